"""QR codes of links as modules, dark or light, for whatever draws them (ISO/IEC 18004)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

from b12docs.source.cache import kept

QUIET_ZONE = 4  # modules of white around a QR code (ISO/IEC 18004 §9.1)
_MAKERS = ("segno", "b12docs.drawing.qr")
_DARK = "#"


@lru_cache(maxsize=64)
def qr_modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of a link's QR code, row by row, with error correction level M (15 %)."""
    rows = kept("qr", _MAKERS, link, lambda: _drawn(link))
    return tuple(tuple(module == _DARK for module in row) for row in rows.split())


def _drawn(link: str) -> str:
    """The rows of the code's modules, a letter each, with a space between them."""
    code = _encoder().encode(link, error="m", micro=False, boost_error=False)
    return " ".join("".join(_DARK if module else "." for module in row) for row in code.matrix)


def _encoder() -> Any:
    """What segno works codes out with; the whole package draws them, too, and loads networks and mail for that."""
    if "segno" not in sys.modules:
        whole = find_spec("segno")
        assert whole is not None
        sys.modules["segno"] = module_from_spec(whole)  # it says where its modules are, and nothing of it is run
        try:
            return import_module("segno.encoder")
        finally:
            sys.modules.pop("segno", None)  # who asks for the package gets the whole of it
    return import_module("segno.encoder")


@lru_cache(maxsize=32)  # a topic has few, and each document of it some of them
def rectangles(modules: tuple[tuple[bool, ...], ...]) -> tuple[tuple[int, int, int, int], ...]:
    """The dark modules as few rectangles: left, top, width and height of each; what is alike in rows below is one."""
    return tuple(_rectangles(modules))


def _rectangles(modules: tuple[tuple[bool, ...], ...]) -> Iterator[tuple[int, int, int, int]]:
    begun: dict[tuple[int, int], int] = {}  # a run of the row before -> the row in which it began
    for row, line in enumerate((*modules, ())):
        runs = spans(line)
        for run in [one for one in begun if one not in runs]:
            first = begun.pop(run)
            yield run[0], first, run[1], row - first
        for run in runs:
            begun.setdefault(run, row)


@lru_cache(maxsize=4096)
def spans(line: tuple[bool, ...]) -> tuple[tuple[int, int], ...]:
    """Start and length of each run of dark modules in a row."""
    found: list[tuple[int, int]] = []
    for index, dark in enumerate(line):
        if dark and found and sum(found[-1]) == index:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((index, 1))
    return tuple(found)
