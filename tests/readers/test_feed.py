"""Feeds as input: RSS, RDF, Atom and JSON Feed; what their entries contain; broken and hostile feeds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Record, Rejected
from digest.readers import is_article, is_table, read

BODY = "渡轮改造历时两年，电池装在船底两侧。"
RSS = f"""<?xml version="1.0" encoding="{{encoding}}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>澄江晚报</title><language>zh-cn</language>
<item>
  <title>渡轮 &amp;amp; 电池</title><link>https://ferry.example/a/1</link><guid isPermaLink="false">n-1</guid>
  <pubDate>Wed, 01 May 2024 12:30:00 +0800</pubDate><dc:creator>何渡</dc:creator><category>港口</category>
  <description>渡轮改造……</description>
  <content:encoded><![CDATA[<p>{BODY}</p>
<p>船长说，机舱安静了。</p>]]></content:encoded>
</item>
<item><title>停航</title><description>码头停航两周。
请改乘公交。</description><source url="https://river.example/f">河口在线</source></item>
<item><title>没有正文</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ferry News</title>
<entry><id>urn:1</id><title type="html">&lt;b&gt;渡轮&lt;/b&gt;启航</title><published>2024-05-01T04:30:00Z</published>
<updated>2024-05-02T04:30:00Z</updated><author><name>何渡</name></author><link href="https://ferry.example/1"/>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""


ADDED = "<item><title>新</title><description>渡口又添一班。</description></item>\n<item>"


def records(text: str, name: str = "news/ferry.rss", encoding: str = "utf-8") -> tuple[Record | Rejected, ...]:
    return read(name, text.encode(encoding))


def test_empty_and_misplaced_elements_are_no_text() -> None:
    broken = ("<title></body></title>", "<content/>", "<author/><category/><source/>", "<title/><summary/>", "")
    items = "".join(
        f"<item>{item}</item>" for item in (*broken, "<title>Ferry</title><description>Kept.</description>")
    )
    found = read("wire.rss", f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    assert [item.reason for item in found if isinstance(item, Rejected)] == ["empty"] * len(broken)
    assert [item.front.titles for item in found if isinstance(item, Record)] == [{"": "Ferry"}]


def test_an_entry_is_an_article_with_its_fields() -> None:
    first, second, third = records(RSS.format(encoding="utf-8"))
    assert isinstance(first, Record)
    assert first.front.titles == {"": "渡轮 & 电池"}
    assert first.front.date == "2024-05-01T12:30:00+08:00"
    assert first.front.authors == ("何渡",)
    assert first.front.url == "https://ferry.example/a/1"
    assert first.front.source is None  # the feed's own name is evidence, not the editor's word
    assert first.front.tags is None
    assert first.front.keywords == ("港口",)
    assert (first.format, first.line) == ("html", 8)
    assert BODY in first.text
    assert "渡轮改造……" not in first.text
    assert '<meta property="og:site_name" content="澄江晚报">' in first.text
    assert isinstance(second, Record)
    assert second.front.source == "河口在线"
    assert "<p>码头停航两周。</p>\n<p>请改乘公交。</p>" in second.text
    assert isinstance(third, Rejected)
    assert (third.reason, third.line) == ("empty", 13)


def test_atom_and_its_times() -> None:
    (found,) = records(ATOM, "a.atom")
    assert isinstance(found, Record)
    assert found.front.titles == {"": "渡轮启航"}
    assert found.front.date == "2024-05-01T04:30:00+00:00"
    assert found.front.updated == "2024-05-02T04:30:00+00:00"
    assert BODY in found.text


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8", "utf-16"])
def test_bytes_take_precedence_over_the_declaration(encoding: str) -> None:
    found = records(RSS.format(encoding="gb2312"), encoding=encoding)
    assert [each.id for each in found] == [each.id for each in records(RSS.format(encoding="utf-8"))]
    assert isinstance(found[0], Record)
    assert found[0].front.titles == {"": "渡轮 & 电池"}


def test_ids_stay_when_entries_are_added() -> None:
    before = records(RSS.format(encoding="utf-8"))
    later = records(RSS.format(encoding="utf-8").replace("<item>", ADDED, 1))
    assert [each.id for each in later[1:]] == [each.id for each in before]


def test_a_json_feed_and_a_list_of_objects() -> None:
    item = {"id": "1", "title": "渡轮启航", "content_html": f"<p>{BODY}</p>", "date_published": "2024-05-01"}
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "澄江晚报", "items": [item, 7]}
    for text in (json.dumps(whole), json.dumps([item, 7])):
        first, second = read("news.json", text.encode())
        assert isinstance(first, Record)
        assert (first.front.titles, first.front.date, first.format) == ({"": "渡轮启航"}, "2024-05-01", "html")
        assert isinstance(second, Rejected)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", b"<note><to>you</to></note>"),
        ("a.xml", b""),
        ("a.rss", b"\x89PNG\r\n"),
        ("a.rss", b"<rss><channel><item>" + b"<a>" * 50_000),
        ("a.json", b'{"name": "a package"}'),
        ("a.json", b"[" * 100_000),
        ("a.json", b"not json"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_way_out(name: str, data: bytes) -> None:
    found = read(name, data)
    assert found
    for each in found:
        assert isinstance(each, Rejected)
        assert each.message
        assert each.fix


def test_a_broken_feed_is_read_as_far_as_it_can_be_and_reported() -> None:
    broken = RSS.format(encoding="utf-8").replace("</channel></rss>", "").replace("&amp;amp;", "& ")
    found = records(broken)
    assert [type(each) for each in found] == [Record, Record, Rejected]
    (problem,) = found[0].problems
    assert (problem.code, problem.line) == ("feed.malformed", 5)


def test_entities_neither_expand_nor_read_files() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE r [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{bomb}]>'
    text = f"{head}<rss version='2.0'><channel><item><title>a</title><description>&e11;&f;</description></item></channel></rss>"
    for found in records(text):
        assert len(getattr(found, "text", "")) < 1000
        assert "root:" not in getattr(found, "text", "")


def test_feeds_are_files_of_many_articles() -> None:
    assert all(is_article(name) and is_table(name) for name in ("a.rss", "b/a.atom", "a.rdf", "a.xml", "a.json"))


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_in_a_feed_is_read_or_refused(words: str, title: str) -> None:
    text = f"<rss version='2.0'><channel><item><title>{title}</title><description>{words}</description></item></channel></rss>"
    found = read("a.rss", text.encode("utf-8", "replace"))
    assert len(found) >= 1


def test_a_name_that_takes_too_long_to_read_is_cut() -> None:
    (found,) = records(
        f"<rss version='2.0'><channel><item><author>{'a.' * 50_000}</author><description>{BODY}</description></item></channel></rss>"
    )
    assert isinstance(found, Record)
    assert BODY in found.text
    assert len("".join(found.front.authors)) <= 300


def test_an_element_with_very_many_attributes_is_refused() -> None:
    attributes = "".join(f" a{number}='1'" for number in range(20_000))
    (found,) = records(
        f"<rss version='2.0'><channel><item{attributes}><description>{BODY}</description></item></channel></rss>"
    )
    assert isinstance(found, Rejected)
    assert (found.reason, found.file) == ("too-costly", "news/ferry.rss")


def test_an_entry_with_very_many_categories_is_refused() -> None:
    categories = "".join(f"<category>a{number}</category>" for number in range(1_001))
    (found,) = records(
        f"<rss version='2.0'><channel><item>{categories}<description>{BODY}</description></item></channel></rss>"
    )
    assert isinstance(found, Rejected)
    assert found.reason == "too-costly"
