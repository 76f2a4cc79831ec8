"""Codes of languages as they are written in the wild."""

from __future__ import annotations

import pytest

from digest.config.language_codes import language_of
from digest.model import LANGUAGES


@pytest.mark.parametrize(
    ("code", "language"),
    [("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"), ("ZH-HK", "zh-Hant"), ("en_US", "en"), (" zh-hans ", "zh-Hans")],
)
def test_codes(code: str, language: str) -> None:
    assert language_of(code) == language


@pytest.mark.parametrize("code", ["zh", "fr", "", "english", "zh-Hans-extra-long"])
def test_codes_that_mean_none_of_ours(code: str) -> None:
    assert language_of(code) is None


def test_our_own_codes_mean_themselves() -> None:
    assert all(language_of(code) == code for code in LANGUAGES)
