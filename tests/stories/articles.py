"""Entries for tests of stories and of the library: a few invented events, each reported more than once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from digest.languages import Language
from digest.model import Block, DateFact, Entry, Facts, FrontMatter, Precision, TagMatch
from digest.stories.terms import story_terms, unpacked

PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}

BRIDGE = (
    "青湖大桥昨夜合龙，全长2760米，是青湖市第一座双层悬索桥。",
    "施工单位长虹路桥公司说，合龙段重达318吨，由“振海9号”浮吊一次吊装到位。",
    "总工程师欧阳澍介绍，青湖大桥明年春天通车，过湖时间将由40分钟缩短到6分钟。",
    "青湖大桥的双层桥面上层行车，下层走轻轨。长虹路桥公司为此改了三次图纸。",
)
OTHER_BRIDGE = (
    "双层悬索桥在湖上连成一线：青湖大桥主梁完成合龙。",
    "“振海9号”浮吊吊起318吨的合龙段时，长虹路桥公司的工人在桥面上鼓掌。欧阳澍说，这是他建的第五座悬索桥。",
    "青湖大桥通车后，轻轨从下层过湖只要6分钟。",
)
LIBRARY = (
    "白榆镇的流动图书馆上周开进第十二个村，车上有4300册书。",
    "驾驶员兼馆员祁玉兰说，孩子们最爱借《北极星手记》，老人爱听戏曲唱片。",
    "流动图书馆由白榆镇文化站出资，祁玉兰每天要开90公里山路。",
)
WHALE = (
    "A fin whale stranded on Kerrin Beach was refloated on Tuesday after eleven hours.",
    "Volunteers from the Skerry Trust dug a channel while Harbourmaster Ines Valdane waited for the tide.",
    "Valdane said the whale, 17 metres long, swam past Kerrin Light before dusk.",
)
OTHER_WHALE = (
    "Eleven hours after it came ashore at Kerrin Beach, a fin whale is back at sea.",
    "The Skerry Trust counted sixty volunteers. The whale followed the channel they dug, said Ines Valdane, the harbourmaster.",
    "A boat watched the whale until Kerrin Light.",
)


def entry(
    name: str,
    texts: tuple[str, ...] = (),
    *,
    title: str = "",
    date: str = "",
    timestamp: str = "",
    language: Language = "zh-Hans",
    story: str | None = None,
    tags: tuple[str, ...] = (),
    source: str = "",
    translation_of: str = "",
) -> Entry:
    """Return an entry as the per-article stages would."""
    fact = DateFact(value=date, precision=PRECISIONS[len(date)], evidence=date, timestamp=timestamp) if date else None
    return Entry(
        id=name,
        slug=name,
        file=f"{name}.txt",
        index=0,
        line=1,
        facts=Facts(title=title, language=language, date=fact, source=source),
        tags=tuple(TagMatch(key=key, score=1.0, evidence=()) for key in tags),
        summary="",
        front=FrontMatter(story=story),
        terms=story_terms(title, [Block(kind="paragraph", text=text) for text in texts]).packed(),
        length=sum(map(len, texts)),
        removed=0,
        image="",
        digest=repr((name, texts, title, date, timestamp, story)),
        card=name,
        translation_of=translation_of,
    )


def with_terms(
    entry: Entry, terms: Sequence[int] | None = None, clauses: Sequence[int] | None = None,
    words: Sequence[int] | None = None,
) -> Entry:  # fmt: skip
    """Return an entry with other terms."""
    given = {"terms": terms, "clauses": clauses, "words": words}
    found = unpacked(entry.terms)._replace(
        **{name: tuple(numbers) for name, numbers in given.items() if numbers is not None}
    )
    return msgspec.structs.replace(entry, terms=found.packed())
