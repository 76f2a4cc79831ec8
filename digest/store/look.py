"""Loading what pages are made with: templates, theme and interface words; a site's own files go before those that ship."""

from __future__ import annotations

import io
from hashlib import blake2b
from pathlib import Path

from digest.errors import ConfigurationError
from digest.model import Value
from digest.store.content import files_below, package_folder, read_bytes, read_text

CATALOGS = "locale/"


class Look(Value):
    """Templates, theme files and catalogs of a site as they are on disk, overrides resolved."""

    templates: dict[str, str]  # name → Jinja2 source
    assets: dict[str, bytes]  # path below the theme's static/ → bytes
    catalogs: dict[str, str]  # gettext locale (zh_Hans) → text of its .po
    theme: str  # text of theme.yaml
    digest: bytes


def load_look(root: str, theme: str) -> Look:
    """Load templates and the theme for a site whose root is `root`.

    Raises ConfigurationError if there is no such theme.
    """
    own, shipped = Path(root), package_folder("themes")
    places = [place for place in (own / "themes" / theme, shipped / theme) if place.is_dir()]
    if not places:
        known = sorted(path.name for path in shipped.iterdir() if (path / "theme.yaml").is_file())
        raise ConfigurationError(
            f"there is no theme {theme!r}", fix=f"set `theme:` to one of: {', '.join(known)}", file="digest.yaml"
        )
    look = places[0]
    layers = [package_folder("templates"), look / "templates", own / "templates"]
    sources = {name: path for layer in layers for name, path in _files(layer).items()}
    templates = {name: read_text(path) for name, path in sources.items() if name.endswith((".html", ".xml", ".svg"))}
    catalogs = {
        name.split("/")[1]: read_text(path)
        for name, path in sources.items()
        if name.startswith(CATALOGS) and name.endswith(".po")
    }
    assets = {name: read_bytes(str(path)) for name, path in _files(look / "static").items()}
    settings = read_text(look / "theme.yaml")
    return Look(
        templates=templates, assets=assets, catalogs=catalogs, theme=settings,
        digest=_digest(templates, assets, catalogs, settings),
    )  # fmt: skip


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
    return {found.name: Path(found.path) for found in files_below(str(folder))} if folder.is_dir() else {}


def _digest(templates: dict[str, str], assets: dict[str, bytes], catalogs: dict[str, str], settings: str) -> bytes:
    hasher = blake2b(settings.encode(), digest_size=16)
    texts = {**templates, **catalogs}
    for name, data in sorted({**{name: text.encode() for name, text in texts.items()}, **assets}.items()):
        hasher.update(f"{name}\0{len(data)}\0".encode() + data)
    return hasher.digest()
