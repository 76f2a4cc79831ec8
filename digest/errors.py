"""Exceptions that stop a command: each says what happened, where, and what to do.

DigestError
├── ConfigurationError  digest.yaml, tags.yaml or a theme is wrong                exit code 3
├── ContentError        the content folder cannot be read                         exit code 3
├── PlanError           two pages claim the same path, or a path leaves output/   exit code 3
├── OutputError         output/ cannot be written or contains foreign files       exit code 3
└── UsageError          an argument or a variable of the environment is wrong     exit code 2
"""

from __future__ import annotations

from collections.abc import Callable


class DigestError(Exception):
    """Base of all errors that stop a command: message, place and remedy, never shown with a traceback."""

    exit_code = 3

    def __init__(self, message: str, *, fix: str, file: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        self.file = file
        self.line = line

    def __reduce__(self) -> tuple[Callable[..., DigestError], tuple[type[DigestError], str, str, str, int]]:
        return _rebuilt, (type(self), self.message, self.fix, self.file, self.line)  # to be raised across processes

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.message}\n  what to do: {self.fix}"


class ConfigurationError(DigestError):
    """The site configuration, the vocabulary or a theme is wrong."""


class ContentError(DigestError):
    """The content folder cannot be read."""


class PlanError(DigestError):
    """Two pages claim the same path, or a path would leave the output folder."""


class OutputError(DigestError):
    """The output folder cannot be written or contains files that are not ours."""


class UsageError(DigestError):
    """An argument or a variable of the environment is wrong."""

    exit_code = 2


def _rebuilt(kind: type[DigestError], message: str, fix: str, file: str, line: int) -> DigestError:
    return kind(message, fix=fix, file=file, line=line)
