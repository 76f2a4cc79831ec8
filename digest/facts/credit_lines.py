"""Credits, names of people with what they did, in lines of their own: labels with names, bylines, reporters of a paper."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from digest.facts.media import is_medium
from digest.facts.names import is_han_name, names_in, only_names
from digest.facts.zones import is_prose
from digest.model import Value
from digest.text import lexicon
from digest.text.pattern import Pattern, any_of, words

Part = Literal["author", "editor", "photographer", "other"]

LONGEST: Final = 100  # characters in a line of credits at most
PICTURE_ENDINGS: Final = frozenset("摄攝影图圖")  # 张三摄, 李四供图: the names before them are photographers

# What a label makes of the names after it. 编译 compiles from the foreign press: an editor.
_LABELS: Final[dict[Part, str]] = {
    "author": """
        本文作者|文章作者|作者|撰文|撰稿人|撰稿|文字|采写|採寫|采访|採訪|採訪撰文|主笔|主筆|执笔|记者|記者|本报记者|特约记者|见习记者|本文记者|通讯员|通訊員|文
        |来稿|署名|author|words by|written by|story by|by""",
    "editor": """
        责任编辑|責任編輯|责编|責編|编辑|編輯|主编|主編|值班编辑|值班主编|执行主编|网络编辑|本文编辑|本文編輯|本期编辑|本版编辑|编|編審|编审|编译|編譯|翻译|翻譯
        |译者|譯者|译|校对|校對|责任校对|审核|審核|审校|初审|复审|终审|一审|二审|三审|editor|editors|edited by|editing by|translated by""",
    "photographer": """
        摄影|攝影|摄|攝|供图|供圖|摄影记者|攝影記者|摄影师|图片|圖片|图|圖
        |photo|photos|photograph|photographs|photography|photo by|photos by|photograph by|photographs by""",
    "other": """
        词|曲|作词|作曲|編曲|编曲|演唱|排版|设计|設計|视频|制图|策划|统筹|监制|出品|剪辑|运营|实习生|单位|版权
        |来源|來源|原标题|时间|日期|发布|発布|发布时间|發布時間|发布日期|發布日期|发稿时间|发表时间|更新时间|出版|出版时间|浏览次数
        |电话|邮箱|微信|公众号|关键词|标签|字号|字號|字体|字體|分享|评论|評論|收藏|阅读|閱讀""",
}
LABELS: Final = {label.strip(): part for part, labels in _LABELS.items() for label in labels.split("|")}

_ADDITIONAL_REACH: Final = 22  # characters before a label among which "additional" makes it a helper's
_LONGEST_ACCOUNT: Final = 40
_WRAPPING: Final = "【】〔〕[]（）()●■◆□◇○◎☉▌*－—- "

_ANY_LABEL: Final = any_of(sorted(LABELS, key=len, reverse=True))
# A label with its mark: 作者：, 文／, 编辑 |, (编译/; or with a space where the line is all credits.
_LABEL_MARK: Final = r"(?:[：:︰/／|｜丨]|\s(?=[^\W\d_]))"
_LABELLED: Final = Pattern(
    rf"(?<!\w)(?P<label>{_ANY_LABEL}(?:[/／]{_ANY_LABEL})?)\s?(?P<mark>{_LABEL_MARK})\s?", flags=re.IGNORECASE
)

# English bylines
_CAPITALISED: Final = r"(?-i:[A-Z])[\w.'’-]{1,20}"
_FULL_NAME: Final = rf"{_CAPITALISED}(?:\s{_CAPITALISED}){{1,3}}"
_BY: Final = Pattern(
    rf"^(?:{lexicon.BYLINE_VERB}\s)?by[:\s]\s?(?P<names>(?-i:[A-Z])[^|•·\d\n–—(]{{2,90}})", "by", flags=re.IGNORECASE
)
# Posted on February 23 by Jane Doe 3 comments; Submitted by John Roe on Fri, 02/23/2024.
_POSTED_VERB: Final = words("posted published submitted created updated written")
_POSTED: Final = Pattern(rf"^{_POSTED_VERB}\b[^|•·]{{0,40}}?\bby\s(?P<names>{_FULL_NAME})(?=\s|$)", flags=re.IGNORECASE)
# The name alone before the day in the line under the title.
_NAME_WITH_INITIAL: Final = r"[A-Z][\w'’-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w'’-]+){1,2}"
_PUBLISHED_ON: Final = r"(?:Published|Updated|Posted)(?:\son)?:?\s"
_BEFORE_DAY: Final = Pattern(
    rf"^(?P<names>{_NAME_WITH_INITIAL})\s?(?:[|•·–—]\s?)?(?:{_PUBLISHED_ON})?(?=(?:\d{{1,2}}\s)?{lexicon.MONTH_STEM}\.?\s\d)",
    *lexicon.MONTH_ABBREVIATIONS,
)

# Chinese bylines. 新华社记者张三、李四; 本报记者 张三; 聯合報 記者張三／桃園機場報導
_OPENED: Final = r"[【〔（(\[\s]{0,3}(?:(?:19|20)[\d\s:/.-]{8,17})?"
_CLOSED: Final = r"[】〕）)\]\s]{0,3}$"
_REPORTING_OFFICE: Final = words(f"{lexicon.REPORTER} {lexicon.CORRESPONDENT} 特约撰稿人? 特约评论员 评论员 》作者")
_REPORTERS: Final = Pattern(
    rf"^{_OPENED}[^\s，。：:]{{0,14}}\s?{_REPORTING_OFFICE}[\s：:/／|]{{0,3}}(?P<names>[^：:。！？]{{2,60}}?){_CLOSED}"
)
# The end of a field before a label without a mark: a day, a bracket. 【某某报专讯】2024年5月3日 记者 张三
_BEFORE_LABEL: Final = Pattern(r"[日号號\d】〕）)]\s?$")
_OTHER_FIELD: Final = Pattern(r"\s(?:来源|來源|稿源|时间|時間|发布|發布)\s?[：:].*")
# A field of another kind behind the names: 编辑：张三 人气：5380.
_NEXT_FIELD: Final = Pattern(r"(?<=\S)\s[^\s：:／/|｜、，,]{1,8}[：:].*")
_GLUED: Final = Pattern(
    rf"^(?P<label>作者|{lexicon.PLAIN_EDITOR}|责编|责任编辑|{lexicon.REPORTER})(?P<names>{lexicon.HAN}{{2,4}})$"
)
_NAMES_AND_MEDIUM: Final = Pattern(r"^(?P<names>[^/／：:，。]{2,24})\s?[/／]\s?(?P<medium>[^/／：:，。\s]{2,14})$")
_SENT_FROM: Final = Pattern(
    r"^(?P<names>[^\s，。：:]{2,16}(?:\s[^\s，。：:]{2,8}){0,3})\s{1,3}(?:发自|發自)\s?\S{1,12}"
)
_ACCOUNT: Final = Pattern(rf"{lexicon.ACCOUNT}|微信号|微信號|[|｜丨]\s?微信")


class Credit(Value):
    """Names with what they did, and the words that say so."""

    part: Part
    names: tuple[str, ...]
    evidence: str


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
    plain = text.strip(_WRAPPING)
    sent, by = _SENT_FROM.match(plain), _POSTED.match(plain) or _BY.match(plain)
    if sent:
        yield Credit(part="author", names=names_in(sent["names"], strict=False), evidence=text)
    elif by:
        yield Credit(part="author", names=tuple(name for name in names_in(by["names"]) if " " in name), evidence=text)
    else:
        if dated := _BEFORE_DAY.match(plain):
            yield Credit(part="author", names=only_names(dated["names"]), evidence=text)
        yield from tuple(labelled_credits(plain)) or _unlabelled(plain)


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
    if reporters := _REPORTERS.match(plain):
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
