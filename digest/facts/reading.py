"""Record and document → facts: the order in which they are read, and what front matter overrides."""

from datetime import datetime
from typing import Final

import msgspec

from digest.config.plain_text import one_line
from digest.facts.address import clean_address, read_address
from digest.facts.dateline import find_dateline, without_dateline
from digest.facts.dates.published import date_from_scripts, publication_date
from digest.facts.page_metadata import PageMetadata, read_metadata
from digest.facts.page_title import Title
from digest.facts.people import read_people
from digest.facts.source import Source, origin, read_source
from digest.facts.title import original_title, read_title
from digest.facts.zones import ProseSpan, find_prose, split_zones
from digest.languages import Language
from digest.model import DateFact, Document, Facts, FrontMatter, Precision, Record
from digest.text import script
from digest.text.normalise import repair

_FRONT: Final = "front matter"
_SAMPLE_LINES: Final = 60  # lines from which the language is detected if none is in the body
_SAMPLE: Final = 1_000  # characters from which the language is detected
_LONGEST_EVIDENCE: Final = 120  # for people


def read_facts(record: Record, document: Document) -> Facts:
    """Return what is known about an article besides its text, with the evidence of each fact; front matter comes first."""
    front = record.front
    metadata = read_metadata(document)
    language = front.language or _language(document, front)
    span = find_prose(document)
    title = _title(front, metadata, document, span, language)
    zones = split_zones(span, title.text)
    dateline = find_dateline([line.text for line in zones.prose[:3]])
    people = read_people(metadata, zones, dateline, front)
    source = Source(front.source, _FRONT) if front.source else read_source(metadata, document, zones, dateline)
    address, address_evidence = _front_address(front) or read_address(metadata)
    date = _front_date(front) or publication_date(metadata, zones, dateline, address)
    if record.format == "html" and (date is None or date.precision != "day"):
        date = date_from_scripts(record.text) or date
    named = ("authors", people.authors), ("editors", people.editors), ("photographers", people.photographers)
    evidence = (
        ("title", title.evidence),
        *((fact, names.evidence[:_LONGEST_EVIDENCE]) for fact, names in named),
        ("source", source.evidence),
        ("url", address_evidence),
        ("date", date.evidence if date else ""),
        ("language", _FRONT if front.language else ""),
    )
    found = Facts(
        title=title.text,
        title_made=title.generated,
        language=language,
        date=date,
        authors=people.authors.names,
        editors=people.editors.names,
        photographers=people.photographers.names,
        source=source.name,
        origin=origin(source.name, dateline),
        url=address,
        dateline=dateline.text if dateline else "",
        original_title=original_title((*zones.title_block, *zones.prose[:2], *zones.prose[-2:], *zones.tail)),
        evidence=tuple((fact, words) for fact, words in evidence if words),
    )
    return _on_one_line(found)


def _on_one_line(found: Facts) -> Facts:
    """Return facts whose texts cannot control a terminal or a page: JSON-LD may contain any character."""
    date = found.date and msgspec.structs.replace(found.date, evidence=one_line(found.date.evidence))
    return msgspec.structs.replace(
        found,
        title=one_line(found.title),
        date=date,
        authors=tuple(map(one_line, found.authors)),
        editors=tuple(map(one_line, found.editors)),
        photographers=tuple(map(one_line, found.photographers)),
        source=one_line(found.source),
        origin=one_line(found.origin),
        dateline=one_line(found.dateline),
        original_title=one_line(found.original_title),
        evidence=tuple((fact, one_line(words)) for fact, words in found.evidence),
    )


def _front_date(front: FrontMatter) -> DateFact | None:
    """Return the date that an editor gives, in whatever year."""
    if front.date is None:
        return None
    value, _, clock = front.date.partition("T")
    precision: Precision = "day" if len(value) > 7 else "month" if len(value) > 4 else "year"
    timestamp = datetime.fromisoformat(front.date).replace(microsecond=0).isoformat() if clock else ""
    return DateFact(value=value, precision=precision, evidence=_FRONT, timestamp=timestamp)


def _front_address(front: FrontMatter) -> tuple[str, str] | None:
    address = clean_address(front.url or "")
    return (address, _FRONT) if address else None


def _title(
    front: FrontMatter, metadata: PageMetadata, document: Document, span: ProseSpan, language: Language
) -> Title:
    given = front.titles.get("") or front.titles.get(language)
    if given:
        return Title(text=given if given.isprintable() else repair(given), generated=False, evidence=_FRONT)
    lead = span.lines[span.start].text if span.start < len(span.lines) else ""
    title = read_title(metadata, document, without_dateline(lead, find_dateline([lead])), language)
    return msgspec.structs.replace(title, text=repair(title.text))


def _language(document: Document, front: FrontMatter) -> Language:
    """Return the language of the article's own lines, of its title if it has none; a page's `lang` counts last."""
    text = "\n".join(line.text for line in document.lines if line.body and line.kind != "image")
    text = text or "\n".join(line.text for line in document.lines[:_SAMPLE_LINES]) or document.page_title
    text = text or front.titles.get("", "")
    if any(map(str.isalpha, text[:2_000])):
        return script.detect(text[:_SAMPLE])
    declared = document.page_language.lower()
    is_traditional = declared.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo"))
    return "zh-Hant" if is_traditional else "zh-Hans" if declared.startswith("zh") else "en"
