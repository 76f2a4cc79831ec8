"""Command-line options that several commands share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable

from digest import parallel
from digest.errors import ContentError
from digest.store.fingerprint import CONFIGURATION


def add_color(parser: argparse.ArgumentParser) -> None:
    """Add --no-color, which may precede or follow the name of the command."""
    # without a default, so that the parser of the command does not reset what preceded its name
    parser.add_argument(
        "--no-color", action="store_true", default=argparse.SUPPRESS, help="print without colours (as NO_COLOR does)"
    )


def add_content(parser: argparse.ArgumentParser) -> None:
    """Add --content."""
    parser.add_argument(
        "--content", default="content", metavar="DIR", help="folder of the articles (default: %(default)s)"
    )


def add_site(parser: argparse.ArgumentParser, *, output: str = "output") -> None:
    """Add --content, --output, --config and --jobs."""
    add_content(parser)
    parser.add_argument("--output", default=output, metavar="DIR", help="folder to write (default: %(default)s)")
    parser.add_argument("--config", default="", metavar="FILE", help=f"configuration (default: {CONFIGURATION})")
    add_jobs(parser)


def add_jobs(parser: argparse.ArgumentParser, *, default: int = 0) -> None:
    """Add --jobs; its value is at least 1."""
    parser.add_argument(
        "--jobs",
        type=lambda text: whole_number(256)(text) or parallel.cores(),
        default=str(default),
        metavar="N",
        help="number of processes, 0 for one per core (default: %(default)s)",
    )


def add_strict(parser: argparse.ArgumentParser) -> None:
    """Add --strict."""
    parser.add_argument("--strict", action="store_true", help="exit with 1 if there are problems or refused items")


def add_drafts(parser: argparse.ArgumentParser) -> None:
    """Add --drafts."""
    parser.add_argument("--drafts", action="store_true", help="publish drafts too")


def whole_number(highest: int) -> Callable[[str], int]:
    """Return an argument type: a whole number from 0 to `highest`."""

    def parse(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) > highest:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to {highest}")
        return int(text)

    return parse


def require_site(content: str, config: str = "") -> None:
    """Raise ContentError if there is neither a configuration nor a content folder."""
    config = config or CONFIGURATION
    if not os.path.exists(config) and not os.path.exists(content):
        raise ContentError(f"no site here (no {config}, no {content}/)", fix="run `digest init`")
