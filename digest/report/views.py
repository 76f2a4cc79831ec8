"""What the pages of a report show: articles line by line, counts by source and rule, and advice to editors."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from msgspec.structs import replace

from digest.clean.rules.rule_book import RuleInfo, rule_book
from digest.model import Block, Body, Entry, Facts, Removal, SourcePolicy, Value
from digest.report import advice
from digest.report.plan import NO_SOURCE, Material
from digest.report.recurring import recurring
from digest.text.excerpt import excerpt

_LONGEST: Final = 20_000  # characters of a block or removal
_EXAMPLES: Final = 6  # of a rule
_MOST: Final = 1_000  # articles in a list of the editors' page
_HUES: Final = {
    "breadcrumb": 1, "navigation": 1, "edition": 1, "related": 2, "share": 3, "comment": 3, "player": 3, "placeholder": 3,
    "advertisement": 4, "promotion": 4, "hotline": 4, "seo": 4, "copyright": 5, "disclaimer": 5, "credit": 6, "editor": 6,
    "byline": 6, "dateline": 7, "source": 7, "original-title": 7, "repeated-title": 7, "editor-drop": 8,
}  # fmt: skip
_OTHER_HUE: Final = 8
_LISTS: Final = {  # code of an advice → heading of its list
    "undated": "Without a date",
    "imprecise-date": "Date not known to the day",
    "made-title": "Title guessed",
    "no-source": "Without a source",
    "no-subject": "Without a subject",
    "weak-subject": "Weak evidence for a subject",
    "no-translation": "Translation missing",
}
# Where the evidence of a fact was found, by its beginning.
_PLACES: Final = (
    (r"front matter$", "given by an editor"),
    (r".{1,300}\.yaml: (?:name|language)$", "from the rules of its source"),
    (r"JSON-LD ", "description for search engines (JSON-LD)"),
    (r"<h1>$", "main heading of the page"),
    (r"<title>$", "title of the page"),
    (r"<time>: ", "time element of the page"),
    (r"address: ", "address of the page"),
    (r"[a-z_]+(?:[:.-][a-z_]+)*(?:: |$)", "metadata of the page"),
    (r"line before the text$|heading of level 1$", "line above the text"),
)


class FactRow(Value):
    """A fact and its evidence; label, note and place are messages of the catalogs."""

    name: str
    label: str
    value: str
    note: str
    evidence: str
    place: str


class TextRow(Value):
    """A block or a removal of an article."""

    text: str
    kind: str  # of the block or removal
    src: str = ""
    rule: str = ""  # that removed it; "" if it was kept
    reason: str = ""
    line: int = 0
    hue: int = 0


class RuleUse(Value):
    """A rule and what it removed."""

    id: str
    rule: RuleInfo
    hue: int
    count: int
    sources: tuple[tuple[str, int], ...] = ()
    examples: tuple[tuple[Entry, str], ...] = ()


class Views:
    """Values of the templates of a report."""

    def __init__(self, material: Material, body_of: Callable[[str], Body]) -> None:
        self._material = material
        self._body_of = body_of
        self._entries = {entry.id: entry for entry in material.entries}
        self._groups = material.by_source()

    def article(self, entry_id: str) -> dict[str, object]:
        """Return the values of an article's page."""
        entry = self._entries[entry_id]
        body = self._body_of(entry_id)
        is_whole = self._is_whole(entry)
        shown = body.blocks if is_whole else excerpt(body.blocks) if self._policy(entry) == "excerpt" else ()
        rows = [self._row(item) for item in reading_order(body, shown) if is_whole or item.kind != "editor-drop"]
        source, original = entry.facts.source or NO_SOURCE, entry.translation_of
        return {
            "title": entry.facts.title or entry.id,
            "entry": entry,
            "facts": [fact if is_whole else replace(fact, evidence="", place="") for fact in fact_rows(entry.facts)],
            "advice": (*advice.missing_facts(entry), *advice.doubtful_subjects(entry)),
            "rows": rows,
            "withheld": sum(block not in shown for block in body.blocks),
            "kinds": Counter(row.kind for row in rows if row.rule).most_common(),
            "hues": _HUES,
            "source": source,
            "source_path": self._material.source_path(source),
            "page": self._material.pages.get(entry_id, ""),
            "original": self._material.article_path(original) if original in self._entries else "",
        }

    def source(self, name: str) -> dict[str, object]:
        """Return the values of a source's page."""
        entries = self._groups[name]
        sources = self._material.sources
        lines = recurring(tuple(filter(self._is_whole, entries)), self._body_of, sources)
        return {
            "title": name,
            "rows": tuple((entry, self._material.article_path(entry.id)) for entry in entries),
            "counts": self._counts(name, entries),
            "used": self._rules_used(entries),
            "lines": [(line, advice.rule_for(line, sources), [*map(self._link, line.examples)]) for line in lines],
            "own": next((rules for rules in sources if rules.name == name), None),
        }

    def index(self, _: str) -> dict[str, object]:
        """Return the values of the summary."""
        return {
            "title": "Report",
            "sources": [self._counts(name, entries) for name, entries in self._groups.items()],
            "used": self._all_rules_used,
            "articles": len(self._entries),
            "removals": sum(entry.removed for entry in self._entries.values()),
            "refused": len(self._material.rejected),
        }

    def rules(self, _: str) -> dict[str, object]:
        """Return the values of the page of all rules: those that removed something, with examples, and the others."""
        used = self._all_rules_used
        unused = sorted(rule_book().keys() - {use.id for use in used})
        paths = {entry.id: self._material.article_path(entry.id) for use in used for entry, _ in use.examples}
        return {
            "title": "Rules",
            "used": used,
            "unused": [(name, rule_book()[name]) for name in unused],
            "paths": paths,
        }

    def editor(self, _: str) -> dict[str, object]:
        """Return the values of the editors' page: what is missing, guessed or refused, each with the line to add."""
        lists: dict[str, list[tuple[Entry, advice.Advice, str]]] = {code: [] for code in _LISTS}
        for entry, item in advice.advice_for_all(tuple(self._entries.values()), self._material.languages):
            lists[item.code].append((entry, item, self._material.article_path(entry.id)))
        return {
            "title": "For the editors",
            "lists": tuple((_LISTS[code], len(rows), rows[:_MOST]) for code, rows in lists.items()),
            "refused": tuple((item, advice.for_refused(item)) for item in self._material.rejected[:_MOST]),
            "refusals": len(self._material.rejected),
        }

    def _policy(self, entry: Entry) -> SourcePolicy:
        return (self._entries.get(entry.translation_of) or entry).front.policy or self._material.policy

    def _is_whole(self, entry: Entry) -> bool:
        """Whether the readers of the report may see the whole text of an article."""
        return not self._material.public or self._policy(entry) == "full"

    def _row(self, item: Block | Removal) -> TextRow:
        text = item.text[:_LONGEST]
        if isinstance(item, Block):
            return TextRow(text=text, kind=item.kind, src=item.src)
        reason, hue = self._rule_of(item).reason, _HUES.get(item.kind, _OTHER_HUE)
        return TextRow(text=text, kind=item.kind, rule=item.rule, reason=reason, line=item.line, hue=hue)

    def _rule_of(self, removal: Removal) -> RuleInfo:
        """Return the rule of a removal; a rule of a source is explained by its text and its place in the file."""
        known = rule_book().get(removal.rule)
        if known is not None:
            return known
        scope, _, number = removal.rule.rpartition(".")
        source = next((rules for rules in self._material.sources if scope == f"source.{rules.key}"), None)
        if source is None or not number.isdecimal() or not 0 < int(number) <= len(source.drops):
            return RuleInfo(kind=removal.kind, reason="")
        dropped, line = source.drops[int(number) - 1], source.places[int(number) - 1]
        reason = f"the rules of its source drop “{dropped}” ({source.file}:{line})"
        return RuleInfo(kind=removal.kind, reason=reason)

    @cached_property
    def _all_rules_used(self) -> tuple[RuleUse, ...]:
        return self._rules_used(self._entries.values())

    def _rules_used(self, entries: Iterable[Entry]) -> tuple[RuleUse, ...]:
        """Return the rules that removed something from these articles, the most frequent first."""
        first: dict[str, Removal] = {}
        counts: Counter[str] = Counter()
        sources: dict[str, Counter[str]] = {}
        examples: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            for removal in self._body_of(entry.id).removals if entry.removed else ():
                first.setdefault(removal.rule, removal)
                counts[removal.rule] += 1
                sources.setdefault(removal.rule, Counter())[entry.facts.source or NO_SOURCE] += 1
                shown = examples.setdefault(removal.rule, {})
                if len(shown) < _EXAMPLES and self._is_whole(entry):
                    shown.setdefault(removal.text[:300], entry)
        return tuple(
            RuleUse(
                id=name,
                rule=self._rule_of(first[name]),
                hue=_HUES.get(first[name].kind, _OTHER_HUE),
                count=count,
                sources=tuple(_most_frequent(sources[name])[:_EXAMPLES]),
                examples=tuple((entry, text) for text, entry in examples[name].items()),
            )
            for name, count in _most_frequent(counts)
        )

    def _counts(self, name: str, entries: tuple[Entry, ...]) -> dict[str, object]:
        """Return the numbers of a source: of its articles, their removals, and what is missing from how many."""
        originals = [entry for entry in entries if not entry.translation_of]
        return {
            "name": name,
            "path": self._material.source_path(name),
            "articles": len(entries),
            "removals": sum(entry.removed for entry in entries),
            "undated": sum(entry.facts.date is None for entry in originals),
            "guessed": sum(entry.facts.title_made for entry in originals),
            "untagged": sum(not entry.tags for entry in originals),
        }

    def _link(self, entry_id: str) -> tuple[str, str]:
        return self._entries[entry_id].facts.title, self._material.article_path(entry_id)


def _most_frequent(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def reading_order(body: Body, shown: Sequence[Block]) -> Iterator[Block | Removal]:
    """Yield the removals of an article and the first of its blocks, which are `shown`, as they follow each other."""
    removals: dict[int, list[Removal]] = {}
    for removal in body.removals:
        removals.setdefault(min(removal.before, len(body.blocks)), []).append(removal)
    for index in range(len(body.blocks) + 1):
        yield from removals.get(index, ())
        yield from shown[index : index + 1]


def fact_rows(facts: Facts) -> Iterator[FactRow]:
    """Yield the facts that are known, and those that an article should have."""
    evidence_of, date = dict(facts.evidence), facts.date
    if date and not evidence_of.get("date"):
        evidence_of["date"] = date.evidence
    notes = {
        "date": f"known to the {date.precision}" if date else "",
        "title": "taken from the first sentence" if facts.title_made else "",
    }
    for name, label, value in (
        ("title", "Title", facts.title), ("date", "Date", date.value if date else ""),
        ("authors", "Author", "、".join(facts.authors)), ("editors", "Editor", "、".join(facts.editors)),
        ("photographers", "Photographs", "、".join(facts.photographers)), ("source", "Source", facts.source),
        ("origin", "Taken from", facts.origin), ("dateline", "Dateline", facts.dateline),
        ("original title", "Original title", facts.original_title), ("language", "Language", facts.language),
        ("kind", "Kind of item", "" if facts.kind == "report" else facts.kind), ("url", "Address", facts.url),
    ):  # fmt: skip
        if value or name in ("date", "source", "authors"):
            why = evidence_of.get(name, "")
            place = place_of(why) if why else ""
            yield FactRow(name=name, label=label, value=value, note=notes.get(name, ""), evidence=why, place=place)


def place_of(evidence: str) -> str:
    """Return where the evidence of a fact was found, as an English message; a line of the article if nothing else fits."""
    return next((place for pattern, place in _PLACES if re.match(pattern, evidence[:400])), "line of the article")
