"""Rules for whole lines, as those of `line_rules` and after them: who worked on a text, and what it was made from.

Each pattern is built from parts (a kind of work, a mark, names), since newsrooms name their work in ever new words.
"""

from __future__ import annotations

from typing import Final

from digest.clean.rules.line_rule import LineRule

# What newsrooms call pieces of their work; labels are made of one to four of them. Words of the stage are not among
# them: a film has its director in the article itself.
_WORK: Final = (
    r"(?:文字|文案|文稿|图文|图片|图表|图|文|稿件|内容|新媒体|视频|音频|海报|微信|网络|运营|技术|数据|责任|值班|本期|本版|本文|执行|助理|见习|实习|首席|高级|"
    r"记者|作者|编辑|编校|编审|编务|编导|编|校对|校核|校|核稿|核对|审核|审校|审签|审稿|审定|审读|审|签发|签审|统稿|统筹|监制|监审|总监|总编|主任|主编|主笔|"
    r"策划|制作|制图|设计|排版|版式|美工|美编|插画|插图|漫画|绘图|剪辑|摄像|摄制|拍摄|摄影|撰写|撰文|撰稿|采写|采访|采编|采集|整理|整合|供稿|投稿|来稿|翻译|编译|"
    r"推送|组稿|网编|版面|出镜|配音|播音|导播|视觉|绘制|编发|编排|责校|初审|复审|终审|[一二三]审|[一二三]校)"
)
_WORK_HINTS: Final = (
    "文", "图", "稿", "内容", "新媒体", "视频", "音频", "海报", "微信", "网络", "运营", "技术", "数据", "责任", "值班", "本期", "本版", "执行", "助理", "见习",
    "实习", "首席", "高级", "记者", "作者", "编", "校", "核", "审", "签", "统筹", "监", "总", "主", "策划", "制作", "设计", "排版", "版式", "美工", "插画", "漫画",
    "剪辑", "摄", "撰", "采", "整", "翻译", "推送", "网编", "版面", "出镜", "配音", "播", "视觉", "绘制",
)  # fmt: skip
_NAME: Final = r"(?:[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,6})?|[\u3400-\u9fff]\s[\u3400-\u9fff])"
_NAMES: Final = rf"{_NAME}(?:\s?[\s、,/&]\s?{_NAME}){{0,7}}"
_CLOCK: Final = r"\d{1,2}:\d{2}"
_DAY: Final = r"(?:20\d{2}[-./年])?\d{1,2}[-./月]\d{1,2}日?"
_OWN: Final = r"(?:本[报刊网台社站]|编辑部|融媒体中心|报社|杂志社|电视台|广播电台|传媒(?:集团)?|新闻(?:社|网|中心)|日报|晚报|宣传部)"
_OFFICE: Final = (
    r"(?:局|科|组|系|院|校|学|馆|社|会|部|处|室|中心|公司|集团|政府|委|办|队|站|所|园|村|镇|乡|县|区|市|街道)"
)
_TOLD_NET: Final = r"(?:网络|互联网|公开(?:资料|报道|信息)|网友)"
_MATERIAL: Final = r"(?:内容|图片|图文|照片|素材|文字|文图|资料|信息|视频|音频|插图|配图|作品|文章|稿件)"

RULES: Final[tuple[LineRule, ...]] = (
    LineRule(id="editor.work", kind="editor", zone="edge", reason="a kind of newsroom work and the names of those who did it",
             hints=_WORK_HINTS,
             pattern=rf"{_WORK}{{1,4}}\s?[:/|丨]\s?{_NAMES}(?:\s.{{1,40}})?|(?:值班|执行|责任|本期|本版|新媒体|网络|运营){_WORK}\s{_NAMES}", longest=40),
    LineRule(id="editor.empty", kind="editor", reason="a label of editors or of a source, behind which nothing stands",
             hints=("编", "校对", "审核", "稿源"),
             pattern=r"(?:责任?编辑?|责编|校对|审核|稿源)\s?:", longest=5),
    LineRule(id="byline.of-medium", kind="byline", reason="a paper's name, its word for an author, and names",
             hints=("作者", "作家", "撰稿", "主笔"),
             pattern=rf"(?:《[^《》]{{1,12}}》|[^\s。,:《》]{{2,8}}(?:网|报|社|台|刊|新闻|财经))(?:专栏|特约|签约)?(?:作者|作家|撰稿人?|主笔)\s?[:/|]?\s?{_NAMES}", longest=24),
    LineRule(id="byline.original", kind="byline", zone="head", reason="the word for an original text, then author and account",
             hints=("原创",),
             pattern=r"原创\s[^\s。,!?:]{1,16}(?:\s[^\s。,!?:]{1,16}){0,2}", longest=14),
    LineRule(id="byline.desk-own", kind="byline", zone="edge", reason="the newsroom itself signs",
             hints=("编辑部", "编委会", "评论部"),
             pattern=r"(?:本[报刊网台社站]|[^\s。,:的在进]{2,8})(?:编辑部|编委会|评论部)", longest=10),
    LineRule(id="byline.sent", kind="byline", zone="tail", reason="the office that sent the text in, with others who helped",
             hints=("供稿", "来稿"),
             pattern=rf"[^\s。,:]{{1,14}}{_OFFICE}(?:[、\s][^\s。,:]{{1,14}}{_OFFICE}){{0,2}}\s?(?:供稿|来稿)(?:\s.{{1,40}})?", longest=36),
    LineRule(id="credit.publisher", kind="credit", zone="tail", reason="which medium made or publishes the page",
             hints=("主办", "出品", "承办", "主管", "制作", "运营"),
             pattern=rf"(?:主办|出品|承办|主管|制作|运营)(?:方|单位)?\s?[:|]\s?[^。,]{{0,20}}{_OWN}.{{0,20}}", longest=30),
    LineRule(id="credit.pictured", kind="credit", zone="edge", reason="where the pictures of the page come from",
             hints=("图", "照", "画面", "影片"),
             pattern=r"(?:本文|文中|部分|封面|题|首|头|配|上述|以上|新闻|资料|档案|示意)?(?:图片|照片|配图|插图|图|照|画面|影片|截图)[\s:/|,]{0,2}(?:均|都|皆)?(?:来自|源自|取自|来源于?|翻摄自?|撷取自|截自|截取自|转自)\s?[:/]?\s?(?!一[位名个张]|[他她我])[^。,]{2,24}", longest=24),
    LineRule(id="source.from", kind="source", zone="edge", reason="what the text was put together or copied from",
             hints=("自", "于", "源", "首发", "首刊", "原载", "原刊", "转载", "在"),
             pattern=r"(?:稿|图|文|素材|内容|资料|信息|数据|新闻|图文|参考)[来]?源\s?[:|丨]\s?[^。]{2,40}|(?:综合|整理|摘编|编译|转载|摘|选编|节选|编选|汇编)自\s?:?\s?[^。,!?]{2,40}|(?:本文|文章|此文|本篇|原文)(?:最初|最早|首次)?(?:刊于|(?:首发|首刊|原载|原刊|转载|来源|来自|转自|摘自|选自|源自)(?:于|自|在)?|(?:刊载|刊登|刊发|发表|发布)(?:于|在))\s?[^。,的]{2,50}", longest=40),
    LineRule(id="disclaimer.found", kind="disclaimer", zone="edge", reason="tells that it was found on the network, and asks its owner to write",
             hints=("网", "公开"),
             pattern=rf"(?:本文|文中|文内|以上|部分|所有|本站|上述|本号)?(?:所用|所有|部分)?{_MATERIAL}(?:[和与及、]{_MATERIAL})?(?:均|都|皆|部分|大多)?(?:来源于|来源|来自于?|整理自|源于|源自|转载自|转载于|取自|摘自|搜集自|收集自|采集自)(?:于|自)?{_TOLD_NET}.{{0,60}}|(?:整理|搜集|收集|转载|摘编)自{_TOLD_NET}.{{0,30}}", longest=60),
    LineRule(id="disclaimer.platform", kind="disclaimer", zone="edge", reason="a platform says that its users write, not itself",
             hints=("仅代表", "仅提供", "本平台", "本站", "本网", "本号", "本刊", "本系统"),
             pattern=r".{0,80}(?:仅代表(?:该|本|上传|发布|原|投稿)?(?:作者|机构|个人|发布者|用户|网友|上传者|撰稿人|嘉宾|发言人)[^。,]{0,10}(?:观点|立场|看法|意见)?|平台仅提供信息(?:存储|储存|发布)|本(?:平台|站|网站?|号|刊|系统)(?:仅(?:提供|为|作为?)[^。,]{0,10}(?:信息|存储|储存|发布|展示|分享)|[^。,]{0,8}不(?:拥有|承担)[^。]{0,20}(?:所有权|版权|责任))).{0,100}", longest=120),
    LineRule(id="source.agency", kind="source", zone="edge", reason="the agency that reported, in brackets or with the word for it",
             hints=("据", "综合"),
             pattern=r"\(?(?:据|综合)[^\s。,:()的]{2,12}(?:社|网|报|台|新闻)(?:等)?(?:媒体)?(?:综合)?(?:报道|报导|消息|电|外电)\)?", longest=20),
    LineRule(id="dateline.short", kind="dateline", zone="head", reason="a day and a clock, whichever stands first",
             hints=(":", "前"),
             pattern=rf"{_DAY}\s{_CLOCK}(?::\d{{2}})?|{_CLOCK}(?::\d{{2}})?[,\s]{{1,2}}{_DAY}|\d{{1,2}}\s?(?:秒|分钟|小时|天)前\s?[·|:]\s?[^。,]{{2,16}}", longest=14),
    LineRule(id="dateline.labelled", kind="dateline", zone="head", reason="a label of publication, a day, and what is glued to it",
             hints=("发布", "更新", "发表", "发稿", "上传", "时间", "日期"),
             pattern=rf"(?:发布|更新|发表|发稿|上传|时间|日期)(?:时间|日期|于)?\s?:\s?{_DAY}[^。!?]{{0,40}}", longest=30),
    LineRule(id="byline.named-office", kind="byline", zone="head", reason="a name and the office of the newsroom behind a comma",
             hints=("reporter", "correspondent", "columnist", "writer", "editor", "journalist", "producer"),
             pattern=r"(?:[a-z.'’-]{1,16} ){1,3}[a-z.'’-]{2,16}, (?!the |an? )(?:[a-z'’&-]{2,16} ){0,4}(?:reporter|correspondent|columnist|writer|editor|journalist|producer)", longest=10),
    LineRule(id="copyright.asked", kind="copyright", zone="edge", reason="how the text may be copied, or whom to write to whose rights it hurts",
             hints=("转载", "转发", "侵犯", "侵权", "版权", "标注"),
             pattern=r"[^。,]{0,8}(?:转载|转发)[^。,]{0,6},?(?:请|敬请|务必|须|应)(?:联系|注明|标明|保留|事先|先|获得|与)[^。]{0,24}[。!]?|(?=.*(?:本[站网报刊社号]|我们|小编|编辑部|后台|删除|撤稿)).{0,60}(?:侵犯|侵权|版权问题|标注错误)[^。]{0,30}(?:请|可)[^。]{0,10}(?:联系|与本|告知|来电|致电|来函|通知)[^。]{0,30}[。!]?", longest=70),
    LineRule(id="disclaimer.risk", kind="disclaimer", zone="tail", reason="the warning that money may be lost",
             hints=("谨慎",),
             pattern=r"[^。,]{1,8}有风险,?[^。,]{2,4}(?:需|须|应|请)谨慎[。!]?", longest=16),
    LineRule(id="disclaimer.by-leave", kind="disclaimer", zone="edge", reason="an editor's note that the text is printed by leave of another",
             hints=("按", "编者", "编辑注"),
             pattern=r"(?:编者?按|编者注|编辑注|按)\s?:\s?[^。]{0,30}(?:授权|许可|同意|转载|转自|首发|原载|刊于|刊载)[^。]{0,30}", longest=44),
    LineRule(id="disclaimer.commission", kind="disclaimer", zone="edge", prose=True, reason="tells that the site earns by what its readers buy",
             hints=("commission", "affiliate", "佣金"),
             pattern=r"(?=.*\b(?:we|our|us|this (?:site|post|article))\b).{0,200}\b(?:affiliate (?:links?|commissions?|partners?|programs?|sales)|(?:may|might|will|could|can|sometimes) (?:also )?(?:earn|receive|get|make|be paid)[^.]{0,40}\bcommissions?)\b.{0,200}|(?=.*(?:我们|本[站网刊文])).{0,60}(?:链接|购买)[^。]{0,30}佣金.{0,40}", longest=90),
    LineRule(id="disclaimer.people", kind="disclaimer", zone="tail", reason="presents the author, the translator or the guest behind a label",
             hints=("简介", "介绍", "关于"),
             pattern=r"(?:作者|译者|嘉宾|受访者|主讲人|撰稿人)(?:简介|介绍)\s?(?::.{2,200})?|关于(?:作者|译者|我们|本[报刊网站])", longest=120),
)  # fmt: skip
