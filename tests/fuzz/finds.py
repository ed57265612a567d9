"""The faults that were found: the same ones put together, each made as small as is cheap, with a way to replay it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.cases import Case
from tests.fuzz.limits import Ended
from tests.fuzz.run import Sandbox

_FRAME = re.compile(r'^\s*File "([^"]+)", line (\d+),? in (\S+)', re.MULTILINE)
_OURS = re.compile(r"tests[/\\]fuzz[/\\]|runpy")


@dataclass
class Find:
    """A fault: what went wrong and where, the smallest case that was found, and how many showed it."""

    fault: str
    where: str
    case: Case
    ended: Ended
    count: int = 1


def signature(fault: str, ended: Ended) -> str:
    """What faults of one cause share: the kind of fault, the exception, and the last frames of ours and of all."""
    text = ended.notes if _FRAME.search(ended.notes) else ended.err
    frames = [(path, name) for path, _, name in _FRAME.findall(text) if "/tests/fuzz/" not in path]
    if "most recent call first" in text:
        frames.reverse()
    ours = [one for one in frames if "/b12docs/" in one[0]]
    last = [f"{path.rpartition('/')[2]}:{name}" for path, name in [*ours[-1:], *frames[-1:]]]
    error = re.findall(r"^([\w.]+(?:Error|Exception|Interrupt|Warning|Exit)\b)", text, re.MULTILINE)
    return " ".join([fault, *error[-1:], *dict.fromkeys(last)])


def smaller(sandbox: Sandbox, case: Case, wanted: str) -> Case:
    """The case with those steps of mangling alone that it takes to show the fault."""
    for one in case.steps if len(case.steps) > 1 else ():
        fewer = case.with_steps(tuple(step for step in case.steps if step is not one))
        fault, ended = sandbox.judge(fewer)
        if fault and signature(fault, ended) == wanted:
            case = fewer
    return case


def difference(case: Case) -> str:
    """What was changed in the file, its long lines cut."""
    mangled = case.data.decode("utf-8", "backslashreplace").splitlines()
    lines = difflib.unified_diff(case.sound.splitlines(), mangled, lineterm="", n=0)
    cut = [_short(line) for line in list(lines)[2:]]
    return "\n".join(cut[:14] + ([f"… {len(cut) - 14} more lines"] if len(cut) > 14 else []))


def _short(line: str) -> str:
    return line if len(line) < 200 else f"{line[:120]} … ({len(line):,} characters) … {line[-40:]}"


def report(find: Find, seed: int, kind: str) -> str:
    """A find in words: what, where, how often, how to replay it, and what had been changed."""
    case = find.case
    chosen = f" --kind {kind}" if kind else ""
    lines = [line for line in (find.ended.notes or find.ended.err).splitlines() if not _OURS.search(line)]
    tail = "\n".join(lines[:8] if "most recent call first" in find.ended.notes else lines[-8:])[:1500]
    return (
        f"=== {find.where}\n{case.kind}: {case.file} of '{case.project}': b12docs {' '.join(case.command)}\n"
        f"replay: python -m tests.fuzz --seed {seed} --first {case.number} --count 1{chosen}\n"
        f"{difference(case)}\n--- {tail}\n"
    )


def keep(find: Find, folder: Path, number: int) -> None:
    """Put the mangled file of a find, and what came of it, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{number:03}-{Path(find.case.file).name}"
    (folder / name).write_bytes(find.case.data)
    log = "\n".join((find.where, " ".join(find.case.command), find.ended.err, find.ended.notes))
    (folder / f"{name}.log").write_text(log, "utf-8", "backslashreplace")
