"""Titles: of pages, of texts, and generated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.page_metadata import read_metadata
from digest.facts.page_title import Title, without_site
from digest.facts.title import generate_title, original_title, read_title
from digest.facts.zones import width
from digest.languages import LANGUAGES, Language
from digest.model import Document, Line

PROSE = "暮色刚落，青岭公园的草坪上已经坐满了读者，图书馆的夜读会第一次走出了馆舍。"


def title(document: Document) -> Title:
    return read_title(read_metadata(document), document, PROSE, "zh-Hans")


@pytest.mark.parametrize(
    ("page_title", "headline"),
    [
        ("夜读会走进公园_文化_青岭网", "夜读会走进公园"),
        ("夜读会走进公园--文化--青岭网", "夜读会走进公园"),
        ("夜读会走进公园|青岭网", "夜读会走进公园"),
        ("夜读会走进公园 - 青岭网", "夜读会走进公园"),
        ("夜读会走进公园-青岭网", "夜读会走进公园"),
        ("青岭观察丨夜读会走进公园", "青岭观察丨夜读会走进公园"),
        ("Night readings move to the park | Northern Echo", "Night readings move to the park"),
        ("Well-known readers: a list", "Well-known readers: a list"),
        ("夜读会", "夜读会"),
    ],
)
def test_the_name_of_the_site_is_removed(page_title: str, headline: str) -> None:
    assert without_site(page_title) == headline


def test_a_heading_that_the_page_title_repeats_wins_over_a_logo() -> None:
    lines = (
        Line(text="青岭网首页导航", number=0, level=1, body=False),
        Line(text="夜读会走进公园", number=0, level=1),
        Line(text=PROSE, number=0),
    )
    assert title(Document(lines=lines, page_title="夜读会走进公园_青岭网")) == Title(
        text="夜读会走进公园", generated=False, evidence="<h1>"
    )


def test_of_two_titles_the_truncated_one_loses() -> None:
    document = Document(
        lines=(Line(text=PROSE, number=0),),
        metadata=(("og:title", "馆长回应草坪上的"),),
        page_title="馆长回应草坪上的“夜读会扰民”一说",
    )
    assert title(document).text == "馆长回应草坪上的“夜读会扰民”一说"


def test_a_heading_worded_unlike_the_page_title_is_the_title() -> None:
    lines = (Line(text="Your Guide to Reading Lamps for Small Rooms", number=0, level=1), Line(text=PROSE, number=0))
    assert (
        title(Document(lines=lines, page_title="7 Reading Lamps for Small Rooms: A Guide")).text
        == "Your Guide to Reading Lamps for Small Rooms"
    )


@pytest.mark.parametrize(
    "first",
    [
        "2024-05-03 10:00 青岭晚报",
        "作者：何小满",
        "文章图片",
        "【今日看点】",
        "首页 > 文化 > 正文",
        "草坪读书社 | 公众号 lawn",
        "原标题：夜读会搬进公园里",
        "首页|新闻|文化|图书馆|活动",
        "出版：2024-05-03 10:00 更新：2024-05-03 12:00",
        "发布日期：2024-05-03 阅读次数：112 来源：市图书馆",
        "草坪上的读者。温如玉供图",
        "文化/list/index.html/col/2024",
        "分享 微信 微博 空间 收藏",
    ],
)
def test_lines_before_the_prose_that_are_no_title(first: str) -> None:
    found = title(Document(lines=(Line(text=first, number=1), Line(text=PROSE, number=2))))
    assert found.generated


def texts(*lines: str) -> Document:
    return Document(lines=tuple(Line(text=line, number=number) for number, line in enumerate(lines, 1)))


def test_the_headline_of_a_page_read_as_text_is_what_it_repeats_without_its_site() -> None:
    found = title(texts("夜读会走进公园_文化_青岭网", "首页", "文化", "夜读会走进公园", PROSE))
    assert found == Title(text="夜读会走进公园", generated=False, evidence="夜读会走进公园_文化_青岭网")
    assert title(texts("夜读会-走进公园", PROSE)).text == "夜读会-走进公园"


def test_capitals_in_a_han_headline_are_no_masthead() -> None:
    assert title(texts("图书馆用AI给读者荐书，读者说准", "LIBRARY", PROSE)).text == "图书馆用AI给读者荐书，读者说准"


def test_a_question_in_a_headline_does_not_make_it_prose() -> None:
    headline = "夜读会为什么走进了公园？馆长和读者都这样回答他们的邻居"
    assert title(texts(headline, headline, "2024-05-03 10:00", PROSE)).text == headline


def test_a_headline_below_the_sites_own_notice_is_found() -> None:
    notice = "为了提供更好的阅读体验，本站使用 Cookie 并尊重使用者隐私，继续浏览即表示同意。"
    assert title(texts(notice, "夜读会从馆舍走进公园草坪", PROSE)).text == "夜读会从馆舍走进公园草坪"


def test_an_article_about_cookies_is_no_notice() -> None:
    lead = "The library fined the baker for calling its cookies homemade, and readers agreed with the fine."
    assert (
        title(texts("A fine for the cookies of the library", lead, PROSE)).text
        == "A fine for the cookies of the library"
    )


def test_the_first_question_of_an_interview_is_no_title() -> None:
    found = title(texts("问：夜读会为什么要搬进公园里呢？", "馆长：馆舍太小。", "问：以后还会回去吗？", PROSE))
    assert found.generated


def test_a_table_is_no_title() -> None:
    table = Line(text="日期\t人数\n周一\t三百", number=1, kind="table")
    assert title(Document(lines=(table, Line(text=PROSE, number=2)))).generated


def test_a_subtitle_below_does_not_win_over_the_headline() -> None:
    lines = ("青岭市图书馆把夜读会搬进公园", "——来自草坪的一份观察报告", PROSE)
    assert title(Document(lines=tuple(Line(text=text, number=1) for text in lines))).text == lines[0]


@pytest.mark.parametrize(
    ("lead", "language", "text"),
    [
        ("夜读会走进公园。读者很多。", "zh-Hans", "夜读会走进公园"),
        ("近日，夜读会走进公园。", "zh-Hans", "夜读会走进公园"),
        ("5月3日，夜读会走进公园。", "zh-Hans", "夜读会走进公园"),
        (
            "馆长说：“灯光要暗，声音要低，椅子要轻轻地放下来，书要轻轻地合上，离开的时候要轻轻地走。”",
            "zh-Hans",
            "馆长说：“灯光要暗，声音要低，椅子要轻轻地放下来，书要轻轻…",
        ),
        (
            "青岭市图书馆从今年夏天开始把每月一次的夜读会搬进城中心公园的大草坪上举行并且免费开放",
            "zh-Hans",
            "青岭市图书馆从今年夏天开始把每月一次的夜读会搬进城中心公园…",
        ),
        (
            "Readers filled the lawn of the city park on Friday, when the library held its first night reading outdoors.",
            "en",
            "Readers filled the lawn of the city park on Friday",
        ),
        ("", "zh-Hans", ""),
    ],
)
def test_a_generated_title_ends_at_a_clause(lead: str, language: Language, text: str) -> None:
    assert generate_title(lead, language) == text


@given(st.text(max_size=400), st.sampled_from(LANGUAGES))
def test_a_generated_title_is_short(lead: str, language: Language) -> None:
    text = generate_title(lead, language)
    assert len(text) <= 80 if language == "en" else sum(map(width, text)) <= 62


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("原标题：夜读会搬进公园", "夜读会搬进公园"),
        ("（原标题：夜读会搬进公园）", "夜读会搬进公园"),
        ("（原题为《夜读会搬进公园》）", "夜读会搬进公园"),
        ("夜读会搬进公园", ""),
    ],
)
def test_original_title(line: str, text: str) -> None:
    assert original_title([Line(text=line, number=1)]) == text
