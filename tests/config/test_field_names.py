"""Other words for fields: each leads to a field that exists, none to two."""

from __future__ import annotations

from digest.config.field_names import FIELD_OF, folded
from digest.config.front_matter import FIELDS


def test_every_spelling_leads_to_a_field() -> None:
    assert set(FIELD_OF.values()) <= set(FIELDS)


def test_a_field_is_not_another_spelling_of_a_different_one() -> None:
    assert all(FIELD_OF.get(field, field) == field for field in FIELDS)


def test_spellings_are_folded() -> None:
    assert all(folded(spelling) == spelling for spelling in FIELD_OF)
    assert folded('\ufeff"Pub Date" ') == folded("pubDate") == "pubdate"
