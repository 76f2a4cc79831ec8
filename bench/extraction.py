"""Quality and speed of extraction compared with other tools: body and facts of pages with known answers.

    pip install -e '.[bench]' && pip install -e '.[baseline]'
    python bench/extraction.py CORPUS [--langs zh-Hans,zh-Hant] [--sets a,b] [--runs 3] [--tools digest,justext]

CORPUS contains pages SET/ID.html, each with an answer SET/ID.json: {"lang", "body": [paragraphs], and, where known, "title",
"date", "author", "source"}. --scorer is a file with `score_page(gold, got)`; the default is bench/score.py next to the corpus.
All tools get the same decoded text in one process and take turns; the time is the median processor time, without imports.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

Got = dict[str, object]
Extract = Callable[[str], Got]
COLUMNS = ("F1", "P", "R", "kept", "boiler", "clean", "title", "date", "author", "source")
FACTS = ("title", "date", "author", "source")
BASELINE = "readability-lxml"


class Scorer(Protocol):
    """A module that scores pages."""

    def score_page(self, gold: Got, got: Got) -> dict[str, float]: ...


class CorpusPage(NamedTuple):
    """A page with its answer."""

    text: str
    gold: Got
    language: str


def found(lines: Sequence[str], **facts: object) -> Got:
    """Return the result of a tool as the scorer expects it."""
    return {"blocks": [{"kind": "paragraph", "text": line} for line in lines if line.strip()], **facts}


def digest_tool(*, whole: bool) -> Extract:
    """Return our extraction: document, facts and cleaning; `whole` adds subjects, summary and signature."""
    from digest import clean, facts
    from digest.article import article, stages
    from digest.config.vocabulary import shipped_vocabulary
    from digest.model import Article, Cleaned, Facts, FrontMatter, Record, Rejected

    prepared = stages(shipped_vocabulary())

    def record(text: str) -> Record:
        return Record(id="a", file="a.html", index=0, line=1, format="html", text=text, front=FrontMatter())

    def shown(known: Facts, cleaned: Cleaned) -> Got:
        return {
            "blocks": [{"kind": block.kind, "text": block.text} for block in cleaned.blocks],
            "removed": [{"kind": cut.kind, "text": cut.text, "rule": cut.rule} for cut in cleaned.removals],
            "title": known.title, "date": known.date.value if known.date else "",
            "authors": list(known.authors), "source": known.source,
        }  # fmt: skip

    def extract(text: str) -> Got:
        one = record(text)
        document = clean.read_document(one)
        known = facts.read_facts(one, document)
        cleaned = clean.clean(one, document, known)
        return found(()) if isinstance(cleaned, Rejected) else shown(known, cleaned)

    def extract_whole(text: str) -> Got:
        result = article(record(text), prepared)
        if not isinstance(result, Article):
            return found(())
        return shown(result.entry.facts, Cleaned(blocks=result.body.blocks, removals=result.body.removals))

    return extract_whole if whole else extract


def trafilatura_tool(*, precision: bool) -> Extract:
    import trafilatura

    def extract(text: str) -> Got:
        document = trafilatura.bare_extraction(
            text, with_metadata=True, favor_precision=precision, include_comments=False
        )
        if document is None:
            return found(())
        known = document if isinstance(document, dict) else document.as_dict()
        return found(
            (known.get("text") or "").split("\n"), title=known.get("title"), date=known.get("date"),
            authors=known.get("author"), source=known.get("sitename"),
        )  # fmt: skip

    return extract


def readability_tool() -> Extract:
    import lxml.html
    from readability import Document

    blocks = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "br", "blockquote", "td", "pre", "section")

    def extract(text: str) -> Got:
        document = Document(text)
        tree = lxml.html.fromstring(document.summary(html_partial=True) or "<p></p>")
        for node in tree.iter(*blocks):
            node.tail = "\n" + (node.tail or "")
        return found(tree.text_content().split("\n"), title=document.short_title())

    return extract


def resiliparse_tool() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda text: found(extract_plain_text(text, main_content=True, alt_texts=False).split("\n"))


def justext_tool() -> Extract:
    import justext

    def extract(text: str) -> Got:
        # There is no list of Chinese stop words: without one, only length and links count. A Han character carries about as
        # much as three letters.
        parts = justext.justext(text, frozenset(), length_low=23, length_high=67, stopwords_low=0.0, stopwords_high=0.0)
        return found([part.text for part in parts if not part.is_boilerplate])

    return extract


TOOLS: dict[str, Callable[[], Extract]] = {
    "digest": lambda: digest_tool(whole=False),
    "digest, whole article": lambda: digest_tool(whole=True),
    "trafilatura, precision": lambda: trafilatura_tool(precision=True),
    "trafilatura": lambda: trafilatura_tool(precision=False),
    BASELINE: readability_tool,
    "resiliparse": resiliparse_tool,
    "justext": justext_tool,
}


def pages(corpus: Path, languages: set[str], sets: set[str]) -> list[CorpusPage]:
    """Return the pages with an answer, decoded as `digest` does."""
    from digest.readers.decode import decode

    read = []
    for path in sorted(corpus.glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        wanted = (not languages or gold["lang"] in languages) and (not sets or path.parent.name in sets)
        if wanted and gold.get("body"):
            decoded = decode(path.with_suffix(".html").read_bytes(), path.name, declares=True)
            if decoded is not None:
                read.append(CorpusPage(text=decoded.text, gold=gold, language=str(gold["lang"])))
    return read


def scored(scorer: Scorer, rows: Sequence[tuple[CorpusPage, Got]]) -> dict[str, float]:
    """Return the scores of some pages in percent; facts count where the answer is known."""
    each = [scorer.score_page(page.gold, got) for page, got in rows]
    right, false, missed = (sum(row[key] for row in each) for key in ("tp", "fp", "fn"))
    reported = {key.removesuffix("s") for _, got in rows for key in got}
    shares = {
        "F1": 200 * right / (2 * right + false + missed or 1), "P": 100 * right / (right + false or 1),
        "R": 100 * right / (right + missed or 1),
    }  # fmt: skip
    for name in COLUMNS[3:]:
        values = [row[name] for row in each if name in row]
        unsupported = name in FACTS and name not in reported  # not counted as an error
        shares[name] = 100 * statistics.mean(values) if values and not unsupported else float("nan")
    return shares


def timed(tools: dict[str, Extract], texts: Sequence[str], runs: int) -> tuple[dict[str, float], dict[str, list[Got]]]:
    """Return pages per second and the results of each tool; the first run is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in tools}
    results: dict[str, list[Got]] = {}
    for number in range(runs + 1):
        for name, extract in tools.items():
            began = time.process_time()  # the machine may be busy with other work
            results[name] = [guarded(extract, text) for text in texts]
            taken[name] += [time.process_time() - began] if number else []
    return {name: len(texts) / statistics.median(times) for name, times in taken.items()}, results


def guarded(extract: Extract, text: str) -> Got:
    """Return the result of a tool, empty if it fails."""
    try:
        return extract(text)
    except Exception as error:  # noqa: BLE001 - whatever a tool does to us, the others are still measured
        print(f"{type(error).__name__}: {error}"[:120], file=sys.stderr)
        return found(())


def loaded(names: Sequence[str]) -> dict[str, Extract]:
    """Return the tools that are installed."""
    tools: dict[str, Extract] = {}
    for name in names:
        try:
            tools[name] = TOOLS[name]()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return tools


def load_scorer(path: Path) -> Scorer:
    """Import a scorer from a file."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"there is no scorer at {path}: give one with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module  # type: ignore[return-value]  # whatever file is given, its score_page is called


def main() -> None:
    """Run the benchmark and print its table."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    ask.add_argument("corpus", type=Path)
    ask.add_argument("--scorer", type=Path)
    ask.add_argument("--langs", default="")
    ask.add_argument("--sets", default="")
    ask.add_argument("--tools", default="")
    ask.add_argument("--runs", type=int, default=3)
    given = ask.parse_args()
    scorer = load_scorer(given.scorer or given.corpus.parent.parent / "bench" / "score.py")
    read = pages(given.corpus, set(filter(None, given.langs.split(","))), set(filter(None, given.sets.split(","))))
    if not read:
        sys.exit(f"no page with an answer below {given.corpus}")
    tools = loaded([name for name in TOOLS if not given.tools or name.partition(",")[0] in given.tools.split(",")])
    speeds, results = timed(tools, [page.text for page in read], max(1, given.runs))
    languages = sorted({page.language for page in read})
    print("| tool |", *(f"{name} |" for name in (*COLUMNS, *(f"F1 {code}" for code in languages), "pages/s", "×")))
    print("| --- |", *("--: |" for _ in range(len(COLUMNS) + len(languages) + 2)))
    for name, got in results.items():
        rows = list(zip(read, got, strict=True))
        whole = scored(scorer, rows)
        parts = [scored(scorer, [row for row in rows if row[0].language == code])["F1"] for code in languages]
        ratio = speeds[name] / speeds[BASELINE] if BASELINE in speeds else float("nan")
        values = [f"{value:.1f}" for value in (*(whole[column] for column in COLUMNS), *parts, speeds[name], ratio)]
        print(f"| {name} |", *(f"{'–' if value == 'nan' else value} |" for value in values))


if __name__ == "__main__":
    main()
