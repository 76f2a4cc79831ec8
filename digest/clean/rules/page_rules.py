"""Rules for whole lines, as those of `line_rules` and after them: what sites set around any text of theirs.

Buttons, appeals to readers, marks of the end, notices that a law or a custom asks for, short lines of who and where.
"""

from __future__ import annotations

from typing import Final

from digest.clean.rules.line_rule import LineRule

_BUTTON: Final = (
    r"(?:已?关注|收藏|分享|转发|评论|点赞|赞好?|点?在看|看一看|不看|原创|打赏|赞赏(?:作者|支持)?|举报|反馈|检举|投诉|收听|听文章|听全文|听新闻|"
    r"立即(?:下载|订阅)|我要订阅|分享此文|赞助我们|追踪我们|加入会员|登入会员|打印|列印|关闭|返回|语音朗读|文字大小|"
    r"阅读模式|夜间模式|字[号级体](?:设定|大小)?|[大中小特]|相关标签|相关话题|标签|来自专栏|复制链接|生成海报|写评论|发弹幕|送鲜花|"
    r"like|save|saved|share|gift this article|follow(?:ing)?|unfollow|listen to this (?:article|story)|print this (?:page|article|story)|"
    r"tags?|topics?|comments?|bookmark|copy link|skip (?:advertisement|ad|past newsletter promotion)|sign in to comment|log in to comment|"
    r"add as (?:a )?preferred source (?:on|in) google|report (?:a|an) (?:correction|error|typo)(?: or (?:a )?(?:correction|error|typo))?|"
    r"share full article|text size|like this|loading comments|about the author|advertise with us|powered by [a-z.]{2,16}|(?:cookie|privacy) (?:settings|preferences)|"
    r"older posts|newer posts|story continues|view (?:gallery|comments|in browser)|open (?:image )?in gallery|toggle caption|hide caption|enlarge (?:this )?image)"
)
_PROVINCE: Final = (
    r"(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    r"内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾)"
)
_ROLE: Final = r"(?:reporter|correspondent|columnist|writer|contributor|bureau chief|journalist|producer|editor)s?"
_AGENCY: Final = (
    r"(?:getty(?: images)?|reuters|afp|associated press|ap(?: photo)?|epa(?:-efe)?|shutterstock|istock|alamy(?: stock photo)?|pa media|bloomberg|"
    r"unsplash|pexels|pixabay|xinhua|视觉中国|新华社|法新社|路透社?|东方ic|图虫创意?|摄图网)"
)

RULES: Final[tuple[LineRule, ...]] = (
    LineRule(id="placeholder.end", kind="placeholder", zone="tail", reason="only says that the text ends",
             hints=("完", "end", "结束", "fin"),
             pattern=r"[-—_=~*·#/<\s(\[【]{0,12}(?:(?:全文|本文|正文|文章)?(?:完毕?|结束)|未完待续|the end|end|fin)[-—_=~*·#/>\s)\]】。.]{0,12}", longest=6),
    LineRule(id="placeholder.closing", kind="placeholder", reason="only says between dashes that the text ends",
             hints=("完", "end", "结束"),
             pattern=r"[-—=~*·]{1,6}\s?(?:全文|本文|正文)?(?:完毕?|结束|the end|end)\s?[-—=~*·]{1,6}", longest=6),
    LineRule(id="navigation.buttons", kind="navigation", zone="edge", reason="only what the buttons around a text say",
             hints=("关注", "收藏", "分享", "转发", "评论", "赞", "在看", "看一看", "不看", "原创", "打赏", "举报", "反馈", "检举", "投诉", "收听", "听文章", "听全文", "听新闻", "模式", "字号", "字级", "字体", "大", "中", "小", "特", "标签", "话题", "专栏", "链接", "海报", "弹幕", "鲜花", "下载", "订阅", "此文", "我们", "会员", "打印", "列印", "关闭", "返回", "朗读", "like", "save", "share", "gift", "follow", "listen", "print", "tag", "topic", "comment", "bookmark", "copy", "skip", "google", "report a", "text size", "loading", "author", "advertise", "powered", "settings", "preferences", "posts", "continues", "view", "gallery", "caption", "image"),
             pattern=rf"(?!.$)(?:[+\s|/·、,:(\[\]【】]{{0,3}}{_BUTTON}(?:\s?\(?[\d,.:]{{0,8}}[万kw]?\+?\)?)){{1,10}}[\s|/·、:)\]】]{{0,3}}", longest=24),
    LineRule(id="navigation.section", kind="navigation", zone="head", reason="only the section of the paper the text stands in",
             hints=("要闻", "时政", "民生", "社会", "国际", "国内", "财经", "科技", "体育", "娱乐", "港闻", "两岸", "即时", "政治", "新闻", "news", "opinion", "politics", "business", "sport", "world"),
             pattern=r"(?:要闻|时政|民生|社会|国际|国内|财经|科技|体育|娱乐|港闻|两岸|即时|政治)(?:新闻|要闻|频道)?|(?:local|world|national|breaking|business|us|uk) news|news|opinion|politics|business|sports?|world", longest=4),
    LineRule(id="navigation.filed", kind="navigation", zone="tail", reason="what the site files the text under",
             hints=("see more on", "in this article", "posted in", "tagged"),
             pattern=r"(?:see more on|in this article)\s?:.{2,100}|(?:posted in|tagged(?: with| as)?) .{2,80}", longest=20),
    LineRule(id="navigation.length", kind="navigation", zone="edge", reason="how long the text is",
             hints=("字", "分钟"),
             pattern=r"(?:本文|全文|文章|正文|本篇|全篇|字数|阅读)[^。]{0,8}\d{2,6}\s?(?:余|多)?字[^。]{0,24}|(?:预计|大约|约|本文|全文|阅读)[^。]{0,10}\d{1,3}\s?分钟[^。]{0,10}", longest=30),
    LineRule(id="navigation.neighbour", kind="navigation", zone="edge", reason="names the neighbouring page",
             hints=("next", "prev"),
             pattern=r"[←→<>«»\s]{0,4}(?:next|previous|prev)(?: (?:article|post|story|page|up))?(?:\s?[:»>→].{0,120})?", longest=30),
    LineRule(id="navigation.scroll", kind="navigation", reason="tells to read on below",
             hints=("scroll", "swipe", "往下", "向下", "左滑", "右滑", "上滑", "下滑"),
             pattern=r"(?:scroll|swipe)(?: (?:down|up|left|right))? (?:to|for) [a-z ]{2,24}|(?:请?继续阅读)?,?请?(?:继续)?(?:往下|向下)(?:继续)?(?:阅读|看|滑动?|拉)[^。,]{0,10}|[左右上下]滑动?(?:查看|阅读|看)[^。,]{0,8}", longest=12),
    LineRule(id="source.account", kind="source", zone="edge", reason="names the account or column that shows the text",
             hints=("账号", "帐号", "官方", "以下文章", "专栏", "综合", "出品", "授权", "许可"),
             pattern=r"[^\s。,:]{2,16}官方(?:账号|帐号|微博|微信)|以下文章(?:来源|来自|转载)于?[^。]{2,40}|来自专栏.{0,20}|综合\s?[:/|].{2,40}|[^\s。,]{2,12}出品|本文(?:由|经|获|已获)[^。]{0,24}(?:授权|许可)(?:转载|刊登|发布|刊发)?[^。]{0,20}", longest=34),
    LineRule(id="source.medium", kind="source", zone="edge", reason="only the medium that sent or showed the text",
             hints=("日报", "晚报", "早报", "晨报", "时报", "网", "社", "新闻", "在线", "发布", "微博", "周刊", "电视台", "客户端"),
             pattern=r"[^\s。,:()]{2,8}(?:[日晚早晨时]报|新闻网|新闻|在线|周刊|电视台|网)(?:讯|客户端|电)|\((?:据|来源\s?:)?[^\s。,:()]{2,8}(?:[日晚早晨时]报|新闻网?|在线|周刊|电视台|网|社)\)|据[^\s。,:]{2,8}(?:发布|微博|客户端)", longest=12),
    LineRule(id="source.elsewhere", kind="source", reason="names the account or the page the text was taken from",
             hints=("公众号", "公号", "原文"),
             pattern=r"本文(?:来自|转自|首发于|原载于?|首发)(?:微信)?(?:公众号|公号)[^。]{2,40}|原文(?:连结|链接|出处|地址)\s?:.{2,200}", longest=40),
    LineRule(id="source.place", kind="source", zone="head", reason="the place an account writes from",
             hints=("发布于", "发表于", "ip", *_PROVINCE[3:-1].split("|")),
             pattern=rf"(?:发布于|发表于)\s?{_PROVINCE}|ip属地\s?:?\s?[^\s。,]{{2,8}}|{_PROVINCE}(?:省|市|自治区)?", longest=8),
    LineRule(id="credit.agency", kind="credit", reason="only the agency a picture came from",
             hints=("getty", "reuters", "afp", "press", "ap", "epa", "shutterstock", "istock", "alamy", "pa media", "bloomberg", "splash", "pexels", "pixabay", "xinhua", "中国", "新华社", "法新社", "路透", "东方ic", "图虫", "摄图网"),
             pattern=rf"(?:(?:image|photo|picture|首图|封面|题图|配图)\s?(?:source|credit|caption|来源|图源)?s?\s?[,:]?\s?)?{_AGENCY}(?:\s?[/|]\s?[^。,]{{2,30}})?(?: via [\w ]{{2,30}})?", longest=10),
    LineRule(id="credit.contributed", kind="credit", zone="tail", reason="who helped with the report",
             hints=("contribut", "with "),
             pattern=r"contribut(?:ing|ors?)(?: writers?)?\s?: .{2,160}|.{2,200}\bcontributed (?:(?:reporting |research )?(?:to|for) this (?:report|story|article|piece)|reporting\b.{0,60})\.?|with (?:files|reporting|reports|wire reports) from .{2,80}\.?", longest=40),
    LineRule(id="credit.photo", kind="credit", reason="who took or lent a picture, in brackets or behind the word", longest=12,
             hints=("photo", "picture", "image", "credit", "illustration"),
             pattern=r"\(?(?:photo|photograph|picture|image|illustration|credit)s?(?: by| courtesy(?: of)?| credits?\s?:?|\s?:)\s(?!(?:her|his|their|my|our|its) ).{2,60}\)?|\(?(?:courtesy|file|stock|handout) (?:photo|image)s?\)?"),
    LineRule(id="credit.picture", kind="credit", zone="edge", reason="where the pictures came from",
             hints=("图", "照片"),
             pattern=r"(?:文中|本文)?(?:图片|照片|配图)均?(?:由|来自|为)[^。]{2,16}(?:提供|供图|拍摄|网络)|(?:示意图|资料图|档案图|资料照片|档案照片|资料图片),?(?:非(?:新闻)?当事人?|与本文无关)?|(?:首图|封面图|题图|头图|配图|图片|图|本文图片)(?:来源|来自|源|提供)?\s?[:/|]\s?[^。]{2,30}|图源\s?[^\s。]{2,16}", longest=20),
    LineRule(id="disclaimer.first", kind="disclaimer", zone="edge", reason="tells where the text appeared first",
             hints=("originally", "first", "read the", "republished", "reprinted", "adapted", "excerpted", "reproduced"),
             pattern=r"(?:this|the) (?:article|story|piece|post|report|essay|column|interview)(?: was| has been| is)? (?:originally|first (?:published|ran|appeared (?:in|on|at))|republished|reprinted|adapted|excerpted|reproduced).{0,160}|read the (?:original|full) (?:article|story|post)\b.{2,80}", longest=50),
    LineRule(id="disclaimer.about-author", kind="disclaimer", zone="tail", reason="says in brackets who the author is",
             hints=("作者",),
             pattern=r"\(?(?:本文)?作者(?:单位)?(?:系|为|是|分别)[^。]{2,60}。?\)?", longest=50),
    LineRule(id="disclaimer.awareness", kind="disclaimer", zone="tail", reason="a warning that a law or a custom asks for",
             hints=("开车", "健康", "未成年", "未满", "自杀", "生命", "专线", "热线", "lifeline", "helpline", "hotline", "samaritans", "988"),
             pattern=r"(?:[^。]{0,8}(?:喝酒|饮酒|酒后)[^。]{0,4}不开车[^。]{0,20}|(?:[^。]{0,6}(?:吸烟|抽烟|吸菸|饮酒|喝酒)[^。]{0,6}[有碍害]{1,2}健康[^。]{0,20})|未(?:成年|满(?:18|十八)岁)[^。]{0,4}(?:请勿|禁止|不得)[^。]{0,12})[。!]?|.{0,16}自杀(?:不能|无法)解决.{0,120}|.{0,30}(?:珍惜|珍爱)生命.{0,80}(?:专线|热线).{0,40}|.{0,60}(?:安心专线|生命线(?:协助)?专线|张老师专线|心理援助热线).{0,80}|if you(?:'re| are| or someone| need| have been).{0,120}(?:lifeline|helpline|hotline|samaritans|\b988\b).{0,200}", longest=120),
    LineRule(id="disclaimer.reminder", kind="disclaimer", zone="tail", reason="the publisher's own reminder to its readers",
             hints=("提醒", "关心", "弱者"),
             pattern=r"(?:《[^》]{2,12}》|本[报刊网台站])(?:提醒|关心)[您你].{2,80}|.{0,20}求[救助]并非弱者.{0,100}", longest=60),
    LineRule(id="copyright.material", kind="copyright", zone="tail", reason="forbids to copy the text",
             hints=("may not be",),
             pattern=r".{0,60}\bthis (?:material|article|content|story) may not be (?:reproduced|published|copied|reprinted|used|redistributed).{0,200}", longest=60),
    LineRule(id="promotion.appeal", kind="promotion", zone="tail", reason="asks readers for a word, a mark or a visit",
             hints=("留言", "评论", "讨论", "互动", "点赞", "赞", "在看", "收藏", "喜欢", "打赏", "鼓励", "订户", "这里", "转发", "分享", "尽在", "查看更多", "投稿", "聊聊"),
             pattern=r"(?:[^。“]{0,30}(?:欢迎|不妨|快来|记得|请|可以)(?:大家|您|各位|读者|你)?(?:们)?(?:在|到|去)?(?:文末|下方|评论区|留言区|后台)?(?:给我们)?(?:留言|评论|讨论|互动|转发|分享|投稿|点赞|聊聊)[^。]{0,24}|(?:如果)?(?:您|你)?(?:喜欢|觉得)[^。]{0,16}(?:点个?赞|点个?在看|转发|分享|收藏)[^。]{0,16}|[^。]{0,24}尽在[^。,]{2,20}(?:app|客户端|网|频道|公众号|新闻)|返回[^。,]{1,8},?查看更多|[^。]{0,12}(?:赞一个|[你您]的鼓励|给个赞)[^。]{0,6}|已?有?[\d,]{1,9}人已?(?:点赞|赞过|喜欢|收藏|打赏)|成为[^。,]{0,10}(?:订户|赞助者)|[^。]{0,14}请?[看点按]这里)[。!~]{0,3}", longest=50),
    LineRule(id="promotion.line", kind="promotion", reason="asks to follow, to join or to subscribe, as sites of Taiwan and Hong Kong do",
             hints=("line", "google", "偏好来源", "客户端", "电子报", "会员", "粉丝", "应用程式", "app", "频道", "instagram", "youtube", "telegram"),
             pattern=r"(?:加入|追踪|订阅|按赞|加)[^。,]{0,16}(?:line\s?(?:好友|群组|社群|官方)?|电子报|会员|粉丝(?:团|专页)|频道|instagram|youtube|telegram)[^。]{0,16}|[^。]{0,16}google\s?(?:news|新闻)[^。]{0,16}|设为偏好来源.{0,10}|[^。]{0,40}(?:更多|请)[^。]{0,12}下载[^。]{0,16}(?:app|客户端)[^。]{0,12}|(?:[^。]{0,30}(?:免费|立即|马上|点我|点此|按此|按我))?下载[^。]{0,12}(?:应用程式|app)[^。]{0,60}|[^。]{0,40}(?:用|打开|使用)app(?:看|阅读)[^。]{0,40}", longest=40),
    LineRule(id="promotion.appeal-en", kind="promotion", zone="edge", reason="asks readers to write, to follow, to pass on, to pay",
             hints=("get in touch", "tell us", "write us", "email", "e-mail", "@", "let us know", "write to us", "contact us", "follow us", "thank", "enjoy", "like", "love", "spotify", "apple podcasts", "bbc sounds", "youtube", "subscribe", "our standards", "independent journalism", "preferred source", "for more ", "support ", "follow ", "get ", "nonprofit"),
             pattern=r"(?:do you have|have you|have|got|if you have|want)\b.{0,160}(?:get in touch|e-?mail|@|let us know|write to us|contact us).{0,120}|(?:(?:questions|comments|feedback|suggestions|tips)\?\s?){1,3}.{0,40}(?:e-?mail|contact|write|tell) us.{0,80}|follow us (?:on|at|@).{1,200}|(?:contact|reach|e-?mail|send|write to) .{0,80}@.{0,120}|(?:thanks|thank you) for (?:reading|subscribing|supporting).{0,200}|(?:if you )?(?:enjoy|enjoyed|like|liked|love|loved) (?:this|what|our).{0,60}(?:share|subscribe|follow|sign up|support|consider).{0,120}|listen to .{2,80}(?:spotify|apple podcasts|bbc sounds|youtube).{0,80}|to subscribe\b.{0,160}|our standards\s?:.{0,80}|support (?:the|our|independent).{0,40}independent journalism.{0,120}|(?:you can )?follow [\w.'’@ -]{2,40} (?:on|at) (?:x|twitter|instagram|facebook|threads|bluesky|linkedin)\b.{0,80}|get (?:breaking|the latest|more|local|daily)\b.{0,60}(?:news|alerts|updates|stories).{0,40}|.{2,60}\bnonprofit\b.{0,80}(?:support|donat).{0,80}|for more .{2,60},? (?:visit|follow|subscribe to|sign up for|click|go to|check out) .{2,100}", longest=60),
    LineRule(id="advertisement.marker", kind="advertisement", reason="marks where an advertisement stood",
             hints=("广告", "赞助", "promotion", "skip ", "advertisement", "影片"),
             pattern=r"[-—\s(\[【]{0,6}(?:广告[\s,:·(-]{0,3}(?:请?(?:继续)?(?:往下)?(?:继续)?阅读?(?:本文|文章)?)[)\s]{0,2}|赞助商?(?:连结|链接|内容|广告)|after newsletter promotion|(?:skip past )?newsletter promotion|skip (?:ad|advertisement|past advertisement)|advertisement|影片(?:加载|载入)中)[-—\s)\]】]{0,6}", longest=14),
    LineRule(id="comment.state", kind="comment", zone="tail", reason="what an empty or closed comment box says",
             hints=("评论", "留言", "讨论", "抢沙发", "你的", "您的", "读者", "comment"),
             pattern=r"(?:还|暂|目前)?没?[无有]?(?:人|任何)?(?:评论|留言)[^。]{0,4}快来[^。]{0,8}|登[录入]后?(?:即可|才能|可以|可)?(?:参与)?(?:评论|留言|讨论)|(?:评论|留言)(?:区|功能)?已?关闭|[^。,]{0,8}抢沙发|(?:写下|说说|发表|分享|留下)[你您]的(?:评论|看法|想法|观点|感受).{0,8}|不开放(?:留言|评论)|读者(?:回应|留言|来函)|留言讨论|no comments(?: yet)?|be the first to comment[.!]?|comments (?:are|have been) (?:closed|turned off|disabled)\.?", longest=14),
    LineRule(id="related.named", kind="related", reason="a label of other reports, and the title of one",
             hints=("报道", "报导", "新闻", "回顾", "阅读", "链接", "文章", "推荐", "专题", "视频", "影音", "更多", "加映", "t miss", "must read", "also"),
             pattern=r"[【\[]?(?:相关|更多|往期|前情|推荐|延伸|拓展|扩展|热门)(?:的)?(?:报道|报导|新闻|回顾|阅读|链接|文章|推荐|专题|视频|影音)\s?[:|丨】\]]\s?:?\s?[^。]{4,60}|(?:看更多|同场加映|更多报道)\s?[:|丨】]\s?[^。]{4,60}|(?:don'?t miss|must read|also read|see also)\s?: [^.]{4,90}", longest=44),
    LineRule(id="byline.office", kind="byline", zone="head", reason="the office of the author, alone in its line",
             hints=("reporter", "correspondent", "columnist", "writer", "contributor", "bureau chief", "journalist", "producer", "editor", "staff", "reporting from"),
             pattern=rf"(?:[a-z'’&-]{{2,16}} ){{0,4}}{_ROLE}(?:,? (?:in |at )?(?:[a-z.'’-]{{2,16}} ?){{1,3}})?|(?:[a-z.'’-]{{2,16}} ){{0,4}}staff (?:reports?|and wire reports)|reporting from .{{2,40}}", longest=7),
    LineRule(id="byline.newsroom", kind="byline", zone="edge", reason="the desk that wrote the report",
             hints=("组", "综合", "编译", "外电"),
             pattern=r"\([^\s。,()]{0,6}(?:新闻|要闻|港闻|国际|财经|体育|娱乐|采访|编辑|专题|中国|两岸|生活|政治|社会|地方|文化|科技|突发)组\)|(?:本[报刊网台])?(?:综合|即时|编译|外电|新闻|生活|财经|国际)?(?:中心|新闻)?\s?/?\s?(?:综合|编译|外电)(?:报道|报导|外电)(?:报道|报导)?", longest=10),
    LineRule(id="byline.people", kind="byline", zone="edge", reason="names of people behind the word for their work",
             hints=("特约", "实习生", "采访", "撰文", "文字", "摄影", "采写", "核稿", "编辑", "校对", "录音", "供稿"),
             pattern=r"特约撰[述稿]人?\s?[^\s。,!?:0-9a-z]{2,4}|撰文者\s?:\s?[^。,:]{2,12}|(?:采访|撰文|文字|摄影|采写|录音|供稿|实习生)\s[^\s。,!?:0-9a-z]{2,4}(?:[\s、][^\s。,!?:0-9a-z]{2,4}){0,3}|\(?(?:核稿|采访|撰文|整理|实习|责任)?(?:编辑|核稿|校对)\s?:\s?[^。,:()]{2,16}\)?\s?\d{0,8}|供稿\s?:\s?[^。]{2,24}", longest=16),
)  # fmt: skip
