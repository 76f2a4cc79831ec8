"""Word classes: the parts that expressions are composed of, in both scripts and English, each defined here once.

Every class is the source of an expression that can be followed by a quantifier or put between others as it is.
"""

from __future__ import annotations

from typing import Final


def any_of(*alternatives: str) -> str:
    """Return an expression that matches any of these words, classes or expressions; the first that fits wins."""
    return f"(?:{'|'.join(alternatives)})"


def words(text: str) -> str:
    """Return an expression that matches any of the words of a text, which are separated by spaces."""
    return any_of(*text.split())


# Characters
HAN: Final = r"[\u3400-\u9fff]"
SENTENCE: Final = r"[^。！？\n]"  # whatever may come before the end of a sentence

# Dates in digits
YEAR: Final = r"(?:19|20)\d\d"
MONTH: Final = r"(?:1[0-2]|0?[1-9])"
DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])"
PADDED_MONTH: Final = r"(?:1[0-2]|0[1-9])"
PADDED_DAY: Final = r"(?:[12]\d|3[01]|0[1-9])"
PLAIN_MONTH: Final = r"(?:1[0-2]|[1-9])"  # as sentences write it, without a leading zero
PLAIN_DAY: Final = r"(?:[12]\d|3[01]|[1-9])"
TIME_ZONE: Final = r"(?:Z|[+-]\d\d:?\d\d)"

# Dates in words
MONTH_ABBREVIATIONS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAME: Final = any_of(*MONTH_ABBREVIATIONS) + "[a-z]{0,6}"
WEEK: Final = words("星期 周 週")
WEEKDAY: Final = "[一二三四五六日天]"
PART_OF_DAY: Final = words("上午 下午 凌晨 晚间? 中午 傍晚 早间")

# Reporting
REPORTER: Final = words("记者 記者")
CORRESPONDENT: Final = words("通讯员 通訊員")
REPORTED: Final = words("报道 報道 報導")
MESSAGE: Final = words("讯 訊")
WIRE: Final = words("电 電")

# Labels of credits and sources
SOURCE: Final = words("来源 來源")
CHIEF_EDITOR: Final = words("责任编辑 責任編輯 责编 責編")  # the editor in charge
PLAIN_EDITOR: Final = words("编辑 編輯")

# Publishing
ACCOUNT: Final = words("公众号 公眾號")
REPRINTED: Final = words("转载 轉載")
ORIGINAL: Final = words("原创 原創")
