"""Who wrote, who edited, who photographed: gathered from the lines of an article and the head of its page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from digest.facts import credits as single
from digest.facts.names import is_han_name, is_office, leading_name, only_people, people
from digest.facts.zones import is_prose
from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.facts.credit_labels import Part
    from digest.facts.credits import Credit
    from digest.facts.dateline import Dateline
    from digest.facts.page_metadata import Head
    from digest.facts.zones import Zones
    from digest.model import FrontMatter, Line

_FRONT: Final = "front matter"
_EDGE: Final = 3  # paragraphs at either end of the prose that may carry a credit
_REACH: Final = 8  # lines at either end among which credit lines may stand
_CAPTIONS: Final = 200
_CLOSING: Final = "”’」』\"'）)】]* 　"  # what may stand behind the stop of a sentence
_STOPS: Final = frozenset("。！？!?.…；;")
_META_AUTHORS: Final = (
    "article:author", "author", "byl", "dc.creator", "sailthru.author", "parsely-author", "dcterms.creator", "article_author",
    "weibo:article:author", "twitter:data1", "cxenseparse:author",
)  # fmt: skip
# What stands alone above the name of an author.
_AUTHOR_LABELS: Final = frozenset(
    ("author", "authors", "article author", "article authors", "written by", "by", "words by", "作者", "文", "撰文")
)
# What those who build pages call the box of a byline.
_BYLINE_BOXES: Final = frozenset(("author", "authors", "byline", "writer", "zuozhe", "address"))
# What stands in such a box tells who took a picture, not who wrote.
_PICTURE_BOXES: Final = frozenset(("caption", "figcaption", "figure", "image", "imagewrap", "photo"))


class People(Value):
    """The people of an article by what they did, and (fact, words) for each."""

    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()


def read_people(head: Head, parts: Zones, dateline: Dateline | None, front: FrontMatter) -> People:
    """Return authors, editors and photographers, each from the most direct evidence there is.

    Authors, in this order: the front matter, labels, bylines and signatures around and in the text, the reporter of the
    dateline, the JSON-LD, the metadata, a line whose box is called a byline. An editor is an author too only where
    signed as one.
    """
    found = tuple(_credits(parts))
    editors, edited = _of(found, "editor"), _words(found, "editor")
    editors, edited = (front.editors, _FRONT) if front.editors else (editors, edited)
    authors, words = (front.authors, _FRONT) if front.authors else _authors(found, editors, head, parts, dateline)
    pictured = (*found, *_pictured(parts))
    told = (("authors", words), ("editors", edited), ("photographers", _words(pictured, "photographer")))
    evidence = tuple((name, line[:120]) for name, line in told)
    photographers = _of(pictured, "photographer")
    return People(authors=authors, editors=editors, photographers=photographers, evidence=evidence)


def _authors(
    found: Sequence[Credit], editors: Sequence[str], head: Head, parts: Zones, dateline: Dateline | None
) -> tuple[tuple[str, ...], str]:
    """Return the authors and the words that name them, from the first place that does."""
    authors = _of(found, "author")
    if authors:
        return authors, _words(found, "author")
    reporters = _reporter(dateline) if dateline else ()
    if dateline and reporters:
        return reporters, dateline.text
    under, words = _under_title(parts.head)
    if under:
        return under, words
    named, words = _from_head(head, editors)
    return (named, words) if named else _boxed(parts.head, editors)


def _of(found: Iterable[Credit], part: Part) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in found if one.part == part for name in one.names))


def _words(found: Iterable[Credit], part: Part) -> str:
    return next((one.words for one in found if one.part == part and one.names), "")


def _credits(parts: Zones) -> Iterator[Credit]:
    """Yield the credits of a document: whole lines around the prose, brackets and signatures at its edges."""
    around = (*parts.head, *_ends(parts.prose, _REACH), *parts.tail)
    for line in around:
        text = line.text.strip()
        if len(text) <= single.LONGEST and not is_prose(text):
            picture = not _PICTURE_BOXES.isdisjoint(line.context[:5])
            yield from (one for one in single.line_credits(text) if one.part != "author" or not picture)
    for line in (*parts.head[1:], *_ends(parts.prose, _EDGE), *parts.tail):
        yield from single.bracket_credits(line.text)
    for line in (*parts.prose[-_EDGE:], *parts.tail):
        yield from single.told_credits(line.text)
    signed = [line for line in parts.prose[:-_EDGE] if single.may_be_signed(line.text)]
    for line in (*signed, *_ending(parts)):
        if line.body and not line.links:
            yield from single.signature(line.text)


def _ending(parts: Zones) -> Iterator[Line]:
    """Yield the last lines but for verses that are like a name: one that signs stands last, or below a sentence's end."""
    lines = (*parts.prose[-_EDGE:], *parts.tail[:2])
    before = parts.prose[-_EDGE - 1].text if len(parts.prose) > _EDGE else ""
    for line in lines:
        if line is lines[-1] or before.rstrip(_CLOSING)[-1:] in _STOPS or not single.is_name_alone(line.text):
            yield line
        before = line.text


def _ends(lines: tuple[Line, ...], count: int) -> tuple[Line, ...]:
    return lines if len(lines) <= 2 * count else (*lines[:count], *lines[-count:])


def _pictured(parts: Zones) -> Iterator[Credit]:
    for line in (*parts.head, *parts.prose[:_CAPTIONS], *parts.tail):
        if len(line.text) <= 2 * single.LONGEST:
            yield from single.picture_credit(line.text)


def _reporter(dateline: Dateline) -> tuple[str, ...]:
    run = dateline.reporter
    named = people(run) or tuple(filter(None, (leading_name(run),)))
    if named or not dateline.day or not 4 <= len(run) <= 6:
        return named
    # a place nobody has heard of stands between name and day: it has two characters or three
    return tuple(filter(is_han_name, (run[:-2] if len(run) < 6 else run[:3],)))


def _from_head(head: Head, editors: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the authors whom the head of the page names, and the words, unless they are its editors or its medium."""
    linked = tuple(dict.fromkeys(one for value in head.told("author") for one in people(value) if one not in editors))
    if linked:
        return linked, f"JSON-LD author: {', '.join(linked)}"
    for name in _META_AUTHORS:
        for value in head.names.get(name, ()):
            found = tuple(one for one in people(value) if one not in editors)
            if found:
                return found, f"{name}: {value}"
    return (), ""


def _under_title(lines: Sequence[Line]) -> tuple[tuple[str, ...], str]:
    """Return the name that has its line between title and text to itself: below the word Author, or above an office."""
    texts = [line.text.strip(" :：|") for line in lines[1:]]
    shown = [text for text in texts if text]
    for one, other in pairwise(shown):
        label = one.lower() in _AUTHOR_LABELS
        if label or is_office(other):
            names = only_people(other if label else one)
            if names and (label or " " in names[0]):
                return names, f"{one} · {other}"
    return (), ""


def _boxed(lines: Iterable[Line], editors: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the name in a short line whose box its page calls author or byline."""
    for line in lines:
        if len(line.text) <= 60 and _BYLINE_BOXES.intersection(line.context[:8]):
            names = tuple(name for name in only_people(line.text) if name not in editors)
            if names:
                return names, line.text
    return (), ""
