"""The plan: every file once, and keys that change with what a page shows and with nothing else."""

from __future__ import annotations

import msgspec
import pytest

from digest.config.settings import Settings, SiteLanguage
from digest.errors import PlanError
from digest.model import Entry, FrontMatter, Library, Story
from digest.page import Page, PageKind
from tests.site.sample import entry, library, pages

BASE = Settings(base_url="https://news.example/", page_size=2)


def three(**changes: Entry) -> Library:
    found = {
        "a": entry("a", date="2024-05-01"),
        "b": entry("b", date="2024-05-02", tags=("rail",), source="海边日报"),
        "c": entry("c", date="2024-06-03", tags=("tea", "rail")),
    }
    return library(*{**found, **changes}.values(), related={"a": ("c",)})


def changed(before: Library, after: Library, settings: Settings = BASE) -> set[str]:
    old = {page.path: page.key for page in pages(before, settings)}
    return {page.path for page in pages(after, settings) if old.get(page.path) != page.key}


def test_languages_differ_in_their_first_segment_alone() -> None:
    found = pages(three(), BASE)
    below = [{page.path.partition("/")[2] for page in found if page.language == code} for code in ("zh-Hans", "en")]
    assert below[0] == below[1]


def test_an_edit_of_a_body_changes_the_articles_own_pages_alone() -> None:
    after = three(b=msgspec.structs.replace(three().entries["b"], digest="other"))
    found = {path for path in changed(three(), after) if not path.startswith("search/")}
    assert found == {f"{code}/articles/b/index.html" for code in ("zh-hans", "zh-hant", "en")}


def test_an_edit_of_a_title_changes_what_shows_it() -> None:
    after = three(b=entry("b", "另一个题目", "2024-05-02", tags=("rail",), source="海边日报"))
    paths = {path for path in changed(three(), after) if path.startswith("en/")}
    assert {"en/articles/b/index.html", "en/articles/a/index.html", "en/articles/c/index.html"} <= paths  # neighbours
    assert {"en/index.html", "en/feed.xml", "en/2024/05/02/index.html", "en/topics/rail/index.html"} <= paths
    assert not paths & {
        "en/topics/tea/index.html",
        "en/2024/05/01/index.html",
        "en/sources/山城早报/index.html",
        "en/about/index.html",
    }


def test_a_new_translation_refreshes_the_page_in_every_language() -> None:
    before = three()
    sibling = entry("a.en", "New ways", language="en", translation_of="a")
    after = library(*before.entries.values(), sibling, related={"a": ("c",)})
    assert {f"{code}/articles/a/index.html" for code in ("zh-hans", "zh-hant", "en")} <= changed(before, after)


def test_a_new_article_leaves_old_numbered_pages_alone() -> None:
    many = [entry(f"n{number}", date=f"2024-03-{number:02}") for number in range(1, 9)]
    after = library(*many, entry("new", date="2024-04-01"))
    numbered = {path for path in changed(library(*many), after) if "/page/" in path and path.startswith("en/")}
    numbered.discard("en/topics/page/2/index.html")  # its grid ends with the newest month
    assert numbered <= {"en/topics/tea/page/3/index.html", "en/sources/山城早报/page/3/index.html"}


def test_the_order_of_input_changes_no_key() -> None:
    ordered = [entry("a"), entry("b", date="2024-05-02"), entry("c", date="")]
    keys = [{page.path: page.key for page in pages(library(*some), BASE)} for some in (ordered, ordered[::-1])]
    assert keys[0] == keys[1]


def test_without_a_known_address_there_is_no_sitemap() -> None:
    assert not [page for page in pages(three(), Settings()) if page.path.startswith("sitemap")]


def test_stories_of_one_article_have_no_page() -> None:
    stories = (Story(key="flood", title_of="a", members=("b", "a")), Story(key="alone", title_of="c", members=("c",)))
    found = library(*three().entries.values(), stories=stories)
    assert {page.subject for page in pages(found, BASE) if page.kind is PageKind.STORY} == {"flood"}


@pytest.mark.parametrize(
    "front", [FrontMatter(aliases=("b",)), FrontMatter(aliases=("/en/topics/tea/",)), FrontMatter(aliases=("B",))]
)
def test_two_pages_with_one_path_that_nobody_settled_are_named(front: FrontMatter) -> None:
    with pytest.raises(PlanError, match=r"(?s)page of .* claim one path"):
        pages(three(a=entry("a", front=front)), BASE)


def test_an_earlier_slug_becomes_a_redirect() -> None:
    found = pages(three(a=entry("a", front=FrontMatter(aliases=("old", "a")))), BASE)
    assert [page.path for page in found if page.kind is PageKind.REDIRECT and page.language == "en"] == [
        "en/articles/old/index.html"
    ]


def test_a_site_in_one_language() -> None:
    settings = Settings(languages=(SiteLanguage(code="en", path="en"),))
    found: tuple[Page, ...] = pages(three(), settings)
    assert {page.language for page in found} == {"", "en"}


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("en/search/index.html", [entry("a")], [entry("a"), entry("b", date="")]),
        ("en/search/index.html", [entry("a")], [entry("a"), entry("a.en", language="en", translation_of="a")]),
        ("en/sources/index.html", *([entry("a"), entry("b", date=day), entry("c", date="")] for day in ("2023", "2022"))),
        ("en/index.html", *([entry("a"), entry("b"), entry("c", date="", tags=tags)] for tags in (("tea",), ("rail",)))),
        ("sitemap-pages.xml", [entry("a", date="2024")], [entry("a", date="2023")]),
    ],
)  # fmt: skip
def test_what_a_page_shows_is_part_of_its_key(path: str, before: list[Entry], after: list[Entry]) -> None:
    assert path in changed(library(*before), library(*after))


def test_a_redirect_shows_the_title_of_a_translation() -> None:
    old, new = (
        library(
            entry("a", front=FrontMatter(aliases=("old",))), entry("a.en", title, language="en", translation_of="a")
        )
        for title in ("Tea", "Growing tea")
    )
    assert "en/articles/old/index.html" in changed(old, new)
