"""The room as a whole: any bytes under any name are read or refused, and every item has an id of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Record
from digest.readers import SUFFIXES, read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@given(
    st.sampled_from(SUFFIXES),
    st.binary(max_size=300) | st.text(alphabet='-"a:,\n\t{}[]<p>/#渡。', max_size=200).map(str.encode),
)
def test_no_bytes_raise(suffix: str, data: bytes) -> None:
    found = read(f"a{suffix}", data)
    assert found
    assert [each.index for each in found] == list(range(len(found)))
    assert len({each.id for each in found}) == len(found)
    assert all(each.line >= 1 for each in found)


def test_an_unknown_suffix_is_refused() -> None:
    assert not isinstance(read("a.docx", b"x")[0], Record)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the scraped texts are not part of the project")
def test_the_seeds_have_43_articles() -> None:
    counts = [len(read(path.name, path.read_bytes())) for path in sorted(SEEDS.glob("*.txt"))]
    assert counts == [2, 1, 1, 1, 38]
