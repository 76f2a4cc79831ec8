"""Helper processes end with the one that started them, whatever ended that, and a killed one does not hang it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sitebuilding import LIMIT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


def processes(session: int) -> list[int]:
    """Return the living processes of a session that were started for the pool."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields, command = stat.read_text().rpartition(")")[2].split(), (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z" and b"resource_tracker" not in command:
            found.append(int(stat.parent.name))
    return sorted(found)


def until(what: str, session: int, count: int) -> list[int]:
    limit = time.monotonic() + LIMIT
    while len(found := processes(session)) != count:
        assert time.monotonic() < limit, f"{what}: {found}"
        time.sleep(0.05)
    return found


@pytest.fixture(params=["fork", "spawn"])
def pool(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a process whose two helpers are at work."""
    command = [sys.executable, "-m", "tests.sleeping_pool", request.param]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        until("both helpers", process.pid, 3)
        while not any(tmp_path.glob("digest-*/shared-0")):
            time.sleep(0.05)
        time.sleep(0.5)  # for helpers to begin to sleep
        yield process
        process.kill()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGKILL, -9), (signal.SIGTERM, 143)])
def test_helpers_end_with_their_parent(
    pool: subprocess.Popen[str], tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    pool.send_signal(sent)
    assert pool.wait(LIMIT) == code
    until("nothing", pool.pid, 0)
    assert list(tmp_path.glob("digest-*")) == []


def test_a_killed_helper_ends_the_map_with_a_message(pool: subprocess.Popen[str]) -> None:
    helper = next(pid for pid in processes(pool.pid) if pid != pool.pid)
    os.kill(helper, signal.SIGKILL)
    output, _ = pool.communicate(timeout=LIMIT)
    assert pool.returncode == 3
    assert "a helper process of the build was killed" in output
    until("nothing", pool.pid, 0)
