"""The signature of an article: hashes of its most distinctive terms, chosen from the article alone.

It does not depend on the collection, so that adding an article never changes the signature of another, nor what two have in
common. The terms are clauses (shared word for word by copies), runs of Han characters and Latin words, names and numbers, and
quoted titles, without those that any report may contain (`common_words`).
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple
from zlib import crc32

from digest.model import Block
from digest.stories.common_words import HAN as COMMON_HAN
from digest.stories.common_words import LATIN as COMMON_LATIN
from digest.stories.opening import HAN_RUN, Opening, latin_words, opening_of, pieces
from digest.stories.related import frequent_words
from digest.text.script import HAN

CLAUSE, RUN, NAME, TITLE = range(4)  # the two lowest bits of a term are its kind
KIND: Final = 3  # mask of the kind
_HASH: Final = 0xFFFFFFFC  # mask of the hash
SECTIONS: Final = 16  # parts of a text, to record where a term appears
_CLAUSES: Final = 12  # terms of each kind
_RUNS: Final = 30
_NAMES: Final = 16
_TITLES: Final = 6
_LEAD: Final = 300  # characters whose words count twice
_SIZE: Final = 3  # characters of a run's pieces
# Courts, companies, schools and offices: up to eight characters of a name, and then one of these.
_KIND: Final = re.compile(
    "法院|检察院|大学|学院|公司|集团|委员会|研究院|研究所|研究中心|实验室|协会|基金会|联合会|医院|银行|乐团|剧院|博物馆|电视台|音乐节|论坛"
)
_BEFORE_KIND: Final = 8
_QUOTED: Final = re.compile(r"[《「『“]([^《》「」『』“”\n]{2,20})[》」』”]")
# Begins with the letter and looks behind it afterwards, which lets the engine skip other text quickly.
_LATIN: Final = re.compile(r"[A-Z](?<![A-Za-z0-9][A-Z])[A-Za-z0-9]*(?:[-.'’ ](?:of )?[A-Z0-9][A-Za-z0-9]*){0,3}")
_SENTENCE_START: Final = re.compile(r"(?:[.!?:\n“\"]\s?|\A)\Z")  # before a word capitalised for its position only
_POSSESSIVE: Final = re.compile(r"['’]s\Z")
_NUMBER: Final = re.compile(rf"[0-9](?:[0-9,.]{{0,30}}[0-9]\s?[{HAN}%％a-zA-Z]|[万亿兆%％])")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\D")
_VAGUE_UNITS: Final = frozenset("年月日时時点點分点秒号號岁歲多余餘周週个")
_CLAUSE: Final = re.compile(r"[^，。！？；：、,;:!?\n“”「」『』\"（）().]{8,}")
_NOTHING: Final = array("I", (0, 0, 0)).tobytes()


class StoryTerms(NamedTuple):
    """What stories and related reading use of an article: hashed terms of 32 bits."""

    signature: tuple[int, ...]  # its most distinctive terms, sorted
    spread: tuple[int, ...]  # for each of these a bit mask of the sections it appears in
    words: tuple[int, ...]  # its most frequent words, for related reading

    def packed(self) -> bytes:
        """Return 32-bit native integers: the three lengths, then the three lists; nothing if all are empty."""
        packed = array("I", (*map(len, self), *chain.from_iterable(self))).tobytes()
        return packed if packed != _NOTHING else b""


def unpacked(packed: bytes) -> StoryTerms:
    """Return the terms from `StoryTerms.packed`."""
    signature, spread, words, *numbers = array("I", packed or _NOTHING)
    end = signature + spread
    return StoryTerms(tuple(numbers[:signature]), tuple(numbers[signature:end]), tuple(numbers[end : end + words]))


def story_terms(title: str, blocks: Sequence[Block]) -> StoryTerms:
    """Return what stories and related reading use of an article."""
    opening = opening_of(title, blocks)
    terms = signature(opening)
    return StoryTerms(tuple(terms), tuple(terms.values()), frequent_words(opening))


def signature(opening: Opening) -> dict[int, int]:
    """Return at most 64 hashed terms, sorted, each with a bit mask of the sections of the body it appears in.

    The body has up to 16 sections of equal length. Both scripts of a text have the same signature.
    """
    body = opening.folded[opening.title + 1 :]
    count = min(SECTIONS, max(1, len(body) // opening.section))
    length = -(-len(body) // count)
    by_kind = {CLAUSE: _clauses(opening), RUN: _runs(opening), NAME: _names(opening), TITLE: _titles(opening)}
    found: dict[int, int] = {}
    for kind, terms in by_kind.items():
        for term in terms:
            number = crc32(_plain(term).encode()) & _HASH | kind
            found[number] = found.get(number, 0) | _sections(term, body, length)
    return dict(sorted(found.items()))


def _plain(term: str) -> str:
    """A term without the separators of numbers: `90,000` is `90000`."""
    return term.replace(" ", "").replace(",", "")


def _sections(term: str, body: str, length: int) -> int:
    """Return a bit mask of the sections of a length in which a term begins or ends."""
    found = 0
    place = body.find(term)
    while place >= 0:
        found |= 1 << place // length | 1 << (place + len(term) - 1) // length
        place = body.find(term, place + 1)
    return found


def _clauses(opening: Opening) -> list[str]:
    """Return the clauses with the smallest hashes: texts that share most of their clauses choose mostly the same ones."""
    found = filter(None, map(str.strip, _CLAUSE.findall(opening.folded)))  # the empty cells of a table are blanks alone
    numbered = {crc32(clause.encode()): clause for clause in found}
    return [numbered[number] for number in sorted(numbered)[:_CLAUSES]]


def _runs(opening: Opening) -> list[str]:
    """Return the distinctive pieces of Han runs and Latin words, most frequent first; title and lead count more."""
    found = pieces(chain(opening.runs, HAN_RUN.findall(opening.folded, 0, opening.title)), _SIZE)
    found += opening.words
    found += latin_words(opening.folded[: opening.title + _LEAD])
    found += latin_words(opening.folded[: opening.title])
    counts = Counter(found)
    often = [term for term, count in counts.items() if count > 1 and _is_distinctive(term)]
    ranked = _ranked(often, counts)[:_RUNS]
    if len(ranked) < _RUNS:
        once = _ranked([term for term, count in counts.items() if count == 1], counts)
        ranked += islice(filter(_is_distinctive, once), _RUNS - len(ranked))
    return ranked


def _is_distinctive(term: str) -> bool:
    return term[:2] not in COMMON_HAN and term[-2:] not in COMMON_HAN and term not in COMMON_LATIN


def _names(opening: Opening) -> list[str]:
    """Return Latin names, institutions and numbers with their unit, most frequent first; those of the title count three times."""
    terms = [number for number in _NUMBER.findall(opening.folded) if _is_amount(number)]
    for start, stop in chain(_latin_names(opening.text, opening.folded), _institutions(opening.folded)):
        terms += [_POSSESSIVE.sub("", opening.folded[start:stop])] * (3 if start < opening.title else 1)
    counts = Counter(terms)
    return _ranked(counts, counts)[:_NAMES]


def _is_amount(number: str) -> bool:
    """Whether a number is an amount, rather than a date or a rough count."""
    return len(_plain(number)) > 2 and number[-1] not in _VAGUE_UNITS and not _YEAR.fullmatch(number.replace(" ", ""))


def _latin_names(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of Latin names, without a word of grammar at the beginning: `the white house`."""
    for found in _LATIN.finditer(text):
        start, stop = found.span()
        name = folded[start:stop]
        if name in COMMON_LATIN:
            continue
        first, _, rest = name.partition(" ")
        if rest and first in COMMON_LATIN:
            start += len(first) + 1
        elif not rest and _SENTENCE_START.search(text, max(0, start - 2), start):
            continue
        words = folded[start:stop].replace("-", " ").split()
        if stop - start > 1 and not all(map(_is_common, words)):
            yield start, stop


def _is_common(word: str) -> bool:
    return word.isdigit() or _POSSESSIVE.sub("", word).removesuffix("s") in COMMON_LATIN


def _institutions(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of institutions: the run of Han characters before the kind of institution, and the kind."""
    reached = place = 0
    while found := _KIND.search(folded, place):
        start, stop = found.span()
        place = start + 1
        runs = HAN_RUN.findall(folded, max(reached, start - _BEFORE_KIND), start)
        if runs and folded.endswith(runs[-1], 0, start):
            reached = place = stop
            if len(runs[-1]) > _SIZE or runs[-1][-2:] not in COMMON_HAN:
                yield start - len(runs[-1]), stop


def _titles(opening: Opening) -> list[str]:
    counts = Counter(_QUOTED.findall(opening.folded))
    return _ranked(counts, counts)[:_TITLES]


def _ranked(terms: Iterable[str], counts: Counter[str]) -> list[str]:
    """Return terms, most frequent first; equally frequent ones by length, longest first, then by code point."""
    ranked = sorted(terms)
    ranked.sort(key=len, reverse=True)
    ranked.sort(key=counts.__getitem__, reverse=True)
    return ranked
