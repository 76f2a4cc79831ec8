"""Trimming: what is left before the first and after the last line of prose."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from digest.clean.rules import Zone
from digest.clean.segment import Segment, removed

HEAD: Final[frozenset[Zone]] = frozenset(("any", "edge", "head"))
TAIL: Final[frozenset[Zone]] = frozenset(("any", "edge", "tail"))
INSIDE: Final[frozenset[Zone]] = frozenset(("any",))

# Rules whose lines end an article, and kinds that end the text of a file without elements.
_ENDING_RULES: Final = (
    "editor.", "credit.english", "copyright.", "comment.", "disclaimer.", "hotline.", "navigation.pages",
    "navigation.previous", "share.", "placeholder.closing",
)  # fmt: skip
_ENDING_KINDS: Final = frozenset(
    ("copyright", "share", "related", "comment", "navigation", "disclaimer", "advertisement", "promotion", "hotline",
     "editor")
)  # fmt: skip
# Rules for lines about the page that precede an article.
_PAGE_HEAD_RULES: Final = (
    "title.", "breadcrumb.", "navigation.", "share.", "source.", "context.", "dateline.moment", "dateline.clock",
    "dateline.english", "dateline.head", "dateline.labelled", "dateline.short",
)  # fmt: skip
# Elements that contain paragraphs; a list or a quotation is among the paragraphs.
_CONTAINERS: Final = frozenset(
    ("div", "section", "article", "main", "td", "body", "tr", "table", "tbody", "header", "footer", "aside")
)
_MOST_WORDS: Final = 14  # of context, among which the container of a paragraph is named
_CORE: Final = 7  # words of context that identify a container

# Lengths in reading units.
_LEAST_TEXT: Final = 80  # of prose before a line that may end the article
_LEAST_SENTENCE: Final = 5
_LEAST_OVERLINE: Final = 8
_LONGEST_NAME: Final = 5

_TEXT_SHARE: Final = 0.5  # of the prose precedes the end; an earlier notice is about a picture or a quotation
_MAIN_SHARE: Final = 0.6  # of the prose is in elements of one name, if what follows them is not of the article
_MODULE_SHARE: Final = 0.1  # of the prose; elements with more of it after the text are a part of the text
_LAST_SENTENCES: Final = 2
_LEAST_LIST: Final = 12  # lines after the last prose that are a list of the article's own if few of them are links
_SHORT_HEAD: Final = 6  # lines


def zones(segments: Sequence[Segment]) -> list[frozenset[Zone]]:
    """Return for each segment the zones it is in."""
    prose = [place for place, segment in enumerate(segments) if segment.kept_prose]
    if not prose:
        return [HEAD | TAIL] * len(segments)
    first, last = prose[0], prose[-1]
    return [INSIDE if first <= place <= last else HEAD if place < first else TAIL for place in range(len(segments))]


def remove_after_end(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Remove what follows a line that ends articles, if it is in elements without prose before that line."""
    if not any(map(_ends_article, segments)):
        return tuple(segments)
    least = max(_LEAST_TEXT, _TEXT_SHARE * sum(segment.size for segment in segments if segment.kept_prose))
    if not any(segment.line.context for segment in segments):
        return _remove_after_end_of_text(segments, least)
    before: set[tuple[str, ...]] = set()
    size = 0
    ended = False
    result: list[Segment] = []
    for segment in segments:
        ended = ended or (size >= least and _ends_article(segment))
        if not ended and segment.kept_prose and (core := _core(segment.line.context)):
            before.add(core)
            size += segment.size
        elsewhere = ended and segment.kept and _is_elsewhere(segment.line.context, before)
        result.append(removed(segment, "navigation", "edges.after-end") if elsewhere else segment)
    return tuple(result)


def _ends_article(segment: Segment) -> bool:
    return segment.verdict is not None and segment.verdict.rule.startswith(_ENDING_RULES)


def _is_elsewhere(context: tuple[str, ...], before: AbstractSet[tuple[str, ...]]) -> bool:
    return bool(_core(context)) and not any(context[start : start + _CORE] in before for start in range(len(context)))


def _remove_after_end_of_text(segments: Sequence[Segment], least: float) -> tuple[Segment, ...]:
    """Remove what follows such a line in plain text, if most of it is not prose: the rest of a page."""
    size = 0
    for place, segment in enumerate(segments):
        if size >= least and _ends_article(segment):
            rest = segments[place + 1 :]
            if sum(each.kept_prose for each in rest) * 2 < len(rest) and not _resumes(rest):
                removals = (removed(each, "navigation", "edges.after-end") if each.kept else each for each in rest)
                return (*segments[: place + 1], *removals)
        size += segment.size if segment.kept_prose else 0
    return tuple(segments)


def _resumes(rest: Sequence[Segment]) -> bool:
    """Whether all that is kept after the end is a sentence or two right after a list of other articles."""
    left = [place for place, segment in enumerate(rest) if segment.kept]
    if not 0 < len(left) <= _LAST_SENTENCES or not all(_is_sentence(rest[place]) for place in left):
        return False
    before = rest[left[0] - 1].verdict if left[0] else None
    return before is not None and before.kind == "related"


def remove_other_elements(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Remove what follows the text in elements of another name: other modules of the page.

    Only if elements of one name hold most of the prose and those after them hardly any, and if something in the other
    element is linked or already removed: verses, tables and notes are set apart too.
    """
    weight: Counter[tuple[str, ...]] = Counter()
    for segment in segments:
        if segment.kept_prose and (core := _core(segment.line.context)):
            weight[core] += segment.size
    whole = weight.total()
    main = max(weight, key=lambda core: weight[core], default=())
    if not main or weight[main] < _MAIN_SHARE * whole:
        return tuple(segments)
    places = reversed(range(len(segments)))
    last = next(place for place in places if segments[place].kept and _is_within(segments[place].line.context, main))
    rest = segments[last + 1 :]
    if not rest or sum(segment.size for segment in rest if segment.is_text and segment.prose) >= _MODULE_SHARE * whole:
        return tuple(segments)
    modules = {_core(segment.line.context) for segment in rest if segment.line.links or not segment.kept}
    judged = list(segments)
    for place, segment in enumerate(rest, last + 1):
        if segment.is_text and not segment.is_laid_out and _core(segment.line.context) in modules:
            judged[place] = removed(segment, "navigation", "edges.other-element")
    return tuple(judged)


def _core(context: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the element that contains a line's paragraph and of those around it; () in Markdown."""
    start = next((place for place, word in enumerate(context[:_MOST_WORDS]) if word in _CONTAINERS), -1)
    return context[start : start + _CORE] if start >= 0 else ()


def _is_within(context: tuple[str, ...], core: tuple[str, ...]) -> bool:
    return any(context[start : start + len(core)] == core for start in range(len(context)))


def trim_ends(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Remove linked lines from both ends, and from the tail all that follows the first line that ends an article."""
    places = zones(segments)
    result = list(segments)
    tail = [segment for segment, zone in zip(segments, places, strict=True) if zone is TAIL and segment.is_text]
    is_list = len(tail) >= _LEAST_LIST and sum(map(_is_linked, tail)) * 3 < len(tail)
    ended = False
    for place, segment in enumerate(segments):
        if places[place] is not TAIL:
            continue
        # In the elements of a page, only some rules end an article.
        kind = segment.verdict.kind if segment.verdict and not segment.line.context else None
        ended = ended or _ends_article(segment) or kind in _ENDING_KINDS
        if segment.is_text and not segment.is_laid_out and (ended or (_is_linked(segment) and not is_list)):
            result[place] = removed(segment, "navigation", "edges.tail")
    _remove_signature(result)
    _trim_head(result, [place for place, zone in enumerate(places) if zone is HEAD])
    return tuple(result)


def _remove_signature(segments: list[Segment]) -> None:
    """Remove a name alone right before the notice that it is the author's own opinion: the author's signature."""
    for place, (segment, following) in enumerate(pairwise(segments)):
        notice = following.verdict is not None and following.verdict.rule == "disclaimer.opinion"
        if notice and segment.is_text and segment.size <= _LONGEST_NAME and segment.text.isalpha():
            segments[place] = removed(segment, "byline", "byline.signature")


def _trim_head(segments: list[Segment], head: Sequence[int]) -> None:
    """Remove what precedes the last line of the head that is about the page (title, date, source)."""
    last = max((place for place in head if _is_about_page(segments[place])), default=-1)
    after = sum(segment.size for segment in segments[head[-1] + 1 :] if segment.is_text) if head else 0
    if sum(segments[place].size for place in head if place < last and segments[place].is_text) > after:
        last = -1  # the lines before it are the article
    for place in head:
        segment = segments[place]
        long = segment.size >= _LEAST_OVERLINE
        overline = long and not segment.line.context and len(head) < _SHORT_HEAD  # above the title of a plain text
        introduces = long and segment.text.endswith((":", "："))  # From the report:
        before = place < last and not (overline or introduces or _is_sentence(segment))
        if segment.is_text and not segment.is_laid_out and (before or _is_linked(segment)):
            segments[place] = removed(segment, "navigation", "edges.head")


def _is_about_page(segment: Segment) -> bool:
    """Whether the line was removed as one that precedes an article; a piece of a paragraph is not."""
    return segment.verdict is not None and segment.verdict.rule.startswith(_PAGE_HEAD_RULES)


def _is_sentence(segment: Segment) -> bool:
    return segment.text.endswith(("。", "。”", "。」")) and segment.size >= _LEAST_SENTENCE


def _is_linked(segment: Segment) -> bool:
    return segment.line.links > 0.6 * len(segment.line.text)
