"""Fuzzing of readers, cleaning, facts and tagging with atheris, guided by the branches of our code that inputs reach.

    pip install -e ".[fuzz]"
    python bench/fuzz.py FOLDER [--seconds 600] [--suffix .html]

FOLDER keeps the inputs found so far. It begins with small inputs of the shapes of bench/growth.py. The run ends at the first
input that raises, that an item fails on, that breaks a law of `readers.read`, or that takes far too long for its size.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

with atheris.instrument_imports(include=["digest"]):
    from digest import readers
    from digest.article import articles, stages
    from digest.config.vocabulary import shipped_vocabulary
    from digest.model import Record, Rejected

from growth import SHAPES  # noqa: E402 - after ours, which are instrumented

SUFFIXES = sorted(readers.SUFFIXES)
SLOW = 1.0  # seconds for an input of a few kilobytes
WORDS = (
    "---\n", "title: ", "date: ", "draft: true", "<p>", "</p>", "<table><tr><td>", "<a href=", "<!--", "<![CDATA[", "<item>", "<entry>",
    "<description>", "<content:encoded>", "application/ld+json", "articleBody", "![a](b)", "[a]: b", "```", "title,text\n", '"', '{"text": ',
    "记者", "来源：", "责任编辑", "2024年1月1日", "本报讯", "（完）", "推荐阅读", "By ", "Photo: ", "\ufeff", "\0", "\u202e",
)  # fmt: skip


def check(suffix: str, data: bytes) -> None:
    """Read a file and build its articles."""
    found = readers.read(f"a{suffix}", data)
    assert found, "nothing was read, and nothing refused"
    assert [item.index for item in found] == list(range(len(found)))
    assert len({item.id for item in found}) == len(found)
    assert all(isinstance(item, Record | Rejected) and item.line >= 1 for item in found)
    for result in articles(found, PREPARED):
        if isinstance(result, Rejected):
            assert result.reason != "failed", result.message


def run_one(suffixes: list[str], data: bytes) -> None:
    """Run one input: its first byte chooses the suffix."""
    if not data:
        return
    began = time.process_time()
    check(suffixes[data[0] % len(suffixes)], data[1:])
    seconds = time.process_time() - began
    assert seconds < SLOW, f"{seconds:.1f} s for {len(data)} bytes"


def entry(word: str) -> str:
    """Return a line of a dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'


def seed(folder: Path, suffixes: list[str]) -> None:
    """Put small inputs of all shapes into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, shapes in SHAPES.items():
        suffix = name[1:]
        if suffix in suffixes:
            for number, shape in enumerate(shapes.values()):
                data = bytes([suffixes.index(suffix)]) + shape(200).encode("utf-8", "surrogatepass")
                (folder / f"{suffix[1:]}-{number}").write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--suffix", action="append", choices=SUFFIXES)
    options = parser.parse_args()
    suffixes = options.suffix or SUFFIXES
    seed(options.folder / "inputs", suffixes)
    dictionary = options.folder / "words"
    dictionary.write_text("".join(map(entry, WORDS)), encoding="ascii")
    arguments = [
        f"-max_total_time={options.seconds}", "-max_len=3000", "-timeout=60", f"-dict={dictionary}", "-rss_limit_mb=0",
        f"-artifact_prefix={options.folder}/", str(options.folder / "inputs"),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *arguments], lambda data: run_one(suffixes, data))
    atheris.Fuzz()


PREPARED = stages(shipped_vocabulary())

if __name__ == "__main__":
    main()
