"""Input files are read whole, up to a limit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.store.content import LARGEST, read_bytes


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    for data in (b"", b"one", b"a" * 300_000):
        (tmp_path / "a.md").write_bytes(data)
        assert read_bytes(str(tmp_path / "a.md")) == data


@pytest.mark.skipif(not os.path.exists("/proc/self/maps"), reason="only Linux has files without a size")
def test_a_file_longer_than_its_reported_size_is_read_to_its_end() -> None:
    assert read_bytes("/proc/self/maps").count(b"\n") > 20


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with open(tmp_path / "a.md", "wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(OSError, match="larger than 64 MB"):
        read_bytes(str(tmp_path / "a.md"))
