"""What became of the articles of the last build: which have left the site and why, and which have another address now."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, Literal

from msgspec.structs import replace

from digest import readers
from digest.article import article_slug
from digest.config.redirects import written_redirects
from digest.config.settings import Settings
from digest.errors import ContentError
from digest.model import Entry, Library, Problem, Value
from digest.pipeline.articles import Articles
from digest.pipeline.identity import with_new_digests
from digest.report.causes import most_frequent
from digest.site.addresses import Addresses
from digest.site_paths import SitePaths
from digest.store.memory import Memory
from digest.store.sealed import replace_file

MEMORY: Final = "published.bin"
_SHARE, _FEW = (
    10,
    20,
)  # a build that removes more than a tenth of the articles, and more than so many, has to be allowed
_FEEDS: Final = (".rss", ".atom", ".rdf", ".xml")
_EXAMPLES: Final = 3

Cause = Literal["file deleted", "row gone", "feed rolled over", "refused", "text replaced", "withheld"]


class PublishedArticle(Value):
    """An article of the last build."""

    folder: str  # of its page, below that of a language
    file: str
    filed: str  # id by its file
    identity: str
    text: str  # digest


class LastBuild(Value):
    """The articles of the last build, by their ids."""

    article_path: str
    articles: dict[str, PublishedArticle]
    stories: dict[str, tuple[str, ...]] = {}  # folder of a story's page → ids of its members


class Left(Value):
    """An article that has left the site."""

    file: str
    cause: Cause


class Departures(Value):
    """What became of the articles of the last build, and the articles of this one."""

    left: tuple[Left, ...]
    before: int  # how many articles the last build had
    redirects: dict[str, str]  # former path → id, those of content/redirects.yaml included
    published: LastBuild


def departures(
    articles: Articles, library: Library, settings: Settings, known: Mapping[str, str], memory: Memory,
    present: Collection[str],
) -> Departures:  # fmt: skip
    """Compare the library with the last build; `known` are the redirects so far, `present` the files of the output folder."""
    addresses = Addresses(settings, library, ())
    now = _published(library, settings, addresses)
    last = memory.load(MEMORY, b"", LastBuild)
    if last is None:
        folder = addresses.folder(settings.languages[0].code)
        moved = _named_by_file(library, addresses, lambda path: f"{folder}{path}/index.html" in present)
        return Departures(left=(), before=0, redirects=_with(known, moved, {}, now), published=now)
    gone = {id_: article for id_, article in last.articles.items() if id_ not in now.articles}
    successors = _successors(gone, articles, last) if gone else {}
    moved = {article.folder: successors[id_] for id_, article in gone.items() if successors.get(id_) in now.articles}
    if last.article_path == now.article_path:
        before = ((last.articles.get(id_), id_, article.folder) for id_, article in now.articles.items())
        moved |= {each.folder: id_ for each, id_, folder in before if each is not None and each.folder != folder}
    moved |= _moved_stories(last, now, successors)
    entries, refused = articles.kept.keys(), {(item.file, item.id) for item in articles.rejected}
    left = tuple(
        Left(file=article.file, cause=_cause(article, articles.files, refused, withheld=not entries.isdisjoint(ids)))
        for id_, article in gone.items()
        if (ids := {id_, successors.get(id_, id_)}).isdisjoint(now.articles)
    )
    redirects = _with(known, moved, successors, now)
    return Departures(left=left, before=len(last.articles), redirects=redirects, published=last if last == now else now)


def _published(library: Library, settings: Settings, addresses: Addresses) -> LastBuild:
    found = {
        id_: PublishedArticle(
            folder=addresses.article_folder(entry), file=entry.file, filed=entry.filed or id_, identity=entry.identity,
            text=entry.text_digest,
        )
        for id_, entry in library.entries.items()
    }  # fmt: skip
    stories = {addresses.story_folder(story.key): story.members for story in library.stories}
    return LastBuild(article_path=settings.article_path, articles=found, stories=stories)


def _moved_stories(last: LastBuild, now: LastBuild, successors: Mapping[str, str]) -> dict[str, str]:
    """Return the former addresses of stories, each with an article of the story that has most of its members now."""
    story_of = {member: folder for folder, members in now.stories.items() for member in members}
    moved = {}
    for folder, members in last.stories.items():
        left = [id_ for member in members if (id_ := successors.get(member, member)) in now.articles]
        if folder not in now.stories and left:
            sizes = Counter(story_of[id_] for id_ in left if id_ in story_of)
            most = max(sizes, key=lambda each: (sizes[each], each), default="")
            moved[folder] = next(id_ for id_ in left if story_of.get(id_, "") == most or not most)
    return moved


def _named_by_file(library: Library, addresses: Addresses, has_page: Callable[[str], bool]) -> dict[str, str]:
    """Return the addresses that articles had when all were named by their files, with the ids of the articles."""
    moved = {}
    for entry in library.entries.values():
        for name in filter(None, (entry.filed, *(each.id for each in entry.repeats))):
            former = replace(entry, id=f"by file {name}", slug=article_slug(entry.front, name))
            path = addresses.article_folder(former)
            if path != addresses.article_folder(entry) and has_page(path):
                moved[path] = entry.id
    return moved


def _successors(gone: Mapping[str, PublishedArticle], articles: Articles, last: LastBuild) -> dict[str, str]:
    """Return the ids that articles have now, where that is another: of one address, of one file, or of one text."""
    names: dict[str, str] = {}
    texts: dict[str, list[str]] = defaultdict(list)
    for entry in articles.entries:
        own = (entry.identity, entry.item_name, entry.filed, *(each.id for each in entry.repeats), entry.id)
        names.update((name, entry.id) for name in own if name)
        if entry.id not in last.articles and not entry.translation_of:
            texts[entry.text_digest].append(entry.id)
    found = {}
    for id_, article in gone.items():
        same_text = texts[article.text] if article.text else []
        successor = (
            names.get(article.identity) or names.get(article.filed) or (same_text[0] if len(same_text) == 1 else "")
        )
        if successor and successor != id_:
            found[id_] = successor
    return found


def _cause(
    article: PublishedArticle, files: Collection[str], refused: set[tuple[str, str]], *, withheld: bool
) -> Cause:  # fmt: skip
    if withheld:
        return "withheld"
    if article.file not in files:
        return "file deleted"
    if not refused.isdisjoint({(article.file, article.filed), (article.file, readers.file_id(article.file))}):
        return "refused"
    if readers.is_table(article.file):
        return "feed rolled over" if article.file.lower().endswith(_FEEDS) else "row gone"
    return "text replaced"


def _with(
    known: Mapping[str, str], moved: Mapping[str, str], successors: Mapping[str, str], now: LastBuild
) -> dict[str, str]:
    """Return all redirects, each to the present id, without those from addresses that articles have now."""
    taken = {article.folder for article in now.articles.values()} | now.stories.keys()
    every = {**{path: successors.get(id_, id_) for path, id_ in known.items()}, **moved}
    return {path: id_ for path, id_ in every.items() if path not in taken}


def refuse_mass_removal(found: Departures) -> None:
    """Raise ContentError if so many articles have left the site that something may be wrong with the content."""
    left = [each for each in found.left if each.cause != "withheld"]
    if len(left) > _FEW and len(left) * _SHARE > found.before:
        message = f"{len(left):,} of {found.before:,} articles would leave the site: {causes_text(left)}"
        fix = "bring their files back; if they are to go, build with --allow-removals. Nothing was changed"
        raise ContentError(message, fix=fix)


def causes_text(left: Iterable[Left]) -> str:
    """Return why articles have left the site, how many, and from which files."""
    files: dict[Cause, list[str]] = defaultdict(list)
    for each in left:
        files[each.cause].append(each.file)
    ordered = sorted(files.items(), key=lambda item: (-len(item[1]), item[0]))
    return "; ".join(f"{cause} {len(own):,} ({most_frequent(own, _EXAMPLES)})" for cause, own in ordered)


def recorded(
    paths: SitePaths, redirects: dict[str, str], known: dict[str, str]
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Write the redirects to content/redirects.yaml and return them; where it cannot be written, those `known`."""
    if redirects == known:
        return known, ()
    try:
        replace_file(paths.redirects, written_redirects(redirects).encode("utf-8", "surrogateescape"))
    except OSError as error:
        message = f"former addresses cannot be recorded: {error.strerror}"
        fix = "let this user write the file, and build again"
        return known, (Problem(code="redirects.unwritten", message=message, fix=fix, file=paths.redirects),)
    return redirects, ()


def redirected(library: Library, redirects: Mapping[str, str]) -> Library:
    """Return the library with the former addresses of its articles as aliases, of those that are withdrawn too."""
    if not redirects:
        return library
    known = {each.entry.id: each.entry for each in library.withdrawn if each.entry is not None} | library.entries
    ids = {name: id_ for id_, entry in known.items() for name in (*(each.id for each in entry.repeats), entry.filed)}
    former: dict[str, list[str]] = defaultdict(list)
    for path, name in sorted(redirects.items()):
        former[name if name in known else ids.get(name, "")].append(f"{path}/index.html")
    renamed = {id_: _with_aliases(known[id_], paths) for id_, paths in former.items() if id_ in known}
    withdrawn = tuple(
        replace(each, entry=renamed.get(each.entry.id, each.entry)) if each.entry is not None else each
        for each in library.withdrawn
    )
    entries = {id_: renamed.get(id_, entry) for id_, entry in library.entries.items()}
    return replace(library, entries=entries, withdrawn=withdrawn)


def _with_aliases(entry: Entry, paths: Iterable[str]) -> Entry:
    front = replace(entry.front, aliases=(*entry.front.aliases, *paths))
    return with_new_digests(replace(entry, front=front))
