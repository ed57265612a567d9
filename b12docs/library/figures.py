"""The drawings of the layouts' folders: their texts by name, read and checked together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from b12docs.diagnostics import Diagnostic, InputError
from b12docs.drawing.svg_rules import figure_rules
from b12docs.library.packaged import files_in
from b12docs.source.files import read_text


def read_figures(folders: Sequence[Path]) -> dict[str, str]:
    """The SVG text of each file in ``figures/`` by its name; a file in an earlier folder goes before a later one.

    Raises InputError with the faults of all of them.
    """
    paths = {path.name: path for folder in reversed(folders) for path in files_in(folder / "figures", ".svg")}
    figures: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for name, path in sorted(paths.items()):
        try:
            figures[name] = read_text(path, path.as_posix())
            faults += figure_rules(figures[name], path.as_posix())
        except InputError as error:
            faults += error.diagnostics
    if faults:
        raise InputError(faults)
    return figures
