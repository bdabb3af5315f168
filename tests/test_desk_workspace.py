"""Which workspace a command works in, and what init makes of a folder."""

import shutil

import pytest
from cli_support import DAY, refused, untouched
from desk_support import archive, build_tree, nigao, spawn


def templates_at(here, *before, home, **environment):
    """The names that `nigao template list` shows in the folder `here`, and what was said beside."""
    result = spawn(*before, "template", "list", here=here, home=home, **environment)
    assert result.code == 0, result.err
    return {line.split()[0] for line in result.out.splitlines()}, result.err


def workspace_named(root, name):
    """A workspace known by a template of its own."""
    return build_tree(root / name, {"拟稿.yaml": "", f"templates/{name}.txt": "# 题\n"})


@pytest.fixture
def home(tmp_path):
    root = tmp_path / "家"
    root.mkdir()
    return root


def test_the_option_wins_over_the_environment_and_this_over_the_folder(tmp_path, home):
    option, variable, folder = (workspace_named(tmp_path, name) for name in ("选项", "环境", "文件夹"))
    found, _ = templates_at(folder, "--workspace", option, home=home, NIGAO_WORKSPACE=str(variable))
    assert found >= {"选项", "工作会议讲话"}
    assert not found & {"环境", "文件夹"}
    found, _ = templates_at(folder, home=home, NIGAO_WORKSPACE=str(variable))
    assert "环境" in found
    assert not found & {"选项", "文件夹"}
    assert "文件夹" in templates_at(folder, home=home)[0]


def test_the_option_may_stand_before_or_behind_the_verb(tmp_path):
    root = workspace_named(tmp_path, "选项")
    before = nigao("--workspace", root, "template", "list", here=tmp_path)
    behind = nigao("template", "list", "--workspace", root, here=tmp_path)
    assert "选项" in before.out
    assert before == behind


def test_the_marker_of_a_parent_is_found_and_the_nearest_wins(tmp_path, home):
    outer = workspace_named(tmp_path, "外")
    inner = workspace_named(outer, "内")
    deep = build_tree(inner / "旧讲话" / "去年", {"x": ""})
    found, said = templates_at(deep, home=home)
    assert "内" in found
    assert "外" not in found
    assert said == ""
    (inner / "拟稿.yaml").unlink()
    assert "外" in templates_at(deep, home=home)[0]


def test_the_layout_of_the_repository_is_a_workspace(tmp_path, home):
    root = build_tree(
        tmp_path / "库",
        {
            "pyproject.toml": "",
            "generator/x": "",
            "phrasebank/x": "",
            "templates/库里.txt": "# 题\n",
            "docs/x": "",
        },
    )
    assert "库里" in templates_at(root / "docs", home=home)[0]
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "文档/拟稿"),
        ({"Documents/x": ""}, "Documents/拟稿"),
        (
            {".config/user-dirs.dirs": 'XDG_DOCUMENTS_DIR="$HOME/我的文档"\n', "Documents/x": ""},
            "我的文档/拟稿",
        ),
        (
            {".config/user-dirs.dirs": '# XDG_DOCUMENTS_DIR="$HOME/旧"\nXDG_MUSIC_DIR="$HOME/乐"\n'},
            "文档/拟稿",
        ),
    ],
    ids=["nothing there", "Documents", "XDG", "XDG without documents"],
)
def test_without_any_the_documents_folder_gets_one_and_says_so_once(tmp_path, home, files, expected):
    build_tree(home, files)
    here = build_tree(tmp_path / "别处", {"x": ""})
    _, said = templates_at(here, home=home)
    assert str(home / expected) in said
    assert len(said.splitlines()) == 1
    assert (home / expected / "拟稿.yaml").is_file()
    build_tree(home / expected, {"templates/自己的.txt": "# 题\n"})
    found, said = templates_at(here, home=home)
    assert "自己的" in found
    assert said == ""


def test_the_settings_of_xdg_may_lie_elsewhere(tmp_path, home):
    build_tree(tmp_path, {"设置/user-dirs.dirs": f'XDG_DOCUMENTS_DIR="{tmp_path}/盘/文件"\n', "别处/x": ""})
    templates_at(tmp_path / "别处", home=home, XDG_CONFIG_HOME=str(tmp_path / "设置"))
    assert (tmp_path / "盘" / "文件" / "拟稿" / "拟稿.yaml").is_file()
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_workspace_asked_for_must_exist(tmp_path, home, how):
    asked = tmp_path / "没有"
    args = ("--workspace", asked) if how == "option" else ()
    more = {"NIGAO_WORKSPACE": str(asked)} if how == "environment" else {}
    with untouched(tmp_path):
        _, hint = refused(spawn(*args, "template", "list", here=home, home=home, **more), asked)
    assert f"nigao init {asked}" in hint


def test_a_home_that_cannot_be_written_is_told(tmp_path):
    here = build_tree(tmp_path / "别处", {"x": ""})
    home = build_tree(tmp_path, {"文件": ""}) / "文件"
    refused(spawn("template", "list", here=here, home=home), str(home))


def test_init_makes_a_workspace_with_its_folders_and_a_card_to_fill_in(tmp_path, home):
    result = spawn("init", "新/工作", here=tmp_path, home=home)
    root = tmp_path / "新" / "工作"
    assert result.code == 0, result.err
    assert str(root) in result.out
    assert {path.name for path in root.iterdir()} == {"templates", "phrasebank", "output", "拟稿.yaml"}
    card = (root / "拟稿.yaml").read_text(encoding="utf-8")
    for key in ("地区", "本级", "上级", "下级", "单位", "姓名", "职务", "称谓"):
        assert f"  {key}:" in card


def test_init_away_from_a_terminal_says_that_it_did_not_ask(tmp_path):
    said = nigao("init", tmp_path / "工作").out
    assert "没有问单位情况" in said
    card = tmp_path / "工作" / "拟稿.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("地区:", "地区: 云河市", 1), encoding="utf-8")
    assert "没有问单位情况" not in nigao("init", tmp_path / "工作").out


def test_a_card_left_as_init_made_it_gives_the_draft_nothing(tmp_path):
    assert nigao("init", tmp_path / "工作").code == 0
    args = ("draft", "座谈会汇报发言", *DAY, "--skeleton")
    empty = build_tree(tmp_path / "空", {"拟稿.yaml": ""})
    assert nigao(*args, "--workspace", tmp_path / "工作").out == nigao(*args, "--workspace", empty).out


def test_init_without_a_folder_uses_the_documents(tmp_path, home):
    assert spawn("init", here=tmp_path, home=home).code == 0
    assert (home / "文档" / "拟稿" / "拟稿.yaml").is_file()


def test_init_leaves_what_is_there_alone(tmp_path):
    root = build_tree(
        tmp_path / "工作",
        {"拟稿.yaml": "单位:\n  地区: 云河市\n", "templates/我的.txt": "# 题\n", "旧讲话/x.txt": "x"},
    )
    nigao("init", root)
    with untouched(root):
        result = nigao("init", root)
    assert result.code == 0
    assert "原来就有" in result.out


def test_init_where_nothing_can_be_made_is_refused(tmp_path):
    build_tree(tmp_path, {"文件": "x"})
    with untouched(tmp_path):
        refused(nigao("init", tmp_path / "文件" / "工作", here=tmp_path), "文件")


def test_no_command_writes_outside_of_the_workspace(tmp_path, home):
    here = build_tree(tmp_path / "别处", {"x": ""})
    root = shutil.copytree(archive(), tmp_path / "副本")
    with untouched(here, home):
        for args in (("draft", "交流发言", *DAY), ("search", "监督"), ("bank",), ("template", "list")):
            assert spawn("--workspace", root, *args, here=here, home=home).code == 0
