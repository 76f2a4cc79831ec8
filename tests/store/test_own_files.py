"""Pictures next to articles, links between articles and static/: what is published, and that warm builds equal cold ones."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import pytest

from tests.sitebuilding import build, digest, tree, write

TEXT = "渡轮中午离开港口，码头上没有人挥手，船长说雾很快就会散去，乘客们在甲板上喝茶。\n\n"


def png(width: int, height: int, grey: int = 128) -> bytes:
    """Return a grey picture."""

    def chunk(tag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    rows = zlib.compress((b"\0" + bytes([grey]) * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of two articles with pictures, which link to each other."""
    files: dict[str, str | bytes] = {
        "digest.yaml": "title: T\nbase_url: https://news.example/paper/\n",
        "static/CNAME": "news.example\n",
        "content/a.md": f"---\ntitle: A\n---\n{TEXT}![雾](b/雾%20港.png)\n\n船长在[另一篇](b/other.md)和[不在的](gone.md)里都说过，这条航线从来没有停过。\n",
        "content/b/other.md": f"---\ntitle: B\n---\n{TEXT}![雾](雾%20港.png)\n\n船长在[前一篇](../a.md#x)里说过，这条航线从来没有停过。\n",
        "content/b/雾 港.png": png(40, 30),
        "content/b/not shown.png": png(8, 8),
    }
    return write(tmp_path / "site", files)


def cold(site: Path) -> dict[str, bytes]:
    """Return the output of a build from nothing in a copy of the folder's settings."""
    build(site, "--output", "cold")
    found = tree(site / "cold")
    for path in sorted((site / "cold").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (site / "cold").rmdir()
    return found


def page(site: Path, name: str) -> str:
    return (site / "output" / "zh-hans" / "articles" / name / "index.html").read_text("utf-8")


def test_a_picture_is_published_once_under_a_name_with_its_digest(site: Path) -> None:
    build(site)
    (picture,) = (site / "output" / "media").iterdir()
    assert picture.read_bytes() == png(40, 30)
    for name in ("a", "b-other"):
        assert re.search(r'<img src="../../../media/[^"]+" alt="雾" width="40" height="30"', page(site, name))
    assert digest(site, "check").returncode == 0


def test_links_between_files_lead_to_pages_in_the_language_of_the_page(site: Path) -> None:
    build(site)
    assert 'href="../../../zh-hans/articles/b-other/index.html">另一篇</a>和不在的里都说过' in page(site, "a")
    assert 'href="../../../zh-hans/articles/a/index.html">前一篇</a>' in page(site, "b-other")
    english = (site / "output" / "en" / "articles" / "a" / "index.html").read_text("utf-8")
    assert 'href="../../../en/articles/b-other/index.html">另一篇</a>' in english


def test_static_files_go_to_the_root_and_a_clash_names_both(site: Path) -> None:
    build(site)
    assert (site / "output" / "CNAME").read_text() == "news.example\n"
    write(site, {"static/robots.txt": "User-agent: *\n"})
    done = digest(site, "build")
    assert done.returncode == 3
    assert "static/robots.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_warm_builds_follow_every_change_of_these_files(site: Path) -> None:
    build(site)
    changes: list[dict[str, str | bytes | None]] = [
        {"content/b/雾 港.png": png(20, 10)},
        {"content/b/雾 港.png": b"no picture"},
        {"content/b/雾 港.png": png(40, 30, grey=3)},
        {"content/gone.md": f"---\ntitle: C\n---\n{TEXT}"},
        {"content/b/other.md": None},
        {"static/CNAME": "other.example\n", "static/ads.txt": "none\n"},
        {"static/CNAME": None, "static/ads.txt": None, "content/b/雾 港.png": None},
    ]
    for change in changes:
        for name, data in change.items():
            if data is None:
                (site / name).unlink()
            else:
                write(site, {name: data})
        build(site)
        assert tree(site / "output") == cold(site), change


def test_what_is_no_picture_is_reported_and_the_article_built(site: Path) -> None:
    write(site, {"content/b/雾 港.png": b"<svg onload=alert(1)>"})
    build(site)
    assert "<img" not in page(site, "a")
    assert "picture.unreadable" in digest(site, "check").stdout
