"""Lines of a page have the number of the source line they begin on, or 0."""

from __future__ import annotations

from digest.clean import clean, read_document
from digest.clean.html_document import numbered
from digest.model import Cleaned, Facts, FrontMatter, Line, Record

PAGE = """<html><head><title>渔港开海</title>
<script>var text = "渔港昨天开海，上千条渔船陆续离岸";</script></head>
<body class="x">
<h1>渔港开海</h1>
<p title="渔港昨天开海，上千条渔船陆续离岸">
渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。</p>

<p>气象台&#x8bf4;，未来三天海上风浪平缓，适合作业。</p>
<p>责任编辑：王海</p></body></html>"""


def test_removals_of_a_page_have_their_line() -> None:
    record = Record(id="a", file="a", index=0, line=11, format="html", text=PAGE, front=FrontMatter())
    result = clean(record, read_document(record), Facts(title="渔港开海", language="zh-Hans"))
    assert isinstance(result, Cleaned)
    assert [(removal.text, removal.line) for removal in result.removals] == [("渔港开海", 14), ("责任编辑：王海", 19)]


def test_lines_are_found_in_order_or_not_at_all() -> None:
    record = Record(id="a", file="a", index=0, line=1, format="html", text=PAGE, front=FrontMatter())
    assert [line.number for line in read_document(record).lines] == [4, 6, 0, 9]


def test_a_line_missing_from_the_source_has_no_number() -> None:
    lines = [Line(text="灯", number=0), Line(text="", number=0), Line(text="海", number=0)]
    assert [line.number for line in numbered(lines, "<p>灯</p>\n<p>海</p>", 5)] == [5, 0, 6]
