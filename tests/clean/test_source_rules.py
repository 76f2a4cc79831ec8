"""The rules of a source: elements and whole lines kept and dropped, and their precedence."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from digest.clean import clean, read_document, source_rules
from digest.clean.source_rules import parse_selector, selected_nodes
from digest.config.source_rules import LineRule, SourceRules
from digest.model import Cleaned, Facts, FrontMatter, Record, RecordFormat

TEXT = """渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。
本报热线随时开着，等您说出海上的故事。
气象台说，未来三天海上风浪平缓，适合作业，船队将北上。
责任编辑：王海"""
PAGE = """<body><div class="menu"><a href="/">首页</a><p class="poem">船灯一点，照不见岸，照得见鱼。</p></div>
<div class="story"><h1>渔港开海</h1><p>渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。</p>
<div class="vote"><p>您觉得今年的渔汛会比去年更好吗？投出一票，看看大家怎么想。</p></div>
<p>您觉得今年的渔汛会比去年更好吗？投出一票，看看大家怎么想。</p>
<p>气象台说，未来三天海上风浪平缓，适合作业，船队将北上。</p></div></body>"""
NESTED_PAGE = """<body><div class="story wide"><p class="note" id="one">a</p><section><p class="note">b</p></section>
<p data-role="ad">c</p><p data-role="text">d</p></div><p class="note">e</p></body>"""


def rules(**given: object) -> SourceRules:
    plain = SourceRules(key="seawind", file="content/sources/seawind.yaml", name="海风日报")
    return msgspec.structs.replace(plain, **given)


def run(text: str, source: SourceRules, front: FrontMatter | None = None, form: RecordFormat = "text") -> Cleaned:
    record = Record(id="a", file="a.txt", index=0, line=1, format=form, text=text, front=front or FrontMatter())
    marked = source_rules.mark_elements(record, read_document(record), source)
    result = clean(record, marked, Facts(title="渔港开海", language="zh-Hans"), source)
    assert isinstance(result, Cleaned)
    return result


def texts(result: Cleaned) -> list[str]:
    return [block.text for block in result.blocks]


LINE = LineRule(text="本报热线随时开着，等您说出海上的故事。")


def test_a_whole_line_is_dropped_by_the_rule_with_its_number() -> None:
    result = run(TEXT, rules(drop_selectors=(".a", ".b"), drop_lines=(LineRule(text="无此行"), LINE)))
    assert [(removal.rule, removal.kind, removal.line) for removal in result.removals] == [
        ("source.seawind.4", "editor-drop", 2), ("editor.line", "editor", 4),
    ]  # fmt: skip


def test_a_part_of_a_line_is_not_dropped() -> None:
    assert len(run(TEXT, rules(drop_lines=(LineRule(text="本报热线"),))).blocks) == 3


def test_script_and_width_do_not_count() -> None:
    line = LineRule(text="本報熱線隨時開著*海上的故事。", wild=True)
    assert len(run(TEXT, rules(drop_lines=(line,))).blocks) == 2


def test_a_line_that_is_kept_is_never_removed() -> None:
    kept = run(TEXT, rules(keep_lines=(LineRule(text="责任编辑：王海"), LINE), drop_lines=(LINE,)))
    assert (len(kept.blocks), kept.removals) == (4, ())


def test_front_matter_takes_precedence_over_the_source() -> None:
    assert len(run(TEXT, rules(drop_lines=(LINE,)), FrontMatter(keep=("本报热线",))).blocks) == 3
    dropped = run(TEXT, rules(keep_lines=(LINE,)), FrontMatter(drop=("本报热线",)))
    assert dropped.removals[0].rule == "front-matter.drop"


def test_an_element_is_dropped_and_the_same_words_elsewhere_stay() -> None:
    result = run(PAGE, rules(drop_selectors=("div.vote",)), form="html")
    words = "您觉得今年的渔汛会比去年更好吗？投出一票，看看大家怎么想。"
    assert [(removal.rule, removal.text) for removal in result.removals if "投出" in removal.text] == [
        ("source.seawind.1", words)
    ]
    assert texts(result).count(words) == 1


def test_an_element_is_kept_wherever_it_is() -> None:
    assert "船灯一点，照不见岸，照得见鱼。" in texts(run(PAGE, rules(keep_selectors=("p.poem",)), form="html"))
    assert "船灯一点，照不见岸，照得见鱼。" not in texts(run(PAGE, rules(drop_selectors=("#none",)), form="html"))


def test_an_element_kept_inside_a_dropped_one_stays() -> None:
    both = rules(keep_selectors=(".vote p",), drop_selectors=(".vote",))
    assert not [removal for removal in run(PAGE, both, form="html").removals if "投出" in removal.text]


def test_a_page_cannot_name_an_element_as_our_marks_do() -> None:
    forged = PAGE.replace('class="vote"', 'class="source.drop.1 digestsourceruleb"')
    result = run(forged, rules(drop_selectors=(".none",)), form="html")
    assert not [removal for removal in result.removals if removal.rule.startswith("source.")]


def test_rules_that_match_nothing_change_nothing() -> None:
    assert run(TEXT, rules()) == run(TEXT, rules(drop_lines=(LineRule(text="无此行"),)))


def found(page: str, *selectors: str) -> list[str]:
    """Return the texts of the outermost selected elements, in their order."""
    root = LexborHTMLParser(page).root
    assert root is not None
    nodes = list(selected_nodes(root, tuple(map(parse_selector, selectors))))
    inside = {node.mem_id for node, _ in nodes}
    return [node.text() for node, _ in nodes if node.parent is None or node.parent.mem_id not in inside]


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p.note", ["a", "b", "e"]),
        ("div.story p.note", ["a", "b"]),
        (".story section p", ["b"]),
        ("#one", ["a"]),
        ("P.note#one", ["a"]),
        ('[data-role="ad"]', ["c"]),
        ("[data-role]", ["c", "d"]),
        ("[data-role=text]", ["d"]),
        (".wide.story .note", ["a", "b"]),
        ("section div", []),
        (".not", []),
    ],
)
def test_what_a_selector_finds(selector: str, texts: list[str]) -> None:
    assert found(NESTED_PAGE, selector) == texts


def test_each_element_has_the_numbers_of_its_selectors() -> None:
    root = LexborHTMLParser(NESTED_PAGE).root
    assert root is not None
    held = {
        node.text(): inside
        for node, inside in selected_nodes(root, (parse_selector("section"), parse_selector(".note")))
    }
    assert [sorted(held[text]) for text in "abe"] == [[1], [0, 1], [1]]


def test_endlessly_nested_boxes() -> None:
    # a CSS engine takes minutes for this selector at a twentieth of this depth
    page = "<div class=a>" * 20_000 + "x"
    assert found(page, ".z .a .a .a") == []
    assert found(page, ".a .a .a .a .a .a") != []


@given(st.lists(st.sampled_from(["<i class=a>", "<i class=b>", "<u class=a>", "</i>", "</u>", "x"]), max_size=20))
def test_a_css_engine_finds_the_same_elements(pieces: list[str]) -> None:
    page = f"<body>{''.join(pieces)}</body>"
    for selector in (".a", "i.a", ".a .b", "u .a .b", ".a .a"):
        tree = LexborHTMLParser(page)
        assert tree.root is not None
        matched = {node.mem_id for node in tree.css(selector)}
        held = {node.mem_id for node, _ in selected_nodes(tree.root, (parse_selector(selector),))}
        below = {child.mem_id for node in tree.css(selector) for child in node.traverse(include_text=False)}
        assert matched <= held <= below | matched
