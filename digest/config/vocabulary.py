"""The vocabulary, tags.yaml: the subjects, their names, and the words that point to them."""

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

from digest.config import nodes, schema
from digest.config.nodes import Node
from digest.config.schema import Mistake
from digest.languages import LANGUAGES
from digest.model import Value

Zone = Literal["title", "lead", "body"]
ZONES: tuple[Zone, ...] = get_args(Zone)
WordList: TypeAlias = tuple[str, ...]

NEAR = 30  # characters: about the length of a clause
_WIDEST = 1_000
_MOST_WORDS = 200_000
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
    return parse_vocabulary(files("digest.config").joinpath("tags.yaml").read_text(encoding="utf-8"), "tags.yaml")


def spellings(vocabulary: Vocabulary) -> dict[str, str]:
    """Return everything an editor may write for a subject, case-folded → its key: keys, aliases, names for readers."""
    found = {tag.key: tag.key for tag in vocabulary.tags}
    for tag in vocabulary.tags:
        for name in (*tag.aliases, *tag.names.values()):
            found.setdefault(name.casefold(), tag.key)
    return found


def exact_spellings(vocabulary: Vocabulary) -> dict[str, str]:
    """Return what a tag of others must be to mean a subject → its key: a key, an alias or a name, spelled as in tags.yaml."""
    found = {tag.key: tag.key for tag in vocabulary.tags}
    for tag in vocabulary.tags:
        for name in (*tag.aliases, *tag.names.values()):
            found.setdefault(name, tag.key)
    return found


def resolve(spellings: Mapping[str, str], name: str) -> str:
    """Return the key of the subject that has this key, alias or name for readers, or the name itself if none has."""
    return spellings.get(name.strip().casefold(), name.strip())


def parse_vocabulary(text: str, file: str) -> Vocabulary:
    """Return the vocabulary of a tags.yaml. Raises ConfigurationError with file and line for anything unknown."""
    return schema.read_yaml(text, file, _Reader().vocabulary)


class _Reader:
    """Converts the nodes of a file; holds its named word lists."""

    def __init__(self) -> None:
        self.named: dict[str, WordList] = {}
        self.count = 0

    def vocabulary(self, node: Node) -> Vocabulary:
        top = schema.section(node, "the vocabulary", _TOP).entries
        for name, words in _entries(top.get("words"), "words").items():
            self.named[name] = self.words(words)
        tags_node = top.get("tags")
        tags = _entries(tags_node, "tags")
        lines = tags_node.lines if isinstance(tags_node, nodes.Mapping) else {}
        result = Vocabulary(tags=tuple(self.tag(key, tags[key], lines[key]) for key in tags))
        _check_names(result, lines)
        return result

    def tag(self, key: str, node: Node, line: int) -> Tag:
        if not _KEY.fullmatch(key):
            fix = "write the key in lower-case letters and digits joined by hyphens; names for readers go under name:"
            raise Mistake(line, f"{key!r} cannot be the key of a subject", fix)
        fields = schema.section(node, f"the subject {key}", _TAG).entries
        rules = [self.rule(rule) for rule in _items(fields.get("rules"))]
        if "any" in fields:
            rules.insert(0, Rule(any=self.words(fields["any"]), line=fields["any"].line))
        return Tag(
            key=key, aliases=self.words(fields.get("aliases")), rules=tuple(rules),
            names=_by_language(fields.get("name"), key), descriptions=_by_language(fields.get("description"), ""),
            all=self.groups(fields.get("all")), exclude=self.words(fields.get("not")),
        )  # fmt: skip

    def rule(self, node: Node) -> Rule:
        fields = schema.section(node, "a rule", _RULE).entries
        words = self.words(fields.get("any"))
        if not words:
            raise Mistake(node.line, "a rule without any: finds nothing", "list under any: the words that are hits")
        if "within" in fields and "near" not in fields:
            raise Mistake(node.line, "within: has no effect without near:", "add near: or remove within:")
        return Rule(
            any=words, all=self.groups(fields.get("all")), exclude=self.words(fields.get("not")),
            near=self.words(fields.get("near")), article=self.groups(fields.get("article")),
            within=round(_number(fields["within"], 0, _WIDEST)) if "within" in fields else NEAR,
            weight=_number(fields["weight"], 0.1, 1) if "weight" in fields else 1.0,
            zones=self.zones(fields["zones"]) if "zones" in fields else ZONES, line=node.line,
        )  # fmt: skip

    def words(self, node: Node | None) -> WordList:
        """Return a list of words without repetition; `$name` is replaced by the words of that list."""
        found: dict[str, None] = {}
        for item in _items(node):
            if not isinstance(item, nodes.Scalar):
                raise Mistake(item.line, "a word is expected here, not a list", "write the words as a flat list")
            word = " ".join(item.text.split())
            if word.startswith("$"):
                found.update(dict.fromkeys(self.list_named(word[1:], item.line)))
            elif not word or len(word) > _LONGEST_WORD:
                fix = f"write a word of 1 to {_LONGEST_WORD} characters"
                raise Mistake(item.line, "an empty or overlong word cannot be searched for", fix)
            else:
                found[word] = None
        self.count += len(found)
        if self.count > _MOST_WORDS:
            raise Mistake(node.line if node else 0, "the vocabulary has too many words", "remove some")
        return tuple(found)

    def list_named(self, name: str, line: int) -> WordList:
        if name not in self.named:
            near = schema.nearest(name, self.named)
            fix = f"did you mean ${near}?" if near else "define it under words:, above its first use"
            raise Mistake(line, f"there is no word list ${name}", fix)
        return self.named[name]

    def groups(self, node: Node | None) -> tuple[WordList, ...]:
        """Return groups of words; a single word is a group of its own."""
        return tuple(map(self.words, _items(node)))

    def zones(self, node: Node) -> tuple[Zone, ...]:
        named = self.words(node)
        zones = tuple(zone for zone in ZONES if zone in named)
        if len(zones) != len(named) or not zones:
            raise Mistake(node.line, f"zones are {', '.join(ZONES)}", "use these words")
        return zones


def _entries(node: Node | None, what: str) -> dict[str, Node]:
    """Return the entries of a mapping with free keys."""
    if node is None or isinstance(node, nodes.Mapping):
        return node.entries if node else {}
    raise Mistake(node.line, f"{what}: must be a mapping", "write one name and its contents in each entry")


def _items(node: Node | None) -> tuple[Node, ...]:
    return () if node is None else nodes.items_of(node)


def _by_language(node: Node | None, default: str) -> dict[str, str]:
    """Return a text for each language: a text without language is for all, and the first is for languages left out."""
    given = schema.by_language(node) if node else {}
    first = next(iter(given.values()), "") or default
    return {language: given.get(language, first) for language in LANGUAGES} if first else {}


def _number(node: Node, least: float, most: float) -> float:
    text = node.text if isinstance(node, nodes.Scalar) else ""
    if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text) and least <= float(text) <= most:
        return float(text)
    raise Mistake(node.line, f"{text!r} is not a number from {least:g} to {most:g}", "write such a number")


def _check_names(vocabulary: Vocabulary, lines: dict[str, int]) -> None:
    """Refuse two subjects with the same name: what an editor writes must mean one of them."""
    owners: dict[str, str] = {tag.key: tag.key for tag in vocabulary.tags}
    for tag in vocabulary.tags:
        for name in (*tag.aliases, *tag.names.values()):
            other = owners.setdefault(name.casefold(), tag.key)
            if other != tag.key:
                message = f'{tag.key} and {other} have the same name, "{name}"'
                raise Mistake(lines[tag.key], message, "give one of them another name or alias")
