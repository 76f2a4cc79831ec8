"""Every page and every style sheet under the Nu checker of the W3C."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import msgspec

from tests.sitebuilding import LIMIT

FUNCTIONS = re.compile(r"Invalid type: “[^”]*\bvar\(")
"""The checker cannot tell what a variable stands for within min(): what browsers accept it takes for a mistake."""


class Said(msgspec.Struct):
    """One message of the checker."""

    type: str
    message: str
    url: str = ""
    line: int = msgspec.field(default=0, name="lastLine")
    extract: str = ""


def check(modules: Path, *arguments: str) -> list[Said]:
    """Return what the checker has against files: its errors and warnings."""
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, timeout=LIMIT)
    found = msgspec.convert(json.loads(done.stdout)["messages"], list[Said])
    return [said for said in found if said.type != "info" or "occurrence" not in said.message]


def test_every_page_is_valid(hosted: tuple[str, Path], web_tools: Path) -> None:
    assert check(web_tools, "--skip-non-html", str(hosted[1])) == []


def test_every_style_sheet_is_valid(root: Path, web_tools: Path) -> None:
    sheets = sorted(str(path) for path in (root / "themes").glob("*/static/**/*.css"))
    assert len(sheets) > 1
    assert [said for said in check(web_tools, "--css", *sheets) if not FUNCTIONS.search(said.message)] == []


def test_every_drawn_template_is_valid_markup(hosted: tuple[str, Path], web_tools: Path) -> None:
    icons = sorted(str(path) for path in hosted[1].rglob("*.svg"))
    assert icons
    assert check(web_tools, "--svg", *icons) == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path, web_tools: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><html lang="en"><title>x</title><p><div id="a" id="b">', "utf-8")
    (tmp_path / "a.css").write_text("a { colour: red }", "utf-8")
    assert check(web_tools, str(tmp_path / "a.html"))
    assert check(web_tools, "--css", str(tmp_path / "a.css"))
