"""Whether a text is HTML, and whether a parser would take too long for it."""

import re
from collections import Counter
from typing import Final

_ELEMENTS: Final = "html|head|body|article|section|div|p|h[1-6]|ul|ol|li|table|span|a|figure|blockquote|strong|em"
_OPENING: Final = re.compile(rf"<(?:!doctype|br|img|hr|{_ELEMENTS})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_CLOSING: Final = re.compile(rf"</(?:{_ELEMENTS})\s{{0,9}}>", re.IGNORECASE)
_SAMPLE: Final = 20_000  # characters
# What parsers take quadratic time for. Each limit is far above what pages have, and takes a parser under half a second.
MOST_ATTRIBUTES: Final = 2_000  # of an element: each is compared with the others
MOST_OPTIONS: Final = 5_000  # of a page: each is counted among the others of its list
_MOST_STEPS: Final = 100_000_000  # tags times the elements open around each: parsers look through these
_SMALL: Final = 20_000  # characters; shorter texts cannot take long
_ATTRIBUTE: Final = r"""[\s/]++[^\s/>=]{1,200}+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?+"""
_MANY_ATTRIBUTES: Final = re.compile(rf"<[A-Za-z][^\s/>]{{0,200}}+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}}")
_OPTION: Final = re.compile(r"<option\b", re.IGNORECASE)
_TAG: Final = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,200}+)")
# Elements without content, or that the next of their kind ends.
_BRIEF: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "dt",
     "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rb", "rt", "rtc", "rp")
)  # fmt: skip


def is_markup(text: str) -> bool:
    """Whether a text is HTML rather than prose that mentions a tag: it begins with an element, or has pairs of tags."""
    sample = text[:_SAMPLE].lstrip()
    return bool(_OPENING.match(sample)) or (
        len(_OPENING.findall(sample)) >= 2 and (bool(_CLOSING.search(sample)) or "<br" in sample.lower())
    )


def is_page(text: str) -> bool:
    """Whether a text is a saved web page."""
    beginning = text[:400].lstrip().lower()
    return beginning.startswith(("<!doctype html", "<html")) or (beginning.startswith("<") and is_markup(text))


def costly_markup(text: str) -> str:
    """Return why a parser would take too long for a page; "" if it would not."""
    if len(text) <= _SMALL:
        return ""
    if reason := _many_attributes(text):
        return reason
    if len(_OPTION.findall(text)) > MOST_OPTIONS:
        return f"it has more than {MOST_OPTIONS:,} <option> elements"
    if text.count("<") ** 2 > 2 * _MOST_STEPS and _steps(text) > _MOST_STEPS:
        return "too many of its elements are inside one another, or are never closed"
    return ""


def costly_feed(text: str) -> str:
    """Return why a parser would take too long for a feed; "" if it would not."""
    return _many_attributes(text) if len(text) > _SMALL else ""


def _many_attributes(text: str) -> str:
    return f"an element has more than {MOST_ATTRIBUTES:,} attributes" if _MANY_ATTRIBUTES.search(text) else ""


def _steps(text: str) -> int:
    """Return the number of tags, each times the number of elements that are open around it."""
    opened: Counter[str] = Counter()
    depth = steps = 0
    for closing, name in _TAG.findall(text):
        if (name := name.lower()) not in _BRIEF:
            change = (-1 if opened[name] else 0) if closing else 1
            opened[name] += change
            depth += change
        steps += depth
    return steps
