"""The head of a page, for machines: canonical and alternate addresses, Open Graph, JSON-LD."""

from markupsafe import Markup

from digest.languages import LANGUAGE_INFO
from digest.model import Entry, Value
from digest.site import times
from digest.site.addresses import web
from digest.site.edition import Edition
from digest.site.escaping import json_text
from digest.site.files import share_images
from digest.site.outline import Outline
from digest.site.text import versions


class Alternate(Value):
    """The same page in another language."""

    language: str
    href: str


class Head(Value):
    """The head of a page besides its title."""

    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    kind: str = "website"
    locale: str = ""
    published: str = ""
    modified: str = ""
    json_ld: Markup = Markup()
    image: str = ""  # address of an article's share image


def list_head(outline: Outline, language: str, path: str) -> Head:
    """Return the head of a page that exists in every language.

    Readers of other languages are sent to the first one, from a front page to the choice of language.
    """
    addresses = outline.addresses
    locale = LANGUAGE_INFO[language].locale
    if not addresses.base:
        return Head(locale=locale)
    found = [
        Alternate(language=code, href=addresses.absolute(addresses.in_language(path, language, code)))
        for code in outline.languages
    ]
    if len(found) > 1:
        is_home = path == addresses.home(language)
        default = addresses.absolute("index.html") if is_home else found[0].href
        found.append(Alternate(language="x-default", href=default))
    return Head(canonical=addresses.absolute(path), alternates=tuple(found), locale=locale)


def article_head(edition: Edition, entry: Entry, path: str) -> Head:
    """Return the head of an article: canonical to the original where this page only repeats its text."""
    outline = edition.outline
    zone, picture = outline.settings.timezone, _image(edition, entry)
    return Head(
        canonical=_canonical(edition, entry, path),
        alternates=_alternates(outline, entry, edition.language),
        kind="article",
        locale=LANGUAGE_INFO[edition.language].locale,
        published=times.publication_date(entry, zone),
        modified=times.modified(entry, zone),
        json_ld=Markup(json_text(_news_article(edition, entry, path, picture))),  # noqa: S704  (no <, > or & is left)
        image=picture,
    )


def _image(edition: Edition, entry: Entry) -> str:
    """Return the full address of an article's share image, "" where there is none or the site's own address is unknown."""
    outline = edition.outline
    if outline.fonts is None or not outline.addresses.base:
        return ""
    path = share_images.image_path(outline, entry, edition.language)
    return outline.addresses.absolute(path) if path else ""


def _canonical(edition: Edition, entry: Entry, path: str) -> str:
    """Return the address that search engines should keep."""
    given, version = web(entry.front.canonical or ""), edition.version(entry.id)
    if given and not version.translated and version.state != "translated":
        return given
    addresses, languages = edition.outline.addresses, edition.outline.languages
    if not version.genuine:
        genuine = versions.genuine_languages(entry, edition.outline.siblings(entry.id), languages)
        original = entry.facts.language if entry.facts.language in genuine else next(iter(genuine), edition.language)
        return addresses.absolute(addresses.article(original, entry))
    return addresses.absolute(path)


def _alternates(outline: Outline, entry: Entry, language: str) -> tuple[Alternate, ...]:
    """Return the same article in all languages it is listed in, "x-default" included; none for a page that is not listed."""
    addresses = outline.addresses
    listed = versions.listed_languages(entry, outline.siblings(entry.id), outline.languages)
    if not addresses.base or len(listed) < 2 or language not in listed:
        return ()
    found = [Alternate(language=code, href=addresses.absolute(addresses.article(code, entry))) for code in listed]
    first = entry.facts.language if entry.facts.language in listed else listed[0]
    return (*found, Alternate(language="x-default", href=addresses.absolute(addresses.article(first, entry))))


def _news_article(edition: Edition, entry: Entry, path: str, image: str) -> dict[str, object]:
    """Return a schema.org/NewsArticle without the fields that are not known."""
    outline, facts, version = edition.outline, entry.facts, edition.version(entry.id)
    wording = edition.wording(entry.id)
    shown_in, zone = edition.language if version.genuine else version.language, outline.settings.timezone
    fields: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": wording.title[:110] or edition.messages("Untitled"),
        "description": wording.summary,
        "inLanguage": shown_in,
        "url": outline.addresses.absolute(path),
        "datePublished": times.publication_date(entry, zone),
        "dateModified": times.modified(entry, zone),
        "author": [{"@type": "Person", "name": name} for name in facts.authors],
        "sourceOrganization": {"@type": "Organization", "name": facts.source} if facts.source else None,
        "isBasedOn": web(facts.url),
        "image": image,
        "correction": [
            {"@type": "CorrectionComment", "text": each.text, "datePublished": each.date, "inLanguage": each.language}
            for each in outline.corrections_of(entry.id)
        ],
        "about": [{"@type": "Thing", "name": edition.badges[tag.key].name} for tag in entry.tags],
        "publisher": {"@type": "Organization", "name": edition.title},
    }
    if version.state == "translated" or version.translated:
        original = {"@type": "NewsArticle", "headline": facts.title, "inLanguage": facts.language}
        if facts.language in outline.languages and outline.addresses.base:
            original["url"] = outline.addresses.absolute(outline.addresses.article(facts.language, entry))
        fields["translationOfWork"] = original
    return {name: value for name, value in fields.items() if value}
