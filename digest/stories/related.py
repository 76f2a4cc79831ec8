"""Related reading: the articles that share most with one, other than those of its own story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.stories.similarity import UNIT, weight_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.stories.similarity import Terms

MOST: Final = 5
WEIGHED: Final = 8  # neighbours whose shared terms are weighed
_LEAST: Final = 10 * UNIT  # weight that must be shared for a reader to see why: about two rare terms


def related(number: int, near: Sequence[int], story_of: Mapping[int, int], terms: Terms) -> list[int]:
    """Return up to five neighbours of an article by the weight they share, the most alike first; never of its own story.

    `story_of` tells which articles are of one story. Articles with nothing in common are not offered.
    """
    own = story_of.get(number)
    weighed = [
        (-weight, other)
        for other in near[:WEIGHED]
        if (own is None or story_of.get(other) != own) and (weight := weight_of(terms.shares(number, other))) >= _LEAST
    ]
    return [other for _, other in sorted(weighed)[:MOST]]
