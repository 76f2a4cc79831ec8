"""The vocabulary, tags.yaml: the subjects, their names, and the words that point to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

from digest.config import nodes
from digest.config.schema import did_you_mean, nearest
from digest.config.strict_yaml import parse_yaml
from digest.errors import ConfigurationError
from digest.languages import LANGUAGES
from digest.model import Value

Zone = Literal["title", "lead", "body"]
ZONES: tuple[Zone, ...] = get_args(Zone)
WordList: TypeAlias = tuple[str, ...]

NEAR = 30  # characters: about the length of a clause
_WIDEST = 1_000
_MOST_WORDS = 20_000
_LONGEST_WORD = 80
_KEY = re.compile(r"[^\W_A-Z]+(-[^\W_A-Z]+)*")
_TOP = ("words", "tags")
_TAG = ("name", "description", "aliases", "any", "all", "not", "rules")
_RULE = ("any", "all", "not", "near", "within", "article", "weight", "zones")


class Rule(Value):
    """A way in which a passage (the title, a paragraph, a heading) can be about a subject."""

    any: WordList  # each of these is a hit …
    all: tuple[WordList, ...] = ()  # … if the passage also has a word of every group,
    exclude: WordList = ()  # none of these,
    near: WordList = ()  # and one of these at most
    within: int = NEAR  # this many characters away;
    article: tuple[WordList, ...] = ()  # and if the article has, anywhere, a word of every group
    weight: float = 1.0  # 1: the word alone is enough; 0.5: two such words are
    zones: tuple[Zone, ...] = ZONES  # where hits count
    line: int = 0  # its line in the file


class Tag(Value):
    """A subject: its key in front matter and addresses, its names for readers, its rules."""

    key: str
    names: dict[str, str]  # language → name
    descriptions: dict[str, str]  # the same for descriptions
    aliases: WordList = ()  # other ways an editor may write the key
    rules: tuple[Rule, ...] = ()
    all: tuple[WordList, ...] = ()  # the article must have a word of every group
    exclude: WordList = ()  # an article with one of these is never about the subject


class Vocabulary(Value):
    """All subjects, in the order of the file: the order readers see them in."""

    tags: tuple[Tag, ...] = ()


def shipped_vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with the program."""
    return parse_vocabulary(shipped_text(), "tags.yaml")


def shipped_text() -> str:
    """Return the text of the vocabulary that comes with the program."""
    return files("digest.config").joinpath("tags.yaml").read_text(encoding="utf-8")


def spellings(vocabulary: Vocabulary) -> dict[str, str]:
    """Return everything an editor may write for a subject, case-folded → its key: keys, aliases, names for readers."""
    found = {tag.key: tag.key for tag in vocabulary.tags}
    for tag in vocabulary.tags:
        for name in (*tag.aliases, *tag.names.values()):
            found.setdefault(name.casefold(), tag.key)
    return found


def resolve(spellings: Mapping[str, str], name: str) -> str:
    """Return the key of the subject that has this key, alias or name for readers, or the name itself if none has."""
    return spellings.get(name.strip().casefold(), name.strip())


def parse_vocabulary(text: str, file: str) -> Vocabulary:
    """Return the vocabulary of a tags.yaml. Raises ConfigurationError with file and line for anything unknown."""
    return _Reader(file).vocabulary(parse_yaml(text, file))


class _Reader:
    """Converts the nodes of a file; holds the file's name for errors, and its named word lists."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.named: dict[str, WordList] = {}
        self.count = 0

    def error(self, message: str, fix: str, line: int) -> ConfigurationError:
        return ConfigurationError(message, fix=fix, file=self.file, line=line)

    def vocabulary(self, node: nodes.Node) -> Vocabulary:
        top = self.mapping(node, "the vocabulary", _TOP)
        for name, words in self.entries(top.get("words"), "words").items():
            self.named[name] = self.words(words)
        tags = self.entries(top.get("tags"), "tags")
        lines = {} if "tags" not in top else getattr(top["tags"], "lines", {})
        result = Vocabulary(tags=tuple(self.tag(key, tags[key], lines[key]) for key in tags))
        self.check_names(result, lines)
        return result

    def tag(self, key: str, node: nodes.Node, line: int) -> Tag:
        if not _KEY.fullmatch(key):
            fix = "write the key in lower-case letters and digits joined by hyphens; names for readers go under name:"
            raise self.error(f"{key!r} cannot be the key of a subject", fix, line)
        fields = self.mapping(node, f"the subject {key}", _TAG)
        rules = [self.rule(rule) for rule in self.items(fields.get("rules"))]
        if "any" in fields:
            rules.insert(0, Rule(any=self.words(fields["any"]), line=fields["any"].line))
        return Tag(
            key=key,
            names=self.languages(fields.get("name"), key),
            descriptions=self.languages(fields.get("description"), ""),
            aliases=self.words(fields.get("aliases")),
            rules=tuple(rules),
            all=self.groups(fields.get("all")),
            exclude=self.words(fields.get("not")),
        )

    def rule(self, node: nodes.Node) -> Rule:
        fields = self.mapping(node, "a rule", _RULE)
        words = self.words(fields.get("any"))
        if not words:
            raise self.error("a rule without any: finds nothing", "list under any: the words that are hits", node.line)
        if "within" in fields and "near" not in fields:
            raise self.error("within: has no effect without near:", "add near: or remove within:", node.line)
        return Rule(
            any=words,
            all=self.groups(fields.get("all")),
            exclude=self.words(fields.get("not")),
            near=self.words(fields.get("near")),
            within=round(self.number(fields["within"], 0, _WIDEST)) if "within" in fields else NEAR,
            article=self.groups(fields.get("article")),
            weight=self.number(fields["weight"], 0.1, 1) if "weight" in fields else 1.0,
            zones=self.zones(fields["zones"]) if "zones" in fields else ZONES,
            line=node.line,
        )

    def mapping(self, node: nodes.Node, what: str, allowed: Collection[str]) -> dict[str, nodes.Node]:
        """Return the entries of a mapping with known keys, without those that have no value."""
        if not isinstance(node, nodes.Mapping):
            raise self.error(f"{what} must be a mapping", f"write keys and values: {', '.join(allowed)}", node.line)
        for key in node.entries:
            if key not in allowed:
                raise self.error(f'{what} has no key "{key[:60]}"', did_you_mean(key, allowed), node.lines[key])
        return {key: value for key, value in node.entries.items() if not nodes.is_null(value)}

    def entries(self, node: nodes.Node | None, what: str) -> dict[str, nodes.Node]:
        """Return a mapping with free keys."""
        if node is None:
            return {}
        if not isinstance(node, nodes.Mapping):
            raise self.error(f"{what}: must be a mapping", "write one name and its contents in each entry", node.line)
        return node.entries

    def items(self, node: nodes.Node | None) -> tuple[nodes.Node, ...]:
        return () if node is None else nodes.items_of(node)

    def words(self, node: nodes.Node | None) -> WordList:
        """Return a list of words without repetition; `$name` is replaced by the words of that list."""
        found: dict[str, None] = {}
        for item in self.items(node):
            if not isinstance(item, nodes.Scalar):
                raise self.error("a word is expected here, not a list", "write the words as a flat list", item.line)
            word = " ".join(item.text.split())
            if word.startswith("$"):
                found.update(dict.fromkeys(self.list_named(word[1:], item.line)))
            elif not word or len(word) > _LONGEST_WORD:
                fix = f"write a word of 1 to {_LONGEST_WORD} characters"
                raise self.error("an empty or overlong word cannot be searched for", fix, item.line)
            else:
                found[word] = None
        self.count += len(found)
        if self.count > _MOST_WORDS * 10:
            raise self.error("the vocabulary has too many words", "remove some", node.line if node else 0)
        return tuple(found)

    def list_named(self, name: str, line: int) -> WordList:
        if name not in self.named:
            near = nearest(name, self.named)
            fix = f"did you mean ${near}?" if near else "define it under words:, above its first use"
            raise self.error(f"there is no word list ${name}", fix, line)
        return self.named[name]

    def groups(self, node: nodes.Node | None) -> tuple[WordList, ...]:
        """Return groups of words; a single word is a group of its own."""
        return tuple(self.words(item) for item in self.items(node))

    def languages(self, node: nodes.Node | None, default: str) -> dict[str, str]:
        """Return a text for each language: a text without language is for all, and the first is for languages left out."""
        if node is None:
            return dict.fromkeys(LANGUAGES, default) if default else {}
        if isinstance(node, nodes.Scalar):
            return dict.fromkeys(LANGUAGES, node.text)
        given = {}
        for language, value in self.mapping(node, "a text by language", LANGUAGES).items():
            if not isinstance(value, nodes.Scalar):
                raise self.error("a text is expected here", "write a line of text", value.line)
            given[language] = value.text
        if not given:
            return self.languages(None, default)
        first = next(iter(given.values()))
        return {language: given.get(language, first) for language in LANGUAGES}

    def number(self, node: nodes.Node, least: float, most: float) -> float:
        text = node.text if isinstance(node, nodes.Scalar) else ""
        if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text) and least <= float(text) <= most:
            return float(text)
        raise self.error(f"{text!r} is not a number from {least:g} to {most:g}", "write such a number", node.line)

    def zones(self, node: nodes.Node) -> tuple[Zone, ...]:
        named = self.words(node)
        zones = tuple(zone for zone in ZONES if zone in named)
        if len(zones) != len(named) or not zones:
            raise self.error(f"zones are {', '.join(ZONES)}", "use these words", node.line)
        return zones

    def check_names(self, vocabulary: Vocabulary, lines: dict[str, int]) -> None:
        """Refuse two subjects with the same name: what an editor writes must mean one of them."""
        owners: dict[str, str] = {tag.key: tag.key for tag in vocabulary.tags}
        for tag in vocabulary.tags:
            for name in (*tag.aliases, *tag.names.values()):
                if owners.setdefault(name.casefold(), tag.key) != tag.key:
                    other = owners[name.casefold()]
                    message = f'{tag.key} and {other} have the same name, "{name}"'
                    raise self.error(message, "give one of them another name or alias", lines[tag.key])
