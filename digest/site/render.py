"""Page → bytes: which function makes which kind of page, and the environment its template runs in."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from digest.model import Value
from digest.site import feeds, machines, seo
from digest.site.edition import OWN_NAMES, Edition
from digest.site.outline import Outline
from digest.site.scripts import Scripts
from digest.site.urls import REST, ROOT, up
from digest.site.views import article, indexes, lists, standing
from digest.site.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.config.settings import Settings
    from digest.config.vocabulary import Vocabulary
    from digest.model import Body, Library, Page
    from digest.site.bundle import Bundle
    from digest.site.views.frame import Draft

_VIEWS: Final[dict[str, Callable[[Edition, Page], Draft]]] = {
    "home": indexes.home,
    "subjects": indexes.subjects,
    "dates": indexes.dates,
    "year": indexes.year,
    "sources": indexes.sources,
    "stories": indexes.stories,
    "subject": lists.subject,
    "source": lists.source,
    "month": lists.month,
    "day": lists.day,
    "undated": lists.undated,
    "story": lists.story,
    "redirect": standing.redirect,
}
_FILES: Final[dict[str, Callable[[Outline, Page], str]]] = {
    "nojekyll": lambda _outline, _page: "",
    "headers": lambda _outline, _page: machines.headers(),
    "robots": lambda outline, _page: machines.robots(outline),
    "sitemap": lambda outline, _page: machines.sitemap(outline),
    "sitemap-pages": lambda outline, _page: machines.sitemap_pages(outline),
    "sitemap-part": lambda outline, page: machines.sitemap_part(outline, page.subject),
}
_SECTIONS: Final = (
    ("home", "Latest"), ("topics", "Subjects"), ("dates", "Dates"), ("stories", "Stories"), ("sources", "Sources"), ("about", "About"),
)  # fmt: skip


class Choice(Value):
    """A language in the switch."""

    code: str
    name: str
    href: str
    current: bool


class Renderer:
    """Renders any page of a plan; what it has once worked out it keeps, so one per process."""

    def __init__(  # noqa: PLR0917  (the contract with the build)
        self,
        library: Library,
        settings: Settings,
        vocabulary: Vocabulary,
        about: dict[str, str],
        bundle: Bundle,
        body_of: Callable[[str], Body],
        bytecode_cache: jinja2.BytecodeCache | None = None,
    ) -> None:
        self._outline = Outline(library, settings, vocabulary, about=any(about.values()))
        self._about = about
        self._bundle = bundle
        self._body_of = body_of
        self._environment = _environment(bundle, bytecode_cache)
        scripts = Scripts(settings.protect, settings.conversion_fixes)
        self._editions = {
            code: Edition(code, Words(code, bundle.words.get(code, {})), self._outline, scripts, self._environment)
            for code in self._outline.languages
        }
        self._chrome: dict[tuple[str, str], dict[str, Markup]] = {}

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page. The same page of the same library has the same bytes everywhere."""
        if page.kind == "asset":
            return self._bundle.assets[page.subject]
        text = self._text(page)
        if text is None:
            text = self._write(self._draft(page))
        if REST in text:
            text = text.replace(REST, self._outline.addresses.rest(page.path, page.language))
        return text.replace(ROOT, self._way_up(page)).encode("utf-8", "replace")

    def _way_up(self, page: Page) -> str:
        """Return the way to the root; the page for lost addresses is shown at any depth, so it needs a full one."""
        base = self._outline.addresses.base
        return urlsplit(base).path if page.kind == "missing" and base else up(page.path)

    def _draft(self, page: Page) -> Draft:
        if page.kind == "root":
            return standing.root(self._editions)
        if page.kind == "missing":
            return standing.missing(self._editions)
        edition = self._editions[page.language]
        if page.kind == "article":
            return article.article(edition, page.subject, self._body_of)
        if page.kind == "about":
            return standing.about(edition, self._about)
        return _VIEWS[page.kind](edition, page)

    def _text(self, page: Page) -> str | None:
        """Return a page that no template makes."""
        if page.kind in _FILES:
            return _FILES[page.kind](self._outline, page)
        if page.kind in ("atom", "json"):
            return self._feed(page)
        return self._manifest if page.kind == "manifest" else None

    def _feed(self, page: Page) -> str:
        edition, library = self._editions[page.language], self._outline.library
        scope, _, name = page.subject.partition("/")
        site = seo.site_title(edition)
        if scope == "topic":
            ids, title = library.tags.get(name, ()), f"{edition.subjects[name].name} — {site}"
            subtitle, home = edition.subjects[name].description, self._outline.addresses.subject(page.language, name)
        elif scope == "source":
            ids, title = library.sources[name], f"{edition.source_name(name)} — {site}"
            subtitle, home = "", self._outline.addresses.source(page.language, name)
        else:
            ids, title, subtitle = library.order, site, seo.site_description(edition)
            home = self._outline.addresses.home(page.language)
        feed = feeds.Feed(
            path=page.path, page=home, title=title, subtitle=subtitle, name=f"feed {page.language} {page.subject}"
        )
        return (feeds.atom if page.kind == "atom" else feeds.json_feed)(
            edition, feed, ids[: self._outline.settings.feed_size]
        )

    def _write(self, draft: Draft) -> str:
        language = draft.frame.language
        words = self._editions[language].words
        return self._environment.get_template(draft.template).render(
            frame=draft.frame,
            head=draft.frame.head,
            _=words,
            **self._around(language, draft.frame.section),
            **draft.values,
        )

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
                "subjects": tuple(edition.badge(tag.key) for tag in self._outline.vocabulary.tags),
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

    @cached_property
    def _manifest(self) -> str:
        first = next(iter(self._editions.values()))
        icons = [path for path in sorted(self._bundle.assets) if path.endswith("icon.svg")]
        return machines.manifest(seo.site_title(first), seo.site_description(first), first.language, icons)


def _environment(bundle: Bundle, bytecode_cache: jinja2.BytecodeCache | None) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(bundle.templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=bytecode_cache,
    )
    stamps = {path: blake2b(data, digest_size=4).hexdigest() for path, data in bundle.assets.items()}

    def asset(path: str) -> str:
        """Return the link to a file of the theme, with a mark of its content so that browsers may keep it for ever."""
        return f"{ROOT}{path}?v={stamps.get(path, '0')}"

    environment.globals["root_link"] = ROOT.__add__
    environment.globals["asset"] = asset
    return environment
