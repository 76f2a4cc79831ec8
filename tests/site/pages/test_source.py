"""Sources: one name in the script of the page, and the span of their articles."""

from __future__ import annotations

from bs4 import BeautifulSoup
from msgspec.structs import replace

from digest.model import Story
from tests.site.sample import entry, library, one, site


def test_a_source_in_both_scripts_is_named_once_in_that_of_the_page() -> None:
    stories = (Story(key="ferry", title_of="a", members=("b", "a")),)
    both = library(
        entry("a", source="青湖晚報", date="2024-05-01"),
        entry("b", source="青湖晚报", date="2024-05-02"),
        stories=stories,
    )
    gathered = replace(both, sources={"青湖晚報": ("b", "a")})
    files = site(gathered)
    for language, name in (("zh-hans", "青湖晚报"), ("zh-hant", "青湖晚報"), ("en", "青湖晚報")):
        page = BeautifulSoup(files[f"{language}/stories/ferry/index.html"], "html.parser")
        facts = page.select_one(".heading .facts")
        assert facts is not None
        assert facts.get_text().count("青湖") == 1
        links = page.select("main .card .facts a")
        assert {link.get_text() for link in links} == {name}
        assert len({link["href"] for link in links}) == 1


def test_the_span_of_a_source_leaves_out_what_has_no_date() -> None:
    files = site(library(entry("a", date="2024-05-02"), entry("b", date="2023"), entry("c", date="")))
    page = BeautifulSoup(files["en/sources/index.html"], "html.parser")
    assert one(page, ".sources .facts").get_text() == "2023 to 2 May 2024"
