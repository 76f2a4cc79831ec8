"""Labels that name the people of an article, and what each makes of the names after it: data."""

from __future__ import annotations

from typing import Final, Literal

Part = Literal["author", "editor", "photographer", "other"]

# What a label makes of the names after it; the longest label wins. 编译 compiles from the foreign press: an editor.
LABELS: Final[dict[str, Part]] = {
    "本文作者": "author", "文章作者": "author", "作者": "author", "撰文": "author", "撰稿人": "author", "撰稿": "author", "文字": "author",
    "采写": "author", "採寫": "author", "采访": "author", "主笔": "author", "主筆": "author", "执笔": "author", "记者": "author", "記者": "author",
    "本报记者": "author", "特约记者": "author", "见习记者": "author", "通讯员": "author", "通訊員": "author", "文": "author", "来稿": "author",
    "署名": "author", "本文记者": "author", "author": "author", "words by": "author", "written by": "author", "story by": "author", "by": "author",
    "责任编辑": "editor", "責任編輯": "editor", "责编": "editor", "責編": "editor", "编辑": "editor", "編輯": "editor", "主编": "editor", "主編": "editor",
    "值班编辑": "editor", "值班主编": "editor", "执行主编": "editor", "网络编辑": "editor", "編審": "editor", "编审": "editor", "编译": "editor", "編譯": "editor",
    "翻译": "editor", "翻譯": "editor", "译者": "editor", "譯者": "editor", "译": "editor", "校对": "editor", "校對": "editor", "责任校对": "editor", "审核": "editor",
    "審核": "editor", "审校": "editor", "初审": "editor", "复审": "editor", "终审": "editor", "编": "editor", "一审": "editor", "二审": "editor", "三审": "editor",
    "本文编辑": "editor", "本文編輯": "editor", "本期编辑": "editor", "本版编辑": "editor", "editor": "editor", "editors": "editor", "edited by": "editor", "editing by": "editor", "translated by": "editor",
    "摄影": "photographer", "攝影": "photographer", "摄": "photographer", "攝": "photographer", "供图": "photographer", "供圖": "photographer",
    "摄影记者": "photographer", "攝影記者": "photographer", "图片": "photographer", "圖片": "photographer", "图": "photographer", "圖": "photographer",
    "摄影师": "photographer", "photo": "photographer", "photos": "photographer", "photograph": "photographer", "photographs": "photographer", "photo by": "photographer", "photograph by": "photographer", "photos by": "photographer", "photography": "photographer", "photographs by": "photographer",
    "词": "other", "曲": "other", "作词": "other", "作曲": "other", "編曲": "other", "编曲": "other", "演唱": "other", "排版": "other", "设计": "other", "設計": "other", "视频": "other", "制图": "other", "策划": "other", "统筹": "other", "监制": "other", "出品": "other",
    "採訪": "author", "採訪撰文": "author", "发布时间": "other", "发布日期": "other", "發布日期": "other", "出版": "other", "出版时间": "other", "發布時間": "other", "发稿时间": "other", "发表时间": "other", "更新时间": "other", "日期": "other", "浏览次数": "other", "单位": "other", "来源": "other", "來源": "other", "时间": "other", "発布": "other", "发布": "other", "运营": "other", "剪辑": "other", "实习生": "other", "版权": "other",
    "电话": "other", "邮箱": "other", "微信": "other", "公众号": "other", "关键词": "other", "标签": "other", "原标题": "other", "字号": "other", "字號": "other", "字体": "other", "字體": "other", "分享": "other", "评论": "other", "評論": "other", "收藏": "other", "阅读": "other", "閱讀": "other",
}  # fmt: skip
