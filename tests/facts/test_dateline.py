"""Datelines in their many forms, and sentences that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.dateline import Dateline, find_dateline, without_dateline


@pytest.mark.parametrize(
    ("line", "text", "medium", "place", "reporter", "month", "day"),
    [
        ("青岭网北京5月3日电 正文", "青岭网北京5月3日电", "青岭网", "北京", "", 5, 3),
        ("新华社青岭5月3日电（记者 何小满）正文", "新华社青岭5月3日电", "新华社", "青岭", "", 5, 3),
        ("参考消息网5月3日报道 正文", "参考消息网5月3日报道", "参考消息网", "", "", 5, 3),
        ("本报青岭5月3日电 正文", "本报青岭5月3日电", "", "青岭", "", 5, 3),
        ("（中央社記者何小滿台北3日電）正文", "中央社記者何小滿台北3日電", "中央社", "", "何小滿台北", 0, 3),
        ("青岭晚报讯（记者 何小满）正文", "青岭晚报讯", "青岭晚报", "", "", 0, 0),
        ("青岭晚报快讯（记者 何小满）正文", "青岭晚报快讯", "青岭晚报", "", "", 0, 0),
        ("本报讯 正文", "本报讯", "", "", "", 0, 0),
        ("青岭财经讯 北京时间5月3日凌晨消息，正文", "青岭财经讯 北京时间5月3日", "青岭财经", "", "", 5, 3),
        ("据新华社5月3日电 正文", "据新华社5月3日电", "新华社", "", "", 5, 3),
        (
            "青岭晚报记者 何小满 秦远山 暮色刚落，草坪上坐满了人",
            "青岭晚报记者 何小满 秦远山",
            "青岭晚报",
            "",
            "何小满 秦远山",
            0,
            0,
        ),
        (
            "QINGLING, May 3 (Xinhua) -- Readers filled the lawn",
            "QINGLING, May 3 (Xinhua) --",
            "Xinhua",
            "QINGLING",
            "",
            5,
            3,
        ),
        ("LONDON (Reuters) - Readers filled the lawn", "LONDON (Reuters) -", "Reuters", "LONDON", "", 0, 0),
    ],
)
def test_a_dateline(line: str, text: str, medium: str, place: str, reporter: str, month: int, day: int) -> None:
    assert find_dateline([line]) == Dateline(
        text=text, medium=medium, place=place, reporter=reporter, month=month, day=day
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "5月3日，青岭晚报登出了消息。",
        "相关报道称，活动还会继续。",
        "报社的人说，5月3日没有停电。",
        "记者从馆内获悉，夜读会还会继续。",
        "In May (as usual) the lawn is full",
        "本报从不缺少读者。",
    ],
)
def test_no_dateline(line: str) -> None:
    assert find_dateline([line]) is None


def test_the_first_of_the_lines_that_has_one() -> None:
    found = find_dateline(["草坪上坐满了人。", "青岭网5月3日电 正文"])
    assert found is not None
    assert found.medium == "青岭网"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("青岭网5月3日电（记者 何小满）暮色刚落", "暮色刚落"),
        ("【青岭晚报讯】暮色刚落", "暮色刚落"),
        ("（中央社記者何小滿台北3日電）暮色剛落", "暮色剛落"),
        ("暮色刚落", "暮色刚落"),
    ],
)
def test_a_lead_without_its_dateline(line: str, rest: str) -> None:
    assert without_dateline(line, find_dateline([line])) == rest


@given(st.text(alphabet=st.sampled_from("青岭晚报网社记者何满北京53月日电讯（）【】 ："), max_size=60))
def test_a_dateline_stands_at_the_head_of_its_line(line: str) -> None:
    found = find_dateline([line])
    assert found is None or (found.text and found.text in line[:124])
