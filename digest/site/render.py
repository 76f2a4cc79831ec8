"""Page → bytes: the view of its kind, and the environment its template runs in."""

from collections.abc import Callable
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from digest.config.settings import Settings
from digest.config.vocabulary import Vocabulary
from digest.errors import DigestError
from digest.model import Body, Library
from digest.page import Page, PageKind
from digest.site.addresses import FOLDER, REST, ROOT, up
from digest.site.edition import Edition
from digest.site.kinds import VIEWS
from digest.site.look import templates
from digest.site.look.bundle import Bundle
from digest.site.look.messages import Messages
from digest.site.outline import Outline
from digest.site.pages.chrome import chrome
from digest.site.pages.draft import Draft, Frame
from digest.site.seo import list_head
from digest.site.text.body_cache import BodyCache
from digest.site.text.script_conversion import ScriptConverter


def load(bundle: Bundle, *, every: bool) -> None:
    """Prepare to render: with `every` template compiled, processes forked from this one need not do it again.

    Raises ConfigurationError for a template that cannot be read.
    """
    environment = templates.environment(bundle)
    try:
        for name in bundle.templates if every else ():
            environment.get_template(name)
    except Exception as error:
        if (mistake := templates.template_error(error, bundle)) is not None:
            raise mistake from error
        raise


class Renderer:
    """Renders any page of a plan. It keeps what pages share, so a process needs only one.

    Args:
        about: the Markdown of the about page by language.
        body_of: the text of an article or a translation by its id.
        draw: draws the image of a path from SVG; needed where the bundle has fonts.
    """

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
        outline = Outline(
            library,
            settings,
            vocabulary,
            about=about,
            assets=bundle.assets,
            fonts=bundle.fonts,
            own_files=bundle.own_files,
        )
        environment = templates.environment(bundle)
        scripts = ScriptConverter(settings.protect, settings.conversion_fixes)
        bodies = BodyCache(body_of, scripts, outline.attachment, linked_images=settings.images == "link")
        self._addresses = outline.addresses
        self._bundle = bundle
        self._environment = environment
        self._editions: dict[str, Edition] = {}
        for code in outline.languages:
            messages = Messages(code, bundle.messages.get(code, {}))
            self._editions[code] = Edition(code, messages, outline, scripts, environment, bodies, self._editions, draw)
        self._main_edition = self._editions[outline.main_language]
        self._chrome: dict[tuple[str, str], dict[str, Markup]] = {}

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page. The same page of the same library has the same bytes everywhere."""
        view = VIEWS[page.kind]
        if view is None:
            raise ValueError(f"{page.path} is built from all articles at once")
        edition = self._editions[page.language] if page.language else self._main_edition
        try:
            content = view(edition, page)
            text = self._written(edition, page.path, content) if isinstance(content, Draft) else content
        except DigestError:
            raise
        except Exception as error:
            if (mistake := templates.template_error(error, self._bundle)) is not None:
                raise mistake from error
            raise
        if isinstance(text, bytes):
            return text
        data = text.encode("utf-8", "replace")  # placeholders are found ten times as fast in bytes as in Chinese text
        if REST.encode() in data:
            data = data.replace(REST.encode(), self._addresses.rest(page.path, page.language).encode())
        if FOLDER.encode() in data:
            folder = ROOT + quote(self._addresses.folder(page.language), safe="/-_.~")
            data = data.replace(FOLDER.encode(), folder.encode())
        return data.replace(ROOT.encode(), self._way_up(page).encode())

    def _way_up(self, page: Page) -> str:
        """Return the link to the root. Hosts show the page for lost addresses at any depth, so it needs a full one."""
        base = self._addresses.base
        return urlsplit(base).path if page.kind is PageKind.NOT_FOUND and base else up(page.path)

    def _written(self, edition: Edition, path: str, draft: Draft) -> str:
        place = edition.language, draft.section
        if place not in self._chrome:
            self._chrome[place] = chrome(edition, draft.section)
        frame = Frame(
            language=edition.language, title=draft.title, site=edition.title, feeds=draft.feeds,
            home=edition.link(self._addresses.home(edition.language)), description=draft.description or edition.description,
        )  # fmt: skip
        values = {
            "frame": frame, "head": draft.head or list_head(edition.outline, edition.language, path),
            "title": draft.title, "_": edition.messages, **self._chrome[place], **draft.values,
        }  # fmt: skip
        return self._environment.get_template(draft.template).render(values)
