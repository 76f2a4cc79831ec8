"""Advice to editors, each with the exact line to add: where a fact is missing or guessed, or a subject is doubtful."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from digest import readers
from digest.config.source_rules import SourceRules
from digest.model import Amendment, Entry, Rejected, Value
from digest.report.recurring import Recurring
from digest.text.line_pattern import folded
from digest.text.slug import slug

_SURE: Final = 2 / 3  # score from which a subject is not doubtful
_CHINESE: Final = ("zh-Hans", "zh-Hant")
_NOT_CLEANED: Final = ("boilerplate", "list-page", "login-wall", "failed")  # refusals that `clean: false` avoids
_FULL_DATE: Final = "YYYY-MM-DD"


class Advice(Value):
    """A thing an editor may want to add."""

    code: str
    message: str  # as in the catalogs
    line: str  # to add to the front matter, or to the file named by the message
    values: dict[str, str] = {}  # for the fields of the message

    @property
    def text(self) -> str:
        """The message in English."""
        return self.message.format(**self.values)


def advice_for_all(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[tuple[Entry, Advice]]:
    """Yield advice for each article: missing and guessed facts, doubtful subjects, missing translations."""
    translated: dict[str, list[str]] = {}
    for entry in entries:
        translated.setdefault(entry.translation_of, []).append(entry.facts.language)
    for entry in entries:
        missing = missing_translations(entry, translated.get(entry.id, ()), languages)
        yield from ((entry, advice) for advice in (*missing_facts(entry), *doubtful_subjects(entry), *missing))


def missing_facts(entry: Entry) -> Iterator[Advice]:
    """Yield the missing and guessed facts of an article; none for a translation, which has those of its original."""
    facts = entry.facts
    if entry.translation_of:
        return
    if facts.date is None:
        yield Advice(code="undated", message="no date was found", line=f"date: {_FULL_DATE}")
    elif facts.date.precision != "day":
        message = f"only the {facts.date.precision} of the date is known"  # month or year
        line = f"date: {facts.date.value}{_FULL_DATE[len(facts.date.value) :]}"
        yield Advice(code="imprecise-date", message=message, line=line)
    if facts.title_made:
        message = "the title was taken from the text: {title}"
        line, values = f"title: {quoted(facts.title)}", {"title": facts.title}
        yield Advice(code="made-title", message=message, line=line, values=values)
    if not facts.source:
        yield Advice(code="no-source", message="no source was found", line='source: ""')
    if not entry.tags and not isinstance(entry.front.tags, Amendment):
        yield Advice(code="no-subject", message="no subject was found", line="tags: [key]   # or tags: [] if none fits")


def doubtful_subjects(entry: Entry) -> Iterator[Advice]:
    """Yield the subjects of an article that have little evidence."""
    for tag in entry.tags if not entry.translation_of else ():
        if tag.score < _SURE and not tag.by_editor:
            message = "weak evidence for subject {subject}: {words}"
            values = {"subject": tag.key, "words": "; ".join(tag.evidence[:3])}
            line = f"tags: {{remove: [{tag.key}]}}   # or {{add: [{tag.key}]}}"
            yield Advice(code="weak-subject", message=message, values=values, line=line)


def missing_translations(entry: Entry, translated: Iterable[str], languages: Iterable[str]) -> Iterator[Advice]:
    """Yield the languages of the site that an article has no text in; a text in either Chinese script covers both."""
    if entry.translation_of:
        return
    present = {entry.facts.language, *translated}
    present |= {*_CHINESE} if present.intersection(_CHINESE) else set()
    stem = readers.file_id(entry.file)
    for language in languages:
        if language not in present:
            present |= {*_CHINESE} if language in _CHINESE else {language}
            message = "no text in {language}: create the file {file} with this front matter"
            values = {"language": language, "file": f"{stem}.{language}.md"}
            if (entry.filed or entry.id) != stem:  # one of several articles of a file
                message = (
                    "no text in {language}: move the article to a file of its own, with its translation next to it"
                )
            yield Advice(code="no-translation", message=message, values=values, line="translation: edited")


def for_refused(item: Rejected) -> Advice:
    """Return how to have a refused item published, or how to avoid the refusal."""
    line = "clean: false" if item.reason in _NOT_CLEANED else item.fix
    return Advice(code=f"refused.{item.reason}", message=item.message, line=line)


def rule_for(line: Recurring, sources: Iterable[SourceRules]) -> tuple[str, str]:
    """Return the file of rules for the source of a recurring line, and what to add to it."""
    name = folded(line.source)
    known = (rules for rules in sources if name in map(folded, (rules.name, *rules.names, *rules.hosts)))
    rules = next(known, None)
    file = rules.file if rules else f"content/sources/{slug(line.source) or 'source'}.yaml"
    head = "" if rules else f"name: {quoted(line.source)}\n"
    return file, f"{head}lines:\n  drop:\n    - {quoted(line.text)}"


def quoted(text: str) -> str:
    """Return any text as a quoted YAML string."""
    return msgspec.json.encode(text).decode()
