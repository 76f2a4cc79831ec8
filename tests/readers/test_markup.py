"""Markup or prose."""

from __future__ import annotations

import pytest

from digest.model import Record, Rejected
from digest.readers import read
from digest.readers.markup import MAX_DEPTH, is_markup


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


@pytest.mark.parametrize("tag", ["div", "SECTION", "ul"])
def test_a_page_that_nests_without_end_is_refused(tag: str) -> None:
    (closed,) = read("a.html", (f"<{tag} id=a>" * MAX_DEPTH + "渡轮启航。" + f"</{tag}>" * MAX_DEPTH).encode())
    assert isinstance(closed, Record)
    (endless,) = read("a.html", (f"<{tag} id=a>" * (MAX_DEPTH + 1) + "渡轮启航。").encode())
    assert isinstance(endless, Rejected)
    assert endless.reason == "too-deep"


def test_a_page_of_very_many_elements_is_read() -> None:
    (found,) = read("a.html", ("<div><p>渡轮启航。<p>船长说。<br></div>" * 2 * MAX_DEPTH).encode())
    assert isinstance(found, Record)
