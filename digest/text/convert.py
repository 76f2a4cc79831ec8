"""Conversion between Simplified and Traditional Chinese: OpenCC, what it must not touch, and what it gets wrong."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from digest.text.han_characters import HANT, SHARED
from digest.text.script import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# OpenCC's own s2tw looks every word up twice, once to cut the text and once to convert it; s2t and t2tw after each other give
# the same with one look.
_CONFIGURATIONS: Final = {("zh-Hans", "zh-Hant"): ("s2t", "t2tw"), ("zh-Hant", "zh-Hans"): ("tw2s",)}
_HOLE: Final = "\ue000"  # a private character that OpenCC passes through: what it stands for is put back afterwards
_HANT_SIGN: Final = (
    "[「" + "".join(sorted(frozenset(HANT) - frozenset(SHARED))) + "]"
)  # without one, no quotation is Traditional
_QUOTED: Final = r"[“「『《〈](?:[^“”「」『』《》〈〉\n]{1,400})[”」』》〉]"

# What OpenCC's longest match gets wrong in everyday text: it reads a classical word across the boundary of two modern ones.
# Each with a sign without which it need not be looked for.
_FAULTS: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "zh-Hant": (
        # 瞭如指掌 is in the dictionary as 瞭如: every other …了 + 如… is the particle and 如何, 如下, 如此
        ("瞭如", r"瞭如(?!指掌)", "了如"),
        # 被髮 is unbound hair, in a handful of sayings; elsewhere 被 is the passive and 發 begins a verb
        ("被髮", r"被髮(?!左衽|入山|佯狂|纓冠|跣足|文身|行吟)", "被發"),
    ),
    "zh-Hans": (),
}
# Quotation marks are part of a script: corner brackets in Traditional, curved marks in Simplified text. Only pairs change:
# a single ’ is an apostrophe.
_QUOTES: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "zh-Hant": (("‘", r"(?<![A-Za-z0-9])‘([^‘’\n]{1,300})’", r"『\1』"), ("“", r"“([^“”\n]{1,600})”", r"「\1」")),
    "zh-Hans": (("『", r"『([^『』\n]{1,300})』", r"‘\1’"), ("「", r"「([^「」\n]{1,600})」", r"“\1”")),
}


def converter(
    source: str, target: str, protect: Iterable[str] = (), fixes: Mapping[str, str] | None = None
) -> Callable[[str], str]:
    """Return the conversion of text in one script into the other; anything else is returned as it is.

    Names in `protect` stay as they are written, and so do quotations that are already in the other script; quotation marks
    become those of the other script. `fixes` maps wrong words of the result to right ones, after the known faults.
    """
    configurations = _CONFIGURATIONS.get((source, target))
    if configurations is None:
        return str
    names = sorted(filter(None, protect), key=lambda name: (-len(name), name))
    named = re.compile("|".join([_HOLE, *map(re.escape, names)]))
    quoted, sign = re.compile(f"{named.pattern}|{_QUOTED}"), re.compile(_HANT_SIGN)
    mend = _mending(target, fixes or {})

    def convert(text: str) -> str:
        kept: list[str] = []
        held = quoted if target == "zh-Hant" and sign.search(text) else named

        def hold(span: re.Match[str]) -> str:
            found = span.group()
            if found[0] in "“「『《〈" and found not in names:
                return _within(found)
            kept.append(found)
            return _HOLE

        def _within(found: str) -> str:
            """Keep a quotation of the other script whole; in any other, only the names."""
            if detect(found[1:-1]) == target:
                kept.append(found[1:-1])
                return found[0] + _HOLE + found[-1]
            return found[0] + held.sub(hold, found[1:-1]) + found[-1]

        result = held.sub(hold, text)
        for configuration in configurations:
            result = _opencc(configuration)(result)
        result = mend(result)
        if not kept:
            return result
        back = iter(kept)
        return re.sub(_HOLE, lambda _: next(back), result)

    return convert


@cache
def _opencc(configuration: str) -> Callable[[str], str]:
    import opencc  # its dictionaries take a tenth of a second, and most builds convert nothing

    convert: Callable[[str], str] = opencc.OpenCC(configuration).convert
    return convert


def _mending(target: str, fixes: Mapping[str, str]) -> Callable[[str], str]:
    """Return the correction of known faults and then of the editors' own list, each in one pass."""
    faults = [(sign, re.compile(wrong), right) for sign, wrong, right in (*_FAULTS[target], *_QUOTES[target])]
    longest = sorted(filter(None, fixes), key=lambda wrong: (-len(wrong), wrong))
    own = re.compile("|".join(map(re.escape, longest))) if longest else None

    def mend(text: str) -> str:
        for sign, wrong, right in faults:
            if sign in text:
                text = wrong.sub(right, text)
        return own.sub(lambda found: fixes[found.group()], text) if own else text

    return mend
