"""Credits in single lines: labels with names, bylines, names in brackets at the edge of a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.facts.credit_labels import LABELS, Part
from digest.facts.media import is_medium
from digest.facts.names import is_han_name, leading_name, only_people, people
from digest.facts.zones import is_prose
from digest.model import Value
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 100  # characters a line of credits has at most
_ADDITIONAL: Final = 22  # characters before a label in which its kind of work is told
_HEAD_REACH: Final = 40  # characters from the head of a paragraph in which a bracket may hold a credit
_TAIL_REACH: Final = 30
_ANY_LABEL: Final = "|".join(sorted(LABELS, key=len, reverse=True))
_SHORTEST_LABELS: Final = [label for label in LABELS if not any(other in label for other in LABELS if other != label)]
# A label with its mark: 作者：, 文／, 编辑 |, (编译/; or with a space where the line is all credits.
_LABELLED: Final = Pattern(
    rf"(?<!\w)(?P<label>(?:{_ANY_LABEL})(?:[/／](?:{_ANY_LABEL}))?)\s?(?P<mark>[：:︰/／|｜丨]|\s(?=[^\W\d_]))\s?",
    *_SHORTEST_LABELS,
    flags=re.IGNORECASE,
)
_BY: Final = Pattern(
    r"^(?:(?:written|reviewed|posted|reported|story|words|text|analysis|opinion)\s)?by[:\s]\s?(?P<names>(?-i:[A-Z])[^|•·\d\n–—(]{2,90})",
    "by",
    flags=re.IGNORECASE,
)
# Posted on February 23 by Jane Doe 3 comments; Submitted by John Roe on Fri, 02/23/2024.
_POSTED: Final = Pattern(
    r"^(?:posted|published|submitted|created|updated|written)\b[^|•·]{0,40}?\bby\s(?P<names>(?-i:[A-Z])[\w.'’-]{1,20}(?:\s(?-i:[A-Z])[\w.'’-]{1,20}){1,3})(?=\s|$)",
    "by", flags=re.IGNORECASE,
)  # fmt: skip
# 新华社记者张三、李四; 本报记者 张三; 聯合報 記者張三／桃園機場報導: a line of its own.
_REPORTERS: Final = Pattern(
    r"^[【〔（(\[\s]{0,3}(?:(?:19|20)[\d\s:/.-]{8,17})?(?P<office>[^\s，。：:]{0,14}\s?(?:记者|記者|通讯员|通訊員|特约撰稿人?|特约评论员|评论员|》作者))[\s：:/／|]{0,3}(?P<names>[^：:。！？]{2,60}?)[】〕）)\]\s]{0,3}$",
    "记者",
    "記者",
    "通讯员",
    "通訊員",
    "特约撰稿",
    "评论员",
    "作者",
)
# A field ends before a label without a mark: a day, a bracket. 【某某报专讯】2024年5月3日 记者 张三.
_BEFORE_LABEL: Final = Pattern(r"[日号號\d】〕）)]\s?$")
# English names its people in a sentence: Reporting by Jane Doe; editing by John Roe.
_ENGLISH: Final = Pattern(
    r"(?:^|[.;:(,|–—•]\s{0,2})(?P<additional>additional\s)?(?P<label>reporting|writing|written|report|editing|edited|translated|compiled|photographs?|photos?|photography) by\s"
    r"(?P<names>(?-i:[A-Z])(?:[^.;:()|—–\n]|(?<=\s(?-i:[A-Z]))\.){2,80})",
    "ing by",
    "ten by",
    "report by",
    "ed by",
    "photo by",
    "photos by",
    "photograph by",
    "photographs by",
    "photography by",
    flags=re.IGNORECASE,
)
_ENGLISH_PARTS: Final[dict[str, Part]] = {
    "reporting": "author", "writing": "author", "written": "author", "report": "author", "compiled": "author",
    "editing": "editor", "edited": "editor", "translated": "editor",
}  # fmt: skip
# Who the author is, told in a sentence of its own: （作者张三为自由撰稿人）.
_ABOUT_AUTHOR: Final = Pattern(
    r"^[（(*※\s]{0,3}(?:本文)?作者\s?[：:]?\s?(?P<names>[\u3400-\u9fff]{2,4}?)\s?(?:[为為系係是，,]|现[为任]|現[為任])",
    "作者",
)
# Where the text appeared first and who wrote it, told in one sentence: 本文来自微信公众号“…”，作者：张三，….
_REPRINT: Final = Pattern(
    r"(?:本文|文章)[^。]{0,6}(?:来自|來自|转自|轉自|转载自|首发|首發|源自)[^。]{2,60}[，,]\s?作者\s?[：:]\s?(?P<names>[^，。；,;（(\s]{2,12})",
    "作者",
)
# English bylines without By: the name alone before the day in the line under the title.
_BEFORE_DAY: Final = Pattern(
    r"^(?P<names>[A-Z][\w'’-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w'’-]+){1,2})\s?(?:[|•·–—]\s?)?(?:(?:Published|Updated|Posted)(?:\son)?:?\s)?"
    r"(?=(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d)",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_PHOTOGRAPH: Final = Pattern(
    r"(?:^|[.)\s(])(?:Photo(?:graph)?s?|Picture|Image)(?:\s[Cc]redit)?(?:\sby\s|:\s?)(?P<names>[A-Z][^:;()|.]{2,60})\)?\.?$",
    "Photo",
    "Picture",
    "Image",
)
# The name before the work: 。张三／文 at the end of a paragraph.
_NAMED_BEFORE: Final = Pattern(
    r"(?:^|[。！？」”…\s])(?P<names>[\u3400-\u9fff]{2,4})\s?[/／]\s?(?:撰?文|[图圖]文|文字|采写|採寫|采访|採訪(?:撰文)?|[综綜]合[报報][道導导]|[报報][道導导])$",
    "/",
    "／",
)
_OTHER_FIELD: Final = Pattern(
    r"\s(?:来源|來源|稿源|时间|時間|发布|發布)\s?[：:].*$", "来源", "來源", "稿源", "时间", "時間", "发布", "發布"
)
# A field of another kind behind the names: 编辑：张三 人气：5380.
_NEXT_FIELD: Final = Pattern(r"(?<=\S)\s[^\s：:／/|｜、，,]{1,8}[：:].*$", "：", ":")
_GLUED: Final = Pattern(
    r"^(?P<label>作者|编辑|編輯|责编|责任编辑|記者|记者)(?P<names>[\u3400-\u9fff]{2,4})$",
    "作者",
    "编",
    "編輯",
    "記者",
    "记者",
)
_BESIDE_MEDIUM: Final = Pattern(
    r"^(?P<names>[^/／：:，。]{2,24})\s?[/／]\s?(?P<medium>[^/／：:，。\s]{2,14})$", "/", "／"
)
_BRACKETED: Final = Pattern(
    r"[（(【\[〔](?P<inside>[^（()）【】\[\]〔〕\n]{2,80})[)）】\]〕]", "（", "(", "【", "[", "〔"
)
_REPORTER_INSIDE: Final = Pattern(
    r"^.{0,16}?(?:记者|記者|通讯员|通訊員|实习生)", "记者", "記者", "通讯员", "通訊員", "实习生"
)
_SIGNED: Final = Pattern(
    r"[。！？”」…]\s?(?:[（(](?P<inside>[^（()）]{2,24})[)）]|(?:[^\s，。！？]{0,8}(?:记者|記者|通讯员))\s?(?P<after>[\w、\s]{2,24}))\s?$",
    "（",
    "(",
    "记者",
    "記者",
    "通讯员",
)
_SENT_FROM: Final = Pattern(
    r"^(?P<names>[^\s，。：:]{2,16}(?:\s[^\s，。：:]{2,8}){0,3})\s{1,3}(?:发自|發自)\s?\S{1,12}",
    "发自",
    "發自",
)
_PICTURED: Final = Pattern(
    r"(?P<names>[^，。；：:（()）]{2,30}?)\s?[/／]?\s?(?:摄影?|攝影?|供[图圖]|[图圖])[】）)\]。]?$",
    "摄",
    "攝",
    "图",
    "圖",
)
_ACCOUNT: Final = Pattern(r"公众号|公眾號|微信号|微信號|[|｜丨]\s?微信", "公众号", "公眾號", "微信")
# One look for a hint of any of these spares most lines the looks for each of them.
_CREDITED: Final = (_SENT_FROM, _POSTED, _BY, _BEFORE_DAY, _LABELLED, _REPORTERS, _BESIDE_MEDIUM, _GLUED)
_HINTS: Final = sorted({hint.lower() for pattern in _CREDITED for hint in pattern.hints})
_ANY: Final = Pattern("|".join(map(re.escape, _HINTS)), *_HINTS, flags=re.IGNORECASE)
_PICTURE_ENDS: Final = frozenset("摄攝影图圖")
_AROUND: Final = "（）() 　*"  # what a name alone in its line may stand in
_WRAPPING: Final = "【】〔〕[]（）()●■◆□◇○◎☉▌*－—- "


class Credit(Value):
    """Names with what they did and the words that say so."""

    part: Part
    names: tuple[str, ...]
    words: str


def is_credit_line(text: str) -> bool:
    """Tell whether a line holds nothing but credits: 作者：张三, By Jane Doe, 新华社记者李四, 某某 发自 北京, 某某 | 公众号."""
    if len(text) > LONGEST or is_prose(text):
        return False
    first = _LABELLED.match(text.strip(_WRAPPING))
    if first and not first["mark"].isspace():
        return True
    return (len(text) <= 40 and _ACCOUNT.search(text) is not None) or any(True for _ in line_credits(text))


def line_credits(text: str) -> Iterator[Credit]:
    """Yield the credits of a line that holds nothing else."""
    if not _ANY.may_match(text):
        return
    plain = text.strip(_WRAPPING)
    sent, by = _SENT_FROM.match(plain), _POSTED.match(plain) or _BY.match(plain)
    if sent:
        yield Credit(part="author", names=people(sent["names"], strict=False), words=text)
    elif by:
        yield Credit(part="author", names=tuple(name for name in people(by["names"]) if " " in name), words=text)
    else:
        dated = _BEFORE_DAY.match(plain)
        if dated:
            yield Credit(part="author", names=only_people(dated["names"]), words=text)
        found = tuple(_labelled(plain))
        yield from found
        if not found:
            yield from _bylines(plain)


def bracket_credits(text: str) -> Iterator[Credit]:
    """Yield credits in brackets at the head or the tail of a paragraph: （记者 张三）, (责编：李四), （编译/王五）."""
    if not _BRACKETED.may_match(text):
        return
    for match in _BRACKETED.finditer(text[:LONGEST]):
        if match.start() <= _HEAD_REACH:
            yield from _inside(match)
    for match in _BRACKETED.finditer(text, max(0, len(text) - LONGEST)):
        if match.start() > _HEAD_REACH and match.end() >= len(text) - _TAIL_REACH:
            yield from _inside(match)


def signature(text: str) -> Iterator[Credit]:
    """Yield the author who signs after the last sentence: 。（张三）, 。记者 张三, or a line that is a name alone."""
    if is_name_alone(text):
        yield Credit(part="author", names=(text.strip(_AROUND),), words=text)
        return
    before = _NAMED_BEFORE.search(text[-24:])
    if before and is_han_name(before["names"]):
        yield Credit(part="author", names=(before["names"],), words=before.group())
        return
    match = None if text.rstrip("）)")[-1:] in _PICTURE_ENDS else _SIGNED.search(text[-40:])
    names = only_people(match["inside"] or match["after"]) if match else ()
    if match and names:
        yield Credit(part="author", names=names, words=match.group())


def is_name_alone(text: str) -> bool:
    """Tell whether a line is a name and nothing else."""
    return is_han_name(text.strip(_AROUND))


def told_credits(text: str) -> Iterator[Credit]:
    """Yield credits that are told in a sentence: Reporting by Jane Doe; editing by John Roe. （作者张三为自由撰稿人）."""
    for match in _ENGLISH.finditer(text, max(0, len(text) - 3 * LONGEST)):
        part = "other" if match["additional"] else _ENGLISH_PARTS.get(match["label"].lower(), "photographer")
        yield Credit(part=part, names=only_people(match["names"].strip()), words=match.group())
    reprint = _REPRINT.search(text)
    if reprint:
        yield Credit(part="author", names=people(reprint["names"], strict=False), words=reprint.group())
    about = _ABOUT_AUTHOR.match(text)
    if about and is_han_name(about["names"]):
        yield Credit(part="author", names=(about["names"],), words=about.group())


def may_be_signed(text: str) -> bool:
    """Tell whether a paragraph may end with a name and what it did: 。记者 张三, 。张三／文."""
    end = text[-24:]
    return "记者" in end or "記者" in end or "／" in end or "/" in end


def picture_credit(text: str) -> Iterator[Credit]:
    """Yield the photographers whom a caption names: … 记者 张三 摄."""
    english = _PHOTOGRAPH.search(text[-90:])
    if english:
        yield Credit(part="photographer", names=only_people(english["names"].split("/")[0]), words=english.group())
        return
    plain = text[-40:].rstrip("】）)]。 ")
    if plain[-1:] not in _PICTURE_ENDS:
        return
    match = _PICTURED.search(plain)
    words = match["names"].split() if match else []
    for run in (" ".join(words[-2:]), *words[-1:]):
        names = only_people(run)
        if names:
            yield Credit(part="photographer", names=names, words=plain)
            return


def _labelled(text: str) -> Iterator[Credit]:
    """Yield a credit for each label of a text that is all credits; the names of one end where the next label begins."""
    labels = list(_LABELLED.finditer(text))
    reporters = _REPORTERS.match(text[: labels[0].start()]) if labels and labels[0].start() else None
    if reporters:  # 某某报记者 张三 摄影 李四: the reporters stand before the first label
        yield Credit(part="author", names=only_people(reporters["names"].strip()), words=text)
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        spaced = label["mark"].isspace()
        if "additional" in text[max(0, label.start() - _ADDITIONAL) : label.start()].lower():
            continue  # who helped with the reporting
        if (
            spaced
            and number == 0
            and label.start() > 0
            and not reporters
            and not _BEFORE_LABEL.search(text[: label.start()])
        ):
            continue
        run = _NEXT_FIELD.sub("", text[label.end() : stop]).strip(" |｜丨;；，,")
        names = (only_people(run) or _first(run, text[: label.start()])) if spaced else people(run, strict=False)
        parts = (LABELS.get(one.lower()) for one in re.split("[/／]", label["label"]))
        for part in dict.fromkeys(part for part in parts if part):
            if names and part != "other":
                yield Credit(part=part, names=names, words=text)


def _first(run: str, before: str) -> tuple[str, ...]:
    """Return the name a run begins with, where a day stands before its label: other fields follow, 作者 张三 评论."""
    name = run.split(" ", 1)[0]
    return (name,) if is_han_name(name) and _BEFORE_LABEL.search(before) else ()


def _bylines(text: str) -> Iterator[Credit]:
    """Yield the credits of a line without a label: reporters of a paper, 张三/某某报, 作者张三 among other fields."""
    plain = _OTHER_FIELD.sub("", text)
    reporters = _REPORTERS.match(plain)
    if reporters:
        if plain.rstrip("）)】")[-1:] not in _PICTURE_ENDS:
            yield Credit(part="author", names=only_people(reporters["names"]), words=text)
        return
    beside = _BESIDE_MEDIUM.match(plain)
    if beside and is_medium(beside["medium"]):
        yield Credit(part="author", names=only_people(beside["names"]), words=text)
        return
    for field in re.split(r"[|｜]", plain) if "|" in plain or "｜" in plain or len(plain) <= 8 else ():
        glued = _GLUED.match(field.strip())
        if glued and is_han_name(glued["names"]):
            yield Credit(part=LABELS[glued["label"]], names=(glued["names"],), words=text)


def _inside(match: re.Match[str]) -> Iterator[Credit]:
    inside = match["inside"].strip()
    found = tuple(_labelled(inside))
    reporter = _REPORTER_INSIDE.match(inside)
    if reporter and not (found and found[0].part != "author"):
        run = inside[reporter.end() :].strip(" ：:")
        names = only_people(run) or tuple(filter(None, (leading_name(run),)))
        yield Credit(part="author", names=names, words=match.group())
    else:
        yield from found
