"""Credits that have a line to themselves: labels with names, bylines, reporters of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest.facts.credits import LABELS, LONGEST, PICTURE_ENDINGS, Credit
from digest.facts.media import is_medium
from digest.facts.names import is_han_name, names_in, only_names
from digest.facts.zones import is_prose
from digest.text.expression_parts import (
    ACCOUNT,
    BYLINE_VERB,
    CORRESPONDENT,
    HAN,
    MONTH_ABBREVIATIONS,
    MONTH_STEM,
    PLAIN_EDITOR,
    REPORTER,
    any_of,
    words,
)
from digest.text.pattern import Pattern

_ADDITIONAL_REACH: Final = 22  # characters before a label among which "additional" makes it a helper's
_LONGEST_ACCOUNT: Final = 40
_WRAPPING: Final = "【】〔〕[]（）()●■◆□◇○◎☉▌*－—- "

_ANY_LABEL: Final = any_of(*sorted(LABELS, key=len, reverse=True))
_SHORTEST_LABELS: Final = [label for label in LABELS if not any(other in label for other in LABELS if other != label)]
# A label with its mark: 作者：, 文／, 编辑 |, (编译/; or with a space where the line is all credits.
_LABEL_MARK: Final = r"(?:[：:︰/／|｜丨]|\s(?=[^\W\d_]))"
_LABELLED: Final = Pattern(
    rf"(?<!\w)(?P<label>{_ANY_LABEL}(?:[/／]{_ANY_LABEL})?)\s?(?P<mark>{_LABEL_MARK})\s?",
    *_SHORTEST_LABELS,
    flags=re.IGNORECASE,
)

# English bylines
_CAPITALISED: Final = r"(?-i:[A-Z])[\w.'’-]{1,20}"
_FULL_NAME: Final = rf"{_CAPITALISED}(?:\s{_CAPITALISED}){{1,3}}"
_BY: Final = Pattern(
    rf"^(?:{BYLINE_VERB}\s)?by[:\s]\s?(?P<names>(?-i:[A-Z])[^|•·\d\n–—(]{{2,90}})", "by", flags=re.IGNORECASE
)
# Posted on February 23 by Jane Doe 3 comments; Submitted by John Roe on Fri, 02/23/2024.
_POSTED_VERB: Final = words("posted published submitted created updated written")
_POSTED: Final = Pattern(
    rf"^{_POSTED_VERB}\b[^|•·]{{0,40}}?\bby\s(?P<names>{_FULL_NAME})(?=\s|$)", "by", flags=re.IGNORECASE
)
# The name alone before the day in the line under the title.
_NAME_WITH_INITIAL: Final = r"[A-Z][\w'’-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w'’-]+){1,2}"
_PUBLISHED_ON: Final = r"(?:Published|Updated|Posted)(?:\son)?:?\s"
_BEFORE_DAY: Final = Pattern(
    rf"^(?P<names>{_NAME_WITH_INITIAL})\s?(?:[|•·–—]\s?)?(?:{_PUBLISHED_ON})?(?=(?:\d{{1,2}}\s)?{MONTH_STEM}\.?\s\d)",
    *MONTH_ABBREVIATIONS,
)

# Chinese bylines. 新华社记者张三、李四; 本报记者 张三; 聯合報 記者張三／桃園機場報導
_OPENED: Final = r"[【〔（(\[\s]{0,3}(?:(?:19|20)[\d\s:/.-]{8,17})?"
_CLOSED: Final = r"[】〕）)\]\s]{0,3}$"
_REPORTING_OFFICE: Final = any_of(REPORTER, CORRESPONDENT, "特约撰稿人?", "特约评论员", "评论员", "》作者")
_REPORTERS: Final = Pattern(
    rf"^{_OPENED}[^\s，。：:]{{0,14}}\s?{_REPORTING_OFFICE}[\s：:/／|]{{0,3}}(?P<names>[^：:。！？]{{2,60}}?){_CLOSED}",
    "记者",
    "記者",
    "通讯员",
    "通訊員",
    "特约撰稿",
    "评论员",
    "作者",
)
# The end of a field before a label without a mark: a day, a bracket. 【某某报专讯】2024年5月3日 记者 张三
_BEFORE_LABEL: Final = Pattern(r"[日号號\d】〕）)]\s?$")
_OTHER_FIELD: Final = Pattern(
    r"\s(?:来源|來源|稿源|时间|時間|发布|發布)\s?[：:].*$", "来源", "來源", "稿源", "时间", "時間", "发布", "發布"
)
# A field of another kind behind the names: 编辑：张三 人气：5380.
_NEXT_FIELD: Final = Pattern(r"(?<=\S)\s[^\s：:／/|｜、，,]{1,8}[：:].*$", "：", ":")
_GLUED: Final = Pattern(
    rf"^(?P<label>作者|{PLAIN_EDITOR}|责编|责任编辑|{REPORTER})(?P<names>{HAN}{{2,4}})$",
    "作者",
    "编",
    "編輯",
    "記者",
    "记者",
)
_NAMES_AND_MEDIUM: Final = Pattern(
    r"^(?P<names>[^/／：:，。]{2,24})\s?[/／]\s?(?P<medium>[^/／：:，。\s]{2,14})$", "/", "／"
)
_SENT_FROM: Final = Pattern(
    r"^(?P<names>[^\s，。：:]{2,16}(?:\s[^\s，。：:]{2,8}){0,3})\s{1,3}(?:发自|發自)\s?\S{1,12}", "发自", "發自"
)
_ACCOUNT: Final = Pattern(rf"{ACCOUNT}|微信号|微信號|[|｜丨]\s?微信", "公众号", "公眾號", "微信")

# One search for a hint of any of these spares most lines the search for each.
_CREDITED: Final = (_SENT_FROM, _POSTED, _BY, _BEFORE_DAY, _LABELLED, _REPORTERS, _NAMES_AND_MEDIUM, _GLUED)
_HINTS: Final = sorted({hint.lower() for pattern in _CREDITED for hint in pattern.hints})
_ANY: Final = Pattern("|".join(map(re.escape, _HINTS)), *_HINTS, flags=re.IGNORECASE)


def is_credit_line(text: str) -> bool:
    """Whether a line is all credits: 作者：张三, By Jane Doe, 新华社记者李四, 某某 发自 北京, 某某 | 公众号."""
    if len(text) > LONGEST or is_prose(text):
        return False
    first = _LABELLED.match(text.strip(_WRAPPING))
    if first and not first["mark"].isspace():
        return True
    is_account = len(text) <= _LONGEST_ACCOUNT and _ACCOUNT.search(text) is not None
    return is_account or any(True for _ in line_credits(text))


def line_credits(text: str) -> Iterator[Credit]:
    """Yield the credits of a line that is all credits."""
    if not _ANY.may_match(text):
        return
    plain = text.strip(_WRAPPING)
    sent, by = _SENT_FROM.match(plain), _POSTED.match(plain) or _BY.match(plain)
    if sent:
        yield Credit(part="author", names=names_in(sent["names"], strict=False), evidence=text)
    elif by:
        yield Credit(part="author", names=tuple(name for name in names_in(by["names"]) if " " in name), evidence=text)
    else:
        dated = _BEFORE_DAY.match(plain)
        if dated:
            yield Credit(part="author", names=only_names(dated["names"]), evidence=text)
        labelled = tuple(labelled_credits(plain))
        yield from labelled
        if not labelled:
            yield from _unlabelled(plain)


def labelled_credits(text: str) -> Iterator[Credit]:
    """Yield a credit for each label of a text that is all credits; its names end where the next label begins."""
    labels = list(_LABELLED.finditer(text))
    reporters = _REPORTERS.match(text[: labels[0].start()]) if labels and labels[0].start() else None
    if reporters:  # before the first label: 某某报记者 张三 摄影 李四
        yield Credit(part="author", names=only_names(reporters["names"].strip()), evidence=text)
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        before = text[: label.start()]
        spaced = label["mark"].isspace()
        if "additional" in before[-_ADDITIONAL_REACH:].lower():
            continue  # helped with the reporting
        if spaced and number == 0 and before and not reporters and not _BEFORE_LABEL.search(before):
            continue
        run = _NEXT_FIELD.sub("", text[label.end() : stop]).strip(" |｜丨;；，,")
        names = (only_names(run) or _first_name(run, before)) if spaced else names_in(run, strict=False)
        parts = (LABELS.get(name.lower()) for name in re.split("[/／]", label["label"]))
        for part in dict.fromkeys(part for part in parts if part):
            if names and part != "other":
                yield Credit(part=part, names=names, evidence=text)


def _first_name(run: str, before: str) -> tuple[str, ...]:
    """Return the name a run begins with if a day comes before its label: other fields follow, 作者 张三 评论."""
    name = run.split(" ", 1)[0]
    return (name,) if is_han_name(name) and _BEFORE_LABEL.search(before) else ()


def _unlabelled(text: str) -> Iterator[Credit]:
    """Yield the credits of a line without a label: reporters of a paper, 张三/某某报, 作者张三 among other fields."""
    plain = _OTHER_FIELD.sub("", text)
    reporters = _REPORTERS.match(plain)
    if reporters:
        if plain.rstrip("）)】")[-1:] not in PICTURE_ENDINGS:
            yield Credit(part="author", names=only_names(reporters["names"]), evidence=text)
        return
    pair = _NAMES_AND_MEDIUM.match(plain)
    if pair and is_medium(pair["medium"]):
        yield Credit(part="author", names=only_names(pair["names"]), evidence=text)
        return
    for field in re.split(r"[|｜]", plain) if "|" in plain or "｜" in plain or len(plain) <= 8 else ():
        glued = _GLUED.match(field.strip())
        if glued and is_han_name(glued["names"]):
            yield Credit(part=LABELS[glued["label"]], names=(glued["names"],), evidence=text)
