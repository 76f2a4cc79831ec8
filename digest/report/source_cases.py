"""Test cases in the rules of sources: texts that must come out of cleaning as their editor expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from digest.article import Stages, article
from digest.config.source_rules import SourceCase, SourceRules
from digest.facts.source_facts import SourceIndex
from digest.model import Article, FrontMatter, Problem, Record
from digest.tagging import Matcher
from digest.text.line_pattern import folded


def failures(sources: Iterable[SourceRules], matcher: Matcher) -> Iterator[Problem]:
    """Yield a problem, with file and line, for each expectation that is not met."""
    fix = "correct the rule, or the case if it expects too much"
    for source in sources:
        for case in source.cases:
            for line, message in _failures(source, case, matcher):
                yield Problem(code="source.case-failed", message=message, fix=fix, file=source.file, line=line)


def _failures(source: SourceRules, case: SourceCase, matcher: Matcher) -> Iterator[tuple[int, str]]:
    """Yield line and message of each expectation that is not met."""
    any_path = msgspec.structs.replace(source, paths=("*",))  # a case belongs to its source, whatever its text
    line, front = case.line, FrontMatter()
    record = Record(id="case", file=source.file, index=0, line=line, format=case.format, text=case.text, front=front)
    result = article(record, Stages(matcher, SourceIndex((any_path,)), "full"))
    if not isinstance(result, Article):
        yield case.line, f"this case is refused: {result.message}"
        return
    lines = {_bare(line) for block in result.body.blocks for line in block.text.split("\n")}
    rules = {_bare(removal.text): removal.rule for removal in result.body.removals}
    for expected in case.kept:
        if (text := _bare(expected.text)) not in lines:
            why = f"but {rules[text]} removed it" if text in rules else "but there is no such line in the result"
            yield expected.line, f'"{expected.text[:80]}" should be kept, {why}'
    for expected in case.dropped:
        if _bare(expected.text) in lines:
            yield expected.line, f'"{expected.text[:80]}" should be dropped, but no rule removed it'
    facts = result.entry.facts
    found = {
        "title": facts.title,
        "date": facts.date.value if facts.date else "",
        "authors": ", ".join(facts.authors),
        "editors": ", ".join(facts.editors),
        "source": facts.source,
        "language": facts.language,
    }
    for name, expected in case.facts:
        if _bare(found[name]) != _bare(expected.text):
            yield expected.line, f'{name} should be "{expected.text[:80]}", not "{found[name][:80]}"'


def _bare(text: str) -> str:
    return "".join(folded(text).split())
