"""What is remembered of stories comes back as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.model import Story
from digest.store.memory import load_sealed, save_sealed

STORY = Story(key="spring-walks", title_of="a", members=("a", "b"))


def test_stories_come_back(tmp_path: Path) -> None:
    assert load_sealed(str(tmp_path), "stories.bin", b"one", Story) is None
    save_sealed(str(tmp_path), "stories.bin", b"one", STORY)
    assert load_sealed(str(tmp_path), "stories.bin", b"one", Story) == STORY


def test_stories_of_another_program_are_forgotten(tmp_path: Path) -> None:
    save_sealed(str(tmp_path), "stories.bin", b"one", STORY)
    assert load_sealed(str(tmp_path), "stories.bin", b"other", Story) is None


@pytest.mark.parametrize("place", [0, 15, 16, -1])
def test_one_wrong_byte_is_seen(tmp_path: Path, place: int) -> None:
    save_sealed(str(tmp_path), "stories.bin", b"one", STORY)
    path = tmp_path / "stories.bin"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert load_sealed(str(tmp_path), "stories.bin", b"one", Story) is None
