"""`digest check`: list the problems of the content (refused, unsure, missing) and of the built site."""

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence

from digest import console, readers, tagging
from digest.arguments import add_site, add_strict, site_of
from digest.commands.build import build_time
from digest.console import counted, location, paint
from digest.crawl.site import problems_of_site
from digest.model import Entry, Problem, Progress
from digest.parallel import Pool
from digest.pipeline.articles import Articles, all_articles
from digest.pipeline.build import library_of, open_memory, remember, with_memory
from digest.pipeline.inputs import SiteInputs, load_inputs, load_settings, load_sources
from digest.pipeline.pages import about_texts
from digest.pipeline.visibility import Shown, scheduled, unmatched_takedowns
from digest.report import advice, source_cases
from digest.report.recurring import recurring
from digest.site.clashes import settled
from digest.site_paths import TAKEDOWNS, SitePaths
from digest.store.memory import Bodies
from digest.store.own_files import own_files


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    add_strict(parser)


def run(options: argparse.Namespace) -> int:
    """Print all problems, and how many there are of each kind."""
    paths, progress = site_of(options), console.ProgressLine()
    with Pool(options.jobs) as pool:
        problems = problems_of_content(paths, pool, progress, build_time())
        if os.path.isdir(paths.output):
            problems += problems_of_site(paths.output, load_settings(paths), pool, progress)
    console.echo(_listing(problems), color=not options.no_color)
    return console.PROBLEMS if options.strict and problems else console.OK


def _listing(problems: Sequence[Problem]) -> str:
    """Return the problems, ordered by file, and the number of each kind."""
    lines = [
        f"{location(item.file, item.line)}{item.message}  {paint(f'[{item.code}]', 'dim')}\n    {item.fix}"
        for item in sorted(problems, key=lambda item: (item.file, item.line, item.code))
    ]
    kinds = Counter(item.code for item in problems)
    table = [f"{number:>6}  {code}" for code, number in sorted(kinds.items())]
    return "\n".join((*lines, *table, f"{len(problems):>6}  {'problem' if len(problems) == 1 else 'problems'}"))


def problems_of_content(paths: SitePaths, pool: Pool, progress: Progress, now: str) -> tuple[Problem, ...]:
    """Return what is wrong, unsure or missing in the content at a time (UTC, ISO), refused items included.

    Raises DigestError if the content or the configuration cannot be read.
    """
    memory = open_memory(paths, console.notice)

    def read() -> tuple[SiteInputs, Articles, Shown, tuple[Problem, ...]]:
        inputs = load_inputs(paths, memory)
        articles = all_articles(paths, inputs, memory, pool, progress)
        zone = inputs.settings.timezone
        shown = scheduled(articles.entries, now, drafts=True, takedowns=inputs.takedowns, time_zone=zone)
        own = own_files(paths.static, articles.pictures, shown.entries, memory)
        remember(memory)
        library = library_of(shown, inputs, memory)[0]
        of_sources = tuple(_of_sources(paths, inputs, articles, Bodies(memory.folder)))
        clashes = settled(library, inputs.settings, inputs.vocabulary, about_texts(paths))[1]
        return inputs, articles, shown, (*clashes, *own.problems, *of_sources)

    inputs, articles, shown, found = with_memory(paths, memory, read)
    languages = [str(language.code) for language in inputs.settings.languages]
    refused = (
        Problem(code=f"refused.{item.reason}", message=item.message, fix=item.fix, file=item.file, line=item.line)
        for item in articles.rejected
    )
    return (
        *refused,
        *articles.problems,
        *shown.problems,
        *unmatched_takedowns(articles.entries, inputs.takedowns, f"{paths.content}/{TAKEDOWNS}"),
        *_unread(articles, paths.content),
        *found,
        *_unsure(shown.entries, languages),
    )


def _unread(articles: Articles, content: str) -> Iterator[Problem]:
    """Yield a problem for each kind of file that is not read."""
    for kind, names in articles.unread.items():
        if kind == "link":
            what = counted(len(names), "link")
            fix = "replace links with the files or folders they lead to"
        else:
            what = f"{counted(len(names), 'file')} ({kind})"
            fix = f"if they are articles, save them in a format that is read: {' '.join(sorted(readers.SUFFIXES))}"
        verb = "is" if len(names) == 1 else "are"
        examples = f"{', '.join(names[:3])}{' …' if len(names) > 3 else ''}"
        yield Problem(code="content.not-read", message=f"{what} {verb} not read: {examples}", fix=fix, file=content)


def _unsure(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[Problem]:
    """Yield what an editor may want to add to each article, with the line to write."""
    for entry, item in advice.advice_for_all(entries, languages):
        where = "the columns of its row in the table" if readers.is_table(entry.file) else "its front matter"
        fix = item.line if item.code == "no-translation" else f"if you know better, add to {where}: {item.line}"
        yield Problem(code=f"content.{item.code}", message=item.text, fix=fix, file=entry.file, line=entry.line)


def _of_sources(paths: SitePaths, inputs: SiteInputs, articles: Articles, bodies: Bodies) -> Iterator[Problem]:
    """Yield the failing cases of sources, and the lines that several articles of a source share."""
    sources = load_sources(paths)
    if any(source.cases for source in sources):
        yield from source_cases.failures(sources, tagging.Matcher(inputs.vocabulary))
    for line in recurring(articles.entries, lambda entry_id: bodies.body(articles.kept[entry_id].extent), sources):
        file, rules = advice.rule_for(line, sources)
        message = f"{advice.quoted(line.text)} is in {line.count} of {line.articles} articles of {line.source}"
        written = rules.replace("\n", " ⏎ ")
        fix = f"if it is boilerplate, add to {file}: {written}; if not, list it there under lines: keep:"
        yield Problem(code="source.recurring-line", message=message, fix=fix, file=file)
