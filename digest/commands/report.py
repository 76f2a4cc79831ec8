"""`digest report`: write the editors' report of all articles, drafts included, to a folder of its own."""

from __future__ import annotations

import argparse
import os

from digest import console
from digest.arguments import add_site, site_of
from digest.console import counted
from digest.languages import LANGUAGES
from digest.model import Progress, Value
from digest.parallel import Pool
from digest.pipeline.articles import all_articles
from digest.pipeline.build import remember, with_memory
from digest.pipeline.inputs import load_inputs
from digest.pipeline.pages import Published, publish_report
from digest.report.plan import Material
from digest.site_paths import SitePaths
from digest.store.memory import Memory
from digest.store.output import open_site


class Reported(Value):
    """What a report covers, and what was written."""

    articles: int
    removals: int
    refused: int
    pages: Published


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser, output="report")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="", help="language of the report (default: the first of the site)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the report and print how much is in it, and where it begins."""
    result = report(site_of(options), options.language, options.jobs, console.ProgressLine())
    pages = result.pages
    text = (
        f"{counted(result.articles, 'article')}, {counted(result.removals, 'removal')}, "
        f"{counted(result.refused, 'refused item')}\n{counted(pages.written + pages.unchanged, 'page')}: "
        f"{pages.written:,} written, {pages.unchanged:,} unchanged, {pages.removed:,} removed\n"
        f"{os.path.join(options.output, 'index.html')}"
    )
    console.echo(text, color=not options.no_color)
    return console.OK


def report(paths: SitePaths, language: str, jobs: int, progress: Progress) -> Reported:
    """Write the report in a language, "" being the first of the site.

    Raises: DigestError if it cannot be written; the folder then stays as it was.
    """
    memory = Memory(paths.memory)
    with Pool(jobs) as pool:
        return with_memory(paths, memory, lambda: _report(paths, language, memory, pool, progress))


def _report(paths: SitePaths, language: str, memory: Memory, pool: Pool, progress: Progress) -> Reported:
    inputs = load_inputs(paths, memory)
    target = open_site(paths.output)
    articles = all_articles(paths, inputs, memory, pool, progress)
    codes = tuple(str(language.code) for language in inputs.settings.languages)
    material = Material(
        entries=articles.entries,
        rejected=articles.rejected,
        sources=inputs.sources,
        languages=codes,
        language=language or codes[0],
    )
    pages = publish_report(inputs, articles, memory, pool, progress, target, material)
    remember(memory)
    return Reported(
        articles=len(material.entries),
        removals=sum(entry.removed for entry in material.entries),
        refused=len(material.rejected),
        pages=pages,
    )
