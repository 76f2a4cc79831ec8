"""Stories and related reading on many articles: seconds, growth, and how many of the pairs that are kin hashing finds.

    python bench/stories.py [--articles 10000] [--compared 5000] [--mixed] [FOLDER …]

The articles are made of those in the folders (of content/, if none is given): each event is one of them with half of its words
replaced, told two to four times within a week, each time in a part of its sentences and with a third of the words replaced again;
the events lie in three years. With `--mixed` each is made of passages of four of them: the worst that a few subjects can do.
`largest` is the story with most articles. Candidates for pairs are found by MinHash bands; on `--compared` articles ours (one index
of rensa for each half month, and its filter) stands beside one index of rensa and of datasketch (the extra `bench`), all with
the same function that tells candidates from kin, and beside an index of terms that misses none: `recall` is of all pairs that are kin.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from digest.article import articles_of
from digest.config.vocabulary import shipped_vocabulary
from digest.model import Article, Block, DateFact, Entry, Facts, FrontMatter
from digest.stories import opening as heads
from digest.stories import related
from digest.stories.chronology import period
from digest.stories.group import groups
from digest.stories.minhash import Sketches
from digest.stories.same_event import WEAK, Pairs
from digest.stories.signature import signature
from digest.stories.similarity import Terms
from digest.stories.terms import Told, unpacked
from digest.stories.words import words
from digest.tagging import matcher

SENTENCE = re.compile(r"[^。！？.!?\n]+[。！？.!?]?")
WORD = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{4,}")
HAN = [chr(code) for code in range(0x4E00, 0x9000)]
BANDS = ((128, 1), (32, 1), (64, 2))  # how many, and of how many hashes each: what finds most, and what is faster


def read(folders: Sequence[Path]) -> list[tuple[str, ...]]:
    """Return the sentences of each article below some folders."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.*") if path.is_file())
    read = (one for path in paths for one in articles_of(path.name, path.read_bytes(), matcher(shipped_vocabulary())))
    bodies = [one.body.blocks for one in read if isinstance(one, Article)]
    found = [tuple(SENTENCE.findall("\n".join(block.text for block in blocks))) for blocks in bodies]
    return [sentences for sentences in found if len(sentences) > 7]


def made(articles: Sequence[tuple[str, ...]], count: int) -> list[Entry]:
    """Return so many articles, with what stories read of them."""
    rng, found = random.Random(7), list[Entry]()
    while len(found) < count:
        event = worded_anew(rng.choice(articles), rng, 0.5)
        day = dt.date(2022, 1, 1) + dt.timedelta(days=rng.randrange(1095))
        for _ in range(rng.randint(2, 4)):
            part = [sentence for sentence in event if rng.random() < 0.6] or list(event)
            date = (day + dt.timedelta(days=rng.randrange(7))).isoformat()
            found.append(entry(f"a{len(found):06}", date, worded_anew(part, rng, 0.3)))
    return found[:count]


def mixed(articles: Sequence[tuple[str, ...]], count: int) -> list[Entry]:
    """Return so many articles of which each is made of passages of four of those given: all have something in common."""
    rng, found = random.Random(7), list[Entry]()
    for number in range(count):
        parts = [(some, rng.randrange(len(some))) for some in rng.choices(articles, k=4)]
        date = (dt.date(2022, 1, 1) + dt.timedelta(days=rng.randrange(1095))).isoformat()
        found.append(entry(f"a{number:06}", date, [each for some, start in parts for each in some[start : start + 5]]))
    return found


def worded_anew(sentences: Iterable[str], rng: random.Random, share: float) -> list[str]:
    """Return sentences in which a share of the words is replaced, each by one other wherever it stands."""
    other: dict[str, str] = {}

    def replaced(found: re.Match[str]) -> str:
        word = found[0]
        if word not in other:
            anew = (
                "".join(rng.choices("abdeghiklmnorstuvw", k=len(word)))
                if word.isascii()
                else "".join(rng.sample(HAN, 2))
            )
            other[word] = (anew.capitalize() if word[0].isupper() else anew) if rng.random() < share else word
        return other[word]

    return [WORD.sub(replaced, sentence) for sentence in sentences]


def entry(name: str, date: str, sentences: Sequence[str]) -> Entry:
    """Return an entry of which stories read nothing else."""
    head = heads.read(sentences[0][:30], [Block(kind="paragraph", text="".join(sentences))])
    terms = signature(head)
    return Entry(
        id=name, slug="", file="", index=0, line=1, tags=(), summary="", front=FrontMatter(), length=0, removed=0,
        facts=Facts(title="", language="zh-Hans", date=DateFact(value=date, precision="day", evidence=date)),
        image="", digest="", card="", terms=Told(tuple(terms), tuple(terms.values()), words(head)).packed(),
    )  # fmt: skip


def pairs_of(entries: Sequence[Entry]) -> Pairs:
    """Return what tells the pairs of a collection that are kin."""
    return Pairs(
        entries,
        Terms([unpacked(one.terms).signature for one in entries], [unpacked(one.terms).spread for one in entries]),
    )


def of_terms(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share two terms, whenever they are of."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(entries):
        counts = Counter(chain.from_iterable([holders[term] for term in unpacked(one.terms).signature]))
        yield from ((other, number) for other, shared in counts.items() if shared > 1)
        for term in unpacked(one.terms).signature:
            holders[term].append(number)


def of_ours(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield our candidates."""
    sketches = Sketches([unpacked(one.terms).signature for one in entries])
    periods = {number: period(one.facts.date) for number, one in enumerate(entries)}
    for one, others in sketches.candidates(periods):
        yield from ((min(one, other), max(one, other)) for other in others)


def of_datasketch(entries: Sequence[Entry], bands: int, rows: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a band of datasketch."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=bands * rows, params=(bands, rows))
    for number, one in enumerate(entries):
        made = MinHash(num_perm=bands * rows, seed=1)
        made.update_batch([term.to_bytes(4, "big") for term in unpacked(one.terms).signature])
        yield from ((other, number) for other in index.query(made))
        index.insert(number, made, check_duplication=False)


def of_rensa(entries: Sequence[Entry], bands: int, rows: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a band of rensa."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.1, num_perm=bands * rows, num_bands=bands)
    for number, one in enumerate(entries):
        made = RMinHash(num_perm=bands * rows, seed=1)
        made.update([str(term) for term in unpacked(one.terms).signature])
        yield from ((other, number) for other in index.query(made))
        index.insert(number, made)


def kin_among(pairs: Iterable[tuple[int, int]], entries: Sequence[Entry]) -> tuple[set[tuple[int, int]], int]:
    """Return the pairs that are kin among candidates, and how many candidates there were."""
    candidates, told = set(pairs), pairs_of(entries)
    return {pair for pair in candidates if told.of(*pair) >= WEAK}, len(candidates)


def timed(work: Callable[[], object]) -> float:
    """Return the processor seconds of some work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def growth(entries: Sequence[Entry]) -> None:
    """Print what stories and related reading take on more and more articles."""
    print(f"{'articles':>10}{'kin':>9}{'stories':>9}{'largest':>9}{'seconds':>9}{'related':>9}   (processor seconds)")
    for count in sorted({len(entries) // 10, len(entries) // 3, len(entries)}):
        some = sorted(entries[:count], key=lambda one: one.id)
        kin: dict[int, float] = {}
        found: list[list[int]] = []
        seconds = timed(lambda: (kin.update(pairs_of(some).all()), found.extend(groups(kin, len(some)))))  # noqa: B023
        near = timed(lambda: related.nearest(range(len(some)), [unpacked(one.terms).words for one in some]))  # noqa: B023
        largest = max(map(len, found), default=0)
        print(f"{count:10}{len(kin):9}{len(found):9}{largest:9}{seconds:9.2f}{near:9.2f}", flush=True)


def compared(entries: Sequence[Entry]) -> None:
    """Print how many of the pairs that are kin each way of finding candidates finds, and what it takes."""
    print(f"\n{len(entries)} articles{'':14}{'bands':>9}{'candidates':>12}{'recall':>8}{'seconds':>9}")
    every: set[tuple[int, int]] = set()
    ways: list[tuple[str, str, Callable[[], Iterable[tuple[int, int]]]]] = [
        ("an index of terms", "", lambda: of_terms(entries)),
        ("ours", "128 × 1", lambda: of_ours(entries)),
    ]
    for name, pairs in (("rensa", of_rensa), ("datasketch", of_datasketch)):
        for bands, rows in BANDS if find_spec(name) else ():
            ways.append((name, f"{bands} × {rows}", partial(pairs, entries, bands, rows)))
    for name, shape, find in ways:
        started = time.process_time()
        found, candidates = kin_among(find(), entries)
        seconds = time.process_time() - started
        every = every or found
        recall = len(found) / max(1, len(every))
        print(f"{name:27}{shape:>9}{candidates:12}{recall:8.3f}{seconds:9.2f}", flush=True)


def main() -> None:
    """Run the benchmark and print its tables."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("folders", nargs="*", type=Path, default=[Path(__file__).resolve().parents[1] / "content"])
    ask.add_argument("--articles", type=int, default=10_000)
    ask.add_argument("--compared", type=int, default=5_000)
    ask.add_argument("--mixed", action="store_true")
    given = ask.parse_args()
    entries = (mixed if given.mixed else made)(read(given.folders), max(given.articles, given.compared))
    growth(entries[: given.articles])
    compared(entries[: given.compared])


if __name__ == "__main__":
    main()
