"""Navigation: menus, paths and buttons of the site, and what it says about the text it shows."""

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    # ------------------------------------------------------------------ the place of the page on its site
    LineRule(id="breadcrumb.position", kind="breadcrumb", reason="announces the place of the page on its site", takes=(
        r"(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?的?(?:位置|位于|栏目)\s?(?:是|:|>).*",)),
    LineRule(id="breadcrumb.path", kind="breadcrumb", reason="short names joined by arrows are a path through the site", longest=30, takes=(
        r"(?:[^>»›→。,!?]{1,24}\s?(?:>{1,2}|»|›|→)\s?){1,6}[^>»›。,!?]{1,30}",)),
    LineRule(id="breadcrumb.home", kind="breadcrumb", zone="edge", reason="a path through the site that begins at its home page", longest=24, takes=(
        r"(?:网站|新闻)?(?:首页|主页|home)\s?[/|·\-][^。!?]{1,40}",)),
    # ------------------------------------------------------------------ moving about
    LineRule(id="navigation.menu", kind="navigation", reason="many short names between bars are a menu", longest=160, takes=(
        r"(?:[^\s|丨。,!?:]{1,8}\s?[|丨]\s?){5,40}[^\s|丨。,!?:]{0,8}",)),
    LineRule(id="navigation.previous-next", kind="navigation", reason="leads to the neighbouring article or page", longest=60, takes=(
        r"(?:\[|<<?)?{neighbour}(?:文章|新闻|post|article|page|story)?\s?(?::.*|>>?|\]|→.*)?",)),
    LineRule(id="navigation.pages", kind="navigation", reason="page numbers of an article in parts", takes=(
        r"(?:{page_link}[\s|]*){2,20}(?<!^\d)(?<!^\d\d)(?<!^\d\d\d)",)),
    LineRule(id="navigation.back", kind="navigation", reason="leads back to a list or the top of the page", longest=14, takes=(
        r"(?:点击)?返回到?[^。,]{0,10}[>»\s]*(?:查看更多)?",
        r"(?:点击)?回到{0,2}[^。,]{0,6}{place_on_site}[>»\s]*(?:查看更多)?",
        r"back to (?:top|home|the top)|return to .{1,30}|top")),
    LineRule(id="navigation.tags", kind="navigation", reason="keywords under which the site files the page", longest=50, takes=(
        r"(?:文章|相关|本文)?{tag_label}\s?[:|].*",)),
    LineRule(id="navigation.hashtags", kind="navigation", reason="only hash tags", takes=(
        r"(?:#[^\s#。]{1,30}#?\s?){1,20}",)),
    LineRule(id="navigation.more", kind="navigation", reason="leads to more of the same", longest=14, takes=(
        r"[-~\s]*{look_at}?{rest_of_text}{part_of_page}*[-~>\s]*",
        r"(?:read|see|view|show|load|continue|find out|learn)(?: the)?(?: full)? ?{rest_en}(?: [a-z]{1,14}){0,5}\s?[>»→….]*")),
    LineRule(id="navigation.list-end", kind="navigation", reason="says that a list is complete", takes=(
        r"(?:已|以上)(?:显示|加载)(?:全部|所有|完)(?:内容|数据)?|没有更多(?:内容|了)?|到底了|我是有底线的",)),
    LineRule(id="navigation.interface", kind="navigation", reason="words of the page's own controls", longest=40, unless=r".$", takes=(
        r"(?:{control}(?:\s?[\d,]{0,8}+)[\s|/·:>»+\-\[\]()]*+){1,14}",)),
    LineRule(id="navigation.search", kind="navigation", reason="a search box or hot search words", takes=(
        r"(?:热门|热搜|大家都在搜|站内)(?:搜索|词|关键词|标签)?\s?:.{0,60}|站内",)),
    LineRule(id="navigation.count", kind="navigation", reason="a counter of readers, likes or words", longest=14, takes=(
        r"{count_label}(?:次?数|量|人数)?\s?:?\s?[\d,.]{1,12}\s?(?:次|人|万|字|k|m)?\+?",
        r"[\d,.]{1,9}\s?(?:万|k|m)?\+?\s?(?:次|人|个)?{counted}")),
    LineRule(id="navigation.toc", kind="navigation", reason="announces a table of contents", longest=6, takes=(
        r"(?:本文)?(?:目录|导航|table of contents|contents|in this article|on this page|jump to)\s?:?",)),
    # ------------------------------------------------------------------ around any text
    LineRule(id="navigation.buttons", kind="navigation", rank=1, zone="edge", reason="only what the buttons around a text say", longest=24, unless=r".$", takes=(
        r"(?:[+\s|/·、,:(\[\]【】]{0,3}{button}(?:\s?\(?[\d,.:]{0,8}[万kw]?\+?\)?)){1,10}[\s|/·、:)\]】]{0,3}",)),
    LineRule(id="navigation.section", kind="navigation", zone="head", reason="only the section of the paper the text is in", longest=4, takes=(
        r"{section}(?:新闻|要闻|频道)?",
        r"(?:local|world|national|breaking|business|us|uk) news|news|opinion|politics|business|sports?|world")),
    LineRule(id="navigation.filed", kind="navigation", zone="tail", reason="what the site files the text under", longest=20, takes=(
        r"(?:see more on|in this article)\s?:.{2,100}|(?:posted in|tagged(?: with| as)?) .{2,80}",)),
    LineRule(id="navigation.length", kind="navigation", rank=1, zone="edge", reason="how long the text is", longest=30, takes=(
        r"(?:本文|全文|文章|正文|本篇|全篇|字数|阅读)[^。]{0,8}\d{2,6}\s?(?:余|多)?字[^。]{0,24}",
        r"(?:预计|大约|约|本文|全文|阅读)[^。]{0,10}\d{1,3}\s?分钟[^。]{0,10}")),
    LineRule(id="navigation.neighbour", kind="navigation", zone="edge", reason="names the neighbouring page", longest=30, takes=(
        r"[←→<>«»\s]{0,4}(?:next|previous|prev)(?: (?:article|post|story|page|up))?(?:\s?[:»>→].{0,120})?",)),
    LineRule(id="navigation.scroll", kind="navigation", rank=1, reason="asks to read on below", longest=12, takes=(
        r"(?:scroll|swipe)(?: (?:down|up|left|right))? (?:to|for) [a-z ]{2,24}",
        r"(?:请?继续阅读)?,?请?(?:继续)?(?:往下|向下)(?:继续)?(?:阅读|看|滑动?|拉)[^。,]{0,10}",
        r"[左右上下]滑动?(?:查看|阅读|看)[^。,]{0,8}")),
    # ------------------------------------------------------------------ what the page lets the reader do
    LineRule(id="navigation.controls", kind="navigation", rank=1, zone="edge", reason="only what the controls around a text say", longest=20, unless=r".$", takes=(
        r"(?:[\s|/·、,:(\[\]【】]{0,3}{reading_control}){1,8}[\s|/·、:)\]】]{0,3}",)),
    LineRule(id="navigation.empty-label", kind="navigation", rank=1, zone="head", reason="a label of what the site says about the text, its value on another line", longest=5, takes=(
        r"(?:(?:浏览|阅读|点击|访问)(?:次数|量|数)?|字[体号]|作者|责任编辑|编辑|所属分类|分享[到至]?)\s?:",
        r"(?:(?:信息|文章|稿件|新闻|内容)?来源|(?:发布|更新|发表|发文)?(?:时间|日期|机构|单位|人))\s?:",
        r"(?:views?|by|published|updated|source|author)\s?:")),
    LineRule(id="navigation.reached", kind="navigation", zone="tail", reason="says that there is no more below", longest=10, takes=(
        r"[-—~\s]{0,6}(?:文章|页面)?(?:已经?|您?已|我也?)?{no_more}[-—~!\s]{0,6}",)),
    LineRule(id="navigation.beside", kind="navigation", zone="edge", reason="the title of the neighbouring article behind its label", longest=50, takes=(
        r"[上下前后]一[篇则条]\s[^。,!?:]{6,60}",)),
    LineRule(id="navigation.counted", kind="navigation", rank=2, zone="edge", reason="how often the page was seen, or how many readers pressed a button", longest=12, takes=(
        r"(?:浏览|阅读|点击|观看|累计|收听)(?:总)?人次\s?:?\s?[\d,.]{1,12}万?",
        r"已?有?\s?[\d,]{1,9}\s?人\s?已?(?:点赞|赞过|喜欢|收藏|打赏|在看|转发)")),
    LineRule(id="navigation.do-en", kind="navigation", rank=1, zone="edge", reason="says what a click does: a verb and a thing of the site", longest=8, takes=(
        r"{do_en}(?: {which_en}){0,3} {thing_en}(?: here| below| now)?\s?[:!»>→]?",
        r"do not (?:sell|share)[a-z ]{0,20} my (?:personal )?(?:information|data|info)|filed (?:under|to)\s?:?")),
    LineRule(id="navigation.site-en", kind="navigation", rank=1, zone="edge", reason="a page or a part of the site by its usual name", longest=8, takes=(
        r"(?:(?:read|see|manage|view|change) (?:our |your |the )?)?{policy_of_en} {policy_en}",
        r"skip to [a-z ]{3,16}|(?:promoted|sponsored|partner) content|(?:save|read)(?: it| this)?(?: for)? later",
        r"(?:breaking )?news alerts|(?:e-?mail|contact|message|follow) the author|advertisement\s?[-—·|]\s?.{2,30}",
        r"latest headlines|\d{1,3} of \d{1,3}|language\s?: [a-z]{3,16}")),
    # ------------------------------------------------------------------ the apps of platforms
    LineRule(id="navigation.app-words", kind="navigation", reason="words of the app that shows the account's text", longest=20, takes=(
        r"[,\s]*轻点两下取消(?:赞|在看|.{0,4})|(?:继续|向上|向下)?滑动看下一[个篇条]|预览时标签不可点|\d{0,7}\s?人划线",
        r"(?:(?:{app_button}|轻点两下取消)[,:。\s]{0,4}){3,20}",
        r"(?:文章|本文)已于.{0,24}修改|喜欢(?:此|该)内容的人还喜欢|微信扫一扫\s?使用小程序")),
    LineRule(id="navigation.offer", kind="navigation", rank=1, zone="edge", reason="names a button or a field of the site", longest=12, takes=(
        r"加入书签|订阅本?频道|[放缩][大小]字[级体号](?:\s[放缩][大小]字[级体号])?|意见反映|回报(?:错误|问题)",
        r"我有话(?:要|想)?说|(?:版主|精选|最新)留言|免费(?:试阅|试看|阅读)|(?:月费|年费|付费)?会员限定",
        r"今日\s\d{1,2}:\d{2}|(?:观看|播放)(?:次数|量|数)\s?:?\s?[\d,.]{1,12}万?",
        r"图[一二三四五六七八九十\d]{1,3}\s?/\s?共?[\d一二三四五六七八九十]{1,3}张?")),
)  # fmt: skip
