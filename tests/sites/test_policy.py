"""How much of a text the site shows: no sentence beyond an excerpt, and of a link nothing but the title, in any file."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.sitebuilding import build, tree, write

if TYPE_CHECKING:
    from pathlib import Path

SITE = "base_url: https://news.example/\nreport: true\n"
SOURCE = "name: {name}\npolicy: {policy}\n"
OFTEN = "渡轮的汽笛声音与灯塔的灯光声音"


def article(name: str, front: str) -> str:
    """Return an article of five paragraphs, each with a word that appears nowhere else."""
    paragraphs = [f"{OFTEN}在第{place}段里写着{name}word{place}，岸上的人都听见了这句话。" for place in range(1, 6)]
    body = "\n\n".join(paragraphs)
    return f"---\ntitle: 灯塔与渡轮{name}\ndate: 2026-02-03\n{front}---\n\n{body}\n\n责任编辑：{name}staff\n"


CONTENT = {
    "content/sources/cape.yaml": SOURCE.format(name="岬角报", policy="excerpt"),
    "content/sources/wire.yaml": SOURCE.format(name="远岸社", policy="link"),
    "content/cape.md": article("cape", "source: 岬角报\n"),
    "content/cape.en.md": "\n\n".join(
        f"The ferry and the lighthouse, paragraph {place}: capeenglish{place} was heard by all on the shore that night."
        for place in range(1, 6)
    ),
    "content/wire.md": article("wire", "source: 远岸社\nurl: https://wire.example/a\n"),
    "content/own.md": article("own", "source: 澄江晚报\n"),
    "content/single.md": article("single", "source: 澄江晚报\npolicy: excerpt\n"),
    "content/freed.md": article("freed", "source: 岬角报\npolicy: full\n"),
}


def words_shown(output: Path) -> str:
    """Return the contents of all files of a site as one text in lower case."""
    files = tree(output)
    unpacked = [gzip.decompress(data) if path.endswith(".gz") else data for path, data in files.items()]
    return "\n".join(data.decode("utf-8", "replace").lower() for data in unpacked)


def shown(output: Path, name: str) -> list[int]:
    """Return the numbers of the paragraphs of an article that any file contains."""
    found = words_shown(output)
    return [place for place in range(1, 6) if f"{name}{place}" in found]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("policy"), {"digest.yaml": SITE, **CONTENT})
    build(folder)
    return folder / "output"


def test_no_file_contains_more_than_the_excerpt_of_a_source_or_an_article(output: Path) -> None:
    assert shown(output, "capeword") == [1, 2]
    assert shown(output, "capeenglish") == [1, 2]
    assert shown(output, "singleword") == [1, 2]


def test_of_a_link_only_the_title_and_the_address_are_shown(output: Path) -> None:
    assert shown(output, "wireword") == []
    found = words_shown(output)
    assert "灯塔与渡轮wire" in found
    assert "https://wire.example/a" in found


def test_front_matter_overrides_the_source_and_other_articles_are_whole(output: Path) -> None:
    assert shown(output, "freedword") == [1, 2, 3, 4, 5]
    assert shown(output, "ownword") == [1, 2, 3, 4, 5]


def test_removals_are_shown_only_with_the_whole_text(output: Path) -> None:
    page = (output / "zh-hans/articles/cape/index.html").read_text(encoding="utf-8")
    assert "capestaff" not in page.replace("capestaff</dd>", "", 1)  # the editor's name is a fact
    assert 'class="removed"' not in page
    assert 'class="removed"' in (output / "zh-hans/articles/own/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("policy", "kept"), [("excerpt", [1, 2]), ("link", [])])
def test_the_policy_of_the_site_is_the_default(tmp_path: Path, policy: str, kept: list[int]) -> None:
    write(tmp_path, {"digest.yaml": f"{SITE}policy: {policy}\n", "content/own.md": CONTENT["content/own.md"]})
    build(tmp_path)
    assert shown(tmp_path / "output", "ownword") == kept
    (tmp_path / "digest.yaml").write_text(SITE, encoding="utf-8")
    build(tmp_path)
    assert shown(tmp_path / "output", "ownword") == [1, 2, 3, 4, 5]


def test_an_editors_summary_is_the_editors_and_is_shown(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"digest.yaml": SITE, "content/own.md": article("own", "policy: link\nsummary: 编辑自己写的一句话。\n")},
    )
    build(tmp_path)
    assert "编辑自己写的一句话。" in (tmp_path / "output/zh-hans/index.html").read_text(encoding="utf-8")
    assert shown(tmp_path / "output", "ownword") == []
