"""``python -m benchmarks.copies``: personal copies by the thousand, beside Typst's fastest way; 1 where a target fails.

Both make a file for each person with two processes on two processors, from the start of the program to the last file on
disk, by the clock, in turns. The leaflet is the standard one for patients on A4, with a name and an appointment.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from b12docs import Project
from b12docs.records import replace
from b12docs.source.prose import Words
from benchmarks import ours
from benchmarks.source import source_of
from benchmarks.tools import B12DOCS, TYPST, Place
from benchmarks.typst_source import TypstWriter

TARGETS = {1_000: 4.0, 10_000: 7.0}  # copies -> at least so many times as fast as Typst
_MOST_MORE = 4_000  # bytes that a copy may have more than the leaflet
_FIRST = ("Amina", "Björn", "Chen", "Dolores", "Eoin", "Fatima", "Grzegorz", "Hiroko", "Ifeoma", "Jürgen", "Łukasz")
_LAST = ("Abernathy", "Brzęczek", "Castellanos", "Devereux", "Eszterházy", "Grønvold", "Ibrahimović", "Jankowski")
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"]


def people(count: int) -> Iterator[tuple[str, str]]:
    """So many made-up names and appointments, of which no two are the same."""
    for i in range(count):
        name = f"{_FIRST[i % len(_FIRST)]} {_LAST[i // len(_FIRST) % len(_LAST)]} {i:04}"
        yield name, f"{_DAYS[i % 5]} {i % 28 + 1} Dec, {9 + i % 8}:{i % 6}0, Room {i % 12 + 1}"


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="of each number of copies (default: 3)")
    parser.add_argument("--copies", type=int, nargs="+", default=list(TARGETS), help="(default: 1000 10000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="b12docs-benchmark-") as folder:
        race = Race(Path(folder))
        results = [race.run(count, options.rounds) for count in options.copies]
    return int(not all(results))


class Race:
    """The two programs in a folder of the benchmark's own, and what is measured of them."""

    def __init__(self, folder: Path) -> None:
        self.place = Place(folder)
        self.place.furnish(ours.project().inputs.content)
        project = ours.project(self.place.content)
        self.leaflet = len(ours.making(project)())
        (self.place.folder / "leaflet.typ").write_text(_typst_source(project), "utf-8")

    def run(self, count: int, rounds: int) -> bool:
        """Make so many copies with both, round by round; print the figures, and whether no target is missed."""
        self._list(count)
        times: dict[str, list[float]] = {B12DOCS: [], TYPST: []}
        for number in range(rounds):
            pair = [(B12DOCS, self._ours()), (TYPST, self._typst())][:: 1 if number % 2 else -1]
            for name, command in pair:
                if command:
                    times[name].append(self._timed(command, count))
        speeds = (f"{name} {count / statistics.median(own):,.0f} a second" for name, own in times.items() if own)
        print(f"{count:,} copies: {', '.join(speeds)}")
        return all([_judged(times, TARGETS.get(count, 0.0)), self._small_enough()])

    def _small_enough(self) -> bool:
        more = self.largest - self.leaflet
        print(f"  {_said(more <= _MOST_MORE)} {more:,} bytes a copy more than the leaflet, at most {_MOST_MORE:,}")
        return more <= _MOST_MORE

    def _list(self, count: int) -> None:
        rows = list(people(count))
        with (self.place.folder / "people.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("name", "appointment"), *rows])
        (self.place.folder / "people.json").write_text(json.dumps(rows), "utf-8")

    def _ours(self) -> Sequence[str]:
        made = ("--allow-draft", "-o", "made/b12docs")
        return (sys.executable, "-m", "b12docs", "batch", "people.csv", *ours.LEAFLET, *made)

    def _typst(self) -> Sequence[str]:
        if find_spec("typst") is None:
            return ()
        return (sys.executable, "-m", "benchmarks.typst_copies", "fonts", "leaflet.typ", "people.json", "made/typst")

    def _timed(self, command: Sequence[str], count: int) -> float:
        """The seconds that a command takes to make so many files, on two processors."""
        shutil.rmtree(self.place.made)
        self.place.made.mkdir()
        start = time.perf_counter()
        subprocess.run(
            command, env=self.place.variables, cwd=self.place.folder, check=True, preexec_fn=_on_two,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        took = time.perf_counter() - start
        made = list(self.place.made.rglob("*.pdf"))
        if len(made) != count:
            raise FileNotFoundError(f"{command[2]} made {len(made)} files, not {count}")
        if command[2] == "b12docs":
            self.largest = max(path.stat().st_size for path in made)
        return took


def _on_two() -> None:
    """Keep the process and its children on two processors, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def _typst_source(project: Project) -> str:
    """The leaflet as Typst's markup, which reads a name and an appointment from a file."""
    at = project.content.version.at
    marks = {name: Words(f"the {name} of somebody", at) for name in ("name", "appointment")}
    clinic = replace(project.clinic, values=marks)
    text = TypstWriter(source_of(replace(project, clinic=clinic), ours.leaflet(project).jobs[0])).text()
    for number, words in enumerate(marks.values()):
        said = f"#{json.dumps(str(words))};"
        assert said in text, "the leaflet prints the value"
        text = text.replace(said, f"#person.at({number});")
    return f'#let person = json("person.json")\n{text}'


def _judged(times: dict[str, list[float]], least: float) -> bool:
    """Print the ratio to Typst's speed, and whether it is as large as it should be, if Typst is there."""
    if not times[TYPST]:
        print(f"  not measured: at least {least:g} x Typst (not installed)")
        return True
    ratio = statistics.median(two / one for one, two in zip(times[B12DOCS], times[TYPST], strict=True))
    print(f"  {_said(ratio >= least)} {ratio:.2f} x Typst, at least {least:g}")
    return ratio >= least


def _said(passed: bool) -> str:
    return "PASS" if passed else "FAIL"


if __name__ == "__main__":
    sys.exit(main())
