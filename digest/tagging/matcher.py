"""All words of all subjects found in one pass over a text, each hit judged by the rules that know its word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ahocorasick_rs import AhoCorasick

    from digest.config.vocabulary import Rule, Vocabulary, Words, Zone

_FIRST_HAN = "\u2e80"  # letters below are written with spaces between words


class Spot(NamedTuple):
    """A word of the vocabulary in a text, as places in the text."""

    start: int
    stop: int


class Hit(NamedTuple):
    """A word that counts for a subject."""

    start: int
    stop: int
    word: str  # as it stands in the text
    weight: float


class Span(NamedTuple):
    """A passage: a piece of the text that is judged on its own, with its zone."""

    start: int
    stop: int
    zone: Zone


class Matcher:
    """The vocabulary made ready for matching; build it once per process.

    Word lists are numbered: a word knows its lists, and a rule asks for lists. So the work on a text depends on
    the words found in it, not on the size of the vocabulary.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __getstate__(self) -> Vocabulary:
        return self.vocabulary

    def __setstate__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    @cached_property
    def _lists(self) -> dict[Words, int]:
        numbers: dict[Words, int] = {}
        for tag in self.vocabulary.tags:
            for words in (*tag.all, tag.exclude, *(words for rule in tag.rules for words in _lists_of(rule))):
                numbers.setdefault(words, len(numbers))
        return numbers

    @cached_property
    def _words(self) -> list[str]:
        """The distinct words as written; several spellings that fold to one are kept, since capitals may count."""
        return sorted({word for words in self._lists for word in words})

    @cached_property
    def _patterns(self) -> dict[str, list[str]]:
        """Folded spelling → the words that are spelled so."""
        patterns: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            patterns[fold(word)].append(word)
        return dict(patterns)

    @cached_property
    def _lists_of_word(self) -> dict[str, tuple[int, ...]]:
        known: dict[str, list[int]] = defaultdict(list)
        for words, number in self._lists.items():
            for word in set(words):
                known[word].append(number)
        return {word: tuple(numbers) for word, numbers in known.items()}

    @cached_property
    def _asks(self) -> dict[int, tuple[tuple[str, Rule], ...]]:
        """List → the rules whose hits are its words, each with its tag's key."""
        asks: dict[int, list[tuple[str, Rule]]] = defaultdict(list)
        for tag in self.vocabulary.tags:
            for rule in tag.rules:
                asks[self._lists[rule.any]].append((tag.key, rule))
        return {number: tuple(rules) for number, rules in asks.items()}

    @cached_property
    def _automaton(self) -> AhoCorasick | None:
        from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - a build that changes nothing needs none

        return AhoCorasick(list(self._patterns), matchkind=MatchKind.Standard) if self._patterns else None

    def spots(self, text: str) -> Iterator[tuple[int, Spot]]:
        """Yield (list, spot) for every word found in the text, in the order of the spots' ends."""
        automaton = self._automaton
        if automaton is None:
            return
        folded = fold(text)
        spellings = list(self._patterns.values())
        for pattern, start, stop in automaton.find_matches_as_indexes(folded, overlapping=True):
            end = _word_end(folded, start, stop)
            if end:
                for word in spellings[pattern]:
                    if not _is_acronym(word) or text[start:stop].isupper():
                        for number in self._lists_of_word[word]:
                            yield number, Spot(start, end)

    def hits(self, text: str, passages: Sequence[Span]) -> dict[str, dict[int, tuple[Hit, ...]]]:
        """Return, for each subject that is spoken of, its hits by the number of the passage.

        Hits of one subject do not overlap: of two that do the earlier, and of two at one place the longer counts.
        """
        everywhere: set[int] = set()
        by_passage: dict[int, dict[int, list[Spot]]] = defaultdict(lambda: defaultdict(list))
        stops = [passage.stop for passage in passages]
        for number, spot in self.spots(text):
            everywhere.add(number)
            by_passage[bisect_left(stops, spot.stop)][number].append(spot)
        found: dict[str, dict[int, tuple[Hit, ...]]] = defaultdict(dict)
        barred = self._barred(everywhere)
        for place in sorted(by_passage):
            for key, hits in self._judged(text, passages[place].zone, by_passage[place]).items():
                if key not in barred:
                    found[key][place] = tuple(_apart(hits))
        return found

    def _judged(self, text: str, zone: Zone, spots: Mapping[int, list[Spot]]) -> dict[str, list[Hit]]:
        """Return the hits of one passage by subject."""
        judged: dict[str, list[Hit]] = defaultdict(list)
        for number, places in spots.items():
            for key, rule in self._asks.get(number, ()):
                if zone in rule.zones and self._applies(rule, spots):
                    for spot in _near(places, spots.get(self._lists[rule.near], ()), rule) if rule.near else places:
                        judged[key].append(Hit(spot.start, spot.stop, text[spot.start : spot.stop], rule.weight))
        return judged

    def _applies(self, rule: Rule, spots: Mapping[int, list[Spot]]) -> bool:
        if rule.exclude and self._lists[rule.exclude] in spots:
            return False
        return all(self._lists[group] in spots for group in rule.all)

    def _barred(self, everywhere: set[int]) -> set[str]:
        """Return the subjects that the article as a whole rules out."""
        return {
            tag.key
            for tag in self.vocabulary.tags
            if (tag.exclude and self._lists[tag.exclude] in everywhere)
            or any(self._lists[group] not in everywhere for group in tag.all)
        }


def _lists_of(rule: Rule) -> tuple[Words, ...]:
    return (rule.any, *rule.all, rule.exclude, rule.near)


def _is_acronym(word: str) -> bool:
    """Tell whether a word counts only in capitals: US is a country, us is not."""
    return word.isascii() and word.isupper()


def _is_letter(character: str) -> bool:
    return character < _FIRST_HAN and character.isalnum()


def _word_end(folded: str, start: int, stop: int) -> int:
    """Return where the word found ends, a Latin plural included; 0 where it is a piece of a longer Latin word."""
    if start and _is_letter(folded[start]) and _is_letter(folded[start - 1]):
        return 0
    if not _is_letter(folded[stop - 1]) or stop == len(folded) or not _is_letter(folded[stop]):
        return stop
    if folded[stop] == "s" and (stop + 1 == len(folded) or not _is_letter(folded[stop + 1])):
        return stop + 1
    return 0


def _near(places: Iterable[Spot], others: Sequence[Spot], rule: Rule) -> Iterator[Spot]:
    """Yield the places that have one of the others close by; both come in the order of their ends."""
    ends = [other.stop for other in others]
    for spot in places:
        after = bisect_left(ends, spot.start - rule.within)
        # Ends ascend, starts hardly differ: the first that ends late enough and the next few tell.
        if any(other.start - spot.stop <= rule.within for other in others[after : after + 4]):
            yield spot


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    """Yield hits that do not overlap, in reading order; at one place the heavier, then the longer counts."""
    reached = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.weight, -hit.stop)):
        if hit.start >= reached:
            reached = hit.stop
            yield hit
