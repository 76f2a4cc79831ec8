"""The fixture sites from the outside: built through the command line, compared with their expected.yaml."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml
from bs4 import BeautifulSoup

from tests.sitebuilding import build, digest

SITES = Path(__file__).resolve().parent
ADDRESSES = ("href", "src", "action")


class Site:
    """A built fixture site and what is expected of it."""

    def __init__(self, name: str, folder: Path) -> None:
        shutil.copytree(SITES / name, folder)
        self.expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
        self.folder = folder
        self.summary = build(folder)
        self.output = folder / "output"
        self.rows = [json.loads(line) for line in digest(folder, "inspect", "--json", "content").stdout.splitlines()]

    def row(self, file: str, index: int) -> dict[str, object]:
        """Return the row of an article in `inspect --json`."""
        found = [row for row in self.rows if Path(row["file"]) == Path("content", file) and row["index"] == index]
        assert found, f"nothing came of {file}#{index}"
        return dict(found[0])

    @cache  # noqa: B019 - a test session holds three of these
    def pages(self) -> dict[str, BeautifulSoup]:
        """Return the pages of the site, parsed."""
        found = sorted(self.output.rglob("*.html"))
        return {
            path.relative_to(self.output).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser") for path in found
        }

    def page_of(self, article: str, language: str) -> BeautifulSoup:
        """Return the page of an article in a language."""
        return self.pages()[f"{language.lower()}/articles/{article.replace('/', '-')}/index.html"]


@pytest.fixture(scope="module", params=["minimal", "bilingual", "hostile"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return one built fixture site."""
    return Site(request.param, tmp_path_factory.mktemp("sites") / request.param)


def test_articles_are_as_expected(site: Site) -> None:
    wrong = []
    for expected in site.expected["articles"]:
        row = site.row(expected["file"], expected.get("index", 0))
        if expected.get("or_refused") and not row["blocks"]:
            continue
        plain = {
            "title": "title",
            "language": "language",
            "date": "date",
            "precision": "date_precision",
            "source": "source",
        }
        wrong += [
            f"{expected['file']}: {key} {row[name]!r}, not {expected[key]!r}"
            for key, name in plain.items()
            if key in expected and row[name] != expected[key]
        ]
        wrong += [
            f"{expected['file']}: {key} {row[key]}"
            for key in ("authors", "editors")
            if row[key] != expected.get(key, row[key])
        ]
        wrong += [f"{expected['file']}: {fault}" for fault in _text_faults(row, expected)]
    assert wrong == []


def _text_faults(row: dict[str, object], expected: dict[str, object]) -> Iterator[str]:
    raw = msgspec.convert(row["blocks"], list[dict[str, object]])
    text = "".join(str(block["text"]) for block in raw if block["kind"] not in ("caption", "image"))
    if not text.startswith(str(expected.get("begins", ""))):
        yield f"begins with {text[:30]}"
    if not text.endswith(str(expected.get("ends", ""))):
        yield f"ends with {text[-30:]}"
    codes = {problem["code"] for problem in msgspec.convert(row["problems"], list[dict[str, object]])}
    tags = [tag["key"] for tag in msgspec.convert(row["tags"], list[dict[str, object]])]
    for code in msgspec.convert(expected.get("problems", []), list[str]):
        if code not in codes:
            yield f"problem {code} is not reported"
    if tags != expected.get("tags", tags):
        yield f"tags {tags}"


def test_what_cannot_be_read_is_refused_with_its_reason(site: Site) -> None:
    reported = {(Path(row["file"]).name, problem["code"]) for row in site.rows for problem in row["problems"]}
    for refused in site.expected["refused"]:
        assert (refused["file"], f"refused.{refused['reason']}") in reported
    assert "Traceback" not in site.summary
    names = {Path(row["file"]).name for row in site.rows}
    assert names.isdisjoint(site.expected.get("ignored", []))


def test_the_right_pages_exist(site: Site) -> None:
    for path in site.expected["pages_must_exist"]:
        assert (site.output / path).is_file(), path
    for path in site.expected.get("pages_must_not_exist", []):
        assert not (site.output / path).exists(), path
    assert sorted(path.name for path in site.folder.iterdir() if path.is_dir()) == [".digest", "content", "output"]


def test_pages_show_what_they_should(site: Site) -> None:
    for expected in site.expected.get("must_hold", []):
        text = site.page_of(expected["article"], expected["language"]).get_text()
        assert [words for words in expected["words"] if words not in text] == [], expected["article"]
    for expected in site.expected.get("article_text", []):
        page = site.pages()[expected["page"]]
        assert [words for words in expected.get("must_hold", []) if words not in page.get_text()] == []
        body = page.select_one(".body")
        if "body_begins" in expected:
            assert body is not None
            text = body.get_text().strip()
            assert text.startswith(expected["body_begins"])
            assert text.endswith(expected["body_ends"])
            assert [words for words in expected["body_must_not_hold"] if words in text] == []


def test_languages_name_each_other_only_where_there_is_a_translation(site: Site) -> None:
    languages = site.expected["languages"]
    wanted = site.expected.get("hreflang", {})
    for article in wanted.get("both_ways", []):
        for language in languages:
            named = {
                link["hreflang"] for link in site.page_of(article, language).select("link[rel=alternate][hreflang]")
            }
            assert named >= {*languages, "x-default"}, (article, language)
    for article in wanted.get("none", []):
        for language in languages:
            assert site.page_of(article, language).select("link[rel=alternate][hreflang]") == [], (article, language)
    for redirect in site.expected.get("redirects", []):
        target = redirect["to"].replace("/", "-")
        for language in languages:
            page = site.pages()[f"{language.lower()}/{redirect['from']}/index.html"]
            refresh = page.select_one("meta[http-equiv=refresh]")
            assert refresh is not None
            assert target in str(refresh["content"])


def test_nothing_hostile_is_left(site: Site) -> None:
    expected = site.expected
    # The files of the search index contain any word of a text. They are not HTML, and a header forbids browsers to guess.
    files = [path for path in site.output.rglob("*") if path.is_file() and path.suffix != ".bin"]
    assert "X-Content-Type-Options: nosniff" in (site.output / "_headers").read_text(encoding="utf-8")
    texts = {path: path.read_bytes().decode(errors="replace") for path in files}
    for words in (*expected.get("output_must_not_hold", []), *expected.get("output_must_not_hold_characters", [])):
        assert [str(path) for path, text in texts.items() if words in text] == [], repr(words)
    for path, page in site.pages().items():
        for selector in expected.get("forbidden_elements", []):
            assert page.select(selector) == [], (path, selector)
        for name in expected.get("forbidden_attributes", []):
            assert page.select(f"[{name}]") == [], (path, name)
        addresses = [str(tag[name]).strip().casefold() for name in ADDRESSES for tag in page.select(f"[{name}]")]
        for start in expected.get("addresses_must_not_begin", []):
            assert [address for address in addresses if address.startswith(start)] == [], path
        for block in page.select("script[type='application/ld+json']"):
            json.loads(block.get_text())
        assert page.select("form[method=post]") == []
    everything = "".join(texts.values())
    for words in (*expected.get("links_must_remain", []), *expected.get("images_must_remain", [])):
        assert words in everything, words
    for words in expected.get("titles_shown_escaped", []):
        assert words in everything, words
