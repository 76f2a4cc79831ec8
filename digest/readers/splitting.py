"""Where an article of a text file ends and the next begins: scraped files hold several, joined end to end.

A boundary needs a mark that the article has ended (a drawn line, closing matter, the head of the next article) and
an article's worth of prose on either side. A related list after a footer has no such prose; a passage of the
same article that follows its disclaimer uses the same words as the text before it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Final

from digest.readers import split_points

_ENOUGH_PARAGRAPHS: Final = 3
_ENOUGH_CHARACTERS: Final = 160
_ENOUGH_UNDER_HEADS: Final = 40  # a head of its own is already evidence of a new article
_LEAD_LINES: Final = 6  # title, byline, date and the like before the first paragraph
_LOOKED_AT: Final = 12  # paragraphs after the mark that are compared
# Measured on 80 Chinese articles and on rows of 7 leads of different articles: the share of a paragraph's words that
# occur in another paragraph is above 0.2 in 9 of 10 articles and below 0.16 in 9 of 10 rows of leads.
_COHERENT: Final = 0.17
# The share of the words that occur in the text before, divided by that coherence: above 0.42 in 9 of 10 second halves
# of an article, below 0.33 in 8 of 10 articles that follow another.
_STRANGER: Final = 0.4
_CLEAR_STRANGER: Final = 0.3  # for drawn lines, which also separate the parts of an article
_WEAK_STRANGER: Final = 0.5  # where there is a second sign of a new article
# A short article repeats few of its words, but it repeats its topics: in half of its paragraphs, at least three.
_TOPICS: Final = 2
_TOPIC_PARAGRAPHS: Final = 3
_WORDS: Final = re.compile("[\u3400-\u9fff]{2,}|[a-z]{6,}")
_COMPARED_CHARACTERS: Final = 10_000
_LINES_COMPARED: Final = 200
_MOST_COMPARISONS: Final = 500  # a file of more is hostile, or not a text of articles


class _Prose:
    """How much prose there is between any two lines of a text."""

    def __init__(self, lines: Sequence[str]) -> None:
        lengths = [len(line.strip()) if split_points.is_prose(line.strip()) else 0 for line in lines]
        self.counts = (0, *accumulate(map(bool, lengths)))
        self.characters = (0, *accumulate(lengths))

    def paragraphs_between(self, start: int, stop: int) -> int:
        return self.counts[stop] - self.counts[start]

    def characters_between(self, start: int, stop: int) -> int:
        return self.characters[stop] - self.characters[start]


def spans(lines: Sequence[str]) -> tuple[range, ...]:
    """Return the lines of each article of a text, counted from 0; usually all of them. Only drawn lines may be in none."""
    heads = _head_runs(lines)
    marks = tuple(number for number, line in enumerate(lines) if split_points.closes(line) or split_points.drawn(line))
    found: list[range] = []
    start = 0
    if len(heads) > 1 or marks:
        prose = _Prose(lines)
        for stop, resume in tuple(_at_heads(lines, heads, prose)) or tuple(_at_marks(lines, marks, prose)):
            found.append(range(start, stop))
            start = resume
    return (*found, range(start, len(lines)))


def _head_runs(lines: Sequence[str]) -> list[int]:
    """Return the first line of each run of head lines that names a title or has at least two lines."""
    runs: list[int] = []
    number = 0
    while number < len(lines):
        stop = number
        while stop < len(lines) and split_points.head_label(lines[stop]):
            stop += 1
        if stop - number >= 2 or (stop > number and split_points.names_title(lines[number])):
            runs.append(number)
        number = max(stop, number + 1)
    return runs


def _at_heads(lines: Sequence[str], runs: Sequence[int], prose: _Prose) -> Iterator[tuple[int, int]]:
    """Yield a boundary before each repetition of the head the file begins with (标题：…, 来源：…) with prose between."""
    if len(runs) < 2 or any(line.strip() for line in lines[: runs[0]]):
        return
    label = split_points.head_label(lines[runs[0]])
    begun = runs[0]
    for run, stop in zip(runs[1:], (*runs[2:], len(lines)), strict=True):
        enough = min(prose.characters_between(begun, run), prose.characters_between(run, stop)) >= _ENOUGH_UNDER_HEADS
        if enough and split_points.head_label(lines[run]) == label:
            yield run, run
            begun = run


def _at_marks(lines: Sequence[str], marks: Sequence[int], prose: _Prose) -> Iterator[tuple[int, int]]:
    """Yield where an article stops and where the next starts, at marks with an article on either side."""
    begun = resume = compared = 0
    for number in marks:
        if number < resume:
            continue
        resume = _after_marks(lines, number)
        if (
            prose.paragraphs_between(begun, number) < _ENOUGH_PARAGRAPHS
            or prose.characters_between(begun, number) < _ENOUGH_CHARACTERS
            or not (follows := _article_after(lines, resume))
        ):
            continue
        compared += 1
        before = lines[max(begun, number - _LINES_COMPARED) : number]
        if compared <= _MOST_COMPARISONS and _ends_here(before, lines[number:resume], follows):
            yield number + _kept_marks(lines[number:resume]), resume
            begun = resume


def _ends_here(before: Sequence[str], marks: Sequence[str], follows: Sequence[str]) -> bool:
    """Whether marks separate two articles: the text that follows is about other things than the text before."""
    known = _word_set("\n".join(before)[-_COMPARED_CHARACTERS:])
    has_topics = _topics(known, follows) >= _TOPICS
    coherence = _coherence(follows)
    if not coherence or (coherence < _COHERENT and not has_topics):
        return False
    similarity = _shared(known, follows) / coherence
    closed = any(map(split_points.closes, marks))
    doubly_drawn = any(line.strip().startswith(("=", "＝")) for line in marks if split_points.drawn(line))
    if doubly_drawn or (closed and has_topics) or any(map(split_points.opens_report, follows[:_LEAD_LINES])):
        return similarity < _WEAK_STRANGER
    return similarity < (_STRANGER if closed else _CLEAR_STRANGER)


def _after_marks(lines: Sequence[str], number: int) -> int:
    """Return the first line after a run of marks and blank lines."""
    while number < len(lines) and (
        not lines[number].strip() or split_points.closes(lines[number]) or split_points.drawn(lines[number])
    ):
        number += 1
    return number


def _kept_marks(marks: Sequence[str]) -> int:
    """Return how many of the marks belong to the article before: all but the drawn lines at their end."""
    kept = len(marks)
    while kept and (not marks[kept - 1].strip() or split_points.drawn(marks[kept - 1])):
        kept -= 1
    return kept


def _article_after(lines: Sequence[str], start: int) -> list[str]:
    """Return the first lines of the article that begins here, none if it is a list, teasers or a short notice."""
    taken: list[str] = []
    paragraphs = characters = lead = 0
    for line in islice(lines, start, None):
        text = line.strip()
        if not text:
            continue
        if (
            split_points.announces(text)
            or split_points.closes(text)
            or split_points.drawn(text)
            or paragraphs >= _LOOKED_AT
        ):
            break
        if split_points.is_teaser(text):
            return []
        taken.append(text)
        if split_points.is_prose(text):
            paragraphs += 1
            characters += len(text)
        elif not paragraphs and (lead := lead + 1) > _LEAD_LINES:
            return []
    enough = paragraphs >= _ENOUGH_PARAGRAPHS and characters >= _ENOUGH_CHARACTERS and 2 * paragraphs >= len(taken)
    return taken if enough else []


def _coherence(taken: Sequence[str]) -> float:
    """Return the mean share of a paragraph's words that occur in another paragraph: high in an article, low in teasers."""
    words = [found for line in taken if (found := _word_set(line))]
    counts = Counter(word for found in words for word in found)
    shares = [sum(counts[word] > 1 for word in found) / len(found) for found in words]
    return sum(shares) / len(shares) if shares else 0.0


def _topics(known: set[str], follows: Sequence[str]) -> int:
    """Return how many words half of the paragraphs contain and the text before, whose words are known, does not."""
    words = [_word_set(line) for line in follows if split_points.is_prose(line)]
    counts = Counter(word for found in words for word in found)
    least = max(_TOPIC_PARAGRAPHS, (len(words) + 1) // 2)
    new = [word for word, count in counts.items() if count >= least and word not in known]
    # Overlapping pairs of characters are a longer word, which is counted at its end.
    begin = {word[0] for word in new if not word.isascii()}
    return sum(word[-1] not in begin for word in new)


def _shared(known: set[str], follows: Sequence[str]) -> float:
    """Return the share of a text's words that are known from another text; a pair of Han characters is a word."""
    words = _word_set("\n".join(follows))
    return len(words & known) / len(words) if words else 0.0


def _word_set(text: str) -> set[str]:
    found: set[str] = set()
    for run in _WORDS.findall(text.lower()):
        if run[0].isascii():
            found.add(run)
        else:
            found.update(run[place : place + 2] for place in range(len(run) - 1))
    return found
