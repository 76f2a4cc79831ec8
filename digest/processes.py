"""How processes end: a command that is terminated cleans up, and its helpers end with it, however it ends."""

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess


class Terminated(KeyboardInterrupt):
    """SIGTERM, which ends a command as Ctrl-C does, but for the exit code."""

    exit_code = 128 + 15


asked_to_end: Final = threading.Event()
"""Set by SIGTERM, whose exception is lost where it is raised in code that may raise none, such as a finaliser."""


@contextmanager
def interrupted_by_sigterm() -> Iterator[None]:
    """Have SIGTERM raise Terminated in this process, unless whoever started it chose otherwise."""
    here = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if here:
        signal.signal(signal.SIGTERM, _raise_terminated)
    try:
        yield
    finally:
        if here:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def begin_helper(folder: str = "") -> None:
    """Prepare a process that helps another: its parent alone ends it, and it does not outlive its parent.

    An orphan would hold the lock of the site, and wait for work through a pipe that it keeps open itself. It removes the
    temporary `folder` of its parent before it ends.
    """
    from multiprocessing import parent_process  # only helpers need it

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends Ctrl-C to all processes; the parent ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(parent_process(), folder), daemon=True).start()


def _end_with(parent: "BaseProcess | None", folder: str) -> None:
    if parent is not None:
        parent.join()
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


def _raise_terminated(*_: object) -> None:
    asked_to_end.set()
    raise Terminated
