"""What follows the article is removed; what is only set apart, after a notice or in another element, is kept."""

from __future__ import annotations

import pytest

from digest.clean import clean, read_document
from digest.model import Cleaned, Facts, FrontMatter, Record, RecordFormat

ONE = "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。气象台说，未来三天海上风浪平缓，适合作业，船队将北上。"
TWO = "渔民老周说，他已经三年没有见过这样好的天气了，心里高兴。他的船是去年才下水的，船员都是本地人，最小的只有十九岁。"
THREE = "港务局派出十二艘巡逻船沿途护航，医疗船也随队出发。岸上的冷库腾出了四分之一的仓位，等着一周之后的第一批鱼。"
FOUR = "鱼市的摊位前一天就租完了，最靠门的一个拍出了三万元的价钱，租下它的是一位在码头上卖了四十年鱼的老人。"


def cleaned(text: str, form: RecordFormat) -> Cleaned:
    record = Record(id="a", file="a", index=0, line=1, format=form, text=text, front=FrontMatter())
    result = clean(record, read_document(record), Facts(title="", language="zh-Hans", title_made=True))
    assert isinstance(result, Cleaned)
    return result


def kept(result: Cleaned) -> list[str]:
    return [line for block in result.blocks if block.kind != "image" for line in block.text.split("\n")]


def page(after: str) -> str:
    """Return an article with its text in two elements, and what is in others after it."""
    text = f'<div class="lead"><p>{ONE}</p></div><div class="text"><p>{TWO}</p><p>{THREE}</p></div>'
    return f'<div class="article">{text}{after}</div>'


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (f'<div class="second"><p>{FOUR}</p></div>', [FOUR]),
        (f'<div class="a"><p>{FOUR}</p></div><div class="b"><a href="/m">海图</a>见下页。</div>', [FOUR, "海图见下页。"]),
        ('<div class="verse"><p>灯在海上</p><p>海在灯下</p></div>', ["灯在海上", "海在灯下"]),
        ('<div class="note"><p>记者发稿时，头船已经过了灯塔岛。</p></div>', ["记者发稿时，头船已经过了灯塔岛。"]),
        ('<div class="sum"><table><tr><td>北线</td><td>612</td></tr><tr><td>南线</td><td>388</td></tr></table></div>',
         ["北线\t612", "南线\t388"]),
        ("<blockquote><p>“灯亮着，我们就回得来。”船长说。</p></blockquote>", ["“灯亮着，我们就回得来。”船长说。"]),
        ('<div class="plan"><h3>返航时间</h3><p>北线 周一清晨</p></div>', ["返航时间", "北线 周一清晨"]),
        ('<div class="ask"><p>您会去看开海吗？</p><p>您家离海有多远？</p></div>', ["您会去看开海吗？", "您家离海有多远？"]),
        ('<div class="sign"><p>林舟 写于灯塔岛</p></div>', ["林舟 写于灯塔岛"]),
        ('<div class="list"><ul><li>一号泊位</li><li>二号泊位</li></ul></div>', ["一号泊位", "二号泊位"]),
        ('<div class="correction"><p>更正：头船于六点离岸，不是七点。</p></div>', ["更正：头船于六点离岸，不是七点。"]),
    ],
)  # fmt: skip
def test_what_is_only_set_apart_is_kept(after: str, expected: list[str]) -> None:
    result = cleaned(page(after), "html")
    assert kept(result) == [ONE, TWO, THREE, *expected]
    assert not result.removals


def test_a_module_with_a_link_is_removed() -> None:
    box = '<div class="box"><p>换灯记</p><p><a href="/1">灯塔守了四十年</a></p><p>每天早上八点</p></div>'
    result = cleaned(page(box), "html")
    assert kept(result) == [ONE, TWO, THREE]
    assert {removal.rule for removal in result.removals} == {"edges.other-element"}


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{ONE}</p><p>{TWO}</p><ul><li>北线去往黄海</li><li>南线去往东海</li></ul>",
        f"<blockquote><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></blockquote><p>老周说完，解开了缆绳。</p><p>船走了</p>",
        f'<p>{ONE}</p><p>{TWO}</p><p>全部船名见<a href="/list">港务局的名单</a>。</p>',
        f"<p>{ONE}</p><p>{TWO}</p>" + "".join(f"<p>{n}号泊位 老周</p>" for n in range(20)) + '<p><a href="/b">远洋号</a></p>',
    ],
)  # fmt: skip
def test_text_within_a_single_element_is_kept_whole(text: str) -> None:
    assert not cleaned(f'<div class="text">{text}</div>', "html").removals


def test_a_list_of_dates_before_a_share_bar_and_a_sentence_is_not_a_head() -> None:
    days = [f"3月{day}日 {name}离港，前往远海" for day, name in ((4, "北线"), (6, "南线"), (9, "东线"), (11, "西线"))]
    end = "来看开海的市民请走东门，车不要停在码头上。"
    lines = "".join(f"<p>{line}</p>" for line in ["分享到：微博", *days, "分享到：微博", end])
    assert kept(cleaned(f'<div class="text">{lines}</div>', "html")) == [*days, end]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>责任编辑：王海</p>", f'<div class="a"><p>{ONE}</p></div><div class="b"><p>{TWO}</p></div>'),
        (f'<div class="a"><p>{ONE}</p><p>{TWO}</p></div><p>分享到：</p>', f'<div class="b"><p>{THREE}</p><p>{FOUR}</p><p>{THREE}{FOUR}</p></div>'),
        (f'<div class="a"><p>{ONE}</p></div><p>版权所有，未经授权不得转载</p>', f'<div class="b"><p>{TWO}</p><p>{FOUR}</p></div>'),
        (f'<div class="a"><p>{ONE}</p><p>扫一扫，看现场</p></div>', f'<div class="b"><p>{TWO}</p><p>{FOUR}</p></div>'),
    ],
)  # fmt: skip
def test_a_notice_does_not_end_a_text_that_mostly_follows_it(before: str, after: str) -> None:
    result = cleaned(f'<div class="article">{before}{after}</div>', "html")
    assert not [removal for removal in result.removals if removal.rule.startswith("edges.")]


def test_other_elements_after_the_editors_are_removed() -> None:
    rank = '<div class="rank"><p>灯塔守了四十年，今年换了新灯，岛上的人都来看。</p></div>'
    text = f'<div class="a"><p>{ONE}</p></div><div class="b"><p>{TWO}</p><p>责任编辑：王海</p></div>'
    assert kept(cleaned(f'<div class="article">{text}{rank}</div>', "html")) == [ONE, TWO]


MENU = ["本周海图", "灯塔岛", "渔港", "老船长", "鱼市"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([ONE, TWO, "责任编辑：王海", *MENU], [ONE, TWO]),
        ([ONE, TWO, "编辑：王海", THREE, FOUR], [ONE, TWO, THREE, FOUR]),
        ([ONE, "题图版权所有，请勿转载", TWO, THREE, *MENU, FOUR], [ONE, TWO, THREE, *MENU, FOUR]),
        ([ONE, "分享到：", TWO, THREE, *MENU, FOUR], [ONE, TWO, THREE, *MENU, FOUR]),
        ([ONE, TWO, "声明：本报记者未参加抽签。", *MENU, THREE, FOUR, ONE + FOUR], [ONE, TWO, *MENU, THREE, FOUR, ONE + FOUR]),
    ],
)  # fmt: skip
def test_the_end_of_plain_text(lines: list[str], expected: list[str]) -> None:
    assert kept(cleaned("\n".join(lines), "text")) == expected
