"""The year of a text from its clues: a case for each rule, and what must not be taken for a clue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.dateline import find_dateline
from digest.facts.dates.year_clues import YEAR_RULES, find_year
from digest.model import Line

CASES = {
    "date.day-named": [("图书馆12月30日宣布，闭馆整修自明日（2025年12月31日）起开始。", "2025-12-30"), ("自明日(2026年元旦)起，夜读会改在室内举行。", "2025-12-31")],
    "date.weekday": [("夜读会2022年推出。馆长星期三（5月1日）说会继续办，星期五（5月3日）又加了一场。", "2024-05")],
    "date.this-year": [("“2023青岭草坪读书季”于今年5月至12月举行。", "2023"), ("2024年开年，馆里就添了三千册新书。", "2024"), ("今年（2024年）的书单更长。", "2024")],
    "date.event": [("日前，2024青岭阅读论坛在市图书馆举行，三百人到场。", "2024")],
    "date.event-part": [("作为2023青岭读书节的活动之一，草坪夜读会将于今晚七点开始。", "2023")],
    "date.series": [("夜读会于2020年开始举办，已连续举办五届。", "2024")],
    "date.closed-year": [("截至2022年12月底，登记读者四十万人。馆长5月3日说，今年会更多。", "2023"), ("2022年动工，2023年底，新馆完工。今年起对外开放。", "2024")],
    "date.latest-figures": [("最新报告显示，2022年全市人均读书六本。今年4月，夜读会又添了两场。", "2023")],
    "date.lead-day": [("2023年8月28日，青岭公园的草坪上办起了夜读会。", "2023")],
}  # fmt: skip


def lines(text: str) -> list[Line]:
    return [Line(text=text, number=1)]


@pytest.mark.parametrize(("rule", "text", "value"), [(rule, *case) for rule, cases in CASES.items() for case in cases])
def test_a_rule_reads_its_case(rule: str, text: str, value: str) -> None:
    found = find_year(lines(text), None)
    assert found is not None
    assert found.value == value
    assert rule in {rule.id for rule in YEAR_RULES}


def test_every_rule_has_an_id_a_reason_and_a_case() -> None:
    assert [rule.id for rule in YEAR_RULES] == list(CASES)
    assert all(rule.reason for rule in YEAR_RULES)


@pytest.mark.parametrize(
    "text",
    [
        "近日，夜读会在青岭公园举行，昨日又加了一场。",
        "活动在青岭2022年第4届全民运动会组委会的指导下发起，今年还会继续。",
        "力争到2025年建成三十座书房，5月3日第一座开放。",
        "根据2023—2025年的计划，今年还要添两处草坪。",
        "2022年6月，图书馆发起了这项计划。9月1日，夜读会开始。",
        "1970年4月，老馆落成，五十多年后的今天它仍在使用。",
        "2023年8月15日，办法施行。5月15日，夜读会开始。",
        "发布了《2022青岭阅读蓝皮书》。",
        # the end of a year, long ago, in the future, or before a later one
        "2009年底，他搬到青岭，租下了码头边的老屋。近日，我们见到了他。",
        "早在2015年底，图书馆就有了这个想法。今年，它终于实现了。",
        "书房从2016年底开始建设，今年建成了最后一座。",
        "新馆计划到2030年底建成，近日已经动工。",
        "三十座书房2027年底前建成，今年先开放六座。",
        "截至2027年底前，青岭将再添十座书房，日前已经选好了地方。",
        "截至2016年底，登记读者二十万人。2019年，读者过了三十万。今年还在增加。",
        "2018年底，老馆关了门；2021年，新馆开了门，今年来的人最多。",
        "2017年底的那场雪，读者们今天还记得。",
        "2017年底以来，夜读会没有停过一场，今年也不会停。",
        "2014年12月31日起，办法开始施行，今年修订。",
        # reports that foresee, look back or are older than a later year
        "最新报告显示，2030年全市人均读书将达到十本。今年4月，夜读会又添了两场。",
        "最新数据显示，2019年以来，人均读书多了两本。今年还会更多。",
        "最新统计显示，2018年至2022年，书房多了二十座。今年又添一座。",
        "最新报告显示，2035年有望建成书香之城，日前方案已经通过。",
        "最新调查显示，2016年人均读书三本。2021年的调查换了问法。今年不再调查。",
        "最新报告指出，2012年起读者一年比一年多，今年又添了两成。",
        "最新调查显示，2013—2016年读者的口味没有变，今年变了。",
        "最新统计表明，2028年或达五十座书房，近日又开了一座。",
        "最新数据显示，2040年将有一半的读者住在城外，今年先修一条路。",
        "最新报告显示，2020年第一季度借书的人少了一半，今年回来了。",
        # days of long ago, and days to come
        "1999年12月20日，青岭图书馆开馆。二十多年过去了，第一批读者已经老了。",
        "2008年8月8日，老馆长在青岭出生的小院里点亮了第一盏灯，如今灯还亮着。",
        "2027年2月6日，青岭读书节将在新馆开幕。",
        "他2001年9月1日成立读书会的时候，会员只有三个人，都是他的邻居。",
        "2003年6月1日的报纸还夹在书里，纸已经黄了。",
        "2012年3月3日，夜读会办了第一场。十周年的时候，会员有了两千人。",
        "2011年5月4日，馆里来了一位读者。那天下着雨，他坐到了闭馆。",
        "2006年4月23日起，图书馆不再收押金，读者多了一倍。",
        "1998年7月1日，图书馆的第一份馆刊创刊，印了三百份。",
        "2010年10月10日，书房开门，回忆起来，馆长说那是最冷的一天。",
    ],
)
def test_no_clue_to_the_year(text: str) -> None:
    assert find_year(lines(text), None) is None


def test_rules_that_contradict_each_other_give_nothing() -> None:
    assert (
        find_year(
            lines(
                "2024年开年，新馆开放。“2022青岭读书季”于今年5月举行，2023青岭阅读论坛在馆内举行。2021年底，老馆关闭，今年拆除。"
            ),
            None,
        )
        is None
    )


def test_a_dateline_speaks_of_now() -> None:
    text = "青岭网3月2日电 截至2023年底，登记读者四十万人。"
    found = find_year(lines(text), find_dateline([text]))
    assert found is not None
    assert found.value == "2024"


@given(st.text(alphabet=st.sampled_from("20234年月日今去底截至星期三（）于论坛举行第届明元旦，。5"), max_size=120))
def test_any_text_is_searched(text: str) -> None:
    found = find_year(lines(text), None)
    assert found is None or found.evidence
