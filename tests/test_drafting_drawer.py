"""A drawer as offices have them: short points under plain leads, few words that a list of cues knows. It speaks again."""

import json

import pytest
from desk_support import nigao
from docx import Document

STATIONS = """在全县代表联络站建设现场推进会上的讲话
（2024年9月12日）
松原岭县人大常委会副主任 何秋实

同志们：
今天我们召开现场推进会。下面，我讲三点意见。
一、认识要再深一层，想清楚建站图个什么
联络站不是摆在路口的橱窗，而是群众歇脚说话的茶棚。门槛低了，话才说得进来；凳子热了，人才留得住脚。
二、功能要再实一层，弄明白站里忙些什么
要当好听意见的站，接待的日子写在门上、风雨不改，谁来谁坐、谁说谁记，不许拿照片顶接待。要当好办事情的站，收来的意见分三个篮子装，站里能办的当场办，镇里能办的转过去办，办不了的写成建议往上交。要当好讲政策的站，代表自己先弄懂，再用家常话讲给乡亲们听。
三、管理要再细一层，保证站点长久有用
要用好“柳叶亭”议事会，把代表请进亭子里。建站一阵风，守站十年功。要有人守，站长由主席团成员担任，挂了名就要到岗。要有钱办，活动经费进预算，一笔一笔摆在明处。要有规矩，接待、交办、答复、归档的办法上墙更要上心。
同志们，站小事不小，让我们把它办好。
"""
OFFICE = """在机关作风建设会议上的讲话
（2025年3月4日）
松原岭县人大常委会主任 何秋实

同志们：
下面，我讲两点意见。
一、以能力建设为抓手，做业务上的明白人
一是练写的功夫。写稿子先把事情想透再动笔，开门见山，有骨有肉，一个数字要对三遍。
二是练办的功夫。办会走在开会前头，桌签话筒前一晚挨个过一遍，交办的事办成办不成都要回个话。
二、以作风建设为保障，做群众身边的自己人
一是待人要热心。来访的进门先让座，话听完了再解释，听明白了再答复，不许三言两语打发走。
二是律己要严格。不该吃的饭一口不吃，不该收的礼一分不收，公家的东西当自家的一样爱惜。
同志们，让我们从手头的事做起。
"""
FLOODS = """在防洪法执法检查动员会上的讲话
（2024年5月14日）
松原岭县人大常委会副主任 何秋实

同志们：
根据监督工作计划，开展防洪法执法检查。下面，我讲两点意见。
一、突出重点，务求检查取得实效
一是查堤坝安全责任。堤坝有没有人巡，险段有没有人守，泄洪的沟渠通不通水，都要到坝上走一遍看一遍。
二、加强组织，确保检查顺利推进
一是方式要灵活。明着查和暗着访结合起来，少听汇报多看现场，不打招呼不要陪同，请懂行的代表跟着一起看。
二是纪律要严明。轻车简从、自带干粮，不给基层添负担，不收一份土特产品，检查组走到哪里都要干干净净。
同志们，让我们把检查抓实。
"""
WORK = """在县委人大工作会议上的讲话
（2023年2月18日）
松原岭县人大常委会主任 何秋实

同志们：
下面，我讲一点意见。
一、突出重点，不断增强监督工作的刚性和实效
一是选题要准。监督议题贵在少而精，奔着难处去，年初定下题目，一年到头盯住不放。
二是调研要深。不打招呼、不定路线，把病根找在开会以前，报告里敢把问题写透。
三是跟踪要紧。审议意见交出去只是起步，要一张清单管到底，测评不满意的打回去重办。
同志们，让我们把监督做实。
"""
CARD = "单位:\n  地区: 松原岭县\n  上级: 望州市\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A workspace with the three speeches and the shipped samples."""
    folder = tmp_path_factory.mktemp("抽屉")
    files = {
        "2023工作会议.txt": WORK,
        "2024联络站推进会.txt": STATIONS,
        "2025机关会议.txt": OFFICE,
        "2024防洪法执法检查.txt": FLOODS,
    }
    drawer = folder / "旧讲话"
    drawer.mkdir()
    for name, text in files.items():
        (drawer / name).write_text(text, encoding="utf-8")
    root = folder / "拟稿"
    assert nigao("init", root).code == 0
    (root / "拟稿.yaml").write_text(CARD, encoding="utf-8")
    assert nigao("mine", drawer, "--workspace", root).code == 0
    assert nigao("mine", "--samples", "--workspace", root).code == 0
    return root


def _draft(desk, tmp_path, occasion, *sets, seed=1):
    """The blocks of a draft with what of them is of the three speeches: [(text, own sentences)]; what the user is told."""
    target = tmp_path / f"{occasion}-{seed}.json"
    asked = [part for one in ("日期=2026-12-01", *sets) for part in ("--set", one)]
    made = nigao(
        "draft",
        occasion,
        *asked,
        "--seed",
        seed,
        "--text",
        "--manifest",
        target,
        "--force",
        "--workspace",
        desk,
    )
    assert made.code == 0, made.err
    told = json.loads(target.read_text(encoding="utf-8"))
    return [(block["text"], _own(block)) for block in told["blocks"]], made.err


def _own(block):
    spans = [span for span in block["spans"] if (span.get("source") or {}).get("file", "").startswith("202")]
    return [span["text"] for span in spans]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_on_its_theme_the_drawer_speaks_in_several_parts(desk, tmp_path, seed):
    blocks, _ = _draft(
        desk, tmp_path, "经验交流会讲话", "会议=全县代表联络站提质现场会", "主题=联络站", seed=seed
    )
    own = [said for _, said in blocks if said]
    assert sum(map(len, own)) >= 6
    assert len(own) >= 2


def test_what_a_point_says_of_one_speech_keeps_its_order(desk, tmp_path):
    blocks, _ = _draft(desk, tmp_path, "经验交流会讲话", "会议=全县代表联络站提质现场会", "主题=联络站")
    told = ("茶棚", "谁来谁坐", "三个篮子", "讲给乡亲们听", "挂了名就要到岗", "进预算", "上墙更要上心")
    for text, said in blocks:
        found = [text.index(one) for one in told if any(one in each for each in said)]
        assert found == sorted(found)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_stands_under_a_plain_lead_is_on_the_matter_of_its_heading(desk, tmp_path, seed):
    blocks, _ = _draft(desk, tmp_path, "机关会议讲话", "重点=作风建设", seed=seed)
    (point,) = [text for text, said in blocks if any("来访的进门先让座" in one for one in said)]
    assert "作风" in point
    (other,) = [text for text, said in blocks if any("公家的东西" in one for one in said)]
    assert "廉洁" in other


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_paragraphs_that_go_through_the_work_of_a_slot_together_make_its_point(desk, tmp_path, seed):
    blocks, _ = _draft(desk, tmp_path, "工作会议讲话", seed=seed)
    (point,) = [text for text, said in blocks if any("贵在少而精" in one for one in said)]
    assert point.index("贵在少而精") < point.index("把病根找在开会以前") < point.index("一张清单管到底")


def test_of_another_law_only_what_holds_for_every_check_is_said(desk, tmp_path):
    own = []
    for seed in (1, 2, 3):
        blocks, _ = _draft(desk, tmp_path, "执法检查动员讲话", "主题=农产品质量安全法", seed=seed)
        own += [one for _, said in blocks for one in said]
    assert any("自带干粮" in one or "请懂行的代表" in one for one in own)
    assert not any("坝" in one for one in own)


def test_under_a_lead_of_ones_own_stands_what_one_said_under_it(desk, tmp_path):
    made = nigao(
        "draft", "机关会议讲话", "--set", "日期=2026-12-01", "--outline", "-o", tmp_path / "纲.docx", "--workspace", desk,
    )  # fmt: skip
    assert made.code == 0, made.err
    document = Document(str(tmp_path / "纲.docx"))
    first = next(one for one in document.paragraphs if one.style.name == "Heading 2")
    first.runs[0].text = "练办的功夫。"
    for run in first.runs[1:]:
        run.text = ""
    document.save(str(tmp_path / "纲.docx"))
    made = nigao("draft", "--from", tmp_path / "纲.docx", "--text", "--workspace", desk)
    assert made.code == 0, made.err
    (line,) = [one for one in made.out.splitlines() if "练办的功夫。" in one]
    assert "办会走在开会前头" in line
    assert "没有适合" not in made.err


def test_what_must_be_said_and_may_not_is_shown_where_the_drawer_has_it(desk, tmp_path):
    _, told = _draft(desk, tmp_path, "机关会议讲话", "必提=柳叶亭")
    assert "您的旧稿里有一句可以参考：“要用好“柳叶亭”议事会，把代表请进亭子里。”" in told
    assert "2024联络站推进会.txt 第" in told


def test_a_theme_that_is_over_is_told(desk, tmp_path):
    _, told = _draft(desk, tmp_path, "执法检查动员讲话", "主题=中华人民共和国水污染防治法")
    assert "拟稿单的“主题”里，“水污染防治法”在会议日期已不用作现行提法" in told
    _, told = _draft(desk, tmp_path, "执法检查动员讲话", "主题=安全生产法")
    assert "拟稿单的“主题”里" not in told


def test_a_law_in_its_full_name_stands_between_title_marks(desk, tmp_path):
    blocks, _ = _draft(desk, tmp_path, "执法检查动员讲话", "主题=中华人民共和国安全生产法")
    assert blocks[0][0] == "在全县《中华人民共和国安全生产法》执法检查动员会上的讲话"
