"""The main element of a page: the element whose lines have the most prose and the fewest links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from digest.clean.measure import PROSE, reads_as_prose, units
from digest.clean.page_tree import Box, PageTree, RawLine

# Words of class and id of elements that are not part of the article.
_ASIDE_WORDS: Final = frozenset(
    ("comment", "comments", "footer", "foot", "sidebar", "aside", "nav", "navbar", "breadcrumb", "related", "relate",
     "recommend", "recommended", "recommendation", "promo", "sponsor", "sponsored", "advert", "advertisement", "cookie",
     "cookies", "consent", "gdpr", "newsletter", "subscribe", "subscription", "signup", "modal", "popup", "overlay",
     "disqus", "copyright", "disclaimer", "widget", "trending", "popular", "hot", "rank", "ranking", "outbrain", "taboola",
     "login", "paywall", "menu", "toolbar", "share", "sharing", "social", "bio", "pagination", "pager", "legal", "teaser",
     "readmore", "more")
)  # fmt: skip
_ASIDE_TAGS: Final = frozenset(("nav", "footer", "aside", "form", "menu"))
# Pairs of neighbouring words that name the body of an article: `entry-content`, `articleBody`, `post_text`.
_BODY_NAMES: Final = frozenset(
    frozenset((subject, body))
    for subject in ("article", "entry", "post", "story", "news", "art", "blog")
    for body in ("body", "content", "text", "txt", "con", "detail")
)
_BODY_WORDS: Final = frozenset(("articlebody", "articlecontent", "artibody", "postcontent", "storybody", "newscontent"))
_BODY_PROPERTIES: Final = frozenset(("articlebody", "text"))
# Elements for a paragraph or a list: an article whose only sentence is in one has other lines around it.
_INNER_TAGS: Final = frozenset(
    ("p", "ul", "ol", "li", "dl", "dd", "blockquote", "pre", "figure", "h1", "h2", "h3", "h4")
)
_NOT_TEXT: Final = re.compile(r"[\W_]+")

# Worth of lines, in reading units of prose.
_SHORT_COST: Final = 2.0  # of a line that is not prose, apart from its links
_LINKED: Final = 0.3  # share of a line's characters from which it counts as linked
_HIDDEN_ARTICLE: Final = 40.0  # worth from which hidden text is the rest of the article
# The most that a child, with a name or without, may cost its parent: an injected list must not hide an article.
_NAMED_FLOOR: Final = -60.0
_NAMELESS_FLOOR: Final = -200.0
_SAME: Final = 0.01  # a smaller difference may be a rounding error
_WRAPPER_SHARE: Final = 0.4  # of the prose; an element with more is not judged by its name
_DECLARED_SHARE: Final = 0.8  # of the best worth; an element with that and the page's declaration is preferred

_LEAST_CARDS: Final = 3
_CARD_TITLE_LINKS: Final = 0.9  # of a card's title
_LONGEST_TEASER: Final = 100  # reading units of prose in a card; a section of an article has more
_BESIDE_CARDS: Final = 0.5  # of the prose in cards: an article next to them has more, the introduction of a list less


class _Names(Enum):
    """What the names of an element and of those around it say about its lines."""

    NEUTRAL = 0
    BODY = 1
    ASIDE = 2


class _Measured(NamedTuple):
    line: RawLine
    size: int  # reading units
    prose: bool


def find_article(page: PageTree, article_body: str = "") -> frozenset[int]:
    """Return the numbers of the boxes that hold the article: the element whose lines are worth the most.

    Hidden text, which a reader can expand, belongs to the article if it is prose. `article_body` is the text that the
    page declares as its article (JSON-LD), "" if it declares none.
    """
    if not page.boxes:
        return frozenset()
    measured = [_measured(line) for line in page.lines if line.kind != "image"]
    total = _own_worth(page, measured, _key(article_body))
    hidden: set[int] = set()
    for box in reversed(page.boxes):
        value = total[box.number]
        if "hidden" in box.words and value < _HIDDEN_ARTICLE:
            hidden.add(box.number)
        elif value and box.parent >= 0:
            total[box.parent] += max(value, _NAMED_FLOOR if box.words or box.tag in _ASIDE_TAGS else _NAMELESS_FLOOR)
    least = max(total) - _SAME
    near = [number for number, value in enumerate(total) if value > least]
    best = max(near, key=lambda number: (round(total[number], 3), number))
    if total[best] <= 0:  # nothing reads as prose; the lines will be judged one by one
        best = 0
    best = _declared(page.boxes, total, best)
    while page.boxes[best].tag in _INNER_TAGS and page.boxes[best].parent >= 0:
        best = page.boxes[best].parent
    return _with_descendants(page.boxes, (best, *_twins(page, total, best)), hidden)


def _measured(line: RawLine) -> _Measured:
    size = units(line.text)
    return _Measured(line, size, size >= PROSE and reads_as_prose(line.text, size, line.links))


def _own_worth(page: PageTree, measured: Sequence[_Measured], article_body: str) -> list[float]:
    """Return for each box the worth of its lines, without those of the boxes inside it."""
    places = _places(page, measured)
    seen: set[str] = set()
    total = [0.0] * len(page.boxes)
    for line, size, prose in measured:
        value = _line_worth(line, size, prose=prose, place=places[line.box])
        if article_body and value < 0 and len(line.text) > 8 and _key(line.text) in article_body:
            value = float(size)
        if value < 0 or line.text not in seen:
            total[line.box] += value
        seen.add(line.text)
    return total


def _line_worth(line: RawLine, size: int, *, prose: bool, place: _Names) -> float:
    share = line.links / len(line.text) if line.links else 0.0
    if prose:
        return -0.5 * size if place is _Names.ASIDE else size * (1 - share)
    if line.kind == "table":
        return 0.0 if place is _Names.ASIDE or share > _LINKED else 0.2 * size
    if place is _Names.BODY:
        return 0.0 if share > _LINKED else 0.5 * size
    return -_SHORT_COST - size * share if share > _LINKED or place is _Names.ASIDE else 0.0


def _places(page: PageTree, measured: Sequence[_Measured]) -> list[_Names]:
    """Return what the names of each box and of those around it say; a wrapper of most of the prose is neutral."""
    prose = [0] * len(page.boxes)
    for line, _, is_prose in measured:
        if is_prose:
            prose[line.box] += len(line.text)
    _add_to_parents(page.boxes, prose)
    most = _WRAPPER_SHARE * max(prose, default=0)
    cards = _cards(page, measured)
    places: list[_Names] = []
    for box, length in zip(page.boxes, prose, strict=True):
        place = places[box.parent] if places else _Names.NEUTRAL
        if place is not _Names.ASIDE:
            aside, body = _names_say(box.tag, box.words)
            if box.number in cards or (aside and length <= most):
                place = _Names.ASIDE
            elif body:
                place = _Names.BODY
        places.append(place)
    return places


def _add_to_parents(boxes: Sequence[Box], values: list[int]) -> None:
    for box in reversed(boxes):
        if box.parent >= 0:
            values[box.parent] += values[box.number]


@lru_cache(maxsize=5_000)
def _names_say(tag: str, words: tuple[str, ...]) -> tuple[bool, bool]:
    """Return whether tag and names of an element say that it is not of the article, and whether that it is its body."""
    pairs = {frozenset(words[at : at + 2]) for at in range(len(words) - 1)}
    aside = tag in _ASIDE_TAGS or not _ASIDE_WORDS.isdisjoint(words)
    return aside, not _BODY_NAMES.isdisjoint(pairs) or not _BODY_WORDS.isdisjoint(words)


def _cards(page: PageTree, measured: Sequence[_Measured]) -> frozenset[int]:
    """Return the boxes that are teaser cards: siblings, each with the linked title of an article and a short teaser."""
    headings = (line for line, _, _ in measured if line.kind == "heading")
    titled = {line.box for line in headings if line.links >= _CARD_TITLE_LINKS * len(line.text)}
    if len(titled) < _LEAST_CARDS:
        return frozenset()
    titles = [int(box.number in titled) for box in page.boxes]
    sizes, counts = [0] * len(page.boxes), [0] * len(page.boxes)
    for line, size, prose in measured:
        if prose:
            sizes[line.box] += size
            counts[line.box] += 1
    for values in (titles, sizes, counts):
        _add_to_parents(page.boxes, values)
    groups: dict[tuple[int, str, tuple[str, ...]], list[int]] = {}
    for box in page.boxes:
        if titles[box.number] == 1 and counts[box.number] <= 1 and sizes[box.number] <= _LONGEST_TEASER:
            groups.setdefault((box.parent, box.tag, box.words), []).append(box.number)
    cards = frozenset(number for group in groups.values() if len(group) >= _LEAST_CARDS for number in group)
    in_cards = sum(sizes[number] for number in cards)
    return cards if sizes[0] - in_cards >= _BESIDE_CARDS * in_cards else frozenset()


def _declared(boxes: Sequence[Box], total: Sequence[float], best: int) -> int:
    """Return the element inside `best` that the page itself calls its article body, if it has most of the worth."""
    for box in boxes:
        worth_enough = total[box.number] >= _DECLARED_SHARE * total[best]
        if box.itemprop in _BODY_PROPERTIES and worth_enough and _is_inside(boxes, box.number, best):
            return box.number
    return best


def _twins(page: PageTree, total: Sequence[float], best: int) -> Iterator[int]:
    """Yield the elements with the same names as the article's: sections of a page builder.

    With a heading of the first level between them, they are other articles.
    """
    article = page.boxes[best]
    if len(article.words) < 2 or article.tag not in ("div", "section"):
        return
    titles = sorted(line.box for line in page.lines if line.level == 1)
    for box in page.boxes:
        twin = (box.tag, box.words) == (article.tag, article.words) and total[box.number] > 0 and box.number != best
        if twin and bisect_right(titles, best) == bisect_right(titles, box.number):
            yield box.number


def _is_inside(boxes: Sequence[Box], number: int, outer: int) -> bool:
    while number > outer:  # a box comes after its parent
        number = boxes[number].parent
    return number == outer


def _with_descendants(boxes: Sequence[Box], outer: Sequence[int], without: AbstractSet[int]) -> frozenset[int]:
    """Return the numbers of `outer` and all boxes inside them, but for those in `without` and their descendants."""
    found = set(outer)
    for box in boxes[min(outer) + 1 :]:
        if box.parent in found and box.number not in without:
            found.add(box.number)
    return frozenset(found)


def _key(text: str) -> str:
    return _NOT_TEXT.sub("", text)
