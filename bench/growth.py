"""How the time for hostile inputs grows with their size: seconds per megabyte at n, 2n and 4n, shape by shape.

python bench/growth.py [--size 250000] [--limit 60] [NAME…]

Each shape is one input file; it passes the readers and the per-item stages in a process of its own, whose processor time
is measured. NAME chooses shapes whose names contain it. What takes longer than the limit is shown as a lower bound.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from digest import readers
from digest.article import articles, stages
from digest.config.vocabulary import shipped_vocabulary
from digest.model import Rejected

SENTENCE = "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。"
Shape = Callable[[int], str]  # a text of about so many characters


def repeated(unit: str, before: str = "", after: str = "") -> Shape:
    """Return the shape of a repeated text; `{}` in it is a running number."""
    if "{}" not in unit:
        return lambda size: before + unit * max(1, size // len(unit)) + after
    return lambda size: before + "".join(unit.replace("{}", str(n)) for n in range(size // (len(unit) + 3))) + after


def nested(opening: str, closing: str, inside: str = SENTENCE) -> Shape:
    """Return the shape of elements within one another."""

    def shape(size: int) -> str:
        depth = max(1, size // len(opening + closing))
        return opening * depth + inside + closing * depth

    return shape


def crossed(first: str, second: str) -> Shape:
    """Return the shape of many of the first and then many of the second."""
    return lambda size: repeated(first)(size // 2) + repeated(second)(size // 2)


RSS = '<rss version="2.0"><channel><title>a</title>'
PAGE = f"<html><body><p>{SENTENCE}</p>"
HTML: dict[str, Shape] = {
    "attributes": repeated(" a{}=1", f"{PAGE}<p", f">{SENTENCE}</p>"),
    "same attribute": repeated(" a=1", f"{PAGE}<p", f">{SENTENCE}</p>"),
    "attributes of body": repeated("<body a{}=1>", PAGE),
    "attribute values": repeated("a&amp;", f'{PAGE}<p title="', f'">{SENTENCE}</p>'),
    "class words": repeated("a{} ", f'{PAGE}<p class="', f'">{SENTENCE}</p>'),
    "option": repeated("<option>", PAGE),
    "option in select": repeated("<option>a", f"{PAGE}<select>"),
    "optgroup": repeated("<optgroup><option>", f"{PAGE}<select>"),
    "select": repeated("<select>", PAGE),
    "font a=i": repeated("<font a={}>", PAGE),
    "font, then p": crossed("<font a={}>", "<p>a"),
    "font, then closing": crossed("<font a={}>", "</b>"),
    "b, then p": repeated("<b><p>", PAGE),
    "a": repeated("<a>", PAGE),
    "a and div": repeated("<a><div>", PAGE),
    "nobr": repeated("<nobr>", PAGE),
    "button": repeated("<button>", PAGE),
    "i, then div": crossed("<i>", "<div>"),
    "i, then /b": crossed("<i>", "</b>"),
    "span": nested("<span>", "</span>"),
    "span, then /b": crossed("<span>", "</b>"),
    "span, then p": crossed("<span>", "<p>"),
    "custom elements": nested("<x>", "</x>"),
    "custom, then li": crossed("<x>", "<li>"),
    "custom, then /p": crossed("<x>", "</p>"),
    "custom, then /x{}": crossed("<x>", "</x{}>"),
    "div": nested("<div>", "</div>"),
    "p": repeated("<p>", PAGE),
    "/p": repeated("</p>", PAGE),
    "li": repeated("<li>", f"{PAGE}<ul>"),
    "ul li": repeated("<ul><li>", PAGE),
    "dd": repeated("<dd>", PAGE),
    "h1": repeated("<h1>", PAGE),
    "tables": nested("<table><tr><td>", "</td></tr></table>"),
    "tables open": repeated("<table>", PAGE),
    "tables with tables": repeated("<table><tr><td>a<td>b<tr><td>a<td>", PAGE),
    "rows": repeated("<tr><td>a<td>b", f"{PAGE}<table>"),
    "cells": repeated("<td>a", f"{PAGE}<table><tr>"),
    "text in table": repeated("a<tr>", f"{PAGE}<table>"),
    "text in tables": repeated("<table>a", PAGE),
    "template": repeated("<template>", PAGE),
    "form": repeated("<form>", PAGE),
    "svg": repeated("<svg>", PAGE),
    "svg attributes": repeated(" a{}=1", f"{PAGE}<svg", ">"),
    "math": repeated("<math><mi>", PAGE),
    "svg, then p": repeated("<svg><g><p>", PAGE),
    "ruby": repeated("<ruby><rt>", PAGE),
    "frameset": repeated("<frameset>"),
    "comments": repeated("<!--a-->", PAGE),
    "comment open": repeated("<!--", PAGE),
    "comment dashes": repeated("-", f"{PAGE}<!--"),
    "cdata": repeated("<![CDATA[", PAGE),
    "doctype": repeated("<!doctype a>", PAGE),
    "less-than": repeated("<", PAGE),
    "less-than a": repeated("<a", PAGE),
    "tag open": repeated("<a ", PAGE),
    "entities": repeated("&amp", PAGE),
    "ampersands": repeated("&", PAGE),
    "script": repeated("<script>", PAGE),
    "script escaped": repeated("<!--<script>", f"{PAGE}<script>"),
    "json-ld": repeated('<script type="application/ld+json">{"articleBody": "a"}</script>', PAGE),
    "json-ld open": repeated("[", f'{PAGE}<script type="application/ld+json">'),
    "article body": lambda size: (
        PAGE
        + '<script type="application/ld+json">{"articleBody": "'
        + "abc " * (size // 8)
        + '"}</script>'
        + "<p>abcd abce" * (size // 24)
    ),
    "meta": repeated('<meta name="a{}" content="b">'),
    "time": repeated("<time datetime=2024-01-01>", PAGE),
    "images": repeated('<img src="/a{}.jpg">', PAGE),
    "links": repeated('<p><a href="/a{}">灯塔守了四十年</a></p>', PAGE),
    "line of links": repeated('<a href="/a{}">灯塔</a>', PAGE),
    "br": repeated("甲<br>", PAGE),
    "headings": repeated(f"<h2>灯塔</h2><p>{SENTENCE}</p>", PAGE),
    "cards": repeated(f"<div class=c><h2><a href=/>灯塔{{}}</a></h2><p>{SENTENCE}</p></div>", PAGE),
    "hidden": nested("<div hidden>", "</div>"),
    "paragraphs": repeated(f"<p>{{}}{SENTENCE}</p>", PAGE),
    "same paragraph": repeated(f"<p>{SENTENCE}</p>", PAGE),
    "nul": repeated("\0", PAGE),
    "quotes": repeated('"', PAGE),
}
TEXT: dict[str, Shape] = {
    unit: repeated(unit, f"{SENTENCE}\n\n")
    for unit in (
        "a", "a ", "a\n", "甲", "甲\n", "甲，", "\n", " ", " \n", "1", "1 ", "1.", "2024-01-01 ", "2024年1月1日", "(", "（", "【",
        "（记者", "记者 ", "记者：", "作者：甲\n", "来源：甲 ", "编辑：甲\n", "本报讯", "“", '"', "'", ".", "…", "-", "——", "=", "_", "*", "|",
        "|甲", "/", "甲/", "·", "@", "@甲 ", "a@b.c ", "http://a.b/", "www.", "#", "#甲# ", "A. ", "Mr. ", "By A ", "Photo: ",
        "推荐阅读\n", "- 甲\n", "相关阅读：甲\n", "关注我们", "版权所有 ", "责任编辑：甲）", "（完）\n", "======\n", "\u200d", "\u200b",
        "\u0301", "\ud800", "\U0001f600", "é", "&nbsp;", "首页 ", "说：“", "他说，", "A", "Ab ", "AB, May 1 (A) — ",
    )
} | {
    "Latin sentences": repeated("The ferry left. "),
    "quoted Latin sentences": repeated("“The ferry left?” "),
    "quoted sentences": repeated("“渡轮离岸了！”"),
    "sentences": repeated(f"{{}}{SENTENCE}\n"),
    "one long paragraph": repeated(f"{{}}{SENTENCE}"),
    "articles": repeated(f"标题：{{}}\n来源：甲\n{SENTENCE}{SENTENCE}\n"),
    "articles, drawn": repeated(f"{SENTENCE * 2}\n{SENTENCE * 2}{{}}\n{SENTENCE * 2}\n=====\n"),
    "quoted column": repeated('"a\nb"\n'),
    "quoted column, one bad": repeated('"a\nb"\n', after='"a" b\n'),
    "front matter": repeated("a{}: b\n", "---\n", f"---\n{SENTENCE}"),
    "front matter open": repeated("---\n"),
    "front matter lists": repeated("[", "---\na: ", f"\n---\n{SENTENCE}"),
    "front matter maps": repeated("{a: ", "---\na: ", f"\n---\n{SENTENCE}"),
    "front matter deep": lambda size: "---\n" + "".join(" " * n + "a:\n" for n in range(int(size**0.5))) + f"---\n{SENTENCE}",
    "front matter tags": lambda size: "---\ntags: [" + "a, " * (size // 3) + f"]\n---\n{SENTENCE}",
    "front matter anchors": repeated("a{}: &a{} [*a]\n", "---\n", f"---\n{SENTENCE}"),
    "front matter value": repeated("甲，", "---\ntitle: ", f"\n---\n{SENTENCE}"),
}  # fmt: skip
MARKDOWN: dict[str, Shape] = {
    unit: repeated(unit, f"{SENTENCE}\n\n")
    for unit in (
        "[", "[a", "[a](", "![", "![a](", "[a]: ", "[a]: b\n", "[a{}]: b\n", "[a{}]", "](", "]", "*", "*a ", "**a ", "_a", "_a ", "*a_",
        "~~", "~~a ", "`", "`a", "`a ", "``a` ", "<", "<a", "<a:b", "<!--", "&", "&amp;", "\\", "\\\n", "> ", ">", "- ", "- a\n", "-\n",
        "1. ", "1. a\n", "  - a\n", "#", "# a\n", "|", "|a", "|a|b|\n", "|-|-|\n", "```\n", "````a\n", "~~~\n", "    a\n", "\ta\n",
        "a\n===\n", "a\n---\n", "a  \n", "***\n", "[a][b", "[[a]()", "![[", "((((", "[a](b (", '[a](b "', "[a](<", "http://a ", "\u00a0",
        "*\u00a0", "[]()", "![]()", "[a](b) ", "<http://a.b> ",
    )
} | {
    "table": repeated("|a|b|\n", f"{SENTENCE}\n\n|a|b|\n|-|-|\n"),
    "wide table": lambda size: f"{SENTENCE}\n\n" + "|a" * (size // 4) + "|\n" + "|-" * (size // 4) + "|\n",
    "wide table, short rows": lambda size: (
        f"{SENTENCE}\n\n" + "|a" * (size // 6) + "|\n" + "|-" * (size // 6) + "|\n" + "|a\n" * (size // 9)
    ),
    "list in lists": lambda size: "".join("  " * n + "- a\n" for n in range(int(size**0.5))),
    "quotes in quotes": lambda size: "".join(">" * n + " a\n" for n in range(int(size**0.5))),
    "references used": lambda size: "[a]: b\n\n" + "[a] " * (size // 4),
    "emphasis pairs": repeated("*a* **b** ", f"{SENTENCE}\n\n"),
    "unlike fences": lambda size: "".join("`" * n + "a" for n in range(1, int((2 * size) ** 0.5))),
    "paragraphs": repeated(f"{{}}{SENTENCE}\n\n"),
}  # fmt: skip
CSV: dict[str, Shape] = {
    "rows": repeated(f"{{}},{SENTENCE}\n", "title,text\n"),
    "bad quotes": repeated('a,"b"c\n', "title,text\n"),
    "bad quotes over lines": repeated('a,"b\n"c\n', "title,text\n"),
    "unclosed quotes": repeated('a,"b\n', "title,text\n"),
    "unclosed, then plain": repeated(f"a,{SENTENCE}\n", 'title,text\na,"b\n'),
    "unclosed at times": repeated('a,"b\n' + f"a,{SENTENCE}\n" * 20, "title,text\n"),
    "quotes": repeated('"', "title,text\n"),
    "quote and comma": repeated('",', "title,text\n"),
    "commas": repeated(",", "title,text\n"),
    "columns": lambda size: "text," + ",".join(f"a{n}" for n in range(size // 16)) + "\n" + "a," * (size // 8) + "b\n",
    "wide header, many rows": lambda size: (
        "text," + ",".join(f"a{n}" for n in range(size // 16)) + "\n" + "a\n,b\n" * (size // 12)
    ),
    "same row": repeated(f"a,{SENTENCE}\n", "title,text\n"),
    "smallest rows": repeated("a,b\n", "title,text\n"),
    "rows just long enough": repeated("甲乙丙丁戊己庚,甲乙丙丁戊己\n", "title,text\n"),
    "rows just long enough, Latin": repeated("a{}bcdefghijk,lmnopqr stuvwxyz abcd efgh\n", "title,text\n"),
    "short rows": repeated("a\n", "title,text\n"),
    "single column": repeated('"a\nb"\n'),
    "line breaks": repeated("\n", "title,text\n"),
    "carriage returns": repeated("\r", "title,text\n"),
    "unknown columns": lambda size: "text," + ",".join(f"a{n}" for n in range(20)) + "\n" + ("b," * 20 + "c\n") * (size // 42),
}  # fmt: skip
JSONL: dict[str, Shape] = {
    "rows": repeated('{"title": "{}", "text": "' + SENTENCE + '"}\n'),
    "smallest rows": repeated('{"text":"a"}\n'),
    "rows just long enough": repeated('{"text":"甲乙丙丁戊己庚辛壬癸"}\n'),
    "not JSON": repeated("{\n"),
    "nested": repeated("["),
    "keys": lambda size: '{"text": "a", ' + ", ".join(f'"a{n}": "b"' for n in range(size // 12)) + "}\n",
    "list": lambda size: '{"text": [' + ", ".join('"a"' for _ in range(size // 5)) + "]}\n",
    "authors": lambda size: '{"text": "a", "authors": [' + ", ".join('"a"' for _ in range(size // 5)) + "]}\n",
    "tags": lambda size: '{"text": "a", "tags": [' + ", ".join(f'"a{n}"' for n in range(size // 9)) + "]}\n",
}
FEED: dict[str, Shape] = {
    "entries": repeated(f"<item><title>{{}}</title><description>{SENTENCE}</description></item>", RSS),
    "smallest entries": repeated("<item><description>a</description></item>", RSS),
    "entries just long enough": repeated("<item><description>a{}bcdef ghijkl mnopq rstuv wxyz abcdef</description></item>", RSS),
    "smallest entries, titles": repeated("<item><title>{}</title></item>", RSS),
    "e-mail": repeated("a.", f"{RSS}<item><author>", "</author><description>a</description></item></channel></rss>"),
    "e-mail a": repeated("a", f"{RSS}<item><author>", "</author><description>a</description></item></channel></rss>"),
    "e-mail managing": repeated("a.", f"{RSS}<managingEditor>", "</managingEditor></channel></rss>"),
    "e-mail dc": repeated("a.", '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><dc:creator>', "</dc:creator></item></channel></rss>"),
    "attributes": repeated(" a{}='1'", f"{RSS}<item", "><description>a</description></item></channel></rss>"),
    "attributes, broken": repeated(" a{}=1", f"{RSS}<item", "><description>a</description></item></channel></rss>"),
    "namespaces": repeated(" xmlns:a{}='http://b{}'", f"{RSS}<item", "><description>a</description></item></channel></rss>"),
    "namespaces nested": repeated("<a xmlns='b{}'>", f"{RSS}<item>"),
    "elements nested": repeated("<a>", f"{RSS}<item>"),
    "items nested": repeated("<item>", RSS),
    "elements broken": repeated("<a></b>", f"{RSS}<item>"),
    "less-than": repeated("<", f"{RSS}<item>"),
    "tags open": repeated("<a ", f"{RSS}<item>"),
    "comments": repeated("<!--", f"{RSS}<item>"),
    "cdata": repeated("<![CDATA[", f"{RSS}<item><description>"),
    "declaration": repeated("<!a", RSS),
    "instructions": repeated("<?a", RSS),
    "entities": repeated("&amp;", f"{RSS}<item><description>", "</description></item></channel></rss>"),
    "entities broken": repeated("&a", f"{RSS}<item><description>"),
    "doctype": repeated("<!ENTITY a{} 'b'>", "<!DOCTYPE rss [", f"]>{RSS}<item>"),
    "doctype, brackets": repeated("[", "<!DOCTYPE rss ", f">{RSS}<item>"),
    "doctype, spaces": repeated(" ", "<!DOCTYPE", RSS),
    "entity, spaces": repeated(" ", "<!ENTITY", RSS),
    "declaration spaces": repeated(" ", "<?xml", f"?>{RSS}"),
    "xml declarations": repeated("<?xml version='1.0'?>"),
    "categories": repeated("<category>a{}</category>", f"{RSS}<item>", "</item></channel></rss>"),
    "same category": repeated("<category>a</category>", f"{RSS}<item>", "</item></channel></rss>"),
    "authors": repeated("<author>a{}</author>", f"{RSS}<item>", "</item></channel></rss>"),
    "links": repeated("<link>http://a/{}</link>", f"{RSS}<item>", "</item></channel></rss>"),
    "contents": repeated("<content:encoded>a</content:encoded>", f"{RSS}<item>", "</item></channel></rss>"),
    "titles": repeated("<title>a</title>", f"{RSS}<item>", "</item></channel></rss>"),
    "base": repeated("<a xml:base='a/'>", f"{RSS}<item>"),
    "dates": repeated("1", f"{RSS}<item><pubDate>", "</pubDate><description>a</description></item></channel></rss>"),
    "dates T": repeated("2024-", f"{RSS}<item><pubDate>", "</pubDate><description>a</description></item></channel></rss>"),
    "html in description": repeated("&lt;a&gt;", f"{RSS}<item><description>", "</description></item></channel></rss>"),
    "relative links": repeated("&lt;a href=b&gt;", f"{RSS}<item><description>", "</description></item></channel></rss>"),
    "open html in description": repeated("&lt;a ", f"{RSS}<item><description>", "</description></item></channel></rss>"),
    "xhtml": repeated("<b>", '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">'),
    "closing": repeated("</a>", f"{RSS}<item>"),
    "text": repeated(SENTENCE, f"{RSS}<item><description>", "</description></item></channel></rss>"),
    "quotes": repeated("'", f"{RSS}<item a="),
    "no feed": repeated("a"),
    "ampersands": repeated("&", f"{RSS}<item><description>"),
    "numbers": repeated("&#1", f"{RSS}<item><description>"),
    "media": repeated("<media:content url='a'/>", '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item>', "</item></channel></rss>"),
    "georss": repeated("1 ", '<rss version="2.0" xmlns:georss="http://www.georss.org/georss"><channel><item><georss:line>', "</georss:line></item></channel></rss>"),
}  # fmt: skip
SHAPES = {
    "a.html": HTML, "a.txt": TEXT, "a.md": TEXT | MARKDOWN, "a.csv": CSV, "a.tsv": {"bad quotes": repeated('a\t"b"c\n', "title\ttext\n")},
    "a.jsonl": JSONL, "a.rss": FEED,
}  # fmt: skip


def measured(name: str, text: str, limit: int) -> tuple[float, str]:
    """Return the processor seconds of one file, and what became of it; -1 seconds if it took longer than the limit."""
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, name, text, limit))
    process.start()
    sender.close()
    try:
        found: tuple[float, str] = receiver.recv()
    except EOFError:
        found = (-1.0, f"ended ({process.exitcode})")
    process.join()
    return found


def _work(sender: Connection, name: str, text: str, limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    prepared = stages(shipped_vocabulary())
    began = time.process_time()
    items = articles(readers.read(name, text.encode("utf-8", "surrogatepass")), prepared)
    seconds = time.process_time() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    refused = {item.reason for item in items if isinstance(item, Rejected)}
    sender.send(
        (seconds, f"{memory} MB; {len(items)} items{', refused: ' + ', '.join(sorted(refused)) if refused else ''}")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", type=int, default=250_000, help="n, in characters")
    parser.add_argument("--limit", type=int, default=60, help="seconds for one input")
    parser.add_argument("--over", type=float, default=0.0, help="show only shapes slower than so many seconds per MB")
    options = parser.parse_args()
    print(f"{'shape':<40} {'MB':>6}   s/MB at n, 2n, 4n            growth  became")
    for file, shapes in SHAPES.items():
        for name, shape in shapes.items():
            label = f"{file} {name!r}"
            if options.names and not any(part in label for part in options.names):
                continue
            _print_row(label, file, shape, options)


def _print_row(label: str, file: str, shape: Shape, options: argparse.Namespace) -> None:
    rates, became, megabytes, first, last = [], "", 0.0, 0.0, 0.0
    for factor in (1, 2, 4):
        text = shape(factor * options.size)
        megabytes = len(text.encode("utf-8", "surrogatepass")) / 1e6
        last, became = measured(file, text, options.limit)
        first = first or last
        rates.append(f"{last / megabytes:8.2f}" if last >= 0 else f">{options.limit / megabytes:7.1f}")
        if last < 0:
            break
    slow = last < 0 or last / megabytes > options.over
    if slow:
        growth = f"{last / first:6.1f}" if first > 0 and last > 0 else "     -"
        print(f"{label:<40} {megabytes:6.2f}   {' '.join(rates):<28} {growth}  {became}", flush=True)


if __name__ == "__main__":
    main()
