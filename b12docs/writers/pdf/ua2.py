"""PDF 2.0 as PDF/UA-2 (ISO 14289-2), WTPDF 1.0 for accessibility and for reuse, and PDF/A-4f (ISO 19005-4) at once.

PDF/A-4f is the PDF/A that holds other files: the document's web page goes with it, as an alternative to its pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12docs.writers.pdf.attachment import Attachment
from b12docs.writers.pdf.standard import Dialect, Standard, srgb
from b12docs.writers.pdf.syntax import Raw, reference, string

if TYPE_CHECKING:
    from reportlab.pdfbase import pdfdoc

_NAMESPACES = """xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfd="http://pdfa.org/declarations/\""""
_KEPT = ("accessibility1.0", "reuse1.0")
_DECLARATION = '<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>{}</pdfd:conformsTo></rdf:li>'
_DECLARED = (
    "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev><pdfaid:conformance>F</pdfaid:conformance>"
    "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev><pdfd:declarations><rdf:Bag>"
    + "".join(_DECLARATION.format(f"http://pdfa.org/declarations/wtpdf#{one}") for one in _KEPT)
    + "</rdf:Bag></pdfd:declarations>"
)
_TYPES = "http://iso.org/pdf2/ssn"  # the namespace of the structure types of PDF 2.0 (ISO 32000-2 §14.8.6.2)
_ONLY_OLDER = ("TOC", "TOCI", "Reference")  # types that PDF 2.0 has left to the namespace of PDF 1.7


class Pdf2(Dialect):
    """How PDF 2.0 writes structure (ISO 32000-2 §14.7 and 14.8).

    A place is an element too, for those who don't see its page. A title stays the heading of level 1: browsers don't
    know the type Title, and would tell no heading.
    """

    leads = "/A"
    checked = "/Checked"

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._types = reference(document, Raw(f"<</Type/Namespace/NS{string(_TYPES)}>>"))

    def root(self) -> str:
        return f"/Namespaces[{self._types}]"

    def kind(self, kind: str) -> str:
        return f"/S/{kind}" if kind in _ONLY_OLDER else f"/S/{kind}/NS {self._types}"

    def place(self, page: str, element: str, view: str) -> str:
        return f"<</S/GoTo/D[{page} {view}]/SD[{element} {view}]>>"

    def refers(self, element: str) -> str:
        return f"/Ref[{element}]"


def reusable(attached: Attachment) -> Standard:
    """The standard of a file that holds this file of the same content."""
    return Standard("2.0", srgb(), _NAMESPACES, _DECLARED, dialect=Pdf2, attached=attached, info=False)
