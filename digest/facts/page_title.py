"""The title of a page: from its heading, its metadata or its <title>, without the names of section and site."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from digest.facts.dates.written import find_dates
from digest.facts.page_metadata import PageMetadata
from digest.facts.zones import bare, is_breadcrumbs, is_prose, width
from digest.model import Document, Value
from digest.text import lexicon
from digest.text.headline import follows
from digest.text.pattern import Pattern

LONGEST: Final = 60  # Han characters in a headline at most; twice as many Latin letters
OWN_ENOUGH: Final = 22  # width from which a short first line is a headline rather than a section heading
_LONGEST_DAY: Final = 60  # characters of a line with the day
_BEFORE_TEXT: Final = 120  # lines of a page among which its headline is searched
# Marks between a headline and the site's name; 丨 and ： belong to headlines.
_MARK: Final = r"\s*(?:_{1,2}|--+|[|｜»]|(?<=\s)[-–—·:](?=\s)|\s::\s)\s*"
_HYPHEN_AFTER_HAN: Final = rf"(?<={lexicon.HAN})\s?-\s?(?=[^\Wa-z\d_][^-]{{1,14}}$)"
_SUFFIX_MARK: Final = Pattern(f"{_MARK}|{_HYPHEN_AFTER_HAN}", *("_", "-", "|", "｜", "»", "–", "—", "·", ":"))
_WORD: Final = Pattern(r"[a-z0-9]+|[^\W\da-z_]")


class Title(Value):
    """A title, whether it was generated here, and the words or the tag it was read from."""

    text: str
    generated: bool
    evidence: str


def page_title(metadata: PageMetadata, document: Document) -> Title | None:
    """Return the title of a page, or None.

    The heading of level 1 that its metadata or <title> repeat; the line before the text with which <title> begins; the
    metadata and <title> without the name of the site; if only a name is left of them, the line above the day.
    """
    stated = _stated_titles(metadata, document)
    headings = _headings(document)
    known = [bare(title.text) for title in stated]
    repeated = [heading for heading in headings if any(_overlap(bare(heading), title) for title in known)]
    if repeated:
        return Title(text=max(repeated, key=len), generated=False, evidence="<h1>")
    leading = _line_in_page_title(document)
    if leading:
        return Title(text=leading, generated=False, evidence=f"<title>: {document.page_title}")
    site = next(iter(metadata.values("og:site_name")), "")
    cleaned = [(without_site(title.text, site), title.evidence) for title in stated]
    titles = [Title(text=text, generated=False, evidence=name) for text, name in cleaned if width(text) >= 4]
    if not titles:
        return Title(text=headings[0], generated=False, evidence="<h1>") if len(headings) == 1 else None
    best = titles[0]
    similar = [heading for heading in headings if width(heading) >= OWN_ENOUGH and _is_similar(heading, best.text)]
    if len(similar) == 1:
        return Title(text=similar[0], generated=False, evidence="<h1>")
    if best.evidence == "<title>" and width(best.text) < OWN_ENOUGH and (above := _line_above_day(document, best.text)):
        return Title(text=above, generated=False, evidence="line above the day")
    longer = [title for title in titles if _overlap(bare(best.text), bare(title.text))]
    return max(longer, key=lambda title: len(bare(title.text)), default=best)


def _stated_titles(metadata: PageMetadata, document: Document) -> list[Title]:
    stated = [(name, value) for name in ("og:title", "twitter:title") for value in metadata.values(name)[:1]]
    stated += [("JSON-LD headline", value) for value in metadata.json_ld("headline")[:1]]
    stated += [("<title>", document.page_title)] if document.page_title.strip() else []
    return [Title(text=value, generated=False, evidence=name) for name, value in stated]


def _headings(document: Document) -> list[str]:
    """Return the headings of level 1, except one that names the site: <title> has it behind a longer headline."""
    parts = [part for part in _SUFFIX_MARK.split(document.page_title) if part and part.strip()]
    longest = max(map(width, parts), default=0)
    names = {bare(part) for part in parts[1:] if width(part) < longest}
    return [
        line.text.strip()
        for line in document.lines
        if line.level == 1 and 4 <= width(line.text) <= 4 * LONGEST and bare(line.text) not in names
    ]


def _line_in_page_title(document: Document) -> str:
    """Return the longest line before the text with which <title> begins, if names of section or site follow it there."""
    title = document.page_title.strip()
    found, prose = "", 0
    for line in document.lines[:_BEFORE_TEXT]:
        text = line.text.strip()
        prose += is_prose(line.text)
        if prose > 1:  # a headline may read as prose itself
            break
        if line.kind != "image" and OWN_ENOUGH <= width(text) <= 4 * LONGEST and follows(title, text):
            found = max(found, text, key=len)
    return found


def _line_above_day(document: Document, name: str) -> str:
    """Return the line right above the day, for a <title> that only names section and site; "" if it is a link."""
    lines = [line for line in document.lines[:_BEFORE_TEXT] if line.kind != "image" and line.text.strip()]
    for above, below in pairwise(lines):
        text = above.text.strip()
        dates = find_dates(below.text) if len(below.text) <= _LONGEST_DAY else ()
        is_dated = any(date.fact.precision == "day" for date in dates)
        is_headline = OWN_ENOUGH <= width(text) <= 2 * LONGEST and "。" not in text
        if is_dated and is_headline and not above.links and not is_breadcrumbs(text):
            return "" if bare(name) in bare(text) else text
    return ""


def _overlap(part: str, whole: str) -> bool:
    """Whether a bare title is the other or its beginning, or the other way round if the other was truncated."""
    return bool(part) and (
        whole.startswith(part) or (len(whole) >= 6 and part.startswith(whole)) or (len(part) >= 8 and part in whole)
    )


def _is_similar(one: str, other: str) -> bool:
    """Whether two titles share most words, as a heading and a title written for search engines do."""
    first, second = ({match.group() for match in _WORD.finditer(title.lower())} for title in (one, other))
    return len(first & second) * 5 >= 3 * min(len(first), len(second)) > 0


def without_site(title: str, site: str = "") -> str:
    """Return a page title without the names of site and section before or after the headline."""
    parts = [part for part in _SUFFIX_MARK.split(title) if part and part.strip()]
    if len(parts) < 2:
        return title.strip()
    if site and bare(parts[0]) == bare(site):
        return " ".join(parts[1:]).strip()
    longest = max(parts, key=width)
    chosen = parts[0] if width(parts[0]) >= OWN_ENOUGH or parts[0] == longest else longest
    return chosen.strip()
