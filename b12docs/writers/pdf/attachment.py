"""A file inside the file: its content in another form, for programs that read that better (ISO 32000-2 §14.13)."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from b12docs.records import record
from b12docs.writers.pdf.syntax import DEFLATED, Raw, date, reference, string

if TYPE_CHECKING:
    import datetime


@record
class Attachment:
    """A file that says the same: its name, its type as in MIME (such as ``text/html``), and its bytes."""

    name: str
    mime: str
    data: bytes


def attach(document: pdfdoc.PDFDocument, one: Attachment, title: str, day: datetime.date) -> None:
    """Put the file into the document, as one of this title and day, and as an alternative to all of it."""
    held = reference(document, Raw(_embedded(one, day)))
    described = f"{title} ({one.mime})"
    file = reference(document, Raw(
        f"<</Type/Filespec/F{string(one.name)}/UF{string(one.name)}/Desc{string(described)}"
        f"/AFRelationship/Alternative/EF<</F {held}/UF {held}>>>>"
    ))  # fmt: skip
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = Raw(f"[{file}]")
    catalog.Names = Raw(f"<</EmbeddedFiles<</Names[{string(one.name)}{file}]>>>>")


def _embedded(one: Attachment, day: datetime.date) -> str:
    data = zlib.compress(one.data, 9)
    kind = one.mime.replace("/", "#2F")
    about = f"/Params<</Size {len(one.data)}/ModDate{date(day)}>>{DEFLATED}/Length {len(data)}"
    return f"<</Type/EmbeddedFile/Subtype/{kind}{about}>>\nstream\n{data.decode('latin-1')}\nendstream"
