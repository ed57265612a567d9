"""``python -m tests.fuzz``: mangled files by the thousand; exit status 1 where one of them finds a fault."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.cases import KINDS, make, warming
from tests.fuzz.finds import Find, keep, report, signature, smaller
from tests.fuzz.run import Sandbox

TOGETHER = 40  # cases in one process, where nothing goes wrong


def main() -> int:
    """Run the cases that the options ask for, and report each fault once."""
    options = _options()
    finds: dict[str, Find] = {}
    ends: Counter[str] = Counter()
    with Sandbox() as sandbox:
        sandbox.warm(warming())
        begin = time.monotonic()
        for first in range(options.first, options.first + options.count, TOGETHER):
            numbers = range(first, min(first + TOGETHER, options.first + options.count))
            cases = [make(options.seed, number, sandbox.projects, options.kind) for number in numbers]
            for case, fault, ended in sandbox.judge_all(cases):
                ends[f"{case.kind} {ended.status}"] += 1
                if fault:
                    _add(finds, Find(fault, signature(fault, ended), case, ended), sandbox, options)
            if numbers.stop % 1000 == 0:
                taken = time.monotonic() - begin
                print(f"{numbers.stop}: {taken:.0f} s, {len(finds)} faults", file=sys.stderr, flush=True)
    _summary(options.count, finds, ends)
    return 1 if finds else 0


def _add(finds: dict[str, Find], find: Find, sandbox: Sandbox, options: argparse.Namespace) -> None:
    """Count a fault that is known; make a new one small, and report it."""
    if find.where in finds:
        finds[find.where].count += 1
        return
    find.case = smaller(sandbox, find.case, find.where)
    finds[find.where] = find
    print(report(find, options.seed, options.kind), flush=True)
    if options.keep:
        keep(find, options.keep, len(finds))


def _summary(count: int, finds: dict[str, Find], ends: Counter[str]) -> None:
    for kind in KINDS:
        own = {end.removeprefix(f"{kind} "): times for end, times in sorted(ends.items()) if end.startswith(kind)}
        statuses = ", ".join(f"{status}: {times}" for status, times in own.items())
        if statuses:
            print(f"{kind:8} exit status {statuses}")
    bad = sum(find.count for find in finds.values())
    print(f"{count} files, {bad} bad ones, {len(finds)} faults")
    for find in sorted(finds.values(), key=lambda find: -find.count):
        print(f"{find.count:6}  {find.where}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.fuzz", description="Build mangled files under limits.")
    parser.add_argument("--count", type=int, default=1000, metavar="N", help="how many files [default: 1000]")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another seed mangles otherwise [default: 1]")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the number of the first, to replay one")
    parser.add_argument("--kind", choices=list(KINDS), default="", help="this kind of file alone")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the file of each fault here")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
