"""Disclaimers: a publisher or a platform keeps its distance, warns, or says how and for whom the text was made."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="disclaimer.declaration", kind="disclaimer", prose=True, reason="a declaration of the publisher about the page", longest=400, takes=(
        r"(?:\*{1,3}\s?|[\"“「])?{declaration}\s?[:】\]].*",
        r"(?:免责|特别|版权|郑重|原创)(?:声明|申明)|[^。]{0,16}版权(?:说明|声明)\s?:.{0,400}",
        r"凡(?:本[网站刊报台]|来源|注明)[^。]{0,30}(?:注明|来源)[^。]{0,20}[:“\"].{0,400}",
        r"(?:编者按|风险提示)?.{0,20}投资有风险(?:,?(?:入市|理财|决策|选择|操作|投资|需|须|请).{0,40}|[。!]?)",
        r".{0,30}据此(?:操作|入市|投资).{0,30}")),
    LineRule(id="disclaimer.opinion", kind="disclaimer", reason="keeps the publisher's distance from what is said", longest=120, takes=(
        r".{0,80}不代表.{0,20}(?:立场|观点|看法|意见|态度).{0,100}",
        r".{0,80}仅代表(?:作者|嘉宾|发言者|个人|其).{0,12}(?:观点|个人|本人|立场|看法).{0,100}",
        r".{0,80}(?:文责自负|仅供(?:参考|读者参考|学习)|信息存储空间服务).{0,100}",
        r".{0,80}(?:不构成.{0,12}(?:建议|依据)|与本(?:站|网|报|公司)(?:无关|立场).{0,10}).{0,100}",
        r".{0,80}views expressed .{0,80}(?:own|author|those).{0,100}|.{0,80}opinions? expressed .{0,160}",
        r".{0,80}does not (?:necessarily )?(?:reflect|represent) .{0,180}",
        r"notice: .{40,300}only provides information storage services.{0,20}")),
    LineRule(id="disclaimer.network", kind="disclaimer", reason="says that the text was found on the network", longest=70, takes=(
        r"{found_text}(?:内容|图片|均)?均?{found_from}于?(?:网络|互联网).{0,60}",
        r"(?:本文|文章)(?:首发)?(?:来自|转自|转载自|源自)[^。]{2,90}授权[^。]{0,20}。?",
        r"this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published) (?:on|in|by|at) .{2,160}",
        r"如(?:有侵权|涉及?侵权|有版权).{0,60}|.{0,24}(?:联系我们?|请及时|告知我们)(?:删除|处理|更正).{0,30}")),
    LineRule(id="disclaimer.machine", kind="disclaimer", zone="edge", reason="says how the page was made", longest=30, takes=(
        r"(?:本文|此文)?(?:由|系)?[^。,]{0,12}(?:ai|机器|人工智能)(?:自动)?(?:翻译|生成|摘要|辅助生成)[^。]{0,24}",
        r"this (?:article|story) (?:was|has been) (?:automatically|machine)[^.]{0,60}\.?")),
    # ------------------------------------------------------------------ around any text
    LineRule(id="disclaimer.first", kind="disclaimer", zone="edge", reason="says where the text appeared first", longest=50, takes=(
        r"(?:this|the) {text_en}(?: was| has been| is)? {appeared_en}.{0,160}",
        r"read the (?:original|full) (?:article|story|post)\b.{2,80}")),
    LineRule(id="disclaimer.about-author", kind="disclaimer", zone="tail", reason="says in brackets who the author is", longest=50, takes=(
        r"\(?(?:本文)?作者(?:单位)?(?:系|为|是|分别)[^。]{2,60}。?\)?",)),
    LineRule(id="disclaimer.awareness", kind="disclaimer", zone="tail", reason="a warning that a law or a custom asks for", longest=120, takes=(
        r"[^。]{0,8}(?:喝酒|饮酒|酒后)[^。]{0,4}不开车[^。]{0,20}[。!]?",
        r"[^。]{0,6}(?:吸烟|抽烟|吸菸|饮酒|喝酒)[^。]{0,6}[有碍害]{1,2}健康[^。]{0,20}[。!]?",
        r"未(?:成年|满(?:18|十八)岁)[^。]{0,4}(?:请勿|禁止|不得)[^。]{0,12}[。!]?|.{0,16}自杀(?:不能|无法)解决.{0,120}",
        r".{0,30}(?:珍惜|珍爱)生命.{0,80}(?:专线|热线).{0,40}",
        r".{0,60}(?:安心专线|生命线(?:协助)?专线|张老师专线|心理援助热线).{0,80}",
        r"if you(?:'re| are| or someone| need| have been).{0,120}(?:lifeline|helpline|hotline|samaritans|\b988\b).{0,200}")),
    LineRule(id="disclaimer.reminder", kind="disclaimer", zone="tail", reason="the publisher's own reminder to its readers", longest=60, takes=(
        r"(?:《[^》]{2,12}》|本[报刊网台站])(?:提醒|关心)[您你].{2,80}|.{0,20}求[救助]并非弱者.{0,100}",)),
    # ------------------------------------------------------------------ platforms and sources
    LineRule(id="disclaimer.found", kind="disclaimer", rank=1, zone="edge", reason="says that it was found on the network, and asks its owner to write", longest=60, takes=(
        r"{in_the_text}?(?:所用|所有|部分)?{material}(?:[和与及、]{material})?{all_of_it}?{gathered_from}[于自]?{the_network}.{0,60}",
        r"(?:整理|搜集|收集|转载|摘编)自{the_network}.{0,30}")),
    LineRule(id="disclaimer.platform", kind="disclaimer", zone="edge", reason="a platform says that its users write, not itself", longest=120, takes=(
        r".{0,80}仅代表(?:该|本|上传|发布|原|投稿)?{speaker}[^。,]{0,10}(?:观点|立场|看法|意见)?.{0,100}",
        r".{0,80}平台仅提供信息(?:存储|储存|发布).{0,100}",
        r".{0,80}本{platform}仅(?:提供|为|作为?)[^。,]{0,10}(?:信息|存储|储存|发布|展示|分享).{0,100}",
        r".{0,80}本{platform}[^。,]{0,8}不(?:拥有|承担)[^。]{0,20}(?:所有权|版权|责任).{0,100}")),
    LineRule(id="disclaimer.risk", kind="disclaimer", zone="tail", reason="the warning that money may be lost", longest=16, takes=(
        r"[^。,]{1,8}有风险,?[^。,]{2,4}(?:需|须|应|请)谨慎[。!]?",)),
    LineRule(id="disclaimer.by-leave", kind="disclaimer", zone="edge", reason="an editor's note that the text is printed by leave of another", longest=44, takes=(
        r"(?:编者?按|编者注|编辑注|按)\s?:\s?[^。]{0,30}(?:授权|许可|同意|转载|转自|首发|原载|刊于|刊载)[^。]{0,30}",)),
    LineRule(id="disclaimer.commission", kind="disclaimer", zone="edge", prose=True, reason="says that the site earns by what its readers buy", longest=90, takes=(
        r"(?=.*\b(?:we|our|us|this (?:site|post|article))\b).{0,200}\b{earns_en}\b.{0,200}",
        r"(?=.*(?:我们|本[站网刊文])).{0,60}(?:链接|购买)[^。]{0,30}佣金.{0,40}")),
    LineRule(id="disclaimer.people", kind="disclaimer", rank=1, zone="tail", reason="presents the author, the translator or the guest behind a label", longest=120, takes=(
        r"(?:作者|译者|嘉宾|受访者|主讲人|撰稿人)(?:简介|介绍)\s?(?::.{2,200})?|关于(?:作者|译者|我们|本[报刊网站])",)),
    LineRule(id="disclaimer.help", kind="disclaimer", zone="tail", reason="the number of help that a custom asks for under reports of violence", longest=60, takes=(
        r"[^。]{0,36}{harm}[^。]{0,30}(?:请(?:立即|速)?(?:拨打?|洽|求助)|专线)[^。]{0,14}\d{3,10}[^。]{0,20}",)),
    LineRule(id="disclaimer.only", kind="disclaimer", rank=1, zone="tail", reason="keeps the publisher free of what readers do with it", longest=90, takes=(
        r"以上(?:资料|内容|信息|数据|分析|建议)[^。,]{0,6}[只仅][供作][^。,]{0,6}参考[^。]{0,40}[。!]?",
        r"(?:投资|理财|基金|证券|交易)[^。,]{0,8}(?:涉及风险|有赚有赔|可升可跌|可跌可升)[^。]{0,60}",
        r"(?:著作权|版权|免责|私隐)(?:声明|条款|公告)\s?:[^“”]{0,60}(?:本[站网报刊栏]|作者|责任|转载|保护)[^“”]{0,80}")),
    LineRule(id="disclaimer.call", kind="disclaimer", rank=1, zone="tail", reason="the number of help that a custom asks for under a report", longest=34, takes=(
        r"[^。,:]{2,12}(?:专线|热线)\s?:\s?\d{3,4}(?:[\s-]?\d{4})?(?:[^。\d].{0,20})?",
        r"如有[^。,]{0,12}(?:困扰|情绪)[^。]{0,6}(?:致电|联络|拨打|求助)[^。]{2,24}")),
)  # fmt: skip
