"""Command-line options that several commands share."""

import argparse
import os
from collections.abc import Callable

from digest.errors import ContentError
from digest.site_paths import CONFIGURATION, SitePaths


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
    """Add --jobs."""
    parser.add_argument(
        "--jobs",
        type=whole_number(256),
        default=default,
        metavar="N",
        help="number of processes, 0 for one per core (default: %(default)s)",
    )


def add_strict(parser: argparse.ArgumentParser) -> None:
    """Add --strict."""
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 if there are errors, refused items among them"
    )


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


def paths_of(options: argparse.Namespace) -> SitePaths:
    """Return the paths of the site in the current folder, whether or not it exists. Raises ContentError if that is gone."""
    output, config = getattr(options, "output", "output"), getattr(options, "config", "")
    try:
        return SitePaths(os.getcwd(), options.content, output, config)
    except OSError as error:
        fix = "change to the folder of the site"
        raise ContentError(f"the current folder cannot be found: {error.strerror}", fix=fix) from error


def site_of(options: argparse.Namespace) -> SitePaths:
    """Return the paths of the site in the current folder. Raises ContentError if there is none."""
    paths = paths_of(options)
    if not os.path.exists(paths.configuration) and not os.path.exists(paths.content):
        message = f"no site here (no {paths.config or CONFIGURATION}, no {paths.content}/)"
        raise ContentError(message, fix="run `digest init`")
    return paths
