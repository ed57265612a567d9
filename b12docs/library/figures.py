"""The drawings of the layouts' folders by name, read and checked together."""

from __future__ import annotations

from functools import lru_cache

from b12docs.diagnostics import Diagnostic, InputError
from b12docs.drawing.parts import Reading, read_parts
from b12docs.drawing.svg import Svg
from b12docs.library.overlay import Files, named
from b12docs.rules.drawing import DrawingFile
from b12docs.rules.registry import run


def read_figures(files: Files) -> dict[str, Svg]:
    """The drawing in each file of ``figures/`` by its name; raises InputError with the faults of all of them."""
    figures: dict[str, Svg] = {}
    faults: list[Diagnostic] = []
    for name in named(files, "figures", ".svg"):
        try:
            file = files[f"figures/{name}.svg"]
            figures[f"{name}.svg"] = read_figure(file.text, file.name)
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
