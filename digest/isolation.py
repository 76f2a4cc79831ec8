"""Work on items that cannot be trusted: limits of time and memory, and a process that may end without ending the build.

The system enforces the limits on the whole process, since nothing in a process can interrupt a parser written in C. It
limits processor time on Linux and macOS, and memory on Linux. On other systems only the limits of the readers hold, those
of sizes and shapes.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from digest.processes import begin_helper

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS: Final = 20  # of processor time: an article takes 0.02
SECONDS_PER_MEGABYTE: Final = 10  # what the slowest known shapes of text take (bench/growth.py)
MEMORY: Final = 1 << 30  # bytes beyond what the process begins with: an article takes less than 10 MB
MEMORY_PER_BYTE: Final = 500  # of the item; the tree and the lines of a page take up to 200


OVER_BUDGET: Final = "over-budget"
"""The reason of items refused for their time or memory. Another machine may do better, so that this is not remembered."""
OVER_BUDGET_FIX: Final = "save only its text, or split it; the next build tries it again"


@contextmanager
def limited(size: int) -> Iterator[None]:
    """Limit the time and memory that a worker process may take for an item of so many bytes.

    The system ends a process that takes more time. More memory raises MemoryError, or ends the process. The main process is
    never limited.
    """
    from multiprocessing import parent_process  # loaded already wherever there are workers

    if sys.platform == "win32" or parent_process() is None:
        yield
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limits = {resource.RLIMIT_CPU: int(time.process_time()) + 1 + allowed_seconds(size)}
    if used := _address_space():
        limits[resource.RLIMIT_AS] = used + MEMORY + MEMORY_PER_BYTE * size
    try:
        for kind, most in limits.items():
            _set(kind, most)
        yield
    finally:
        for kind in limits:
            _set(kind, resource.RLIM_INFINITY)


def why_ended(size: int, exit_code: int | None) -> str:
    """Return why a process ended that worked on an item of so many bytes, by its exit code; None: it could get no memory."""
    if exit_code == -getattr(signal, "SIGXCPU", 0):
        return f"it takes longer than {allowed_seconds(size)} s of processor time"
    if exit_code is None:
        return "it takes too much memory"
    return f"the process that read it ended with exit code {exit_code}; perhaps it takes too much memory"


def allowed_seconds(size: int) -> int:
    """Return how much processor time an item of so many bytes may take."""
    return SECONDS + SECONDS_PER_MEGABYTE * size // 1_000_000


def one_by_one_apart(
    method: str,
    prepare: Callable[[Any], Callable[[Sequence[Any]], list[Any]]],
    shared: Any,
    items: Sequence[Any],
    refuse: Callable[[Any, int | None], Any],
) -> Iterator[Any]:
    """Yield the results of `prepare(shared)` for the items, from another process that is started by `method`.

    If the process ends, `refuse` makes the result of the item it worked on, given its exit code, and another process goes
    on with the next item.
    """
    from multiprocessing import get_context

    context: Any = get_context(method)
    done = 0
    while done < len(items):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_serve, args=(receiver, sender, prepare, shared, items[done:]), daemon=True)
        process.start()
        sender.close()
        try:
            while done < len(items):
                yield _result(receiver)
                done += 1
        except EOFError:
            process.join()
            yield refuse(items[done], process.exitcode)
            done += 1
        finally:
            process.kill()
            process.join()
            receiver.close()


def _result(receiver: Connection) -> Any:
    """Return the next result. Raises EOFError if the process has ended, or the exception of the item."""
    done, value = receiver.recv()
    if not done:
        raise value
    return value


def _serve(
    receiver: Connection,
    sender: Connection,
    prepare: Callable[[Any], Callable[[Sequence[Any]], list[Any]]],
    shared: Any,
    items: Sequence[Any],
) -> None:
    """Send the result of each item, in the process."""
    receiver.close()  # the copy of a fork: open, it would keep this process waiting for a reader after the parent has died
    begin_helper()
    work = prepare(shared)
    for item in items:
        try:
            answer = True, work([item])[0]
        except Exception as error:  # noqa: BLE001 - raised again in the parent
            answer = False, error
        sender.send(answer)


def _set(kind: int, most: int) -> None:
    """Set a limit of this process, as far as the system lets it."""
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY and (most == resource.RLIM_INFINITY or most > hard):
        most = hard
    resource.setrlimit(kind, (most, hard))


def _address_space() -> int:
    """Return the bytes that this process has mapped, 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0
