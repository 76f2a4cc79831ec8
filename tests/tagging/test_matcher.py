"""Words found in one pass: word boundaries, capitals, both scripts, and the conditions of rules."""

from __future__ import annotations

import pickle

import pytest

from digest.config.vocabulary import parse_vocabulary
from digest.tagging.matcher import Matcher, Passage
from tests.tagging.vocabularies import second


def words(text: str, rules: str = "", *, zone: str = "body") -> list[str]:
    vocabulary = parse_vocabulary(f"tags:\n  x:\n    rules:\n      - {rules}\n", "tags.yaml") if rules else second()
    span = Passage(0, len(text), "title" if zone == "title" else "body")
    return [hit.word for hits in Matcher(vocabulary).hits(text, [span]).values() for hit in hits[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("买了一辆电动车的人", ["电动车"]),
        ("電動車與充電樁，社區的車主", ["電動車", "充電樁"]),
        ("An electric car and two electric cars", ["electric car", "electric cars"]),
        ("ELECTRIC CAR", ["ELECTRIC CAR"]),
        ("every event, evil EVs", ["EVs"]),
        ("a machine and a mac", ["mac"]),
        ("they told us so", []),
        ("they told the US so", ["US"]),
        ("the ＵＳ market", ["ＵＳ"]),
        ("who knows", []),
        ("WHO说EV卖得好", ["EV", "WHO"]),
    ],
)
def test_latin_words_are_whole_and_han_words_may_be_anywhere(text: str, found: list[str]) -> None:
    assert sorted(words(text)) == sorted(found)


def test_near_counts_characters_between_the_words() -> None:
    rule = "{any: [歌], near: [机器], within: 4}"
    assert words("机器一二三四歌", rule) == ["歌"]
    assert words("歌一二三四机器", rule) == ["歌"]
    assert words("机器一二三四五歌", rule) == []


def test_latin_letters_reach_as_far_as_a_third_of_a_han_character() -> None:
    rule = "{any: [song], near: [machine], within: 4}"
    assert words("a song, by one machine", rule) == ["song"]
    assert words("a song written by a machine", rule) == []


def test_near_finds_a_close_word_among_many() -> None:
    rule = "{any: [歌], near: [机器, 机, 器], within: 2}"
    assert words("机器" + "。" * 50 + "歌" + "。" * 50 + "机器歌", rule) == ["歌"]


def test_all_requires_a_word_of_every_group_and_not_forbids_any() -> None:
    rule = "{any: [歌], all: [[机器, 算法], 唱], not: [民谣]}"
    assert words("算法唱歌", rule) == ["歌"]
    assert words("算法写歌", rule) == []
    assert words("算法唱民谣歌", rule) == []


def test_a_rule_may_require_words_anywhere_in_the_article() -> None:
    vocabulary = parse_vocabulary(
        "tags:\n  x:\n    rules:\n      - {any: [歌], article: [[机器, 算法], [唱]]}\n", "tags.yaml"
    )
    for text, found in (("写歌\n算法唱", {0}), ("写歌\n算法", set()), ("算法唱\n写歌", {1})):
        cut = text.index("\n")
        hits = Matcher(vocabulary).hits(text, [Passage(0, cut, "body"), Passage(cut + 1, len(text), "body")])
        assert set(hits.get("x", {})) == found


def test_passages_that_resemble_an_earlier_one_are_judged_alike() -> None:
    matcher = Matcher(second())
    spans = [Passage(0, 12, "body")]
    first, again = (matcher.hits(text, spans) for text in ("小区的充电桩旁停着电动车", "小区的充电桩旁停着电动车"))
    assert first == again
    assert set(first) == {"electric-cars"}


def test_zones_limit_where_words_count() -> None:
    assert words("唱歌", "{any: [歌], zones: [title]}") == []
    assert words("唱歌", "{any: [歌], zones: [title]}", zone="title") == ["歌"]


def test_of_overlapping_words_the_longer_counts_once() -> None:
    assert words("智能电动车", "{any: [电动, 电动车, 动车]}") == ["电动车"]


def test_the_article_as_a_whole_can_bar_a_subject() -> None:
    vocabulary = parse_vocabulary("tags:\n  x: {any: [歌], all: [[机器]], not: [玩具]}\n", "tags.yaml")
    matcher = Matcher(vocabulary)
    for text, known in (("唱歌\n机器", {"x"}), ("唱歌\n人", set()), ("唱歌\n机器玩具", set())):
        cut = text.index("\n")
        assert set(matcher.hits(text, [Passage(0, cut, "body"), Passage(cut + 1, len(text), "body")])) == known


def test_a_matcher_travels_to_another_process() -> None:
    copy = pickle.loads(pickle.dumps(Matcher(second())))
    assert copy.hits("电动车", [Passage(0, 3, "body")]).keys() == {"electric-cars"}


def test_an_empty_vocabulary_finds_nothing() -> None:
    assert Matcher(parse_vocabulary("", "tags.yaml")).hits("电动车", [Passage(0, 3, "body")]) == {}
