"""Bylines: names of authors, reporters, desks and accounts."""

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="byline.label", kind="byline", reason="names the author", longest=30, unless=r"{no_name}", takes=(
        r"{author_prefix}?{author_role}\s?(?:[:/|丨｜]|by\s).{1,60}",
        r"原创\s?[:·]\s?.{1,40}|原创\s\S{1,12}")),
    LineRule(id="byline.reporter", kind="byline", reason="only names of reporters", longest=24, takes=(
        r"\W?{reporter_medium}?\s?{reporter_rank}?{reporter}\s?(?!{reporter_does}){people}\s?(?:来源\s?:.{1,20})?(?:{reported}\s?)?",)),
    LineRule(id="byline.bracket", kind="byline", reason="people in brackets who wrote or helped", takes=(
        r"\([^()。]{0,18}(?:记者|通讯员|编译|实习生|特约|撰稿|采写|翻译|对(?:此|本)文.{0,4}贡献)[^()。]{0,50}\)",)),
    LineRule(id="byline.desk", kind="byline", reason="the desk of the newsroom that reports", longest=20, takes=(
        r"[^\s。,]{2,8}(?:中心|组|部|社)?\s?[/\u2571]\s?[^\s。,]{0,6}(?:(?:综合)?(?:报道|报导)|编译|整理)",
        r"(?:[^\s/。,]{2,8}\s?/\s?)?[^\s/。,]{0,6}记者\s?[^\s/。,]{2,12}\s?/\s?[^\s/。,]{2,10}(?:报道|报导|整理)")),
    LineRule(id="byline.reported-from", kind="byline", reason="says who sent the text and from where", longest=18, takes=(
        r"[^\s。,!?]{1,12}\s?发自\s?[^\s。,!?]{1,12}(?:\s.{0,12})?",)),
    LineRule(id="byline.account", kind="byline", reason="names the account that published the text", longest=20, takes=(
        r"[^\s。,!?|]{1,16}\s?[|丨｜/]\s?(?:微信)?(?:公众号|公号|微信号|视频号|订阅号)\s?[^\s。,!?]{1,30}",)),
    LineRule(id="byline.english", kind="byline", reason="names the author in English", longest=16, takes=(
        r"[-—–]{0,3}\s?by:? (?:@?[\w.'’\-]{1,20}+,? ?(?:and |& |\| )?){1,8}(?:[,|•·-].{0,60})?",)),
    # ------------------------------------------------------------------ around any text
    LineRule(id="byline.office", kind="byline", zone="head", reason="the office of the author, alone in its line", longest=7, takes=(
        r"(?:[a-z'’&-]{2,16} ){0,4}{role_en}(?:,? (?:in |at )?(?:[a-z.'’-]{2,16} ?){1,3})?",
        r"(?:[a-z.'’-]{2,16} ){0,4}staff (?:reports?|and wire reports)|reporting from .{2,40}")),
    LineRule(id="byline.newsroom", kind="byline", zone="edge", reason="the desk that wrote the report", longest=10, takes=(
        r"\([^\s。,()]{0,6}{desk}组\)",
        r"(?:本[报刊网台])?{kind_of_desk}?(?:中心|新闻)?\s?/?\s?(?:综合|编译|外电)(?:报道|报导|外电)(?:报道|报导)?")),
    LineRule(id="byline.people", kind="byline", zone="edge", reason="names of people behind the word for their work", longest=16, takes=(
        r"特约撰[述稿]人?\s?{short_name}|撰文者\s?:\s?[^。,:]{2,12}|供稿\s?:\s?[^。]{2,24}",
        r"(?:采访|撰文|文字|摄影|采写|录音|供稿|实习生)\s{short_name}(?:[\s、]{short_name}){0,3}",
        r"\(?(?:核稿|采访|撰文|整理|实习|责任)?(?:编辑|核稿|校对)\s?:\s?[^。,:()]{2,16}\)?\s?\d{0,8}")),
    LineRule(id="byline.of-medium", kind="byline", reason="a paper's name, its word for an author, and names", longest=24, takes=(
        r"(?:《[^《》]{1,12}》|[^\s。,:《》]{2,8}[网报社台刊]|[^\s。,:《》]{2,8}(?:新闻|财经)){author_of_medium}\s?[:/|]?\s?{han_names}",)),
    LineRule(id="byline.original", kind="byline", zone="head", reason="the word for an original text, then author and account", longest=14, takes=(
        r"原创\s[^\s。,!?:]{1,16}(?:\s[^\s。,!?:]{1,16}){0,2}",)),
    LineRule(id="byline.desk-own", kind="byline", zone="edge", reason="the newsroom itself signs", longest=10, takes=(
        r"(?:本[报刊网台社站]|[^\s。,:的在进]{2,8})(?:编辑部|编委会|评论部)",)),
    LineRule(id="byline.sent", kind="byline", zone="tail", reason="the office that sent the text in, with others who helped", longest=36, takes=(
        r"[^\s。,:]{1,14}{organisation}(?:[、\s][^\s。,:]{1,14}{organisation}){0,2}\s?(?:供稿|来稿)(?:\s.{1,40})?",)),
    LineRule(id="byline.named-office", kind="byline", zone="head", reason="a name and the office of the newsroom behind a comma", longest=10, takes=(
        r"(?:[a-z.'’-]{1,16} ){1,3}[a-z.'’-]{2,16}, (?!the |an? )(?:[a-z'’&-]{2,16} ){0,4}{staff_en}",)),
    LineRule(id="byline.both", kind="byline", zone="edge", reason="reporters, and what they made: words or pictures", longest=26, takes=(
        r"[^\s。,!?:]{0,10}(?:记者|通讯员|实习生)\s[^。,!?:]{2,40}?(?:文|图|摄)(?:影|字|片)?[/、](?:文|图|摄)(?:影|字|片)?",)),
)  # fmt: skip
