"""`digest check`: list the problems of the content (refused, unsure, missing) and of the built site."""

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from digest import console, readers, tagging
from digest.arguments import add_site, add_strict, site_of
from digest.commands.build import MOST, PLACES, build_time, cause_lines
from digest.console import counted, location, paint
from digest.crawl.site import problems_of_site
from digest.model import Entry, Problem, Progress
from digest.parallel import Pool
from digest.pipeline.articles import Articles, all_articles
from digest.pipeline.build import library_of, open_memory, remember, with_memory
from digest.pipeline.departures import redirected
from digest.pipeline.identity import same_texts
from digest.pipeline.inputs import SiteInputs, load_inputs, load_settings, load_sources
from digest.pipeline.pages import about_texts
from digest.pipeline.visibility import Shown, scheduled, unmatched_takedowns
from digest.report import advice, source_cases
from digest.report.causes import LEVELS, Cause, Level, as_problem, causes, chosen, level_of, most_frequent
from digest.report.recurring import recurring
from digest.site.clashes import settled
from digest.site_paths import TAKEDOWNS, SitePaths
from digest.store.memory import Bodies
from digest.store.own_files import own_files

_SOURCES: Final = 8  # in the line of totals
_FOLDERS: Final = 2  # that stand for the pages in them
_COLORS: Final[dict[Level, str]] = {"error": "red", "warning": "yellow", "hint": "dim"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    add_strict(parser)
    names = "error, warning, hint, or codes such as content.no-source or content, separated by commas"
    parser.add_argument("--only", default="", metavar="NAMES", help=f"list all problems of these kinds alone: {names}")
    parser.add_argument("--skip", default="", metavar="NAMES", help="leave out problems of these kinds")


def run(options: argparse.Namespace) -> int:
    """Print how many problems there are of each cause and source, and the first of each; with --only, all of a cause."""
    paths, progress = site_of(options), console.ProgressLine()
    only, skip = (tuple(filter(None, names.split(","))) for names in (options.only, options.skip))
    with Pool(options.jobs) as pool:
        problems, sources = problems_of_content(paths, pool, progress, build_time())
        settings = load_settings(paths)
        if os.path.isdir(paths.output):
            problems += problems_of_site(paths.output, settings, pool, progress)
    shown = chosen(problems, only, (*skip, *settings.check.ignore))
    listing = _listing(shown, sources, most=None if only else PLACES)
    if only and not shown:
        listing += (
            f" of these kinds; the kinds are {', '.join((*LEVELS, *sorted({problem.code for problem in problems})))}"
        )
    if ignored := len(problems) - len(shown):
        listing += f"\n{counted(ignored, 'other problem')} left out"
    console.echo(listing, color=not options.no_color)
    errors = any(level_of(problem.code) == "error" for problem in shown)
    return console.PROBLEMS if options.strict and errors else console.OK


def _listing(problems: Sequence[Problem], sources: Mapping[tuple[str, int], str], *, most: int | None) -> str:
    """Return the numbers of problems by cause and source, then each cause with its first places; `most` None is all of them."""
    found = causes(problems)
    if not found:
        return "no problems"
    lines = [_totals(found)]
    if most is not None:
        lines += ["", *_table(found, sources)]
    for cause in found:
        few = len(problems) if most is None or len(problems) <= MOST else most if cause.level != "hint" else 1
        lines += ["", *cause_lines(cause, "", suffix=f"  {paint(f'[{cause.code}]', 'dim')}", most=few)]
    return "\n".join(lines)


def _totals(found: Sequence[Cause]) -> str:
    """Return how many problems there are of each level."""
    numbers = {level: sum(len(cause.problems) for cause in found if cause.level == level) for level in LEVELS}
    shown = ", ".join(counted(number, level) for level, number in numbers.items() if number)
    return f"{counted(sum(numbers.values()), 'problem')}: {shown}"


def _table(found: Sequence[Cause], sources: Mapping[tuple[str, int], str]) -> Iterator[str]:
    """Yield the number of problems of each cause, and of each source."""
    every: Counter[str] = Counter()
    width = max(len(cause.code) for cause in found)
    for cause in found:
        names = [_source(problem, sources) for problem in cause.problems]
        every.update(names)
        level = paint(f"{cause.level:<8}", _COLORS[cause.level])
        yield f"{len(cause.problems):>7,}  {level} {cause.code:<{width}}  {most_frequent(names, PLACES)}"
    yield f"sources: {most_frequent(every.elements(), _SOURCES)}"


def _source(problem: Problem, sources: Mapping[tuple[str, int], str]) -> str:
    """Return the source of the article that has a problem; without one, the table or folder it is in."""
    if known := sources.get((problem.file, problem.line)) or sources.get((problem.file, 0)):
        return known
    if readers.is_table(problem.file) or "/" not in problem.file:
        return problem.file
    return "/".join(problem.file.split("/")[:-1][:_FOLDERS]) + "/"


def _sources(entries: Iterable[Entry]) -> dict[tuple[str, int], str]:
    """Return the sources of articles by their places; line 0 is any line of a file that is one article."""
    found: dict[tuple[str, int], str] = {}
    for entry in entries:
        found[entry.file, entry.line] = entry.facts.source
        if not readers.is_table(entry.file):
            found[entry.file, 0] = entry.facts.source
    return found


def problems_of_content(
    paths: SitePaths, pool: Pool, progress: Progress, now: str
) -> tuple[tuple[Problem, ...], dict[tuple[str, int], str]]:  # fmt: skip
    """Return what is wrong, unsure or missing in the content at a time (UTC, ISO), and the sources of articles by place.

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
        library = redirected(library_of(shown, inputs, memory)[0], inputs.redirects)
        of_sources = tuple(_of_sources(paths, inputs, articles, Bodies(memory.folder)))
        clashes = settled(library, inputs.settings, inputs.vocabulary, about_texts(paths))[1]
        return inputs, articles, shown, (*clashes, *own.problems, *of_sources)

    inputs, articles, shown, found = with_memory(paths, memory, read)
    languages = [str(language.code) for language in inputs.settings.languages]
    problems = (
        *map(as_problem, articles.rejected),
        *articles.problems,
        *shown.problems,
        *unmatched_takedowns(articles.entries, inputs.takedowns, f"{paths.content}/{TAKEDOWNS}"),
        *_unread(articles, paths.content),
        *_repeated(articles),
        *found,
        *_unsure(shown.entries, languages),
    )
    return problems, _sources(articles.entries)


def _repeated(articles: Articles) -> Iterator[Problem]:
    """Yield what was found more than once: what is folded into another article, and what could not be settled."""
    yield from articles.unsettled
    yield from same_texts(articles.entries)
    for each in articles.repeats:
        into = location(each.into.file, each.into.line).rstrip(": ")
        code, what = ("repeat.version", "another version") if each.revised else ("repeat.copy", "a copy")
        fix = "nothing; to have both, give them different addresses"
        yield Problem(
            code=code,
            message=f"{what} of {into}, which is shown",
            fix=fix,
            file=each.repeat.file,
            line=each.repeat.line,
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
