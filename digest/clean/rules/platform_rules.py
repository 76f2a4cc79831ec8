"""Rules for whole lines, as those of `line_rules` and after them: what accounts on platforms and their readers' apps add to a text.

Thanks and appeals of those who run an account, words of the app that shows it, notices of sites that sell or advise.
"""

from __future__ import annotations

from typing import Final

from digest.clean.rules.line_rule import LineRule

_SITE: Final = r"(?:telegram|whatsapp|instagram|facebook|youtube|threads|tiktok|\bx\b|ig|fb|line|脸书|微博|抖音|小红书|视频号|专页|粉专|频道|群组|社群|账号|帐号)"
_JOIN: Final = r"(?:立即|马上|快来?|欢迎|请)?(?:加入|追踪|赞好|关注|订阅|按赞|like)"

RULES: Final[tuple[LineRule, ...]] = (
    LineRule(id="promotion.join", kind="promotion", zone="edge", reason="asks to join a channel or a page of the publisher's elsewhere",
             hints=("加入", "追踪", "赞", "关注", "订阅", "like", "whatsapp"),
             pattern=rf"{_JOIN}[^。,]{{2,14}}?{_SITE}(?:专页|频道|群组|账号|帐号|好友)?[!~]?|whatsapp(?:我们|本报)?\s?:.{{2,40}}", longest=16),
    LineRule(id="promotion.thanks", kind="promotion", zone="tail", reason="thanks for reading, or asks to come back",
             hints=("感谢", "谢谢", "三连", "求", "关注我", "星标"),
             pattern=r"(?:(?:我是|我们是)[^。,]{2,10},)?(?:感谢|谢谢)(?:您|你|大家|各位)?的?(?:耐心)?(?:阅读|观看|收看|收听|关注)[^。]{0,10}[。!~]?|一键三连[!~]?|求(?:关注|转发|点赞|扩散|收藏)|关注我(?!国|们)[,!][^。]{0,20}|(?:[^。]{0,14},)?(?:记得)?(?:设为|加个?)?星标(?:我们|本号|公众号)?(?:[,!][^。]{0,16})?", longest=26),
    LineRule(id="promotion.backstage", kind="promotion", zone="tail", reason="tells what to press, to keep or to send to the account",
             hints=("长按", "阅读原文", "后台", "投稿", "转载", "合作", "授权"),
             pattern=r"长按[^。,]{0,8}(?:保存|识别|关注|复制|分享)[^。]{0,12}|[点戳][击]?[“\"「]?阅读原文[”\"」]?[^。]{0,16}|(?:请?在?)?(?:公众号)?后台(?:回复|发送|留言)(?:[“\"「【][^。]{1,24}|[^。,]{1,10}(?:领取|获取|查看|下载|即可)[^。]{0,12})|(?:投稿|转载|合作|授权)[^。,]{0,4}请?(?:联系|私信)(?:后台|小编|我们)[^。]{0,10}", longest=30),
    LineRule(id="navigation.app-words", kind="navigation", reason="words of the app that shows the account's text",
             hints=("轻点", "滑动看", "不可点", "人划线", "已于", "人还喜欢", "微信扫"),
             pattern=r"[,\s]*轻点两下取消(?:赞|在看|.{0,4})|(?:继续|向上|向下)?滑动看下一[个篇条]|预览时标签不可点|\d{0,7}\s?人划线|(?:文章|本文)已于.{0,24}修改|喜欢(?:此|该)内容的人还喜欢|微信扫一扫\s?使用小程序", longest=20),
    LineRule(id="navigation.offer", kind="navigation", zone="edge", reason="names a button or a field of the site",
             hints=("书签", "频道", "字", "反映", "回报", "有话", "留言", "免费", "会员", "今日", "观看", "播放", "图"),
             pattern=r"加入书签|订阅本?频道|[放缩][大小]字[级体号](?:\s[放缩][大小]字[级体号])?|意见反映|回报(?:错误|问题)|我有话(?:要|想)?说|(?:版主|精选|最新)留言|免费(?:试阅|试看|阅读)|(?:月费|年费|付费)?会员限定|今日\s\d{1,2}:\d{2}|(?:观看|播放)(?:次数|量|数)\s?:?\s?[\d,.]{1,12}万?|图[一二三四五六七八九十\d]{1,3}\s?/\s?共?[\d一二三四五六七八九十]{1,3}张?", longest=12),
    LineRule(id="source.provided", kind="source", zone="edge", reason="who provided the text, its pictures or its facts, behind a label",
             hints=("信源", "提供", "整理", "来源", "自"),
             pattern=r"(?:信源|综合整理|资料整理|(?:资料|新闻|内容|图文|影片)(?:授权)?提供|(?:视频|影片|音频|画面|声音)来源)\s?[:|/]\s?[^。]{2,40}|(?:部分|以上|本文|文中)(?:内容|信息|资料|图文|观点)(?:均|皆|都)?(?:综合自|来自|整理自|摘自|编译自)(?!一[位名个]|[他她我]|口述|网友)[^。,]{2,30}", longest=36),
    LineRule(id="credit.drawn", kind="credit", reason="who drew, lent or kept a picture, in brackets",
             hints=("制图", "供图", "绘图", "档案照", "资料照", "资料图"),
             pattern=r"\([^()。,]{2,10}(?:制图|供图|绘图|档案照片?|资料照片?|资料图)\)", longest=12),
    LineRule(id="byline.both", kind="byline", zone="edge", reason="reporters, and what they made: words or pictures",
             hints=("记者", "通讯员", "实习生"),
             pattern=r"[^\s。,!?:]{0,10}(?:记者|通讯员|实习生)\s[^。,!?:]{2,40}?(?:文|图|摄)(?:影|字|片)?[/、](?:文|图|摄)(?:影|字|片)?", longest=26),
    LineRule(id="disclaimer.only", kind="disclaimer", zone="tail", reason="keeps the publisher free of what readers do with it",
             hints=("以上", "风险", "有赚有赔", "可升可跌", "可跌可升", "声明", "条款", "公告"),
             pattern=r"以上(?:资料|内容|信息|数据|分析|建议)[^。,]{0,6}(?:只供|仅供|只作|仅作)[^。,]{0,6}参考[^。]{0,40}[。!]?|(?:投资|理财|基金|证券|交易)[^。,]{0,8}(?:涉及风险|有赚有赔|可升可跌|可跌可升)[^。]{0,60}|(?:著作权|版权|免责|私隐)(?:声明|条款|公告)\s?:[^“”]{0,60}(?:本[站网报刊栏]|作者|责任|转载|保护)[^“”]{0,80}", longest=90),
    LineRule(id="disclaimer.call", kind="disclaimer", zone="tail", reason="the number of help that a custom asks for under a report",
             hints=("线", "如有"),
             pattern=r"[^。,:]{2,12}(?:专线|热线)\s?:\s?\d{3,4}(?:[\s-]?\d{4})?(?:[^。\d].{0,20})?|如有[^。,]{0,12}(?:困扰|情绪)[^。]{0,6}(?:致电|联络|拨打|求助)[^。]{2,24}", longest=34),
    LineRule(id="copyright.leave", kind="copyright", zone="tail", reason="tells that copying needs leave",
             hints=("转载", "reprint", "copy", "republish", "reproduce"),
             pattern=r"转载(?:须|需|请|应|必须)(?:经|获|取得)?(?:授权|许可|同意|申请)[^。]{0,16}[。!]?|do not (?:reprint|copy|republish|reproduce)[^.]{0,30} without [^.]{2,30}\.?", longest=20),
)  # fmt: skip
