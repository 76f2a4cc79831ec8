"""Problems of the content: what was refused, what is unsure, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from digest import readers, tagging
from digest.model import Entry, Problem
from digest.pipeline.articles import Recalled, recall_items
from digest.pipeline.inputs import TAKEDOWNS, Setup, load_setup, load_sources
from digest.pipeline.visibility import idle, scheduled
from digest.report import advice, source_cases
from digest.report.recurring import recurring
from digest.store import fingerprint, memory
from digest.store.memory import Bodies

Progress = Callable[[str, int, int], None]


def problems_of_content(
    root: str, content: str, output: str, config: str, jobs: int, progress: Progress, now: str
) -> tuple[Problem, ...]:
    """Return what is wrong or unsure in the content, refusals included. Raises DigestError."""
    folder = fingerprint.memory_folder(root, content, output)
    with memory.locked(folder):
        setup = load_setup(root, content, config, folder)
        items = recall_items(content, folder, setup, jobs, progress)
        of_sources = tuple(_of_sources(root, content, folder, setup, items))
    shown = scheduled(items.entries, now, drafts=True, takedowns=setup.takedowns)
    languages = [str(language.code) for language in setup.settings.languages]
    refused = (
        Problem(code=f"refused.{item.reason}", message=item.message, fix=item.fix, file=item.file, line=item.line)
        for item in items.rejected
    )
    return (
        *refused, *items.problems, *shown.problems, *idle(items.entries, setup.takedowns, f"{content}/{TAKEDOWNS}"),
        *_unread(items, content), *of_sources, *_unsure(shown.entries, languages),
    )  # fmt: skip


def _unread(items: Recalled, content: str) -> Iterator[Problem]:
    """Yield for each kind of files that are not read how many there are."""
    for kind, names in items.unread.items():
        what = "links" if kind == "link" else f"files ({kind})"
        fix = f"if they hold articles, save these as {' '.join(sorted(readers.SUFFIXES))}"
        fix = "put what they lead to in their place" if kind == "link" else fix
        yield Problem(
            code="content.not-read", message=f"{len(names)} {what} are not read: {', '.join(names[:3])}{' …' * (len(names) > 3)}",
            fix=fix, file=content,
        )  # fmt: skip


def _unsure(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[Problem]:
    """Yield what an editor may want to add to each article, with the line to write."""
    for entry, one in advice.of_all(entries, languages):
        where = (
            "say in its row, in columns of these names" if readers.is_table(entry.file) else "add to its front matter"
        )
        fix = one.line if one.code == "no-translation" else f"if you know better, {where}: {one.line}"
        yield Problem(code=f"content.{one.code}", message=one.said, fix=fix, file=entry.file, line=entry.line)


def _of_sources(root: str, content: str, folder: str, setup: Setup, items: Recalled) -> Iterator[Problem]:
    """Yield the cases of sources that fail, and the lines that articles of a source have in common."""
    sources = load_sources(root, content)
    if any(source.cases for source in sources):
        yield from source_cases.failures(sources, tagging.Matcher(setup.vocabulary))
    bodies = Bodies(folder)
    for line in recurring(items.entries, lambda entry_id: bodies.body(items.kept[entry_id]), sources):
        file, rules = advice.for_source(line, sources)
        message = f"{advice.quoted(line.text)} stands in {line.count} of {line.articles} articles of {line.source}"
        written = rules.replace("\n", " ⏎ ")
        fix = f"if it is no text of theirs, write into {file}: {written}; if it is, list it there under lines: keep:"
        yield Problem(code="source.recurring-line", message=message, fix=fix, file=file)
