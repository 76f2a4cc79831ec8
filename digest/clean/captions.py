"""Captions: lines about a picture, recognised by wording, by a picture next to them, or as a repeated sentence."""

import re
from collections import Counter
from collections.abc import Sequence
from operator import add
from typing import Final

from digest.clean.measure import ends_sentence
from digest.clean.segment import Segment, with_kind
from digest.text.pattern import Pattern, any_of

# A line that is a caption by its wording alone.
_CAPTION: Final = Pattern(
    any_of(
        (
            r"[△▲▼▽↑↓◁▷]\s?\S.*",
            r"[上下左右本]?{captioned}\s?{figure_number}\s?(?:为|[:/|丨]|显示的?是?|来源).*",
            r"(?:.{2,80}[。!)])?[^。,]{2,20}供图",
            r".{2,80}[。!)][^。,]{0,16}(?:\s摄|/(?:摄影?|翻摄|提供)(?:分享)?)",
            r".{1,60}[。\s](?:{archive_picture}|网上图片|网络图片|[^\s。,]{0,4}截图)",
            r".{2,40}\s图片?来源\s?:.{2,20}",
            r".{2,80}(?:{photographed}|\((?:{archive_picture}|资料片?|{supplied_by}|[^()]{2,8}\s摄|{taken_by})\))。?",
        )
    )
)
_ENGLISH_CAPTION: Final = Pattern(
    any_of(
        (
            r"{captioned_en}\s?(?:credits?|by|courtesy(?: of)?|via|source)?\s?[:/|].*",
            r"(?:photo|image|photograph|illustration|screenshot|images|photos) (?:by|courtesy|from|via|credit|:) .*",
        )
    )
)
# A line that is a caption if it is next to a picture.
_CREDIT: Final = Pattern(
    ".*"
    + any_of(
        (
            r"[(\[]{bracketed_picture}[^()\[\]。]{0,24}[)\]]。?",
            r"(?:\s|[。,)(])[^\s。,]{0,14}\s?{credited_work}\)?。?|[^。,]{2,14}(?:摄|摄影|供图|提供|截图|发)",
            r"(?:资料|档案|网上|网络)图片?|图片?来源.{1,20}|\bgetty images.{0,20}",
            r"\((?:photo|image|picture)s?\b.{1,60}\)|(?:photo|image|picture|photograph)s?(?: credit)?: .{1,60}",
        )
    )
)
# A line that describes a scene, if it is right below a picture; no heading is worded like that.
_SCENE: Final = Pattern(
    r"[^。!?:]{1,20}(?:正在|合影|留影|左[一二起]|右[一二起])[^。!?:]{0,24}"
    "|[^。!?,:]{1,14}(?:现场|会场|外景|全景|航拍图?|一角)"
)
# The photographer, cut off the end of the line before; the name of someone who also wrote is a byline.
_PHOTO_CREDIT: Final = Pattern(r"^[^文]{0,30}\s?摄(?!影报道)|^\W?(?:摄影|图|供图|photo)")
_ENUMERATED: Final = re.compile(
    r"第?[一二三四五六七八九十\d]{1,3}[是、,.)]|其[一二三四五],|首先|其次|再次|最后|first|second|third"
)

# Class words of elements.
_CAPTION_CONTEXT: Final = frozenset(
    ("caption", "figcaption", "captions", "credit", "photocredit", "imgcaption", "figure", "legend", "tu", "tuzhu",
     "imgdesc", "picdesc", "imgtitle", "photo", "attribution")
)  # fmt: skip
_PICTURE_CONTEXT: Final = frozenset(
    ("img", "image", "images", "imgs", "pic", "pics", "picture", "photo", "photos", "figure", "gallery")
)
# Lengths in reading units.
_LONGEST: Final = 90
_LONGEST_REPEAT: Final = 60
_LEAST_REPEAT: Final = 12
_LONGEST_SCENE: Final = 36
_LONGEST_CENTRED: Final = 45  # a longer line below a picture is a paragraph
_LONGEST_NAME: Final = 12  # a phrase below a picture that names what it shows
_NEAR: Final = 6  # words of context that name the elements around a line
_MARKDOWN_CONTEXT: Final = 3  # words; the lines of a page have more
_PROSE_SHARE: Final = 0.3  # of the text; an element that holds more of it is not for pictures
_MOST_COMPARED: Final = 500  # lines that may repeat or be repeated
_SAMPLES: Final = 8
_SAMPLE_SHARE: Final = 4  # a line may repeat another that contains one in this many of its samples
_REPEATED_PAIRS: Final = 0.72  # share of a caption's pairs of characters that are also in one paragraph
_NOT_SIGNS: Final = re.compile(r"\W+")
_WORDS: Final = re.compile(r"\w+")


def mark_captions(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Turn each caption into a caption block."""
    wrappers = _picture_wrappers(segments)
    result = [
        with_kind(segment, "caption") if _is_caption(segments, place, wrappers) else segment
        for place, segment in enumerate(segments)
    ]
    for place in _repeating_lines(result):
        result[place] = with_kind(result[place], "caption")
    return tuple(result)


def _picture_wrappers(segments: Sequence[Segment]) -> frozenset[str]:
    """Return the class words of elements around pictures, without those that also hold much of the text."""
    texts = [segment for segment in segments if segment.is_text]
    lines = Counter(word for segment in texts for word in _PICTURE_CONTEXT.intersection(segment.line.context[:_NEAR]))
    return frozenset(word for word in _PICTURE_CONTEXT if lines[word] <= _PROSE_SHARE * len(texts))


def _is_caption(segments: Sequence[Segment], place: int, wrappers: frozenset[str]) -> bool:
    segment = segments[place]
    if not segment.is_text or segment.is_laid_out or segment.kind == "heading" or segment.size > _LONGEST:
        return False
    following = segments[place + 1] if place + 1 < len(segments) else None
    after_image = place > 0 and segments[place - 1].kind == "image"
    # A picture follows, or one precedes with another line of its caption between.
    near_image = (following and following.kind == "image") or (place >= 2 and segments[place - 2].kind == "image")
    return bool(
        _CAPTION.fullmatch(segment.folded)
        or _ENGLISH_CAPTION.fullmatch(segment.folded)
        or not _CAPTION_CONTEXT.isdisjoint(segment.line.context[:4])
        or (following and following.line is segment.line and _is_photo_credit(following))
        or (after_image and _is_emphasised(segment))
        or (segment.line.after_image and _describes_picture(segment))
        or ((segment.line.after_image or near_image) and _belongs_to_picture(segment, wrappers))
    )


def _is_photo_credit(segment: Segment) -> bool:
    cut = segment.verdict is not None and segment.verdict.rule in ("credit.bracket", "byline.tail")
    return cut and _PHOTO_CREDIT.search(segment.folded) is not None


def _is_emphasised(segment: Segment) -> bool:
    """Whether the whole line is in italics; only in Markdown, which has no other way to write a caption."""
    marks = segment.line.marks if len(segment.line.context) <= _MARKDOWN_CONTEXT else ()
    return len(marks) == 1 and marks[0].kind == "emphasis" and len(marks[0].text) >= 0.9 * len(segment.line.text)


def _belongs_to_picture(segment: Segment, wrappers: frozenset[str]) -> bool:
    """Whether a line next to a picture shares an element with it, or ends in a credit."""
    if not wrappers.isdisjoint(segment.line.context[:_NEAR]):
        return True
    return segment.size <= _LONGEST_REPEAT and _CREDIT.fullmatch(segment.folded) is not None


def _describes_picture(segment: Segment) -> bool:
    """Whether a line right below a picture is set like a caption, describes a scene, or names what is shown."""
    if _is_centred(segment) or (segment.size <= _LONGEST_SCENE and _SCENE.fullmatch(segment.folded) is not None):
        return True
    return segment.size <= _LONGEST_NAME and segment.text.endswith("。") and "，" not in segment.text


def _is_centred(segment: Segment) -> bool:
    """Whether the line is short and centred, and neither bold like a heading nor a quotation."""
    context = segment.line.context[:4]
    bold = "strong" in context[:3] or "b" in context[:3]
    centred = "centred" in context or "center" in context
    return segment.size <= _LONGEST_CENTRED and centred and not bold and not segment.folded.startswith(("“", '"', "‘"))


def _repeating_lines(segments: Sequence[Segment]) -> list[int]:
    """Return the places of short lines that repeat a sentence of a longer paragraph nearly word for word."""
    candidates = [place for place, segment in enumerate(segments) if _may_repeat(segment)][:_MOST_COMPARED]
    longer = [place for place, segment in enumerate(segments) if segment.is_text and segment.size >= _LEAST_REPEAT]
    return [place for place in candidates if _repeats(segments, longer[:_MOST_COMPARED], place)]


def _may_repeat(segment: Segment) -> bool:
    if not segment.is_text or segment.kind != "paragraph" or not _LEAST_REPEAT <= segment.size <= _LONGEST_REPEAT:
        return False
    if _ENUMERATED.match(segment.folded):
        return False
    # A heading has an open end; a paragraph has more than one sentence.
    return segment.line.after_image or (ends_sentence(segment.text) and segment.text.count("。") <= 1)


def _repeats(segments: Sequence[Segment], longer: Sequence[int], place: int) -> bool:
    """Whether a longer line contains nearly all pairs of this one; lines with none of its samples are passed over."""
    segment = segments[place]
    samples = _samples(segment.folded)
    pairs: frozenset[str] | None = None
    for at in longer:
        other = segments[at]
        version = abs(at - place) == 1 and other.size > segment.size and other.prose  # on a neighbouring line
        if at == place or not (version or other.size >= segment.size * 1.6):
            continue
        if sum(sample in other.folded for sample in samples) * _SAMPLE_SHARE < len(samples):
            continue
        pairs = _pairs(segment.folded) if pairs is None else pairs
        if pairs and len(pairs & _pairs(other.folded)) >= _REPEATED_PAIRS * len(pairs):
            return True
    return False


def _samples(folded: str) -> list[str]:
    """Return a few pieces of a line: three characters of Han each, or the length of two words in another script."""
    length = 14 if folded.isascii() else 3
    last = max(len(folded) - length - 1, 1)
    return [folded[at : at + length] for at in range(1, last, max(last // _SAMPLES, 1))]


def _pairs(folded: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a Han text, or of neighbouring words of another text."""
    start = folded[:1500]
    signs = _NOT_SIGNS.sub("", start)
    if len(signs.encode("utf-8", "replace")) < 1.8 * len(signs):
        words = _WORDS.findall(start)
        return frozenset(map(add, words, words[1:]))
    return frozenset(map(add, signs, signs[1:]))
