"""Laws of cleaning, tested on invented text: nothing is invented, nothing is reordered, twice is once, nothing crashes."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean, read_document
from digest.model import Cleaned, Facts, FrontMatter, Record, RecordFormat, Rejected
from digest.text.normalise import repair

SENTENCES = (
    "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。", "气象台说，未来三天海上风浪平缓，适合作业。", "“灯亮了！”孩子们喊道。",
    "The harbour opened on Monday, and hundreds of boats left the quay before dawn.", "船队的去向", "一", "2021年3月4日", "责任编辑：王海",
    "推荐阅读", "- 灯塔守了四十年", "△渔船离岸", "（编译/林舟）", "本报讯（记者 张帆）渔港昨天开海，船都走了。", "来源：海风日报", "Related articles",
    "版权所有 未经授权不得转载", "海风：今年的收成怎么样？", "……", "首页 > 海洋", "漁港昨天開海 , 上千條漁船(大小不一)離岸 。",
)  # fmt: skip
# The same lines in both scripts; both get the same labels.
TWINS = (
    ("渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。", "漁港昨天開海，上千條漁船陸續離岸，碼頭上響起了鞭炮聲。"),
    ("气象台说，未来三天海上风浪平缓，适合作业，船队将北上。", "氣象臺說，未來三天海上風浪平緩，適合作業，船隊將北上。"),
    ("责任编辑：王海", "責任編輯：王海"), ("相关阅读", "相關閱讀"), ("- 灯塔守了四十年", "- 燈塔守了四十年"), ("来源：海风日报", "來源：海風日報"),
    ("（记者 张帆）", "（記者 張帆）"), ("△渔船离岸", "△漁船離岸"), ("版权所有 未经授权不得转载", "版權所有 未經授權不得轉載"), ("船队的去向", "船隊的去向"),
    ("请点击下载海风客户端", "請點擊下載海風客戶端"), ("此前报道：渔港停航三天", "此前報道：漁港停航三天"), ("首页 > 海洋", "首頁 > 海洋"),
    ("本报讯（记者 张帆）渔港开海，船都走了。", "本報訊（記者 張帆）漁港開海，船都走了。"), ("老船长讲课。（林远舟摄）", "老船長講課。（林遠舟攝）"),
    ("扫描下方二维码，加入读者群。", "掃描下方二維碼，加入讀者群。"), ("分享到：微博", "分享到：微博"),
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
    given = record(text, form, cleaning=cleaning)
    return clean(given, read_document(given), Facts(title="", language="zh-Hans"))


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def output(result: Cleaned | Rejected) -> list[str]:
    return [block.text for block in result.blocks] if isinstance(result, Cleaned) else []


@settings(deadline=None, max_examples=150)
@given(lines)
def test_the_output_is_part_of_the_input_in_the_same_order(text: list[str]) -> None:
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


DATELINES = (
    "本报讯（记者 张帆）", "海风社北港3月4日电 ", "（海风社记者林舟北港4日电）", "海风网3月4日报道 ", "【海风日报记者林舟北港报道】", "海风日报消息：",
    "据海风社北港4日电（记者林舟 张帆）", "記者林遠舟／北港報導 ", "NORTHPORT (AP) — ", "Northport, Jan 4 (Reuters) - ",
)  # fmt: skip


def opened(datelines: list[str], sentence: str) -> str:
    return "".join((*datelines, sentence))


# A dateline counts only before the first paragraphs that are left: a removal may move a later paragraph up among them.
opened_lines = st.builds(
    opened,
    st.lists(st.sampled_from(DATELINES), max_size=3),
    st.sampled_from((*SENTENCES, *(line for pair in TWINS for line in pair))),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(opened_lines, min_size=1, max_size=14))
def test_cleaning_twice_is_cleaning_once(text: list[str]) -> None:
    once = cleaned("\n".join(text), "text")
    if isinstance(once, Cleaned) and any(block.kind == "paragraph" for block in once.blocks):
        again = cleaned("\n".join(output(once)), "text")
        assert letters("".join(output(again))) == letters("".join(output(once)))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(TWINS), min_size=1, max_size=14), st.booleans())
def test_both_scripts_get_the_same_labels(pairs: list[tuple[str, str]], page: bool) -> None:
    def labels(script: int) -> object:
        text = "\n".join(f"<p>{pair[script]}</p>" if page else pair[script] for pair in pairs)
        result = cleaned(text, "html" if page else "text")
        if isinstance(result, Rejected):
            return result.reason
        return [block.kind for block in result.blocks], [(removal.rule, removal.before) for removal in result.removals]

    assert labels(0) == labels(1)


@settings(deadline=None, max_examples=150)
@given(st.lists(pieces, max_size=40))
def test_the_output_is_part_of_the_page_in_the_same_order(page: list[str]) -> None:
    lines_of_page = read_document(record("".join(page), "html")).lines
    whole = letters("".join(repair(line.text) for line in lines_of_page))
    place = 0
    for text in "\n".join(output(cleaned("".join(page), "html"))).split("\n"):
        place = whole.find(letters(text), place)
        assert place >= 0
        place += len(letters(text))


@settings(deadline=None, max_examples=200)
@given(st.lists(pieces, max_size=40))
def test_no_page_crashes_and_no_markup_comes_out(page: list[str]) -> None:
    lines_of_page = read_document(record("".join(page), "html")).lines
    assert all(line.links <= len(line.text) or line.kind == "image" for line in lines_of_page)
    result = cleaned("".join(page), "html")
    assert not any(re.search(r"</?(?:div|p|script|li|td|h2)\b", text) for text in output(result))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.sampled_from(("text", "html", "markdown")))
def test_no_text_crashes(text: str, form: RecordFormat) -> None:
    assert isinstance(cleaned(text, form), (Cleaned, Rejected))
