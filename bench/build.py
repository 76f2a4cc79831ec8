"""Time of whole builds: cold, unchanged and after one edit, optionally compared with Hugo.

    python bench/build.py [--articles 1000] [--runs 3] [--hugo PATH --hugo-site DIR]

The articles consist of random words from a seeded list, half of them with an English translation. For comparison, give a Hugo site
of as many articles; its builds alternate with ours.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HAN = "模型声音算力芯片音乐平台法院公司研究训练数据配音歌手授权版权城市中心服务器电力学生工程师价格去年今年表示认为开始继续超过不足"
LATIN = [
    "model",
    "voice",
    "chip",
    "music",
    "court",
    "label",
    "power",
    "school",
    "city",
    "price",
    "licence",
    "data",
    "rule",
]
CONFIGURATION = """\
title: {zh-Hans: 基准, en: Benchmark}
base_url: https://bench.example/
languages: {zh-Hans: zh, en: en}
article_path: "{year}/{month}/{day}/{slug}"
"""


def article(rng: random.Random, language: str, number: int) -> str:
    """Return one article with front matter."""
    day = dt.date(2022, 1, 1) + dt.timedelta(days=number % 1095)
    if language == "en":
        paragraphs = [" ".join(rng.choices(LATIN, k=60)).capitalize() + "." for _ in range(6)]
    else:
        paragraphs = ["，".join("".join(rng.choices(HAN, k=14)) for _ in range(9)) + "。" for _ in range(12)]
    body = "\n\n".join(paragraphs)
    return (
        f"---\ntitle: {paragraphs[0][:20]} {number}\ndate: {day}\nlanguage: {language}\nslug: a{number}\n"
        f"tags: [{rng.choice(['compute', 'ai-music', 'voice-rights'])}]\nsource: 基准日报\nsummary: {paragraphs[1][:90]}\n---\n\n{body}\n"
    )


def make_site(folder: Path, count: int) -> Path:
    """Write a site of `count` articles, and return the article to edit."""
    rng = random.Random(7)
    (folder / "digest.yaml").write_text(CONFIGURATION, encoding="utf-8")
    for number in range(count):
        place = folder / "content" / f"{number // 100}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"a{number}.md").write_text(article(rng, "zh-Hans", number), encoding="utf-8")
        if number % 2 == 0:
            (place / f"a{number}.en.md").write_text(article(rng, "en", number), encoding="utf-8")
    return folder / "content" / "0" / "a1.md"


def seconds(command: list[str], folder: Path, before: Callable[[], None]) -> float:
    """Return the wall time of one run, in seconds."""
    before()
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Run the benchmark and print its table."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    ask.add_argument("--articles", type=int, default=1000)
    ask.add_argument("--runs", type=int, default=3)
    ask.add_argument("--hugo")
    ask.add_argument("--hugo-site", type=Path)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edited = make_site(folder, asked.articles)
        time.sleep(0.2)

        def start_over() -> None:
            for part in ("output", ".digest"):  # moved, not deleted: some disks are slow after a large deletion
                if (folder / part).exists():
                    shutil.move(folder / part, folder / f"{part}.{time.time_ns()}")

        def edit() -> None:
            edited.write_text(edited.read_text(encoding="utf-8") + f"\n修改 {time.time_ns()}。\n", encoding="utf-8")
            time.sleep(0.2)

        command = [sys.executable, "-m", "digest", "build"]
        scenarios = {"cold": start_over, "unchanged": lambda: None, "one edit": edit}
        print(
            f"{asked.articles} articles, median of {asked.runs}, seconds\n{'':12}{'digest':>9}{'hugo':>9}{'ratio':>8}"
        )
        for scenario, before in scenarios.items():
            ours, theirs = [], []
            for _ in range(asked.runs):
                ours.append(seconds(command, folder, before))
                if asked.hugo:
                    theirs.append(seconds([asked.hugo, "--quiet"], asked.hugo_site, lambda: None))
            line = f"{scenario:12}{statistics.median(ours):9.2f}"
            if theirs:
                line += f"{statistics.median(theirs):9.2f}{statistics.median(ours) / statistics.median(theirs):8.2f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()
