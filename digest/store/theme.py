"""Loading templates, theme files and message catalogs; files of the site override those that ship."""

from __future__ import annotations

import io
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from digest.errors import ConfigurationError
from digest.model import Value
from digest.store.content import Found, files_below, package_folder, read_bytes, read_text

CATALOGS = "locale/"
BASE = "newspaper"
"""The theme that has every file pages refer to; others contain only what differs."""


class ThemeFiles(Value):
    """Templates, theme files and catalogs as they are on disk, overrides resolved."""

    templates: dict[str, str]  # name → Jinja2 source
    assets: dict[str, bytes]  # path below the theme's static/ → bytes
    catalogs: dict[str, str]  # gettext locale (zh_Hans) → text of its .po
    settings: str  # text of theme.yaml
    digest: bytes  # 16 bytes over all of these


def load_theme(root: str, name: str) -> ThemeFiles:
    """Load a theme and the templates for the site in `root`.

    Files that the theme lacks are those of the base theme, so that an old theme has the scripts of new pages.

    Raises:
        ConfigurationError: There is no such theme.
        ContentError: A file cannot be read.
    """
    theme, own, shipped = theme_folder(root, name), Path(root, "templates"), package_folder("templates")
    layers = [shipped, theme / "templates"]
    if own.resolve() != shipped.resolve():  # in a checkout of digest they are the same folder
        layers.append(own)
    sources = {name: path for layer in layers for name, path in _files(layer).items()}
    templates = {name: read_text(path) for name, path in sources.items() if name.endswith((".html", ".xml", ".svg"))}
    catalogs = {
        name.split("/")[1]: read_text(path)
        for name, path in sources.items()
        if name.startswith(CATALOGS) and name.endswith(".po")
    }
    files = {**_files(package_folder("themes") / BASE / "static"), **_files(theme / "static")}
    assets = {name: read_bytes(str(path)) for name, path in files.items()}
    settings = read_text(theme / "theme.yaml")
    return ThemeFiles(
        templates=templates, assets=assets, catalogs=catalogs, settings=settings,
        digest=_digest(templates, assets, catalogs, settings),
    )  # fmt: skip


def theme_folder(root: str, name: str, file: str = "digest.yaml") -> Path:
    """Return the folder of a theme: the site's own one, else the shipped one.

    Raises ConfigurationError, with the names of all themes, if there is none; `file` is the file that names it.
    """
    places = (package_folder("themes"), Path(root, "themes"))
    known = {path.parent.name: path.parent for place in places for path in place.glob("*/theme.yaml")}
    if name not in known:
        names = ", ".join(sorted(known))
        fix = f"choose one of: {names}; a theme of your own is a folder below themes/ with a theme.yaml"
        raise ConfigurationError(f"there is no theme {name!r}", fix=fix, file=file)
    return known[name]


def messages_of(theme: ThemeFiles) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return language → msgid → translations, one per plural form; untranslated messages are left out."""
    return {locale.replace("_", "-"): _forms(catalog) for locale, catalog in theme.catalogs.items()}


def _forms(catalog: str) -> dict[str, tuple[str, ...]]:
    from babel.messages.pofile import read_po

    messages: dict[str, tuple[str, ...]] = {}
    for message in read_po(io.StringIO(catalog)):
        string = message.string
        forms = tuple(form or "" for form in ((string,) if isinstance(string, str) else string or ()))
        if message.id and forms and all(forms):
            key = message.id if isinstance(message.id, str) else message.id[0]
            messages[key] = forms
    return messages


def _files(folder: Path) -> dict[str, Path]:
    found: Iterable[Found] = files_below(str(folder)) if folder.is_dir() else ()
    return {file.name: Path(file.path) for file in found if file.plain}


def _digest(templates: dict[str, str], assets: dict[str, bytes], catalogs: dict[str, str], settings: str) -> bytes:
    hasher = blake2b(settings.encode(), digest_size=16)
    texts = {**templates, **catalogs}
    for name, data in sorted({**{name: text.encode() for name, text in texts.items()}, **assets}.items()):
        hasher.update(f"{name}\0{len(data)}\0".encode() + data)
    return hasher.digest()
