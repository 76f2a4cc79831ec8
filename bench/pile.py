"""An invented pile of articles that behaves like scraped ones, with an answer key; and the figures of stories against the key.

    python bench/pile.py N FOLDER        writes digest.yaml, content/ and pile.json, always the same for one N
    python bench/pile.py --score FOLDER  builds the site FOLDER in memory and prints precision and recall of its stories

Of the N articles of four years, about 38 % report events, each by two to twelve outlets within days and in different words; 24 % report
something that nobody else does, on the same beats with the same vocabulary; 16 % belong to series (newsletters, release notes,
market notes, abstracts); 7 % are copies (word for word, shortened, in the other script, or at the same address with tracking
parameters); 5 % are round-ups of a day's events; 10 % are links: a headline and an address. They are in Simplified and Traditional
Chinese and English, as Markdown, CSV, JSON Lines, HTML and RSS, tagged by others, and some have no date. `pile.json` has of each
article its kind, beat, event and language; those of one event belong to one story, and no others do. Articles are named by the
number in their address.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import html
import io
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pile_words as words
from pile_words import Beat, Event, Pair

from digest.commands.build import build_time
from digest.parallel import Pool
from digest.pipeline.articles import all_articles
from digest.pipeline.build import library_of, open_memory, remember, with_memory
from digest.pipeline.inputs import load_inputs
from digest.pipeline.visibility import scheduled
from digest.site_paths import SitePaths
from digest.text.convert import converter

FIRST: Final = dt.date(2022, 1, 3)
DAYS: Final = 1_456  # four years
CONFIGURATION: Final = """\
title: {zh-Hans: 拾遗文摘, en: Gleanings}
base_url: https://pile.example/
languages: {zh-Hans: zh-hans, zh-Hant: zh-hant, en: en}
"""
NUMBER: Final = re.compile(r"/a(\d{6})\b")
FORMATS: Final = ("md", "md", "md", "csv", "csv", "jsonl", "html", "xml")
TAGS: Final = ("Analysis", "要闻", "Weekly", "快讯", "Featured", "深度", "Breaking", "观点", "Premium", "今日头条")


@dataclass(frozen=True)
class Outlet:
    """A source: its name, its habits, and what it repeats in every article."""

    name: Pair
    slug: str
    language: str
    format: str
    suffix: str
    refrain: tuple[str, ...]
    tags: bool


@dataclass(frozen=True)
class Item:
    """An article of the pile."""

    number: int
    outlet: Outlet
    day: int | None
    kind: str  # report, brief, series, round-up, link
    title: str
    paragraphs: tuple[str, ...]
    beat: str
    event: int = -1
    address: str = ""
    series: str = ""


class Pile:
    """Articles in the order they are invented."""

    def __init__(self, count: int) -> None:
        self.rng = random.Random(20_240_229)
        self.count = count
        self.items: list[Item] = []
        self.events: list[Event] = []
        self.firms = {beat.key: tuple(words.firm(self.rng) for _ in range(14)) for beat in words.BEATS}
        self.places = tuple(words.place(self.rng) for _ in range(60))
        self.outlets = [self._outlet(number) for number in range(max(12, min(90, count // 60)))]
        self.bursts = [self.rng.randrange(DAYS - 7) for _ in range(24)]
        self.to_hant = converter("zh-Hans", "zh-Hant")

    def _outlet(self, number: int) -> Outlet:
        rng = self.rng
        base = words.place(rng)
        kind = rng.choice(
            (Pair("日报", "Daily"), Pair("晚报", "Courier"), Pair("观察", "Observer"), Pair("通讯社", "Wire"))
        )
        name = Pair(base.zh + kind.zh, f"{base.en} {kind.en}")
        language = ("zh-Hans", "en", "zh-Hans", "en", "zh-Hant")[number % 5]
        mark = rng.choice((" - ", "｜", " | ", "_")) if rng.random() < 0.35 else ""
        beat, refrain = rng.choice(words.BEATS), list[str]()
        if rng.random() < 0.4:
            refrain = [words.fill(rng, beat, self.firms[beat.key], language) for _ in range(2)]
        slug = f"{base.en.lower()}-{number}"
        return Outlet(name, slug, language, FORMATS[number % len(FORMATS)], mark and mark + name.of(language),
                      tuple(refrain), rng.random() < 0.6)  # fmt: skip

    def fill(self) -> list[Item]:
        """Invent all articles."""
        self._add_series(self.count * 16 // 100)
        makers: tuple[tuple[Callable[[], None], int], ...] = (
            (self._add_event, 115), (self._add_single, 240), (self._add_copy, 80), (self._add_round_up, 50), (self._add_link, 100))  # fmt: skip
        for _ in range(3):
            self._add_event()
        while len(self.items) < self.count:
            self.rng.choices([maker for maker, _ in makers], [weight for _, weight in makers])[0]()
        del self.items[self.count :]
        return self.items

    def _day(self) -> int:
        rng = self.rng
        return rng.choice(self.bursts) + rng.randrange(7) if rng.random() < 0.35 else int(DAYS * rng.random() ** 0.7)

    def _some_outlet(self, language: str = "") -> Outlet:
        known = [outlet for outlet in self.outlets if outlet.language == language or not language]
        return self.rng.choices(known, [1 / (place + 4) for place in range(len(known))])[0]

    def _event(self) -> Event:
        rng, beat = self.rng, self.rng.choice(words.BEATS)
        actor, other = rng.sample(self.firms[beat.key], 2)
        event = Event(
            number=len(self.events), beat=beat, day=self._day(), actor=actor, other=other, place=rng.choice(self.places),
            person=words.person(rng), thing=rng.choice(beat.things), deed=rng.choice(beat.deeds), code=words.code(rng),
            amount=rng.randrange(12, 9_800), share=rng.randrange(3, 98), month=rng.randrange(2, 30),
        )  # fmt: skip
        self.events.append(event)
        return event

    def _written(self, text: str, language: str) -> str:
        return self.to_hant(text) if language == "zh-Hant" else text

    def _add(
        self, outlet: Outlet, day: int | None, kind: str, title: str, paragraphs: Sequence[str], beat: str, **more: Any
    ) -> None:
        number, language = len(self.items), outlet.language
        shown = [self._written(each, language) for each in (title, *paragraphs)]
        self.items.append(Item(number, outlet, day, kind, shown[0], tuple(shown[1:]), beat, **more))

    def _report(self, event: Event, outlet: Outlet, day: int | None) -> None:
        rng, language = self.rng, outlet.language
        found = words.facts(rng, event, language, 5)
        length = 0 if rng.random() < 0.06 else max(2, int(rng.lognormvariate(2.6, 0.7)))
        more = [words.fill(rng, event.beat, self.firms[event.beat.key], language) for _ in range(length)]
        paragraphs = (
            [found[0], *_paragraphs(rng, found[1:] + more, language), *outlet.refrain] if length else [found[0]]
        )
        title = words.headline(rng, event, language) + outlet.suffix
        self._add(outlet, day, "report" if length else "brief", title, paragraphs, event.beat.key, event=event.number)

    def _add_event(self) -> None:
        rng, event = self.rng, self._event()
        count = 2 + min(10, int(rng.expovariate(0.55)))
        languages = (
            ("zh-Hans", "zh-Hant", "en") if rng.random() < 0.3 else rng.choice((("zh-Hans", "zh-Hant"), ("en",)))
        )
        outlets = dict.fromkeys(self._some_outlet(rng.choice(languages)) for _ in range(count))
        for outlet in outlets:
            later = min(3, int(rng.expovariate(1.2)))
            self._report(event, outlet, None if rng.random() < 0.03 else event.day + later)

    def _add_single(self) -> None:
        event = self._event()
        self._report(event, self._some_outlet(), None if self.rng.random() < 0.03 else event.day)

    def _add_copy(self) -> None:
        """Add the text of another outlet: as it is, shortened under another headline, or in the other script."""
        rng = self.rng
        first = rng.choice(self.items)
        if first.kind != "report" or first.event < 0:
            return
        if rng.random() < 0.2:
            address = f"{self.address(first)}?utm_source={rng.choice(('feed', 'weekly'))}"
            self.items.append(replace(first, number=len(self.items), address=address))
            return
        scripts = ("zh-Hans", "zh-Hant") if first.outlet.language != "en" else ("en",)
        outlet = self._some_outlet(rng.choice(scripts))
        title, paragraphs = first.title.removesuffix(first.outlet.suffix), first.paragraphs
        if rng.random() < 0.5:
            title, paragraphs = (
                words.headline(rng, self.events[first.event], outlet.language),
                paragraphs[: max(2, len(paragraphs) - 1)],
            )
        if first.outlet.language == "zh-Hant" and outlet.language == "zh-Hans":
            back = converter("zh-Hant", "zh-Hans")
            title, paragraphs = back(title), tuple(map(back, paragraphs))
        day = None if first.day is None else first.day + rng.randrange(3)
        self._add(outlet, day, first.kind, title + outlet.suffix, paragraphs, first.beat, event=first.event)

    def _add_round_up(self) -> None:
        """Add the events of some days, each in a paragraph, in the words of reports."""
        rng, outlet = self.rng, self._some_outlet()
        day = self._day()
        near = [event for event in self.events[-4_000:] if 0 <= day - event.day <= 2] or self.events[-8:]
        chosen = rng.sample(near, min(len(near), rng.randint(5, 11)))
        paragraphs = []
        for event in chosen:
            paragraphs += [
                words.headline(rng, event, outlet.language),
                " ".join(words.facts(rng, event, outlet.language, 2)),
            ]
        date = (FIRST + dt.timedelta(days=day)).isoformat()
        title = f"Morning briefing, {date}" if outlet.language == "en" else f"早报：{date} 要闻一览"
        self._add(outlet, day, "round-up", title, paragraphs, "")

    def _add_link(self) -> None:
        rng, event = self.rng, self.rng.choice(self.events)
        outlet = self._some_outlet()
        self._add(outlet, event.day + rng.randrange(2), "link", words.headline(rng, event, outlet.language), (), event.beat.key,
                  event=event.number)  # fmt: skip

    def _add_series(self, count: int) -> None:
        kinds, runs = (self._weekly, self._release, self._market, self._abstract), 0
        while len(self.items) < count:
            outlet, beat = self._some_outlet(), self.rng.choice(words.BEATS)
            step = self.rng.choice((1, 7, 7, 14))
            length = self.rng.randint(8, max(9, min(DAYS // step, self.count // 40)))
            start, name, write = self.rng.randrange(max(1, DAYS - length * step)), words.firm(self.rng), kinds[runs % 4]
            for issue in range(min(length, count - len(self.items))):
                title, paragraphs = write(outlet, beat, name, issue + 1)
                self._add(
                    outlet,
                    start + issue * step,
                    "series",
                    title,
                    paragraphs,
                    beat.key,
                    series=f"{write.__name__[1:]} {runs}",
                )
            runs += 1

    def _sentences(self, outlet: Outlet, beat: Beat, count: int) -> list[str]:
        return [words.fill(self.rng, beat, self.firms[beat.key], outlet.language) for _ in range(count)]

    def _weekly(self, outlet: Outlet, beat: Beat, name: Pair, issue: int) -> tuple[str, list[str]]:
        en, said = outlet.language == "en", self._sentences(outlet, beat, 14)
        title = f"{name.en} Weekly #{issue}" if en else f"{name.zh}周刊（第{issue}期）"
        opening = (
            f"This is issue {issue} of our weekly letter. Thank you for reading."
            if en
            else f"这里是第{issue}期周刊，记录每周值得分享的内容。"
        )
        return title, [opening, *_paragraphs(self.rng, said, outlet.language)]

    def _release(self, outlet: Outlet, beat: Beat, name: Pair, issue: int) -> tuple[str, list[str]]:
        en, version = outlet.language == "en", f"{1 + issue // 20}.{issue % 20}.{self.rng.randrange(9)}"
        product = name.en.split()[0]
        lines = [f"- Fix the {each.en} of {self.rng.choice(beat.things).en} ({self.rng.randrange(9_000)})" if en
                 else f"- 修复{self.rng.choice(beat.things).zh}中{each.zh}的问题（{self.rng.randrange(9_000)}）" for each in beat.nouns[:6]]  # fmt: skip
        title = f"{product} {version} released" if en else f"{product} {version} 发布说明"
        opening = (
            f"{product} {version} is available for download, with fixes and small improvements."
            if en
            else f"{product} {version} 现已提供下载，包含修复与改进。"
        )
        return title, [opening, "\n".join(lines)]

    def _market(self, outlet: Outlet, beat: Beat, name: Pair, issue: int) -> tuple[str, list[str]]:
        en, rng = outlet.language == "en", self.rng
        level, change = 3_000 + 3 * issue + rng.randrange(90), rng.randrange(1, 400) / 100
        unit = rng.choice(beat.nouns)
        title = f"{name.en} closing note: index at {level}" if en else f"{name.zh}收评：指数报{level}点"
        opening = (
            f"The {name.en} index moved {change} per cent to {level} points; {unit.en} shares led."
            if en
            else f"{name.zh}指数今日变动{change}%，报{level}点，{unit.zh}板块领先。"
        )
        return title, [opening, *_paragraphs(rng, self._sentences(outlet, beat, 5), outlet.language)]

    def _abstract(self, outlet: Outlet, beat: Beat, _name: Pair, issue: int) -> tuple[str, list[str]]:
        en, (first, second) = outlet.language == "en", self.rng.sample(beat.nouns, 2)
        thing = self.rng.choice(beat.things)
        title = (
            f"On {first.en} and {second.en} for {thing.en}, a study of {issue + 3} sites"
            if en
            else f"{thing.zh}中{first.zh}与{second.zh}的关系：对{issue + 3}处的研究"
        )
        opening = (
            "We study a model, show that it outperforms earlier work, and discuss limits of our method."
            if en
            else "本文提出一种方法，实验表明其优于已有工作，并讨论其局限。"
        )
        return title, [" ".join([opening, *self._sentences(outlet, beat, 6)])]

    def address(self, item: Item) -> str:
        """Return the address of an article at its source."""
        return item.address or f"https://{item.outlet.slug}.example/news/a{item.number:06}"

    def tags(self, item: Item) -> list[str]:
        """Return what the source tags the article with."""
        rng = random.Random(item.number)
        beats = [beat for beat in words.BEATS if beat.key == item.beat]
        near = [noun.of(item.outlet.language) for beat in beats for noun in rng.sample(beat.nouns, 2)]
        return [*near, rng.choice(TAGS), f"{rng.choice(TAGS)} {rng.randrange(40)}"] if item.outlet.tags else []


def _paragraphs(rng: random.Random, sentences: Sequence[str], language: str) -> list[str]:
    """Return sentences in paragraphs of a few, in another order."""
    shuffled, found = rng.sample(sentences, len(sentences)), list[str]()
    while shuffled:
        size = rng.randint(2, 5)
        found.append((" " if language == "en" else "").join(shuffled[:size]))
        del shuffled[:size]
    return found


def files(pile: Pile) -> Iterator[tuple[str, str, list[Item]]]:
    """Yield path, text and articles of every file below content/."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in pile.items:
        day = "undated" if item.day is None else (FIRST + dt.timedelta(days=item.day)).isoformat()
        kind = item.outlet.format
        if kind in ("md", "html"):
            single = "md" if item.kind in ("link", "series") else kind
            name = (
                f"{item.outlet.slug}/{day[:7]}/a{item.number:06}.{single}"
                if item.kind != "link"
                else f"links/{day[:7]}.csv"
            )
            kind = single if item.kind != "link" else "links"
        else:
            name, kind = (
                (f"{item.outlet.slug}/{day[:7]}.{kind}", kind)
                if item.kind != "link"
                else (f"links/{day[:7]}.csv", "links")
            )
        groups[name, kind].append(item)
    writers = {"md": _markdown, "html": _page, "csv": _table, "jsonl": _lines, "xml": _feed, "links": _links}
    for (name, kind), items in sorted(groups.items()):
        yield name, writers[kind](pile, items), items


def _date(item: Item) -> str:
    return "" if item.day is None else (FIRST + dt.timedelta(days=item.day)).isoformat()


def _markdown(pile: Pile, items: list[Item]) -> str:
    item = items[0]
    head = {"title": item.title, "date": _date(item), "source": item.outlet.name.of(item.outlet.language),
            "url": pile.address(item), "tags": pile.tags(item)}  # fmt: skip
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items() if value]
    return "\n".join(["---", *lines, "---", "", "\n\n".join(item.paragraphs), ""])


def _page(pile: Pile, items: list[Item]) -> str:
    item = items[0]
    address, name = pile.address(item), item.outlet.name.of(item.outlet.language)
    body = "\n".join(f"<p>{html.escape(each)}</p>" for each in item.paragraphs)
    date = f'<meta property="article:published_time" content="{_date(item)}">' if _date(item) else ""
    return (
        f'<!doctype html><html lang="{item.outlet.language}"><head><meta charset="utf-8"><title>{html.escape(item.title)}</title>'
        f'<link rel="canonical" href="{address}"><meta property="og:site_name" content="{name}">{date}</head><body>'
        f'<nav><a href="/">{name}</a> <a href="/news">News</a> <a href="/about">About</a></nav>'
        f"<article><h1>{html.escape(item.title)}</h1>\n{body}\n</article><footer>© {name}</footer></body></html>\n"
    )


def _row(pile: Pile, item: Item) -> dict[str, str]:
    return {"title": item.title, "date": _date(item), "source": item.outlet.name.of(item.outlet.language),
            "url": pile.address(item), "text": "\n\n".join(item.paragraphs)}  # fmt: skip


def _table(pile: Pile, items: list[Item]) -> str:
    return _csv([_row(pile, item) for item in items])


def _links(pile: Pile, items: list[Item]) -> str:
    return _csv([{"时间": _date(item), "标题": item.title, "链接": pile.address(item)} for item in items])


def _csv(rows: list[dict[str, str]]) -> str:
    found = io.StringIO()
    table = csv.DictWriter(found, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return found.getvalue()


def _lines(pile: Pile, items: list[Item]) -> str:
    return "".join(f"{json.dumps(_row(pile, item), ensure_ascii=False)}\n" for item in items)


def _feed(pile: Pile, items: list[Item]) -> str:
    entries = []
    for item in items:
        date = (
            f"<pubDate>{dt.datetime.fromisoformat(_date(item)):%a, %d %b %Y} 08:00:00 GMT</pubDate>"
            if _date(item)
            else ""
        )
        text = html.escape("".join(f"<p>{html.escape(each)}</p>" for each in item.paragraphs))
        address = html.escape(pile.address(item))
        entries.append(
            f'<item><title>{html.escape(item.title)}</title><link>{address}</link><guid isPermaLink="true">{address}</guid>'
            f"{date}<description>{text}</description></item>"
        )
    outlet = items[0].outlet
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{outlet.name.of(outlet.language)}</title>'
        f"<link>https://{outlet.slug}.example/</link>\n" + "\n".join(entries) + "\n</channel></rss>\n"
    )


def key(pile: Pile) -> dict[str, dict[str, object]]:
    """Return what each article is, by the number in its address; copies at the same address are counted with the first."""
    return {
        f"{item.number:06}": {"kind": item.kind, "beat": item.beat, "event": item.event, "series": item.series,
                              "language": item.outlet.language, "day": item.day, "title": item.title}
        for item in pile.items if not item.address
    }  # fmt: skip


def write(count: int, folder: Path) -> None:
    """Write the site and its answer key."""
    pile = Pile(count)
    pile.fill()
    for name, text, _ in files(pile):
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "digest.yaml").write_text(CONFIGURATION, encoding="utf-8")
    (folder / "pile.json").write_text(json.dumps(key(pile), ensure_ascii=False, indent=0), encoding="utf-8")


def figures(stories: Iterable[Iterable[str]], answers: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Return precision, recall and sizes of stories, which are given as addresses or numbers of their articles.

    Links are left out of it. Recall is also given within a language (the two scripts of Chinese are one), and across languages.
    """
    known = {number: answer for number, answer in answers.items() if answer["kind"] != "link"}
    found = [sorted({number for each in story if (number := _number(each)) in known}) for story in stories]
    joined = {pair for story in found for pair in combinations(story, 2)}
    events: dict[int, list[str]] = defaultdict(list)
    for number, answer in known.items():
        if answer["event"] >= 0:
            events[answer["event"]].append(number)
    wanted = {pair for members in events.values() for pair in combinations(sorted(members), 2)}
    across = {pair for pair in wanted if len({known[number]["language"][:2] for number in pair}) > 1}
    in_series = sum(known[a]["kind"] == known[b]["kind"] == "series" for a, b in joined)
    largest = max(map(len, found), default=0)
    return {
        "precision": _share(joined & wanted, joined), "recall": _share(joined & wanted, wanted),
        "recall within": _share(joined & (wanted - across), wanted - across), "recall across": _share(joined & across, across),
        "stories": sum(len(story) > 1 for story in found), "largest": largest, "largest event": max(Counter(
            answer["event"] for answer in known.values() if answer["event"] >= 0).values(), default=0),
        "pairs of series joined": in_series,
    }  # fmt: skip


def _number(text: str) -> str:
    found = NUMBER.search(text)
    return found[1] if found else text


def _share(part: set[tuple[str, str]], whole: set[tuple[str, str]]) -> float:
    return round(len(part) / len(whole), 3) if whole else 1.0


def stories_of(folder: Path) -> list[list[str]]:
    """Return the stories of a site as the addresses of their articles; no page is written."""
    paths = SitePaths(str(folder.resolve()), str(folder.resolve() / "content"), str(folder.resolve() / "output"))
    memory = open_memory(paths)

    def read(pool: Pool) -> list[list[str]]:
        inputs = load_inputs(paths, memory)
        articles = all_articles(paths, inputs, memory, pool, lambda *_: None)
        shown = scheduled(
            articles.entries, build_time(), drafts=False, takedowns=(), time_zone=inputs.settings.timezone
        )
        library = library_of(shown, inputs, memory)[0]
        remember(memory)
        return [[library.entries[member].facts.url for member in story.members] for story in library.stories]

    with Pool(0) as pool:
        return with_memory(paths, memory, lambda: read(pool))


def main(arguments: Sequence[str]) -> None:
    """Write a pile, or score a site."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", metavar="N")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--score", action="store_true", help="score the stories of the site FOLDER")
    options = parser.parse_args(arguments)
    if options.score:
        answers = json.loads((options.folder / "pile.json").read_text(encoding="utf-8"))
        for name, value in figures(stories_of(options.folder), answers).items():
            print(f"{name:<24}{value:g}")
    elif options.count is not None:
        write(options.count, options.folder)
    else:
        parser.error("N is missing")


if __name__ == "__main__":
    main(sys.argv[1:])
