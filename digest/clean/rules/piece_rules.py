"""Rules for pieces of a line: a dateline before the first sentence, a credit after the last one."""

import re
from typing import Final, Literal

from digest.model import RemovalKind, Value
from digest.text.pattern import Pattern, Prefilter, any_of


class PieceRule(Value):
    """What a piece at the head or the tail of a paragraph may be other than a sentence of the article."""

    id: str
    kind: RemovalKind
    reason: str
    where: Literal["head", "tail"]
    takes: tuple[str, ...]  # patterns of word classes, one of which must match the piece
    first: int = 1_000  # a head piece is looked for in this many leading paragraphs
    capitals: bool = False  # the pattern's group is in capitals, and a sentence begins after the piece


class RulePiece(Value):
    """Where in a line the piece is that a rule takes."""

    start: int
    stop: int
    rule: PieceRule


RULES: Final[tuple[PieceRule, ...]] = (
    # ------------------------------------------------------------------ before the first sentence
    PieceRule(id="dateline.bracket", kind="dateline", where="head", first=4, reason="reporter, place and wire in brackets before the first sentence", takes=(
        r"[(\[【〔]{in_brackets}{0,30}(?:(?:记者|特派员|通讯员){in_brackets}{1,30}|{dispatch}\s?)[)\]】〕]\s*[:,]?\s*",)),
    PieceRule(id="dateline.wire", kind="dateline", where="head", first=4, reason="medium, place, day and the word for a dispatch before the first sentence", takes=(
        r"据?{medium}(?:[\w、·]{0,10}?{day_of_month}|[\w·]{0,4})(?:[上下晚早]午?)?{dispatched}(?:\s*{reporters_in_brackets})?{set_off}\s*",)),
    PieceRule(id="dateline.message", kind="dateline", where="head", first=4, reason="the medium's name and a colon before the first sentence; with a comma it would be part of it", takes=(
        r"{medium}{day_of_month}?(?:消息|报道|综合报道|综合消息)(?:\s*{people_in_brackets}\s*:?|\s*:)\s*",)),
    PieceRule(id="dateline.report", kind="dateline", where="head", first=4, reason="medium and day of its report before the first sentence", takes=(
        r"{other_medium}{day_of_month}(?:报道|综合报道|讯|电|消息)\s*{reporters_in_brackets}?(?::\s*|\s|(?=据)|$)\s*",)),
    PieceRule(id="dateline.own", kind="dateline", where="head", first=4, reason="the paper's own word for a report of its own, with its reporters", takes=(
        r"(?:{own_medium}|{own_paper}|{other_medium})(?:专?电|讯|快讯|消息)\s*(?:{reporters_in_brackets}|:)\s*:?\s*",)),
    PieceRule(id="dateline.reporters", kind="byline", where="head", first=3, reason="reporters before the first sentence, set off by a slash", takes=(
        r"(?:本报|特约|见习|实习)?记者\s?[^\s。,:;]{2,20}\s?[/\u2571]\s?[^\s。,:;]{2,10}(?:报道|电|连线|综合报道)\s*[:,]?\s*",)),
    PieceRule(id="dateline.english", kind="dateline", where="head", first=3, reason="place and agency before a dash", takes=(
        r"[a-z][a-z.'’ ]{1,24}(?:,\s?[a-z][a-z.' ]{1,20})?\s?{comma_day_en}?\({wire_agency_en}\)\s?{dash_en}\s*",)),
    PieceRule(id="dateline.place", kind="dateline", where="head", first=2, capitals=True, reason="a place in capitals, with day and agency or without, before a dash and the first sentence", takes=(
        r"([a-z][a-z.'’ -]{2,24})(?:,\s?(?!{month_en}\s\d)[a-z][a-z.' ]{1,20})?{and_day_en}?{and_agency_en}?\s?{dash_apart}\s*",)),
    # ------------------------------------------------------------------ after the last sentence
    PieceRule(id="credit.bracket", kind="credit", where="tail", reason="who wrote, translated or pictured it, in brackets after the last sentence", takes=(
        r"\s*[(\[【]{credited_medium}?(?:首席|见习|实习|特约)?{credited_role}\s?[:/|\s]?[^()\[\]【】。!?]{0,50}[)\]】]\s*",
        r"\s*[(\[【](?:本文)?来源\s?[:/|][^()\[\]【】。!?]{0,50}[)\]】]\s*",
        r"\s*[(\[【](?:据|综合)[^()\[\]【】。,]{0,14}{reporting_medium}[^()\[\]【】。!?]{0,50}[)\]】]\s*")),
    PieceRule(id="editor.bracket", kind="editor", where="tail", reason="editors in brackets after the last sentence, with the day after them or without", takes=(
        r"\s*[(\[【]{editor_in_brackets}\s?[:/|\s]?[^()\[\]【】。!?]{1,40}[)\]】]\s*(?:1\d{6}|20\d{6})?",)),
    PieceRule(id="editor.tail", kind="editor", where="tail", reason="editors after the last full stop", takes=(
        r"(?<=[。!?”」』)…])\s*(?:责任编辑|责任编輯|责编|编辑|校对|审核|编审|监制)\s?[:/|]\s?[^。!?]{2,30}",)),
    PieceRule(id="byline.tail", kind="byline", where="tail", reason="reporters after the last full stop", takes=(
        r"(?<=[。!?”」』)…])\s*{signed_role}\s?[:/|\s]\s?{signed_name}(?:[\s、/]{signed_name}){0,3}(?:\s?(?:摄|报道|摄影报道))?",
        r"(?<=[。!?”」』)…])\s*[^\s。!?,:/]{2,4}\s?/\s?(?:文|图|摄影?|报道|撰文|整理)")),
    PieceRule(id="source.tail", kind="source", where="tail", reason="the wire or paper named after the last full stop", takes=(
        r"(?<=[。!?”」』)…])\s*[(]?{named_after}\s?[\w《》、·\s\"“”]{2,24}?{named_medium}等?(?:综合)?(?:电|报道|消息|整理)?[)]?",)),
    PieceRule(id="navigation.tail", kind="navigation", where="tail", reason="after the last full stop, the way back to the site", takes=(
        r"(?<=[。!?”」』)…])\s*返回[^。,!?\s]{2,10}(?:[,\s]{0,2}查看更多|\s?>{1,3}|»)",)),
    PieceRule(id="related.bracket", kind="related", where="tail", reason="in brackets after the last sentence, a label of other reports and the title of one", takes=(
        r"\s*[(\[【]{more_label}\s?:\s?[^()\[\]【】。]{4,60}[)\]】]\s*",)),
    PieceRule(id="disclaimer.tail", kind="disclaimer", where="tail", reason="a distance kept or a right claimed in brackets after the last sentence", takes=(
        r"\s*[(\[【][^()\[\]【】。]{0,30}{distance}[^()\[\]【】]{0,60}[)\]】]\s*",)),
)  # fmt: skip
_HEADS: Final = tuple((rule, Pattern(any_of(rule.takes))) for rule in RULES if rule.where == "head")
_TAILS: Final = tuple((rule, Pattern(f"{any_of(rule.takes)}$")) for rule in RULES if rule.where == "tail")
_TAIL_FILTER: Final = Prefilter({number: pattern for number, (_, pattern) in enumerate(_TAILS)})
_HEAD_FILTER: Final = Prefilter({number: pattern for number, (_, pattern) in enumerate(_HEADS)})
_SENTENCE_ENDS: Final = "。!?…”」』"
_LONGEST: Final = 90
LEADING: Final = max(rule.first for rule in RULES if rule.where == "head")  # paragraphs


def head(folded: str, paragraph: int, text: str = "") -> RulePiece | None:
    """Return the piece to be cut off before the first sentence of a folded paragraph, the `paragraph`-th from 0.

    Rules that look at capitals need the `text` as it is before folding.
    """
    if paragraph >= LEADING:
        return None
    start = folded[:_LONGEST]
    for number in sorted(_HEAD_FILTER.candidates(start)):
        rule, pattern = _HEADS[number]
        found = pattern.compiled.match(start) if paragraph < rule.first else None
        if found and 0 < found.end() < len(folded):
            if rule.capitals and not _in_capitals(text, found):
                continue
            return RulePiece(start=0, stop=found.end(), rule=rule)
    return None


def _in_capitals(text: str, found: re.Match[str]) -> bool:
    rest = text[found.end() :].lstrip("“‘\"'")
    return text[found.start(1) : found.end(1)].isupper() and (rest[:1].isupper() or rest[:1].isdigit())


def tail(folded: str) -> RulePiece | None:
    """Return the piece to be cut off after the last sentence of a paragraph."""
    if folded[-1:] in _SENTENCE_ENDS:  # as "" is
        return None
    begin = max(0, len(folded) - _LONGEST)
    end = folded[begin:]
    for number in sorted(_TAIL_FILTER.candidates(end)):
        rule, pattern = _TAILS[number]
        if (found := pattern.compiled.search(end)) and begin + found.start() > 0:
            return RulePiece(start=begin + found.start(), stop=len(folded), rule=rule)
    return None
