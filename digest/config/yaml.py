"""Strict YAML: plain data with the line of every key; what could surprise is refused.

Every scalar is a string (`NO` stays NO, 12:30:45 stays 12:30:45): the schema that reads a value converts it.
Anchors, aliases, tags, duplicate keys and several documents are errors; depth and size have caps.
"""

from __future__ import annotations

import re
from typing import Final

from digest.config import plain_yaml
from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.errors import ConfigurationError

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "load"]

MAX_CHARACTERS: Final = 4_000_000  # room for a vocabulary of thousands of subjects
# What libyaml cannot read: control characters, lone surrogates, and the two values that are no characters.
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def load(text: str, file: str, first_line: int = 1) -> Node:
    """Read one YAML document; `first_line` is the line of `file` where `text` begins.

    An empty text is an empty mapping. Raises ConfigurationError with file, line and remedy for all that is not strict.
    """
    if len(text) > MAX_CHARACTERS:
        raise ConfigurationError(
            f"this YAML is longer than {MAX_CHARACTERS:,} characters", fix="shorten it", file=file, line=first_line
        )
    if found := _UNREADABLE.search(text):
        raise ConfigurationError(
            f"the character U+{ord(found.group()):04X} cannot stand in YAML",
            fix="remove the invisible character from this line",
            file=file,
            line=first_line + text.count("\n", 0, found.start()),
        )
    if (plain := plain_yaml.load(text, first_line)) is not None:
        return plain
    from digest.config.yaml_events import Reading

    return Reading(file, first_line).read(text)
