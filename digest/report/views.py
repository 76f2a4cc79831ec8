"""What each page of a report tells: rows of text, counts by source and rule, and lists of what to look at."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from digest.clean.rules.rule_book import RuleInfo, rule_book
from digest.model import Value
from digest.report import advice
from digest.report.evidence import place_of
from digest.report.material import NO_SOURCE
from digest.report.recurring import Recurring, recurring
from digest.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from digest.model import Block, Body, Entry, Facts, Removal, SourcePolicy
    from digest.report.material import Material

_LONGEST: Final = 20_000  # characters of one piece of text on a page
_EXAMPLES: Final = 6  # of one rule
_MOST: Final = 1_000  # articles in one list of the editors' page
_HUES: Final = {
    "breadcrumb": 1, "navigation": 1, "edition": 1, "related": 2, "share": 3, "comment": 3, "player": 3, "placeholder": 3,
    "advertisement": 4, "promotion": 4, "hotline": 4, "seo": 4, "copyright": 5, "disclaimer": 5, "credit": 6, "editor": 6,
    "byline": 6, "dateline": 7, "source": 7, "original-title": 7, "repeated-title": 7, "editor-drop": 8,
}  # fmt: skip


class Row(Value):
    """One piece of an article: as it stood, and what became of it."""

    text: str
    kind: str  # of the block, or of the removal
    src: str = ""
    rule: str = ""  # "" where it was kept
    reason: str = ""
    line: int = 0
    hue: int = 0


class Told(Value):
    """A fact, and what it was read from."""

    name: str
    label: str  # a message of the catalogs, as are note and place
    value: str
    note: str
    words: str
    place: str


class Fired(Value):
    """A rule that took something out."""

    id: str
    rule: RuleInfo
    hue: int
    count: int
    sources: tuple[tuple[str, int], ...] = ()
    examples: tuple[tuple[Entry, str], ...] = ()


class Tally(Value):
    """What was done with the articles of a source."""

    name: str
    path: str
    articles: int
    removals: int
    undated: int
    guessed: int
    untagged: int


class Views:
    """The views of one report."""

    def __init__(self, material: Material, body_of: Callable[[str], Body]) -> None:
        self._material = material
        self._body_of = body_of
        self._entries = {entry.id: entry for entry in material.entries}
        self._groups = material.by_source()

    def article(self, entry_id: str) -> dict[str, object]:
        """Return what the page of an article tells."""
        entry = self._entries[entry_id]
        body = self._body_of(entry_id)
        whole = self._is_whole(entry)
        shown = body.blocks if whole else excerpt(body.blocks) if self._policy(entry) == "excerpt" else ()
        rows = tuple(row for row in self._rows(body, shown) if whole or row.kind != "editor-drop")
        source = entry.facts.source or NO_SOURCE
        return {
            "title": entry.facts.title or entry.id,
            "entry": entry,
            "facts": tuple(told if whole else replace(told, words="", place="") for told in _facts(entry.facts)),
            "asked": (*advice.asked(entry), *advice.doubted(entry)),
            "rows": rows,
            "withheld": sum(block not in shown for block in body.blocks),
            "kinds": Counter(row.kind for row in rows if row.rule).most_common(),
            "hues": _HUES,
            "source": source,
            "source_path": self._material.source_path(source),
            "page": self._material.pages.get(entry_id, ""),
            "original": self._path_of(entry.translation_of),
        }

    def _policy(self, entry: Entry) -> SourcePolicy:
        return (self._entries.get(entry.translation_of) or entry).front.policy or self._material.policy

    def _is_whole(self, entry: Entry) -> bool:
        """Tell whether all of an article's text may be shown to those who read the report."""
        return not self._material.public or self._policy(entry) == "full"

    def source(self, name: str) -> dict[str, object]:
        """Return what the page of a source tells."""
        entries = self._groups[name]
        known = self._material.sources
        lines = recurring(tuple(filter(self._is_whole, entries)), self._body_of, known)
        return {
            "title": name,
            "rows": tuple((entry, self._material.article_path(entry.id)) for entry in entries),
            "tally": self._tally(name, entries),
            "fired": self._fired(entries),
            "lines": tuple((line, advice.for_source(line, known), self._examples(line)) for line in lines),
            "own": next((one for one in known if one.name == name), None),
        }

    def index(self, _: str) -> dict[str, object]:
        """Return what the summary tells."""
        return {
            "title": "Report",
            "tallies": tuple(self._tally(name, entries) for name, entries in self._groups.items()),
            "fired": self._all_fired,
            "articles": len(self._entries),
            "removals": sum(entry.removed for entry in self._entries.values()),
            "refused": len(self._material.rejected),
        }

    def rules(self, _: str) -> dict[str, object]:
        """Return what the page of all rules tells: those that took something out, with examples, and the others."""
        seen = {one.id for one in self._all_fired}
        silent = tuple((name, rule) for name, rule in sorted(rule_book().items()) if name not in seen)
        paths = {
            entry.id: self._material.article_path(entry.id) for one in self._all_fired for entry, _ in one.examples
        }
        return {"title": "Rules", "fired": self._all_fired, "silent": silent, "paths": paths}

    def editor(self, _: str) -> dict[str, object]:
        """Return what the editors' page tells: what is missing or guessed, each with the line to add."""
        asked: dict[str, list[tuple[Entry, advice.Advice, str]]] = {}
        for entry, one in advice.of_all(tuple(self._entries.values()), self._material.languages):
            asked.setdefault(one.code, []).append((entry, one, self._material.article_path(entry.id)))
        return {
            "title": "For the editors",
            "lists": tuple(
                (heading, len(asked.get(code, ())), asked.get(code, [])[:_MOST]) for code, heading in _LISTS
            ),
            "refused": tuple((item, advice.refused(item)) for item in self._material.rejected[:_MOST]),
            "refusals": len(self._material.rejected),
        }

    def _rows(self, body: Body, shown: Sequence[Block]) -> Iterator[Row]:
        """Yield the pieces of an article in reading order, removals where they stood."""
        cuts: dict[int, list[Removal]] = {}
        for removal in body.removals:
            cuts.setdefault(min(removal.before, len(body.blocks)), []).append(removal)
        for place in range(len(body.blocks) + 1):
            yield from map(self._gone, cuts.get(place, ()))
            if place < len(shown):
                yield _kept(shown[place])

    def _gone(self, removal: Removal) -> Row:
        rule = self._rule(removal.rule, removal)
        return Row(
            text=removal.text[:_LONGEST], kind=removal.kind, rule=removal.rule, reason=rule.reason, line=removal.line,
            hue=_HUES.get(removal.kind, 8),
        )  # fmt: skip

    def _rule(self, name: str, removal: Removal) -> RuleInfo:
        """Return what a rule is for; that of a source is told by the words of its file."""
        known = rule_book().get(name)
        if known is not None:
            return known
        scope, _, number = name.rpartition(".")
        source = next((one for one in self._material.sources if scope == f"source.{one.key}"), None)
        if source is None or not number.isdecimal() or not 0 < int(number) <= len(source.drops):
            return RuleInfo(kind=removal.kind, reason="")
        place = f"{source.file}:{source.places[int(number) - 1]}"
        return RuleInfo(
            kind=removal.kind, reason=f"the rules of its source drop “{source.drops[int(number) - 1]}” ({place})"
        )

    @cached_property
    def _all_fired(self) -> tuple[Fired, ...]:
        return self._fired(self._entries.values())

    def _fired(self, entries: Iterable[Entry]) -> tuple[Fired, ...]:
        """Return the rules that took something out of these articles, the most frequent first."""
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
            Fired(
                id=name, rule=self._rule(name, first[name]), hue=_HUES.get(first[name].kind, 8), count=count,
                sources=tuple(sorted(sources[name].items(), key=lambda pair: (-pair[1], pair[0]))[:_EXAMPLES]),
                examples=tuple((entry, text) for text, entry in examples[name].items()),
            )
            for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        )  # fmt: skip

    def _tally(self, name: str, entries: tuple[Entry, ...]) -> Tally:
        originals = [entry for entry in entries if not entry.translation_of]
        return Tally(
            name=name, path=self._material.source_path(name), articles=len(entries),
            removals=sum(entry.removed for entry in entries),
            undated=sum(entry.facts.date is None for entry in originals),
            guessed=sum(entry.facts.title_made for entry in originals),
            untagged=sum(not entry.tags for entry in originals),
        )  # fmt: skip

    def _examples(self, line: Recurring) -> tuple[tuple[str, str], ...]:
        return tuple((self._entries[one].facts.title, self._material.article_path(one)) for one in line.examples)

    def _path_of(self, entry_id: str) -> str:
        return self._material.article_path(entry_id) if entry_id in self._entries else ""


_LISTS: Final = (
    ("undated", "Without a date"), ("imprecise-date", "Date not known to the day"), ("made-title", "Title guessed"),
    ("no-source", "Without a source"), ("no-subject", "Without a subject"), ("weak-subject", "Subject told by little"),
    ("no-translation", "Translation missing"),
)  # fmt: skip


def _kept(block: Block) -> Row:
    return Row(text=block.text[:_LONGEST], kind=block.kind, src=block.src)


def _facts(facts: Facts) -> Iterator[Told]:
    words = dict(facts.evidence)
    date = facts.date
    for name, label, value in (
        ("title", "Title", facts.title), ("date", "Date", date.value if date else ""),
        ("authors", "Author", "、".join(facts.authors)), ("editors", "Editor", "、".join(facts.editors)),
        ("photographers", "Photographs", "、".join(facts.photographers)), ("source", "Source", facts.source),
        ("origin", "Taken from", facts.origin), ("dateline", "Dateline", facts.dateline),
        ("original title", "Original title", facts.original_title), ("language", "Language", facts.language),
        ("url", "Address", facts.url),
    ):  # fmt: skip
        if value or name in ("date", "source", "authors"):
            told = words.get(name) or (date.evidence if name == "date" and date else "")
            note = f"known to the {date.precision}" if name == "date" and date else ""
            note = "made from the first sentence" if name == "title" and facts.title_made else note
            yield Told(name=name, label=label, value=value, note=note, words=told, place=place_of(told) if told else "")
