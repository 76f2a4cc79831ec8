"""Clashes of addresses: every article has an address of its own, whatever their order, and an alias yields to every page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.config.settings import Settings, SiteLanguage
from digest.model import Entry, FrontMatter, Problem
from digest.site import plan
from digest.site.addresses import Addresses
from digest.site.clashes import settled
from digest.store.output_paths import check_paths
from digest.text.slug import alike, slug
from tests.site.sample import VOCABULARY, bundle, entry, library

ROOT_LEVEL = Settings(article_path="{slug}")


def article(name: str, file: str = "", date: str = "", given: str | None = None, aliases: Sequence[str] = ()) -> Entry:
    front = FrontMatter(slug=given, aliases=tuple(aliases))
    found = entry(name, date=date, front=front)
    return replace(found, file=file or f"{name}.md", slug=slug(given or name) or "x")


def settle(*entries: Entry, settings: Settings | None = None) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the folder of every article, and the problems."""
    chosen = settings or Settings()
    found, problems = settled(library(*entries), chosen, VOCABULARY, {})
    addresses = Addresses(chosen, found, ())
    return {each.id: addresses.article_folder(each) for each in entries}, problems


def paths(*entries: Entry, settings: Settings | None = None) -> set[str]:
    """Return every path of the site."""
    chosen = settings or Settings()
    found, _ = settled(library(*entries), chosen, VOCABULARY, {})
    pages = plan(found, chosen, VOCABULARY, {}, bundle())
    check_paths(page.path for page in pages)
    return {page.path for page in pages}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("what now?", "what now!"),
        ("Lamp", "lamp"),
        ("straße", "strasse"),
        ("ſea", "sea"),
        ("groß", "GROẞ"),
        ("a_b", "a-b"),
        ("a/b", "a-b"),
        ("Ὀδυσσεύς", "ὀδυσσεύσ"),
        ("灯塔（上）", "灯塔上"[:2] + "-上"),
        ("İ", "i̇"),
    ],
)
def test_of_two_names_with_one_address_the_older_article_keeps_it(first: str, second: str) -> None:
    for old, new in ((first, second), (second, first)):
        folders, problems = settle(article(new, date="2026-05-02"), article(old, date="2026-05-01"))
        alone, none = settle(article(old))
        assert folders[old] == alone[old]
        assert folders[new].startswith(f"{settle(article(new))[0][new]}-")
        assert none == ()
        assert [(item.code, item.file) for item in problems] == [("address.taken", f"{new}.md")]
        assert f"{old}.md" in problems[0].message


def test_an_editors_slug_goes_before_a_name_and_that_before_a_column() -> None:
    row = article("rows-1", "rows.csv", "1999-01-01", "ferry")
    file = article("ferry", date="2020-01-01")
    chosen = article("other", date="2026-01-01", given="ferry")
    folders, problems = settle(row, file, chosen)
    assert folders["other"] == "articles/ferry"
    assert settle(row, file)[0]["ferry"] == "articles/ferry"
    assert "the column slug of its row" in problems[0].fix + problems[1].fix
    assert folders["rows-1"] == settle(row, file)[0]["rows-1"]  # whoever else claims the address


def test_pages_of_the_site_keep_their_addresses() -> None:
    names = ("search", "Topics", "dates", "about", "2026", "corrections", "stories", "sources")
    entries = [article(name) for name in names]
    folders, problems = settle(*entries, settings=ROOT_LEVEL)
    assert all(folder.rpartition("-")[0] == slug(name) for name, folder in folders.items())
    assert len(problems) == len(names)
    assert all("a page of the site" in item.message for item in problems)
    paths(*entries, settings=ROOT_LEVEL)
    for pattern in ("topics/{slug}", "sources/{slug}", "dates/{slug}", "{year}/{slug}", "{year}/{month}/{slug}"):
        chosen = Settings(article_path=pattern)
        dated = [
            article(name, date="2026-05-01") for name in ("tea", "05", "01", "undated", "page", "山城早报", "Plain")
        ]
        assert settle(*dated, settings=chosen)[0]["Plain"].endswith("/plain")
        paths(*dated, settings=chosen)


@given(
    st.lists(
        st.builds(
            article,
            st.text("aA-_!ßsſ漢İi", min_size=1, max_size=4),
            st.sampled_from(("", "t.csv")),
            st.sampled_from(("", "2025", "2026-05-01")),
            st.sampled_from((None, "a", "ss", "search", "a-1")),
            st.lists(st.sampled_from(("a", "/a", "/A", "search", "/x.html", "/x.html/y", "/en/ss/", "/")), max_size=3),
        ),
        unique_by=lambda each: each.id,
        max_size=6,
    ),
    st.permutations(range(6)),
    st.sampled_from(("articles/{slug}", "{slug}", "{year}/{slug}")),
)
def test_no_order_matters_and_no_two_paths_are_alike(entries: list[Entry], order: list[int], pattern: str) -> None:
    settings = Settings(article_path=pattern)
    folders, problems = settle(*entries, settings=settings)
    assert len({alike(folder) for folder in folders.values()}) == len(entries)
    mixed = [entries[place] for place in order if place < len(entries)]
    again, same = settle(*mixed, settings=settings)
    assert again == folders
    assert sorted(map(repr, same)) == sorted(map(repr, problems))
    found = paths(*entries, settings=settings)
    assert not {path for path in found for other in found if other.startswith(f"{path}/")}


@pytest.mark.parametrize(
    ("alias", "expected"),
    [
        ("Old-Name", {"en/articles/Old-Name/index.html", "zh-hans/articles/Old-Name/index.html"}),
        ("notes/a_b.htm", {"en/notes/a_b.htm", "zh-hans/notes/a_b.htm"}),
        ("/en/Notes/Post/", {"en/Notes/Post/index.html", "zh-hans/Notes/Post/index.html"}),
        ("/old/Post.html", {"old/Post.html"}),
        ("/a_b/", {"a_b/index.html"}),
        ("/blog.php", {"blog.php/index.html"}),
        ("/2019/01/%E7%81%AF", {"2019/01/灯/index.html"}),
        ("/2019/%E7%81%AF%20x/index.html", {"2019/灯 x/index.html"}),
    ],
)
def test_an_alias_is_redirected_exactly_as_given(alias: str, expected: set[str]) -> None:
    plain = paths(article("lamp"))
    assert expected <= paths(article("lamp", aliases=(alias,))) - plain
    assert settle(article("lamp", aliases=(alias,)))[1] == ()


@pytest.mark.parametrize(
    "alias",
    [
        "/", "/index.html", "/en/", "/en", "/robots.txt", "/404.html", "/_redirects", "/static/style.css", "/search/x",
        "/report/", "/en/topics/", "/en/feed.xml", "/en/index.html/x", "/EN/Articles/Lamp-2", "lamp-2",
        "/.git/hooks.html", "/.digest-files", "/con/x", "/a:b", "/a*", "/%2e%2e/x", "/%00", "/%ff", "/a.", "/x" * 600,
        "/" + "x" * 300, "/en/articles/lamp-2/share.png", "/robots.txt.gz",
    ],
)  # fmt: skip
def test_an_alias_that_meets_a_page_or_is_no_path_is_reported(alias: str) -> None:
    other = article("lamp-2")
    assert paths(article("lamp", aliases=(alias,)), other) - paths(article("lamp"), other) <= {"_redirects"}
    problems = settle(article("lamp", aliases=(alias,)), other)[1]
    assert [(item.code, item.file) for item in problems] == [("alias.taken", "lamp.md")]


def test_of_two_aliases_the_first_claim_counts_and_the_other_is_reported() -> None:
    old = article("old", date="2020-01-01", aliases=("/x.html", "/kept"))
    new = article("new", date="2021-01-01", aliases=("/X.html", "/x.html/y", "/Kept/", "mine"))
    problems = settle(new, old)[1]
    assert {item.message.split('"')[1] for item in problems} == {"/X.html", "/x.html/y", "/Kept/"}
    assert all("old.md" in item.message and item.file == "new.md" for item in problems)
    assert "en/articles/mine/index.html" in paths(new, old)


def test_an_alias_of_the_article_itself_is_no_clash() -> None:
    assert settle(article("lamp", aliases=("lamp", "/en/articles/lamp/")))[1] == ()


def test_long_names_that_differ_at_their_ends_stay_apart() -> None:
    names = ["渡" * 60 + end for end in ("上", "下", "上！")]
    folders, problems = settle(*map(article, names))
    assert len(set(folders.values())) == 3
    assert len(problems) == 1
    assert all(len(slug(name).encode()) <= 120 for name in names)
    assert slug(slug(names[0])) == slug(names[0])


def test_languages_with_one_path() -> None:
    both = (SiteLanguage(code="en", path="en"), SiteLanguage(code="zh-Hans", path="zh"))
    settings = Settings(languages=both, article_path="{slug}")
    assert "zh/en/index.html" in paths(article("en"), settings=settings)
