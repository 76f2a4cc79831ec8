"""Captions: lines that belong to a picture, marked as such, next to one, or repeating a sentence of the text."""

from __future__ import annotations

import re
from operator import add
from typing import TYPE_CHECKING, Final

from digest.clean.measure import ends_sentence
from digest.clean.segment import Part, as_kind
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKED: Final = Pattern(
    r"[△▲▼▽↑↓◁▷]\s?\S.*"
    r"|(?:上|下|左|右|本)?(?:图|图片|题图|组图|配图|资料图|资料图片|资料照片|档案图片|示意图|效果图|截图|海报|图表|漫画|剧照|插图|视频截图|网页截图|视频|图源|图片来源|图片说明|图据|图自|头图|封面图|图中)\s?(?:\d{0,2}|[一二三四五六七八九十]{0,2})\s?(?:为|[:/|丨]|显示的?是?|来源).*"
    r"|(?:.{2,80}[。!)])?[^。,]{2,20}供图"
    r"|.{2,80}[。!)][^。,]{0,16}(?:\s摄|/(?:摄影?|翻摄|提供)(?:分享)?)|.{1,60}[。\s](?:资料图片?|资料照片|档案图片|网上图片|网络图片|[^\s。,]{0,4}截图)|.{2,40}\s图片?来源\s?:.{2,20}"
    r"|.{2,80}(?:(?:记者|摄影|通讯员)\s?[^\s。,]{2,10}\s?(?:翻?摄|传真)(?:\s?\d[\d年月日/. -]{3,14})?|[(](?:[^()]{0,8}截图|资料图?片?|资料照片|档案图片|图源[^()]{0,16}|视觉中国|[^()]{2,6}社发|[^()]{2,10}供图|[^()]{2,12}提供|[^()]{2,8}\s摄|[^()]{1,5}[^()拍录偷盗\s]摄(?:/[^()]{1,10})?)[)])。?",
    "传真", "剧照", "图", "提供", "摄", "海报", "漫画", "社发", "视觉中国", "视频", "资料", "↑", "↓", "▲", "△", "▷", "▼", "▽", "◁",
)  # fmt: skip
# Apart from those above, since it begins with its words: a line that does not is passed over at its first letter.
_MARKED_IN_LATIN: Final = Pattern(
    r"(?:photo|image|picture|photograph|illustration|graphic|video|screenshot|file photo|file|credit|caption|pictured|getty images|ap photo|reuters)\s?(?:credits?|by|courtesy(?: of)?|via|source)?\s?[:/|].*"
    r"|(?:photo|image|photograph|illustration|screenshot|images|photos) (?:by|courtesy|from|via|credit|:) .*"
)
_CREDIT: Final = Pattern(
    r".*(?:[(\[](?:资料图|资料图片|资料照片|资料|档案图片|图片|图源|图|视频截图|截图|来源|图片来源|网络图|网图|供图|图\s?[:/|]|摄影|示意图|官网|微博|图据|ig|fb|facebook|网上图片|getty|ap|reuters|afp|photo|file)[^()\[\]。]{0,24}[)\]]。?"
    r"|(?:\s|[。,)(])(?:[^\s。,]{0,14}\s?)(?:摄影?|供图|图|摄制|提供|资料图?片?|图片|截图|发布?|影)\)?。?|[^。,]{2,14}(?:摄|摄影|供图|提供|截图|发)"
    r"|(?:资料|档案|网上|网络)图片?|图片?来源.{1,20}|\bgetty images.{0,20}|\((?:photo|image|picture)s?\b.{1,60}\)|(?:photo|image|picture|photograph)s?(?: credit)?: .{1,60})",
    "(", "[", "image", "photo", "picture", "发", "图", "影", "提供", "摄", "来源", "资料",
)  # fmt: skip
_CONTEXT: Final = frozenset(
    ("caption", "figcaption", "captions", "credit", "photocredit", "imgcaption", "figure", "legend", "tu", "tuzhu",
     "imgdesc", "picdesc", "imgtitle", "photo", "attribution")
)  # fmt: skip
# What a line right under a picture says of what is seen on it; no heading is put so.
_SHOWS: Final = Pattern(
    r"[^。!?:]{1,20}(?:正在|合影|留影|左[一二起]|右[一二起])[^。!?:]{0,24}|[^。!?,:]{1,14}(?:现场|会场|外景|全景|航拍图?|一角)",
    "正在", "合影", "留影", "左", "右", "现场", "会场", "外景", "全景", "航拍", "一角",
)  # fmt: skip
_SHOWN: Final = 36  # reading units
_CENTRED: Final = frozenset(("centred", "center"))  # by its style, or by the name of its class
_LONGEST: Final = 90  # reading units
_LONGEST_REPEAT: Final = 60
_FEW_NAMES: Final = 3  # names around a line of Markdown; the lines of a page stand in more
_SET_APART: Final = 45  # a longer line under a picture is a paragraph, however it is set
_LABEL: Final = 12  # a phrase so short under a picture names what it shows
_REPEATS: Final = 0.72  # share of a caption's pairs of characters that one paragraph holds as well


def mark(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Turn each caption into a caption block."""
    wrappers = _picture_wrappers(parts)
    shown = [
        as_kind(part, "caption") if _is_caption(parts, place, wrappers) else part for place, part in enumerate(parts)
    ]
    for place in _repeaters(shown):
        shown[place] = as_kind(shown[place], "caption")
    return tuple(shown)


def _picture_wrappers(parts: Sequence[Part]) -> frozenset[str]:
    """Return the words that name elements around pictures, but for those that also hold much of the prose."""
    contexts = {part.line.context[:_NEAR] for part in parts}
    if all(map(_PICTURES.isdisjoint, contexts)):
        return _PICTURES
    whole = sum(part.is_text for part in parts)
    held: dict[str, int] = {}
    for part in parts:
        for word in _PICTURES.intersection(part.line.context[:_NEAR]) if part.is_text else ():
            held[word] = held.get(word, 0) + 1
    return frozenset(word for word in _PICTURES if held.get(word, 0) <= 0.3 * whole)


_NEAR: Final = 6
_PICTURES: Final = frozenset(
    ("img", "image", "images", "imgs", "pic", "pics", "picture", "photo", "photos", "figure", "gallery")
)


def _is_caption(parts: Sequence[Part], place: int, wrappers: frozenset[str]) -> bool:
    part = parts[place]
    if not part.is_text or part.kind in ("table", "heading") or part.size > _LONGEST:
        return False
    if _MARKED.fullmatch(part.folded) or _MARKED_IN_LATIN.fullmatch(part.folded):
        return True
    if _is_credited(parts, place) or (place and parts[place - 1].kind == "image" and _is_emphasised(part)):
        return True
    near = part.line.after_image or _before_image(parts, place)
    framed = near and not wrappers.isdisjoint(part.line.context[:_NEAR])
    if framed or (near and part.size <= _LONGEST_REPEAT and _CREDIT.fullmatch(part.folded) is not None):
        return True
    if not _CONTEXT.isdisjoint(part.line.context[:4]) or (part.line.after_image and _tells_of_picture(part)):
        return True
    return part.line.after_image and part.size <= _LABEL and part.text.endswith("。") and "，" not in part.text


def _is_credited(parts: Sequence[Part], place: int) -> bool:
    """Tell whether who took the picture was cut off the end of this line; who also wrote took none for a caption."""
    following = parts[place + 1] if place + 1 < len(parts) else None
    return (
        following is not None
        and following.verdict is not None
        and following.verdict.rule in ("credit.bracket", "byline.tail")
        and following.line is parts[place].line
        and _PICTURED.search(following.folded) is not None
    )


_PICTURED: Final = Pattern(r"^[^文]{0,30}\s?摄(?!影报道)|^\W?(?:摄影|图|供图|photo)", "摄", "图", "photo")


def _is_emphasised(part: Part) -> bool:
    """Tell whether the whole line is set in italics; only in Markdown, which has no other way to write a caption."""
    marks = part.line.marks if len(part.line.context) <= _FEW_NAMES else ()
    return len(marks) == 1 and marks[0].kind == "emphasis" and len(marks[0].text) >= 0.9 * len(part.line.text)


def _before_image(parts: Sequence[Part], place: int) -> bool:
    """Tell whether a picture follows, or another line of a caption stands before."""
    follows = place + 1 < len(parts) and parts[place + 1].kind == "image"
    return follows or (place >= 2 and parts[place - 2].kind == "image")


def _tells_of_picture(part: Part) -> bool:
    """Tell whether a line right under a picture is set as captions are, or says what is seen."""
    return _set_apart(part) or (part.size <= _SHOWN and _SHOWS.fullmatch(part.folded) is not None)


def _set_apart(part: Part) -> bool:
    """Tell whether a line right under a picture is set as captions are: short, centred, not bold like a heading and no quotation."""
    context = part.line.context[:4]
    bold = "strong" in context[:3] or "b" in context[:3]
    centred = not _CENTRED.isdisjoint(context)
    return part.size <= _SET_APART and centred and not bold and not part.folded.startswith(("“", '"', "‘"))


def _repeaters(parts: Sequence[Part]) -> list[int]:
    """Return the short lines that repeat a sentence of a longer paragraph nearly word for word."""
    candidates = [place for place, part in enumerate(parts) if _may_repeat(part)][:_MOST]
    if not candidates:
        return []
    longer = [(place, part) for place, part in enumerate(parts) if part.is_text and part.size >= 12][:_MOST]
    return [place for place in candidates if _repeats(parts, longer, place)]


def _may_repeat(part: Part) -> bool:
    if not part.is_text or part.kind != "paragraph" or not 12 <= part.size <= _LONGEST_REPEAT:
        return False
    # An open end is a heading's; more than one sentence is a paragraph's.
    if _COUNTED.match(part.folded):
        return False
    return part.line.after_image or (ends_sentence(part.text) and part.text.count("。") <= 1)


_COUNTED: Final = re.compile(
    r"第?[一二三四五六七八九十\d]{1,3}[是、,.)]|其[一二三四五],|首先|其次|再次|最后|first|second|third"
)


def _repeats(parts: Sequence[Part], longer: Sequence[tuple[int, Part]], place: int) -> bool:
    """Tell whether one longer line holds nearly all pairs of this one; few hold even some of its samples."""
    part = parts[place]
    least = part.size * 1.6
    samples = _samples(part.folded)
    held: frozenset[str] = frozenset()
    for at, other in longer:
        if at == place or not (other.size >= least or _is_version(other, part, at - place)):
            continue
        text = other.folded
        if sum([sample in text for sample in samples]) * _FEWEST < len(samples):
            continue
        held = held or _pairs(part.folded)
        if held and len(held & _pairs(text)) >= _REPEATS * len(held):
            return True
    return False


def _samples(folded: str) -> list[str]:
    """Return a few pieces of a line, of three characters in Han and of two words' length in another script."""
    length = 14 if folded.isascii() else 3
    last = max(len(folded) - length - 1, 1)
    return [folded[at : at + length] for at in range(1, last, max(last // _SAMPLES, 1))]


_MOST: Final = 500  # lines that may repeat or be repeated: each is held against each
_SAMPLES: Final = 8
_FEWEST: Final = 4  # a line may repeat another where one in so many of its samples does


def _is_version(other: Part, part: Part, distance: int) -> bool:
    """Tell whether two versions of one sentence may stand beside each other: the shorter is the caption."""
    return abs(distance) == 1 and other.size > part.size and other.prose


def _pairs(folded: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a Han text, of neighbouring words of another one."""
    start = folded[:1500]
    signs = _NOT_SIGNS.sub("", start)
    if len(signs.encode("utf-8", "replace")) < 1.8 * len(signs):
        words = _WORDS.findall(start)
        return frozenset(map(add, words, words[1:]))
    return frozenset(map(add, signs, signs[1:]))


_NOT_SIGNS: Final = re.compile(r"\W+")
_WORDS: Final = re.compile(r"\w+")
