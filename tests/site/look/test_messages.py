"""Catalogs: complete in every language, and nothing shown that is not in them."""

from __future__ import annotations

import re
import string
from typing import get_args

import pytest

from digest.model import BlockKind, DateFact, Facts, ItemKind, Precision, RemovalKind
from digest.report import views
from digest.report.plan import NO_SOURCE
from digest.report.views import fact_rows, place_of
from digest.site.look.messages import MONTHS, WEEKDAYS, Messages
from tests.site.sample import LOCALES, PROJECT, catalog

_ADVICE = re.compile(r'message\s?=\s?"((?:[^"\\]|\\.)+)"')
EVERY_FACT = Facts(
    title="a",
    language="en",
    editors=("b",),
    photographers=("c",),
    origin="d",
    dateline="e",
    original_title="f",
    url="g",
    kind="link",
)
_MESSAGE = re.compile(r'(?:\b_|\bwords|\bmessages)(?:\.count)?\(\s*"((?:[^"\\]|\\.)+)"')


def used() -> set[str]:
    files = [
        *(PROJECT / "templates").rglob("*.html"), *(PROJECT / "digest/site").rglob("*.py"),
        *(PROJECT / "digest/report/templates").rglob("*.html"),
    ]  # fmt: skip
    found = {message for path in files for message in _MESSAGE.findall(path.read_text(encoding="utf-8"))}
    found -= {"Earlier", "2024-05"} - set(catalog("en"))
    found -= {"block: ", "removed: "}  # a kind follows
    found |= {f"block: {kind}" for kind in get_args(BlockKind)} | {
        f"known to the {unit}" for unit in get_args(Precision)
    }
    found |= set(views._LISTS.values()) | {place for _, place in views._PLACES} | {place_of("")}
    found |= {fact.label for fact in fact_rows(EVERY_FACT)}
    found |= {NO_SOURCE, "Report", "taken from the first sentence"}
    found |= set(_ADVICE.findall((PROJECT / "digest/report/advice.py").read_text(encoding="utf-8")))
    found |= {f"kind: {kind}" for kind in get_args(ItemKind)}
    return found | {f"removed: {kind}" for kind in get_args(RemovalKind)} | {*MONTHS, *WEEKDAYS}


@pytest.mark.parametrize("code", LOCALES)
def test_every_message_of_templates_and_code_is_in_the_catalog(code: str) -> None:
    assert used() - set(catalog(code)) == set()


@pytest.mark.parametrize("code", LOCALES)
def test_no_translation_is_empty_or_has_other_fields_than_its_message(code: str) -> None:
    for message, forms in catalog(code).items():
        assert all(forms), message
        for form in forms:
            assert fields(form) <= fields(message) | {"month"}, message


def test_the_catalogs_hold_the_same_messages() -> None:
    assert set(catalog("zh-Hans")) == set(catalog("zh-Hant")) == set(catalog("en"))


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("en", "2024-05-01", "1 May 2024"),
        ("en", "2024-05", "May 2024"),
        ("en", "2024", "2024"),
        ("zh-Hans", "2024-05-01", "2024年5月1日"),
        ("zh-Hant", "2024-12", "2024年12月"),
        ("zh-Hans", "2024", "2024年"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(code: str, value: str, shown: str) -> None:
    assert Messages(code, catalog(code)).date(value) == shown


def test_an_article_without_a_date_says_so() -> None:
    assert Messages("en", catalog("en")).of(None) == "Undated"
    assert Messages("en", catalog("en")).of(DateFact(value="2024", precision="year", evidence="2024")) == "2024"


def test_plurals() -> None:
    messages = Messages("en", catalog("en"))
    assert messages.count("{count} article", 1) == "1 article"
    assert messages.count("{count} article", 0) == "0 articles"
    assert messages.count("{count} article", 12_345) == "12,345 articles"
    assert Messages("zh-Hans", catalog("zh-Hans")).count("{count} article", 2) == "2 篇文章"


def test_a_day_has_the_name_of_its_weekday() -> None:
    assert Messages("en", catalog("en")).weekday("2024-05-01") == "Wednesday"
    assert Messages("zh-Hans", catalog("zh-Hans")).weekday("2024-05-05") == "星期日"
