"""Attack strings in every field of every format: the site is built from them, and all its pages are opened in Chromium.

    python bench/attacks.py [--strings 450] [--languages en] [FORMAT…]

The browser obeys no content security policy (`bypass_csp`) and resolves no host but ours. Prints a table: for each format the
strings and fields, the articles shown, and the pages opened with their elements; and what should not be there: scripts that
ran, dialogs, requests to other hosts, and live elements or addresses that only content can have made.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page, sync_playwright

RUN = "top.ran=7"
"""What every attack tries: a global of the page shows that it ran."""
VECTORS = (
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f'<iframe src="javascript:{RUN}"></iframe>',
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>", f'<a href="javascript:{RUN}">a</a>', f'<body onload="{RUN}">',
    f"<svg><script>{RUN}</script></svg>", f"<svg><animate onbegin={RUN} attributeName=x dur=1s>", f"<details open ontoggle={RUN}>a</details>",
    f"<input autofocus onfocus={RUN}>", f"<video src=x onerror={RUN}></video>", f"<audio src=x onerror={RUN}></audio>",
    f"<video><source onerror={RUN}></video>", f'<object data="javascript:{RUN}"></object>', f'<embed src="javascript:{RUN}">',
    f'<meta http-equiv="refresh" content="0; url=javascript:{RUN}">', '<base href="https://other.invalid/">',
    '<link rel=stylesheet href="https://other.invalid/a.css">', "<style>@import 'https://other.invalid/b.css';</style>",
    f'<form action="javascript:{RUN}"><button>a</button></form>', f'<button formaction="javascript:{RUN}">a</button>',
    f"<math><mtext><style><img src=x onerror={RUN}></style></mtext></math>", f"<template><script>{RUN}</script></template><p onclick={RUN}>a",
    f'<p style="background:url(https://other.invalid/c.png)" onmouseover={RUN}>a</p>', '<script src="https://other.invalid/d.js"></script>',
    f"<marquee onstart={RUN}>a</marquee>", f'<a href="data:text/html,<script>{RUN}</script>">a</a>',
)  # fmt: skip
CONTEXTS = (
    "{}", '">{}', "'>{}", "</title>{}", "</textarea>{}", "</script>{}", "</style>{}", "-->{}", "]]>{}", "</noscript>{}", "</template>{}",
    "</p></a></li>{}", "`>{}", "<!--{}", "<![CDATA[{}]]>", "{{{{ {} }}}}",
)  # fmt: skip
"""Places that a string tries to break out of: text, attributes, raw text, comments, CDATA, templates."""
ADDRESSES = (
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f" javascript:{RUN}", f"java\tscript:{RUN}", f"java\nscript:{RUN}", f"\x01javascript:{RUN}",
    f"javascript&colon;{RUN}", f"&#106;avascript:{RUN}", f"java%73cript:{RUN}", f"javascript:/*https://a.example/*/{RUN}", f"vbscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>", f"https://a.example/' onmouseover={RUN} '", f'https://a.example/" onfocus={RUN} autofocus "',
    f"https://a.example/?q=<script>{RUN}</script>", f"//other.invalid/{RUN}", f"\\\\other.invalid/{RUN}", f"feed:javascript:{RUN}",
    f"https://a.example/)<script>{RUN}</script>", f"https://a.example/\u2028javascript:{RUN}", f"ｊavascript:{RUN}", f"https:javascript:{RUN}",
)  # fmt: skip
ENCODINGS: tuple[Callable[[str], str], ...] = (
    escape, lambda text: escape(escape(text)), quote, lambda text: quote(quote(text)),
    lambda text: "".join(f"&#{ord(each)}" if each in "<>" else each for each in text),
    lambda text: "".join(f"&#x{ord(each):x};" for each in text),
    lambda text: text.replace("<", "\\u003c").replace(">", "\\u003e"), lambda text: text.replace("<", "\\x3c"),
    lambda text: text.replace("<", "＜").replace(">", "＞"), lambda text: text.replace("<", "<\x00"), lambda text: text.replace("<", "<\x01\x02"),
    lambda text: re.sub("<([a-z])", lambda tag: f"<{tag[1].upper()}", text), lambda text: text.replace(" ", "/"),
    lambda text: text.replace(" ", "\n"), lambda text: text.replace("<", "<<"), lambda text: re.sub("<([a-z]{3})", r"<\1<script>", text),
    lambda text: text.replace("<", "\u202e<\u2028"), lambda text: text.replace("<", "+ADw-").replace(">", "+AD4-"),
    lambda text: text.replace("script", "scr\u200bipt"), lambda text: text.replace("<", "&lt\u0338;<\u0338"),
)  # fmt: skip
LIVE = """root => {
  const found = [], own = location.host, all = root.querySelectorAll("*");
  const never = new Set(["iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "math", "animate", "set",
    "marquee", "foreignobject", "video", "audio", "source", "template", "style"]);
  for (const element of all) {
    const tag = element.localName.toLowerCase(), at = name => element.getAttribute(name) ?? "";
    if (never.has(tag) && !(tag === "style" && root.contentType !== "text/html")) found.push(tag);
    if (tag === "script" && !/json$/.test(at("type")) && !(at("src") && new URL(at("src"), location).host === own)) found.push(tag);
    if (tag === "link" && /stylesheet|import|preload/.test(at("rel")) && new URL(at("href"), location).host !== own) found.push(tag);
    if (tag === "meta" && /refresh/i.test(at("http-equiv")) && new URL(at("content").replace(/^[^=]*=/, ""), location).host !== own)
      found.push("refresh");
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || /^(srcdoc|formaction)$/i.test(name)) found.push(`${tag} ${name}`);
      if (/^(href|src|action|data|poster|cite|xlink:href|background|ping)$/i.test(name)
        && /^[\\s\\0-\\x20]*(j\\s*a\\s*v\\s*a|vb)\\s*script:|^\\s*data:(?!image\\/)/i.test(value)) found.push(`${tag} ${name}`);
      if (name === "style" && /url\\(|expression/i.test(value)) found.push(`${tag} ${name}`);
    }
  }
  return [all.length, found, typeof ran === "undefined" ? 0 : 1];
}"""
"""Counts the elements of a page, and names those that can run or load something and that no template makes. Chromium shows XML with a style of its own."""
FIELDS = (
    "title", "subtitle", "authors", "editors", "source", "url", "tags", "keywords", "summary", "slug", "aliases", "story", "canonical",
    "image", "section", "language", "translation", "updated",
)  # fmt: skip
FOUND = "() => !/^$|Searching|正在/.test(document.querySelector('.outcome').textContent)"
"""Whether a search has ended."""
QUERIES = ("ran", "script", "onerror", "javascript", "<img", "other.invalid", "海湾")


def attack_strings() -> list[str]:
    """Return all strings: every vector in every context, some of each encoding, and addresses."""
    plain = [context.format(vector) for vector in VECTORS for context in CONTEXTS]
    encoded = [
        encode(VECTORS[(3 * number + step) % len(VECTORS)])
        for number, encode in enumerate(ENCODINGS)
        for step in range(8)
    ]
    return [*plain, *encoded, *ADDRESSES]


def spread(found: Sequence[str], count: int) -> list[str]:
    """Return so many strings at equal distances."""
    return [found[number * len(found) // count] for number in range(count)] if count < len(found) else [*found]


def body(number: int) -> str:
    return f"海湾市第{number}图书馆今天开放新馆，藏书{number * 7}万册。\n\n第{number}馆的馆长说，开馆第一周每天延长{number}小时。"


def fields(attack: str, number: int) -> dict[str, object]:
    """Return all fields with a string. One article in two has plain addresses before it, as lists of addresses are checked."""
    lists = {"authors", "editors", "tags", "keywords", "aliases"}
    found: dict[str, object] = {name: [attack, f"a{number}"] if name in lists else attack for name in FIELDS}
    if number % 2:
        found["url"] = f"https://a.example/{number}?{attack}"
        found["aliases"] = [f"old/{number}-{attack}"]
    return {**found, "date": f"2025-0{number % 9 + 1}-03"}


def markdown(attack: str, number: int) -> str:
    front = {
        **fields(attack, number),
        "corrections": [{"date": "2025-10-01", "text": attack}],
        "extra": {attack: attack},
    }
    inline = attack.replace("\n", " ")
    return "\n\n".join((
        f"---\n{json.dumps(front, indent=1)}\n---\n# {inline}", attack, body(number), f"[{inline}]({inline})", f"[a](<{inline}> '{inline}')",
        f"![{inline}]({inline} '{inline}')", f"![b](https://a.example/{number}.jpg?{inline})", f"- {inline}", f"> {inline}",
        f"|a|{inline}|\n|-|-|\n|{inline}|b|", f"`{inline}`", f"```{inline}\n{attack}\n```", f"<div>{attack}</div>", f"[c][d]\n\n[d]: {inline}",
        f"<{inline}>", f"**{inline}**",
    ))  # fmt: skip


def page(attack: str, number: int) -> str:
    """Return a page with the string raw in its text, and escaped in its head."""
    quoted = escape(attack)
    names = (
        "author",
        "description",
        "keywords",
        "og:title",
        "og:site_name",
        "og:image",
        "og:url",
        "article:author",
        "article:section",
    )
    metas = "".join(f'<meta name="{name}" property="{name}" content="{quoted}">' for name in names)
    linked = json.dumps(
        dict.fromkeys(("headline", "articleBody", "url", "image"), attack) | {"author": {"name": attack}}
    ).replace("<", "\\u003c")
    return (
        f'<html lang="{quoted}"><head><title>{quoted}</title>{metas}<link rel=canonical href="{quoted}">'
        f'<script type="application/ld+json">{linked}</script></head><body><article class="{quoted}"><h1>{quoted}</h1><h2>{attack}</h2>'
        f'<p class=byline>记者 {quoted}</p><p>{attack}</p><p>{body(number)}</p><p>{quoted}</p><p><a href="{quoted}" title="{quoted}">甲</a></p>'
        f'<img src="{quoted}" alt="{quoted}"><figure><img src="https://a.example/{number}.jpg"><figcaption>{attack}</figcaption></figure>'
        f"<table><tr><td>{attack}<td>{quoted}<tr><td>a<td>b</table><ul><li>{quoted}<li>{attack}</ul><pre>{quoted}</pre></article></body></html>"
    )


def plain(attack: str, number: int) -> str:
    return f"{attack}\n作者：{attack}\n来源：{attack}\n\n{body(number)}\n\n{attack}\n\n{attack}。{body(number)}\n责任编辑：{attack}\n"


def cells(attack: str, number: int) -> dict[str, str]:
    row = {
        name: "; ".join(value) if isinstance(value, list) else str(value)
        for name, value in fields(attack, number).items()
    }
    return row | {"text": f"{body(number)}\n\n{attack}\n\n{attack}。{body(number)}", "column": attack}


def table(attacks: Sequence[str], delimiter: str) -> str:
    stream = io.StringIO()
    rows = [cells(attack.replace("\0", "\x02"), number) for number, attack in enumerate(attacks)]
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def objects(attacks: Sequence[str]) -> list[dict[str, object]]:
    return [
        {**fields(attack, number), "text": f"{body(number)}\n\n{attack}", attack: attack}
        for number, attack in enumerate(attacks)
    ]


def json_feed(attacks: Sequence[str]) -> str:
    items = [
        {"id": f"{number} {attack}", "url": f"https://a.example/{number}{attack}", "external_url": attack, "title": attack, "summary": attack,
         "content_html": f"<p>{body(number)}</p><p>{attack}</p>", "image": attack, "authors": [{"name": attack, "url": attack}], "tags": [attack]}
        for number, attack in enumerate(attacks)
    ]  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": attacks[0], "items": items})


def xml(text: str) -> str:
    """Return a text as XML may contain it."""
    return escape(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))


def rss(attacks: Sequence[str]) -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    items = "".join(
        f"<item><title>{part}</title><link>https://a.example/{number}?{part}</link><guid>{part}</guid><author>{part}</author>"
        f'<dc:creator>{part}</dc:creator><category>{part}</category><source url="{part}">{part}</source><description>{part}</description>'
        f'<enclosure url="{part}" type="image/png"/><content:encoded>{xml(f"<p>{body(number)}</p><p>{attack}</p>")}</content:encoded></item>'
        for number, attack in enumerate(attacks) for part in (xml(attack),)
    )  # fmt: skip
    return f'<rss version="2.0" {spaces}><channel><title>{xml(attacks[0])}</title>{items}</channel></rss>'


def atom(attacks: Sequence[str]) -> str:
    entries = "".join(
        f'<entry><id>{part}</id><title type="html">{part}</title><link href="{part}"/><author><name>{part}</name><uri>{part}</uri></author>'
        f'<category term="{part}"/><summary type="html">{part}</summary><updated>2025-03-04T00:00:00Z</updated>'
        f'<content type="html" xml:base="{part}">{xml(f"<p>{body(number)}</p><p>{attack}</p>")}</content></entry>'
        for number, attack in enumerate(attacks) for part in (xml(attack),)
    )  # fmt: skip
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{xml(attacks[0])}</title>{entries}</feed>'


def each(suffix: str, write: Callable[[str, int], str]) -> Callable[[Sequence[str]], dict[str, str]]:
    """Return the files of a format that has one article a file; the name of a file contains the string too."""

    def files(attacks: Sequence[str]) -> dict[str, str]:
        named = [re.sub("[/\0]", "", attack)[:60] for attack in attacks]
        return {f"{number:04} {name}{suffix}": write(attacks[number], number) for number, name in enumerate(named)}

    return files


FORMATS: dict[str, Callable[[Sequence[str]], dict[str, str]]] = {
    "markdown": each(".md", markdown), "html": each(".html", page), "text": each(".txt", plain),
    "csv": lambda found: {"rows.csv": table(found, ",")}, "tsv": lambda found: {"rows.tsv": table(found, "\t")},
    "json": lambda found: {"rows.json": json.dumps(objects(found))},
    "jsonl": lambda found: {"rows.jsonl": "\n".join(map(json.dumps, objects(found)))},
    "rss": lambda found: {"feed.rss": rss(found)}, "atom": lambda found: {"feed.atom": atom(found)},
    "json feed": lambda found: {"feed.json": json_feed(found)},
}  # fmt: skip


def built(folder: Path, name: str, attacks: Sequence[str], languages: str) -> tuple[int, int, str]:
    """Build the site of a format; return how many articles are shown and refused, and the last line of errors if it failed."""
    for path, text in FORMATS[name](attacks).items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    (folder / "digest.yaml").write_text(f"languages: [{languages}]\nshare_images: false\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "digest", "build", "--jobs", "1"], cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000"},
    )  # fmt: skip
    counts = {
        row[0]: int(row[1]) for line in done.stdout.splitlines() if len(row := line.split()) > 1 and row[1].isdigit()
    }
    fault = (
        ""
        if done.returncode == 0 and "Traceback" not in done.stderr
        else (done.stderr.strip().splitlines() or ["?"])[-1]
    )
    return counts.get("articles", 0), counts.get("refused", 0), fault


class Quiet(SimpleHTTPRequestHandler):
    """Serves the folder of a site, without headers of its own."""

    def log_message(self, *_: object) -> None: ...


def addresses(output: Path) -> Iterator[tuple[str, Path]]:
    """Yield the addresses of what a browser can open of a site, with their files, and of some searches."""
    for path in sorted(output.rglob("*")):
        if path.suffix in (".html", ".xml", ".svg") and path.is_file():
            yield quote(path.relative_to(output).as_posix()), path
    for search in sorted(output.glob("*/search/index.html")):
        yield from ((f"{search.relative_to(output).as_posix()}?q={quote(query)}", search) for query in QUERIES)


class Visit:
    """A browser's findings on all pages of one site."""

    def __init__(self, context: BrowserContext, output: Path, address: str, *, shows: bool) -> None:
        self.shows = shows
        self.pages = self.elements = 0
        self.faults: Counter[str] = Counter()
        context.on("request", lambda request: self._request(request.url, request.resource_type, address))
        context.on("dialog", lambda dialog: (self.faults.update(["dialog"]), dialog.dismiss()))
        tab, still = context.new_page(), context.new_page()
        still.goto(f"{address}robots.txt")
        for path, file in addresses(output):
            self._open(tab, still, address + path, file)

    def _request(self, url: str, kind: str, address: str) -> None:
        if kind != "image" and not url.startswith((address, "data:image/", "about:blank", "chrome")):
            self.faults[f"request: {url[:60]}"] += 1

    def _open(self, tab: Page, still: Page, url: str, file: Path) -> None:
        """Open a page; one that redirects at once is parsed in another page instead, since a browser would be gone from it."""
        self.pages += 1
        text = file.read_text("utf-8")
        if 'http-equiv="refresh"' in text[:2000]:
            found = still.evaluate(f'text => ({LIVE})(new DOMParser().parseFromString(text, "text/html"))', text)
        else:
            tab.goto(url)
            if "?q=" in url:
                tab.wait_for_function(FOUND)
            found = tab.evaluate(f"({LIVE})(document)")
        self.elements += found[0]
        for fault in (*found[1], *["a script ran"] * found[2]):
            self.faults[fault] += 1
            if self.shows:
                print(f"  {fault}: {url}", flush=True)


def visited(context: BrowserContext, output: Path, *, shows: bool = True) -> Visit:
    """Serve a folder of pages and open them all."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(output))) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        visit = Visit(context, output, f"http://127.0.0.1:{server.server_port}/", shows=shows)
        server.shutdown()
    return visit


def unseen(context: BrowserContext, folder: Path) -> list[str]:
    """Open a page for each vector as it is; return the vectors in which nothing was found: the check would be blind to them."""
    folder.mkdir()
    missed = []
    for number, vector in enumerate(VECTORS):
        page_folder = folder / str(number)
        page_folder.mkdir()
        (page_folder / "a.html").write_text(f"<!doctype html><title>a</title><p>{vector}", encoding="utf-8")
        if not visited(context, page_folder, shows=False).faults:
            missed.append(vector)
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--strings", type=int, default=10_000, help="how many strings, of all at equal distances")
    parser.add_argument("--languages", default="en")
    parser.add_argument("--browser", default=shutil.which("chromium-headless-shell") or shutil.which("chromium"))
    options = parser.parse_args()
    attacks, total = spread(attack_strings(), options.strings), Counter[str]()
    rules = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    _print_row("format", ("strings", "fields", "shown", "refused", "pages", "elements"), "what should not be there")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="attacks-") as folder:
        browser = playwright.chromium.launch(executable_path=options.browser, args=rules)
        if missed := unseen(browser.new_context(bypass_csp=True), Path(folder, "unseen")):
            sys.exit(f"the check finds nothing wrong with {missed}")
        for name in options.formats or FORMATS:
            site = Path(folder, name)
            shown, refused, fault = built(site, name, attacks, options.languages)
            context = browser.new_context(bypass_csp=True)
            visit = visited(context, site / "output") if (site / "output").is_dir() else None
            context.close()
            faults = Counter({fault: 1} if fault else {}) + (visit.faults if visit else Counter())
            pages, elements = (visit.pages, visit.elements) if visit else (0, 0)
            total.update(pages=pages, elements=elements, faults=faults.total())
            numbers = (len(attacks), len(FIELDS), shown, refused, pages, elements)
            _print_row(name, numbers, ", ".join(f"{seen} {found}" for found, seen in faults.items()) or "nothing")
        browser.close()
    print(f"{total['pages']:,} pages, {total['elements']:,} elements, {total['faults']:,} faults")
    return 1 if total["faults"] else 0


def _print_row(name: str, numbers: Sequence[object], found: str) -> None:
    print(f"{name:<10} {' '.join(f'{number:>8}' for number in numbers)}  {found}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
