"""Authors, editors and photographers, gathered from the lines of an article and the metadata of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from digest.facts import credits_in_text as in_text
from digest.facts.credit_lines import LONGEST, Credit, Part, line_credits
from digest.facts.dateline import Dateline
from digest.facts.names import is_han_name, is_office, leading_name, names_in, only_names
from digest.facts.page_metadata import PageMetadata
from digest.facts.zones import Zones, is_prose
from digest.model import FrontMatter, Line

_FRONT: Final = "front matter"
_EDGE: Final = 3  # paragraphs at either end of the prose that may carry a credit
_REACH: Final = 8  # lines at either end among which credit lines may be
_CAPTIONS: Final = 200
_CLOSING: Final = "”’」』\"'）)】]* 　"  # what may follow the stop of a sentence
_STOPS: Final = frozenset("。！？!?.…；;")
_META_AUTHORS: Final = (
    "article:author", "author", "byl", "dc.creator", "sailthru.author", "parsely-author", "dcterms.creator", "article_author",
    "weibo:article:author", "twitter:data1", "cxenseparse:author",
)  # fmt: skip
# Labels that are alone on the line above an author's name.
_AUTHOR_LABELS: Final = frozenset(
    ("author", "authors", "article author", "article authors", "written by", "by", "words by", "作者", "文", "撰文")
)
# Classes and ids of the box of a byline.
_BYLINE_BOXES: Final = frozenset(("author", "authors", "byline", "writer", "zuozhe", "address"))
# In such a box are the names of photographers, not of authors.
_PICTURE_BOXES: Final = frozenset(("caption", "figcaption", "figure", "image", "imagewrap", "photo"))


class Names(NamedTuple):
    """Names of people, and the words they were read from."""

    names: tuple[str, ...] = ()
    evidence: str = ""


class People(NamedTuple):
    """The people of an article by what they did."""

    authors: Names
    editors: Names
    photographers: Names


def read_people(metadata: PageMetadata, zones: Zones, dateline: Dateline | None, front: FrontMatter) -> People:
    """Return authors, editors and photographers, each from the most direct evidence there is.

    Authors, in this order: the front matter, labels, bylines and signatures around and in the text, the reporter of the
    dateline, the JSON-LD, the metadata, a line in a box called byline. An editor is an author too only if signed as one.
    """
    found = tuple(_credits(zones))
    editors = Names(front.editors, _FRONT) if front.editors else _by_part(found, "editor")
    given = Names(front.authors, _FRONT) if front.authors else None
    authors = given or _authors(found, editors.names, metadata, zones, dateline)
    captions = (*zones.title_block, *zones.prose[:_CAPTIONS], *zones.tail)
    texts = (line.text for line in captions if len(line.text) <= 2 * LONGEST)
    pictures = (credit for text in texts for credit in in_text.picture_credits(text))
    photographers = _by_part((*found, *pictures), "photographer")
    return People(authors=authors, editors=editors, photographers=photographers)


def _authors(
    found: Sequence[Credit], editors: Sequence[str], metadata: PageMetadata, zones: Zones, dateline: Dateline | None
) -> Names:
    places = (
        _by_part(found, "author"),
        _reporters(dateline),
        _alone_under_title(zones.title_block),
        _from_metadata(metadata, editors),
        _in_byline_box(zones.title_block, editors),
    )
    return next((authors for authors in places if authors.names), Names())


def _by_part(found: Sequence[Credit], part: Part) -> Names:
    named = [credit for credit in found if credit.part == part and credit.names]
    names = dict.fromkeys(name for credit in named for name in credit.names)
    return Names(tuple(names), named[0].evidence if named else "")


def _credits(zones: Zones) -> Iterator[Credit]:
    """Yield the credits of a document: whole lines around the prose, brackets and signatures at its edges."""
    for line in (*zones.title_block, *_both_ends(zones.prose, _REACH), *zones.tail):
        text = line.text.strip()
        if len(text) <= LONGEST and not is_prose(text):
            in_picture = not _PICTURE_BOXES.isdisjoint(line.context[:5])
            yield from (credit for credit in line_credits(text) if not in_picture or credit.part != "author")
    for line in (*zones.title_block[1:], *_both_ends(zones.prose, _EDGE), *zones.tail):
        yield from in_text.bracket_credits(line.text)
    for line in (*zones.prose[-_EDGE:], *zones.tail):
        yield from in_text.sentence_credits(line.text)
    signed = [line for line in zones.prose[:-_EDGE] if in_text.may_be_signed(line.text)]
    for line in (*signed, *_last_lines(zones)):
        if line.body and not line.links:
            yield from in_text.signature(line.text)


def _last_lines(zones: Zones) -> Iterator[Line]:
    """Yield the last lines except verses that look like a name: a signature is the last line or follows a sentence."""
    lines = (*zones.prose[-_EDGE:], *zones.tail[:2])
    before = zones.prose[-_EDGE - 1].text if len(zones.prose) > _EDGE else ""
    for line in lines:
        follows_sentence = before.rstrip(_CLOSING)[-1:] in _STOPS
        if line is lines[-1] or follows_sentence or not in_text.is_name_alone(line.text):
            yield line
        before = line.text


def _both_ends(lines: tuple[Line, ...], count: int) -> tuple[Line, ...]:
    return lines if len(lines) <= 2 * count else (*lines[:count], *lines[-count:])


def _reporters(dateline: Dateline | None) -> Names:
    if dateline is None:
        return Names()
    run = dateline.reporter
    names = names_in(run) or tuple(filter(None, (leading_name(run),)))
    if not names and dateline.day and 4 <= len(run) <= 6:
        # an unknown place between name and day: it has two characters or three
        names = tuple(filter(is_han_name, (run[:-2] if len(run) < 6 else run[:3],)))
    return Names(names, dateline.text)


def _from_metadata(metadata: PageMetadata, editors: Sequence[str]) -> Names:
    """Return the authors in the page's metadata, unless they are its editors or its medium."""
    linked = dict.fromkeys(name for value in metadata.json_ld("author") for name in names_in(value))
    if names := tuple(name for name in linked if name not in editors):
        return Names(names, f"JSON-LD author: {', '.join(names)}")
    for key in _META_AUTHORS:
        for value in metadata.values(key):
            if names := tuple(name for name in names_in(value) if name not in editors):
                return Names(names, f"{key}: {value}")
    return Names()


def _alone_under_title(lines: Sequence[Line]) -> Names:
    """Return the name that is alone on its line between title and text: below the word Author, or above an office."""
    texts = [line.text.strip(" :：|") for line in lines[1:]]
    for upper, lower in pairwise(text for text in texts if text):
        is_label = upper.lower() in _AUTHOR_LABELS
        if is_label or is_office(lower):
            names = only_names(lower if is_label else upper)
            if names and (is_label or " " in names[0]):
                return Names(names, f"{upper} · {lower}")
    return Names()


def _in_byline_box(lines: Iterable[Line], editors: Sequence[str]) -> Names:
    boxed = (line.text for line in lines if len(line.text) <= 60 and _BYLINE_BOXES.intersection(line.context[:8]))
    for text in boxed:
        if names := tuple(name for name in only_names(text) if name not in editors):
            return Names(names, text)
    return Names()
