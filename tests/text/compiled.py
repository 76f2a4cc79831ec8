"""Prints every regular expression that the program compiles, as JSON: [source, flags, place, searched], each once.

`searched` is whether it is tried everywhere in a text, not only where the text begins.

Run in a copy of a site: the expressions are those of all modules, of all patterns, and of the commands that are run on it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Modules whose run-time expressions are matched where a text begins: paths and lines of source rules.
MATCHING = ("digest.facts.source_facts", "digest.text.line_pattern")
found: dict[tuple[str, int], tuple[str, int]] = {}
original: Any = re._compile  # type: ignore[attr-defined]  # every function of re calls it


def recording(pattern: Any, flags: Any) -> Any:
    """Compile an expression, and keep it if our code asked for it."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_globals["__name__"] == "re":
        frame = frame.f_back
    place = frame.f_globals.get("__name__", "")
    if place.startswith("digest.") and isinstance(pattern, str):
        found.setdefault((pattern, int(flags)), (place, frame.f_lineno))
    return original(pattern, flags)


def matched_at_beginnings() -> Iterator[str]:
    """Yield the sources of the expressions that the program uses to match or fullmatch alone: those of rules, and by name."""
    from digest.clean.rules import line_rules

    yield from (pattern.compiled.pattern for pattern in line_rules._PATTERNS)
    for name, module in sorted(sys.modules.items()):
        if name.startswith("digest.") and module.__file__:
            code = Path(module.__file__).read_text(encoding="utf-8")
            for variable, value in vars(module).items():
                uses = set(re.findall(rf"(?<!\w){variable}\.(\w+)", code)) if variable.startswith("_") else set()
                if type(value).__name__ == "Pattern" and uses and uses <= {"match", "fullmatch"}:
                    yield getattr(value, "compiled", value).pattern


def main() -> None:
    """Import everything, run the commands, compile every pattern."""
    re._compile = recording  # type: ignore[attr-defined]
    import digest

    for module in pkgutil.walk_packages(digest.__path__, "digest."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from digest import cli
    from digest.text.pattern import Pattern

    commands = (
        ["build", "--jobs", "1"],
        ["inspect", "--no-memory", "content"],
        ["report"],
        ["tags", "suggest"],
        ["check"],
    )
    for arguments in commands:
        with contextlib.redirect_stdout(io.StringIO()):
            assert cli.main(arguments) in (0, 1), arguments
    beginnings = frozenset(matched_at_beginnings())
    for pattern in [each for each in gc.get_objects() if isinstance(each, Pattern)]:
        assert pattern.compiled
        assert pattern.may_match("") is not None
    print(
        json.dumps(
            [
                [*key, ":".join(map(str, place)), not (key[0] in beginnings or place[0] in MATCHING)]
                for key, place in found.items()
            ]
        )
    )


if __name__ == "__main__":
    main()
