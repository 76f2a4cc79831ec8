"""Pages that no article makes: about, the choice of language, the page for what is not there, redirects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.site import seo
from digest.site.edition import OWN_NAMES
from digest.site.pages.frame import Draft, frame
from digest.site.text.versions import OTHER_SCRIPT
from digest.text.script import detect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Page
    from digest.site.edition import Edition


def about(edition: Edition, texts: Mapping[str, str]) -> Draft:
    """Return the page on the site itself: in its language, from the other script, or marked as another language."""
    from digest.site.text.standing_markdown import standing_html  # most builds render no standing page

    language = edition.language
    if "" in texts:  # a file without a language in its name: its own script tells
        texts = {detect(texts[""]): texts[""], **{code: text for code, text in texts.items() if code}}
    other = OTHER_SCRIPT.get(language, "")
    if texts.get(language):
        text, lang = texts[language], language
    elif texts.get(other):
        text, lang = edition.scripts.convert(texts[other], other, language), language
    else:
        lang, text = next((code, text) for code, text in sorted(texts.items()) if text)
    title, text = _titled(text, edition.words("About"))
    addresses = edition.outline.addresses
    return Draft(
        template="about.html",
        frame=frame(edition, lambda code: addresses.section(code, "about"), title=title, section="about"),
        values={"text": standing_html(text), "lang": edition.foreign_lang(lang)},
    )


def _titled(text: str, otherwise: str) -> tuple[str, str]:
    """Take the title off a text that begins with one."""
    first, _, rest = text.lstrip("\ufeff \n").partition("\n")
    return (first[2:].strip("# "), rest) if first.startswith("# ") else (otherwise, text)


def root(editions: Mapping[str, Edition]) -> Draft:
    """Return the choice of language at the root of the site."""
    first = next(iter(editions.values()))
    choices = tuple(
        (
            edition.language,
            OWN_NAMES[edition.language],
            edition.link(edition.outline.addresses.home(edition.language)),
            seo.site_title(edition),
        )
        for edition in editions.values()
    )
    home = first.outline.addresses.home
    head = seo.list_head(first.outline, first.language, "index.html", home)
    made = frame(first, home, title=seo.site_title(first), head=head)
    return Draft(template="root.html", frame=made, values={"options": choices})


def missing(editions: Mapping[str, Edition]) -> Draft:
    """Return the page for an address that leads nowhere, in every language at once."""
    first = next(iter(editions.values()))
    parts = tuple(
        (
            edition.language,
            edition.words("This page does not exist"),
            edition.words("The address may be mistyped, or the article was withdrawn."),
            edition.link(edition.outline.addresses.home(edition.language)),
            edition.words("To the front page"),
        )
        for edition in editions.values()
    )
    made = frame(first, first.outline.addresses.home, title=first.words("This page does not exist"), head=seo.Head())
    return Draft(template="404.html", frame=made, values={"parts": parts})


def redirect(edition: Edition, page: Page) -> Draft:
    """Return a page that leads from an earlier address of an article to the present one."""
    addresses, entry = edition.outline.addresses, edition.entry(page.subject)
    target = addresses.article(edition.language, entry)
    wording = edition.wording(page.subject)
    head = seo.Head(canonical=addresses.absolute(target))
    made = frame(edition, lambda code: addresses.article(code, entry), title=wording.title, head=head)
    return Draft(
        template="redirect.html", frame=made, values={"target": edition.link(target), "target_title": wording.title}
    )
