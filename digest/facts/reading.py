"""Record and document → facts: the order in which they are read, and what an editor's word overrides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.facts.address import clean_address, read_address
from digest.facts.date import read_date
from digest.facts.dateline import find_dateline, without_dateline
from digest.facts.page_metadata import read_head
from digest.facts.page_title import Title
from digest.facts.people import read_people
from digest.facts.script_date import script_date
from digest.facts.source import Source, origin, read_source
from digest.facts.title import original_title, read_title
from digest.facts.written_dates import whole
from digest.facts.zones import spread, zones
from digest.model import DateFact, Facts
from digest.text import script
from digest.text.normalise import repair

if TYPE_CHECKING:
    from digest.facts.page_metadata import Head
    from digest.facts.zones import Spread
    from digest.languages import Language
    from digest.model import Document, FrontMatter, Record

_FRONT = "front matter"
_SAMPLE = 60  # lines from which the language is told
_ENOUGH = 1_000  # characters that tell a language


def read(record: Record, document: Document) -> Facts:
    """Return what is known of an article besides its text; what its front matter says is believed before all else.

    Every fact comes with the words or the tag it was read from; what nothing supports stays empty. What the front
    matter gives is not searched for.
    """
    front = record.front
    head = read_head(document)
    language = front.language or _language(document)
    found = spread(document)
    title = _title(front, head, document, found, language)
    parts = zones(found, title.text)
    dateline = find_dateline([line.text for line in parts.prose[:3]])
    people = read_people(head, parts, dateline, front)
    source = (
        Source(name=front.source, evidence=_FRONT) if front.source else read_source(head, document, parts, dateline)
    )
    address, told_by = _address(front) or read_address(head)
    date = _front_date(front) or read_date(head, parts, dateline, address)
    if record.format == "html" and (date is None or date.precision != "day"):
        date = script_date(record.text) or date
    evidence = [("title", title.evidence), *people.evidence, ("source", source.evidence), ("url", told_by)]
    evidence += [("date", date.evidence)] if date else []
    evidence += [("language", _FRONT)] if front.language else []
    return Facts(
        title=title.text,
        title_made=title.made,
        language=language,
        date=date,
        authors=people.authors,
        editors=people.editors,
        photographers=people.photographers,
        source=source.name,
        origin=origin(source.name, dateline),
        url=address,
        dateline=dateline.text if dateline else "",
        original_title=original_title((*parts.head, *parts.prose[:2], *parts.prose[-2:], *parts.tail)),
        evidence=tuple((name, words) for name, words in evidence if words),
    )


def _title(front: FrontMatter, head: Head, document: Document, found: Spread, language: Language) -> Title:
    given = front.titles.get("") or front.titles.get(language)
    if given:
        return Title(text=given if given.isprintable() else repair(given), made=False, evidence=_FRONT)
    lead = found.lines[found.first].text if found.first < len(found.lines) else ""
    title = read_title(head, document, without_dateline(lead, find_dateline([lead])), language)
    return Title(text=repair(title.text), made=title.made, evidence=title.evidence)


def _language(document: Document) -> Language:
    """Return the language of the article's own lines; a page's `lang` counts only where they have no letters."""
    text = "\n".join(line.text for line in document.lines if line.body and line.kind != "image")
    text = text or "\n".join(line.text for line in document.lines[:_SAMPLE]) or document.page_title
    if any(map(str.isalpha, text[:2_000])):
        return script.detect(text[:_ENOUGH])
    declared = document.page_language.lower()
    traditional = declared.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo"))
    return "zh-Hant" if traditional else "zh-Hans" if declared.startswith("zh") else "en"


def _address(front: FrontMatter) -> tuple[str, str] | None:
    address = clean_address(front.url or "")
    return (address, _FRONT) if address else None


def _front_date(front: FrontMatter) -> DateFact | None:
    if front.date is None:
        return None
    known = whole(front.date)
    return (
        DateFact(value=known.value, precision=known.precision, evidence=_FRONT, moment=known.moment) if known else None
    )
