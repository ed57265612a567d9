"""``python -m benchmarks.kerning``: what kerning and ligatures cost and change, on the standard patient leaflet.

Compared are no kerning, kerned titles (what b12docs does), all text kerned, and all text shaped by ReportLab with
uharfbuzz (``pip install uharfbuzz``; left out where it is missing), which sets ligatures as well.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.textobject import PDFTextObject

from b12docs.inputs import find_inputs
from b12docs.pipeline import Project, build, load_project
from b12docs.selection import Job
from b12docs.writers.pdf import fonts
from b12docs.writers.pdf.styles import Styles
from b12docs.writers.pdf.text import Piece, Style
from benchmarks.measure import Times, cold, warm
from benchmarks.source import leaflet_job
from benchmarks.tools import Make, Tool
from tests.pdfs import Pdf

NONE, TITLES, ALL, SHAPED = "no kerning", "titles kerned", "all text kerned", "ReportLab's shaping"
_named, _out = Styles.named, PDFTextObject.textOut


def choose(variant: str) -> None:
    """Set text in this way from now on."""

    def named(self: Styles, name: str, colour: str = "", **more: Any) -> Style:
        style = _named(self, name, colour, **more)
        return style if variant == TITLES else replace(style, kerned=variant in (ALL, SHAPED))

    Styles.named = named  # type: ignore[method-assign]
    Piece.parts = property(_shaped_parts if variant == SHAPED else _parts)  # type: ignore[method-assign, assignment]
    PDFTextObject.textOut = _shaped_out if variant == SHAPED else _out
    fonts.register()
    for name in (fonts.REGULAR, fonts.BOLD):
        pdfmetrics.getFont(name).shapable = variant == SHAPED


_parts: Callable[[Piece], list[tuple[str, float]]] = Piece.parts.fget  # type: ignore[attr-defined]
_shapes: dict[tuple[str, str], Any] = {}


def _shaped(text: str, font: str) -> Any:
    if (text, font) not in _shapes:
        _shapes[text, font] = ttfonts.shapeStr(text, font, 1000)
    return _shapes[text, font]


def _shaped_parts(piece: Piece) -> list[tuple[str, float]]:
    shaped = _shaped(piece.text, piece.font)
    data = getattr(shaped, "__shapeData__", None)
    width = sum(one.x_advance for one in data) / 1000 if data else fonts.width(piece.text, piece.font)
    return [(piece.text, width * piece.size)]


def _shaped_out(text: Any, words: str) -> None:
    _out(text, _shaped(words, text._fontname))


def main() -> int:
    """Measure and print; with ``--write VARIANT FILE`` make one leaflet."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kerning", description=__doc__)
    parser.add_argument("--cold", type=int, default=7, metavar="N", help="rounds of fresh processes (default: 7)")
    parser.add_argument("--warm", type=int, default=30, metavar="N", help="rounds inside one process (default: 30)")
    parser.add_argument("--write", nargs=2, metavar=("VARIANT", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    project = load_project(find_inputs())
    job = leaflet_job(project)
    if options.write:
        Path(options.write[1]).write_bytes(_maker(project, job, options.write[0])())
        return 0
    variants = [NONE, TITLES, ALL, *([SHAPED] if find_spec("uharfbuzz") else [])]
    with tempfile.TemporaryDirectory(prefix="b12docs-kerning-") as folder:
        starts = cold([_tool(name, Path(folder) / f"{number}") for number, name in enumerate(variants)],
                      Path(folder), options.cold)  # fmt: skip
    makes = {name: _maker(project, job, name) for name in variants}
    times, files = warm(makes, options.warm), {name: make() for name, make in makes.items()}
    print(*(_line(name, starts, times, files) for name in variants), _pairs(files[NONE]), sep="\n")
    return 0


def _maker(project: Project, job: Job, variant: str) -> Make:
    def make() -> bytes:
        choose(variant)
        return build(project, [job]).made[0].data

    return make


def _tool(name: str, folder: Path) -> Tool:
    made = folder / "leaflet.pdf"
    return Tool(name, "", (sys.executable, "-m", "benchmarks.kerning", "--write", name, str(made)), made)


def _line(name: str, starts: dict[str, Times], times: dict[str, Times], files: dict[str, bytes]) -> str:
    ratios = (f"{one[name].median:7.1f} ms x{one[name].median / one[NONE].median:.3f}" for one in (starts, times))
    return f"{name:20} cold {next(ratios)}  warm {next(ratios)}  {len(files[name]):,} bytes"


def _pairs(data: bytes) -> str:
    """How many neighbours of all text would be kerned, and by how much."""
    moves = [move for text, font in _texts(data) for move in _moves(text, font)]
    kerned = [abs(move) for move in moves if move]
    mean, most = sum(kerned) / len(kerned), max(kerned)
    found = f"{len(kerned)} of {len(moves)} pairs have a kern"
    return f"{found}: {mean:.1f} thousandths of an em in the mean, {most:.0f} at most"


def _texts(data: bytes) -> list[tuple[str, str]]:
    """Every text of a file, with the name of its font."""
    return [(span.text, fonts.name(bold=span.font.endswith("Bold"))) for span in Pdf(data).spans]


def _moves(text: str, font: str) -> list[float]:
    pairs = ("".join(pair) for pair in pairwise(text))
    return [1000 * (sum(width for _, width in fonts.kerned(pair, font)) - fonts.width(pair, font)) for pair in pairs]


if __name__ == "__main__":
    sys.exit(main())
