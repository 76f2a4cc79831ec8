"""Where one article of a text file ends and the next begins: scraped files hold several, glued end to end.

A boundary needs a mark that the article before has ended (a line drawn, its closing matter, the head of the next) and
an article's worth of running prose on either side. A related list after a footer has no such prose; a passage of the
same article that follows its disclaimer speaks the same words as the text before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.model import Value
from digest.readers.glue_lines import (
    announces,
    closes,
    drawn,
    head_label,
    is_prose,
    is_teaser,
    names_title,
    opens_report,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENOUGH_PARAGRAPHS: Final = 3
_ENOUGH_CHARACTERS: Final = 160
_ENOUGH_UNDER_HEADS: Final = 40  # a head of its own already says that an article begins
_LEAD_LINES: Final = 6  # title, byline, date and the like before the first paragraph
_LOOKED_AT: Final = 12  # paragraphs of what follows that are compared
# Share of the words of one text that stand in another, measured on halves of articles (9 in 10 above 0.11) and on
# articles of one site that are strangers to each other (half below 0.06, 9 in 10 below 0.16).
_SAME_ARTICLE: Final = 0.2
_STRANGERS: Final = 0.12
_HOLDS_TOGETHER: Final = 0.08
_WORDS: Final = re.compile("[\u3400-\u9fff]{2,}|[a-z]{6,}")
_COMPARED_CHARACTERS: Final = 20_000


class Piece(Value, frozen=True):
    """One article's lines of a text: from `start` up to `stop`, counted from 0."""

    start: int
    stop: int


def pieces(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Return the articles of a text in order; mostly it is one, of all lines. Only drawn lines may be in none."""
    found: list[Piece] = []
    start = 0
    for stop, resume in tuple(_heads(lines)) or tuple(_boundaries(lines)):
        found.append(Piece(start=start, stop=stop))
        start = resume
    return (*found, Piece(start=start, stop=len(lines)))


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield a boundary before each repetition of the head the file begins with (标题：…, 来源：…), prose between."""
    runs = _head_runs(lines)
    if len(runs) < 2 or any(line.strip() for line in lines[: runs[0]]):
        return
    label = head_label(lines[runs[0]])
    begun = runs[0]
    for place, run in enumerate(runs[1:], 1):
        stop = runs[place + 1] if place + 1 < len(runs) else len(lines)
        if head_label(lines[run]) == label and all(
            _prose(part)[1] >= _ENOUGH_UNDER_HEADS for part in (lines[begun:run], lines[run:stop])
        ):
            yield run, run
            begun = run


def _head_runs(lines: Sequence[str]) -> list[int]:
    """Return the first line of each run of head lines that names a title, or names several things."""
    runs: list[int] = []
    number = 0
    while number < len(lines):
        stop = number
        while stop < len(lines) and head_label(lines[stop]):
            stop += 1
        if stop - number >= 2 or (stop > number and names_title(lines[number])):
            runs.append(number)
        number = max(stop, number + 1)
    return runs


def _boundaries(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where an article stops and where the next one starts."""
    begun = number = 0
    while number < len(lines):
        if not (closes(lines[number]) or drawn(lines[number])):
            number += 1
            continue
        resume = _after_marks(lines, number)
        marks = lines[number:resume]
        if _is_boundary(lines[begun:number], marks, lines[resume:]):
            yield number + _kept_marks(marks), resume
            begun = resume
        number = resume


def _after_marks(lines: Sequence[str], number: int) -> int:
    """Return the first line after a run of marks and blank lines."""
    while number < len(lines) and (not lines[number].strip() or closes(lines[number]) or drawn(lines[number])):
        number += 1
    return number


def _kept_marks(marks: Sequence[str]) -> int:
    """Return how many of the marks belong to the article before: all but the lines drawn at their end."""
    kept = len(marks)
    while kept and (not marks[kept - 1].strip() or drawn(marks[kept - 1])):
        kept -= 1
    return kept


def _is_boundary(before: Sequence[str], marks: Sequence[str], after: Sequence[str]) -> bool:
    count, characters = _prose(before)
    if count < _ENOUGH_PARAGRAPHS or characters < _ENOUGH_CHARACTERS:
        return False
    follows = _article_after(after)
    if not follows:
        return False
    shared = _shared("\n".join(before)[-_COMPARED_CHARACTERS:], "\n".join(follows))
    if any("=" in line or "＝" in line for line in marks if drawn(line)):
        return True
    if any(map(closes, marks)):
        return shared < _SAME_ARTICLE
    return shared < _STRANGERS or (shared < _SAME_ARTICLE and any(map(opens_report, follows[:_LEAD_LINES])))


def _article_after(after: Sequence[str]) -> list[str]:
    """Return the first lines of the article that begins here, none where it is a list, teasers or a short notice."""
    taken: list[str] = []
    paragraphs = characters = lead = 0
    for line in after:
        text = line.strip()
        if not text:
            continue
        if announces(text) or closes(text) or drawn(text) or paragraphs >= _LOOKED_AT:
            break
        if is_teaser(text):
            return []
        taken.append(text)
        if is_prose(text):
            paragraphs += 1
            characters += len(text)
        elif not paragraphs and (lead := lead + 1) > _LEAD_LINES:
            return []
    enough = paragraphs >= _ENOUGH_PARAGRAPHS and characters >= _ENOUGH_CHARACTERS and 2 * paragraphs >= len(taken)
    return taken if enough and _holds_together(taken) else []


def _holds_together(taken: Sequence[str]) -> bool:
    """Say whether what is said first is spoken of again: one article does so, a row of teasers does not."""
    middle = (len(taken) + 1) // 2
    return _shared("\n".join(taken[:middle]), "\n".join(taken[middle:])) >= _HOLDS_TOGETHER


def _prose(lines: Sequence[str]) -> tuple[int, int]:
    """Return the number of paragraphs of prose and of their characters."""
    lengths = [len(line.strip()) for line in lines if is_prose(line.strip())]
    return len(lengths), sum(lengths)


def _shared(one: str, other: str) -> float:
    """Return the share of the words of `other` that stand in `one` too; a pair of Han characters counts as a word."""
    words = _word_set(other)
    return len(words & _word_set(one)) / len(words) if words else 0.0


def _word_set(text: str) -> set[str]:
    found: set[str] = set()
    for run in _WORDS.findall(text.lower()):
        if run[0].isascii():
            found.add(run)
        else:
            found.update(run[place : place + 2] for place in range(len(run) - 1))
    return found
