"""Clashes of addresses: which article keeps an address, where the others go, and which aliases are not redirected."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from digest import readers
from digest.config.settings import Settings
from digest.config.vocabulary import Vocabulary
from digest.model import Entry, Library, Problem
from digest.page import PageKind
from digest.site.addresses import Addresses, Alias, apart
from digest.site.cache_keys import Keys
from digest.site.kinds import IN_EVERY_LANGUAGE, ONCE
from digest.site.outline import Outline
from digest.text.slug import alike

_OF_ARTICLES = {PageKind.ARTICLE, PageKind.WITHDRAWN, PageKind.REDIRECT, PageKind.SHARE_IMAGE, PageKind.SEARCH_RECORD}
_KEPT_FOLDERS = ("static", "search", "report")  # at the root of the site
_OF_FILES = (".gz/index.html", ".br/index.html", "/share.png/index.html")  # an alias would make folders of files
_SITE = "a page of the site"


def settled(
    library: Library, settings: Settings, vocabulary: Vocabulary, about: dict[str, str]
) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library with an address of its own for every article, and a problem for each that lost one.

    Nothing but the articles decides, so that the result is that of any other build of them.
    """
    outline = Outline(library, settings, vocabulary, about=about)
    entries = [*library.entries.values(), *(each.entry for each in library.withdrawn if each.entry is not None)]
    folders, problems = _folders(entries, outline.addresses)
    if folders:
        library = replace(library, folders=folders)
        outline = Outline(library, settings, vocabulary, about=about)
    if any(entry.front.aliases for entry in entries):
        lost, found = _lost_aliases(entries, outline)
        library, problems = replace(library, lost=lost), [*problems, *found]
    return library, tuple(problems)


def _folders(entries: Iterable[Entry], addresses: Addresses) -> tuple[dict[str, str], list[Problem]]:
    """Return the folders of the articles that cannot have the usual one, by their ids."""
    claims: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        claims[alike(addresses.article_folder(entry))].append(entry)
    folders: dict[str, str] = {}
    problems = []
    for folder, rivals in claims.items():
        if len(rivals) == 1 and not addresses.is_page(folder):
            continue
        ordered = sorted(rivals, key=_claim)
        owner = None if addresses.is_page(folder) else ordered.pop(0)
        for entry in ordered:
            usual = addresses.article_folder(entry)
            own = apart(usual, entry.id, lambda path: path in claims or addresses.is_page(path))
            folders[entry.id] = own
            problems.append(_moved(entry, usual, own, owner))
    return folders, problems


def _claim(entry: Entry) -> tuple[int, str, str]:
    """Order articles by their claim to an address.

    An editor's `slug:` goes before the name of a file, and that before a column of a table, which may be anybody's; then
    the older article goes first.
    """
    weight = 1 if entry.front.slug is None else 2 if readers.is_table(entry.file) else 0
    return weight, entry.facts.date.value if entry.facts.date else "9999", entry.id


def _moved(entry: Entry, usual: str, own: str, owner: Entry | None) -> Problem:
    whose = f"the article of {owner.file}" if owner is not None else _SITE
    message = f"the address {usual}/ belongs to {whose}; this article is at {own}/"
    where = "the column slug of its row" if readers.is_table(entry.file) else "its front matter"
    fix = f"if it should have another address, give it a slug of its own in {where}"
    return Problem(code="address.taken", message=message, fix=fix, file=entry.file, line=entry.line)


def _lost_aliases(entries: list[Entry], outline: Outline) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Return the aliases that cannot be redirected, by the ids of their articles."""
    addresses = outline.addresses
    below, root = _taken(outline)
    present = {entry.id: f"{addresses.article_folder(entry)}/index.html" for entry in entries}
    for entry in entries:
        below.add(present[entry.id], entry.file)
    lost: dict[str, tuple[str, ...]] = {}
    problems = []
    for entry in sorted((entry for entry in entries if entry.front.aliases), key=_claim):
        for alias in addresses.aliases(entry):
            taken = root if alias.rooted else below
            owner = "" if alias.path == present[entry.id] and taken is below else taken.owner(alias.path)
            if owner or not alias.path:
                lost[entry.id] = (*lost.get(entry.id, ()), alias.written)
                problems.append(_not_redirected(entry, alias, owner))
            else:
                taken.add(alias.path, entry.file)
    return lost, problems


def _not_redirected(entry: Entry, alias: Alias, owner: str) -> Problem:
    why = f"its address belongs to {owner}" if owner else "it cannot be the name of a file or folder"
    message = f'the alias "{alias.written[:80]}" is not redirected: {why}'
    fix = "remove it, or correct it: an alias is a path of this site, such as /2019/old-name.html"
    return Problem(code="alias.taken", message=message, fix=fix, file=entry.file, line=entry.line)


class _Taken:
    """Paths with what they belong to. A path is taken too if it is a folder of another, or a file where it needs a folder."""

    def __init__(self, kept: Iterable[str] = ()) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._kept = set(kept)  # folders that are the site's alone

    def add(self, path: str, owner: str) -> None:
        name = alike(path)
        self._files.setdefault(name, owner)
        for folder in _parents(name):
            self._folders.setdefault(folder, owner)

    def owner(self, path: str) -> str:
        """Return what a path belongs to, "" if it is free."""
        name = alike(path)
        if name.partition("/")[0] in self._kept or name.endswith(_OF_FILES):
            return _SITE
        found = (self._files.get(folder, "") for folder in _parents(name))
        return self._files.get(name) or self._folders.get(name) or next(filter(None, found), "")


def _parents(path: str) -> Iterator[str]:
    place = path.find("/")
    while place >= 0:
        yield path[:place]
        place = path.find("/", place + 1)


def _taken(outline: Outline) -> tuple[_Taken, _Taken]:
    """Return the paths of the site's own pages below the folder of a language, the same in all, and below the root."""
    keys, folders = _NoKeys(outline), [*map(outline.addresses.folder, outline.languages)]
    root = _Taken({*_KEPT_FOLDERS, *(folder.rstrip("/") for folder in folders if folder)})
    below = root if "" in folders else _Taken()
    for kinds, taken, folder in ((IN_EVERY_LANGUAGE, below, folders[0]), (ONCE, root, "")):
        for kind in kinds:
            for page in kind.pages(outline, keys) if kind.kind not in _OF_ARTICLES else ():
                taken.add(page.path.removeprefix(folder), _SITE)
    return below, root


class _NoKeys(Keys):
    """Keys of pages that are planned for their paths alone."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.cards: dict[str, str] = defaultdict(str)
        self.stories: dict[str, str] = defaultdict(str)

    def key(self, *_inputs: object) -> bytes:
        return b""

    def listing(self, _ids: Iterable[str]) -> str:
        return ""
