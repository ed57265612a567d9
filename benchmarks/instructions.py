"""Instructions that a process runs, beside its time: the same on a quiet machine and on a busy one.

``perf`` counts while the process runs as always; where the machine lets nobody count (most virtual ones), ``valgrind``
does it by running the program in a simulator, some twenty times slower.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_PERF = ("perf", "stat", "-x,", "-e", "instructions:u", "-o", "{log}", "--")
_VALGRIND = (
    "valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", "--log-file={log}",
)  # fmt: skip
_FEW, _MORE = 3, 5  # documents of the shorter process, and how many more the longer one makes


@dataclass(frozen=True)
class Counter:
    """Counts with one of the two programs; ``log`` is the file that it writes."""

    name: str
    log: Path

    def count(self, command: tuple[str, ...], variables: dict[str, str], folder: Path) -> float | None:
        """The millions of instructions of a process, or None where the program says no number."""
        prefix = (part.format(log=self.log) for part in (_PERF if self.name == "perf" else _VALGRIND))
        self.log.unlink(missing_ok=True)
        done = subprocess.run(
            (*prefix, *command), env=variables, cwd=folder, check=False, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        found = self._found(self.log.read_text("utf-8")) if self.log.exists() and not done.returncode else None
        return int(found[1].replace(",", "")) / 1e6 if found else None

    def _found(self, text: str) -> re.Match[str] | None:
        form = r"^(\d+),,instructions" if self.name == "perf" else r"I\s+refs:\s+([\d,]+)"
        return re.search(form, text, re.MULTILINE)


def counter(choice: str, variables: dict[str, str], folder: Path) -> Counter | None:
    """The counter of this choice: ``perf`` where it can count here, ``valgrind`` where it is installed, else None."""
    one = Counter(choice, folder / "instructions.log")
    if choice not in ("perf", "valgrind") or not shutil.which(choice):
        return None
    return one if one.count(("true",), variables, folder) else None


def repeated_counts() -> tuple[int, int]:
    """How many documents the two processes make whose difference counts one more document."""
    return _FEW, _FEW + _MORE


def one_more(few: float | None, many: float | None) -> float | None:
    """The instructions of one more document, of the counts of two processes that make few and many."""
    return (many - few) / _MORE if few is not None and many is not None else None
