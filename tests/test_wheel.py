"""A wheel built from a folder in use, installed where nothing of ours is, makes a draft."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from desk_support import build_tree, environment, listing

from generator.desk.content import shipped_root

ROOT = shipped_root()
CONTENT = ("generator", "templates", "phrasebank")

pytestmark = pytest.mark.skipif(
    not (ROOT / "pyproject.toml").is_file(), reason="the tests are not run from the repository"
)


def run(*args, here, **more):
    done = subprocess.run(
        list(map(str, args)), cwd=here, capture_output=True, text=True, encoding="utf-8", check=False, **more
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of a copy of the repository whose own workspace is in use."""
    source = tmp_path_factory.mktemp("source") / "repo"
    source.mkdir()
    for path in (*ROOT.glob("LICENSE*"), *ROOT.glob("README*"), ROOT / "pyproject.toml"):
        if path.is_file():
            shutil.copy(path, source)
    for name in CONTENT:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("bank.sqlite*"))
    in_use = {"phrasebank/bank.sqlite": "x", "phrasebank/bank.sqlite-journal": "x", "output/稿.docx": "x"}
    build_tree(source, in_use)
    built = source.parent / "dist"
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", built)
    run(*build, here=source)
    [path] = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def shipped(folder):
    """The content files below `folder` of this repository, as the wheel should name them."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {
        f"generator/_shipped/{path.relative_to(ROOT).as_posix()}"
        for path in files
        if not path.name.startswith(("bank.sqlite", "."))
    }


def test_the_wheel_holds_all_templates_and_the_whole_phrase_bank(names):
    for folder in ("templates", "phrasebank"):
        assert len(shipped(folder)) >= 5
        assert shipped(folder) <= names


def test_the_wheel_holds_no_bank_no_draft_and_nothing_but_the_package(names):
    assert not [name for name in names if "bank.sqlite" in name or name.endswith("稿.docx")]
    assert {name.split("/")[0] for name in names} == {
        "generator",
        next(name.split("/")[0] for name in names if name.endswith(".dist-info/METADATA")),
    }
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_carries_both_licences(names):
    assert {name.rsplit("/", 1)[-1] for name in names if "/licenses/" in name} >= {
        "LICENSE",
        "LICENSE-CONTENT",
    }


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A fresh environment with the wheel and what it needs, without this repository: its folder and Python."""
    root = tmp_path_factory.mktemp("installed")
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        root / "wheel",
        wheel,
        here=root,
    )
    run(sys.executable, "-m", "venv", "--without-pip", root / "venv", here=root)
    python = root / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return root / "wheel", python


def test_the_installed_wheel_makes_a_draft_from_an_empty_folder(installed, tmp_path):
    wheel, python = installed
    home, here = tmp_path / "家", tmp_path / "空"
    home.mkdir()
    here.mkdir()
    libraries = os.pathsep.join((str(wheel), str(Path(docx.__file__).parents[1])))
    env = environment(home, PYTHONPATH=libraries, PYTHONDONTWRITEBYTECODE="1")
    where = run(python, "-c", "import generator; print(generator.__file__)", here=here, env=env).stdout
    assert Path(where.strip()).parent == wheel / "generator"
    before = listing(wheel)
    args = ("draft", "工作会议讲话", "--set", "地区=云河市", "--set", "日期=2026-12-01")
    done = run(python, next((wheel / "bin").glob("nigao*")), *args, here=here, env=env)
    path = Path(done.stdout.strip().splitlines()[-1])
    assert path.parent == home / "文档" / "拟稿" / "output"
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "在全市人大工作会议上的讲话" in text
    assert "同志们：" in text
    assert len(text) > 3000
    assert list(here.iterdir()) == []
    assert listing(wheel) == before
