"""Laws of cleaning, tested on invented text: nothing is invented, nothing is reordered, twice is once, nothing crashes."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean, document
from digest.model import Cleaned, Facts, FrontMatter, Record, RecordFormat, Rejected
from digest.text.normalise import repair

SENTENCES = (
    "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。", "气象台说，未来三天海上风浪平缓，适合作业。", "“灯亮了！”孩子们喊道。",
    "The harbour opened on Monday, and hundreds of boats left the quay before dawn.", "船队的去向", "一", "2021年3月4日", "责任编辑：王海",
    "推荐阅读", "- 灯塔守了四十年", "△渔船离岸", "（编译/林舟）", "本报讯（记者 张帆）渔港昨天开海，船都走了。", "来源：海风日报", "Related articles",
    "版权所有 未经授权不得转载", "海风：今年的收成怎么样？", "……", "首页 > 海洋", "漁港昨天開海 , 上千條漁船(大小不一)離岸 。",
)  # fmt: skip
lines = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), max_size=14)
pieces = st.sampled_from(
    ("<div>", "</div>", "<p>", "</p>", "<br>", "<a href='https://a.example/'>", "</a>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>",
     "<b>", "</b>", "<img data-src='https://i.example/1.jpg'>", "<div class='related'>", "<div style='display:none'>", "<!--", "<h2>", "</h2>",
     "<script>", "</script>", "<figure>", "<figcaption>", *SENTENCES)
)  # fmt: skip


def record(text: str, form: RecordFormat, *, cleaning: bool = True) -> Record:
    return Record(id="a", file="a", index=0, line=1, format=form, text=text, front=FrontMatter(clean=cleaning))


def cleaned(text: str, form: RecordFormat, *, cleaning: bool = True) -> Cleaned | Rejected:
    one = record(text, form, cleaning=cleaning)
    return clean(one, document(one), Facts(title="", language="zh-Hans"))


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def output(result: Cleaned | Rejected) -> list[str]:
    return [block.text for block in result.blocks] if isinstance(result, Cleaned) else []


@settings(deadline=None, max_examples=150)
@given(lines)
def test_what_comes_out_went_in_and_in_its_order(text: list[str]) -> None:
    result = cleaned("\n".join(text), "text")
    whole = letters(repair("\n".join(text)))
    place = 0
    for block in output(result):
        place = whole.find(letters(block), place)
        assert place >= 0
        place += len(letters(block))


@settings(deadline=None, max_examples=150)
@given(lines)
def test_every_letter_is_kept_or_shown_as_removed(text: list[str]) -> None:
    result = cleaned("\n".join(text), "text")
    if isinstance(result, Cleaned):
        shown = [*output(result), *(removal.text for removal in result.removals)]
        assert sorted(letters("".join(shown))) == sorted(letters(repair("\n".join(text))))
        assert all(removal.text for removal in result.removals)


@settings(deadline=None, max_examples=150)
@given(lines)
def test_without_cleaning_nothing_is_removed(text: list[str]) -> None:
    result = cleaned("\n".join(text), "text", cleaning=False)
    if isinstance(result, Cleaned):
        assert result.removals == ()
        assert letters("".join(output(result))) == letters(repair("\n".join(text)))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(SENTENCES[:4] + SENTENCES[7:14]), min_size=1, max_size=12))
def test_cleaning_its_own_output_changes_no_letter(text: list[str]) -> None:
    once = cleaned("\n".join(text), "text")
    if isinstance(once, Cleaned) and any(block.kind == "paragraph" for block in once.blocks):
        again = cleaned("\n".join(output(once)), "text")
        assert letters("".join(output(again))) == letters("".join(output(once)))


@settings(deadline=None, max_examples=200)
@given(st.lists(pieces, max_size=40))
def test_no_page_crashes_and_no_markup_comes_out(page: list[str]) -> None:
    one = record("".join(page), "html")
    lines_of_page = document(one).lines
    assert all(line.links <= len(line.text) or line.kind == "image" for line in lines_of_page)
    result = cleaned("".join(page), "html")
    assert not any(re.search(r"</?(?:div|p|script|li|td|h2)\b", text) for text in output(result))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.sampled_from(("text", "html", "markdown")))
def test_no_text_crashes(text: str, form: RecordFormat) -> None:
    assert isinstance(cleaned(text, form), (Cleaned, Rejected))
