"""Where the inputs come from: the options, else the current folder, else the copies inside the package."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from b12docs.diagnostics import Location, fault
from b12docs.library.packaged import packaged
from b12docs.records import record
from b12docs.source.files import LEADS_OUT, leads_out, shown


@record
class Inputs:
    """The files of a project; ``clinic`` is None where there is none.

    What was ``found`` by itself must lie in its folder: nobody has named what a link there leads to.
    """

    content: Path
    clinic: Path | None
    layouts: tuple[Path, ...]
    found: frozenset[Path] = frozenset()

    def bound_of(self, path: Path) -> Path | None:
        """The folder that a link in the place of this file must not lead out of, where there is one."""
        return path.parent if path in self.found else None


def find_inputs(content: Path | None = None, clinic: Path | None = None, layouts: Path | None = None) -> Inputs:
    """The inputs for these options; an option's path is taken as it is, whether it exists or not.

    Raises InputError where there is no such folder of layouts, or where the one in the current folder is a link that
    leads out of it.
    """
    beside = (content.parent if content else Path()) / "clinic.yaml"  # of the packaged content: in the current folder
    found = frozenset(path for path in (Path("content.yaml"), beside, Path("layouts")) if os.path.lexists(path))
    found -= {path for path in (content, clinic, layouts) if path is not None}
    clinic = clinic or (beside if beside in found else None)
    if content is None:
        content = Path("content.yaml") if Path("content.yaml") in found else packaged("content.yaml")
    if layouts is None:
        layouts = _own_layouts(found)
    elif not os.path.isdir(layouts):
        raise fault("file", Location(shown(layouts)), "there is no such folder of layouts", "check --layouts")
    own = (layouts,) if layouts is not None else ()
    return Inputs(content, clinic, (*own, packaged("layouts")), found)


def _own_layouts(found: Collection[Path]) -> Path | None:
    """The folder of layouts in the current folder, if there is one."""
    path = Path("layouts")
    if path not in found:
        return None
    if leads_out(path, Path()):
        raise fault("file", Location("layouts"), LEADS_OUT[0], "put the folder itself there, or name it by --layouts")
    if not os.path.isdir(path):
        hint = "the layouts of your own go into a folder of this name: call this something else"
        raise fault("file", Location("layouts"), "this is no folder", hint)
    return path
