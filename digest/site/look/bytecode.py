"""Jinja's cache of compiled templates, in a private folder of the user: an edit need not compile what nobody changed.

What is read here runs, so it is no part of a site: a folder that anybody else could have written to is not used, and a
file that is not as it was written is compiled again.
"""

import marshal
import os
import stat
import sys
import tempfile
from contextlib import suppress
from typing import Final

import jinja2
from jinja2.bccache import Bucket

from digest import __version__
from digest.store.sealed import SEAL, replace_file, seal

_MADE_BY: Final = f"{__version__} {jinja2.__version__} {sys.version}"


class CompiledTemplates(jinja2.BytecodeCache):
    """Compiled templates in a folder, one file each, sealed. Jinja's own cache reads a pickle."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket its code, if that was compiled from the same source by the same program."""
        with suppress(OSError, EOFError, ValueError, TypeError), open(self._path(bucket), "rb") as stream:
            sealed, data = stream.read(SEAL), stream.read()
            if sealed == seal(_key(bucket), data):
                bucket.code = marshal.loads(data)  # noqa: S302 - written by this user, see `private_folder`

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        data = marshal.dumps(bucket.code)
        with suppress(OSError):  # another process writes the same
            replace_file(self._path(bucket), seal(_key(bucket), data), data)

    def _path(self, bucket: Bucket) -> str:
        return os.path.join(self._folder, f"{bucket.key}.template")


def bytecode_cache() -> jinja2.BytecodeCache | None:
    """Return the cache of this user; None where there is no safe place for it."""
    folder = private_folder(tempfile.gettempdir())
    return CompiledTemplates(folder) if folder else None


def private_folder(temporary: str) -> str:
    """Return a folder that only this user can write to, below a folder for temporary files; "" if there is none."""
    if sys.platform == "win32":  # where modes do not show who may write
        return ""
    user, folder = os.getuid(), os.path.join(temporary, f"digest-templates-{os.getuid()}")
    try:
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700)
        above, own = os.stat(temporary), os.lstat(folder)
    except OSError:
        return ""
    others = stat.S_IWGRP | stat.S_IWOTH
    kept_by_us = above.st_uid in (0, user) and (not above.st_mode & others or bool(above.st_mode & stat.S_ISVTX))
    ours = stat.S_ISDIR(own.st_mode) and own.st_uid == user and not own.st_mode & 0o077
    return folder if kept_by_us and ours else ""


def _key(bucket: Bucket) -> bytes:
    return f"{_MADE_BY} {bucket.checksum} {bucket.environment.sandboxed}".encode()
