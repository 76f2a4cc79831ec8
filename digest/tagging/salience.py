"""What an article is about, rather than what it mentions: title, lead, and the share of the text a subject takes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from digest.model import TagMatch
from digest.tagging.matcher import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.languages import Language
    from digest.model import Block
    from digest.tagging.matcher import Hit, Matcher

_LEAD = 2  # paragraphs
_SILENT = frozenset({"image"})
_SHARE = 0.2  # of the text: a subject with this much of it is spoken of at length
_PASSAGES = 2  # paragraphs of its own: so is a subject with these
_RETURNS = 4  # and one it comes back to in so many paragraphs, if these are a fifth of all
_NAMES = 0.5  # weight from which a word names a subject; one that weighs less leans on another that does
_LEAN = 3  # of the latter count as many as twice the former
_TITLE = 0.3
_OPENING = 0.15
ABOUT = 0.5  # the score from which on an article is about a subject
# How much must be found at least: in a brief one word may be all there is, in a long report two are chance.
_LEAST = ((60, 1.0), (150, 1.5), (3_000, 2.0))  # (up to so many Han characters, weight of the hits)
_LEAST_LONG = 3.0
_REACH = 60  # Han characters of its sentence that one word speaks for: a long enumeration is not about each item
_LATIN = 3  # Latin letters say as much as one Han character
_EVIDENCE = 8  # words shown
_PLACES = 12  # places shown of each
# A mark first, then what it must be: so the engine passes over everything else without trying alternatives.
_ENDS = re.compile(r"[。！？!?；;\n.](?:(?<!\.)|(?=\s))")


class Standing(NamedTuple):
    """How much an article speaks of a subject."""

    key: str
    score: float  # 0 where too little was found
    found: float  # weight of the hits
    needed: float  # what an article of its length must have
    hits: dict[int, tuple[Hit, ...]]  # by passage: 0 is the title


def about(matcher: Matcher, title: str, blocks: Sequence[Block], language: Language) -> tuple[TagMatch, ...]:
    """Return the subjects an article is about, the most prominent first.

    The score is 0.5 for a fifth of the text, for two paragraphs of its own or for four it is named in, and more in
    proportion; a title adds 0.3 and a lead 0.15. Words that weigh less than 0.5 count only where title, lead or two passages name the
    subject by one that weighs more. Evidence is one string per word: `word ×times ¶places`, where ¶0 is the title and
    ¶1 the first block.
    """
    matches = [
        TagMatch(key=each.key, score=round(min(1.0, each.score), 2), evidence=evidence(each.hits))
        for each in standings(matcher, title, blocks, language)
        if each.score >= ABOUT
    ]
    order = {tag.key: place for place, tag in enumerate(matcher.vocabulary.tags)}
    return tuple(sorted(matches, key=lambda match: (-match.score, order[match.key])))


def standings(matcher: Matcher, title: str, blocks: Sequence[Block], language: Language) -> list[Standing]:
    """Return how much an article speaks of each subject it has words of, be it about it or not."""
    text, passages = passages_of(title, blocks)
    scale = _LATIN if language == "en" else 1
    size = max(1, len(text) - passages[0].stop)
    needed = next((weight for length, weight in _LEAST if size <= length * scale), _LEAST_LONG)
    found = []
    for key, hits in matcher.hits(text, passages).items():
        weight = sum([hit.weight for here in hits.values() for hit in here])
        score = _score(text, passages, hits, scale) if weight >= needed else 0.0
        found.append(Standing(key, score, weight, needed, hits))
    return found


def passages_of(title: str, blocks: Sequence[Block]) -> tuple[str, list[Span]]:
    """Return title and blocks joined by line ends, and where each stands in it with its zone; pictures are silent."""
    texts = [title, *("" if block.kind in _SILENT else block.text for block in blocks)]
    passages = [Span(0, len(title), "title")]
    paragraphs = 0
    for text, block in zip(texts[1:], blocks, strict=True):
        start = passages[-1].stop + 1
        paragraphs += block.kind == "paragraph"
        passages.append(Span(start, start + len(text), "lead" if paragraphs <= _LEAD else "body"))
    return "\n".join(texts), passages


def _score(text: str, passages: Sequence[Span], hits: Mapping[int, Sequence[Hit]], scale: int) -> float:
    size = max(1, len(text) - passages[0].stop)
    covered = own = returns = opening = 0.0
    told = _told(passages, hits)
    for place, found in told.items():
        passage = passages[place]
        weight = min(1.0, sum(hit.weight for hit in found))
        if passage.zone == "title":
            continue
        length = _covered(text, passage, found, _REACH * scale) * weight
        covered += length
        own += weight >= 1 and (len(found) > 1 or 2 * length >= passage.stop - passage.start)
        returns += weight
        if passage.zone == "lead":
            opening = max(opening, weight)
    title = min(1.0, sum(hit.weight for hit in told.get(0, ())))
    spread = min(returns / _RETURNS, returns / len(passages) / _SHARE)
    return 0.5 * max(covered / size / _SHARE, own / _PASSAGES, spread) + _TITLE * title + _OPENING * opening


def _told(passages: Sequence[Span], hits: Mapping[int, Sequence[Hit]]) -> Mapping[int, Sequence[Hit]]:
    """Return the hits that count: those that only lean on a subject's name do so where the article comes back to it.

    What is said of songs is said of songs by machines if title or lead names these, or two passages do; if one below does, it is
    a mention, and speaks for itself alone.
    """
    naming = {place for place, found in hits.items() if any(hit.weight >= _NAMES for hit in found)}
    if len(naming) > 1 or any(passages[place].zone != "body" for place in naming):
        return hits
    return {place: [hit for hit in hits[place] if hit.weight >= _NAMES] for place in naming}


def _covered(text: str, passage: Span, hits: Sequence[Hit], reach: int) -> int:
    """Return how many characters the sentences with hits have, of each as many as its hits speak for at most."""
    total, rest, reached = 0, 0, passage.start
    for hit in hits:
        if hit.start < reached:
            total += min(reach, rest)
            rest -= min(reach, rest)
            continue
        begin = reached
        for stop in _ENDS.finditer(text, reached, hit.start):
            begin = stop.end()
        end = _ENDS.search(text, hit.stop, passage.stop)
        reached = end.end() if end else passage.stop
        rest = max(0, reached - begin - reach)
        total += min(reach, reached - begin)
    return total


def evidence(hits: Mapping[int, Sequence[Hit]]) -> tuple[str, ...]:
    """Return the words that spoke for a subject, the most frequent first, each with how often and where."""
    counts: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    for place in sorted(hits):
        for hit in hits[place]:
            counts[hit.word] += 1
            if place not in places.setdefault(hit.word, []):
                places[hit.word].append(place)
    return tuple(f"{word} ×{times} {_places(places[word])}" for word, times in counts.most_common(_EVIDENCE))


def _places(places: Sequence[int]) -> str:
    shown = " ".join(f"¶{place}" for place in places[:_PLACES])
    return shown if len(places) <= _PLACES else f"{shown} …"
