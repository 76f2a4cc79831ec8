"""The expectations of tests/cases/demo.yaml, as values, and descriptions of how articles differ from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from digest.languages import Language
from digest.model import Article, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"


class Expected(Value, forbid_unknown_fields=True):
    """One article of tests/cases/demo.yaml."""

    file: str
    language: Language
    date: str | None
    authors: tuple[str, ...]
    source: str | None
    tags: tuple[str, ...]
    last: str
    first: str = ""
    first_accept: tuple[str, ...] = ()
    last_accept: tuple[str, ...] = ()
    index: int = 0
    title: str = ""
    made: bool = False
    authors_also: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    source_accept: tuple[str | None, ...] = ()
    tags_also: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


class Refused(Value, forbid_unknown_fields=True):
    """One refusal that must be reported."""

    file: str
    reason: str
    line: int = 0


class Translation(Value, forbid_unknown_fields=True):
    """A translation of the file next to it."""

    file: str
    state: Literal["machine", "edited", "approved"]
    partial: bool = False


class ExpectedStory(Value, forbid_unknown_fields=True):
    """Articles on one event."""

    name: str
    together: tuple[str, ...]
    also: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()


class Demo(Value, forbid_unknown_fields=True):
    """All of tests/cases/demo.yaml."""

    articles: tuple[Expected, ...]
    drafts: tuple[str, ...]
    withdrawn: tuple[str, ...]
    refused: tuple[Refused, ...]
    translations: tuple[Translation, ...]
    stories: tuple[ExpectedStory, ...]


DEMO = msgspec.yaml.decode((ROOT / "tests/cases/demo.yaml").read_bytes(), type=Demo)


def disagreements(expected: Expected, article: Article) -> Iterator[str]:
    """Yield in words where an article is not what an editor expects; spaces do not count."""
    yield from _facts(expected, article)
    yield from _body(expected, article)


def _facts(expected: Expected, article: Article) -> Iterator[str]:
    facts = article.entry.facts
    date = facts.date.value if facts.date else None
    tags = {match.key for match in article.entry.tags}
    if expected.made is not facts.title_made or (expected.title and _bare(expected.title) != _bare(facts.title)):
        yield f"title: {facts.title!r} (made: {facts.title_made}), not {expected.title!r}"
    if facts.language != expected.language:
        yield f"language: {facts.language}, not {expected.language}"
    if date != expected.date:
        yield f"date: {date}, not {expected.date}"
    if (facts.source or None) not in {expected.source, *expected.source_accept}:
        yield f"source: {facts.source!r}, not {expected.source!r}"
    yield from _set("authors", facts.authors, expected.authors, expected.authors_also)
    yield from _set("editors", facts.editors, expected.editors)
    yield from _set("photographers", facts.photographers, expected.photographers)
    yield from _set("tags", tags, expected.tags, expected.tags_also)


def _set(name: str, found: Iterable[str], must: Iterable[str], may: Iterable[str] = ()) -> Iterator[str]:
    got, wanted = set(found), set(must)
    if not wanted <= got <= wanted | set(may):
        yield f"{name}: {sorted(got)}, not {sorted(wanted)}"


def _body(expected: Expected, article: Article) -> Iterator[str]:
    blocks = article.body.blocks
    everything = _bare("".join(block.text for block in blocks))
    prose = _bare("".join(block.text for block in blocks if block.kind not in {"caption", "image"}))
    captions = _bare(" ".join(block.text for block in blocks if block.kind == "caption"))
    headings = {_bare(block.text) for block in blocks if block.kind == "heading"}
    if not prose.startswith(_any(expected.first, expected.first_accept)):
        yield f"begins: {prose[:40]!r}, not {expected.first!r}"
    if not prose.endswith(_any(expected.last, expected.last_accept)):
        yield f"ends: {prose[-40:]!r}, not {expected.last!r}"
    yield from (f"still there: {words}" for words in expected.removed if _bare(words) in everything)
    yield from (f"lost: {words}" for words in expected.kept if _bare(words) not in everything)
    yield from (f"not a caption: {words}" for words in expected.captions if _bare(words) not in captions)
    yield from (f"not a heading: {words}" for words in expected.headings if _bare(words) not in headings)


def _any(words: str, others: Iterable[str]) -> tuple[str, ...]:
    return (_bare(words), *map(_bare, others))


def _bare(text: str) -> str:
    return "".join(text.split())
