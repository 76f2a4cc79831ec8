"""A summary in the article's own sentences: one or two that come early and are about what the whole text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import add
from typing import Final, NamedTuple

from digest.languages import Language
from digest.model import Block
from digest.text import sentences
from digest.text.script import fold

_READ: Final = 900  # characters: news says what it is about near its beginning
_HAN_LENGTH: Final = (55, 110)  # characters of a summary, the least and the most
_LATIN_LENGTH: Final = (25, 50)  # words
_OVERLONG: Final = 1.6  # times the most: a longer sentence is cut at a clause
_LATIN_WORD: Final = 7  # characters

# Score of a sentence, by its paragraph.
_EARLY: Final = (1.0, 0.8, 0.55, 0.45, 0.35, 0.3)
_LATE: Final = 0.2
_PER_SENTENCE: Final = 0.15  # less for each sentence before it in its paragraph
_CENTRAL: Final = 0.6
_OF_TITLE: Final = 0.5
_DEPENDENT: Final = 0.45  # less if it depends on the sentence before it
_QUESTION_LOSS: Final = 0.7
_NOTE_LOSS: Final = 0.9
_SPEECH_LOSS: Final = 0.25
_NEXT: Final = 0.3  # more for the sentence after the best one

_WORD: Final = re.compile(r"[a-z][a-z'’-]+|[0-9]+")
_CLAUSE_END: Final = re.compile(r"[，,；;：:、](?=\D|$)")
_STOP_WORDS: Final = frozenset(
    re.findall(
        r"\S+",
        "the a an of to in on at for by with from and or but as is are was were be been has have had will would it its he "
        "she they his her their that this these those which who said says not also after than more",
    )
)
# A sentence that begins with one of these depends on the one before it.
_PRONOUN: Final = "他|她|它|牠|这|這|那(?!么多)|其中|其"
_THEREFORE: Final = "因此|所以|于是|於是|据此|對此|对此|由此|换言之|換言之"
_MOREOVER: Final = "此外|另外|而且|并且|例如|比如|一方面|另一方面|首先|其次|最后|最後"
_HOWEVER: Final = "但|不过|不過|然而|的确|的確|确实|確實|当然|當然|事实上|事實上"
_THEN: Final = "同时|同時|随后|隨後|之后|之後|接着|接著|彼时|彼時|当时|當時|与此同时|與此同時"
_THERE: Final = "里面|裡面|裏面"
_HAN_START: Final = f"{_PRONOUN}|{_THEREFORE}|{_MOREOVER}|{_HOWEVER}|{_THEN}|{_THERE}"
_LATIN_PRONOUN: Final = "he|she|it|they|this|that|these|those|such|his|her|its|their"
_LATIN_CONNECTIVE: Final = (
    "but|however|and|so|also|moreover|then|instead|meanwhile|still|yet"
    "|for example|in addition|as a result|indeed|in fact|at the time"
)
_DEPENDS: Final = re.compile(rf"[“\"「]?(?:{_HAN_START}|(?:{_LATIN_PRONOUN}|{_LATIN_CONNECTIVE})\b)", re.IGNORECASE)
# A note of the editors before the text.
_NOTE: Final = re.compile(r"[【〔（(]?(?:编者按|編者按|编者的话|編者的話|编前|編前|editor['’]s note)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(r"[?？][”\"」』]?$")
_SPEECH: Final = ("“", '"', "「", "『")
# What an agency puts before its report, for texts that were not cleaned.
_REPORTER: Final = r"[（(][^（）()\n]{0,6}(?:记者|記者)[^（）()\n]{0,30}[）)]\s*"
_REPORT: Final = r"【[^【】。\n]{2,30}(?:报道|報道|报导|報導)】\s*"
_WIRE_END: Final = r"(?:\s*[（(][^（）()\n]{0,60}[）)]\s*|[】）)]\s*|\s+)"
_WIRE: Final = rf"[（(【]?[^。！？，,；\n（）()]{{0,30}}(?:电|電|讯|訊){_WIRE_END}"
_LATIN_AGENCY: Final = r"[A-Z][A-Za-z0-9 .,]{1,40}\((?:[A-Z][A-Za-z]{1,12})\)\s*[-–—]+\s*"
_LATIN_PLACE: Final = r"[A-Z]{3}[A-Z ,.]{0,40}[-–—]+\s+"
_DATELINE: Final = re.compile(rf"^(?:{_REPORTER}|{_REPORT}|{_WIRE}|{_LATIN_AGENCY}|{_LATIN_PLACE})")


class _Sentence(NamedTuple):
    text: str
    place: int  # among all sentences
    paragraph: int
    score: float


def summarise(title: str, blocks: Sequence[Block], language: Language) -> str:
    """Return one or two sentences of the article, in their order: about 60 to 110 Han characters or 25 to 50 words.

    "" if the article has no prose.
    """
    scored = _scored(title, blocks, language)
    text = _chosen(scored, language) if scored else ""
    whole = text.rstrip("；;，,、：:—–- ")  # with an ellipsis if its sentence continues on the next line
    return text if whole == text.rstrip() else whole + _ellipsis(language)


def _chosen(scored: Sequence[_Sentence], language: Language) -> str:
    least, most = _LATIN_LENGTH if language == "en" else _HAN_LENGTH
    best = max(scored, key=lambda sentence: sentence.score)
    length = _length(best.text, language)
    if length > most * _OVERLONG:
        return _cut(best.text, most, language)
    if length >= least:
        return best.text
    room = most * 1.15 - length
    fitting = [
        sentence
        for sentence in scored
        if sentence.place != best.place
        and _length(sentence.text, language) <= room
        and (sentence.place > best.place or _form(sentence.text, language) >= 0)  # the first must need no context
    ]
    if not fitting:
        return best.text
    second = max(fitting, key=lambda sentence: _score_after(sentence, best))
    first, last = sorted((best, second), key=lambda sentence: sentence.place)
    return first.text + (" " if language == "en" else "") + last.text


def _scored(title: str, blocks: Sequence[Block], language: Language) -> list[_Sentence]:
    split = [
        (paragraph, number, sentence)
        for paragraph, text in enumerate(_paragraphs(blocks))
        for number, part in enumerate(sentences.split(text, language))
        if (sentence := part.strip())
    ]
    features = [_features(fold(sentence), language) for _, _, sentence in split]
    counts = Counter(chain.from_iterable(features))
    of_title = _features(fold(title), language)
    return [
        _Sentence(
            text, place, paragraph,
            _position(paragraph, number) + _centrality(features[place], counts, of_title) + _form(text, language),
        )
        for place, (paragraph, number, text) in enumerate(split)
    ]  # fmt: skip


def _paragraphs(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of the first paragraphs without dateline; of quotations or lists if there are no paragraphs."""
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


def _position(paragraph: int, number: int) -> float:
    early = _EARLY[paragraph] if paragraph < len(_EARLY) else _LATE
    return max(0.0, early - _PER_SENTENCE * number)


def _features(folded: str, language: Language) -> set[str]:
    """Return what a sentence is about: its words, or its pairs of neighbouring characters."""
    if language == "en":
        return set(_WORD.findall(folded)) - _STOP_WORDS
    return set(map(add, folded, folded[1:]))


def _centrality(features: set[str], counts: Counter[str], of_title: set[str]) -> float:
    if not features:
        return -2.0
    central = min(1.0, (sum(counts[feature] for feature in features) / len(features) - 1) / 2)
    shared = len(of_title & features) / len(of_title) if of_title else 0.0
    return _CENTRAL * central + _OF_TITLE * shared


def _form(sentence: str, language: Language) -> float:
    """Return what a sentence loses by its length and by being dependent, a question, an editors' note or speech."""
    least, most = _LATIN_LENGTH if language == "en" else _HAN_LENGTH
    length = _length(sentence, language)
    loss = 0.6 if length < least / 3 else 0.4 if length > most * _OVERLONG else 0.0
    loss += _DEPENDENT if _DEPENDS.match(sentence) else 0.0
    loss += _QUESTION_LOSS if _QUESTION.search(sentence[-2:]) else 0.0
    loss += _NOTE_LOSS if _NOTE.match(sentence) else 0.0
    return -loss - (_SPEECH_LOSS if sentence.startswith(_SPEECH) else 0.0)


def _score_after(sentence: _Sentence, best: _Sentence) -> float:
    """Return the score of a sentence next to the best one; directly after it, it may depend on it."""
    if sentence.paragraph == best.paragraph and sentence.place == best.place + 1:
        return sentence.score + (_DEPENDENT if _DEPENDS.match(sentence.text) else 0.0) + _NEXT
    return sentence.score


def _length(text: str, language: Language) -> int:
    return text.count(" ") + 1 if language == "en" else len(text)


def _cut(sentence: str, most: int, language: Language) -> str:
    """Return the first clauses of an overlong sentence with an ellipsis, never with an open quotation."""
    limit = most * _LATIN_WORD if language == "en" else most
    for end in reversed([mark.start() for mark in _CLAUSE_END.finditer(sentence, 0, limit)]):
        if end >= limit // 3 and _is_closed(sentence[:end]):
            return sentence[:end] + _ellipsis(language)
    if len(sentence) <= 2 * limit:
        return sentence
    start = sentence[:limit].rpartition(" ")[0] if language == "en" else sentence[:limit]
    return start + _ellipsis(language)


def _ellipsis(language: Language) -> str:
    return " …" if language == "en" else "……"


def _is_closed(text: str) -> bool:
    """Whether every quotation and bracket that begins in the text ends in it."""
    pairs = zip("“「『《（(【", "”」』》）)】", strict=True)
    return all(text.count(left) == text.count(right) for left, right in pairs) and text.count('"') % 2 == 0
