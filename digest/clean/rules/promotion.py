"""Promotion: asks the reader to follow, subscribe, install, join, pay, approve or agree.

No pattern ends in a full stop where an article might say the same; such sentences are left alone.
"""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="promotion.app", kind="promotion", reason="advertises an app or a client", longest=50, takes=(
        r"[^。]{0,20}{get_app}[^。]{0,24}{app}[^。]{0,30}!?",
        r"(?:(?:请|欢迎|立即|马上|快|更多|想|现在|您|你)[^。]{0,18})?{get_app}[^。]{0,24}{app}[^。]{0,30}。",
        r"(?:app|客户端)下载[^。]{0,20}|[^。]{0,40}(?:点我|按我|点此|按此)下载app[^。]{0,20}",
        r"(?:download|get|install|open|try)(?: [a-z']{1,12}){0,4} app\b.{0,60}")),
    LineRule(id="promotion.follow", kind="promotion", reason="asks to follow an account", longest=60, takes=(
        r"[^。]{0,24}{invite}(?:大家|您|各位)?(?:点击|搜索)?(?:{follow}|下载)[^。]{0,30}{followed}[^。]{0,30}[。!]?",
        r"{follow}(?:我们(?=$|[,!。@:~\s官公微视抖频脸])|本[报刊站网]|官方|微信|公众号|订阅号)[^。]{0,40}[。!]?",
        r"{follow}.{1,16}{account}(?!的)[^。]{0,40}[。!]?",
        r"(?:官方)?{account_label}\s?(?::|id).{1,40}",
        r".{1,12}官方(?:微信|微博|公众号)",
        r"[^。]{0,20}(?:按个?赞|追踪|\blike\b)[^。]{0,20}{fan_page}[^。]{0,30}[。!]?")),
    LineRule(id="promotion.code", kind="promotion", prose=True, reason="asks to scan a code that was shown beside the text", longest=90, takes=(
        r"[^“”「」]{0,80}(?:扫描|识别|扫码|扫一扫|长按|扫)[^。“”]{0,4}{nearby}[^。“”]{0,6}二维码[^“”]{0,80}",)),
    LineRule(id="promotion.benefit", kind="promotion", prose=True, zone="edge", reason="promises the reader something for downloading an app", longest=120, takes=(
        r"[^“”「」]{0,120}(?:下载|安装|打开|登录)[^。“”]{0,10}(?:客户端|app)[^。“”]{0,20}{gift}[^。“”]{0,12}[!~]+",)),
    LineRule(id="promotion.follow-en", kind="promotion", reason="asks to follow, subscribe or sign up", longest=60, takes=(
        r"(?:follow|like|find|join|connect with) (?:us|me|him|her|them|@?[\w .']{1,30}) (?:on|at|via|in) .{1,60}",
        r"follow @[\w .]{1,30}|(?:you can )?(?:contact|reach|e-?mail) [^.@]{2,60}@.{3,120}",
        r"[^.]{2,60} can be reached (?:at|via|by)[^.]{0,40}(?:@|\d{3}).{0,60}",
        r"thanks for reading\b.{0,120}\b(?:subscri|support|shar)[a-z]{1,6}\b.{0,80}",
        r"[^.]{2,60} is a reader-supported publication.{0,160}",
        r"[^.]{0,30}\bsubscribe to [^.]{2,50} (?:for free|today|now|here)[.!]?|sign up to [\w' ]{2,30}",
        r"{sign_up_en}\b[^.]{0,60}{newsletter_en}\b.{0,80}",
        r"subscribe(?: now| here| today)?!?|newsletter(?: sign ?up)?|sign up(?: now| here| today| for free)?!?",
        r".{0,60}\byou can unsubscribe.{0,60}",
        r"(?!.*\b{happened_en}\b).{0,80}\b(?:privacy (?:policy|notice)|terms of (?:use|service))\b.{0,80}")),
    LineRule(id="promotion.consent", kind="promotion", prose=True, zone="edge", reason="asks the reader to agree to how the site works", longest=110, takes=(
        r"[^“”「」]{0,80}(?:本网站|本站|我们).{0,12}(?:使用|采用|尊重|重视|收集|设置|保护).{0,60}(?:cookies?|隐私).{0,120}",
        r"[^“”「」]{0,80}(?:继续|当您|您).{0,8}(?:浏览|使用|关闭|访问).{0,40}(?:同意|接受|cookies?|隐私).{0,60}(?:cookies?|隐私).{0,120}",
        r".{0,80}\b(?:this|our) (?:site|website) (?:uses?|sets?|stores?|requires?|may).{0,60}cookies?.{0,120}",
        r".{0,80}\b(?:we use(?: [a-z-]{2,14}){0,4} cookies|we (?:value|respect|care about) your privacy).{0,120}",
        r".{0,80}\bby (?:using|continuing).{0,80}(?:cookies?|privacy).{0,120}",
        r".{0,80}\byour (?:browser|privacy).{0,80}(?:traditional chinese|cookies?|privacy).{0,120}")),
    LineRule(id="promotion.click", kind="promotion", reason="asks to click for something else", longest=40, takes=(
        r"{pointer}*\s?{click_here}[^。]{0,50}[>。!]*",
        r"{pointer}*\s?更多.{0,20}请?(?:点击|关注|进入|登录|阅读|查看|下载)[^。]{0,50}[>。!]*",
        r"{pointer}*\s?更多[^。,]{0,12}请(?:到|至|上|往|见|看)[^。,]{0,16}{page_of_site}[^。]{0,50}[>。!]*",
        r"(?:watch|listen|read|more):[^.。]{0,50}[>!]*")),
    LineRule(id="promotion.arrow", kind="promotion", reason="an arrow points at something to click on", takes=(
        r"(?:>{2,}|→|👉|☞|▶|►)\s?[^。]{1,40}(?:<{2,})?",
        r"[^。,]{1,40}(?:>{2,}|【(?:下载地址|点击.{1,10}|查看.{0,8}|详细?)】)")),
    LineRule(id="promotion.member", kind="promotion", reason="sells a membership or a subscription", longest=50, takes=(
        r"[^。]{0,30}{become_member}[^。]{0,14}(?:会员|vip|付费)[^。]{0,30}!?",
        r"(?:(?:请|欢迎|建议|立即|点击|您|你|现在)[^。]{0,28})?{become_member}[^。]{0,14}(?:会员|vip|付费)[^。]{0,30}。",
        r"本文[为是][^。]{0,6}(?:付费|会员)[^。]{0,30}|[^。]{0,40}。\s?(?:建议|欢迎)您?加入.{0,14}会员.{0,30}",
        r"[^。,]{0,12}(?:付费|会员|购买|解锁)后[^。,]{0,6}(?:阅读|查看|浏览)[^。]{0,14}",
        r"(?:already a (?:subscriber|member)|become a (?:member|subscriber)|donate)\b.{0,80}",
        r"(?:subscribe to (?:read|continue|unlock)|support (?:our|independent) journalism)\b.{0,80}")),
    # ------------------------------------------------------------------ around any text
    LineRule(id="promotion.appeal", kind="promotion", zone="tail", reason="asks readers for a word, a mark or a visit", longest=50, takes=(
        r"[^。“]{0,30}{bid}{readers}?们?[在到去]?{under_text}?(?:给我们)?{respond}[^。]{0,24}[。!~]{0,3}",
        r"(?:如果)?[您你]?(?:喜欢|觉得)[^。]{0,16}(?:点个?赞|点个?在看|转发|分享|收藏)[^。]{0,16}[。!~]{0,3}",
        r"[^。]{0,24}尽在[^。,]{2,20}(?:app|客户端|网|频道|公众号|新闻)[。!~]{0,3}|返回[^。,]{1,8},?查看更多[。!~]{0,3}",
        r"[^。]{0,12}(?:赞一个|[你您]的鼓励|给个赞)[^。]{0,6}[。!~]{0,3}",
        r"已?有?[\d,]{1,9}人已?(?:点赞|赞过|喜欢|收藏|打赏)[。!~]{0,3}",
        r"(?:成为[^。,]{0,10}(?:订户|赞助者)|[^。]{0,14}请?[看点按]这里)[。!~]{0,3}")),
    LineRule(id="promotion.line", kind="promotion", reason="asks to follow, to join or to subscribe, as sites of Taiwan and Hong Kong do", longest=40, takes=(
        r"(?:加入?|追踪|订阅|按赞)[^。,]{0,16}{subscription}[^。]{0,16}",
        r"[^。]{0,16}google\s?(?:news|新闻)[^。]{0,16}|设为偏好来源.{0,10}",
        r"[^。]{0,40}(?:更多|请)[^。]{0,12}下载[^。]{0,16}(?:app|客户端)[^。]{0,12}",
        r"(?:[^。]{0,30}(?:免费|立即|马上|点我|点此|按此|按我))?下载[^。]{0,12}(?:应用程式|app)[^。]{0,60}",
        r"[^。]{0,40}(?:用|打开|使用)app(?:看|阅读)[^。]{0,40}")),
    LineRule(id="promotion.appeal-en", kind="promotion", rank=1, zone="edge", reason="asks readers to write, to follow, to pass on, to pay", longest=60, takes=(
        r"(?:do you have|have you|have|got|if you have|want)\b.{0,160}{reach_us_en}.{0,120}",
        r"(?:(?:questions|comments|feedback|suggestions|tips)\?\s?){1,3}.{0,40}(?:e-?mail|contact|write|tell) us.{0,80}",
        r"follow us (?:on|at|@).{1,200}|(?:contact|reach|e-?mail|send|write to) .{0,80}@.{0,120}",
        r"(?:thanks|thank you) for (?:reading|subscribing|supporting).{0,200}|to subscribe\b.{0,160}",
        r"(?:if you )?{enjoy_en} (?:this|what|our).{0,60}(?:share|subscribe|follow|sign up|support|consider).{0,120}",
        r"listen to .{2,80}(?:spotify|apple podcasts|bbc sounds|youtube).{0,80}|our standards\s?:.{0,80}",
        r"support (?:the|our|independent).{0,40}independent journalism.{0,120}",
        r"(?:you can )?follow [\w.'’@ -]{2,40} (?:on|at) {network_en}\b.{0,80}",
        r"get (?:breaking|the latest|more|local|daily)\b.{0,60}(?:news|alerts|updates|stories).{0,40}",
        r".{2,60}\bnonprofit\b.{0,80}(?:support|donat).{0,80}",
        r"for more .{2,60},? (?:visit|follow|subscribe to|sign up for|click|go to|check out) .{2,100}")),
    # ------------------------------------------------------------------ accounts: approval, groups, gates
    LineRule(id="promotion.mark", kind="promotion", rank=1, zone="tail", reason="asks for a mark of approval, as accounts do under their texts", longest=30, takes=(
        r"[^。“]{0,16}[点给来赏加亮投]{author_here}?(?:一?[个颗波下]|亮|点){quoted_approval}(?![数量率者])[^。]{0,20}",
        r"(?![^。]{0,12}[为给向](?!小编|作者|我们|本文|文章))[^。“]{0,16}[点给]个?(?:赞|[“\"「【]在看[”\"」】])(?![数量率者])[^。]{0,20}",
        r"[^。“]{0,12}[给为请](?:小编|作者|我们)(?:一?个|加个?)?{quoted_approval}[^。]{0,10}",
        r"(?:{quoted_approval}[、,/\s和]{0,2}){2,4}{one_and_all}?(?:走起|吧|哦|支持)?[!~。]{0,3}",
        r"(?!.*[他她它])(?:[你您]|大家)的(?:每一?|一)[个次](?:点?赞|鼓励|支持|留言|{passed_on})[^。]{0,24}",
        r"[你您]的(?:点赞|支持|鼓励|转发|分享|关注|在看)(?![率者度])[^。?]{0,24}",
        r"(?:评论|留言)区[^。,]{0,4}{talk}[^。]{0,10}|[^。]{1,16}[?!,]\s?(?:欢迎)?[在来到]?(?:评论|留言)区[^。]{1,14}")),
    LineRule(id="promotion.group", kind="promotion", zone="tail", reason="asks to add an account by its name", longest=30, takes=(
        r"[^。]{0,12}(?:加|添加|联系|搜索|咨询|入)[^。,:]{0,8}{chat_account}[号群]?\s?:?\s?[a-z\d_-]{5,20}(?:[^。a-z\d_-][^。]{0,30})?",)),
    LineRule(id="promotion.profile", kind="promotion", zone="edge", prose=True, reason="what an account says of itself around its texts", longest=120, takes=(
        r"微信号\s[a-z][\w-]{4,30}|(?:功能介绍|(?:公众号|账号|帐号|微信号|频道)(?:简介|介绍))\s?:?\s.{2,200}",)),
    LineRule(id="promotion.support", kind="promotion", zone="edge", reason="asks to subscribe to the publisher or to pay for its work", longest=40, takes=(
        r"{urge}{0,2}{support}{our_work}(?:[,!~:].{0,40}|的(?:工作|报道|报导|采访).{0,20})?",)),
    LineRule(id="promotion.gate", kind="promotion", rank=1, zone="edge", reason="says what to do before more may be read or said", longest=24, takes=(
        r"[^。,]{0,10}{gate}(?:账号|帐号|会员)?(?:后|[,即]|以|来|可)(?:即?可|才能|方可|可以)?(?:立即|继续)?{read_on}[^。]{0,16}",
        r"[^。,]{0,10}{gate}(?:账号|帐号|会员)?(?:,?继续{read_on}|{read_on}(?:全文|全部|完整|剩余|更多|本文))[^。]{0,16}",
        r"(?:查看|阅读|浏览|观看)(?:全文|更多|完整内容|剩余内容),?\s?请先?\s?{gate}[^。]{0,8}")),
    LineRule(id="promotion.in-app", kind="promotion", zone="edge", reason="asks to read in an app, or to be notified by it", longest=20, takes=(
        r"在?(?:app|客户端)内?(?:打开|查看|阅读|看|观看)[^。,]{0,8}",
        r"(?:下载|打开)[^。,]{2,10},(?:看|查看|阅读|获取|掌握|浏览)(?:更多|全部|最新|完整)[^。,]{2,12}",
        r"(?:开启|打开|接收|订阅)?(?:即时|快讯|新闻|推播|推送)通知|(?:开启|接收)通知",
        r"(?:追踪|关注|订阅|按赞)(?:我们|本[报刊站])的?\s?{network}[^。,]{0,8}")),
    LineRule(id="promotion.badge", kind="promotion", zone="head", reason="a badge above the text: whom it is for, or that nobody else has it", longest=6, takes=(
        r"(?:订阅|会员|vip|付费|用户|读者|app|订户|订阅者)(?:专享|独享|专属|专区|限定)(?:内容|文章|报道)?",
        r"独家(?:报道|报导|新闻|消息|披露|专访)?|(?:付费|会员)(?:文章|内容|阅读)?|限时免费",
        r"for (?:subscribers|members) only|(?:subscriber|member)s?[ -](?:only|exclusive)|premium|exclusive")),
    LineRule(id="promotion.support-en", kind="promotion", rank=1, zone="edge", reason="asks for the reader's address, money or goodwill", longest=16, takes=(
        r"[^.]{0,60}delivered (?:straight |directly |right )?to your inbox[^.]{0,20}\.?",
        r"get (?:unlimited|full digital|digital) access[^.]{0,20}",
        r"your (?:support|donation|gift) (?:matters|helps|makes|keeps)[^.]{0,40}\.?",
        r"[\w' ]{3,30} is (?:reader|listener)[- ](?:supported|funded)[^.]{0,60}\.?",
        r"sign up (?:here|now|today|below)[.!]?|follow (?:him|her|them|us|me) @\w{2,30}")),
    LineRule(id="promotion.gate-en", kind="promotion", zone="edge", reason="says who may read on, and what to do for it", longest=14, takes=(
        r"(?:please )?(?:sign|log) in to (?:read|continue|view|see|save|follow)[^.]{0,40}",
        r"you(?:'ve| have) (?:reached|read|used|hit)[^.]{0,30}(?:limit|free articles|free stories)[^.]{0,30}",
        r"(?:this|the) (?:story|article|content)(?: is| was)? {for_members_en}[^.]{0,24}",
        r"this is an? (?:subscriber|member)s?[- ](?:only|exclusive)[^.]{0,20}",
        r"(?:subscriber|member)[- ](?:only|exclusive) (?:story|article|content)")),
    LineRule(id="promotion.join", kind="promotion", zone="edge", reason="asks to join a channel or a page of the publisher's elsewhere", longest=16, takes=(
        r"{join}[^。,]{2,14}?{channel}(?:专页|频道|群组|账号|帐号|好友)?[!~]?",
        r"whatsapp(?:我们|本报)?\s?:.{2,40}")),
    LineRule(id="promotion.thanks", kind="promotion", zone="tail", reason="thanks for reading, or asks to come back", longest=26, takes=(
        r"(?:(?:我是|我们是)[^。,]{2,10},)?(?:感谢|谢谢)(?:您|你|大家|各位)?的?(?:耐心)?(?:阅读|观看|收看|收听|关注)[^。]{0,10}[。!~]?",
        r"一键三连[!~]?|求(?:关注|转发|点赞|扩散|收藏)|关注我(?!国|们)[,!][^。]{0,20}",
        r"(?:[^。]{0,14},)?(?:记得)?(?:设为|加个?)?星标(?:我们|本号|公众号)?(?:[,!][^。]{0,16})?")),
    LineRule(id="promotion.backstage", kind="promotion", zone="tail", reason="says what to press, to keep or to send to the account", longest=30, takes=(
        r"长按[^。,]{0,8}(?:保存|识别|关注|复制|分享)[^。]{0,12}|[点戳]击?[“\"「]?阅读原文[”\"」]?[^。]{0,16}",
        r"(?:请?在?)?(?:公众号)?后台(?:回复|发送|留言)[“\"「【][^。]{1,24}",
        r"(?:请?在?)?(?:公众号)?后台(?:回复|发送|留言)[^。,]{1,10}(?:领取|获取|查看|下载|即可)[^。]{0,12}",
        r"(?:投稿|转载|合作|授权)[^。,]{0,4}请?(?:联系|私信)(?:后台|小编|我们)[^。]{0,10}")),
)  # fmt: skip
