"""Every page and every style sheet under the Nu checker of the W3C."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import msgspec

from tests.sitebuilding import LIMIT

FUNCTIONS = re.compile(r"Invalid type: “[^”]*\bvar\(")
"""The checker does not know the value of a variable within min(), and reports what browsers accept."""

MARKUP = ("--skip-non-html", "--also-check-svg")
JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""The checker runs for a few seconds: optimising its code takes as long as running it."""


class Message(msgspec.Struct):
    """One message of the checker."""

    type: str
    message: str
    url: str = ""
    line: int = msgspec.field(default=0, name="lastLine")
    extract: str = ""


def check(modules: Path, *arguments: str) -> list[Message]:
    """Return the errors and warnings of the checker."""
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", *JAVA, "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, timeout=LIMIT)
    found = msgspec.convert(json.loads(done.stdout)["messages"], list[Message])
    return [message for message in found if message.type != "info" or "occurrence" not in message.message]


def test_every_page_and_every_drawn_template_is_valid(hosted: tuple[str, Path], web_tools: Path) -> None:
    assert list(hosted[1].rglob("*.svg"))
    assert check(web_tools, *MARKUP, str(hosted[1])) == []


def test_every_style_sheet_is_valid(root: Path, web_tools: Path) -> None:
    sheets = sorted(str(path) for path in (root / "themes").glob("*/static/**/*.css"))
    assert len(sheets) > 1
    assert [message for message in check(web_tools, "--css", *sheets) if not FUNCTIONS.search(message.message)] == []


def test_the_checker_finds_mistakes(tmp_path: Path, web_tools: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><html lang="en"><title>x</title><p><div id="a" id="b">', "utf-8")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rect widht="1"/></svg>', "utf-8")
    (tmp_path / "a.css").write_text("a { colour: red }", "utf-8")
    assert {Path(message.url).name for message in check(web_tools, *MARKUP, str(tmp_path))} == {"a.html", "a.svg"}
    assert check(web_tools, "--css", str(tmp_path / "a.css"))
