"""A text file that is no article but a list of headlines, one a line, as corpora of headlines are kept."""

import re
from collections.abc import Sequence
from typing import Final

from digest.text.script import HAN

_LEAST: Final = 60  # lines; a shorter text may be a poem, a programme or a page
_SAMPLE: Final = 2_000  # lines that are looked at
_LONGEST: Final = 200  # characters of a headline
_FEW: Final = 0.02  # of the lines may be sentences, or blank
_MANY: Final = 0.2  # of the lines may go on with a small letter: of prose that is broken at a width, nearly all do
_MEAN: Final = (9, 60)  # reading units of a line: lines of verse are shorter, paragraphs longer
_UNIT: Final = re.compile(rf"[{HAN}]|[^\W{HAN}]+")
_SENTENCE: Final = re.compile(r"[。.；;，,：:…](?:[”’」』）)\"']{0,2})$|[。；]|\.\s+[A-Z]|[。！？!?.][”\"]")


def are_headlines(lines: Sequence[str]) -> bool:
    """Whether the lines of a text are headlines: many, none a paragraph, hardly any ending like a sentence or a clause."""
    sample = [line.strip() for line in lines[:_SAMPLE]]
    while sample and not sample[-1]:
        sample.pop()
    if len(sample) < _LEAST or any(len(line) > _LONGEST for line in sample):
        return False
    texts = [line.split("\t")[0] for line in sample if line]
    goes_on = sum(text[0].islower() for text in texts if text)
    sentences = sum(_SENTENCE.search(text) is not None for text in texts)
    units = sum(len(_UNIT.findall(text)) for text in texts)
    return (
        len(sample) - len(texts) <= _FEW * len(sample)
        and sentences <= _FEW * len(sample)
        and goes_on <= _MANY * len(sample)
        and _MEAN[0] * len(texts) <= units <= _MEAN[1] * len(texts)
    )
