"""What search finds of each article: exactly what its pages show, and the files that the search page loads."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from digest.model import Page
from digest.site.json_text import json_text
from digest.site.text import versions
from digest.site.text.versions import foreign_sibling
from digest.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from digest.model import Block, Body, Entry
    from digest.site.cache_keys import Keys
    from digest.site.edition import Edition
    from digest.site.outline import Outline

INDEX: Final = "search/index.json"

_A_SHARD: Final = 3_000
"""Characters of articles for each shard: it then has about eight thousand bytes."""


def index_pages(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the files of the index: what a reader of it has to know, and its shards."""
    if outline.settings.search:
        key = keys.key("search", *(state(outline, entry_id) for entry_id in outline.library.order))
        yield Page(path=INDEX, kind="search-index", language="", key=key)
        for number in range(shard_count(outline)):
            yield Page(path=shard_path(number), kind="search-shard", language="", key=key, number=number)


def record_pages(outline: Outline, keys: Keys) -> dict[str, Page]:
    """Return the file of what is shown of each article that was found, by the id of the article."""
    if not outline.settings.search:
        return {}
    pages: dict[str, Page] = {}
    for number, entry_id in enumerate(reversed(outline.library.order)):
        key = keys.key("search-article", state(outline, entry_id), keys.cards[entry_id])
        path = article_path(number)
        pages[entry_id] = Page(path=path, kind="search-article", language="", key=key, subject=entry_id)
    return pages


def made_together(page: Page) -> bool:
    """Tell whether a file is made of all articles together, or is a compressed copy of one that is."""
    return page.kind.endswith(("search-index", "search-shard"))


def shard_path(number: int) -> str:
    """Return the path of a shard."""
    return f"search/grams/{number}.bin"


def article_path(number: int) -> str:
    """Return the path of what is shown of an article; 0 is the oldest one."""
    return f"search/articles/{number}.json"


def shard_count(outline: Outline) -> int:
    """Return how many shards the index is cut into: a power of two, known before any text is read."""
    library = outline.library
    siblings = (entry for found in library.translations.values() for entry in found.values())
    characters = sum(entry.length for entries in (library.entries.values(), siblings) for entry in entries)
    return 1 << max(0, (characters // _A_SHARD).bit_length() - 1)


def state(outline: Outline, entry_id: str) -> str:
    """Return a digest of all that search finds of an article."""
    entry, siblings = outline.library.entries[entry_id], outline.siblings(entry_id)
    parts = [entry.digest, *(siblings[code].digest for code in sorted(siblings))]
    return parts[0] if len(parts) == 1 else blake2b("".join(parts).encode(), digest_size=16).hexdigest()


def article_texts(outline: Outline, entry_id: str, body_of: Callable[[str], Body]) -> tuple[tuple[str, str], ...]:
    """Return language and text of everything that pages show of an article: titles first, then what is above the text, then texts."""
    entry, siblings = outline.library.entries[entry_id], outline.siblings(entry_id)
    policy = entry.front.policy or outline.settings.policy
    above = entry.front.summaries if policy == "full" else versions.summaries(entry, siblings)
    parts = [*versions.titles(entry, siblings).items(), *above.items()]
    if policy != "link":
        bodies = ((code, body_of(shown).blocks) for shown, code in _shown(outline, entry, siblings).items())
        parts += [(code, _lines(excerpt(blocks) if policy == "excerpt" else blocks)) for code, blocks in bodies]
    return tuple((code, text) for code, text in parts if text)


def article_terms(outline: Outline, entry_id: str) -> tuple[str, ...]:
    """Return what an article can be filtered by; no text holds the sign these begin with."""
    entry, siblings = outline.library.entries[entry_id], outline.siblings(entry_id)
    languages = {entry.facts.language, *(code for code, sibling in siblings.items() if sibling.length)}
    source = outline.source(entry.facts.source)
    found = [*(f"subject/{tag.key}" for tag in entry.tags), *(f"language/{code}" for code in sorted(languages))]
    return tuple(f"\x01{term}" for term in (*found, *([f"source/{source}"] if source else ())))


def article_record(editions: Mapping[str, Edition], entry_id: str, body_of: Callable[[str], Body]) -> str:
    """Return what is shown of an article that was found, as JSON."""
    edition = next(iter(editions.values()))
    outline, entry = edition.outline, edition.entry(entry_id)
    path = outline.addresses.article(edition.language, entry)
    value = {
        "path": outline.addresses.rest(path, edition.language),
        "date": entry.facts.date.value if entry.facts.date else "",
        "terms": tuple(term[1:] for term in article_terms(outline, entry_id)),
        "lines": {code: _line(other, entry_id) for code, other in editions.items()},
        "texts": article_texts(outline, entry_id, body_of),
    }
    return json_text(value)


def years(outline: Outline) -> tuple[tuple[str, int], ...]:
    """Return the years of the collection, each with the number of its first article; "" are the undated."""
    found: dict[str, int] = {}
    for number, entry_id in enumerate(reversed(outline.library.order)):
        date = outline.library.entries[entry_id].facts.date
        found.setdefault(date.value[:4] if date else "", number)
    return tuple(found.items())


def _line(edition: Edition, entry_id: str) -> tuple[str, str, str, str]:
    line = edition.line(entry_id)
    return line.title, line.title_lang, line.date, line.source


def _shown(outline: Outline, entry: Entry, siblings: Mapping[str, Entry]) -> dict[str, str]:
    """Return which texts the pages of an article show, with their languages: the original, and translations with a body."""
    chosen = (versions.facet(entry, siblings, code) for code in outline.languages)
    shown = {entry.id: str(entry.facts.language), **{facet.text_of: facet.language for facet in chosen}}
    other = foreign_sibling(entry, siblings)
    return shown if other is None else {**shown, other[0]: other[1]}


def _lines(blocks: Sequence[Block]) -> str:
    """Return blocks as lines; the words of a picture are shown only where it has no caption."""
    follows = (*(block.kind for block in blocks[1:]), "")
    shown = zip(blocks, follows, strict=False)
    return "\n".join([block.text for block, after in shown if block.kind != "image" or after != "caption"])
