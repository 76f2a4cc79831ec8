"""Names of media: which words form one, and which name no medium in particular."""

from __future__ import annotations

from typing import Final

from digest.text import lexicon
from digest.text.pattern import Pattern, words

# The last word of a medium's name, or all of it: newspapers, agencies, stations, sites.
_KIND: Final = words(
    "周刊 週刊 月刊 新闻网 新聞網 在线 在線 新闻 新聞 资讯 資訊 财经 財經 传媒 傳媒 广播 廣播 卫视 衛視 之声 之聲 观察 觀察"
    " 参考消息网? 參考消息網? 半月谈 瞭望 求是 杂志 雜誌 评论 評論 客户端 客戶端 融媒体? 频道 頻道 [网網报報社台]"
)
MEDIUM: Final = rf"[\w+·-]{{0,14}}?{_KIND}[网網]?"
_OUTLET: Final = words("客户端 客戶端 网络版 網絡版 海外版 频道 頻道 编辑部 新媒体")
_WHOLE: Final = Pattern(rf"{MEDIUM}{_OUTLET}?")
_KNOWN: Final = frozenset(
    (
        "36氪", "量子位", "机器之心", "虎嗅", "界面", "财新", "澎湃", "腾讯", "网易", "新浪", "搜狐", "今日头条", "头条", "知乎", "雷峰网", "极客公园", "钛媒体",
        "端傳媒", "報導者", "香港01", "聯合新聞網", "自由時報", "三立", "東森", "巴士的報", "Reuters", "AFP", "AP", "Bloomberg", "BBC", "BBC News", "CNN",
        "CNBC", "NPR", "Xinhua", "China Daily", "Global Times", "CGTN", "The Guardian", "The New York Times", "The Washington Post",
        "The Wall Street Journal", "Financial Times", "The Economist", "South China Morning Post", "Nikkei Asia", "Wired", "The Verge", "TechCrunch",
        "Ars Technica", "Nature", "Science", "Associated Press",
    )
)  # fmt: skip
_LATIN_KIND: Final = words(
    "News Times Post Herald Journal Daily Tribune Gazette Ledger Press Magazine Review Observer Chronicle Telegraph"
    " Guardian Weekly Courier Sentinel Dispatch Examiner Inquirer Globe Mail Echo Argus Bulletin Express Standard"
    " Independent Mirror Monitor Register Star Sun Today Network Broadcasting Agency Radio Television TV Online Digest"
    " Report Insider"
)
_LATIN: Final = Pattern(rf"(?:[A-Z][\w.'’&-]*\s(?:(?:of|the|and|&)\s)?){{1,4}}{_LATIN_KIND}")
_COUNT: Final = Pattern(r"\d{3}|\d[人条次]|[？！，。]")
# A text does not say who 本报 (this paper) is; the network is no medium.
_OWN: Final = words(rf"本[報报網网台社刊站]{lexicon.ORIGINAL}? 我[报報网網台社]")
_PLATFORM: Final = words("微信公[众眾]平[台臺] 网络 網絡 網路 互联网 互聯網 自媒体 官网 官網 朋友圈 微博 微信 社交媒体")
_READER: Final = rf"{lexicon.HAN}{{0,3}}[媒官]?[网網]友"
_UNKNOWN: Final = words(
    f"未知 不详 综合 綜合 整理 作者 投稿 外媒 {lexicon.REPRINTED} {lexicon.ORIGINAL} {lexicon.ACCOUNT}"
)
_SECTION: Final = words("广播 新闻 新聞 资讯 財經 财经 科技 评论 观察")
_NO_MEDIUM: Final = Pattern(f"{_OWN}|{_PLATFORM}|{_READER}|{_UNKNOWN}|{_SECTION}")


def is_medium(name: str) -> bool:
    """Whether a name has the form of a medium's name, or is well known."""
    plain = name.strip("《》「」 ")
    if _COUNT.search(plain):
        return False
    return plain in _KNOWN or (len(plain) <= 20 and _WHOLE.fullmatch(plain) is not None and not is_nobody(plain))


def is_latin_medium(name: str) -> bool:
    """Whether a name in Latin letters is well known, or is capitalised and ends as newspapers' names do."""
    plain = name.strip()
    return plain in _KNOWN or _LATIN.fullmatch(plain) is not None


def is_nobody(name: str) -> bool:
    """Whether a word given as source or author names nobody: 网络, 本报, 未知."""
    return _NO_MEDIUM.fullmatch(name.strip()) is not None
