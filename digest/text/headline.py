"""The headline of a page saved as text: its first line is the page's title, and a later line repeats the headline."""

import re
from collections.abc import Sequence
from typing import Final

_SITE_MARK: Final = re.compile(r"[_|｜]|\s[-—–»·]\s|-(?=[^-]{2,12}$)")
# What separates a headline from the names of section and site in a page's title, or how those names end.
_BEHIND: Final = re.compile(
    r"\s*[-_|｜»–—·]|\s[^\s_|-]{0,16}(?:网|網|报|報|社|院|局|处|處|台|政府|新闻|新聞|频道|頻道|大学|大學|学会|學會|协会|協會|公司|集团|集團|中心|在线|在線)(?:$|[-_|])"
)
_LEAST_PIECE: Final = 4  # characters of a headline between marks
_LEAST: Final = 10  # characters of a headline without marks
_LONGEST: Final = 60  # characters of a headline without a name after it
_SENTENCE_ENDS: Final = ("。", "。”", "；", "，", ".", ",")
_LOOKED_AT: Final = 600  # lines


def places(lines: Sequence[str], *, bare: bool = False) -> tuple[int, ...]:
    """Return the indexes of the lines that repeat the headline of the page's title, which is the first line.

    With `bare`, the first line may also be the headline alone, without the name of a site.
    """
    title = lines[0].strip() if lines else ""
    pieces = [name for piece in _SITE_MARK.split(title) if len(name := piece.strip()) >= _LEAST_PIECE]
    longest = max(pieces, key=len, default="")
    alone = bare and _LEAST <= len(title) <= _LONGEST and not title.endswith(_SENTENCE_ENDS)
    wholes = {title} if alone else set()
    names = wholes | ({longest} if longest != title else set())
    stripped = enumerate(map(str.strip, lines[1:_LOOKED_AT]), 1)
    short = [(place, line) for place, line in stripped if len(line) <= len(title)]  # a longer line cannot repeat it
    return _repeating(short, title, names) or _repeating(short, title, set(pieces[:1]) - {title})


def _repeating(lines: Sequence[tuple[int, str]], title: str, names: set[str]) -> tuple[int, ...]:
    return tuple(place for place, line in lines if line in names or follows(title, line))


def follows(title: str, text: str) -> bool:
    """Whether a page's title is this text followed by names of section or site."""
    return len(text) >= _LEAST and title.startswith(text) and _BEHIND.match(title, len(text)) is not None
