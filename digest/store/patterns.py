"""Regular expressions as they were compiled: to compile those that one article takes is a sixth of all that is done after an edit.

Python keeps nothing of them. What its compiler hands to the machine that runs them is kept here instead, by expression and
flags, and handed to it again; the machine checks what it is given. Of another interpreter than CPython nothing is kept.
"""

from __future__ import annotations

import re
import sys
from array import array
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import msgspec

from digest.model import Value
from digest.store.memory import load_sealed, save_sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST: Final = 1_000  # expressions that are kept: some are made of what an editor or an article says
_KEY: Final = f"{sys.version} {sys.byteorder}".encode()


class Code(Value):
    """What the machine is given."""

    flags: int
    code: bytes  # four bytes each
    groups: int
    names: dict[str, int]
    order: tuple[str | None, ...]


@contextmanager
def remembered(folder: str, name: str) -> Iterator[None]:
    """Compile as Python does, but what was compiled before only once; `name` is of the file that remembers it."""
    compiler: Any = getattr(re, "_compiler", None)
    if sys.implementation.name != "cpython" or not hasattr(compiler, "_sre"):
        yield
        return
    usual, machine = compiler.compile, compiler._sre  # noqa: SLF001  (there is no other way in)
    known = _Known(folder, name, usual, machine)
    compiler.compile, compiler._sre = known.compile, SimpleNamespace(**{**vars(machine), "compile": known.note})  # noqa: SLF001
    try:
        yield
        known.save()
    finally:
        compiler.compile, compiler._sre = usual, machine  # noqa: SLF001


class _Known:
    def __init__(self, folder: str, name: str, usual: Any, machine: Any) -> None:
        self._place = folder, name
        self._usual, self._machine = usual, machine
        self._kept = load_sealed(folder, name, _KEY, dict[bytes, msgspec.Raw]) or {}
        self._used: dict[bytes, msgspec.Raw] = {}
        self._fresh = False
        self._asked = b""
        self._decode = msgspec.msgpack.Decoder(Code).decode

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Do what `re` has its compiler do."""
        if not isinstance(pattern, str) or flags & re.DEBUG:
            return self._usual(pattern, flags)
        key = self._asked = f"{int(flags)} {pattern}".encode("utf-8", "surrogatepass")
        kept = self._kept.get(key)
        if kept is None:
            return self._usual(pattern, flags)
        self._used[key] = kept
        code = self._decode(kept)
        return self._machine.compile(pattern, code.flags, [*array("I", code.code)], code.groups, code.names, code.order)

    def note(self, pattern: Any, flags: int, code: list[int], groups: int, names: dict[str, int], order: Any) -> Any:
        """Do what the compiler has the machine do, and note it."""
        if isinstance(pattern, str) and self._asked.endswith(pattern.encode("utf-8", "surrogatepass")):
            kept = Code(flags=flags, code=array("I", code).tobytes(), groups=groups, names=names, order=order)
            self._used[self._asked] = msgspec.Raw(msgspec.msgpack.encode(kept))
            self._fresh = True
        return self._machine.compile(pattern, flags, code, groups, names, order)

    def save(self) -> None:
        """Remember what was compiled anew; of too many expressions only those that were used this time."""
        if self._fresh:
            every = {**self._kept, **self._used}
            with suppress(OSError):  # it saves time alone: a site that is built has not failed for it
                save_sealed(*self._place, _KEY, every if len(every) <= _MOST else self._used)
