"""The expectations of the demo and the fixture sites agree with their files: each is covered, each quotation is there."""

from __future__ import annotations

import html
import re
from pathlib import Path

import msgspec
import pytest

from digest import readers
from digest.config.settings import parse_settings
from digest.languages import LANGUAGES
from digest.model import Record, Value
from tests.sites.expectations import CONTENT, DEMO, ROOT, Expected, Refused

SITES = Path(__file__).resolve().parent
TAGS = {"china-us-ai-race", "ai-music", "voice-rights", "compute"}


class SiteArticle(Value):
    """The expectations of a fixture site that can be compared with its files."""

    file: str
    index: int = 0
    begins: str = ""
    ends: str = ""
    or_refused: bool = False


class SiteExpectation(Value):
    """A fixture site's expected.yaml, as far as its files can be compared with it."""

    articles: tuple[SiteArticle, ...]
    refused: tuple[Refused, ...]
    either: tuple[SiteArticle, ...] = ()
    ignored: tuple[str, ...] = ()


_SAME = str.maketrans("，：？！；（）　", ",:?!;() ")
_NOT_WORDS = re.compile(r"[\s*>\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+|\[|\]\([^)]*\)|^#+", re.MULTILINE)


def _bare(text: str) -> str:
    """Return the words of a source without markup, spaces and line breaks, punctuation in one width."""
    joined = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text)
    visible = re.sub(r"<[^<>]*>", "", html.unescape(joined)) if "</" in text else joined
    return _NOT_WORDS.sub("", visible.translate(_SAME))


def _source(folder: Path, file: str, index: int) -> str:
    found = readers.read(file, (folder / file).read_bytes())[index]
    assert isinstance(found, Record), found
    return _bare(found.text)


def _name(article: Expected) -> str:
    return f"{article.file}#{article.index}"


def _files(folder: Path) -> set[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {file for file in found if readers.is_article(file)}


def test_every_file_of_the_demonstration_is_expected_to_give_something() -> None:
    named = [article.file for article in DEMO.articles]
    refused = [each.file for each in DEMO.refused]
    translated = [each.file for each in DEMO.translations]
    assert {*named, *refused, *translated, *DEMO.drafts} == _files(CONTENT)


@pytest.mark.parametrize("article", DEMO.articles, ids=_name)
def test_quotations_of_an_expectation_are_in_its_article(article: Expected) -> None:
    source = _source(CONTENT, article.file, article.index)
    edges = (article.first, *article.first_accept, article.last, *article.last_accept)
    quoted = (*edges, *article.kept, *article.captions, *article.headings)
    missing = [words for words in quoted if _bare(words) not in source]
    assert not missing
    assert {*article.tags, *article.tags_also} <= TAGS
    assert bool(article.title) is not article.made


@pytest.mark.parametrize("article", DEMO.articles, ids=_name)
def test_what_must_go_is_there_to_be_removed(article: Expected) -> None:
    found = readers.read(article.file, (CONTENT / article.file).read_bytes())
    file_words = "".join(_bare(each.text) for each in found if isinstance(each, Record))
    assert not [words for words in article.removed if _bare(words) not in file_words]


def test_the_demonstration_has_every_shape_the_program_reads() -> None:
    files = _files(CONTENT)
    assert {Path(file).suffix for file in files} == {".txt", ".md", ".html", ".csv", ".tsv", ".jsonl", ".rss", ".xml"}
    assert {article.language for article in DEMO.articles} == set(LANGUAGES)
    precisions = {len(article.date) for article in DEMO.articles if article.date}
    assert precisions == {4, 7, 10}
    assert any(article.date is None for article in DEMO.articles)
    assert len(DEMO.translations) >= 12
    assert sum(each.partial for each in DEMO.translations) >= 2
    assert {each.state for each in DEMO.translations} == {"machine", "edited", "approved"}
    for tag in TAGS:
        assert sum(tag in article.tags for article in DEMO.articles) >= 5


@pytest.mark.parametrize(
    ("file", "declared", "holds"),
    [("2025/stargate.html", "gb2312", "gb18030"), ("2025/deepseek-hongkong.html", "big5", "big5hkscs")],
)
def test_old_pages_keep_their_old_bytes(file: str, declared: str, holds: str) -> None:
    data = (CONTENT / file).read_bytes()
    assert f"charset={declared}".encode() in data
    assert data.decode(holds)
    for wrong in ("utf-8", declared):
        with pytest.raises(UnicodeDecodeError):
            data.decode(wrong)


@pytest.mark.parametrize("site", ["minimal", "bilingual", "hostile"])
def test_every_file_of_a_fixture_site_is_expected_to_give_something(site: str) -> None:
    expected = msgspec.yaml.decode((SITES / site / "expected.yaml").read_bytes(), type=SiteExpectation)
    named = {each.file for each in (*expected.articles, *expected.either)} | {each.file for each in expected.refused}
    originals = {file for file in _files(SITES / site / "content") if readers.sibling(file)[1] is None}
    assert named == originals
    for article in (each for each in expected.articles if not each.or_refused):
        source = _source(SITES / site / "content", article.file, article.index)
        assert not [words for words in (article.begins, article.ends) if _bare(words) not in source]


@pytest.mark.parametrize("file", [ROOT / "digest.yaml", SITES / "bilingual/digest.yaml", SITES / "hostile/digest.yaml"])
def test_the_configurations_are_accepted(file: Path) -> None:
    settings = parse_settings(file.read_text(encoding="utf-8"), str(file))
    assert settings.base_url.startswith("https://")
