"""All formats: any bytes under any name are read or refused, every item has an id of its own, every reader has a row."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import readers
from digest.model import Record
from digest.readers import SUFFIXES, is_article, is_table, read
from digest.readers.formats import FORMATS, InputFormat

TEXT = "渡轮改造历时两年，电池装在船底两侧。"
# A file of each format, by the name of the function that reads it.
EXAMPLES = {
    "read_text": TEXT,
    "read_markdown": f"---\ntitle: 渡轮\n---\n{TEXT}",
    "read_html": f"<p>{TEXT}</p>",
    "read_csv": f"title,text\n渡轮,{TEXT}\n",
    "read_tsv": f"title\ttext\n渡轮\t{TEXT}\n",
    "read_json_lines": f'{{"text": "{TEXT}"}}\n',
    "read_json": f'[{{"text": "{TEXT}"}}]',
    "read_feed": f'<rss version="2.0"><channel><item><description>{TEXT}</description></item></channel></rss>',
}


def reader_functions() -> Mapping[str, object]:
    """Return every public function of the package that takes an input file: the readers of formats."""
    modules = [
        importlib.import_module(module.name) for module in pkgutil.iter_modules(readers.__path__, "digest.readers.")
    ]
    return {
        name: function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("read_") and list(inspect.signature(function).parameters) == ["file"]
    }


def test_every_reader_has_a_row_in_the_table_of_formats() -> None:
    assert reader_functions() == {row.read.__name__: row.read for row in FORMATS}
    suffixes = [suffix for row in FORMATS for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.read.__name__)
def test_every_format_is_read_under_each_of_its_suffixes(row: InputFormat) -> None:
    for suffix in row.suffixes:
        (found,) = read(f"a{suffix}", EXAMPLES[row.read.__name__].encode())
        assert isinstance(found, Record), suffix
        assert TEXT in found.text
        assert is_article(f"a{suffix}")
        assert is_table(f"a{suffix}") == row.many


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


def test_the_seeds_have_43_articles(shared: Path) -> None:
    counts = [len(read(path.name, path.read_bytes())) for path in sorted((shared / "seeds").glob("*.txt"))]
    assert counts == [2, 1, 1, 1, 38]
