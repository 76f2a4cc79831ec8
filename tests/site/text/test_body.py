"""Blocks as HTML: marks in place, addresses allow-listed, nothing of the text taken for markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block, Mark
from digest.site.addresses import FOLDER, ROOT
from digest.site.text.body import html_blocks, inline, labelled
from digest.store.own_files import OwnFile


def html(*blocks: Block) -> str:
    return labelled("".join(piece.html for piece in html_blocks(blocks, "link")), "Picture", "Table")


def test_marks_enclose_their_words_in_order() -> None:
    marks = (Mark(kind="strong", text="tea"), Mark(kind="link", text="tea", href="https://t.example/?a=1&b=2"))
    assert inline("tea & more tea", marks) == (
        '<strong>tea</strong> &amp; more <a href="https://t.example/?a=1&amp;b=2" rel="nofollow noopener external">tea</a>'
    )


def test_a_mark_within_a_mark_nests() -> None:
    marks = (Mark(kind="strong", text="green tea"), Mark(kind="emphasis", text="tea"))
    assert inline("a green tea.", marks) == "a <strong>green <em>tea</em></strong>."


def test_a_mark_whose_words_are_gone_is_left_out() -> None:
    assert inline("green tea", (Mark(kind="code", text="coffee"),)) == "green tea"


def test_an_address_that_is_not_allowed_leaves_its_words() -> None:
    assert inline("press here", (Mark(kind="link", text="here", href="javascript:x()"),)) == "press here"


def test_an_image_and_its_caption_are_one_figure_that_requests_nothing() -> None:
    figure = html(
        Block(kind="image", text="", src="https://p.example/a.jpg"), Block(kind="caption", text="A tea garden")
    )
    assert figure.startswith('<figure><a class="picture" href="https://p.example/a.jpg"')
    assert "<figcaption>A tea garden</figcaption>" in figure
    assert "<img" not in figure


def test_images_can_be_dropped_and_captions_stay() -> None:
    blocks = (Block(kind="image", text="", src="https://p.example/a.jpg"), Block(kind="caption", text="A garden"))
    assert [piece.html for piece in html_blocks(blocks, "drop")] == [
        "<figure><figcaption>A garden</figcaption></figure>"
    ]
    assert html_blocks(blocks[:1], "drop") == []


def test_headings_begin_below_the_title_and_skip_no_level() -> None:
    blocks = [Block(kind="heading", text=str(level), level=level) for level in (3, 6, 3, 1)]
    assert html(*blocks) == "<h2>3</h2><h3>6</h3><h2>3</h2><h2>1</h2>"


def test_lists_tables_and_quotes() -> None:
    assert html(Block(kind="list", text="one\ntwo")) == "<ul><li>one</li><li>two</li></ul>"
    assert html(Block(kind="quote", text="one\ntwo")) == "<blockquote><p>one</p><p>two</p></blockquote>"
    table = html(Block(kind="table", text="Year\tTea\n2024\t12"))
    assert '<th scope="col">Year</th>' in table
    assert "<td>12</td>" in table
    assert "<th" not in html(Block(kind="table", text="2023\t11\n2024\t12"))


class Reader(HTMLParser):
    """Collects text and tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


WORDS = st.text("ab<>&\"' 茶", max_size=12)
MARKS = st.builds(
    Mark,
    kind=st.sampled_from(["link", "strong", "emphasis", "code"]),
    text=WORDS,
    href=st.sampled_from(["https://a.example", "javascript:x"]),
)


@given(st.text("ab<>&\"' 茶", max_size=60), st.lists(MARKS, max_size=6))
def test_whatever_is_marked_the_text_is_whole_and_the_tags_balance(text: str, marks: list[Mark]) -> None:
    reader = Reader()
    reader.feed(inline(text, marks))
    reader.close()
    assert reader.text == text
    assert reader.open == []


def test_code_keeps_its_lines_and_blanks() -> None:
    assert html(Block(kind="code", text="if a < b:\n    stop()")) == (
        '<pre tabindex="0"><code>if a &lt; b:\n    stop()</code></pre>'
    )


def attachment(address: str) -> OwnFile | str:
    picture = OwnFile(path="media/bay-1.png", source="", key="", width=40, height=30)
    return picture if address == "bay.png" else f"{FOLDER}articles/other/" if address == "other.md" else ""


def test_a_picture_next_to_the_article_is_shown_with_its_size_and_one_that_is_missing_is_not() -> None:
    own = Block(kind="image", text='The "bay"', src="bay.png")
    missing = Block(kind="image", text="", src="no.png")
    (found,) = html_blocks((own, Block(kind="caption", text="At dawn"), missing), "drop", attachment)
    assert found.html == (
        f'<figure><img src="{ROOT}media/bay-1.png" alt="The &quot;bay&quot;" width="40" height="30" loading="lazy">'
        "<figcaption>At dawn</figcaption></figure>"
    )


def test_a_link_to_another_file_leads_to_its_page_and_one_that_is_missing_leaves_its_words() -> None:
    marks = (Mark(kind="link", text="one", href="other.md"), Mark(kind="link", text="two", href="missing.md"))
    assert inline("one two", marks, attachment) == f'<a href="{FOLDER}articles/other/">one</a> two'
