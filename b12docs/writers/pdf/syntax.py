"""How values are written in a PDF (ISO 32000-1 §7.3): in as few bytes as say them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache

from reportlab.pdfbase import pdfdoc

DEFLATED = "/Filter/FlateDecode"  # of a stream that zlib has compressed


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose PDF syntax is at hand; a structure tree has hundreds, and ReportLab's dictionaries are slow."""

    __RefOnly__ = 1

    def __init__(self, syntax: str = "") -> None:
        self.syntax = syntax

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes of the object."""
        return self.syntax.encode("latin-1")


def reference(document: pdfdoc.PDFDocument, of: object) -> str:
    """A reference to an object, which is taken into the document."""
    number, generation = document.idToObjectNumberAndVersion[document.Reference(of).name]
    return f"{number} {generation} R"


def number(value: float, places: int = 2) -> str:
    """The value with at most so many decimals; two of a point are finer than any printer."""
    return scaled(round(value * 10**places), places)


@lru_cache(maxsize=16_384)
def scaled(count: int, places: int = 2) -> str:
    """So many hundredths (or, by the places, tenths or thousandths), as a number."""
    digits = f"{abs(count):0{places + 1}}"
    whole, part = digits[:-places].lstrip("0"), digits[-places:].rstrip("0")
    said = f"{whole}.{part}" if part else whole or "0"
    return f"-{said}" if count < 0 else said


def numbers(values: Iterable[float], places: int = 2) -> str:
    """The values one behind the other."""
    return " ".join([scaled(round(value * 10**places), places) for value in values])


def string(text: str) -> str:
    """A PDF text string: ASCII as it is, else UTF-16BE with its byte order mark, in hexadecimal."""
    if text.isascii():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return "<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper() + ">"


def date(day: datetime.date) -> str:
    """The beginning of a day as a date (§7.9.4)."""
    return f"(D:{day:%Y%m%d}000000Z)"
