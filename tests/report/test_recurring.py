"""Lines shared by articles of a source: counted once per article, not in copies, and not shown once an editor has decided."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.config.source_rules import SourceLineRule, SourceRules
from digest.model import Block, Body, Entry, Facts, FrontMatter
from digest.report.recurring import Recurring, recurring

LINE = "海风日报，每天早上一张。"


def entry(name: str, source: str = "海风日报", url: str = "") -> Entry:
    return Entry(
        id=name, slug=name, file=f"{name}.txt", index=0, line=1, tags=(), summary="", front=FrontMatter(),
        facts=Facts(title=name, language="zh-Hans", source=source, url=url), length=0, removed=0, image="", digest="", card="",
    )  # fmt: skip


def found(texts: dict[str, list[str]], sources: tuple[SourceRules, ...] = (), **given: str) -> tuple[Recurring, ...]:
    bodies = {
        name: Body(blocks=tuple(Block(kind="paragraph", text=text) for text in lines), removals=())
        for name, lines in texts.items()
    }
    return recurring([entry(name, **given) for name in texts], bodies.__getitem__, sources)


def articles(count: int, *lines: str) -> dict[str, list[str]]:
    return {f"a{n}": [f"第{n}天，船队到了第{n}个港口。", f"第{n}天的鱼价是{n}元。", *lines] for n in range(count)}


def test_a_line_of_three_articles_has_a_count_and_examples() -> None:
    (line,) = found(articles(3, LINE))
    assert (line.source, line.text, line.count, line.articles) == ("海风日报", LINE, 3, 3)
    assert line.examples == ("a0", "a1", "a2")


def test_two_articles_are_too_few_and_so_is_a_small_share() -> None:
    assert found(articles(2, LINE)) == ()
    assert found({**articles(40), **{f"b{n}": [f"甲{n}", f"乙{n}", LINE] for n in range(3)}}) == ()


def test_script_and_width_do_not_count() -> None:
    texts = articles(3)
    for name, line in zip(texts, (LINE, "海風日報,每天早上一張。", LINE), strict=True):
        texts[name].append(line)
    assert [line.count for line in found(texts)] == [3]


def test_a_line_twice_in_one_article_counts_once() -> None:
    assert found({"a": [LINE, LINE], "b": ["另一篇。"], "c": ["第三篇。", LINE]}) == ()


def test_lines_shared_by_copies_do_not_count() -> None:
    text = ["渔港昨天开海。", "气象台说风浪平缓。", LINE]
    assert found(dict.fromkeys("abcdef", text)) == ()


def test_a_long_line_does_not_count() -> None:
    assert found(articles(5, "开海，" * 100)) == ()


def test_sources_without_a_name_are_distinguished_by_host() -> None:
    assert found(articles(5, LINE), source="") == ()
    (line,) = found(articles(3, LINE), source="", url="https://www.seawind.example/1")
    assert line.source == "seawind.example"


def test_lines_kept_by_rules_are_left_out() -> None:
    for rule in (SourceLineRule(text=LINE), SourceLineRule(text="海風日報*一張。", wild=True)):
        source = SourceRules(key="s", file="s.yaml", name="海风日报", keep_lines=(rule,))
        assert found(articles(3, LINE), (source,)) == ()


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("甲乙丙丁戊"), max_size=6)))
def test_every_line_is_in_as_many_articles_as_its_count_at_least(texts: dict[str, list[str]]) -> None:
    for line in found(texts):
        assert 3 <= line.count <= sum(line.text in lines for lines in texts.values())
        assert all(line.text in texts[name] for name in line.examples)
