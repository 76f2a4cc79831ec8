"""The edges of the article: what stands before the first and after the last line of prose."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from digest.clean.segment import Part, Verdict, removed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from digest.clean.rules.line_rule import Zone

HEAD: Final[frozenset[Zone]] = frozenset(("any", "edge", "head"))
TAIL: Final[frozenset[Zone]] = frozenset(("any", "edge", "tail"))
INSIDE: Final[frozenset[Zone]] = frozenset(("any",))
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


def after_the_end(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge what follows a line that ends articles, where it stands in elements that held no prose before that line."""
    if not any(map(_says_last, parts)):
        return tuple(parts)
    if not any(part.line.context for part in parts):
        return _after_the_end_of_text(parts)
    before: set[tuple[str, ...]] = set()
    cores = cache(_core)  # many lines stand in one element
    size = 0
    least = max(_ENOUGH, _MOST * sum(part.size for part in parts if part.kept and part.prose))
    ended = False
    judged: list[Part] = []
    for part in parts:
        ended = ended or (size >= least and _says_last(part))
        if not ended:
            if part.verdict is None and part.prose and (core := cores(part.line.context)):
                before.add(core)
                size += part.size
            judged.append(part)
            continue
        out = part.verdict is None and _stands_elsewhere(part.line.context, before)
        judged.append(removed(part, "navigation", "edges.after-end") if out else part)
    return tuple(judged)


def _says_last(part: Part) -> bool:
    return part.verdict is not None and part.verdict.rule.startswith(_LAST_WORDS)


def _stands_elsewhere(context: tuple[str, ...], before: AbstractSet[tuple[str, ...]]) -> bool:
    return bool(_core(context)) and not any(context[start : start + _CORE] in before for start in range(len(context)))


def _after_the_end_of_text(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge what follows such a line in plain text, where most of it is no prose: the rest of a page."""
    size = 0
    least = max(_ENOUGH, _MOST * sum(part.size for part in parts if part.kept and part.prose))
    for place, part in enumerate(parts):
        if size >= least and _says_last(part):
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
_MOST: Final = 0.5  # of a text stands before its end: a notice further up is about a picture or a quotation
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
    "placeholder.closing",
)


def other_elements(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge what follows the text in elements of another name: further modules of the page.

    Only where the elements of one name hold most of the prose and what follows them hardly any, and where something in
    the other element is linked or already judged: verses, tables and notes are set apart too.
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
    after = sum(part.size for part in parts[last + 1 :] if part.is_text and part.prose)
    if last + 1 == len(parts) or after >= _MODULE * whole:
        return tuple(parts)
    modules = {cores(part.line.context) for part in parts[last + 1 :] if part.line.links or part.verdict is not None}
    return (
        *parts[: last + 1],
        *(
            removed(part, "navigation", "edges.other-element")
            if part.is_text and part.kind != "table" and cores(part.line.context) in modules
            else part
            for part in parts[last + 1 :]
        ),
    )


_NEARLY_ALL: Final = 0.6
_MODULE: Final = 0.1  # of the prose; elements that hold more after the text hold a part of it
_CORE: Final = 7
# Elements that hold paragraphs; a list or a quotation is set among them.
_BLOCKS: Final = frozenset(
    ("div", "section", "article", "main", "td", "body", "tr", "table", "tbody", "header", "footer", "aside")
)  # fmt: skip


def _core(context: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the element that holds a line's paragraph, and of those around it; Markdown has none."""
    start = next((place for place, word in enumerate(context[:14]) if word in _BLOCKS), -1)
    return tuple(context[start : start + _CORE]) if start >= 0 else ()


def _stands_in(context: Sequence[str], core: tuple[str, ...]) -> bool:
    return any(tuple(context[start : start + len(core)]) == core for start in range(len(context)))


def trim(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge what is left at the edges: linked lines, and all that follows the first thing that ends an article."""
    places = zones(parts)
    trimmed = list(parts)
    tail = [part for part, zone in zip(parts, places, strict=True) if zone is TAIL and part.is_text]
    listed = len(tail) >= _LIST and sum(map(_linked, tail)) * 3 < len(tail)
    ended = False
    for place, part in enumerate(parts):
        if places[place] is not TAIL:
            continue
        ended = ended or (part.verdict is not None and _ends(part.verdict, page=bool(part.line.context)))
        if part.is_text and part.kind != "table" and (ended or (_linked(part) and not listed)):
            trimmed[place] = removed(part, "navigation", "edges.tail")
    return _trim_head(_signed(trimmed), places)


_LIST: Final = 12  # lines after the last prose; where most of so many are no links, they are a list of the article's


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
    if sum(parts[place].size for place in head if place < last and parts[place].is_text) > _told_after(parts, head):
        last = -1
    for place in head:
        part = parts[place]
        overline = not part.line.context and part.size >= _OVERLINE and len(head) < _FEW
        leads = (
            part.text.endswith((":", "：")) and part.size >= _OVERLINE
        )  # what the text begins with: From the report:
        before = place < last and not (overline or leads or _is_sentence(part))
        if part.is_text and part.kind != "table" and (before or _linked(part)):
            parts[place] = removed(part, "navigation", "edges.head")
    return tuple(parts)


def _told_after(parts: Sequence[Part], head: Sequence[int]) -> int:
    """Return how much stands after the head: more than before its last line where that is a head, not the article."""
    return sum(part.size for part in parts[head[-1] + 1 :] if part.is_text) if head else 0


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
            "dateline.head",
            "dateline.labelled",
            "dateline.short",
            "source.",
            "context.",
        )
    )


def _linked(part: Part) -> bool:
    return part.line.links > 0.6 * len(part.line.text)
