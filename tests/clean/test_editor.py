"""What an editor says in front matter: keep, drop and no cleaning at all; and what is refused."""

from __future__ import annotations

from digest.clean import clean, document
from digest.model import Cleaned, Facts, FrontMatter, Record, RecordFormat, Rejected

TEXT = (
    "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。\n气象台说，未来三天海上风浪平缓，适合作业。\n责任编辑：王海"
)


def run(text: str, front: FrontMatter | None = None, form: RecordFormat = "text") -> Cleaned | Rejected:
    one = Record(id="a", file="a.txt", index=2, line=7, format=form, text=text, front=front or FrontMatter())
    return clean(one, document(one), Facts(title="", language="zh-Hans"))


def test_keep_puts_a_line_back() -> None:
    result = run(TEXT, FrontMatter(keep=("责任编辑：王海",)))
    assert isinstance(result, Cleaned)
    assert (len(result.blocks), result.removals) == (3, ())


def test_drop_takes_a_line_out_and_says_so() -> None:
    result = run(TEXT, FrontMatter(drop=("风浪平缓",)))
    assert isinstance(result, Cleaned)
    assert [(removal.kind, removal.rule) for removal in result.removals] == [
        ("editor-drop", "front-matter.drop"), ("editor", "editor.line"),
    ]  # fmt: skip


def test_keep_wins_over_drop() -> None:
    result = run(TEXT, FrontMatter(keep=("风浪",), drop=("风浪",)))
    assert isinstance(result, Cleaned)
    assert any("风浪" in block.text for block in result.blocks)


def test_clean_false_removes_nothing() -> None:
    result = run(TEXT, FrontMatter(clean=False))
    assert isinstance(result, Cleaned)
    assert (len(result.blocks), result.removals) == (3, ())


def test_removals_tell_line_and_place() -> None:
    result = run(TEXT)
    assert isinstance(result, Cleaned)
    assert [(removal.line, removal.before) for removal in result.removals] == [(9, 2)]


def test_an_empty_record_is_refused() -> None:
    result = run(" \n\u3000")
    assert isinstance(result, Rejected)
    assert (result.reason, result.index, result.line) == ("empty", 2, 7)


def test_boilerplate_alone_is_refused() -> None:
    result = run("责任编辑：王海\n版权所有 未经授权不得转载")
    assert isinstance(result, Rejected)
    assert result.reason == "boilerplate"


def test_a_list_of_links_is_refused() -> None:
    titles = "".join(f'<li><a href="/{n}">第{n}条渔船的故事讲到了哪里</a></li>' for n in range(20))
    result = run(f"<body><ul>{titles}</ul></body>", form="html")
    assert isinstance(result, Rejected)
    assert result.reason in ("list-page", "boilerplate")


def test_a_list_of_links_with_dates_is_refused_as_one() -> None:
    titles = "".join(f'<li><a href="/{n}">第{n}盏灯</a><span>2021-03-{n:02}</span></li>' for n in range(1, 12))
    page = f'<body><h2>海洋频道</h2><ul class="news">{titles}</ul><div class="foot">版权所有 海风日报</div></body>'
    result = run(page, form="html")
    assert isinstance(result, Rejected)
    assert result.reason == "list-page"


def test_a_short_article_with_links_is_no_list() -> None:
    links = "".join(
        f'<p><a href="/{n}">第{n}盏灯</a>昨天亮了，渔民们都看见了，港口的人说，它比去年的亮。</p>' for n in range(8)
    )
    assert isinstance(run(f"<body><div>{links}</div></body>", form="html"), Cleaned)


def test_a_login_wall_is_refused() -> None:
    result = run("<body><div><h1>渔港</h1><p>请登录后继续阅读全部内容，您还没有登录。</p></div></body>", form="html")
    assert isinstance(result, Rejected)
    assert result.reason in ("login-wall", "boilerplate")


def test_one_sentence_is_kept() -> None:
    assert isinstance(run("渔港昨天开海。"), Cleaned)
