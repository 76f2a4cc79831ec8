"""Record → article: the order of the per-item stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b
from itertools import starmap
from typing import TYPE_CHECKING, Final

import msgspec

from digest import clean, facts, readers, tagging
from digest.config.source_rules import SourceRules
from digest.model import (
    Article,
    Block,
    Body,
    Cleaned,
    Document,
    Entry,
    Facts,
    FrontMatter,
    Record,
    Rejected,
    SourcePolicy,
    refused,
)  # fmt: skip
from digest.steps import Steps, finished, together
from digest.stories import opening as heads
from digest.stories.signature import signature
from digest.stories.terms import Told
from digest.stories.words import words
from digest.summary import summarise
from digest.tagging import Matcher
from digest.text.excerpt import excerpt
from digest.text.slug import slug

if TYPE_CHECKING:
    from digest.facts.source_facts import Index

Sources = tuple[SourceRules, ...]


def article(
    record: Record, matcher: Matcher, sources: Index | None = None, *, attached: bool = False,
    policy: SourcePolicy = "full",
) -> Article | Rejected:  # fmt: skip
    """Turn one record into an article, or refuse it with a reason.

    `sources` finds the rules of its source. An `attached` one is a translation beside its original: stories know it by that.
    `policy` holds for texts of which neither front matter nor the rules of their source say what may be shown.
    """
    return finished(steps(record, matcher, sources, attached=attached, policy=policy))


def steps(
    record: Record, matcher: Matcher, sources: Index | None, *, attached: bool, policy: SourcePolicy
) -> Steps[Article | Rejected]:
    """Turn one record into an article as `article` does, with pauses."""
    record = _as_translation(record)
    document = clean.read_document(record)
    yield
    known = facts.read(record, document)
    yield
    source = None
    if sources is not None:
        document, known, source = _by_source(record, document, known, sources)
        record = _under_policy(record, source)
    cleaned: Cleaned | Rejected = Cleaned(blocks=(), removals=())
    if not _is_partial(record):
        cleaned = clean.clean(record, document, known, source)
    if isinstance(cleaned, Rejected):
        return cleaned
    yield
    tags = tagging.tag(matcher, known.title, cleaned.blocks, record.front, known.language)
    problems = (*record.problems, *tagging.unknown_tags(matcher, record.front, record.file, record.line))
    head = heads.NOTHING if attached else heads.read(known.title, cleaned.blocks)
    terms = signature(head)
    yield
    entry = Entry(
        id=record.id,
        slug=slug(record.front.slug or "") or slug(record.id) or _hex(record.id.encode())[:12],
        file=record.file,
        index=record.index,
        line=record.line,
        facts=known,
        tags=tags,
        summary=_summary(record.front, known, cleaned.blocks, record.front.policy or policy),
        front=record.front,
        terms=Told(tuple(terms), tuple(terms.values()), words(head)).packed(),
        length=sum(len(block.text) for block in cleaned.blocks),
        removed=len(cleaned.removals),
        image=next((block.src for block in cleaned.blocks if block.kind == "image"), ""),
        digest="",
        card="",
        translation_of=_translation_of(record),
        problems=problems,
    )
    body = Body(blocks=cleaned.blocks, removals=cleaned.removals)
    return Article(entry=_signed(entry, body), body=body)


def _by_source(
    record: Record, document: Document, known: Facts, sources: Index
) -> tuple[Document, Facts, SourceRules | None]:
    """Return document and facts with what the rules of the article's source say of them, and these rules."""
    from digest.clean import source_rules
    from digest.facts import source_facts

    source = sources.find(record, known)
    if source is None:
        return document, known, None
    known = source_facts.amended(known, document, record.front, source)
    return source_rules.mark_elements(record, document, source), known, source


def articles_of(file: str, data: bytes, matcher: Matcher, sources: Sources = ()) -> tuple[Article | Rejected, ...]:
    """Read one input file and take each of its records through the stages."""
    return tuple(each(matcher, sources)([(found, False) for found in readers.read(file, data)]))


Found = tuple[Record | Rejected, bool]  # what a reader gave, and whether it is a translation beside its original


def each(
    matcher: Matcher, sources: Sources = (), *, policy: SourcePolicy = "full"
) -> Callable[[Sequence[Found]], list[Article | Rejected]]:
    """Return the per-item half for one vocabulary and one set of sources; what a reader refused stays refused."""
    index = _index(sources)

    def works(found: Record | Rejected, attached: bool) -> Steps[Article | Rejected]:
        if isinstance(found, Rejected):
            return found
        return (yield from steps(found, matcher, index, attached=attached, policy=policy))

    def made(every: Sequence[Found]) -> list[Article | Rejected]:
        results: list[Article | Rejected] = []
        for start in range(0, len(every), _TOGETHER):
            some = every[start : start + _TOGETHER]
            results += together(list(starmap(works, some)), partial(_failed, some))
        return results

    return made


_TOGETHER: Final = 64  # articles that take their steps together


def _index(sources: Sources) -> Index | None:
    if not sources:
        return None
    from digest.facts.source_facts import Index

    return Index(sources)


def _failed(every: Sequence[Found], number: int, error: Exception) -> Rejected:
    item = every[number][0]
    message = f"the program failed on this item ({type(error).__name__}: {error})"[:300]
    fix = "please report it with the file; `clean: false` in its front matter may help"
    return refused(item, "failed", message, fix, item.problems)


def _as_translation(record: Record) -> Record:
    """Give a record the language its file name says, where its front matter is silent."""
    language = readers.sibling(record.file)[1]
    if language is None or record.front.language is not None:
        return record
    return msgspec.structs.replace(record, front=msgspec.structs.replace(record.front, language=language))


def _translation_of(record: Record) -> str:
    base, language = readers.sibling(record.file)
    return readers.file_id(base) if language is not None else ""


def _is_partial(record: Record) -> bool:
    """Tell whether this is a translation of title and summary alone, or a draft whose text is still to be written."""
    said = record.front.titles or record.front.summaries
    translates = bool(said) and readers.sibling(record.file)[1] is not None
    return not record.text.strip() and (translates or record.front.draft)


def _under_policy(record: Record, source: SourceRules | None) -> Record:
    """Give a record the policy of its source, where its front matter is silent."""
    if source is None or source.policy is None or record.front.policy is not None:
        return record
    return msgspec.structs.replace(record, front=msgspec.structs.replace(record.front, policy=source.policy))


def _summary(front: FrontMatter, known: Facts, blocks: tuple[Block, ...], policy: SourcePolicy) -> str:
    """Return the editor's summary, else one of sentences that may be shown."""
    given = front.summaries.get(known.language) or front.summaries.get("")
    if given or policy == "link":
        return given or ""
    return summarise(known.title, excerpt(blocks) if policy == "excerpt" else blocks, known.language)


def _signed(entry: Entry, body: Body) -> Entry:
    """Add the two digests: of all an article is, and of what lists show of it."""
    encode = msgspec.msgpack.encode
    card = (
        entry.id, entry.slug, entry.facts, entry.summary, entry.front, entry.tags, entry.image, entry.translation_of,
        entry.index, entry.file,
    )  # fmt: skip
    return msgspec.structs.replace(entry, card=_hex(encode(card)), digest=_hex(encode((entry, body))))


def _hex(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
