"""Lexicon: words and numbers as text writes them, unfolded, in both scripts and English, each an expression defined once.

Every expression can be put between others as it is. Patterns of folded text are composed of word classes instead.
"""

from __future__ import annotations

from typing import Final

from digest.text.pattern import any_of, words

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
MONTH_NAME: Final = any_of((
    "Jan(?:uary)?", "Feb(?:ruary)?", "Mar(?:ch)?", "Apr(?:il)?", "May", "June?", "July?", "Aug(?:ust)?",
    "Sept?(?:ember)?", "Oct(?:ober)?", "Nov(?:ember)?", "Dec(?:ember)?",
))  # fmt: skip
MONTH_STEM: Final = any_of(MONTH_ABBREVIATIONS) + "[a-z]{0,6}"  # however it is spelled or cut short
WEEKDAY_NAME: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEK: Final = words("星期 周 週")
WEEKDAY: Final = "[一二三四五六日天]"
PART_OF_DAY: Final = words("上午 下午 凌晨 晚间? 中午 傍晚 早间")

# Reporting
REPORTER: Final = words("记者 記者")
CORRESPONDENT: Final = words("通讯员 通訊員")
REPORTED: Final = words("报道 報道 報導")
MESSAGE: Final = words("讯 訊")
WIRE: Final = words("电 電")
BYLINE_VERB: Final = words("written reviewed posted reported story words text analysis opinion")  # before "by"

# Labels of credits and sources
SOURCE: Final = words("来源 來源")
CHIEF_EDITOR: Final = words("责任编辑 責任編輯 责编 責編")  # the editor in charge
PLAIN_EDITOR: Final = words("编辑 編輯")

# Publishing
ACCOUNT: Final = words("公众号 公眾號")
REPRINTED: Final = words("转载 轉載")
ORIGINAL: Final = words("原创 原創")

# Places that reporters report from
CITY: Final = words(
    "北京 上海 天津 重庆 广州 深圳 杭州 南京 武汉 成都 西安 长沙 郑州 济南 沈阳 合肥 福州 南昌 昆明 贵阳 海口 太原 兰州"
    " 香港 澳门 澳門 台北 臺北 新北 基隆 桃園 新竹 苗栗 台中 臺中 彰化 南投 雲林 嘉義 台南 臺南 高雄 屏東 宜蘭 花蓮"
    " 台東 臺東 澎湖 金門 馬祖 东京 東京 华盛顿 華盛頓 纽约 紐約 伦敦 倫敦 巴黎 柏林 莫斯科 首尔 首爾 新加坡"
    " 布鲁塞尔 布魯塞爾 日内瓦 曼谷"
)
