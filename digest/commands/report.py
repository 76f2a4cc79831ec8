"""`digest report`: write the editors' report of all articles, drafts included, to a folder of its own."""

import argparse
import os

from digest import console
from digest.arguments import add_site, site_of
from digest.console import counted
from digest.languages import LANGUAGES
from digest.parallel import Pool
from digest.pipeline.articles import all_articles
from digest.pipeline.build import open_memory, remember, with_memory
from digest.pipeline.inputs import load_inputs
from digest.pipeline.pages import open_output, publish_report
from digest.report.plan import Material
from digest.site_paths import SitePaths
from digest.store.memory import Memory


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser, output="report")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="", help="language of the report (default: the first of the site)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the report and print how much is in it, and where it begins.

    Raises: DigestError if it cannot be written; the folder then stays as it was.
    """
    paths = site_of(options)
    memory = open_memory(paths, console.notice)
    with Pool(options.jobs) as pool:
        text = with_memory(paths, memory, lambda: _report(paths, options.language, memory, pool))
    console.echo(f"{text}\n{os.path.join(options.output, 'index.html')}", color=not options.no_color)
    return console.OK


def _report(paths: SitePaths, language: str, memory: Memory, pool: Pool) -> str:
    """Write the report in a language, "" being the first of the site, and return what to print."""
    progress, target, inputs = console.ProgressLine(), open_output(paths.output, memory), load_inputs(paths, memory)
    articles = all_articles(paths, inputs, memory, pool, progress)
    codes = tuple(str(language.code) for language in inputs.settings.languages)
    material = Material(
        entries=articles.entries, rejected=articles.rejected, sources=inputs.sources, languages=codes,
        language=language or codes[0],
    )  # fmt: skip
    pages = publish_report(inputs, articles, memory, pool, progress, target, material)
    remember(memory)
    removals = counted(sum(entry.removed for entry in articles.entries), "removal")
    return (
        f"{counted(len(articles.entries), 'article')}, {removals}, {counted(len(articles.rejected), 'refused item')}\n"
        f"{counted(pages.written + pages.unchanged, 'page')}: "
        f"{pages.written:,} written, {pages.unchanged:,} unchanged, {pages.removed:,} removed"
    )
