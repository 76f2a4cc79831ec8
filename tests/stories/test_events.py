"""Events reported twice: how many pairs of reports are found, and how many of those found are right."""

from __future__ import annotations

from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

import msgspec
import pytest

from digest.stories import graph
from digest.stories.chronology import newest_first
from digest.text.convert import converter
from tests.stories.events import Report, reports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Entry, ItemKind

EVENTS = reports("events.md")
LATER = reports("later_events.md")
ALL = (*EVENTS, *LATER)


def together(some: Sequence[Report], last: ItemKind = "report") -> set[tuple[int, int]]:
    """Return the pairs of reports in one story; the last is an item of that kind."""
    entries = [each.entry(f"{number:03}") for number, each in enumerate(some)]
    facts = msgspec.structs.replace(entries[-1].facts, kind=last)
    entries[-1] = msgspec.structs.replace(entries[-1], facts=facts)
    stories = graph(newest_first(entries)).stories
    return {pair for story in stories for pair in combinations(sorted(map(int, story.members)), 2)}


def right(some: Sequence[Report]) -> set[tuple[int, int]]:
    """Return the pairs of reports of one event."""
    return {(one, other) for one, other in combinations(range(len(some)), 2) if some[one].event == some[other].event}


def recall_and_wrong(some: Sequence[Report]) -> tuple[float, list[tuple[str, str]]]:
    """Return the share of pairs found, and the pairs that should not have been."""
    found, wanted = together(some), right(some)
    wrong = [(some[one].title, some[other].title) for one, other in sorted(found - wanted)]
    return len(found & wanted) / len(wanted), wrong


def test_there_are_enough_of_both_kinds() -> None:
    some = ALL
    same_subject = [pair for pair in combinations(some, 2) if pair[0].subject == pair[1].subject]
    assert len(right(some)) >= 30
    assert sum(one.event != other.event for one, other in same_subject) >= 100


@pytest.mark.parametrize(("some", "recall"), [(EVENTS, 1.0), (LATER, 1.0), (ALL, 1.0)])
def test_reports_of_one_event_are_found_and_no_others(some: tuple[Report, ...], recall: float) -> None:
    found, wrong = recall_and_wrong(some)
    assert not wrong
    assert found >= recall


def test_without_dates_most_are_still_found_and_no_others() -> None:
    found, wrong = recall_and_wrong([each._replace(date="") for each in ALL])
    assert not wrong
    assert found >= 0.84


@pytest.mark.parametrize(
    "kind",
    [
        "round-up",
        pytest.param(
            "report",
            marks=pytest.mark.xfail(strict=True, reason="a round-up is known by its kind alone: four are joined"),
        ),
    ],
)
def test_a_round_up_does_not_chain_its_events(kind: ItemKind) -> None:
    """Second reports of three events, and a round-up of the first ones, all on one day; nearly all stay apart."""
    chained, count = [], 0
    for language in ("zh", "en"):
        events = [
            (one, other)
            for one, other in zip(ALL[::2], ALL[1::2], strict=True)
            if one.event == other.event and one.language.startswith(language)
        ]
        for three in zip(events, events[1:], events[2:], strict=False):
            texts = tuple(text for first, _ in three for text in first.texts)
            round_up = three[0][0]._replace(title="", texts=texts)
            some = [each._replace(date="2025-06-01") for each in (*(again for _, again in three), round_up)]
            found = together(some, last=kind)
            chained += [tuple(each.title for each in some) for one, other in found if other < len(three)]
            count += 1
    assert count >= 25
    assert len(chained) <= 2


def test_leaving_an_article_out_changes_hardly_any_other_story() -> None:
    entries = [each.entry(f"{number:03}") for number, each in enumerate((*ALL, *reports("subjects.md")))]
    whole = companions(entries)
    changed = []
    for left in entries:
        without = companions([entry for entry in entries if entry is not left])
        changed.append(sum(whole[name] - {left.id} != found for name, found in without.items()))
    assert median(changed) == 0
    assert sum(changed) <= 0.005 * len(entries) ** 2


def companions(entries: Sequence[Entry]) -> dict[str, set[str]]:
    """Return for each article those of its story."""
    stories = graph(newest_first(entries)).stories
    of_story = {member: set(story.members) for story in stories for member in story.members}
    return {entry.id: of_story.get(entry.id, {entry.id}) for entry in entries}


def test_a_story_is_the_same_in_the_other_script() -> None:
    convert = converter("zh-Hans", "zh-Hant", (), {})
    other = [
        each._replace(title=convert(each.title), texts=tuple(map(convert, each.texts)))
        if each.language == "zh-Hans"
        else each
        for each in ALL
    ]
    assert together(other) == together(ALL)
    mixed = [one if number % 2 else each for number, (one, each) in enumerate(zip(other, ALL, strict=True))]
    assert together(mixed) == together(other)
