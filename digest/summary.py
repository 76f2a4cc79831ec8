"""A summary in the article's own sentences: one or two that stand early and speak of what the whole speaks of."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, chain
from operator import attrgetter
from struct import unpack_from
from typing import TYPE_CHECKING, Final, NamedTuple

from digest.text import sentences
from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from collections.abc import Set as AbstractSet

    from digest.languages import Language
    from digest.model import Block

_READ: Final = 900  # characters: news says what it is about near its head
_HAN_LENGTH: Final = (55, 110)  # characters a summary should have, the least and the most
_LATIN_LENGTH: Final = (25, 50)  # words
_OVERLONG: Final = 1.6  # times the most: a sentence longer than this is cut at a clause
_EARLY: Final = (1.0, 0.8, 0.55, 0.45, 0.35, 0.3)  # worth of a place, by paragraph; what follows is worth less
_LATE: Final = 0.2
_SECOND: Final = 0.15  # how much a place loses with each sentence inside its paragraph
_WORD: Final = re.compile(r"[a-z][a-z'’-]+|[0-9]+")
_CLAUSE: Final = re.compile(r"[，,；;：:、](?=\D|$)")
_STOP_WORDS: Final = frozenset(
    re.findall(
        r"\S+",
        "the a an of to in on at for by with from and or but as is are was were be been has have had will would it its he "
        "she they his her their that this these those which who said says not also after than more",
    ),
)
# A sentence that begins so leans on the one before it.
_LEANS: Final = re.compile(
    r"[“\"「]?(?:他|她|它|牠|这|這|那(?!么多)|此外|另外|同时|同時|但|不过|不過|然而|因此|所以|于是|於是|而且|并且|其中|其|据此|對此|对此|"
    r"随后|隨後|之后|之後|接着|接著|里面|裡面|裏面|的确|的確|确实|確實|彼时|彼時|当时|當時|由此|换言之|換言之|与此同时|與此同時|例如|比如|一方面|另一方面|首先|其次|最后|最後|当然|當然|事实上|事實上|"
    r"(?:he|she|it|they|this|that|these|those|but|however|and|so|also|moreover|then|instead|meanwhile|still|yet|such|"
    r"his|her|its|their|for example|in addition|as a result|indeed|in fact|at the time)\b)",
    re.IGNORECASE,
)
# What the editors say before a text is not the text.
_EDITORIAL: Final = re.compile(
    r"[【〔（(]?(?:编者按|編者按|编者的话|編者的話|编前|編前|editor['’]s note)\b", re.IGNORECASE
)
_QUESTION: Final = re.compile(r"[?？][”\"」』]?$")
_SPEECH: Final = ("“", '"', "「", "『")
# What an agency puts before its report, for texts that were not cleaned.
_DATELINE: Final = re.compile(
    r"^[（(][^（）()\n]{0,6}(?:记者|記者)[^（）()\n]{0,30}[）)]\s*"
    r"|^【[^【】。\n]{2,30}(?:报道|報道|报导|報導)】\s*"
    r"|^[（(【]?[^。！？，,；\n（）()]{0,30}(?:电|電|讯|訊)(?:\s*[（(][^（）()\n]{0,60}[）)]\s*|[】）)]\s*|\s+)"
    r"|^[A-Z][A-Za-z0-9 .,]{1,40}\((?:[A-Z][A-Za-z]{1,12})\)\s*[-–—]+\s*"
    r"|^[A-Z]{3}[A-Z ,.]{0,40}[-–—]+\s+",
)


class _Candidate(NamedTuple):
    text: str
    place: int  # among all sentences
    paragraph: int
    score: float


def summarise(title: str, blocks: Sequence[Block], language: Language) -> str:
    """Return one or two sentences of the article, in their order: about 60 to 110 Han characters or 25 to 50 words.

    "" where the article has no prose.
    """
    least, most = _LATIN_LENGTH if language == "en" else _HAN_LENGTH
    candidates = _candidates(title, blocks, language)
    if not candidates:
        return ""
    return _ended(_chosen(candidates, least, most, language), language)


def _chosen(candidates: Sequence[_Candidate], least: int, most: int, language: Language) -> str:
    """Return the best sentence, cut if it is overlong, and one that goes with it if it is short."""
    best = max(candidates, key=attrgetter("score"))  # the first of equals
    size = _size(best.text, language)
    if size > most * _OVERLONG:
        return _cut(best.text, most, language)
    if size >= least:
        return best.text
    room = most * 1.15 - size
    fitting = [
        one
        for one in candidates
        if one.place != best.place
        and _size(one.text, language) <= room
        and (one.place > best.place or _form(one.text, language) >= 0)  # what opens a summary must stand by itself
    ]
    if not fitting:
        return best.text
    second = max(fitting, key=lambda one: _follows(one, best))
    first, last = sorted((best, second), key=lambda one: one.place)
    return first.text + (" " if language == "en" else "") + last.text


def _candidates(title: str, blocks: Sequence[Block], language: Language) -> list[_Candidate]:
    """Return the sentences of the first paragraphs, each with what it is worth."""
    split = [
        (number, within, sentence)
        for number, text in enumerate(_paragraphs(blocks))
        for within, part in enumerate(sentences.split(text, language))
        if (sentence := part.strip())
    ]
    told = [sentence for _, _, sentence in split]
    folded = fold("".join(told))  # at once, as fold keeps lengths
    stops = list(accumulate(map(len, told)))
    features = [_features(folded[start:stop], language) for start, stop in zip([0, *stops], stops, strict=False)]
    counts = Counter(chain.from_iterable(features))
    wanted = _features(fold(title), language)
    return [
        _Candidate(
            sentence,
            place,
            number,
            _position(number, within) + _centrality(each, counts, wanted) + _form(sentence, language),
        )
        for place, ((number, within, sentence), each) in enumerate(zip(split, features, strict=True))
    ]


def _paragraphs(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of the first paragraphs without dateline, as far as a summary reads; quotations if need be."""
    kinds = {block.kind for block in blocks}
    kind = "paragraph" if "paragraph" in kinds else "quote" if "quote" in kinds else "list"
    texts: list[str] = []
    length = 0
    for block in blocks:
        if block.kind == kind and length < _READ:
            text = _DATELINE.sub("", block.text[: 2 * _READ].strip(), count=1)
            texts.append(text)
            length += len(text)
    return texts


def _position(paragraph: int, within: int) -> float:
    early = _EARLY[paragraph] if paragraph < len(_EARLY) else _LATE
    return max(0.0, early - _SECOND * within)


def _features(folded: str, language: Language) -> AbstractSet[Hashable]:
    """Return what a sentence speaks of: words, or pairs of neighbouring characters as numbers."""
    if language == "en":
        return set(_WORD.findall(folded)) - _STOP_WORDS
    # Two characters of UTF-16 are one number of 32 bits: even and odd pairs are read without a loop over characters.
    units = folded.encode("utf-16-le", "surrogatepass")
    return {
        *unpack_from(f"{len(units) // 4}I", units),
        *unpack_from(f"{max(0, len(units) - 2) // 4}I", units, 2 if units else 0),
    }


def _form(sentence: str, language: Language) -> float:
    """Return what a sentence loses by its length, by leaning on the one before it, by asking or by being speech."""
    least, most = _LATIN_LENGTH if language == "en" else _HAN_LENGTH
    size = _size(sentence, language)
    loss = 0.6 if size < least / 3 else 0.4 if size > most * _OVERLONG else 0.0
    if _LEANS.match(sentence):
        loss += 0.45
    if _QUESTION.search(sentence[-2:]):
        loss += 0.7
    if _EDITORIAL.match(sentence):
        loss += 0.9
    if sentence.startswith(_SPEECH):
        loss += 0.25
    return -loss


def _centrality(features: AbstractSet[Hashable], counts: Counter[Hashable], title: AbstractSet[Hashable]) -> float:
    """Return how much a sentence says of what the others and the title say."""
    if not features:
        return -2.0
    central = min(1.0, (sum(map(counts.__getitem__, features)) / len(features) - 1) / 2)
    told = len(title & features) / len(title) if title else 0.0
    return 0.6 * central + 0.5 * told


def _follows(one: _Candidate, best: _Candidate) -> float:
    """Return how well a sentence goes with the best one: the next of the same paragraph needs no introduction."""
    if one.paragraph == best.paragraph and one.place == best.place + 1:
        leans = 0.45 if _LEANS.match(one.text) else 0.0
        return one.score + leans + 0.3
    return one.score


def _size(text: str, language: Language) -> int:
    return text.count(" ") + 1 if language == "en" else len(text)


def _cut(sentence: str, most: int, language: Language) -> str:
    """Return the first clauses of an overlong sentence, ending in an ellipsis; never with an open quotation."""
    limit = most * 7 if language == "en" else most
    ends = [mark.start() for mark in _CLAUSE.finditer(sentence, 0, limit)]
    for end in reversed(ends):
        if end >= limit // 3 and _is_closed(sentence[:end]):
            return sentence[:end] + "……" if language != "en" else sentence[:end] + " …"
    if len(sentence) <= 2 * limit:
        return sentence
    return sentence[:limit].rpartition(" ")[0] + " …" if language == "en" else sentence[:limit] + "……"


def _ended(text: str, language: Language) -> str:
    """Return a summary that ends: where a sentence runs on into the next line, an ellipsis says so."""
    whole = text.rstrip("；;，,、：:—–- ")
    return text if whole == text.rstrip() else whole + (" …" if language == "en" else "……")


def _is_closed(text: str) -> bool:
    return (
        all(text.count(left) == text.count(right) for left, right in zip("“「『《（(【", "”」』》）)】", strict=True))
        and text.count('"') % 2 == 0
    )
