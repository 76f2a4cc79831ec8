"""Names of people: a run of names split into single names, without institutions and offices."""

import re
from collections.abc import Iterator
from typing import Final

from digest.facts.media import is_medium, is_nobody
from digest.text import lexicon
from digest.text.pattern import Pattern, any_of, words

MAX_NAMES: Final = 12
SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林郑鄭谢謝罗羅梁宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧姜崔钟鍾谭譚陆陸汪范"
    "金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱丘江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申耿关關兰蘭"
    "焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧歐管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁"
    "窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩明佘池查麻苑迟邝鄺官封谈談鞠匡惠荆荊乐樂冀郁胥南班储儲原栗燕楚鄢扈幸"
    "洪蔡賴赖奚上司歐诸司公皇令东東西慕尉夏宇端百赫连呼毋战戰邸门門宣闻聞花皮钮水卿敬计計雍步暴隆帅帥冒由湛支哈台巴山蓝强"
)  # fmt: skip
_COMPOUND: Final = (
    "欧阳", "歐陽", "上官", "司马", "司馬", "诸葛", "諸葛", "司徒", "东方", "東方", "夏侯", "皇甫", "尉迟", "公孙", "公孫", "慕容", "令狐", "南宫", "南宮", "端木", "百里", "路闻",
)  # fmt: skip

# What comes before names: the paper and the office. 本报特派记者张三
_RANK: Final = words("本[报報网網刊] 特[派约約邀] 首席 见习 見習 实习 實習 高级 资深")
_HAN_OFFICE: Final = words(
    f"{lexicon.REPORTER} {lexicon.CORRESPONDENT} 特派员 實習生 实习生 编辑部 摄影师 攝影師 撰稿人 评论员 評論員"
    " [专專][栏欄]作[者家] [特签簽][约約]作[者家] 》作者"
)
_OFFICE: Final = Pattern(rf"^.{{0,24}}?{_RANK}?{_HAN_OFFICE}[：:\s]{{0,3}}")
# Offices between names: 张三 通讯员 李四.
_OFFICES: Final = frozenset(("记者", "記者", "通讯员", "通訊員", "实习生", "實習生", "摄影", "攝影"))
# What comes after names: the kind of work, with or without a slash. 张三／综合报道
_WORK_AFTER_SLASH: Final = words(
    f"报导 {lexicon.REPORTED} {lexicon.WIRE} 专访 專訪 綜合 综合 编译 編譯 整理 攝影 摄影 [摄攝图圖文]"
)
_WORK: Final = words(f"整合 综合报道 综合 摄影报道 {lexicon.REPORTED} 整理 文并?[图摄] 编译")
_SUFFIX: Final = Pattern(
    rf"(?:\s?(?:[/／]\s?[^/／]{{0,12}}{_WORK_AFTER_SLASH}|{_WORK}|[發发]自.*+|返回.*+|（.{{0,20}}）?|\(.{{0,20}}\)?|等$)){{1,3}}$"
)
_BETWEEN: Final = Pattern(
    rf"\s*(?:[、,，;；&＆|｜/／+]|\band\b|[和与與及](?={lexicon.HAN}{{2,3}}(?:$|[、，,]))|\s·\s)\s*"
)
_BEFORE_PLACE: Final = Pattern(rf"(?P<name>{lexicon.HAN}{{2,4}}?)(?={lexicon.CITY}|$)")
_TAKEN: Final = frozenset("摄攝")  # 记者张三摄: who took the picture

# Forms of names
_HAN_FOREIGN: Final = Pattern(rf"{lexicon.HAN}{{1,8}}(?:[·‧•]{lexicon.HAN}{{1,8}}){{1,3}}")
_LATIN_NAME: Final = Pattern(r"[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|de|van|von|der|la|le|al|bin|el|di|da)){0,4}")
_PEN_NAME: Final = Pattern(r"[\w·.!-]{2,16}")

# What English bylines attach to a name: a verb, a day, a place, an address.
_BY_PREFIX: Final = Pattern(rf"^(?:{lexicon.BYLINE_VERB}\s)?by:?\s", flags=re.IGNORECASE)
_LATIN_SUFFIX: Final = Pattern(rf"\s(?:{lexicon.WEEKDAY_NAME}|{lexicon.MONTH_NAME}|Updated|Published|Follow)\.?$")
_FROM_PLACE: Final = Pattern(r"\s(?:in|reporting from)\s[A-Z][\w.'’-]{1,20}(?:,?\s[A-Z][\w.'’-]{1,20}){0,3}$")
_MAIL: Final = Pattern(r"\S{1,60}@\S{1,60}|(?<!\S)@\w{2,30}")  # with the name of an account

# What is no name in Latin letters: degrees, offices, firms
_DEGREE: Final = words(r"MS MA RD MD PhD Ph\.D\.? DVM RN Jr\.? Esq\.?")
_LATIN_OFFICE: Final = words(
    "[Ww]riter [Ee]ditor(?:-at-large)? [Rr]eporter [Cc]orrespondent [Ss]taff [Tt]eam [Cc]ontributor Developer Publisher"
    " Distributor Engineer Administrator Founder CEO Director Manager Analyst Consultant"
)
_FIRM: Final = words(
    "Games Wire [Pp]ress [Nn]ews Business Blog Desk Podcast Inc Ltd LLC University Magazine Times Post Jobs"
)
_OFFICE_EN: Final = Pattern(rf"{_DEGREE}|.*\b(?:{_LATIN_OFFICE}|{_FIRM})\b.*")

# What pages give in the place of a name
_HAN_NOBODY: Final = words(
    r"未知 佚名 匿名 网络 網絡 网友 網友 本站 小编 小編 \w{0,4}管理[员員] 編輯部 编辑部 综合 綜合 转载"
    f" {lexicon.ORIGINAL}"
)
_HAN_CONTROL: Final = words("人气 人氣 [关關]注 分享 收藏 打[赏賞] [举舉][报報] [评評][论論]")
_LATIN_NOBODY: Final = words(
    r"admin\w* administrator editor(?:s|ial)? staff(?:\swriter)? guest unknown null none anonymous webmaster author root test"
    r" user \w*\s?(?:taboola|outbrain)"
)
_LATIN_CONTROL: Final = words(
    r"(?:print|e-?mail|share|contact|follow|save)(?:\s(?:this|us|page|article|story))? comments? subscribe"
    r" (?:log|sign)\s(?:in|up) reprints? tweet read\smore menu search home related posted published updated"
)
_WEB_ADDRESS: Final = r"https?:.*|www\..*|.*\.(?:com|cn|net|org)"
_NOBODY: Final = Pattern(
    any_of((_HAN_NOBODY, _HAN_CONTROL, _LATIN_NOBODY, _LATIN_CONTROL, _WEB_ADDRESS, r"[\d\W_]+")), flags=re.IGNORECASE
)


def names_in(text: str, *, strict: bool = True) -> tuple[str, ...]:
    """Return the names in a run such as `本报记者 张三、李四`.

    `strict` accepts only what has the form of a name; otherwise, as after a label such as 作者：, a pen name will do.
    """
    if "://" in text:
        return ()
    pieces = _single_names(_MAIL.sub("", text))
    return tuple(dict.fromkeys(name for piece in pieces if (name := _plain_name(piece, strict=strict))))[:MAX_NAMES]


def only_names(run: str) -> tuple[str, ...]:
    """Return the names in a run if there is nothing else in it: other words make it prose."""
    names = names_in(run)
    rest = _letters(_FROM_PLACE.sub("", _SUFFIX.sub("", _OFFICE.sub("", _MAIL.sub("", run).strip()))))
    return names if sum(map(_letters, names)) * 4 >= rest * 3 else ()


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def is_han_name(text: str) -> bool:
    """Whether a word has the form of a Chinese name: a known surname and one to three more characters."""
    if not 2 <= len(text) <= 4 or not all("\u3400" <= character <= "\u9fff" for character in text):
        return False
    return (text[0] in SURNAMES and len(text) <= 3) or (len(text) > 2 and text.startswith(_COMPOUND))


def is_office(text: str) -> bool:
    """Whether a line in Latin letters names an office, a trade or a firm rather than a person."""
    return len(text) <= 60 and _OFFICE_EN.fullmatch(text) is not None


def leading_name(text: str) -> str:
    """Return the name at the start of a run of Han characters, if a city or nothing follows it: 陳小明台北."""
    match = _BEFORE_PLACE.match(text)
    return match["name"] if match and is_han_name(match["name"]) else ""


def _single_names(text: str) -> Iterator[str]:
    """Yield the single names of a run, split at its marks and, between Han names, at its spaces."""
    for part in _BETWEEN.split(_SUFFIX.sub("", text.strip(" 　:：")[:200])):
        plain = part.strip(" 　.。·-—–*[]【】〔〕（）()《》\"'“”")
        first = plain.split(" ", 1)[0]
        plain = _SUFFIX.sub("", plain if is_han_name(first) else _OFFICE.sub("", plain))
        parts = [word for word in plain.split() if word not in _OFFICES]
        if len(parts) == 2 and all(len(word) == 1 and ord(word) > 0x3000 for word in parts):
            yield "".join(parts)
        elif len(parts) > 1 and ord(parts[0][0]) > 0x3000:
            yield from _spaced_names(parts)
        elif parts:
            yield " ".join(parts)


def _spaced_names(parts: list[str]) -> Iterator[str]:
    """Yield Han names separated by spaces; a two-character name may itself be written with a space (李 楠)."""
    surname = ""
    for word in parts:
        if surname:
            yield surname + word if len(word) == 1 else word
            surname = ""
        elif len(word) == 1 and word in SURNAMES:
            surname = word
        else:
            yield _OFFICE.sub("", word)


def _plain_name(piece: str, *, strict: bool) -> str:
    """Return a name without what surrounds it, "" for what is no name of a person."""
    piece = _LATIN_SUFFIX.sub("", _FROM_PLACE.sub("", _BY_PREFIX.sub("", piece.strip(" ：:.。"))))
    if piece[-1:] in _TAKEN and is_han_name(piece[:-1]):
        piece = piece[:-1]
    half = piece[: len(piece) // 2]
    if len(piece) > 8 and piece == f"{half} {half}":
        piece = half
    if _OFFICE_EN.fullmatch(piece):
        return ""
    if not piece or _NOBODY.fullmatch(piece) or is_nobody(piece) or (is_medium(piece) and not is_han_name(piece)):
        return ""
    if is_han_name(piece) or _HAN_FOREIGN.fullmatch(piece) or (_LATIN_NAME.fullmatch(piece) and len(piece) <= 40):
        return piece
    return piece if not strict and _PEN_NAME.fullmatch(piece) else ""
