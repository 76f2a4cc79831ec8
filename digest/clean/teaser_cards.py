"""Cards: elements of one name side by side, each with the linked title of another article and a sentence or two of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.clean.page_tree import Measured, Page

_LEAST: Final = 3  # cards
_LINKED: Final = 0.9  # of a title
_TEASER: Final = 100  # reading units of prose in a card; a section of an article says more


_BESIDE: Final = 0.5  # of what cards say, an article beside them says at least; less is the introduction of a list


def teasers(page: Page, measured: Sequence[Measured]) -> frozenset[int]:
    """Return the numbers of the boxes that are cards."""
    titled = {line.box for line, _, _ in measured if line.kind == "heading" and line.links >= _LINKED * len(line.text)}
    if len(titled) < _LEAST:
        return frozenset()
    titles, sizes, counts = ([0] * len(page.boxes) for _ in range(3))
    for number in titled:
        titles[number] = 1
    for line, size, prose in measured:
        if prose:
            sizes[line.box] += size
            counts[line.box] += 1
    for box in reversed(page.boxes):  # a box always comes after its parent
        number, outer = box.number, box.parent
        if outer >= 0 and (titles[number] or counts[number]):
            titles[outer] += titles[number]
            sizes[outer] += sizes[number]
            counts[outer] += counts[number]
    groups: dict[tuple[int, str, tuple[str, ...]], list[int]] = {}
    for box in page.boxes:
        if titles[box.number] == 1 and counts[box.number] <= 1 and sizes[box.number] <= _TEASER:
            groups.setdefault((box.parent, box.tag, box.words), []).append(box.number)
    found = frozenset(number for group in groups.values() if len(group) >= _LEAST for number in group)
    held = sum(sizes[number] for number in found)
    return found if sizes[0] - held >= _BESIDE * held else frozenset()
