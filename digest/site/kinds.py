"""The table of kinds: what plans and what renders each kind of file of the site.

A new page for readers is a file in `pages/` with `plan` and `view`, a template, a member of `PageKind`, and a row.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.files import feeds, hosts, own, search_records, share_images, sitemaps
from digest.site.outline import Outline
from digest.site.pages import (
    about,
    article,
    corrections,
    dates,
    home,
    language_choice,
    not_found,
    redirect,
    search,
    source,
    story,
    subject,
    takedowns,
)
from digest.site.pages.draft import Draft


class Kind(NamedTuple):
    """A kind of file: `plan` yields its pages without rendering them, `view` returns the content of one.

    A kind with a single file has the path of the file for a plan. A view is given the edition in the language of the page,
    the main edition for a page without a language. It is None for files that are built from all articles at once
    (`files.search_index`).
    """

    kind: PageKind
    plan: Callable[[Outline, Keys], Iterator[Page]] | str
    view: Callable[[Edition, Page], Draft | str | bytes] | None

    def pages(self, outline: Outline, keys: Keys) -> Iterator[Page]:
        """Yield the pages of this kind."""
        if isinstance(self.plan, str):
            yield keys.page(self.kind, self.plan, language="")
        else:
            yield from self.plan(outline, keys)


# planned in the main language: the path in another one differs by its first folder alone
# fmt: off
IN_EVERY_LANGUAGE: Final = (
    Kind(PageKind.HOME,                   home.plan,                   home.view),
    Kind(PageKind.ARTICLE,                article.plan,                article.view),
    Kind(PageKind.SUBJECTS,               subject.plan_list,           subject.view_list),
    Kind(PageKind.SUBJECT,                subject.plan,                subject.view),
    Kind(PageKind.DATES,                  dates.plan_list,             dates.view_list),
    Kind(PageKind.YEAR,                   dates.plan_years,            dates.view_year),
    Kind(PageKind.MONTH,                  dates.plan_months,           dates.view_month),
    Kind(PageKind.DAY,                    dates.plan_days,             dates.view_day),
    Kind(PageKind.UNDATED,                dates.plan_undated,          dates.view_undated),
    Kind(PageKind.SOURCES,                source.plan_list,            source.view_list),
    Kind(PageKind.SOURCE,                 source.plan,                 source.view),
    Kind(PageKind.STORIES,                story.plan_list,             story.view_list),
    Kind(PageKind.STORY,                  story.plan,                  story.view),
    Kind(PageKind.SEARCH,                 search.plan,                 search.view),
    Kind(PageKind.ABOUT,                  about.plan,                  about.view),
    Kind(PageKind.CORRECTIONS,            corrections.plan,            corrections.view),
    Kind(PageKind.TAKEDOWNS,              takedowns.plan_list,         takedowns.view_list),
    Kind(PageKind.WITHDRAWN,              takedowns.plan,              takedowns.view),
    Kind(PageKind.REDIRECT,               redirect.plan,               redirect.view),
    Kind(PageKind.ATOM_FEED,              feeds.plan_atom,             feeds.view_atom),
    Kind(PageKind.JSON_FEED,              feeds.plan_json,             feeds.view_json),
)
ONCE: Final = (
    Kind(PageKind.REDIRECT,               redirect.plan_rooted,        redirect.view),
    Kind(PageKind.WITHDRAWN,              takedowns.plan_rooted,       takedowns.view),
    Kind(PageKind.LANGUAGE_CHOICE,        language_choice.plan,        language_choice.view),
    Kind(PageKind.NOT_FOUND,              "404.html",                  not_found.view),
    Kind(PageKind.SITEMAP_INDEX,          sitemaps.plan_index,         sitemaps.view_index),
    Kind(PageKind.SITEMAP_OF_LISTS,       sitemaps.plan_lists,         sitemaps.view_lists),
    Kind(PageKind.SITEMAP_OF_ARTICLES,    sitemaps.plan_articles,      sitemaps.view_articles),
    Kind(PageKind.SITEMAP_OF_NEWS,        sitemaps.plan_news,          sitemaps.view_news),
    Kind(PageKind.SEARCH_RECORD,          search_records.plan_records, search_records.view_record),
    Kind(PageKind.SEARCH_INDEX,           search_records.plan_index,   None),
    Kind(PageKind.SEARCH_SHARD,           search_records.plan_shards,  None),
    Kind(PageKind.SHARE_IMAGE,            share_images.plan,           share_images.view),
    Kind(PageKind.ROBOTS,                 "robots.txt",                hosts.robots),
    Kind(PageKind.HEADERS,                "_headers",                  hosts.headers),
    Kind(PageKind.REDIRECTS,              hosts.plan_redirects,        hosts.redirects),
    Kind(PageKind.NOJEKYLL,               ".nojekyll",                 hosts.nojekyll),
    Kind(PageKind.MANIFEST,               "manifest.webmanifest",      hosts.manifest),
    Kind(PageKind.ASSET,                  hosts.plan_assets,           hosts.asset),
    Kind(PageKind.PICTURE,                own.plan_pictures,           own.view),
    Kind(PageKind.STATIC,                 own.plan_static,             own.view),
)
# fmt: on

VIEWS: Final = {row.kind: row.view for row in (*IN_EVERY_LANGUAGE, *ONCE)}


def made_together(page: Page) -> bool:
    """Whether a file, or the file it is a compressed copy of, is built from all articles at once."""
    return page.kind in VIEWS and VIEWS[page.kind] is None
