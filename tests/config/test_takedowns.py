"""takedowns.yaml: what is unclear stops the command with file and line; nothing is published by a misspelt word."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.takedowns import Takedown, parse_takedowns
from digest.errors import ConfigurationError, DigestError

WRITTEN = """\
- id: 2025/night-ferry
  date: 2025-06-01
  reason: {zh-Hans: 当事人要求, en: At the request of those concerned}
- url: https://harbour.example/a?b=1
  date: 2025-07-01
  reason: 法院命令
  show_title: true
- {slug: old-lamp, date: 2025-08-01, reason: sold twice}
"""


def test_a_list_is_read_with_its_lines() -> None:
    first, second, third = parse_takedowns(WRITTEN, "takedowns.yaml")
    assert first == Takedown(
        by="id", name="2025/night-ferry", date="2025-06-01", line=1,
        reason={"zh-Hans": "当事人要求", "en": "At the request of those concerned"},
    )  # fmt: skip
    assert (second.by, second.name, second.reason, second.titled) == (
        "url", "https://harbour.example/a?b=1", {"": "法院命令"}, True,
    )  # fmt: skip
    assert (third.by, third.line, third.titled) == ("slug", 8, False)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_an_empty_file_takes_nothing_down(text: str) -> None:
    assert parse_takedowns(text, "takedowns.yaml") == ()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- id: a\n  date: 2025-06-01\n  reson: x\n", 3, 'did you mean "reason"?'),
        ("- id: a\n  url: https://a.example/\n  date: 2025-06-01\n  reason: x\n", 1, "give one of id:, slug: or url:"),
        ("- date: 2025-06-01\n  reason: x\n", 1, "give one of id:, slug: or url:"),
        ("- id: a\n  reason: x\n", 1, "has no date"),
        ("- id: a\n  date: 2025-06-01\n", 1, "has no reason"),
        ("- id: a\n  date: 2025-06\n  reason: x\n", 2, "is not a day"),
        ("- id: a\n  date: 2025-02-30\n  reason: x\n", 2, "is not a day"),
        ('- id: a\n  date: 2025-06-01\n  reason: ""\n', 3, "reason is empty"),
        ("- id: a\n  date: 2025-06-01\n  reason: {fr: x}\n", 3, "not a language"),
        ("- url: harbour.example\n  date: 2025-06-01\n  reason: x\n", 1, "is not a web address"),
        ('- id: ""\n  date: 2025-06-01\n  reason: x\n', 1, "names no article"),
        ("- id: a\n  date: 2025-06-01\n  reason: x\n  show_title: perhaps\n", 4, "neither true nor false"),
        ("id: a\ndate: 2025-06-01\nreason: x\n", 1, "this is not a list"),
        ("- a\n", 1, "a mapping is expected"),
    ],
)
def test_mistakes_have_their_line(text: str, line: int, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_takedowns(text, "takedowns.yaml")
    assert (caught.value.file, caught.value.line) == ("takedowns.yaml", line)
    assert message in str(caught.value)


@given(st.text(alphabet="-: []{}\"'idatereson20\n#&*!|>", max_size=80))
def test_no_text_raises_anything_else(text: str) -> None:
    with suppress(DigestError):
        assert isinstance(parse_takedowns(text, "takedowns.yaml"), tuple)
