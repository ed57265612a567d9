"""What the benchmark prints: one table, then each target with its measured figure."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.measure import File, Times
from benchmarks.tools import B12DOCS, PLATYPUS, WEASYPRINT, Tool

RELOADED = "b12docs, inputs read again"
WARM_TARGET, COLD_TARGET, SIZE_TARGET = 2.0, 0.6, 60.0
_COLUMNS = (28, 9, 12, 13, 10, 12, 12, 8, 7, 6)


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
    file = results.files.get(B12DOCS)
    return [
        Target("warm, b12docs / plain untagged Platypus", WARM_TARGET, _ratio(results.warm, B12DOCS, PLATYPUS)),
        Target("cold, b12docs / WeasyPrint", COLD_TARGET, _ratio(results.cold, B12DOCS, WEASYPRINT)),
        Target("size of the patient leaflet in KB (1000 bytes)", SIZE_TARGET, file.size / 1000 if file else None),
    ]


def _ratio(times: dict[str, Times], one: str, other: str) -> float | None:
    """The ratio of the medians, or None where one of the two was not measured."""
    return times[one].median / times[other].median if one in times and other in times else None


def lines(results: Results, loads: tuple[float, float]) -> Iterator[str]:
    """The whole report; ``loads`` is the machine's load average before and after."""
    yield from _method(results, loads)
    head = ("tool", "cold ms", "quartiles", "/WeasyPrint", "warm ms", "quartiles", "/Platypus", "KB", "pages", "tags")
    yield _row(*head)
    for tool in results.tools:
        yield f"{tool.name:{_COLUMNS[0]}}  {tool.missing}" if tool.missing else _tool(results, tool)
        if tool.name == B12DOCS:
            yield _row(RELOADED, "", "", "", *_times(results.warm, RELOADED, PLATYPUS))
    yield ""
    yield from (str(target) for target in targets(results))


def _method(results: Results, loads: tuple[float, float]) -> Iterator[str]:
    cold, warm = (len(next(iter(times.values())).runs) for times in (results.cold, results.warm))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield "The standard patient leaflet: same words, fonts, sizes and paper, similar boxes and columns."
    yield f"cold: a whole fresh process, from its start to the file on disk; median of {cold} (files cached, .pyc made)"
    yield f"warm: one more document in a process that has made some; median of {warm} (garbage collected before each)"
    yield "The tools take turns, round by round; quartiles show the spread; a ratio is of two medians of this run."
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    yield f"{python}, {machine}, load {loads[0]:.1f} to {loads[1]:.1f}"
    yield ""


def _tool(results: Results, tool: Tool) -> str:
    file = results.files[tool.name]
    cold, warm = _times(results.cold, tool.name, WEASYPRINT), _times(results.warm, tool.name, PLATYPUS)
    tags = "yes" if file.tagged else "no"
    return _row(f"{tool.name} {tool.version}", *cold, *warm, f"{file.size / 1000:.1f}", str(file.pages), tags)


def _times(times: dict[str, Times], name: str, other: str) -> tuple[str, str, str]:
    """Median, quartiles and ratio to the other tool."""
    low, high = times[name].quartiles
    ratio = _ratio(times, name, other)
    return f"{times[name].median:.1f}", f"{low:.0f}-{high:.0f}", "-" if ratio is None else f"{ratio:.2f}"


def _row(name: str, *cells: str) -> str:
    padded = (f"{cell:>{width}}" for cell, width in zip(cells, _COLUMNS[1:], strict=False))
    return f"{name:{_COLUMNS[0]}}" + "".join(padded)
