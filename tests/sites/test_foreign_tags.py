"""Tags of others on a built site: no page of their own, found by search, left out where a source or the site says so."""

from __future__ import annotations

import json
from pathlib import Path

from tests.sitebuilding import build, tree, write

VOCABULARY = "tags:\n  harbour: {name: {en: Harbour}, aliases: [Port], any: [harbour]}\n  trams: {name: {en: Trams}, any: [tram]}\n"
TEXT = "The harbour opened at six and the harbour master counted forty boats.\n\nAt noon the harbour was full again.\n"
FEED = (
    "<rss version='2.0'><channel><title>Wire</title><item><title>Boats</title><category>seafaring</category>"
    f"<category>Trams</category><description>{TEXT}</description></item></channel></rss>"
)
RULES = "name: Wire\nforeign_tags: ignore\n"
FILES = {
    "digest.yaml": "languages: [en]\nbase_url: https://quay.example/\n",
    "content/tags.yaml": VOCABULARY,
    "content/scraped.md": f"---\ntitle: Boats one\ntags: [lighthouses, Ports]\n---\n{TEXT}",
    "content/editor.md": f"---\ntitle: Boats two\ntags: [trams]\n---\n{TEXT}",
    "content/feed.rss": FEED,
}


def subjects(site: Path) -> set[str]:
    return {path.name for path in (site / "output" / "en" / "topics").iterdir() if path.is_dir()}


def found(site: Path, word: str) -> bool:
    records = (site / "output" / "search" / "articles").glob("*.json")
    return any(word in text for path in records for _, text in json.loads(path.read_text(encoding="utf-8"))["texts"])


def test_tags_of_others(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert "harbour 2, trams 2" in build(tmp_path)
    pages = tree(tmp_path / "output")
    assert not [path for path in pages if "lighthouses" in path or "seafaring" in path]
    assert found(tmp_path, "lighthouses")
    assert found(tmp_path, "seafaring")
    write(tmp_path, {"content/sources/wire.yaml": RULES})
    assert "harbour 2, trams 1" in build(tmp_path)
    assert (found(tmp_path, "lighthouses"), found(tmp_path, "seafaring")) == (True, False)
    write(tmp_path, {"digest.yaml": FILES["digest.yaml"] + "foreign_tags: ignore\n"})
    assert "harbour 2, trams 1" in build(tmp_path)
    assert not found(tmp_path, "lighthouses")
