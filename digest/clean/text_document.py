"""Plain text to a document: one line a paragraph, with lines that break in the middle of a sentence joined."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.clean.measure import ends_closed, ends_sentence, units
from digest.model import Document, Line, Record
from digest.text.normalise import HAN

MAX_LINES: Final = 50_000
MAX_LINE: Final = 200_000  # characters
_INDENT: Final = " \t\u3000\u00a0\ufeff\u200b"
_FULL_STOP_INSIDE: Final = re.compile(r"[。！？!?]")
_BULLET: Final = re.compile(
    r"[-*•·●○◆■▪▶►※☆★◎△▲→>#|]|\d{1,2}[.、)）]|[一二三四五六七八九十]{1,3}[、.）)]|[（(]\d{1,2}[)）]"
)
_HAN_END: Final = re.compile(f"(?:{HAN}|[，、；（“‘《])$")
_HAN_START: Final = re.compile(f"{HAN}|[，、；）”’》。]")
_LOWER_START: Final = re.compile(r"[a-z]")
_HYPHEN_END: Final = re.compile(r"[a-z]-$")
# No paragraph begins with these: scrapers break lines at links.
_CONTINUES: Final = frozenset("，。、；：？！）】》”’」』")
_WHO: Final = "(?:来源|來源|作者|记者|記者|撰文|编辑|編輯|责任编辑|責任編輯|责编|責編|校对|校對)"
_WHEN: Final = "(?:发布|發布|發佈|发稿|发表|更新|最新更新)?(?:时间|時間|日期)"
_LABEL: Final = re.compile(f"(?:{_WHO}|{_WHEN})[:：]")
_LONGEST_VALUE: Final = 12  # reading units of what a label is about, on the next line
_LONGEST_LINK: Final = 12  # reading units
_LEAST_BEFORE_LINK: Final = 8  # reading units
_WRAP_WIDTHS: Final = (20, 130)  # columns of the widest line of wrapped text
_LEAST_WRAPPED: Final = 3  # lines


class _Numbered(NamedTuple):
    number: int
    text: str


def read_text(record: Record) -> Document:
    """Return the document of a plain-text record."""
    numbered = [
        _Numbered(record.line + offset, line.strip(_INDENT)[:MAX_LINE])
        for offset, line in enumerate(record.text.split("\n")[:MAX_LINES])
    ]
    return Document(lines=tuple(Line(text=text, number=number) for number, text in _join(numbered)))


def _join(lines: Sequence[_Numbered]) -> list[_Numbered]:
    """Join the lines of each group between blank lines where a paragraph was broken."""
    joined: list[_Numbered] = []
    group: list[_Numbered] = []
    for line in (*lines, _Numbered(0, "")):
        if line.text:
            group.append(line)
        elif group:
            joined.extend([_joined(group)] if _is_wrapped(group) else _mend(group))
            group = []
    return joined


def _is_wrapped(group: Sequence[_Numbered]) -> bool:
    """Whether the group is one paragraph wrapped at one width: full lines but for the last, broken within sentences."""
    if len(group) < _LEAST_WRAPPED or any(_BULLET.match(text) for _, text in group[1:]):
        return False
    widths = [_columns(text) for _, text in group[:-1]]
    widest = max(widths)
    least, most = _WRAP_WIDTHS
    if not least <= widest <= most or min(widths) < 0.8 * widest or _columns(group[-1].text) > widest + 2:
        return False
    open_ends = sum(not ends_closed(text) for _, text in group[:-1])
    return open_ends >= 0.6 * len(widths) and ends_sentence(group[-1].text)


def _columns(text: str) -> int:
    """Return the approximate width of a line in a terminal: Han is three bytes in UTF-8 and two columns wide."""
    start = text[:400]
    return (len(start) + len(start.encode("utf-8", "replace"))) // 2


def _joined(group: Sequence[_Numbered]) -> _Numbered:
    text = group[0].text
    for _, following in group[1:]:
        if _HYPHEN_END.search(text) and _LOWER_START.match(following):
            text = text[:-1] + following
        else:
            text += f" {following}" if text[-1].isascii() and following[0].isascii() else following
    return _Numbered(group[0].number, text)


def _mend(group: Sequence[_Numbered]) -> list[_Numbered]:
    """Join a line to the one before it if that one ends in the middle of a sentence."""
    paragraphs: list[list[_Numbered]] = []
    for line in group:
        if paragraphs and line.text[0] in _CONTINUES:
            if len(paragraphs) > 1 and _is_link_between(paragraphs[-2], paragraphs[-1]):
                paragraphs[-2].extend(paragraphs.pop())
            paragraphs[-1].append(line)
        elif paragraphs and _is_broken(paragraphs[-1][-1].text, line.text):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return list(map(_joined, paragraphs))


def _is_link_between(before: Sequence[_Numbered], lines: Sequence[_Numbered]) -> bool:
    """Whether a line of a few words, which the next line continues, was a link in a sentence that begins before it."""
    text = before[-1].text
    short = len(lines) == 1 and units(lines[0].text) <= _LONGEST_LINK
    return short and units(text) >= _LEAST_BEFORE_LINK and not ends_closed(text)


def _is_broken(text: str, following: str) -> bool:
    """Whether `following` continues the sentence that `text` leaves open.

    In Han, a heading also ends without a mark; so the open line must be prose, with a full stop inside, or end in
    a comma. In Latin script the next line begins in lower case.
    """
    if text[-1] in ":：" and _LABEL.fullmatch(text):
        return units(following) <= _LONGEST_VALUE and not ends_closed(following)
    if ends_sentence(text) or _BULLET.match(following) or _BULLET.match(text):
        return False
    if _LOWER_START.match(following) and text[-1].isascii() and units(text) >= 5:
        return not text.endswith((":", ";")) and ends_sentence(following)
    if not _HAN_END.search(text) or not _HAN_START.match(following):
        return False
    if text[-1] in "，、（“‘《":
        return units(text) >= 10 and (ends_sentence(following) or following[0] not in "“‘《")
    return units(text) >= 30 and _FULL_STOP_INSIDE.search(text) is not None and ends_sentence(following)
