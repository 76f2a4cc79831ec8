"""What search finds of each article: exactly what its pages show, and its keywords."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from digest.hashing import hex_digest
from digest.model import Block, Body, Entry
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.escaping import json_text
from digest.site.outline import Outline
from digest.site.text import versions
from digest.text.excerpt import excerpt

INDEX: Final = "search/index.json"
FILTER: Final = "\x01"
"""Begins a term that articles can be filtered by; no text contains it."""
_NOT_IN_TERMS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff]+")
_SHARD_SIZE: Final = 6_000
"""Characters of articles for each shard, which then has some 8 to 16 kB: of fewer and larger ones an edit would rewrite more."""


def plan_index(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the front of the index, which search reads first."""
    if outline.settings.search:
        yield keys.page(PageKind.SEARCH_INDEX, INDEX, _states(outline), language="")


def plan_shards(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the shards of the index."""
    if outline.settings.search:
        states = _states(outline)
        for number in range(shard_count(outline)):
            yield keys.page(PageKind.SEARCH_SHARD, shard_path(number), states, language="", number=number)


def plan_records(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the file that search shows of each article."""
    if outline.settings.search:
        for number, entry_id in enumerate(reversed(outline.library.order)):
            inputs = (state(outline, entry_id), keys.cards[entry_id])
            yield keys.page(PageKind.SEARCH_RECORD, record_path(number), *inputs, language="", subject=entry_id)


def view_record(edition: Edition, page: Page) -> str:
    """Return what search shows of an article, as JSON."""
    outline, entry = edition.outline, edition.entry(page.subject)
    path = outline.addresses.article(edition.language, entry)
    value = {
        "path": outline.addresses.rest(path, edition.language),
        "date": edition.date(entry.id),
        "terms": filter_terms(outline, entry.id),
        "lines": {code: _line(other, entry.id) for code, other in edition.editions.items()},
        "texts": searched_texts(outline, entry.id, edition.bodies.body),
    }
    return json_text(value)


def shard_path(number: int) -> str:
    """Return the path of a shard."""
    return f"search/grams/{number}.bin"


def record_path(number: int) -> str:
    """Return the path of an article's record; 0 is the oldest article."""
    return f"search/articles/{number}.json"


def shard_count(outline: Outline) -> int:
    """Return the number of shards of the index: a power of two, known before any text is read."""
    library = outline.library
    siblings = (entry for found in library.translations.values() for entry in found.values())
    characters = sum(entry.length for entries in (library.entries.values(), siblings) for entry in entries)
    return 1 << max(0, (characters // _SHARD_SIZE).bit_length() - 1)


def state(outline: Outline, entry_id: str) -> str:
    """Return a digest of all that search finds of an article."""
    entry, siblings = outline.library.entries[entry_id], outline.siblings(entry_id)
    parts = [entry.digest, *(siblings[code].digest for code in sorted(siblings))]
    parts += filter(None, [outline.respelled.get(entry.facts.source)])
    return parts[0] if len(parts) == 1 else hex_digest("".join(parts).encode())


def _states(outline: Outline) -> str:
    """Return a digest of all that search finds."""
    return hex_digest("".join([state(outline, entry_id) for entry_id in outline.library.order]).encode())


def searched_texts(outline: Outline, entry_id: str, body_of: Callable[[str], Body]) -> tuple[tuple[str, str], ...]:
    """Return language and text of what pages show of an article: titles first, then summaries, bodies, and keywords."""
    entry, siblings = outline.library.entries[entry_id], outline.siblings(entry_id)
    policy = entry.front.policy or outline.settings.policy
    above = entry.front.summaries if policy == "full" else versions.summaries(entry, siblings)
    parts = [*versions.titles(entry, siblings).items(), *above.items()]
    if policy != "link":
        bodies = ((code, body_of(shown).blocks) for shown, code in _shown(outline, entry, siblings).items())
        parts += [(code, _lines(excerpt(blocks) if policy == "excerpt" else blocks)) for code, blocks in bodies]
    parts.append((entry.facts.language, "\n".join(entry.keywords)))
    return tuple((code, text) for code, text in parts if text)


def filter_terms(outline: Outline, entry_id: str) -> tuple[str, ...]:
    """Return the terms an article can be filtered by, such as "subject/tea"."""
    entry, siblings = outline.library.entries[entry_id], outline.siblings(entry_id)
    languages = {entry.facts.language, *(code for code, sibling in siblings.items() if sibling.length)}
    source = outline.source(entry.facts.source)
    found = [*(("subject", tag.key) for tag in entry.tags), *(("language", code) for code in sorted(languages))]
    return tuple(filter_term(*pair) for pair in (*found, *([("source", source)] if source else ())))


def filter_term(kind: str, name: str) -> str:
    """Return the term of a filter, on one line: the index separates its names by line ends."""
    return f"{kind}/{_NOT_IN_TERMS.sub(' ', name)}"


def years(outline: Outline) -> tuple[tuple[str, int], ...]:
    """Return the years of the collection, each with the number of its first article; "" are the undated."""
    found: dict[str, int] = {}
    for number, entry_id in enumerate(reversed(outline.library.order)):
        date = outline.library.entries[entry_id].facts.date
        found.setdefault(date.value[:4] if date else "", number)
    return tuple(found.items())


def _line(edition: Edition, entry_id: str) -> tuple[str, str, str, str]:
    headline = edition.headline(entry_id)
    return headline.title, headline.title_lang, headline.date, headline.source


def _shown(outline: Outline, entry: Entry, siblings: Mapping[str, Entry]) -> dict[str, str]:
    """Return the texts that the pages of an article show, with their languages: the original, and translations with a body."""
    chosen = (versions.version(entry, siblings, code) for code in outline.languages)
    shown = {entry.id: str(entry.facts.language), **{version.text_of: version.language for version in chosen}}
    other = versions.foreign_sibling(entry, siblings)
    return shown if other is None else {**shown, other[0]: other[1]}


def _lines(blocks: Sequence[Block]) -> str:
    """Return blocks as lines; the description of an image is shown only where it has no caption."""
    follows = (*(block.kind for block in blocks[1:]), "")
    shown = zip(blocks, follows, strict=False)
    return "\n".join([block.text for block, after in shown if block.kind != "image" or after != "caption"])
