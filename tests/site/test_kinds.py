"""The table of kinds: every kind is planned by some site and rendered, and a new kind is a file, a template and its row."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from digest.config.settings import Settings
from digest.languages import LANGUAGES
from digest.model import Body, Correction, FrontMatter, Library, Story, Withdrawn
from digest.page import Page, PageKind
from digest.report.plan import KINDS
from digest.site import made_together, plan
from digest.site.kinds import IN_EVERY_LANGUAGE, ONCE
from digest.site.render import Renderer
from digest.store.fonts import Face, Fonts
from digest.store.own_files import OwnFile, OwnFiles
from tests.conftest import ROOT
from tests.site.sample import ABOUT, TEXT, VOCABULARY, bundle, entry, library
from tests.sitebuilding import build, write

ROWS = (*IN_EVERY_LANGUAGE, *ONCE)
SETTINGS = Settings(base_url="https://news.example/", page_size=2, share_images=True)
ANY_LETTER = Face(family="serif", ranges=((0x20, 0xFFFF),), widths={})
FONTS = Fonts(files=(), faces=dict.fromkeys(LANGUAGES, ANY_LETTER), digest="")
THIS = OwnFile(path="media/a.png", source=__file__, key="1", width=32, height=20)
OWN = OwnFiles(pictures={"a.png": THIS}, static=(msgspec.structs.replace(THIS, path="CNAME"),))

NOT_LISTED = {
    PageKind.ARTICLE,  # in sitemaps of their own
    PageKind.DAY,
    PageKind.UNDATED,
    PageKind.WITHDRAWN,
    PageKind.REDIRECT,
    PageKind.ATOM_FEED,
    PageKind.JSON_FEED,
}

WEEKLY = '''"""The number of articles, as an example of a new kind of page."""

from __future__ import annotations

from collections.abc import Iterator

from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    path = outline.addresses.section(outline.main_language, "weekly")
    yield keys.page(PageKind.WEEKLY, path, len(outline.library.order))


def view(edition: Edition, page: Page) -> Draft:
    return draft("weekly.html", "Weekly", total=len(edition.outline.library.order))
'''
TEMPLATE = (
    '{% extends "base.html" %}{% block main %}<h1>{{ frame.title }}</h1><p class="total">{{ total }}</p>{% endblock %}'
)
ARTICLE = "茶园开放\n\n2024年5月1日\n\n茶园今天开放，市民可以免费参观，开放时间为每天上午九点到下午五点。\n"


def everything() -> Library:
    """Return a library that has a page of every kind."""
    front = FrontMatter(aliases=("before",), corrections=(Correction(date="2024-06-01", text="名字写错了。"),))
    found = library(
        entry("a", front=front),
        entry("b", "渡轮停航", "2024-05-02"),
        entry("c", "渡轮复航", "2024-05-02"),
        entry("d", date=""),
        stories=(Story(key="ferry", title_of="b", members=("c", "b")),),
    )
    withdrawn = Withdrawn(date="2025-01-02", reason={"en": "At a person's request"}, entry=entry("gone"))
    return msgspec.structs.replace(found, withdrawn=(withdrawn,))


@cache
def planned() -> dict[PageKind, list[Page]]:
    """Return the pages of that library by their kinds."""
    pages: dict[PageKind, list[Page]] = {}
    for page in plan(
        everything(), SETTINGS, VOCABULARY, ABOUT, msgspec.structs.replace(bundle(), fonts=FONTS, own_files=OWN)
    ):
        pages.setdefault(page.kind, []).append(page)
    return pages


@cache
def renderer() -> Renderer:
    body = Body(blocks=TEXT, removals=())
    look = msgspec.structs.replace(bundle(), fonts=FONTS, own_files=OWN)
    return Renderer(everything(), SETTINGS, VOCABULARY, ABOUT, look, lambda _: body, lambda _, svg: svg.encode())


@pytest.mark.parametrize("kind", sorted(set(PageKind) - KINDS))
def test_every_kind_has_a_row_and_one_view(kind: PageKind) -> None:
    views = {row.view for row in ROWS if row.kind is kind}
    assert len(views) == 1, f"{kind!r} needs a row in digest/site/kinds.py, and all its rows one view"


@pytest.mark.parametrize("kind", [row.kind for row in ROWS])
def test_every_row_is_planned_and_rendered(kind: PageKind) -> None:
    assert kind in planned(), f"no page is of the kind {kind!r}"
    for page in planned()[kind]:
        if not made_together(page):
            assert renderer().render(page) or kind is PageKind.NOJEKYLL, f"{page.path} is empty"


@pytest.mark.parametrize("kind", [row.kind for row in IN_EVERY_LANGUAGE])
def test_pages_for_readers_exist_in_every_language(kind: PageKind) -> None:
    languages = [page.language for page in planned()[kind]]
    assert len({languages.count(code) for code in LANGUAGES}) == 1
    assert set(languages) == set(LANGUAGES)


@pytest.mark.parametrize("kind", [row.kind for row in IN_EVERY_LANGUAGE])
def test_every_list_is_in_the_sitemap_of_lists(kind: PageKind) -> None:
    (page,) = planned()[PageKind.SITEMAP_OF_LISTS]
    listed = renderer().render(page).decode()
    fronts = {page.path.removesuffix("index.html") for page in planned()[kind] if not page.subject or page.number < 2}
    fronts = {path for path in fronts if "/page/" not in path}
    found = [f"<loc>{SETTINGS.base_url}{quote(path)}</loc>" in listed for path in fronts]
    assert all(found) != (kind in NOT_LISTED), (
        f"{kind!r}: add it to sitemaps._list_paths, or to NOT_LISTED of this test"
    )


def test_a_new_kind_is_a_file_a_template_and_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, site = tmp_path / "source", tmp_path / "site"
    for folder in ("digest", "templates", "themes"):
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    write(source, {"digest/site/pages/weekly.py": WEEKLY, "templates/weekly.html": TEMPLATE})
    insert(source / "digest/page.py", after='    HOME = "home"\n', line='    WEEKLY = "weekly"\n')
    insert(source / "digest/site/kinds.py", after="    takedowns,\n", line="    weekly,\n")
    insert(
        source / "digest/site/kinds.py",
        after="IN_EVERY_LANGUAGE: Final = (\n",
        line="    Kind(PageKind.WEEKLY, weekly.plan, weekly.view),\n",
    )
    monkeypatch.setenv("PYTHONPATH", str(source))
    write(site, {"content/tea.txt": ARTICLE})
    build(site)
    pages = [site / "output" / folder / "weekly/index.html" for folder in ("zh-hans", "zh-hant", "en")]
    assert all('<p class="total">1</p>' in page.read_text(encoding="utf-8") for page in pages)
    write(site, {"content/more.txt": ARTICLE.replace("茶园", "果园")})
    build(site)
    assert all('<p class="total">2</p>' in page.read_text(encoding="utf-8") for page in pages)


def insert(path: Path, *, after: str, line: str) -> None:
    """Insert a line into a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(after) == 1
    path.write_text(text.replace(after, after + line), encoding="utf-8")
