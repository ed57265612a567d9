"""What documents are made by: the program's own code, Python and the libraries, as one hash."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from b12docs import __version__
from b12docs.source.makers import hash_of

_HERE = Path(__file__).resolve().parent.parent  # the package's own folder

# Those that have a part in the bytes of a file, by the names that they are imported and installed by.
_LIBRARIES = {
    "reportlab": "reportlab", "_rl_accel": "rl_accel", "PIL": "pillow", "pikepdf": "pikepdf", "segno": "segno",
    "svgelements": "svgelements", "jinja2": "jinja2", "yaml": "pyyaml", "font_source_sans_pro": "font_source_sans_pro",
}  # fmt: skip
# What is compiled follows from the code, content and layouts are inputs, and what shows documents makes none.
_APART = ("__pycache__", "data", "cli", "handover", "inspection")


@cache
def code() -> str:
    """The hash of all that makes documents: where it is the same, the same inputs give the same bytes."""
    found = hashlib.sha256(f"{__version__} {sys.platform} {sys.version}".encode())
    for name in _own_files():
        found.update(f"\n{name} {hash_of(os.path.join(_HERE, name))}".encode())
    for line in sorted(_versions()):
        found.update(f"\n{line}".encode())
    return found.hexdigest()[:32]


def _own_files(below: str = "") -> Iterator[str]:
    """The files of the package by their ways from its folder, in an order that is the same everywhere."""
    with os.scandir(os.path.join(_HERE, below)) as found:
        entries = sorted((one.name, one.is_dir()) for one in found if one.name not in _APART)
    for name, is_folder in entries:
        if is_folder:
            yield from _own_files(f"{below}{name}/")
        else:
            yield f"{below}{name}"


def _versions() -> Iterator[str]:
    """The name and version of each library, as its installer wrote them beside it; asking the library would load it."""
    for module, name in _LIBRARIES.items():
        spec = find_spec(module)
        if spec and spec.origin:
            folder = os.path.dirname(spec.origin)
            beside = os.path.dirname(folder) if spec.submodule_search_locations else folder
            yield from (one for one in _installed(beside) if one.lower().startswith(f"{name}-"))


@cache
def _installed(folder: str) -> tuple[str, ...]:
    return tuple(name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))
