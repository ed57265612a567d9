"""What the benchmark prints: a table of the tools, the small commands, then each target with its measured figure."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.measure import File, Timing
from benchmarks.tools import B12DOCS, PLATYPUS, WEASYPRINT, Tool

COLD, ALL, WARM, COMMANDS = "cold", "all", "warm", "commands"  # what is timed together, round by round
CHANGED = "b12docs, a sentence changed"
FORCED, UNCHANGED, REWORDED = "b12docs, all anew", "b12docs, nothing changed", "b12docs, one of all changed"
LOADING = "b12docs, loading again"
VERSION, HELP, LIST, CLICK = "b12docs --version", "b12docs --help", "b12docs list", "python -c 'import click'"

Key = tuple[str, str]  # what is timed together, and the name in it
_NAME = 28  # characters of a name in the table


@dataclass(frozen=True)
class Results:
    """All that was measured; ``times`` and ``counts`` (millions of instructions) by what is timed together and name."""

    tools: list[Tool]
    times: Mapping[str, Mapping[str, Timing]]
    counts: Mapping[Key, float | None] = field(default_factory=dict)
    files: Mapping[str, File] = field(default_factory=dict)
    counted_with: str = ""


@dataclass(frozen=True)
class Target:
    """The most that one time may be of another, and what this ratio was before b12docs' inside was rebuilt.

    ``once`` holds it in time of the processor and in instructions, 0 where these were not counted.
    """

    name: str
    limit: float
    once: tuple[float, float]
    one: Key
    other: Key

    @property
    def instructions(self) -> float:
        """The limit in instructions: as much less than once as the limit in time is."""
        time, instructions = self.once
        return self.limit / time * instructions


# Loading and ``list`` have no peer: their limits are parts of what they took once, beside what is timed with them.
_LOADING, _LIST = (1.34, 1.59), (8.06, 10.59)

TARGETS = (
    Target("cold, first run / Platypus", 2.0, (2.53, 2.25), (COLD, B12DOCS), (COLD, PLATYPUS)),
    Target("cold, first run / WeasyPrint", 0.48, (0.557, 0.631), (COLD, B12DOCS), (COLD, WEASYPRINT)),
    Target("cold, a sentence changed / Platypus", 1.7, (2.51, 2.25), (COLD, CHANGED), (COLD, PLATYPUS)),
    Target("all documents / WeasyPrint", 0.12, (0.185, 0.0), (ALL, B12DOCS), (ALL, WEASYPRINT)),
    Target("all, nothing changed / all anew", 0.3, (1.0, 1.0), (ALL, UNCHANGED), (ALL, FORCED)),
    Target("warm, one more document / Platypus", 0.95, (1.137, 1.234), (WARM, B12DOCS), (WARM, PLATYPUS)),
    Target("loading again / warm Platypus", 0.6 * _LOADING[0], _LOADING, (WARM, LOADING), (WARM, PLATYPUS)),
    Target("list / import click", 0.7 * _LIST[0], _LIST, (COMMANDS, LIST), (COMMANDS, CLICK)),
    Target("--version / import click", 2.0, (6.40, 7.38), (COMMANDS, VERSION), (COMMANDS, CLICK)),
    Target("--help / import click", 2.0, (6.48, 7.39), (COMMANDS, HELP), (COMMANDS, CLICK)),
)
MOST_BYTES, BYTES_ONCE = 36_000, 46_365  # of the standard patient leaflet


@dataclass(frozen=True)
class Verdict:
    """A figure and its limit; None where it could not be measured."""

    measured: float | None
    limit: float

    @property
    def word(self) -> str:
        """PASS, FAIL, or that it is not measured."""
        if self.measured is None:
            return "not measured"
        return "PASS" if self.measured <= self.limit else "FAIL"


def ratios(results: Results, target: Target) -> Timing | None:
    """The ratios of the two times, round by round, or None where one of the two was not measured."""
    (part, one), (_, other) = target.one, target.other
    times = results.times.get(part, {})
    return times[one].over(times[other]) if one in times and other in times else None


def by_time(results: Results, target: Target) -> Verdict:
    """The median of the ratios of the processor's time."""
    found = ratios(results, target)
    return Verdict(found.processor.median if found else None, target.limit)


def by_instructions(results: Results, target: Target) -> Verdict:
    """The ratio of the instructions, where they are counted and there is a limit."""
    one, other = results.counts.get(target.one), results.counts.get(target.other)
    return Verdict(one / other if one and other and target.instructions else None, target.instructions)


def size(results: Results) -> Verdict:
    """The bytes of the standard patient leaflet."""
    file = results.files.get(B12DOCS)
    return Verdict(file.size if file else None, MOST_BYTES)


def failed(results: Results) -> bool:
    """Whether a target is missed: by its instructions where they are counted, which no other program changes."""
    pairs = ((by_instructions(results, one), by_time(results, one)) for one in TARGETS)
    verdicts = [time if counted.measured is None else counted for counted, time in pairs]
    return any(verdict.word == "FAIL" for verdict in (*verdicts, size(results)))


def lines(results: Results, loads: tuple[float, float]) -> Iterator[str]:
    """The whole report; ``loads`` is the machine's load average before and after."""
    yield from _method(results, loads)
    yield from _table(results)
    yield ""
    yield from (_command(results, name) for name in results.times[COMMANDS])
    yield ""
    yield from (_target(results, target) for target in TARGETS)
    bytes_ = size(results)
    yield f"{bytes_.word:12}  {bytes_.measured or 0:,} of {MOST_BYTES:,} (once {BYTES_ONCE:,}): bytes of the leaflet"


def _method(results: Results, loads: tuple[float, float]) -> Iterator[str]:
    rounds = {part: len(next(iter(own.values())).clock.runs) for part, own in results.times.items()}
    counted = f"counted with {results.counted_with}" if results.counted_with else "not counted: see --instructions"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield "The standard patient leaflet: same words, fonts, sizes, figures and paper, similar boxes and columns."
    yield f"cold: a whole fresh process, from its start to the file on disk; {rounds[COLD]} rounds (.pyc are made)"
    yield f"all:  the same for every document in its usual form, all in one process; {rounds[ALL]} rounds"
    yield f"warm: one more leaflet in a process that has made some; {rounds[WARM]} rounds (garbage collected first)"
    yield f"ms: by the clock; CPU: milliseconds of the processor; Mi: millions of instructions, {counted}"
    yield "Medians. The tools take turns, round by round; a ratio is of CPU times of one round, with quartiles."
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    yield f"{python}, {machine}, load {loads[0]:.1f} to {loads[1]:.1f}"
    yield ""


def _table(results: Results) -> Iterator[str]:
    three = ("ms", "CPU", "Mi")
    yield _row("tool", *(f"{part} {unit}" for part in (COLD, ALL, WARM) for unit in three), "KB", "pages", "tags")
    for tool in results.tools:
        yield f"{tool.name:{_NAME}}  {tool.missing}" if tool.missing else _tool(results, tool)
        if tool.name == B12DOCS:
            yield _row(CHANGED, *_times(results, COLD, CHANGED))
            for name in (FORCED, REWORDED, UNCHANGED):
                yield _row(name, *[""] * 3, *_times(results, ALL, name))
            yield _row(LOADING, *[""] * 6, *_times(results, WARM, LOADING))


def _tool(results: Results, tool: Tool) -> str:
    file = results.files[tool.name]
    times = (cell for part in (COLD, ALL, WARM) for cell in _times(results, part, tool.name))
    tags = "yes" if file.tagged else "no"
    return _row(f"{tool.name} {tool.version}", *times, f"{file.size / 1000:.1f}", str(file.pages), tags)


def _times(results: Results, part: str, name: str) -> tuple[str, str, str]:
    """Milliseconds by the clock and of the processor, and millions of instructions."""
    timing, count = results.times[part][name], results.counts.get((part, name))
    return f"{timing.clock.median:.0f}", f"{timing.processor.median:.1f}", f"{count:.0f}" if count else "-"


def _row(name: str, *cells: str) -> str:
    return f"{name:{_NAME}}" + "".join(f"{cell:>9}" for cell in cells)


def _command(results: Results, name: str) -> str:
    return _row(name, *_times(results, COMMANDS, name))


def _target(results: Results, target: Target) -> str:
    time, counted, found = by_time(results, target), by_instructions(results, target), ratios(results, target)
    if found is None:
        return f"{time.word:12}  {target.name}"
    low, high = found.processor.quartiles
    measured = f"{found.processor.median:.2f} ({low:.2f}-{high:.2f}) of {target.limit:.2f} (once {target.once[0]:.2f})"
    line = f"{time.word:12}  {measured}: {target.name}; by the clock {found.clock.median:.2f}"
    if counted.measured is None:
        return line
    return f"{line}; in instructions {counted.word} {counted.measured:.2f} of {counted.limit:.2f}"
