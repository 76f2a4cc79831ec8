"""Copyright: claims of rights, terms of copying, registrations and imprints."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="copyright.notice", kind="copyright", prose=True, reason="claims the rights in the page", longest=130, takes=(
        r".{0,80}copyright\b(?! {copyright_topic_en}\b).{0,160}",
        r".{0,80}(?:©|\(c\)\s?\d{4}|版权所有|all rights? reserved|转载、摘编|侵权必究|侵删|违者必究).{0,160}",
        r".{0,80}(?:版权|著作权)均?[归属](?!谁).{0,30}(?:所有|作者|原作|本[报网站刊社]).{0,160}",
        r".{0,80}(?:(?:不得(?:擅自)?|不开放|恕不)转[载贴]|(?:禁止|请勿|谢绝|严禁)转载).{0,160}",
        r".{0,80}未经(?:书面|本[报网站刊社]|[^,。]{0,12})?{leave}.{0,20}(?:转载|摘编|镜像|{forbidden}).{0,160}",
        r".{0,80}转载[请须需应](?:注明|联系|标注|经).{0,160}")),
    LineRule(id="copyright.licence", kind="copyright", reason="the site's official registrations", longest=100, takes=(
        r".{0,40}{licence}.{0,120}",)),
    LineRule(id="copyright.imprint", kind="copyright", zone="edge", reason="names who publishes or prints the paper", longest=50, takes=(
        r"(?:承印|出版|发行|督印|印刷|主办|承办)(?:人|商)\s?:.{2,80}",)),
    LineRule(id="copyright.material", kind="copyright", zone="tail", reason="forbids copying the text", longest=60, takes=(
        r".{0,60}\bthis (?:material|article|content|story) may not be {copied_en}.{0,200}",)),
    LineRule(id="copyright.asked", kind="copyright", rank=2, zone="edge", reason="how the text may be copied, or whom to write to whose rights it hurts", longest=70, takes=(
        r"[^。,]{0,8}(?:转载|转发)[^。,]{0,6},?(?:请|敬请|务必|须|应){first_ask}[^。]{0,24}[。!]?",
        r"(?=.*{publisher}).{0,60}(?:侵犯|侵权|版权问题|标注错误)[^。]{0,30}[请可][^。]{0,10}{write_to}[^。]{0,30}[。!]?")),
    LineRule(id="copyright.leave", kind="copyright", zone="tail", reason="says that copying needs leave", longest=20, takes=(
        r"转载(?:须|需|请|应|必须)(?:经|获|取得)?(?:授权|许可|同意|申请)[^。]{0,16}[。!]?",
        r"do not (?:reprint|copy|republish|reproduce)[^.]{0,30} without [^.]{2,30}\.?")),
)  # fmt: skip
