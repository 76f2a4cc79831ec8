"""Redirects: content/redirects.yaml, which articles are found at addresses they no longer have.

`digest build` adds to this file; editors may too. Each line is a former path below a language and the id of the article.
"""

from typing import Final

import msgspec

from digest.config import schema
from digest.config.nodes import Mapping, Node
from digest.config.schema import Mistake

_FIX: Final = "write each line as a former path and an id: articles/old-name: 2025/new-name"
_HEAD: Final = "# Former addresses, and the ids of the articles that are found there now, or of a member of the story. `digest build` adds to this list.\n"


def parse_redirects(text: str, file: str) -> dict[str, str]:
    """Return the ids of articles by their former paths. Raises ConfigurationError with file and line."""
    return schema.read_yaml(text, file, _redirects)


def _redirects(node: Node) -> dict[str, str]:
    if not isinstance(node, Mapping):
        raise Mistake(node.line, "this is not a list of redirects", _FIX)
    return {path.strip("/"): schema.string(id_) for path, id_ in node.entries.items()}


def written_redirects(redirects: dict[str, str]) -> str:
    """Return the text of a file of redirects, in the order of their paths."""
    quoted = ((msgspec.json.encode(text).decode() for text in pair) for pair in sorted(redirects.items()))
    return _HEAD + "".join(f"{path}: {id_}\n" for path, id_ in quoted)
