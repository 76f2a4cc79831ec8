"""Imprints: medium and day of the issue in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.imprint import Imprint, find_imprint
from digest.facts.zones import Zones
from digest.model import Line


def imprint_of(*lines: str) -> Imprint | None:
    return find_imprint(
        Zones(above=(), title_block=tuple(Line(text=line, number=0) for line in lines), prose=(), tail=())
    )


@pytest.mark.parametrize(
    ("line", "name", "day"),
    [
        ("《青岭晚报》2024年5月3日", "青岭晚报", "2024-05-03"),
        ("（據《青嶺日報》2024年5月3日報道）", "青嶺日報", "2024-05-03"),
        ("原刊《草坪》副刊2024年5月3日", "草坪", "2024-05-03"),
        ("青岭晚报 2024-05-03 第A06版：文化", "青岭晚报", "2024-05-03"),
        ("来源：《草坪》2024年刊", "草坪", "2024"),
        ("原载《草坪》2024年5月号", "草坪", "2024-05"),
        ("《青嶺報》民國113年5月3日", "青嶺報", "2024-05-03"),
        ("Northern Herald, 3 May 2024. Reporting by Jane Holloway", "Northern Herald", "2024-05-03"),
    ],
)
def test_an_imprint_gives_medium_and_day(line: str, name: str, day: str) -> None:
    found = imprint_of("夜读会走进公园", line)
    assert found is not None
    assert (found.name, found.date.value, found.evidence) == (name, day, line)


@pytest.mark.parametrize(
    "line",
    [
        "《草坪上的夜读》2024年5月3日首演以来，已经走过十二座城市",
        "《草坪》2024年获得读者喜爱",
        "Qingling, 3 May 2024. Reporting by Jane Holloway",
        "2024年5月3日",
        "青岭晚报记者5月3日从图书馆获悉",
        "据青岭市图书馆2024年5月3日公布的数字",
    ],
)
def test_a_sentence_or_a_place_is_no_imprint(line: str) -> None:
    assert imprint_of(line) is None


@given(st.text("《》青岭晚报据2024年5月3日（） ,AbHerald刊第版", max_size=60))
def test_any_line_is_read(line: str) -> None:
    found = imprint_of(line)
    assert found is None or (found.name and found.date.value[:4].isdigit())
