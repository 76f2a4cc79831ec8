"""Loading templates, theme files and message catalogs; files of the site override those that ship.

Links are followed only to below the root of the site, so that a site of somebody else publishes no file of this machine.
"""

import io
from pathlib import Path

import msgspec

from digest.errors import ConfigurationError, ContentError
from digest.hashing import digest
from digest.model import Value
from digest.store.content import files_below, package_folder, read_bytes, read_text
from digest.store.listing import UNLISTED, leads_into

BASE = "newspaper"  # the theme that has every file pages refer to; others contain only what differs


class ThemeFiles(Value):
    """Templates, theme files and catalogs as they are on disk, overrides resolved."""

    templates: dict[str, str]  # name → Jinja2 source
    assets: dict[str, bytes]  # path below the theme's static/ → bytes
    catalogs: dict[str, str]  # gettext locale (zh_Hans) → text of its .po
    settings: str  # text of theme.yaml
    own: bool  # whether a template is the site's own, not one that ships
    digest: bytes  # 16 bytes over all of these


def load_theme(root: str, name: str) -> ThemeFiles:
    """Load a theme and the templates for the site in `root`; files that the theme lacks are those of the base theme.

    Raises: ConfigurationError if there is no such theme, ContentError if a file cannot be read.
    """
    theme, own, shipped = theme_folder(root, name), Path(root, "templates"), package_folder("templates")
    layers = [shipped, theme / "templates"]
    if own.resolve() != shipped.resolve():  # in a checkout of digest they are the same folder
        layers.append(own)
    inside = {folder: root for folder in (own, theme / "templates", theme / "static") if folder.is_relative_to(root)}
    sources = {name: path for layer in layers for name, path in _files(layer, inside.get(layer, "")).items()}
    templates = {name: read_text(path) for name, path in sources.items() if name.endswith((".html", ".xml", ".svg"))}
    messages = {name: path for name, path in sources.items() if name.startswith("locale/") and name.endswith(".po")}
    catalogs = {name.split("/")[1]: read_text(path) for name, path in messages.items()}
    static = theme / "static"
    files = {**_files(package_folder("themes") / BASE / "static"), **_files(static, inside.get(static, ""))}
    assets = {name: read_bytes(str(path)) for name, path in files.items()}
    settings = read_text(theme / "theme.yaml")
    key = digest(msgspec.msgpack.encode((templates, assets, catalogs, settings), order="deterministic"))
    ours = (package_folder("templates"), package_folder("themes"))
    own_templates = any(not any(sources[name].is_relative_to(folder) for folder in ours) for name in templates)
    return ThemeFiles(
        templates=templates, assets=assets, catalogs=catalogs, settings=settings, own=own_templates, digest=key
    )


def theme_folder(root: str, name: str, file: str = "digest.yaml") -> Path:
    """Return the folder of a theme: the site's own one, else the shipped one.

    Raises ConfigurationError, with the names of all themes, if there is none; `file` is the file that names it.
    """
    known = {path.parent.name: path.parent for path in package_folder("themes").glob("*/theme.yaml")}
    own = Path(root, "themes").glob("*/theme.yaml")
    known |= {path.parent.name: path.parent for path in own if leads_into(str(path), root)}
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
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if message.id and forms and all(forms):
            messages[message.id if isinstance(message.id, str) else message.id[0]] = forms
    return messages


def _files(folder: Path, root: str = "") -> dict[str, Path]:
    """Return the files below a folder by name; in one of the site, links are followed only to below its `root`."""
    readable = folder.is_dir() and (not root or leads_into(str(folder), root))
    found = [*files_below(str(folder), within=root)] if readable else []
    for file in found:
        if file.size == UNLISTED:
            raise ContentError("this folder cannot be listed", fix="check that it may be read", file=file.path)
    return {file.name: Path(file.path) for file in found if file.plain}
