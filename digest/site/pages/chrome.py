"""The top and the foot of every page: languages, navigation, search, what there is besides articles."""

from typing import Final

from markupsafe import Markup

from digest.languages import LANGUAGE_INFO
from digest.site.addresses import feed_path
from digest.site.edition import Edition
from digest.site.outline import MAIN_SUBJECTS

_SECTIONS: Final = (("topics", "Subjects"), ("dates", "Dates"), ("stories", "Stories"), ("sources", "Sources"))


def chrome(edition: Edition, section: str) -> dict[str, Markup]:
    """Return the HTML of the language switch, the header and the footer, with the current section marked."""
    outline, messages = edition.outline, edition.messages
    home = outline.addresses.home(edition.language)
    values = {
        "_": messages,
        "site": edition.title,
        "description": edition.description,
        "section": section,
        "home": edition.link(home),
        "choices": _choices(edition),
        "links": _links(edition),
        "search": edition.section_link("search") if outline.settings.search else "",
        "subjects": tuple(edition.badges[tag.key] for tag in outline.vocabulary.tags[:MAIN_SUBJECTS]),
        "notices": _notices(edition),
        "report": edition.link("report/index.html") if outline.settings.report else "",
        "feed": edition.link(feed_path(home, "xml")),
    }
    return {
        name: Markup(edition.environment.get_template(f"partials/{name}.html").render(values))  # noqa: S704  (escaped)
        for name in ("languages", "header", "footer")
    }


def _choices(edition: Edition) -> list[dict[str, object]]:
    """Return the languages of the switch."""
    same_page, own = edition.outline.addresses.same_page, edition.language
    return [
        {"code": code, "name": LANGUAGE_INFO[code].own_name, "href": same_page(code), "current": code == own}
        for code in edition.outline.languages
    ]


def _links(edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """Return key, name and link of every section."""
    outline, messages = edition.outline, edition.messages
    sections = (*_SECTIONS, ("about", "About")) if outline.about else _SECTIONS
    home = ("home", messages("Latest"), edition.link(outline.addresses.home(edition.language)))
    return (home, *((key, messages(name), edition.section_link(key)) for key, name in sections))


def _notices(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return name and link of the pages of corrections and takedowns, where there are any."""
    outline, messages = edition.outline, edition.messages
    found = []
    if outline.corrections:
        found.append((messages("Corrections"), edition.section_link("corrections")))
    if outline.library.withdrawn:
        found.append((messages("Withdrawn articles"), edition.section_link("takedowns")))
    return tuple(found)
