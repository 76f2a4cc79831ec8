"""The signature of an article: hashes of its most telling terms, chosen from the article alone.

No collection is asked, so that adding an article never changes another's signature. Each number carries its kind in
its two lowest bits: a clause (what copies share word for word), a run of Han characters, a name or number, a quoted
title. Which terms are rare is judged later, when all signatures are known.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final
from zlib import crc32

from digest.text.script import HAN, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
_SIZE: Final = 3  # characters of a run's pieces
# Courts, companies, schools and offices: two to eight characters of a run, and then what they are.
_KINDS: Final = (
    "法院|检察院|大学|学院|公司|集团|委员会|研究院|研究所|研究中心|实验室|协会|基金会|联合会|医院|银行|乐团|剧院|博物馆|电视台|音乐节|论坛"
)
_KIND: Final = re.compile(_KINDS)
_BEFORE_KIND: Final = 8
_QUOTED: Final = re.compile(r"[《「『“]([^《》「」『』“”\n]{2,20})[》」』”]")
# Expressions begin with what is searched for and look behind afterwards: so the engine passes quickly over the rest.
_LATIN: Final = re.compile(r"[A-Z](?<![A-Za-z0-9][A-Z])[A-Za-z0-9]*(?:[-.'’ ](?:of )?[A-Z0-9][A-Za-z0-9]*){0,3}")
_WORD: Final = re.compile("[a-z]{5,}")
_NUMBER: Final = re.compile(rf"\d(?:[\d,.]*\d\s?[{HAN}%％a-zA-Z]|[万亿兆%％])")
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
    return tuple(
        sorted(
            {
                *_numbered(CLAUSE, _clauses(folded)),
                *_numbered(RUN, map(_number, _runs(folded, len(title)))),
                *_numbered(NAME, map(_number, _names(text, folded, len(title)))),
                *_numbered(TITLE, map(_number, _titles(folded))),
            },
        ),
    )


def _numbered(kind: int, numbers: Iterable[int]) -> list[int]:
    return [number << KIND_BITS | kind for number in numbers]


def _number(term: str) -> int:
    return crc32(term.encode())


def _clauses(folded: str) -> list[int]:
    """Return the numbers of the clauses with the smallest: two texts that share most clauses choose mostly the same."""
    clauses = {clause.strip() for clause in _CLAUSE_SPLIT.split(folded) if len(clause) >= _CLAUSE_LENGTH}
    return sorted(map(_number, clauses))[:_CLAUSES]


def _runs(folded: str, title: int) -> list[str]:
    """Return pieces of Han runs that are repeated or stand in title or lead, the most frequent first."""
    counts = Counter(_pieces(folded))
    counts.update(_pieces(folded[: title + _LEAD]))
    counts.update(_pieces(folded[:title]))
    return _foremost(counts, _RUNS, least=2)


def _pieces(folded: str) -> list[str]:
    """Return all pieces of three characters of the Han runs, and the runs of two."""
    runs = _RUN.findall(folded)
    pieces = [run for run in runs if len(run) < _SIZE]
    pieces += [run[start : start + _SIZE] for run in runs for start in range(len(run) - _SIZE + 1)]
    pieces += [number.replace(" ", "") for number in _NUMBER.findall(folded) if number[-1] not in _DATE_UNITS]
    pieces += [word.removesuffix("s") for word in _WORD.findall(folded) if word not in _COMMON_LATIN]
    return pieces


def _names(text: str, folded: str, title: int) -> list[str]:
    """Return Latin names and numbers with their unit, those of the title and the most frequent first."""
    counts: Counter[str] = Counter()
    for found in _LATIN.finditer(text):
        word = _without_article(folded[found.start() : found.end()])
        if word not in _COMMON_LATIN and len(word) > 1:
            counts[word] += 3 if found.start() < title else 1
    for start, stop in _institutions(folded):
        counts[folded[start:stop]] += 3 if start < title else 1
    return _foremost(counts, _NAMES, least=1)


def _institutions(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of institutions stand: the run of Han characters before what they are, and that."""
    reached = place = 0
    while found := _KIND.search(folded, place):
        place = found.start() + 1
        runs = _RUN.findall(folded, max(reached, found.start() - _BEFORE_KIND), found.start())
        if runs and folded.endswith(runs[-1], 0, found.start()):
            yield found.start() - len(runs[-1]), found.end()
            reached = place = found.end()


def _without_article(name: str) -> str:
    """Return a name without the word of grammar that a sentence began with: `the white house` is `white house`."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in _COMMON_LATIN else name


def _titles(folded: str) -> list[str]:
    counts = Counter(found.group(1) for found in _QUOTED.finditer(folded))
    return _foremost(counts, _TITLES, least=1)


def _foremost(counts: Counter[str], most: int, least: int) -> list[str]:
    """Return the most frequent terms; among equals the longer, then by code point, never by chance."""
    ranked = sorted((-count, -len(term), term) for term, count in counts.items() if count >= least)
    return [term for _, _, term in ranked[:most]]
