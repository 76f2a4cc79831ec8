"""Markup or prose."""

from __future__ import annotations

import pytest

from digest.readers.item import is_markup


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
