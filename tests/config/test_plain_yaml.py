"""What is read without the YAML library is read as the library reads it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.config import plain_yaml
from digest.config.yaml_events import Reading
from digest.errors import ConfigurationError

VALUES = st.one_of(
    st.text("abéЖ٣²1 :-#,[]{}\"'&*!|>%@`_./+\\一。", max_size=12),
    st.sampled_from(
        ["2024-05-01T07:34:00+08:00", "yes", "~", "null", '""', '"~"', "[a, b c, 1.5]", "https://example.org/a", "0x1F", "-1", "1e3", "a: b", "a #b", "[a]", "[]"]
    ),
    st.text(max_size=6).map(lambda text: f'"{text}"'),
)  # fmt: skip
KEYS = st.sampled_from(["title", "tags", "publish_at", "Title", "a b", "-", ""])
LINES = st.builds("{}{}{}".format, KEYS, st.sampled_from([": ", ":", " : ", ":  "]), VALUES)


@given(st.lists(LINES, max_size=4).map("\n".join), st.sampled_from(["", "\n", "\n\n", " "]))
def test_plain_lines_are_read_as_the_library_reads_them(text: str, end: str) -> None:
    found = plain_yaml.load(text + end, 3)
    if found is None:
        return
    try:
        expected = Reading("a.md", 3).read(text + end)
    except ConfigurationError as error:
        raise AssertionError(f"the library refuses {text!r}: {error}") from error
    assert found == expected


def test_most_front_matter_is_plain() -> None:
    text = (
        'title: "新馆开放"\ndate: 2024-05-01T07:34:00+08:00\nurl: https://example.org/a/1\ntags: [library, city news]\n'
    )
    found = plain_yaml.load(text, 2)
    assert found is not None
    assert found == Reading("a.md", 2).read(text)
    assert found.lines == {"title": 2, "date": 3, "url": 4, "tags": 5}


def test_what_is_not_plain_is_left_to_the_library() -> None:
    for text in (
        "title: |\n  a",
        "a: &b c",
        "title: 'a'",
        "title: a # b",
        'title: "a\\tb"',
        "a: 1\na: 2",
        "",
        "a: [b, [c]]",
    ):
        assert plain_yaml.load(text, 1) is None, text
