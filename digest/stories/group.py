"""Stories: articles that report the same event, found by what they share, merged and split by editors."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Final

from digest.model import Story, Value
from digest.stories.edges import SHARED, alike
from digest.stories.similarity import COMMON, clauses_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.model import Entry
    from digest.stories.edges import Period
    from digest.stories.similarity import Terms

WITNESSED: Final = 0.23  # sum of the similarities to two members from which an article joins their story
_WITNESS: Final = 0.08  # what each of the two must have
COPY: Final = 0.5  # share of sampled clauses from which an article repeats another
_TRIED: Final = 3  # stories an article is compared with, the likeliest first
_COMPARED: Final = 50  # members of a very long story that are compared with each other
_SPLIT: Final = "none"  # `story: none` keeps an article out of all stories
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Core(Value, array_like=True):
    """A centre and the articles that are like it, and those that two of them speak for."""

    strength: float  # sum of the edges of the centre: the strongest was made first
    centre: int
    members: tuple[int, ...]  # in order, the centre included
    joined: tuple[int, ...] = ()


def cores(edges: Mapping[int, float], size: int) -> list[Core]:
    """Return the groups whose members are all like their centre: the article most like the others becomes one first."""
    strengths = [0.0] * size
    linked: dict[int, list[int]] = defaultdict(list)
    for pair, similar in edges.items():
        one, other = divmod(pair, size)
        strengths[one] += similar
        strengths[other] += similar
        linked[one].append(other)
        linked[other].append(one)
    taken: set[int] = set()
    found = []
    for centre in sorted(linked, key=lambda each: (-strengths[each], each)):
        if centre not in taken and (members := set(linked[centre]) - taken):
            members.add(centre)
            taken |= members
            found.append(Core(strength=strengths[centre], centre=centre, members=tuple(sorted(members))))
    return found


def joined(found: Sequence[Core], candidates: Iterable[int], periods: Sequence[Period], terms: Terms) -> dict[int, int]:
    """Return the articles that join a core because two of its members speak for them, with the core's centre."""
    asked = {each: terms.of(each) for each in candidates}
    wanted = frozenset(term for term in frozenset().union(*asked.values()) if 1 < terms.frequency[term] <= COMMON)
    owners: dict[int, list[int]] = {term: [] for term in wanted}
    for place, core in enumerate(found):
        for term in wanted.intersection(chain.from_iterable([terms.signatures[each] for each in core.members])):
            owners[term].append(place)
    join = {}
    for each, own in asked.items():
        tally = Counter(chain.from_iterable(map(owners.__getitem__, own & wanted)))
        promising = sorted((-count, place) for place, count in tally.items() if count >= SHARED)
        for _, place in promising[:_TRIED]:
            weighed = sorted((alike(each, member, periods, terms) for member in found[place].members), reverse=True)
            if weighed[1] >= _WITNESS and weighed[0] + weighed[1] >= WITNESSED:
                join[each] = found[place].centre
                break
    return join


def joined_again(
    found: Sequence[Core], known: Sequence[Core], touched: AbstractSet[int], moved: AbstractSet[int], free: Collection[int],
    periods: Sequence[Period], terms: Terms,
) -> dict[int, int]:  # fmt: skip
    """Return what `joined` would, given what it returned before articles were `touched`, of which terms `moved`.

    An article has to ask again if it was touched itself, or shares a term with a core that is not what it was.
    """
    before = {_identity(core) for core in known if touched.isdisjoint(core.members)}
    same = before.intersection(map(_identity, found))
    others = [core.members for core in (*known, *found) if _identity(core) not in same]
    near = frozenset(chain.from_iterable([terms.signatures[each] for members in others for each in members]))
    shared = moved | {term for term in near if terms.frequency[term] <= COMMON}
    asking = {each for each in free if each in touched or not shared.isdisjoint(terms.signatures[each])}
    settled = {each: core.centre for core in known for each in core.joined if each not in asking}
    return {each: centre for each, centre in settled.items() if each in free} | joined(
        found, sorted(asking), periods, terms
    )


def _identity(core: Core) -> tuple[float, int, tuple[int, ...]]:
    return (core.strength, core.centre, core.members)


def named(by_id: Sequence[Entry]) -> list[tuple[str, list[int]]]:
    """Return the stories an editor named, and their articles."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(by_id):
        if entry.front.story is not None and entry.front.story != _SPLIT:
            found[entry.front.story.strip()].append(number)
    return [(name, members) for name, members in sorted(found.items()) if len(members) > 1]


def told(
    groups: Iterable[tuple[str, Sequence[int]]], by_id: Sequence[Entry], terms: Terms,
    known: Mapping[tuple[str, ...], Story],
) -> tuple[Story, ...]:  # fmt: skip
    """Return the story of each group, its members given newest first; `known` are those whose members are what they were."""
    taken: set[str] = set()
    stories = []
    for name, numbers in groups:
        members = tuple([by_id[each].id for each in numbers])
        before = known.get(members)
        story = Story(
            key=_key(name, by_id[numbers[-1]], taken),
            title_of=before.title_of if before else by_id[_centre(numbers, terms, by_id)].id,
            members=members,
            copies=before.copies if before else tuple(by_id[each].id for each in _copies(numbers, terms)),
        )
        taken.add(story.key)
        stories.append(story)
    return tuple(stories)


def _centre(numbers: Sequence[int], terms: Terms, by_id: Sequence[Entry]) -> int:
    """Return the member most like the others; a title its medium wrote is preferred to one we made."""
    compared = numbers[:_COMPARED]
    similar = [[0.0] * len(compared) for _ in compared]
    for row, one in enumerate(compared):
        for column, other in enumerate(compared[:row]):
            similar[row][column] = similar[column][row] = terms.similarity(one, other)
    worth = [
        (by_id[each].facts.title_made, -round(sum(others), 9), each)
        for each, others in zip(compared, similar, strict=True)
    ]
    return min(worth)[2]


def _copies(numbers: Sequence[int], terms: Terms) -> list[int]:
    """Return the members that repeat an older one nearly word for word, in the order of the members."""
    originals: list[int] = []
    copies = []
    for each in reversed(numbers):
        if any(_repeats(terms, each, other) for other in originals[:_COMPARED]):
            copies.append(each)
        else:
            originals.append(each)
    return copies[::-1]


def _repeats(terms: Terms, one: int, other: int) -> bool:
    most = max(clauses_of(terms.told(one)), clauses_of(terms.told(other)))
    return most > 1 and clauses_of(terms.shares(one, other)) >= COPY * most


def _key(name: str, oldest: Entry, taken: set[str]) -> str:
    """Return a URL-safe key: the editor's name, or one made from the oldest member, which later articles leave as it is."""
    key = name if _PLAIN.fullmatch(name) else "story-" + _hex(name or oldest.id)
    return key if key not in taken else f"{key}-{_hex(oldest.id)}"


def _hex(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
