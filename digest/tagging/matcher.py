"""All words of all subjects found in one pass over a text, each hit judged by the rules that know its word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from digest.config.vocabulary import spellings
from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ahocorasick_rs import AhoCorasick

    from digest.config.vocabulary import Rule, Tag, Vocabulary, WordList, Zone

_REMEMBERED = 4_096  # combinations of families whose rules are known
_NONE = -1
_LATIN = 3  # Latin letters reach as far as one Han character
_FIRST_HAN = "\u2e80"  # letters below are written with spaces between words


# A word of the vocabulary in a text: its family, and where it stands. A plain tuple, as there are dozens in a text.
Spot: TypeAlias = tuple[int, int, int]


class Hit(NamedTuple):
    """A word that counts for a subject."""

    start: int
    stop: int
    word: str  # as it stands in the text
    weight: float
    rule: int  # which of the subject's rules it meets, from 0


class Span(NamedTuple):
    """A passage: a piece of the text that is judged on its own, with its zone."""

    start: int
    stop: int
    zone: Zone


class _Spelling(NamedTuple):
    """A folded spelling: the family of the word spelled so, and what must be looked at where it is found."""

    family: int  # _NONE where it counts in capitals only
    acronym: int  # family of the word that counts in capitals only, _NONE if there is none
    latin: bool  # it begins or ends in a letter of a script with word boundaries


class _Question(NamedTuple):
    """A rule as families of words."""

    key: str
    place: int  # among all rules
    number: int  # among the rules of its subject
    rule: Rule
    any: frozenset[int]
    all: tuple[frozenset[int], ...]
    exclude: frozenset[int]
    near: frozenset[int]
    article: tuple[frozenset[int], ...]

    def is_met(self, present: frozenset[int]) -> bool:
        """Tell whether a passage with words of these families has hits of the rule, its zone and distances aside."""
        if self.any.isdisjoint(present) or (self.near and self.near.isdisjoint(present)):
            return False
        return self.exclude.isdisjoint(present) and not any(group.isdisjoint(present) for group in self.all)


class Matcher:
    """The vocabulary made ready for matching; build it once per process.

    Words that stand in the same lists are a family, and a list is a set of families: what a passage has of
    hundreds of words is a handful of numbers, and most rules are answered by comparing sets of them.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __getstate__(self) -> Vocabulary:
        return self.vocabulary

    def __setstate__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    @cached_property
    def spellings(self) -> dict[str, str]:
        """All that an editor may write for a subject, folded → its key."""
        return spellings(self.vocabulary)

    @cached_property
    def _families(self) -> dict[tuple[str, bool], int]:
        """Word → its family, the same for all words that stand in the same lists."""
        lists_of: dict[tuple[str, bool], list[WordList]] = defaultdict(list)
        for words in dict.fromkeys(chain.from_iterable(map(_lists_of, self.vocabulary.tags))):
            for word in dict.fromkeys(map(_key, words)):
                lists_of[word].append(words)
        numbers: dict[tuple[WordList, ...], int] = {}
        return {word: numbers.setdefault(tuple(lists), len(numbers)) for word, lists in lists_of.items()}

    @cached_property
    def _spellings(self) -> dict[str, _Spelling]:
        """Folded spelling → what is to be known of it."""
        return {
            spelling: _Spelling(
                self._families.get((spelling, False), _NONE),
                self._families.get((spelling, True), _NONE),
                _is_letter(spelling[0]) or _is_letter(spelling[-1]),
            )
            for spelling, _ in self._families
        }

    def _family_set(self, words: WordList) -> frozenset[int]:
        return frozenset(self._families[_key(word)] for word in words)

    @cached_property
    def _questions(self) -> tuple[_Question, ...]:
        return tuple(
            _Question(
                tag.key,
                place,
                number,
                rule,
                self._family_set(rule.any),
                tuple(map(self._family_set, rule.all)),
                self._family_set(rule.exclude),
                self._family_set(rule.near),
                tuple(map(self._family_set, rule.article)),
            )
            for place, (tag, number, rule) in enumerate(
                (tag, number, rule) for tag in self.vocabulary.tags for number, rule in enumerate(tag.rules)
            )
        )

    @cached_property
    def _answers(self) -> dict[frozenset[int], tuple[_Question, ...]]:
        return {}

    @cached_property
    def _conditions(self) -> tuple[tuple[str, tuple[frozenset[int], ...], frozenset[int]], ...]:
        """What subjects ask of the article as a whole."""
        return tuple(
            (tag.key, tuple(map(self._family_set, tag.all)), self._family_set(tag.exclude))
            for tag in self.vocabulary.tags
            if tag.all or tag.exclude
        )

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[_Spelling]] | None:
        from ahocorasick_rs import AhoCorasick, MatchKind  # a build that changes nothing needs none

        if not self._spellings:
            return None
        return AhoCorasick(list(self._spellings), matchkind=MatchKind.Standard), list(self._spellings.values())

    def spots(self, text: str) -> list[Spot]:
        """Return every word found in the text, in the order of the spots' ends."""
        if self._automaton is None:
            return []
        automaton, spellings = self._automaton
        folded = fold(text)
        spots: list[Spot] = []
        for pattern, start, stop in automaton.find_matches_as_indexes(folded, overlapping=True):
            family, acronym, latin = spellings[pattern]
            if (
                latin
                and start
                and (before := folded[start - 1]) < _FIRST_HAN
                and before.isalnum()
                and _is_letter(folded[start])
            ):
                continue  # a piece of a longer word, as most of what is found in Latin text
            end = _word_end(folded, stop) if latin else stop
            if end:
                if family != _NONE:
                    spots.append((family, start, end))
                if acronym != _NONE and text[start:stop].isupper():
                    spots.append((acronym, start, end))
        return spots

    def hits(self, text: str, passages: Sequence[Span]) -> dict[str, dict[int, tuple[Hit, ...]]]:
        """Return, for each subject that is spoken of, its hits by the number of the passage.

        Hits of one subject do not overlap: of two that do the earlier, and of two at one place the longer counts.
        """
        spots = self.spots(text)
        everywhere = frozenset([family for family, _, _ in spots])
        barred = self._barred(everywhere)

        @cache
        def is_open(number: int) -> bool:
            """Tell whether the article as a whole has what a rule asks of it."""
            question = self._questions[number]
            return question.key not in barred and not any(group.isdisjoint(everywhere) for group in question.article)

        found: dict[str, dict[int, tuple[Hit, ...]]] = defaultdict(dict)
        for place, here in _by_passage(spots, passages):
            met = self._met(frozenset([family for family, _, _ in here]))
            if met:
                for key, hits in _judged(text, passages[place].zone, here, met, is_open).items():
                    found[key][place] = tuple(_apart(hits))
        return found

    def _met(self, present: frozenset[int]) -> tuple[_Question, ...]:
        """Return the rules a passage with words of these families meets; most passages resemble one seen before."""
        known = self._answers.get(present)
        if known is None:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            known = self._answers[present] = tuple(each for each in self._questions if each.is_met(present))
        return known

    def _barred(self, everywhere: frozenset[int]) -> set[str]:
        """Return the subjects that the article as a whole rules out."""
        return {
            key
            for key, groups, exclude in self._conditions
            if not exclude.isdisjoint(everywhere) or any(group.isdisjoint(everywhere) for group in groups)
        }


def _lists_of(tag: Tag) -> Iterator[WordList]:
    """Yield the word lists of a subject."""
    yield from tag.all
    yield tag.exclude
    for rule in tag.rules:
        yield from (rule.any, *rule.all, rule.exclude, rule.near, *rule.article)


def _key(word: str) -> tuple[str, bool]:
    """Return what tells a word from others: its folded spelling, and whether it counts only in capitals."""
    return fold(word), word.isascii() and word.isupper()  # US is a country, us is not


def _by_passage(spots: Sequence[Spot], passages: Sequence[Span]) -> Iterator[tuple[int, Sequence[Spot]]]:
    """Yield the spots of each passage that has any, passages in order."""
    ends = [stop for _, _, stop in spots]
    first = 0
    for place, passage in enumerate(passages):
        last = bisect_right(ends, passage.stop, first)
        if last > first:
            yield place, spots[first:last]
            first = last


def _judged(
    text: str, zone: Zone, spots: Sequence[Spot], met: Iterable[_Question], is_open: Callable[[int], bool]
) -> dict[str, list[Hit]]:
    """Return the hits of one passage by subject, for those of the rules it meets that are open to its article."""
    judged: dict[str, list[Hit]] = {}
    for question in met:
        rule = question.rule
        if zone not in rule.zones or not is_open(question.place):
            continue
        places: Iterable[Spot] = [spot for spot in spots if spot[0] in question.any]
        if rule.near:
            places = _near(text, places, [spot for spot in spots if spot[0] in question.near], rule.within)
        hits = [Hit(start, stop, text[start:stop], rule.weight, question.number) for _, start, stop in places]
        if hits:
            judged.setdefault(question.key, []).extend(hits)
    return judged


def _is_letter(character: str) -> bool:
    return character < _FIRST_HAN and character.isalnum()


def _word_end(folded: str, stop: int) -> int:
    """Return where the word that is found up to `stop` ends, a Latin plural included; 0 where a longer one goes on."""
    if stop == len(folded) or not _is_letter(folded[stop]) or not _is_letter(folded[stop - 1]):
        return stop
    if folded[stop] == "s" and (stop + 1 == len(folded) or not _is_letter(folded[stop + 1])):
        return stop + 1
    return 0


def _near(text: str, places: Iterable[Spot], others: Sequence[Spot], within: int) -> Iterator[Spot]:
    """Yield the places that have one of the others close by; both come in the order of their ends."""
    ends = [stop for _, _, stop in others]
    for spot in places:
        _, start, stop = spot
        reach = within * _LATIN if text[start] < _FIRST_HAN else within
        after = bisect_left(ends, start - reach)
        # Ends ascend, starts hardly differ: the first that ends late enough and the next few tell.
        if any(begin - stop <= reach for _, begin, _ in others[after : after + 4]):
            yield spot


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    """Yield hits that do not overlap, in reading order; at one place the heavier, then the longer counts."""
    reached = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.weight, -hit.stop)):
        if hit.start >= reached:
            reached = hit.stop
            yield hit
