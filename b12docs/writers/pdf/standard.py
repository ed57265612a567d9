"""What differs between the standards that a PDF can conform to: a value for each, which the writer is given.

The standards themselves are ``ua1`` (PDF/UA-1 and PDF/A-2a, the usual), ``ua2`` (PDF/UA-2, WTPDF and PDF/A-4f) and
``press`` (PDF/X-4). STANDARDS.md says of each of their clauses where it is kept.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from b12docs.records import record
from b12docs.writers.pdf.attachment import Attachment

if TYPE_CHECKING:
    from reportlab.pdfbase import pdfdoc


class Dialect:
    """How PDF 1.7 writes structure (ISO 32000-1 §14.7 and 14.8); a later version overrides what it writes otherwise.

    A place is given by references to its page and its element, and by how far from the edges a window shows it.
    """

    leads = "/Dest"  # the entry of a bookmark or a link that says where it leads
    checked = "/checked"  # the entry of a printed box that says whether it is ticked

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        """The dialect in one file."""

    def root(self) -> str:
        """What the root of the structure says besides."""
        return ""

    def kind(self, kind: str) -> str:
        """The entries that say of what type an element is."""
        return f"/S/{kind}"

    def place(self, page: str, element: str, view: str) -> str:
        """The value of ``leads`` for a place."""
        return f"[{page} {view}]"

    def refers(self, element: str) -> str:
        """The entry of an element whose link leads to another element."""
        return ""


@record
class Intent:
    """An output intent (ISO 32000-1 §14.11.5): its subtype, the condition and its registry, and an ICC profile."""

    subtype: str
    condition: str
    info: str
    profile: bytes
    components: int
    registry: str = ""


@record
class Standard:
    """What a file declares that it conforms to: the PDF version, its output intent, and what its XMP says of it.

    ``attached`` is the file that it holds besides. Without ``info`` it has no Info dictionary, and XMP says it all.
    """

    version: str
    intent: Intent
    namespaces: str
    declared: str
    schemas: str = ""
    press: str = ""  # the version of PDF/X; colours are then said not to be trapped
    dialect: type[Dialect] = Dialect
    attached: Attachment | None = None
    info: bool = True


@cache
def srgb() -> Intent:
    """The output intent of screens and office printers. Its profile is Little CMS's own, but for the time of making."""
    profile = (Path(__file__).parent / "profiles" / "sRGB.icc").read_bytes()
    return Intent("GTS_PDFA1", "sRGB IEC61966-2.1", "sRGB IEC61966-2.1", profile, 3)
