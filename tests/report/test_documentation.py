"""The examples in docs/ are read, and the case of one holds."""

from __future__ import annotations

from pathlib import Path

from digest import tagging
from digest.config import front_matter, source_rules_file, takedowns_file
from digest.config.vocabulary import Vocabulary
from digest.report import source_cases

DOCS = Path(__file__).parents[2] / "docs"


def examples(name: str) -> list[str]:
    """Return the YAML examples of a page."""
    parts = (DOCS / name).read_text(encoding="utf-8").split("```yaml\n")[1:]
    return [part.partition("```")[0] for part in parts]


def test_the_example_of_a_source_holds() -> None:
    source = source_rules_file.load(examples("sources.md")[0], "seawind", "docs/sources.md")
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
    assert list(source_cases.failures((source,), tagging.matcher(Vocabulary()))) == []


def test_the_examples_for_editors_are_read() -> None:
    corrected, withdrawn = examples("editors.md")
    front, problems = front_matter.parse(corrected, "docs/editors.md", 1)
    assert len(front.corrections) == 1
    assert not problems
    (takedown,) = takedowns_file.load(withdrawn, "docs/editors.md")
    assert (takedown.by, takedown.titled, set(takedown.reason)) == ("id", False, {"zh-Hans", "en"})
