"""The search index of a site that was built again equals one built from scratch, whatever happened in between."""

from __future__ import annotations

import html
import json
from itertools import accumulate
from pathlib import Path

import pytest

from digest.search.shards import numbers, parsed
from tests.sitebuilding import build, times, tree, write

TEXT = "第{}天，海湾市图书馆的读者借走了一本讲声音的书，还书的人说书里夹着一张乐谱。\n\n馆员把乐谱交给了失物招领处，编号{}。\n"


def article(number: int) -> str:
    """Return an article; a greater number is a later one."""
    return f"---\ndate: 2025-{number // 28 + 1:02}-{number % 28 + 1:02}\n---\n" + TEXT.format(number, number * 7919)


def edit_the_newest(site: Path) -> None:
    path = site / "content" / "a39.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n乐谱的主人来电话了。\n", encoding="utf-8")


def edit_an_old_one(site: Path) -> None:
    path = site / "content" / "a03.md"
    path.write_text(path.read_text(encoding="utf-8").replace("失物招领处", "音乐学院"), encoding="utf-8")


def add_a_newer_one(site: Path) -> None:
    write(site, {"content/a40.md": article(40)})


def add_an_older_one(site: Path) -> None:
    write(site, {"content/early.md": article(5).replace("2025", "2024")})


def remove_one(site: Path) -> None:
    (site / "content" / "a20.md").unlink()


def lose_a_shard(site: Path) -> None:
    (site / "output" / "search" / "grams" / "0.bin").unlink()
    edit_the_newest(site)


CHANGES = (edit_the_newest, edit_an_old_one, add_a_newer_one, add_an_older_one, remove_one, lose_a_shard)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_updated_index_equals_one_built_from_scratch(tmp_path: Path, jobs: str) -> None:
    write(tmp_path, {f"content/a{number:02}.md": article(number) for number in range(40)})
    build(tmp_path, "--jobs", jobs)
    for change in CHANGES:
        change(tmp_path)
        build(tmp_path, "--jobs", jobs)
        cold = tmp_path / change.__name__
        build(tmp_path, "--jobs", "1", "--output", str(cold))
        assert tree(tmp_path / "output") == tree(cold), change.__name__
    before = times(tmp_path / "output")
    edited = tmp_path / "content" / "a03.md"
    edited.write_text(edited.read_text(encoding="utf-8").replace("音乐学院", "失物招领处"), encoding="utf-8")
    build(tmp_path, "--jobs", jobs)
    differing = times(tmp_path / "output").keys() ^ before.keys()
    assert all("/stories/" in name or name == "_redirects" for name in differing), (
        "the edit ends stories, which redirect"
    )


def test_an_edit_writes_only_the_shards_it_touches(tmp_path: Path) -> None:
    write(
        tmp_path,
        {f"content/a{number:03}.md": article(number % 300) + TEXT.format(number, number) * 4 for number in range(150)},
    )
    build(tmp_path)
    before = times(tmp_path / "output" / "search")
    path = tmp_path / "content" / "a003.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "完\n", encoding="utf-8")
    build(tmp_path)
    after = times(tmp_path / "output" / "search")
    changed = {name for name in before if before[name] != after[name]}
    assert "articles/3.json" in changed
    assert 0 < sum(name.startswith("grams/") for name in changed) < sum(name.startswith("grams/") for name in before)


def test_names_with_line_ends_do_not_shift_the_lists_of_other_words(tmp_path: Path) -> None:
    """A line end in the name of a source was taken for the end of a name in the index: all words after it had wrong lists."""
    names = ["Bay\nNews", "\n", "script", "a\u2028b\x85c", "\ufeffd", "\x01\x02e", "<script>\r\n\t", "新華社", "新华社"]
    rows = [
        {"title": f"script {number}", "source": name, "tags": f"tag\n{number}", "date": f"2025-01-{number + 1:02}", "text": TEXT}
        for number, name in enumerate(names)
    ]  # fmt: skip
    write(tmp_path, {"content/a.jsonl": "\n".join(map(json.dumps, rows))})
    build(tmp_path)
    check_index(tmp_path / "output", len(rows))
    rows[0]["source"], rows[7]["source"] = "Bay\n\nTimes", "新华社"
    write(tmp_path, {"content/a.jsonl": "\n".join(map(json.dumps, rows))})
    build(tmp_path)
    check_index(tmp_path / "output", len(rows))
    build(tmp_path, "--output", "cold")
    assert tree(tmp_path / "output") == tree(tmp_path / "cold")
    write(tmp_path, {"content/a.jsonl": "\n".join(map(json.dumps, rows[3:]))})
    build(tmp_path)
    check_index(tmp_path / "output", len(rows) - 3)


def check_index(output: Path, count: int) -> None:
    """Check that the lists of filters name the articles with these filters, and that all articles have the word script."""
    lists = [
        pair for path in (output / "search/grams").iterdir() for pair in zip(*parsed(path.read_bytes()), strict=True)
    ]
    index = {name: [*accumulate(numbers(data))] for name, data in lists}
    assert len(index) == len(lists)
    records = [json.loads((output / f"search/articles/{number}.json").read_bytes()) for number in range(count)]
    asked: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        for term in record["terms"]:
            asked.setdefault(f"\x01{term}", []).append(number)
    assert {name: found for name, found in index.items() if name[0] == "\x01"} == asked
    assert index["script"] == [*range(count)]
    page = html.unescape((output / "en/search/index.html").read_text(encoding="utf-8"))
    assert [term for term in asked if f'value="{term[1:]}"' not in page] == []


def test_the_filters_of_the_search_page_follow_the_articles(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": article(1), "content/b.md": article(2)})
    build(tmp_path)
    page = tmp_path / "output/en/search/index.html"
    assert b'value="undated"' not in page.read_bytes()
    write(
        tmp_path,
        {"content/c.txt": TEXT.format(3, 4), "content/d.txt": "The ferry sailed late. Nobody on board minded.\n"},
    )
    build(tmp_path)
    assert b'value="undated"' in page.read_bytes()
    assert b'value="language/en"' in page.read_bytes()
    for name in ("c.txt", "d.txt"):
        (tmp_path / "content" / name).unlink()
    build(tmp_path)
    assert b'value="undated"' not in page.read_bytes()
    assert b'value="language/en"' not in page.read_bytes()
