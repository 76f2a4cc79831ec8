"""`digest inspect`: show what becomes of files, article by article, without building a site."""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from digest import console, readers
from digest.arguments import add_content, add_jobs, paths_of
from digest.article import articles, stages
from digest.config.settings import Settings
from digest.console import paint
from digest.errors import ContentError
from digest.isolation import OVER_BUDGET, OVER_BUDGET_FIX, limited, why_ended
from digest.model import Article, Block, Problem, Rejected, Removal, Value, refused
from digest.parallel import Pool, one_by_one
from digest.pipeline.articles import dated_by_order
from digest.pipeline.inputs import Configuration, item_digest, load_sources, load_vocabulary, without_cases
from digest.pipeline.stages import file_key, file_place, unreadable
from digest.report.views import FactRow, fact_rows, reading_order
from digest.site_paths import SitePaths
from digest.store.content import files_below, printable_name, read_bytes
from digest.store.fingerprint import program_digest
from digest.store.memory import Bodies, Memory, load_items

# The keys of `inspect --json`, a stable interface: every key is always present.
_REFUSED: Final[dict[str, object]] = {
    "file": "", "index": 0, "id": "", "title": "", "title_made": False, "date": None, "date_precision": None,
    "date_evidence": "", "authors": (), "editors": (), "source": "", "language": None, "url": "", "kind": "", "tags": (),
    "summary": "", "blocks": (), "removed": (), "translations": (), "problems": (),
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument("--json", action="store_true", help="print one JSON object per article, each on a line")
    parser.add_argument("--no-memory", action="store_true", help="do not reuse results of the last build")
    add_content(parser)
    add_jobs(parser, default=1)


def run(options: argparse.Namespace) -> int:
    """Print each article of the files, for people or as JSON."""
    found = inspect_files(options.paths, paths_of(options), options.jobs, recall=not options.no_memory)
    for path, result in found:
        if options.json:
            print(msgspec.json.encode(_json(path, result)).decode())
        else:
            console.echo(_text(path, result), color=not options.no_color)
    return console.OK


class _Shared(Value):
    """What every process needs."""

    configuration: Configuration
    key: bytes  # of remembered items
    content: str
    memory: str  # "" to build everything again


def inspect_files(
    paths: Sequence[str], site: SitePaths, jobs: int, *, recall: bool = True
) -> Iterator[tuple[str, Article | Rejected]]:
    """Yield the articles and refused items of files and folders in their order, each with the path of its file.

    Vocabulary, source rules and memory, which is only read, are those of the site. Raises ContentError for an unknown path.
    """
    files = [file for path in paths for file in _files(path)]
    sources = without_cases(load_sources(site))
    configuration = Configuration(settings=Settings(), vocabulary=load_vocabulary(site), sources=sources, takedowns=())
    key, memory = item_digest(configuration, program_digest()), site.memory if recall else ""
    shared = _Shared(configuration=configuration, key=key, content=os.path.abspath(site.content), memory=memory)
    with Pool(jobs) as pool:
        found = pool.map(_worker, shared, files, refuse=partial(_over_budget, shared.content))
        for file, results in zip(files, found, strict=True):
            for result in results:
                yield file, result


def _json(path: str, result: Article | Rejected) -> dict[str, object]:
    """Return an article or a refused item as `inspect --json` prints it."""
    if isinstance(result, Rejected):
        code, file = f"refused.{result.reason}", printable_name(path)
        refusal = Problem(code=code, message=result.message, fix=result.fix, file=result.file, line=result.line)
        problems = (refusal, *result.problems)
        return {**_REFUSED, "file": file, "index": result.index, "id": result.id, "problems": problems}
    entry, body = result.entry, result.body
    facts, date = entry.facts, entry.facts.date
    return {
        "file": printable_name(path),
        "index": entry.index,
        "id": entry.id,
        "title": facts.title,
        "title_made": facts.title_made,
        "date": date.value if date else None,
        "date_precision": date.precision if date else None,
        "date_evidence": date.evidence if date else "",
        "authors": facts.authors,
        "editors": facts.editors,
        "source": facts.source,
        "language": facts.language,
        "url": facts.url,
        "kind": facts.kind,
        "tags": [{"key": tag.key, "score": tag.score, "evidence": tag.evidence} for tag in entry.tags],
        "summary": entry.summary,
        "blocks": [msgspec.structs.replace(block, marks=()) for block in body.blocks],
        "removed": [{"kind": r.kind, "text": r.text, "rule": r.rule, "line": r.line} for r in body.removals],
        "translations": _translations(path),
        "problems": entry.problems,
    }


def _translations(path: str) -> tuple[str, ...]:
    """Return the languages of the translations of a file, which are files of the same folder."""
    name = Path(path).name
    siblings = sorted(other for other in os.listdir(Path(path).parent) if other.startswith(Path(path).stem + "."))
    found = (readers.sibling(other) for other in siblings if other != name and readers.is_article(other))
    own = readers.file_id(name)
    return tuple(language for base, language in found if language is not None and readers.file_id(base) == own)


def _files(path: str) -> list[str]:
    if os.path.isdir(path):
        return [found.path for found in files_below(path) if found.plain and readers.is_article(found.name)]
    if not os.path.exists(path):
        raise ContentError("there is no such file", fix="check the path", file=path)
    return [path]


def _worker(shared: _Shared) -> Callable[[Sequence[str]], list[tuple[Article | Rejected, ...]]]:
    prepared = stages(shared.configuration.vocabulary, shared.configuration.sources)
    outcomes = load_items(Memory(shared.memory), shared.key).outcomes if shared.memory else {}
    bodies = Bodies(shared.memory)

    def work(path: str) -> tuple[Article | Rejected, ...]:
        name = _name(shared.content, path)
        try:
            data = read_bytes(path)
        except OSError as error:
            return (unreadable(name, error),)
        keys = (file_key(shared.key, name, data, attached) for attached in (False, True)) if outcomes else ()
        known = next((outcomes[key] for key in keys if key in outcomes), None)
        if known is not None and not known.rejected:  # a refused item depends on its place among the others
            with suppress(OSError, msgspec.MsgspecError):  # texts that are damaged, or moved by a build
                return _in_order(tuple(Article(entry=kept.entry, body=bodies.body(kept.extent)) for kept in known.kept))
        try:
            with limited(len(data)):
                return _in_order(articles(readers.read(name, data), prepared))
        except MemoryError:
            return _over_budget(shared.content, path)

    return one_by_one(work)


def _name(content: str, path: str) -> str:
    """Return the name of a file: its path below the content folder, or what it is called elsewhere."""
    full = Path(os.path.abspath(path))
    return printable_name(full.relative_to(content).as_posix() if full.is_relative_to(content) else full.name)


def _over_budget(content: str, path: str, exit_code: int | None = None) -> tuple[Rejected]:
    """Refuse a file that takes too much memory, or ended the process that worked on it."""
    size = os.path.getsize(path) if os.path.exists(path) else 0
    place, reason = file_place(_name(content, path)), why_ended(size, exit_code)
    return (refused(place, OVER_BUDGET, reason, OVER_BUDGET_FIX),)


def _in_order(items: tuple[Article | Rejected, ...]) -> tuple[Article | Rejected, ...]:
    """Complete the dates of a file's articles from their order."""
    if len(items) == 1:
        return items
    entries = iter(dated_by_order([item.entry for item in items if isinstance(item, Article)]))
    return tuple(Article(entry=next(entries), body=item.body) if isinstance(item, Article) else item for item in items)


def _text(path: str, result: Article | Rejected) -> str:
    """Return an article for people: facts, subjects with their evidence, and the text with its removals struck out."""
    if isinstance(result, Rejected):
        return f"{paint(path, 'bold')}\n  {paint('refused', 'red')} ({result.reason}): {result.message}; {result.fix}\n"
    entry = result.entry
    lines = [paint(f"{path}  [{entry.id}]", "bold"), *map(_fact_line, fact_rows(entry.facts))]
    lines += [f"  {tag.key} {tag.score:.2f}: {'; '.join(tag.evidence)}" for tag in entry.tags]
    lines += ["", f"  {entry.summary}", "", *map(_body_line, reading_order(result.body, result.body.blocks)), ""]
    lines += [f"  {paint('problem', 'yellow')} {item.message}: {item.fix}" for item in entry.problems]
    return "\n".join(lines)


def _fact_line(fact: FactRow) -> str:
    why = "; ".join(filter(None, (fact.note, fact.evidence)))
    return f"  {fact.name:<10} {fact.value or 'unknown'}{f'  ({why})' if why else ''}"


def _body_line(item: Block | Removal) -> str:
    if isinstance(item, Removal):
        return f"  {paint('- ' + item.text, 'red', 'strike')}  {paint(f'[{item.kind}: {item.rule}]', 'dim')}"
    label = "" if item.kind == "paragraph" else paint(f"[{item.kind}] ", "blue")
    return f"  {label}{item.text or item.src}"
