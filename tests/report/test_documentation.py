"""The examples in docs/ can be read, and the case in the rules of a source passes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from digest import tagging
from digest.config import front_matter
from digest.config.source_rules import parse_source_rules
from digest.config.takedowns import parse_takedowns
from digest.config.vocabulary import Vocabulary
from digest.report import source_cases

DOCS = Path(__file__).parents[2] / "docs"


def examples(name: str, kind: str = "yaml") -> list[str]:
    """Return the examples of a kind in a page."""
    parts = (DOCS / name).read_text(encoding="utf-8").split(f"```{kind}\n")[1:]
    return [part.partition("```")[0] for part in parts]


def test_the_example_of_a_source_holds() -> None:
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
    corrected, withdrawn = examples("editors.md")
    front, problems = front_matter.parse(corrected, "docs/editors.md", 1)
    assert len(front.corrections) == 1
    assert not problems
    (takedown,) = parse_takedowns(withdrawn, "docs/editors.md")
    assert (takedown.by, takedown.titled, set(takedown.reason)) == ("id", False, {"zh-Hans", "en"})


def test_the_examples_for_hosts_are_valid() -> None:
    address, workflow = map(yaml.safe_load, examples("hosting.md"))
    assert address["base_url"].endswith("/")
    steps = workflow["jobs"]["site"]["steps"]
    assert all(("uses" in step) != ("run" in step) for step in steps)
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    assert {"pages", "id-token"} <= workflow["permissions"].keys()  # what deploy-pages asks for
    (netlify,) = map(tomllib.loads, examples("hosting.md", "toml"))
    assert netlify["build"]["publish"] == "output"
    assert "digest build" in netlify["build"]["command"]
