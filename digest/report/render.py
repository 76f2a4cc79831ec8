"""Pages of a report → bytes."""

from __future__ import annotations

from functools import cache, partial
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import jinja2

from digest.model import PageKind
from digest.report import views
from digest.report.material import NO_SOURCE
from digest.site.addresses import up, web
from digest.site.look.messages import Messages
from digest.site.look.templates import bytecode_cache

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Body, Page
    from digest.report.material import Material
    from digest.site.look.bundle import Bundle

_STYLE: Final = "static/style.css"
_ICON: Final = "static/icon.svg"


class ReportRenderer:
    """Renders the pages of one report; what several of them tell is gathered once in a process."""

    def __init__(self, material: Material, bundle: Bundle, body_of: Callable[[str], Body]) -> None:
        self._material = material
        self._bundle = bundle
        view = views.Views(material, body_of)
        self._views = {
            PageKind.REPORT_ARTICLE: ("article", view.article),
            PageKind.REPORT_SOURCE: ("source", view.source),
            PageKind.REPORT_INDEX: ("index", view.index),
            PageKind.REPORT_RULES: ("rules", view.rules),
            PageKind.REPORT_EDITOR: ("editor", view.editor),
        }
        self._environment = _environment()
        self._words = Messages(material.language, bundle.messages.get(material.language, {}))
        self._assets = {
            name: f"{path}?v={blake2b(bundle.assets[path], digest_size=4).hexdigest()}"
            for name, path in (("style", _STYLE), ("icon", _ICON))
            if path in bundle.assets
        }

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page. The same page of the same content has the same bytes everywhere."""
        if page.kind is PageKind.REPORT_ASSET:
            return self._bundle.assets[page.subject]
        if page.kind is PageKind.REPORT_STYLE:
            return _source("report.css").encode()
        root = up(page.path)
        name, view = self._views[page.kind]
        values = view(page.subject)
        if not page.subject:
            values["title"] = self._words(str(values["title"]))
        text = self._environment.get_template(f"{name}.html").render(
            _=self._words,
            language=self._material.language,
            named=self._named,
            here=name,
            root=root,
            home=f"{root}{self._material.prefix}",
            to=partial(_link, root),
            assets={name: f"{root}{path}" for name, path in self._assets.items()},
            css=f"{root}{self._material.prefix}report.css?v={_style_stamp()}",
            public=self._material.public,
            **values,
        )
        return text.encode("utf-8", "replace")

    def _named(self, source: str) -> str:
        return self._words(source) if source == NO_SOURCE else source


def _link(root: str, path: str) -> str:
    return root + quote(path, safe="/-_.~#")


def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("digest.report"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False, bytecode_cache=bytecode_cache(),
    )  # fmt: skip
    made.filters["web"] = web
    made.filters["number"] = "{:,}".format
    return made


@cache
def _source(name: str) -> str:
    return files("digest.report").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _style_stamp() -> str:
    return blake2b(_source("report.css").encode(), digest_size=4).hexdigest()
