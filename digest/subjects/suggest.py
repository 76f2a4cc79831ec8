"""Words that could become rules: frequent in articles without a subject, rare in the others."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from math import log
from typing import Final, NamedTuple

from digest.config.vocabulary import Vocabulary
from digest.model import Article, Value
from digest.text import sentences
from digest.text.script import HAN, fold

MOST: Final = 30  # suggestions
_CANDIDATES: Final = 20 * MOST  # terms whose neighbouring characters are examined
_FEWEST: Final = 2  # untagged articles that must contain a term
_SIGNIFICANT: Final = 3.84  # log-likelihood at which chance explains less than one in twenty
_LENGTHS: Final = range(2, 7)  # characters of a Chinese term
_EXAMPLES: Final = 2
_EXAMPLE_LENGTH: Final = 120
_READ: Final = 4_000  # characters of an article
_SAME: Final = 0.8  # a term inside a longer one that is nearly as frequent is part of it
_VARIETY: Final = 3  # different characters before and after a Chinese term
_QUOTED: Final = re.compile(r"《([^《》\n]{2,20})》")
_RUN: Final = re.compile(f"[{HAN}]+")
_PLAIN: Final = re.compile(r"[\w-]+")  # needs no quotation marks in YAML
_LATIN: Final = re.compile(r"[a-z][a-z0-9]+(?:[-'’][a-z0-9]+)*")
# Function characters: no term begins or ends with any of them.
_GRAMMAR: Final = frozenset(
    "的了着过是在有和与及或但而也就都还又才只不没无很更最把被让使给对向从到由于为以因所其之这那此该每各些个们他她它我你谁吗呢吧说称道据将会能可要应须等上下内外前后时年月日第一二三四五六七八九十两几多少"
)
_STOP: Final = frozenset(
    """the and for that with was were has have had will would this these those from they their its his her she him are
    not but who which said says also than more after before when where what about into over been being there could can
    our you your out one two all any how may might most other some such then them very just only per did
    does""".split()  # noqa: SIM905 - easier to read than a list
)


class Suggestion(Value):
    """A term that could become a rule."""

    term: str
    likelihood: float  # Dunning's log-likelihood of its document frequencies
    untagged: int  # articles without a subject that contain it
    tagged: int  # articles with a subject that contain it
    nearest: str  # the subject of most tagged articles that contain it, "" if there is none
    examples: tuple[str, ...]
    line: str  # of YAML, to add to the rules of a subject


class _Text(NamedTuple):
    """The beginning of an article, folded (see text.script.fold)."""

    article: Article
    text: str


def suggest(articles: Iterable[Article], vocabulary: Vocabulary) -> tuple[Suggestion, ...]:
    """Return the terms that distinguish articles without a subject from the others, the most significant first.

    The statistic is the log-likelihood ratio of T. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence
    (1993), of the numbers of articles that contain the term. Chinese words are recognised by the variety of characters
    next to them (H. Feng and others, Accessor Variety Criteria for Chinese Word Extraction, 2004).
    """
    originals = [article for article in articles if not article.entry.translation_of and article.body.blocks]
    untagged = [_Text(article, _folded(article)) for article in originals if not article.entry.tags]
    tagged = [_Text(article, _folded(article)) for article in originals if article.entry.tags]
    untagged_counts, tagged_counts = _article_counts(untagged), _article_counts(tagged)
    known = {fold(word) for tag in vocabulary.tags for rule in tag.rules for word in rule.any}
    scores: dict[str, float] = {}
    for term, count in untagged_counts.items():
        if count >= _FEWEST and term not in known:
            score = _likelihood(count, tagged_counts[term], len(untagged), len(tagged))
            if score >= _SIGNIFICANT:
                scores[term] = score
    ranked = sorted(scores, key=lambda term: (-scores[term], -len(term), term))[:_CANDIDATES]
    words = [term for term in ranked if _is_word(term, untagged)]
    return tuple(
        Suggestion(
            term=term,
            likelihood=round(scores[term], 1),
            untagged=untagged_counts[term],
            tagged=tagged_counts[term],
            nearest=_nearest(term, tagged),
            examples=_examples(term, untagged),
            line=f"- any: [{term if _PLAIN.fullmatch(term) else json.dumps(term, ensure_ascii=False)}]",
        )
        for term in _without_parts(words, untagged_counts)
    )


def _folded(article: Article) -> str:
    return fold("\n".join((article.entry.facts.title, *(block.text for block in article.body.blocks)))[:_READ])


def _article_counts(texts: Iterable[_Text]) -> Counter[str]:
    """Return the number of articles that contain each term."""
    return Counter(chain.from_iterable(_terms(text.text) for text in texts))


def _likelihood(untagged: int, tagged: int, all_untagged: int, all_tagged: int) -> float:
    """Return the log-likelihood ratio; 0 if the term is no more frequent in untagged articles."""
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


def _terms(text: str) -> frozenset[str]:
    """Return the Latin words, the quoted titles and the substrings of Han runs in a text."""
    words = (word for word in _LATIN.findall(text) if word not in _STOP)
    return frozenset(chain(words, _QUOTED.findall(text), *map(_substrings, _RUN.findall(text))))


def _is_word(term: str, texts: Iterable[_Text]) -> bool:
    """Whether a variety of characters precede and follow a term; otherwise it is part of a word."""
    if term.isascii():
        return True
    before, after = set(), set()
    for number, (_, text) in enumerate(texts):
        place = text.find(term)
        while place >= 0:
            left, right = text[place - 1 : place], text[place + len(term) : place + len(term) + 1]
            before.add(left if _RUN.fullmatch(left) else str(number))  # a run that ends here counts as a new character
            after.add(right if _RUN.fullmatch(right) else str(number))
            if min(len(before), len(after)) >= _VARIETY:
                return True
            place = text.find(term, place + 1)
    return False


def _substrings(run: str) -> Iterator[str]:
    starts = [start for start, character in enumerate(run) if character not in _GRAMMAR]
    ends = {end for end, character in enumerate(run, start=1) if character not in _GRAMMAR}
    yield from (run[start : start + length] for start in starts for length in _LENGTHS if start + length in ends)


def _without_parts(ranked: Sequence[str], counts: Counter[str]) -> list[str]:
    """Return the first terms, without those that are rare outside a longer term or contain a term already chosen."""
    chosen: list[str] = []
    for term in ranked:
        wholes = [other for other in ranked if len(other) > len(term) and term in other]
        is_part = any(counts[whole] >= _SAME * counts[term] for whole in wholes)
        if not is_part and not any(other in term for other in chosen):
            chosen.append(term)
    return chosen[:MOST]


def _nearest(term: str, tagged: Sequence[_Text]) -> str:
    counts = Counter(tag.key for article, text in tagged if term in text for tag in article.entry.tags)
    return min(counts, key=lambda key: (-counts[key], key), default="")


def _examples(term: str, texts: Iterable[_Text]) -> tuple[str, ...]:
    """Return the first sentences that contain the term, one per article, cut to its surroundings."""
    found = (next(_sentences(term, article), "") for article, text in texts if term in text)
    return tuple(islice(filter(None, found), _EXAMPLES))


def _sentences(term: str, article: Article) -> Iterator[str]:
    blocks = [block.text for block in article.body.blocks if term in fold(block.text)]
    for sentence in chain.from_iterable(sentences.split(text, article.entry.facts.language) for text in blocks):
        if (place := fold(sentence).find(term)) >= 0:
            start = max(0, place - _EXAMPLE_LENGTH // 2)
            yield sentence[start : start + _EXAMPLE_LENGTH].strip()
