"""Help, examples, aliases and wrong usage; what is imported for what."""

import re
import shlex

import click
import pytest
from cli_support import DAY, PLACE, desktop, refused, untouched, workspace
from desk_support import nigao, spawn

from generator.cli.main import ALIASES, GROUPS, cli
from generator.desk.content import shipped_root

__all__ = ["desktop", "workspace"]

VERBS = [name for group in GROUPS.values() for name, _ in group]
COMMANDS = [(verb,) for verb in VERBS] + [("template", verb) for verb in ("list", "new", "from", "check")]
WRONG = {
    "unknown option": ("draft", "交流发言", "--seeds", "2"),
    "option without value": ("draft", "交流发言", "--seed"),
    "flag with value": ("draft", "交流发言", "--force=1"),
    "set without sign": ("draft", "交流发言", "--set", "地区"),
    "no occasion": ("draft",),
    "two occasions": ("draft", "交流发言", "工作会议讲话"),
    "seed is a word": ("draft", "交流发言", "--seed", "一"),
    "seed below zero": ("draft", "交流发言", "--seed", "-1"),
    "text into a file": ("draft", "交流发言", "--text", "-o", "稿.docx"),
    "no word": ("search",),
    "limit zero": ("search", "监督", "--limit", "0"),
    "nothing to mine": ("mine",),
    "date is a word": ("mine", "讲话.txt", "--date", "明天"),
    "no file": ("outline",),
    "unknown verb": ("起草",),
    "brief as a picture": ("brief", "交流发言", "-o", "单.png"),
    "template of no name": ("template", "new"),
    "template from nothing": ("template", "from"),
    "unknown template verb": ("template", "lists"),
    "unknown option before the verb": ("--works", "x", "bank"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_wrong_usage_is_exit_2_with_a_sentence_and_where_to_read_on(workspace, desktop, fault):
    with untouched(workspace, desktop):
        result = nigao(*WRONG[fault], "--workspace", workspace, here=desktop)
    message, hint = refused(result, code=2)
    assert not re.search("[a-z]+ [a-z]+ [a-z]+", message), "English"
    assert re.search("nigao .*--help", hint)
    assert result.out == ""


@pytest.mark.parametrize(
    ("verbs", "meant"), [(("darft",), "draft"), (("bank", "exprot"), "export"), (("template", "lst"), "list")]
)
def test_a_mistyped_command_suggests_the_nearest(verbs, meant):
    assert f"是不是“{meant}”" in refused(nigao(*verbs), verbs[-1], code=2)[0]


def test_an_unknown_option_suggests_the_nearest(workspace):
    assert "--seed" in nigao("draft", "交流发言", "--sed", "2", here=workspace).err


@pytest.mark.parametrize("args", [(), ("--help",)], ids=["alone", "--help"])
def test_nigao_without_a_terminal_prints_help_with_every_verb_in_three_groups(tmp_path, args):
    result = spawn(*args, here=tmp_path, home=tmp_path)
    assert (result.code, result.err) == (0, "")
    positions = [result.out.index(title) for title in ("天天用", "偶尔用", "维护")]
    assert positions == sorted(positions)
    for word in (*VERBS, *ALIASES):
        assert re.search(rf"\b{word}\b", result.out), word


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_chinese_help_with_an_example(tmp_path, command):
    result = nigao(*command, "--help", here=tmp_path)
    assert result.code == 0
    assert result.out.startswith(f"用法：nigao {' '.join(command[:1])}")
    assert f"例子：nigao {' '.join(command[:1])}" in result.out
    described = result.out.partition("例子：")[0].replace(f"nigao {' '.join(command)}", "")
    assert not re.search("[a-z]+ [a-z]+ [a-z]+", described), "English"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_says_what_it_does(command):
    found = cli
    for name in command:
        found = found.get_command(click.Context(found), name)
    for option in found.params:
        if isinstance(option, click.Option):
            assert re.search("[一-鿿]", option.help or ""), option.name


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_example_of_a_command_is_right_usage(tmp_path, command):
    example = nigao(*command, "--help", here=tmp_path).out.partition("例子：nigao ")[2]
    verb, *rest = shlex.split(example)
    found = cli.get_command(click.Context(cli), verb)
    assert found is not None
    found.make_context(verb, rest, resilient_parsing=False)


def test_every_command_and_alias_is_in_the_readme():
    text = (shipped_root() / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"nigao {verb}" in text, verb
    for alias in ALIASES:
        assert re.search(rf"nigao {alias}\b|`{alias}`|{alias}=|{alias}（", text), alias


def test_every_command_line_in_the_readme_is_right_usage():
    text = (shipped_root() / "README.md").read_text(encoding="utf-8")
    lines = [line for block in re.findall("```.*?\n(.*?)```", text, re.S) for line in block.splitlines()]
    commands = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("nigao ")]
    assert len(commands) >= 5
    for verb, *rest in commands:
        found = cli.get_command(click.Context(cli), verb)
        assert found is not None, verb
        found.make_context(verb, rest)


@pytest.mark.parametrize(("alias", "verb"), ALIASES.items())
def test_a_chinese_alias_does_what_its_verb_does(workspace, desktop, alias, verb):
    rest = {
        "mine": ("讲话.txt",), "draft": ("交流发言", *DAY, *PLACE, "--text"), "search": ("监督", "--json"),
        "check": ("--list",), "learn": ("讲话.txt", "--json"),
    }[verb]  # fmt: skip
    assert nigao(alias, "--help", here=workspace).out == nigao(verb, "--help", here=workspace).out.replace(
        f"nigao {verb} [", f"nigao {alias} ["
    )
    by_alias = nigao("--workspace", workspace, alias, *rest, here=desktop)
    assert by_alias.code == (verb == "learn")  # no draft of ours: refused alike
    if verb != "mine":
        assert by_alias == nigao("--workspace", workspace, verb, *rest, here=desktop)
    else:
        assert "读入 1 篇" in by_alias.out


def test_the_version_is_told(tmp_path):
    result = nigao("--version", here=tmp_path)
    assert result.code == 0
    assert re.fullmatch(r"拟稿 \d+\.\d+\S*\n", result.out)


IMPORTED = """
import sys
from generator.cli.main import _run
code = _run(sys.argv[1:])
sys.stderr.write(" ".join(name for name in ("jieba", "docx", "jinja2", "lxml") if name in sys.modules))
sys.exit(code)
"""


def test_help_imports_no_heavy_library(tmp_path):
    for args in (("--help",), (), ("--version",)):
        result = spawn(*args, here=tmp_path, home=tmp_path, code=IMPORTED)
        assert (result.code, result.err) == (0, "")


def test_a_draft_from_an_up_to_date_bank_imports_no_jieba(workspace, tmp_path):
    args = ("draft", "工作会议讲话", *DAY, *PLACE, "-o", tmp_path / "稿.docx")
    result = spawn(*args, here=workspace, home=tmp_path, code=IMPORTED)
    assert result.code == 0, result.err
    imported = result.err.splitlines()[-1].split()
    assert "jieba" not in imported
    assert {"docx", "jinja2"} <= set(imported)


def test_a_search_in_an_up_to_date_bank_imports_no_heavy_library(workspace, tmp_path):
    result = spawn("search", "监督", "--json", here=workspace, home=tmp_path, code=IMPORTED)
    assert (result.code, result.err) == (0, "")


def test_a_process_of_its_own_ends_with_the_same_exit_codes(tmp_path):
    assert spawn("--version", here=tmp_path, home=tmp_path).code == 0
    refused(spawn("outline", "没有.txt", here=tmp_path, home=tmp_path), "没有.txt", code=1)
    refused(spawn("draft", "--nothing", here=tmp_path, home=tmp_path), "--nothing", code=2)
