"""Page → bytes: which function makes which kind of page, and the environment its template runs in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jinja2 import TemplateError
from markupsafe import Markup

from digest.model import Value
from digest.site import seo
from digest.site.addresses import REST, ROOT, up
from digest.site.edition import OWN_NAMES, Edition
from digest.site.files import search_records
from digest.site.look import templates
from digest.site.look.messages import Messages
from digest.site.outline import Outline
from digest.site.pages import article
from digest.site.text.body_cache import BodyCache
from digest.site.text.script_conversion import ScriptConverter

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.config.settings import Settings
    from digest.config.vocabulary import Vocabulary
    from digest.model import Body, Library, Page
    from digest.site.look.bundle import Bundle
    from digest.site.pages.frame import Draft

_STANDING: Final = frozenset(("root", "missing", "about", "redirect"))
_FILES: Final = frozenset(("nojekyll", "headers", "redirects", "robots", "manifest"))
_SECTIONS: Final = (
    ("home", "Latest"), ("topics", "Subjects"), ("dates", "Dates"), ("stories", "Stories"), ("sources", "Sources"), ("about", "About"),
)  # fmt: skip


class Choice(Value):
    """A language in the switch."""

    code: str
    name: str
    href: str
    current: bool


def load(bundle: Bundle, *, every: bool) -> None:
    """Make ready to render; with `every` template compiled, processes that are forked from this one need not do it again.

    Raises ConfigurationError for a template that cannot be read.
    """
    environment = templates.environment(bundle)
    try:
        for name in bundle.templates if every else ():
            environment.get_template(name)
    except TemplateError as error:
        raise templates.template_error(error, bundle) from error


class Renderer:
    """Renders any page of a plan; what it has once worked out it keeps, so one per process."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        vocabulary: Vocabulary,
        about: dict[str, str],
        bundle: Bundle,
        body_of: Callable[[str], Body],
        draw: Callable[[str, str], bytes] | None = None,
    ) -> None:
        """`draw` makes the image of a path from SVG."""
        self._outline = Outline(library, settings, vocabulary, about=any(about.values()), fonts=bundle.fonts)
        self._draw = draw
        self._about = about
        self._bundle = bundle
        self._environment = templates.environment(bundle)
        scripts = ScriptConverter(settings.protect, settings.conversion_fixes)
        self._manuscripts = BodyCache(body_of, scripts, linked_images=settings.images == "link")
        self._editions = {
            code: Edition(
                code, Messages(code, bundle.messages.get(code, {})), self._outline, scripts, self._environment
            )
            for code in self._outline.languages
        }
        self._chrome: dict[tuple[str, str], dict[str, Markup]] = {}

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page. The same page of the same library has the same bytes everywhere."""
        if page.kind == "asset":
            return self._bundle.assets[page.subject]
        try:
            if page.kind == "share" and self._draw is not None:
                return self._draw(page.path, self._drawing(page))
            text = self._text(page)
            if text is None:
                text = self._write(self._draft(page))
        except TemplateError as error:
            raise templates.template_error(error, self._bundle) from error
        if REST in text:
            text = text.replace(REST, self._outline.addresses.rest(page.path, page.language))
        # of bytes, it is done sooner than of letters
        return text.encode("utf-8", "replace").replace(ROOT.encode(), self._way_up(page).encode())

    def _way_up(self, page: Page) -> str:
        """Return the way to the root; the page for lost addresses is shown at any depth, so it needs a full one."""
        base = self._outline.addresses.base
        return urlsplit(base).path if page.kind == "missing" and base else up(page.path)

    def _draft(self, page: Page) -> Draft:
        if page.kind == "article":
            return article.article(self._editions[page.language], page.subject, self._manuscripts)
        if page.kind in _STANDING:
            return self._standing(page)
        return _list_view(page.kind)(self._editions[page.language], page)

    def _standing(self, page: Page) -> Draft:
        from digest.site.pages import standing

        if page.kind == "root":
            return standing.root(self._editions)
        if page.kind == "missing":
            return standing.missing(self._editions)
        edition = self._editions[page.language]
        return standing.about(edition, self._about) if page.kind == "about" else standing.redirect(edition, page)

    def _text(self, page: Page) -> str | None:
        """Return a page that no template makes."""
        if page.kind in _FILES:
            return self._file(page)
        if page.kind.startswith("sitemap"):
            return self._sitemap(page)
        if page.kind == "search-article":
            return search_records.record(self._editions, page.subject, self._manuscripts.body)
        if page.kind.startswith("corrections-"):
            return self._corrections(page)
        return self._feed(page) if page.kind in ("atom", "json") else None

    def _corrections(self, page: Page) -> str:
        from digest.site.files import feeds

        return feeds.correction_feed(self._editions[page.language], page)

    def _file(self, page: Page) -> str:
        from digest.site.files import hosts

        if page.kind == "manifest":
            return self._manifest()
        makers = {"robots": hosts.robots, "headers": hosts.headers, "redirects": hosts.redirects}
        return makers[page.kind](self._outline) if page.kind in makers else ""

    def _sitemap(self, page: Page) -> str:
        from digest.site.files import sitemaps

        return sitemaps.sitemap(self._editions, page)

    def _drawing(self, page: Page) -> str:
        from digest.site.files import share_images

        edition = self._editions[page.language]
        return share_images.svg(edition, page.subject, seo.site_title(edition))

    def _feed(self, page: Page) -> str:
        from digest.site.files import feeds

        return feeds.article_feed(self._editions[page.language], page)

    def _write(self, draft: Draft) -> str:
        language = draft.frame.language
        template = self._environment.get_template(draft.template)
        given = {
            "frame": draft.frame,
            "head": draft.frame.head,
            "_": self._editions[language].words,
            **self._around(language, draft.frame.section),
            **draft.values,
        }
        return template.render(given)

    def _around(self, language: str, section: str) -> dict[str, Markup]:
        """Return what stands at the top and the foot of every page: it depends on no article."""
        known = self._chrome.get((language, section))
        if known is None:
            edition = self._editions[language]
            values = {
                "_": edition.words,
                "site": seo.site_title(edition),
                "description": seo.site_description(edition),
                "section": section,
                "home": edition.link(self._outline.addresses.home(language)),
                "choices": tuple(
                    Choice(
                        code=code,
                        name=OWN_NAMES[code],
                        href=self._outline.addresses.same_page(code),
                        current=code == language,
                    )
                    for code in self._outline.languages
                ),
                "links": self._links(edition),
                "search": edition.link(self._outline.addresses.section(language, "search"))
                if self._outline.settings.search
                else "",
                "subjects": tuple(edition.badge(tag.key) for tag in self._outline.vocabulary.tags),
                "notices": self._notices(edition),
                "report": edition.link("report/index.html") if self._outline.settings.report else "",
                "feed": edition.link(f"{self._outline.addresses.home(language).removesuffix('index.html')}feed.xml"),
            }
            known = self._chrome[language, section] = {
                name: Markup(self._environment.get_template(f"partials/{name}.html").render(values))  # noqa: S704  (escaped)
                for name in ("languages", "header", "footer")
            }
        return known

    def _links(self, edition: Edition) -> tuple[tuple[str, str, str], ...]:
        addresses = self._outline.addresses
        return tuple(
            (key, edition.words(name), edition.link(addresses.home(edition.language) if key == "home" else addresses.section(edition.language, key)))
            for key, name in _SECTIONS
            if key != "about" or self._outline.about
        )  # fmt: skip

    def _notices(self, edition: Edition) -> tuple[tuple[str, str], ...]:
        """Return the links to what the site owns up to, where there is any."""
        owned = (
            ("corrections", "Corrections", bool(self._outline.corrections)),
            ("takedowns", "Withdrawn articles", bool(self._outline.library.withdrawn)),
        )
        section = self._outline.addresses.section
        return tuple(
            (edition.words(name), edition.link(section(edition.language, key))) for key, name, there in owned if there
        )

    def _manifest(self) -> str:
        from digest.site.files import hosts

        first = next(iter(self._editions.values()))
        icons = [path for path in sorted(self._bundle.assets) if path.endswith("icon.svg")]
        return hosts.manifest(seo.site_title(first), seo.site_description(first), first.language, icons)


@cache
def _list_view(kind: str) -> Callable[[Edition, Page], Draft]:
    """Return what makes a kind of list; imported here because a build that changes one article may need none of them."""
    from digest.site.pages import indexes, lists, notices, search

    views: dict[str, Callable[[Edition, Page], Draft]] = {
        "home": indexes.home,
        "subjects": indexes.subjects,
        "dates": indexes.dates,
        "year": indexes.year,
        "sources": indexes.sources,
        "stories": indexes.stories,
        "search": search.search,
        "subject": lists.subject,
        "source": lists.source,
        "month": lists.month,
        "day": lists.day,
        "undated": lists.undated,
        "story": lists.story,
        "corrections": notices.corrections,
        "takedowns": notices.takedowns,
        "withdrawn": notices.withdrawn,
    }
    return views[kind]
