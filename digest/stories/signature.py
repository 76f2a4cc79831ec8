"""The signature of an article: hashes of its most telling terms, chosen from the article alone.

No collection is asked, so that adding an article never changes another's signature. Each number carries its kind in
its two lowest bits: a clause (what copies share word for word), a run of Han characters, a name or number, a quoted
title. Which terms are rare is judged later, when all signatures are known.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final
from zlib import crc32

from digest.text.script import HAN, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.model import Block

CLAUSE, RUN, NAME, TITLE = range(4)  # kinds of terms
KIND_BITS: Final = 2
_CLAUSES: Final = 12
_RUNS: Final = 30
_NAMES: Final = 16
_TITLES: Final = 6
_READ: Final = 2_000  # characters of the body
_LEAD: Final = 300
# Characters of grammar and of reporting, which begin or end words but hardly stand inside a name.
_GRAMMAR: Final = (
    "的了着过是在有和与及或但而也就都还又才只不没无很更最把被让使给对向从到由于为以因所其之这那此该每各些个们"
    "他她它我你您谁吗呢吧啊说称道据将会能可要应须等中上下内外前后时年月日号第一二三四五六七八九十两几多少如若则即并且"
)
# What is neither grammar nor below, between and above the blocks of Han characters.
_RUN: Final = re.compile(f"[^{_GRAMMAR}\u0000-\u33ff\u4dc0-\u4dff\ua000-\uf8ff\ufb00-\U0010ffff]{{2,}}")
_FULL_STOP: Final = "。"  # never part of a run, a word or a number
_SIZE: Final = 3  # characters of a run's pieces
# Courts, companies, schools and offices: two to eight characters of a run, and then what they are.
_KINDS: Final = "法院|检察院|大学|学院|公司|集团|委员会|研究院|研究所|研究中心|实验室|协会|基金会|联合会|医院|银行|乐团|剧院|博物馆|电视台|音乐节|论坛"
_KIND: Final = re.compile(_KINDS)
_BEFORE_KIND: Final = 8
_QUOTED: Final = re.compile(r"[《「『“]([^《》「」『』“”\n]{2,20})[》」』”]")
# Expressions begin with what is searched for and look behind afterwards: so the engine passes quickly over the rest.
_LATIN: Final = re.compile(r"[A-Z](?<![A-Za-z0-9][A-Z])[A-Za-z0-9]*(?:[-.'’ ](?:of )?[A-Z0-9][A-Za-z0-9]*){0,3}")
_WORD_LENGTH: Final = 5
_LETTERS: Final = bytes(code if code in b"abcdefghijklmnopqrstuvwxyz" else 0x20 for code in range(0x100))
# The ranges hold all digits but none of Chinese prose: where a digit may begin is told faster by them than by `\d`.
_NUMBER: Final = re.compile(rf"[0-9\u0600-\u1fff\ua000-\U0010ffff](?<=\d)(?:[\d,.]*\d\s?[{HAN}%％a-zA-Z]|[万亿兆%％])")
_DATE_UNITS: Final = frozenset("年月日时時点點分秒号號岁歲")
_CLAUSE_SPLIT: Final = re.compile(r"[，。！？；：、,;:!?\n“”「」『』\"（）().](?:(?<!\.)|\s)")
_CLAUSE_LENGTH: Final = 6
# Capitalised because they begin an English sentence, or named in every second report.
_COMMON_LATIN: Final = frozenset(
    re.findall(
        r"\S+",
        "the a an in on at for of to by with from and or but as if is are was were be it its he she they we i you his her "
        "their our this that these those there then than when while where who what which why how not no yes so new one two "
        "three all some many most more after before since during about over under into also however according monday "
        "tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december ai us u.s uk eu app ceo ip mr mrs ms dr said would could should might must being "
        "other others another first second still where every really while things thing people years weeks months today "
        "because through between around without within against among until those these their there which whose although "
        "including already always never often going think thought makes making known called using based least great "
        "earlier later recent recently report reported reports reporting company companies government according number "
        "group officials times world state public number added asked found taken given shows shown percent million billion",
    ),
)


def signature(title: str, blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return at most 64 numbers for the terms that tell an article's event; equal for both scripts of one text."""
    body = "\n".join([block.text for block in blocks if block.kind != "image"])[:_READ]
    # Half a surrogate pair is no character; what stands for it keeps the places of all others.
    text = f"{title}\n{body}".encode("utf-8", "replace").decode("utf-8")
    folded = fold(text)
    numbers = [number << KIND_BITS | CLAUSE for number in _clauses(folded)]
    numbers += [crc32(term.encode()) << KIND_BITS | RUN for term in _runs(folded, len(title))]
    numbers += [crc32(term.encode()) << KIND_BITS | NAME for term in _names(text, folded, len(title))]
    numbers += [crc32(term.encode()) << KIND_BITS | TITLE for term in _titles(folded)]
    return tuple(sorted(set(numbers)))


def _clauses(folded: str) -> list[int]:
    """Return the numbers of the clauses with the smallest: two texts that share most clauses choose mostly the same."""
    clauses = {clause.strip() for clause in _CLAUSE_SPLIT.split(folded) if len(clause) >= _CLAUSE_LENGTH}
    return sorted(map(crc32, map(str.encode, clauses)))[:_CLAUSES]


def _runs(folded: str, title: int) -> list[str]:
    """Return pieces of Han runs that are repeated or stand in title or lead, the most frequent first."""
    lead = title + _LEAD
    whole = folded.rfind(_FULL_STOP, 0, lead) + 1  # so far text and lead have the same pieces: read once, counted twice
    pieces = _pieces(folded[:whole]) * 2
    pieces += _pieces(folded[whole:])
    pieces += _pieces(folded[whole:lead])
    pieces += _pieces(folded[:title])
    return _foremost(Counter(pieces), _RUNS, least=2)


def _pieces(folded: str) -> list[str]:
    """Return all pieces of three characters of the Han runs, and the runs of two."""
    runs = _RUN.findall(folded)
    pieces = [run for run in runs if len(run) <= _SIZE]
    pieces += chain.from_iterable([_cut(len(run))(run) for run in runs if len(run) > _SIZE])
    pieces += [number.replace(" ", "") for number in _NUMBER.findall(folded) if number[-1] not in _DATE_UNITS]
    words = folded.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split()
    pieces += [word.removesuffix("s") for word in words if len(word) >= _WORD_LENGTH and word not in _COMMON_LATIN]
    return pieces


@lru_cache(maxsize=64)
def _cut(length: int) -> Callable[[str], tuple[str, ...]]:
    """Return what cuts a run of that length, longer than one piece, into all its pieces."""
    return itemgetter(*[slice(start, start + _SIZE) for start in range(length - _SIZE + 1)])


def _names(text: str, folded: str, title: int) -> list[str]:
    """Return Latin names and numbers with their unit, those of the title and the most frequent first."""
    terms: list[str] = []
    for found in _LATIN.finditer(text):
        start, stop = found.span()
        name = _without_article(folded[start:stop])
        if name not in _COMMON_LATIN and len(name) > 1:
            terms += (name, name, name) if start < title else (name,)
    for start, stop in _institutions(folded):
        terms += [folded[start:stop]] * (3 if start < title else 1)
    return _foremost(Counter(terms), _NAMES, least=1)


def _institutions(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of institutions stand: the run of Han characters before what they are, and that."""
    reached = place = 0
    while found := _KIND.search(folded, place):
        start, stop = found.span()
        place = start + 1
        runs = _RUN.findall(folded, max(reached, start - _BEFORE_KIND), start)
        if runs and folded.endswith(runs[-1], 0, start):
            yield start - len(runs[-1]), stop
            reached = place = stop


def _without_article(name: str) -> str:
    """Return a name without the word of grammar that a sentence began with: `the white house` is `white house`."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in _COMMON_LATIN else name


def _titles(folded: str) -> list[str]:
    return _foremost(Counter(_QUOTED.findall(folded)), _TITLES, least=1)


def _foremost(counts: Counter[str], most: int, least: int) -> list[str]:
    """Return the most frequent terms; among equals the longer, then by code point, never by chance."""
    ranked = [term for term, count in counts.items() if count >= least]
    if len(ranked) > most:
        ranked.sort()
        ranked.sort(key=len, reverse=True)  # sorting keeps the order of equals, reversed or not
        ranked.sort(key=counts.__getitem__, reverse=True)
    return ranked[:most]
