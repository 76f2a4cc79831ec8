"""Words that any report may contain, and that therefore identify no event.

A fixed table, where others count in how many articles of a collection a word occurs: so what two articles have in common
never depends on a third. The words are those of reporting, business, offices and places that are in the news every day, in
folded spelling.
"""

from __future__ import annotations

import re
from typing import Final

_HAN_WORDS: Final = """
发展 技术 进行 提供 表示 科技 自己 公司 相关 工作 智能 人工 工智 发布 平台 已经 服务 未来 实现 问题 产品 领域 行业 基础
生成 国家 活动 方面 创新 包括 经济 产业 企业 开始 带来 介绍 完成 视频 市场 音乐 出现 全国 北京 研究 合作 利用 方式 来自
用户 生活 文化 探索 创作 世界 持续 推动 关注 情况 生产 数字 质量 模型 制作 发现 联合 形成 支持 国际 大学 建设 作品 显示
项目 全球 提升 提出 人民 影响 开发 推出 管理 系统 记者 政府 开放 工具 风险 引发 软件 获得 甚至 结合 研发 什么 负责 网络
打造 声音 学院 艺术 选择 现场 大量 关键 希望 特别 设计 处理 重点 部门 教育 大家 专业 价值 基本 空间 分析 形式 媒体 积极
产生 保护 直接 深入 集团 共同 传统 消息 政策 水平 挑战 体验 场景 工程 规模 代表 融合 举行 指出 实验 亿元 万元 解决 责任
报告 结果 开展 展现 联网 推进 资源 歌曲 城市 美国 需求 目标 安全 环境 计算 信息 投资 全面 科学 学习 感受 真实 越来 发生
行动 机器 互联 快速 作出 优势 核心 限公 歌手 作者 明显 正式 控制 系列 分享 吸引 实际 加强 起来 分钟 接受 图片 非常 地方
精神 呈现 网友 展示 丰富 继续 完全 知识 普通 范围 标准 成本 部分 算法 突破 观众 增加 人员 表达 增长 重大 活力 广泛 计划
学生 实践 变化 治理 提高 模式 关系 机构 建立 主题 自动 创意 文字 大模 虚拟 新闻 今天 昨天 日前 近日 消费 满足 公共 简单
觉得 按照 学校 制定 充分 层面 专家 工业 帮助 虽然 升级 准确 同样 事实 阶段 促进 坚持 进入 人类 作用 团队 注意 责人 制造
法律 训练 互动 明确 国人 预测 网站 执行 输入 出来 导致 交互 历史 优化 主任 人士 高校 数量 品牌 鼓励 设施 体系 取得 首次
投入 覆盖 告诉 降低 效率 左右 发挥 强化 创造 看来 方案 现出 运营 深度 语音 交通 期间 加入 加大 举办 造成 任何 设备 文本
努力 面临 巨大 调整 采访 收入 知名 真正 成熟 助力 生态 损失 特色 人物 区域 成果 改革 近期 分别 芯片 识别 自然 战略 传播
完善 规范 运用 综合 落地 加快 表现 董事 表演 公开 高度 智慧 主体 现实 大型 容易 意义 环节 语言 竞争 美元 客户 家人 尝试
宣布 教授 增强 游戏 现象 邀请 娱乐 直播 建议 情感 效果 措施 相信 迅速 门槛 业务 高端 具备 意识 权益 现代 公众 展开 朋友
角色 模仿 公布 自主 合理 复杂 交流 思考 音频 构成 成功 市民 英国 完整 手机 长期 论坛 手段 程序 主持 案例 新增 速度 期待
官方 感觉 全新 怎么 联系 比较 具体 成立 想象 参加 变成 召开 汽车 舞台 宣传 精准 运动 权利 动力 确定 金融 扩大 采取 来看
香港 上海 台湾 广东 深圳 日本 韩国 欧洲 俄罗 法国 德国 印度 中国 国内 海外 领先 先进 规定 加速 推广 资料 整体 体现 故事
提示 原创 强大 成长 接近 医疗 变革 形象 事长 围绕 实施 做出 代人 创始 始人 驱动 再次 重新 限制 充满 银行 开启 结构 传递
动态 本次 类似 机制 边界 大力 组织 优秀 发出 安排 动作 决定 同意 激发 当地 累计 仍然 家庭 制度 独立 引导 首届 硬件 结束
教学 屏幕 经验 规划 视觉 稳定 肯定 贡献 政治 信心 电子 采用 业界 迎来 平方 进步 保持 大数 数据 据中 指导 构建 部署 融入
力量 地区 职业 主席 力度 聚焦 监管 机械 兴趣 机遇 争议 风格 算力 包含 旅游 严重 状况 发表 国民 版本 总裁 副总 总经 经理
预期 首先 修改 全部 正常 准备 培养 带动 走进 理解 改善 改变 条件 出口 民族 认识 本地 社交 透露 深刻 美好 避免 出台 首席
资金 担忧 较高 优质 免费 普遍 意味 来源 角度 程度 集体 融资 掌握 地位 逐步 单位 转化 深化 经典 寻找 视野 交易 电影 本身
独特 办公 依托 紧密 法规 国产 致力 逼真 审美 提振 依然 位置 身份 取代 精彩 头部 典型 协议 元素 开源 沟通 参数 承担 里面
镜头 调查 老师 事件 享受 打开 难题 注重 走出 逐渐 严格 坦言 拥抱 影视 背景 强调 思想 推荐 陆续 纷纷 调研 提醒 价格 公里
记录 人口 社会 群众 干部 办法 通知 意见 会议 讲话 书记 市长 总统 总理 部长 官员 当局 警方 律师 学者 居民 居住 村民 工人
员工 员说
"""

_LATIN_WORDS: Final = """
the a an in on at for of to by with from and or but as if is are was were be it its he she they we i you his her
their our this that these those there then than when while where who what which why how not no yes so new one two
three all some many most more after before since during about over under into also however according monday tuesday
wednesday thursday friday saturday sunday january february march april may june july august september october
november december ai us u.s uk eu un app ceo ip tv mr mrs ms dr prof said would could should might must being other
others another first second third still every really thing people person year week month today tomorrow yesterday
because through between around without within against among until whose although including already always never
often going think thought make making made known called using used use based least great earlier late later recent
recently report reported reporting company companie government number group official time world state public added
asked found taken given show shown percent million billion trillion right wrong better best place business start
started system whether experience looking small large market important working work simple level along change
control different something question offer matter future bring learn little instead point performance share enough
includ include across acros getting having actually president minister mayor chief director executive manager
spokesman spokeswoman spokesperson issue following doesn platform come model though again night feature below
research researcher front money need needed allow everyone effort finding believe statement become specific support
major announced announce problem running limited light coming center centre trying reason latest video service look
taking mean image review result build building article option check source common piece value solution friend
political powerful improve version return possible organization organisation program programme potential decision
final digital likely extra couple history event quickly media together attention individual power china chinese
happen partner united states beyond total everything several price office area street goal season energy account
hour stage released release quality information complex example favorite remain project despite beijing create
effective house management manage budget content choose action consider tool global former general capital team
focus focused spent watch computer product benefit strong family community worth minute moment tested above clear
impact picture single created regular close truly industry member overall nearly special interest rather local
begin began completely process proces longer position complete significant short country counties county national
international space design comment certain investor technology almost meeting welcome style forward south north
east west central camera daily mention probably certainly original available enterprise challenge physical detail
track sense write answer study successful shift revealed region either morning afternoon evening provide stand
stock further approach financial website present wanted want multiple perfect rising learning balance mission
message amount lower growth charge customer itself europe european allowing america american weight helping handle
range decided ground choice table campaign user social compared material travel meant decade someone personal
understand required published insight particular alone directly thank session concern concerned described order
element follow entire force staying security authority cause london washington york hong kong taiwan japan japanese
russia russian india indian france french germany german britain british city town white trump biden court police
party university school lawyer expert artificial intelligence internet online software data music voice song artist
players player spokes agency countries leaders leader wrote written tell told telling says saying plan planned
plans expected expect same such very each only just like even well back down here both them your been does done
able part long high much next last past early half full live life home hand head face fact case kind turn turned
keep kept left less line list open paid plus real rest rise rule self send sent side sign site size soon sort talk
task term test text took tour true unit upon view wait walk wall went wide wife wind wish word have will know name
photo way free easy built came go try now my me yet guide type page top note hear heard deal sale born died dead
kill
"""
# A piece of a run that begins or ends with one of these is not distinctive.
HAN: Final = frozenset(re.findall(r"\S+", _HAN_WORDS))
# Without plural s, so that a word and its plural are equal.
LATIN: Final = frozenset([word.removesuffix("s") for word in re.findall(r"\S+", _LATIN_WORDS)])
