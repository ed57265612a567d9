"""One run of the command line in a process of its own, watched and limited."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import io
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 5  # of the processor: a busy machine makes nobody slow
WALL_SECONDS = 30  # for what sleeps or waits
MEMORY = 500_000_000  # bytes above those of a process that has the program loaded
TRACEBACK, OUTSIDE = 70, 71  # exit statuses of our own
_ERRORS = ("strict", "backslashreplace", "backslashreplace")
CAN_FORK = hasattr(os, "fork")

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {  # events of the interpreter: which arguments are paths that change
    "os.mkdir": (0,), "os.rename": (0, 1), "os.remove": (0,), "os.rmdir": (0,), "os.link": (0, 1), "os.symlink": (1,),
    "os.truncate": (0,), "os.chmod": (0,), "os.chown": (0,), "os.utime": (0,), "os.mkfifo": (0,), "os.mknod": (0,),
}  # fmt: skip
_NEVER = (
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "pty.spawn",
    "socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request", "pickle.find_class", "os.kill",
)  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit status, or minus the signal that killed it; what it printed and where it stood."""

    status: int
    out: str = ""
    err: str = ""
    notes: str = ""  # tracebacks and what the watch saw


def run(command: tuple[str, ...], folder: Path, *, secret: str = "") -> Ended:
    """The command line in the folder; it may write into ``output`` there alone.

    ``secret`` is a file's name that nothing may open.
    """
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
        status = _forked(command, folder, files, secret) if CAN_FORK else _spawned(command, folder, files)
        return Ended(status, *(_read(file) for file in files))


def together(builds: Iterable[Callable[[], tuple[int, bool]]], folders: list[Path]) -> list[tuple[int, bool]]:
    """What each of the functions returns, called one after the other in one process of their own, each within limits.

    Where one oversteps its limits the process dies, and nothing comes from it and those after it. Needs ``fork``.
    """
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            try:
                sys.addaudithook(_Watch(folders, "", io.StringIO()))
                _Watch.on = False
                _limit_memory()
                gc.freeze()  # what is here already stays
                for build in builds:
                    gc.collect()
                    _limit_time()
                    status, good = build()
                    os.write(said.fileno(), f"{status} {int(good)}\n".encode())
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        return [(int(status), good == "1") for status, good in (line.split() for line in _read(said).splitlines())]


def here(command: tuple[str, ...], folder: Path) -> Ended:
    """The command line in the folder, in this process and without limits."""
    out, err, notes = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors, write_through=True) for errors in _ERRORS)
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        _Watch.on = True
        status = _called(command, notes)
        _Watch.on = False
    return Ended(status, *(_read(file.buffer) for file in (out, err, notes)))


def _read(file: Any) -> str:
    file.seek(0)
    return str(file.read(400_000).decode("utf-8", "replace"))


def _spawned(command: tuple[str, ...], folder: Path, files: list[Any]) -> int:
    """Where there is no fork, and no limit of the memory either."""
    import subprocess

    root = Path(__file__).resolve().parents[2]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "b12docs", *command], cwd=folder, stdout=files[0], stderr=files[1], check=False,
            timeout=WALL_SECONDS, env=os.environ | {"PYTHONPATH": str(root)},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return -signal.SIGTERM
    return done.returncode


def _forked(command: tuple[str, ...], folder: Path, files: list[Any], secret: str) -> int:
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    status = TRACEBACK
    try:
        for number, file in zip((1, 2), files, strict=False):
            os.dup2(file.fileno(), number)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
        notes = os.fdopen(os.dup(files[2].fileno()), "w", buffering=1, encoding="utf-8", errors="backslashreplace")
        os.chdir(folder)
        _tell(notes)
        _limit_memory()
        _limit_time()
        sys.addaudithook(_Watch([folder], secret, notes))
        status = _called(command, notes)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _tell(notes: Any) -> None:
    """Where the process stands when a limit is reached goes to the notes."""
    faulthandler.enable(notes)
    faulthandler.register(signal.SIGXCPU, notes, chain=True)
    faulthandler.dump_traceback_later(WALL_SECONDS - 1, file=notes)


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, ValueError):  # no /proc, or a system that takes no such limit
        size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))


def _limit_time() -> None:
    """The seconds begin to count now."""
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS, resource.RLIM_INFINITY))


def _called(command: tuple[str, ...], notes: Any) -> int:
    from b12docs.cli import main

    sys.dont_write_bytecode = True
    try:
        main(list(command), prog_name="b12docs")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc(file=notes)
        return TRACEBACK
    return 0


class _Watch:
    """Ends the process where it changes a file outside its output folder, starts a program or opens the secret."""

    on = True  # not while the fuzzer itself writes in the process

    def __init__(self, folders: list[Path], secret: str, notes: Any) -> None:
        cache = os.path.realpath(os.environ["XDG_CACHE_HOME"])
        self.allowed = [*(os.path.realpath(folder / "output") for folder in folders), cache]
        self.secret = secret
        self.notes = notes

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, mode, flags = arguments
            writes = (flags or 0) & _WRITES or any(letter in (mode or "") for letter in "wxa+")
            if isinstance(path, (str, bytes)) and (writes or (self.secret and os.fsdecode(path).endswith(self.secret))):
                self.check(path, "opened")
        elif event in _CHANGES:
            for at in _CHANGES[event]:
                self.check(arguments[at], event)
        elif event in _NEVER:
            self.end(f"{event} {arguments!r}"[:300])

    def check(self, path: Any, what: str) -> None:
        """Ends the process unless the path is in a folder that may change."""
        if isinstance(path, int):
            return
        real = os.path.realpath(os.fsdecode(path))
        if real != os.devnull and not any(real == one or real.startswith(one + os.sep) for one in self.allowed):
            self.end(f"{what} {real}")

    def end(self, what: str) -> None:
        """Says what was seen and where, and ends the process at once."""
        self.notes.write(f"OUTSIDE: {what}\n")
        traceback.print_stack(file=self.notes)
        self.notes.flush()
        os._exit(OUTSIDE)
