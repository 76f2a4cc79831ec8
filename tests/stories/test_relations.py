"""An updated graph equals one built from scratch, to the last bit, after edits, additions and removals."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import DateFact, Entry
from digest.stories import Graph, relations
from digest.stories.chronology import newest_first
from digest.stories.terms import StoryTerms, unpacked
from tests.stories.articles import entry, with_terms

EMPTY = entry("empty")
TERMS = st.integers(0, 90)  # few terms: articles share many, and some are too common to bring articles together
DATES = st.sampled_from(["", "2024", "2024-05", "2024-05-01", "2024-05-09", "2024-05-30", "2025-02-01"])


def article(name: str, terms: frozenset[int], date: str, story: str | None, made: bool) -> Entry:
    """Return an entry with only what stories use."""
    fact = DateFact(value=date, precision="day", evidence=date) if date else None
    return msgspec.structs.replace(
        EMPTY,
        id=name,
        digest=repr((terms, date, story, made)),
        facts=msgspec.structs.replace(EMPTY.facts, date=fact, title_made=made),
        front=msgspec.structs.replace(EMPTY.front, story=story),
        length=120,
        terms=StoryTerms(tuple(term << 3 | term % 8 for term in sorted(terms)), (), tuple(sorted(terms))).packed(),
    )


CONTENTS = st.tuples(
    st.frozensets(TERMS, max_size=30), DATES, st.sampled_from([None, None, None, "none", "spring"]), st.booleans()
)


def graph(entries: Iterable[Entry], known: Graph | None = None) -> Graph:
    return relations.graph(newest_first(entries), known)


def reloaded(known: Graph) -> Graph:
    """Return a graph as it is loaded from the memory."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(known), type=Graph)


@pytest.fixture(autouse=True, scope="module")
def _every_edit_is_a_small_one() -> Iterator[None]:
    """Update incrementally however many articles an edit touches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relations, "_MOST_CHANGED", 0)
        yield


@settings(deadline=None)
@given(st.lists(CONTENTS, min_size=20, max_size=45), st.integers(0, 44), CONTENTS)
def test_any_edit_of_an_article_gives_the_graph_from_scratch(
    contents: list[tuple[frozenset[int], str, str | None, bool]],
    place: int,
    edit: tuple[frozenset[int], str, str | None, bool],
) -> None:
    entries = [article(f"a{number:02}", *content) for number, content in enumerate(contents)]
    known = graph(entries)
    entries[place % len(entries)] = article(f"a{place % len(entries):02}", *edit)
    assert graph(entries, reloaded(known)) == graph(entries)


@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=2), CONTENTS),
    st.dictionaries(st.text("abc", min_size=1, max_size=2), CONTENTS),
)
def test_a_graph_of_other_articles_changes_nothing(
    before: dict[str, tuple[frozenset[int], str, str | None, bool]],
    after: dict[str, tuple[frozenset[int], str, str | None, bool]],
) -> None:
    known = graph([article(name, *content) for name, content in before.items()])
    entries = [article(name, *content) for name, content in after.items()]
    assert graph(entries, reloaded(known)) == graph(entries)


def test_an_unchanged_collection_keeps_its_graph() -> None:
    entries = invented(random.Random(3), 60)
    known = graph(entries)
    assert graph(reversed(entries), known) is known


def test_a_long_chain_of_edits_additions_and_removals_stays_exact() -> None:
    chance = random.Random(11)
    entries = invented(chance, 400)
    known = graph(entries)
    assert len(known.stories) > 20
    for step in range(60):
        entries = changed(chance, entries, step)
        known = graph(entries, reloaded(known))
        expected = graph(entries)
        assert known == expected, f"step {step}"
        assert list(known.related) == list(expected.related)


def invented(chance: random.Random, count: int) -> list[Entry]:
    """Return articles of invented events: most terms are of the event, some of a subject, some only of the article."""
    return [report_of(chance, f"a{number:03}", chance.randrange(count // 4)) for number in range(count)]


def report_of(chance: random.Random, name: str, event: int) -> Entry:
    """Return an article of an event."""
    of_event = [event * 100 + number for number in range(36)]
    of_subject = [1_000_000 + event % 7 * 50 + number for number in range(40)]
    own = [chance.getrandbits(29) for _ in range(12)]
    terms = {*chance.sample(of_event, chance.randint(6, 24)), *chance.sample(of_subject, 9), *own}
    date = chance.choice(["", "2024", "2024-05"] + [f"2024-05-{event % 20 + day:02}" for day in range(1, 9)])
    return article(name, frozenset(terms), date, chance.choice([None] * 12 + ["none", "walk"]), chance.random() < 0.2)


def changed(chance: random.Random, entries: list[Entry], step: int) -> list[Entry]:
    """Return the articles after an edit: one is changed, rewritten or redated, sometimes added or removed."""
    place = chance.randrange(len(entries))
    old = entries[place]
    if step % 10 == 8:
        return [*entries, report_of(chance, f"b{step:03}", chance.randrange(100))]
    if step % 10 == 9:
        return [entry for entry in entries if entry is not old]
    if step % 3 == 0:
        new = report_of(chance, old.id, chance.randrange(100))
    elif step % 3 == 1:
        terms = unpacked(old.terms).terms
        kept = [*chance.sample(terms, len(terms) - chance.randint(0, 3)), chance.getrandbits(29) << 3]
        new = with_terms(msgspec.structs.replace(old, digest=str(step)), terms=kept, words=sorted(kept))
    else:
        other = chance.choice(entries)
        new = msgspec.structs.replace(old, facts=other.facts, front=other.front, digest=str(step))
    return [*entries[:place], new, *entries[place + 1 :]]
