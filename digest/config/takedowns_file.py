"""content/takedowns.yaml → Takedowns: what is unknown or unclear stops the command, lest a withdrawn text be published."""

from __future__ import annotations

from typing import Final, Literal

from digest.config import schema, yaml
from digest.config.nodes import Mapping, Node, Sequence
from digest.config.schema import Mistake
from digest.config.spelling import nearest
from digest.config.takedowns import Takedown
from digest.config.timestamps import moment
from digest.errors import ConfigurationError

_NAMING: Final[tuple[Literal["id", "slug", "url"], ...]] = ("id", "slug", "url")
_KEYS: Final = (*_NAMING, "date", "reason", "show_title")
_FIX: Final = "write a list, each entry like - id: 2025/night-ferry, and below it date: 2025-06-01 and reason: …"
_MOST: Final = 100_000


def load(text: str, file: str) -> tuple[Takedown, ...]:
    """Read the takedowns of a site; an empty text gives none. Raises ConfigurationError with file and line."""
    node = yaml.load(text, file)
    if isinstance(node, Mapping) and not node.entries:
        return ()
    if not isinstance(node, Sequence) or len(node.items) > _MOST:
        raise ConfigurationError("this is no list of takedowns", fix=_FIX, file=file, line=node.line)
    try:
        return tuple(map(_takedown, node.items))
    except Mistake as mistake:
        raise ConfigurationError(mistake.message, fix=mistake.fix, file=file, line=mistake.line) from None


def _takedown(node: Node) -> Takedown:
    found = schema.mapping(node)
    for key in found.entries:
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            fix = f'did you mean "{near}"?' if near else f"use one of {', '.join(_KEYS)}"
            raise Mistake(found.lines[key], f'a takedown has no key "{key[:60]}"', fix)
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
        date=_day(found.entries["date"]),
        reason=_reason(found.entries["reason"]),
        titled=show is not None and schema.BOOLEAN.read(show) is True,
        line=node.line,
    )


def _name(key: str, node: Node) -> str:
    text = str(schema.URL.read(node)) if key == "url" else schema.string(node)
    if not text:
        raise Mistake(node.line, f"{key}: names no article", "write what `digest inspect` shows of it")
    return text


def _day(node: Node) -> str:
    text = schema.string(node)
    if len(text) != 10 or moment(text) is None:
        raise Mistake(node.line, f'"{text[:40]}" is not a day', "write it like 2024-05-01")
    return text


def _reason(node: Node) -> dict[str, str]:
    given = schema.BY_LANGUAGE.read(node)
    reason = {code: text for code, text in given.items() if isinstance(text, str)} if isinstance(given, dict) else {}
    if not any(reason.values()):
        raise Mistake(node.line, "readers are told no reason", "write one, or one for each language")
    return reason
