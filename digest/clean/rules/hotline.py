"""Hotlines: how to reach the newsroom."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="hotline.contact", kind="hotline", reason="says how to reach the newsroom", longest=60,
             unless=r"(?=.*。)(?!.*(?:[\d@]|欢迎|请))", takes=(  # a sentence that gives no number and asks for nothing
        r".{0,30}(?:新闻|爆料|报料|线索|举报|客服|投稿|值班|服务)(?:热线|电话|邮箱|信箱|方式|微信).{0,100}",
        r".{0,30}(?:我要(?:爆料|报料|投稿)|(?:欢迎|提供).{0,6}(?:爆料|报料|线索)).{0,100}",
        r".{0,30}(?:举报信息|商务合作|寻求报道|不良信息|联系(?:电话|邮箱|方式)\s?:|传真\s?:).{0,100}",
        r".{0,30}(?:热线(?:电话)?\s?:\s?[\d+(]|邮箱\s?:\s?[\w.+-]|电话\s?:\s?[\d(+]).{0,100}",
        r".{0,30}(?:got a (?:tip|story)|contact us at|send (?:us )?(?:your )?(?:tips|stories)|e-?mail:|newsroom@).{0,100}")),
    LineRule(id="hotline.number", kind="hotline", zone="edge", reason="only a telephone number or an e-mail address", longest=16,
             unless=r".*(?:警|公安|派出所|消防|法院|检察)", takes=(
        r"[^。]{0,16}(?:\(?\d{3,4}\)?[-\s]?\d{7,8}|400[-\d]{7,10}|{mail_address})[^。]{0,16}",)),
    LineRule(id="hotline.line", kind="hotline", zone="tail", reason="the number or the address for news, texts and business",
             unless=r".*(?:警|公安|侦|法院|检察|纪委|派出所|消防|队)", takes=(
        r"[^。]{0,20}(?:爆料|报料|投稿|线索|来稿|读者来信)[^。]{0,20}{number_or_address}[^。]{0,20}",
        r"[^。]{0,20}(?:商务|广告|媒体)(?:合作|热线|投放|洽谈|联系|电话)[^。]{0,20}{number_or_address}[^。]{0,20}",
        r"[^。]{0,20}合作(?:联系|热线|洽谈|请)[^。]{0,20}{number_or_address}[^。]{0,20}")),
)  # fmt: skip
