"""Record → article: the order of the per-item stages."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from digest import clean, facts, readers, tagging
from digest.clean import source_rules
from digest.config.source_rules import SourceRules
from digest.config.vocabulary import Vocabulary
from digest.facts import source_facts
from digest.facts.identity import address_name, item_name
from digest.hashing import hex_digest
from digest.isolation import OVER_BUDGET, OVER_BUDGET_FIX
from digest.model import (
    Article,
    Block,
    Body,
    Cleaned,
    Document,
    Entry,
    Facts,
    ForeignTags,
    FrontMatter,
    Record,
    Rejected,
    SourcePolicy,
    refused,
)
from digest.stories.terms import story_terms
from digest.summary import summarise
from digest.tagging import Matcher
from digest.text.excerpt import excerpt
from digest.text.slug import slug


class Stages(NamedTuple):
    """What the per-item stages are prepared with."""

    matcher: Matcher
    sources: source_facts.SourceIndex | None  # finds the rules of a source
    policy: SourcePolicy  # of texts for which neither front matter nor source rules give one
    foreign_tags: ForeignTags = "keep"  # of articles whose source rules do not say


def stages(
    vocabulary: Vocabulary, sources: tuple[SourceRules, ...] = (), policy: SourcePolicy = "full",
    foreign_tags: ForeignTags = "keep",
) -> Stages:  # fmt: skip
    """Prepare the per-item stages for one vocabulary and one set of source rules."""
    index = source_facts.SourceIndex(sources) if sources else None
    return Stages(tagging.Matcher(vocabulary), index, policy, foreign_tags)


def articles(
    found: Iterable[Record | Rejected], prepared: Stages, *, attached: bool = False
) -> tuple[Article | Rejected, ...]:
    """Turn the records of one file into articles; what a reader refused stays refused.

    An item on which the program fails is refused alone. For `attached`, see `article`.
    """
    return tuple(
        item if isinstance(item, Rejected) else _article_or_failure(item, prepared, attached) for item in found
    )


def article(record: Record, prepared: Stages, *, attached: bool = False) -> Article | Rejected:
    """Turn one record into an article, or refuse it with a reason.

    Of a translation with its original next to it (`attached`), only the original takes part in stories.
    """
    found, record = record, _as_translation(record)
    document = clean.read_document(record)
    known = facts.read_facts(record, document)
    source = None
    if prepared.sources is not None:
        document, known, source = _by_source(record, document, known, prepared.sources)
        record = _as_source_says(record, source)
    record = _without_foreign_tags(record, prepared, source)
    nothing = Cleaned(blocks=(), removals=())
    cleaned = nothing if _is_partial(record) else clean.clean(record, document, known, source)
    if isinstance(cleaned, Rejected):
        return cleaned
    entry = _entry(record, _with_kind(record, known, cleaned), cleaned, prepared, attached=attached)
    body = Body(blocks=cleaned.blocks, removals=cleaned.removals)
    return Article(entry=_with_digests(_identified(entry, found, body), body), body=body)


def _entry(record: Record, known: Facts, cleaned: Cleaned, prepared: Stages, *, attached: bool) -> Entry:
    return Entry(
        id=record.id,
        slug="",
        file=record.file,
        index=record.index,
        line=record.line,
        facts=known,
        tags=tagging.tag(prepared.matcher, known.title, cleaned.blocks, record.front, known.language, known.kind),
        keywords=tagging.keywords(prepared.matcher, record.front),
        summary=_summary(record, known, cleaned, record.front.policy or prepared.policy),
        front=record.front,
        terms=b"" if attached else story_terms(known.title, cleaned.blocks).packed(),
        length=sum(len(block.text) for block in cleaned.blocks),
        removed=len(cleaned.removals),
        image=next((block.src for block in cleaned.blocks if block.kind == "image"), ""),
        digest="",
        card="",
        translation_of=_translation_of(record),
        attachments=_attachments(record.file, cleaned),
        problems=(*record.problems, *tagging.unknown_tags(prepared.matcher, record.front, record.file, record.line)),
    )


def article_slug(front: FrontMatter, id_: str) -> str:
    """Return the last segment of an article's address."""
    return slug(front.slug or "") or slug(id_) or hex_digest(id_.encode())[:12]


def _identified(entry: Entry, found: Record, body: Body) -> Entry:
    """Add what identifies an article. A scraped one is named by its address, or by its id in a feed; others by their file."""
    address = entry.facts.url and not entry.translation_of
    named = item_name(found.item_id) if found.item_id else ""
    identity = (address and (address_name(found.front.url or "") or address_name(entry.facts.url))) or named
    by_editor = found.front != FrontMatter() and not readers.is_table(found.file)
    id_ = identity if identity and not by_editor else entry.id
    return msgspec.structs.replace(
        entry, id=id_, slug=article_slug(entry.front, id_), identity=identity, text_digest=_text_digest(body.blocks),
        item_name=named if named != identity else "", filed=entry.id if entry.id != id_ else "",
    )  # fmt: skip


def _text_digest(blocks: tuple[Block, ...]) -> str:
    words = "".join("".join(block.text.split()) for block in blocks)
    return hex_digest(words.encode("utf-8", "surrogatepass")) if words else ""


def _article_or_failure(record: Record, prepared: Stages, attached: bool) -> Article | Rejected:
    try:
        return article(record, prepared, attached=attached)
    except MemoryError:
        return refused(record, OVER_BUDGET, "it takes too much memory", OVER_BUDGET_FIX, record.problems)
    except Exception as error:  # noqa: BLE001 - whatever one item does to the program, the others are still built
        message = f"the program failed on this item ({type(error).__name__}: {error})"[:300]
        fix = "please report it with the file; `clean: false` in its front matter may help"
        return refused(record, "failed", message, fix, record.problems)


def _by_source(
    record: Record, document: Document, known: Facts, sources: source_facts.SourceIndex
) -> tuple[Document, Facts, SourceRules | None]:
    """Apply the rules of the article's source to document and facts; also return these rules, None if there are none."""
    source = sources.find(record, known)
    if source is None:
        return document, known, None
    known = source_facts.apply_source_rules(known, document, record.front, source)
    return source_rules.mark_elements(record, document, source), known, source


def _as_translation(record: Record) -> Record:
    """Give a record the language in its file name, unless its front matter has one."""
    language = readers.sibling(record.file)[1]
    if language is None or record.front.language is not None:
        return record
    return msgspec.structs.replace(record, front=msgspec.structs.replace(record.front, language=language))


def _translation_of(record: Record) -> str:
    base, language = readers.sibling(record.file)
    return readers.file_id(base) if language is not None else ""


def _attachments(file: str, cleaned: Cleaned) -> tuple[str, ...]:
    """Return the files of the content folder that a text refers to."""
    addresses = (each for block in cleaned.blocks for each in (block.src, *(mark.href for mark in block.marks)))
    return tuple(sorted({readers.content_path(file, address) for address in addresses} - {""}))


def _is_partial(record: Record) -> bool:
    """Whether this is a translation of title and summary alone, or a draft without text yet."""
    has_words = bool(record.front.titles or record.front.summaries)
    translates = has_words and readers.sibling(record.file)[1] is not None
    return not record.text.strip() and (translates or record.front.draft)


def _as_source_says(record: Record, source: SourceRules | None) -> Record:
    """Give a record the policy and the kind of its source, unless its front matter has them."""
    if source is None or not (source.policy or source.kind):
        return record
    front = record.front
    front = msgspec.structs.replace(front, policy=front.policy or source.policy, kind=front.kind or source.kind)
    return msgspec.structs.replace(record, front=front)


def _without_foreign_tags(record: Record, prepared: Stages, source: SourceRules | None) -> Record:
    """Leave out the tags of others where the source, or else the site, wants them ignored."""
    foreign = (source and source.foreign_tags) or prepared.foreign_tags
    front = tagging.own_tags(prepared.matcher, record.front, foreign)
    return record if front is record.front else msgspec.structs.replace(record, front=front)


def _with_kind(record: Record, known: Facts, cleaned: Cleaned) -> Facts:
    """Add what kind of item this is, with the evidence: front matter and the rules of its source come first."""
    given = record.front.kind
    kind, evidence = (given, "front matter") if given else facts.read_kind(known, cleaned.blocks)
    if not evidence:
        return known
    return msgspec.structs.replace(known, kind=kind, evidence=(*known.evidence, ("kind", evidence)))


def _summary(record: Record, known: Facts, cleaned: Cleaned, policy: SourcePolicy) -> str:
    """Return the editor's summary, else one composed of sentences that may be shown."""
    given = record.front.summaries.get(known.language) or record.front.summaries.get("")
    if given or policy == "link":
        return given or ""
    return summarise(known.title, excerpt(cleaned.blocks) if policy == "excerpt" else cleaned.blocks, known.language)


def _with_digests(entry: Entry, body: Body) -> Entry:
    """Add the two digests: of everything an article is, and of what lists show of it."""
    encode = msgspec.msgpack.encode
    card = (
        entry.id, entry.slug, entry.facts, entry.summary, entry.front, entry.tags, entry.image, entry.translation_of,
        entry.index, entry.file,
    )  # fmt: skip
    return msgspec.structs.replace(entry, card=hex_digest(encode(card)), digest=hex_digest(encode((entry, body))))
