"""The article in the dump of a whole page, as scrapers leave it in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.clean.measure import breaks_off
from digest.clean.related import announces
from digest.clean.rules import line_rules
from digest.clean.segment import Segment, removed
from digest.clean.trimming import HEAD, TAIL
from digest.model import RecordFormat
from digest.text.headline import places

_LEAST_SHORT: Final = 12  # short lines from which a text may be the dump of a whole page
_LEAST_BOILERPLATE: Final = 3  # short lines of boilerplate; any article may have one or two
_LONGEST_NAME: Final = 12  # reading units of a name in a menu
_LONGEST_TITLE: Final = 32  # reading units of a title in a list of other articles
_LEAST_SENTENCE: Final = 5  # reading units
_SENTENCE_ENDS: Final = ("。", "。”", "。」", "。)", "。）", ".", '."', ".”")
_COST: Final = 4.0  # of a line that is not prose, in reading units of prose
_ENOUGH: Final = 60.0  # worth from which the lines under a headline are the article
_DROP: Final = 60.0  # cost of the lines after an article from which it is over: fifteen that are not prose
_TEASER: Final = 0.15  # of the worth of the richest run: a poorer run under a headline is a teaser
_NEAR: Final = 40  # lines between a headline and its article
_MOST_HEADLINES: Final = 20
_BEFORE_COMMENTS: Final = 100.0  # reading units of prose before the box for comments
_COMMENT_WORDS: Final = ("评论", "跟帖", "留言", "comment")
_LINES_AFTER: Final = 5  # after a run, in which a last sentence is looked for


class _LineRun(NamedTuple):
    start: int
    stop: int
    worth: float  # sum of that of its lines


def find_article(segments: Sequence[Segment], form: RecordFormat) -> tuple[Segment, ...]:
    """Remove all but the article from the dump of a whole page.

    Where the dump begins with the page's title and the headline is repeated further down, the article is the first run
    under the headline that is long enough; otherwise it is the run with the most prose.
    """
    if form != "text" or len(segments) < _LEAST_SHORT:
        return tuple(segments)
    texts = [segment.folded for segment in segments]
    headlines = places(texts) or (places(texts, bare=True) if _has_boilerplate(segments) else ())
    longest = _LONGEST_TITLE if headlines else _LONGEST_NAME
    short = sum(not segment.prose and segment.size <= longest and segment.kind != "image" for segment in segments)
    if short < _LEAST_SHORT or short < 0.5 * len(segments) or not (headlines or _has_boilerplate(segments)):
        return tuple(segments)
    worth = [_worth(segment) for segment in segments]
    richest = _richest_run(worth)
    runs = (_run_below(place, worth) for place in headlines[:_MOST_HEADLINES] if place < richest.stop)
    start, stop, _ = next((run for run in runs if run.worth > _TEASER * richest.worth), richest)
    if richest.start < stop:  # the richest run continues this one: a long list interrupts the article
        stop = max(stop, richest.stop)
    stop = _before_comments(segments, worth, start, stop)
    stop = _after_last_sentence(segments, worth, stop)
    return tuple(
        segment if start <= place < stop or not segment.kept else removed(segment, "navigation", "dump.region")
        for place, segment in enumerate(segments)
    )


def _before_comments(segments: Sequence[Segment], worth: Sequence[float], start: int, stop: int) -> int:
    """Return where the run ends: at the box for readers' comments, if an article's worth of prose precedes it."""
    prose = 0.0
    for place in range(start, stop):
        prose += max(0.0, worth[place])
        if prose >= _BEFORE_COMMENTS and not segments[place].prose and _invites_comments(segments[place]):
            return place
    return stop


def _invites_comments(segment: Segment) -> bool:
    named = any(word in segment.folded for word in _COMMENT_WORDS)
    if not named or segment.folded.endswith(":"):  # 点评： is a speaker's label
        return False
    rule = line_rules.match(segment.folded, segment.size, HEAD | TAIL)
    return rule is not None and rule.kind == "comment"


def _after_last_sentence(segments: Sequence[Segment], worth: Sequence[float], stop: int) -> int:
    """Return the end of the run, extended over short lines to a sentence that soon follows without boilerplate between."""
    at = stop
    while at < min(stop + _LINES_AFTER, len(segments)):
        if _is_boilerplate(segments[at]) or announces(segments[at].folded):
            break
        at += 1
        if worth[at - 1] > 0:
            stop = at
    return stop


def _has_boilerplate(segments: Sequence[Segment]) -> bool:
    """Whether boilerplate is among the short lines; verses, answers and lists have short lines as well."""
    return sum(not segment.prose and _is_boilerplate(segment) for segment in segments) >= _LEAST_BOILERPLATE


def _is_boilerplate(segment: Segment) -> bool:
    return line_rules.match(segment.folded, segment.size, HEAD | TAIL) is not None


def _worth(segment: Segment) -> float:
    sentence = segment.prose or (segment.size >= _LEAST_SENTENCE and segment.text.endswith(_SENTENCE_ENDS))
    return float(segment.size) if sentence and not breaks_off(segment.text) and not _is_boilerplate(segment) else -_COST


def _run_below(headline: int, worth: Sequence[float]) -> _LineRun:
    """Return the first run under a headline that is long enough; its worth is 0 if none begins near."""
    total = best = 0.0
    stop = headline
    for at in range(headline + 1, len(worth)):
        total = total + worth[at] if best >= _ENOUGH else max(0.0, total + worth[at])
        if total > best:
            best, stop = total, at + 1
        elif best < _ENOUGH and at > headline + _NEAR:
            return _LineRun(headline, headline, 0.0)
        elif best >= _ENOUGH and total < best - _DROP:
            break
    return _LineRun(headline, stop, best if best >= _ENOUGH else 0.0)


def _richest_run(worth: Sequence[float]) -> _LineRun:
    """Return the run of lines with the greatest sum of worth (Kadane's algorithm)."""
    best = _LineRun(0, len(worth), 0.0)
    total, start = 0.0, 0
    for place, value in enumerate(worth):
        total += value
        if total <= 0:
            total, start = 0.0, place + 1
        elif total > best.worth:
            best = _LineRun(start, place + 1, total)
    return best
