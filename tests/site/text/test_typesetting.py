"""Lines of a drawn title: nothing wider than its room, nothing lost, no closing mark at the beginning of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.site.files.share_images import SIZES
from digest.site.text.typesetting import fitted, wrapped

CLOSING = "，。、；：！？）》”"
TITLES = st.text(alphabet="茶园开放，。、《》（）“”abcdef -'1", max_size=160)


def measure(text: str) -> int:
    """Ideographs and full-width marks are as wide as they are high, letters about half."""
    return sum(1000 if ord(char) > 0x2E00 or char in "“”" else 520 for char in text)


@given(TITLES, st.integers(min_value=1_500, max_value=20_000))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: int) -> None:
    lines = wrapped(text, measure, room)
    assert all(measure(line) <= room or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TITLES)
def test_a_fitted_title_keeps_to_its_lines(text: str) -> None:
    setting = fitted(text, measure, 1040, SIZES)
    assert len(setting.lines) <= SIZES[setting.size]
    assert all(measure(line) * setting.size <= 1_040_000 for line in setting.lines)


@pytest.mark.parametrize("length", range(1, 41))
def test_forty_ideographs_are_never_cut(length: int) -> None:
    text = "茶园里的人们说今年春天雨水好新芽比往年早了十天城里来的客人也多了起来他们想知道怎样采怎"[:length]
    assert "".join(fitted(text, measure, 1040, SIZES).lines) == text


def test_a_hundred_and_fifty_letters_are_never_cut() -> None:
    text = ("The growers of the upper valley have found another way to graft the old trees " * 2)[:150].strip()
    assert " ".join(fitted(text, measure, 1040, SIZES).lines) == text


def test_a_longer_title_is_cut_and_says_so() -> None:
    setting = fitted("茶" * 300, measure, 1040, SIZES)
    assert setting.lines[-1].endswith("茶…")
    assert len(setting.lines) == min(SIZES.values()) or setting.size == min(SIZES)


def test_closing_marks_stay_with_the_word_before_and_opening_ones_with_the_word_after() -> None:
    for room in range(3_000, 12_000, 500):
        lines = wrapped("他说：“茶园（新的）今天开放。”人们都来了，《早报》也来了。", measure, room)
        assert not any(line[0] in CLOSING for line in lines[1:])
        assert not any(line[-1] in "“（《" for line in lines[:-1])


def test_words_stay_whole_and_the_last_line_is_not_one_word() -> None:
    lines = fitted("From courtroom to contract: a record label and a song generator make peace", measure, 1040, SIZES)
    assert len(lines.lines[-1].split()) > 1
    assert " ".join(lines.lines).split()[0] == "From"
