"""Stories and related reading on many articles: time and growth, from scratch and after an edit.

    python bench/stories.py [--articles 10000] [--mixed] [FOLDER …]

The articles are derived from those in the folders (default: content/): an event is an article with half of its words
replaced, reported two to four times within a week, each time with part of its sentences and a third of the words replaced again;
the events are spread over three years. With `--mixed` each article consists of passages of four of them: the worst case of
articles on few subjects. `largest` is the size of the largest story; `edit` is the time after one article has been rewritten.
How many stories are right is measured by `bench/pile.py`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from digest import readers
from digest.article import articles, stages
from digest.config.vocabulary import shipped_vocabulary
from digest.model import Article, Block, DateFact, Entry, Facts, FrontMatter
from digest.stories import Graph, graph
from digest.stories.chronology import newest_first
from digest.stories.terms import story_terms

SENTENCE = re.compile(r"[^。！？.!?\n]+[。！？.!?]?")
WORD = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{4,}")
HAN = [chr(code) for code in range(0x4E00, 0x9000)]


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


def timed(work: Callable[[], Graph]) -> tuple[Graph, float]:
    """Return the result of some work, and its processor time in seconds."""
    started = time.process_time()
    return work(), time.process_time() - started


def main() -> None:
    """Run the benchmark and print its table."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("folders", nargs="*", type=Path, default=[Path(__file__).resolve().parents[1] / "content"])
    ask.add_argument("--articles", type=int, default=10_000)
    ask.add_argument("--mixed", action="store_true")
    given = ask.parse_args()
    entries = (mixed if given.mixed else separate)(sentences_of(given.folders), given.articles)
    print(f"{'articles':>10}{'pairs':>9}{'stories':>9}{'largest':>9}{'ms each':>9}{'edit s':>9}   (processor time)")
    for count in sorted({given.articles // 10, given.articles // 3, given.articles}):
        some = newest_first(entries[:count])
        found, seconds = timed(lambda: graph(some))  # noqa: B023
        edited = [msgspec.structs.replace(entries[-1], id=some[0].id, digest="edited"), *some[1:]]
        _, again = timed(lambda: graph(edited, found))  # noqa: B023
        largest = max((len(story.members) for story in found.stories), default=0)
        each = 1000 * seconds / count
        print(
            f"{count:10}{len(found.pairs) // 8:9}{len(found.stories):9}{largest:9}{each:9.2f}{again:9.3f}", flush=True
        )


if __name__ == "__main__":
    main()
