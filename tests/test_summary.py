"""Summaries: whole sentences of the article, informative, and of a length for lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.languages import Language
from digest.model import Block, BlockKind
from digest.summary import summarise

FERRY = (
    "海门渡轮公司昨天宣布，停航两年的夜班渡轮下月一日恢复，每晚从十点到凌晨两点开四班。",
    "他说，这是乘客盼了很久的消息。不过，票价会从三元涨到五元。",
    "夜班渡轮的乘客多是医院和面包房的夜班工人。你坐过夜班渡轮吗？",
    "“没有渡轮，我得绕四十公里的桥。”面包师傅阮明说。",
)
TRAM = (
    "The city of Orsk will reopen its oldest tram line in March after a four-year repair that cost 80 million roubles.",
    "It had closed when a bridge pier cracked. However, the depot stayed in use.",
    "Line 3 carried 20,000 passengers a day before the repair, and the city expects the tram to win most of them back.",
)


def blocks(*texts: str, kind: BlockKind = "paragraph") -> tuple[Block, ...]:
    return tuple(Block(kind=kind, text=text) for text in texts)


def test_an_informative_lead_is_the_summary() -> None:
    found = summarise("夜班渡轮恢复", blocks(*FERRY), "zh-Hans")
    assert found.startswith(FERRY[0])
    assert len(found) <= 130


def test_english_is_measured_in_words() -> None:
    found = summarise("Tram line 3 reopens", blocks(*TRAM), "en")
    assert found.startswith("The city of Orsk")
    assert 15 <= len(found.split()) <= 60


def test_a_sentence_that_depends_on_another_does_not_come_first() -> None:
    found = summarise("", blocks("这让他很高兴。", *FERRY), "zh-Hans")
    assert not found.startswith(("这", "他"))


@pytest.mark.parametrize(
    ("text", "start", "language"),
    [
        ("南方通讯社海门3月2日电（记者 白岸）夜班渡轮下月恢复，每晚四班，票价五元，夜班工人说省了四十公里路。", "夜班渡轮", "zh-Hans"),
        ("本报讯（记者 白岸）夜班渡轮下月恢复，每晚四班，票价五元，夜班工人说省了四十公里路。", "夜班渡轮", "zh-Hans"),
        ("ORSK, March 3 (Wire) - The oldest tram line of the city reopens in March after a repair of four years.", "The oldest", "en"),
    ],
)  # fmt: skip
def test_a_dateline_is_not_part_of_it(text: str, start: str, language: Language) -> None:
    assert summarise("", blocks(text), language).startswith(start)


@pytest.mark.parametrize(
    ("texts", "start", "language"),
    [
        (("【本報記者沙棠南灣報導】颱風昨晚登陸南灣，中心風力十四級。",), "颱風", "zh-Hant"),
        (("（记者 沙棠）清晨六点，老街的第一笼包子出锅。",), "清晨", "zh-Hans"),
        (("“我等了三十年。”他说。", "青湖大桥昨天通车，过湖时间缩短到六分钟，首日通过车辆两万辆。"), "青湖大桥", "zh-Hans"),
        (("It was dark when they came.", "By noon the whale was back at sea, after sixty volunteers had dug a channel."), "By noon", "en"),
        (("BERLIN (AP) — The museum reopened on Friday.",), "The museum", "en"),
    ],
)  # fmt: skip
def test_the_first_sentence_needs_no_context(texts: tuple[str, ...], start: str, language: Language) -> None:
    assert summarise("", blocks(*texts), language).startswith(start)


def test_a_sentence_with_quoted_stops_and_initials_stays_whole() -> None:
    english = '"We waited. We will not go back for promises," said J. R. Marlow of the U.S. dockers. The port is shut.'
    assert summarise("", blocks(english), "en") == english
    chinese = "氣象台說：「風暴今天會減弱。不過，山區仍要防土石流。」機場已恢復起降。"
    assert summarise("", blocks(chinese), "zh-Hant") == chinese


@pytest.mark.parametrize(("text", "language"), [("要加强建设" * 400, "zh-Hans"), ("never ending " * 600, "en")])
def test_a_sentence_without_end_or_clause_is_cut_too(text: str, language: Language) -> None:
    found = summarise("", blocks(text), language)
    assert found.endswith("…")
    assert len(found) <= 400


def test_an_overlong_sentence_is_cut_at_a_clause_outside_quotations() -> None:
    text = (
        "委员会公布的方案说，" + "渡轮码头要改建，候船室要加高，“栈桥要加宽，灯要加亮，”坡道要放缓，" * 8 + "工期一年。"
    )
    found = summarise("", blocks(text), "zh-Hans")
    assert found.endswith("……")
    assert len(found) <= 120
    assert found.count("“") == found.count("”")


def test_headings_captions_and_pictures_are_not_summaries() -> None:
    mixed = (*blocks("渡轮夜航", kind="heading"), *blocks("图为码头。", kind="caption"), *blocks(*FERRY))
    assert summarise("", mixed, "zh-Hans").startswith("海门渡轮公司")
    assert summarise("", blocks("渡轮夜航", kind="heading"), "zh-Hans") == ""
    assert summarise("", (), "en") == ""


def test_a_sentence_close_to_the_title_is_preferred() -> None:
    texts = ("海门今年的春天来得早，街上的人换了薄衣服，江边放风筝的孩子也多了起来，卖花的摊子摆到了桥头。", FERRY[0])
    assert FERRY[0] in summarise("停航两年的夜班渡轮下月恢复", blocks(*texts), "zh-Hans")


@given(st.lists(st.text(max_size=120), max_size=5), st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_every_word_of_a_summary_is_from_the_article(texts: list[str], language: Language) -> None:
    found = summarise("", blocks(*texts), language)
    whole = "".join("".join(texts).split())
    kept = "".join(found.removesuffix("……").removesuffix(" …").split())
    assert any(kept[:cut] in whole and kept[cut:] in whole for cut in range(len(kept) + 1))


def test_an_editors_note_before_the_text_is_not_its_summary() -> None:
    for note, body in (
        (
            "编者按：灯塔要关了，本刊请读者一起来告别。",
            "白屿灯塔的守塔人昨天交出钥匙，一百二十年的灯从此由太阳能电池点亮。",
        ),
        ("編者按：本欄每週寫一座燈塔。", "白嶼燈塔的守塔人昨天交出鑰匙，一百二十年的燈從此由太陽能電池點亮。"),
    ):
        assert summarise("灯塔", [Block(kind="paragraph", text=note + body)], "zh-Hans").startswith("白")
    text = (
        "The keeper of Skerry Light handed over the keys on Monday, and after 120 years a solar cell lights the lamp."
    )
    note = "Editor's note: this column visits a lighthouse every week until the last of the keepers is gone from the coast."
    assert summarise("Skerry Light", [Block(kind="paragraph", text=f"{note} {text}")], "en").startswith("The keeper")


def test_a_summary_has_an_ellipsis_where_its_sentence_continues_in_a_list() -> None:
    text = "白屿灯塔的守塔人昨天交出钥匙，一百二十年的灯从此由太阳能电池点亮，镇上为他办了三件事——"
    blocks = [Block(kind="paragraph", text=text), Block(kind="list", text="修屋")]
    assert summarise("灯塔", blocks, "zh-Hans") == text.removesuffix("——") + "……"
