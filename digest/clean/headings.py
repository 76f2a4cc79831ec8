"""Headings: short lines between paragraphs, and headings glued to the paragraph below them."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from digest.clean.measure import ends_closed, ends_sentence
from digest.clean.segment import Segment, with_kind

_LONGEST: Final = 30  # reading units
_LONGEST_LATIN: Final = 14
_LONGEST_QUESTION: Final = 20
_LABEL: Final = re.compile(r"([^\s:,。!?;“”「」()]{1,10}):(?=\S)")
_DISPATCH: Final = ("消息", "报道", "电", "讯")  # a paper's own word before its reports: 海风日报消息：
_NO_HEADING: Final = re.compile(r"[。!?;](?!$)|[,、:;。(“「《]$|(?:[对向问和与给由让请据告诉说]|告诉)$")


def mark_headings(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Turn short lines above prose into headings."""
    result = list(segments)
    above_prose = False
    for place in range(len(result) - 1, -1, -1):
        segment = result[place]
        if not segment.is_text:
            continue
        if segment.kind == "paragraph" and above_prose and _reads_as_heading(segment):
            result[place] = with_kind(segment, "heading", level=3)
        above_prose = segment.prose or result[place].kind in ("heading", "list", "table", "quote")
    return tuple(result)


def _reads_as_heading(segment: Segment) -> bool:
    if segment.size > _LONGEST or segment.size == 0 or segment.line.links * 2 > len(segment.line.text):
        return False
    text = segment.text
    if text.endswith(("？", "?", "！", "!")):
        plain = "," not in segment.folded and not text.startswith("“") and _LABEL.match(segment.folded) is None
        return segment.size <= _LONGEST_QUESTION and plain
    if text[:1] in "“「" and segment.size <= 14 and not ends_closed(text) and not text.endswith(("”", "」")):
        return True
    if ends_closed(text) or text.endswith(("，", ",", "、", "——", "”", "」")) or text[:1] in "“「（(":
        bold = any(word in ("strong", "b") for word in segment.line.context[:3])
        return bold and not ends_sentence(text) and not text.endswith(("，", ","))
    return not text.isascii() or (segment.size <= _LONGEST_LATIN and text[:1].isupper())


def speakers(segments: Sequence[Segment]) -> frozenset[str]:
    """Return the labels with which several paragraphs begin, as in an interview."""
    matches = (_LABEL.match(segment.folded[:14]) for segment in segments)
    counts = Counter(match[1] for match in matches if match)
    repeated = sum(count >= 2 for count in counts.values())
    least = 2 if repeated >= 2 else 3
    return frozenset(
        label
        for label, count in counts.items()
        if count >= least and not label.endswith(_DISPATCH) and not label.isdecimal()
    )


def glued_heading(segment: Segment, labels: frozenset[str]) -> int:
    """Return where a speaker's label begins behind a heading glued to it, 0 if nothing is glued."""
    if not (labels and segment.prose):
        return 0
    places = (segment.folded[:60].find(f"{label}:") for label in labels)
    return min((at for at in places if 2 <= at <= 45 and _NO_HEADING.search(segment.folded[:at]) is None), default=0)
