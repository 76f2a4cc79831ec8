"""A theme once it is read from disk: templates, files and interface messages."""

from digest.model import Value
from digest.store.fonts import Fonts
from digest.store.own_files import OwnFiles


class Bundle(Value):
    """Templates with the theme's overrides already in place, the theme's files, and the catalogs.

    `messages` maps language → msgid → forms: one form for a plain message; as many as the language has plurals for a message
    with a plural, under its singular msgid. `digest` changes when anything in the bundle changes.
    """

    templates: dict[str, str]  # "article.html", "partials/card.html" → source
    assets: dict[str, bytes]  # path below output, "static/style.css" → content
    messages: dict[str, dict[str, tuple[str, ...]]]
    digest: str
    own: bool = False  # whether a template is the site's own, not one that ships
    fonts: Fonts | None = None  # for share images; None without
    own_files: OwnFiles = OwnFiles()  # pictures of articles, and files to publish as they are
