"""Every rule that may remove a line, by its id: the kind of removal, and why. For reports; cleaning uses the rules themselves."""

from functools import cache
from typing import Final

from digest.clean import repeated_title
from digest.clean.rules import context_rules, line_rules, piece_rules
from digest.model import RemovalKind, Value


class RuleInfo(Value):
    """What a rule is for."""

    kind: RemovalKind
    reason: str


# Rules that are code: they look at the lines around a line, not at its words.
_BY_PLACE: Final[dict[str, tuple[RemovalKind, str]]] = {
    "byline.biography": ("byline", "one of the last lines begins with the author's name and says what he or she does"),
    "byline.name": ("byline", "above the text, a line with only the names of its authors"),
    "byline.signature": ("byline", "a name alone before the notice that the publisher does not answer for the text"),
    "dump.region": ("navigation", "in the dump of a whole page it is outside the run of lines with the most prose"),
    "edges.after-end": ("navigation", "it follows a line that ends articles, in an element that held no prose before"),
    "edges.head": ("navigation", "a short line before the text, above the facts about the page, or linked"),
    "edges.other-element": ("navigation", "it follows the text in an element of another name than the text's own"),
    "edges.tail": ("navigation", "it follows the last prose behind a line that ends articles, or is linked"),
    "front-matter.drop": ("editor-drop", "the article's front matter says drop:"),
    "related.label": ("related", "a label such as Read more: with the linked title of another article"),
    "related.links": ("related", "one of three or more lines in a row that are nothing but links"),
    "related.list": ("related", "a line that announces other articles, or a title under it"),
    "related.teasers": ("related", "one of several paragraphs that all break off in dots at the same length"),
    "title.repeated": ("repeated-title", "before the text, it only says the title again"),
}


@cache
def rule_book() -> dict[str, RuleInfo]:
    """Return every rule by its id."""
    tables = (line_rules.RULES, piece_rules.RULES, context_rules.RULES, (repeated_title.SEO,))
    listed = {rule.id: RuleInfo(kind=rule.kind, reason=rule.reason) for table in tables for rule in table}
    return {**listed, **{rule: RuleInfo(kind=kind, reason=reason) for rule, (kind, reason) in _BY_PLACE.items()}}
