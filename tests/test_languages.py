"""The table of languages: its codes, what else must exist for each of its rows, and how a language is added."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from digest.config.settings import TITLE, Settings, parse_settings
from digest.languages import LANGUAGE_INFO, LANGUAGES, language_of
from digest.store.theme import load_theme, messages_of
from tests.conftest import ROOT
from tests.sitebuilding import digest

FRENCH = """\
    LanguageInfo(
        code="fr",
        own_name="Français",
        english_name="French",
        codes=("fr-fr", "fr-ca"),
        other_script=None,
        locale="fr_FR",
        news_code="fr",
        font_suffixes=(" sc", " cn"),
        default_title="Revue de presse",
        starter_title="Ma revue de presse",
    ),
"""


@pytest.mark.parametrize(
    ("code", "language"),
    [("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"), ("ZH-HK", "zh-Hant"), ("en_US", "en"), (" zh-hans ", "zh-Hans")],
)
def test_codes(code: str, language: str) -> None:
    assert language_of(code) == language


@pytest.mark.parametrize("code", ["zh", "fr", "", "english", "zh-Hans-extra-long"])
def test_codes_of_no_language_of_ours(code: str) -> None:
    assert language_of(code) is None


def test_every_code_means_one_language() -> None:
    codes = [code for info in LANGUAGE_INFO.values() for code in (info.code.lower(), *info.codes)]
    assert len(codes) == len(set(codes))
    assert all(language_of(code) == code for code in LANGUAGES)


def test_another_script_is_a_language_whose_other_script_is_this_one() -> None:
    pairs = {code: info.other_script for code, info in LANGUAGE_INFO.items() if info.other_script}
    assert {other: code for code, other in pairs.items()} == pairs


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_catalog_and_a_place_in_every_table(language: str) -> None:
    assert len(messages_of(load_theme(str(ROOT), "newspaper"))[language]) > 100, f"templates/locale has no {language}"
    assert TITLE[language]
    assert language in {site_language.code for site_language in Settings().languages}
    assert parse_settings("title: {en: News}", "digest.yaml").title[language]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of the checkout with one more language: a row in languages.py, and a catalog."""
    for name in ("digest", "templates", "themes", "content"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    table = (ROOT / "digest" / "languages.py").read_text(encoding="utf-8")
    rows, end, rest = table.partition("\n)\nLANGUAGES: ")
    (tmp_path / "digest" / "languages.py").write_text(f"{rows}\n{FRENCH.rstrip()}{end}{rest}", encoding="utf-8")
    locales = tmp_path / "templates" / "locale"
    shutil.copytree(locales / "en", locales / "fr")
    catalog = locales / "fr" / "LC_MESSAGES" / "digest.po"
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("Language: en", "Language: fr"), encoding="utf-8")
    settings = (ROOT / "digest.yaml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^languages: \[(.*)\]", r"languages: [\1, fr]", settings)
    (tmp_path / "digest.yaml").write_text(settings, encoding="utf-8")
    return tmp_path


def test_a_language_is_added_by_a_row_and_a_catalog(checkout: Path) -> None:
    environment = {"PYTHONPATH": str(checkout)}
    done = digest(checkout, "build", environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {path.relative_to(checkout / "output" / "fr") for path in (checkout / "output" / "fr").rglob("*.html")}
    assert pages == {
        path.relative_to(checkout / "output" / "en") for path in (checkout / "output" / "en").rglob("*.html")
    }
    home = (checkout / "output" / "fr" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in home
    assert 'content="fr_FR"' in home
    assert "Français" in home
    assert "Français" in (checkout / "output" / "zh-hans" / "index.html").read_text(encoding="utf-8")
    begun = digest(checkout, "init", "begun", environment=environment)
    assert begun.returncode == 0, begun.stderr
    assert "fr: Ma revue de presse" in (checkout / "begun" / "digest.yaml").read_text(encoding="utf-8")
