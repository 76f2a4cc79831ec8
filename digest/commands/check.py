"""Problems of the content: what was refused, what is unsure, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest import readers, tagging
from digest.model import Entry, Problem, Progress
from digest.parallel import Pool
from digest.pipeline.articles import Articles, all_articles
from digest.pipeline.build import remember
from digest.pipeline.inputs import SiteInputs, load_inputs, load_sources
from digest.pipeline.visibility import idle, scheduled
from digest.report import advice, source_cases
from digest.report.recurring import recurring
from digest.site_paths import TAKEDOWNS, SitePaths
from digest.store.memory import Bodies, Memory


def problems_of_content(paths: SitePaths, jobs: int, progress: Progress, now: str) -> tuple[Problem, ...]:
    """Return what is wrong or unsure in the content, refusals included. Raises DigestError."""
    memory = Memory(paths.memory)
    with Pool(jobs) as pool, memory.locked():
        inputs = load_inputs(paths, memory)
        articles = all_articles(paths, inputs, memory, pool, progress)
        remember(memory)
        of_sources = tuple(_of_sources(paths, inputs, articles))
    shown = scheduled(articles.entries, now, drafts=True, takedowns=inputs.takedowns)
    languages = [str(language.code) for language in inputs.settings.languages]
    refused = (
        Problem(code=f"refused.{item.reason}", message=item.message, fix=item.fix, file=item.file, line=item.line)
        for item in articles.rejected
    )
    return (
        *refused, *articles.problems, *shown.problems, *idle(articles.entries, inputs.takedowns, f"{paths.content}/{TAKEDOWNS}"),
        *_unread(articles, paths.content), *of_sources, *_unsure(shown.entries, languages),
    )  # fmt: skip


def _unread(items: Articles, content: str) -> Iterator[Problem]:
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


def _of_sources(paths: SitePaths, inputs: SiteInputs, articles: Articles) -> Iterator[Problem]:
    """Yield the cases of sources that fail, and the lines that articles of a source have in common."""
    sources = load_sources(paths)
    if any(source.cases for source in sources):
        yield from source_cases.failures(sources, tagging.matcher(inputs.vocabulary))
    bodies = Bodies(paths.memory)
    for line in recurring(articles.entries, lambda entry_id: bodies.body(articles.kept[entry_id].place), sources):
        file, rules = advice.for_source(line, sources)
        message = f"{advice.quoted(line.text)} stands in {line.count} of {line.articles} articles of {line.source}"
        written = rules.replace("\n", " ⏎ ")
        fix = f"if it is no text of theirs, write into {file}: {written}; if it is, list it there under lines: keep:"
        yield Problem(code="source.recurring-line", message=message, fix=fix, file=file)
