"""Stories: two reports of one event are one story, similar events are not, and editors have the last word."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from digest.stories import graph
from digest.stories.chronology import newest_first
from digest.stories.signature import unpacked
from digest.text.convert import converter
from tests.stories.articles import BRIDGE, LIBRARY, OTHER_BRIDGE, OTHER_WHALE, WHALE, entry, with_terms
from tests.stories.events import reports

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Entry, Story

ENTRIES = (
    entry("bridge", BRIDGE, title="青湖大桥合龙", date="2024-05-03"),
    entry("bridge-again", OTHER_BRIDGE, title="湖上连成一线", date="2024-05-04"),
    entry("library", LIBRARY, title="书开进村", date="2024-05-04"),
    entry("whale", WHALE, title="Whale refloated at Kerrin", date="2024-05-03", language="en"),
    entry("whale-again", OTHER_WHALE, title="Back at sea", language="en"),
)


def group(entries: Iterable[Entry]) -> tuple[Story, ...]:
    return graph(newest_first(entries)).stories


def members(stories: tuple[Story, ...]) -> list[tuple[str, ...]]:
    return [story.members for story in stories]


def test_two_reports_of_an_event_are_one_story() -> None:
    stories = group(ENTRIES)
    assert members(stories) == [("bridge-again", "bridge"), ("whale", "whale-again")]
    assert all(story.copies == () for story in stories)
    assert {story.title_of for story in stories} <= {entry.id for entry in ENTRIES}


@given(st.permutations(ENTRIES))
def test_the_order_of_articles_does_not_matter(entries: list[Entry]) -> None:
    assert group(entries) == group(ENTRIES)


def test_a_key_stays_when_newer_articles_join() -> None:
    before = group(ENTRIES[:2])
    after = group((*ENTRIES, entry("bridge-third", BRIDGE, title="青湖大桥合龙", date="2024-05-09")))
    assert [story.key for story in before] == [story.key for story in after if "bridge" in story.members]


def test_events_far_apart_in_time_are_two() -> None:
    assert group((ENTRIES[0], entry("copy", BRIDGE, title="青湖大桥合龙", date="2021-05-03"))) == ()
    assert len(group((ENTRIES[0], entry("year", OTHER_BRIDGE, title="青湖大桥", date="2024")))) == 1


def test_where_a_date_is_unknown_more_must_be_shared() -> None:
    terms = [[number << 2 | 2 for number in range(start, start + 40)] for start in (0, 34)]
    one, other = (
        with_terms(msgspec.structs.replace(ENTRIES[0], id=str(place)), each) for place, each in enumerate(terms)
    )
    undated = msgspec.structs.replace(other, facts=msgspec.structs.replace(other.facts, date=None))
    assert len(group((one, other))) == 1
    assert group((one, undated)) == ()


def test_a_few_shared_terms_are_no_event() -> None:
    alike = [
        with_terms(msgspec.structs.replace(ENTRIES[0], id=str(place)), [number << 2 | 1 for number in terms])
        for place, terms in enumerate((range(3), range(4)))
    ]
    assert group(alike) == ()


def test_two_of_a_story_are_evidence_for_a_third() -> None:
    """Of 40 terms each, two articles share 20; a third has seven of these, too few to match one of them alone."""
    undated = msgspec.structs.replace(ENTRIES[0], facts=msgspec.structs.replace(ENTRIES[0].facts, date=None))
    one, other, third = (
        with_terms(msgspec.structs.replace(undated, id=str(place)), [number << 2 | 1 for number in terms])
        for place, terms in enumerate((range(40), range(20, 60), (*range(24, 31), *range(100, 133))))
    )
    assert group((one, third)) == group((other, third)) == ()
    assert members(group((one, other, third))) == [("0", "1", "2")]


def test_an_editor_merges_and_splits() -> None:
    named = (
        entry("a", LIBRARY, story="spring-walks"),
        entry("b", WHALE, story="spring-walks"),
        entry("c", BRIDGE, story="散步"),
    )
    merged = group((*named, entry("d", OTHER_BRIDGE)))
    assert [(story.key, story.members) for story in merged] == [("spring-walks", ("a", "b"))]
    split = (entry("a", BRIDGE, story="none"), entry("b", BRIDGE), entry("c", OTHER_BRIDGE))
    assert members(group(split)) == [("b", "c")]


def test_a_story_with_a_chinese_name_has_a_plain_key() -> None:
    (story,) = group((entry("a", LIBRARY, story="散步"), entry("b", WHALE, story="散步")))
    assert story.key.isascii()
    assert story.key.startswith("story-")


def test_copies_are_marked_in_either_script() -> None:
    convert = converter("zh-Hans", "zh-Hant", (), {})
    traditional = tuple(map(convert, BRIDGE))
    (story,) = group(
        (ENTRIES[0], entry("hk", traditional, title=convert("青湖大桥合龙"), date="2024-05-05", language="zh-Hant"))
    )
    assert story.copies == ("hk",)


def test_of_two_copies_on_a_day_the_first_by_id_is_the_original() -> None:
    copy = entry("bridge-b", BRIDGE, title="青湖大桥合龙", date="2024-05-03")
    (story,) = group((copy, entry("bridge-a", BRIDGE, title="青湖大桥合龙", date="2024-05-03")))
    assert story.copies == ("bridge-b",)


def test_passages_that_the_next_article_quotes_make_no_chain() -> None:
    """Each article reports one event and quotes the next one word for word, for half of its length."""
    first_reports = {
        each.event: each for each in (*reports("events.md"), *reports("later_events.md")) if each.language != "en"
    }
    texts = [each.texts for each in first_reports.values()]
    quoting = [
        entry(f"a{place:02}", own + quoted, date=f"2025-03-{place + 1:02}")
        for place, (own, quoted) in enumerate(pairwise(texts))
    ]
    stories = group(quoting)
    assert len(quoting) > 15
    assert sum(len(story.members) for story in stories) < len(quoting) // 2
    assert all(len(story.members) <= 3 for story in stories)


def test_what_two_articles_share_counts_however_many_others_have_it() -> None:
    """A term that becomes common must not separate two articles: 600 others have two of theirs each."""
    chance = random.Random(7)
    pair = ENTRIES[:2]
    shared = [term for term in unpacked(pair[0].terms).signature if term in unpacked(pair[1].terms).signature]
    others = [
        with_terms(
            msgspec.structs.replace(ENTRIES[2], id=f"a{place}"),
            sorted({*chance.sample(shared, 2), *(chance.getrandbits(30) << 2 | 2 for _ in range(60))}), spread=(),
        )
        for place in range(600)
    ]  # fmt: skip
    assert members(group((*pair, *others))) == members(group(pair)) == [("bridge-again", "bridge")]


def test_what_is_shared_must_run_through_both_articles() -> None:
    """Of sixteen sections, seven in a row may be about something else: a round-up has more of these."""
    terms = tuple(number << 2 | 2 for number in range(48))
    for own, together in ((7, True), (8, False)):
        mixed = tuple(number + (100 << 2 if place < 3 * own else 0) for place, number in enumerate(terms))
        spread = tuple(1 << place // 3 for place in range(48))
        one, other = (
            with_terms(msgspec.structs.replace(ENTRIES[0], id=name), signature, spread)
            for name, signature in (("one", terms), ("other", mixed))
        )
        assert bool(group((one, other))) is together


def test_articles_that_quote_a_passage_are_versions_of_a_text_only_if_they_begin_alike() -> None:
    """Of sixteen sections, every other one is shared word for word; the rest is different."""
    spread = tuple(1 << place // 3 for place in range(48))
    for first, together in ((0, True), (1, False)):
        one, other = (
            with_terms(
                msgspec.structs.replace(ENTRIES[0], id=name),
                [
                    (place if place // 3 % 2 == first else own + place) << 2 | (0 if place % 3 == 0 else 2)
                    for place in range(48)
                ],
                spread,
            )
            for name, own in (("one", 1000), ("other", 2000))
        )
        assert bool(group((one, other))) is together
