"""What `digest check` and `digest build` print for many problems: numbers first, each cause once, and what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sitebuilding import build, digest, write

TEXT = "海湾市的渡轮昨天换上了电动机组，第一班船在清晨五点半离开码头，船长说噪声小了一半，岸上的居民终于能睡到天亮。"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [f"船讯 {n},海湾报,2026-05-01,{TEXT}第{n}班。" for n in range(30)]
    empty = [f"空 {n},海湾报,2026-05-01," for n in range(9)]
    site = write(
        tmp_path_factory.mktemp("check"),
        {
            "content/rows.csv": "\n".join(["title,source,date,text", *rows, *empty]),
            "content/old/odd.md": f"---\ntitel: 夜航\n---\n{TEXT}夜航。\n",
            "digest.yaml": "languages: [zh-Hans, en]\nsearch: false\n",
        },
    )
    build(site)
    return site


def checked(site: Path, *arguments: str) -> list[str]:
    done = digest(site, "check", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_numbers_by_cause_and_source_come_first(site: Path) -> None:
    lines = checked(site)
    assert lines[0].startswith("7")
    assert "problems: 10 errors, " in lines[0]
    assert lines[2].split() == ["9", "error", "refused.empty", "rows.csv", "9"]
    assert lines[3].split() == ["1", "error", "front-matter.unknown-key", "old/", "1"]
    hint = next(line for line in lines if "hint" in line and "content.no-translation" in line)
    assert hint.split() == ["31", "hint", "content.no-translation", "海湾报", "30,", "old/", "1"]
    assert next(line for line in lines if line.startswith("sources: ")).startswith("sources: 海湾报 6")
    assert len(lines) < 50


def test_each_cause_is_shown_once_with_its_first_places_and_one_remedy(site: Path) -> None:
    lines = checked(site)
    refused = [line for line in lines if line.endswith("[refused.empty]")]
    assert refused[:3] == [f"rows.csv:{n}: the row has no text  [refused.empty]" for n in (32, 33, 34)]
    assert refused[3].strip() == "… and 6 more in rows.csv 6  [refused.empty]"
    assert lines.count("        add the text, or the title and the address, or remove the row") == 1


def test_only_lists_every_place_and_skip_leaves_out(site: Path) -> None:
    lines = checked(site, "--only", "refused.empty,front-matter")
    assert lines[0] == "10 problems: 10 errors"
    assert sum("[refused.empty]" in line for line in lines) == 9
    assert lines[-1].endswith("other problems left out")
    assert checked(site, "--only", "error")[0] == "10 problems: 10 errors"
    assert "hint" not in checked(site, "--skip", "hint,warning")[0]
    assert "the kinds are error, warning, hint, content.made-title" in checked(site, "--only", "eror")[0]


def test_what_the_site_ignores_is_in_no_list_and_strict_counts_errors_alone(site: Path) -> None:
    assert digest(site, "check", "--strict").returncode == digest(site, "build", "--strict").returncode == 1
    assert digest(site, "check", "--strict", "--skip", "error").returncode == 0
    before = (site / "digest.yaml").read_text(encoding="utf-8")
    write(site, {"digest.yaml": f"{before}check: {{ignore: [refused, front-matter.unknown-key]}}\n"})
    try:
        assert digest(site, "check", "--strict").returncode == 0
        built = digest(site, "build", "--strict")
        assert built.returncode == 0
        assert "0 written" in built.stdout
        assert "the row has no text" not in built.stdout
        assert "ignored" in built.stdout
    finally:
        write(site, {"digest.yaml": before})


def test_a_build_shows_each_cause_once_where_there_are_many(tmp_path: Path) -> None:
    rows = [f"空 {n}," for n in range(30)]
    write(tmp_path, {"content/rows.csv": "\n".join(["title,text", *rows]), "content/a.txt": TEXT})
    printed = build(tmp_path)
    assert printed.count("the row has no text") == 3
    assert "… and 27 more in rows.csv 27  [refused.empty]" in printed
