"""Wording of the invented pile: beats, names, and sentences in Chinese and English about one invented event.

Everything is composed from the lists below by a seeded generator. A beat shares its nouns, deeds, organisations and filling
sentences among all its events; an event has particulars of its own, of which each report gives some, in other words.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final, NamedTuple


class Pair(NamedTuple):
    """The same in Chinese and in English."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """Return it in a language."""
        return self.en if language == "en" else self.zh


class Beat(NamedTuple):
    """What reporters of one field write about again and again."""

    key: str
    things: tuple[Pair, ...]
    deeds: tuple[Pair, ...]
    nouns: tuple[Pair, ...]
    unit: Pair


@dataclass(frozen=True)
class Event:
    """An invented event and its particulars."""

    number: int
    beat: Beat
    day: int  # since the first day of the pile
    actor: Pair
    other: Pair
    place: Pair
    person: Pair
    thing: Pair
    deed: Pair
    code: Pair  # the name of the project
    amount: int
    share: int
    month: int


def _pairs(zh: str, en: str) -> tuple[Pair, ...]:
    found = tuple(map(Pair, zh.split("、"), en.split(", ")))
    if len(zh.split("、")) != len(en.split(", ")):
        raise ValueError(f"{zh} and {en} have not as many words")
    return found


def _beat(key: str, things: str, deeds: str, nouns: str, unit: str) -> Beat:
    lists = [_pairs(*each.split(" | ")) for each in (things, deeds, nouns, unit)]
    return Beat(key, lists[0], lists[1], lists[2], lists[3][0])


BEATS: Final = (
    _beat("ports",
          "集装箱码头、渡轮航线、滚装泊位、船坞、引航站、冷藏仓库 | container terminal, ferry line, ro-ro berth, dry dock, pilot station, cold store",
          "扩建、停用、试运行、出售、拖延、重开 | enlarges, shuts, tests, sells, delays, reopens",
          "吊机、货轮、潮水、航道、码头工人、报关行、拖轮、锚地 | crane, freighter, tide, channel, docker, customs broker, tug, anchorage",
          "标准箱 | containers"),
    _beat("orchards",
          "苹果园、冷链车队、育苗基地、榨汁厂、蜂场、灌溉渠 | apple orchard, refrigerated fleet, tree nursery, juice plant, bee yard, irrigation canal",
          "转让、翻修、关停、引进、认证、并购 | transfers, renovates, closes, imports, certifies, takes over",
          "果农、霜冻、甜度、采摘季、批发价、虫害、土壤、果袋 | grower, frost, sweetness, picking season, wholesale price, pest, soil, fruit bag",
          "吨 | tonnes"),
    _beat("compute",
          "数据中心、AI算力集群、液冷服务器机房、GPU芯片产线、AI训练集群、加速卡仓库 | AI data center, AI computing cluster, liquid-cooled server hall, GPU chip line, AI training cluster, accelerator store",
          "开工、扩容、缓建、投产、转租、封顶 | breaks ground on, expands, postpones, opens, sublets, tops out",
          "芯片、电网、机柜、液冷、算力、服务器、变电站、用水量 | chip, power grid, rack, cooling, computing power, server, substation, water use",
          "张GPU | GPUs"),
    _beat("ai-music",
          "AI歌曲专辑、AI作曲工具、生成式音乐模型、AI歌手单曲、AI编曲课、AI配乐库 | AI song album, AI composing tool, generative music model, AI singer single, AI arranging course, AI soundtrack library",
          "推出、下架、授权、起诉、试用、评测 | releases, takes down, licenses, sues over, tries out, reviews",
          "旋律、歌词、音乐人、版税、播放量、唱片公司、混音、录音棚 | melody, lyrics, musician, royalty, plays, record label, mix, studio",
          "首歌 | songs"),
    _beat("voice",
          "AI配音合同、声音克隆应用、有声书声线库、配音演员工会协议、AI语音助手嗓音、声纹授权书 | AI dubbing contract, voice cloning app, audiobook voice bank, voice actors' union deal, AI assistant voice, voiceprint licence",
          "叫停、签署、起诉、赔偿、审理、仿冒 | halts, signs, sues over, pays for, hears the case of, imitates",
          "配音演员、声音权、样本、法院、同意书、声线、录音、侵权 | voice actor, right to a voice, sample, court, consent, timbre, recording, infringement",
          "条录音 | recordings"),
    _beat("rivalry",
          "对华AI芯片出口管制、中国大模型、美国AI禁令、AI芯片许可证、中美AI对话、开源模型榜单 | AI chip export control on China, Chinese AI model, American AI ban, AI chip licence for China, China–US AI dialogue, open model ranking",
          "收紧、放宽、推翻、公布、推迟、追平 | tightens, loosens, overturns, publishes, puts off, catches up on",
          "差距、商务部、华盛顿、北京、清单、算力、国产芯片、走私 | gap, Commerce Department, Washington, Beijing, entity list, compute, home-grown chip, smuggling",
          "枚芯片 | chips"),
    _beat("rail",
          "城际铁路、站台雨棚、夜间列车、道口信号、车辆段、票价方案 | intercity railway, platform roof, night train, crossing signal, depot, fare scheme",
          "开通、改造、取消、检修、招标、延长 | opens, rebuilds, cancels, inspects, tenders, extends",
          "乘客、晚点、轨道、司机、车厢、时刻表、接触网、换乘 | passenger, delay, track, driver, carriage, timetable, overhead line, transfer",
          "人次 | passengers"),
    _beat("weather",
          "台风预警、水库泄洪、山洪警报、气象雷达、海水倒灌、暴雪封路 | typhoon warning, reservoir release, flash flood alert, weather radar, sea water intrusion, snow closure",
          "发布、解除、升级、演练、修复、通报 | issues, lifts, raises, rehearses, repairs, reports",
          "雨量、风力、居民、避难所、水位、河堤、消防员、电线 | rainfall, wind, resident, shelter, water level, embankment, fire fighter, power line",
          "户 | households"),
    _beat("chess",
          "公开赛、青年队、快棋锦标赛、对局转播、棋院、等级分 | open tournament, youth team, rapid championship, game broadcast, chess school, rating list",
          "夺得、退出、主办、改制、抗议、复办 | wins, leaves, hosts, reforms, protests at, revives",
          "开局、残局、裁判、和棋、棋钟、教练、观众、弃子 | opening, endgame, arbiter, draw, clock, coach, spectator, sacrifice",
          "名棋手 | players"),
    _beat("banks",
          "储蓄债券、网点、房贷利率、跨境支付、保险子公司、风险准备金 | savings bond, branch network, mortgage rate, cross-border payment, insurance arm, loss reserve",
          "下调、发行、裁撤、调查、合并、上市 | cuts, issues, trims, investigates, merges, floats",
          "存款、利差、监管、股东、坏账、柜台、分析师、季度 | deposit, margin, regulator, shareholder, bad loan, counter, analyst, quarter",
          "亿元 | million"),
    _beat("medicine",
          "疫苗试验、社区医院、急救直升机、药品目录、血库、手术机器人 | vaccine trial, community hospital, rescue helicopter, drug list, blood bank, surgical robot",
          "批准、暂停、扩大、捐赠、召回、启用 | approves, suspends, widens, donates, recalls, commissions",
          "患者、护士、剂量、门诊、副作用、床位、实验室、疗程 | patient, nurse, dose, clinic, side effect, bed, laboratory, course of treatment",
          "名患者 | patients"),
    _beat("film",
          "电影节、修复版胶片、动画长片、影院连锁、片场、剧本大赛 | film festival, restored print, animated feature, cinema chain, studio lot, script contest",
          "开幕、撤档、买下、重映、停拍、颁奖 | opens, withdraws, buys, re-releases, stops, awards",
          "导演、票房、镜头、编剧、观众、银幕、海报、配乐 | director, box office, shot, writer, audience, screen, poster, score",
          "场放映 | screenings"),
)  # fmt: skip

_HAN_NAME: Final = "临云沙白青石柳松海岚清远平安和江汉泽渭泉岭原北南东西川陵峰桥湖渡竹梅杏榆枫"
_SYLLABLES: Final = ("ba", "den", "kor", "lin", "mar", "nel", "or", "pel", "ras", "sul", "tam", "ven", "wick", "yar", "zel",
                     "hol", "fen", "gar", "dun", "mis", "quin", "tor", "bel", "cas")  # fmt: skip
_PLACE: Final = _pairs("港、州、溪、城、山、浦、湾、镇", "port, shire, brook, city, hill, mouth, bay, ton")
_FIRM: Final = _pairs("集团、科技、控股、研究所、协会、管理局、基金会、联合会",
                      "Group, Technologies, Holdings, Institute, Association, Authority, Foundation, Federation")  # fmt: skip
_SURNAME: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
_CODE: Final = _pairs("青鸟、远帆、磐石、晨星、长风、银杏、白鹭、北斗、流萤、红杉、听涛、破晓",
                      "Bluebird, Farsail, Bedrock, Daystar, Longwind, Ginkgo, Egret, Dipper, Firefly, Redwood, Surf, Daybreak")  # fmt: skip


def _latin(rng: random.Random) -> str:
    return "".join(rng.sample(_SYLLABLES, 2)).capitalize()


def _han(rng: random.Random) -> str:
    return "".join(rng.sample(_HAN_NAME, 2))


def place(rng: random.Random) -> Pair:
    """Return an invented place."""
    kind = rng.choice(_PLACE)
    return Pair(_han(rng) + kind.zh, _latin(rng) + kind.en)


def firm(rng: random.Random) -> Pair:
    """Return an invented organisation."""
    kind = rng.choice(_FIRM)
    return Pair(_han(rng) + kind.zh, f"{_latin(rng)} {kind.en}")


def person(rng: random.Random) -> Pair:
    """Return an invented person."""
    return Pair(rng.choice(_SURNAME) + _han(rng), f"{_latin(rng)} {_latin(rng)}")


def code(rng: random.Random) -> Pair:
    """Return the invented name of a project."""
    kind, number = rng.choice(_CODE), rng.randrange(2, 99)
    return Pair(f"{kind.zh}{number}号", f"{kind.en} {number}")


# {a} actor {o} other {p} place {w} person {t} thing {d} deed {c} code {n} amount {s} share {m} month {u} unit
HEADLINES: Final = {
    "zh": ("{a}{d}{p}{t}", "{p}{t}迎来变化：{a}决定{d}", "{n}{u}！{a}{d}{t}", "{w}：{a}将{d}{p}{t}", "{a}“{c}”{t}{d}，{o}表态",
           "{d}{t}，{a}这次为何选在{p}", "{p}{t}，{a}{d}，涉及{n}{u}"),
    "en": ("{a} {d} {t} in {p}", "{p}: {a} {d} {t}", "{n} {u}: {a} {d} {t}", "{w} says {a} {d} {t} in {p}",
           "{a} {d} {t} under {c} as {o} responds", "Why {a} {d} its {t} in {p}", "{t} in {p}: {a} {d} it, {n} {u} affected"),
}  # fmt: skip
FACTS: Final = {
    "zh": (
        ("{a}宣布{d}位于{p}的{t}，涉及{n}{u}。", "位于{p}的{t}将由{a}{d}，规模为{n}{u}。", "{a}证实，{p}的{t}已经{d}，共{n}{u}。"),
        ("{w}在发布会上说，这一步比原计划早了{m}个月。", "“我们提前了{m}个月。”{w}说。", "负责人{w}表示，时间表因此提前{m}个月。"),
        ("该项目在内部称为“{c}”。", "文件中，这个项目的名字是“{c}”。", "“{c}”是这一计划的代号。"),
        ("{o}对此表示，将在{m}个月内作出答复。", "{o}没有立即回应，只说会用{m}个月研究。", "据{o}的说明，评估需要{m}个月。"),
        ("按照公布的数字，其中{s}%由{p}当地承担。", "{p}方面承担{s}%，其余由{a}负责。", "费用的{s}%来自{p}，这一比例此前没有公布。"),
        ("{w}与{o}的代表在{p}签了字。", "签字仪式在{p}举行，{w}和{o}都派人到场。", "{o}派代表到{p}，同{w}见了面。"),
        ("受影响的{u}从去年的水平增加到{n}。", "{n}{u}，这是{a}第一次给出的数字。", "{a}给出的规模是{n}{u}，比去年多{s}%。"),
    ),
    "en": (
        ("{a} {d} the {t} in {p}, a matter of {n} {u}.", "The {t} in {p} is at stake: {a} {d} it, with {n} {u} affected.", "In {p}, {a} now {d} its {t}, {n} {u} in all."),
        ("{w} told reporters the step comes {m} months early.", '"We are {m} months ahead," {w} said.', "It is {m} months sooner than planned, according to {w}."),
        ("The plan is known inside the company as {c}.", "Papers call the project {c}.", "{c} is the name of the scheme."),
        ("{o} will answer within {m} months.", "{o} declined to comment at once and asked for {m} months.", "A review by {o} takes {m} months."),
        ("Of the cost, {s} per cent falls to {p}.", "{p} bears {s} per cent, {a} the rest.", "The share of {p}, {s} per cent, had not been published before."),
        ("{w} and envoys of {o} signed in {p}.", "A ceremony in {p} brought {w} and {o} together.", "{o} sent people to {p} to meet {w}."),
        ("The count of {u} rises to {n}.", "It is the first time {a} has named a figure: {n} {u}.", "At {n} {u}, the size is {s} per cent above last year."),
    ),
}  # fmt: skip
_ADJECTIVES: Final = _pairs(
    "新的、旧的、少见的、便宜的、昂贵的、稳定的、复杂的、临时的、公开的、地方的、意外的、缓慢的、明显的、关键的",
    "new, old, rare, cheap, costly, steady, complex, temporary, public, local, unexpected, slow, visible, crucial")  # fmt: skip
_VERBS: Final = _pairs(
    "影响、取代、补充、推动、限制、检验、缓解、加重、掩盖、带动、拖累、解释、回避、改变",
    "affect, replace, complement, drive, limit, test, ease, worsen, hide, lift, burden, explain, avoid, change")  # fmt: skip
_WHO: Final = _pairs(
    "居民、专家、同行、官员、学者、业内人士、志愿者、供应商、家长、工程师、记者、议员",
    "residents, experts, rivals, officials, scholars, insiders, volunteers, suppliers, parents, engineers, reporters, councillors")  # fmt: skip
# {x} {y} nouns of the beat, {j} adjective, {v} verb, {h} who, {f} organisation of the beat, {q} an invented place, {k} number
FILL: Final = {
    "zh": ("{h}认为，{j}{x}会{v}{y}。", "过去{k}年，{q}的{x}一直是{j}话题。", "{f}去年也遇到过{y}的问题，当时用了{k}天才解决。", "没有{x}就谈不上{y}，{h}这样形容。",
           "在{q}，{h}更关心{y}，而不是{x}。", "{x}与{y}之间的关系，比看上去{j}情形要复杂。", "{f}的一份材料显示，{y}占到{k}%。", "{h}提醒，{x}只能{v}一时，{y}才是根本。",
           "从{q}到邻近各地，{y}的差别很大。", "也有{h}担心，{j}安排会{v}{x}。", "这类{x}并不少见，{f}就有{k}处。", "{y}每增加一成，{x}就要多准备{k}天。",
           "{h}花了{k}个星期走访{q}，记录下{j}{x}。", "眼下，{f}仍在核对{x}的数据。", "如果{y}继续变化，{h}说，{x}也要跟着调整。", "在{j}年份里，{x}曾经{v}整个{q}。"),
    "en": ("{h} expect a {j} {x} to {v} the {y}.", "For {k} years the {x} of {q} has been a {j} matter.", "Last year {f} had trouble with its {y}, which took {k} days to settle.",
           "Without a {x} there is no {y}, as {h} put it.", "In {q}, {h} care more about the {y} than about the {x}.", "The link between {x} and {y} is less {j} than it looks.",
           "A paper of {f} puts the {y} at {k} per cent.", "{h} warn that a {x} can {v} things for a while, while the {y} decides.", "From {q} to its neighbours the {y} differs widely.",
           "Some {h} fear that a {j} arrangement would {v} the {x}.", "Such a {x} is common: {f} alone has {k}.", "For each tenth of {y} the {x} needs {k} more days.",
           "{h} spent {k} weeks in {q} and noted every {j} {x}.", "For now {f} is still checking figures of the {x}.", "Should the {y} change again, {h} say, the {x} will follow.",
           "In {j} years the {x} used to {v} all of {q}."),
}  # fmt: skip


def script(language: str) -> str:
    """Return which of the two wordings a language uses."""
    return "en" if language == "en" else "zh"


def fill(rng: random.Random, beat: Beat, firms: tuple[Pair, ...], language: str) -> str:
    """Return a sentence that any article of a beat may have."""
    first, second = (noun.of(language) for noun in rng.sample(beat.nouns, 2))
    return capital(rng.choice(FILL[script(language)]).format(
        x=first, y=second, j=rng.choice(_ADJECTIVES).of(language), v=rng.choice(_VERBS).of(language),
        h=rng.choice(_WHO).of(language), f=rng.choice(firms).of(language), q=place(rng).of(language), k=rng.randrange(2, 90),
    ))  # fmt: skip


def worded(text: str, event: Event, language: str) -> str:
    """Return a sentence or headline with the particulars of an event."""
    named = {"a": event.actor, "o": event.other, "p": event.place, "w": event.person, "t": event.thing, "d": event.deed,
             "c": event.code, "u": event.beat.unit}  # fmt: skip
    found = {letter: pair.of(language) for letter, pair in named.items()}
    return capital(text.format(n=event.amount, s=event.share, m=event.month, **found))


def headline(rng: random.Random, event: Event, language: str) -> str:
    """Return a headline of an event."""
    return worded(rng.choice(HEADLINES[script(language)]), event, language)


def facts(rng: random.Random, event: Event, language: str, most: int) -> list[str]:
    """Return the first fact and some of the others, each in one of its wordings."""
    first, *others = FACTS[script(language)]
    chosen = [first, *rng.sample(others, min(len(others), rng.randint(2, most)))]
    return [worded(rng.choice(each), event, language) for each in chosen]


def capital(text: str) -> str:
    """Return a sentence with its first letter large."""
    return text[:1].upper() + text[1:]
