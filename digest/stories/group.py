"""Stories: groups of articles on one event, merged and split by editors, with a key, a title and their copies."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from digest.hashing import hex_digest
from digest.model import Entry, Story
from digest.stories.chronology import age
from digest.stories.terms import HASH, StoryTerms

COPY: Final = 0.5  # share of sampled clauses from which an article is a copy of another
_COMPARED: Final = 50  # members of a very long story to compare with each other
_SPLIT: Final = "none"  # `story: none` keeps an article out of all stories
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def stories_of(
    groups: Iterable[Iterable[int]],
    by_id: Sequence[Entry],
    place: Mapping[str, int],
    terms: Sequence[StoryTerms],
    known: Mapping[tuple[str, ...], Story],
) -> tuple[Story, ...]:
    """Return the stories named by editors and those found, in reading order of their newest members.

    Args:
        groups: The articles of each event that was found.
        by_id: All entries, sorted by id.
        place: The place of each entry in reading order.
        terms: Those of all entries.
        known: Earlier stories by members; none of these has changed since.
    """
    places = [place[entry.id] for entry in by_id]
    newest_first = sorted(
        (sorted(group, key=places.__getitem__) for group in groups), key=lambda group: places[group[0]]
    )
    by_editors = [(name, sorted(group, key=places.__getitem__)) for name, group in _named(by_id)]
    taken: set[str] = set()
    stories = []
    for name, numbers in (*by_editors, *(("", group) for group in newest_first)):
        members = tuple([by_id[each].id for each in numbers])
        key = _key(name, by_id[numbers[-1]], taken)
        taken.add(key)
        if before := known.get(members):
            title_of, copies = before.title_of, before.copies
        else:
            title_of = by_id[_centre(numbers, terms, by_id)].id
            copies = tuple(by_id[each].id for each in _copies(numbers, terms, by_id))
        stories.append(Story(key=key, title_of=title_of, members=members, copies=copies))
    return tuple(sorted(stories, key=lambda story: place[story.members[0]]))


def _named(by_id: Sequence[Entry]) -> list[tuple[str, list[int]]]:
    """Return the name and the articles of each story that an editor named."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(by_id):
        if entry.front.story is not None and entry.front.story != _SPLIT:
            found[entry.front.story.strip()].append(number)
    return [(name, members) for name, members in sorted(found.items()) if len(members) > 1]


def _centre(numbers: Sequence[int], terms: Sequence[StoryTerms], by_id: Sequence[Entry]) -> int:
    """Return the member that shares most terms with the others; titles from the source are preferred to titles made from the text."""
    compared = numbers[:_COMPARED]
    sets = [{term & HASH for term in terms[each].terms} for each in compared]
    shared = [sum(len(own & other) for other in sets) - len(own) for own in sets]
    best = min((by_id[each].facts.title_made, -shared[row], each) for row, each in enumerate(compared))
    return best[2]


def _copies(numbers: Sequence[int], terms: Sequence[StoryTerms], by_id: Sequence[Entry]) -> list[int]:
    """Return the members that repeat an older one nearly word for word, in order; on one day the first id is the older."""
    originals: list[set[int]] = []
    copies = set()
    for each in sorted(sorted(numbers), key=lambda number: age(by_id[number])):
        clauses = set(terms[each].clauses)
        if any(_repeats(clauses, others) for others in originals[:_COMPARED]):
            copies.add(each)
        else:
            originals.append(clauses)
    return [each for each in numbers if each in copies]


def _repeats(clauses: set[int], others: set[int]) -> bool:
    most = max(len(clauses), len(others))
    return most > 1 and len(clauses & others) >= COPY * most


def _key(name: str, oldest: Entry, taken: set[str]) -> str:
    """Return a URL-safe key: the name by an editor, or a hash of the oldest member, which later articles do not change."""
    key = name if _PLAIN.fullmatch(name) else f"story-{_text_digest(name or oldest.id)}"
    return key if key not in taken else f"{key}-{_text_digest(oldest.id)}"


def _text_digest(text: str) -> str:
    return hex_digest(text.encode("utf-8", "surrogatepass"), 5)
