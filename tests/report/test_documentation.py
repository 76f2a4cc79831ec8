"""The documentation is true: examples can be read, and tables list what the code has."""

from __future__ import annotations

import re
import tomllib
from itertools import groupby
from pathlib import Path

import jinja2
import pytest
import yaml
from jinja2.nodes import Getattr

from digest import tagging
from digest.config import front_matter
from digest.config.fields import FIELDS
from digest.config.redirects import parse_redirects
from digest.config.settings import Settings, parse_settings
from digest.config.source_rules import parse_source_rules
from digest.config.takedowns import parse_takedowns
from digest.config.vocabulary import Vocabulary
from digest.readers import SUFFIXES
from digest.report import source_cases

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
RARE_SUFFIXES = {".text", ".markdown", ".htm", ".xhtml", ".ndjson"}  # other spellings of formats in the README


def examples(name: str, kind: str = "yaml") -> list[str]:
    """Return the examples of a kind in a page."""
    parts = (DOCS / name).read_text(encoding="utf-8").split(f"```{kind}\n")[1:]
    return [part.partition("```")[0] for part in parts]


def row(page: str, name: str) -> str:
    """Return the row of a table that begins with a name."""
    (found,) = re.findall(rf"^\| `{re.escape(name)}` \|(.*)$", page, re.MULTILINE)
    return str(found)


def test_the_example_of_a_source_works() -> None:
    source = parse_source_rules(examples("sources.md")[0], "seawind", "docs/sources.md")
    assert source.cases
    assert all(
        (
            source.hosts,
            source.names,
            source.paths,
            source.keep_selectors,
            source.drop_selectors,
            source.time_zone,
            source.policy,
        )
    )
    assert list(source_cases.failures((source,), tagging.Matcher(Vocabulary()))) == []


def test_the_examples_for_editors_can_be_read() -> None:
    corrected, withdrawn, moved, configured = examples("editors.md")
    front, problems = front_matter.parse(corrected, "docs/editors.md", 1)
    assert len(front.corrections) == 1
    assert not problems
    (takedown,) = parse_takedowns(withdrawn, "docs/editors.md")
    assert (takedown.by, takedown.titled, set(takedown.reason)) == ("id", False, {"zh-Hans", "en"})
    assert parse_redirects(moved, "docs/editors.md") == {"articles/night-ferry": "2025/night-ferry-returns"}
    assert parse_settings(configured, "docs/editors.md").check.ignore == (
        "content.no-translation",
        "source.recurring-line",
    )


def test_the_examples_for_hosts_are_valid() -> None:
    address, workflow = map(yaml.safe_load, examples("hosting.md"))
    assert address["base_url"].endswith("/")
    steps = workflow["jobs"]["site"]["steps"]
    assert all(("uses" in step) != ("run" in step) for step in steps)
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    assert {"pages", "id-token"} <= workflow["permissions"].keys()  # needed by deploy-pages
    (netlify,) = map(tomllib.loads, examples("hosting.md", "toml"))
    assert netlify["build"]["publish"] == "output"
    assert "digest build" in netlify["build"]["command"]


def test_the_guide_to_themes_lists_what_xml_templates_are_given() -> None:
    page = (DOCS / "themes.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").glob("*.xml")):
        used = {node.attr for node in jinja2.Environment().parse(path.read_text(encoding="utf-8")).find_all(Getattr)}
        given = set(re.findall(r"`(\w+)`", row(page, path.name)))
        assert used <= given, path.name


def test_the_readme_lists_every_setting() -> None:
    table = README.partition("## Configuration")[2]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert {name for cell in rows for name in re.findall(r"`(\w+)`", cell)} == set(Settings.__struct_fields__)


def test_the_readme_names_every_key_of_front_matter() -> None:
    section = README.partition("Front matter is optional")[2].partition("## Configuration")[0]
    assert [key for key in FIELDS if not re.search(rf"(?:^|`){key}[:`]", section, re.MULTILINE)] == []


def test_the_readme_names_every_input_format() -> None:
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in README] == [
        suffix for suffix in SUFFIXES if suffix in RARE_SUFFIXES
    ]


def test_the_floors_are_those_of_the_contract() -> None:
    (contract,) = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = re.findall(r"^\| (\d+) \| `(\w+)(?:\.py|/)` \|", page, re.MULTILINE)
    floors = [{room for _, room in group} for _, group in groupby(rooms, key=lambda found: found[0])]
    assert floors == [set(layer.split(" | ")) for layer in contract["layers"]]
    assert [int(number) for number, _ in groupby(rooms, key=lambda found: found[0])] == list(range(len(floors), 0, -1))


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_files_that_a_page_names_exist(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:bench|digest|docs|templates|tests)/[\w./-]*\w", page))
    named = {path for path in named if "NAME" not in path and "CODE" not in path}
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
