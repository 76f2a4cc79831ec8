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
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, timeout=LIMIT)
    found = msgspec.convert(json.loads(done.stdout)["messages"], list[Message])
    return [message for message in found if message.type != "info" or "occurrence" not in message.message]


def test_every_page_is_valid(hosted: tuple[str, Path], web_tools: Path) -> None:
    assert check(web_tools, "--skip-non-html", str(hosted[1])) == []


def test_every_style_sheet_is_valid(root: Path, web_tools: Path) -> None:
    sheets = sorted(str(path) for path in (root / "themes").glob("*/static/**/*.css"))
    assert len(sheets) > 1
    assert [message for message in check(web_tools, "--css", *sheets) if not FUNCTIONS.search(message.message)] == []


def test_every_drawn_template_is_valid_markup(hosted: tuple[str, Path], web_tools: Path) -> None:
    icons = sorted(str(path) for path in hosted[1].rglob("*.svg"))
    assert icons
    assert check(web_tools, "--svg", *icons) == []


def test_the_checker_finds_mistakes(tmp_path: Path, web_tools: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><html lang="en"><title>x</title><p><div id="a" id="b">', "utf-8")
    (tmp_path / "a.css").write_text("a { colour: red }", "utf-8")
    assert check(web_tools, str(tmp_path / "a.html"))
    assert check(web_tools, "--css", str(tmp_path / "a.css"))
