"""Credits within the text: in brackets, in a sentence, as a signature after the last sentence, under a picture."""

import re
from collections.abc import Iterator
from typing import Final

from digest.facts.credit_lines import LONGEST, PICTURE_ENDINGS, Credit, Part, labelled_credits
from digest.facts.names import is_han_name, leading_name, names_in, only_names
from digest.text import lexicon
from digest.text.pattern import Pattern, words

_START_REACH: Final = 40  # characters at the start of a paragraph among which a bracket may hold a credit
_END_REACH: Final = 30
_AROUND: Final = "（）() 　*"  # what may enclose a name that is alone on its line

_BRACKETED: Final = Pattern(r"[（(【\[〔](?P<inside>[^（()）【】\[\]〔〕\n]{2,80})[)）】\]〕]")
_REPORTER_INSIDE: Final = Pattern(rf"^.{{0,16}}?(?:{lexicon.REPORTER}|{lexicon.CORRESPONDENT}|实习生)")

# English names people in a sentence: Reporting by Jane Doe; editing by John Roe.
_ENGLISH_PARTS: Final[dict[str, Part]] = {
    **dict.fromkeys(("reporting", "writing", "written", "report", "compiled"), "author"),
    **dict.fromkeys(("editing", "edited", "translated"), "editor"),
}
_ENGLISH_WORK: Final = words(
    "reporting writing written report editing edited translated compiled photographs? photos? photography"
)
_ENGLISH_NAMES: Final = r"(?-i:[A-Z])(?:[^.;:()|—–\n]|(?<=\s(?-i:[A-Z]))\.){2,80}"
_ENGLISH: Final = Pattern(
    rf"(?:^|[.;:(,|–—•]\s{{0,2}})(?P<additional>additional\s)?(?P<work>{_ENGLISH_WORK}) by\s(?P<names>{_ENGLISH_NAMES})",
    flags=re.IGNORECASE,
)
# A sentence about the author: （作者张三为自由撰稿人）.
_ABOUT_AUTHOR: Final = Pattern(
    rf"^[（(*※\s]{{0,3}}(?:本文)?作者\s?[：:]?\s?(?P<names>{lexicon.HAN}{{2,4}}?)\s?(?:[为為系係是，,]|现[为任]|現[為任])"
)
# Where the text first appeared and who wrote it: 本文来自微信公众号“…”，作者：张三，….
_FIRST_PUBLISHED: Final = words("来自 來自 转自 轉自 转载自 首发 首發 源自")
_REPRINT: Final = Pattern(
    rf"(?:本文|文章)[^。]{{0,6}}{_FIRST_PUBLISHED}[^。]{{2,60}}[，,]\s?作者\s?[：:]\s?(?P<names>[^，。；,;（(\s]{{2,12}})"
)

# Signatures. The name before the work: 。张三／文 at the end of a paragraph.
_HAN_WORK: Final = words("撰?文 [图圖]文 文字 采写 採寫 采访 採訪(?:撰文)? [综綜]合[报報][道導导] [报報][道導导]")
_NAMED_BEFORE: Final = Pattern(rf"(?:^|[。！？」”…\s])(?P<names>{lexicon.HAN}{{2,4}})\s?[/／]\s?{_HAN_WORK}$")
_SIGNED_IN_BRACKETS: Final = r"[（(](?P<inside>[^（()）]{2,24})[)）]"
_SIGNED_BY_REPORTER: Final = rf"[^\s，。！？]{{0,8}}(?:{lexicon.REPORTER}|通讯员)\s?(?P<after>[\w、\s]{{2,24}})"
_SIGNED: Final = Pattern(rf"[。！？”」…]\s?(?:{_SIGNED_IN_BRACKETS}|{_SIGNED_BY_REPORTER})\s?$")

# Pictures: Photo by Jane Doe; … 记者 张三 摄
_PICTURE_LABEL: Final = r"(?:Photo(?:graph)?s?|Picture|Image)(?:\s[Cc]redit)?"
_PHOTOGRAPH: Final = Pattern(rf"(?:^|[.)\s(]){_PICTURE_LABEL}(?:\sby\s|:\s?)(?P<names>[A-Z][^:;()|.]{{2,60}})\)?\.?$")
_PICTURED: Final = Pattern(
    r"(?P<names>[^，。；：:（()）]{2,30}?)\s?[/／]?\s?(?:摄影?|攝影?|供[图圖]|[图圖])[】）)\]。]?$"
)


def bracket_credits(text: str) -> Iterator[Credit]:
    """Yield the credits in brackets at the start or end of a paragraph: （记者 张三）, (责编：李四), （编译/王五）."""
    if not _BRACKETED.may_match(text):
        return
    for match in _BRACKETED.finditer(text[:LONGEST]):
        if match.start() <= _START_REACH:
            yield from _inside(match)
    for match in _BRACKETED.finditer(text, max(0, len(text) - LONGEST)):
        if match.start() > _START_REACH and match.end() >= len(text) - _END_REACH:
            yield from _inside(match)


def _inside(match: re.Match[str]) -> Iterator[Credit]:
    inside = match["inside"].strip()
    labelled = tuple(labelled_credits(inside))
    reporter = _REPORTER_INSIDE.match(inside)
    if reporter and not (labelled and labelled[0].part != "author"):
        run = inside[reporter.end() :].strip(" ：:")
        names = only_names(run) or tuple(filter(None, (leading_name(run),)))
        yield Credit(part="author", names=names, evidence=match.group())
    else:
        yield from labelled


def sentence_credits(text: str) -> Iterator[Credit]:
    """Yield the credits in sentences: Reporting by Jane Doe; editing by John Roe. （作者张三为自由撰稿人）."""
    for match in _ENGLISH.finditer(text, max(0, len(text) - 3 * LONGEST)):
        part = "other" if match["additional"] else _ENGLISH_PARTS.get(match["work"].lower(), "photographer")
        yield Credit(part=part, names=only_names(match["names"].strip()), evidence=match.group())
    if reprint := _REPRINT.search(text):
        yield Credit(part="author", names=names_in(reprint["names"], strict=False), evidence=reprint.group())
    about = _ABOUT_AUTHOR.match(text)
    if about and is_han_name(about["names"]):
        yield Credit(part="author", names=(about["names"],), evidence=about.group())


def may_be_signed(text: str) -> bool:
    """Whether a paragraph may end with a name and its work: 。记者 张三, 。张三／文."""
    return any(mark in text[-24:] for mark in ("记者", "記者", "／", "/"))


def signature(text: str) -> Iterator[Credit]:
    """Yield the author who signs after the last sentence: 。（张三）, 。记者 张三, or a line that is just a name."""
    if is_name_alone(text):
        yield Credit(part="author", names=(text.strip(_AROUND),), evidence=text)
        return
    before = _NAMED_BEFORE.search(text[-24:])
    if before and is_han_name(before["names"]):
        yield Credit(part="author", names=(before["names"],), evidence=before.group())
        return
    match = None if text.rstrip("）)")[-1:] in PICTURE_ENDINGS else _SIGNED.search(text[-40:])
    names = only_names(match["inside"] or match["after"]) if match else ()
    if match and names:
        yield Credit(part="author", names=names, evidence=match.group())


def is_name_alone(text: str) -> bool:
    """Whether a line is just a name."""
    return is_han_name(text.strip(_AROUND))


def picture_credits(text: str) -> Iterator[Credit]:
    """Yield the photographers named in a caption: … 记者 张三 摄."""
    if english := _PHOTOGRAPH.search(text[-90:]):
        yield Credit(part="photographer", names=only_names(english["names"].split("/")[0]), evidence=english.group())
        return
    plain = text[-40:].rstrip("】）)]。 ")
    if plain[-1:] not in PICTURE_ENDINGS:
        return
    match = _PICTURED.search(plain)
    last_words = match["names"].split() if match else []
    for run in (" ".join(last_words[-2:]), *last_words[-1:]):
        if names := only_names(run):
            yield Credit(part="photographer", names=names, evidence=plain)
            return
