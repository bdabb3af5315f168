"""Templates that the user begins: a commented skeleton, or a copy of another occasion's."""

import re
from pathlib import Path

from generator.desk.desk import Desk
from generator.desk.workspace import make_folder
from generator.model.errors import RequestError

_NAME = re.compile(r'[^\\/:*?"<>|\s.][^\\/:*?"<>|\r\n]{0,40}')
_SKELETON = """\
---
# 两行 --- 之间是设置，“键: 值”。全部的键和记号见 docs/templates.md。
说明: 一句话说明这是什么场合
# 序号的样子，从一级往下：一、 （一） 1. （1） 第一， 一是 一要
编号: [一、, 一是]
# 用谁的口气：部署、汇报、交流、主持、表态
身份: 部署
# 全文大约多少字
字数: 3000
# 在屏幕前起草时，没有填的会问
必填: [地区, 会议]
# 新场合还没有自己的开头、结尾用语，先用这个场合的
参照: 工作会议讲话
---
{# 花括号里由程序填，其余文字照写照印；这样的行是给自己看的话，不印。一行就是一段。 #}
# {{ 标题 | default("在" ~ 会议 ~ "上的讲话") }}
〔日期〕（{{ 日期 }}）
{# 填了姓名才有讲话人这一行。 #}
{% if 姓名 %}
〔讲话人〕{{ 姓名 }}
{% endif %}
〔称谓〕{{ 称谓 | default("同志们") }}：
{# 开头。【待填：……】印成黄底的空白。 #}
今天，我们召开{{ 会议 }}。{{ 选(槽位="opening", 环节="目的") }}{{ 选(槽位="opening", 环节="意义") }}
{# “部分数”是下面有几个部分，程序自己数。 #}
{{ 选(槽位="opening", 环节="任务") }}下面，我讲{{ 部分数 }}点意见。
{# 一行“部分”就是一整个部分：标题、领句、展开的话都从句库里选，单独占一行。 #}
{{ 部分(槽位="提高政治站位", 要点=3, 字数=900) }}
{# 也可以自己写标题和领句，只让程序选展开的话：横线后面是领句，竖线后面是展开。 #}
## 突出重点，增强监督实效
- 盯紧计划预算。｜{{ 选(槽位="监督", 作用="举措", 话题="计划预算", 字数=180) }}
- 聚焦民生支出。｜{{ 选(槽位="监督", 作用="举措", 话题="民生监督", 字数=180) }}
{{ 部分(槽位="自身建设", 要点=3, 字数=900) }}
{# 从这里起是结尾。 #}
〔结尾〕
同志们，{{ 选(槽位="closing", 环节="收束") }}{{ 选(槽位="closing", 环节="展望") }}
"""


def skeleton_text() -> str:
    """A commented template that checks and drafts as it is."""
    return _SKELETON


def copy_text(text: str, occasion: str) -> str:
    """The text of `occasion`'s template for a new occasion, which goes on using its openings and closings."""
    note = f"# 照“{occasion}”另起的模板；改成新场合的说法。"
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return f"---\n{note}\n参照: {occasion}\n---\n{text}"
    named = any(re.match("参照[:：]", line.strip()) for line in lines)
    return "\n".join([lines[0], note, *([] if named else [f"参照: {occasion}"]), *lines[1:]])


def place_for(desk: Desk, name: str) -> Path:
    """Where the workspace keeps the template of the occasion `name`. Raises RequestError if it can be no name."""
    stem = name.removesuffix(".txt")
    if not _NAME.fullmatch(stem):
        raise RequestError(
            f"“{name}”不能用作场合的名称。", "名称会用作文件名，不要有空格开头和 / \\ : * ? 这样的符号。"
        )
    return make_folder(desk.workspace.root / "templates") / f"{stem}.txt"
