"""Hints: literals of which every text that a pattern matches contains at least one, derived from the pattern.

A text without any of them need not be tried. A pattern is read once, from left to right; of each part either all spellings
are kept, where they are few, or the best set of literals that it cannot do without.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from digest.text.word_classes import WORD_CLASSES

Literals = frozenset[str]

_PLAIN: Final = r"[^\\\[(){}|*+?.^$]"
_REPEAT: Final = r"(?:[*+?]|\{\d*,?\d*\})[?+]?"
_CHARACTERS: Final = rf"(?:\.|\\[sdwSDW]|\[\^\]?(?:\\.|[^\]\\])*\])(?:{_REPEAT})?"  # nearly any
_TOKENS: Final = (
    rf"(?P<gap>(?:{_CHARACTERS}|\[\]?(?:\\.|[^\]\\])*\](?:\*|\{{0,\d*\}}))+)",
    r"\\(?P<escaped>[^\w\s])|(?P<escape>\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|.))|\[(?P<set>\]?(?:\\.|[^\]\\])*)\]",
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?:|\?P<\w+>|\?>)?)|(?P<bar>\|)|(?P<close>\))|(?P<edge>[\^$])",
    rf"\{{(?P<word_class>[a-z_]+)\}}|(?P<repeat>{_REPEAT})|(?P<plain>{_PLAIN}{{2,}}(?![*+?{{])|.)",
)
_TOKEN: Final = re.compile("|".join(_TOKENS), re.DOTALL)
_LETTERS: Final = re.compile(r"-?(?:\\[^\w\s]|[^\\^-])*-?")  # a set of letters without ranges and classes
_MOST: Final = 60  # spellings of a part

DERIVED: Final[dict[str, tuple[str, ...]]] = {}
"""The hints of each printable pattern so far. A build remembers them: deriving all takes longer than reading an article."""


class _Part(NamedTuple):
    spellings: Literals | None  # all texts that it matches; None: too many
    needs: Literals = frozenset()  # each match contains one of them; empty: nothing is known


_ANY_TEXT: Final = _Part(spellings=None)
_NO_TEXT: Final = _Part(spellings=frozenset({""}))  # as an assertion


def hints(source: str) -> tuple[str, ...]:
    """Return the hints of a pattern of word classes, () if it can do without any particular word."""
    if source in DERIVED:
        return DERIVED[source]
    shortest: list[str] = []
    for word in sorted(_best(_PatternReader(source).alternatives()), key=lambda word: (len(word), word)):
        if not any(map(word.__contains__, shortest)):
            shortest.append(word)
    if source.isprintable():  # lone surrogates cannot be written
        DERIVED[source] = tuple(shortest)
    return tuple(shortest)


@cache
def _word_class(name: str) -> _Part:
    return _PatternReader(WORD_CLASSES[name]).alternatives()


class _PatternReader:
    def __init__(self, source: str) -> None:
        self._tokens = [*_TOKEN.finditer(source)][::-1]

    def alternatives(self) -> _Part:
        """Read alternatives up to the end of their group."""
        parts = [self._sequence()]
        while self._tokens and self._tokens.pop().lastgroup == "bar":
            parts.append(self._sequence())
        if len(parts) == 1:
            return parts[0]
        if all(part.spellings is not None for part in parts):
            return _Part(frozenset[str]().union(*(part.spellings or () for part in parts)))
        needs = [_best(part) for part in parts]
        return _Part(None, frozenset[str]().union(*needs) if all(needs) else frozenset())

    def _sequence(self) -> _Part:
        """Read parts up to the next bar or closing bracket."""
        run = _NO_TEXT  # the parts since the last that has too many spellings
        first = True  # the run begins where the sequence does
        best: Literals = frozenset()
        while self._tokens and self._tokens[-1].lastgroup not in ("bar", "close"):
            part = self._repeated(self._part())
            if part.spellings is None or len(run.spellings or ()) * len(part.spellings) > _MOST:
                best = _rarest(best, _best(run), part.needs)
                run = _NO_TEXT if part.spellings is None else part
                first = False
            elif part.spellings != _NO_TEXT.spellings:
                best = _rarest(best, _best(part)) if len(part.spellings) > 1 else best
                run = _Part(frozenset(before + after for before in run.spellings or () for after in part.spellings))
        best = _rarest(best, _best(run))
        return run if first else _Part(None, best)

    def _part(self) -> _Part:
        token = self._tokens.pop()
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind in ("plain", "escaped"):
            return _Part(frozenset((text,)))
        if kind == "word_class":
            return _word_class(text)
        if kind == "open":
            return self.alternatives()
        if kind == "look":
            self.alternatives()
            return _NO_TEXT
        if kind == "set" and _LETTERS.fullmatch(text):
            return _Part(frozenset(text.replace("\\", "")))
        return _NO_TEXT if kind == "edge" or text in (r"\b", r"\B") else _ANY_TEXT

    def _repeated(self, part: _Part) -> _Part:
        if not self._tokens or self._tokens[-1].lastgroup != "repeat":
            return part
        times = self._tokens.pop()["repeat"]
        if times == "?" and part.spellings is not None:
            return _Part(part.spellings | {""})
        return _Part(None, frozenset() if times[0] in "*?" or times.startswith(("{0", "{,")) else _best(part))


def _best(part: _Part) -> Literals:
    if part.spellings is None:
        return part.needs
    return frozenset() if "" in part.spellings else part.spellings


def _rarest(*sets: Literals) -> Literals:
    """The set of which the fewest texts contain a literal."""
    known = [literals for literals in sets if literals]
    return max(known, key=_rarity) if len(known) > 1 else (known or [frozenset()])[0]


def _rarity(literals: Literals) -> float:
    """By the bytes of the shortest literal, and how many there are."""
    return min(map(len, map(str.encode, literals))) - len(literals).bit_length() / 2
