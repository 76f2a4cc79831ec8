"""Related reading: a line that announces links, and the titles below it."""

import re
from collections.abc import Sequence
from typing import Final

from digest.clean.measure import breaks_off
from digest.clean.rules import line_rules
from digest.clean.segment import Segment, removed
from digest.text.pattern import Pattern

_BULLET: Final = re.compile(r"[-*•·●○◆■▪▶►※☆★◎>»]\s?|\d{1,2}[.、)]\s?|\[\d{1,2}\]")
_TEASER_END: Final = Pattern(
    r"(?:\[(?:全文|详细|查看|阅读)[^\]]{0,4}\]|(?:\.{3}|…)(?:\[?(?:全文|更多|详细|read more)\]?)?)$"
)
_FULL_STOP: Final = re.compile(r"[。.][”’」』\"')]*$")
_ANNOUNCES: Final = Pattern(r"[-—=\s]*{announcement}\s?[:>»↓▼]*[-—=\s]*")
# An announcement that is not a line of the text, even without titles below it.
_CERTAIN: Final = Pattern(r"(?:{certain_list}|{certain_list_en})\s?[::]?")
_LABEL: Final = Pattern(r"(?:{link_label}|{link_label_en}(?: {which_articles_en})?)\s?(?:[:>|»-]|&gt;)")
_LONGEST_ANNOUNCEMENT: Final = 12  # reading units
_LONGEST_TITLE: Final = 42  # reading units
_MOST_TITLES: Final = 80
_LEAST_LINKS: Final = 3  # successive lines that are nothing but links, or successive teasers
_TEASER_GAP: Final = 5  # lines from one teaser to the next, with title, date and picture between them
_LEAST_TEASER: Final = 50  # characters; writers break off shorter lines themselves


def announces(folded: str) -> bool:
    """Whether the line is the heading of a list of other articles."""
    text = line_rules.bare(folded)
    return 0 < len(text) <= 60 and _ANNOUNCES.fullmatch(text) is not None


def remove_lists(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Remove each announcement with the titles below it, up to the first line that reads as prose."""
    result = [
        removed(segment, "related", "related.label") if _is_labelled_link(segment) else segment for segment in segments
    ]
    _remove_link_runs(result)
    _remove_teasers(result)
    headings = [_announces(segment) for segment in result]
    place = 0
    while place < len(result):
        if not (headings[place] and result[place].kept):
            place += 1
            continue
        stop = _end_of_list(result, headings, place + 1)
        certain = _CERTAIN.fullmatch(line_rules.bare(result[place].folded)) is not None
        if stop > place + 1 or place + 1 == len(result) or certain:
            for listed in range(place, stop):
                if result[listed].kept:
                    result[listed] = removed(result[listed], "related", "related.list")
        place = max(stop, place + 1)
    return tuple(result)


def _remove_link_runs(segments: list[Segment]) -> None:
    """Remove runs of lines that are nothing but links: lists of other pages, with or without a heading."""
    run: list[int] = []
    for place, segment in enumerate(segments):
        if segment.kind == "image" or not segment.kept:
            continue
        if segment.is_text and not segment.prose and segment.line.links >= 0.95 * len(segment.line.text):
            run.append(place)
            continue
        _remove_run(segments, run, "related.links")
        run = []
    _remove_run(segments, run, "related.links")


def _remove_teasers(segments: list[Segment]) -> None:
    """Remove runs of paragraphs that break off in three dots at nearly the same length: a machine cut them there."""
    run: list[int] = []
    for place, segment in enumerate(segments):
        if not (segment.is_text and breaks_off(segment.text)):
            continue
        if not (run and place - run[-1] < _TEASER_GAP and _are_alike(len(segments[run[-1]].text), len(segment.text))):
            _remove_run(segments, run, "related.teasers")
            run = []
        run.append(place)
    _remove_run(segments, run, "related.teasers")


def _remove_run(segments: list[Segment], run: Sequence[int], rule: str) -> None:
    if len(run) >= _LEAST_LINKS:
        for place in run:
            segments[place] = removed(segments[place], "related", rule)


def _are_alike(length: int, other: int) -> bool:
    return min(length, other) >= _LEAST_TEASER and abs(length - other) <= 0.05 * max(length, other)


def _is_labelled_link(segment: Segment) -> bool:
    """Whether the line is a label such as `Read more:` and the linked title of another article."""
    return (
        segment.is_text
        and segment.line.links > 0.5 * len(segment.line.text)
        and _LABEL.match(segment.folded.lstrip("[(【> ")) is not None
    )


def _announces(segment: Segment) -> bool:
    short = segment.size <= _LONGEST_ANNOUNCEMENT
    return segment.kept and not segment.prose and short and announces(segment.folded)


def _end_of_list(segments: Sequence[Segment], headings: Sequence[bool], start: int) -> int:
    bulleted = start < len(segments) and _BULLET.match(segments[start].folded) is not None
    titles = 0
    for place in range(start, min(len(segments), start + _MOST_TITLES)):
        segment = segments[place]
        if not segment.kept or segment.kind == "image" or headings[place]:
            continue
        if not _is_title(segment, bulleted=bulleted):
            return _before_heading(segments, start, place)
        titles += 1
    return min(len(segments), start + _MOST_TITLES) if titles or start >= len(segments) else start


def _before_heading(segments: Sequence[Segment], start: int, stop: int) -> int:
    """Return the end of the list without the heading of the prose after it: a short line without a link.

    It can only be recognised where the titles of the list have a bullet or a link.
    """
    if stop - start < 2:
        return stop
    first, last = segments[start], segments[stop - 1]
    return stop - 1 if last.kept and _list_style(last) != _list_style(first) and last.line.links == 0 else stop


def _list_style(segment: Segment) -> tuple[bool, bool]:
    return _BULLET.match(segment.folded) is not None, segment.line.links * 2 > len(segment.line.text)


def _is_title(segment: Segment, *, bulleted: bool) -> bool:
    if segment.line.links >= len(segment.line.text) * 0.6 or _TEASER_END.search(segment.folded):
        return True
    if bulleted and _BULLET.match(segment.folded):
        return True
    return segment.size <= _LONGEST_TITLE and not (_FULL_STOP.search(segment.folded) and segment.size > 7)
