"""Blocks → HTML: the text of an article with its marks in place, captions as figures, addresses allow-listed."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Final, Literal
from urllib.parse import quote

from digest.model import Block, Mark, Value
from digest.site.addresses import ROOT, web
from digest.store.own_files import OwnFile

PICTURE: Final = "\x03"
TABLE: Final = "\x04"
"""Placeholders for messages in the language of the page, so that a body is rendered once for all languages."""

Attachment = Callable[[str], OwnFile | str]
"""Returns what a relative address means: a picture, or the link to another article; "" if it means neither."""

_TAGS: Final = {"strong": "strong", "emphasis": "em", "code": "code"}


class HtmlBlock(Value, gc=False):
    """One block, or an image with its caption, as HTML."""

    kind: str
    html: str


def no_attachment(_address: str) -> str:
    """Find no file next to an article."""
    return ""


def labelled(html: str, picture: str, table: str) -> str:
    """Fill in the messages of a page's language: the text of links to pictures, and the name of wide tables."""
    if PICTURE in html:
        html = html.replace(PICTURE, escape(picture))
    return html.replace(TABLE, escape(table)) if TABLE in html else html


def html_blocks(
    blocks: Sequence[Block], images: Literal["link", "drop"], attachment: Attachment = no_attachment
) -> list[HtmlBlock]:
    """Return the HTML of each block; an image and the caption after it are one figure."""
    found: list[HtmlBlock] = []
    levels = _levels(blocks)
    place = 0
    while place < len(blocks):
        block = blocks[place]
        follows = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.kind == "image":
            caption = follows if follows is not None and follows.kind == "caption" else None
            place += 1 if caption else 0
            html = _figure(block, caption, images, attachment)
            if html:
                found.append(HtmlBlock(kind="image", html=html))
        else:
            found.append(HtmlBlock(kind=block.kind, html=_block(block, levels.get(place, 2), attachment)))
        place += 1
    return found


def inline(text: str, marks: Sequence[Mark], attachment: Attachment = no_attachment) -> str:
    """Return text as HTML, with an element around the words of each mark."""
    if not marks:
        return escape(text)
    parts: list[str] = []
    closing: list[tuple[int, str]] = []
    done = 0
    for start, stop, mark in _placed(text, marks):
        while closing and closing[-1][0] <= start:
            end, tag = closing.pop()
            parts += (escape(text[done:end]), tag)
            done = end
        opening, tag = _tags(mark, attachment)
        parts += (escape(text[done:start]), opening)
        done = start
        closing.append((stop, tag))
    while closing:
        end, tag = closing.pop()
        parts += (escape(text[done:end]), tag)
        done = end
    parts.append(escape(text[done:]))
    return "".join(parts)


def _placed(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, Mark]]:
    """Yield start, stop and mark of marks that are nested or disjoint: each is looked up after the last one, else within it."""
    found: list[tuple[int, int, Mark]] = []
    end = 0
    for mark in marks:
        if not mark.text or "\n" in mark.text or "\t" in mark.text:
            continue
        start = text.find(mark.text, end)
        if start < 0 and found:
            outer_start, outer_stop, outer = found[-1]
            start = text.find(mark.text, outer_start, outer_stop) if outer.kind != mark.kind else -1
        if start < 0:
            continue
        found.append((start, start + len(mark.text), mark))
        end = max(end, start + len(mark.text))
    yield from sorted(found, key=lambda placed: (placed[0], -placed[1]))


def _tags(mark: Mark, attachment: Attachment) -> tuple[str, str]:
    if mark.kind != "link":
        return f"<{_TAGS[mark.kind]}>", f"</{_TAGS[mark.kind]}>"
    if address := web(mark.href):
        return f'<a href="{escape(address)}" rel="nofollow noopener external">', "</a>"
    found = attachment(mark.href)
    return (f'<a href="{escape(found)}">', "</a>") if found and isinstance(found, str) else ("", "")


def _block(block: Block, level: int, attachment: Attachment) -> str:
    html = inline(block.text, block.marks, attachment)
    if block.kind == "paragraph":
        return f"<p>{html}</p>" if "\n" not in html else "<p>" + html.replace("\n", "<br>") + "</p>"
    if block.kind == "heading":
        return f"<h{level}>{html}</h{level}>"
    if block.kind == "list":
        return "<ul>" + "".join(f"<li>{item}</li>" for item in html.split("\n") if item) + "</ul>"
    if block.kind == "quote":
        return "<blockquote>" + "".join(f"<p>{line}</p>" for line in html.split("\n") if line) + "</blockquote>"
    if block.kind == "table":
        return _table(html)
    return (
        f'<pre tabindex="0"><code>{html}</code></pre>'
        if block.kind == "code"
        else f'<figure class="loose"><figcaption>{html}</figcaption></figure>'
    )


def _table(html: str) -> str:
    """Return rows and cells; a first row without digits above a row with some is the head."""
    rows = [row.split("\t") for row in html.split("\n") if row.strip()]
    if not rows:
        return ""
    head = len(rows) > 1 and not any(map(str.isdigit, "".join(rows[0]))) and any(map(str.isdigit, "".join(rows[1])))
    lines = [_row(rows[0], "th", ' scope="col"') if head else _row(rows[0], "td", "")]
    lines += [_row(row, "td", "") for row in rows[1:]]
    return f'<div class="table" tabindex="0" role="region" aria-label="{TABLE}"><table>{"".join(lines)}</table></div>'


def _row(cells: Sequence[str], tag: str, attribute: str) -> str:
    return "<tr>" + "".join(f"<{tag}{attribute}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _figure(image: Block, caption: Block | None, images: Literal["link", "drop"], attachment: Attachment) -> str:
    """Return a picture with its caption: one from elsewhere as a link, because pages request nothing from there."""
    own = attachment(image.src)
    if not isinstance(own, str):
        picture = (
            f'<img src="{ROOT}{escape(quote(own.path))}" alt="{escape(image.text)}" width="{own.width}"'
            f' height="{own.height}" loading="lazy">'
        )
        text = f"<figcaption>{inline(caption.text, caption.marks, attachment)}</figcaption>" if caption else ""
        return f"<figure>{picture}{text}</figure>"
    address = web(image.src) if images == "link" else ""
    words = inline(caption.text, caption.marks, attachment) if caption else escape(image.text)
    link = (
        f'<a class="picture" href="{escape(address)}" rel="nofollow noopener external">{PICTURE}</a>' if address else ""
    )
    text = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{link}{text}</figure>" if link or text else ""


def _levels(blocks: Sequence[Block]) -> dict[int, int]:
    """Return heading levels below the page's h1 by index: equal levels stay equal, and none is skipped on the way down."""
    levels: dict[int, int] = {}
    above: list[int] = []
    for place, block in enumerate(blocks):
        if block.kind == "heading":
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            levels[place] = min(len(above) + 1, 6)
    return levels
