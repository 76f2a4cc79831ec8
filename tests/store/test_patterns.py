"""Expressions that were compiled once are the same when they are taken from the memory."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import pytest

from digest.store import patterns

TEXTS = (
    "本报北京5月1日电（记者 张三）人工智能与音乐：版权之争。", "責任編輯：李四　來源：海灣日報", "By Ann Lee, 1 May 2024, 12:30 GMT",
    "https://example.org/2024/05/01/a.html?x=1", "ＡＢＣ　１２３", "\ud800 half", "",
)  # fmt: skip


def compiled_anew(folder: Path, *asked: tuple[str, int]) -> list[re.Pattern[str]]:
    """Return expressions as they are compiled while they are remembered."""
    re.purge()
    with patterns.remembered(str(folder), "patterns.bin"):
        found = [re.compile(source, flags) for source, flags in asked]
    re.purge()
    return found


def every() -> list[tuple[str, int]]:
    """Return all expressions of the stages."""
    importlib.import_module("digest.article")
    modules = [module for name, module in sys.modules.items() if name.startswith("digest.")]
    found = {value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)}
    return [(one.pattern, one.flags & ~re.UNICODE) for one in found if isinstance(one.pattern, str)]


def test_what_was_compiled_before_is_the_same(tmp_path: Path) -> None:
    asked = [
        *every(),
        (r"(?P<year>\d{4})-(?:(\d\d))?(?<!x)é++", re.IGNORECASE),
        ("\ud800|[\u4e00-\u9fff]+?$", re.MULTILINE),
    ]
    first, second = compiled_anew(tmp_path, *asked), compiled_anew(tmp_path, *asked)
    for one, other in zip(first, second, strict=True):
        assert (one.pattern, one.flags, one.groups, one.groupindex) == (
            other.pattern,
            other.flags,
            other.groups,
            other.groupindex,
        )
        for text in TEXTS:
            assert [found.regs for found in one.finditer(text)] == [found.regs for found in other.finditer(text)]


def test_what_was_compiled_before_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled_anew(tmp_path, ("a+b", 0))
    compiler = sys.modules["re._compiler"]
    monkeypatch.setattr(compiler, "_code", None)
    (again,) = compiled_anew(tmp_path, ("a+b", 0))
    assert again.search("xaab")
    with pytest.raises(TypeError):
        compiled_anew(tmp_path, ("a+b", re.IGNORECASE))


@pytest.mark.parametrize("damage", [b"", b"\x00" * 64])
def test_a_damaged_memory_costs_time_alone(tmp_path: Path, damage: bytes) -> None:
    compiled_anew(tmp_path, ("a+b", 0))
    (tmp_path / "patterns.bin").write_bytes(damage)
    (again,) = compiled_anew(tmp_path, ("a+b", 0))
    assert again.search("xaab")


def test_where_nothing_can_be_remembered_all_is_compiled_as_ever(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (found,) = compiled_anew(tmp_path / "file", ("a+b", 0))
    assert found.search("xaab")


def test_of_too_many_only_those_in_use_are_kept(tmp_path: Path) -> None:
    compiled_anew(tmp_path, *((f"a{number}", 0) for number in range(600)))
    size = (tmp_path / "patterns.bin").stat().st_size
    compiled_anew(tmp_path, *((f"b{number}", 0) for number in range(600)))
    assert (tmp_path / "patterns.bin").stat().st_size == size


def test_afterwards_python_compiles_as_ever(tmp_path: Path) -> None:
    compiler = sys.modules["re._compiler"]
    before = dict(vars(compiler))
    compiled_anew(tmp_path, ("a+b", 0))
    with pytest.raises(ZeroDivisionError), patterns.remembered(str(tmp_path), "patterns.bin"):
        raise ZeroDivisionError
    assert vars(compiler) == before
