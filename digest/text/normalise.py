"""Text repair: removes invisible characters, corrects CJK spacing and punctuation widths; words are never changed."""

import re
from typing import Final

from digest.text.pattern import Pattern

# Letters and digits from U+2E80 on: a class that enumerates its ranges takes milliseconds to compile.
HAN: Final = r"[^\W\x00-\u2e7f]"
_OPENING: Final = "（《【「『〈〔［｛"
_CLOSING: Final = "）》】」』〉〕］｝，。！？；：、…"
_CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"  # but tab, line feed and next line
# Soft hyphen, bidi controls, zero-width spaces and marks, interlinear and tag characters, halves of surrogate pairs.
_FORMATTING: Final = "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_UNPRINTABLE: Final = "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff"
_INVISIBLE: Final = Pattern(f"[{_CONTROLS}{_FORMATTING}{_UNPRINTABLE}]")
_JOINERS: Final = Pattern(
    f"[\u200c\u200d]+(?=[\\s\x00-\x7f]|{HAN}|$)|(?:(?<=[\\s\x00-\x7f])|(?<={HAN})|^)[\u200c\u200d]+"
)
_BREAKS: Final = Pattern("\r\n?|[\x85\u2028\u2029]")
_SPACES: Final = Pattern(
    "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
_LINE_EDGES: Final = Pattern(" \n ?|\n ")
# Common characters that are not printable to str.isprintable; any other needs the patterns above.
_COMMON: Final = str.maketrans({"\n": None, "\u3000": None, "\u00a0": None, "\t": None})
_HAN: Final = Pattern(HAN)
_HAN_RUN: Final = re.compile(f"{HAN}+")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]+")
# Each begins with the blank, of which a line has few, and looks around it afterwards.
_SPACE_BEFORE_CLOSING: Final = Pattern(f" (?=[{_CLOSING}])")
_SPACE_AFTER_MARK: Final = Pattern(f" (?<=[{_OPENING}{_CLOSING}] )")
_SPACE_BY_QUOTE: Final = Pattern(f" (?:(?:(?<={HAN} )|(?<=[，。！？；：] ))(?=[“”‘’])|(?<=[“”‘’] )(?={HAN}))")
_SPACE_BY_ASCII_MARK: Final = Pattern(
    f"(?:(?<={HAN})|(?<=[”’])) (?=[,:;?!](?:[ “‘”’]|{HAN}|$))", " ,", " :", " ;", " ?", " !"
)
# A mark is full-width after Han or a closing mark, and before Han unless it is between Latin words or numbers.
_WIDE: Final = str.maketrans({",": "，", ":": "：", ";": "；", "?": "？", "!": "！", " ": None})
_MARK_AFTER_HAN: Final = Pattern(
    f"[,:;?!](?:(?<={HAN}.)|(?<=[）》】」』”’…％，。！？；：、].))(?:[,:;?! ]*[,:;?!])?(?![A-Za-z0-9/])"
)
_MARK_AFTER_HAN_TIGHT: Final = Pattern(f"[,:;?!](?:(?<={HAN}.)|(?<=[）》】」』”’].))(?=[A-Za-z0-9])")
_MARK_BEFORE_HAN: Final = Pattern(f"[,:;?!](?<=[A-Za-z0-9%）)].)(?= ?(?:[“‘《【「『（]|{HAN}))")
# Everything that is repaired except brackets: a blank or half-width mark next to a character that is not ASCII.
_BESIDE_WIDE: Final = re.compile(r"[ ,:;?!](?:(?=[^\x00-\x7f])|(?<=[^\x00-\x7f].))")
_BRACKETS: Final = Pattern(r"\(([^()（）\n]{0,200})\)")


def repair(text: str) -> str:
    """Return `text` without invisible characters and, in Han lines, with correct spaces and widths of punctuation.

    Line feeds stay; other line breaks become line feeds, and runs of blanks a single space. Idempotent; letters, digits
    and Han characters are never changed.
    """
    if not text.isprintable():
        text = _visible(text)
    elif "  " in text:
        text = _SPACES.sub(" ", text)
    text = text.strip(" ")
    if text.isascii() or not ("(" in text or _BESIDE_WIDE.search(text)):
        return text
    if "\n" not in text:
        return _repair_han(text) if is_han(text) else text
    return "\n".join(_repair_han(line) if is_han(line) else line for line in text.split("\n"))


def _visible(text: str) -> str:
    """Return the text without invisible characters, with line feeds as line breaks and single spaces."""
    return _LINE_EDGES.sub("\n", _SPACES.sub(" ", repair_code(text)))


def repair_code(text: str) -> str:
    """Return `text` without invisible characters; blanks stay as they are."""
    if text.translate(_COMMON).isprintable():
        return text
    return _JOINERS.sub("", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))


def is_han(text: str) -> bool:
    """Whether `text` is written in Han characters; it may contain foreign words and names."""
    if text.isascii():
        return False
    wanted = len(_LATIN_WORD.findall(text)) or 1
    for run in _HAN_RUN.finditer(text):
        wanted -= run.end() - run.start()
        if wanted <= 0:
            return True
    return False


def _repair_han(line: str) -> str:
    before = None
    while line != before:  # every pass only removes spaces or widens marks, so this ends
        before = line
        line = _repair_once(line)
    return line


def _repair_once(line: str) -> str:
    spaced = " " in line
    if spaced:
        line = _SPACE_BY_ASCII_MARK.sub("", line)
    if "," in line or ":" in line or ";" in line or "?" in line or "!" in line:
        line = _MARK_AFTER_HAN.sub(_widen, line)
        line = _MARK_AFTER_HAN_TIGHT.sub(_widen, line)
        line = _MARK_BEFORE_HAN.sub(_widen, line)
    if "(" in line:
        line = _BRACKETS.sub(_widen_brackets, line)
    if not spaced:
        return line
    line = _SPACE_BEFORE_CLOSING.sub("", line)
    line = _SPACE_AFTER_MARK.sub("", line)
    return _SPACE_BY_QUOTE.sub("", line).strip(" ")


def _widen(match: re.Match[str]) -> str:
    return match.group().translate(_WIDE)


def _widen_brackets(match: re.Match[str]) -> str:
    """Widen brackets that contain Han or are surrounded by it; a formula or a call such as f(x) keeps its brackets."""
    text = match.string
    before = text[match.start() - 1 : match.start()].strip() or text[max(0, match.start() - 2) : match.start()].strip()
    after = text[match.end() : match.end() + 1]
    if _HAN.search(match.group(1)) or (
        _HAN.fullmatch(before[-1:]) and (not after or not after.isascii() or after == " ")
    ):
        return f"（{match.group(1)}）"
    return match.group()
