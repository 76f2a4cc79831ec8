"""Identity: which addresses are those of one article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.identity import address_name, item_name

ARTICLE = "https://news.example/2026/05/night-ferry.html"
WECHAT = "https://mp.weixin.qq.com/s?__biz=MzA5&mid=2650&idx=1&sn=ab12"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ARTICLE, "http://www.news.example/2026/05/night-ferry.html?utm_source=x&spm=1#top"),
        (ARTICLE, "HTTP://M.News.Example:80/2026/05/night-ferry.html"),
        (ARTICLE, "https://amp.news.example/amp/2026/05/night-ferry.html"),
        (ARTICLE, "https://mobile.news.example//2026/05/night-ferry.amp.html"),
        ("https://news.example/a/ferry", "https://news.example/a/ferry/amp/"),
        ("https://news.example/a/ferry", "https://news.example/a/ferry/index.html"),
        ("https://news.example/a/ferry", "https://news.example/a/ferry/?amp=1"),
        ("https://news.example/夜航/1", "https://news.example/%E5%A4%9C%E8%88%AA/1"),
        ("https://news.example/?p=7&lang=en", "https://news.example/?lang=en&p=7"),
        ("https://en.wiki.example/Ferry", "https://en.m.wiki.example/Ferry"),
        (WECHAT, "http://mp.weixin.qq.com/s?sn=ab12&idx=1&mid=2650&__biz=MzA5&chksm=9&scene=21#wechat_redirect"),
        ("https://mp.weixin.qq.com/s/AbCd", "https://mp.weixin.qq.com/s/AbCd?scene=1&click_id=2"),
    ],
)  # fmt: skip
def test_these_are_one(one: str, other: str) -> None:
    assert address_name(one) == address_name(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ARTICLE, "https://news.example/2026/05/night-ferry-2.html"),
        (ARTICLE, "https://sport.news.example/2026/05/night-ferry.html"),
        ("https://news.example/?p=7", "https://news.example/?p=8"),
        ("https://news.example/s/AbCd", "https://news.example/s/abcd"),
        (WECHAT, WECHAT.replace("idx=1", "idx=2")),
        ("https://m.example/a/ferry", "https://www.example/a/ferry-2"),
        ("https://news.example/app#/story/1", "https://news.example/app#/story/2"),
    ],
)
def test_these_are_two(one: str, other: str) -> None:
    assert address_name(one) != address_name(other)


@pytest.mark.parametrize(
    "home", ["https://news.example/", "https://news.example/index.html", "ftp://news.example/a", "a/b", ""]
)
def test_a_home_page_is_no_article(home: str) -> None:
    assert address_name(home) == ""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (ARTICLE, "night-ferry"),
        ("https://news.example/夜航渡轮.html", "夜航渡轮"),
        (WECHAT, "mp-weixin-qq-com-s"),
        ("https://news.example/a/12", "news-example-12"),
    ],
)
def test_a_name_begins_with_words_of_the_address(address: str, words: str) -> None:
    name, _, digest = address_name(address).rpartition("-")
    assert (name, len(digest)) == (words, 12)


@pytest.mark.parametrize(
    ("item_id", "is_global"),
    [
        ("tag:news.example,2026:7", True),
        ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", True),
        ("1225C695-CFB8-4EBB-AAAA-80DA344EFA6A", True),
        ("https://news.example/?p=7", True),
        ("7", False),
        ("article-7", False),
        ("", False),
    ],
)
def test_an_id_names_an_article_if_no_other_feed_has_it(item_id: str, is_global: bool) -> None:
    assert bool(item_name(item_id)) == is_global


@given(st.text(max_size=100))
def test_any_address_gives_a_name_or_none(text: str) -> None:
    for address in (text, f"https://news.example/{text}"):
        assert address_name(address) == address_name(f" {address} ")
        item_name(address)
