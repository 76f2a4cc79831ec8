"""All words of all subjects, found in one pass over a text, and the rules of the vocabulary applied to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from digest.config.vocabulary import Rule, Tag, Vocabulary, WordList, Zone, exact_spellings, spellings
from digest.text.script import fold

_REMEMBERED = 4_096  # sets of families whose rules are remembered
_NONE = -1  # no family
_LATIN = 3  # Latin letters reach as far as one Han character
_FIRST_HAN = "\u2e80"  # scripts before it separate words by spaces


class Spot(NamedTuple):
    """A word of the vocabulary in a text."""

    family: int
    start: int
    stop: int


class Hit(NamedTuple):
    """A word that counts for a subject."""

    start: int
    stop: int
    word: str  # as it is spelled in the text
    weight: float
    rule: int  # number of the subject's rule that it meets, from 0


class Passage(NamedTuple):
    """A piece of the text that is judged on its own."""

    start: int
    stop: int
    zone: Zone


class _Spelling(NamedTuple):
    """A folded spelling of a word, or of two words if one of them counts in capitals only (US, us)."""

    family: int  # _NONE if the word counts in capitals only
    acronym: int  # family of the word that counts in capitals only, or _NONE
    latin: bool  # begins or ends in a letter of a script with word boundaries


class _FamilyRule(NamedTuple):
    key: str  # of the subject
    number: int  # among the rules of the subject
    rule: Rule
    any: frozenset[int]
    all: tuple[frozenset[int], ...]
    exclude: frozenset[int]
    near: frozenset[int]
    article: tuple[frozenset[int], ...]

    def is_met(self, present: frozenset[int]) -> bool:
        """Whether a passage with words of these families has hits of the rule, apart from its zone and distances."""
        if self.any.isdisjoint(present) or (self.near and self.near.isdisjoint(present)):
            return False
        return self.exclude.isdisjoint(present) and _has_each(present, self.all)

    def hits(self, text: str, spots: Sequence[Spot]) -> list[Hit]:
        """Return the words of a passage that count by this rule."""
        counting: Iterable[Spot] = [spot for spot in spots if spot.family in self.any]
        if self.near:
            others = [spot for spot in spots if spot.family in self.near]
            counting = _near(text, counting, others, self.rule.within)
        return [Hit(start, stop, text[start:stop], self.rule.weight, self.number) for _, start, stop in counting]


class Matcher:
    """A vocabulary compiled for matching; build it once per process.

    Words in the same lists of the vocabulary form a family, and a list is a set of families. The words of a passage are
    then a small set of numbers, and most rules are decided by comparing sets.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.spellings = spellings(vocabulary)  # folded key, name or alias of a subject → its key
        self.keys = frozenset(tag.key for tag in vocabulary.tags)
        self.exact = exact_spellings(vocabulary)  # the same as they are spelled
        self._families = _families(vocabulary)
        words = list(dict.fromkeys(word for word, _ in self._families))
        self._automaton = AhoCorasick(words, matchkind=MatchKind.Standard) if words else None
        self._spelled = list(map(self._spelling, words))  # by the number of the automaton's pattern
        self._rules = tuple(
            _FamilyRule(
                tag.key, number, rule, self._set(rule.any), self._sets(rule.all), self._set(rule.exclude),
                self._set(rule.near), self._sets(rule.article),
            )
            for tag in vocabulary.tags
            for number, rule in enumerate(tag.rules)
        )  # fmt: skip
        self._conditions = tuple(
            (tag.key, self._sets(tag.all), self._set(tag.exclude)) for tag in vocabulary.tags if tag.all or tag.exclude
        )
        self._rules_met = lru_cache(maxsize=_REMEMBERED)(self._find_rules)  # most passages resemble an earlier one

    def __reduce__(self) -> tuple[type[Matcher], tuple[Vocabulary]]:
        return Matcher, (self.vocabulary,)

    def _spelling(self, word: str) -> _Spelling:
        return _Spelling(
            family=self._families.get((word, False), _NONE),
            acronym=self._families.get((word, True), _NONE),
            latin=_is_letter(word[0]) or _is_letter(word[-1]),
        )

    def _set(self, words: WordList) -> frozenset[int]:
        return frozenset(self._families[_identity(word)] for word in words)

    def _sets(self, groups: Iterable[WordList]) -> tuple[frozenset[int], ...]:
        return tuple(map(self._set, groups))

    def _find_rules(self, present: frozenset[int]) -> tuple[_FamilyRule, ...]:
        return tuple(rule for rule in self._rules if rule.is_met(present))

    def spots(self, text: str) -> list[Spot]:
        """Return every word of the vocabulary in the text, ordered by their ends."""
        if self._automaton is None:
            return []
        folded = fold(text)
        spots: list[Spot] = []
        for number, start, stop in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            family, acronym, latin = self._spelled[number]
            if latin and start and _is_letter(folded[start - 1]) and _is_letter(folded[start]):
                continue  # a piece of a longer word
            end = _word_end(folded, stop) if latin else stop
            if end and family != _NONE:
                spots.append(Spot(family, start, end))
            if end and acronym != _NONE and text[start:stop].isupper():
                spots.append(Spot(acronym, start, end))
        return spots

    def hits(self, text: str, passages: Sequence[Passage]) -> dict[str, dict[int, tuple[Hit, ...]]]:
        """Return the hits of each subject by the number of the passage.

        Hits of one subject do not overlap: the earlier of two counts, and of two at one place the longer.
        """
        spots = self.spots(text)
        article = frozenset(spot.family for spot in spots)
        barred = self._barred(article)
        hits: dict[str, dict[int, tuple[Hit, ...]]] = defaultdict(dict)
        for number, here in _by_passage(spots, passages):
            found: dict[str, list[Hit]] = {}
            for rule in self._rules_met(frozenset(spot.family for spot in here)):
                in_zone = passages[number].zone in rule.rule.zones
                if not in_zone or rule.key in barred or not _has_each(article, rule.article):
                    continue
                if counting := rule.hits(text, here):
                    found.setdefault(rule.key, []).extend(counting)
            for key, counting in found.items():
                hits[key][number] = tuple(_without_overlaps(counting))
        return hits

    def _barred(self, article: frozenset[int]) -> set[str]:
        """Return the subjects that the words of the article as a whole rule out."""
        return {
            key for key, groups, no in self._conditions if not (no.isdisjoint(article) and _has_each(article, groups))
        }


def _families(vocabulary: Vocabulary) -> dict[tuple[str, bool], int]:
    """Return the family of each word: the same number for all words that are in the same lists."""
    lists_of: dict[tuple[str, bool], list[WordList]] = defaultdict(list)
    for words in dict.fromkeys(chain.from_iterable(map(_word_lists, vocabulary.tags))):
        for word in dict.fromkeys(map(_identity, words)):
            lists_of[word].append(words)
    numbers: dict[tuple[WordList, ...], int] = {}
    return {word: numbers.setdefault(tuple(lists), len(numbers)) for word, lists in lists_of.items()}


def _word_lists(tag: Tag) -> Iterator[WordList]:
    yield from (*tag.all, tag.exclude)
    for rule in tag.rules:
        yield from (rule.any, *rule.all, rule.exclude, rule.near, *rule.article)


def _identity(word: str) -> tuple[str, bool]:
    """Return the folded spelling of a word, and whether it counts in capitals only: US is a country, us is not."""
    return fold(word), word.isascii() and word.isupper()


def _has_each(present: frozenset[int], groups: Iterable[frozenset[int]]) -> bool:
    return not any(group.isdisjoint(present) for group in groups)


def _by_passage(spots: Sequence[Spot], passages: Sequence[Passage]) -> Iterator[tuple[int, Sequence[Spot]]]:
    """Yield the number of each passage with spots, and these."""
    ends = [spot.stop for spot in spots]
    first = 0
    for number, passage in enumerate(passages):
        last = bisect_right(ends, passage.stop, first)
        if last > first:
            yield number, spots[first:last]
            first = last


def _is_letter(character: str) -> bool:
    """Whether it is a letter or digit of a script that separates words by spaces."""
    return character < _FIRST_HAN and character.isalnum()


def _word_end(folded: str, stop: int) -> int:
    """Return where the word found up to `stop` ends, including a Latin plural; 0 if it is a piece of a longer word."""
    if stop == len(folded) or not _is_letter(folded[stop]) or not _is_letter(folded[stop - 1]):
        return stop
    if folded[stop] == "s" and (stop + 1 == len(folded) or not _is_letter(folded[stop + 1])):
        return stop + 1
    return 0


def _near(text: str, spots: Iterable[Spot], others: Sequence[Spot], within: int) -> Iterator[Spot]:
    """Yield the spots that have one of the others close by; both are ordered by their ends."""
    ends = [other.stop for other in others]
    for spot in spots:
        reach = within * _LATIN if text[spot.start] < _FIRST_HAN else within
        first = bisect_left(ends, spot.start - reach)
        # Ends ascend and starts hardly differ: the first that ends late enough and the next few are decisive.
        if any(other.start - spot.stop <= reach for other in others[first : first + 4]):
            yield spot


def _without_overlaps(hits: list[Hit]) -> Iterator[Hit]:
    """Yield hits that do not overlap, in reading order; of two at one place the heavier, then the longer."""
    reached = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.weight, -hit.stop)):
        if hit.start >= reached:
            reached = hit.stop
            yield hit
