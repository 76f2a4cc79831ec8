"""Kinds of items on a built site: shown on cards, reports alone on the front page, corrected by front matter and sources."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.sitebuilding import build, tree, write

TEXT = "The harbour opened at six and the harbour master counted forty boats before he went home to sleep. " * 3
FILES = {
    "digest.yaml": "languages: [en, zh-Hans]\nbase_url: https://quay.example/\n",
    "content/report.md": f"---\ntitle: Forty boats\ndate: 2026-05-01\nsource: Wire\n---\n{TEXT}\n\n{TEXT}\n\n{TEXT}\n",
    "content/links.csv": "time,title,url,source\n2026-05-02,The ferry sails,https://bay.example/1,Bay\n2026-05-03,A new lamp,https://bay.example/2,Bay\n",
}


def front(site: Path, language: str = "en") -> str:
    return (site / "output" / language / "index.html").read_text(encoding="utf-8")


def test_reports_first(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    build(tmp_path)
    page = front(tmp_path)
    assert "Forty boats" in page
    assert "The ferry sails" not in page
    assert "All articles, of every kind" in page
    month = (tmp_path / "output/en/2026/05/index.html").read_text(encoding="utf-8")
    assert "The ferry sails" in month
    assert '<span class="kind tongue">Link</span>' in month
    assert ">链接</span>" in front(tmp_path, "zh-hans/2026/05")


def test_a_site_without_reports_shows_what_it_has(tmp_path: Path) -> None:
    write(tmp_path, {name: text for name, text in FILES.items() if name != "content/report.md"})
    build(tmp_path)
    assert "The ferry sails" in front(tmp_path)
    assert "of every kind" not in front(tmp_path)


def test_kinds_are_corrected_and_a_warm_build_equals_a_cold_one(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    build(tmp_path)
    write(tmp_path, {"content/sources/bay.yaml": "name: Bay\nkind: report\n"})
    build(tmp_path)
    assert "The ferry sails" in front(tmp_path)
    write(tmp_path, {"content/report.md": FILES["content/report.md"].replace("title:", "kind: opinion\ntitle:")})
    build(tmp_path)
    assert "Forty boats" not in front(tmp_path)
    warm = tree(tmp_path / "output")
    shutil.rmtree(tmp_path / ".digest")
    shutil.rmtree(tmp_path / "output")
    build(tmp_path)
    assert tree(tmp_path / "output") == warm
