"""Keys and values that withhold an article, as editors and other programs spell and misspell them.

What clearly means a draft is one. Where the meaning is unclear the article is held back: nothing is public by mistake.
"""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import Final, Literal

from digest.config.key_names import FIELD_OF, OWN_NAMES, field_read_as, folded
from digest.config.written_dates import iso_date

GUARDS: Final = ("draft", "publish_at", "expires", "policy", "clean", "keep", "drop")
"""The keys that decide whether an article is shown, and how much of it."""
TIMES: Final = frozenset({"publish_at", "expires"})
Verdict = Literal["draft", "shown", "unclear", ""]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TRUE: Final = _words(
    "true yes on 1 1.0 y t x ✓ ✔ ☑ √ 是 是的 对 對 真 oui si sí sim ja da wahr vrai verdadero はい 예 draft 草稿 wip"
)
_FALSE: Final = _words("false no off 0 0.0 n f 否 不 不是 非 假 错 錯 non nein não falsch faux falso нет いいえ 아니요")
_NOTHING: Final = _words("none null nan n/a na nil ~ - -- —") | {""}
# Keys that say whether an article is hidden, whether it is shown, and what its state is.
_HIDES: Final = _words(
    "draft isdraft unpublished isunpublished hidden ishidden hide private isprivate unlisted secret headless notpublic"
    " 草稿 是否草稿 隐藏 隱藏 是否隐藏 私密 未发布 未發布 不公开 不公開"
)
_SHOWS: Final = _words(
    "published ispublished publish public ispublic visible isvisible listed release released 已发布 已發布 公开 公開 是否公开"
    " 是否公開 是否发布 是否發布 发布 發布 可见 可見"
)
_STATES: Final = _words(
    "status poststatus articlestatus publishstatus publishingstatus publicationstatus contentstatus visibility 发布状态"
    " 發布狀態 可见性 可見性"
)
# Many other things are called so: only a value that withholds counts.
_VAGUE_STATES: Final = _words("state stage access workflow workflowstate publishstate type posttype 状态 狀態")
_DRAFT_STATES: Final = _words(
    "draft drafts autodraft private hidden pending unpublished notpublished future scheduled trash trashed deleted review"
    " inreview pendingreview needsreview internal withheld embargo embargoed inactive disabled rejected wip inprogress todo"
    " unlisted secret protected password offline 草稿 私密 隐藏 隱藏 未发布 未發布 待审 待審 待审核 待審核 审核中 審核中 下线 下線"
    " 已下线 已下線 已删除 已刪除 回收站 不公开 不公開 待发布 待發布 定时 定時"
)
_SHOWN_STATES: Final = _words(
    "publish published public live visible posted final open everyone all ok success succeeded done complete completed"
    " finished active online approved current updated new crawled fetched scraped parsed processed collected saved"
    " downloaded inherit normal 发布 發布 已发布 已發布 公开 公開 正常 上线 上線 已上线 已上線 成功 完成"
)
# Words that resemble a key and are none.
_ORDINARY: Final = _words(
    "craft drift graft raft crop prop props drip clear lean keen deep keeper kept peep police cleaner expert experts overdraft draftsman"
)
_CLOSE: Final = 0.75  # difflib's measure of two words that differ in one letter of four, or two of eight
_LINE: Final = re.compile(
    r"[^\w\n]{0,8}(\w[\w -]{0,30}?)[\"'*`]{0,3}[ \t]{0,9}(?:[:：=]{1,2}|[ \t])[ \t]{0,9}(\S.{0,60})"
)
_EDGES: Final = " \t\"'`*,;>-"


def truth(text: str) -> bool | None:
    """Return whether a word means yes or no, in the languages of editors; None if it means neither."""
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    return True if word in _TRUE or word.rstrip("?!.。 ") in _TRUE else False if word in _FALSE else None


def is_nothing(text: str) -> bool:
    """Whether a value is how programs write that there is none: NaN, None, -."""
    return text.strip().casefold() in _NOTHING


def verdict(name: str, value: str) -> Verdict:
    """Return what a key and its value say about showing an article; "" if they are about something else."""
    plain = folded(name)
    if plain in _HIDES and plain not in OWN_NAMES:
        return _of_truth(truth(value), hides=True)
    if plain in _SHOWS:
        known = _of_truth(truth(value), hides=False)
        return "" if known == "unclear" and _is_about_time(value) else known
    if plain in _STATES or plain in _VAGUE_STATES:
        return _of_state(value, vague=plain in _VAGUE_STATES)
    return ""


def _of_truth(known: bool | None, *, hides: bool) -> Verdict:
    if known is None:
        return "unclear"
    return "draft" if known == hides else "shown"


def _is_about_time(value: str) -> bool:
    """Whether a value of `published` or `public` is a date, a number or a sentence."""
    words = re.search(r"\d|ago|day|now|week|month|recent|last|昨|今|前|刚|剛|周|週|月|日", value.casefold())
    return bool(words) or len(value) > 30


def _of_state(value: str, *, vague: bool) -> Verdict:
    word, known = folded(value), truth(value)
    if word in _DRAFT_STATES or any(part in _DRAFT_STATES for part in map(folded, re.split(r"[\n,，、;/|]", value))):
        return "draft"
    if vague:
        return ""
    if known is not None or word in _SHOWN_STATES:
        return "draft" if known is False else "shown"
    return "" if re.search(r"\d", value) or len(value) > 30 else "unclear"


@lru_cache(maxsize=4096)
def near_guard(name: str) -> str:
    """Return the key on which publication depends that an unknown name nearly is, "" if it is not near any."""
    plain = folded(name)
    if len(plain) < 3 or plain in FIELD_OF or plain in _ORDINARY:
        return ""
    if "draft" in plain:
        return "draft"
    singular = f"{plain[:-3]}y" if plain.endswith("ies") else plain
    near = get_close_matches(singular, [folded(key) for key in GUARDS], n=1, cutoff=_CLOSE)
    return OWN_NAMES[near[0]] if near else ""


def near_verdict(name: str, value: str) -> Verdict:
    """Return "unclear" if a name is nearly one that withholds the article with this value: publised: false."""
    near = _near_name(name)
    return "unclear" if near and verdict(near, value) == "draft" else ""


@lru_cache(maxsize=4096)  # difflib is slow, and the columns of a table recur
def _near_name(name: str) -> str:
    plain = folded(name)
    known = [*_SHOWS, *_STATES, "unpublished", "hidden", "private"]
    near = get_close_matches(plain, known, n=1, cutoff=0.8) if 4 <= len(plain) <= 20 and plain not in FIELD_OF else ()
    return near[0] if near else ""


def withholds(line: str, *, fenced: bool) -> bool:
    """Whether a line above a text withholds it, although no front matter was recognised there.

    Within fences any key counts on which publication depends. Elsewhere the value must be clear: "Policy: new rules" is prose.
    """
    found = _LINE.fullmatch(line.strip()[:120])
    if found is None:
        return False
    name, value = found[1].strip(), found[2].strip(_EDGES)
    field, known = field_read_as(name), truth(value)
    if not re.search(r"[:：=]", line):  # draft true
        return name == "draft" and known is True
    if field == "draft":
        return known is True or (fenced and known is None)
    if field in TIMES:
        return iso_date(value)[:4].isdigit() or (fenced and field in OWN_NAMES.values())
    if fenced and (field in GUARDS or near_guard(name)):
        return True
    return verdict(name, value) == "draft"
