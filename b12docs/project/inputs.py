"""Where the inputs come from: the options, else the current folder, else the copies inside the package."""

from __future__ import annotations

import os
from pathlib import Path

from b12docs.diagnostics import Location, fault
from b12docs.library.packaged import packaged
from b12docs.records import record
from b12docs.source.files import shown


@record
class Inputs:
    """The files of a project; ``clinic`` is None where there is none."""

    content: Path
    clinic: Path | None
    layouts: tuple[Path, ...]


def find_inputs(content: Path | None = None, clinic: Path | None = None, layouts: Path | None = None) -> Inputs:
    """The inputs for these options; an option's path is taken as it is, whether it exists or not."""
    if content is None:
        content = Path("content.yaml") if os.path.lexists("content.yaml") else packaged("content.yaml")
        beside = Path("clinic.yaml")  # the packaged content's clinic file is the one in the current folder
    else:
        beside = content.parent / "clinic.yaml"
    if clinic is None:
        clinic = beside if os.path.lexists(beside) else None
    if layouts is not None and not os.path.isdir(layouts):
        raise fault("file", Location(shown(layouts)), "there is no such folder of layouts", "check --layouts")
    if layouts is None and os.path.isdir("layouts"):
        layouts = Path("layouts")
    own = (layouts,) if layouts is not None else ()
    return Inputs(content, clinic, (*own, packaged("layouts")))
