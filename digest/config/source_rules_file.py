"""content/sources/<key>.yaml → SourceRules: one reader for each key; what is unknown or could run slowly stops the command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar, get_args

from digest.config import schema, yaml
from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.config.schema import Mistake
from digest.config.source_rules import Expected, LineRule, SourceCase, SourceRules
from digest.config.spelling import nearest
from digest.errors import ConfigurationError
from digest.languages import language_of
from digest.model import SourcePolicy

if TYPE_CHECKING:
    from collections.abc import Callable

Read = TypeVar("Read")

_KEY: Final = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")
_HOST: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
# One element after the other, each with its tag, id, classes and attributes: what one walk over a page can find.
_ELEMENT: Final = r"(?=[\w.#\[])(?:[A-Za-z][A-Za-z0-9-]*)?(?:[.#][\w-]+|\[[\w-]+(?:=(?:[\w-]+|\"[^\"\]\s]*\"))?\])*"
_SELECTOR: Final = re.compile(rf"{_ELEMENT}(?: {_ELEMENT}){{0,5}}")
_WILD: Final = re.compile(r"\\.|[*#]|\{author\}")
_MOST_RULES: Final = 500
_LONGEST: Final = 300  # characters of a line, a pattern or a selector
_MOST_WILD: Final = 8  # wildcards of one pattern
_FEWEST: Final = 2  # letters or digits that a pattern must name
_TOP: Final = ("name", "match", "selectors", "lines", "byline", "time_zone", "language", "policy", "cases")
_POLICIES: Final[dict[str, SourcePolicy]] = {policy: policy for policy in get_args(SourcePolicy)}
_CASE: Final = ("text", "html", "kept", "dropped", "facts")
FACTS: Final = ("title", "date", "authors", "editors", "source", "language")


def load(text: str, key: str, file: str) -> SourceRules:
    """Read the rules of one source; `key` is its file's name without suffix. Raises ConfigurationError with file and line."""
    if not _KEY.fullmatch(key):
        fix = "name it in small letters and digits joined by hyphens, such as harbour-ledger.yaml"
        raise ConfigurationError(f'"{key[:60]}" cannot be a part of the id of a rule', fix=fix, file=file)
    node = yaml.load(text, file)
    try:
        return _rules(_section(node, "a source", _TOP), key, file)
    except Mistake as mistake:
        raise ConfigurationError(mistake.message, fix=mistake.fix, file=file, line=mistake.line) from None


def _rules(top: Mapping, key: str, file: str) -> SourceRules:
    if not (name := _one(top, "name", schema.string)):
        raise Mistake(top.line, "the source has no name", "add name: as readers are to see it")
    matched = _section(top.entries.get("match"), "match", ("hosts", "names", "paths"))
    selectors = _section(top.entries.get("selectors"), "selectors", ("keep", "drop"))
    lines = _section(top.entries.get("lines"), "lines", ("keep", "drop"))
    hosts, paths = _each(matched, "hosts", _host), _each(matched, "paths", _line)
    return SourceRules(
        key=key,
        file=file,
        name=name,
        hosts=hosts,
        names=_each(matched, "names", _line) or (() if hosts or paths else (name,)),
        paths=paths,
        keep_selectors=_each(selectors, "keep", _selector),
        drop_selectors=_each(selectors, "drop", _selector),
        keep_lines=_each(lines, "keep", _line_rule),
        drop_lines=_each(lines, "drop", _line_rule),
        bylines=_each(top, "byline", _byline),
        time_zone=_one(top, "time_zone", schema.time_zone),
        language=language_of(_one(top, "language", schema.language)),
        policy=_POLICIES.get(_one(top, "policy", _policy)),
        cases=_each(top, "cases", _case),
        places=tuple(item.line for section in (selectors, lines) for item in _items(section, "drop")),
    )


def _policy(node: Node) -> str:
    return str(schema.choice(tuple(_POLICIES)).read(node))


def _section(node: Node | None, what: str, keys: tuple[str, ...]) -> Mapping:
    """Return a mapping all of whose keys are known; an absent or silent one is empty."""
    if node is None or (isinstance(node, Scalar) and node.silent):
        return Mapping(line=0, entries={}, lines={})
    found = schema.mapping(node)
    for key in found.entries:
        if key not in keys:
            near = nearest(key, keys)
            fix = f'did you mean "{near}"?' if near else f"use one of {', '.join(keys)}"
            raise Mistake(found.lines[key], f'{what} has no key "{key[:60]}"', fix)
    return found


def _one(section: Mapping, key: str, read: Callable[[Node], str]) -> str:
    node = section.entries.get(key)
    return "" if node is None or (isinstance(node, Scalar) and node.silent) else read(node)


def _items(section: Mapping, key: str) -> tuple[Node, ...]:
    """Return the items of a list; one value alone is a list of one."""
    node = section.entries.get(key)
    if node is None or (isinstance(node, Scalar) and node.silent):
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    if len(items) > _MOST_RULES:
        raise Mistake(node.line, f"{key}: lists more than {_MOST_RULES} things", "say it with fewer, or with patterns")
    return items


def _each(section: Mapping, key: str, read: Callable[[Node], Read]) -> tuple[Read, ...]:
    return tuple(read(item) for item in _items(section, key))


def _line(node: Node) -> str:
    text = schema.string(node)
    if not text:
        raise Mistake(node.line, "an empty line says nothing", "put it in quotes if it begins with #")
    if len(text) > _LONGEST:
        raise Mistake(node.line, f"this is longer than {_LONGEST} characters", "name a shorter one")
    return text


def _host(node: Node) -> str:
    text = schema.string(node).lower().removeprefix("www.")
    if not _HOST.fullmatch(text):
        raise Mistake(node.line, f'"{text[:60]}" is not the name of a host', "write it like news.example.org")
    return text


def _selector(node: Node) -> str:
    text = " ".join(_line(node).split())
    if not _SELECTOR.fullmatch(text):
        fix = (
            'use up to six elements, one inside the other: div.story p.note, #vote, [data-role="ad"]; list others apart'
        )
        raise Mistake(node.line, f'"{text[:80]}" is a selector that cannot be found in one walk over a page', fix)
    return text


def _line_rule(node: Node) -> LineRule:
    if not isinstance(node, Mapping):
        return LineRule(text=_line(node))
    section = _section(node, "a line", ("pattern",))
    if "pattern" not in section.entries:
        raise Mistake(
            node.line, "this line says nothing", "write the line itself, or pattern: and the line with * or #"
        )
    return LineRule(text=_pattern(section.entries["pattern"]), wild=True)


def _pattern(node: Node) -> str:
    text = _few_wildcards(node)
    if "{author}" in text:
        raise Mistake(node.line, "{author} says who wrote", "put it under byline:, or write * here")
    if sum(map(str.isalnum, _WILD.sub("", text))) < _FEWEST:
        raise Mistake(node.line, f'"{text[:60]}" would match any line', "name words that stand in every such line")
    return text


def _byline(node: Node) -> str:
    text = _few_wildcards(node)
    if text.count("{author}") != 1 or not text.replace("{author}", "").strip("* "):
        fix = "write it like 文｜{author} or * (reported by {author})"
        raise Mistake(node.line, f'"{text[:60]}" does not say where the author stands', fix)
    return text


def _few_wildcards(node: Node) -> str:
    text = _line(node)
    if len(_WILD.findall(text)) > _MOST_WILD:
        raise Mistake(node.line, f"a pattern of more than {_MOST_WILD} wildcards", "name more of the line's own words")
    return text


def _case(node: Node) -> SourceCase:
    section = _section(node, "a case", _CASE)
    given = [form for form in ("text", "html") if form in section.entries]
    if len(given) != 1:
        raise Mistake(node.line, "a case needs a text", "write text: | or html: | and, indented below, the text itself")
    facts = _section(section.entries.get("facts"), "facts", FACTS)
    case = SourceCase(
        line=node.line,
        format="html" if given == ["html"] else "text",
        text=schema.scalar(section.entries[given[0]]).text,
        kept=_each(section, "kept", _expected),
        dropped=_each(section, "dropped", _expected),
        facts=tuple((key, Expected(text=", ".join(schema.strings(value)), line=facts.lines[key]))
                    for key, value in facts.entries.items()),
    )  # fmt: skip
    if not (case.kept or case.dropped or case.facts):
        raise Mistake(node.line, "this case expects nothing", "say what is kept:, dropped: or which facts: come out")
    return case


def _expected(node: Node) -> Expected:
    return Expected(text=schema.string(node), line=node.line)
