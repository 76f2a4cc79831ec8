"""The article page: facts with their evidence, subjects with why, the text, what was removed, and where to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec.structs import replace

from digest.model import Removal, Value
from digest.site import corrections, seo
from digest.site.addresses import web
from digest.site.edition import LANGUAGE_NAMES
from digest.site.pages.frame import Draft, frame
from digest.site.pages.why import why
from digest.site.text import bilingual
from digest.site.text.body import labelled
from digest.site.text.body_cache import ShownText
from digest.site.text.versions import foreign_sibling
from digest.text.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Entry, SourcePolicy
    from digest.site.edition import Edition
    from digest.site.text.body_cache import BodyCache
    from digest.site.text.versions import Version

_BY_EDITOR = "front matter"
"""The evidence of a fact that no text was read for."""
_SAME_STORY = 12
"""Reports of the same event named on an article's page, which stays light; the page of the story has all."""


class Fact(Value):
    """A line of the margin: what is known, and from which words."""

    name: str
    text: str
    lang: str = ""
    href: str = ""
    outside: bool = False
    value: str = ""  # for machines: the date
    evidence: str = ""
    cited: bool = False  # stands below the text on paper too

    @property
    def given(self) -> bool:
        """Tell whether an editor said so."""
        return self.evidence == _BY_EDITOR


class Gone(Value):
    """Removals of one kind as readers see them."""

    kind: str
    texts: tuple[str, ...]


class Texts(Value):
    """The body of the page, alone or beside the text it was translated from or into."""

    main: Markup = Markup()
    main_lang: str = ""
    pairs: Markup = Markup()
    shows: str = "translation"  # which of a pair is shown first
    cut: bool = False
    missing: bool = False  # the policy or the record leaves no text


def article(edition: Edition, entry_id: str, manuscripts: BodyCache) -> Draft:
    """Return the page of an article."""
    entry, facet, wording = edition.entry(entry_id), edition.facet(entry_id), edition.wording(entry_id)
    addresses = edition.outline.addresses
    path = addresses.article(edition.language, entry)
    title = wording.title or edition.words("Untitled")
    policy = entry.front.policy or edition.outline.settings.policy
    values: dict[str, object] = {
        "entry": entry,
        "title": title,
        "title_lang": edition.foreign_lang(wording.title_language) if wording.title else "",
        "summary": wording.summary,
        "summary_lang": edition.foreign_lang(wording.summary_language),
        "summary_by_editor": bool(entry.front.summaries),
        "facet": facet,
        "text_language": edition.words(LANGUAGE_NAMES[facet.language]),
        "original_language": edition.words(LANGUAGE_NAMES[entry.facts.language]),
        "original_href": _original_href(edition, entry),
        "state": _translation_state(edition, entry, facet),
        "texts": _texts(edition, entry, facet, manuscripts),
        "facts": _without_quotes(_facts(edition, entry), policy),
        "subjects": tuple(why(edition, tag, quoted=policy != "link") for tag in entry.tags),
        "corrections": tuple(
            (edition.words.date(fix.date), fix.date, fix.text, edition.foreign_lang(fix.language))
            for fix in corrections.of_article(entry, edition.outline.siblings(entry_id))
        ),
        "content_lang": edition.foreign_lang(entry.facts.language),
        "removals": _gone(edition, manuscripts.body(entry_id).removals)
        if edition.outline.settings.show_removed and policy == "full"
        else (),
        "source_url": web(entry.facts.url),
        "card": edition.card(entry_id),
        **_onward(edition, entry_id),
    }
    head = seo.article_head(edition, entry, path)
    return Draft(
        template="article.html",
        frame=frame(
            edition, lambda code: addresses.article(code, entry), title=title, description=wording.summary, head=head
        ),
        values=values,
    )


def _onward(edition: Edition, entry_id: str) -> dict[str, object]:
    """Return where to read on: the same story, related articles, the neighbours in time."""
    earlier, later = edition.outline.neighbours(entry_id)
    story = edition.outline.story_of.get(entry_id)
    others = [other for other in story.members if other != entry_id] if story else []
    related = edition.outline.library.related.get(entry_id, ())
    return {
        "story": edition.card(entry_id).story,
        "story_cards": edition.cards(others[:_SAME_STORY], "line"),
        "related": edition.cards([other for other in related if other in edition.outline.place], "line"),
        "earlier": edition.line(earlier) if earlier else None,
        "later": edition.line(later) if later else None,
    }


def _texts(edition: Edition, entry: Entry, facet: Version, manuscripts: BodyCache) -> Texts:
    """Return the text in the language of the page, paired with the other one where there are two."""
    policy = entry.front.policy or edition.outline.settings.policy
    shown_in = edition.language if facet.genuine else facet.language
    shown = ShownText(article=facet.text_of, written=facet.language, shown=shown_in, policy=policy)
    main = manuscripts.pieces(shown)
    cut = policy == "excerpt" and excerpt(blocks := manuscripts.body(facet.text_of).blocks) != blocks
    other = _other(edition, entry, facet) if main else None
    if other is not None:
        beside = ShownText(article=other[0], written=other[1], shown=other[1], policy=policy)
        translated = other[0] == entry.id
        pairs = manuscripts.paired(beside, shown) if translated else manuscripts.paired(shown, beside)
        if pairs:
            shows = "translation" if translated else "original"
            return Texts(pairs=_markup(edition, pairs), shows=shows, cut=cut)
    text = _markup(edition, bilingual.joined(main))
    return Texts(main=text, main_lang=edition.foreign_lang(shown_in), cut=cut, missing=not main)


def _markup(edition: Edition, html: str) -> Markup:
    return Markup(labelled(html, edition.words("Picture at its source"), edition.words("Table")))  # noqa: S704  (made by an escaping renderer)


def _other(edition: Edition, entry: Entry, facet: Version) -> tuple[str, str] | None:
    """Return the text that can be read beside this one: the original of a translation, or a translation of the original."""
    if facet.text_of != entry.id:
        return entry.id, entry.facts.language
    return foreign_sibling(entry, edition.outline.siblings(entry.id))


def _original_href(edition: Edition, entry: Entry) -> str:
    language = entry.facts.language
    if language == edition.language or language not in edition.outline.languages:
        return ""
    return edition.link(edition.outline.addresses.article(language, entry))


def _translation_state(edition: Edition, entry: Entry, facet: Version) -> str:
    """Return how far a translation has been looked after, in words; "" where the page shows none."""
    if facet.text_of == entry.id:
        return ""
    sibling = next(found for found in edition.outline.siblings(entry.id).values() if found.id == facet.text_of)
    names = {"machine": "Machine translation", "edited": "Edited translation", "approved": "Approved translation"}
    return edition.words(names.get(sibling.front.translation or "", "Translation"))


def _facts(edition: Edition, entry: Entry) -> tuple[Fact, ...]:
    """Return what is known of the article in reading order."""
    words, facts = edition.words, entry.facts
    evidence = dict(facts.evidence)
    address = web(facts.url)
    found = [
        _date_fact(edition, entry, evidence),
        Fact(
            name=words("Source"),
            text=edition.source_name(facts.source) if facts.source else words("Unknown"),
            href=edition.card(entry.id).source_href,
            evidence=_unless_same(evidence.get("source", ""), facts.source),
            cited=True,
        ),
        _people(edition, "Author", facts.authors, evidence.get("authors", "")),
        _people(edition, "Editor", facts.editors, evidence.get("editors", "")),
        _people(edition, "Photographs", facts.photographers, evidence.get("photographers", "")),
        Fact(name=words("Taken from"), text=edition.source_name(facts.origin) if facts.origin else ""),
        Fact(name=words("Dateline"), text=facts.dateline, lang=edition.foreign_lang(facts.language)),
        Fact(name=words("Original title"), text=facts.original_title),
        Fact(name=words("Language"), text=words(LANGUAGE_NAMES[facts.language])),
        Fact(name=words("Address"), text=_host(address), href=address, outside=True, cited=True),
    ]
    return tuple(fact for fact in found if fact.text)


def _without_quotes(facts: tuple[Fact, ...], policy: SourcePolicy) -> tuple[Fact, ...]:
    """Return facts without the words they were read from, where only a part of the text may be shown."""
    if policy == "full":
        return facts
    return tuple(fact if fact.given else replace(fact, evidence="") for fact in facts)


def _date_fact(edition: Edition, entry: Entry, evidence: dict[str, str]) -> Fact:
    date = entry.facts.date
    if date is None:
        return Fact(name=edition.words("Date"), text=edition.words("Undated"), evidence=evidence.get("date", ""))
    text = edition.words.date(date.value)
    clock = date.moment[11:16]
    return Fact(
        name=edition.words("Date"),
        text=f"{text} {clock}" if clock else text,
        value=date.moment or date.value,
        href=edition.link(edition.outline.addresses.period(edition.language, date.value)),
        evidence=""
        if date.evidence.replace(" ", "T") in (date.value, date.moment[:16])
        else _unless_same(date.evidence, text),
    )


def _people(edition: Edition, role: str, names: tuple[str, ...], evidence: str) -> Fact:
    text = edition.words(", ").join(map(edition.source_name, names))
    return Fact(name=edition.words(role), text=text, evidence=_unless_same(evidence, ", ".join(names)))


def _unless_same(evidence: str, text: str) -> str:
    return "" if evidence.strip() == text else evidence.strip()[:120]


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0] or address


def _gone(edition: Edition, removals: Sequence[Removal]) -> tuple[Gone, ...]:
    """Return what was removed by kind: the first one of each says where the kind stands in the list."""
    texts: dict[str, list[str]] = {}
    for removal in removals:
        texts.setdefault(removal.kind, []).append(removal.text)
    return tuple(Gone(kind=edition.words(f"removed: {kind}"), texts=tuple(found)) for kind, found in texts.items())
