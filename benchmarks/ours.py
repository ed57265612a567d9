"""What is measured of b12docs itself; ``python -m benchmarks.ours WHAT TIMES`` does it in a process that is counted.

WHAT is ``leaflet`` (one more document of a project that is loaded) or ``loading`` (a project read again whose content
has changed); the project is that of the current folder, and ``loading`` writes into its content.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import b12docs

Make = Callable[[], bytes]

LEAFLET = ("--audience", "patient", "--layout", "leaflet", "--paper", "A4")  # its usual level is the standard one
EVERYTHING = ("--audience", "all", "--level", "all", "--layout", "all")  # every document in its usual form


def project(content: Path | None = None) -> b12docs.Project:
    """The project of this content, or of what b12docs finds; raises InputError."""
    return b12docs.load(content)


def leaflet(of: b12docs.Project) -> b12docs.Plan:
    """The standard patient leaflet on A4."""
    return b12docs.plan(of, audience="patient", layout="leaflet", paper="A4")


def everything(of: b12docs.Project) -> b12docs.Plan:
    """Every document in its usual form."""
    return b12docs.plan(of, audience="all", level="all", layout="all")


def making(of: b12docs.Project) -> Make:
    """What makes the leaflet once more: texts chosen, layout rendered, set, written, and its reading level measured."""
    plan = leaflet(of)
    b12docs.build(of, plan)  # before a peer loads the fonts: ReportLab keeps one object a typeface, here ours
    return lambda: b12docs.build(of, plan).made[0].data


def loading(content: Path) -> Callable[[], object]:
    """What reads and checks all inputs of a project once more."""
    return lambda: b12docs.load(content)


_LAST_SENTENCE = re.compile(r'([A-Z][^".:#\n]+\.)"?$', re.MULTILINE)  # of a line, in quotes or not


class Sentence:
    """A sentence that changes, one that is printed: each change is a new one, so that no cache has seen it.

    Raises LookupError where no line of the content holds the end of one.
    """

    def __init__(self, content: Path, printed: str) -> None:
        self.content, self.text, self.numbers = content, content.read_text("utf-8"), count(100)
        ends = (found[1] for found in _LAST_SENTENCE.finditer(self.text))
        found = (end for end in ends if self.text.count(end) == 1 and end in printed)
        self.end = next(found, "")
        if not self.end:
            raise LookupError(f"{content}: no line is the end of a sentence that is printed")

    def change(self) -> None:
        """Write the content with a number at the sentence's end."""
        changed = self.text.replace(self.end, f"{self.end[:-1]} ({next(self.numbers)}).")
        self.content.write_text(changed, "utf-8")


if __name__ == "__main__":
    content = Path("content.yaml")
    sentence = Sentence(content, content.read_text("utf-8"))
    run = making(project(content)) if sys.argv[1] == "leaflet" else loading(content)
    for _ in range(int(sys.argv[2])):
        if sys.argv[1] == "loading":
            sentence.change()
        run()
