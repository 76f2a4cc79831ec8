"""Hostile pages and lines: endless nesting, endless lines and addresses that are scripts."""

from __future__ import annotations

import pytest

from digest.clean import clean, read_document
from digest.model import Cleaned, Facts, FrontMatter, Record, RecordFormat, Rejected

SENTENCE = "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。"


def cleaned(text: str, form: RecordFormat) -> Cleaned | Rejected:
    record = Record(id="a", file="a", index=0, line=1, format=form, text=text, front=FrontMatter())
    return clean(record, read_document(record), Facts(title="", language="zh-Hans"))


@pytest.mark.parametrize("tag", ["div", "b", "a", "blockquote", "table", "ul"])
def test_endless_nesting_is_read(tag: str) -> None:
    result = cleaned(f"<{tag}>" * 5_000 + SENTENCE + f"</{tag}>" * 5_000, "html")
    assert isinstance(result, Cleaned)
    assert SENTENCE in result.blocks[0].text


@pytest.mark.parametrize("unit", ["(", "【", "（记者", "> ", "a ", "甲,", ", ", "首页 ", "1 ", "_", "\u200d", "-", "“"])
@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_endless_lines_are_read(unit: str, form: RecordFormat) -> None:
    assert isinstance(cleaned(unit * 10_000, form), (Cleaned, Rejected))


@pytest.mark.parametrize("count", [3_000])
def test_thousands_of_links_headings_and_teasers_are_read(count: int) -> None:
    link = '<p><a href="/a">灯塔守了四十年</a></p>'
    section = f'<div class="block text-part"><p>{SENTENCE}</p></div>{link}'
    assert isinstance(cleaned(link * count + f"<p>{SENTENCE}</p>" * 3, "html"), (Cleaned, Rejected))
    assert isinstance(cleaned(section * count, "html"), (Cleaned, Rejected))
    assert isinstance(cleaned(f"<p>{SENTENCE[:-1]}...</p>" * count, "html"), (Cleaned, Rejected))
    dump = "渔港开海_海风网\n" + f"渔港开海\n{SENTENCE}\n首页\n鱼市\n" * count
    assert isinstance(cleaned(dump, "text"), (Cleaned, Rejected))
    assert isinstance(cleaned("渔港\n，\n" * count, "text"), (Cleaned, Rejected))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
def test_only_web_addresses_become_links_and_images(address: str) -> None:
    page = f'<div><p>{SENTENCE}<a href="{address}">船讯</a></p><img src="{address}"><p>{SENTENCE}完。</p></div>'
    markdown = f"{SENTENCE}[船讯]({address})\n\n![图]({address})"
    for text, form in ((page, "html"), (markdown, "markdown")):
        result = cleaned(text, "html" if form == "html" else "markdown")
        assert isinstance(result, Cleaned)
        assert all(not mark.href for block in result.blocks for mark in block.marks)
        assert all(not block.src for block in result.blocks)


def test_invisible_characters_are_removed() -> None:
    result = cleaned("渔港\u202e昨天\u200b开海，上千条渔船\x00陆续离岸。", "text")
    assert isinstance(result, Cleaned)
    assert result.blocks[0].text == "渔港昨天开海，上千条渔船陆续离岸。"


def test_lines_that_rules_took_exponential_time_for_are_read() -> None:
    for line in ("-|" * 39 + "2024年1月1日-|-", "1" * 40, "视频加载失败" * 30, "by " + "n" * 200, "a → " * 80):
        assert isinstance(cleaned(f"{SENTENCE}\n\n{line}", "text"), Cleaned)


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "![a]("])
def test_brackets_without_end_are_text(unit: str) -> None:
    record = Record(
        id="a",
        file="a",
        index=0,
        line=1,
        format="markdown",
        text=f"{unit * 2_000}\n\n**{SENTENCE}**",
        front=FrontMatter(),
    )
    brackets, sentence = read_document(record).lines
    assert brackets.text == unit * 2_000
    assert [mark.kind for mark in sentence.marks] == ["strong"]


def test_tables_in_tables_and_blank_lines_take_linear_time() -> None:
    tables = "<table><tr><td>甲<td>乙<tr><td>丙<td>" * 4_000
    assert isinstance(cleaned(f"<p>{SENTENCE}</p>{tables}", "html"), (Cleaned, Rejected))
    assert isinstance(cleaned(SENTENCE + "\n" * 60_000, "markdown"), Cleaned)
