"""A page before it is written: its template, what the template is given, and what all pages have around their own part."""

from __future__ import annotations

from digest.model import Value
from digest.site import seo
from digest.site.addresses import feed_path
from digest.site.edition import Edition
from digest.site.seo import Head


class FeedLink(Value):
    """A feed of a page."""

    title: str
    type: str
    href: str


class Frame(Value):
    """What all pages have: title, description, head, and their place in the navigation."""

    language: str
    title: str
    site: str
    home: str  # link to the front page
    description: str
    section: str  # key of the current entry of the navigation
    head: Head
    feeds: tuple[FeedLink, ...]


class Draft(Value):
    """A template and its values."""

    template: str
    frame: Frame
    values: dict[str, object]


def draft(
    edition: Edition,
    path: str,
    template: str,
    title: str,
    *,
    description: str = "",
    section: str = "",
    head: Head | None = None,
    head_feeds: tuple[FeedLink, ...] = (),
    **values: object,
) -> Draft:
    """Return a page that a template is to write with these values, the title and the frame.

    The page has a counterpart in every language unless a `head` is given; `head_feeds` are announced in its head.
    """
    frame = Frame(
        language=edition.language,
        title=title,
        site=edition.title,
        home=edition.link(edition.outline.addresses.home(edition.language)),
        description=description or edition.description,
        section=section,
        head=head or seo.list_head(edition.outline, edition.language, path),
        feeds=head_feeds,
    )
    return Draft(template=template, frame=frame, values={"title": title, **values})


def feed_links(edition: Edition, path: str, title: str) -> tuple[FeedLink, ...]:
    """Return links to the two feeds of a page."""
    return (
        FeedLink(title=title, type="application/atom+xml", href=edition.link(feed_path(path, "xml"))),
        FeedLink(title=title, type="application/feed+json", href=edition.link(feed_path(path, "json"))),
    )
