"""Share images: an image for each text of an article, cached by what is drawn, and never a box in place of a letter."""

from __future__ import annotations

import json
import struct
from functools import cache
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup

from digest.config.settings import Settings, SiteLanguage
from digest.languages import Language
from digest.model import Body, Library
from digest.site import made_together, plan
from digest.site.files import share_images
from digest.site.render import Renderer
from digest.store.fonts import Fonts, font_files, read_fonts
from tests.conftest import absent
from tests.site.sample import ABOUT, TEXT, VOCABULARY, bundle, entry, library, site
from tests.sitebuilding import build, digest, tree, write

BASE = Settings(base_url="https://news.example/sub/", share_images=True)
ARTICLE = "茶园开放\n\n2024年5月1日\n\n茶园今天开放，市民可以免费参观，开放时间为每天上午九点到下午五点。\n"
CONFIGURATION = "base_url: https://news.example/\nshare_images: true\n"


@cache
def fonts() -> Fonts:
    """Return the fonts of this machine."""
    found = read_fonts(font_files(""))
    if found is None:
        absent("a font with Han glyphs")
    assert found is not None
    return found


def files_of(found: Library, settings: Settings = BASE) -> dict[str, bytes]:
    """Render a site with share images; their bytes are the SVG they would be drawn from."""
    theme = msgspec.structs.replace(bundle(), fonts=fonts())
    body = Body(blocks=TEXT, removals=())
    renderer = Renderer(
        found, settings, VOCABULARY, ABOUT, theme, lambda _: body, draw=lambda _, svg: svg.encode("utf-8")
    )
    pages = plan(found, settings, VOCABULARY, ABOUT, theme)
    return {page.path: renderer.render(page) for page in pages if not made_together(page)}


def images(found: Library, settings: Settings = BASE) -> set[str]:
    return {path for path in files_of(found, settings) if path.endswith(".png")}


def shown(files: dict[str, bytes], path: str) -> str:
    found = BeautifulSoup(files[path], "html.parser").select("meta[property='og:image']")
    return str(found[0]["content"]) if found else ""


def test_there_is_one_image_for_each_text() -> None:
    partial = entry("c.en", "Only a title", language="en", translation_of="c", length=0)
    found = library(
        entry("a"), entry("b"), entry("b.en", "Tea", language="en", translation_of="b"), entry("c"), partial
    )
    assert images(found) == {
        "zh-hans/articles/a/share.png", "zh-hans/articles/b/share.png", "en/articles/b/share.png", "zh-hans/articles/c/share.png",
    }  # fmt: skip


def test_a_page_that_converts_or_repeats_a_text_shows_the_image_of_that_text() -> None:
    files = files_of(library(entry("a"), entry("a.en", "Tea", language="en", translation_of="a"), entry("b")))
    original = "https://news.example/sub/zh-hans/articles/a/share.png"
    assert shown(files, "zh-hans/articles/a/index.html") == shown(files, "zh-hant/articles/a/index.html") == original
    assert shown(files, "en/articles/a/index.html") == "https://news.example/sub/en/articles/a/share.png"
    assert shown(files, "en/articles/b/index.html") == "https://news.example/sub/zh-hans/articles/b/share.png"


@pytest.mark.parametrize("languages", [("en",), ("zh-Hant", "en"), ("zh-Hant",)])
def test_every_image_that_is_named_exists_whichever_languages_are_built(languages: tuple[Language, ...]) -> None:
    built = tuple(SiteLanguage(code=code, path=code.lower()) for code in languages)
    found = library(entry("a"), entry("b", "Bees", language="en"), entry("b.zh", "蜜蜂", translation_of="b"))
    files = files_of(found, msgspec.structs.replace(BASE, languages=built))
    named = {shown(files, path) for path in files if "/articles/" in path and path.endswith(".html")}
    assert {f"{BASE.base_url}{path}" for path in files if path.endswith(".png")} == named


def test_the_image_says_what_it_is_to_readers_and_machines() -> None:
    files = files_of(library(entry("a")))
    page = BeautifulSoup(files["zh-hans/articles/a/index.html"], "html.parser")
    meta = {
        str(meta.get("property") or meta.get("name")): str(meta["content"]) for meta in page.select("meta[content]")
    }
    assert (meta["og:image:width"], meta["og:image:height"]) == (str(share_images.WIDTH), str(share_images.HEIGHT))
    assert meta["og:image:alt"] == "茶农的新办法"
    assert meta["twitter:card"] == "summary_large_image"
    assert json.loads(page.select("script[type='application/ld+json']")[0].text)["image"] == meta["og:image"]
    svg = files["zh-hans/articles/a/share.png"].decode()
    assert all(text in svg for text in ("茶农的新办法", "山城早报", "2024年5月1日", "茶叶", "文摘"))


@pytest.mark.parametrize("title", ["Tea & <b> \"quoted\" 'x'", "]]> \x0b\x01 &amp;", "茶" * 500, "茶\u2028园"])
def test_hostile_titles_are_drawn_as_text(title: str) -> None:
    svg = files_of(library(entry("a", title)))["zh-hans/articles/a/share.png"].decode()
    assert "<b>" not in svg
    assert share_images.png(svg, fonts()).startswith(b"\x89PNG")


def test_signs_are_left_out_and_a_title_with_an_unknown_letter_has_no_image() -> None:
    assert "茶园开放" in files_of(library(entry("a", "茶园🍵开放")))["zh-hans/articles/a/share.png"].decode()
    assert images(library(entry("a", "茶\U000323af园"))) == set()
    assert images(library(entry("a", "ᚠᛇᚻ tea"))) == set()
    assert images(library(entry("a", ""))) == set()


def test_an_image_has_its_size_and_the_same_bytes_each_time() -> None:
    svg = files_of(library(entry("a")))["zh-hans/articles/a/share.png"].decode()
    data = share_images.png(svg, fonts())
    assert data == share_images.png(svg, fonts())
    assert struct.unpack(">II", data[16:24]) == (share_images.WIDTH, share_images.HEIGHT)
    assert len(data) < 100_000


def test_no_image_without_being_asked() -> None:
    files = site(library(entry("a")), Settings(base_url="https://news.example/"))
    assert not [path for path in files if path.endswith(".png")]
    assert b"og:image" not in files["en/articles/a/index.html"]


def test_an_unchanged_image_is_not_drawn_again(tmp_path: Path) -> None:
    fonts()
    write(
        tmp_path, {"digest.yaml": CONFIGURATION, "content/tea.txt": ARTICLE, "content/bees.txt": "蜜蜂\n\n" + ARTICLE}
    )
    build(tmp_path)
    cold = tree(tmp_path / "output")
    assert sum(path.endswith(".png") for path in cold) == 2
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.glob(".digest/*/images/*")}
    write(
        tmp_path, {"templates/about.html": "{% extends 'base.html' %}"}
    )  # every page is rendered again, images are recalled
    build(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob(".digest/*/images/*")} == kept
    assert {path: data for path, data in tree(tmp_path / "output").items() if path.endswith(".png")} == {
        path: data for path, data in cold.items() if path.endswith(".png")
    }
    (tmp_path / "templates" / "about.html").unlink()
    build(tmp_path)
    assert tree(tmp_path / "output") == cold
    (tmp_path / "content" / "bees.txt").unlink()
    build(tmp_path)
    assert len([*tmp_path.glob(".digest/*/images/*")]) == 1


def test_a_theme_may_draw_something_else(tmp_path: Path) -> None:
    fonts()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="{{ width }}" height="{{ height }}"></svg>'
    write(tmp_path, {"digest.yaml": CONFIGURATION, "content/tea.txt": ARTICLE, "templates/share.svg": svg})
    build(tmp_path)
    (path,) = (tmp_path / "output").rglob("*.png")
    assert path.stat().st_size < 10_000


def test_without_a_font_with_han_glyphs_nothing_is_drawn_and_the_build_says_so_each_time(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"digest.yaml": CONFIGURATION + "share_fonts: fonts\n", "content/tea.txt": ARTICLE, "fonts/a.ttf": b"no"},
    )
    for _ in range(2):
        printed = build(tmp_path)
        assert printed.count("no font in fonts has Han glyphs") == 1
        assert "fonts-noto-cjk" in printed
    assert not list((tmp_path / "output").rglob("*.png"))
    assert "og:image" not in (tmp_path / "output/zh-hans/articles/tea/index.html").read_text("utf-8")
    assert digest(tmp_path, "build", "--strict").returncode == 1


def test_the_fonts_of_a_folder_are_found(tmp_path: Path) -> None:
    known = fonts()
    for path in known.files:
        (tmp_path / Path(path).name).symlink_to(path)
    read = read_fonts(font_files(str(tmp_path)))
    assert read is not None
    assert read.digest == known.digest


def test_languages_are_drawn_in_their_own_glyphs() -> None:
    faces = fonts().faces
    assert faces["zh-Hant"].covers("臺灣龜")
    assert faces["zh-Hans"].covers("台湾龟")
    assert faces["en"].width("il") < faces["en"].width("mw") < faces["en"].width("茶茶")
