"""Names: runs split, offices and institutions stripped, other words refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.names import MAX_NAMES, is_han_name, leading_name, names_in, only_names


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("何小满、秦远山", ("何小满", "秦远山")),
        ("何小满 秦远山", ("何小满", "秦远山")),
        ("何小满 李 楠 秦远山", ("何小满", "李楠", "秦远山")),
        ("李　楠", ("李楠",)),
        ("本报记者 何小满 通讯员 秦远山", ("何小满", "秦远山")),
        ("青岭晚报首席记者何小满", ("何小满",)),
        ("何小满 整理", ("何小满",)),
        ("何小満／青嶺報導", ("何小満",)),
        ("欧阳小满，上官秦", ("欧阳小满", "上官秦")),
        ("何小满和秦远山", ("何小满", "秦远山")),
        ("让·杜邦、玛丽·勒布朗", ("让·杜邦", "玛丽·勒布朗")),
        ("Jane Holloway and Tom Reed", ("Jane Holloway", "Tom Reed")),
        ("By Jane Holloway, Staff Writer", ("Jane Holloway",)),
        ("Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("Jane Holloway Jane Holloway", ("Jane Holloway",)),
    ],
)
def test_names(run: str, names: tuple[str, ...]) -> None:
    assert names_in(run) == names


@pytest.mark.parametrize(
    "run",
    [
        "",
        "本报记者",
        "网络整理",
        "未知",
        "佚名",
        "104363",
        "admin",
        "青岭晚报",
        "新华社",
        "The Northern Times",
        "https://example.org/何小满",
        "News Desk",
        "的时候",
    ],
)
def test_no_names(run: str) -> None:
    assert names_in(run) == ()


def test_a_pen_name_counts_after_a_label() -> None:
    assert names_in("草坪上的猫", strict=False) == ("草坪上的猫",)
    assert names_in("草坪上的猫") == ()


@pytest.mark.parametrize(
    ("run", "names"), [("何小满 秦远山", ("何小满", "秦远山")), ("何小满走进了公园里面", ()), ("从馆内获悉", ())]
)
def test_a_run_with_other_words_has_no_names(run: str, names: tuple[str, ...]) -> None:
    assert only_names(run) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [("何小滿台北", "何小滿"), ("何小满", "何小满"), ("秦远北京", "秦远"), ("何小满走进公园", ""), ("草坪", "")],
)
def test_a_name_before_a_place(text: str, name: str) -> None:
    assert leading_name(text) == name


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("何小满", True),
        ("秦远", True),
        ("欧阳小满", True),
        ("草坪上", False),
        ("何", False),
        ("何小满满", False),
        ("Tom", False),
    ],
)
def test_the_form_of_a_chinese_name(text: str, is_name: bool) -> None:
    assert is_han_name(text) is is_name


@given(st.text(max_size=300), st.booleans())
def test_any_run_gives_few_different_names(run: str, strict: bool) -> None:
    names = names_in(run, strict=strict)
    assert len(names) == len(set(names)) <= MAX_NAMES
    assert all(name == name.strip() and name for name in names)
