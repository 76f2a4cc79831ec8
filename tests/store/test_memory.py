"""Sealed files: a value is loaded unchanged or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.model import Story
from digest.store.memory import load_sealed, save_sealed

STORY = Story(key="spring-walks", title_of="a", members=("a", "b"))


def test_a_saved_value_is_loaded(tmp_path: Path) -> None:
    assert load_sealed(str(tmp_path), "stories.bin", b"one", Story) is None
    save_sealed(str(tmp_path), "stories.bin", b"one", STORY)
    assert load_sealed(str(tmp_path), "stories.bin", b"one", Story) == STORY


def test_a_value_of_another_program_is_not_loaded(tmp_path: Path) -> None:
    save_sealed(str(tmp_path), "stories.bin", b"one", STORY)
    assert load_sealed(str(tmp_path), "stories.bin", b"other", Story) is None


@pytest.mark.parametrize("place", [0, 15, 16, -1])
def test_a_wrong_byte_is_noticed(tmp_path: Path, place: int) -> None:
    save_sealed(str(tmp_path), "stories.bin", b"one", STORY)
    path = tmp_path / "stories.bin"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert load_sealed(str(tmp_path), "stories.bin", b"one", Story) is None
