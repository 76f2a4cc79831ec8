"""State files: whole or ignored, and never written through a link."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digest.store import sealed
from digest.store.sealed import make_durable, read_json, remove_link, replace_file, write_json


def test_every_flipped_bit_of_json_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_json(str(path), {"text": "新馆", "count": 3})
    assert read_json(str(path)) == {"text": "新馆", "count": 3}
    whole = path.read_bytes()
    for place in range(len(whole)):
        data = bytearray(whole)
        data[place] ^= 1 << place % 8
        path.write_bytes(data)
        with pytest.raises(ValueError, match="is damaged"):
            read_json(str(path))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    for make in (Path.symlink_to, Path.hardlink_to):
        for name in ("a", "a.partial"):
            make(tmp_path / name, tmp_path / "theirs")
        replace_file(str(tmp_path / "a"), b"ours")
        assert (tmp_path / "a").read_bytes() == b"ours"
        assert (tmp_path / "theirs").read_bytes() == b"theirs"
        (tmp_path / "a").unlink()
        make(tmp_path / "a", tmp_path / "theirs")
        remove_link(str(tmp_path / "a"))
        assert [path.name for path in tmp_path.iterdir()] == ["theirs"]
    remove_link(str(tmp_path / "theirs"))
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


@pytest.mark.parametrize("count", [1, sealed._FEW + 1])
def test_files_are_synced_one_by_one_or_all_at_once(tmp_path: Path, count: int) -> None:
    names = [f"{number}.html" for number in range(count)]
    for name in names:
        (tmp_path / name).write_bytes(b"x" * 5_000)
    make_durable(str(tmp_path), names)
    with pytest.raises(OSError, match=r"nowhere|missing"):
        make_durable(os.path.join(tmp_path, "nowhere"), names)


@pytest.mark.skipif(sys.platform != "linux", reason="syncfs is of Linux")
def test_the_whole_file_system_is_synced_on_linux(tmp_path: Path) -> None:
    assert sealed._file_system_synced(str(tmp_path))
