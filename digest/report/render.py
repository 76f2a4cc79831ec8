"""Renders the pages of a report."""

from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Final
from urllib.parse import quote

import jinja2

from digest.hashing import hex_digest
from digest.model import Body
from digest.page import Page, PageKind
from digest.report.plan import NO_SOURCE, Material
from digest.report.views import Views
from digest.site.addresses import up, web
from digest.site.look.bundle import Bundle
from digest.site.look.bytecode import bytecode_cache
from digest.site.look.messages import Messages

_ASSETS: Final = {"style": "static/style.css", "icon": "static/icon.svg"}


class ReportRenderer:
    """Renders the pages of a report; what several pages show is gathered once per process."""

    def __init__(self, material: Material, bundle: Bundle, body_of: Callable[[str], Body]) -> None:
        self._material = material
        self._bundle = bundle
        views = Views(material, body_of)
        self._views = {
            PageKind.REPORT_ARTICLE: ("article", views.article),
            PageKind.REPORT_SOURCE: ("source", views.source),
            PageKind.REPORT_INDEX: ("index", views.index),
            PageKind.REPORT_RULES: ("rules", views.rules),
            PageKind.REPORT_EDITOR: ("editor", views.editor),
        }
        self._environment = _environment()
        self._style = files("digest.report").joinpath("templates", "report.css").read_bytes()
        self._messages = Messages(material.language, bundle.messages.get(material.language, {}))
        self._assets = {
            name: f"{path}?v={hex_digest(bundle.assets[path], 4)}"
            for name, path in _ASSETS.items()
            if path in bundle.assets
        }

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page, which depend on nothing but its inputs."""
        if page.kind is PageKind.REPORT_ASSET:
            return self._bundle.assets[page.subject]
        if page.kind is PageKind.REPORT_STYLE:
            return self._style
        root = up(page.path)
        name, view = self._views[page.kind]
        values = view(page.subject)
        if not page.subject:
            values["title"] = self._messages(str(values["title"]))
        text = self._environment.get_template(f"{name}.html").render(
            _=self._messages,
            language=self._material.language,
            named=self._named,
            here=name,
            root=root,
            home=f"{root}{self._material.prefix}",
            to=partial(_link, root),
            assets={name: f"{root}{path}" for name, path in self._assets.items()},
            css=f"{root}{self._material.prefix}report.css?v={hex_digest(self._style, 4)}",
            public=self._material.public,
            **values,
        )
        return text.encode("utf-8", "replace")

    def _named(self, source: str) -> str:
        return self._messages(source) if source == NO_SOURCE else source


def _link(root: str, path: str) -> str:
    return root + quote(path, safe="/-_.~#")


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("digest.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=bytecode_cache(),
    )
    environment.filters["web"] = web
    environment.filters["number"] = "{:,}".format
    return environment
