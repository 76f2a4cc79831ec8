"""Takedowns: content/takedowns.yaml, a list of withdrawn articles that outlives the files of the articles.

A takedown is not a key of front matter, because a scraped file comes back with the next import, without its front matter.
Anything unknown or unclear stops the command, lest a withdrawn text be published.
"""

from __future__ import annotations

from typing import Final, Literal

from digest.config import schema
from digest.config.nodes import Mapping, Node, Sequence
from digest.config.schema import Mistake
from digest.config.strict_yaml import parse_yaml
from digest.errors import ConfigurationError
from digest.model import Value

_NAMING: Final[tuple[Literal["id", "slug", "url"], ...]] = ("id", "slug", "url")
_KEYS: Final = (*_NAMING, "date", "reason", "show_title")
_FIX: Final = "write a list, each entry like - id: 2025/night-ferry, and below it date: 2025-06-01 and reason: …"
_MOST: Final = 100_000


class Takedown(Value):
    """A withdrawn article: which, since when, and the reason given to readers."""

    by: Literal["id", "slug", "url"]  # what names the article
    name: str
    date: str  # ISO day
    reason: dict[str, str]  # language → text; "" is a reason without a language
    titled: bool = False  # readers see the title too
    line: int = 0


def parse_takedowns(text: str, file: str) -> tuple[Takedown, ...]:
    """Return the takedowns of a site. Raises ConfigurationError with file and line."""
    node = parse_yaml(text, file)
    if isinstance(node, Mapping) and not node.entries:
        return ()
    if not isinstance(node, Sequence) or len(node.items) > _MOST:
        raise ConfigurationError("this is not a list of takedowns", fix=_FIX, file=file, line=node.line)
    try:
        return tuple(map(_takedown, node.items))
    except Mistake as mistake:
        raise ConfigurationError(mistake.message, fix=mistake.fix, file=file, line=mistake.line) from None


def _takedown(node: Node) -> Takedown:
    found = schema.known_entries(node, "a takedown", _KEYS)
    named = [key for key in _NAMING if key in found.entries]
    if len(named) != 1:
        raise Mistake(node.line, "a takedown names one article", "give one of id:, slug: or url:")
    for key in ("date", "reason"):
        if key not in found.entries:
            raise Mistake(node.line, f"this takedown has no {key}", _FIX)
    show = found.entries.get("show_title")
    return Takedown(
        by=named[0],
        name=_name(named[0], found.entries[named[0]]),
        date=schema.day(found.entries["date"]),
        reason=_reason(found.entries["reason"]),
        titled=show is not None and schema.BOOLEAN.read(show) is True,
        line=node.line,
    )


def _name(key: str, node: Node) -> str:
    text = str(schema.URL.read(node)) if key == "url" else schema.string(node)
    if not text:
        raise Mistake(node.line, f"{key}: names no article", "write the value that `digest inspect` shows")
    return text


def _reason(node: Node) -> dict[str, str]:
    given = schema.BY_LANGUAGE.read(node)
    reason = {code: text for code, text in given.items() if isinstance(text, str)} if isinstance(given, dict) else {}
    if not any(reason.values()):
        raise Mistake(node.line, "the reason is empty", "write a reason, or one for each language")
    return reason
