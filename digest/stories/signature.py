"""The signature of an article: hashes of its most telling terms, chosen from the article alone.

No collection is asked, so that adding an article never changes another's signature, nor what two have in common. Each number
carries its kind in its two lowest bits: a clause (what copies share word for word), a run of Han characters or a Latin word,
a name or number, a quoted title. What any report may say is left out (background.py).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, Final
from zlib import crc32

from digest.stories.common_words import HAN as COMMON_HAN
from digest.stories.common_words import LATIN as COMMON_LATIN
from digest.stories.opening import HAN_RUN, cut, latin_words
from digest.stories.terms import CLAUSE, NAME, NUMBER, RUN, SECTIONS, TITLE
from digest.text.script import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.stories.opening import Head

_CLAUSES: Final = 12
_RUNS: Final = 30
_NAMES: Final = 16
_TITLES: Final = 6
_LEAD: Final = 300
_SIZE: Final = 3  # characters of a run's pieces
# Courts, companies, schools and offices: two to eight characters of a run, and then what they are.
_KINDS: Final = "法院|检察院|大学|学院|公司|集团|委员会|研究院|研究所|研究中心|实验室|协会|基金会|联合会|医院|银行|乐团|剧院|博物馆|电视台|音乐节|论坛"
_KIND: Final = re.compile(_KINDS)
_BEFORE_KIND: Final = 8
_QUOTED: Final = re.compile(r"[《「『“]([^《》「」『』“”\n]{2,20})[》」』”]")
# Expressions begin with what is searched for and look behind afterwards: so the engine passes quickly over the rest.
_LATIN: Final = re.compile(r"[A-Z](?<![A-Za-z0-9][A-Z])[A-Za-z0-9]*(?:[-.'’ ](?:of )?[A-Z0-9][A-Za-z0-9]*){0,3}")
_OPENING: Final = re.compile(
    r"(?:[.!?:\n“\"]\s?|\A)\Z"
)  # before a word that is capitalised because it begins a sentence
_POSSESSIVE: Final = re.compile(r"['’]s\Z")
# The ranges hold all digits but none of Chinese prose: where a digit may begin is told faster by them than by `\d`.
_NUMBER: Final = re.compile(rf"[0-9](?:[0-9,.]*[0-9]\s?[{HAN}%％a-zA-Z]|[万亿兆%％])")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\D")
_VAGUE_UNITS: Final = frozenset("年月日时時点點分点秒号號岁歲多余餘周週个")
_CLAUSE: Final = re.compile(r"[^，。！？；：、,;:!?\n“”「」『』\"（）().]{8,}")


def signature(head: Head) -> dict[int, int]:
    """Return at most 64 numbers for the terms that tell an article's event, in order; equal for both scripts of one text.

    With each stand the sections of the body it stands in, a bit each: the body has up to 16 of one length.
    """
    body = head.folded[head.title + 1 :]
    count = min(SECTIONS, max(1, len(body) // head.least))
    length = -(-len(body) // count)
    found: dict[int, int] = {}
    for kind, terms in ((CLAUSE, _clauses(head)), (RUN, _runs(head)), (NAME, _names(head)), (TITLE, _titles(head))):
        for term in terms:
            number = crc32(_plain(term).encode()) & NUMBER | kind
            found[number] = found.get(number, 0) | _sections(term, body, length)
    return dict(sorted(found.items()))


def _plain(term: str) -> str:
    """Return a term without what numbers are grouped by: `90,000` is `90000`."""
    return term.replace(" ", "").replace(",", "")


def _sections(term: str, body: str, length: int) -> int:
    """Return the sections of that length in which a term begins or ends, a bit each."""
    found = 0
    place = body.find(term)
    while place >= 0:
        found |= 1 << place // length | 1 << (place + len(term) - 1) // length
        place = body.find(term, place + 1)
    return found


def _clauses(head: Head) -> list[str]:
    """Return the clauses with the smallest numbers: two texts that share most clauses choose mostly the same."""
    numbered = {crc32(clause.encode()): clause for clause in map(str.strip, _CLAUSE.findall(head.folded))}
    return [numbered[number] for number in sorted(numbered)[:_CLAUSES]]


def _runs(head: Head) -> list[str]:
    """Return pieces of Han runs and Latin words that any report may not have, the most frequent first."""
    pieces = _pieces(head.runs)
    pieces += _pieces(HAN_RUN.findall(head.folded, 0, head.title))
    pieces += head.words
    pieces += latin_words(head.folded[: head.title + _LEAD])
    pieces += latin_words(head.folded[: head.title])
    telling = (
        term
        for term in _ranked(Counter(pieces))
        if term[:2] not in COMMON_HAN and term[-2:] not in COMMON_HAN and term not in COMMON_LATIN
    )
    return list(islice(telling, _RUNS))


def _pieces(runs: Sequence[str]) -> list[str]:
    """Return all pieces of three characters of the Han runs, and the runs of two."""
    pieces = [run for run in runs if len(run) <= _SIZE]
    pieces += chain.from_iterable([cut(len(run), _SIZE)(run) for run in runs if len(run) > _SIZE])
    return pieces


def _names(head: Head) -> list[str]:
    """Return Latin names, institutions and numbers with their unit, those of the title and the most frequent first."""
    terms = [number for number in _NUMBER.findall(head.folded) if _is_amount(number)]
    for start, stop in chain(_latin_names(head.text, head.folded), _institutions(head.folded)):
        terms += [_POSSESSIVE.sub("", head.folded[start:stop])] * (3 if start < head.title else 1)
    return _ranked(Counter(terms))[:_NAMES]


def _is_amount(number: str) -> bool:
    """Tell whether a number says how much, rather than when or about how many."""
    return len(_plain(number)) > 2 and number[-1] not in _VAGUE_UNITS and not _YEAR.fullmatch(number.replace(" ", ""))


def _latin_names(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Yield where Latin names stand, without the word of grammar that a sentence began with: `the white house`."""
    for found in _LATIN.finditer(text):
        start, stop = found.span()
        name = folded[start:stop]
        if name in COMMON_LATIN:
            continue
        first, _, rest = name.partition(" ")
        if rest and first in COMMON_LATIN:
            start += len(first) + 1
        elif not rest and _OPENING.search(text, max(0, start - 2), start):
            continue
        words = folded[start:stop].replace("-", " ").split()
        if stop - start > 1 and not all(map(_names_nobody, words)):
            yield start, stop


def _names_nobody(word: str) -> bool:
    return word.isdigit() or _POSSESSIVE.sub("", word).removesuffix("s") in COMMON_LATIN


def _institutions(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of institutions stand: the run of Han characters before what they are, and that."""
    reached = place = 0
    while found := _KIND.search(folded, place):
        start, stop = found.span()
        place = start + 1
        runs = HAN_RUN.findall(folded, max(reached, start - _BEFORE_KIND), start)
        if runs and folded.endswith(runs[-1], 0, start):
            reached = place = stop
            if len(runs[-1]) > _SIZE or runs[-1][-2:] not in COMMON_HAN:
                yield start - len(runs[-1]), stop


def _titles(head: Head) -> list[str]:
    return _ranked(Counter(_QUOTED.findall(head.folded)))[:_TITLES]


def _ranked(counts: Counter[str]) -> list[str]:
    """Return terms, the most frequent first; among equals the longer, then by code point, never by chance."""
    ranked = sorted(counts)
    ranked.sort(key=len, reverse=True)  # sorting keeps the order of equals, reversed or not
    ranked.sort(key=counts.__getitem__, reverse=True)
    return ranked
