"""Conversion between Simplified and Traditional Chinese with OpenCC; protected text; corrections of known mistakes."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from digest.text.script import HANT_ONLY, detect

# OpenCC's s2tw looks every word up twice, to segment the text and to convert it; s2t followed by t2tw gives the same result
# with one lookup.
_CONFIGURATIONS: Final = {("zh-Hans", "zh-Hant"): ("s2t", "t2tw"), ("zh-Hant", "zh-Hans"): ("tw2s",)}
_HOLE: Final = "\ue000"  # a private character that OpenCC leaves alone: a placeholder for protected text
_HANT_SIGN: Final = f"[「{''.join(sorted(HANT_ONLY))}]"  # without one, no quotation is Traditional
_QUOTED: Final = r"[“「『《〈](?:[^“”「」『』《》〈〉\n]{1,400})[”」』》〉]"

# What OpenCC's longest match gets wrong in everyday text: it finds a classical word across the boundary of two modern words.
# Each is a substring to search for first, a pattern, and its replacement.
_MISTAKES: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "zh-Hant": (
        # 瞭如指掌 is in the dictionary as 瞭如; every other …了 + 如… is the particle and 如何, 如下, 如此
        ("瞭如", r"瞭如(?!指掌)", "了如"),
        # 被髮 is unbound hair in a few sayings; elsewhere 被 is the passive and 發 begins a verb
        ("被髮", r"被髮(?!左衽|入山|佯狂|纓冠|跣足|文身|行吟)", "被發"),
    ),
    "zh-Hans": (),
}
# Quotation marks belong to a script: corner brackets to Traditional, curved marks to Simplified text. Only pairs change,
# since a single ’ is an apostrophe.
_QUOTES: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "zh-Hant": (("‘", r"(?<![A-Za-z0-9])‘([^‘’\n]{1,300})’", r"『\1』"), ("“", r"“([^“”\n]{1,600})”", r"「\1」")),
    "zh-Hans": (("『", r"『([^『』\n]{1,300})』", r"‘\1’"), ("「", r"「([^「」\n]{1,600})」", r"“\1”")),
}


def converter(
    source: str, target: str, protect: Iterable[str] = (), fixes: Mapping[str, str] | None = None
) -> Callable[[str], str]:
    """Return a function that converts text from one script to the other; for other languages, it returns the text.

    Quotation marks become those of the other script; quotations that are already in it, and the names to `protect`, stay
    as they are. `fixes` are wrong words of the result with the right ones.
    """
    configurations = _CONFIGURATIONS.get((source, target))
    if configurations is None:
        return str
    names = sorted(filter(None, protect), key=lambda name: (-len(name), name))
    named = re.compile("|".join([_HOLE, *map(re.escape, names)]))
    quoted, sign = re.compile(f"{named.pattern}|{_QUOTED}"), re.compile(_HANT_SIGN)
    correct = _corrector(target, fixes or {})

    def convert(text: str) -> str:
        kept: list[str] = []
        protected = quoted if target == "zh-Hant" and sign.search(text) else named
        result = _hide(text, protected, names, target, kept)
        for configuration in configurations:
            result = _opencc(configuration)(result)
        result = correct(result)
        back = iter(kept)
        return re.sub(_HOLE, lambda _: next(back), result) if kept else result

    return convert


def _hide(text: str, protected: re.Pattern[str], names: Sequence[str], target: str, kept: list[str]) -> str:
    """Put a hole in the place of each name and of each quotation in the target script, and add these to `kept`."""

    def hide(span: re.Match[str]) -> str:
        found = span.group()
        if found[0] not in "“「『《〈" or found in names:
            kept.append(found)
            return _HOLE
        inside = found[1:-1]
        if detect(inside) != target:
            return found[0] + _hide(inside, protected, names, target, kept) + found[-1]
        kept.append(inside)
        return found[0] + _HOLE + found[-1]

    return protected.sub(hide, text)


@cache
def _opencc(configuration: str) -> Callable[[str], str]:
    import opencc  # loading its dictionaries takes a tenth of a second, and most builds convert nothing

    convert: Callable[[str], str] = opencc.OpenCC(configuration).convert
    return convert


def _corrector(target: str, fixes: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that corrects known mistakes, and then those of the editors' own list, each in one pass."""
    mistakes = [(sign, re.compile(wrong), right) for sign, wrong, right in (*_MISTAKES[target], *_QUOTES[target])]
    longest = sorted(filter(None, fixes), key=lambda wrong: (-len(wrong), wrong))
    own = re.compile("|".join(map(re.escape, longest))) if longest else None

    def correct(text: str) -> str:
        for sign, wrong, right in mistakes:
            if sign in text:
                text = wrong.sub(right, text)
        return own.sub(lambda found: fixes[found.group()], text) if own else text

    return correct
