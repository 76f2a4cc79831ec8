"""Headings: short lines between paragraphs, and headings glued to the paragraph they stand over."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from digest.clean.measure import ends_closed, ends_sentence
from digest.clean.segment import Part, as_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL: Final = re.compile(r"([^\s:,。!?;“”「」()]{1,10}):(?=\S)")
_LONGEST: Final = 30
_NUMBERED: Final = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[ivx]{1,4})[、.)]?\s?\S{2,28}")
_LATIN_HEADING: Final = 14


def mark(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Turn short lines that stand over prose into headings."""
    marked = list(parts)
    follows_prose = False
    for place in range(len(marked) - 1, -1, -1):
        part = marked[place]
        if not part.is_text:
            continue
        if part.kind == "paragraph" and follows_prose and _reads_as_heading(part):
            marked[place] = as_kind(part, "heading", level=3)
        follows_prose = (
            part.prose or part.kind in ("heading", "list", "table", "quote") or marked[place].kind == "heading"
        )
    return tuple(marked)


def _reads_as_heading(part: Part) -> bool:
    """Tell whether the line is short, unfinished as a sentence and no label of what follows."""
    if part.glued or part.size > _LONGEST or part.size == 0 or part.line.links * 2 > len(part.line.text):
        return False
    text = part.text
    if text.endswith(("？", "?", "！", "!")):
        return part.size <= 20 and "," not in part.folded and "“" not in text[:1] and not _LABEL.match(part.folded)
    if text[:1] in "“「" and part.size <= 14 and not ends_closed(text) and not text.endswith(("”", "」")):
        return True
    if ends_closed(text) or text.endswith(("，", ",", "、", "——", "”", "」")) or text[:1] in "“「（(":
        bold = any(word in ("strong", "b") for word in part.line.context[:3])
        return bold and not ends_sentence(text) and not text.endswith(("，", ","))
    return not text.isascii() or (part.size <= _LATIN_HEADING and text[:1].isupper())


def speakers(parts: Sequence[Part]) -> frozenset[str]:
    """Return the labels that paragraphs begin with again and again, as in an interview."""
    found = Counter(
        match.group(1) for part in parts if ":" in (start := part.folded[:14]) and (match := _LABEL.match(start))
    )
    talking = sum(count >= 2 for count in found.values())
    often = 2 if talking >= 2 else 3
    spoken = (label for label, count in found.items() if count >= often and not label.endswith(_DISPATCH))
    return frozenset(label for label in spoken if not label.isdecimal())


_DISPATCH: Final = ("消息", "报道", "电", "讯")  # a paper's own word before its reports: 海风日报消息：


def glued_at(part: Part, labels: frozenset[str]) -> int:
    """Return where a speaker's label begins behind a heading glued to it, 0 if nothing is glued."""
    if not part.prose:
        return 0
    start = part.folded[:60]
    for label in labels:
        at = start.find(f"{label}:")
        if 2 <= at <= 45 and _is_glued(part.folded[:at]):
            return at
    return 0


_NO_HEADING: Final = re.compile(r"[。!?;](?!$)|[,、:;。(“「《]$|(?:[对向问和与给由让请据告诉说]|告诉)$")


def _is_glued(before: str) -> bool:
    return _NO_HEADING.search(before) is None
