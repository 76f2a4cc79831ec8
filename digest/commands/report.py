"""`digest report`: write the editors' report of all articles, drafts included, to a folder of its own."""

from __future__ import annotations

import argparse
import os

import msgspec

from digest import console
from digest.arguments import add_site, require_site
from digest.console import counted
from digest.model import LANGUAGES, Progress, Value
from digest.pipeline.articles import recall_items
from digest.pipeline.inputs import load_setup
from digest.pipeline.pages import Published, prepare, publish_report
from digest.report.material import Material
from digest.store import fingerprint, memory
from digest.store.item_memory import save_items
from digest.store.output import cannot_write, refuse_inside


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
    require_site(options.content, options.config)
    result = report(
        os.getcwd(), options.content, options.output, options.config, options.language, options.jobs,
        console.ProgressLine(),
    )  # fmt: skip
    pages = result.pages
    text = (
        f"{counted(result.articles, 'article')}, {counted(result.removals, 'removal')}, "
        f"{counted(result.refused, 'refused item')}\n{counted(pages.written + pages.unchanged, 'page')}: "
        f"{pages.written:,} written, {pages.unchanged:,} unchanged, {pages.removed:,} removed\n"
        f"{os.path.join(options.output, 'index.html')}"
    )
    console.echo(text, color=not options.no_color)
    return console.OK


def report(
    root: str, content: str, output: str, config: str, language: str, jobs: int, progress: Progress
) -> Reported:  # fmt: skip
    """Write the report in a language, "" being the first of the site. Raises DigestError if it cannot be written; the folder then stays as it was."""
    refuse_inside(content, output)
    folder = fingerprint.memory_folder(root, content, output)
    with memory.locked(folder):
        try:
            return _report(root, content, output, config, language, folder, jobs, progress)
        except msgspec.MsgspecError:  # the memory was damaged: it is never needed, so do without
            memory.forget(folder)
            return _report(root, content, output, config, language, folder, jobs, progress)
        except OSError as error:
            raise cannot_write(error, str(error.filename or folder)) from error


def _report(
    root: str, content: str, output: str, config: str, language: str, folder: str, jobs: int, progress: Progress
) -> Reported:  # fmt: skip
    setup = load_setup(root, content, config, folder)
    items = recall_items(content, folder, setup, jobs, progress)
    ready = prepare(root, output, folder, setup)
    codes = tuple(str(language.code) for language in setup.settings.languages)
    told = Material(
        entries=items.entries, rejected=items.rejected, sources=setup.sources, languages=codes,
        language=language or codes[0],
    )  # fmt: skip
    pages = publish_report(ready, folder, setup, told, items, jobs, progress)
    save_items(folder, items.items, items.before, items.fresh)
    memory.save_pages(folder, pages.memory)
    return Reported(
        articles=len(told.entries), removals=sum(entry.removed for entry in told.entries),
        refused=len(told.rejected), pages=pages,
    )  # fmt: skip
