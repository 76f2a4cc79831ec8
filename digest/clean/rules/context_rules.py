"""Rules that read the page's own names: what its author called the element around a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from digest.clean.segment import Segment, removed
from digest.model import RemovalKind, Value


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
_ALL_WORDS: Final = frozenset(word for rule in RULES for word in rule.words)
_NEAR: Final = 12  # words of context; those further out name wrappers of the whole page
_SHARE_OF_TEXT: Final = 0.4  # an element that holds so much of the text is not judged by its name


def remove_by_context(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Remove lines whose element is named after something that is no text of the article."""
    names = {context: _ALL_WORDS.intersection(context) for context in {part.line.context[:_NEAR] for part in segments}}
    if not any(names.values()):
        return tuple(segments)
    prose = [segment for segment in segments if segment.prose]
    whole = sum(segment.size for segment in prose)
    held: Counter[str] = Counter()  # reading units of prose in elements of each name
    for segment in prose:
        held.update(dict.fromkeys(names[segment.line.context[:_NEAR]], segment.size))
    judged: list[Segment] = []
    for segment in segments:
        near = {word for word in names[segment.line.context[:_NEAR]] if held[word] <= _SHARE_OF_TEXT * whole}
        rule = next((rule for rule in RULES if near & rule.words and (rule.prose or not segment.prose)), None)
        judged.append(removed(segment, rule.kind, rule.id) if rule and segment.is_text else segment)
    return tuple(judged)
