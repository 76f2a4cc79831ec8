"""One article, one entry: repeated rows, revisions, copies in other files, and what cannot be settled, in whole sites."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.sitebuilding import build, digest, tree, write

FERRY = "海湾市的渡轮昨天换上了电动机组，第一班船在清晨五点半离开码头，船长说噪声小了一半，岸上的居民终于能睡到天亮。"
LIBRARY = "海湾市图书馆从本周起夜间开放到十一点，馆长说读者最多的时候是周五，书架旁都坐满了人，连楼梯上也有人看书。"
LATER = LIBRARY.replace("十一点", "十二点").replace("周五", "周六")
URL = "https://news.example/a/library.html"
SMALL = "languages: [zh-Hans]\nsearch: false\n"


def table(*rows: tuple[str, str, str, str]) -> str:
    """Return a table of articles: title, date, address, text."""
    stream = io.StringIO()
    csv.writer(stream).writerows([("title", "date", "url", "text"), *rows])
    return stream.getvalue()


def row(
    text: str = LIBRARY, *, title: str = "图书馆夜间开放", date: str = "2026-05-01", url: str = URL
) -> tuple[str, str, str, str]:
    return title, date, url, text


def page(text: str = LIBRARY, url: str = URL, title: str = "图书馆夜间开放") -> str:
    head = f'<title>{title}</title><link rel="canonical" href="{url}"><meta property="article:published_time" content="2026-05-01">'
    return f"<html><head>{head}</head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


def articles(site: Path, output: str = "output") -> dict[str, str]:
    """Return the pages of articles by the names of their folders, redirects excluded."""
    folder = site / output / "zh-hans" / "articles"
    pages = {path.parent.name: path.read_text(encoding="utf-8") for path in folder.glob("*/index.html")}
    return {name: text for name, text in pages.items() if 'http-equiv="refresh"' not in text}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {"digest.yaml": SMALL})


def built(site: Path) -> str:
    """Build a site after a change, compare it with a build from scratch, and return the summary."""
    printed = build(site, "--allow-removals")
    shutil.rmtree(site / "cold", ignore_errors=True)
    shutil.rmtree(site / ".digest-kept", ignore_errors=True)
    (site / ".digest").rename(site / ".digest-kept")
    build(site, "--output", "cold")
    shutil.rmtree(site / ".digest")
    (site / ".digest-kept").rename(site / ".digest")
    assert tree(site / "output") == tree(site / "cold")
    return printed


def test_a_row_that_is_repeated_is_one_article(site: Path) -> None:
    write(site, {"content/day-1.csv": table(row(), row(FERRY, title="渡轮", url="https://news.example/a/ferry"))})
    built(site)
    before = articles(site)
    assert len(before) == 2
    again = row(url="http://m.news.example/a/library.html?utm_source=wechat#top")
    write(site, {"content/day-2.csv": table(again), "content/day-3.csv": table(again)})
    printed = built(site)
    assert articles(site) == before
    assert "repeats          2  2 copies and 0 other versions" in printed
    listed = digest(site, "check", "--only", "repeat").stdout
    assert "day-2.csv:2: a copy of day-1.csv:2, which is shown  [repeat.copy]" in listed


def test_a_changed_row_becomes_the_newest_version_at_the_same_address(site: Path) -> None:
    write(site, {"content/day-1.csv": table(row())})
    built(site)
    (name,) = articles(site)
    write(site, {"content/day-2.csv": table(row(LATER, title="图书馆夜间开放到深夜", date="2026-05-02"))})
    assert "1 other version" in built(site)
    after = articles(site)
    assert [*after] == [name]
    assert "十二点" in after[name]
    assert "十一点" not in after[name]
    assert "2026-05-01" in after[name]
    assert "2026-05-02" in after[name]


def test_which_text_is_newer_does_not_depend_on_the_names_of_files(site: Path) -> None:
    for old, new in (("a.csv", "b.csv"), ("b.csv", "a.csv")):
        shutil.rmtree(site / "content", ignore_errors=True)
        write(site, {f"content/{old}": table(row()), f"content/{new}": table(row(LATER, date="2026-05-02"))})
        built(site)
        assert "十二点" in "".join(articles(site).values())


def test_without_dates_the_last_source_counts_and_the_order_is_by_names(site: Path) -> None:
    write(site, {"content/2.csv": table(row(LATER, date="")), "content/1.csv": table(row(date=""))})
    built(site)
    assert "十二点" in "".join(articles(site).values())


def test_the_time_of_fetching_takes_precedence(site: Path) -> None:
    head = "title,date,url,crawled_at,text\n"
    write(site, {"content/1.csv": f"{head}馆,2026-05-01,{URL},2026-05-09 10:00:00,{LATER}\n"})
    write(site, {"content/2.csv": f"{head}馆,2026-05-01,{URL},2026-05-08 10:00:00,{LIBRARY}\n"})
    built(site)
    assert "十二点" in "".join(articles(site).values())


def test_a_rename_a_moved_row_and_dated_feeds_change_no_address(site: Path) -> None:
    item = "<item><title>{0}</title><link>https://news.example/{1}</link><guid>{1}</guid><description>{2}</description></item>"
    feed = '<rss version="2.0"><channel><title>海湾报</title>{0}</channel></rss>'
    items = [item.format("渡轮换上电动机组", "a/ferry", FERRY), item.format("图书馆夜间开放", "a/library", LIBRARY)]
    write(
        site,
        {
            "content/feed-0501.xml": feed.format("".join(items)),
            "content/saved.html": page(url="https://news.example/b"),
        },
    )
    built(site)
    before = articles(site)
    assert len(before) == 3
    (site / "content/feed-0501.xml").rename(site / "content/feed-0502.xml")
    (site / "content/saved.html").rename(site / "content/saved again.html")
    built(site)
    assert articles(site) == before
    write(site, {"content/feed-0502.xml": feed.format("".join(reversed(items)))})
    built(site)
    assert articles(site) == before
    assert not (site / "content/redirects.yaml").exists()


def test_a_page_and_a_row_of_one_address_are_one_article_and_an_excerpt_replaces_nothing(site: Path) -> None:
    write(site, {"content/saved.html": page(f"{LIBRARY}</p><p>{FERRY}</p><p>{LIBRARY[::-1]}")})
    built(site)
    before = articles(site)
    write(site, {"content/feed.csv": table(row(LIBRARY[:40], date="2026-05-03"))})
    assert "1 other version" in built(site)
    assert articles(site) == before


def test_the_file_of_an_editor_wins_and_is_never_folded(site: Path) -> None:
    write(site, {"content/day.csv": table(row(date="2026-05-09"))})
    built(site)
    (scraped,) = articles(site)
    write(site, {"content/ours.md": f"---\ntitle: 我们的标题\nurl: {URL}\ndate: 2026-05-01\n---\n{FERRY}\n"})
    built(site)
    assert [*articles(site)] == ["ours"]
    redirect = (site / f"output/zh-hans/articles/{scraped}/index.html").read_text(encoding="utf-8")
    assert "articles/ours/index.html" in redirect
    write(site, {"content/theirs.md": f"---\ntitle: 另一个标题\nurl: {URL}\n---\n{LIBRARY}\n"})
    assert "1 not settled" in built(site)
    assert {*articles(site)} == {"ours", "theirs"}
    assert "[repeat.unsettled]" in digest(site, "check").stdout


def test_a_draft_of_an_editor_keeps_the_scraped_article_back(site: Path) -> None:
    write(site, {"content/day.csv": table(row()), "content/ours.md": f"---\nurl: {URL}\ndraft: true\n---\n{FERRY}\n"})
    built(site)
    assert articles(site) == {}


def test_a_takedown_by_any_of_its_names_takes_an_article_down(site: Path) -> None:
    write(
        site,
        {"content/a.csv": table(row()), "content/b.csv": table(row(), row(FERRY, title="渡轮", url=f"{URL}?id=2"))},
    )
    for named in ("url: 'https://www.news.example/a/library.html?utm_source=x'", "id: b.csv", "id: a.csv"):
        write(site, {"content/takedowns.yaml": f"- {named}\n  date: 2026-06-01\n  reason: 应要求撤下。\n"})
        built(site)
        assert LIBRARY[:12] not in "".join(articles(site).values()), named


def test_an_address_that_many_articles_of_a_file_have_names_none_of_them(site: Path) -> None:
    rows = [row(f"{FERRY}第{n}天的消息，船开了{n}班。", title=f"每日船讯 {n}") for n in range(6)]
    write(site, {"content/list.csv": table(*rows)})
    built(site)
    assert len(articles(site)) == 6
    assert "[repeat.shared-address]" in digest(site, "check").stdout


def test_a_table_that_grows_holds_all_versions_of_an_article(site: Path) -> None:
    versions = [row(LIBRARY.replace("十一点", hour), date=f"2026-05-0{n}") for n, hour in enumerate("六七八九", 1)]
    write(site, {"content/all.csv": table(*versions)})
    built(site)
    (text,) = articles(site).values()
    assert "夜间开放到九" in text


def test_articles_with_unlike_titles_are_not_folded(site: Path) -> None:
    write(site, {"content/a.csv": table(row()), "content/b.csv": table(row(FERRY, title="渡轮换上电动机组"))})
    built(site)
    assert len(articles(site)) == 2
    assert "has the address of" in digest(site, "check", "--only", "repeat.unsettled").stdout


def test_an_id_of_a_feed_joins_articles_whose_addresses_changed(site: Path) -> None:
    entry = "<entry><title>图书馆夜间开放</title><id>tag:news.example,2026:7</id><link href='https://news.example/{0}'/><updated>2026-05-0{1}T10:00:00Z</updated><summary>{2}</summary></entry>"
    feed = "<feed xmlns='http://www.w3.org/2005/Atom'><title>海湾报</title>{0}</feed>"
    write(site, {"content/1.atom": feed.format(entry.format("old", 1, LIBRARY))})
    built(site)
    before = articles(site)
    write(site, {"content/2.atom": feed.format(entry.format("new", 2, LATER))})
    built(site)
    assert articles(site).keys() == before.keys()
    assert "十二点" in "".join(articles(site).values())


def test_a_translation_stays_with_an_original_that_has_the_name_of_its_address(site: Path) -> None:
    write(site, {"digest.yaml": "languages: [zh-Hans, en]\nsearch: false\n", "content/saved.html": page()})
    write(
        site,
        {"content/saved.en.md": "---\ntitle: The library is open at night\n---\nThe library is open until eleven.\n"},
    )
    assert "en (translation) 1" in built(site)
    write(site, {"content/again.html": page()})
    assert "en (translation) 1" in built(site)


def test_equal_texts_without_an_address_are_listed(site: Path) -> None:
    write(site, {"content/a.txt": LIBRARY, "content/b.txt": LIBRARY})
    built(site)
    assert len(articles(site)) == 2
    assert "b.txt:1: it has the text of a.txt:1" in digest(site, "check").stdout


def test_a_link_to_a_file_that_is_folded_leads_to_the_article(site: Path) -> None:
    write(
        site,
        {
            "content/a.html": page(),
            "content/b.html": page(),
            "content/c.md": f"{FERRY}另见[夜间开放](b.html)的消息。\n",
        },
    )
    built(site)
    (name,) = {*articles(site)} - {"c"}
    assert f'articles/{name}/index.html">夜间开放</a>' in articles(site)["c"]
