"""What the benchmark prints: one table, then each target with its measured figure."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.measure import File, Times
from benchmarks.tools import B12DOCS, PLATYPUS, WEASYPRINT, Tool

RELOADED = "b12docs, loading"
WARM_TARGET, COLD_TARGET, SIZE_TARGET = 2.0, 0.6, 60.0


@dataclass(frozen=True)
class Results:
    """All that was measured, by the tools' names."""

    tools: list[Tool]
    cold: dict[str, Times]
    warm: dict[str, Times]
    files: dict[str, File] = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """A target and the figure measured; None where it could not be measured."""

    name: str
    limit: float
    measured: float | None

    @property
    def verdict(self) -> str:
        """PASS, FAIL or not measured."""
        if self.measured is None:
            return "not measured"
        return "PASS" if self.measured <= self.limit else "FAIL"

    def __str__(self) -> str:
        figure = "" if self.measured is None else f": {self.measured:.2f}"
        return f"{self.verdict:12}  {self.name}, at most {self.limit:g}{figure}"


def targets(results: Results) -> list[Target]:
    """The three targets of the project."""
    size = results.files.get(B12DOCS)
    return [
        Target("warm, b12docs / plain untagged Platypus", WARM_TARGET, _ratio(results.warm, B12DOCS, PLATYPUS)),
        Target("cold, b12docs / WeasyPrint", COLD_TARGET, _ratio(results.cold, B12DOCS, WEASYPRINT)),
        Target("size of the patient leaflet in KB (1000 bytes)", SIZE_TARGET, size.size / 1000 if size else None),
    ]


def _ratio(times: dict[str, Times], one: str, other: str) -> float | None:
    """The ratio of the medians, or None where one of the two was not measured."""
    return times[one].median / times[other].median if one in times and other in times else None


def lines(results: Results, loads: tuple[float, float]) -> Iterator[str]:
    """The whole report; ``loads`` is the machine's load before and after."""
    yield from _method(results, loads)
    yield f"{'tool':26}{'cold ms':>9}{'quartiles':>13}{'/WeasyPrint':>13}{'warm ms':>10}{'quartiles':>13}{'/Platypus':>11}{'KB':>8}{'pages':>7}  tags"
    for tool in results.tools:
        name = f"{tool.name} {tool.version}".strip()
        yield f"{name:26}{tool.missing}" if tool.missing else f"{name:26}{_figures(results, tool.name)}"
    yield f"{'  loading the YAML again':26}{_times(results.cold, RELOADED, WEASYPRINT, 13)}{_times(results.warm, RELOADED, PLATYPUS, 11)}"
    yield ""
    yield from (str(target) for target in targets(results))


def _method(results: Results, loads: tuple[float, float]) -> Iterator[str]:
    count = [len(next(iter(times.values())).runs) for times in (results.cold, results.warm)]
    yield "The standard patient leaflet: same words, fonts, sizes and paper, similar boxes and columns."
    yield f"cold: a whole fresh process, from start to the file on disk; {count[0]} rounds, round robin, files cached, .pyc compiled."
    yield f"warm: one more document in a process that has made some; {count[1]} rounds, round robin, garbage collected before each."
    yield "Medians and quartiles; every ratio is of two medians of this run."
    machine = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    yield f"{machine}, load {loads[0]:.1f} before and {loads[1]:.1f} after."
    yield ""


def _figures(results: Results, name: str) -> str:
    file = results.files[name]
    times = _times(results.cold, name, WEASYPRINT, 13) + _times(results.warm, name, PLATYPUS, 11)
    return f"{times}{file.size / 1000:8.1f}{file.pages:7}  {'yes' if file.tagged else 'no'}"


def _times(times: dict[str, Times], name: str, other: str, width: int) -> str:
    if name not in times:
        return f"{'':>{22 + (1 if width == 11 else 0) + width}}"
    low, high = times[name].quartiles
    ratio = _ratio(times, name, other)
    shown = "-" if ratio is None else f"{ratio:.2f}"
    return f"{times[name].median:>{9 if width == 13 else 10}.1f}{f'{low:.1f}-{high:.1f}':>13}{shown:>{width}}"
