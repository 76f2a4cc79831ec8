"""A vocabulary other than the shipped one, and articles, shared by the tests of tagging."""

from __future__ import annotations

from digest.config.vocabulary import Vocabulary, parse_vocabulary
from digest.model import Block

SECOND = """\
words:
  car: [电动车, 电动汽车, electric car, EV]
tags:
  electric-cars:
    name: {zh-Hans: 电动汽车, zh-Hant: 電動汽車, en: Electric cars}
    aliases: [ev]
    any: [$car, 动力电池]
    rules:
      - any: [充电桩, charger]
        near: [$car, 车主, 小区]
        weight: 0.5
  public-health:
    name: {zh-Hans: 公共卫生, en: Public health}
    any: [疫苗, 传染病, 疾控, vaccine, outbreak, WHO]
    rules:
      - any: [病例]
        all: [[新增, 确诊, 报告]]
        not: [商业案例]
  america:
    any: [US]
  apple:
    any: [mac]
"""


def second() -> Vocabulary:
    """Return a vocabulary of electric cars and public health."""
    return parse_vocabulary(SECOND, "tags.yaml")


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Return the texts as paragraphs."""
    return tuple(Block(kind="paragraph", text=text) for text in texts)
