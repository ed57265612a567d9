"""The leaflet with Typst, as PDF/UA-1: ``python -m benchmarks.typst_peer FONTS FOLDER SOURCE.typ...``.

Its fastest way: the compiler inside this process (no second one to start), one for all documents, no fonts but ours.
Typst remembers what it laid out and would hand out the same document again in no time: each gets a new input.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import typst

STANDARD = "ua-1"


def compiler(sources: Path, fonts: Path) -> Any:
    """A compiler of the sources in a folder that knows the fonts of another folder alone."""
    return typst.Compiler(root=sources, font_paths=typst.Fonts(False, False, [fonts]))


def maker(path: Path, fonts: Path) -> Callable[[], bytes]:
    """What makes the document once more."""
    own, number = compiler(path.parent, fonts), count()

    def make() -> bytes:
        made: bytes = own.compile(path, sys_inputs={"document": str(next(number))}, pdf_standards=STANDARD)
        return made

    return make


if __name__ == "__main__":
    fonts, folder, *sources = map(Path, sys.argv[1:])
    shared = compiler(sources[0].parent, fonts)
    for index, source in enumerate(sources):
        made = folder / source.with_suffix(".pdf").name
        shared.compile(source, output=made, sys_inputs={"document": str(index)}, pdf_standards=STANDARD)
