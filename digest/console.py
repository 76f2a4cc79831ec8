"""What commands say to a person: tables, progress, and articles with their removals struck out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from digest.model import Article, Problem, Rejected, Removal
from digest.paint import paint
from digest.pipeline.build import Report

if TYPE_CHECKING:
    from digest.commands.report import Reported

MOST = 20  # problems and refusals shown in full; the rest is counted


class Progress:
    """One line on a terminal that says how far the work is; silent when piped."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._on = stream.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._on and total:
            end = "\r" if done < total else "\r\x1b[K"
            self._stream.write(f"\r\x1b[K{what} {done:,} of {total:,}{end}")
            self._stream.flush()


def summary(report: Report, written: int, removed: int) -> str:
    """Return the table that ends a build. `written` and `removed` are given so that it can be said of no change too."""
    library = report.library
    languages: Counter[str] = Counter(entry.facts.language for entry in library.entries.values())
    for versions in library.translations.values():
        languages.update(f"{language} (translation)" for language in versions)
    pages = report.written + report.unchanged
    rows = [
        ("articles", f"{len(library.order):,}", _counts(languages)),
        ("pages", f"{pages:,}", f"{written:,} written, {pages - written:,} unchanged, {removed:,} removed"),
        ("removals", f"{report.removals:,}", "pieces of boilerplate taken out"),
        ("subjects", f"{len(library.tags):,}", _counts({key: len(ids) for key, ids in library.tags.items()})),
        ("stories", f"{len(library.stories):,}", f"{sum(len(s.members) for s in library.stories):,} articles in them"),
        ("undated", f"{len(library.undated):,}", ""),
        ("refused", f"{len(report.rejected):,}", _counts(Counter(item.reason for item in report.rejected))),
    ]
    if report.drafts or report.waiting:
        rows.append(
            ("held back", f"{report.drafts + report.waiting:,}", f"{report.drafts} drafts, {report.waiting} by date")
        )
    if report.unread:
        counts = {kind: len(names) for kind, names in report.unread.items()}
        rows.append(("not read", f"{sum(counts.values()):,}", f"{_counts(counts)}: see `digest check`"))
    if report.problems:
        rows.append(("problems", f"{len(report.problems):,}", "see above"))
    return "\n".join(f"{name:<10}{number:>8}  {note}".rstrip() for name, number, note in rows)


def troubles(rejected: Iterable[Rejected], problems: Iterable[Problem]) -> str:
    """Return what was refused and what is weak, each with its place and what to do."""
    refused, weak = paint("refused", "red"), paint("problem", "yellow")
    told: list[tuple[str, Rejected | Problem]] = [
        *((refused, item) for item in rejected),
        *((weak, item) for item in problems),
    ]
    lines = [f"{word} {_place(item.file, item.line)}{item.message}\n        {item.fix}" for word, item in told[:MOST]]
    more = [f"… and {len(told) - MOST:,} more: see `digest check`"] if len(told) > MOST else []
    return "\n".join((*lines, *more))


def checked(problems: Sequence[Problem]) -> str:
    """Return all problems, ordered by file, and how many there are of each kind."""
    lines = [
        f"{_place(item.file, item.line)}{item.message}  {paint(f'[{item.code}]', 'dim')}\n    {item.fix}"
        for item in sorted(problems, key=lambda item: (item.file, item.line, item.code))
    ]
    kinds = Counter(item.code for item in problems)
    table = [f"{number:>6}  {code}" for code, number in sorted(kinds.items())]
    return "\n".join((*lines, *table, f"{len(problems):>6}  problems"))


def reported(told: Reported, output: str) -> str:
    """Return what a report tells of, and where it begins."""
    pages = told.pages
    return (
        f"{told.articles:,} articles, {told.removals:,} pieces taken out, {told.refused:,} items refused\n"
        f"{pages.written + pages.unchanged:,} pages: {pages.written:,} written, {pages.unchanged:,} unchanged, "
        f"{pages.removed:,} removed\n{os.path.join(output, 'index.html')}"
    )


def article(path: str, result: Article | Rejected) -> str:
    """Return one article for a person: facts, subjects with why, and the text with its removals struck out."""
    if isinstance(result, Rejected):
        return f"{paint(path, 'bold')}\n  {paint('refused', 'red')} ({result.reason}): {result.message}; {result.fix}\n"
    entry = result.entry
    lines = [paint(f"{path}  [{entry.id}]", "bold"), *_facts(result)]
    lines += [f"  {tag.key} {tag.score:.2f}: {'; '.join(tag.evidence)}" for tag in entry.tags]
    lines += ["", f"  {entry.summary}", "", *_text(result), ""]
    lines += [f"  {paint('problem', 'yellow')} {item.message}: {item.fix}" for item in entry.problems]
    return "\n".join(lines)


def _facts(found: Article) -> Iterable[str]:
    facts = found.entry.facts
    evidence = dict(facts.evidence)
    date = f"{facts.date.value} ({facts.date.precision}; {facts.date.evidence})" if facts.date else "unknown"
    yield f"  title      {facts.title}{'  (made from the lead)' if facts.title_made else ''}"
    yield f"  date       {date}"
    for name, value in (
        ("authors", "、".join(facts.authors)), ("editors", "、".join(facts.editors)),
        ("photographers", "、".join(facts.photographers)), ("source", facts.source), ("origin", facts.origin),
        ("dateline", facts.dateline), ("original title", facts.original_title), ("language", facts.language),
        ("url", facts.url),
    ):  # fmt: skip
        if value:
            why = evidence.get(name.rstrip("s")) or evidence.get(name)
            yield f"  {name:<10} {value}{f'  ({why})' if why else ''}"


def _text(found: Article) -> Iterable[str]:
    cuts: dict[int, list[Removal]] = {}
    for removal in found.body.removals:
        cuts.setdefault(removal.before, []).append(removal)
    for place in range(len(found.body.blocks) + 1):
        for cut in cuts.get(place, ()):
            yield f"  {paint('- ' + cut.text, 'red', 'strike')}  {paint(f'[{cut.kind}: {cut.rule}]', 'dim')}"
        if place < len(found.body.blocks):
            block = found.body.blocks[place]
            mark = "" if block.kind == "paragraph" else f"[{block.kind}] "
            yield f"  {paint(mark, 'blue') if mark else ''}{block.text or block.src}"


def _counts(counts: Counter[str] | dict[str, int]) -> str:
    return ", ".join(f"{key} {number:,}" for key, number in sorted(counts.items()))


def _place(file: str, line: int) -> str:
    return f"{file}:{line}: " if file and line else f"{file}: " if file else ""
