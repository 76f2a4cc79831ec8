"""Word classes of those who show a text: accounts and apps, appeals to the reader, rights, and the page around it."""

from __future__ import annotations

from typing import Final

SITE: Final[dict[str, str]] = {
    # ------------------------------------------------------------------ accounts and apps
    "follow": r"关注|订阅|添加|加入",
    "invite": r"欢迎|请|敬请|快来|点击|搜索|记得|也可以?|添加|立即|马上",
    "followed": (
        r"公众号|公号|微信|微博|官微|订阅号|客户端|app|频道|我们|本[报刊网站]|群|专栏|账号|@|抖音|视频号|小程序"
    ),
    "account": r"公众号|微信|微博|官微|订阅号|抖音|视频号|频道|专栏|好友|粉丝团",
    "account_label": r"微信|微博|公众号|微信公众号|订阅号|视频号|抖音号?|公号|微信号|微信id",
    "fan_page": r"粉丝团|粉丝专页|粉专|专页|脸书|facebook|instagram|频道",
    "chat_account": r"微信|企业微信|qq|vx|客服|读者群|群主|小助手",
    "subscription": (r"line\s?(?:好友|群组|社群|官方)?|电子报|会员|粉丝(?:团|专页)|频道|instagram|youtube|telegram"),
    "network": (
        r"ig|fb|instagram|facebook|脸书|推特|twitter|频道|粉专|粉丝专页|专页|账号|帐号|公众号|社群|line|youtube|telegram|whatsapp"
    ),
    "channel": (
        r"telegram|whatsapp|instagram|facebook|youtube|threads|tiktok|\bx\b|ig|fb|line|脸书|微博|抖音|小红书|视频号|专页|粉专|"
        r"频道|群组|社群|账号|帐号"
    ),
    "network_en": r"x|twitter|instagram|facebook|threads|bluesky|linkedin",
    "share_service": (
        r"分享到?|微信(?:好友|朋友圈)?|朋友圈|新浪微博|腾讯微博|微博|qq(?:空间|好友)?|人人网?|豆瓣|开心网?|知乎|"
        r"facebook|twitter|x|linkedin|pinterest|whats\s?app|telegram|reddit|tumblr|email|e-mail|mail|line|messenger|wechat|"
        r"weibo|instagram|youtube|flipboard|pocket|print|copy(?: link)?|share|tweet|pin|rss|plurk|threads|tiktok|google\+?"
    ),
    "get_app": r"下载|打开|安装|点击|前往|登录|使用|升级|获取",
    "app": r"app|客户端|应用程序|应用商店|应用市场|手机版",
    "scan": r"扫一扫|扫码|扫描|长按识别|微信扫",
    "nearby": r"[下上左右]方|[下上]面|文末|文中|图中|下图|上图|以下|本页",
    "gift": r"福利|优惠|红包|奖励|大奖|好礼|特权|礼包",
    # ------------------------------------------------------------------ appeals to the reader
    "urge": r"立即|马上|现在|即刻|即日起|免费|点击|点此|请|欢迎|快来?|一起|赶快|记得|诚邀您?|邀请您?",
    "pointer": r"→|>>+|👉|☞|▼|↓",
    "click_here": (
        r"点击(?!率|量|数)|戳|请点击|想(?:了解|看|知道)更多|了解更多|阅读更多|详情请?(?:点击|见|查看)|相关资讯请关注|"
        r"请?(?:按此|点此|按这里|点这里|点我)|click here|tap here"
    ),
    "page_of_site": r"网站|网页|官网|频道|专页|专题|app|客户端|页面|版",
    "approval": r"赞|在看|关注|星标|鸡腿|收藏|好评|小红心|红心|爱心|五星|小星星|小花花|转发|分享|评论",
    "quoted_approval": r"[“\"「【]?{approval}[”\"」】]?",
    "author_here": r"小编|作者|我们?|本文|文章",
    "bid": r"欢迎|不妨|快来|记得|请|可以",
    "readers": r"大家|您|各位|读者|你",
    "under_text": r"文末|下方|评论区|留言区|后台",
    "passed_on": r"转发|分享|关注|在看|评论|收藏",
    "one_and_all": r",?三连|,?走起|一波|支持|一下|起来|吧|哦|,?不迷路",
    "talk": r"聊(?:聊(?!天))?(?![聊天])|见|告诉我?们?|说说?|等[你您]|留言|互动|讨论|分享|交流",
    "join": r"(?:立即|马上|快来?|欢迎|请)?(?:加入|追踪|赞好|关注|订阅|按赞|like)",
    "enjoy_en": r"enjoy(?:ed)?|liked?|loved?",
    "for_members_en": r"free to read|(?:only )?(?:for|available to) (?:subscribers|members)",
    "respond": r"留言|评论|讨论|互动|转发|分享|投稿|点赞|聊聊",
    "support": r"订阅|赞助|支持|捐款(?:给|支持)?|捐助|小额捐款|定期定额(?:支持|赞助)?|加入",
    "our_work": (r"本[报刊台站网]|我们|独立(?:媒体|新闻|报道|报导)|优质(?:新闻|内容|报道|报导)|电子报|订阅号|本刊"),
    "gate": (
        r"登录|登入|登陆|注册|订阅|付费|购买|解锁|开通(?:会员|vip)?|扫码|入会|成为(?:会员|订户)|加入会员|升级(?:会员)?|"
        r"打开app|下载app|在app"
    ),
    "read_on": r"查看|阅读|浏览|观看|收看|收听|发表|评论|回应|留言|继续|解锁|畅读|畅享",
    "become_member": r"加入|成为|开通|升级",
    "sign_up_en": (
        r"sign up|subscribe|signup|register|get our|get the|receive|join our|join the|want more|never miss|"
        r"stay up to date|stay informed|don't miss|for more(?! than)|to get|enter your"
    ),
    "newsletter_en": (
        r"newsletters?|e-?mail|inbox|updates?|alerts?|mailing list|subscri[a-z]{1,8}|free|today|digest|briefing|channel|"
        r"community|notifications?|news"
    ),
    "reach_us_en": r"get in touch|e-?mail|@|let us know|write to us|contact us",
    "ad_label": (
        r"广告|广告推广|广告也精彩|赞助商?(?:链接|内容)?|推广(?:内容|信息|链接)?|商业推广|广告位.{0,10}|"
        r"广告(?:投放|合作|查询|刊登).{0,30}|(?:以下|以上)?内容?为?广告.{0,12}|点击关闭广告|"
        r"请?(?:继续)?往下(?:继续)?(?:阅读|看|滑)|请继续阅读|[内本]文未完.{0,10}|"
        r"ad|ads|advert|advertisement|advertising|sponsored(?: content| links?| by.{0,30})?|promoted|"
        r"paid (?:content|post|partnership.{0,20})|story continues below(?: advertisement)?|"
        r"article continues (?:below|after).{0,30}|continue reading below|ads? by .{1,20}"
    ),
    "ad_marker": (
        r"广告[\s,:·(-]{0,3}(?:请?(?:继续)?(?:往下)?(?:继续)?阅读?(?:本文|文章)?)[)\s]{0,2}|"
        r"赞助商?(?:连结|链接|内容|广告)|影片(?:加载|载入)中|after newsletter promotion|"
        r"(?:skip past )?newsletter promotion|skip (?:ad|advertisement|past advertisement)|advertisement"
    ),
    "paid_for_en": r"(?:produced|created|paid for|sponsored) (?:in partnership with|by|for)",
    "earns_en": (
        r"affiliate (?:links?|commissions?|partners?|programs?|sales)|"
        r"(?:may|might|will|could|can|sometimes) (?:also )?(?:earn|receive|get|make|be paid)[^.]{0,40}\bcommissions?"
    ),
    "mail_address": r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,4}",
    "number_or_address": r"[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,30}|\+?\d[\d -]{5,16}\d",
    # ------------------------------------------------------------------ rights and responsibility
    "leave": r"授权|许可|允许|同意",
    "forbidden": r"不得|禁止|严禁|请勿|谢绝",
    "copied_en": r"reproduced|published|copied|reprinted|used|redistributed",
    "first_ask": r"联系|注明|标明|保留|事先|先|获得|与",
    "publisher": r"本[站网报刊社号]|我们|小编|编辑部|后台|删除|撤稿",
    "write_to": r"联系|与本|告知|来电|致电|来函|通知",
    "copyright_topic_en": (
        r"was|is|were|law|act|case|in|and|on|for|issues?|infringement|holders?|owners?|claims?|disputes?"
    ),
    "licence": (
        r"icp(?:备|证|许可)|公网安备|许可证(?:号|编号)?\s?:?\s?[a-z\d(]|许可证(?:号|编号)?\s?:|增值电信业务|网文\s?[\[〔(]|"
        r"新出(?:网|发)|营业执照|经营许可|备案号|统一刊号|国内刊号|issn|视听节目"
    ),
    "declaration": (
        r"(?:免责|特别|郑重|版权|重要|风险|平台|原创|投稿|本(?:站|网|报))(?:声明|提示|说明|提醒|申明)|声明|风险提示|"
        r"disclaimer|editor'?s? disclosure|disclosure"
    ),
    "distance": r"不代表|仅代表|文责自负|版权|未经.{0,6}(?:授权|许可)|转载|投稿|侵删",
    "in_the_text": r"本文|文中|文内|以上|部分|所有|本站|上述|本号",
    "material": r"内容|图片|图文|照片|素材|文字|文图|资料|信息|视频|音频|插图|配图|作品|文章|稿件",
    "gathered_from": (r"来源于|来源|来自于?|整理自|源于|源自|转载自|转载于|取自|摘自|搜集自|收集自|采集自"),
    "found_text": r"本文|文章|以上内容|图片|内容|部分图文|图文|素材",
    "found_from": r"来源于|来自于?|整理自|源于|转载自|转载于|取自|摘自",
    "all_of_it": r"均|都|皆|部分|大多",
    "platform": r"平台|站|网站?|号|刊|系统",
    "harm": r"暴力|性侵|骚扰|家暴|虐待|自杀|轻生|忧郁|毒品|身体自主|珍惜生命",
    "the_network": r"网络|互联网|公开(?:资料|报道|信息)|网友",
    # ------------------------------------------------------------------ what a page says around its text
    "ended": r"(?:全文|本文|正文|文章)?(?:完毕?|结束)|未完待续|the end|end|fin",
    "neighbour": r"上一?{turned_to}|下一?{turned_to}|[前后]一篇|[上下]一篇文章|previous|prev|next",
    "turned_to": r"篇|页|条|则|图集|张",
    "page_link": (
        r"首页|上一?页|下一?页|尾页|末页|共?\d{1,3}页|第\d{1,3}页|【\d{1,3}】|\[\d{1,3}\]|全文|\d{1,3}(?=[\s|]|下|$)"
    ),
    "place_on_site": r"首页|顶部|列表|频道|目录|主页|上页|专题|正文",
    "tag_label": (
        r"标签|关键词阅读|关键词|关键字|字词|话题|主题词|tags?|keywords?|topics?|categories|category|filed under|filed in|"
        r"posted in|tagged(?: with)?|labels?|hashtags?"
    ),
    "look_at": r"查看|浏览|阅读|展开|点击|往下看|显示|了解|加载|进入",
    "rest_of_text": r"更多|全文|剩余|余下|其余|详情|原文|阅读全文|剩余全文",
    "part_of_page": r"文章|内容|精彩|详情|新闻|资讯|>>?|»|\.\.\.|…|阅读|全文|图片|评论",
    "rest_en": r"more|all|reading|article|story|full story|full article|rest",
    "this_text": r"本文|文章|此文|新闻|此页|this(?: article| story| page| post)?",
    "count_label": (
        r"浏览|阅读|点击|访问|点赞|浏览次数|阅读量|阅读数|点击数|点击率|人气|字数|热度|views?|likes?|reads?"
    ),
    "counted": r"阅读|浏览|播放|点赞|喜欢|人?参与|views?|likes?|shares?|reads?|claps?|votes?",
    "control": (
        r"登录|登入|注册|注销|退出|搜索|搜寻|菜单|导航|收藏(?:本文|本页)?|保存|打印(?:本页|本文)?|列印|关闭(?:窗口|本页)?|"
        r"字号?(?:体|大小)?|字体大小|[缩放][小大]字[体号]|微博|微信|默认|超大|特大|小|中|大|大中小|小中大|a[+-]|复制链接?|"
        r"举报|赞|点赞|喜欢|推荐|不感兴趣|设为首页|加入收藏|网站地图|联系我们|关于我们|(?:人民)?网?帮助|朗读|听新闻|收听|"
        r"语音播报|繁体|简体|繁|简|手机版|电脑版|无障碍|纠错|意见反馈|我要反馈|我要纠错|回复|取消|确定|提交|跳至|复制|编辑|"
        r"删除|english|menu|search|login|log in|sign in|register|close|print|email|save|listen|copy link|"
        r"skip to (?:main )?content|toggle navigation|open menu|home|about us|contact us|privacy policy|"
        r"terms of (?:use|service)|sitemap|help|faq|x|×|t|\+|-|a"
    ),
    "button": (
        r"已?关注|收藏|分享|转发|评论|点赞|赞好?|点?在看|看一看|不看|原创|打赏|赞赏(?:作者|支持)?|举报|反馈|检举|投诉|收听|"
        r"听文章|听全文|听新闻|立即(?:下载|订阅)|我要订阅|分享此文|赞助我们|追踪我们|加入会员|登入会员|打印|列印|关闭|返回|"
        r"语音朗读|文字大小|阅读模式|夜间模式|字[号级体](?:设定|大小)?|[大中小特]|相关标签|相关话题|标签|来自专栏|复制链接|"
        r"生成海报|写评论|发弹幕|送鲜花|like|save|saved|share|gift this article|follow(?:ing)?|unfollow|"
        r"listen to this (?:article|story)|print this (?:page|article|story)|tags?|topics?|comments?|bookmark|copy link|"
        r"skip (?:advertisement|ad|past newsletter promotion)|sign in to comment|log in to comment|"
        r"add as (?:a )?preferred source (?:on|in) google|"
        r"report (?:a|an) (?:correction|error|typo)(?: or (?:a )?(?:correction|error|typo))?|share full article|text size|"
        r"like this|loading comments|about the author|advertise with us|powered by [a-z.]{2,16}|"
        r"(?:cookie|privacy) (?:settings|preferences)|older posts|newer posts|story continues|"
        r"view (?:gallery|comments|in browser)|open (?:image )?in gallery|toggle caption|hide caption|"
        r"enlarge (?:this )?image"
    ),
    "reading_control": (
        r"收起(?:全文)?|展开(?:全文)?|已收藏|已赞|换一[换批组]|正常|放大|缩小|打印(?:本页|此页|文章|本文)?|字体|字号|标准|较大|"
        r"关闭(?:窗口|页面|本页)?|刷新|保存(?:本页)?|朗读|分享"
    ),
    "no_more": (
        r"是有底线的|滑?到(?:达)?底(?:了|啦|部了?)?|全部加载完毕?|加载完毕|"
        r"没有更多(?:内容|数据|评论|文章|新闻)?(?:了|啦)?"
    ),
    "do_en": (
        r"accept|reject|manage|allow|read|see|watch|view|browse|explore|discover|send|share|report|support|republish|"
        r"back to|return to|go to|create|join|donate to|hear|check out|hide|sign up for|download|listen to"
    ),
    "which_en": r"all|our|us|your|the|more|this|other|full|latest|local|independent|quality|related|as",
    "thing_en": (
        r"cookies|preferences|settings|videos?|photos?|pictures|images|stories|articles?|news|coverage|newsletters?|"
        r"feedback|journalism|homepage|home ?page|home|account|our app|the app|this story|section|author|archives?|"
        r"comments?|podcasts?|thoughts|gallery|galleries|slideshow|newsroom|posts?|topics?"
    ),
    "policy_of_en": r"cookies?|privacy|comments?|commenting|editorial|ethics|corrections?|community",
    "policy_en": r"policy|policies|preferences|settings|notice|guidelines|standards",
    "comment_of": (
        r"网友|最新|全部|热门|精彩|精选|查看|发表|我要|写|参与|用户|所有|读者|我来|相关|暂无|\s?\d{1,7}\s?条?\s?"
    ),
    "comment": r"评论|留言|跟帖|点评|讨论|说两句|热评|发言|回复|有话说|吐槽",
    "commented": r"参与|评论|跟帖|互动|回复|comments?|responses?|replies|thoughts? on.{0,80}",
    # ------------------------------------------------------------------ other articles
    "other_reports": r"相关|更多|往期|前情|推荐|延伸|拓展|扩展|热门",
    "report": r"报道|报导|新闻|回顾|阅读|链接|文章|推荐|专题|视频|影音",
    "more_label": r"更多(?:详情|内容|阅读|报道|新闻)|相关(?:阅读|报道|新闻|文章)|延伸阅读|详情(?:点击|请见|见)?|详见",
    "reading_of": (
        r"相关|推荐|拓展|扩展|延伸|精彩|热门|往期|近期|关联|链接|猜你|为你|为您|编辑|大家|其他|其它|今日|最新|最热|热点|最多|"
        r"更多|深度|专题|系列|图集|往期精彩|本文|你可能|您可能|还可能|看了|同类|上期|本周|24小时|人气|点击|小编|站内|博文|"
        r"视频|独家|热门文章"
    ),
    "liked": (
        r"更多|相关|精彩|热门|好文|精选|为您|为你|感兴趣|也喜欢|还喜欢|在看|都在看|还看了|也在看|此文的人还|会喜欢"
    ),
    "reading": (
        r"新闻|报道|阅读|文章|推荐|链接|内容|资讯|专题|回顾|话题|视频|图片|图集|帖子|好文|热文|热点|排行榜?|排行|精选|导读|"
        r"信息|稿件|喜欢|搜索|看点|影片|故事|博文|要闻|头条|评论|专栏|观点|消息"
    ),
    "reading_list": (
        r"新闻链接|新闻多一点|延伸阅读|相关链接|推荐阅读|拓展阅读|猜你喜欢|为您推荐|热门推荐|今日热词|热点专题|更多文章|"
        r"编辑推荐|往期回顾|相关报道|相关新闻|同场加映|热点新闻|热门文章|点击排行|今日热点|热门搜索|频道推荐|精彩推荐|"
        r"热文排行|新闻排行榜?"
    ),
    "related_en": (r"articles?|story|stories|posts?|content|news|links?|topics?|reading|coverage|items|videos?|reads?"),
    "more_en": r"recommended|more|further|suggested|read|see",
    "list_en": (
        r"see also|don'?t miss|trending(?: now| stories)?|popular(?: now| posts| stories| in [a-z ]{2,20})?|"
        r"recent (?:posts|articles|stories|news)|top stories|editor'?s'? picks?|what to read next|up next|must[- ]reads?|"
        r"(?:recommended|related|top|more) stories|more by this author|read next|read more|keep reading|around the web|"
        r"from around the web|promoted stories|more stories|in other news|sponsored stories|from our partners|"
        r"in case you missed it|related:|recommended"
    ),
}
