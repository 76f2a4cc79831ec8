"""digest.yaml: every key, and what stops the command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.settings import CheckSettings, Settings, SiteLanguage, parse_settings
from digest.errors import ConfigurationError

EVERYTHING = """\
title: {zh-Hans: 河口文摘, en: Ferry Digest}
description: 渡轮与书市的新闻
base_url: https://example.org/news
languages: {zh-Hant: hk, en: en}
check: {ignore: [content.no-translation, repeat]}
theme: compact
article_path: "{year}/{month}/{slug}"
index_links: no
timezone: Asia/Hong_Kong
page_size: 30
feed_size: 40
images: drop
policy: excerpt
foreign_tags: ignore
show_removed: false
search: false
share_images: true
share_fonts: fonts
precompress: [gzip, br]
report: true
protect: [何渡, 苏禾]
conversion_fixes: {髮明: 發明}
"""


def test_every_key() -> None:
    assert parse_settings(EVERYTHING, "digest.yaml") == Settings(
        title={"zh-Hans": "河口文摘", "zh-Hant": "河口文摘", "en": "Ferry Digest"},
        description=dict.fromkeys(("zh-Hans", "zh-Hant", "en"), "渡轮与书市的新闻"),
        base_url="https://example.org/news/",
        languages=(SiteLanguage(code="zh-Hant", path="hk"), SiteLanguage(code="en", path="en")),
        theme="compact",
        article_path="{year}/{month}/{slug}",
        index_links=False,
        timezone="Asia/Hong_Kong",
        page_size=30,
        feed_size=40,
        images="drop",
        policy="excerpt",
        foreign_tags="ignore",
        show_removed=False,
        search=False,
        share_images=True,
        share_fonts="fonts",
        precompress=("gzip", "br"),
        report=True,
        check=CheckSettings(ignore=("content.no-translation", "repeat")),
        protect=("何渡", "苏禾"),
        conversion_fixes={"髮明": "發明"},
    )


def test_every_setting_can_be_set() -> None:
    assert all(f"{name}:" in EVERYTHING for name in Settings.__struct_fields__)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title:\n", "base_url: ''\n", "page_size: ~\n"])
def test_a_key_without_a_value_keeps_its_default(text: str) -> None:
    assert parse_settings(text, "digest.yaml") == Settings()


def test_languages_as_a_list() -> None:
    found = parse_settings("languages: [en, zh-CN]\n", "digest.yaml").languages
    assert found == (SiteLanguage(code="en", path="en"), SiteLanguage(code="zh-Hans", path="zh-hans"))


def test_a_language_may_be_at_the_root() -> None:
    found = parse_settings('languages: {zh-Hans: zh, en: "", zh-Hant: }\n', "digest.yaml").languages
    assert [language.folder for language in found] == ["zh/", "", "zh-hant/"]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://例子.中国/新闻/", "https://xn--fsqu00a.xn--fiqs8s/%E6%96%B0%E9%97%BB/"),
        ("https://bücher.example:8080/a%20b", "https://xn--bcher-kva.example:8080/a%20b/"),
        ("https://Example.org/~me/a_b,c/", "https://Example.org/~me/a_b,c/"),
    ],
)
def test_the_address_of_the_site_as_it_is_sent(written: str, sent: str) -> None:
    assert parse_settings(f'base_url: "{written}"\n', "digest.yaml").base_url == sent


def test_one_title_for_all_languages() -> None:
    assert set(parse_settings("title: Ferry\n", "digest.yaml").title.values()) == {"Ferry"}


@pytest.mark.parametrize(
    ("text", "line", "fix"),
    [
        ("title: x\ntheem: y\n", 2, '"theme"'),
        ("zzz: 1\n", 1, "use one of"),
        ("check: {ignore: [Content]}\n", 1, "content.no-translation"),
        ("check: {skip: [content]}\n", 1, "ignore"),
        ("page_size: 0\n", 1, "digits"),
        ("page_size: twenty\n", 1, "digits"),
        ("page_size: 20.5\n", 1, "digits"),
        ("index_links: maybe\n", 1, "true or false"),
        ("images: keep\n", 1, "link, drop"),
        ("policy: ful\n", 1, '"full"'),
        ("base_url: example.org\n", 1, "https://"),
        ("base_url: https://example.org/?a=b\n", 1, "without ?"),
        ("base_url: https://straße.example/\n", 1, "xn--"),
        ("base_url: https://例..example/\n", 1, "xn--"),
        ('languages: {en: "", zh-Hans: ""}\n', 1, "a path of its own"),
        ("languages: {en: search}\n", 1, "no folder that the site has"),
        ("languages:\n  - en\n  - fr\n", 3, "zh-Hans, zh-Hant, en"),
        ("languages: [en, en]\n", 1, "once"),
        ("languages: []\n", 1, "use one of"),
        ("languages: {en: ../up}\n", 1, "lower-case letters"),
        ("languages: {en: a, zh-Hans: a}\n", 1, "a path of its own"),
        ("article_path: articles\n", 1, "{slug}"),
        ("article_path: '{slug}/{hour}'\n", 1, "{slug}"),
        ("article_path: '{slug'\n", 1, "{slug}"),
        ("article_path: '{slug!r}'\n", 1, "{slug}"),
        ("article_path: ../{slug}\n", 1, "{slug}"),
        ("article_path: '{}/{slug}'\n", 1, "{slug}"),
        ("timezone: Asia/Nowhere\n", 1, "Asia/Shanghai"),
        ("timezone: ../../etc/passwd\n", 1, "Asia/Shanghai"),
        ("theme: ../x\n", 1, "themes/"),
        ("title: {fr: x}\n", 1, "zh-Hans"),
        ("title: [x]\n", 1, "one value"),
        ("conversion_fixes: x\n", 1, "key: value"),
        ("- a\n", 1, "key: value"),
        ("title: x\ntitle: y\n", 2, "keep one"),
    ],
)
def test_refused(text: str, line: int, fix: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse_settings(text, "digest.yaml")
    assert (raised.value.file, raised.value.line) == ("digest.yaml", line)
    assert fix in raised.value.fix


@given(st.sampled_from(Settings.__struct_fields__), st.text(max_size=30))
def test_any_value_is_read_or_refused(key: str, value: str) -> None:
    quoted = value.replace("'", "''")
    outcome: Settings | ConfigurationError
    try:
        outcome = parse_settings(f"{key}: '{quoted}'\n", "digest.yaml")
    except ConfigurationError as error:
        outcome = error
    assert isinstance(outcome, Settings) or (outcome.fix and outcome.line >= 1)
