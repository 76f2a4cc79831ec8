"""Commands, options, exit codes, progress; nothing else."""

from __future__ import annotations

import os
import sys
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, NoReturn

from digest import __version__, paint
from digest.errors import DigestError
from digest.languages import LANGUAGES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    Options = argparse.Namespace | SimpleNamespace

OK, PROBLEMS, USAGE, STOPPED = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 ok, 1 problems under --strict, 2 usage, 3 cannot build."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        asked = sys.argv[1:] if arguments is None else [*arguments]
        options = _plain_build() if asked == ["build"] else _parser(build=asked[:1] == ["build"]).parse_args(asked)
        if options.command is None:
            _parser().print_help()
            return USAGE
        code: int = options.command(options)
        sys.stdout.flush()
    except DigestError as error:
        print(f"digest: {paint.printable(str(error), colours=False)}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("digest: stopped; the site is as it was or as it was to be, never between", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone: nobody is left to tell
        return STOPPED
    return code


def command() -> NoReturn:
    """Run one command as all that this process does; what it has made is taken back by the system, sooner than by Python."""
    code = main()
    sys.stderr.flush()
    os._exit(code)


def _plain_build() -> SimpleNamespace:
    """Return the options of a build that is asked for nothing else: to load argparse takes a twentieth of one without work."""
    return SimpleNamespace(
        content="content", output="output", config="", strict=False, drafts=False, jobs=0, no_color=False, command=_build
    )  # fmt: skip


def _parser(*, build: bool = False) -> argparse.ArgumentParser:
    """Return the parser of all commands, or of `build` alone: making the others takes a tenth of a build that has nothing to do."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="digest", description="Turn a folder of scraped news into a clean, tagged, bilingual static site."
    )
    parser.add_argument("--version", action="version", version=f"digest {__version__}")
    parser.set_defaults(command=None, no_color=False)
    _add_color(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    if not build:
        _add_beginnings(commands)
    _add_build(commands)
    if not build:
        _add_site_commands(commands)
        _add_text_commands(commands)
    for command in commands.choices.values():
        _add_color(command)
    return parser


def _add_color(parser: argparse.ArgumentParser) -> None:
    import argparse

    # suppressed default: what was said before the command's name is not undone after it
    parser.add_argument(
        "--no-color", action="store_true", default=argparse.SUPPRESS, help="print no colours (NO_COLOR does the same)"
    )


def _add_beginnings(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    init = commands.add_parser("init", help="make a new site in a folder")
    init.add_argument("folder", nargs="?", default=".", metavar="DIR", help="its folder (this one)")
    init.add_argument("--theme", default="newspaper", metavar="NAME", help="its look: newspaper or compact (newspaper)")
    init.set_defaults(command=_init)
    new = commands.add_parser("new", help="begin an article with its front matter")
    new.add_argument("title", help="its title; the file is named after it")
    new.add_argument("--language", choices=LANGUAGES, help="the language it is written in")
    _add_content(new)
    new.set_defaults(command=_new)


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="build the site")
    _add_site_options(build, "output", "the site", strict=True, drafts=True)
    build.set_defaults(command=_build)


def _add_site_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = commands.add_parser("serve", help="build, serve on this machine alone, rebuild and reload on change")
    _add_site_options(serve, "output", "the site", drafts=True)
    serve.add_argument("--port", type=_port, default=8000, help="port on the loopback interface (8000)")
    serve.add_argument("--poll", action="store_true", help="look for changes instead of waiting for the system to tell")
    serve.set_defaults(command=_serve)
    check = commands.add_parser("check", help="list problems of the content and of the site that was built")
    _add_site_options(check, "output", "the site", strict=True)
    check.set_defaults(command=_check)
    report = commands.add_parser(
        "report", help="write the editors' report: what was removed, guessed and refused, and why"
    )
    _add_site_options(report, "report", "the report")
    report.add_argument("--language", choices=LANGUAGES, default="", help="its own words (the site's first language)")
    report.set_defaults(command=_report)


def _add_text_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    inspect = commands.add_parser("inspect", help="show what is made of files: facts, subjects, and what is taken out")
    inspect.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    inspect.add_argument("--json", action="store_true", help="print one JSON object per article and line")
    inspect.add_argument("--no-memory", action="store_true", help="make everything anew")
    _add_content(inspect)
    inspect.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="processes (1); 0 means one per core")
    inspect.set_defaults(command=_inspect)
    _add_tags_commands(commands)
    schema = commands.add_parser("schema", help="print the JSON Schema of the front matter, for editors")
    schema.set_defaults(command=_schema)


def _add_tags_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    tags = commands.add_parser(
        "tags", help="tell why articles have their subjects, where rules err, which words are lacking"
    )
    questions = tags.add_subparsers(dest="question", required=True, metavar="QUESTION")
    for question, told in (
        ("explain", "each subject with its score, words and places, and by how much others are missed"),
        ("eval", "compare the rules with the tags of front matter: a confusion table, and the rule to blame"),
        ("suggest", "words of articles without subject that could become rules, the most telling first"),
    ):
        parser = questions.add_parser(question, help=told, description=told)
        parser.add_argument(
            "paths", nargs="+" if question == "explain" else "*", metavar="PATH", help="files or folders"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object per line")
        _add_content(parser)
        parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="processes (1); 0 means one per core")
        _add_color(parser)
    tags.set_defaults(command=_tags)


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", default="content", metavar="DIR", help="folder of articles (content)")


def _add_site_options(
    parser: argparse.ArgumentParser, output: str, made: str, *, strict: bool = False, drafts: bool = False
) -> None:
    _add_content(parser)
    parser.add_argument("--output", default=output, metavar="DIR", help=f"folder of {made} ({output})")
    parser.add_argument("--config", default="", metavar="FILE", help="configuration (digest.yaml)")
    if strict:
        parser.add_argument("--strict", action="store_true", help="exit with 1 if anything was refused or is a problem")
    if drafts:
        parser.add_argument("--drafts", action="store_true", help="show drafts too")
    parser.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="processes; 0 means one per core (0)")


def _jobs(text: str) -> int:
    return _whole(text, 0, 256)


def _port(text: str) -> int:
    return _whole(text, 0, 65535)


def _whole(text: str, low: int, high: int) -> int:
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
    return int(text)


def _say(text: str, options: Options) -> None:
    print(paint.printable(text, colours=paint.wanted(sys.stdout, not options.no_color)))


def _build(options: Options) -> int:
    from digest.commands.build import run

    began = time.perf_counter()
    said = run(options.content, options.output, options.config, drafts=options.drafts, jobs=options.jobs)
    _say(f"{said.text}\n{'time':<10}{time.perf_counter() - began:>7.2f}s", options)
    return PROBLEMS if options.strict and said.problems else OK


def _init(options: Options) -> int:
    from digest.commands.init import begin_site

    _say(begin_site(options.folder, options.theme), options)
    return OK


def _new(options: Options) -> int:
    from digest.commands.init import begin_article

    _say(begin_article(options.title, options.language, options.content), options)
    return OK


def _serve(options: Options) -> int:
    from digest.commands.serve import serve

    asked = ["--content", options.content, "--output", options.output, "--jobs", str(options.jobs)]
    asked += ["--config", options.config] if options.config else []
    asked += ["--drafts"] if options.drafts else []
    serve(asked, options.content, options.output, options.config, options.port, poll=options.poll)
    return OK


def _check(options: Options) -> int:
    from digest import console
    from digest.commands.build import check_site

    problems = check_site(options.content, options.output, options.config, jobs=options.jobs)
    _say(console.checked(problems), options)
    return PROBLEMS if options.strict and problems else OK


def _report(options: Options) -> int:
    from digest import console, parallel
    from digest.commands.report import report

    jobs = options.jobs or parallel.cores()
    told = report(
        os.getcwd(), options.content, options.output, options.config, options.language, jobs, console.Progress()
    )
    _say(console.reported(told, options.output), options)
    return OK


def _inspect(options: Options) -> int:
    import msgspec

    from digest import console, parallel
    from digest.commands.inspect import inspect, shown
    from digest.store.fingerprint import memory_folder

    memory = "" if options.no_memory else memory_folder(os.getcwd(), options.content, "output")
    for path, result in inspect(options.paths, os.getcwd(), options.content, memory, options.jobs or parallel.cores()):
        if options.json:
            print(msgspec.json.encode(shown(path, result)).decode())
        else:
            _say(console.article(path, result), options)
    return OK


def _tags(options: Options) -> int:
    import msgspec

    from digest import parallel, subjects, tagging
    from digest.commands.inspect import inspect
    from digest.model import Article
    from digest.pipeline.inputs import load_vocabulary
    from digest.store.fingerprint import memory_folder

    root, paths = os.getcwd(), options.paths or [options.content]
    memory = memory_folder(root, options.content, "output")
    found = inspect(paths, root, options.content, memory, options.jobs or parallel.cores())
    articles = ((path, result) for path, result in found if isinstance(result, Article))
    matcher = tagging.matcher(load_vocabulary(root, options.content))
    for answer in subjects.answers(options.question, articles, matcher):
        if options.json:
            print(msgspec.json.encode(answer).decode())
        else:
            _say(subjects.said(answer), options)
    return OK


def _schema(_: Options) -> int:
    from digest.config.front_matter import json_schema

    print(json_schema())
    return OK


if __name__ == "__main__":
    sys.exit(main())
