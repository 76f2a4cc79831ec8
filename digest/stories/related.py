"""Related reading: the articles that share most with one, other than those of its own story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.stories.group import group
from digest.stories.similarity import UNIT, Terms, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.model import Entry, Story

MOST: Final = 5
_WEIGHED: Final = 8  # articles whose shared terms are weighed
_LEAST: Final = 10 * UNIT  # weight that must be shared for a reader to see why: about two rare terms


def related(
    entries: Iterable[Entry], stories: Sequence[Story] | None = None, terms: Terms | None = None
) -> dict[str, tuple[str, ...]]:
    """Return, for every article, up to five others by shared terms, the most alike first; never of its own story.

    `stories` and `terms` (in the order of the ids) save finding them again. Articles with nothing in common are not offered.
    """
    ordered = sorted(entries, key=lambda entry: entry.id)
    terms = terms or Terms([entry.signature for entry in ordered])
    story_of = {
        member: story.key
        for story in (group(ordered, terms) if stories is None else stories)
        for member in story.members
    }
    keys = [story_of.get(entry.id, "") for entry in ordered]
    found = {}
    for number, entry in enumerate(ordered):
        own = keys[number]
        weighed = [
            (-weight, other)
            for other in terms.neighbours[number][:_WEIGHED]
            if not (own and keys[other] == own) and (weight := weight_of(terms.shares(number, other))) >= _LEAST
        ]
        found[entry.id] = tuple(ordered[other].id for _, other in sorted(weighed)[:MOST])
    return found
