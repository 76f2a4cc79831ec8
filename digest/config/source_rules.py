"""The rules of a source, content/sources/<key>.yaml: which articles are its, and which elements and lines to keep or drop.

One reader for each key; anything unknown, and any pattern that could be slow, stops the command.
"""

import re
from collections.abc import Callable
from typing import Final, Literal, TypeVar, get_args

from digest.config import schema
from digest.config.nodes import Mapping, Node, items_of
from digest.config.schema import Mistake
from digest.errors import ConfigurationError
from digest.languages import Language, language_of
from digest.model import ForeignTags, ItemKind, SourcePolicy, Value

Read = TypeVar("Read")
Chosen = TypeVar("Chosen", bound=str)

# Elements one inside the other, each with its tag, id, classes and attributes: what a single walk over a page can find.
_ELEMENT: Final = r"(?=[\w.#\[])(?:[A-Za-z][A-Za-z0-9-]*)?(?:[.#][\w-]+|\[[\w-]+(?:=(?:[\w-]+|\"[^\"\]\s]*\"))?\])*"
_SELECTOR: Final = rf"{_ELEMENT}(?: {_ELEMENT}){{0,5}}"
_WILD: Final = r"\\.|[*#]|\{author\}"
_MOST_RULES: Final = 500
_LONGEST: Final = 300  # characters of a line, a pattern or a selector
_MOST_WILD: Final = 8  # wildcards of one pattern
_TOP: Final = (
    "name",
    "match",
    "selectors",
    "lines",
    "byline",
    "time_zone",
    "language",
    "policy",
    "foreign_tags",
    "kind",
    "cases",
)
_POLICIES: Final[tuple[SourcePolicy, ...]] = get_args(SourcePolicy)
_FOREIGN_TAGS: Final[tuple[ForeignTags, ...]] = get_args(ForeignTags)
_KINDS: Final[tuple[ItemKind, ...]] = get_args(ItemKind)
_CASE: Final = ("text", "html", "kept", "dropped", "facts")
FACTS: Final = ("title", "date", "authors", "editors", "source", "language")


class SourceLineRule(Value):
    """A whole line: plain text, or a pattern in which * is any text and # a number."""

    text: str
    wild: bool = False


class Expected(Value):
    """An expected result of a case, and its line."""

    text: str
    line: int


class SourceCase(Value):
    """A text of this source, and what the rules must make of it."""

    line: int
    format: Literal["text", "html"]
    text: str
    kept: tuple[Expected, ...] = ()
    dropped: tuple[Expected, ...] = ()
    facts: tuple[tuple[str, Expected], ...] = ()  # (fact, its value; names joined by commas)


class SourceRules(Value):
    """The rules of one source: content/sources/<key>.yaml."""

    key: str  # the file's name without its suffix: `source.<key>.<n>` is the n-th rule that drops
    file: str
    name: str  # as readers see it
    hosts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    keep_selectors: tuple[str, ...] = ()
    drop_selectors: tuple[str, ...] = ()
    keep_lines: tuple[SourceLineRule, ...] = ()
    drop_lines: tuple[SourceLineRule, ...] = ()
    bylines: tuple[str, ...] = ()  # patterns with {author}
    time_zone: str = ""
    language: Language | None = None
    policy: SourcePolicy | None = None  # how much of its texts the site may show
    foreign_tags: ForeignTags | None = None
    kind: ItemKind | None = None  # of all its items
    cases: tuple[SourceCase, ...] = ()
    places: tuple[int, ...] = ()  # the line of each rule that drops

    def rule_id(self, number: int) -> str:
        """Return the id of a rule that drops; numbers begin with 1, selectors come before lines."""
        return f"source.{self.key}.{number}"

    @property
    def drops(self) -> tuple[str, ...]:
        """The selectors and lines of the rules that drop, in the order of their numbers."""
        return (*self.drop_selectors, *(rule.text for rule in self.drop_lines))


def parse_source_rules(text: str, key: str, file: str) -> SourceRules:
    """Return the rules of a source; `key` is the name of its file without suffix. Raises ConfigurationError with line."""
    if not re.fullmatch(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*", key):
        fix = "use lower-case letters and digits joined by hyphens, such as harbour-ledger.yaml"
        raise ConfigurationError(f'"{key[:60]}" cannot be part of the id of a rule', fix=fix, file=file)
    return schema.read_yaml(text, file, lambda node: _rules(node, key, file))


def _rules(node: Node, key: str, file: str) -> SourceRules:
    top = schema.section(node, "a source", _TOP)
    if not (name := _one(top, "name", schema.string)):
        raise Mistake(top.line, "the source has no name", "add name: as readers should see it")
    matched = schema.section(top.entries.get("match"), "match", ("hosts", "names", "paths"))
    selectors = schema.section(top.entries.get("selectors"), "selectors", ("keep", "drop"))
    lines = schema.section(top.entries.get("lines"), "lines", ("keep", "drop"))
    hosts, paths = _each(matched, "hosts", _host), _each(matched, "paths", _line)
    return SourceRules(
        key=key, file=file, name=name, hosts=hosts, paths=paths,
        names=_each(matched, "names", _line) or (() if hosts or paths else (name,)),
        keep_selectors=_each(selectors, "keep", _selector), drop_selectors=_each(selectors, "drop", _selector),
        keep_lines=_each(lines, "keep", _line_rule), drop_lines=_each(lines, "drop", _line_rule),
        bylines=_each(top, "byline", _byline), cases=_each(top, "cases", _case),
        time_zone=_one(top, "time_zone", schema.time_zone),
        language=language_of(_one(top, "language", schema.language)),
        policy=_choice(top, "policy", _POLICIES),
        foreign_tags=_choice(top, "foreign_tags", _FOREIGN_TAGS),
        kind=_choice(top, "kind", _KINDS),
        places=tuple(item.line for section in (selectors, lines) for item in _items(section, "drop")),
    )  # fmt: skip


def _choice(section: Mapping, key: str, choices: tuple[Chosen, ...]) -> Chosen | None:
    given = section.entries.get(key)
    read = given and schema.choice(choices).read(given)
    return next((choice for choice in choices if choice == read), None)


def _one(section: Mapping, key: str, read: Callable[[Node], str]) -> str:
    return read(section.entries[key]) if key in section.entries else ""


def _items(section: Mapping, key: str) -> tuple[Node, ...]:
    if key not in section.entries:
        return ()
    items = items_of(section.entries[key])
    if len(items) > _MOST_RULES:
        line = section.entries[key].line
        raise Mistake(line, f"{key}: has more than {_MOST_RULES} entries", "use fewer, or patterns")
    return items


def _each(section: Mapping, key: str, read: Callable[[Node], Read]) -> tuple[Read, ...]:
    return tuple(read(item) for item in _items(section, key))


def _line(node: Node) -> str:
    text = schema.string(node)
    if not text:
        raise Mistake(node.line, "the line is empty", "put it in quotes if it begins with #")
    if len(text) > _LONGEST:
        raise Mistake(node.line, f"this is longer than {_LONGEST} characters", "write a shorter one")
    return text


def _host(node: Node) -> str:
    text = schema.string(node).lower().removeprefix("www.")
    if not re.fullmatch(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", text):
        raise Mistake(node.line, f'"{text[:60]}" is not a host name', "write it like news.example.org")
    return text


def _selector(node: Node) -> str:
    text = " ".join(_line(node).split())
    if not re.fullmatch(_SELECTOR, text):
        fix = 'use up to six elements, each inside the one before: div.story p.note, #vote, [data-role="ad"]'
        raise Mistake(node.line, f'"{text[:80]}" is not a selector of the supported kind', fix)
    return text


def _line_rule(node: Node) -> SourceLineRule:
    if not isinstance(node, Mapping):
        return SourceLineRule(text=_line(node))
    section = schema.section(node, "a line", ("pattern",))
    if "pattern" not in section.entries:
        raise Mistake(node.line, "the line is empty", "write the line itself, or pattern: and the line with * or #")
    return SourceLineRule(text=_pattern(section.entries["pattern"]), wild=True)


def _pattern(node: Node) -> str:
    text = _few_wildcards(node)
    if "{author}" in text:
        raise Mistake(node.line, "{author} belongs in a byline", "put the pattern under byline:, or write * here")
    if sum(map(str.isalnum, re.sub(_WILD, "", text))) < 2:
        raise Mistake(node.line, f'"{text[:60]}" would match any line', "add words that occur in every such line")
    return text


def _byline(node: Node) -> str:
    text = _few_wildcards(node)
    if text.count("{author}") != 1 or not text.replace("{author}", "").strip("* "):
        fix = "write it like 文｜{author} or * (reported by {author})"
        raise Mistake(node.line, f'"{text[:60]}" does not say where the author is', fix)
    return text


def _few_wildcards(node: Node) -> str:
    text = _line(node)
    if len(re.findall(_WILD, text)) > _MOST_WILD:
        message = f"the pattern has more than {_MOST_WILD} wildcards"
        raise Mistake(node.line, message, "write more of the line's own words")
    return text


def _case(node: Node) -> SourceCase:
    section = schema.section(node, "a case", _CASE)
    given = [form for form in ("text", "html") if form in section.entries]
    if len(given) != 1:
        fix = "write text: | or html: |, and the text indented below it"
        raise Mistake(node.line, "a case needs exactly one text", fix)
    facts = schema.section(section.entries.get("facts"), "facts", FACTS)
    case = SourceCase(
        line=node.line,
        format="html" if given == ["html"] else "text",
        text=schema.scalar(section.entries[given[0]]).text,
        kept=_each(section, "kept", _expected),
        dropped=_each(section, "dropped", _expected),
        facts=tuple(
            (key, Expected(text=", ".join(schema.strings(value)), line=facts.lines[key]))
            for key, value in facts.entries.items()
        ),
    )
    if not (case.kept or case.dropped or case.facts):
        raise Mistake(node.line, "this case expects nothing", "add what is kept:, dropped: or the facts: to expect")
    return case


def _expected(node: Node) -> Expected:
    return Expected(text=schema.string(node), line=node.line)
