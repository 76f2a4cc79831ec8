"""Loading what pages are made with: templates, theme and interface words; a site's own files go before those that ship."""

from __future__ import annotations

import io
from hashlib import blake2b
from pathlib import Path

from digest.errors import ConfigurationError
from digest.model import Value
from digest.store.content import files_below, package_folder, read_bytes, read_text

CATALOGS = "locale/"
FIRST = "newspaper"
"""The theme that has every file pages ask for: another one brings those it wants to be different."""


class Look(Value):
    """Templates, theme files and catalogs of a site as they are on disk, overrides resolved."""

    templates: dict[str, str]  # name → Jinja2 source
    assets: dict[str, bytes]  # path below the theme's static/ → bytes
    catalogs: dict[str, str]  # gettext locale (zh_Hans) → text of its .po
    theme: str  # text of theme.yaml
    digest: bytes


def load_look(root: str, theme: str) -> Look:
    """Load templates and the theme for a site whose root is `root`.

    What the theme does not bring is taken from the first one, so that a look made today has the scripts of tomorrow's pages.
    Raises ConfigurationError if there is no such theme.
    """
    look, own, shipped = theme_folder(root, theme), Path(root, "templates"), package_folder("templates")
    layers = [shipped, look / "templates"]
    if own.resolve() != shipped.resolve():  # at the root of our own checkout they are one
        layers.append(own)
    sources = {name: path for layer in layers for name, path in _files(layer).items()}
    templates = {name: read_text(path) for name, path in sources.items() if name.endswith((".html", ".xml", ".svg"))}
    catalogs = {
        name.split("/")[1]: read_text(path)
        for name, path in sources.items()
        if name.startswith(CATALOGS) and name.endswith(".po")
    }
    files = {**_files(package_folder("themes") / FIRST / "static"), **_files(look / "static")}
    assets = {name: read_bytes(str(path)) for name, path in files.items()}
    settings = read_text(look / "theme.yaml")
    return Look(
        templates=templates, assets=assets, catalogs=catalogs, theme=settings,
        digest=_digest(templates, assets, catalogs, settings),
    )  # fmt: skip


def theme_folder(root: str, name: str, file: str = "digest.yaml") -> Path:
    """Return the folder of a theme: the site's own one of that name, else the one that ships.

    Raises ConfigurationError with the names there are, if this is none of them; `file` is where it was asked for.
    """
    places = (package_folder("themes"), Path(root, "themes"))
    known = {path.parent.name: path.parent for place in places for path in place.glob("*/theme.yaml")}
    if name not in known:
        names = ", ".join(sorted(known))
        fix = f"choose one of: {names}; a theme of your own is a folder below themes/ with a theme.yaml"
        raise ConfigurationError(f"there is no theme {name!r}", fix=fix, file=file)
    return known[name]


def words_of(look: Look) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return language → msgid → forms of a look's catalogs: one form, or one per plural; what is not translated is left out."""
    return {locale.replace("_", "-"): _forms(catalog) for locale, catalog in look.catalogs.items()}


def _forms(catalog: str) -> dict[str, tuple[str, ...]]:
    from babel.messages.pofile import read_po

    words: dict[str, tuple[str, ...]] = {}
    for message in read_po(io.StringIO(catalog)):
        string = message.string
        forms = tuple(form or "" for form in ((string,) if isinstance(string, str) else string or ()))
        if message.id and forms and all(forms):
            key = message.id if isinstance(message.id, str) else message.id[0]
            words[key] = forms
    return words


def _files(folder: Path) -> dict[str, Path]:
    return (
        {found.name: Path(found.path) for found in files_below(str(folder)) if found.plain} if folder.is_dir() else {}
    )


def _digest(templates: dict[str, str], assets: dict[str, bytes], catalogs: dict[str, str], settings: str) -> bytes:
    hasher = blake2b(settings.encode(), digest_size=16)
    texts = {**templates, **catalogs}
    for name, data in sorted({**{name: text.encode() for name, text in texts.items()}, **assets}.items()):
        hasher.update(f"{name}\0{len(data)}\0".encode() + data)
    return hasher.digest()
