"""The main element: sections with the same name are one text, and teaser cards are not part of it."""

from __future__ import annotations

from tests.clean.test_trimming import FOUR, ONE, THREE, TWO, cleaned, kept

CARDS = "".join(f'<div class="card"><a href="/{number}">灯塔守了四十年之{number}</a></div>' for number in range(30))


def test_sections_with_the_same_name_are_one_text_unless_a_title_separates_them() -> None:
    first = f'<div class="block text-part"><p>{ONE}</p><p>{TWO}</p></div><div class="cards">{CARDS}</div>'
    second = f'<div class="block text-part"><p>{THREE}</p></div>'
    assert kept(cleaned(f'<div class="page">{first}{second}</div>', "html")) == [ONE, TWO, THREE]
    assert kept(cleaned(f'<div class="page">{first}<h1>灯塔换灯</h1>{second}</div>', "html")) == [ONE, TWO]


def card(number: int, teaser: str) -> str:
    return f'<li class="card"><h4><a href="/{number}">灯塔守了四十年之{number}</a></h4><div>{teaser}</div></li>'


TEASERS = [
    f"{name}守了{years}年灯塔，今年换了新灯，岛上的人都来看。"
    for years, name in enumerate(("老周", "老王", "老林"), 40)
]


def test_linked_titles_with_a_sentence_each_next_to_a_text_are_cards() -> None:
    text = f'<div class="text"><p>{ONE}</p><p>{TWO}</p></div>'
    cards = "".join(card(number, teaser) for number, teaser in enumerate(TEASERS))
    assert kept(cleaned(f'<div class="page">{text}<ul>{cards}</ul></div>', "html")) == [ONE, TWO]


def test_sections_with_linked_titles_that_are_most_of_a_page_are_its_article() -> None:
    cards = "".join(card(number, text) for number, text in enumerate((ONE, TWO, THREE, FOUR)))
    result = cleaned(f'<div class="page"><p>四个故事，都在渔港。</p><ul>{cards}</ul></div>', "html")
    assert [text for text in kept(result) if text in (ONE, TWO, THREE, FOUR)] == [ONE, TWO, THREE, FOUR]


def test_two_linked_titles_are_not_cards() -> None:
    text = f'<div class="text"><p>{ONE}</p><p>{TWO}</p>{card(1, THREE)}{card(2, FOUR)}</div>'
    assert {THREE, FOUR} <= set(kept(cleaned(text, "html")))
