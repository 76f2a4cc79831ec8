"""Subjects and kinds of items of real piles and of the labelled articles: the figures of the shared scorers, which only rise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.sitebuilding import LIMIT

INSPECT = f"{sys.executable} -m digest inspect --json --no-memory --jobs 2 {{paths}}"
LEAST = {"all": 0.95, "china-us-ai-race": 0.97, "ai-music": 0.95, "voice-rights": 0.85, "compute": 0.95}  # F1
KINDS = 0.95  # accepted
TAGGED = {"all": (97, 96), "voice-rights": (97, 90), "en": (95, 95)}  # least precision and recall


def scored(script: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=LIMIT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_subjects_and_kinds_of_real_piles(shared: Path) -> None:
    pile = shared / "piles" / "subjects"
    got = scored(shared / "bench" / "score_pile_subjects.py", str(pile / "content"), INSPECT, str(pile / "gold.json"))
    figures = {name: float(f1) for name, f1 in re.findall(r"^(\S+)\s+all\s.*F1\s+([\d.]+)", got, re.MULTILINE)}
    assert {name: figures[name] for name in LEAST if figures[name] < LEAST[name]} == {}, got
    ((total, accepted),) = re.findall(r"^kind: \d+ of (\d+) right, (\d+) accepted", got, re.MULTILINE)
    assert int(accepted) >= KINDS * int(total), got


def test_subjects_of_labelled_articles(shared: Path) -> None:
    got = scored(shared / "bench" / "score_tags.py", INSPECT.replace("--jobs 2 ", ""))
    figures = {
        name: (float(p), float(r))
        for name, p, r in re.findall(r"^(\S+)\s+P\s+([\d.]+)\s+R\s+([\d.]+)", got, re.MULTILINE)
    }
    fallen = [name for name, (p, r) in TAGGED.items() if figures[name][0] < p or figures[name][1] < r]
    assert not fallen, got
