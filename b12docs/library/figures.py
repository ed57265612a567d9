"""The drawings and photographs of the layouts' folders by name, read and checked together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.drawing.parts import Reading, read_parts
from b12docs.drawing.svg import Svg
from b12docs.library.overlay import Files, named
from b12docs.rules.registry import run
from b12docs.source.cache import shipped
from b12docs.source.files import File
from b12docs.source.pictures import is_picture, raster_of
from b12docs.source.raster import Raster

SOUND = "sound"
MAKERS = (
    "b12docs.drawing.numbers", "b12docs.drawing.parts", "b12docs.drawing.shapes", "b12docs.library.figures",
    "b12docs.look.palette", "b12docs.rules.drawing", "b12docs.rules.registry",
)  # fmt: skip

T = TypeVar("T")


def read_figures(files: Files) -> dict[str, Svg]:
    """The drawing in each file of ``figures/`` by its name; raises InputError with the faults of all of them."""
    names = [f"{name}.svg" for name in named(files, "figures", ".svg")]
    return _each(names, files, lambda name, file: read_figure(file.text, file.name))


def read_photographs(files: Files) -> dict[str, Raster]:
    """The picture in each PNG and JPEG of ``figures/`` by its name; raises InputError with all their faults."""
    names = [name for name in named(files, "figures", "") if is_picture(name)]
    return _each(names, files, lambda name, file: raster_of(name, file, Location(file.name)))


def _each(names: Iterable[str], files: Files, read: Callable[[str, File], T]) -> dict[str, T]:
    """What is read of each file of ``figures/``; raises InputError with the faults of all of them."""
    found: dict[str, T] = {}
    faults: list[Diagnostic] = []
    for name in names:
        try:
            found[name] = read(name, files[f"figures/{name}"])
        except InputError as error:
            faults += error.diagnostics
    if faults:
        raise InputError(faults)
    return found


def read_figure(text: str, file: str) -> Svg:
    """The drawing of a file's text; raises InputError with its faults, or with the first one of its syntax."""
    svg = _sound(text)
    if svg is None:
        raise InputError(figure_faults(read_parts(text, file)))
    return svg


def figure_faults(reading: Reading) -> list[Diagnostic]:
    """Every fault of what was read, in the order of the file, and last what stopped the reading."""
    from b12docs.rules.drawing import DrawingFile  # known to be sound are the drawings that come with the program

    found = sorted(run("drawing", DrawingFile(reading)), key=lambda one: one.at)
    return [*found, *([reading.stop] if reading.stop else [])]


@lru_cache(maxsize=512)
def _sound(text: str) -> Svg | None:
    """The drawing of a text without a fault, remembered for the next loading; None where it has one."""
    if shipped("drawing", MAKERS, text) != SOUND:
        reading = read_parts(text, "")
        if reading.root is None or figure_faults(reading):
            return None
    return Svg.of(text)
