"""Quality floors: the figures of the shared scorer, pinned; they only rise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.sitebuilding import LIMIT

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))
COMMAND = f"{sys.executable} -m digest inspect --json --no-memory --jobs 2 {{paths}}"


@pytest.mark.parametrize("mode", sorted(FLOORS))
def test_quality_does_not_fall(mode: str, shared: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(shared / "bench" / "score.py"), mode, "--cmd", COMMAND, "--json"],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=LIMIT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    got = json.loads(done.stdout)
    fallen = []
    for name, bound in FLOORS[mode].items():
        value = got
        for key in name.split("/"):
            value = value[key]
        least, most = bound.get("least"), bound.get("most")
        if (least is not None and value < least) or (most is not None and value > most):
            fallen.append(f"{name}: {value}, floor {bound}")
    assert not fallen, "\n".join(fallen)
