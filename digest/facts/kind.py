"""What kind of item an article is: a report, or a brief, a link, a round-up, a paper, … Structure first, then words.

What an item is made of is the same in every language: how much text there is, how many headlines its title strings together,
how many of its lines lead elsewhere. Words of its title, address and text decide the rest.
"""

import html
import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple
from urllib.parse import urlsplit

from digest.model import Block, Facts, ItemKind
from digest.text.pattern import Pattern
from digest.text.script import HAN, fold

Field = Literal["title", "address", "lead", "text"]

_LATIN: Final = 3  # letters that say as much as a Han character
_BRIEF: Final = 190  # Han characters; a text of one or two paragraphs with no more is a brief
_BRIEF_PARAGRAPHS: Final = 2
_LEAD: Final = 600  # characters of a text in which it says what it is
_ABSTRACT: Final = 900  # Han characters; a longer text about a paper is a report
_LETTERS: Final = re.compile(rf"([{HAN}])|[^\W_]")
_NO_TEXT: Final = frozenset({"image", "caption"})
_HEADLINES: Final = 3  # in a title that strings them together
_HEADLINE: Final = 5  # Han characters
_SEPARATOR: Final = re.compile(r"[;；]\s*|、(?=[^、]{9})")
_COMMA: Final = re.compile(r",\s+|\s+\+\s+")
_CAPITALS: Final = 0.7  # of the words of a headline in English title case
_SMALL_WORDS: Final = frozenset(
    re.findall("[a-z]+", "a an the of to in on at for by with from and or as is vs into over")
)
_SERIES_NAME: Final = 24  # Han characters; a longer title before a date is a headline
_LINKED: Final = 6  # lines that lead to other sites, in a round-up
_MOSTLY: Final = 0.5
_OPINION_WORDS: Final = 0.3  # of the sentences say I


class KindRule(NamedTuple):
    """Words that show what an item is, and where they are."""

    kind: ItemKind
    field: Field
    pattern: Pattern  # searched in the folded field
    unless: Pattern | None = None


class KindFact(NamedTuple):
    """The kind of an item, and why."""

    kind: ItemKind
    evidence: str = ""


_NEWSPAPER: Final = Pattern(
    r"(?:{newspaper})\w{0,2}(?:日报|晚报|早报|晨报)|^\W?[\u4e00-\u9fff]{2,5}(?:日报|晚报|晨报|周刊)\s?:"
)

# Before anything is known of the text: what title and address say of an item holds for a link to it too.
BY_TITLE: Final = (
    KindRule("paper", "address", Pattern(r"^(?:[\w-]+\.)*{paper_host}(?:/|$)")),
    KindRule("release", "address", Pattern(r"/releases?/tag/|/change-?log(?:s|\b)|/release-?notes?\b")),
    KindRule("release", "title", Pattern(r"(?:^|[\s@(/:])(?:{version})\)?(?:\s\w{1,12})?$")),
    KindRule("release", "title", Pattern(r"{release_notes}")),
    KindRule("round-up", "title", Pattern(r"(?:{news_zh})?(?:{series_zh})(?:\W|\d|第|$)"), unless=_NEWSPAPER),
    KindRule(
        "round-up", "title", Pattern(r"(?:^|[|｜【\[])\W*[^|｜]{0,12}(?:{news_zh})(?:{series_zh})"), unless=_NEWSPAPER
    ),
    KindRule("round-up", "title", Pattern(r"\b(?:{round_en})\b")),
    KindRule("round-up", "title", Pattern(r"\bweekly(?:\s?[:#|\d(-]|$)|(?:^|\W)(?:{issue})(?:\W|$)")),
    KindRule("deal", "title", Pattern(r"\b(?:{offer_en})(?!\w)")),
    KindRule("deal", "title", Pattern(r"{offer_zh}")),
    KindRule("deal", "address", Pattern(r"/(?:deals?|coupons?|vouchers?|bargains?|shopping)/")),
)
BY_TEXT: Final = (
    KindRule("round-up", "lead", Pattern(r"\b(?:{edition_en})\b|^\W*(?:{edition_zh})")),
    KindRule("press", "address", Pattern(r"^(?:[\w-]+\.)*{wire_host}(?:/|$)")),
    KindRule("press", "address", Pattern(r"/(?:press-?releases?|press-?room|news-?releases?)\b")),
    KindRule("press", "lead", Pattern(r"{wire_line}")),
    KindRule("press", "text", Pattern(r"(?:^|\n)(?:{press_contact})\b")),
    KindRule("opinion", "address", Pattern(r"/(?:{opinion_path})/")),
    KindRule("opinion", "title", Pattern(r"^\W*(?:{opinion_en}|{opinion_zh})\s?[\]】|｜:：]")),
    KindRule("opinion", "title", Pattern(r"[|｜:：\[【]\s?(?:{opinion_en}|{opinion_zh})\W*$")),
)
_PAPER: Final = KindRule("paper", "lead", Pattern(r"\b(?:{abstract_en})\b|{abstract_zh}|^abstract\b|^摘要"))
_DATED: Final = Pattern(
    r"(?:{date}|[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9}\.? \d{4}|\d{1,2}/\d{1,2}/\d{4})\W{0,3}$"
)


def read_kind(known: Facts, blocks: Sequence[Block]) -> KindFact:
    """Return what kind of item this is, and the words or the measure that show it."""
    texts = [block.text for block in blocks if block.kind not in _NO_TEXT and block.text.strip()]
    title = fold(html.unescape(known.title))
    address = known.url.partition("://")[2].removeprefix("www.").lower()
    fields: dict[Field, str] = {"title": title, "address": address, "lead": "", "text": ""}
    if found := _by_rules(BY_TITLE, fields) or _of_title(known.title, title):
        return found
    size = sum(map(_size, texts))
    if not size:
        return KindFact("link", "no text below the title")
    fields["lead"], fields["text"] = fold("\n".join(texts)[:_LEAD]), fold("\n".join(texts)[-4 * _LEAD :])
    if size <= _ABSTRACT and _PAPER.pattern.search(fields["lead"]):
        return KindFact("paper", "text: it begins like an abstract")
    if found := _leading_elsewhere(blocks, address):
        return found
    paragraphs = sum(block.kind != "image" for block in blocks)
    if size <= _BRIEF and paragraphs <= _BRIEF_PARAGRAPHS:
        return KindFact("brief", f"a text of {size} characters")
    return _by_rules(BY_TEXT, fields) or KindFact("report")


def _by_rules(rules: Sequence[KindRule], fields: dict[Field, str]) -> KindFact | None:
    for rule in rules:
        text = fields[rule.field]
        if text and (found := rule.pattern.search(text)) and not (rule.unless and rule.unless.search(text)):
            return KindFact(rule.kind, f"{rule.field}: {found[0].strip()[:60]}")
    return None


def _size(text: str) -> int:
    """Return the length of a text in Han characters."""
    han = letters = 0
    for found in _LETTERS.finditer(text[:20_000]):
        han += found[1] is not None
        letters += found[1] is None
    return han + -(-letters // _LATIN)


def _of_title(title: str, folded: str) -> KindFact | None:
    """Return a round-up if the title strings headlines together, or is the name of a series and a date."""
    parts = [part for part in _SEPARATOR.split(title) if _size(part) >= _HEADLINE]
    if len(parts) < _HEADLINES:
        parts = [part for part in _COMMA.split(title) if _is_headline(part)]
    if len(parts) >= _HEADLINES:
        return KindFact("round-up", f"title: {len(parts)} headlines")
    dated = _DATED.search(folded)
    if dated and 0 < _size(folded[: dated.start()]) <= _SERIES_NAME:
        return KindFact("round-up", f"title: a series and a date, {dated[0].strip()}")
    return None


def _is_headline(part: str) -> bool:
    """Whether a part of an English title is a headline in title case, rather than a name in an enumeration."""
    words = [word for word in part.split() if word.lower() not in _SMALL_WORDS]
    return len(words) >= _HEADLINES and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


def _leading_elsewhere(blocks: Sequence[Block], address: str) -> KindFact | None:
    """Return a round-up if most of the headings and items of a text are links to several other sites."""
    own = address.partition("/")[0]
    hosts: set[str] = set()
    lines = linked = 0
    for block in blocks:
        if block.kind in ("heading", "list", "table"):
            items = block.text.split("\n")
            links = [mark for mark in block.marks if mark.kind == "link" and "://" in mark.href]
            abroad = {host for mark in links if (host := urlsplit(mark.href).hostname or "") and host != own}
            hosts |= abroad
            lines += len(items)
            linked += min(len(items), len(links)) if abroad else 0
    if linked >= _LINKED and len(hosts) >= _HEADLINES and linked >= _MOSTLY * lines:
        return KindFact("round-up", f"{linked} of {lines} items are links")
    return None
