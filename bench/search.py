"""Search of a built site compared with Pagefind: recall, precision, index size, build time, and what a query loads.

    python bench/search.py [--site FOLDER] [--queries 1000] [--pagefind PYTHON]

FOLDER contains content/ and digest.yaml; the default is the demo. Queries are random pieces of 2 to 12 characters of the articles
that do not begin inside a word, half of them converted to the other script. The right answers come from a scan of all texts.
PYTHON is the interpreter of an environment with `pagefind[extended]`; Pagefind indexes the article pages in Simplified Chinese and
is queried in Chromium for pieces of these pages, as words and in quotation marks.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, Response, sync_playwright
from selectolax.lexbor import LexborHTMLParser

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from digest.search import terms
from digest.search.document import SearchDocument
from digest.search.index import build
from digest.search.shards import SearchIndex
from digest.text.convert import converter
from tests.search.reader import Reader

FIRST, LEAST, MOST = 12, 3, 10  # as in search.js: files of a query, results shown at once


class QueryResult(NamedTuple):
    """The result of one query."""

    right: int  # articles found that contain it
    found: int
    held: int  # articles that contain it
    files: int  # loaded
    size: int  # bytes loaded


class Texts:
    """Folded texts, and random pieces of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.lines = [[line for line in re.split(r"[\n\t]", text) if line] for text in texts]
        self._read = ["\n".join(terms.name(terms.tokens(line)) for line in lines) for lines in self.lines]

    def holding(self, query: str) -> set[int]:
        """Return the texts that contain a query."""
        wanted = terms.name(terms.tokens(query))
        pattern = re.compile((f"(?<![{terms.LETTERS}])" if terms.is_word(wanted) else "") + re.escape(wanted))
        return {number for number, text in enumerate(self._read) if wanted in text and pattern.search(text)}

    def pieces(self, rng: random.Random) -> Iterator[str]:
        """Yield random pieces that do not begin inside a word and are long enough to be searched."""
        while True:
            line = rng.choice(rng.choice(self.lines) or [""])
            start = rng.randrange(max(1, len(line)))
            piece = line[start : start + rng.randint(2, 12)].strip()
            tokens = terms.tokens(piece)
            inside = start > 0 and terms.is_word(terms.folded(line[start - 1])) and terms.is_word((tokens or [""])[0])
            if not inside and (len(tokens) > 1 or (tokens and terms.is_word(tokens[0]) and len(tokens[0]) > 1)):
                yield piece


def ours(output: Path, count: int) -> tuple[list[QueryResult], SearchIndex]:
    """Query our index as search.js does."""
    folder = output / "search"
    front_file = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    index = SearchIndex(
        count=front_file["shards"], classes=tuple(ord(size) - ord("a") for size in front_file["sizes"]),
        frequent=dict.fromkeys(filter(None, front_file["frequent"].split("\n")), 0), shards={},
    )  # fmt: skip
    records = [(folder / "articles" / f"{number}.json").read_bytes() for number in range(len(index.classes))]
    texts = Texts(["\n".join(text for _, text in json.loads(record)["texts"]) for record in records])
    front = (folder / "index.json").stat().st_size
    rng, asked = random.Random(3), []
    scripts: tuple[Callable[[str], str], ...] = (
        str,
        str,
        converter("zh-Hans", "zh-Hant"),
        converter("zh-Hant", "zh-Hans"),
    )
    pieces = texts.pieces(rng)
    for _ in range(count):
        query = rng.choice(scripts)(next(pieces))
        reader = Reader(index, lambda number: (folder / "grams" / f"{number}.bin").read_bytes())
        found, held = set(reader.phrase(query) or ()), texts.holding(query)
        shown = sorted(found)[::-1][: max(LEAST, min(MOST, FIRST - 1 - len(reader.asked)))]
        sizes = [(folder / "grams" / f"{number}.bin").stat().st_size for number in reader.asked]
        sizes += [len(records[number]) for number in shown]
        asked.append(QueryResult(len(found & held), len(found), len(held), 1 + len(sizes), front + sum(sizes)))
    return asked, index


def many(output: Path, count: int, queries: int) -> tuple[list[QueryResult], int, float]:
    """Query an index of `count` articles, each of about a dozen random lines of the articles of the site."""
    pool = [
        line
        for path in sorted((output / "search" / "articles").iterdir())
        for line in _lines_of(path)
        if len(line) > 30
    ]
    rng = random.Random(5)
    articles = ["\n".join((f"第{number}篇", *rng.choices(pool, k=rng.randint(6, 18)))) for number in range(count)]
    shards = 1 << max(0, (sum(map(len, articles)) // 3_000).bit_length() - 1)
    started = time.process_time()
    index = build([SearchDocument(texts=(("zh-Hans", text),)) for text in articles], shards)
    seconds = time.process_time() - started
    front = (
        19_000 + len(articles) + sum(len(name.encode()) + 1 for name in index.frequent)
    )  # fixed part, and what grows with the index
    sizes = [len(text.encode()) + 400 for text in articles]
    texts, asked = Texts(articles), []
    for query in islice(texts.pieces(rng), queries):
        reader = Reader(index)
        found, held = set(reader.phrase(query) or ()), texts.holding(query)
        shown = sorted(found)[::-1][: max(LEAST, min(MOST, FIRST - 1 - len(reader.asked)))]
        size = (
            front + sum(len(index.shards[number]) for number in reader.asked) + sum(sizes[number] for number in shown)
        )
        asked.append(QueryResult(len(found & held), len(found), len(held), 1 + len(reader.asked) + len(shown), size))
    return asked, sum(map(len, index.shards.values())) + sum(sizes), seconds


def _lines_of(record: Path) -> list[str]:
    texts = json.loads(record.read_text(encoding="utf-8"))["texts"]
    return [line for _, text in texts for line in re.split(r"[\n\t]", text)]


def seconds_to_index(output: Path, count: int) -> float:
    """Return the processor time to build the index from scratch."""
    paths = sorted((output / "search" / "articles").iterdir(), key=lambda path: int(path.stem))
    records = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    documents = [SearchDocument(texts=tuple((code, text) for code, text in record["texts"])) for record in records]
    started = time.process_time()
    build(documents, count)
    return time.process_time() - started


class Quiet(SimpleHTTPRequestHandler):
    """Serve files without logging."""

    def log_message(self, *_: object) -> None:
        """Do not log requests."""


def pagefind(
    python: str, output: Path, language: str, count: int, *, quoted: bool
) -> tuple[list[QueryResult], int, float]:
    """Index the article pages of a language with Pagefind, and query it in Chromium."""
    pages = sorted((output / language).glob("**/index.html"))
    trees = [(path, LexborHTMLParser(path.read_text(encoding="utf-8")).css_first(".article .text")) for path in pages]
    texts = {path.relative_to(output).as_posix(): tree.text(separator="\n") for path, tree in trees if tree is not None}
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        for path in texts:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(output / path, site / path)
        command = [python, "-m", "pagefind", "--site", name, "--root-selector", ".article .text", "--quiet"]
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds = time.perf_counter() - started
        size = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        asked = _ask(address, Texts(list(texts.values())), list(texts), count, quoted=quoted)
        server.shutdown()
    return asked, size, seconds


def _ask(address: str, texts: Texts, paths: Sequence[str], count: int, *, quoted: bool) -> list[QueryResult]:
    asked: list[QueryResult] = []
    pieces = texts.pieces(random.Random(3))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for _ in range(count):
            query = next(pieces)
            page = browser.new_page()  # without the cache of earlier queries
            sizes: list[int] = []
            page.on("response", partial(_note, sizes))
            page.goto(f"{address}{paths[0]}")
            found = _found(page, f'"{query}"' if quoted else query, 10)
            files, size = len(sizes), sum(sizes)
            found = _found(page, f'"{query}"' if quoted else query, len(paths)) if len(found) == 10 else found
            right, held = {paths.index(path) for path in found}, texts.holding(query)
            asked.append(QueryResult(len(right & held), len(right), len(held), files, size))
            page.close()
        browser.close()
    return asked


def _note(sizes: list[int], answer: Response) -> None:
    """Record the size of an index file; scripts and wasm are not counted."""
    if ".pf_" in answer.url:
        sizes.append(int(answer.headers.get("content-length", 0)))


def _found(page: Page, query: str, most: int) -> list[str]:
    """Return the addresses of results, and load their excerpts as a list of results does."""
    found: list[str] = page.evaluate(
        """async ([query, most]) => {
            const pagefind = await import("/pagefind/pagefind.js"), { results } = await pagefind.search(query);
            const shown = await Promise.all(results.slice(0, most).map(result => result.data()));
            return shown.map(one => one.url.replace(/^\\//, "") + (one.url.endsWith("/") ? "index.html" : ""));
        }""",
        [query, most],
    )
    return found


def line(name: str, asked: Sequence[QueryResult], size: int, seconds: float) -> str:
    """Return a row of the table."""
    held, found, right = (
        sum(values) for values in zip(*((one.held, one.found, one.right) for one in asked), strict=True)
    )
    whole = sum(one.right == one.held == one.found for one in asked)
    sizes, files = [one.size for one in asked], [one.files for one in asked]
    return (
        f"{name:24}{right / held:8.3f}{right / max(1, found):10.3f}{whole / len(asked):8.3f}{size / 1e6:10.2f}{seconds:9.2f}"
        f"{statistics.median(files):7.0f}{max(files):5}{statistics.median(sizes) / 1e3:9.0f}{max(sizes) / 1e3:7.0f}"
    )


def main() -> None:
    """Run the benchmark and print its table."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--site", type=Path, default=Path(__file__).resolve().parents[1])
    ask.add_argument("--output", type=Path, help="an already built site")
    ask.add_argument("--language", default="zh-hans", help="folder of the language to query Pagefind in")
    ask.add_argument("--queries", type=int, default=1000)
    ask.add_argument(
        "--many", type=int, help="also query an index of this many articles, composed of lines of the site"
    )
    ask.add_argument("--pagefind", help="an interpreter with pagefind[extended]")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        output = given.output or Path(name, "output")
        if given.output is None:
            command = [sys.executable, "-m", "digest", "build", "--output", str(output)]
            subprocess.run(command, cwd=given.site, check=True, capture_output=True)
        asked, index = ours(output, given.queries)
        size = sum(path.stat().st_size for path in (output / "search").rglob("*") if path.is_file())
        print(f"{len(index.classes)} articles, {len(asked)} queries")
        print(
            f"{'':24}{'recall':>8}{'precision':>10}{'exact':>8}{'index MB':>10}{'seconds':>9}{'files':>7}{'max':>5}{'kB':>9}{'max':>7}"
        )
        print(line("digest", asked, size, seconds_to_index(output, index.count)), flush=True)
        if given.many:
            print(
                line(f"digest, {given.many} articles", *many(output, given.many, min(200, given.queries))), flush=True
            )
        for quoted in (False, True) if given.pagefind else ():
            asked, size, seconds = pagefind(
                given.pagefind, output, given.language, min(200, given.queries), quoted=quoted
            )
            print(line(f"pagefind{', quoted' if quoted else ''}", asked, size, seconds), flush=True)


if __name__ == "__main__":
    main()
