"""Kinds of items: what shows each of them, and what does not."""

from __future__ import annotations

import pytest

from digest.facts import read_kind
from digest.model import Block, Facts, Mark

SENTENCE = "渔港昨天清晨开海，上千条渔船陆续离岸，码头上响起了鞭炮声，孩子们追着海鸥跑。"
REPORT = (SENTENCE,) * 12
PARAGRAPH = (
    "The ferry left at noon with forty passengers, and the harbour master counted them twice before he let it go. "
)


def kind(title: str, *texts: str, url: str = "", language: str = "zh-Hans") -> str:
    blocks = tuple(Block(kind="paragraph", text=text) for text in texts)
    return read_kind(Facts(title=title, language="en" if language == "en" else "zh-Hans", url=url), blocks).kind


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("渔港开海，千帆竞发", ""),
        ("The ferry sails again after two years", "https://seawind.example/news/1"),
        ("海风日报：渔港开海，千帆竞发", ""),
        ("灯塔守护人说：“我守了三十年”；他的儿子不愿接班", ""),  # two clauses, not three headlines
        ("Ferry, bridge and tram close for a day", ""),
        ("Harbour buys two ferries for $4.5 million", ""),  # no offer
        ("Jane Keel is the No. 1 skipper of the bay", ""),
        ("开通一周，渡轮运送三万人", ""),
        ("Model 3.5 of the bay's tide gauge is measured against the old one", ""),
    ],
)
def test_reports(title: str, url: str) -> None:
    assert kind(title, *REPORT, url=url) == "report"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("海湾早报｜渡轮停航", "round-up"),
        ("海风周刊（第 12 期）：灯塔", "round-up"),
        ("渔港开海千帆竞发；灯塔换上新灯；渡轮明天停航", "round-up"),
        ("Harbour Opens New Pier, Ferry Loses Its Licence, Keepers Leave The Lighthouse", "round-up"),
        ("From the new pier to the lost licence… it's the Harbour Weekly Round-Up", "round-up"),
        ("海湾动态日报 2026-05-01", "round-up"),
        ("Bay Watch 5 May 2026", "round-up"),
        ("Bay Weekly #12: piers", "round-up"),
        ("tide-gauge 1.12.3", "release"),
        ("Tide Gauge v2.0.0-beta.1", "release"),
        ("Release notes for the tide gauge", "release"),
        ("Save 20% on lanterns today: the lowest price yet", "deal"),
        ("The best lantern deals of the week", "deal"),
        ("限时优惠：灯笼立减五十", "deal"),
        ("Opinion: leave the lighthouse alone", "opinion"),
        ("社评：灯塔不该关", "opinion"),
    ],
)
def test_words_of_titles(title: str, expected: str) -> None:
    assert kind(title, *REPORT) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/2605.00001", "paper"),
        ("https://doi.org/10.1000/tide", "paper"),
        ("https://github.com/harbour/tide/releases/tag/tide-2", "release"),
        ("https://seawind.example/deals/lantern", "deal"),
        ("https://www.prnewswire.com/news/1", "press"),
        ("https://seawind.example/opinion/leave-it", "opinion"),
        ("https://seawind.example/opinions-differ", "report"),
    ],
)
def test_addresses(url: str, expected: str) -> None:
    assert kind("The tide turns", *REPORT, url=url) == expected


def test_what_an_item_is_made_of() -> None:
    assert kind("渔港开海", url="https://seawind.example/1") == "link"
    assert kind("渔港开海", SENTENCE) == "brief"
    assert kind("The ferry sails", PARAGRAPH, language="en") == "brief"
    assert kind("The ferry sails", *[PARAGRAPH] * 8, language="en") == "report"
    assert kind("Tides", f"In this paper, we propose a gauge. {PARAGRAPH * 3}", language="en") == "paper"
    assert kind("Tides", "FOR IMMEDIATE RELEASE", *[PARAGRAPH] * 8, language="en") == "press"


def test_a_text_of_links_to_many_sites_is_a_round_up() -> None:
    items = [f"The tide of bay {number} and what the keepers say about it" for number in range(8)]
    marks = tuple(Mark(kind="link", text=item, href=f"https://bay{n}.example/a") for n, item in enumerate(items))
    listed = Block(kind="list", text="\n".join(items), marks=marks)
    assert read_kind(Facts(title="Tides", language="en"), (listed,)).kind == "round-up"
    at_home = tuple(Mark(kind="link", text=item, href="https://seawind.example/a") for item in items)
    own = Facts(title="Tides", language="en", url="https://seawind.example/1")
    assert read_kind(own, (Block(kind="list", text="\n".join(items), marks=at_home),)).kind == "brief"


def test_the_evidence_says_why() -> None:
    assert read_kind(Facts(title="Tide Gauge v2.0.0", language="en"), ()).evidence == "title: v2.0.0"
    assert read_kind(Facts(title="Tides", language="en"), ()).evidence == "no text below the title"
