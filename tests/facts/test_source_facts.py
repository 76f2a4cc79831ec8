"""What the rules of a source add: which articles are its own, its name, its time zone, its byline."""

from __future__ import annotations

import msgspec
import pytest

from digest.config.source_rules import SourceRules
from digest.facts.source_facts import SourceIndex, apply_source_rules
from digest.model import DateFact, Document, Facts, FrontMatter, Line, Record


def rules(key: str = "seawind", **given: object) -> SourceRules:
    plain = SourceRules(key=key, file=f"content/sources/{key}.yaml", name="海风日报")
    return msgspec.structs.replace(plain, **given)


def record(file: str = "2026/a.txt") -> Record:
    return Record(id="a", file=file, index=0, line=1, format="text", text="", front=FrontMatter())


def facts(**given: object) -> Facts:
    return msgspec.structs.replace(Facts(title="开海", language="zh-Hans"), **given)


@pytest.mark.parametrize(
    ("source", "known", "file"),
    [
        (rules(names=("海风日报",)), facts(source="海風日報"), "a.txt"),
        (rules(names=("海风报",)), facts(source="《海风日报》"), "a.txt"),
        (rules(hosts=("seawind.example",)), facts(url="https://www.seawind.example/a"), "a.txt"),
        (rules(hosts=("seawind.example",)), facts(url="https://news.seawind.example/a"), "a.txt"),
        (rules(paths=("wire/*",)), facts(), "wire/2026/a.txt"),
    ],
)
def test_articles_of_a_source(source: SourceRules, known: Facts, file: str) -> None:
    assert SourceIndex((rules("other", hosts=("other.example",)), source)).find(record(file), known) is source


@pytest.mark.parametrize(
    ("source", "known"),
    [
        (rules(names=("海风日报",)), facts()),
        (rules(hosts=("wind.example",)), facts(url="https://seawind.example/a")),
        (rules(hosts=("seawind.example",)), facts(source="海风日报")),
        (rules(paths=("wire/*",)), facts(source="海风日报")),
    ],
)
def test_articles_of_another_source(source: SourceRules, known: Facts) -> None:
    assert SourceIndex((source,)).find(record(), known) is None


def test_the_path_counts_before_the_host_and_the_host_before_the_name() -> None:
    named, hosted, placed = (
        rules("n", names=("海风日报",)),
        rules("h", hosts=("a.example",)),
        rules("p", paths=("2026/*",)),
    )
    known = facts(source="海风日报", url="https://a.example/1")
    assert SourceIndex((named, hosted, placed)).find(record(), known) is placed
    assert SourceIndex((named, hosted)).find(record(), known) is hosted


def after(known: Facts, source: SourceRules, *lines: str, front: FrontMatter | None = None) -> Facts:
    document = Document(lines=tuple(Line(text=text, number=1) for text in lines))
    return apply_source_rules(known, document, front or FrontMatter(), source)


def test_the_name_in_the_rules_is_used_and_named_as_evidence() -> None:
    found = after(facts(source="海風日報", evidence=(("source", "来源：海風日報"),)), rules())
    assert (found.source, dict(found.evidence)["source"]) == ("海风日报", "content/sources/seawind.yaml: name")


def test_front_matter_takes_precedence() -> None:
    front = FrontMatter(source="别报", authors=("林舟",), date="2026-05-01", language="en")
    date = DateFact(value="2026-05-01", precision="day", evidence="front matter", timestamp="2026-05-01T23:30:00")
    known = Facts(title="x", language="en", source="别报", authors=("林舟",), date=date)
    source = rules(bylines=("文｜{author}",), time_zone="Asia/Tokyo", language="zh-Hant")
    assert after(known, source, "文｜王海", front=front) == known


def test_the_byline_names_the_authors() -> None:
    found = after(
        facts(authors=("旁人",)), rules(bylines=("图｜{author}", "文｜{author}")), "开海", "文|王海、林舟", "正文。"
    )
    assert (found.authors, dict(found.evidence)["authors"]) == (("王海", "林舟"), "文|王海、林舟")
    assert after(facts(authors=("旁人",)), rules(bylines=("文｜{author}",)), "正文。").authors == ("旁人",)


@pytest.mark.parametrize(
    ("moment", "zone", "value", "shown"),
    [
        ("2026-05-01T23:30:00+00:00", "Asia/Taipei", "2026-05-02", "2026-05-02T07:30:00+08:00"),
        ("2026-05-01T23:30:00", "Asia/Taipei", "2026-05-01", "2026-05-01T23:30:00+08:00"),
        ("2026-07-01T00:10:00+08:00", "Europe/London", "2026-06-30", "2026-06-30T17:10:00+01:00"),
        ("", "Asia/Taipei", "2026-05-01", ""),
    ],
)
def test_timestamps_are_in_the_time_zone_of_the_source(moment: str, zone: str, value: str, shown: str) -> None:
    date = DateFact(value=moment[:10] or "2026-05-01", precision="day", evidence="datepublished: x", timestamp=moment)
    found = after(facts(date=date), rules(time_zone=zone)).date
    assert found is not None
    assert (found.value, found.timestamp) == (value, shown)
