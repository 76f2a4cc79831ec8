"""Which paths a plan may write: inside output/, storable on every file system, each only once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from digest.errors import PlanError

_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}


def check_paths(paths: Iterable[str]) -> None:
    """Refuse a plan that would write outside output/ or that some file system cannot store.

    Raises:
        PlanError: A path is absolute, contains "..", has a reserved or over-long name, or differs from another one only
            in case or Unicode composition.
    """
    seen: dict[str, str] = {}
    checked: set[str] = set()
    for path in paths:
        for segment in path.split("/"):
            if segment not in checked:
                _check_segment(segment, path)
                checked.add(segment)
        name = path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        if name in seen:
            raise PlanError(
                f"two pages claim one path: {seen[name]} and {path}",
                fix="give one of the articles another `slug:` in its front matter",
            )
        seen[name] = path


def _check_segment(segment: str, path: str) -> None:
    bad = (
        not segment
        or segment in (".", "..")
        or segment.startswith((" ", "~"))
        or segment.endswith((" ", "."))
        or any(char in '\\:*?"<>|' or char < " " for char in segment)
        or segment.partition(".")[0].lower() in _RESERVED
        or (len(segment) > 60 and len(segment.encode()) > 255)
    )
    if bad:
        raise PlanError(f"a page would get an unsafe path: {path!r}", fix="change the `slug:` it comes from")
