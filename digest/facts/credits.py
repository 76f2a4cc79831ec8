"""A credit: the names of people with what they did, and the labels that introduce them."""

from __future__ import annotations

from typing import Final, Literal

from digest.model import Value

Part = Literal["author", "editor", "photographer", "other"]

LONGEST: Final = 100  # characters in a line of credits at most
PICTURE_ENDINGS: Final = frozenset("摄攝影图圖")  # 张三摄, 李四供图: the names before them are photographers

# What a label makes of the names after it. 编译 compiles from the foreign press: an editor.
_HAN_LABELS: Final[dict[Part, str]] = {
    "author": """
        本文作者 文章作者 作者 撰文 撰稿人 撰稿 文字 采写 採寫 采访 採訪 採訪撰文 主笔 主筆 执笔 记者 記者 本报记者 特约记者 见习记者 本文记者 通讯员 通訊員
        文 来稿 署名""",
    "editor": """
        责任编辑 責任編輯 责编 責編 编辑 編輯 主编 主編 值班编辑 值班主编 执行主编 网络编辑 本文编辑 本文編輯 本期编辑 本版编辑 编 編審 编审 编译 編譯
        翻译 翻譯 译者 譯者 译 校对 校對 责任校对 审核 審核 审校 初审 复审 终审 一审 二审 三审""",
    "photographer": "摄影 攝影 摄 攝 供图 供圖 摄影记者 攝影記者 摄影师 图片 圖片 图 圖",
    "other": """
        词 曲 作词 作曲 編曲 编曲 演唱 排版 设计 設計 视频 制图 策划 统筹 监制 出品 剪辑 运营 实习生 单位 版权
        来源 來源 原标题 时间 日期 发布 発布 发布时间 發布時間 发布日期 發布日期 发稿时间 发表时间 更新时间 出版 出版时间 浏览次数
        电话 邮箱 微信 公众号 关键词 标签 字号 字號 字体 字體 分享 评论 評論 收藏 阅读 閱讀""",
}
_ENGLISH_LABELS: Final[dict[Part, tuple[str, ...]]] = {
    "author": ("author", "words by", "written by", "story by", "by"),
    "editor": ("editor", "editors", "edited by", "editing by", "translated by"),
    "photographer": (
        *("photo", "photos", "photograph", "photographs", "photography"),
        *("photo by", "photos by", "photograph by", "photographs by"),
    ),
}
LABELS: Final[dict[str, Part]] = {label: part for part, text in _HAN_LABELS.items() for label in text.split()} | {
    label: part for part, labels in _ENGLISH_LABELS.items() for label in labels
}


class Credit(Value):
    """Names with what they did, and the words that say so."""

    part: Part
    names: tuple[str, ...]
    evidence: str
