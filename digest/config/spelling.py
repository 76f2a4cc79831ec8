"""Suggesting the word that an unknown one was probably meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the known word an unknown one was probably meant to be, "" where none is near."""
    from difflib import get_close_matches  # imported late: most builds meet no misspelt word

    return next(iter(get_close_matches(word[:80].lower(), list(words), n=1, cutoff=0.5)), "")
