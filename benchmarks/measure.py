"""Times, taken round robin: the machine's noise meets every tool alike, and a ratio compares times of one run."""

from __future__ import annotations

import gc
import re
import statistics
import subprocess
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tools import Make, Tool, environment


@dataclass(frozen=True)
class Times:
    """Milliseconds of the single runs, in the order of the rounds."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median in milliseconds."""
        return statistics.median(self.runs)

    @property
    def quartiles(self) -> tuple[float, float]:
        """The lower and the upper quartile in milliseconds."""
        if len(self.runs) < 2:
            return self.median, self.median
        lower, _, upper = statistics.quantiles(self.runs, n=4, method="inclusive")
        return lower, upper


def cold(tools: list[Tool], folder: Path, rounds: int) -> dict[str, Times]:
    """The time of a whole process for each tool, after one not counted (it compiles .pyc, fills the file cache)."""
    for tool in tools:
        tool.made.parent.mkdir(exist_ok=True)
    return _round_robin({tool.name: _process(tool, environment(folder)) for tool in tools}, rounds, warm_ups=1)


def _process(tool: Tool, variables: dict[str, str]) -> Callable[[], object]:
    def run() -> None:
        tool.made.unlink(missing_ok=True)
        subprocess.run(tool.command, env=variables, check=True, stdout=subprocess.DEVNULL)
        if not tool.made.exists():
            raise FileNotFoundError(f"{tool.name} wrote no {tool.made}")

    return run


def warm(makes: Mapping[str, Make], rounds: int) -> dict[str, Times]:
    """The time of one more document for each tool, in this process, after three that are not counted."""
    return _round_robin(makes, rounds, warm_ups=3)


def _round_robin(runs: Mapping[str, Callable[[], object]], rounds: int, warm_ups: int) -> dict[str, Times]:
    """Each round runs every tool once, and begins one tool further, so that none is always the first."""
    names = list(runs)
    times: dict[str, list[float]] = {name: [] for name in names}
    for number in range(-warm_ups, rounds):
        if number == 0:
            gc.collect()
            gc.freeze()  # what the tools hold between documents is not searched again at another's expense
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            gc.collect()  # nobody pays for another's garbage
            taken = _milliseconds(runs[name])
            if number >= 0:
                times[name].append(taken)
    gc.unfreeze()
    return {name: Times(tuple(taken)) for name, taken in times.items()}


def _milliseconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


@dataclass(frozen=True)
class File:
    """What there is to say of a finished file: bytes, pages, and whether it holds a structure tree."""

    size: int
    pages: int
    tagged: bool


def inspect(data: bytes) -> File:
    """Size, pages and tags of a PDF, read from its objects, compressed ones included."""
    packed = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)endstream", data, re.DOTALL)
    objects = data + b"".join(_inflated(stream) for stream in packed)
    return File(len(data), len(re.findall(rb"/Type\s*/Page\b", objects)), b"/StructTreeRoot" in objects)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""
