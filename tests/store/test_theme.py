"""Themes: the steps of docs/themes.md create a theme, missing files come from the base theme, mistakes have file and line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from digest.errors import ConfigurationError
from digest.store.theme import load_theme
from tests.conftest import ROOT
from tests.sitebuilding import build, digest, tree, write

GUIDE = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert digest(tmp_path, "init", ".").returncode == 0
    return tmp_path


def example(kind: str) -> str:
    """Return the one example of a kind in the guide."""
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    return str(found)


def switch(site: Path, theme: str) -> None:
    """Change the one line that chooses a theme."""
    settings = (site / "digest.yaml").read_text(encoding="utf-8")
    (site / "digest.yaml").write_text(re.sub(r"(?m)^theme: .*\n", theme, settings), encoding="utf-8")


def test_the_steps_of_the_guide_create_a_theme(site: Path) -> None:
    dusk = site / "themes" / "dusk"
    shutil.copytree(ROOT / "themes" / "newspaper", dusk)
    style = dusk / "static" / "style.css"
    style.write_text(style.read_text(encoding="utf-8") + example("css"), encoding="utf-8")
    write(dusk, {"templates/partials/footer.html": example("html")})
    switch(site, example("yaml"))
    build(site, "--strict")
    built = tree(site / "output")
    assert example("css").encode() in built["static/style.css"]
    footer = re.search(rb'<footer class="colophon">.*?</footer>', built["en/index.html"], re.DOTALL)
    assert footer
    assert b"My News Digest" in footer.group()
    assert b"Texts belong" not in footer.group()
    assert build(site).find(" 0 written") > 0


def test_every_token_of_the_guide_is_in_both_themes() -> None:
    named = set(re.findall(r"`(--[a-z0-9]+)`", GUIDE))
    assert len(named) > 10
    for theme in ("newspaper", "compact"):
        style = (ROOT / "themes" / theme / "static" / "style.css").read_text(encoding="utf-8")
        assert {token for token in named if f"{token}:" not in style} == set(), theme


def test_what_a_theme_lacks_comes_from_the_base_theme(tmp_path: Path) -> None:
    write(tmp_path, {"themes/bare/theme.yaml": "name: bare\n", "themes/bare/static/style.css": "body { color: red }"})
    bare, newspaper = load_theme(str(tmp_path), "bare"), load_theme(str(tmp_path), "newspaper")
    assert bare.assets == {**newspaper.assets, "style.css": b"body { color: red }"}
    assert bare.templates == newspaper.templates
    assert bare.digest != newspaper.digest


def test_templates_of_the_site_override_those_of_its_theme(tmp_path: Path) -> None:
    write(tmp_path, {"templates/home.html": "mine"})
    theme = load_theme(str(tmp_path), "compact")
    assert theme.templates["home.html"] == "mine"
    assert "marks" in theme.templates["partials/cards.html"]
    ours = [load_theme(str(ROOT), name).templates["home.html"] for name in ("newspaper", "compact")]
    assert ours[0] != ours[1]  # at our own root, where the site's templates are those that ship


@pytest.mark.parametrize("name", ["compact", "newspaper"])
def test_a_site_starts_with_a_theme_and_switches_by_one_line(tmp_path: Path, name: str) -> None:
    assert digest(tmp_path, "init", "site", "--theme", name).returncode == 0
    site = tmp_path / "site"
    build(site, "--strict")
    first = tree(site / "output")
    switch(site, "theme: newspaper\n" if name == "compact" else "theme: compact\n")
    build(site, "--strict")
    second = tree(site / "output")
    for page in ("en/index.html", "static/style.css"):
        assert first[page] != second[page]


def test_the_error_for_an_unknown_theme_lists_all_themes(tmp_path: Path) -> None:
    write(tmp_path, {"themes/dusk/theme.yaml": "name: dusk\n", "themes/empty/static/style.css": ""})
    with pytest.raises(ConfigurationError, match="there is no theme 'empty'") as error:
        load_theme(str(tmp_path), "empty")
    assert "compact, dusk, newspaper" in error.value.fix
    done = digest(tmp_path, "init", "site", "--theme", "papyrus")
    assert done.returncode == 3
    assert "papyrus" in done.stderr
    assert "compact, newspaper" in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("name", "source", "message"),
    [
        ("sources.html", "<p>\n{% if x %}", "sources.html:2"),
        ("sources.html", "{% extends 'base.html' %}\n{% block main %}\n{{ nobody }}{% endblock %}", "sources.html:3"),
        ("sources.html", "\n{% include 'nowhere.html' %}", "sources.html:2"),
        ("partials/cards.html", "{% macro card(it) %}\n{{ it.x.y }}{% endmacro %}\n{% set lead, line = card, card %}", "cards.html:2"),
        ("partials/cards.html", "", "cards"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used_stops_the_build_with_its_line(
    site: Path, name: str, source: str, message: str
) -> None:
    write(site, {f"templates/{name}": source})
    done = digest(site, "build")
    assert done.returncode == 3, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert message in done.stderr
    assert "what to do" in done.stderr
    assert not (site / "output" / "index.html").exists()
