"""Comments: the box for readers' comments, and what readers say in it."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="comment.heading", kind="comment", zone="edge", reason="announces readers' comments or asks for one", longest=16, takes=(
        r"{comment_of}*{comment}(?:\s?[(:]?\s?[\d,]{0,9}\s?(?:条|人参与)?\s?[)]?)?",
        r"[\d,]{1,9}\s?(?:人|条)?{commented}(?:\s?[\d,]{0,9}\s?(?:条|人|评论|参与)*)?",
        r"(?:leave|post|add|write|submit|join) (?:a|your|the) (?:comment|reply|conversation|discussion).{0,40}",
        r"(?:view |show |hide |read |see |all |no )*comments?(?: \(?\d{0,6}\)?| section| policy| are closed.{0,30}| below)?",
        r"(?:conversation|discussion|have your say|what do you think)\W?")),
    LineRule(id="comment.user", kind="comment", prose=True, reason="what a reader says under a name that the site made up", longest=300, takes=(
        r"(?:手机)?(?:用户|网友|游客)[\da-z_]{4,20}\s?:.*",)),
    LineRule(id="comment.rules", kind="comment", reason="what a comment box says about itself", longest=50, takes=(
        r".{0,30}(?:(?:文明|理性)(?:上网|发言|评论)|登录后(?:发表|评论|才能|可)|还可以?输入|以上留言).{0,60}",
        r".{0,30}(?:评论[仅只]代表|网友评论仅|即可(?:评论|发言)|需要登录).{0,60}",
        r".{0,30}(?:your email address will not be published|you must be logged in|log in to (?:comment|reply)).{0,60}",
        r".{0,30}comments? (?:is|are) (?:moderated|closed).{0,60}")),
    LineRule(id="comment.state", kind="comment", zone="tail", reason="what an empty or closed comment box says", longest=14, takes=(
        r"(?:还|暂|目前)?没?[无有]?(?:人|任何)?(?:评论|留言)[^。]{0,4}快来[^。]{0,8}|[^。,]{0,8}抢沙发|留言讨论",
        r"登[录入]后?(?:即可|才能|可以|可)?(?:参与)?(?:评论|留言|讨论)|(?:评论|留言)(?:区|功能)?已?关闭",
        r"(?:写下|说说|发表|分享|留下)[你您]的(?:评论|看法|想法|观点|感受).{0,8}|不开放(?:留言|评论)|读者(?:回应|留言|来函)",
        r"no comments(?: yet)?|be the first to comment[.!]?|comments (?:are|have been) (?:closed|turned off|disabled)\.?")),
    LineRule(id="comment.ask", kind="comment", rank=1, zone="tail", reason="asks for a word under the text, or says that none may be left", longest=12, takes=(
        r"(?:网友|读者)的?(?:回应|留言|评论)|(?:登录|登入|登陆)\s?后?(?:参与|发表)?(?:讨论|评论|跟帖|留言|互动)",
        r"我要(?:跟帖|评论|留言|发言)|已输入\s?\d{1,4}\s?字|请先?(?:登录|登入|登陆)(?:后.{0,8})?|打赏(?:作者|支持)?",
        r"(?:全部|最新|最热|热门)(?:评论|跟帖|留言|回复)\s?[(]?\d{0,7}\s?条?[)]?|成为第一个(?:留言|评论|回应)的人",
        r"(?:发表|写下|留下)(?:[你您]的)?(?:看法|观点|感想|想法|评论|回应|留言)",
        r"(?:此|本|这篇)(?:文章|文|新闻)(?:不|未|暂不)开放(?:留言|评论)")),
)  # fmt: skip
