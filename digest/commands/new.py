"""`digest new`: start an article as a draft with front matter."""

import argparse
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from digest import console
from digest.arguments import add_content, site_of
from digest.errors import ContentError, UsageError
from digest.languages import LANGUAGES
from digest.store.content import write_new
from digest.text.script import detect
from digest.text.slug import slug

ARTICLE = """\
---
title: "{title}"
date: {day}
language: {language}
authors: []
source: ""
tags: []
draft: true
---

"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", help="title of the article; the file is named after it")
    parser.add_argument("--language", choices=LANGUAGES, help="language of the article (default: that of the title)")
    add_content(parser)


def run(options: argparse.Namespace) -> int:
    """Write the draft and print its path.

    Raises: ContentError if there is no content folder, OutputError if the file exists, UsageError for a title that is not text.
    """
    site_of(options)
    title = _line(options.title)
    if not Path(options.content).is_dir():
        raise ContentError(
            "this folder does not exist", fix="create it, or choose one with --content", file=options.content
        )
    day = datetime.now(UTC).date().isoformat()
    path = Path(options.content) / day[:4] / f"{day}-{slug(title) or 'article'}.md"
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    write_new(path, ARTICLE.format(title=quoted, day=day, language=options.language or detect(title)))
    console.echo(str(path), color=False)
    return console.OK


def _line(title: str) -> str:
    """Return a title on one line, without control characters."""
    try:
        title.encode()
    except UnicodeEncodeError:  # Python decodes bytes that are not UTF-8 to lone surrogates
        raise UsageError("the title is not UTF-8", fix="set the terminal to UTF-8 and type the title again") from None
    return "".join(char for char in " ".join(title.split()) if unicodedata.category(char) != "Cc")
