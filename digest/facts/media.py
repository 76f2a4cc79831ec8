"""Names of media: which words name one, and the name a medium goes by. Structure carries; the list is evidence beside it."""

from __future__ import annotations

from typing import Final

from digest.text.pattern import Pattern

# What the name of a medium ends in, or is: newspapers, agencies, stations, sites.
_KINDS: Final = (
    "周刊|週刊|月刊|新闻网|新聞網|在线|在線|新闻|新聞|资讯|資訊|财经|財經|传媒|傳媒|广播|廣播|卫视|衛視|之声|之聲|观察|觀察|"
    "参考消息网?|參考消息網?|半月谈|瞭望|求是|杂志|雜誌|评论|評論|客户端|客戶端|融媒体?|频道|頻道|[网網报報社台]"
)
MEDIUM: Final = rf"[\w+·-]{{0,14}}?(?:{_KINDS})[网網]?"
_WHOLE: Final = Pattern(rf"(?:{MEDIUM})(?:客户端|客戶端|网络版|網絡版|海外版|频道|頻道|编辑部|新媒体)?")
_KNOWN: Final = frozenset(
    (
        "36氪", "量子位", "机器之心", "虎嗅", "界面", "财新", "澎湃", "腾讯", "网易", "新浪", "搜狐", "今日头条", "头条", "知乎", "雷峰网", "极客公园", "钛媒体",
        "端傳媒", "報導者", "香港01", "聯合新聞網", "自由時報", "三立", "東森", "巴士的報", "Reuters", "AFP", "AP", "Bloomberg", "BBC", "BBC News", "CNN",
        "CNBC", "NPR", "Xinhua", "China Daily", "Global Times", "CGTN", "The Guardian", "The New York Times", "The Washington Post",
        "The Wall Street Journal", "Financial Times", "The Economist", "South China Morning Post", "Nikkei Asia", "Wired", "The Verge", "TechCrunch",
        "Ars Technica", "Nature", "Science", "Associated Press",
    )
)  # fmt: skip
_LATIN: Final = Pattern(
    r"(?:[A-Z][\w.'’&-]*\s(?:(?:of|the|and|&)\s)?){1,4}(?:News|Times|Post|Herald|Journal|Daily|Tribune|Gazette|Ledger|Press|Magazine|Review|Observer|Chronicle|"
    r"Telegraph|Guardian|Weekly|Courier|Sentinel|Dispatch|Examiner|Inquirer|Globe|Mail|Echo|Argus|Bulletin|Express|Standard|Independent|Mirror|Monitor|"
    r"Register|Star|Sun|Today|Network|Broadcasting|Agency|Radio|Television|TV|Online|Digest|Report|Insider)"
)
_COUNT: Final = Pattern(r"\d{3}|\d[人条次]|[？！，。]")
# Whose words 本报 (this paper) and the like are cannot be read from them; the network is no medium.
_NO_MEDIUM: Final = Pattern(
    r"本[报報网網台社刊站](?:原创|原創)?|微信公[众眾]平[台臺]|我[报報网網台社]|网络|網絡|網路|互联网|互聯網|未知|不详|转载|轉載|原创|原創|综合|綜合|整理|自媒体|作者|投稿|"
    r"[\u3400-\u9fff]{0,3}[媒官]?[网網]友|外媒|官网|官網|朋友圈|公众号|公眾號|微博|微信|社交媒体|广播|新闻|新聞|资讯|財經|财经|科技|评论|观察",
)


def is_medium(name: str) -> bool:
    """Tell whether a name is that of a medium by its form, or a well-known one."""
    plain = name.strip("《》「」 ")
    if _COUNT.search(plain):
        return False
    return plain in _KNOWN or (len(plain) <= 20 and _WHOLE.fullmatch(plain) is not None and not is_nobody(plain))


def is_latin_medium(name: str) -> bool:
    """Tell whether words in Latin letters name a medium: a well-known one, or capitalised words that end as newspapers' names do."""
    plain = name.strip()
    return plain in _KNOWN or _LATIN.fullmatch(plain) is not None


def is_nobody(name: str) -> bool:
    """Tell whether words in the place of a source or an author name nobody: 网络, 本报, 未知."""
    return _NO_MEDIUM.fullmatch(name.strip()) is not None
