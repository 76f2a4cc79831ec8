"""Rules for whole lines, as data: each says what a line is for when it is no sentence of the article.

A pattern must match the whole folded line (Simplified, lower case, half-width; outer bullets and brackets taken off).
No pattern nests one repetition in another, so that a match costs no more than the line is long. Hints let most lines pass,
and most patterns stay uncompiled; a test proves them from the patterns.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from digest.clean.prefilter import Hints
from digest.clean.rules import page_rules, platform_rules, reader_rules, work_rules
from digest.clean.rules.line_rule import LineRule, Zone
from digest.text.pattern import Pattern

_PEOPLE: Final = r"(?:[^\s。,!?:、/·]{2,4}(?:·[^\s。,!?:、/]{1,8})?[\s、/]{1,3}){0,7}(?:[^\s。,!?:、/·]{2,4}(?:·[^\s。,!?:、/]{1,8})?)?"
_DATE: Final = (
    r"(?:\d{4}[-年/.]\s?\d{1,2}[-月/.]\s?\d{1,2}日?|\d{1,2}[-月/.]\d{1,2}[-/.日](?:\d{4})?|\d{1,2}月\d{1,2}日)"
)
_NO_CLAUSE: Final = r"(?!.*,[^\s,:|/、·a-z]{5,})"  # behind a comma no name is so long: the label was a speaker's
_TIME: Final = r"\d{1,2}(?::|时|点)\d{2}(?:(?::|分)\d{2})?(?:分|秒)?"
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"

_WORK: Final = r"(?:(?:additional |with )?(?:reporting|editing|writing|photography|photographs|photos|graphics|research|translation|production)(?: and (?:reporting|editing|writing|research|photography))?|(?:edited|written|reported|compiled|translated|produced))"
_VERB: Final = r".*\b(?:has|have|had|was|were|is|are|will|can|could|said|says|found|finds|shows?|showed|suggests?|took|takes|that|which)\b"
_NOT_NAMES: Final = r"(?!(?:her|his|their|my|our|its|local|some|many|several|all|two|three|foreign|other|independent|rival|state|hand|mistake|far|then) )"
_WORKER: Final = r"(?:[^.;]|(?<=[\s.][a-z])\.){2,60}"

RULES: Final[tuple[LineRule, ...]] = (
    # ------------------------------------------------------------------ what stood here
    LineRule(id="placeholder.picture", kind="placeholder", reason="stands where a picture or a clip stood",
             hints=("click", "gallery", "image", "img", "photo", "picture", "slideshow", "tap", "video", "原图", "图像", "图片", "图集", "大图", "插图", "点击", "组图", "视讯", "视频", "配图", "音频"),
             pattern=r"[\[(【]?(?:文章|点击|查看|放大|新闻|封面|大|原|此处|插)?(?:图片|图像|配图|插图|图集|组图|视频|视讯|音频|大图|原图|image|photo|picture|img|video|gallery|slideshow)\s?(?:\d{0,3}|加载中|放大|详情)(?:\.(?:jpe?g|png|gif|webp))?[\])】]?|点击(?:查看|放大|图片|加载|图)(?:大图|原图|图片|进入.{0,6}|看大图|放大|更多)?|(?:click|tap) to (?:enlarge|expand|view|play).{0,30}", longest=10),
    # ------------------------------------------------------------------ where the page stands on its site
    LineRule(id="breadcrumb.position", kind="breadcrumb", reason="announces the place of the page on its site",
             hints=("位于", "位置", "栏目"),
             pattern=r"(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?(?:的)?(?:位置|位于|栏目)\s?(?:是|:|>).*"),
    LineRule(id="breadcrumb.path", kind="breadcrumb", reason="short names joined by arrows are a path through the site",
             hints=(">", "»", "›", "→"),
             pattern=r"(?:[^>»›。,!?]{1,24}\s?(?:>{1,2}|»|›|→)\s?){1,6}[^>»›。,!?]{1,30}", longest=30),
    LineRule(id="breadcrumb.home", kind="breadcrumb", reason="a path through the site that begins at its home page",
             hints=("home", "主页", "首页"),
             pattern=r"(?:网站|新闻)?(?:首页|主页|home)\s?[/|·\-][^。!?]{1,40}", longest=24, zone="edge"),
    # ------------------------------------------------------------------ moving about
    LineRule(id="navigation.menu", kind="navigation", reason="many short names between bars are a menu",
             hints=("|", "丨"),
             pattern=r"(?:[^\s|丨。,!?:]{1,8}\s?[|丨]\s?){5,40}[^\s|丨。,!?:]{0,8}", longest=160),
    LineRule(id="navigation.previous-next", kind="navigation", reason="leads to the neighbouring article or page",
             hints=("next", "prev", "下", "则", "图集", "张", "条", "篇", "页"),
             pattern=r"(?:\[|<<?)?(?:上一?(?:篇|页|条|则|图集|张)|下一?(?:篇|页|条|则|图集|张)|前一篇|后一篇|上一篇文章|下一篇文章|previous|prev|next)(?:文章|新闻|post|article|page|story)?\s?(?::.*|>>?|\]|→.*)?", longest=60),
    LineRule(id="navigation.pages", kind="navigation", reason="page numbers of an article in parts",
             pattern=r"(?:(?:首页|上一?页|下一?页|尾页|末页|共?\d{1,3}页|第\d{1,3}页|【\d{1,3}】|\[\d{1,3}\]|全文|\d{1,3}(?=[\s|]|下|$))[\s|]*){2,20}(?<!^\d)(?<!^\d\d)(?<!^\d\d\d)"),
    LineRule(id="navigation.back", kind="navigation", reason="leads back to a list or the top of the page",
             hints=("back to ", "return to ", "top", "回"),
             pattern=r"(?:点击)?(?:返回(?:到)?[^。,]{0,10}|回到?(?:到)?[^。,]{0,6}(?:首页|顶部|列表|频道|目录|主页|上页|专题|正文))[>»\s]*(?:查看更多)?|back to (?:top|home|the top)|return to .{1,30}|top", longest=14),
    LineRule(id="navigation.tags", kind="navigation", reason="keywords under which the site files the page",
             hints=("categories", "category", "filed in", "filed under", "keyword", "label", "posted in", "tag", "topic", "主题词", "关键字", "关键词", "字词", "标签", "话题"),
             pattern=r"(?:文章|相关|本文)?(?:标签|关键词阅读|关键词|关键字|字词|话题|主题词|tags?|keywords?|topics?|categories|category|filed under|filed in|posted in|tagged(?: with)?|labels?|hashtags?)\s?[:|].*", longest=50),
    LineRule(id="navigation.hashtags", kind="navigation", reason="only hash tags",
             hints=("#",),
             pattern=r"(?:#[^\s#。]{1,30}#?\s?){1,20}"),
    LineRule(id="navigation.more", kind="navigation", reason="leads to more of the same",
             hints=("continue", "find out", "learn", "load", "read", "see", "show", "view", "余下", "全文", "其余", "剩余", "原文", "更多", "详情"),
             pattern=r"[-~\s]*(?:查看|浏览|阅读|展开|点击|往下看|显示|了解|加载|进入)?(?:更多|全文|剩余|余下|其余|详情|原文|阅读全文|剩余全文)(?:文章|内容|精彩|详情|新闻|资讯|>>?|»|\.\.\.|…|阅读|全文|图片|评论)*[-~>\s]*|(?:read|see|view|show|load|continue|find out|learn)(?: the)?(?: full)? ?(?:more|all|reading|article|story|full story|full article|rest)(?: [a-z]{1,14}){0,5}\s?[>»→….]*", longest=14),
    LineRule(id="player.language", kind="player", prose=True, zone="edge", reason="offers the page in another language",
             hints=("browser does not", "el idioma", "english version", "ページ", "サイト", "read this", "view this", "see this"),
             pattern=r"(?:your browser does not appear to support .{2,40}\.|(?:read|view|see) this (?:article|story|page) in [a-z]{4,12}|.{0,60}\benglish version (?:of this (?:article|story|page))?.{0,40}|.{0,60}\bel idioma .{0,160}\b(?:página|sitio) web.{0,60}|.{0,60}(?:ページ|サイト).{0,60}(?:移[動动]|ご覧|ご览|切り替え).{0,20})", longest=60),
    LineRule(id="navigation.list-end", kind="navigation", reason="tells that a list is complete",
             hints=("到底了", "加载", "我是有底线的", "显示", "没有更多"),
             pattern=r"(?:已|以上)(?:显示|加载)(?:全部|所有|完)(?:内容|数据)?|没有更多(?:内容|了)?|到底了|我是有底线的"),
    LineRule(id="navigation.interface", kind="navigation", reason="words of the page's own controls",
             hints=("+", "-", "a", "close", "copy link", "english", "help", "home", "log in", "login", "menu", "sign in", "t", "x", "×", "不感兴趣", "中", "举报", "保存", "关于我们", "关闭", "列印", "删除", "取消", "听新闻", "喜欢", "回复", "复制", "大", "字", "导航", "小", "帮助", "意见反馈", "我要反馈", "手机版", "打印", "推荐", "提交", "搜寻", "搜索", "收听", "收藏", "无障碍", "朗读", "注册", "注销", "电脑版", "登入", "登录", "确定", "简", "繁", "微博", "微信", "纠错", "编辑", "网站地图", "联系我们", "菜单", "设为首页", "语音播报", "赞", "跳至", "退出", "默认"),
             pattern=r"(?!.$)(?:(?:登录|登入|注册|注销|退出|搜索|搜寻|菜单|导航|收藏(?:本文|本页)?|保存|打印(?:本页|本文)?|列印|关闭(?:窗口|本页)?|字号?(?:体|大小)?|字体大小|[缩放][小大]字[体号]|微博|微信|默认|超大|特大|小|中|大|大中小|小中大|a[+-]|复制链接?|举报|赞|点赞|喜欢|推荐|不感兴趣|设为首页|加入收藏|网站地图|联系我们|关于我们|(?:人民)?网?帮助|朗读|听新闻|收听|语音播报|繁体|简体|繁|简|english|手机版|电脑版|无障碍|纠错|意见反馈|我要反馈|我要纠错|回复|取消|确定|提交|跳至|复制|编辑|删除|menu|search|login|log in|sign in|register|close|print|email|save|listen|copy link|skip to (?:main )?content|toggle navigation|open menu|home|about us|contact us|privacy policy|terms of (?:use|service)|sitemap|help|faq|x|×|t|\+|-|a)(?:\s?[\d,]{0,8})[\s|/·:>»+\-\[\]()]*){1,14}", longest=40),
    LineRule(id="navigation.search", kind="navigation", reason="a search box or hot search words",
             hints=("大家都在搜", "热搜", "热门", "站内"),
             pattern=r"(?:热门|热搜|大家都在搜|站内)(?:搜索|词|关键词|标签)?\s?[::].{0,60}|站内"),
    LineRule(id="navigation.count", kind="navigation", reason="a counter of readers, likes or words",
             hints=("clap", "like", "read", "share", "view", "vote", "人气", "参与", "喜欢", "字数", "播放", "浏览", "点击", "点赞", "热度", "访问", "阅读"),
             pattern=r"(?:浏览|阅读|点击|访问|点赞|浏览次数|阅读量|阅读数|点击数|点击率|人气|字数|热度|views?|likes?|reads?)(?:次?数|量|人数)?\s?:?\s?[\d,.]{1,12}\s?(?:次|人|万|字|k|m)?(?:\+)?|[\d,.]{1,9}\s?(?:万|k|m)?\+?\s?(?:次|人|个)?(?:阅读|浏览|播放|点赞|喜欢|人?参与|views?|likes?|shares?|reads?|claps?|votes?)", longest=14),
    LineRule(id="navigation.toc", kind="navigation", reason="announces a table of contents",
             hints=("contents", "in this article", "jump to", "on this page", "导航", "目录"),
             pattern=r"(?:本文)?(?:目录|导航|table of contents|contents|in this article|on this page|jump to)\s?:?", longest=6),
    # ------------------------------------------------------------------ sharing
    LineRule(id="share.to", kind="share", reason="asks to pass the page on",
             hints=("email this", "pin it", "share", "tweet", "分享", "推荐", "转发", "转载"),
             pattern=r"(?:(?:一键|点击|我要)?(?:分享|转发|转载|推荐|share)\s?(?:本文|文章|此文|新闻|此页|this(?: article| story| page| post)?)?(?:到|至|给|于|on|to|via|with|:).{0,60})|(?:分享|转发|share|share this.{0,30}|shares?|tweet(?: this)?|pin it|email this.{0,20}|分享文章|分享本文|分享按钮|微信分享|分享让更多人看到|share (?:options|via.{0,20}|on.{0,30}|this.{0,30}))"),
    LineRule(id="share.services", kind="share", reason="names of services to share with",
             hints=("copy", "facebook", "flipboard", "google", "instagram", "line", "linkedin", "mail", "messenger", "pin", "plurk", "pocket", "print", "qq", "reddit", "rss", "share", "telegram", "threads", "tiktok", "tumblr", "tweet", "twitter", "wechat", "weibo", "whats", "x", "youtube", "举报", "人人", "分享", "在看", "开心", "微信", "微博", "打赏", "收藏", "朋友圈", "点赞", "知乎", "纠错", "评论", "豆瓣", "转发"),
             pattern=r"(?:(?:举报|评论|收藏|分享|点赞|转发|在看|打赏|纠错)[\s|/·\d.万+]{0,10}){2,10}|(?:(?:分享到?|微信(?:好友|朋友圈)?|朋友圈|新浪微博|腾讯微博|微博|qq(?:空间|好友)?|人人网?|豆瓣|开心网?|知乎|facebook|twitter|x|linkedin|pinterest|whats\s?app|telegram|reddit|tumblr|email|e-mail|mail|line|messenger|wechat|weibo|instagram|youtube|flipboard|pocket|print|copy(?: link)?|share|tweet|pin|rss|plurk|threads|tiktok|google\+?)[\s|/·,、:]*){1,16}"),
    LineRule(id="share.scan", kind="share", reason="asks to scan a code to read or share the page",
             hints=("二维码", "微信扫", "扫一扫", "扫描", "扫码", "长按识别"),
             pattern=r"[^。]{0,20}(?:扫一扫|扫码|扫描|二维码|长按识别|微信扫)[^。]{0,30}!?|(?:请|欢迎|打开|使用|用|更多|点击|长按|识别|微信|手机|关注|立即)[^。]{0,18}(?:扫一扫|扫码|扫描|二维码|长按识别|微信扫)[^。]{0,30}。|(?:扫一扫|扫码|扫描|长按识别|微信扫)[^。]{0,12}(?:二维码|关注|下载|阅读|查看|观看|进群|加入|分享|收听|更多)[^。]{0,20}。", longest=36),
    # ------------------------------------------------------------------ promotion
    LineRule(id="promotion.app", kind="promotion", reason="advertises an app or a client",
             hints=("app", "下载", "客户端", "应用商店", "应用市场", "应用程序", "手机版"),
             pattern=r"(?:[^。]{0,20}(?:下载|打开|安装|点击|前往|登录|使用|升级|获取)[^。]{0,24}(?:app|客户端|应用程序|应用商店|应用市场|手机版)[^。]{0,30}!?|(?:(?:请|欢迎|立即|马上|快|更多|想|现在|您|你)[^。]{0,18})?(?:下载|打开|安装|点击|前往|登录|使用|升级|获取)[^。]{0,24}(?:app|客户端|应用程序|应用商店|应用市场|手机版)[^。]{0,30}。|(?:app|客户端)下载[^。]{0,20}|[^。]{0,40}(?:点我|按我|点此|按此)下载app[^。]{0,20}|(?:download|get|install|open|try)(?: [a-z']{1,12}){0,4} app\b.{0,60})", longest=50),
    LineRule(id="promotion.follow", kind="promotion", reason="asks to follow an account",
             hints=("like", "下载", "公众号", "公号", "关注", "加入", "官方", "微信", "微博", "抖音", "按", "添加", "视频号", "订阅", "追踪"),
             pattern=r"(?:[^。]{0,24}(?:欢迎|请|敬请|快来|点击|搜索|记得|也可以?|添加|立即|马上)(?:大家|您|各位)?(?:点击|搜索)?(?:关注|订阅|添加|加入|下载)[^。]{0,30}(?:公众号|公号|微信|微博|官微|订阅号|客户端|app|频道|我们|本[报刊网站]|群|专栏|账号|@|抖音|视频号|小程序)[^。]{0,30}[。!]?|(?:关注|订阅|添加|加入)(?:我们(?=$|[,!。@:~\s官公微视抖频脸])|本(?:报|刊|站|网)|官方|微信|公众号|订阅号|.{1,16}(?:公众号|微信|微博|官微|订阅号|抖音|视频号|频道|专栏|好友|粉丝团)(?!的))[^。]{0,40}[。!]?|(?:官方)?(?:微信|微博|公众号|微信公众号|订阅号|视频号|抖音号?|官方微信|官方微博|公号|微信号|微信id)\s?(?::|id).{1,40}|.{1,12}官方(?:微信|微博|公众号)|[^。]{0,20}(?:按(?:个)?赞|追踪|\blike\b)[^。]{0,20}(?:粉丝团|粉丝专页|粉专|专页|脸书|facebook|instagram|频道)[^。]{0,30}[。!]?)", longest=60),
    LineRule(id="promotion.code", kind="promotion", prose=True, reason="asks to scan a code that stood beside the text",
             hints=("二维码",),
             pattern=r"[^“”「」]{0,80}(?:扫描|识别|扫码|扫一扫|长按|扫)[^。“”]{0,4}(?:[下上左右]方|[下上]面|文末|文中|图中|下图|上图|以下|本页)[^。“”]{0,6}二维码[^“”]{0,80}", longest=90),
    LineRule(id="promotion.benefit", kind="promotion", prose=True, zone="edge", reason="promises the reader something for downloading an app",
             hints=("app", "客户端"),
             pattern=r"[^“”「」]{0,120}(?:下载|安装|打开|登录)[^。“”]{0,10}(?:客户端|app)[^。“”]{0,20}(?:福利|优惠|红包|奖励|大奖|好礼|特权|礼包)[^。“”]{0,12}[!~]+", longest=120),
    LineRule(id="promotion.follow-en", kind="promotion", reason="asks to follow, subscribe or sign up",
             hints=("@", "can be reached", "connect with", "don't miss", "enter your", "find", "follow", "for more", "get our", "get the", "join", "like", "never miss", "newsletter", "privacy notice", "privacy policy", "reader-supported", "receive", "register", "sign up", "signup", "stay informed", "stay up to date", "subscribe", "terms of ", "thanks for reading", "to get", "want more"),
             pattern=r"(?:follow|like|find|join|connect with) (?:us|me|him|her|them|@?[\w .']{1,30}) (?:on|at|via|in) .{1,60}|follow @[\w .]{1,30}|(?:you can )?(?:contact|reach|e-?mail) [^.@]{2,60}@.{3,120}|[^.]{2,60} can be reached (?:at|via|by)[^.]{0,40}(?:@|\d{3}).{0,60}|thanks for reading\b.{0,120}\b(?:subscri|support|shar)[a-z]{1,6}\b.{0,80}|[^.]{2,60} is a reader-supported publication.{0,160}|[^.]{0,30}\bsubscribe to [^.]{2,50} (?:for free|today|now|here)[.!]?|sign up to [\w' ]{2,30}|(?:sign up|subscribe|signup|register|get our|get the|receive|join our|join the|want more|never miss|stay up to date|stay informed|don't miss|for more(?! than)|to get|enter your)\b[^.]{0,60}(?:newsletters?|e-?mail|inbox|updates?|alerts?|mailing list|subscri[a-z]{1,8}|free|today|digest|briefing|channel|community|notifications?|news)\b.{0,80}|subscribe(?: now| here| today)?!?|newsletter(?: sign ?up)?|sign up(?: now| here| today| for free)?!?|.{0,60}\byou can unsubscribe.{0,60}|(?!.*\b(?:has|have|had|was|were|said|says|became|become|changed)\b).{0,80}\b(?:privacy policy|terms of (?:use|service)|privacy notice)\b.{0,80}", longest=60),
    LineRule(id="promotion.consent", kind="promotion", reason="asks the reader to agree to how the site works", prose=True, zone="edge",
             hints=("cookie", "privacy", "traditional chinese", "隐私"),
             pattern=r"[^“”「」]{0,80}(?:(?:本网站|本站|我们).{0,12}(?:使用|采用|尊重|重视|收集|设置|保护).{0,60}(?:cookies?|隐私)|(?:继续|当您|您).{0,8}(?:浏览|使用|关闭|访问).{0,40}(?:同意|接受|cookies?|隐私).{0,60}(?:cookies?|隐私)).{0,120}|.{0,80}\b(?:(?:this|our) (?:site|website) (?:uses?|sets?|stores?|requires?|may).{0,60}cookies?|we use(?: [a-z-]{2,14}){0,4} cookies|by (?:using|continuing).{0,80}(?:cookies?|privacy)|we (?:value|respect|care about) your privacy|your (?:browser|privacy).{0,80}(?:traditional chinese|cookies?|privacy)).{0,120}", longest=110),
    LineRule(id="related.teaser", kind="related", reason="a teaser that breaks off and leads on", prose=True,
             hints=("]", "】", "continue reading", "read", "full story"),
             pattern=r".{1,300}[\[【](?:详细|全文|查看(?:全文|详情)|阅读全文|点击查看|更多)[\]】].{0,40}|.{20,300}(?:…|\.\.\.)\s?(?:continue reading|read(?: more)?|full story)\s?(?:…|\.\.\.|→|>>?|»)|[^。]{1,60}[\[【][^\]】。]{0,14}点击[^\]】。]{1,8}[\]】][^。]{0,24}", longest=300),
    LineRule(id="related.earlier", kind="related", reason="names another report after a label",
             hints=("also", "next", "read more", "related", "see also", "同场加映", "报导", "报道", "新闻", "看更多", "回顾"),
             pattern=r"(?:read (?:more|also|next)|see also|also read|related(?: (?:story|article|coverage))?)\s?: [^.]{4,90}|(?:此前|早前|相关|更多|往期|前情)(?:的)?(?:报道|报导|新闻|回顾)\s?[:|丨]\s?[^。]{4,60}|(?:看更多|同场加映)\s?[:|丨]\s?[^。]{4,60}", longest=40),
    LineRule(id="promotion.click", kind="promotion", reason="asks to click for something else",
             hints=("click here", "listen:", "more:", "read:", "tap here", "watch:", "想了解", "想看", "想知道", "戳", "按此", "按这里", "更多", "点击", "点我", "点此", "点这里", "详情", "请"),
             pattern=r"(?:→|>>+|👉|☞|▼|↓)*\s?(?:点击(?!率|量|数)|戳|请点击|更多.{0,20}请?(?:点击|关注|进入|登录|阅读|查看|下载)|想(?:了解|看|知道)更多|了解更多|阅读更多|详情请?(?:点击|见|查看)|相关资讯请关注|更多[^。,]{0,12}请(?:到|至|上|往|见|看)[^。,]{0,16}(?:网站|网页|官网|频道|专页|专题|app|客户端|页面|版)|请?(?:按此|点此|按这里|点这里|点我)|click here|tap here)[^。]{0,50}[>。!]*|(?:watch:|listen:|read:|more:)[^.。]{0,50}[>!]*", longest=40),
    LineRule(id="promotion.arrow", kind="promotion", reason="an arrow points at something to click on",
             hints=(">", "→", "▶", "►", "☞", "【", "👉"),
             pattern=r"(?:>{2,}|→|👉|☞|▶|►)\s?[^。]{1,40}(?:<{2,})?|[^。,]{1,40}(?:>{2,}|【(?:下载地址|点击.{1,10}|查看.{0,8}|详细?)】)"),
    LineRule(id="promotion.member", kind="promotion", reason="sells a membership or a subscription",
             hints=(" journalism", "already a ", "become a ", "donate", "subscribe to ", "vip", "付费", "会员", "购买", "解锁"),
             pattern=r"[^。]{0,30}(?:加入|成为|开通|升级)[^。]{0,14}(?:会员|vip|付费)[^。]{0,30}!?|(?:(?:请|欢迎|建议|立即|点击|您|你|现在)[^。]{0,28})?(?:加入|成为|开通|升级)[^。]{0,14}(?:会员|vip|付费)[^。]{0,30}。|本文[为是][^。]{0,6}(?:付费|会员)[^。]{0,30}|[^。,]{0,12}(?:付费|会员|购买|解锁)后[^。,]{0,6}(?:阅读|查看|浏览)[^。]{0,14}|[^。]{0,40}。\s?(?:建议|欢迎)您?加入.{0,14}会员.{0,30}|(?:already a (?:subscriber|member)|subscribe to (?:read|continue|unlock)|become a (?:member|subscriber)|support (?:our|independent) journalism|donate)\b.{0,80}", longest=50),
    # ------------------------------------------------------------------ advertising
    LineRule(id="advertisement.label", kind="advertisement", reason="labels an advertisement",
             hints=(" by ", "ad", "article continues ", "paid ", "promoted", "sponsored", "story continues below", "广告", "往下", "推广", "文未完", "请继续阅读", "赞助"),
             pattern=r"[-—\[(【]*(?:广告|广告推广|广告也精彩|赞助商?(?:链接|内容)?|推广(?:内容|信息|链接)?|商业推广|ad|ads|advert|advertisement|advertising|sponsored(?: content| links?| by.{0,30})?|promoted|paid (?:content|post|partnership.{0,20})|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|continue reading below|ads? by .{1,20}|广告位.{0,10}|广告(?:投放|合作|查询|刊登).{0,30}|(?:以下|以上)?内容?为?广告.{0,12}|点击关闭广告|请?(?:继续)?往下(?:继续)?(?:阅读|看|滑)|请继续阅读|[内本]文未完.{0,10})[-—\])】.…]*", longest=14),
    # ------------------------------------------------------------------ rights and responsibility
    LineRule(id="copyright.notice", kind="copyright", reason="claims the rights in the page",
             hints=("(c)", "all right", "copyright", "©", "侵删", "侵权必究", "属", "归", "未经", "版权所有", "转贴", "转载", "违者必究"),
             pattern=r".{0,80}(?:copyright\b(?! (?:was|is|were|law|act|case|in|and|on|for|issues?|infringement|holders?|owners?|claims?|disputes?)\b)|©|\(c\)\s?\d{4}|版权所有|(?:版权|著作权)(?:均?归|均?属)(?!谁).{0,30}(?:所有|作者|原作|本[报网站刊社])|all rights? reserved|(?:不得(?:擅自)?|不开放|恕不)转[载贴]|禁止转载|请勿转载|谢绝转载|严禁转载|未经(?:书面|本[报网站刊社]|[^,。]{0,12})?(?:授权|许可|允许|同意).{0,20}(?:转载|不得|禁止|严禁|摘编|镜像|请勿|谢绝)|转载(?:请|须|需|应)(?:注明|联系|标注|经)|转载、摘编|侵权必究|侵删|违者必究).{0,160}", longest=130, prose=True),
    LineRule(id="copyright.licence", kind="copyright", reason="the site's official registrations",
             hints=("icp", "issn", "公网安备", "国内刊号", "增值电信业务", "备案号", "新出", "经营许可", "统一刊号", "网文", "营业执照", "视听节目", "许可证"),
             pattern=r".{0,40}(?:icp(?:备|证|许可)|公网安备|许可证(?:号|编号)?\s?:?\s?[a-z\d(]|许可证(?:号|编号)?\s?:|增值电信业务|网文\s?[\[〔(]|新出(?:网|发)|营业执照|经营许可|备案号|统一刊号|国内刊号|issn|视听节目).{0,120}", longest=100),
    LineRule(id="copyright.imprint", kind="copyright", reason="names who publishes or prints the paper", zone="edge",
             hints=("人", "商"),
             pattern=r"(?:承印|出版|发行|督印|印刷|主办|承办)(?:人|商)\s?:.{2,80}", longest=50),
    LineRule(id="disclaimer.declaration", kind="disclaimer", reason="a declaration of the publisher about the page",
             hints=("disclaimer", "disclosure", "凡", "声明", "投资有风险", "据此", "提示", "提醒", "申明", "说明"),
             pattern=r"(?:\*{1,3}\s?|[\"“「])?(?:(?:免责|特别|郑重|版权|重要|风险|平台|原创|投稿|本(?:站|网|报))(?:声明|提示|说明|提醒|申明)|声明|风险提示|disclaimer|editor'?s? disclosure|disclosure)\s?(?::|】|\]).*|(?:免责|特别|版权|郑重|原创)(?:声明|申明)|[^。]{0,16}版权(?:说明|声明)\s?:.{0,400}|凡(?:本[网站刊报台]|来源|注明)[^。]{0,30}(?:注明|来源)[^。]{0,20}[:“\"].{0,400}|(?:编者按|风险提示)?.{0,20}投资有风险(?:,?(?:入市|理财|决策|选择|操作|投资|需|须|请).{0,40}|[。!]?)|.{0,30}据此(?:操作|入市|投资).{0,30}", longest=400, prose=True),
    LineRule(id="disclaimer.opinion", kind="disclaimer", reason="keeps the publisher's distance from what is said",
             hints=(" expressed ", " storage services", "does not ", "不代表", "不构成", "与本", "仅代表", "仅供", "信息存储空间服务", "文责自负"),
             pattern=r".{0,80}(?:不代表.{0,20}(?:立场|观点|看法|意见|态度)|文责自负|仅代表(?:作者|嘉宾|发言者|个人|其).{0,12}(?:观点|个人|本人|立场|看法)|仅供(?:参考|读者参考|学习)|不构成.{0,12}(?:建议|依据)|与本(?:站|网|报|公司)(?:无关|立场).{0,10}|信息存储空间服务|views expressed .{0,80}(?:own|author|those)|does not (?:necessarily )?(?:reflect|represent) .{0,80}|opinions? expressed .{0,60}).{0,100}|notice: .{40,300}only provides information storage services.{0,20}", longest=120),
    LineRule(id="disclaimer.network", kind="disclaimer", reason="tells that the text was found on the network",
             hints=(" appeared ", " published ", "互联网", "侵权", "告知我们", "授权", "有版权", "网络", "联系我", "请及时"),
             pattern=r"(?:本文|文章|以上内容|图片|内容|部分图文|图文|素材)(?:内容|图片|均)?(?:均)?(?:来源于|来自于?|整理自|源于|转载自|转载于|取自|摘自)(?:于)?(?:网络|互联网).{0,60}|(?:本文|文章)(?:首发)?(?:来自|转自|转载自|源自)[^。]{2,90}授权[^。]{0,20}。?|this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published) (?:on|in|by|at) .{2,160}|如(?:有侵权|涉及?侵权|有版权).{0,60}|.{0,24}(?:联系我们?|请及时|告知我们)(?:删除|处理|更正).{0,30}", longest=70),
    LineRule(id="disclaimer.machine", kind="disclaimer", reason="tells how the page was made",
             hints=(" automatically", " machine", "摘要", "生成", "翻译"),
             pattern=r"(?:本文|此文)?(?:由|系)?[^。,]{0,12}(?:ai|机器|人工智能)(?:自动)?(?:翻译|生成|摘要|辅助生成)[^。]{0,24}|this (?:article|story) (?:was|has been) (?:automatically|machine)[^.]{0,60}\.?", longest=30, zone="edge"),
    # ------------------------------------------------------------------ people and places of work
    LineRule(id="credit.english", kind="credit", reason="who reported, wrote and edited, in sentences of their own", prose=True,
             hints=(" by ",),
             pattern=rf"(?!{_VERB}){_WORK} by {_NOT_NAMES}{_WORKER}(?:[.;]\s?{_WORK} by {_WORKER}){{0,3}}[.;]?", longest=50),
    LineRule(id="editor.line", kind="editor", reason="names the people who edited the text",
             hints=("compiled by", "edited by", "editing by", "editor", "reporting by", "translated by", "written by", "一审", "三审", "二审", "值班", "出品", "初审", "制作", "制图", "剪辑", "复审", "审核", "审读", "排版", "校", "核稿", "监制", "监审", "策划", "终审", "统筹", "编", "翻译", "设计", "译者"),
             pattern=_NO_CLAUSE + r"(?:本[文期版报]|网络|图文|文字|新媒体|值班|执行|见习|实习|视觉|微信|英文|责任|技术|美术|高级|资深|助理|副|总)?(?:责任?编辑?|责编|编辑|编审|主编|总编|校对|校阅|审校|审核|审读|监制|监审|值班编委|值班主任|值班|编委|终审|初审|复审|一审|二审|三审|策划|统筹|制作|设计|制图|排版|剪辑|出品人?|总监制|核稿|核校|美编|编译|翻译|译者|编|校|editors?|edited by|editing by|reporting by|additional reporting by|compiled by|translated by|written by)\s?(?::|/|\||丨|\s|by).{1,60}", longest=36),
    LineRule(id="editor.bracket", kind="editor", reason="names in brackets who wrote or edited the text",
             hints=("作者", "原题", "审核", "摄影", "文", "来源", "校对", "编", "记者"),
             pattern=r"(?:责任?编辑?|责编|编辑|编译|校对|作者|记者|文|来源|原题|摄影|见习编辑|实习编辑|本文编辑|审核).{0,2}(?::|/|\s|\|).{1,50}", longest=30, zone="tail"),
    LineRule(id="byline.label", kind="byline", reason="names the author",
             hints=("author", "story", "text", "words", "writer", "主笔", "作者", "供稿", "原创", "口述", "图", "执笔", "拍摄", "摄像", "摄影", "撰写", "撰稿", "整理", "文", "来稿", "海报", "视频", "记者", "评论员", "译", "通讯员", "采写", "采编", "采访"),
             pattern=_NO_CLAUSE + r"(?:(?:原创|本文|文章|特约|撰|主|执行|通讯|联合|口述|文本|图文)?(?:作者|记者|文|图文|文图|文/图|文、图|图/文|撰文|撰稿人?|撰写|采写|采访|采编|整理|口述|供稿|通讯员|特约记者|特约作者|特约撰稿人|评论员|主笔|执笔|来稿|译|摄影|图|图片|视频|摄像|拍摄|供图|制图|海报|图表|作者简介|author|writer|words|text|story)\s?(?::|/|\||丨|｜|by\s).{1,60}|原创\s?[:·]\s?.{1,40}|原创\s\S{1,12})", longest=30),
    LineRule(id="byline.reporter", kind="byline", reason="only names of reporters",
             hints=("特派员", "特约撰稿", "观察员", "记者", "评论员", "通讯员"),
             pattern=r"(?:\W?(?:本报|本刊|本网|本台|新华社|中新社|中央社|央视|.{2,10}(?:网|报|社|台|新闻|日报|晚报|财经|周刊|客户端))?\s?(?:特约|见习|实习|首席|资深|高级|全媒体|融媒体?|驻[^\s。,]{1,10})?(?:记者|通讯员|评论员|特约撰稿人?|特派员|观察员)\s?)(?!调查|手记|观察|探访|体验|直击|走访|见闻|札记|提问|的|在|从|团|会|站|节)" + _PEOPLE + r"\s?(?:来源\s?:.{1,20})?(?:(?:摄影|图|文|文/图|摄|报道|采访报道|综合报道|整理|发自.{1,8}|.{2,8}报道|/?\s?.{2,6}(?:报道|电|讯))\s?)?", longest=24),
    LineRule(id="byline.bracket", kind="byline", reason="people in brackets who wrote or helped",
             hints=("实习生", "撰稿", "特约", "编译", "翻译", "记者", "贡献", "通讯员", "采写"),
             pattern=r"\([^()。]{0,18}(?:记者|通讯员|编译|实习生|特约|撰稿|采写|翻译|对(?:此|本)文.{0,4}贡献)[^()。]{0,50}\)", longest=40),
    LineRule(id="byline.desk", kind="byline", reason="the desk of the newsroom that reports",
             hints=("报导", "报道", "整理", "编译"),
             pattern=r"[^\s。,]{2,8}(?:中心|组|部|社)?\s?[/\u2571]\s?(?:[^\s。,]{0,6})(?:报道|报导|综合报道|综合报导|编译|整理)|(?:[^\s/。,]{2,8}\s?/\s?)?[^\s/。,]{0,6}记者\s?[^\s/。,]{2,12}\s?/\s?[^\s/。,]{2,10}(?:报道|报导|整理)", longest=20),
    LineRule(id="byline.reported-from", kind="byline", reason="says who sent the text and from where",
             hints=("发自",),
             pattern=r"[^\s。,!?]{1,12}\s?发自\s?[^\s。,!?]{1,12}(?:\s.{0,12})?", longest=18),
    LineRule(id="byline.account", kind="byline", reason="names the account that published the text",
             hints=("公众号", "公号", "微信号", "视频号", "订阅号"),
             pattern=r"[^\s。,!?|]{1,16}\s?[|丨｜/]\s?(?:微信)?(?:公众号|公号|微信号|视频号|订阅号)\s?[^\s。,!?]{1,30}", longest=20),
    LineRule(id="byline.english", kind="byline", reason="names the author in English",
             hints=("by",),
             pattern=r"[-—–]{0,3}\s?by:? (?:@?[\w.'’\-]{1,20},? ?(?:and |& |\| )?){1,8}(?:[,|•·-].{0,60})?", longest=16),
    LineRule(id="dateline.moment", kind="dateline", reason="only the time of publication",
             hints=("-", ".", "/", "月"),
             pattern=rf"(?:[^\s。,!?]{{2,14}}\s)?(?:发布|发表|更新|最后更新|最新更新|出版|创建|上传|发稿|刊登|时间|日期|发布时间|更新时间|发布日期|发布于|编辑于|published|updated|posted|last (?:updated|modified)|first published|date)?\s?(?:时间|日期|于|on|at)?\s?:?\s?{_DATE}(?:\s?(?:星期|周)[一二三四五六日天])?\s?,?\s?(?:[上下]午|早上|晚间|凌晨)?\s?(?:{_TIME})?(?:\s?(?:gmt|utc|hkt|cst)\S{{0,6}})?(?:\s?(?:最后)?更新\s?:?\s?(?:{_DATE})?\s?(?:{_TIME})?)?(?:\s?[|·/]?\s?(?:来源|來源|作者|责编|编辑|字号|浏览|阅读|评论|分享|.{{0,14}}(?:网|报|社|新闻|日报|客户端|财经|科技|频道)).{{0,60}})?", longest=44, zone="head"),
    LineRule(id="dateline.clock", kind="dateline", reason="a date with its time stands alone",
             hints=(" ago", ":", "刚刚", "前", "时", "昨天", "今天", "点"),
             pattern=rf"(?:发布|更新|最后更新|最新更新|出版|发布时间|更新时间|published|updated|posted)?\s?:?\s?{_DATE}\s?,?\s?(?:{_TIME})(?:\s.{{0,30}})?|\d{{1,2}}\s?(?:秒|分钟|小时|天|日|周|个月|年)前|(?:刚刚|昨天|前天|今天)\s?(?:{_TIME})?(?:更新|发布)?|(?:a |an )?\d{{0,3}}\s?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago", longest=24),
    LineRule(id="dateline.head", kind="dateline", zone="head", reason="a full date with its time above the text, with who and where",
             hints=("-", "/", ".", "年"),
             pattern=rf"[^。!?]{{0,24}}\d{{4}}[-年/.]\s?\d{{1,2}}[-月/.]\s?\d{{1,2}}日?\s?{_TIME}[^。!?]{{0,60}}", longest=30),
    LineRule(id="dateline.english", kind="dateline", reason="only the time of publication, in English",
             hints=("-", "apr", "aug", "dec", "feb", "jan", "jul", "jun", "last modified", "mar", "may", "nov", "oct", "posted", "published", "sep", "updated"),
             pattern=rf"(?:(?:by )?[\w.'’ -]{{2,40}}\s?[|·•]\s?)?(?:(?:first |originally |last )?(?:published|updated|posted|modified|created|issued|date|on|filed)(?: on| at|:)?\s?)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},?\s?)?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s?(?:\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH},?\s?\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}.{{0,12}})(?:.{{0,4}}\d{{1,2}}:\d{{2}}.{{0,40}})?(?:\s?[|•·].{{0,40}})?|(?:published|updated|posted|last updated|last modified)\b[ :].{{0,12}}\d.{{0,60}}", longest=24, zone="edge"),
    LineRule(id="dateline.read-time", kind="navigation", reason="how long reading takes",
             hints=("min", "本文", "阅读"),
             pattern=r".{0,20}\b\d{1,3}[ -]min(?:ute)?s?(?: read| to read)?|阅读(?:本文)?(?:大约|约)?需?要?\s?\d{1,3}\s?分钟|本文\d{2,6}字.{0,20}|预计阅读.{0,16}", longest=16),
    LineRule(id="source.line", kind="source", reason="names the medium the text was taken from",
             hints=("from", "originally published ", "source", "via", "《", "出处", "原载", "据", "摘编自", "摘自", "来源", "来自", "综合", "综编", "转自", "转载", "选自", "首发"),
             pattern=r"(?:本文|文章|新闻|稿件|信息|资料|内容|图文|文字|图片|原文)?(?:来源|来源于|来自|转自|转载自|转载于?|摘自|摘编自|选自|原载|首发|出处|据|via|source|sources|from|originally published (?:in|on|by|at))\s?(?:于)?\s?(?::|\||丨).{1,60}|(?:(?:转|摘|转载)自(?!己)|来源于)\s?.{2,30}|(?:综合|综编|据)[^。,!?]{2,30}(?:等|综合|消息|报道|电|整理)(?:消息|报道|整理)?|(?:原载|原刊|首发|首刊|刊载)于?\s?《[^》]{2,20}》[^。]{0,40}", longest=34),
    LineRule(id="source.original-title", kind="original-title", reason="the title the text had elsewhere",
             hints=("原",),
             pattern=r"(?:(?:本文|文章)?原(?:文)?(?:标题|题|题目|题为)|原文题目|原标)\s?(?::|为|\s).*|(?:英文)?原文(?:链接|地址|网址|标题|作者)?\s?:.*", longest=80, prose=True),
    LineRule(id="source.link", kind="source", reason="only an address",
             hints=("http", "www."),
             pattern=r"(?:(?:原文|本文|文章|相关|参考|网页|固定)?(?:链接|地址|网址|url|link|source)\s?:?\s?)?(?:https?://|www\.)\S{1,400}", longest=60, zone="edge"),
    LineRule(id="edition.line", kind="edition", reason="the printed page the text stood on",
             hints=("《", "刊期", "期号", "版"),
             pattern=rf"(?:[《(]?\s?.{{2,16}}(?:报|刊|时报|日报|晚报)》?\s?)?[(]?\s?(?:{_DATE})?\s?[)]?\s?(?:第?\s?[a-z]?\d{{1,3}}\s?版|版次|版面|头版)(?:\s?[:/(].{{0,20}})?\s?[)]?|(?:版次|版面|期号|刊期)\s?:.{{1,30}}|《.{{2,16}}》\s?[(]?\s?{_DATE}.{{0,20}}", longest=30),
    LineRule(id="edition.label", kind="edition", reason="the name of a column or a series",
             hints=("【",),
             pattern=r"【[^】。,:]{1,10}】", longest=12),
    # ------------------------------------------------------------------ reaching the newsroom, other readers, the player
    LineRule(id="hotline.contact", kind="hotline", reason="tells how to reach the newsroom",
             hints=("contact us at", "got a ", "mail:", "newsroom@", "send ", "不良信息", "举报信息", "传真", "信箱", "商务合作", "寻求报道", "微信", "我要", "报料", "方式", "热线", "爆料", "电话", "线索", "联系", "邮箱"),
             pattern=r"(?:(?=[^。]*$)|(?=.*[\d@])|(?=.*(?:欢迎|请))).{0,30}(?:(?:新闻|爆料|报料|线索|举报|客服|投稿|值班|服务)(?:热线|电话|邮箱|信箱|方式|微信)|我要(?:爆料|报料|投稿)|(?:欢迎|提供).{0,6}(?:爆料|报料|线索)|举报信息|热线(?:电话)?\s?:\s?[\d+(]|联系(?:电话|邮箱|方式)\s?:|邮箱\s?:\s?[\w.+-]|电话\s?:\s?[\d(+]|传真\s?:|商务合作|寻求报道|不良信息|got a (?:tip|story)|contact us at|send (?:us )?(?:your )?(?:tips|stories)|e-?mail:|newsroom@).{0,100}", longest=60),
    LineRule(id="hotline.number", kind="hotline", reason="only a telephone number or an address of electronic mail",
             pattern=r"(?!.*(?:警|公安|派出所|消防|法院|检察))[^。]{0,16}(?:\(?\d{3,4}\)?[-\s]?\d{7,8}|400[-\d]{7,10}|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,4})[^。]{0,16}", longest=16, zone="edge"),
    LineRule(id="comment.heading", kind="comment", reason="announces readers' comments or asks for one",
             hints=(" reply", "comment", "conversation", "discussion", "have your say", "replies", "response", "thought", "what do you think", "互动", "参与", "发言", "吐槽", "回复", "有话说", "点评", "热评", "留言", "讨论", "评论", "说两句", "跟帖"),
             pattern=r"(?:网友|最新|全部|热门|精彩|精选|查看|发表|我要|写|参与|用户|所有|读者|我来|相关|暂无|\s?\d{1,7}\s?条?\s?)*(?:评论|留言|跟帖|点评|讨论|说两句|热评|发言|回复|有话说|吐槽)(?:\s?[(:]?\s?[\d,]{0,9}\s?(?:条|人参与)?\s?[)]?)?|[\d,]{1,9}\s?(?:人|条)?(?:参与|评论|跟帖|互动|回复|comments?|responses?|replies|thoughts? on.{0,80})(?:\s?[\d,]{0,9}\s?(?:条|人|评论|参与)*)?|(?:leave|post|add|write|submit|join) (?:a|your|the) (?:comment|reply|conversation|discussion).{0,40}|(?:view |show |hide |read |see |all |no )*comments?(?: \(?\d{0,6}\)?| section| policy| are closed.{0,30}| below)?|(?:conversation|discussion|have your say|what do you think)\W?", longest=16, zone="edge"),
    LineRule(id="comment.user", kind="comment", prose=True, reason="what a reader says under a name that the site made up",
             hints=("游客", "用户", "网友"),
             pattern=r"(?:手机)?(?:用户|网友|游客)[\da-z_]{4,20}\s?:.*", longest=300),
    LineRule(id="comment.rules", kind="comment", reason="what a comment box says about itself",
             hints=(" closed", " moderated", "log in to ", "you must be logged in", "your email address will not be published", "代表", "以上留言", "即可", "文明", "理性", "登录后", "网友评论仅", "还可", "需要登录"),
             pattern=r".{0,30}(?:请?(?:文明|理性)(?:上网|发言|评论)|文明上网理性发言|登录后(?:发表|评论|才能|可)|评论(?:仅|只)代表|网友评论仅|还可以?输入|以上留言|即可(?:评论|发言)|需要登录|your email address will not be published|you must be logged in|log in to (?:comment|reply)|comments? (?:is|are) (?:moderated|closed)).{0,60}", longest=50),
    LineRule(id="player.state", kind="player", reason="words of a video or audio player",
             hints=(":", "current time", "duration", "fullscreen", "loading", "mute", "pause", "play", "settings", "volume", "watch", "倍速", "倒计时", "全屏", "刷新试试", "加载中", "回放", "播放", "暂停", "标清", "流畅", "画质", "直播中", "视频", "超清", "重播", "静音", "高清"),
             pattern=r"(?:(?:正在|自动|立即|点击|开始|继续|重新|视频|音频|倍速)?(?:播放|暂停|重播|播放中|播放视频|视频加载(?:失败|中).{0,20}|加载中|刷新试试|静音|全屏|倍速|画质|高清|标清|超清|流畅|倒计时|直播中|回放|观看视频|视频|play(?: video| audio)?|pause|mute|unmute|fullscreen|replay|now playing|loading|watch(?: now| live| the video)?|volume|settings|duration|current time)[\s.:/|0-9…]*){1,8}|(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s?/\s?(?:\d{1,2}:)?\d{1,2}:\d{2})?", longest=16),
    LineRule(id="player.support", kind="player", reason="an apology of a player or a script",
             hints=("浏览器", "browser", "flash player", "html5", "javascript", "你的浏览器", "您的浏览器"),
             pattern=r".{0,20}(?:您的浏览器|你的浏览器|browser|javascript|flash player|html5).{0,20}(?:不支持|无法播放|无法显示|版本过低|未开启|does not support|not supported|is disabled|enable|required|升级).{0,80}|.{0,30}(?:建议|请)(?:您|你|使用)?.{0,8}(?:升级|提升|更新|更换|使用).{0,12}浏览器.{0,60}|please enable javascript.{0,60}", longest=50),
    LineRule(id="player.clip", kind="player", reason="names a clip that plays by itself",
             hints=("listen", "video", "watch", "下一个", "即将播放", "正在播放", "自动播放", "视频"),
             pattern=r"(?:自动播放|正在播放|下一个|即将播放|视频|video|watch|listen)\s?[:|丨｜]\s?.{0,59}[^.。]|(?:自动播放|正在播放|即将播放)\s.{1,60}", longest=40),
    LineRule(id="placeholder.mark", kind="placeholder", reason="only marks, no words",
             pattern=r"(?:[^\w…]|_){1,60}"),
    *page_rules.RULES,
    *work_rules.RULES,
    *reader_rules.RULES,
    *platform_rules.RULES,
)  # fmt: skip
_PATTERNS: Final = {rule.id: Pattern(rule.pattern, *rule.hints) for rule in RULES}
_HINTS: Final = Hints([rule.hints for rule in RULES])
_Rules = dict[int, tuple[LineRule, Pattern]]  # by their number in RULES, in that order


@cache
def _holding(zones: frozenset[Zone], prose: bool, sentence: bool, spoken: bool, long: bool) -> _Rules:
    """Return the rules that hold in one of the zones, for prose between prose, for sentences, questions, long lines."""
    return {
        number: (rule, _PATTERNS[rule.id])
        for number, rule in enumerate(RULES)
        if rule.zone in zones
        and (rule.prose or not prose)
        and (rule.kind in _SAID_IN_SENTENCES or not sentence)
        and (rule.kind not in _NEVER_SPOKEN or not spoken)
        and (rule.longest > _LONG or not long)
    }


_LONG: Final = 60  # reading units; few rules judge longer lines
_FEW: Final = 12  # rules
_OUTER: Final = " \t·•●○◆■□▪▶►*※☆★◎|丨｜_▼↓↑"
_BRACKETS: Final = {"(": ")", "[": "]", "【": "】", "{": "}", "〔": "〕", "<": ">"}


def bare(folded: str) -> str:
    """Return a folded line without outer bullets and without brackets around the whole of it."""
    text = folded.strip(_OUTER)
    if len(text) > 2 and _BRACKETS.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
        return text[1:-1].strip(_OUTER)
    return text


def match(folded: str, size: int, zones: frozenset[Zone], *, prose: bool = False) -> LineRule | None:
    """Return the first rule that the whole line matches and that holds in one of the zones."""
    outer = folded.strip(_OUTER) or folded
    text = bare(outer)
    sentence = text.endswith("。") or (text.endswith(".") and size > _NAME)
    rules = _holding(zones, prose, sentence, text.endswith(("?", "!")), size > _LONG)
    few = len(rules) <= _FEW  # these are sooner asked themselves
    for number in rules if few else sorted(_HINTS.found(outer) & rules.keys()):
        rule, pattern = rules[number]
        if size > rule.longest or (few and not pattern.may_match(outer)):
            continue
        expression = pattern.compiled()
        if expression.fullmatch(text) or (text is not outer and expression.fullmatch(outer)):
            return None if sentence and _TOLD.search(text) else rule
    return None


# A sentence in which somebody says, judges or writes something is a report, whatever it speaks of.
_TOLD: Final = Pattern(
    r"(?:(?<!小编)说|表示|写道|(?:专家|警方|部门|法院)(?:提醒|认为))(?=[,:。\"“”])|判决|判令|\b(?:said|says|told|wrote)\b",
    "said", "says", "told", "wrote", "说", "表示", "写道", "提醒", "认为", "判决", "判令",
)  # fmt: skip
# Kinds that name people or media: a line of them is no question and no call, as what a reporter asks is (记者：几点开放？).
_NEVER_SPOKEN: Final = frozenset(("byline", "editor", "source", "dateline"))
_NAME: Final = 4  # words; a longer line with a full stop is a sentence, no name with an abbreviation
# Kinds that are also told in whole sentences; all others are never a line that ends in a full stop.
_SAID_IN_SENTENCES: Final = frozenset(
    ("share", "promotion", "advertisement", "copyright", "disclaimer", "hotline", "comment", "player", "related",
     "original-title", "credit")
)  # fmt: skip
