"""The title that a page gives: in its heading, its metadata or its <title>, without the names of section and site."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from digest.facts.written_dates import written
from digest.facts.zones import bare, is_prose, is_trail, width
from digest.model import Value
from digest.text.headline import follows
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.facts.page_metadata import Head
    from digest.model import Document, Line

LONGEST: Final = 60  # Han characters a headline has at most; twice as many Latin ones
OWN_ENOUGH: Final = 22  # width from which a short first line is a headline rather than a section heading
_LONGEST_DAY: Final = 60  # characters of a line with the day
_BEFORE_TEXT: Final = 120  # lines of a page among which its headline is looked for
# Marks between a headline and the site's name; 丨 and ： belong to headlines.
_SUFFIX_MARK: Final = Pattern(
    r"\s*(?:_{1,2}|--+|[|｜»]|(?<=\s)[-–—·:](?=\s)|\s::\s)\s*|(?<=[\u3400-\u9fff])\s?-\s?(?=[^\Wa-z\d_][^-]{1,14}$)",
    "_",
    "-",
    "|",
    "｜",
    "»",
    "–",
    "—",
    "·",
    ":",
)
_WORD: Final = Pattern(r"[a-z0-9]+|[^\W\da-z_]")


class Title(Value):
    """A title, whether it was made here, and the words or the tag it was read from."""

    text: str
    made: bool
    evidence: str


def of_page(head: Head, document: Document) -> Title | None:
    """Return the title that a page gives, or nothing.

    The heading of level 1 that its metadata or <title> repeat; the line before the text with which <title> begins; the
    metadata and <title> without the name of the site; where that leaves but a name, the line above the day.
    """
    told = _told(head, document)
    headings = _headings(document)
    known = [bare(value) for _, value in told]
    repeated = [one for one in headings if any(_begins(bare(one), other) for other in known)]
    if repeated:
        return Title(text=max(repeated, key=len), made=False, evidence="<h1>")
    led = _led(document)
    if led:
        return Title(text=led, made=False, evidence=f"<title>: {document.page_title}")
    site = head.first("og:site_name")[1]
    cleaned = [(name, without_site(value, site)) for name, value in told]
    spoken = [Title(text=value, made=False, evidence=name) for name, value in cleaned if width(value) >= 4]
    if not spoken:
        return Title(text=headings[0], made=False, evidence="<h1>") if len(headings) == 1 else None
    best = spoken[0]
    alike = [one for one in headings if width(one) >= OWN_ENOUGH and _alike(one, best.text)]
    if len(alike) == 1:
        return Title(text=alike[0], made=False, evidence="<h1>")
    if best.evidence == "<title>" and width(best.text) < OWN_ENOUGH and (above := _above_day(document, best.text)):
        return Title(text=above, made=False, evidence="line above the day")
    return max(
        (one for one in spoken if _begins(bare(best.text), bare(one.text))),
        key=lambda one: len(bare(one.text)),
        default=best,
    )


def _told(head: Head, document: Document) -> list[tuple[str, str]]:
    """Return (where, words) of each title that the head of the page tells, the surest first."""
    told = [(name, value) for name in ("og:title", "twitter:title") for value in head.names.get(name, ())[:1]]
    told += [("JSON-LD headline", value) for value in head.told("headline")[:1]]
    return [*told, ("<title>", document.page_title)] if document.page_title.strip() else told


def _headings(document: Document) -> list[str]:
    """Return the headings of level 1, but for that which only names the site: <title> has it behind a longer headline."""
    behind = [part for part in _SUFFIX_MARK.split(document.page_title) if part and part.strip()]
    longest = max(map(width, behind), default=0)
    names = {bare(part) for part in behind[1:] if width(part) < longest}
    return [
        line.text.strip()
        for line in document.lines
        if line.level == 1 and 4 <= width(line.text) <= 4 * LONGEST and bare(line.text) not in names
    ]


def _led(document: Document) -> str:
    """Return the longest line before the text that <title> begins with, where the names of section or site follow it."""
    page_title = document.page_title.strip()
    found = [
        text
        for line in _before_text(document.lines)
        if OWN_ENOUGH <= width(text := line.text.strip()) <= 4 * LONGEST and follows(page_title, text)
    ]
    return max(found, key=len, default="")


def _above_day(document: Document, name: str) -> str:
    """Return the line right above that of the day, where <title> only names section and site; nothing where it is linked."""
    lines = [line for line in document.lines[:_BEFORE_TEXT] if line.kind != "image" and line.text.strip()]
    for above, below in pairwise(lines):
        text = above.text.strip()
        dated = len(below.text) <= _LONGEST_DAY and any(one.fact.precision == "day" for one in written(below.text))
        if dated and OWN_ENOUGH <= width(text) <= 2 * LONGEST and not (above.links or is_trail(text) or "。" in text):
            return "" if bare(name) in bare(text) else text
    return ""


def _before_text(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the first lines of a page up to its second line of prose: a headline may read as prose itself."""
    prose = 0
    for line in lines[:_BEFORE_TEXT]:
        prose += is_prose(line.text)
        if prose > 1:
            return
        if line.kind != "image":
            yield line


def _begins(part: str, whole: str) -> bool:
    """Tell whether one bare title is the other or its beginning, or the other way round where that one was cut."""
    return bool(part) and (
        whole.startswith(part) or (len(whole) >= 6 and part.startswith(whole)) or (len(part) >= 8 and part in whole)
    )


def _alike(one: str, other: str) -> bool:
    """Tell whether two titles say the same in other words, as a heading and one written for search engines do."""
    first, second = ({match.group() for match in _WORD.finditer(title.lower())} for title in (one, other))
    return len(first & second) * 5 >= 3 * min(len(first), len(second)) > 0


def without_site(title: str, site: str = "") -> str:
    """Return a page title without the names of site and section that follow or precede the headline."""
    parts = [part for part in _SUFFIX_MARK.split(title) if part and part.strip()]
    if len(parts) < 2:
        return title.strip()
    if site and bare(parts[0]) == bare(site):
        return " ".join(parts[1:]).strip()
    longest = max(parts, key=width)
    chosen = parts[0] if width(parts[0]) >= OWN_ENOUGH or parts[0] == longest else longest
    return chosen.strip()
