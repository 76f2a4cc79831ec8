"""Paths of files in the output that every file system can store and tells apart."""

from collections.abc import Iterable

from digest.errors import PlanError
from digest.text.slug import alike

_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}


def check_paths(paths: Iterable[str]) -> None:
    """Raise PlanError for paths outside output/, that some file system cannot store, or that some file system takes as equal.

    Such paths are absolute, contain "..", have a reserved or over-long name, or differ only in case or Unicode composition.
    """
    seen: dict[str, str] = {}
    checked: set[str] = set()
    for path in paths:
        for segment in path.split("/"):
            if segment not in checked:
                _check_segment(segment, path)
                checked.add(segment)
        name = alike(path)
        if name in seen:
            raise PlanError(
                f"two pages claim one path: {seen[name]} and {path}",
                fix="give one of the articles another `slug:` in its front matter",
            )
        seen[name] = path


def _check_segment(segment: str, path: str) -> None:
    if not is_safe(segment):
        raise PlanError(f"a page would get an unsafe path: {path!r}", fix="change the `slug:` it comes from")


def is_safe(segment: str) -> bool:
    """Whether every file system can store a file or folder of this name."""
    return not (
        not segment
        or segment in (".", "..")
        or segment.startswith((" ", "~"))
        or segment.endswith((" ", "."))
        or any(char in '\\:*?"<>|' or char < " " or char == "\x7f" for char in segment)
        or segment.partition(".")[0].lower() in _RESERVED
        or (len(segment) > 60 and len(segment.encode()) > 255)
    )
