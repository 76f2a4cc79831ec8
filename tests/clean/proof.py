"""Proof that hints are sound, from a pattern's syntax tree: each match contains one of the hints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import product

_MOST = 200  # spellings of a finite piece
_FEW = 3  # times


def proves(pattern: str, hints: Sequence[str]) -> bool:
    """Whether every text that `pattern` matches is proved to contain one of the hints."""
    return _contains(import_module("re._parser").parse(pattern), hints)


def _contains(sequence: Iterable[tuple[object, object]], hints: Sequence[str]) -> bool:
    spellings = [""]
    for operator, argument in sequence:
        if str(operator) in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        finite = _spellings(str(operator), argument)
        if finite is None or len(finite) * len(spellings) > _MOST:
            if _element_contains(str(operator), argument, hints):
                return True
            spellings = finite if finite is not None and len(finite) <= _MOST else [""]
        else:
            spellings = [before + after for before, after in product(spellings, finite)]
        if all(any(hint in spelling for hint in hints) for spelling in spellings):
            return True
    return False


def _element_contains(operator: str, argument: object, hints: Sequence[str]) -> bool:
    if operator == "SUBPATTERN" and isinstance(argument, tuple):
        return _contains(argument[3], hints)
    if operator == "BRANCH" and isinstance(argument, tuple):
        return all(_contains(branch, hints) for branch in argument[1])
    if operator in ("MAX_REPEAT", "MIN_REPEAT") and isinstance(argument, tuple):
        return argument[0] >= 1 and _contains(argument[2], hints)
    return False


def _spellings(operator: str, argument: object) -> list[str] | None:
    """Return all texts that an element matches, None where they are too many."""
    if operator == "LITERAL" and isinstance(argument, int):
        return [chr(argument)]
    if operator == "IN" and isinstance(argument, list):
        letters = [chr(value) for kind, value in argument if str(kind) == "LITERAL"]
        return letters if len(letters) == len(argument) else None
    if operator == "BRANCH" and isinstance(argument, tuple):
        found: list[str] = []
        for branch in argument[1]:
            spelled = _all(branch)
            if spelled is None:
                return None
            found += spelled
        return found
    if operator == "MAX_REPEAT" and isinstance(argument, tuple) and argument[1] <= _FEW:
        once = _all(argument[2])
        counts = range(argument[0], argument[1] + 1)
        return None if once is None else ["".join(each) for count in counts for each in product(once, repeat=count)]
    return _all(argument[3]) if operator == "SUBPATTERN" and isinstance(argument, tuple) else None


def _all(sequence: Iterable[tuple[object, object]]) -> list[str] | None:
    spellings = [""]
    for operator, argument in sequence:
        finite = _spellings(str(operator), argument)
        if finite is None or len(finite) * len(spellings) > _MOST:
            return None
        spellings = [before + after for before, after in product(spellings, finite)]
    return spellings
