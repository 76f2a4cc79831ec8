"""HTML comments in Markdown: notes of editors and marks of programs, which readers never see."""

import re
from typing import Final

_OF_INTEREST: Final = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^`\n]*$|(?P<ticks>`+)|\\.|(?P<comment><!--)", re.MULTILINE
)
_COMMENT_END: Final = re.compile("--!?>")
_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*\n")
_LONGEST_CODE: Final = 10_000  # characters of inline code; its end is not looked for further away


def without_comments(text: str) -> tuple[str, int]:
    """Return Markdown without its comments but with their line breaks, so that lines keep their numbers.

    Also return the line, from 1, of a comment that has no end: it reaches to the end of the text; 0 if all have ends.
    In code, and after a backslash, `<!--` is text.
    """
    if "<!--" not in text:
        return text, 0
    kept: list[str] = []
    done = at = 0
    while found := _OF_INTEREST.search(text, at):
        at = found.end()
        if found["fence"]:
            closing = re.compile(rf"^[ \t>]*{found['fence']}{found['fence'][0]}*[ \t]*$", re.MULTILINE).search(text, at)
            at = closing.end() if closing else len(text)
        elif found["ticks"]:
            at = _end_of_code(text, at, len(found["ticks"]))
        elif found["comment"]:
            end = _COMMENT_END.search(text, at)
            kept.append(text[done : found.start()])
            if end is None:
                return "".join(kept), text.count("\n", 0, found.start()) + 1
            kept.append("\n" * text.count("\n", found.start(), end.end()))
            done = at = end.end()
    return "".join((*kept, text[done:])), 0


def _end_of_code(text: str, at: int, ticks: int) -> int:
    """Return where the inline code ends that begins at `at` after so many backticks; `at` if these are text."""
    stop = _PARAGRAPH_END.search(text, at, at + _LONGEST_CODE)
    limit = stop.start() if stop else min(len(text), at + _LONGEST_CODE)
    runs = re.compile("`+").finditer(text, at, limit)
    return next((run.end() for run in runs if run.end() - run.start() == ticks), at)
