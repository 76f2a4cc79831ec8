"""Decoding: marks, declarations, guesses, damage, and the law that no bytes raise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.readers.decode import Decoded, decode

HANS = "渡轮改造历时两年，船长说最难的是学会看电量表。这是他在镇上的第三十个年头，他们都说不会离开。"
HANT = "渡輪改造歷時兩年，船長說最難的是學會看電量表。這是他在鎮上的第三十個年頭，他們都說不會離開。"
WEST = "The café on the quay – “Chez Anaïs” – serves crème brûlée after the last ferry."


def decoded(data: bytes, *, declares: bool = False) -> Decoded:
    found = decode(data, "a.txt", declares=declares)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (HANS, "utf-8", "utf-8"),
        (HANS, "utf-8-sig", "utf-8"),
        (HANT, "utf-16", "utf-16-le"),
        (HANS, "utf-16-be", "utf-16-be"),
        (HANS + "\nferry", "utf-16-le", "utf-16-le"),
        (HANT, "utf-32", "utf-32-le"),
        (HANS, "gb18030", "gb18030"),
        (HANT, "gb18030", "gb18030"),
        (HANT, "big5hkscs", "big5hkscs"),
        (WEST, "cp1252", "cp1252"),
    ],
)
def test_undeclared(text: str, codec: str, encoding: str) -> None:
    found = decoded(text.encode(codec))
    assert found.text == text
    assert found.encoding == encoding
    assert found.problems == ()


def test_a_second_mark_at_the_beginning_is_no_part_of_the_text() -> None:
    assert decoded("\ufeff\ufeff---\r\n".encode()).text == "---\n"


def page(text: str, label: str, codec: str) -> bytes:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"><p>{text}'.encode(codec)


def test_strict_utf_8_takes_precedence_over_the_declaration() -> None:
    assert HANS in decoded(page(HANS, "gb2312", "utf-8"), declares=True).text


@pytest.mark.parametrize(
    ("text", "label", "codec"),
    [
        (HANT + "镕", "gb2312", "gbk"),
        (HANT + "嘅啲", "big5", "big5hkscs"),
        ("연락선은 두 해 만에 다시 떠났다", "euc-kr", "cp949"),
        ("渡し船は二年ぶりに動き出した", "Shift_JIS", "cp932"),
        (WEST, "iso-8859-1", "cp1252"),
    ],
)
def test_declared(text: str, label: str, codec: str) -> None:
    assert text in decoded(page(text, label, codec), declares=True).text


def test_a_declaration_that_reads_as_nonsense_yields_to_what_reads_as_text() -> None:
    assert HANT in decoded(page(HANT * 3, "gb2312", "big5hkscs"), declares=True).text
    assert HANS in decoded(page(HANS * 3, "iso-8859-1", "gb18030"), declares=True).text


def test_xml_declaration() -> None:
    data = f'<?xml version="1.0" encoding="Big5"?><p>{HANT}'.encode("big5hkscs")
    assert HANT in decoded(data, declares=True).text


def test_damaged_bytes_are_replaced_and_reported_with_their_offset() -> None:
    data = HANS.encode() + b"\xff" + HANS.encode()
    found = decoded(data)
    assert found.text == f"{HANS}\ufffd{HANS}"
    (problem,) = found.problems
    assert problem.code == "encoding.undecodable"
    assert f"byte {len(HANS.encode())}" in problem.message


def test_a_text_cut_in_the_middle_of_a_character_stays_utf_8() -> None:
    found = decoded(HANS.encode()[:-2])
    assert found.text.startswith(HANS[:-1])
    assert found.problems[0].line == 1


def test_the_line_of_the_damage_is_reported() -> None:
    assert decoded(f"{HANS}\n{HANS}\n".encode() + b"\xff" + HANS.encode()).problems[0].line == 3


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7", bytes(range(256)) * 8, b"\0" * 100])
def test_what_is_no_text(data: bytes) -> None:
    assert decode(data, "a.txt") is None


def test_a_stray_nul_is_left_out_and_reported() -> None:
    found = decoded(HANS.encode() * 20 + b"\0" + HANT.encode())
    assert found.text == HANS * 20 + HANT
    assert found.problems[0].code == "encoding.nul"
    assert decoded(HANS.encode() + b"\0").text == HANS  # however short the text


def test_line_ends() -> None:
    assert decoded(b"a\r\nb\rc\n\r\nd").text == "a\nb\nc\n\nd"


@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_raise_and_nothing_is_replaced_silently(data: bytes, declares: bool) -> None:
    found = decode(data, "a.html", declares=declares)
    if found is not None:
        assert "\r" not in found.text
        assert "\ufffd" not in found.text or found.problems or "\ufffd" in data.decode(found.encoding, "replace")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")))
def test_every_text_in_utf_8_comes_back(text: str) -> None:
    found = decode(text.encode(), "a.txt")
    assert found is None or found == Decoded(text=text, encoding="utf-8")
