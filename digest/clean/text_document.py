"""Plain text to a document: one line a paragraph, with lines that break in the middle of a sentence joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.clean.measure import ends_closed, ends_sentence, units
from digest.model import Document, Line, Record
from digest.text.normalise import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LINES: Final = 50_000
MAX_LINE: Final = 200_000
_INDENT: Final = " \t\u3000\u00a0\ufeff\u200b"
_FULL_STOP_INSIDE: Final = re.compile(r"[。！？!?]")
_BULLET: Final = re.compile(
    r"[-*•·●○◆■▪▶►※☆★◎△▲→>#|]|\d{1,2}[.、)）]|[一二三四五六七八九十]{1,3}[、.）)]|[（(]\d{1,2}[)）]"
)
_HAN_END: Final = re.compile(f"(?:{HAN}|[，、；（“‘《])$")
_HAN_START: Final = re.compile(f"{HAN}|[，、；）”’》。]")
_LOWER_START: Final = re.compile(r"[a-z]")
_HYPHEN_END: Final = re.compile(r"[a-z]-$")
_WRAP: Final = (20, 130)  # the widest line of wrapped text, in columns
_WRAPPED_LINES: Final = 3


def read(record: Record) -> Document:
    """Return the document of a plain-text record."""
    numbered = [
        (record.line + offset, line.strip(_INDENT)[:MAX_LINE])
        for offset, line in enumerate(record.text.split("\n")[:MAX_LINES])
    ]
    return Document(lines=tuple(Line(text=text, number=number) for number, text in _join(numbered)))


def _join(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join the lines of each group between blank lines where a paragraph was broken."""
    joined: list[tuple[int, str]] = []
    group: list[tuple[int, str]] = []
    for number, text in (*lines, (0, "")):
        if text:
            group.append((number, text))
        elif group:
            joined.extend(_unwrap(group) if _is_wrapped(group) else _mend(group))
            group = []
    return joined


def _is_wrapped(group: Sequence[tuple[int, str]]) -> bool:
    """Tell whether the group is one paragraph set in lines of one width: full but for the last, broken in sentences."""
    if len(group) < _WRAPPED_LINES or any(_BULLET.match(text) for _, text in group[1:]):
        return False
    widths = [_columns(text) for _, text in group[:-1]]
    widest = max(widths)
    if not _WRAP[0] <= widest <= _WRAP[1] or min(widths) < 0.8 * widest or _columns(group[-1][1]) > widest + 2:
        return False
    open_ends = sum(not ends_closed(text) for _, text in group[:-1])
    return open_ends >= 0.6 * len(widths) and ends_sentence(group[-1][1])


def _columns(text: str) -> int:
    """Return the width of a line as a terminal shows it, nearly: Han is three bytes in UTF-8 and two columns wide."""
    start = text[:400]
    return (len(start) + len(start.encode("utf-8", "replace"))) // 2


def _unwrap(group: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    text = group[0][1]
    for _, following in group[1:]:
        text = _glue(text, following)
    return [(group[0][0], text)]


def _mend(group: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join a line to the one before it where that one stops in the middle of a sentence."""
    mended: list[tuple[int, list[str]]] = []
    for number, text in group:
        if mended and text[0] in _GOES_ON:
            if len(mended) > 1 and _holds_link(mended[-2][1][-1], mended[-1][1]):
                mended[-2][1].extend(mended.pop()[1])
            mended[-1][1].append(text)
        elif mended and _is_broken(mended[-1][1][-1], text):
            mended[-1][1].append(text)
        else:
            mended.append((number, [text]))
    return [(number, _unwrap([(number, piece) for piece in pieces])[0][1]) for number, pieces in mended]


def _holds_link(text: str, pieces: Sequence[str]) -> bool:
    """Tell whether a few words, which the next line goes on with, were a link inside the sentence that `text` begins."""
    return len(pieces) == 1 and units(pieces[0]) <= _LINK and units(text) >= _OPEN and not ends_closed(text)


_GOES_ON: Final = frozenset(
    "，。、；：？！）】》”’」』"
)  # no paragraph begins with these: scrapers break lines at links
_LABEL: Final = re.compile(
    r"(?:来源|來源|作者|记者|記者|撰文|编辑|編輯|责任编辑|責任編輯|责编|責編|校对|校對|(?:发布|發布|發佈|发稿|发表|更新|最新更新)?(?:时间|時間|日期))[:：]"
)
_LABELLED: Final = 12  # reading units of what a label may name on the next line
_LINK: Final = 12  # reading units
_OPEN: Final = 8


def _is_broken(text: str, following: str) -> bool:
    """Tell whether `following` goes on with the sentence that `text` leaves open.

    In Han, a heading also ends without a mark; so the open line must be prose, with a full stop inside, or end in
    a comma. In Latin script the next line begins in lower case.
    """
    if text[-1] in ":：" and _LABEL.fullmatch(text):
        return units(following) <= _LABELLED and not ends_closed(following)
    if ends_sentence(text) or _BULLET.match(following) or _BULLET.match(text):
        return False
    if _LOWER_START.match(following) and text[-1].isascii() and units(text) >= 5:
        return not text.endswith((":", ";")) and ends_sentence(following)
    if not _HAN_END.search(text) or not _HAN_START.match(following):
        return False
    if text[-1] in "，、（“‘《":
        return units(text) >= 10 and (ends_sentence(following) or following[0] not in "“‘《")
    return units(text) >= 30 and _FULL_STOP_INSIDE.search(text) is not None and ends_sentence(following)


def _glue(text: str, following: str) -> str:
    if _HYPHEN_END.search(text) and _LOWER_START.match(following):
        return text[:-1] + following
    return f"{text} {following}" if text[-1].isascii() and following[0].isascii() else text + following
