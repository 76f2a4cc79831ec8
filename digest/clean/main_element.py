"""The place of the article on a page: the element whose lines say the most and link the least."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from digest.clean import teaser_cards
from digest.clean.measure import PROSE, reads_as_prose, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from digest.clean.page_tree import Box, Measured, Page, RawLine

# Words of class and id that say that an element is not for the article.
_AWAY_WORDS: Final = frozenset(
    ("comment", "comments", "footer", "foot", "sidebar", "aside", "nav", "navbar", "breadcrumb", "related", "relate",
     "recommend", "recommended", "recommendation", "promo", "sponsor", "sponsored", "advert", "advertisement", "cookie",
     "cookies", "consent", "gdpr", "newsletter", "subscribe", "subscription", "signup", "modal", "popup", "overlay",
     "disqus", "copyright", "disclaimer", "widget", "trending", "popular", "hot", "rank", "ranking", "outbrain", "taboola",
     "login", "paywall", "menu", "toolbar", "share", "sharing", "social", "bio", "pagination", "pager", "legal", "teaser",
     "readmore", "more")
)  # fmt: skip
# Pairs of neighbouring words that name the body of an article: `entry-content`, `articleBody`, `post_text`.
BODY_NAMES: Final = frozenset(
    frozenset((subject, body))
    for subject in ("article", "entry", "post", "story", "news", "art", "blog")
    for body in ("body", "content", "text", "txt", "con", "detail")
)
_BODY_WORDS: Final = frozenset(("articlebody", "articlecontent", "artibody", "postcontent", "storybody", "newscontent"))
AWAY_TAGS: Final = frozenset(("nav", "footer", "aside", "form", "menu"))
# Elements for a paragraph or a list: an article whose only sentence stands in one has its lines around it.
_NO_CONTAINERS: Final = frozenset(
    ("p", "ul", "ol", "li", "dl", "dd", "blockquote", "pre", "figure", "h1", "h2", "h3", "h4")
)
_ARTICLE_PROPERTY: Final = frozenset(("articlebody", "text"))
_SHORT_COST: Final = 2.0  # what a line that is no prose costs, besides its links
_NOT_TEXT: Final = re.compile(r"[\W_]+")


def choose(page: Page, article_body: str = "") -> frozenset[int]:
    """Return the numbers of the boxes that hold the article: the element whose lines are worth most together.

    `article_body` is the text the page itself declares as its article (JSON-LD), evidence where it is there. What is
    hidden until somebody asks to read on belongs to it where it is prose.
    """
    if not page.boxes:
        return frozenset()
    measured = [_measured(line) for line in page.lines if line.kind != "image"]
    total = _worth(page, measured, _key(article_body))
    unread: set[int] = set()
    for box in reversed(page.boxes):
        value = total[box.number]
        if "hidden" in box.words and value < _HIDDEN_PROSE:
            unread.add(box.number)
        elif value and box.parent >= 0:
            total[box.parent] += value if value >= _NAMED_FLOOR else max(value, _floor(box))
    least = max(total) - _SAME
    near = [number for number, value in enumerate(total) if value > least]
    best = max(near, key=lambda number: (round(total[number], 3), number))
    if total[best] <= 0:  # nothing reads as prose; what there is will be judged line by line
        best = 0
    best = _declared(page.boxes, total, best)
    while page.boxes[best].tag in _NO_CONTAINERS and page.boxes[best].parent >= 0:
        best = page.boxes[best].parent
    return members(page.boxes, (best, *_twins(page, total, best)), unread)


_HIDDEN_PROSE: Final = 40.0  # worth from which hidden text is taken for the rest of the article


def _floor(box: Box) -> float:
    """Return the most that a bad child may cost its parent: an injected list must not hide the text around it."""
    return _NAMED_FLOOR if box.words or box.tag in AWAY_TAGS else -200.0


_NAMED_FLOOR: Final = -60.0
_SAME: Final = 0.01  # worth; what differs by less may be the same number


def _measured(line: RawLine) -> Measured:
    text = line.text
    size = units(text)
    return line, size, size >= PROSE and reads_as_prose(text, size, line.links)


def _worth(page: Page, measured: Sequence[Measured], article_body: str) -> list[float]:
    """Return for each box what the lines in it, but not in boxes inside it, are worth together."""
    places = _places(page, measured)
    seen: set[str] = set()
    total = [0.0] * len(page.boxes)
    for line, size, prose in measured:
        text = line.text
        value = _line_worth(line, size, prose=prose, place=places[line.box])
        if article_body and value < 0 and len(text) > 8 and _key(text) in article_body:
            value = float(size)
        if value < 0 or text not in seen:
            total[line.box] += value
        seen.add(text)
    return total


_NEUTRAL: Final = 0
_BODY: Final = 1
_AWAY: Final = 2


def _line_worth(line: RawLine, size: int, *, prose: bool, place: int) -> float:
    share = line.links / len(line.text) if line.links else 0.0
    if prose:
        return -0.5 * size if place == _AWAY else size * (1 - share)
    if line.kind == "table":
        return 0.0 if place == _AWAY or share > _LINKED else 0.2 * size
    if place == _BODY:
        return 0.0 if share > _LINKED else 0.5 * size
    return -_SHORT_COST - size * share if share > _LINKED or place == _AWAY else 0.0


_LINKED: Final = 0.3  # share of a line's characters from which it counts as linked


@lru_cache(maxsize=5_000)
def _named(tag: str, words: tuple[str, ...]) -> tuple[bool, bool]:
    """Tell whether what an element is called says that it is not for the article, and whether it says that it is."""
    pairs = {frozenset(words[at : at + 2]) for at in range(len(words) - 1)}
    away = tag in AWAY_TAGS or not _AWAY_WORDS.isdisjoint(words)
    return away, not BODY_NAMES.isdisjoint(pairs) or not _BODY_WORDS.isdisjoint(words)


def _places(page: Page, measured: Sequence[Measured]) -> list[int]:
    """Tell for each box whether its name, or that of one around it, says that it is no article, or else its body.

    A wrapper that holds most of what the page says is not judged by its name.
    """
    prose = [0] * len(page.boxes)
    for line, _, reads in measured:
        if reads:
            prose[line.box] += len(line.text)
    for box in reversed(page.boxes):
        if (held := prose[box.number]) and box.parent >= 0:
            prose[box.parent] += held
    most = 0.4 * max(prose, default=0)
    teasers = teaser_cards.teasers(page, measured)
    found: list[int] = []
    for box, held in zip(page.boxes, prose, strict=True):
        place = found[box.parent] if found else _NEUTRAL
        if place != _AWAY:
            away, body = _named(box.tag, box.words)
            if (away and held <= most) or box.number in teasers:
                place = _AWAY
            elif body and place == _NEUTRAL:
                place = _BODY
        found.append(place)
    return found


def _declared(boxes: Sequence[Box], total: Sequence[float], best: int) -> int:
    """Prefer the element that the page itself calls its article body, if it holds most of what was found."""
    for box in boxes:
        if (
            box.itemprop in _ARTICLE_PROPERTY
            and total[box.number] >= 0.8 * total[best]
            and _inside(boxes, box.number, best)
        ):
            return box.number
    return best


def _twins(page: Page, total: Sequence[float], best: int) -> Iterator[int]:
    """Yield the elements of the very same names as the article's: what a page builder cut into sections.

    A heading of the first level before one of them begins another article.
    """
    like = page.boxes[best]
    if len(like.words) < 2 or like.tag not in ("div", "section"):
        return
    twins = [
        box.number for box in page.boxes
        if box.words == like.words and box.tag == like.tag and total[box.number] > 0 and box.number != best
    ]  # fmt: skip
    titles = sorted(line.box for line in page.lines if line.level == 1) if twins else []
    for twin in twins:
        first, last = sorted((best, twin))
        if bisect_right(titles, first) == bisect_right(titles, last):
            yield twin


def _inside(boxes: Sequence[Box], number: int, outer: int) -> bool:
    while number >= 0:
        if number == outer:
            return True
        number = boxes[number].parent
    return False


def members(boxes: Sequence[Box], outer: Sequence[int], unread: AbstractSet[int] = frozenset()) -> frozenset[int]:
    """Return the numbers of the boxes inside `outer`, these included, but for the unread ones and what they hold."""
    found = set(outer)
    for box in boxes[min(outer) + 1 :]:  # a box always comes after its parent
        if box.parent in found and box.number not in unread:
            found.add(box.number)
    return frozenset(found)


def _key(text: str) -> str:
    return _NOT_TEXT.sub("", text)
