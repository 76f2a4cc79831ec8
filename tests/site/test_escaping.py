"""JSON without tags: it means the same, and nothing in it reads as HTML."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.site.escaping import json_text

VALUES = st.recursive(
    st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(VALUES, st.sampled_from([None, 1]))
def test_it_means_the_same_without_a_tag(value: object, indent: int | None) -> None:
    text = json_text(value, indent)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


@pytest.mark.parametrize("word", ["</script>", "<!--", "&lt;", "]]>"])
def test_words_that_end_a_script_are_no_more_there(word: str) -> None:
    assert word not in json_text({word: [word]})


def test_half_a_character_is_no_reason_to_stop() -> None:
    assert json.loads(json_text("\ud800")) == "\ud800"
