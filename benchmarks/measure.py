"""Times, taken round robin: the machine's noise meets all alike, and a ratio compares times of the same rounds."""

from __future__ import annotations

import gc
import re
import resource
import statistics
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Something to time, and what is made ready before it outside the time."""

    run: Callable[[], object]
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Times:
    """Milliseconds of the single runs in the order of the rounds, or ratios of these."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median."""
        return statistics.median(self.runs)

    @property
    def quartiles(self) -> tuple[float, float]:
        """The lower and the upper quartile."""
        if len(self.runs) < 2:
            return self.median, self.median
        lower, _, upper = statistics.quantiles(self.runs, n=4, method="inclusive")
        return lower, upper

    def over(self, other: Times) -> Times:
        """The ratio to another's time, round by round."""
        return Times(tuple(one / two for one, two in zip(self.runs, other.runs, strict=True)))


@dataclass(frozen=True)
class Timing:
    """The same runs by the clock, and in time of the processor, which a busy machine changes less."""

    clock: Times
    processor: Times

    def over(self, other: Timing) -> Timing:
        """The ratios to another's times, round by round."""
        return Timing(self.clock.over(other.clock), self.processor.over(other.processor))


def times(runs: Mapping[str, Run], rounds: int, warm_ups: int) -> dict[str, Timing]:
    """Each round runs all, and begins one further, so that none is always the first; ``warm_ups`` are not counted."""
    names = list(runs)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for number in range(-warm_ups, rounds):
        if number == 0:
            gc.collect()
            gc.freeze()  # what the tools hold between documents is not searched again at another's expense
        shift = max(number, 0) % len(names)
        for name in names[shift:] + names[:shift]:
            one = _milliseconds(runs[name])
            if number >= 0:
                taken[name].append(one)
    gc.unfreeze()
    return {name: Timing(*map(Times, zip(*own, strict=True))) for name, own in taken.items()}


def _milliseconds(one: Run) -> tuple[float, float]:
    """By the clock and of the processor."""
    one.before()
    gc.collect()  # nobody pays for another's garbage
    clock, processor = time.perf_counter(), _processor()
    one.run()
    return (time.perf_counter() - clock) * 1000, (_processor() - processor) * 1000


def _processor() -> float:
    """The seconds that the processor has worked for this process and for those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


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
