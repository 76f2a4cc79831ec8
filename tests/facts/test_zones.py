"""The zones of a document in which facts are searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.zones import announces, bare, find_prose, is_breadcrumbs, is_placeholder, is_prose, split_zones, width
from digest.model import Document, Line

PROSE = "暮色刚落，青岭公园的草坪上已经坐满了读者，图书馆的夜读会第一次走出了馆舍。"


def test_title_block_prose_and_tail() -> None:
    texts = ("夜读会走进公园", "2024-05-03", PROSE, "小标题", PROSE, "责编：苏青", "相关阅读", "另一篇文章的标题")
    zones = split_zones(find_prose(Document(lines=tuple(Line(text=text, number=1) for text in texts))), texts[0])
    assert [line.text for line in zones.title_block] == list(texts[:2])
    assert [line.text for line in zones.prose] == list(texts[2:5])
    assert [line.text for line in zones.tail] == ["责编：苏青"]


def test_the_title_block_of_a_page_begins_at_its_title() -> None:
    texts = ("导航", "上方", "夜读会走进公园", "2024-05-03", PROSE)
    lines = tuple(Line(text=text, number=1, body=number > 3) for number, text in enumerate(texts))
    zones = split_zones(find_prose(Document(lines=lines)), "夜读会走进公园")
    assert [line.text for line in zones.title_block] == ["夜读会走进公园", "2024-05-03"]
    assert [line.text for line in zones.above] == ["导航", "上方"]


@pytest.mark.parametrize("text", ["相关阅读", "【延伸閱讀】", "推荐阅读：", "Related articles", "猜你喜欢", "相关新闻"])
def test_an_announcement(text: str) -> None:
    assert announces(text)


@pytest.mark.parametrize("text", ["相关报道称，夜读会还会继续。", "阅读", "推荐三本书", "Related to the park"])
def test_no_announcement(text: str) -> None:
    assert not announces(text)


def test_kinds_of_lines() -> None:
    assert is_prose(PROSE)
    assert not is_prose("夜读会走进公园，市民留下来")
    assert is_breadcrumbs("首页 > 文化 > 正文")
    assert not is_breadcrumbs("票价3>2")
    assert is_placeholder("文章图片")
    assert not is_placeholder("图片里的城市")
    assert bare("《夜讀會》 Park！") == "夜读会park"
    assert width("夜a") == 3


@given(st.lists(st.tuples(st.text(max_size=40), st.booleans()), max_size=20), st.text(max_size=10))
def test_every_line_is_in_one_zone_at_most(texts: list[tuple[str, bool]], title: str) -> None:
    lines = tuple(Line(text=text, number=number, body=body) for number, (text, body) in enumerate(texts))
    zones = split_zones(find_prose(Document(lines=lines)), title)
    numbers = [line.number for zone in (zones.above, zones.title_block, zones.prose, zones.tail) for line in zone]
    assert numbers == sorted(set(numbers))
