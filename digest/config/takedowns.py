"""What an editor has taken down: content/takedowns.yaml, a list that outlives the files of the articles it names.

It is no key of front matter, since a file that comes from a scraper comes again with the next import and brings none along.
"""

from __future__ import annotations

from typing import Literal

from digest.model import Value


class Takedown(Value):
    """One order to withdraw: which article, since when, and what readers are told."""

    by: Literal["id", "slug", "url"]  # what names the article
    name: str
    date: str  # ISO day
    reason: dict[str, str]  # language → text; "" is one given without a language
    titled: bool = False  # readers are told the title too
    line: int = 0
