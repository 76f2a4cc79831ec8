"""Laws of search on invented libraries: it finds all articles and no others, and an update equals a full build."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.search import index as search_index
from digest.search import shards, terms
from digest.search.index import build
from digest.search.shards import SearchIndex
from digest.search.terms import SearchDocument, lines
from digest.search.update import Change, updated
from tests.search.reader import Reader

PIECES = [
    "声",
    "音",
    "模",
    "型",
    "音乐",
    "模型",
    "，",
    "“",
    "」",
    "gpt",
    "go",
    "gopher",
    "a",
    "4",
    " ",
    "\n",
    "\t",
    "é",
    "語音",
    "𠮷",
    *"\x01\x02\x03\x04\x1b\x7f\x85\xa0\u200b\u202e\u2028\ufeff\ue000\uffff<",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
documents = st.builds(
    SearchDocument,
    texts=st.lists(st.tuples(st.just("zh-Hans"), texts), max_size=2).map(tuple),
    terms=st.lists(st.sampled_from(["\x01subject/a", "\x01source/b"]), max_size=2, unique=True).map(tuple),
)
libraries = st.lists(documents, min_size=1, max_size=6)


@pytest.fixture(autouse=True, params=[2, 4_000])
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Make grams frequent early, or never."""
    value: int = request.param
    monkeypatch.setattr(shards, "MANY", value)
    return value


def containing(library: list[SearchDocument], query: str) -> list[int]:
    """Return the articles that contain a query, by searching each line; a word matches at its beginning."""
    wanted = terms.name(terms.tokens(query))
    start = f"(?<![{terms.LETTERS}])" if terms.is_word(wanted) else ""
    pattern = re.compile(start + re.escape(wanted))
    return [
        number
        for number, document in enumerate(library)
        if any(pattern.search(terms.name(line)) for line in lines(document))
    ]


@settings(deadline=None)
@given(
    library=libraries,
    query=st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join),
    power=st.integers(0, 3),
)
def test_a_query_finds_all_articles_that_contain_it_and_no_others(
    library: list[SearchDocument], query: str, power: int
) -> None:
    found = Reader(build(library, 1 << power)).phrase(query)
    if found is not None and min(query, default=" ") >= " ":
        assert found == containing(library, query)


@settings(deadline=None)
@given(library=libraries, data=st.data())
def test_every_piece_of_a_text_finds_it(library: list[SearchDocument], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(library) - 1))
    tokens = data.draw(st.sampled_from(lines(library[number]) or [[]]))
    begin = data.draw(st.integers(0, len(tokens)))
    query = terms.name(tokens[begin : data.draw(st.integers(begin, len(tokens)))])
    found = Reader(build(library, 2)).phrase(query)
    assert found is None or number in found


@settings(deadline=None)
@given(library=libraries)
def test_terms_find_the_articles_that_have_them(library: list[SearchDocument]) -> None:
    reader = Reader(build(library, 4))
    for term in ("\x01subject/a", "\x01source/b"):
        assert reader.filtered(term) == [number for number, document in enumerate(library) if term in document.terms]


@settings(deadline=None)
@given(
    before=libraries,
    edits=st.lists(st.tuples(st.integers(0, 5), documents), max_size=3),
    added=st.lists(documents, max_size=2),
)
def test_an_update_equals_a_full_build(
    before: list[SearchDocument], edits: list[tuple[int, SearchDocument]], added: list[SearchDocument]
) -> None:
    after = [*before, *added]
    for number, document in edits:
        if number < len(before):
            after[number] = document
    changes = [
        Change(number=number, before=before[number] if number < len(before) else None, after=document)
        for number, document in enumerate(after)
        if number >= len(before) or document != before[number]
    ]
    old, new = build(before, 4), build(after, 4)
    changed = updated(old, old.shards.__getitem__, changes)
    if changed is not None:
        assert (
            SearchIndex(
                count=4, classes=changed.classes, frequent=changed.frequent, shards={**old.shards, **changed.shards}
            )
            == new
        )


@settings(deadline=None)
@given(library=libraries, power=st.integers(0, 7), part=st.integers(1, 200))
def test_an_index_built_in_parts_is_the_same(library: list[SearchDocument], power: int, part: int) -> None:
    whole = build(library, 1 << power)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "_PART", part)
        assert build(library, 1 << power) == whole


@settings(deadline=None)
@given(library=libraries, power=st.integers(0, 3))
def test_every_list_names_articles_and_places_that_there_are(library: list[SearchDocument], power: int) -> None:
    index = build(library, 1 << power)
    places = sum(1 << size for size in index.classes)
    found = [pair for data in index.shards.values() for pair in zip(*shards.parsed(data), strict=True)]
    assert len({name for name, _ in found}) == len(found)
    for name, data in found:
        values = [*accumulate(shards.numbers(data))]
        articles = terms.PREFIX in name or len(terms.cut(name)) == 1 or name in index.frequent
        assert values == sorted(set(values)), name
        assert 0 <= values[0] <= values[-1] < (len(library) if articles else places), name


def test_an_edit_of_a_sentence_changes_few_shards(many: int) -> None:
    library = [
        SearchDocument(texts=(("zh-Hans", f"第{number}号模型开放下载，声音由本人授权"),)) for number in range(40)
    ]
    edited = SearchDocument(texts=(("zh-Hans", "第3号模型停止下载，声音由本人授权"),))
    old = build(library, 64)
    changed = updated(old, old.shards.__getitem__, [Change(number=3, before=library[3], after=edited)])
    assert changed is not None
    assert 0 < len(changed.shards) < 64
