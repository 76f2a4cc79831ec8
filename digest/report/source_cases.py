"""The cases in the files of sources: each is a text that must come out of cleaning as its editor expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from digest.article import article
from digest.facts.source_facts import SourceIndex
from digest.model import Article, FrontMatter, Problem, Record
from digest.text.line_pattern import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.config.source_rules import Expected, SourceCase, SourceRules
    from digest.tagging import Matcher


def failures(sources: Iterable[SourceRules], matcher: Matcher) -> Iterator[Problem]:
    """Yield a problem, with file and line, for each thing that does not come out as a case expects."""
    for source in sources:
        for number, case in enumerate(source.cases, start=1):
            yield from _failures(source, case, number, matcher)


def _failures(source: SourceRules, case: SourceCase, number: int, matcher: Matcher) -> Iterator[Problem]:
    everything = msgspec.structs.replace(source, paths=("*",))  # a case is of its source, whatever its text says
    record = Record(
        id=f"case-{number}", file=source.file, index=number - 1, line=case.line, format=case.format, text=case.text,
        front=FrontMatter(),
    )  # fmt: skip
    made = article(record, matcher, SourceIndex((everything,)))
    if not isinstance(made, Article):
        yield _failed(source, case.line, f"this case is refused: {made.message}")
        return
    lines = {_bare(line) for block in made.body.blocks for line in block.text.split("\n")}
    rules = {_bare(removal.text): removal.rule for removal in made.body.removals}
    for expected in case.kept:
        if (text := _bare(expected.text)) not in lines:
            why = f", but {rules[text]} took it out" if text in rules else ", but no such line came out"
            yield _failed(source, expected.line, f'"{expected.text[:80]}" should be kept{why}')
    for expected in case.dropped:
        if _bare(expected.text) in lines:
            yield _failed(source, expected.line, f'"{expected.text[:80]}" should be dropped, but no rule takes it out')
    yield from _wrong_facts(source, case.facts, made)


def _wrong_facts(source: SourceRules, wanted: Iterable[tuple[str, Expected]], made: Article) -> Iterator[Problem]:
    facts = made.entry.facts
    found = {
        "title": facts.title, "date": facts.date.value if facts.date else "", "authors": ", ".join(facts.authors),
        "editors": ", ".join(facts.editors), "source": facts.source, "language": facts.language,
    }  # fmt: skip
    for name, expected in wanted:
        if _bare(found[name]) != _bare(expected.text):
            yield _failed(source, expected.line, f'{name} should be "{expected.text[:80]}", not "{found[name][:80]}"')


def _failed(source: SourceRules, line: int, message: str) -> Problem:
    return Problem(
        code="source.case-failed", message=message, fix="mend the rule, or the case if it asks for too much",
        file=source.file, line=line,
    )  # fmt: skip


def _bare(text: str) -> str:
    return "".join(folded(text).split())
