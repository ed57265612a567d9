"""The folder in which cases are built, and the judgement of what came of each."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType

from tests.fuzz.cases import Case, Project, full_project, small_project
from tests.fuzz.limits import CAN_FORK, OUTSIDE, SECONDS, TRACEBACK, Ended, here, run, together

SECRET = "secret.txt"
_DIAGNOSTIC = re.compile(r"^[^\n]*\.(?:yaml|html|svg|png)[^\n]*: error: \S", re.MULTILINE)
_PYTHON = re.compile(r"object at 0x|<class '|NoneType|Traceback \(most|\bErrno\b")

_KILLED = (-signal.SIGKILL, -signal.SIGALRM, -signal.SIGTERM, -signal.SIGXCPU) if hasattr(signal, "SIGXCPU") else (-15,)


class Sandbox:
    """A folder with the sound projects, in which one case after the other is built; it is gone at the end."""

    def __enter__(self) -> Sandbox:
        self.root = Path(os.path.realpath(tempfile.mkdtemp(prefix="b12docs-fuzz-")))
        os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = str(self.root / "cache")
        os.environ["HOME"] = str(self.root / "home")
        (self.root / SECRET).write_text("secret")
        self.projects = {one.name: one for one in (self._full(), small_project())}
        for project in self.projects.values():
            for name, data in project.files.items():
                _write(self.root / project.name / name, data)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        shutil.rmtree(self.root)

    def _full(self) -> Project:
        made = self.root / "made"
        status = command_line(("init", str(made)), self.root)
        assert status == 0, "b12docs init failed"
        files = {one.relative_to(made).as_posix(): one.read_bytes() for one in sorted(made.rglob("*")) if one.is_file()}
        shutil.rmtree(made)
        return full_project(files)

    def warm(self, commands: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Build the sound projects in this process, so that what a case needs is loaded; they must be sound."""
        for project, command in commands:
            status = command_line((*command, "--quiet") if command[0] == "build" else command, self.root / project)
            assert status == 0, f"the sound project: {project} {' '.join(command)}: {status}"
        self._clear()

    def judge(self, case: Case) -> tuple[str, Ended]:
        """What is wrong with how the program took the case (empty: nothing), and how it ended."""
        secret = SECRET if case.kind == "layout" else ""
        with self._mangled(case) as folder:
            ended = run(case.command, folder, secret=secret)
            wrong = fault_of(ended) or _nothing_made(case, ended, folder)
        stray = self._clear()
        return (f"wrote outside its folder: {stray[0]}" if stray else wrong), ended

    def judge_all(self, cases: list[Case]) -> Iterator[tuple[Case, str, Ended]]:
        """What ``judge`` says of each case.

        The cases run together in one process first, which is quicker; what seems wrong there is judged alone.
        """
        while cases:
            seen = together([partial(self._judge_here, case) for case in cases], self._folders()) if CAN_FORK else []
            self._clear()
            for case, (status, good) in zip(cases, seen, strict=False):
                yield case, *(("", Ended(status)) if good else self.judge(case))
            for case in cases[len(seen) :][:1]:  # the process died of it
                yield case, *self.judge(case)
            cases = cases[len(seen) + 1 :]

    def _judge_here(self, case: Case) -> tuple[int, bool]:
        """The exit status in this process, and whether nothing is wrong."""
        with self._mangled(case) as folder:
            ended = here(case.command, folder)
            wrong = fault_of(ended) or _nothing_made(case, ended, folder)
            shutil.rmtree(folder / "output", ignore_errors=True)
        return ended.status, not wrong

    @contextlib.contextmanager
    def _mangled(self, case: Case) -> Iterator[Path]:
        """The project's folder with the file mangled; afterwards it is sound again."""
        folder, sound = self.root / case.project, self.projects[case.project].files.get(case.file)
        _write(folder / case.file, case.data)
        yield folder
        if sound is None:
            (folder / case.file).unlink()
        else:
            _write(folder / case.file, sound)

    def _folders(self) -> list[Path]:
        return [self.root / name for name in self.projects]

    def _clear(self) -> list[str]:
        """Empty the output folders; returns what stands in the sandbox and is not ours."""
        ours = {f"{project.name}/{name}" for project in self.projects.values() for name in project.files}
        for name in self.projects:
            shutil.rmtree(self.root / name / "output", ignore_errors=True)
        found = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if not path.is_dir()}
        stray = sorted(one for one in found - ours - {SECRET} if not one.startswith("cache/"))
        for one in stray:
            (self.root / one).unlink()
        return stray + sorted(f"{one} is gone" for one in ours - found)


def command_line(command: tuple[str, ...], folder: Path) -> int:
    """The command line in this process, silent; its exit status."""
    from b12docs.cli import main

    err = io.StringIO()
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(err):
            main(list(command), prog_name="b12docs")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def fault_of(ended: Ended) -> str:
    """What is wrong with how a run ended, in a word; empty where nothing is."""
    if ended.status == TRACEBACK:
        return "memory" if re.search(r"^MemoryError", ended.notes, re.MULTILINE) else "traceback"
    if ended.status == OUTSIDE:
        return "outside: " + ended.notes.splitlines()[0][:80]
    if ended.status in _KILLED:
        return f"hang (more than {SECONDS} s)"
    if ended.status < 0:
        return f"killed by signal {-ended.status}"
    if ended.status not in (0, 1, 2):
        return f"exit status {ended.status}"
    if "Traceback (most recent" in ended.err:
        return "traceback"
    if ended.status == 2 and "cannot write" in ended.err:
        return "the machine is blamed"
    if ended.status == 1 and not _DIAGNOSTIC.search(ended.err):
        return "no diagnostic names a file"
    return ""


def _nothing_made(case: Case, ended: Ended, folder: Path) -> str:
    """Whether a build that ended well left nothing, or one that failed left something."""
    made = list((folder / "output").iterdir()) if (folder / "output").is_dir() else []
    if [one for one in made if one.suffix == ".part"]:
        return "a part of a file is left"
    if case.command[0] == "build" and (ended.status == 0) != bool(made):
        return f"exit status {ended.status}, and {len(made)} files"
    python = _PYTHON.search(ended.err)
    return f"speaks Python: {python[0]}" if python and python[0].encode() not in case.data else ""


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
