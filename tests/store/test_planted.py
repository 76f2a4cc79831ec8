"""A site that came from somebody else: its links, state and templates publish and change nothing outside of it, and run nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digest.commands.build import build_site
from digest.errors import ConfigurationError
from digest.site_paths import SitePaths
from digest.store.theme import load_theme
from tests.sitebuilding import EPOCH, tree, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
TEXT = "海湾市图书馆今天开放新馆。新馆有三层，藏书二十万册，市民可以免费借阅。\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    write(tmp_path, {"site/content/a.txt": TEXT, "outside/secret.html": "secret", "outside/about.md": "# secret\n"})
    return tmp_path / "site"


def build(site: Path, output: str = "output") -> dict[str, bytes]:
    build_site(SitePaths(str(site), str(site / "content"), str(site / output)), drafts=False, jobs=1)
    return tree(site / output)


def test_links_in_the_state_of_a_site_change_nothing_outside(site: Path) -> None:
    cold = build(site)
    (state,) = (site / ".digest").iterdir()
    outside = site.parent / "outside"
    before = tree(outside)
    names = ["lock", *(f"{path.name}{end}" for path in state.iterdir() for end in ("", ".partial")), "bodies.pack"]
    for name in names:
        (state / name).unlink(missing_ok=True)
        (state / name).symlink_to(outside / "secret.html")
    (state / "images").symlink_to(outside)
    write(site, {"content/b.txt": "Boats met in the harbour of Velling on Monday, and forty crews raced for a bell.\n"})
    build(site)
    assert tree(outside) == before
    (site / "content" / "b.txt").unlink()
    assert build(site) == cold
    for path in state.iterdir():
        path.unlink()
    state.rmdir()
    write(site.parent, {"elsewhere/images/theirs.png": b"theirs", "elsewhere/lock": b"theirs"})
    state.symlink_to(site.parent / "elsewhere")
    assert build(site) == cold
    assert tree(site.parent / "elsewhere") == {"images/theirs.png": b"theirs", "lock": b"theirs"}


def test_an_about_page_that_is_a_link_is_read_only_inside_the_site(site: Path) -> None:
    about = site / "content" / "about.md"
    about.symlink_to(site.parent / "outside" / "about.md")
    assert "en/about/index.html" not in build(site)
    about.unlink()
    write(site, {"README.md": "Our paper.\n"})
    about.symlink_to("../README.md")
    assert b"Our paper." in build(site)["en/about/index.html"]
    write(site, {"README.md": "Their paper.\n"})
    assert b"Their paper." in build(site)["en/about/index.html"]
    about.unlink()
    os.mkfifo(about)  # its end never comes
    assert "en/about/index.html" not in build(site)


def test_links_among_templates_and_themes_are_followed_only_inside_the_site(site: Path) -> None:
    outside, root = site.parent / "outside", str(site)
    (outside / "theme.yaml").write_text("name: theirs\n", encoding="utf-8")
    shipped = load_theme(root, "newspaper")
    (site / "templates").symlink_to(outside)
    assert load_theme(root, "newspaper") == shipped
    (site / "templates").unlink()
    write(site, {"parts/home.html": "ours", "parts/b/page.html": "ours", "themes/dusk/theme.yaml": "name: dusk\n"})
    write(site, {"themes/dusk/static/a.css": "a {}", "templates/own.html": "own"})
    for link, target in {
        "themes/theirs": outside, "templates/home.html": outside / "secret.html", "templates/more": outside,
        "themes/dusk/static/secret.html": outside / "secret.html", "themes/dusk/static/zero": Path("/dev/zero"),
        "templates/page.html": site / "parts/b/page.html", "templates/parts": site / "parts", "templates/b": site / "templates",
    }.items():  # fmt: skip
        (site / link).symlink_to(target)
    theme = load_theme(root, "dusk")
    assert {name for name in theme.templates if theme.templates[name] in ("ours", "own", "secret")} == {
        "own.html", "page.html", "parts/home.html", "parts/b/page.html",
    }  # fmt: skip
    assert theme.own
    assert theme.assets.keys() - shipped.assets.keys() == {"a.css"}
    assert theme.templates["home.html"] == shipped.templates["home.html"]
    with pytest.raises(ConfigurationError, match="there is no theme 'theirs'"):
        load_theme(root, "theirs")


def test_a_template_behind_a_link_is_built_again_when_it_changes(site: Path) -> None:
    write(site, {"templates/.keep": "", "parts/notes.html": "first"})
    build(site)
    (site / "templates" / "404.html").symlink_to(site / "parts" / "notes.html")
    assert build(site)["404.html"] == b"first"
    write(site, {"parts/notes.html": "second"})
    assert build(site)["404.html"] == b"second"


def test_templates_of_a_site_run_in_a_sandbox(site: Path) -> None:
    write(site, {"templates/404.html": "\n{{ cycler.__init__.__globals__.os.mkdir('run') }}"})
    with pytest.raises(ConfigurationError, match="unsafe") as error:
        build(site)
    assert (error.value.file, error.value.line) == ("404.html", 2)
