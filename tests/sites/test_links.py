"""Entries whose description only says the title again are links, not refusals."""

from __future__ import annotations

from pathlib import Path

from tests.sitebuilding import digest, write

ENTRY = "<item><title>{}</title><link>https://bay.example/{}</link><description>{}</description></item>"
TITLES = ("The ferry sails at noon - Sea Wind", "灯塔换上了新灯", "The bridge is shut until Monday")
TEXTS = (
    "&lt;a href='https://bay.example'&gt;The ferry sails at noon&lt;/a&gt;&amp;nbsp;&amp;nbsp;Sea Wind",
    "灯塔换上了新灯",
    "The bridge is shut until Monday, and the tram to the island stops at the old quay until then.",
)


def test_descriptions_that_say_the_title_again(tmp_path: Path) -> None:
    items = "".join(map(ENTRY.format, TITLES, range(3), TEXTS))
    write(tmp_path, {"a.rss": f"<rss version='2.0'><channel><title>Bay</title>{items}</channel></rss>"})
    lines = digest(tmp_path, "inspect", "--json", "--no-memory", "a.rss").stdout.splitlines()
    assert ['"kind":"link"' in line for line in lines] == [True, True, False]
    assert '"kind":"brief"' in lines[2]
