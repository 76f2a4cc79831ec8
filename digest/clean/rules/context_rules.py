"""Rules that read the page's own names: what its author called the element around a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.clean.segment import Segment, removed
from digest.model import RemovalKind, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ContextRule(Value):
    """Words of class and id that name the purpose of an element inside the article."""

    id: str
    kind: RemovalKind
    reason: str
    words: frozenset[str]
    prose: bool = False  # also for lines that read as prose


RULES: Final[tuple[ContextRule, ...]] = (
    ContextRule(id="context.related", kind="related", prose=True, reason="the element is named after other articles",
                words=frozenset(["related", "relate", "relates", "recommend", "recommended", "recommendation", "recommendations", "rel", "readmore", "outbrain", "taboola", "morelinks"])),
    ContextRule(id="context.share", kind="share", reason="the element is named after sharing",
                words=frozenset(["share", "sharing", "social", "bdshare", "sharebar", "sharethis", "addthis", "bshare"])),
    ContextRule(id="context.comment", kind="comment", prose=True, reason="the element is named after comments",
                words=frozenset(["comment", "comments", "disqus", "pinglun", "reply", "replies"])),
    ContextRule(id="context.advertisement", kind="advertisement", prose=True, reason="the element is named after advertising",
                words=frozenset(["advert", "advertisement", "advertising", "sponsor", "sponsored", "gg", "guanggao", "adsbygoogle", "dfp"])),
    ContextRule(id="context.editor", kind="editor", reason="the element is named after the editors",
                words=frozenset(["editor", "edit", "bianji", "zebian"])),
    ContextRule(id="context.copyright", kind="copyright", prose=True, reason="the element is named after rights",
                words=frozenset(["copyright", "disclaimer", "disclosure", "banquan", "declare", "shengming", "statement"])),
    ContextRule(id="context.navigation", kind="navigation", reason="the element is named after moving about",
                words=frozenset(["breadcrumb", "breadcrumbs", "crumb", "crumbs", "pagination", "pager", "nav", "navbar", "menu", "toolbar", "tags", "tag", "keywords", "toc"])),
    ContextRule(id="context.promotion", kind="promotion", prose=True, reason="the element is named after promotion",
                words=frozenset(["newsletter", "subscribe", "subscription", "signup", "promo", "promotion", "qrcode", "ewm", "appdownload", "cta", "paywall"])),
    ContextRule(id="context.aside", kind="related", reason="an aside to the article that holds no prose: headings and links",
                words=frozenset(["aside"])),
    ContextRule(id="context.source", kind="source", reason="the element is named after source or time",
                words=frozenset(["source", "laiyuan", "pubtime", "publish", "pubdate", "timestamp", "dateline", "byline", "nickname"])),
)  # fmt: skip
_NEAR: Final = 12  # words of context; those further out name wrappers of the whole page
_SHARE_OF_TEXT: Final = 0.4  # an element that holds so much of the text is not judged by its name


def mark(parts: Sequence[Segment]) -> tuple[Segment, ...]:
    """Judge lines whose element is named after something that is no text of the article."""
    names = {context: _ALL_WORDS.intersection(context) for context in {part.line.context[:_NEAR] for part in parts}}
    if not any(names.values()):
        return tuple(parts)
    whole = sum(part.size for part in parts if part.prose)
    held = _held(parts, names)
    marked: list[Segment] = []
    for part in parts:
        near = names[part.line.context[:_NEAR]]
        rule = _rule(part, near, held, whole) if near and part.is_text else None
        marked.append(removed(part, rule.kind, rule.id) if rule else part)
    return tuple(marked)


def _held(parts: Sequence[Segment], names: Mapping[tuple[str, ...], frozenset[str]]) -> dict[str, int]:
    """Return how much prose elements of each name hold, in reading units."""
    held: dict[str, int] = {}
    for part in parts:
        if part.prose:
            for word in names[part.line.context[:_NEAR]]:
                held[word] = held.get(word, 0) + part.size
    return held


def _rule(part: Segment, near: frozenset[str], held: Mapping[str, int], whole: int) -> ContextRule | None:
    telling = frozenset(word for word in near if held.get(word, 0) <= _SHARE_OF_TEXT * whole)
    return next((rule for rule in RULES if telling & rule.words and (rule.prose or not part.prose)), None)


_ALL_WORDS: Final = frozenset(word for rule in RULES for word in rule.words)
