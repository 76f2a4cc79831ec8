"""The rules for whole lines, and which of them takes a line: the first that matches, by rank, then in the order of `TABLES`.

A rule judges the folded line: Simplified, lower case, half-width, without outer bullets and without brackets around it.
No pattern nests one repetition in another, so that a match costs no more than the line is long.
"""

from functools import cache
from typing import Final

from digest.clean.rules import (
    LineRule,
    Zone,
    advertisement,
    byline,
    comment,
    copyrights,
    credit,
    dateline,
    disclaimer,
    editor,
    hotline,
    navigation,
    placeholder,
    player,
    promotion,
    related,
    share,
    source,
)  # fmt: skip
from digest.text.pattern import Pattern, Prefilter

TABLES: Final = (
    placeholder.RULES, navigation.RULES, share.RULES, related.RULES, promotion.RULES, advertisement.RULES,
    copyrights.RULES, credit.RULES, disclaimer.RULES, editor.RULES, byline.RULES, dateline.RULES, source.RULES,
    hotline.RULES, comment.RULES, player.RULES,
)  # fmt: skip
RULES: Final = tuple(sorted((rule for table in TABLES for rule in table), key=lambda rule: rule.rank))
_PATTERNS: Final = tuple(Pattern(rule.pattern) for rule in RULES)
_PREFILTER: Final = Prefilter(dict(enumerate(_PATTERNS)))

_LONG: Final = 60  # reading units; few rules judge longer lines
_FEW: Final = 20  # rules; so few have a prefilter of their own
_OUTER: Final = " \t·•●○◆■□▪▶►*※☆★◎|丨｜_▼↓↑"
_BRACKETS: Final = {"(": ")", "[": "]", "【": "】", "{": "}", "〔": "〕", "<": ">"}
# A sentence in which somebody says, judges or writes something is a report, whatever it is about.
_SAID: Final = Pattern(
    r"(?:(?<!小编)说|表示|写道|(?:专家|警方|部门|法院)(?:提醒|认为))(?=[,:。\"“”])|判决|判令|\b(?:said|says|told|wrote)\b"
)
# Kinds that name people or media: a line of them is no question and no call, as what a reporter asks is (记者：几点开放？).
_NEVER_SPOKEN: Final = frozenset(("byline", "editor", "source", "dateline"))
_LONGEST_NAME: Final = 4  # words; a longer line with a full stop is a sentence, no name with an abbreviation
# Kinds that also come in whole sentences; lines of all others never end in a full stop.
_IN_SENTENCES: Final = frozenset(
    ("share", "promotion", "advertisement", "copyright", "disclaimer", "hotline", "comment", "player", "related",
     "original-title", "credit")
)  # fmt: skip


@cache
def _applicable(zones: frozenset[Zone], prose: bool, sentence: bool, spoken: bool, long: bool) -> frozenset[int]:
    return frozenset(
        number
        for number, rule in enumerate(RULES)
        if rule.zone in zones
        and (rule.prose or not prose)
        and (rule.kind in _IN_SENTENCES or not sentence)
        and (rule.kind not in _NEVER_SPOKEN or not spoken)
        and (rule.longest > _LONG or not long)
    )


@cache
def _prefilter(rules: frozenset[int]) -> Prefilter:
    return Prefilter({number: _PATTERNS[number] for number in rules}) if len(rules) <= _FEW else _PREFILTER


def bare(folded: str) -> str:
    """Return a folded line without outer bullets and without brackets around the whole of it."""
    text = folded.strip(_OUTER)
    if len(text) > 2 and _BRACKETS.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
        return text[1:-1].strip(_OUTER)
    return text


def match(folded: str, size: int, zones: frozenset[Zone], *, prose: bool = False) -> LineRule | None:
    """Return the first rule that takes a folded line of `size` reading units in one of the zones.

    With `prose`, the line reads as prose and is between other lines that do.
    """
    outer = folded.strip(_OUTER) or folded
    text = bare(outer)
    sentence = text.endswith("。") or (text.endswith(".") and size > _LONGEST_NAME)
    rules = _applicable(zones, prose, sentence, text.endswith(("?", "!")), size > _LONG)
    for number in sorted(_prefilter(rules).candidates(outer) & rules):
        rule, expression = RULES[number], _PATTERNS[number].compiled
        if size <= rule.longest and (expression.fullmatch(text) or (text != outer and expression.fullmatch(outer))):
            return None if sentence and _SAID.search(text) else rule
    return None
