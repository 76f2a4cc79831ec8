"""Writes new files for an editor, never over an existing one."""

from __future__ import annotations

from pathlib import Path

from digest.errors import OutputError


def write_new_file(path: Path, text: str) -> None:
    """Write a text file that does not exist yet. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise OutputError("this file already exists", fix="choose another name", file=str(path)) from error
    except OSError as error:
        raise OutputError(
            f"this file cannot be written: {error.strerror}", fix="check the folder's permissions", file=str(path)
        ) from error
