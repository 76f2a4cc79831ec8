"""Word classes of those who make a text: when, where and by whom it was written, pictured and published."""

from __future__ import annotations

from typing import Final

NEWSROOM: Final[dict[str, str]] = {
    # ------------------------------------------------------------------ days and hours
    "month_en": r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?",
    "date": (r"\d{4}[-年/.]\s?\d{1,2}[-月/.]\s?\d{1,2}日?|\d{1,2}[-月/.]\d{1,2}[-/.日](?:\d{4})?|\d{1,2}月\d{1,2}日"),
    "short_date": r"(?:20\d{2}[-./年])?\d{1,2}[-./月]\d{1,2}日?",
    "day_of_month": r"(?:\d{1,2}月)?\d{1,2}日",
    "date_en": (
        r"{month_en}\s\d{1,2}(?:st|nd|rd|th)?,?\s?(?:\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s{month_en},?\s?\d{4}|"
        r"\d{4}-\d{2}-\d{2}.{0,12}"
    ),
    "weekday_en": r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s?",
    "time": r"\d{1,2}(?::|时|点)\d{2}(?:(?::|分)\d{2})?(?:分|秒)?",
    "clock": r"\d{1,2}:\d{2}",
    "weekday_and_hour": (
        r"(?:\s?(?:星期|周)[一二三四五六日天])?\s?,?\s?(?:[上下]午|早上|晚间|凌晨)?\s?{time}?(?:\s?(?:gmt|utc|hkt|cst)\S{0,6})?"
    ),
    "moment": r"{date}{weekday_and_hour}(?:\s?(?:最后)?更新\s?:?\s?{date}?\s?{time}?)?",
    "playing_time": r"(?:\d{1,2}:)?\d{1,2}:\d{2}",
    "length_of_clip": r"{playing_time}(?:\s?/\s?{playing_time})?|\d{1,3}\s?分钟",
    "unit_of_time_en": r"seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?",
    # ------------------------------------------------------------------ publishing
    "published": (
        r"发布|发表|更新|最后更新|最新更新|出版|创建|上传|发稿|刊登|时间|日期|发布时间|更新时间|发布日期|发布于|编辑于|"
        r"published|updated|posted|last (?:updated|modified)|first published|date"
    ),
    "published_en": (
        r"(?:first |originally |last )?(?:published|updated|posted|modified|created|issued|date|on|filed)(?: on| at|:)?\s?"
    ),
    "released": r"发布|更新|最后更新|最新更新|出版|发布时间|更新时间|published|updated|posted",
    "author_en": r"(?:by )?[\w.'’ -]{2,40}\s?[|·•]\s?",
    "page_fact": (
        r"来源|來源|作者|责编|编辑|字号|浏览|阅读|评论|分享|.{0,14}(?:网|报|社|新闻|日报|客户端|财经|科技|频道)"
    ),
    "text_en": r"article|story|piece|post|report|essay|column|interview",
    "appeared_en": (
        r"originally|first (?:published|ran|appeared (?:in|on|at))|republished|reprinted|adapted|excerpted|reproduced"
    ),
    "first_published": (
        r"刊于|(?:首发|首刊|原载|原刊|转载|来源|来自|转自|摘自|选自|源自)(?:于|自|在)?|(?:刊载|刊登|刊发|发表|发布)(?:于|在)"
    ),
    "copied_text": r"本文|文章|新闻|稿件|信息|资料|内容|图文|文字|图片|原文",
    "copied_from": (
        r"来源|来源于|来自|转自|转载自|转载于?|摘自|摘编自|选自|原载|首发|出处|据|via|source|sources|from|"
        r"originally published (?:in|on|by|at)"
    ),
    "collected": r"稿|图|文|素材|内容|资料|信息|数据|新闻|图文|参考",
    "compiled": r"综合|整理|摘编|编译|转载|摘|选编|节选|编选|汇编",
    "original_title": r"(?:本文|文章)?原(?:文)?(?:标题|题|题目|题为)|原文题目|原标",
    "put_together_from": r"综合自|来自|整理自|摘自|编译自",
    "which_link": r"原文|本文|文章|相关|参考|网页|固定",
    "printed_page": r"第?\s?[a-z]?\d{1,3}\s?版|版次|版面|头版",
    # ------------------------------------------------------------------ media and agencies
    "own_medium": r"本报|本网|本台|本刊|本社|本站|综合",
    "medium": (r"{own_medium}|{other_medium}"),
    "other_medium": (
        r"[\w·]{2,14}?(?:网|报|社|台|刊|客户端|新闻|日报|晚报|时报|财经|科技|体育|在线|周刊|快讯|视频|频道|资讯)"
    ),
    "own_paper": r"[早晨日晚时商快]报|都市报",  # how a paper calls itself before its own reports
    "newsroom": (
        r"本[报刊网台社站]|编辑部|融媒体中心|报社|杂志社|电视台|广播电台|传媒(?:集团)?|新闻(?:社|网|中心)|日报|晚报|宣传部"
    ),
    "medium_suffix": r"[日晚早晨时]报|新闻网|新闻|在线|周刊|电视台|网",
    "agency": (
        r"getty(?: images)?|reuters|afp|associated press|ap(?: photo)?|epa(?:-efe)?|shutterstock|istock|"
        r"alamy(?: stock photo)?|pa media|bloomberg|unsplash|pexels|pixabay|xinhua|"
        r"视觉中国|新华社|法新社|路透社?|东方ic|图虫创意?|摄图网"
    ),
    "wire_agency_en": r"reuters|ap|afp|xinhua|bloomberg|upi|cnn|dpa|efe|bbc|kyodo|yonhap",
    # A dispatch: 电 and 讯 that begin no other word (电话, 电力, 讯问).
    "wire": (r"电(?![话视影力子脑动梯信商站网器池价费量厂报压流气缆源台车路线机灯])|讯(?![问息号飞速])"),
    "dispatched": r"专?{wire}|快讯|综合电",
    "set_off": r"\s*[:,]|\s+|(?=[“《\w])|(?<=\))",  # from the sentence after it
    "dash_en": r"-{1,3}|—|–",
    "dash_apart": r"[—–]|-{1,2}(?=\s)",
    "comma_day_en": r",\s?[a-z]{3,9}\.?\s?\d{1,2}\s?",
    "and_day_en": r",?\s{month_en}\s\d{1,2}(?:,\s\d{4})?",
    "and_agency_en": r"\s?\([a-z][a-z .&'’-]{1,30}\)",
    "reporting_medium": r"社|网|报|台|电|报道|消息|客户端",
    "named_medium": r"社|网|报|台|客户端|刊|新闻|公众号|微博",
    "named_after": r"均?据|来源\s?:|转自\s?:?|摘自\s?:?|综合",
    "dispatch": r"报道|电|讯|消息|连线|专电|综合|整理",
    "organisation": (
        r"局|科|组|系|院|校|学|馆|社|会|部|处|室|中心|公司|集团|政府|委|办|队|站|所|园|村|镇|乡|县|区|市|街道"
    ),
    "section": r"要闻|时政|民生|社会|国际|国内|财经|科技|体育|娱乐|港闻|两岸|即时|政治",
    "desk": r"新闻|要闻|港闻|国际|财经|体育|娱乐|采访|编辑|专题|中国|两岸|生活|政治|社会|地方|文化|科技|突发",
    "kind_of_desk": r"综合|即时|编译|外电|新闻|生活|财经|国际",
    "province": (
        r"北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
        r"云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾"
    ),
    # ------------------------------------------------------------------ people and their work
    "people": (
        r"(?:[^\s。,!?:、/·]{2,4}(?:·[^\s。,!?:、/]{1,8})?[\s、/]{1,3}){0,7}"
        r"(?:[^\s。,!?:、/·]{2,4}(?:·[^\s。,!?:、/]{1,8})?)?"
    ),
    "han_name": r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,6})?|[\u3400-\u9fff]\s[\u3400-\u9fff]",
    "han_names": r"{han_name}(?:\s?[\s、,/&]\s?{han_name}){0,7}",
    "short_name": r"[^\s。,!?:0-9a-z]{2,4}",
    "no_name": r".*,[^\s,:|/、·a-z]{5,}",  # after a comma no name is so long: the label was a speaker's
    "in_brackets": r"[^()\[\]【】〔〕。]",
    "people_in_brackets": (r"\([^()]{0,12}(?:记者|通讯员|特派员|编辑|作者|特约|实习生|见习|评论员|编译)[^()]{0,50}\)"),
    # Right after the word for a dispatch, names alone in brackets are the reporters'.
    "reporters_in_brackets": r"{people_in_brackets}|\([^\W\d_]{2,4}(?:[\s、][^\W\d_]{2,4}){0,3}\)",
    "reporter": r"记者|通讯员|评论员|特约撰稿人?|特派员|观察员",
    "reporter_medium": (
        r"本报|本刊|本网|本台|新华社|中新社|中央社|央视|.{2,10}(?:网|报|社|台|新闻|日报|晚报|财经|周刊|客户端)"
    ),
    "reporter_rank": r"特约|见习|实习|首席|资深|高级|全媒体|融媒体?|驻[^\s。,]{1,10}",
    "reporter_does": (  # after the word for a reporter: no name follows
        r"调查|手记|观察|探访|体验|直击|走访|见闻|札记|提问|的|在|从|团|会|站|节"
    ),
    "reported": (r"摄影|图|文|文/图|摄|报道|采访报道|综合报道|整理|发自.{1,8}|.{2,8}报道|/?\s?.{2,6}(?:报道|电|讯)"),
    "author_prefix": r"原创|本文|文章|特约|撰|主|执行|通讯|联合|口述|文本|图文",
    "author_role": (
        r"作者|记者|文|图文|文图|文/图|文、图|图/文|撰文|撰稿人?|撰写|采写|采访|采编|整理|口述|供稿|通讯员|特约记者|特约作者|"
        r"特约撰稿人|评论员|主笔|执笔|来稿|译|摄影|图|图片|视频|摄像|拍摄|供图|制图|海报|图表|作者简介|"
        r"author|writer|words|text|story"
    ),
    "credited_medium": r"本报|本网|本刊|总台|央视|\w{2,8}社|\w{2,8}网",
    "signed_role": r"文|图|文图|作者|本报记者|本刊记者|新华社记者|记者",
    "signed_name": r"[^\s。!?,:]{2,6}",
    "credited_role": (
        r"记者|编译|作者(?![^()]{0,12}[系为是])|翻译|译者|译|采写|撰文|撰稿|执笔|文|图|摄影|供图|整理|通讯员|"
        r"参与(?:采写|记者|报道)"
    ),
    "editor_prefix": (
        r"本[文期版报]|网络|图文|文字|新媒体|值班|执行|见习|实习|视觉|微信|英文|责任|技术|美术|高级|资深|助理|副|总"
    ),
    "editor_in_brackets": (
        r"(?:本文|见习|实习|网络|图文|值班)?(?:责任?编辑?|责编|编辑|校对|审核|审校|编审|监制|主编|值班)"
    ),
    "editor_role": (
        r"责任?编辑?|责编|编辑|编审|主编|总编|校对|校阅|审校|审核|审读|监制|监审|值班编委|值班主任|值班|编委|终审|初审|复审|"
        r"一审|二审|三审|策划|统筹|制作|设计|制图|排版|剪辑|出品人?|总监制|核稿|核校|美编|编译|翻译|译者|编|校|"
        r"editors?|edited by|editing by|reporting by|additional reporting by|compiled by|translated by|written by"
    ),
    # What newsrooms call pieces of their work; labels are made of one to four of them. Words of the stage are not among
    # them: a film has its director in the article itself.
    "newsroom_work": (
        r"文字|文案|文稿|图文|图片|图表|图|文|稿件|内容|新媒体|视频|音频|海报|微信|网络|运营|技术|数据|责任|值班|本期|本版|"
        r"本文|执行|助理|见习|实习|首席|高级|记者|作者|编辑|编校|编审|编务|编导|编|校对|校核|校|核稿|核对|审核|审校|审签|审稿|"
        r"审定|审读|审|签发|签审|统稿|统筹|监制|监审|总监|总编|主任|主编|主笔|策划|制作|制图|设计|排版|版式|美工|美编|插画|插图|"
        r"漫画|绘图|剪辑|摄像|摄制|拍摄|摄影|撰写|撰文|撰稿|采写|采访|采编|采集|整理|整合|供稿|投稿|来稿|翻译|编译|推送|组稿|"
        r"网编|版面|出镜|配音|播音|导播|视觉|绘制|编发|编排|责校|初审|复审|终审|[一二三]审|[一二三]校"
    ),
    "author_of_medium": r"(?:专栏|特约|签约)?(?:作者|作家|撰稿人?|主笔)",
    "staff_en": r"reporter|correspondent|columnist|writer|editor|journalist|producer",
    "role_en": r"(?:reporter|correspondent|columnist|writer|contributor|bureau chief|journalist|producer|editor)s?",
    "work_en": (
        r"(?:additional |with )?(?:reporting|editing|writing|photography|photographs|photos|graphics|research|translation|"
        r"production)(?: and (?:reporting|editing|writing|research|photography))?|"
        r"(?:edited|written|reported|compiled|translated|produced)"
    ),
    "workers_en": r"(?:[^.;]|(?<=[\s.][a-z])\.){2,60}",
    "no_name_en": (
        r"her|his|their|my|our|its|local|some|many|several|all|two|three|foreign|other|independent|rival|state|hand|"
        r"mistake|far|then"
    ),
    "verb_en": (
        r"has|have|had|was|were|is|are|will|can|could|said|says|found|finds|shows?|showed|suggests?|took|takes|that|which"
    ),
    "happened_en": r"has|have|had|was|were|said|says|became|become|changed",
    "speaker": r"作者|机构|个人|发布者|用户|网友|上传者|撰稿人|嘉宾|发言人",
    "author_does": (
        r"writes|covers|reports|edits|teaches|is an? |is the |is our |is based|is on |was an? |"
        r"has (?:covered|written|reported|been)|joined|can be reached|lives in|works |contributes|contributed|tweets|"
        r"[是为系](?!了)|现[为任是]|曾[为任是]|毕业于|任职"
    ),
    # ------------------------------------------------------------------ pictures and clips
    "picture_or_clip": (
        r"图片|图像|配图|插图|图集|组图|视讯|视频|音频|大图|原图|image|photo|picture|img|video|gallery|slideshow"
    ),
    "in_place_of": r"文章|点击|查看|放大|新闻|封面|大|原|此处|插",
    "picture_en": r"photo|photograph|picture|image|illustration|credit",
    "pictured": r"image|photo|picture|首图|封面|题图|配图",
    "which_picture": r"本文|文中|部分|封面|题|首|头|配|上述|以上|新闻|资料|档案|示意",
    "picture": r"图片|照片|配图|插图|图|照|画面|影片|截图",
    "picture_from": r"来自|源自|取自|来源于?|翻摄自?|撷取自|截自|截取自|转自",
    "player_verb": r"正在|自动|立即|点击|开始|继续|重新|视频|音频|倍速",
    "player_word": (
        r"播放|暂停|重播|播放中|播放视频|视频加载(?:失败|中).{0,20}|加载中|刷新试试|静音|全屏|倍速|画质|高清|标清|超清|流畅|"
        r"倒计时|直播中|回放|观看视频|视频|play(?: video| audio)?|pause|mute|unmute|fullscreen|replay|now playing|loading|"
        r"watch(?: now| live| the video)?|volume|settings|duration|current time"
    ),
    "not_supported": (
        r"不支持|无法播放|无法显示|版本过低|未开启|does not support|not supported|is disabled|enable|required|升级"
    ),
    "read_aloud": r"收听|聆听|听|播报|语音播报|语音朗读|朗读|播放|语音播放|ai播报",
    "spoken_text": r"本文|全文|文章|新闻|语音|音频|此文|报道|报导",
}
