"""The dump of a whole page, as scrapers leave it in plain text: which run of its lines is the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.clean.announcing import announces
from digest.clean.measure import breaks_off
from digest.clean.rules import line_rules
from digest.clean.segment import Part, removed
from digest.clean.trimming import HEAD, TAIL
from digest.text.headline import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import RecordFormat

_NOISE: Final = 12  # short lines from which a text may be the dump of a whole page
_NAME: Final = 12  # reading units of a name in a menu
_TITLE: Final = 32  # reading units of a title in a list of other articles
_COST: Final = 4.0  # what a line that is no prose costs the run it stands in
_ENOUGH: Final = 60.0  # what the lines under the headline are worth from which they are the article
_DROP: Final = 60.0  # what the lines after an article cost from which it is over: fifteen that are no prose
_SHARE: Final = 0.15  # of what the richest run is worth: a poorer one under a headline is a teaser
_NEAR: Final = 40  # lines between a headline and its article
_MOST: Final = 20  # headlines that are tried


def region(parts: Sequence[Part], form: RecordFormat) -> tuple[Part, ...]:
    """In the dump of a whole page, keep the run of lines that is its article and take the rest for navigation.

    Where the dump begins with the page's title and the headline stands again further down, that is the first run
    under the headline that says enough; else it is the run that says the most.
    """
    if form != "text" or len(parts) < _NOISE:
        return tuple(parts)
    texts = [part.folded for part in parts]
    headlines = places(texts) or (places(texts, bare=True) if _has_page(parts) else ())
    longest = _TITLE if headlines else _NAME
    short = sum(not part.prose and part.size <= longest and part.kind != "image" for part in parts)
    if short < _NOISE or short < 0.5 * len(parts) or not (headlines or _has_page(parts)):
        return tuple(parts)
    worth = [_worth(part) for part in parts]
    richest = _richest(worth)
    runs = (_run_under(place, worth) for place in headlines[:_MOST] if place < richest[1])
    start, stop, _ = next((run for run in runs if run[2] > _SHARE * richest[2]), richest)
    if richest[0] < stop:  # the richest run goes on with this one: a long list stands inside the article
        stop = max(stop, richest[1])
    stop = _with_last_words(parts, worth, _before_comments(parts, worth, start, stop))
    return tuple(
        part if start <= place < stop or not part.kept else removed(part, "navigation", "dump.region")
        for place, part in enumerate(parts)
    )


def _before_comments(parts: Sequence[Part], worth: Sequence[float], start: int, stop: int) -> int:
    """Return where the run ends: at the box for readers' comments, once it has said enough for an article."""
    said = 0.0
    for place in range(start, stop):
        said += max(0.0, worth[place])
        if said >= _SAID and not parts[place].prose and _asks_for_comments(parts[place]):
            return place
    return stop


_SAID: Final = 100.0  # reading units of prose


def _asks_for_comments(part: Part) -> bool:
    rule = line_rules.match(part.folded, part.size, HEAD | TAIL)
    named = any(word in part.folded for word in _BOX) and not part.folded.endswith(":")  # 点评： is a speaker's
    return named and rule is not None and rule.kind == "comment"


_BOX: Final = ("评论", "跟帖", "留言", "comment")


def _with_last_words(parts: Sequence[Part], worth: Sequence[float], stop: int) -> int:
    """Return where the run ends with the short lines behind it, if a sentence soon closes them: nothing of a page's own between."""
    at = stop
    while at < min(stop + _SOON, len(parts)) and not _is_boilerplate(parts[at]) and not announces(parts[at].folded):
        at += 1
        if worth[at - 1] > 0:
            stop = at
    return stop


_SOON: Final = 5  # lines


def _has_page(parts: Sequence[Part]) -> bool:
    """Tell whether words of a page's own stand among the short lines; verses, answers and lists are short as well."""
    return sum(not part.prose and _is_boilerplate(part) for part in parts) >= _WORDS


_WORDS: Final = 3  # lines: one or two may stand around any article


def _worth(part: Part) -> float:
    says = part.prose or (part.size >= _SENTENCE and part.text.endswith(_STOPS))
    return float(part.size) if says and not breaks_off(part.text) and not _is_boilerplate(part) else -_COST


_SENTENCE: Final = 5  # reading units
_STOPS: Final = ("。", "。”", "。」", "。)", "。）", ".", '."', ".”")


def _is_boilerplate(part: Part) -> bool:
    return line_rules.match(part.folded, part.size, HEAD | TAIL) is not None


def _run_under(place: int, worth: Sequence[float]) -> tuple[int, int, float]:
    """Return the first run under a headline that says enough, and what it is worth: 0 where none begins near."""
    total = best = 0.0
    stop = place
    for at in range(place + 1, len(worth)):
        total = total + worth[at] if best >= _ENOUGH else max(0.0, total + worth[at])
        if total > best:
            best, stop = total, at + 1
        elif best < _ENOUGH and at > place + _NEAR:
            return place, place, 0.0
        elif best >= _ENOUGH and total < best - _DROP:
            break
    return place, stop, best if best >= _ENOUGH else 0.0


def _richest(worth: Sequence[float]) -> tuple[int, int, float]:
    """Return the run of lines with the greatest sum of worth (Kadane), and that sum."""
    best = total = 0.0
    start, found = 0, (0, len(worth))
    for place, value in enumerate(worth):
        total += value
        if total <= 0:
            total, start = 0.0, place + 1
        elif total > best:
            best, found = total, (start, place + 1)
    return (*found, best)
