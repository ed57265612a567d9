"""QR codes of links as modules, dark or light, for whatever draws them (ISO/IEC 18004)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

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
    """The rows of the code's modules, a letter each."""
    import segno  # it loads much of Python's library: networks, mail

    code = segno.make_qr(link, error="m", boost_error=False)
    return "\n".join("".join(_DARK if module else "." for module in row) for row in code.matrix)


def rectangles(modules: tuple[tuple[bool, ...], ...]) -> Iterator[tuple[int, int, int, int]]:
    """The dark modules as few rectangles: left, top, width and height of each; what is alike in rows below is one."""
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
