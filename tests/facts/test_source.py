"""Sources: each way in which a document names its medium, in order of precedence."""

from __future__ import annotations

import pytest

from digest.facts.dateline import find_dateline
from digest.facts.media import is_medium, is_nobody
from digest.facts.page_metadata import read_metadata
from digest.facts.source import Source, origin, read_source
from digest.facts.zones import find_prose, split_zones
from digest.model import Document, Line

LEAD = "暮色刚落，青岭公园的草坪上已经坐满了读者，图书馆的夜读会第一次走出了馆舍。"
LAST = "馆长介绍，夜读会今后每月举行一次，市民可以提前在馆内登记，也可以当天直接到场。"
TITLE = "青岭市图书馆把夜读会搬进公园"


def source(
    *texts: str, metadata: tuple[tuple[str, str], ...] = (), page_title: str = "", context: tuple[str, ...] = ()
) -> Source:
    lines = tuple(Line(text=text, number=number, context=context) for number, text in enumerate(texts, 1))
    document = Document(lines=lines, metadata=metadata, page_title=page_title)
    zones = split_zones(find_prose(document), TITLE)
    return read_source(read_metadata(document), document, zones, find_dateline([line.text for line in zones.prose[:3]]))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("来源：青岭晚报", "青岭晚报"),
        ("來源：青嶺晚報", "青嶺晚報"),
        ("文章来源：青岭晚报 作者：何小满", "青岭晚报"),
        ("2024-05-03 10:00 来源: 青岭网", "青岭网"),
        ("2024-05-03 10:00 青岭晚报", "青岭晚报"),
        ("青岭晚报 2024年5月3日 10:00", "青岭晚报"),
        ("2024-05-03 10:00·青岭观察 · 收藏 分享", "青岭观察"),
        ("2024-05-03 草坪读书社[整理] 12评论", "草坪读书社[整理]"),
        ("本文来源于青岭统计局 2024-05-03", "青岭统计局"),
        ("何小满/青岭晚报", "青岭晚报"),
        ("草坪读书社 | 公众号 lawnreading", "草坪读书社"),
        ("来源于 青岭统计局", "青岭统计局"),
        ("来源：网络", ""),
        ("来源：未知", ""),
        ("2024-05-03 字号 打印 分享到微信", ""),
        ("249人参与 49评论 2024-05-03", ""),
    ],
)
def test_around_the_title(line: str, name: str) -> None:
    assert source(TITLE, line, LEAD, LAST).name == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("（来源：青岭晚报）", "青岭晚报"),
        ("据新华社", "新华社"),
        ("（据新华社电）", "新华社"),
        ("转自：青岭晚报", "青岭晚报"),
        ("本文来自青岭晚报，作者：何小满", "青岭晚报"),
        ("（原载于《青岭晚报》2024年5月3日第4版）", "青岭晚报"),
        ("《 青岭晚报 》（ 2024年05月03日 第 07 版）", "青岭晚报"),
        ("本文来源于网络，不代表某某信息港立场", ""),
        ("本文版权归原作者所有", ""),
    ],
)
def test_after_the_text(line: str, name: str) -> None:
    assert source(TITLE, LEAD, LAST, line).name == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("青岭网北京5月3日电 " + LEAD, "青岭网"),
        ("连日来，青岭晚报记者走访了三家书店。" + LEAD, "青岭晚报"),
        (LEAD + "馆长在接受青岭网专访时说，夜读会还会继续。", "青岭网"),
        ("据青岭的朋友说，" + LEAD, ""),
        ("本报讯 " + LEAD, ""),
    ],
)
def test_in_the_text(sentence: str, name: str) -> None:
    assert source(TITLE, sentence, LAST).name == name


@pytest.mark.parametrize(
    ("metadata", "page_title", "name"),
    [
        ((("source", "来源：青岭网-文化频道 原创稿"),), "", "青岭网-文化频道"),
        ((("og:site_name", "青岭网"),), "", "青岭网"),
        ((("author", "青岭晚报"),), "", "青岭晚报"),
        ((("article:publisher", "https://example.org/page"),), "", ""),
        ((), "青岭市图书馆把夜读会搬进公园_文化_青岭网", "青岭网"),
    ],
)
def test_in_the_metadata_of_the_page(metadata: tuple[tuple[str, str], ...], page_title: str, name: str) -> None:
    assert source(TITLE, LEAD, LAST, metadata=metadata, page_title=page_title).name == name


def test_the_interviewer_who_asks_repeatedly() -> None:
    questions = [f"青岭观察：第{number}个问题，夜读会为什么要搬到草坪上来？" for number in "一二三"]
    assert source(TITLE, LEAD, *questions, LAST).name == "青岭观察"


def test_a_box_called_source() -> None:
    assert source(TITLE, "在草坪上", LEAD, LAST, context=("div", "index", "source")).name == "在草坪上"


def test_the_shown_source_wins_over_the_dateline_which_becomes_the_origin() -> None:
    found = source(TITLE, "来源：青岭晚报", "新华社北京5月3日电 " + LEAD, LAST)
    assert (found.name, found.evidence) == ("青岭晚报", "来源：青岭晚报")
    dateline = find_dateline(["新华社北京5月3日电 " + LEAD])
    assert [origin(name, dateline) for name in ("青岭晚报", "新华社", "")] == ["新华社", "", ""]


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("青岭日报", True),
        ("新华社", True),
        ("某某在线", True),
        ("36氪", True),
        ("BBC", True),
        ("草坪", False),
        ("249人参与49评论", False),
        ("新闻", False),
        ("本报", False),
    ],
)
def test_names_of_media(name: str, medium: bool) -> None:
    assert is_medium(name) is medium


def test_words_that_name_nobody() -> None:
    assert all(map(is_nobody, ("网络", "本报", "未知", "互联网", "官网")))
    assert not is_nobody("青岭晚报")
