"""``python -m benchmarks``: exit status 0, or 1 where a target is missed or b12docs can make no leaflet."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

import b12docs
from benchmarks import ours
from benchmarks.instructions import counter
from benchmarks.measure import Run, inspect, times
from benchmarks.processes import Processes
from benchmarks.report import ALL, COLD, COMMANDS, LOADING, WARM, Results, failed, lines
from benchmarks.source import Source, source_of
from benchmarks.tools import LEAFLET, Place, all_tools


def main() -> int:
    """Measure, print, and judge."""
    options = _options()
    before = os.getloadavg()[0]
    try:
        with tempfile.TemporaryDirectory(prefix="b12docs-benchmark-") as folder:
            results = measure_all(Path(folder), options)
    except b12docs.InputError as error:
        print("b12docs makes no leaflet of this content:", *error.diagnostics, sep="\n", file=sys.stderr)
        return 1
    print(*lines(results, (before, os.getloadavg()[0])), sep="\n")
    return int(failed(results))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    for name, usual, what in (
        ("cold", 9, "fresh processes that make one leaflet, and of small commands"),
        ("all", 3, "fresh processes that make every document"),
        ("warm", 30, "one more leaflet inside one process"),
    ):
        words = f"rounds of {what} (default: {usual})"
        parser.add_argument(f"--{name}", type=_rounds, default=usual, metavar="N", help=words)
    words = "what counts instructions (default: perf, where it can; valgrind takes some minutes)"
    parser.add_argument("--instructions", choices=("perf", "valgrind", "no"), default="perf", help=words)
    return parser.parse_args()


def _rounds(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def measure_all(folder: Path, options: argparse.Namespace) -> Results:
    """Make the documents with every tool that is installed; raises InputError where b12docs cannot make them."""
    place = Place(folder)
    place.furnish(ours.project().inputs.content)
    os.environ |= {name: place.variables[name] for name in ("XDG_CACHE_HOME", "B12DOCS_CACHE")}
    project = ours.project(place.content)
    sources = _sources(project)
    tools = all_tools(place, ours.making(project), sources)
    makes = {tool.name: tool.warm() for tool in tools if tool.warm}
    files = {name: inspect(make()) for name, make in makes.items()}
    sentence = ours.Sentence(place.content, json.dumps(sources[LEAFLET]))
    ready = [tool for tool in tools if not tool.missing]
    processes = Processes(place, ready, sentence, len(sources) - 1)
    rounds = {COLD: options.cold, COMMANDS: options.cold, ALL: options.all}
    timed = {
        part: times({name: one.timed for name, one in own.items()}, rounds[part], warm_ups=int(part != ALL))
        for part, own in processes.all().items()
    }
    warm = {
        **{name: Run(make) for name, make in makes.items()},
        LOADING: Run(ours.loading(place.content), sentence.change),
    }
    timed[WARM] = times(warm, options.warm, warm_ups=3)
    counting = counter(options.instructions, place.variables, folder)
    counts = processes.counts(counting) if counting else {}
    return Results(tools, timed, counts, files, counting.name if counting else "")


def _sources(project: b12docs.Project) -> dict[str, Source]:
    """The leaflet, and every document by its number."""
    numbered = {f"{index:02}": job for index, job in enumerate(ours.everything(project).jobs)}
    return {name: source_of(project, job) for name, job in {LEAFLET: ours.leaflet(project).jobs[0], **numbered}.items()}


if __name__ == "__main__":
    sys.exit(main())
