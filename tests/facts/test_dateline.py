"""Datelines in their many forms, and sentences that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.dateline import Dateline, find_dateline, without_dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "青岭网北京5月3日电 正文",
            Dateline(text="青岭网北京5月3日电", medium="青岭网", place="北京", reporter="", month=5, day=3),
        ),
        (
            "新华社青岭5月3日电（记者 何小满）正文",
            Dateline(text="新华社青岭5月3日电", medium="新华社", place="青岭", reporter="", month=5, day=3),
        ),
        (
            "参考消息网5月3日报道 正文",
            Dateline(text="参考消息网5月3日报道", medium="参考消息网", place="", reporter="", month=5, day=3),
        ),
        (
            "本报青岭5月3日电 正文",
            Dateline(text="本报青岭5月3日电", medium="", place="青岭", reporter="", month=5, day=3),
        ),
        (
            "（中央社記者何小滿台北3日電）正文",
            Dateline(
                text="中央社記者何小滿台北3日電", medium="中央社", place="", reporter="何小滿台北", month=0, day=3
            ),
        ),
        (
            "青岭晚报讯（记者 何小满）正文",
            Dateline(text="青岭晚报讯", medium="青岭晚报", place="", reporter="", month=0, day=0),
        ),
        (
            "青岭晚报快讯（记者 何小满）正文",
            Dateline(text="青岭晚报快讯", medium="青岭晚报", place="", reporter="", month=0, day=0),
        ),
        ("本报讯 正文", Dateline(text="本报讯", medium="", place="", reporter="", month=0, day=0)),
        (
            "青岭财经讯 北京时间5月3日凌晨消息，正文",
            Dateline(text="青岭财经讯 北京时间5月3日", medium="青岭财经", place="", reporter="", month=5, day=3),
        ),
        (
            "据新华社5月3日电 正文",
            Dateline(text="据新华社5月3日电", medium="新华社", place="", reporter="", month=5, day=3),
        ),
        (
            "青岭晚报记者 何小满 秦远山 暮色刚落，草坪上坐满了人",
            Dateline(
                text="青岭晚报记者 何小满 秦远山", medium="青岭晚报", place="", reporter="何小满 秦远山", month=0, day=0
            ),
        ),
        (
            "QINGLING, May 3 (Xinhua) -- Readers filled the lawn",
            Dateline(
                text="QINGLING, May 3 (Xinhua) --", medium="Xinhua", place="QINGLING", reporter="", month=5, day=3
            ),
        ),
        (
            "LONDON (Reuters) - Readers filled the lawn",
            Dateline(text="LONDON (Reuters) -", medium="Reuters", place="LONDON", reporter="", month=0, day=0),
        ),
    ],
)
def test_a_dateline(line: str, expected: Dateline) -> None:
    assert find_dateline([line]) == expected


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


def test_the_first_line_with_a_dateline_counts() -> None:
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
def test_a_dateline_is_at_the_start_of_its_line(line: str) -> None:
    found = find_dateline([line])
    assert found is None or (found.text and found.text in line[:124])
