"""``python -m benchmarks``: exit status 0, or 1 where a target fails or b12docs can make no leaflet."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from b12docs.diagnostics import InputError
from b12docs.production.pipeline import load_project
from b12docs.project.inputs import find_inputs
from benchmarks.measure import cold, inspect, warm
from benchmarks.report import RELOADED, Results, lines, targets
from benchmarks.source import leaflet_job, source_of
from benchmarks.tools import B12DOCS, all_tools, with_loading


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--cold", type=_rounds, default=7, metavar="N", help="rounds of fresh processes (default: 7)")
    parser.add_argument("--warm", type=_rounds, default=30, metavar="N", help="rounds inside one process (default: 30)")
    options = parser.parse_args()
    before = os.getloadavg()[0]
    try:
        with tempfile.TemporaryDirectory(prefix="b12docs-benchmark-") as folder:
            results = measure_all(Path(folder), options.cold, options.warm)
    except InputError as error:
        print("b12docs makes no leaflet of this content:", *error.diagnostics, sep="\n", file=sys.stderr)
        return 1
    print(*lines(results, (before, os.getloadavg()[0])), sep="\n")
    return int(any(target.verdict == "FAIL" for target in targets(results)))


def _rounds(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def measure_all(folder: Path, cold_rounds: int, warm_rounds: int) -> Results:
    """Make the leaflet with every tool that is installed; raises InputError where b12docs cannot make it."""
    project = load_project(find_inputs())
    job = leaflet_job(project)
    tools = all_tools(project, job, source_of(project, job), folder)
    makes = {tool.name: tool.warm() for tool in tools if tool.warm}
    files = {name: inspect(make()) for name, make in makes.items()}  # a leaflet that does not fit says so here
    makes = {B12DOCS: makes.pop(B12DOCS), RELOADED: with_loading(project, job), **makes}
    ready = [tool for tool in tools if not tool.missing]
    return Results(tools, cold(ready, folder, cold_rounds), warm(makes, warm_rounds), files)


if __name__ == "__main__":
    sys.exit(main())
