"""Stories and related reading on many articles: time, growth, and the recall of hashing.

    python bench/stories.py [--articles 10000] [--compared 5000] [--mixed] [FOLDER …]

The articles are derived from those in the folders (default: content/): an event is an article with half of its words
replaced, reported two to four times within a week, each time with part of its sentences and a third of the words replaced again;
the events are spread over three years. With `--mixed` each article consists of passages of four of them: the worst case of
articles on few subjects. `largest` is the size of the largest story. Candidates are found by MinHash bands. On `--compared`
articles ours (an index of rensa for each half month, and a filter) is compared with one index of rensa and of datasketch (the extra
`bench`), all with the same scoring, and with an index of terms that misses no pair: `recall` is the share of all pairs of one event.
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

from digest import readers
from digest.article import articles, stages
from digest.config.vocabulary import shipped_vocabulary
from digest.model import Article, Block, DateFact, Entry, Facts, FrontMatter
from digest.stories import related
from digest.stories.chronology import period
from digest.stories.group import groups
from digest.stories.same_event import WEAK, EventPairs, Sketches
from digest.stories.terms import story_terms, unpacked
from digest.stories.similarity import Signatures

SENTENCE = re.compile(r"[^。！？.!?\n]+[。！？.!?]?")
WORD = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{4,}")
HAN = [chr(code) for code in range(0x4E00, 0x9000)]
BANDS = ((128, 1), (32, 1), (64, 2))  # how many, and of how many hashes each: what finds most, and what is faster


def sentences_of(folders: Sequence[Path]) -> list[tuple[str, ...]]:
    """Return the sentences of each article below some folders."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.*") if path.is_file())
    prepared = stages(shipped_vocabulary())
    found = (one for path in paths for one in articles(readers.read(path.name, path.read_bytes()), prepared))
    bodies = [one.body.blocks for one in found if isinstance(one, Article)]
    cut = [tuple(SENTENCE.findall("\n".join(block.text for block in blocks))) for blocks in bodies]
    return [sentences for sentences in cut if len(sentences) > 7]


def separate(articles: Sequence[tuple[str, ...]], count: int) -> list[Entry]:
    """Return `count` articles on separate events."""
    rng, found = random.Random(7), list[Entry]()
    while len(found) < count:
        event = reworded(rng.choice(articles), rng, 0.5)
        day = dt.date(2022, 1, 1) + dt.timedelta(days=rng.randrange(1095))
        for _ in range(rng.randint(2, 4)):
            part = [sentence for sentence in event if rng.random() < 0.6] or list(event)
            date = (day + dt.timedelta(days=rng.randrange(7))).isoformat()
            found.append(entry(f"a{len(found):06}", date, reworded(part, rng, 0.3)))
    return found[:count]


def mixed(articles: Sequence[tuple[str, ...]], count: int) -> list[Entry]:
    """Return `count` articles, each of passages of four of those given."""
    rng, found = random.Random(7), list[Entry]()
    for number in range(count):
        parts = [(some, rng.randrange(len(some))) for some in rng.choices(articles, k=4)]
        date = (dt.date(2022, 1, 1) + dt.timedelta(days=rng.randrange(1095))).isoformat()
        found.append(entry(f"a{number:06}", date, [each for some, start in parts for each in some[start : start + 5]]))
    return found


def reworded(sentences: Iterable[str], rng: random.Random, share: float) -> list[str]:
    """Return sentences with a share of the words replaced, each by the same word wherever it occurs."""
    other: dict[str, str] = {}

    def replaced(found: re.Match[str]) -> str:
        word = found[0]
        if word not in other:
            new = (
                "".join(rng.choices("abdeghiklmnorstuvw", k=len(word)))
                if word.isascii()
                else "".join(rng.sample(HAN, 2))
            )
            other[word] = (new.capitalize() if word[0].isupper() else new) if rng.random() < share else word
        return other[word]

    return [WORD.sub(replaced, sentence) for sentence in sentences]


def entry(name: str, date: str, sentences: Sequence[str]) -> Entry:
    """Return an entry with only what stories use."""
    terms = story_terms(sentences[0][:30], [Block(kind="paragraph", text="".join(sentences))])
    return Entry(
        id=name, slug="", file="", index=0, line=1, tags=(), summary="", front=FrontMatter(), length=0, removed=0,
        facts=Facts(title="", language="zh-Hans", date=DateFact(value=date, precision="day", evidence=date)),
        image="", digest="", card="", terms=terms.packed(),
    )  # fmt: skip


def pairs_of(entries: Sequence[Entry]) -> EventPairs:
    """Return the scoring of a collection."""
    return EventPairs(entries, Signatures([unpacked(one.terms) for one in entries]))


def of_terms(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share two terms, whatever their dates."""
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
        sketch = MinHash(num_perm=bands * rows, seed=1)
        sketch.update_batch([term.to_bytes(4, "big") for term in unpacked(one.terms).signature])
        yield from ((other, number) for other in index.query(sketch))
        index.insert(number, sketch, check_duplication=False)


def of_rensa(entries: Sequence[Entry], bands: int, rows: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a band of rensa."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.1, num_perm=bands * rows, num_bands=bands)
    for number, one in enumerate(entries):
        sketch = RMinHash(num_perm=bands * rows, seed=1)
        sketch.update([str(term) for term in unpacked(one.terms).signature])
        yield from ((other, number) for other in index.query(sketch))
        index.insert(number, sketch)


def scored(pairs: Iterable[tuple[int, int]], entries: Sequence[Entry]) -> tuple[set[tuple[int, int]], int]:
    """Return the pairs among candidates that may report one event, and the number of candidates."""
    candidates, scoring = set(pairs), pairs_of(entries)
    return {pair for pair in candidates if scoring.score(*pair) >= WEAK}, len(candidates)


def timed(work: Callable[[], object]) -> float:
    """Return the processor time of some work in seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


def growth(entries: Sequence[Entry]) -> None:
    """Print the time of stories and related reading for growing collections."""
    print(f"{'articles':>10}{'pairs':>9}{'stories':>9}{'largest':>9}{'seconds':>9}{'related':>9}   (processor seconds)")
    for count in sorted({len(entries) // 10, len(entries) // 3, len(entries)}):
        some = sorted(entries[:count], key=lambda one: one.id)
        scores: dict[int, float] = {}
        found: list[list[int]] = []
        seconds = timed(lambda: (scores.update(pairs_of(some).all()), found.extend(groups(scores, len(some)))))  # noqa: B023
        near = timed(lambda: related.nearest(range(len(some)), [unpacked(one.terms).words for one in some]))  # noqa: B023
        largest = max(map(len, found), default=0)
        print(f"{count:10}{len(scores):9}{len(found):9}{largest:9}{seconds:9.2f}{near:9.2f}", flush=True)


def compared(entries: Sequence[Entry]) -> None:
    """Print the recall and the time of each way to find candidates."""
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
        found, candidates = scored(find(), entries)
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
    entries = (mixed if given.mixed else separate)(sentences_of(given.folders), max(given.articles, given.compared))
    growth(entries[: given.articles])
    compared(entries[: given.compared])


if __name__ == "__main__":
    main()
