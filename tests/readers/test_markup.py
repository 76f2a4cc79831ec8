"""Markup or prose."""

from __future__ import annotations

import pytest

from digest.model import Record, Rejected
from digest.readers import read
from digest.readers.markup import is_markup


@pytest.mark.parametrize(
    "text",
    [
        "<p>渡轮启航。</p>",
        "  <!DOCTYPE html><html>",
        "渡轮启航。<br>船长说。<br/>完。",
        'x <a href="/a">b</a> <p>c</p>',
        "<img src=a>",
    ],
)
def test_markup(text: str) -> None:
    assert is_markup(text)


@pytest.mark.parametrize(
    "text", ["", "渡轮启航。", "a < b and c > d", "网页里的 <p> 标签", "<渡轮> 启航", "if x<y: z>w"]
)
def test_prose(text: str) -> None:
    assert not is_markup(text)


SIZE = 400_000  # characters; a parser would take seconds for these
SENTENCE = "渡轮启航。"


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("attributes", "<p" + "".join(f" a{n}=1" for n in range(2_001)) + f">{SENTENCE}" + "渡" * 10_000),
        ("attributes", "<p" + " a='>'" * 4_000 + f">{SENTENCE}"),
        ("attributes", "<a " * (SIZE // 3) + SENTENCE),
        ("<option>", "<select>" + "<OPTION>a" * 5_001 + SENTENCE),
        ("inside one another", "<div id=a>" * 12_000 + SENTENCE + "</div>" * 12_000),
        ("inside one another", "<FONT a=i>" * (SIZE // 10) + SENTENCE),
        ("inside one another", "<i>" * (SIZE // 6) + "</b>" * (SIZE // 8) + SENTENCE),
        ("inside one another", "<x>" * (SIZE // 6) + "<li>" * (SIZE // 8) + SENTENCE),
        ("inside one another", "<div><font a=i></div></div>" * (SIZE // 27) + SENTENCE),
    ],
)
def test_a_page_that_a_parser_takes_too_long_for_is_refused(reason: str, text: str) -> None:
    (found,) = read("a.html", text.encode())
    assert isinstance(found, Rejected)
    assert found.reason == "too-costly"
    assert reason in found.message


@pytest.mark.parametrize(
    "text",
    [
        "<div id=a>" * 5_000 + SENTENCE + "</div>" * 5_000,
        "<div><p>渡轮启航。<p>船长说。<br></div>" * 20_000,
        "<p" + " a='b c d'" * 1_900 + f">{SENTENCE}",
        f'<p title="{"a b " * 9_000}">{SENTENCE}',
        f"<script>{'if (a < b) c; ' * 9_000}</script><p>{SENTENCE}",
        f"<p>{SENTENCE}" + "a <b c " * 1_000,
    ],
)
def test_a_large_page_is_read(text: str) -> None:
    (found,) = read("a.html", text.encode())
    assert isinstance(found, Record)
