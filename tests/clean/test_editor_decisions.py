"""Editor decisions in front matter: keep, drop and no cleaning at all; and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import readers
from digest.article import article, articles, stages
from digest.clean import clean, read_document
from digest.config.vocabulary import Vocabulary
from digest.model import Article, Block, Cleaned, Facts, FrontMatter, Record, RecordFormat, Rejected
from digest.text.normalise import repair
from digest.text.script import fold
from tests.clean.test_cases import Case, cases, record
from tests.readers.test_splitting import cases as glued

TEXT = (
    "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。\n气象台说，未来三天海上风浪平缓，适合作业。\n责任编辑：王海"
)


def run(text: str, front: FrontMatter | None = None, form: RecordFormat = "text") -> Cleaned | Rejected:
    record = Record(id="a", file="a.txt", index=2, line=7, format=form, text=text, front=front or FrontMatter())
    return clean(record, read_document(record), Facts(title="", language="zh-Hans"))


def test_keep_restores_a_line() -> None:
    result = run(TEXT, FrontMatter(keep=("责任编辑：王海",)))
    assert isinstance(result, Cleaned)
    assert (len(result.blocks), result.removals) == (3, ())


def test_drop_removes_a_line_and_reports_it() -> None:
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


def test_removals_have_line_and_place() -> None:
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


def test_a_list_of_links_with_dates_is_refused() -> None:
    titles = "".join(f'<li><a href="/{n}">第{n}盏灯</a><span>2021-03-{n:02}</span></li>' for n in range(1, 12))
    page = f'<body><h2>海洋频道</h2><ul class="news">{titles}</ul><div class="foot">版权所有 海风日报</div></body>'
    result = run(page, form="html")
    assert isinstance(result, Rejected)
    assert result.reason == "list-page"


def test_a_short_article_with_links_is_not_a_list() -> None:
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


STAGES = stages(Vocabulary())


def lines_of(case: Case) -> list[str]:
    """Return the lines of a case that have letters, as they are shown."""
    lines = [repair(line.text) for line in read_document(record(case.text, case.form)).lines if line.kind != "image"]
    return [line for line in lines if any(map(str.isalnum, line))]


def kept_lines(blocks: tuple[Block, ...]) -> list[str]:
    return [line for block in blocks for line in block.text.split("\n")]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_any_line_can_be_kept_whole(case: Case) -> None:
    for line in lines_of(case):
        result = article(record(case.text, case.form, FrontMatter(keep=(line,), drop=(line,))), STAGES)
        assert isinstance(result, Article), line
        shown = {" ".join(kept.split()) for kept in kept_lines(result.body.blocks)}
        assert {" ".join(part.split()) for part in line.split("\n")} <= shown, line
        assert not [removal for removal in result.body.removals if removal.text == line]


@given(st.data())
def test_a_part_of_a_line_keeps_the_whole_line(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(cases()))
    line = data.draw(st.sampled_from([row for line in lines_of(case) for row in line.split("\n")]))
    start = data.draw(st.integers(0, len(line) - 1))
    part = line[start : data.draw(st.integers(start + 1, len(line)))]
    given = record(case.text, case.form, FrontMatter(keep=(part,)))
    result = clean(given, read_document(given), Facts(title="", language="en"))
    assert isinstance(result, Cleaned | Rejected)
    if isinstance(result, Cleaned) and repair(part).strip():
        shown = [fold(kept).replace("\t", " ") for kept in kept_lines(result.blocks)]
        assert any(fold(repair(part)) in kept for kept in shown)


def test_a_kept_line_is_found_in_the_other_script_and_with_other_punctuation() -> None:
    result = run(TEXT, FrontMatter(keep=("責任編輯:王海",)))
    assert isinstance(result, Cleaned)
    assert len(result.blocks) == 3


def test_a_line_outside_the_main_element_is_restored_in_its_place() -> None:
    page = (
        '<body><div class="top"><p>今天涨潮在六点一刻。</p></div><div class="story"><h1>渔港</h1>'
        "<p>渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。</p>"
        "<p>气象台说，未来三天海上风浪平缓，适合作业，船队将北上。</p></div>"
        '<div class="foot"><p>今天退潮在正午。</p></div></body>'
    )
    result = run(page, FrontMatter(keep=("涨潮", "退潮")), "html")
    assert isinstance(result, Cleaned)
    shown = kept_lines(result.blocks)
    assert (shown[0], shown[-1]) == ("今天涨潮在六点一刻。", "今天退潮在正午。")


def test_a_login_wall_with_a_kept_line_is_an_article() -> None:
    page = "<body><div><h1>渔港</h1><p>请登录后继续阅读全部内容，您还没有登录。</p></div></body>"
    result = run(page, FrontMatter(keep=("请登录后",)), "html")
    assert isinstance(result, Cleaned)


def test_keep_applies_to_each_of_several_glued_articles() -> None:
    text = "\n".join([*glued()[0][1], "责任编辑：林舟"]).replace("\n何渡\n", "\n责任编辑：何渡\n")
    plain = articles(readers.read("a.txt", text.encode()), STAGES)
    kept = articles(readers.read("a.txt", f"---\nkeep: [责任编辑]\n---\n{text}".encode()), STAGES)
    assert len(plain) == len(kept) == 2
    for before, after in zip(plain, kept, strict=True):
        assert isinstance(before, Article)
        assert isinstance(after, Article)
        assert [removal for removal in before.body.removals if removal.rule == "editor.line"]
        assert not [removal for removal in after.body.removals if removal.rule == "editor.line"]
