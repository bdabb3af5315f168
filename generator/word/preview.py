"""Pages of a Word file as PNG or PDF, by way of LibreOffice."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from generator.model.errors import OutputError, RequestError, reason
from generator.word.save import write_together
from generator.word.wordfile import WordFile

_OFFICES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SECONDS = 180
_DOTS = "100"
"""Dots an inch: a page is about 830 by 1170."""


def preview(path: Path, folder: Path, *, pdf: bool, replace: bool) -> list[Path]:
    """Writes the pages of `path` into `folder`, made if absent: 讲话-1.png …, or with `pdf` 讲话.pdf.

    A PDF too where pdftoppm is not installed. With `replace` all earlier pages of the same name go.
    Raises ReadError if it is no Word file, RequestError if LibreOffice is not installed, OutputError if
    it fails, a page exists (unless `replace`) or `folder` cannot be written.
    """
    WordFile(path)
    office = next((found for name in _OFFICES if (found := shutil.which(name))), None)
    if office is None:
        hint = "它是免费的：Windows、macOS 到 libreoffice.org 下载，Linux 装 libreoffice 软件包；也可以直接用 Word、WPS 打开看"
        raise RequestError("没有找到 LibreOffice，排不出页面。", hint)
    with tempfile.TemporaryDirectory(prefix="nigao-") as temporary:
        made = _pages(office, path, Path(temporary), pdf=pdf)
        files = {folder / page.name: page.read_bytes() for page in made}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_together(files, force=replace)
        for old in folder.glob("*.png") if replace else ():
            stem, _, number = old.stem.rpartition("-")
            if old not in files and stem == path.stem and number.isdecimal():
                old.unlink()
    except OSError as error:
        raise OutputError(f"没能写入文件夹 {folder}（{reason(error)}）", "请换一个位置") from None
    return list(files)


def _pages(office: str, path: Path, folder: Path, *, pdf: bool) -> list[Path]:
    shutil.copyfile(path, folder / f"{path.stem}.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    _run([*convert, str(folder / f"{path.stem}.docx")], path)
    printed = folder / f"{path.stem}.pdf"
    if not printed.exists():
        raise OutputError(f"LibreOffice 没能排出《{path.name}》", "请在 Word 中打开看看文件是否完好")
    painter = shutil.which("pdftoppm")
    if pdf or painter is None:
        return [printed]
    _run([painter, "-r", _DOTS, "-png", str(printed), str(folder / path.stem)], path)
    return sorted(folder.glob("*.png"))


def _run(command: list[str], path: Path) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        hint = "请先关掉正在运行的 LibreOffice，再试一次"
        raise OutputError(f"LibreOffice 没能排出《{path.name}》", hint) from None
