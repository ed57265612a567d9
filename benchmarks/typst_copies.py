"""Personal copies with Typst, as PDF/UA-1: ``python -m benchmarks.typst_copies FONTS SOURCE PEOPLE FOLDER``.

Its fastest way: two processes with a compiler each, which remembers all of the document but the two values that it
reads from a file. Values that are given as inputs of the compiler make it forget the whole document.
"""

from __future__ import annotations

import json
import multiprocessing
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.typst_peer import STANDARD, compiler

PROCESSES = 2


def make(fonts: Path, source: Path, people: list[list[str]], first: int, folder: Path) -> None:
    """Every second copy, from the first on."""
    with tempfile.TemporaryDirectory(prefix="b12docs-typst-") as own:
        root = Path(own)
        shutil.copy(source, root / "main.typ")
        values = root / "person.json"
        values.write_text(json.dumps(people[first]), "utf-8")
        typst = compiler(root, fonts)
        for number in range(first, len(people), PROCESSES):
            values.write_text(json.dumps(people[number]), "utf-8")
            made = typst.compile(root / "main.typ", pdf_standards=STANDARD)
            (folder / f"{number + 1:04}.pdf").write_bytes(made)


if __name__ == "__main__":
    fonts, source, listed, folder = map(Path, sys.argv[1:])
    folder.mkdir()
    people = json.loads(listed.read_text("utf-8"))
    workers = [
        multiprocessing.Process(target=make, args=(fonts, source, people, first, folder)) for first in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    sys.exit(any(worker.exitcode for worker in workers))
