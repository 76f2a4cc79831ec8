"""Takedowns: content/takedowns.yaml, a list of withdrawn articles that outlives the files of the articles.

A takedown is not a key of front matter, because a scraped file comes back with the next import, without its front matter.
Anything unknown or unclear stops the command, lest a withdrawn text be published.
"""

from typing import Final, Literal

from digest.config import schema
from digest.config.nodes import Mapping, Node, Sequence
from digest.config.schema import Mistake
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
    return schema.read_yaml(text, file, _takedowns)


def _takedowns(node: Node) -> tuple[Takedown, ...]:
    if isinstance(node, Mapping) and not node.entries:
        return ()
    if not isinstance(node, Sequence) or len(node.items) > _MOST:
        raise Mistake(node.line, "this is not a list of takedowns", _FIX)
    return tuple(map(_takedown, node.items))


def _takedown(node: Node) -> Takedown:
    found = schema.section(node, "a takedown", _KEYS).entries
    named = [key for key in _NAMING if key in found]
    if len(named) != 1:
        raise Mistake(node.line, "a takedown names one article", "give one of id:, slug: or url:")
    by = named[0]
    for key in ("date", "reason"):
        if key not in found:
            raise Mistake(node.line, f"this takedown has no {key}", _FIX)
    name = schema.url(found[by]) if by == "url" else schema.string(found[by])
    if not name:
        raise Mistake(found[by].line, f"{by}: names no article", "write the value that `digest inspect` shows")
    reason = schema.by_language(found["reason"])
    if not any(reason.values()):
        raise Mistake(found["reason"].line, "the reason is empty", "write a reason, or one for each language")
    titled = "show_title" in found and schema.boolean(found["show_title"])
    return Takedown(by=by, name=name, date=schema.day(found["date"]), reason=reason, titled=titled, line=node.line)
