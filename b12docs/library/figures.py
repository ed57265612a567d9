"""The drawings of the layouts' folders by name, read and checked together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from b12docs.diagnostics import Diagnostic, InputError
from b12docs.drawing.parts import Reading, read_parts
from b12docs.drawing.svg import Svg
from b12docs.library.packaged import files_in
from b12docs.rules.drawing import DrawingFile
from b12docs.rules.registry import run
from b12docs.source.files import read_text


def read_figures(folders: Sequence[Path]) -> dict[str, Svg]:
    """The drawing in each file of ``figures/`` by its name; a file in an earlier folder goes before a later one.

    Raises InputError with the faults of all of them.
    """
    paths = {path.name: path for folder in reversed(folders) for path in files_in(folder / "figures", ".svg")}
    figures: dict[str, Svg] = {}
    faults: list[Diagnostic] = []
    for name, path in sorted(paths.items()):
        try:
            figures[name] = read_figure(read_text(path, path.as_posix()), path.as_posix())
        except InputError as error:
            faults += error.diagnostics
    if faults:
        raise InputError(faults)
    return figures


def read_figure(text: str, file: str) -> Svg:
    """The drawing of a file's text; raises InputError with its faults, or with the first one of its syntax."""
    svg = _sound(text)
    if svg is None:
        raise InputError(figure_faults(read_parts(text, file)))
    return svg


def figure_faults(reading: Reading) -> list[Diagnostic]:
    """Every fault of what was read, in the order of the file, and last what stopped the reading."""
    found = sorted(run("drawing", DrawingFile(reading)), key=lambda one: one.at)
    return [*found, *([reading.stop] if reading.stop else [])]


@lru_cache(maxsize=512)
def _sound(text: str) -> Svg | None:
    """The drawing of a text without a fault, remembered for the next loading; None where it has one."""
    reading = read_parts(text, "")
    if reading.root is None or figure_faults(reading):
        return None
    return Svg.of(text, reading.root)
