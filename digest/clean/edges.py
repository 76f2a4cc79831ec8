"""The edges of the article: what stands before the first and after the last line of prose, and where noisy text holds one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from digest.clean import line_rules
from digest.clean.part import Part, Verdict, removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.clean.line_rules import Zone
    from digest.model import RecordFormat

HEAD: Final[frozenset[Zone]] = frozenset(("any", "edge", "head"))
TAIL: Final[frozenset[Zone]] = frozenset(("any", "edge", "tail"))
INSIDE: Final[frozenset[Zone]] = frozenset(("any",))
_NOISE: Final = 12  # short lines from which a text counts as the dump of a whole page
_ENDING: Final = frozenset(
    (
        "copyright",
        "share",
        "related",
        "comment",
        "navigation",
        "disclaimer",
        "advertisement",
        "promotion",
        "hotline",
        "editor",
    )
)


def zones(parts: Sequence[Part]) -> list[frozenset[Zone]]:
    """Return for each part in which zones it stands."""
    prose = [place for place, part in enumerate(parts) if part.kept and part.prose]
    first, last = (prose[0], prose[-1]) if prose else (len(parts), -1)
    return (
        [INSIDE if first <= place <= last else HEAD if place < first else TAIL for place in range(len(parts))]
        if prose
        else [HEAD | TAIL] * len(parts)
    )


def region(parts: Sequence[Part], form: RecordFormat) -> tuple[Part, ...]:
    """In the dump of a whole page, keep the run of lines that says the most and take the rest for navigation."""
    short = sum(not part.prose and part.size <= 12 and part.kind != "image" for part in parts)
    if form != "text" or short < _NOISE or short < 0.5 * len(parts):
        return tuple(parts)
    start, stop = _richest(parts)
    return tuple(
        part if start <= place < stop or not part.kept else removed(part, "navigation", "edges.region")
        for place, part in enumerate(parts)
    )


def _richest(parts: Sequence[Part]) -> tuple[int, int]:
    """Return the run of lines with the greatest sum of worth (Kadane); prose is worth its size, other lines cost."""
    best = total = 0.0
    start, found = 0, (0, len(parts))
    for place, part in enumerate(parts):
        says = part.prose or _is_sentence(part) or (part.size >= _SENTENCE and part.text.endswith((".", '."', ".”")))
        total += part.size if says and not _is_boilerplate(part) else -_COST
        if total <= 0:
            total, start = 0.0, place + 1
        elif total > best:
            best, found = total, (start, place + 1)
    return found


def after_the_end(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge what follows a line that ends articles, where it stands in elements that held no prose before that line."""
    if not any(part.line.context for part in parts):
        return _after_the_end_of_text(parts)
    before: set[tuple[str, ...]] = set()
    cores = cache(_core)  # many lines stand in one element
    size = 0
    ended = False
    judged: list[Part] = []
    for part in parts:
        ended = ended or (size >= _ENOUGH and part.verdict is not None and part.verdict.rule.startswith(_LAST_WORDS))
        if not ended:
            if part.verdict is None and part.prose and (core := cores(part.line.context)):
                before.add(core)
                size += part.size
            judged.append(part)
            continue
        out = part.verdict is None and _stands_elsewhere(part.line.context, before)
        judged.append(removed(part, "navigation", "edges.after-end") if out else part)
    return tuple(judged)


def _stands_elsewhere(context: tuple[str, ...], before: Iterable[tuple[str, ...]]) -> bool:
    return bool(_core(context)) and not any(_stands_in(context, held) for held in before)


def _after_the_end_of_text(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge what follows such a line in plain text, where most of it is no prose: the rest of a page."""
    size = 0
    for place, part in enumerate(parts):
        if size >= _ENOUGH and part.verdict is not None and part.verdict.rule.startswith(_LAST_WORDS):
            rest = parts[place + 1 :]
            prose = sum(other.kept and other.prose for other in rest)
            if prose * 2 < len(rest) and not _resumes(rest):
                return (
                    *parts[: place + 1],
                    *(removed(o, "navigation", "edges.after-end") if o.kept else o for o in rest),
                )
        size += part.size if part.kept and part.prose else 0
    return tuple(parts)


def _resumes(rest: Sequence[Part]) -> bool:
    """Tell whether all that is left after the end are a sentence or two right behind a list of other articles."""
    left = [place for place, part in enumerate(rest) if part.kept]
    if not 0 < len(left) <= _LAST_SENTENCES or not all(_is_sentence(rest[place]) for place in left):
        return False
    before = rest[left[0] - 1].verdict if left[0] else None
    return before is not None and before.kind == "related"


_LAST_SENTENCES: Final = 2
_ENOUGH: Final = 80  # reading units of prose before a line may end the article
_LAST_WORDS: Final = (
    "editor.",
    "credit.english",
    "copyright.",
    "comment.",
    "disclaimer.",
    "hotline.",
    "navigation.pages",
    "navigation.previous",
    "share.",
)


def other_elements(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge what follows the text in elements of another name: further modules of the page.

    Only where the elements of one name hold nearly all of the prose, so that there is no doubt where the text stands.
    """
    weight: dict[tuple[str, ...], int] = {}
    cores = cache(_core)
    whole = 0
    for part in parts:
        if part.verdict is None and part.prose and (core := cores(part.line.context)):
            weight[core] = weight.get(core, 0) + part.size
            whole += part.size
    main = max(weight, key=lambda core: weight[core], default=())
    if not main or weight[main] < _NEARLY_ALL * whole:
        return tuple(parts)
    last = next(
        place for place in reversed(range(len(parts)))
        if parts[place].kept and _stands_in(parts[place].line.context, main)
    )  # fmt: skip
    if last + 1 == len(parts):
        return tuple(parts)
    return tuple(
        removed(part, "navigation", "edges.other-element") if place > last and part.is_text else part
        for place, part in enumerate(parts)
    )


_NEARLY_ALL: Final = 0.6
_CORE: Final = 7
_BLOCKS: Final = frozenset(
    ("p", "div", "section", "article", "main", "td", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6",
     "dd", "dl", "figure", "figcaption", "pre", "center", "body", "tr", "table", "tbody", "header", "footer", "aside")
)  # fmt: skip
_LEAVES: Final = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "figcaption", "center"))


def _core(context: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the element that holds a line's paragraph, and of those around it."""
    places = [place for place, word in enumerate(context[:14]) if word in _BLOCKS]
    if not places:
        return ()
    start = places[1] if context[places[0]] in _LEAVES and len(places) > 1 else places[0]
    return tuple(context[start : start + _CORE])


def _stands_in(context: Sequence[str], core: tuple[str, ...]) -> bool:
    return any(tuple(context[start : start + len(core)]) == core for start in range(len(context)))


def _is_boilerplate(part: Part) -> bool:
    return line_rules.match(part.folded, part.size, HEAD | TAIL) is not None


_COST: Final = 4.0  # what a line that is no prose costs the run it stands in


def trim(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge what is left at the edges: linked lines, and all that follows the first thing that ends an article."""
    places = zones(parts)
    trimmed = list(parts)
    ended = False
    for place, part in enumerate(parts):
        if places[place] is not TAIL:
            continue
        ended = ended or (part.verdict is not None and _ends(part.verdict, page=bool(part.line.context)))
        if part.is_text and part.kind != "table" and (ended or _linked(part)):
            trimmed[place] = removed(part, "navigation", "edges.tail")
    return _trim_head(_signed(trimmed), places)


def _signed(parts: list[Part]) -> list[Part]:
    """Judge a name alone right before the notice that the publisher does not answer for it: the author's signature."""
    for part, following, place in zip(parts, parts[1:], range(len(parts)), strict=False):
        notice = following.verdict is not None and following.verdict.rule == "disclaimer.opinion"
        if notice and part.is_text and part.size <= _NAME and part.text.isalpha():
            parts[place] = removed(part, "byline", "byline.signature")
    return parts


_NAME: Final = 5  # reading units


def _ends(verdict: Verdict, *, page: bool) -> bool:
    """Tell whether an article ends with what was judged; inside a page's own element, only what is said last does."""
    return verdict.rule.startswith(_LAST_WORDS) or (not page and verdict.kind in _ENDING)


def _trim_head(parts: list[Part], places: Sequence[frozenset[Zone]]) -> tuple[Part, ...]:
    """Take out what stands before the last line of the head that tells about the page (title, date, source)."""
    head = [place for place, zone in enumerate(places) if zone is HEAD]
    told = [place for place in head if _tells_of_the_page(parts[place])]
    last = max(told, default=-1)
    for place in head:
        part = parts[place]
        overline = not part.line.context and part.size >= _OVERLINE and len(head) < _FEW
        before = place < last and not overline and not _is_sentence(part)
        if part.is_text and part.kind != "table" and (before or _linked(part)):
            parts[place] = removed(part, "navigation", "edges.head")
    return tuple(parts)


def _is_sentence(part: Part) -> bool:
    return part.text.endswith(("。", "。”", "。」")) and part.size >= _SENTENCE


_SENTENCE: Final = 5  # reading units
_OVERLINE: Final = 8  # reading units; a line so long before the title of a plain text is its overline
_FEW: Final = 6


def _tells_of_the_page(part: Part) -> bool:
    """Tell whether the part was judged as something that stands before an article, and is no piece of a paragraph."""
    return part.verdict is not None and part.verdict.rule.startswith(
        (
            "title.",
            "breadcrumb.",
            "navigation.",
            "share.",
            "dateline.moment",
            "dateline.clock",
            "dateline.english",
            "source.",
            "context.",
        )
    )


def _linked(part: Part) -> bool:
    return part.line.links > 0.6 * len(part.line.text)
