"""Mining what may not be mined, two runs at once, and runs that are broken off."""

import os
import signal
import subprocess
import sys
import time

import pytest
from cli_support import SENTENCE, SPEECH, light, refused, untouched
from desk_support import build_tree, environment, nigao, spawn

from generator.bank.bank import Bank
from generator.bank.salvage import faults

__all__ = ["light"]

CODE = "from generator.cli.main import run; run()"


def bank_path(workspace):
    return workspace / "phrasebank" / "bank.sqlite"


def own_sources(workspace):
    with Bank(bank_path(workspace)) as bank:
        return sorted(source.name for source in bank.sources("own", "outside"))


def test_secret_files_are_named_and_nothing_of_them_is_kept(light, tmp_path):
    folder = build_tree(
        tmp_path, {"讲话.txt": SPEECH, "密.txt": "机密★1年\n" + SPEECH.replace("建议卡", "银杏水库")}
    )
    for more in ((), ("--allow-internal",)):
        result = nigao("mine", folder / "讲话.txt", folder / "密.txt", *more, "--workspace", light)
        assert "密.txt  有密级标志（机密），没有读取" in result.out
    assert own_sources(light) == ["讲话.txt"]
    assert "银杏".encode() not in bank_path(light).read_bytes()
    refused(nigao("outline", folder / "密.txt", "--workspace", light), "密.txt", "密级标志")


def test_files_for_the_office_only_are_taken_in_only_if_asked(light, tmp_path):
    build_tree(tmp_path, {"内.txt": "内部资料　注意保存\n" + SPEECH})
    with untouched(light):
        refused(nigao("mine", tmp_path / "内.txt", "--workspace", light), "内.txt", "内部标志")
    assert nigao("mine", tmp_path / "内.txt", "--allow-internal", "--workspace", light).code == 0
    assert own_sources(light) == ["内.txt"]


def test_what_was_mended_is_told(light, tmp_path):
    build_tree(tmp_path, {"乱.txt": SPEECH.encode().decode("latin-1")})
    result = nigao("mine", tmp_path / "乱.txt", "--workspace", light)
    assert "乱.txt  原文是乱码，已还原" in result.out
    assert SENTENCE in nigao("search", "建议卡", "--workspace", light).out


def test_names_that_no_terminal_shows_are_taken_in(light, tmp_path):
    name = os.fsdecode("讲\n\x1b[31m话".encode() + b"\xff.txt")
    build_tree(tmp_path, {name: SPEECH})
    assert nigao("mine", tmp_path / name, "--workspace", light).code == 0
    assert "\x1b" not in nigao("bank", "sources", "--workspace", light).out
    assert "已在库 1 篇" in nigao("mine", tmp_path / name, "--workspace", light).out


def test_two_runs_at_once_both_succeed(light, tmp_path):
    folders = [
        build_tree(
            tmp_path / one,
            {f"{one}{number}.txt": SPEECH.replace("卡", f"{one}卡") + f"（{number}）" for number in range(2)},
        )
        for one in "甲乙"
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CODE, "--workspace", light, "mine", folder],
            env=environment(tmp_path), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for folder in folders
    ]  # fmt: skip
    for process in running:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said.decode()
    assert own_sources(light) == ["乙0.txt", "乙1.txt", "甲0.txt", "甲1.txt"]
    assert faults(bank_path(light)) == []


def test_a_bank_that_two_programs_make_at_once_is_made_once(tmp_path):
    code = "import sys; from pathlib import Path; from generator.bank.bank import Bank; Bank(Path(sys.argv[1])).meta('x')"
    path = tmp_path / "bank.sqlite"
    running = [subprocess.Popen([sys.executable, "-c", code, path], stderr=subprocess.PIPE) for _ in range(4)]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 4
    assert faults(path) == []


def _hears_ctrl_c():
    """What is started from a shell's background does not, and hands that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("how, code, said", [(signal.SIGINT, 1, "已中止"), (signal.SIGKILL, -9, "")])
def test_a_run_that_is_broken_off_leaves_the_bank_as_it_was(light, tmp_path, how, code, said):
    many = {f"{number}.txt": SPEECH + f"（{number}）" for number in range(400)}
    folder = build_tree(tmp_path / "稿", many)
    before = bank_path(light).read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, "--workspace", light, "mine", folder],
        env=environment(tmp_path), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=_hears_ctrl_c,
    )  # fmt: skip
    while process.poll() is None and not bank_path(light).with_name("bank.sqlite-journal").exists():
        time.sleep(0.01)
    os.killpg(process.pid, how)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, b""), err.decode()
    assert said in err.decode()
    assert "Traceback" not in err.decode()
    assert faults(bank_path(light)) == []
    assert bank_path(light).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_ctrl_c_is_heard_even_while_a_reading_process_starts(tmp_path):
    code = (
        "import os, signal\n"
        "from multiprocessing.process import BaseProcess\n"
        "from generator.reading.limits import Limits\n"
        "from generator.reading.worker import Worker\n"
        "start = BaseProcess.start\n"
        "def interrupted(process):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    start(process)\n"
        "BaseProcess.start = interrupted\n"
        "from pathlib import Path\n"
        "with Worker(Limits()) as worker:\n"
        "    try:\n"
        "        print(len(list(worker.read(Path('无.txt'), None))))\n"
        "    except KeyboardInterrupt:\n"
        "        print('heard')\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), cwd=tmp_path, capture_output=True, text=True,
        preexec_fn=_hears_ctrl_c,
    )  # fmt: skip
    assert result.stdout == "heard\n", result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
def test_a_full_disk_leaves_the_bank_as_it_was(light, tmp_path):
    folder = build_tree(tmp_path / "稿", {f"{number}.txt": SPEECH + f"（{number}）" for number in range(9)})
    size = bank_path(light).stat().st_size + 4096
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); " + CODE
    before = bank_path(light).read_bytes()
    result = spawn("--workspace", light, "mine", folder, here=tmp_path, home=tmp_path, code=full)
    refused(result, "磁盘")
    assert faults(bank_path(light)) == []
    assert bank_path(light).read_bytes() == before
    assert nigao("mine", folder, "--workspace", light).code == 0
