"""What is shown of a text of which no more than an excerpt may be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block, Mark
from digest.text.excerpt import excerpt


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(kind="paragraph", text=text) for text in texts)


def test_two_short_pieces_are_shown_as_they_are() -> None:
    assert excerpt(paragraphs("一。", "二。", "三。")) == paragraphs("一。", "二。")


def test_a_long_piece_ends_with_a_sentence() -> None:
    assert excerpt(paragraphs("渡船开了。" * 200, "二。")) == paragraphs("渡船开了。" * 80)
    (shown,) = excerpt(paragraphs("The fare is 3.5 coins. " * 90))
    assert shown.text.endswith("The fare is 3.5 coins.")


def test_a_sentence_without_end_is_cut() -> None:
    (shown,) = excerpt(paragraphs("渡" * 2000))
    assert shown.text == "渡" * 400 + "…"
    assert excerpt(paragraphs("一。", "渡" * 2000)) == paragraphs("一。")


def test_marks_go_with_their_words() -> None:
    marks = (Mark(kind="strong", text="船"), Mark(kind="strong", text="岸"))
    (shown,) = excerpt((Block(kind="paragraph", text="船。" + "渡" * 2000 + "岸。", marks=marks),))
    assert shown.marks == marks[:1]


@given(st.lists(st.text(max_size=900), max_size=4))
def test_no_word_is_added_and_there_is_a_limit(texts: list[str]) -> None:
    shown = excerpt(paragraphs(*texts))
    assert all(text.startswith(block.text.removesuffix("…")) for block, text in zip(shown, texts, strict=False))
    assert sum(len(block.text.encode("utf-8", "surrogatepass")) for block in shown) <= 1_200 + len("…".encode())
