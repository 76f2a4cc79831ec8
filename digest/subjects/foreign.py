"""Tags of scraped files and feeds that are no subjects: how often each occurs, and the line that would make it one."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from digest.config.vocabulary import Vocabulary
from digest.hashing import hex_digest
from digest.model import Article, Value
from digest.text.slug import slug

MOST: Final = 50
_NOT_TEXT: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_PLAIN: Final = re.compile(r"[^\W\d_][\w -]*")  # needs no quotation marks in YAML


class ForeignTag(Value):
    """A tag of others."""

    tag: str
    articles: int  # that have it
    line: str  # of YAML, to add below tags: in tags.yaml


def foreign_tags(articles: Iterable[Article], vocabulary: Vocabulary) -> tuple[ForeignTag, ...]:
    """Return the tags that are no subjects of the vocabulary, the most frequent first; translations do not count."""
    counts = Counter(tag for article in articles if not article.entry.translation_of for tag in article.entry.keywords)
    keys = {tag.key for tag in vocabulary.tags}
    ordered = sorted(counts, key=lambda tag: (-counts[tag], tag))
    return tuple(ForeignTag(tag=tag, articles=counts[tag], line=_line(tag, keys)) for tag in ordered[:MOST])


def _line(tag: str, keys: set[str]) -> str:
    key = slug(tag)
    if not key or key in keys:
        key = f"{key or 'tag'}-{hex_digest(tag.encode(), 3)}"
    name = tag if _PLAIN.fullmatch(tag) and tag.lower() not in _NOT_TEXT else json.dumps(tag, ensure_ascii=False)
    return f"{_quoted_key(key)}: {{name: {name}, any: [{name}]}}"


def _quoted_key(key: str) -> str:
    return f'"{key}"' if key.isdigit() or key in _NOT_TEXT else key
