"""Running LibreOffice, antiword and catdoc: out of sight, within limits, cut off from the network."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.reading.limits import Limits

_TEXT_PROGRAMS = {
    "antiword": ("-m", "UTF-8.txt", "-w", "0"),
    "catdoc": ("-d", "utf-8", "-w"),
}
_START = 30
"""Seconds that LibreOffice may take to start, beside those for a file."""
_PAUSE = 0.1
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
"""A profile that runs no macros, follows no links, and looks for the network where there is none."""


def libreoffice() -> str | None:
    """The program of LibreOffice, if it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def text_programs() -> tuple[str, ...]:
    """Those of antiword and catdoc that are installed."""
    return tuple(name for name in _TEXT_PROGRAMS if shutil.which(name))


def run_text_program(name: str, path: Path, seconds: int) -> bytes:
    """What antiword or catdoc (`name`) prints of a .doc, as UTF-8; nothing if it fails or takes too long."""
    command = [shutil.which(name) or name, *_TEXT_PROGRAMS[name], str(path)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def run_libreoffice(room: Path, paths: Sequence[Path], limits: Limits) -> Mapping[Path, Path]:
    """Each of `paths` that could be converted, with its .docx inside `room`.

    A file on which LibreOffice fails or hangs is given up, and the rest go to a new process.
    """
    program = libreoffice()
    if program is None:
        return {}
    profile, out = room / "profile", room / "out"
    _prepare(profile, out)
    targets = {path: out / f"{path.stem}.docx" for path in paths}
    left = list(paths)
    while left:
        ended = _run_once(_command(program, profile, out, left), [targets[path] for path in left], limits)
        done = [number for number, path in enumerate(left, 1) if targets[path].exists()]
        # it takes them in order: behind the last result stands the one that it fell over
        left = left[max(done, default=0) + (0 if done and ended else 1) :]
    return {path: target for path, target in targets.items() if target.exists()}


def _prepare(profile: Path, out: Path) -> None:
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    out.mkdir(exist_ok=True)


def _command(program: str, profile: Path, out: Path, paths: Sequence[Path]) -> list[str]:
    options = [
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--nofirststartwizard",
    ]
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out)]
    return [program, f"-env:UserInstallation={profile.as_uri()}", *options, *target, *map(str, paths)]


def _run_once(command: Sequence[str], targets: Sequence[Path], limits: Limits) -> bool:
    """Run until it ends (True), or until no new file has come for as long as one may take."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _cap_memory(process.pid, limits)
    ready, deadline = 0, time.monotonic() + _START + limits.seconds
    try:
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(_PAUSE)
            now = sum(target.exists() for target in targets)
            if now > ready:
                ready, deadline = now, time.monotonic() + limits.seconds
        return process.poll() is not None
    finally:
        _end(process)


def _cap_memory(pid: int, limits: Limits) -> None:
    """Where the system can: its own needs and what a file may take."""
    if sys.platform == "linux":
        import resource

        most = (4096 + limits.memory) * 1024 * 1024
        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(pid, resource.RLIMIT_AS, (most, most))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process, unless it has ended, and all that it started."""
    if process.poll() is not None:
        return  # its number may be another's by now
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
