"""Addresses: absolute, http(s), without tracking parameters."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.facts.address import clean_address, read_address
from digest.facts.page_metadata import read_metadata
from digest.model import Document


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://example.org/a/1.html", "https://example.org/a/1.html"),
        ("HTTPS://example.org/a?id=7&utm_source=x&spm=1.2&fbclid=z", "https://example.org/a?id=7"),
        ("https://example.org/a?from=wap&share_token=1#top", "https://example.org/a"),
        ("https://example.org/a?tag=%E5%A4%9C", "https://example.org/a?tag=%E5%A4%9C"),
        ("https://example.org/文/1", "https://example.org/文/1"),
        ("http://example.org/?p=12", "http://example.org/?p=12"),
        ("https://example.org/", ""),
        ("/a/1.html", ""),
        ("javascript:alert(1)", ""),
        ("ftp://example.org/a", ""),
        ("https://user:secret@example.org/a", ""),
        ("https://exa mple.org/a", ""),
        ("https://[::1/a", ""),
        ("https://example.org:99999/a", ""),
        ("https://example.org/" + "a" * 3000, ""),
    ],
)
def test_clean(value: str, address: str) -> None:
    assert clean_address(value) == address


def test_the_canonical_address_comes_first_unless_it_is_a_home_page() -> None:
    metadata = (("og:url", "https://example.org/b"), ("canonical", "https://example.org/"))
    assert read_address(read_metadata(Document(lines=(), metadata=metadata))) == ("https://example.org/b", "og:url")


@given(st.text(max_size=200))
@example("\xa0#")
def test_any_value_gives_a_safe_address_or_none(value: str) -> None:
    for found in (clean_address(value), clean_address("https://example.org/" + value)):
        assert not found or found.startswith(("http://", "https://"))
        assert clean_address(found) == found
