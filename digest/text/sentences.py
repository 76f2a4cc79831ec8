"""Sentences of Chinese and English text: never cut inside a quotation, a bracket, a number or an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest.languages import Language
from digest.text.pattern import Pattern, words

_PAIRS: Final = dict(zip("“‘「『（(《【〈[", "”’」』）)》】〉]", strict=True))
_CLOSING: Final = frozenset(_PAIRS.values())
_QUOTES: Final = frozenset('”’」』"')
_CLOSERS: Final = '”’」』）)》】〉]"'
# A mark that can end a sentence, with the marks that continue it, or a mark that opens or closes a pair.
_STOPS: Final = re.compile(
    r"[。！？!?….\n“”‘’「」『』（）()《》【】〈〉\[\]\"](?:(?<=[。！？!?])[。！？!?]+|(?<=…)…+|(?<=\.)\.+|(?<=\n)\s+)?"
)
_HAN_STOPS: Final = frozenset("。！？…")
# Words after a quotation that say who spoke: the sentence continues.
_SAID: Final = words("说 說 道 称 稱 问 問 喊 叹 嘆 表示 回答 回应 回應 写 寫 指出 认为 認為")
_ATTRIBUTION: Final = Pattern(rf"[^。！？，,；!?“「\n]{{0,12}}?{_SAID}")
_ATTRIBUTION_EN: Final = Pattern(
    r"\s*(?:[a-z]|(?:[A-Z][\w.'’-]*\s+){1,3}(?:said|says|asked|added|told|wrote|replied)\b)"
)
_NEXT_IN_ENGLISH: Final = Pattern(r"\s+[“‘\"'(\[]?[^\Wa-z_]|\s*$")
# Abbreviations after which a sentence continues; after those of `last`, the next word decides.
_TITLES: Final = words("mrs? ms dr prof st gen col lt sgt capt rep sen gov pres rev hon messrs")
_TERMS: Final = words(r"vs bros no vol figs? pp eds? est dept univ ave blvd rd e\.g i\.e cf approx")
_CALENDAR: Final = words("jan feb mar apr jun jul aug sept? oct nov dec mon tue wed thu fri sat sun")
_OFTEN_LAST: Final = words(r"etc inc ltd co corp jr sr [ap]\.m u\.s u\.k u\.n e\.u ph\.d d\.c al")
_ABBREVIATION: Final = Pattern(
    rf"(?<![\w.])(?:{_TITLES}|{_TERMS}|{_CALENDAR}|(?P<last>{_OFTEN_LAST})|(?P<initial>[a-z]))\Z", flags=re.IGNORECASE
)
_STARTING_WORDS: Final = words(
    "The An? It He She They We I In On At But And This That These Those For As If When While However Its His Her Their"
    " Our There After Before Since"
)
_STARTERS: Final = Pattern(rf"\s+[“\"]?{_STARTING_WORDS}\b")


def split(text: str, language: Language) -> tuple[str, ...]:
    """Return the sentences of a text, each with the space after it; joined, they are the text without surrounding space.

    A line end always ends a sentence. A quotation or bracket that is closed on its line is never cut.
    """
    text = text.strip()
    cuts = list(_cuts(text, language))
    return tuple(text[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True) if start < stop)


def _cuts(text: str, language: Language) -> Iterator[int]:
    marks = list(_STOPS.finditer(text))
    closed = _closed(marks)
    resume = 0
    for number, mark in enumerate(marks):
        if mark.start() < resume:
            continue
        if mark.group()[0] == "\n":
            yield mark.end()
        elif number in closed:
            resume = marks[closed[number]].end()
            if _ends_with_quotation(text, marks[closed[number]]):
                yield _after_space(text, resume)
        elif _ends(text, mark, language):
            end = mark.end()
            while end < len(text) and text[end] in _CLOSERS:
                end += 1
            resume = end
            yield _after_space(text, end)


def _closed(marks: list[re.Match[str]]) -> dict[int, int]:
    """Map each opening mark that is closed on its line, outside other pairs, to its closing mark (both by number)."""
    closed: dict[int, int] = {}
    open_marks: list[tuple[int, str]] = []
    for number, mark in enumerate(marks):
        sign = mark.group()[0]
        if sign == "\n":
            open_marks.clear()
        elif sign == '"':
            _match_straight(number, open_marks, closed)
        elif sign in _PAIRS:
            open_marks.append((number, _PAIRS[sign]))
        elif sign in _CLOSING and any(expected == sign for _, expected in open_marks[-4:]):
            while open_marks[-1][1] != sign:
                open_marks.pop()
            closed[open_marks.pop()[0]] = number
    return closed


def _match_straight(number: int, open_marks: list[tuple[int, str]], closed: dict[int, int]) -> None:
    if open_marks and open_marks[-1][1] == '"':
        closed[open_marks.pop()[0]] = number
    else:
        open_marks.append((number, '"'))


def _ends_with_quotation(text: str, closing: re.Match[str]) -> bool:
    """Whether a sentence ends with this quotation: a sentence ends inside it, and no attribution follows."""
    if closing.group() not in _QUOTES or closing.start() == 0:
        return False
    last = text[closing.start() - 1]
    if last in _HAN_STOPS:
        follows = text[closing.end() : closing.end() + 1]
        return bool(follows) and follows not in "，,。；、：）)》" and not _ATTRIBUTION.match(text, closing.end())
    if last in ".!?":
        return bool(_NEXT_IN_ENGLISH.match(text, closing.end())) and not _ATTRIBUTION_EN.match(text, closing.end())
    return False


def _ends(text: str, mark: re.Match[str], language: Language) -> bool:
    sign = mark.group()[0]
    if sign in "。！？":
        return True
    if sign == "…":
        return language != "en" and text[mark.end() : mark.end() + 1] not in "，,。；、"
    if sign not in ".!?":
        return False
    if sign in "!?":
        return language != "en" or bool(_NEXT_IN_ENGLISH.match(text, mark.end()))
    return bool(_NEXT_IN_ENGLISH.match(text, mark.end())) and not _abbreviates(text, mark)


def _abbreviates(text: str, mark: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial rather than to the sentence."""
    found = _ABBREVIATION.search(text, max(0, mark.start() - 12), mark.start())
    if not found:
        return False
    if found["initial"]:
        return found["initial"].isupper() and found["initial"] != "I"
    return not (found["last"] and _STARTERS.match(text, mark.end()))


def _after_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place
