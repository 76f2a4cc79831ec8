"""The unit of judgement: a line, or a piece of one, with what has been found about it so far."""

from __future__ import annotations

import msgspec

from digest.clean import measure
from digest.model import BlockKind, Line, RemovalKind, Value


class Verdict(Value):
    """Why a part is no body text: the kind of removal and the rule that says so."""

    kind: RemovalKind
    rule: str


class Part(Value):
    """A line of the article, repaired, or a piece cut off one."""

    line: Line
    text: str
    folded: str  # as long as `text`: Hant as Hans, lower case, half-width; what rules are matched against
    kind: BlockKind
    size: int  # reading units
    prose: bool
    verdict: Verdict | None = None
    glued: bool = False  # the next part is a piece of the same line

    @property
    def kept(self) -> bool:
        """Tell whether nothing speaks against the part so far."""
        return self.verdict is None

    @property
    def is_text(self) -> bool:
        """Tell whether the part is kept and holds words of the article, not a picture or its caption."""
        return self.verdict is None and self.kind not in ("image", "caption")


def make(line: Line, text: str, folded: str, kind: BlockKind) -> Part:
    """Return the part for a line or a piece of one."""
    size = measure.units(text)
    prose = kind != "image" and measure.reads_as_prose(text, size, line.links)
    return Part(line=line, text=text, folded=folded, kind=kind, size=size, prose=prose)


def piece(part: Part, start: int, stop: int) -> Part:
    """Return the part for a piece of another one, without the blanks around it."""
    text, folded = part.text[start:stop], part.folded[start:stop]
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return make(part.line, text[left:right], folded[left:right], part.kind)


def removed(part: Part, kind: RemovalKind, rule: str) -> Part:
    """Return the part judged to be no body text."""
    return msgspec.structs.replace(part, verdict=Verdict(kind=kind, rule=rule))


def as_kind(part: Part, kind: BlockKind, level: int = 0) -> Part:
    """Return the part as another kind of block."""
    line = msgspec.structs.replace(part.line, level=level) if level != part.line.level else part.line
    return msgspec.structs.replace(part, kind=kind, line=line)
