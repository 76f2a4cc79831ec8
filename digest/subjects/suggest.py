"""Words the vocabulary lacks: what articles without subject say, and articles with one hardly ever."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import chain
from math import log
from typing import TYPE_CHECKING, Final

from digest.model import Value
from digest.text import sentences
from digest.text.script import HAN, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.config.vocabulary import Vocabulary
    from digest.model import Article

MOST: Final = 30  # suggestions
_LEAST: Final = 2  # untagged articles a term must stand in
_CERTAIN: Final = 3.84  # log-likelihood from which chance explains less than one in twenty
_LENGTHS: Final = range(2, 7)  # characters of a Chinese term
_EXAMPLES: Final = 2
_EXAMPLE_LENGTH: Final = 120
_READ: Final = 4_000  # characters of an article
_SAME: Final = 0.8  # a term inside a longer one that is nearly as frequent is a piece of it
_VARIETY: Final = 3  # different characters before and behind a Chinese term
_QUOTED: Final = re.compile(r"《([^《》\n]{2,20})》")
_RUN: Final = re.compile(f"[{HAN}]+")
_PLAIN: Final = re.compile(r"[\w-]+")  # needs no quotation marks in YAML
_LATIN: Final = re.compile(r"[a-z][a-z0-9]+(?:[-'’][a-z0-9]+)*")
# Characters of grammar: a term neither begins nor ends with one.
_GRAMMAR: Final = frozenset(
    "的了着过是在有和与及或但而也就都还又才只不没无很更最把被让使给对向从到由于为以因所其之这那此该每各些个们他她它我你谁吗呢吧说称道据将会能可要应须等上下内外前后时年月日第一二三四五六七八九十两几多少"
)
_STOP: Final = frozenset(
    re.findall(
        r"\S+",
        "the and for that with was were has have had will would this these those from they their its his her she him are "
        "not but who which said says also than more after before when where what about into over been being there could "
        "can our you your out one two all any how may might most other some such then them very just only per did does",
    )
)


class Suggestion(Value):
    """A term that could become a rule."""

    term: str
    likelihood: float  # Dunning's log-likelihood of its document frequencies
    untagged: int  # articles without subject that have it
    tagged: int  # articles with one that have it
    nearest: str  # the subject of most tagged articles that have it, "" if there is none
    examples: tuple[str, ...]
    line: str  # of YAML, to add to a subject's rules


def suggest(articles: Iterable[Article], vocabulary: Vocabulary) -> tuple[Suggestion, ...]:
    """Return the terms that set articles without subject apart from those with one, the most telling first.

    The statistic is the log-likelihood ratio of T. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence
    (1993), of the numbers of articles that have the term. What is a word in Chinese is told by the variety of characters
    beside it (H. Feng and others, Accessor Variety Criteria for Chinese Word Extraction, 2004).
    """
    originals = [article for article in articles if not article.entry.translation_of and article.body.blocks]
    texts = [(article, _text(article)) for article in originals]
    lacking = [(article, text) for article, text in texts if not article.entry.tags]
    untagged = Counter(chain.from_iterable(_terms(text) for _, text in lacking))
    tagged = Counter(chain.from_iterable(_terms(text) for article, text in texts if article.entry.tags))
    known = {fold(word) for tag in vocabulary.tags for rule in tag.rules for word in rule.any}
    scored = {
        term: score
        for term, count in untagged.items()
        if count >= _LEAST and term not in known
        if (score := _likelihood(count, tagged[term], len(lacking), len(texts) - len(lacking))) >= _CERTAIN
    }
    ranked = sorted(scored, key=lambda term: (-scored[term], -len(term), term))[: MOST * 20]
    words = [term for term in ranked if _stands_free(term, [text for _, text in lacking])]
    return tuple(
        Suggestion(
            term=term,
            likelihood=round(scored[term], 1),
            untagged=untagged[term],
            tagged=tagged[term],
            nearest=_nearest(term, texts),
            examples=_examples(term, [article for article, text in lacking if term in text]),
            line=f"- any: [{term if _PLAIN.fullmatch(term) else json.dumps(term, ensure_ascii=False)}]",
        )
        for term in _without_pieces(words, untagged)
    )


def _likelihood(untagged: int, tagged: int, all_untagged: int, all_tagged: int) -> float:
    """Return the log-likelihood ratio; 0 where the term is no more frequent among the untagged."""
    if untagged * all_tagged <= tagged * all_untagged and all_tagged:
        return 0.0
    share = (untagged + tagged) / (all_untagged + all_tagged)
    parts = (
        (untagged, all_untagged * share),
        (all_untagged - untagged, all_untagged * (1 - share)),
        (tagged, all_tagged * share),
        (all_tagged - tagged, all_tagged * (1 - share)),
    )
    return 2 * sum(seen * log(seen / expected) for seen, expected in parts if seen and expected)


def _text(article: Article) -> str:
    return fold("\n".join((article.entry.facts.title, *(block.text for block in article.body.blocks)))[:_READ])


def _terms(text: str) -> frozenset[str]:
    """Return the words, the quoted titles and the pieces of Han runs of a text."""
    found = {word for word in _LATIN.findall(text) if word not in _STOP}
    found.update(_QUOTED.findall(text))
    for run in _RUN.findall(text):
        found.update(_pieces(run))
    return frozenset(found)


def _stands_free(term: str, texts: Iterable[str]) -> bool:
    """Tell whether various characters stand before and behind a term: else it is a piece of a word."""
    if term.isascii():
        return True
    before, behind = set(), set()
    for number, text in enumerate(texts):
        place = text.find(term)
        while place >= 0:
            left, right = text[place - 1 : place], text[place + len(term) : place + len(term) + 1]
            before.add(left if _RUN.fullmatch(left) else str(number))  # the end of a run is another word each time
            behind.add(right if _RUN.fullmatch(right) else str(number))
            if min(len(before), len(behind)) >= _VARIETY:
                return True
            place = text.find(term, place + 1)
    return False


def _pieces(run: str) -> Iterator[str]:
    starts = [start for start, character in enumerate(run) if character not in _GRAMMAR]
    for start in starts:
        for length in _LENGTHS:
            piece = run[start : start + length]
            if len(piece) == length and piece[-1] not in _GRAMMAR:
                yield piece


def _without_pieces(ranked: Sequence[str], counts: Counter[str]) -> list[str]:
    """Return the first terms, without those that hardly stand outside a longer one, or add little to a shorter one."""
    chosen: list[str] = []
    for term in ranked:
        wholes = [other for other in ranked if len(other) > len(term) and term in other]
        pieces = [other for other in chosen if other in term]
        is_piece = any(counts[whole] >= _SAME * counts[term] for whole in wholes)
        if not is_piece and not pieces:
            chosen.append(term)
    return chosen[:MOST]


def _nearest(term: str, texts: Sequence[tuple[Article, str]]) -> str:
    counts = Counter(tag.key for article, text in texts if term in text for tag in article.entry.tags)
    return min(counts, key=lambda key: (-counts[key], key), default="")


def _examples(term: str, articles: Sequence[Article]) -> tuple[str, ...]:
    """Return the first sentences that have the term, each of another article."""
    found: list[str] = []
    for article in articles:
        example = next((each for block in article.body.blocks for each in _with(term, block.text, article)), "")
        found += [example] if example else []
        if len(found) == _EXAMPLES:
            break
    return tuple(found)


def _with(term: str, text: str, article: Article) -> Iterator[str]:
    if term in fold(text):
        for sentence in sentences.split(text, article.entry.facts.language):
            place = fold(sentence).find(term)
            if place >= 0:
                start = max(0, place - _EXAMPLE_LENGTH // 2)
                yield sentence[start : start + _EXAMPLE_LENGTH].strip()
