"""Problems by their causes: how grave each is, and how often and where it occurs."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Final, Literal

from digest.model import Problem, Rejected, Value

Level = Literal["error", "warning", "hint"]
LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "hint")

# What is not published, or not as somebody wrote it, is an error; what could be better is a hint. The rest are warnings.
_ERRORS: Final = (
    "refused", "held", "front-matter", "encoding", "address", "alias", "redirects", "takedown", "tags", "picture", "static",
    "site", "source.case-failed", "translation.same-language",
)  # fmt: skip
_WARNINGS: Final = ("site.too-heavy",)
_HINTS: Final = (
    "content.no-translation", "content.no-subject", "content.weak-subject", "content.imprecise-date",
    "source.recurring-line", "repeat.copy", "repeat.version",
)  # fmt: skip


class Cause(Value):
    """All problems of one code, in the order of their places."""

    code: str
    level: Level
    problems: tuple[Problem, ...]


def level_of(code: str) -> Level:
    """Return how grave the problems of a code are."""
    if is_named(code, _HINTS):
        return "hint"
    return "error" if is_named(code, _ERRORS) and not is_named(code, _WARNINGS) else "warning"


def is_named(code: str, names: Collection[str]) -> bool:
    """Whether one of these names is a code, or the part of it before a full stop."""
    return code in names or code.partition(".")[0] in names


def chosen(problems: Iterable[Problem], only: Collection[str] = (), skip: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return the problems whose code or level is named in `only`, or all if that is empty, and not in `skip`."""

    def is_in(problem: Problem, names: Collection[str]) -> bool:
        return is_named(problem.code, names) or level_of(problem.code) in names

    return tuple(each for each in problems if (not only or is_in(each, only)) and not is_in(each, skip))


def causes(problems: Iterable[Problem]) -> list[Cause]:
    """Return problems by their codes: errors first, the most frequent first."""
    by_code: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_code[problem.code].append(problem)
    found = [
        Cause(code=code, level=level_of(code), problems=tuple(sorted(own, key=lambda each: (each.file, each.line))))
        for code, own in by_code.items()
    ]
    return sorted(found, key=lambda cause: (LEVELS.index(cause.level), -len(cause.problems), cause.code))


def most_frequent(names: Iterable[str], most: int) -> str:
    """Return the most frequent names with their numbers: "a.csv 12, b.csv 3 and 2 others"."""
    counts = Counter(names)
    first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    shown = ", ".join(f"{name or 'the site'} {number:,}" for name, number in first)
    rest = len(counts) - len(first)
    return f"{shown} and {rest:,} other{'' if rest == 1 else 's'}" if rest else shown


def as_problem(item: Rejected) -> Problem:
    """Return a refused item as a problem."""
    return Problem(code=f"refused.{item.reason}", message=item.message, fix=item.fix, file=item.file, line=item.line)
