"""The search index of a site that was built again equals one built from scratch, whatever happened in between."""

from __future__ import annotations

from pathlib import Path

import pytest

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
    assert times(tmp_path / "output").keys() == before.keys()


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
