"""The article page: facts with their evidence, subjects with why, the text, what was removed, and where to read on."""

from collections.abc import Iterator

from markupsafe import Markup

from digest.model import Entry, SourcePolicy, Value
from digest.page import Page, PageKind
from digest.site import seo
from digest.site.addresses import web
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.site.pages.article_facts import article_facts
from digest.site.pages.draft import Draft, draft
from digest.site.pages.why import why
from digest.site.text import bilingual
from digest.site.text.body import labelled
from digest.site.text.body_cache import ShownText
from digest.site.text.versions import Version, foreign_sibling
from digest.text.excerpt import excerpt

_SAME_STORY = 12  # reports of the same event on an article's page, which stays light; the page of the story has all
_TRANSLATIONS = {"machine": "Machine translation", "edited": "Edited translation", "approved": "Approved translation"}


class PageText(Value):
    """The body of the page, alone or paired with the text it was translated from or into."""

    main: Markup = Markup()
    main_lang: str = ""
    pairs: Markup = Markup()
    shows: str = "translation"  # which of a pair is shown first
    cut: bool = False
    missing: bool = False  # the policy or the record leaves no text


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
            *(found for version in (entry, *siblings.values()) for found in outline.attachments(version)),
        )
        path = outline.addresses.article(outline.main_language, entry)
        yield keys.page(PageKind.ARTICLE, path, *inputs, subject=entry_id)


def view(edition: Edition, page: Page) -> Draft:
    """Return the page of an article: facts and evidence, subjects and why, text, removals, and where to read on."""
    settings, messages, entry_id = edition.outline.settings, edition.messages, page.subject
    entry, version, wording = edition.entry(entry_id), edition.version(entry_id), edition.wording(entry_id)
    policy = entry.front.policy or settings.policy
    card, related = edition.card(entry_id), edition.outline.library.related.get(entry_id, ())
    earlier, later = edition.outline.neighbours(entry_id)
    return draft(
        "article.html",
        wording.title or messages("Untitled"),
        description=wording.summary,
        head=seo.article_head(edition, entry, page.path),
        title_lang=edition.foreign_lang(wording.title_language) if wording.title else "",
        summary=wording.summary,
        summary_lang=edition.foreign_lang(wording.summary_language),
        facet=version,
        text_language=edition.language_name(version.language),
        original_language=edition.language_name(entry.facts.language),
        original_href=_original_href(edition, entry),
        state=_translation_state(edition, entry, version),
        texts=_page_text(edition, entry, version, policy),
        facts=article_facts(edition, entry, policy),
        subjects=tuple(why(edition, tag, quoted=policy != "link") for tag in entry.tags),
        corrections=_corrections(edition, entry_id),
        content_lang=edition.foreign_lang(entry.facts.language),
        removals=_removed_texts(edition, entry_id) if settings.show_removed and policy == "full" else (),
        source_url=web(entry.facts.url),
        card=card,
        story=card.story,
        story_cards=_same_story(edition, entry_id),
        related=edition.cards((other for other in related if other in edition.outline.place), "line"),
        earlier=edition.headline(earlier) if earlier else None,
        later=edition.headline(later) if later else None,
    )


def _same_story(edition: Edition, entry_id: str) -> tuple[Markup, ...]:
    story = edition.outline.story_of.get(entry_id)
    others = [other for other in story.members if other != entry_id] if story else []
    return edition.cards(others[:_SAME_STORY], "line")


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
    sibling = edition.outline.siblings(entry.id)[version.language]
    return edition.messages(_TRANSLATIONS.get(sibling.front.translation or "", "Translation"))


def _corrections(edition: Edition, entry_id: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return date for readers, date for machines, text and language of each correction."""
    return tuple(
        (edition.messages.date(each.date), each.date, each.text, edition.foreign_lang(each.language))
        for each in edition.outline.corrections_of(entry_id)
    )


def _removed_texts(edition: Edition, entry_id: str) -> list[dict[str, object]]:
    """Return what was removed by kind, in the order of the first removal of each kind."""
    texts: dict[str, list[str]] = {}
    for removal in edition.bodies.body(entry_id).removals:
        texts.setdefault(removal.kind, []).append(removal.text)
    return [{"kind": edition.messages(f"removed: {kind}"), "texts": found} for kind, found in texts.items()]
