"""What an editor may want to add, each with the exact line: where a fact is missing, guessed, or told by little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from digest import readers
from digest.model import Value
from digest.text.line_pattern import folded
from digest.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.config.source_rules import SourceRules
    from digest.model import Entry, Rejected
    from digest.report.recurring import Recurring

SURE: Final = 2 / 3  # the score from which on a subject is not asked about
_CHINESE: Final = ("zh-Hans", "zh-Hant")


class Advice(Value):
    """One thing an editor may want to say."""

    code: str
    message: str  # as catalogs have it
    line: str  # to be added to the front matter, or to the file it names
    values: dict[str, str] = {}  # what stands for the names in braces in the message

    @property
    def said(self) -> str:
        """The message in English."""
        return self.message.format(**self.values) if self.values else self.message


def of_all(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[tuple[Entry, Advice]]:
    """Yield what may be said of each article: missing and guessed facts, doubtful subjects, missing translations."""
    translated: dict[str, list[str]] = {}
    for entry in entries:
        translated.setdefault(entry.translation_of, []).append(entry.facts.language)
    for entry in entries:
        missing = untranslated(entry, translated.get(entry.id, ()), languages)
        yield from ((entry, one) for one in (*asked(entry), *doubted(entry), *missing))


def asked(entry: Entry) -> Iterator[Advice]:
    """Yield what may be said of an article; of a translation nothing, since its original says it."""
    facts = entry.facts
    if entry.translation_of:
        return
    if facts.date is None:
        yield Advice(code="undated", message="no date was found", line="date: YYYY-MM-DD")
    elif facts.date.precision != "day":
        message = f"the date is known to the {facts.date.precision} only"  # month or year
        yield Advice(code="imprecise-date", message=message, line=f"date: {_to_the_day(facts.date.value)}")
    if facts.title_made:
        yield Advice(
            code="made-title",
            message="the title was made from the text: {title}",
            values={"title": facts.title},
            line=f"title: {quoted(facts.title)}",
        )
    if not facts.source:
        yield Advice(code="no-source", message="no source was found", line='source: ""')
    if not entry.tags and entry.front.tags is None:
        yield Advice(code="no-subject", message="no subject fits", line="tags: [key]   # or tags: [] if none should")


def doubted(entry: Entry) -> Iterator[Advice]:
    """Yield the subjects of an article that its text speaks of just enough."""
    for tag in entry.tags if not entry.translation_of else ():
        if tag.score < SURE and not tag.by_editor:
            values = {"subject": tag.key, "words": "; ".join(tag.evidence[:3])}
            yield Advice(
                code="weak-subject",
                message="{subject} is told by little: {words}",
                values=values,
                line=f"tags: {{remove: [{tag.key}]}}   # or {{add: [{tag.key}]}}",
            )


def untranslated(entry: Entry, translated: Iterable[str], languages: Iterable[str]) -> Iterator[Advice]:
    """Yield the languages of the site in which there is no text of an article; the Chinese scripts are converted."""
    if entry.translation_of:
        return
    there = {entry.facts.language, *translated}
    there |= {*_CHINESE} if there.intersection(_CHINESE) else set()
    stem = readers.file_id(entry.file)
    for language in languages:
        if language not in there:
            there |= {*_CHINESE} if language in _CHINESE else {language}
            if entry.id == stem:
                message = "there is no text in {language}: begin the file {file} with this front matter"
                values = {"language": language, "file": f"{stem}.{language}.md"}
            else:
                message = "there is no text in {language}: give the article a file of its own, and its translation one beside it"
                values = {"language": language}
            yield Advice(code="no-translation", message=message, values=values, line="translation: edited")


def refused(item: Rejected) -> Advice:
    """Return what brings a refused item back, or how to be rid of it."""
    lines = {
        "boilerplate": "clean: false",
        "list-page": "clean: false",
        "login-wall": "clean: false",
        "failed": "clean: false",
    }
    return Advice(code=f"refused.{item.reason}", message=item.message, line=lines.get(item.reason, item.fix))


def for_source(found: Recurring, sources: Iterable[SourceRules]) -> tuple[str, str]:
    """Return the file of rules a recurring line belongs into, and what to write there."""
    name = folded(found.source)
    known = next((one for one in sources if name in map(folded, (one.name, *one.names, *one.hosts))), None)
    file = known.file if known else f"content/sources/{slug(found.source) or 'source'}.yaml"
    head = "" if known else f"name: {quoted(found.source)}\n"
    return file, f"{head}lines:\n  drop:\n    - {quoted(found.text)}"


def quoted(text: str) -> str:
    """Return a text as YAML in quotes, whatever stands in it."""
    return msgspec.json.encode(text).decode()


def _to_the_day(value: str) -> str:
    return value + "-MM-DD"[3 * (len(value.split("-")) - 1) :]
