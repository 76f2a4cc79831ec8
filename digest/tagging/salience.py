"""What an article is about, rather than what it mentions: title, lead, and the share of the text on a subject."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from digest.languages import Language
from digest.model import Block, ItemKind, TagMatch
from digest.tagging.matcher import Hit, Matcher, Passage

ABOUT = 0.5  # score from which an article is about a subject
_LEAD = 2  # paragraphs
_SILENT = frozenset({"image"})
_TITLE_SCORE = 0.3
_LEAD_SCORE = 0.15
# Each of these scores 0.5.
_SHARE = 0.2  # of the text is on the subject
_PASSAGES = 2  # passages are on the subject alone
_RETURNS = 4  # passages name it, if they are a fifth of all
_NAMES = 0.5  # weight from which a word names a subject; a lighter word needs another that names it
# Weight of the hits an article must have: a brief may have one word only, in a long report two are chance.
_LEAST = ((60, 1.0), (150, 1.5), (3_000, 2.0))  # (up to so many Han characters, weight)
_LEAST_LONG = 3.0
_REACH = 60  # Han characters of its sentence that a word covers: a long enumeration is not about each item
_TITLED = 0.7  # weight from which a title alone names a subject: a headline says what its item is about
_IN_PASSING = 0.6  # of what counts for a subject of which neither title nor lead of a long text has a word
_LONG = 400  # Han characters
_MOST_ITEMS = 0.5  # of a round-up; a subject of fewer is one among others
_LATIN = 3  # Latin letters say as much as one Han character
_MOST_WORDS = 8  # of the evidence
_MOST_PLACES = 12  # of each word
_ITEM = 20  # characters of a passage that counts as an item
_HEADLINE_END = re.compile(r"[;；]|,\s|\s[|+]\s|｜")
# The mark first, then a condition on it, so that the engine skips everything else quickly.
_SENTENCE_END = re.compile(r"[。！？!?；;\n.](?:(?<!\.)|(?=\s))")


class SubjectScore(NamedTuple):
    """How prominent a subject is in an article."""

    key: str
    score: float  # 0 if too little was found
    found: float  # weight of the hits
    needed: float  # weight that an article of its length must have
    hits: dict[int, tuple[Hit, ...]]  # by the number of the passage: 0 is the title


def find_subjects(
    matcher: Matcher, title: str, blocks: Sequence[Block], language: Language, kind: ItemKind = "report"
) -> tuple[TagMatch, ...]:
    """Return the subjects an article is about, the most prominent first.

    The score is 0.5 for a fifth of the text, for two passages of its own or for four that name the subject, and more in
    proportion; the title adds 0.3 and the lead 0.15. Words that weigh less than 0.5 count only if the title, the lead or
    two passages name the subject by a heavier one. Evidence is one string per word: `word ×times ¶places`, where ¶0 is
    the title and ¶1 the first block. A round-up is about what most of its items are about.
    """
    matches = [
        TagMatch(key=each.key, score=round(min(1.0, each.score), 2), evidence=evidence(each.hits))
        for each in score_subjects(matcher, title, blocks, language, kind)
        if each.score >= ABOUT
    ]
    order = {tag.key: number for number, tag in enumerate(matcher.vocabulary.tags)}
    return tuple(sorted(matches, key=lambda match: (-match.score, order[match.key])))


def score_subjects(
    matcher: Matcher, title: str, blocks: Sequence[Block], language: Language, kind: ItemKind = "report"
) -> list[SubjectScore]:
    """Return the score of each subject of which the article has words."""
    text, passages = passages_of(title, blocks)
    scale = _LATIN if language == "en" else 1
    size = max(1, len(text) - passages[0].stop)
    needed = next((weight for length, weight in _LEAST if size <= length * scale), _LEAST_LONG)
    scores = []
    for key, hits in matcher.hits(text, passages).items():
        weight = sum(hit.weight for found in hits.values() for hit in found)
        if kind == "round-up":
            score = _share_of_items(title, passages, hits)
        else:
            score = _score(text, passages, hits, scale) if weight >= needed else 0.0
            score = max(score, ABOUT * (sum(hit.weight for hit in hits.get(0, ())) >= _TITLED))
        scores.append(SubjectScore(key, score, weight, needed, hits))
    return scores


def passages_of(title: str, blocks: Sequence[Block]) -> tuple[str, list[Passage]]:
    """Return title and blocks joined by line ends, and where each is in this text; pictures have no words."""
    texts = [title, *("" if block.kind in _SILENT else block.text for block in blocks)]
    passages = [Passage(0, len(title), "title")]
    paragraphs = 0
    for text, block in zip(texts[1:], blocks, strict=True):
        start = passages[-1].stop + 1
        paragraphs += block.kind == "paragraph"
        passages.append(Passage(start, start + len(text), "lead" if paragraphs <= _LEAD else "body"))
    return "\n".join(texts), passages


def _score(text: str, passages: Sequence[Passage], hits: Mapping[int, Sequence[Hit]], scale: int) -> float:
    size = max(1, len(text) - passages[0].stop)
    covered = own = returns = lead = 0.0
    counting = _counting(passages, hits)
    for number, found in counting.items():
        passage = passages[number]
        weight = min(1.0, sum(hit.weight for hit in found))
        if passage.zone == "title":
            continue
        length = _covered(text, passage, found, _REACH * scale) * weight
        covered += length
        own += weight >= 1 and (len(found) > 1 or 2 * length >= passage.stop - passage.start)
        returns += weight
        if passage.zone == "lead":
            lead = max(lead, weight)
    title = min(1.0, sum(hit.weight for hit in counting.get(0, ())))
    if not title and not lead and size > _LONG * scale:
        covered, returns = covered * _IN_PASSING, returns * _IN_PASSING
    spread = min(returns / _RETURNS, returns / len(passages) / _SHARE)
    return 0.5 * max(covered / size / _SHARE, own / _PASSAGES, spread) + _TITLE_SCORE * title + _LEAD_SCORE * lead


def _share_of_items(title: str, passages: Sequence[Passage], hits: Mapping[int, Sequence[Hit]]) -> float:
    """Return 0.5 for a subject of half the items of a round-up: of the headlines in its title and of the passages below."""
    items = [part for part in _HEADLINE_END.split(title) if part.strip()]
    in_title = len({len(_HEADLINE_END.findall(title, 0, hit.start)) for hit in hits.get(0, ()) if hit.weight >= _NAMES})
    long = [number for number, each in enumerate(passages) if number and each.stop - each.start >= _ITEM]
    in_text = sum(any(hit.weight >= _NAMES for hit in hits.get(number, ())) for number in long)
    found, total = (in_title + in_text, len(items) + len(long)) if len(items) > 1 else (in_text, len(long))
    return ABOUT * found / total / _MOST_ITEMS if total else 0.0


def _counting(passages: Sequence[Passage], hits: Mapping[int, Sequence[Hit]]) -> Mapping[int, Sequence[Hit]]:
    """Return the hits that count: light words do if the title, the lead or two passages name the subject.

    A text that names machines in its title and then writes about songs is about songs by machines. If a single passage
    further down names the subject, it is a mention, and only its heavy words count.
    """
    naming = {number for number, found in hits.items() if any(hit.weight >= _NAMES for hit in found)}
    if len(naming) > 1 or any(passages[number].zone != "body" for number in naming):
        return hits
    return {number: [hit for hit in hits[number] if hit.weight >= _NAMES] for number in naming}


def _covered(text: str, passage: Passage, hits: Sequence[Hit], reach: int) -> int:
    """Return the characters in sentences with hits, at most `reach` for each hit."""
    total, rest, reached = 0, 0, passage.start
    for hit in hits:
        if hit.start < reached:
            total += min(reach, rest)
            rest -= min(reach, rest)
            continue
        begin = reached
        for end_before in _SENTENCE_END.finditer(text, reached, hit.start):
            begin = end_before.end()
        end = _SENTENCE_END.search(text, hit.stop, passage.stop)
        reached = end.end() if end else passage.stop
        rest = max(0, reached - begin - reach)
        total += min(reach, reached - begin)
    return total


def evidence(hits: Mapping[int, Sequence[Hit]]) -> tuple[str, ...]:
    """Return the words found for a subject, the most frequent first, each with how often and where."""
    counts: Counter[str] = Counter()
    places: dict[str, dict[int, None]] = {}
    for number in sorted(hits):
        for hit in hits[number]:
            counts[hit.word] += 1
            places.setdefault(hit.word, {})[number] = None
    return tuple(f"{word} ×{times} {_places(list(places[word]))}" for word, times in counts.most_common(_MOST_WORDS))


def _places(numbers: Sequence[int]) -> str:
    shown = " ".join(f"¶{number}" for number in numbers[:_MOST_PLACES])
    return shown if len(numbers) <= _MOST_PLACES else f"{shown} …"
