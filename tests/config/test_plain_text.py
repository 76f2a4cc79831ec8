"""Control characters never get beyond the readers, in any format."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.plain_text import one_line, without_control_references, without_controls
from digest.model import Record
from digest.readers import read

CONTROLS = {*range(9), 11, 12, *range(13, 32), *range(127, 160)}
NASTY = "A\x01b\x02\x03\x04\x1b[31m\x7f\x85\x9b c"
BODY = "The night ferry left the harbour at nine and nobody waved."


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    clean = without_controls(text)
    assert not CONTROLS & set(map(ord, clean))
    assert without_controls(clean) == clean
    assert one_line(text).splitlines() in ([], [one_line(text)])


def test_what_separates_words_stays_a_separator() -> None:
    assert without_controls("a\x0bb\x0cc\rd\r\ne\x85f\tg\x00h") == "a b c\nd\ne\nf\tgh"
    assert one_line(" a\nb\u2028c\u202ed\u2066e ") == "a b cde"


@pytest.mark.parametrize("reference", ["&#1;", "&#x1b;", "&#X0001;", "&#0;", "&#31", "&#x9d;", "&#127;"])
def test_references_to_control_characters(reference: str) -> None:
    assert without_control_references(f"a{reference} b") == "a b"


@pytest.mark.parametrize(
    "text", ["a &#10; b", "&#9;", "&#160;", "&#12345;", "&#x1f600;", "&#150;", "&#x85;", "&amp;#1;"]
)
def test_other_references_stay(text: str) -> None:
    assert without_control_references(text) == text


QUOTED = json.dumps(NASTY)
FILES = {
    "a.md": f"---\ntitle: {QUOTED}\ntags: [{QUOTED}]\nsummary: {QUOTED}\nextra: {{a: {QUOTED}}}\n---\n{BODY}{NASTY}\n",
    "b.md": f"+++\ntitle = {QUOTED}\nauthors = [{QUOTED}]\n+++\n{BODY}{NASTY}\n".replace("\\u007f", "\\u007F"),
    "c.md": f'{{"title": {QUOTED}, "source": {QUOTED}}}\n{BODY}\n',
    "d.md": f"Title: {NASTY}\n\n{BODY}\n",
    "a.txt": f"{NASTY}\n\n{BODY}\n",
    "a.html": f"<html><body><h1>{NASTY}</h1><p>{BODY}&#1;&#x1b;</p></body></html>",
    "a.csv": f'title,source,text\n"{NASTY}","{NASTY}","{BODY}{NASTY}"\n',
    "a.jsonl": f'{{"title": {QUOTED}, "keywords": [{QUOTED}], "note": {QUOTED}, "text": {json.dumps(BODY + NASTY)}}}\n',
    "a.rss": f"<rss version='2.0'><channel><title>&#x9b;x</title><item><title>a&#x81;b</title><description>{BODY}&#x9b;"
    "</description></item></channel></rss>",
}  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_no_format_lets_control_characters_in(file: str) -> None:
    (found,) = read(file, FILES[file].encode())
    assert isinstance(found, Record)
    assert BODY in found.text
    parts = json.dumps(msgspec.to_builtins(msgspec.structs.replace(found, problems=())), ensure_ascii=False)
    assert not [part for part in (f"\\u{code:04x}" for code in range(32) if code not in (9, 10)) if part in parts]
    assert not (CONTROLS - {127}) & set(map(ord, parts))
