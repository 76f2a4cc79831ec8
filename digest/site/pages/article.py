"""The article page: facts with their evidence, subjects with why, the text, what was removed, and where to read on."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec.structs import replace

from digest.model import Entry, Page, PageKind, SourcePolicy, Value
from digest.site import seo
from digest.site.addresses import web
from digest.site.cache_keys import Keys
from digest.site.edition import LANGUAGE_NAMES, Edition, Headline
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft
from digest.site.pages.why import why
from digest.site.text import bilingual
from digest.site.text.body import labelled
from digest.site.text.body_cache import ShownText
from digest.site.text.versions import Version, foreign_sibling
from digest.text.excerpt import excerpt

_BY_EDITOR = "front matter"  # the evidence of a fact that an editor gave
_LONGEST_EVIDENCE = 120  # characters
_SAME_STORY = 12  # reports of the same event on an article's page, which stays light; the page of the story has all
_TRANSLATIONS = {"machine": "Machine translation", "edited": "Edited translation", "approved": "Approved translation"}


class Fact(Value):
    """A line of the margin: what is known, and the words it was read from."""

    name: str
    text: str
    lang: str = ""
    href: str = ""
    outside: bool = False
    value: str = ""  # for machines: the date
    evidence: str = ""
    cited: bool = False  # printed on paper too

    @property
    def given(self) -> bool:
        """Whether an editor gave it."""
        return self.evidence == _BY_EDITOR


class RemovedTexts(Value):
    """Removals of one kind."""

    kind: str
    texts: tuple[str, ...]


class PageText(Value):
    """The body of the page, alone or paired with the text it was translated from or into."""

    main: Markup = Markup()
    main_lang: str = ""
    pairs: Markup = Markup()
    shows: str = "translation"  # which of a pair is shown first
    cut: bool = False
    missing: bool = False  # the policy or the record leaves no text


class Onward(Value):
    """Where to read on: the same story, related articles, the neighbours in time."""

    same_story: tuple[Markup, ...]
    related: tuple[Markup, ...]
    earlier: Headline | None
    later: Headline | None


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page of every article."""
    library, cards = outline.library, keys.cards
    for entry_id in library.order:
        entry, siblings = library.entries[entry_id], outline.siblings(entry_id)
        inputs = (
            entry.digest,
            keys.listing((entry_id,)),
            *(cards.get(neighbour, "") for neighbour in outline.neighbours(entry_id)),
            *(cards.get(other, "") for other in library.related.get(entry_id, ())),
            *(siblings[code].digest for code in sorted(siblings)),
        )
        path = outline.addresses.article(outline.main_language, entry)
        yield keys.page(PageKind.ARTICLE, path, *inputs, subject=entry_id)


def view(edition: Edition, page: Page) -> Draft:
    """Return the page of an article: facts and evidence, subjects and why, text, removals, and where to read on."""
    outline, messages, entry_id = edition.outline, edition.messages, page.subject
    entry, version, wording = edition.entry(entry_id), edition.version(entry_id), edition.wording(entry_id)
    policy = entry.front.policy or outline.settings.policy
    card, onward = edition.card(entry_id), _onward(edition, entry_id)
    return draft(
        edition,
        page.path,
        "article.html",
        wording.title or messages("Untitled"),
        description=wording.summary,
        head=seo.article_head(edition, entry, page.path),
        entry=entry,
        title_lang=edition.foreign_lang(wording.title_language) if wording.title else "",
        summary=wording.summary,
        summary_lang=edition.foreign_lang(wording.summary_language),
        summary_by_editor=bool(entry.front.summaries),
        facet=version,
        text_language=messages(LANGUAGE_NAMES[version.language]),
        original_language=messages(LANGUAGE_NAMES[entry.facts.language]),
        original_href=_original_href(edition, entry),
        state=_translation_state(edition, entry, version),
        texts=_page_text(edition, entry, version, policy),
        facts=_without_quotes(_facts(edition, entry, card.source_href), policy),
        subjects=tuple(why(edition, tag, quoted=policy != "link") for tag in entry.tags),
        corrections=tuple(
            (messages.date(each.date), each.date, each.text, edition.foreign_lang(each.language))
            for each in outline.corrections_of(entry_id)
        ),
        content_lang=edition.foreign_lang(entry.facts.language),
        removals=_removed_texts(edition, entry_id) if outline.settings.show_removed and policy == "full" else (),
        source_url=web(entry.facts.url),
        card=card,
        story=card.story,
        story_cards=onward.same_story,
        related=onward.related,
        earlier=onward.earlier,
        later=onward.later,
    )


def _onward(edition: Edition, entry_id: str) -> Onward:
    outline = edition.outline
    earlier, later = outline.neighbours(entry_id)
    story = outline.story_of.get(entry_id)
    others = [other for other in story.members if other != entry_id] if story else []
    related = [other for other in outline.library.related.get(entry_id, ()) if other in outline.place]
    return Onward(
        same_story=edition.cards(others[:_SAME_STORY], "line"),
        related=edition.cards(related, "line"),
        earlier=edition.headline(earlier) if earlier else None,
        later=edition.headline(later) if later else None,
    )


def _page_text(edition: Edition, entry: Entry, version: Version, policy: SourcePolicy) -> PageText:
    """Return the text in the language of the page, paired with the other text where there are two."""
    bodies = edition.bodies
    shown_in = edition.language if version.genuine else version.language
    shown = ShownText(article=version.text_of, written=version.language, shown=shown_in, policy=policy)
    main = bodies.pieces(shown)
    cut = policy == "excerpt" and excerpt(blocks := bodies.body(version.text_of).blocks) != blocks
    other = _other(edition, entry, version) if main else None
    if other is not None:
        second = ShownText(article=other[0], written=other[1], shown=other[1], policy=policy)
        translated = other[0] == entry.id
        pairs = bodies.paired(second, shown) if translated else bodies.paired(shown, second)
        if pairs:
            shows = "translation" if translated else "original"
            return PageText(pairs=_markup(edition, pairs), shows=shows, cut=cut)
    text = _markup(edition, bilingual.joined(main))
    return PageText(main=text, main_lang=edition.foreign_lang(shown_in), cut=cut, missing=not main)


def _markup(edition: Edition, html: str) -> Markup:
    return Markup(labelled(html, edition.messages("Picture at its source"), edition.messages("Table")))  # noqa: S704  (from a renderer that escapes)


def _other(edition: Edition, entry: Entry, version: Version) -> tuple[str, str] | None:
    """Return id and language of the text to pair with this: the original of a translation, or a translation of the original."""
    if version.text_of != entry.id:
        return entry.id, entry.facts.language
    return foreign_sibling(entry, edition.outline.siblings(entry.id))


def _original_href(edition: Edition, entry: Entry) -> str:
    language = entry.facts.language
    if language == edition.language or language not in edition.outline.languages:
        return ""
    return edition.link(edition.outline.addresses.article(language, entry))


def _translation_state(edition: Edition, entry: Entry, version: Version) -> str:
    """Return how far a translation has been reviewed; "" where the page shows none."""
    if version.text_of == entry.id:
        return ""
    sibling = next(found for found in edition.outline.siblings(entry.id).values() if found.id == version.text_of)
    return edition.messages(_TRANSLATIONS.get(sibling.front.translation or "", "Translation"))


def _facts(edition: Edition, entry: Entry, source_href: str) -> tuple[Fact, ...]:
    """Return what is known of the article in reading order."""
    messages, facts = edition.messages, entry.facts
    evidence = dict(facts.evidence)
    address = web(facts.url)
    found = [
        _date_fact(edition, entry, evidence),
        Fact(
            name=messages("Source"),
            text=edition.source_name(facts.source) if facts.source else messages("Unknown"),
            href=source_href,
            evidence=_unless_same(evidence.get("source", ""), facts.source),
            cited=True,
        ),
        _people(edition, "Author", facts.authors, evidence.get("authors", "")),
        _people(edition, "Editor", facts.editors, evidence.get("editors", "")),
        _people(edition, "Photographs", facts.photographers, evidence.get("photographers", "")),
        Fact(name=messages("Taken from"), text=edition.source_name(facts.origin) if facts.origin else ""),
        Fact(name=messages("Dateline"), text=facts.dateline, lang=edition.foreign_lang(facts.language)),
        Fact(name=messages("Original title"), text=facts.original_title),
        Fact(name=messages("Language"), text=messages(LANGUAGE_NAMES[facts.language])),
        Fact(name=messages("Address"), text=_host(address), href=address, outside=True, cited=True),
    ]
    return tuple(fact for fact in found if fact.text)


def _without_quotes(facts: tuple[Fact, ...], policy: SourcePolicy) -> tuple[Fact, ...]:
    """Remove the words that facts were read from where only a part of the text may be shown."""
    if policy == "full":
        return facts
    return tuple(fact if fact.given else replace(fact, evidence="") for fact in facts)


def _date_fact(edition: Edition, entry: Entry, evidence: dict[str, str]) -> Fact:
    date = entry.facts.date
    if date is None:
        return Fact(name=edition.messages("Date"), text=edition.messages("Undated"), evidence=evidence.get("date", ""))
    text = edition.messages.date(date.value)
    clock = date.moment[11:16]
    return Fact(
        name=edition.messages("Date"),
        text=f"{text} {clock}" if clock else text,
        value=date.moment or date.value,
        href=edition.link(edition.outline.addresses.period(edition.language, date.value)),
        evidence=""
        if date.evidence.replace(" ", "T") in (date.value, date.moment[:16])
        else _unless_same(date.evidence, text),
    )


def _people(edition: Edition, role: str, names: tuple[str, ...], evidence: str) -> Fact:
    text = edition.messages(", ").join(map(edition.source_name, names))
    return Fact(name=edition.messages(role), text=text, evidence=_unless_same(evidence, ", ".join(names)))


def _unless_same(evidence: str, text: str) -> str:
    return "" if evidence.strip() == text else evidence.strip()[:_LONGEST_EVIDENCE]


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0] or address


def _removed_texts(edition: Edition, entry_id: str) -> tuple[RemovedTexts, ...]:
    """Return what was removed by kind, in the order of the first removal of each kind."""
    texts: dict[str, list[str]] = {}
    for removal in edition.bodies.body(entry_id).removals:
        texts.setdefault(removal.kind, []).append(removal.text)
    return tuple(
        RemovedTexts(kind=edition.messages(f"removed: {kind}"), texts=tuple(found)) for kind, found in texts.items()
    )
