"""Related reading: a line that announces links, and the titles under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.clean import announcing
from digest.clean.measure import breaks_off
from digest.clean.rules import line_rules
from digest.clean.segment import Part, removed
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET: Final = re.compile(r"[-*•·●○◆■▪▶►※☆★◎>»]\s?|\d{1,2}[.、)]\s?|\[\d{1,2}\]")
_TEASER_END: Final = Pattern(
    r"(?:\[(?:全文|详细|查看|阅读)[^\]]{0,4}\]|(?:\.{3}|…)(?:\[?(?:全文|更多|详细|read more)\]?)?)$",
    "]", "...", "…",
)  # fmt: skip
_FULL_STOP: Final = re.compile(r"[。.][”’」』\"')]*$")
_SURE: Final = Pattern(
    r"(?:(?:相关|推荐|拓展|扩展|延伸|往期|更多精彩)(?:新闻|阅读|文章|链接|推荐|回顾|资讯)|新闻链接|相关报道|猜你喜欢|为(?:您|你)推荐|"
    r"大家都在看|(?:编辑|精彩|热门|热文)推荐|热门文章|related(?: (?:articles?|stories|posts?|content|news|links?))?|read more|recommended|"
    r"you (?:may|might) also like.{0,12}|see also|also read|read next|more stories|don't miss)\s?[::]?"
)
_LONG: Final = 42  # reading units; no title is so long
_MOST: Final = 80


def mark(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge each announcing line and the titles under it, up to the first line that reads as prose."""
    marked = [removed(part, "related", "related.label") if _labels_link(part) else part for part in parts]
    marked = _teasers(_link_runs(marked))
    position = 0
    while position < len(marked):
        part = marked[position]
        if not _announces(part):
            position += 1
            continue
        stop = _end(marked, position + 1)
        if stop > position + 1 or _stands_alone(marked, position):
            for place in range(position, stop):
                if marked[place].kept:
                    marked[place] = removed(marked[place], "related", "related.list")
        position = max(stop, position + 1)
    return tuple(marked)


def _link_runs(parts: list[Part]) -> list[Part]:
    """Judge runs of lines that are nothing but links: lists of other pages, with or without a heading."""
    marked = list(parts)
    run: list[int] = []
    for place, part in enumerate([*parts, None]):
        if part is not None and (part.kind == "image" or not part.kept):
            continue
        if part is not None and part.is_text and not part.prose and part.line.links >= 0.95 * len(part.line.text):
            run.append(place)
            continue
        if len(run) >= _RUN:
            for linked in run:
                marked[linked] = removed(marked[linked], "related", "related.links")
        run = []
    return marked


_RUN: Final = 3


def _teasers(parts: list[Part]) -> list[Part]:
    """Judge runs of paragraphs that all break off in three dots at nearly the same length: a machine cut them there."""
    cut = [place for place, part in enumerate(parts) if part.is_text and breaks_off(part.text)]
    runs: list[list[int]] = []
    for place in cut:
        before = runs[-1][-1] if runs else -_GAP
        if place - before < _GAP and _are_alike(len(parts[before].text), len(parts[place].text)):
            runs[-1].append(place)
        else:
            runs.append([place])
    for place in (place for run in runs if len(run) >= _RUN for place in run):
        parts[place] = removed(parts[place], "related", "related.teasers")
    return parts


def _are_alike(one: int, other: int) -> bool:
    return min(one, other) >= _CUT and abs(one - other) <= 0.05 * max(one, other)


_GAP: Final = 5  # lines from one teaser to the next: its title, its date and a picture stand between
_CUT: Final = 50  # characters; writers break off shorter lines themselves


def _labels_link(part: Part) -> bool:
    """Tell whether the line is a label such as `Read more:` and the linked title of another article."""
    return (
        part.is_text
        and part.line.links > 0.5 * len(part.line.text)
        and _LABEL.match(part.folded.lstrip("[(【> ")) is not None
    )


_LABEL: Final = Pattern(
    r"(?:相关(?:阅读|新闻|报道|链接|文章)?|延伸阅读|推荐阅读|拓展阅读|阅读更多|更多(?:内容|阅读|新闻)?|点击(?:阅读|查看)|往期(?:回顾)?|专题|详见|"
    r"(?:related|read more|see more|more|read|read also|also read|also|watch|watch now|see also|see|listen|check out|don't miss|next|recommended)"
    r"(?: (?:articles?|story|stories|coverage|reading|from [a-z ]{1,20}|on [a-z ]{1,20}))?)\s?(?:[:>|»-]|&gt;)"
)


def _announces(part: Part) -> bool:
    return part.kept and not part.prose and part.size <= 12 and announcing.announces(part.folded)


def _end(parts: Sequence[Part], start: int) -> int:
    """Return where the list that begins at `start` ends."""
    bulleted = start < len(parts) and _BULLET.match(parts[start].folded) is not None
    titles = 0
    for place in range(start, min(len(parts), start + _MOST)):
        part = parts[place]
        if not part.kept or part.kind == "image" or _announces(part):
            continue
        if not is_title(part, bulleted=bulleted):
            return _before_heading(parts, start, place)
        titles += 1
    return min(len(parts), start + _MOST) if titles or start >= len(parts) else start


def _before_heading(parts: Sequence[Part], start: int, stop: int) -> int:
    """Leave the heading of the prose that follows the list to that prose: a short line without a link, last of all.

    Only where the titles of the list are told from it by a bullet or a link.
    """
    if stop - start < 2:
        return stop
    last, first = parts[stop - 1], parts[start]
    alike = _looks(last) == _looks(first)
    return stop - 1 if last.kept and not alike and last.line.links == 0 else stop


def _looks(part: Part) -> tuple[bool, bool]:
    return _BULLET.match(part.folded) is not None, part.line.links * 2 > len(part.line.text)


def is_title(part: Part, *, bulleted: bool) -> bool:
    """Tell whether the line is an entry of a list of other articles rather than prose."""
    linked = part.line.links >= len(part.line.text) * 0.6
    if linked or _TEASER_END.search(part.folded):
        return True
    if bulleted and _BULLET.match(part.folded):
        return True
    return part.size <= _LONG and not (_FULL_STOP.search(part.folded) and part.size > 7)


def _stands_alone(parts: Sequence[Part], position: int) -> bool:
    """Tell whether an announcing line without titles is one all the same: its wording leaves no doubt, or it is the last."""
    if position + 1 >= len(parts):
        return True
    return _SURE.fullmatch(line_rules.bare(parts[position].folded)) is not None
