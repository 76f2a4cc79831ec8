"""Rules for whole lines, as those of `line_rules` and after them: what a page asks of its reader, or lets the reader do.

Each pattern is built from parts: an urging word, what is to be done, with what. None of them ends in a full stop where an
article might say the same; such sentences are left alone.
"""

from __future__ import annotations

from typing import Final

from digest.clean.rules.line_rule import LineRule

_TIME: Final = r"(?:\d{1,2}:)?\d{1,2}:\d{2}"
_LASTS: Final = rf"(?:{_TIME}(?:\s?/\s?{_TIME})?|\d{{1,3}}\s?分钟)"
_MARK: Final = r"(?:赞|在看|关注|星标|鸡腿|收藏|好评|小红心|红心|爱心|五星|小星星|小花花|转发|分享|评论)"
_QUOTED: Final = rf"[“\"「【]?{_MARK}[”\"」】]?"
_URGED: Final = r"(?:立即|马上|现在|即刻|即日起|免费|点击|点此|请|欢迎|快来?|一起|赶快|记得|诚邀您?|邀请您?)"
_OWN: Final = r"(?:本[报刊台站网]|我们|独立(?:媒体|新闻|报道|报导)|优质(?:新闻|内容|报道|报导)|电子报|订阅号|本刊)"
_NUMBER: Final = r"(?:[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,30}|\+?\d[\d -]{5,16}\d)"
_GATE: Final = r"(?:登录|登入|登陆|注册|订阅|付费|购买|解锁|开通(?:会员|vip)?|扫码|入会|成为(?:会员|订户)|加入会员|升级(?:会员)?|打开app|下载app|在app)"
_PASSED: Final = r"(?:查看|阅读|浏览|观看|收看|收听|发表|评论|回应|留言|继续|解锁|畅读|畅享)"
_DO_EN: Final = (
    r"(?:accept|reject|manage|allow|read|see|watch|view|browse|explore|discover|send|share|report|support|republish|back to|return to|go to|create|"
    r"join|donate to|hear|check out|hide|sign up for|download|listen to)"
)
_THING_EN: Final = (
    r"(?:cookies|preferences|settings|videos?|photos?|pictures|images|stories|articles?|news|coverage|newsletters?|feedback|journalism|homepage|home ?page|"
    r"home|account|our app|the app|this story|section|author|archives?|comments?|podcasts?|thoughts|gallery|galleries|slideshow|newsroom|posts?|topics?)"
)

RULES: Final[tuple[LineRule, ...]] = (
    LineRule(id="promotion.mark", kind="promotion", zone="tail", reason="asks for a mark of approval, as accounts do under their texts",
             hints=("赞", "在看", "关注", "星标", "鸡腿", "收藏", "好评", "心", "星", "花", "转发", "分享", "评论", "留言", "鼓励", "支持"),
             pattern=rf"[^。“]{{0,16}}(?:点|给|来|赏|加|亮|投)(?:小编|作者|我们?|本文|文章)?(?:一?[个颗波下]|亮|点){_QUOTED}(?![数量率者])[^。]{{0,20}}|(?![^。]{{0,12}}[为给向](?!小编|作者|我们|本文|文章))[^。“]{{0,16}}(?:点个?|给个?)(?:赞|[“\"「【]在看[”\"」】])(?![数量率者])[^。]{{0,20}}|[^。“]{{0,12}}(?:给|为|请)(?:小编|作者|我们)(?:一?个|加个?)?{_QUOTED}[^。]{{0,10}}|(?:{_QUOTED}[、,/\s和]{{0,2}}){{2,4}}(?:,?三连|,?走起|一波|支持|一下|起来|吧|哦|,?不迷路)?(?:走起|吧|哦|支持)?[!~。]{{0,3}}|(?!.*[他她它])(?:[你您]|大家)的(?:每一?[个次]|一[个次])(?:点?赞|转发|分享|关注|在看|支持|鼓励|留言|评论|收藏)[^。]{{0,24}}|[你您]的(?:点赞|转发|分享|关注|在看|支持|鼓励)(?![率者度])[^。?]{{0,24}}|(?:评论|留言)区[^。,]{{0,4}}(?:聊(?:聊(?!天))?(?![聊天])|见|告诉我?们?|说说?|等[你您]|留言|互动|讨论|分享|交流)[^。]{{0,10}}|[^。]{{1,16}}[?!,]\s?(?:欢迎)?(?:在|来|到)?(?:评论|留言)区[^。]{{1,14}}", longest=30),
    LineRule(id="promotion.group", kind="promotion", zone="tail", reason="asks to add an account by its name",
             hints=("微信", "qq", "vx", "群", "客服", "小助手"),
             pattern=r"[^。]{0,12}(?:加|添加|联系|搜索|咨询|入)[^。,:]{0,8}(?:微信|企业微信|qq|vx|客服|读者群|群主|小助手)(?:号|群)?\s?[::]?\s?[a-z\d_-]{5,20}(?:[^。a-z\d_-][^。]{0,30})?", longest=30),
    LineRule(id="promotion.profile", kind="promotion", zone="edge", prose=True, reason="what an account says of itself around its texts",
             hints=("微信号", "功能介绍", "简介", "介绍"),
             pattern=r"微信号\s[a-z][\w-]{4,30}|(?:功能介绍|(?:公众号|账号|帐号|微信号|频道)(?:简介|介绍))\s?:?\s.{2,200}", longest=120),
    LineRule(id="promotion.support", kind="promotion", zone="edge", reason="asks to subscribe to the publisher or to pay for its work",
             hints=("订阅", "赞助", "支持", "捐", "定期定额", "加入"),
             pattern=rf"{_URGED}?{_URGED}?(?:订阅|赞助|支持|捐款(?:给|支持)?|捐助|小额捐款|定期定额(?:支持|赞助)?|加入){_OWN}(?:[,!~:].{{0,40}}|的(?:工作|报道|报导|采访).{{0,20}})?", longest=40),
    LineRule(id="promotion.gate", kind="promotion", zone="edge", reason="tells what to do before more may be read or said",
             hints=("登录", "登入", "登陆", "注册", "订阅", "付费", "购买", "解锁", "开通", "扫码", "入会", "成为", "会员", "升级", "app"),
             pattern=rf"[^。,]{{0,10}}{_GATE}(?:账号|帐号|会员)?(?:(?:后|[,即]|以|来|可)(?:即?可|才能|方可|可以)?(?:立即|继续)?{_PASSED}|,?继续{_PASSED}|{_PASSED}(?:全文|全部|完整|剩余|更多|本文))[^。]{{0,16}}|(?:查看|阅读|浏览|观看)(?:全文|更多|完整内容|剩余内容),?\s?请先?\s?{_GATE}[^。]{{0,8}}", longest=24),
    LineRule(id="promotion.in-app", kind="promotion", zone="edge", reason="tells to read in an app, or to be told by it",
             hints=("app", "客户端", "下载", "打开", "通知", "追踪", "关注", "订阅", "按赞"),
             pattern=r"在?(?:app|客户端)内?(?:打开|查看|阅读|看|观看)[^。,]{0,8}|(?:下载|打开)[^。,]{2,10},(?:看|查看|阅读|获取|掌握|浏览)(?:更多|全部|最新|完整)[^。,]{2,12}|(?:开启|打开|接收|订阅)?(?:即时|快讯|新闻|推播|推送)通知|(?:开启|接收)通知|(?:追踪|关注|订阅|按赞)(?:我们|本[报刊站])的?\s?(?:ig|fb|instagram|facebook|脸书|推特|twitter|频道|粉专|粉丝专页|专页|账号|帐号|公众号|社群|line|youtube|telegram|whatsapp)[^。,]{0,8}", longest=20),
    LineRule(id="comment.ask", kind="comment", zone="tail", reason="asks for a word under the text, or says that none may be left",
             hints=("看法", "观点", "感想", "想法", "评论", "回应", "回复", "跟帖", "发言", "留言", "登录", "登入", "登陆", "打赏", "已输入"),
             pattern=r"(?:网友|读者)(?:的)?(?:回应|留言|评论)|(?:登录|登入|登陆)\s?后?(?:参与|发表)?(?:讨论|评论|跟帖|留言|互动)|我要(?:跟帖|评论|留言|发言)|已输入\s?\d{1,4}\s?字|(?:全部|最新|最热|热门)(?:评论|跟帖|留言|回复)\s?[(]?\d{0,7}\s?条?[)]?|(?:发表|写下|留下)(?:[你您]的)?(?:看法|观点|感想|想法|评论|回应|留言)|请先?(?:登录|登入|登陆)(?:后.{0,8})?|成为第一个(?:留言|评论|回应)的人|(?:此|本|这篇)(?:文章|文|新闻)(?:不|未|暂不)开放(?:留言|评论)|打赏(?:作者|支持)?", longest=12),
    LineRule(id="promotion.badge", kind="promotion", zone="head", reason="a badge above the text: whom it is for, or that nobody else has it",
             hints=("专享", "独享", "专属", "专区", "限定", "独家", "付费", "会员", "限时", "免费", "subscriber", "member", "premium", "exclusive"),
             pattern=r"(?:订阅|会员|vip|付费|用户|读者|app|订户|订阅者)(?:专享|独享|专属|专区|限定)(?:内容|文章|报道)?|独家(?:报道|报导|新闻|消息|披露|专访)?|(?:付费|会员)(?:文章|内容|阅读)?|限时免费|for (?:subscribers|members) only|(?:subscriber|member)s?[ -](?:only|exclusive)|premium|exclusive", longest=6),
    LineRule(id="navigation.controls", kind="navigation", zone="edge", reason="only what the controls around a text say",
             hints=("收起", "展开", "收藏", "赞", "换一", "正常", "放大", "缩小", "打印", "字体", "标准", "关闭", "刷新", "保存", "朗读", "分享", "字号", "较大"),
             pattern=r"(?!.$)(?:[\s|/·、,:(\[\]【】]{0,3}(?:收起(?:全文)?|展开(?:全文)?|已收藏|已赞|换一[换批组]|正常|放大|缩小|打印(?:本页|此页|文章|本文)?|字体|字号|标准|较大|关闭(?:窗口|页面|本页)?|刷新|保存(?:本页)?|朗读|分享)){1,8}[\s|/·、:)\]】]{0,3}", longest=20),
    LineRule(id="navigation.empty-label", kind="navigation", zone="head", reason="a label of what the site tells about the text, its value on another line",
             hints=(":",),
             pattern=r"(?:(?:浏览|阅读|点击|访问)(?:次数|量|数)?|(?:信息|文章|稿件|新闻|内容)?来源|(?:发布|更新|发表|发文)?(?:时间|日期|机构|单位|人)|字[体号]|作者|责任编辑|编辑|所属分类|分享(?:到|至)?|views?|by|published|updated|source|author)\s?:", longest=5),
    LineRule(id="navigation.reached", kind="navigation", zone="tail", reason="tells that there is no more below",
             hints=("到底", "到达底", "底线", "没有更多", "加载"),
             pattern=r"[-—~\s]{0,6}(?:文章|页面)?(?:已经?|您?已|我也?)?(?:是有底线的|滑?到(?:达)?底(?:了|啦|部了?)?|全部加载完毕?|加载完毕|没有更多(?:内容|数据|评论|文章|新闻)?(?:了|啦)?)[-—~!\s]{0,6}", longest=10),
    LineRule(id="navigation.beside", kind="navigation", zone="edge", reason="the title of the neighbouring article behind its label",
             hints=("一篇", "一则", "一条"),
             pattern=r"[上下前后]一[篇则条]\s[^。,!?:]{6,60}", longest=50),
    LineRule(id="navigation.counted", kind="navigation", zone="edge", reason="how often the page was seen, or how many readers pressed a button",
             hints=("人次", "人", "浏览", "阅读", "点击"),
             pattern=r"(?:浏览|阅读|点击|观看|累计|收听)(?:总)?人次\s?:?\s?[\d,.]{1,12}万?|已?有?\s?[\d,]{1,9}\s?人\s?已?(?:点赞|赞过|喜欢|收藏|打赏|在看|转发)", longest=12),
    LineRule(id="navigation.do-en", kind="navigation", zone="edge", reason="tells what a click does: a verb and a thing of the site",
             hints=("cookies", "preferences", "settings", "video", "photo", "picture", "image", "stories", "article", "news", "coverage", "feedback", "journalism", "home", "account", "app", "story", "section", "author", "archive", "comment", "podcast", "thoughts", "galler", "slideshow", "post", "topic", "do not s", "filed"),
             pattern=rf"{_DO_EN}(?: (?:all|our|us|your|the|more|this|other|full|latest|local|independent|quality|related|as)){{0,3}} {_THING_EN}(?: here| below| now)?\s?[:!»>→]?|do not (?:sell|share)[a-z ]{{0,20}} my (?:personal )?(?:information|data|info)|filed (?:under|to)\s?:?", longest=8),
    LineRule(id="navigation.site-en", kind="navigation", zone="edge", reason="a page or a part of the site by its usual name",
             hints=("policy", "polic", "preferences", "settings", "notice", "guidelines", "standards", "skip to", "content", "later", "alerts", "author", "advertisement", "headlines", " of ", "language"),
             pattern=r"(?:(?:read|see|manage|view|change) (?:our |your |the )?)?(?:cookies?|privacy|comments?|commenting|editorial|ethics|corrections?|community) (?:policy|policies|preferences|settings|notice|guidelines|standards)|skip to [a-z ]{3,16}|(?:promoted|sponsored|partner) content|(?:save|read)(?: it| this)?(?: for)? later|(?:breaking )?news alerts|(?:e-?mail|contact|message|follow) the author|advertisement\s?[-—·|]\s?.{2,30}|latest headlines|\d{1,3} of \d{1,3}|language\s?: [a-z]{3,16}", longest=8),
    LineRule(id="promotion.support-en", kind="promotion", zone="edge", reason="asks for the reader's address, money or goodwill",
             hints=("inbox", "access", "support", "donation", "gift", "funded", "sign up", "follow "),
             pattern=r"[^.]{0,60}delivered (?:straight |directly |right )?to your inbox[^.]{0,20}\.?|get (?:unlimited|full digital|digital) access[^.]{0,20}|your (?:support|donation|gift) (?:matters|helps|makes|keeps)[^.]{0,40}\.?|[\w' ]{3,30} is (?:reader|listener)[- ](?:supported|funded)[^.]{0,60}\.?|sign up (?:here|now|today|below)[.!]?|follow (?:him|her|them|us|me) @\w{2,30}", longest=16),
    LineRule(id="advertisement.paid-en", kind="advertisement", zone="edge", reason="says who paid, or who chose what is sold",
             hints=("produced", "created", "paid for", "sponsored", "independently", " ad", "partnership"),
             pattern=r"this (?:content|article|story|post)(?: was| is)? (?:produced|created|paid for|sponsored) (?:in partnership with|by|for) [^.]{2,60}\.?|[^.]{0,40}independently (?:selected|chosen|reviewed)(?: by (?:our|the) [^.]{2,30})?\.?|(?:report|close|hide) (?:this )?ad", longest=20),
    LineRule(id="promotion.gate-en", kind="promotion", zone="edge", reason="tells who may read on, and what to do for it",
             hints=("in to ", "limit", "articles", "stories", "subscriber", "member", "free to read"),
             pattern=r"(?:please )?(?:sign|log) in to (?:read|continue|view|see|save|follow)[^.]{0,40}|you(?:'ve| have) (?:reached|read|used|hit)[^.]{0,30}(?:limit|free articles|free stories)[^.]{0,30}|(?:this|the) (?:story|article|content)(?: is| was)? (?:free to read|(?:only )?(?:for|available to) (?:subscribers|members))[^.]{0,24}|this is an? (?:subscriber|member)s?[- ](?:only|exclusive)[^.]{0,20}|(?:subscriber|member)[- ](?:only|exclusive) (?:story|article|content)", longest=14),
    LineRule(id="navigation.story-link", kind="share", zone="edge", reason="the address at which the story is read or shared",
             hints=("http",),
             pattern=r"(?:read|view|share|find)(?: or share)? (?:this|the full) (?:story|article|post)[^.]{0,12}https?://\S{4,200}", longest=30),
    LineRule(id="player.read-aloud", kind="player", reason="lets the reader hear the text",
             hints=("听", "播报", "朗读", "播放", "listen", "feedback"),
             pattern=rf"(?:点击|立即)?(?:收听|聆听|听|播报|语音播报|语音朗读|朗读|播放|语音播放|ai播报)(?:(?:本文|全文|文章|新闻|语音|音频|此文|报道|报导)(?:\s?[(\[]?\s?{_LASTS}\s?[)\]]?)?|\s?[(\[]?\s?{_LASTS}\s?[)\]]?)|listen(?: to (?:this|the) (?:article|story))?\s?[(\[·|]?\s?(?:{_TIME}|\d{{1,3}}[ -]?min(?:ute)?s?)\s?[)\]]?|(?:video )?ad feedback", longest=10),
    LineRule(id="hotline.line", kind="hotline", zone="tail", reason="the number or the address for news, texts and business",
             hints=("爆料", "报料", "投稿", "线索", "商务", "广告", "媒体", "合作", "来稿", "读者来信"),
             pattern=rf"(?!.*(?:警|公安|侦|法院|检察|纪委|派出所|消防|队))[^。]{{0,20}}(?:爆料|报料|投稿|线索|来稿|读者来信|(?:商务|广告|媒体)(?:合作|热线|投放|洽谈|联系|电话)|合作(?:联系|热线|洽谈|请))[^。]{{0,20}}{_NUMBER}[^。]{{0,20}}", longest=40),
    LineRule(id="disclaimer.help", kind="disclaimer", zone="tail", reason="the number of help that a custom asks for under reports of violence",
             hints=("请", "专线"),
             pattern=r"[^。]{0,36}(?:暴力|性侵|骚扰|家暴|虐待|自杀|轻生|忧郁|毒品|身体自主|珍惜生命)[^。]{0,30}(?:请(?:立即|速)?(?:拨打?|洽|求助)|专线)[^。]{0,14}\d{3,10}[^。]{0,20}", longest=60),
    LineRule(id="advertisement.paid", kind="advertisement", zone="edge", reason="says that the text, or what stood here, was paid for",
             hints=("业配", "广编", "工商", "推广", "赞助", "未完", "置入", "广告"),
             pattern=r"(?:业配(?:文)?|广编(?:特辑|企划)?|工商(?:时间|服务|讯息)|推广(?:文章|讯息)|赞助(?:文章|内容|刊登)|置入性?行销|(?:广告)?[\s-]{0,3}内文未完[^。]{0,12})", longest=12),
)  # fmt: skip
