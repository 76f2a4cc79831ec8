"""What every page has around its own part: title, head, the way to the same page in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Value
from digest.site import seo
from digest.site.addresses import feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.site.edition import Edition
    from digest.site.seo import Head


class FeedLink(Value):
    """A feed that the head of a page names."""

    title: str
    type: str
    href: str


class Frame(Value):
    """The part of a page that all kinds share."""

    language: str
    title: str
    site: str
    home: str  # link to the front page
    description: str
    section: str  # the entry of the navigation that is marked
    head: Head
    feeds: tuple[FeedLink, ...]


class Draft(Value):
    """A page before it is written: its template and what that is given."""

    template: str
    frame: Frame
    values: dict[str, object]


def frame(
    edition: Edition,
    path_in: Callable[[str], str],
    *,
    title: str,
    description: str = "",
    section: str = "",
    head: Head | None = None,
    feeds: bool = False,
) -> Frame:
    """Return the frame of a page whose path in each language `path_in` gives."""
    outline = edition.outline
    path = path_in(edition.language)
    site = seo.site_title(edition)
    return Frame(
        language=edition.language,
        title=title,
        site=site,
        home=edition.link(outline.addresses.home(edition.language)),
        description=description or seo.site_description(edition),
        section=section,
        head=head or seo.list_head(outline, edition.language, path, path_in),
        feeds=feed_links(edition, path, title) if feeds else (),
    )


def feed_links(edition: Edition, path: str, title: str) -> tuple[FeedLink, ...]:
    """Return the two feeds that belong to a page."""
    kinds = (("application/atom+xml", "xml"), ("application/feed+json", "json"))
    return tuple(FeedLink(title=title, type=kind, href=edition.link(feed(path, suffix))) for kind, suffix in kinds)
