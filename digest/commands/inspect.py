"""What the program makes of files, article by article, without building a site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from digest import parallel, readers, tagging
from digest.article import each
from digest.config.source_rules import SourceRules
from digest.config.vocabulary import Vocabulary
from digest.errors import ContentError
from digest.languages import Language
from digest.model import Article, Precision, Problem, Rejected, Value
from digest.pipeline.inputs import item_environment, load_sources, load_vocabulary, program_state, without_cases
from digest.pipeline.sequence import dated
from digest.pipeline.tasks import file_key, unreadable
from digest.store.content import files_below, read_bytes
from digest.store.item_memory import load_items
from digest.store.memory import Bodies


class Subject(Value):
    """A tag as `inspect --json` prints it."""

    key: str
    score: float
    evidence: tuple[str, ...]


class Piece(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A block as `inspect --json` prints it."""

    kind: str
    text: str
    level: int = 0
    src: str = ""


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """A removal as `inspect --json` prints it."""

    kind: str
    text: str
    rule: str
    line: int


class Inspected(msgspec.Struct, frozen=True, kw_only=True):
    """One article as `inspect --json` prints it: a stable interface, every key always present."""

    file: str
    index: int
    id: str
    title: str
    title_made: bool
    date: str | None
    date_precision: Precision | None
    date_evidence: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    source: str
    language: Language | None
    url: str
    tags: tuple[Subject, ...]
    summary: str
    blocks: tuple[Piece, ...]
    removed: tuple[Cut, ...]
    translations: tuple[str, ...]
    problems: tuple[Problem, ...]


Result = tuple[str, Article | Rejected]  # the path as it was given, and what was made of an item of it


def inspect(paths: Sequence[str], root: str, content: str, memory: str, jobs: int) -> Iterable[Result]:
    """Yield what is made of each article of the files and folders, in their order.

    `memory` is the memory folder of the site the files belong to, which is read and not written; "" makes all anew. Raises
    ContentError if a path does not exist.
    """
    files = [file for path in paths for file in _files(path)]
    sources = without_cases(load_sources(root, content))
    shared = (load_vocabulary(root, content), sources, os.path.abspath(content), memory)
    for file, results in zip(files, parallel.map_items(_worker, shared, files, jobs), strict=True):
        for result in results:
            yield file, result


def shown(path: str, result: Article | Rejected) -> Inspected:
    """Return what `inspect --json` prints of one article, or of one item that was refused."""
    if isinstance(result, Rejected):
        return _refused(path, result)
    entry, body = result.entry, result.body
    facts, date = entry.facts, entry.facts.date
    return Inspected(
        file=path,
        index=entry.index,
        id=entry.id,
        title=facts.title,
        title_made=facts.title_made,
        date=date.value if date else None,
        date_precision=date.precision if date else None,
        date_evidence=date.evidence if date else "",
        authors=facts.authors,
        editors=facts.editors,
        source=facts.source,
        language=facts.language,
        url=facts.url,
        tags=tuple(Subject(key=tag.key, score=tag.score, evidence=tag.evidence) for tag in entry.tags),
        summary=entry.summary,
        blocks=tuple(Piece(kind=b.kind, text=b.text, level=b.level, src=b.src) for b in body.blocks),
        removed=tuple(Cut(kind=r.kind, text=r.text, rule=r.rule, line=r.line) for r in body.removals),
        translations=_translations(path),
        problems=entry.problems,
    )


def _refused(path: str, item: Rejected) -> Inspected:
    said = Problem(code=f"refused.{item.reason}", message=item.message, fix=item.fix, file=item.file, line=item.line)
    return Inspected(
        file=path, index=item.index, id=item.id, title="", title_made=False, date=None, date_precision=None,
        date_evidence="", authors=(), editors=(), source="", language=None, url="", tags=(), summary="", blocks=(),
        removed=(), translations=(), problems=(said, *item.problems),
    )  # fmt: skip


def _translations(path: str) -> tuple[str, ...]:
    """Return the languages of the files that stand beside a file as its translations."""
    name = Path(path).name
    beside = sorted(other for other in os.listdir(Path(path).parent) if other.startswith(Path(path).stem + "."))
    found = (readers.sibling(other) for other in beside if other != name and readers.is_article(other))
    own = readers.file_id(name)
    return tuple(language for base, language in found if language is not None and readers.file_id(base) == own)


def _files(path: str) -> list[str]:
    if os.path.isdir(path):
        return [found.path for found in files_below(path) if found.plain and readers.is_article(found.name)]
    if not os.path.exists(path):
        raise ContentError("there is no such file", fix="check the path", file=path)
    return [path]


def _worker(
    shared: tuple[Vocabulary, tuple[SourceRules, ...], str, str],
) -> Callable[[Sequence[str]], list[tuple[Article | Rejected, ...]]]:
    vocabulary, sources, content, memory = shared
    made = each(tagging.matcher(vocabulary), sources)
    environment = item_environment(vocabulary, sources, program_state()) if memory else b""
    outcomes = load_items(memory, environment).decoded() if memory else {}
    bodies = Bodies(memory)

    def work(path: str) -> tuple[Article | Rejected, ...]:
        full = Path(os.path.abspath(path))
        name = full.relative_to(content).as_posix() if full.is_relative_to(content) else full.name
        try:
            data = read_bytes(path)
        except OSError as error:
            return (unreadable(name, error),)
        keys = (file_key(environment, name, data, attached) for attached in (False, True)) if outcomes else ()
        known = next((outcomes[key] for key in keys if key in outcomes), None)
        if known is None or known.rejected:  # what is refused is looked at anew: its place among the others counts
            return _in_order(tuple(made([(found, False) for found in readers.read(name, data)])))
        return _in_order(tuple(Article(entry=kept.entry, body=bodies.body(kept)) for kept in known.kept))

    return parallel.one_by_one(work)


def _in_order(items: tuple[Article | Rejected, ...]) -> tuple[Article | Rejected, ...]:
    """Give the articles of a file the dates that their order gives them."""
    if len(items) == 1:
        return items
    entries = iter(dated([item.entry for item in items if isinstance(item, Article)]))
    return tuple(Article(entry=next(entries), body=item.body) if isinstance(item, Article) else item for item in items)
