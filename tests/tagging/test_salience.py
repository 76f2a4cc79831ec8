"""Subjects an article is about, not those it mentions, with the shipped vocabulary and another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.vocabulary import shipped_vocabulary
from digest.model import Block
from digest.tagging.matcher import Matcher
from digest.tagging.salience import find_subjects
from digest.text.convert import converter
from digest.text.script import detect
from tests.tagging.vocabularies import paragraphs, second

OTHER = "本周末全市举行了秋季长跑，上千名市民沿着江边跑完了十公里，天气晴好，沿途有人敲鼓助威。"
CARS = "这家工厂去年交付了三十万辆电动车。动力电池由邻省供应，电动汽车的价格因此降了一成。"
SHIPPED, SECOND = Matcher(shipped_vocabulary()), Matcher(second())


def keys(matcher: Matcher, title: str, blocks: tuple[Block, ...]) -> list[str]:
    return [match.key for match in find_subjects(matcher, title, blocks, detect(title + blocks[-1].text))]


def test_two_paragraphs_of_its_own_make_a_subject() -> None:
    assert keys(SECOND, "城市一周", paragraphs(OTHER, OTHER, CARS, *[OTHER] * 9, CARS)) == ["electric-cars"]


def test_a_passing_mention_does_not() -> None:
    assert keys(SECOND, "城市一周", paragraphs(*[OTHER] * 6, "一位跑者说他是开电动车来的。", *[OTHER] * 5)) == []


def test_one_word_of_a_long_list_does_not() -> None:
    listed = "展会上有陶艺、木工、疫苗科普、航模、书法、剪纸、围棋、机器人、皮影、泥塑、风筝等七十二个摊位，孩子们玩得很开心。"
    assert keys(SECOND, "学校办展会", paragraphs(OTHER, listed, OTHER, OTHER)) == []


def test_a_title_and_a_sentence_in_the_lead_do() -> None:
    blocks = paragraphs("疾控部门说，疫苗从下周起在社区接种。", *[OTHER] * 4)
    assert keys(SECOND, "新疫苗下周开打", blocks) == ["public-health"]


def test_a_brief_needs_one_word_only() -> None:
    assert keys(SECOND, "", paragraphs("首批疫苗昨天运到。")) == ["public-health"]


def test_pictures_do_not_count() -> None:
    image = Block(kind="image", text="电动车 电动车 电动车", src="a.jpg")
    assert keys(SECOND, "", (image, *paragraphs(OTHER, OTHER))) == []


def test_evidence_names_words_times_and_places() -> None:
    match = find_subjects(SECOND, "电动车降价", paragraphs(CARS, OTHER, CARS), "zh-Hans")[0]
    assert match.evidence[0] == "电动车 ×3 ¶0 ¶1 ¶3"
    assert 0.5 <= match.score <= 1
    assert not match.by_editor


@pytest.mark.parametrize(
    ("key", "title", "texts"),
    [
        (
            "ai-music",
            "一台电脑写完了整张专辑",
            ("乐评人上周收到一张唱片，十首歌曲全部由人工智能写成。", "制作人说，AI作曲只花了两天，编曲由大模型完成，真正费时的是挑选。"),
        ),
        (
            "ai-music",
            "Streaming services weigh labels for machine-made songs",
            ("Uploads of AI-generated music have doubled since spring, two services say.", "One AI singer now has more listeners than most bands. Musicians want songs made by artificial intelligence to be marked."),
        ),
        (
            "voice-rights",
            "有声书主播告赢平台",
            ("法院认定平台未经许可克隆主播的声音，侵犯了她的声音权益。", "平台须下架用AI合成的语音，并赔偿八万元。主播说，声音是她吃饭的本钱。"),
        ),
        (
            "voice-rights",
            "Actors sue over cloned voices",
            ("Two voice actors say a start-up used AI to clone their voices without consent.", "The lawsuit rests on their right of publicity. A voice clone of one of them sold for five dollars."),
        ),
        (
            "compute",
            "县城建起万卡集群",
            ("一期工程装了一万张加速卡，算力今年够三家大模型公司用。", "电价是选址的理由：数据中心的GPU一半成本花在电上，智算中心靠着水电站。"),
        ),
        (
            "compute",
            "Grid operators brace for AI data centers",
            ("Utilities expect AI data centers to draw four gigawatts by 2030.", "Computing power is bought years ahead; one GPU cluster needs as much electricity as a town."),
        ),
        (
            "china-us-ai-race",
            "中美AI差距缩小到几个月",
            ("一份报告说，中国的大模型与美国领先者的差距一年里缩小了一半。", "华盛顿的芯片出口管制没有让北京停下，人工智能竞争反而更快。"),
        ),
        (
            "china-us-ai-race",
            "Washington tightens chip rules as Beijing's AI catches up",
            ("The US widened its export controls on AI chips bound for China on Monday.", "Chinese labs trail their American rivals by months, not years, and the race is getting closer, analysts say."),
        ),
        (
            "ai-music",
            "乐评：没有呼吸的歌",
            ("这张专辑的十首歌都由软件写成，人只负责挑选。", "旋律工整，和声无可挑剔，却听不到换气。", "制作人说，他让模型生成了四百段旋律，留下十段。", "歌手协会要求在封面注明人工智能参与的比例。"),
        ),
        (
            "voice-rights",
            "播音员起诉导航公司",
            ("退休播音员发现，导航软件里的女声和自己一模一样。", "公司承认用她二十年前的节目训练了语音模型，但说节目版权属于电台。", "她的律师说，声音和肖像一样属于本人，电台无权转让。", "法院将于下月开庭。"),
        ),
        (
            "voice-rights",
            "语音骗局升级 银行停用声纹登录",
            ("三家银行宣布停用声纹登录，因为骗子已能用几秒钟录音仿冒客户的声音。", "安全人员演示了用合成语音通过验证的过程。", "监管部门要求银行在年底前换用别的办法。"),
        ),
        (
            "compute",
            "国产加速卡的第一场大考",
            ("一家实验室用一万张国产加速卡训练了一个千亿参数的模型，历时三个月。", "工程师说，最难的是互联：一张卡掉线，整个集群要停。", "与进口芯片相比，单卡性能约为七成，价格为一半。", "团队公开了故障日志。"),
        ),
        (
            "china-us-ai-race",
            "谁在追谁",
            ("一年前，硅谷相信自己领先两年；如今没人愿意说出一个数字。", "中国实验室的开放模型在下载榜上超过了美国同行，美国公司则握有更多的芯片。", "白宫正在考虑收紧对华芯片出口。", "一位研究者说，人工智能的较量不像短跑，更像接力。"),
        ),
    ],
)  # fmt: skip
def test_the_shipped_subjects_are_found_in_both_languages(key: str, title: str, texts: tuple[str, ...]) -> None:
    assert keys(SHIPPED, title, paragraphs(*texts))[0] == key


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("市交响乐团开新乐季", ("音乐会从十月演到明年五月。", "指挥说，今年的曲目偏重浪漫派，歌手来自六个国家。", "售票系统会用人工智能识别黄牛。")),
        ("Choir festival opens", ("Forty choirs sing in the old harbour this week.", "Their voices carry far over the water.")),
        ("中美举行农产品会谈", ("中国与美国的代表谈了大豆和牛肉。", "双方约定明年春天再谈。")),
        ("薯片厂扩产", ("A chip maker in Idaho fries potatoes.", "Its chips sell in forty states; servers in diners recommend them.")),
        ("新款耳机发布", ("新款耳机内置人工智能助手，支持语音唤醒和语音合成朗读短信。", "耳机的声音清晰，录音功能可保存十小时。", "用户须同意隐私协议后才能使用语音助手。")),
        ("独立音乐人要求平台公开版税", ("两百名独立音乐人联名要求流媒体平台公开版税的算法。", "一首歌播放一万次只得到三元钱，唱片公司拿走了大半。", "音乐人打算成立工会。")),
        ("有声书主播的一天", ("主播苗岚每天录音六小时，嗓子要靠热水和沉默来养。", "她的声音低而稳，配音的行情是一小时三百元。", "她与出版社的合同签到明年。")),
        ("中美关税谈判重启", ("中美双方昨天重启关税谈判，议题包括大豆、汽车和药品。", "美国代表说，管制清单不在此轮议程之内；中方希望取消制裁。", "会场外有人议论人工智能会不会让关税员失业。")),
        ("数据中心机房起火", ("城东一处数据中心的机房昨晚起火，两小时后扑灭。", "起火的是配电间，服务器大多完好，但政务网站停了半天。")),
        ("Power cut hits office park", ("A power cut stopped lifts and servers in an office park for three hours.", "A bank's data centre switched to diesel.", "An AI start-up on the fourth floor sent its staff home.", "Electricity was back by noon.")),
        ("Tractor maker opens plant", ("The American tractor maker opened a plant in China and another in Brazil.", "Its software steers by satellite, and an AI model tells weeds from wheat.", "Rival firms in Europe are cutting jobs.")),
        ("法官谈网络侵权", ("她的声音很轻，讲了三小时肖像权与名誉权。", "听众大多是律师。")),
    ],
)  # fmt: skip
def test_neighbouring_subjects_are_left_alone(title: str, texts: tuple[str, ...]) -> None:
    assert keys(SHIPPED, title, paragraphs(*texts)) == []


@given(st.lists(st.sampled_from([OTHER, CARS, "疫苗到了。", "疾控部门报告新增确诊病例三例。"]), min_size=1, max_size=8))
def test_both_scripts_of_a_text_have_the_same_subjects(texts: list[str]) -> None:
    convert = converter("zh-Hans", "zh-Hant", (), {})
    found = find_subjects(SECOND, "城市一周", paragraphs(*texts), "zh-Hans")
    converted = find_subjects(SECOND, convert("城市一周"), paragraphs(*map(convert, texts)), "zh-Hant")
    assert [(match.key, match.score) for match in found] == [(match.key, match.score) for match in converted]


@given(st.text(max_size=40), st.lists(st.text(max_size=80), max_size=5))
def test_any_text_gives_scores_between_the_threshold_and_one(title: str, texts: list[str]) -> None:
    assert all(0.5 <= match.score <= 1 for match in find_subjects(SECOND, title, paragraphs(*texts), "en"))


@pytest.mark.parametrize(
    ("title", "key"), [("电动车工厂再建两座", "electric-cars"), ("AI Music Firm Tunesmith Signs Its First Label", "")]
)
def test_a_headline_alone_says_what_a_link_is_about(title: str, key: str) -> None:
    found = [match.key for match in find_subjects(SECOND if key else SHIPPED, title, (), detect(title), "link")]
    assert found == [key or "ai-music"]


def test_a_round_up_is_about_what_most_of_its_items_are_about() -> None:
    def found(title: str, *texts: str) -> list[str]:
        return [match.key for match in find_subjects(SECOND, title, paragraphs(*texts), "zh-Hans", "round-up")]

    assert found("城市早报", CARS, OTHER, OTHER, OTHER) == []
    assert found("城市早报", CARS, CARS, CARS, OTHER) == ["electric-cars"]
    assert found("电动车涨价；长跑开赛；书展闭幕") == []
    assert found("电动车涨价；电动车出口增加；书展闭幕") == ["electric-cars"]
