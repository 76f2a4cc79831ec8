"""The example in docs/sources.md is read, and its case holds."""

from __future__ import annotations

from pathlib import Path

from digest import tagging
from digest.config import source_rules_file
from digest.config.vocabulary import Vocabulary
from digest.report import source_cases

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"


def test_the_example_holds() -> None:
    example = PAGE.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    source = source_rules_file.load(example, "seawind", "docs/sources.md")
    assert source.cases
    assert all(
        (source.hosts, source.names, source.paths, source.keep_selectors, source.drop_selectors, source.time_zone)
    )
    assert list(source_cases.failures((source,), tagging.matcher(Vocabulary()))) == []
