"""The vocabulary: what tags.yaml can contain, and the error for each mistake."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.vocabulary import NEAR, ZONES, Rule, parse_vocabulary, resolve, shipped_vocabulary, spellings
from digest.errors import ConfigurationError
from digest.languages import LANGUAGES

WHOLE = """\
words:
  car: [电动车, electric car, EV]
tags:
  electric-cars:
    name: {zh-Hans: 电动汽车, en: Electric cars}
    description: Batteries on wheels
    aliases: [ev, 新能源车]
    any: [$car]
    all: [[电池, battery], 充电]
    not: [模型车]
    rules:
      - any: [比亚迪]
        near: [$car]
        within: 12
        weight: 0.5
        zones: [lead, title]
  empty:
"""


def test_a_whole_vocabulary_becomes_values() -> None:
    cars, empty = parse_vocabulary(WHOLE.replace("  empty:\n", "  empty: {}\n"), "tags.yaml").tags
    assert cars.names == {"zh-Hans": "电动汽车", "zh-Hant": "电动汽车", "en": "Electric cars"}
    assert set(cars.descriptions.values()) == {"Batteries on wheels"}
    assert cars.all == (("电池", "battery"), ("充电",))
    assert cars.exclude == ("模型车",)
    short, long = cars.rules
    assert short == Rule(any=("电动车", "electric car", "EV"), line=8)
    assert (short.within, short.zones) == (NEAR, ZONES)
    assert long.near == ("电动车", "electric car", "EV")
    assert (long.within, long.weight, long.zones, long.line) == (12, 0.5, ("title", "lead"), 12)
    assert empty.names["en"] == "empty"


def test_an_empty_file_is_an_empty_vocabulary() -> None:
    assert parse_vocabulary("", "tags.yaml").tags == ()


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("tag: {}\n", 1, 'did you mean "tags"?'),
        ("tags:\n  Cars: {}\n", 2, "lower-case letters"),
        ("tags:\n  a_b: {}\n", 2, "lower-case letters"),
        ("tags:\n  cars:\n    colour: red\n", 3, "use one of"),
        ("tags:\n  cars:\n    aliasses: [x]\n", 3, 'did you mean "aliases"?'),
        ("tags:\n  cars:\n    any: [$car]\n", 3, "define it under words"),
        ("words:\n  cars: [x]\ntags:\n  a:\n    any: [$car]\n", 5, "did you mean $cars?"),
        ("tags:\n  a:\n    rules:\n      - near: [x]\n", 4, "any:"),
        ("tags:\n  a:\n    rules:\n      - any: [x]\n        within: 5\n", 4, "near"),
        ("tags:\n  a:\n    rules:\n      - any: [x]\n        weight: heavy\n", 5, "write such a number"),
        ("tags:\n  a:\n    rules:\n      - any: [x]\n        weight: 2\n", 5, "write such a number"),
        ("tags:\n  a:\n    rules:\n      - any: [x]\n        zones: [foot]\n", 5, "title, lead, body"),
        ('tags:\n  a:\n    any: [""]\n', 3, "1 to 80"),
        ("tags:\n  a:\n    any: [[x]]\n", 3, "flat list"),
        ("tags:\n  a:\n    name: {fr: A}\n", 3, "zh-Hans"),
        ("tags:\n  a: {aliases: [x]}\n  b: {aliases: [X]}\n", 3, "another name"),
        ("tags: [a]\n", 1, "one name"),
        ("tags:\n  a: b\n", 2, "a mapping is expected"),
        ("- a\n", 1, "a mapping is expected"),
    ],
)
def test_a_mistake_has_file_line_and_remedy(text: str, line: int, expected: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_vocabulary(text, "content/tags.yaml")
    assert caught.value.file == "content/tags.yaml"
    assert caught.value.line == line
    assert expected in f"{caught.value.message} {caught.value.fix}"


@given(st.text(alphabet="tags: {}[]\n-$anyrule电车0.5", max_size=200))
def test_no_text_gives_more_than_a_configuration_error(text: str) -> None:
    with suppress(ConfigurationError):
        assert parse_vocabulary(text, "tags.yaml") == parse_vocabulary(text, "elsewhere.yaml")


def test_a_name_an_alias_and_a_key_resolve_to_the_key() -> None:
    spelled = spellings(parse_vocabulary(WHOLE.replace("  empty:\n", ""), "tags.yaml"))
    assert [resolve(spelled, name) for name in ("electric-cars", "EV", " 新能源车 ", "ELECTRIC CARS", "bicycles")] == [
        "electric-cars",
        "electric-cars",
        "electric-cars",
        "electric-cars",
        "bicycles",
    ]


def test_the_shipped_vocabulary_names_and_describes_every_subject_in_every_language() -> None:
    tags = shipped_vocabulary().tags
    assert [tag.key for tag in tags] == ["china-us-ai-race", "ai-music", "voice-rights", "compute"]
    for tag in tags:
        assert set(tag.names) == set(tag.descriptions) == set(LANGUAGES)
        assert all(len(description) > 15 for description in tag.descriptions.values())
        assert tag.rules
