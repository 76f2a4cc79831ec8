"""Feeds: RSS, RSS 1.0 and Atom as sites write them, and XML that is none or would do harm."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Record, Rejected
from digest.readers.feed import feed

BODY = "渡轮改造历时两年，电池装在船底两侧。"
RSS = f"""<?xml version="1.0" encoding="GB2312"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>河口在线</title><link>https://hekou.example/</link><language>zh-cn</language>
<item><title>渡轮&amp;amp;码头 <![CDATA[<b>启航</b>]]></title><link>https://hekou.example/1</link>
<pubDate>Wed, 06 May 2026 12:30:00 +0800</pubDate><author>desk@hekou.example (何渡)</author>
<category>本地</category><description>短的一句。</description>
<content:encoded><![CDATA[<p>{BODY}</p>]]></content:encoded></item>
<item><title>夜航</title><guid isPermaLink="false">n-2</guid><source url="https://bay.example/">海湾报</source>
<dc:creator>苏禾</dc:creator><description>{BODY}</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Quay</title><link href="https://quay.example/"/>
<entry><title type="html">Ferries &lt;i&gt;return&lt;/i&gt;</title><id>tag:quay.example,2026:1</id>
<link rel="replies" href="https://quay.example/1/talk"/><link href="https://quay.example/1"/>
<published>2026-05-01T08:00:00Z</published><updated>2026-05-02T08:00:00Z</updated>
<author><name>Odile Marsh</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <em>last</em> ferry left at noon.</p></div></content>
</entry></feed>"""


def records(text: str, encoding: str = "utf-8") -> list[Record]:
    found = feed("news.xml", text.encode(encoding))
    assert all(isinstance(each, Record) for each in found), found
    return [each for each in found if isinstance(each, Record)]


def test_rss_with_whole_texts_and_summaries() -> None:
    first, second = records(RSS, "gb18030")
    assert (first.format, first.text) == ("html", f"<p>{BODY}</p>")
    assert first.front.titles == {"": "渡轮&码头 启航"}
    assert (first.front.source, first.front.language, first.front.authors) == ("河口在线", "zh-Hans", ("何渡",))
    assert (first.front.date, first.front.url) == ("2026-05-06T12:30:00+08:00", "https://hekou.example/1")
    assert (first.front.summaries, first.front.tags, first.problems) == ({}, None, ())
    assert (second.text, second.front.source, second.front.authors) == (BODY, "海湾报", ("苏禾",))
    assert (first.line, second.line) == (4, 8)


def test_atom() -> None:
    (found,) = records(ATOM)
    assert "<p>The <em>last</em> ferry left at noon.</p>" in found.text
    assert (found.format, found.front.titles, found.front.url) == (
        "html",
        {"": "Ferries return"},
        "https://quay.example/1",
    )
    assert (found.front.source, found.front.authors) == ("The Quay", ("Odile Marsh",))
    assert (found.front.date, found.front.updated) == ("2026-05-01T08:00:00+00:00", "2026-05-02T08:00:00+00:00")


def test_items_beside_their_channel() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f"<channel><title>河口在线</title></channel><item><title>夜航</title><description>{BODY}</description></item></rdf:RDF>"
    )
    (found,) = records(rdf)
    assert (found.text, found.front.source) == (BODY, "河口在线")


def test_ids_stay_when_items_come_before() -> None:
    before = [found.id for found in records(RSS, "gb18030")]
    item = f"<item><link>https://hekou.example/3</link><description>{BODY}</description></item>"
    after = [found.id for found in records(RSS.replace("<item>", f"{item}<item>", 1), "gb18030")]
    assert after[1:] == before


def test_what_is_no_feed_is_refused_with_its_line() -> None:
    for text, reason, line in (
        ("<urlset><url/></urlset>", "no-feed", 1),
        ("<rss>\n<channel>\n<item></rss>", "bad-feed", 3),
        ('<!DOCTYPE a [<!ENTITY x "y">]><rss><item><title>&x;</title></item></rss>', "bad-feed", 1),
        ("", "bad-feed", 1),
        ("<rss><channel><item><title>a</title></item></channel></rss>", "empty", 1),
    ):
        (found,) = feed("news.xml", text.encode())
        assert isinstance(found, Rejected)
        assert (found.reason, found.line) == (reason, line)


def test_deep_nesting_does_no_harm() -> None:
    (found,) = feed("news.xml", (f"<rss><item><description>{'<a>' * 50_000}").encode())
    assert isinstance(found, Rejected)
    feed("news.xml", f"<rss><item><content>{'<a>' * 50_000}{'</a>' * 50_000}</content></item></rss>".encode())


@given(st.binary(max_size=300), st.text(max_size=100))
def test_nothing_raises(data: bytes, words: str) -> None:
    feed("news.xml", data)
    feed(
        "news.xml",
        f"<rss><item><title>{words}</title><description>{words}</description></item></rss>".encode("utf-8", "replace"),
    )
