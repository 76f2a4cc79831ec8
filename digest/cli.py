"""Command line: parses the arguments and runs the chosen command."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn

from digest import __version__
from digest.arguments import add_color
from digest.console import STOPPED, USAGE, printable
from digest.errors import DigestError

COMMANDS: Final = {  # each is a module of digest.commands
    "init": "create a new site in a folder",
    "new": "start an article as a draft with front matter",
    "build": "build the site",
    "serve": "build the site, serve it on this machine only, rebuild and reload on every change",
    "check": "list problems of the content and of the built site",
    "report": "write the editors' report: what was removed, guessed and refused, and why",
    "inspect": "show what becomes of files: facts, subjects, text and removals",
    "tags": "explain the subjects of articles, find rules that err, suggest new ones",
    "schema": "print the JSON Schema of the front matter, for use in an editor",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 success, 1 problems under --strict, 2 usage error, 3 stopped, 143 SIGTERM."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - open as long as the process runs
        elif hasattr(stream := getattr(sys, name), "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except DigestError as error:
        print(f"digest: {printable(str(error), color=False)}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt as interruption:
        print("digest: interrupted; the site is either the old or the new one", file=sys.stderr)
        return getattr(interruption, "exit_code", STOPPED)
    except BrokenPipeError:  # nobody reads the output any more; the null device keeps the final flush from failing too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    return code


def command() -> NoReturn:
    """Run the command of this process and exit; in Python's UTF-8 mode, because file names are UTF-8 in a site."""
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command, no shell
    sys.exit(main())


def _run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="digest", description="Turn a folder of scraped news into a clean, tagged, bilingual static site."
    )
    parser.add_argument("--version", action="version", version=f"digest {__version__}")
    parser.set_defaults(no_color=False)
    add_color(parser)
    # without prog, argparse formats one for it, which imports what only help needs
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", prog=parser.prog)
    chosen = next((argument for argument in arguments if not argument.startswith("-")), "")
    for name, summary in COMMANDS.items():
        subparser = commands.add_parser(name, help=summary, description=summary)
        add_color(subparser)
        if name == chosen:  # the other modules are not imported: a build with nothing to do takes less time than that
            module = import_module(f"digest.commands.{name}")
            module.add_arguments(subparser)
            subparser.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return USAGE
    code: int = options.run(options)
    return code


if __name__ == "__main__":
    command()
