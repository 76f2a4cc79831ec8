"""A page before it is written: its template, and what the template is given."""

from __future__ import annotations

from digest.model import Value
from digest.site.addresses import feed_path
from digest.site.edition import Edition
from digest.site.seo import Head


class FeedLink(Value):
    """A feed of a page."""

    title: str
    type: str
    href: str


class Frame(Value):
    """What all pages have besides their own part."""

    language: str
    title: str
    site: str
    home: str  # link to the front page
    description: str
    feeds: tuple[FeedLink, ...]


class Draft(Value):
    """A template and its values, to which those that all pages share are added."""

    template: str
    title: str
    description: str  # "" for that of the site
    section: str  # key of the current entry of the navigation
    head: Head | None  # None for a page that exists in every language
    feeds: tuple[FeedLink, ...]  # announced in the head
    values: dict[str, object]


def draft(
    template: str, title: str, *, description: str = "", section: str = "", head: Head | None = None,
    head_feeds: tuple[FeedLink, ...] = (), **values: object,
) -> Draft:  # fmt: skip
    """Return a page that a template is to write with these values and the title."""
    return Draft(
        template=template, title=title, description=description, section=section, head=head, feeds=head_feeds, values=values
    )  # fmt: skip


def feed_links(edition: Edition, path: str, title: str) -> tuple[FeedLink, ...]:
    """Return links to the two feeds of a page."""
    kinds = (("application/atom+xml", "xml"), ("application/feed+json", "json"))
    return tuple(FeedLink(title=title, type=kind, href=edition.link(feed_path(path, suffix))) for kind, suffix in kinds)
