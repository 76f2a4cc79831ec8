"""Bytes → text: by byte order mark, as strict UTF-8, by the declared encoding, or by the most plausible encoding."""

import codecs
import re
from functools import cache
from importlib.resources import files
from typing import Final

from digest.model import Problem, Value

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PICTURES: Final = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF")
_ARCHIVES: Final = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xd0\xcf\x11\xe0")  # and office documents
_IN_HTML: Final = rb"""<meta\b[^<>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})"""
_IN_XML: Final = rb"""<\?xml\b[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{2,40})"""
_DECLARED: Final = re.compile(_IN_HTML + b"|" + _IN_XML, re.IGNORECASE)
_DECLARATION_WITHIN: Final = 16_384  # bytes; browsers look at 1,024, scraped pages put scripts before it
# Codecs, and the names in use (WHATWG Encoding Standard) under which each decodes everything that is published.
_NAMES: Final = {
    "gb18030": "gb2312 gbk gb_2312-80 x-gbk cp936 gb18030 chinese csgb2312 euc-cn",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5 csbig5 cp950 big5hkscs",
    "cp1252": "iso-8859-1 latin1 latin-1 ascii us-ascii windows-1252 cp1252",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j",
    "cp949": "euc-kr ks_c_5601-1987 korean",
    "euc_jp": "euc-jp",
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
}
_CODECS: Final = {name: codec for codec, names in _NAMES.items() for name in names.split()}
_SAMPLE: Final = 4000


class Decoded(Value):
    """A file's text with line feeds as line ends, and what was wrong with its bytes."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, file: str, *, declares: bool = False) -> Decoded | None:
    """Return the text of `data`, None if it is not text; `declares` is for markup, which may name its encoding.

    Bytes that cannot be decoded are replaced by U+FFFD and reported with their offset, never silently.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, file, offset=len(mark))
    if data.startswith(_PICTURES + _ARCHIVES):
        return None
    if b"\0" in data:
        return _with_nulls(data, file)
    try:
        return Decoded(text=_plain(data.decode("utf-8")), encoding="utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _likeliest(data, _declared(data) if declares else ""), file)


def _declared(data: bytes) -> str:
    """Return the codec of the encoding a page declares in its head, "" if it declares none that is known."""
    found = _DECLARED.search(data, 0, _DECLARATION_WITHIN)
    name = (found[1] or found[2]) if found else b""
    return _CODECS.get(str(name, "ascii").lower(), "")


def _likeliest(data: bytes, declared: str) -> str:
    """Return the encoding of bytes that are not strict UTF-8: the declared one, unless another is far more plausible."""
    # from the first byte that is not ASCII, since a scraped page may begin with long scripts
    sample = re.sub(rb"\A[\x00-\x7f]+", b"", data)[: 4 * _SAMPLE]
    candidates = ([declared] if declared else []) + ["utf-8", "gb18030", "big5hkscs", "cp1252"]
    scores = {encoding: _plausibility(sample, encoding) for encoding in candidates}
    best = max(scores, key=scores.__getitem__)
    if declared and (scores[best] < 0.15 or scores[declared] >= scores[best] / 3):
        return declared
    return best


def _plausibility(data: bytes, encoding: str) -> float:
    """Return how plausible an encoding is: the share of frequent characters among those that are not ASCII."""
    text = data.decode(encoding, "replace")
    odd = [character for character in text if character > "\x7f"][:_SAMPLE]
    if not odd:
        return 0.0
    if encoding.startswith("cp125") or encoding == "koi8_r":
        return _single_bytes_plausibility(data)
    usual = sum(map(_frequent_characters().__contains__, odd))
    return (usual - 3 * odd.count("\ufffd")) / len(odd)


@cache
def _frequent_characters() -> frozenset[str]:
    text = files("digest.readers").joinpath("frequent_characters.txt").read_text(encoding="utf-8")
    return frozenset("".join(line for line in text.splitlines() if not line.startswith("#")))


def _single_bytes_plausibility(data: bytes) -> float:
    """Return the share of bytes above ASCII that are isolated, as Western accents and quotation marks are."""
    runs = re.findall(rb"[\x80-\xff]+", data[: 4 * _SAMPLE])
    total = sum(map(len, runs))
    return 0.9 * sum(len(run) == 1 for run in runs) / total if total else 0.0


def _with_nulls(data: bytes, file: str) -> Decoded | None:
    """Decode UTF-16 without a mark, or a text with a few stray NULs; anything else with NULs is not text."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text):
            return Decoded(text=_plain(text), encoding=encoding)
    rest = data.replace(b"\0", b"")
    without = decode(rest, file)
    count = len(data) - len(rest)
    stray = count * 500 <= len(data) or (count <= 3 and without is not None and without.encoding == "utf-8")
    if without is None or not stray:
        return None
    message = f"the text has {count} NUL bytes, the first at byte {data.index(0)}; they are left out"
    problem = Problem(code="encoding.nul", message=message, fix="save the file as UTF-8 text again", file=file)
    return Decoded(text=without.text, encoding=without.encoding, problems=(*without.problems, problem))


def _reads_as_text(text: str) -> bool:
    """Whether nearly all characters are printable ASCII, Latin letters, Han or their punctuation."""
    sample = text[:_SAMPLE]
    usual = re.findall("[\t\r\n -\u024f\u2010-\u2030\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]", sample)
    return len(usual) >= 0.9 * len(sample)


def _decoded(data: bytes, encoding: str, file: str, offset: int = 0) -> Decoded:
    try:
        return Decoded(text=_plain(data.decode(encoding)), encoding=encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        count, place = text.count("\ufffd"), error.start + offset
        message = f"{count} places cannot be decoded as {encoding}, the first at byte {place}; each is shown as \ufffd"
        fix = "save the file as UTF-8, or restore the damaged places from its source"
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(code="encoding.undecodable", message=message, fix=fix, file=file, line=line)
        return Decoded(text=_plain(text), encoding=encoding, problems=(problem,))


def _plain(text: str) -> str:
    """Return a text with line feeds as line ends, and without the mark that joined files leave at its beginning."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
