"""What a PDF says of itself: Info and XMP (which agree), the output intent, and the file that it holds.

The standard says what is declared; the pages keep it.
"""

from __future__ import annotations

import html
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from b12docs.typeset.frames import About
from b12docs.typeset.scripts import from_right
from b12docs.writers.pdf.attachment import attach
from b12docs.writers.pdf.file import CompactDocument
from b12docs.writers.pdf.standard import Intent, Standard

PRODUCER = "b12docs"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" {namespaces}>
{declared}
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
{author}{schemas}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_SMALL = ("MarkInfo", "ViewerPreferences")  # of the catalog, that need no objects of their own
_CREATOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The Info dictionary; its date is the content's, never the clock's."""

    def __init__(self, about: About, press: str) -> None:
        super().__init__()
        self.about, self.press = about, press

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        about = self.about
        day = pdfdoc.PDFString(f"D:{about.date:%Y%m%d}000000Z")
        fields = {"Title": about.title, "Author": about.author, "Subject": about.subject}
        fields |= {"Creator": PRODUCER, "Producer": PRODUCER}
        entries: dict[str, object] = {name: pdfdoc.PDFString(value) for name, value in fields.items() if value}
        if self.press:
            entries |= {"GTS_PDFXVersion": pdfdoc.PDFString(self.press), "Trapped": pdfdoc.PDFName("False")}
        formatted: bytes = pdfdoc.PDFDictionary({**entries, "CreationDate": day, "ModDate": day}).format(document)
        return formatted


def new_canvas(buffer: BytesIO, about: About, standard: Standard, font: str) -> Canvas:
    """A canvas whose file declares the standard; ``font`` is a registered TrueType font."""
    canvas = Canvas(buffer, pageCompression=1, invariant=1, initialFontName=font, lang=about.language)
    document = canvas._doc
    document.__class__ = CompactDocument
    document.version = standard.version
    document.info = _Info(about, standard.press) if standard.info else None
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.__Refs__ = [one for one in catalog.__Refs__ if one not in _SMALL]
    catalog.Metadata = _xmp(about, standard)
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document, standard.intent)])
    catalog.ViewerPreferences = _ViewerPreferences()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if from_right(about.language):
        canvas.setViewerPreference("Direction", "R2L")
    if standard.attached:
        attach(document, standard.attached, about.title, about.date)
    return canvas


class _ViewerPreferences(pdfdoc.ViewerPreferencesPDFDictionary):  # type: ignore[misc]
    """ReportLab's preferences, and the one of ISO 32000-1 table 150 that it does not know."""

    validate = {  # noqa: RUF012 - as in ReportLab's class
        **pdfdoc.ViewerPreferencesPDFDictionary.validate,
        "PickTrayByPDFSize": pdfdoc.checkPDFBoolean,
    }


def prefer_tray(canvas: Canvas, pages: int) -> None:
    """Have the print dialog come up right: actual size, paper by the page's size, both sides where there are two."""
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("PickTrayByPDFSize", "true")
    canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge" if pages > 1 else "Simplex")


def stamp(about: About) -> str:
    """The date as XMP writes it."""
    return f"{about.date:%Y-%m-%d}T00:00:00Z"


def _xmp(about: About, standard: Standard) -> pdfdoc.PDFStream:
    values = {"title": about.title, "subject": about.subject, "language": about.language, "producer": PRODUCER}
    text = _XMP.format(
        date=stamp(about),
        namespaces=standard.namespaces,
        declared=standard.declared,
        schemas=standard.schemas,
        author=_CREATOR.format(html.escape(about.author, quote=False)) if about.author else "",
        **{name: html.escape(value, quote=False) for name, value in values.items()},
    )
    stream = pdfdoc.PDFStream(content=text.encode(), filters=[])
    stream.dictionary["Type"], stream.dictionary["Subtype"] = pdfdoc.PDFName("Metadata"), pdfdoc.PDFName("XML")
    return stream


def _output_intent(document: pdfdoc.PDFDocument, intent: Intent) -> pdfdoc.PDFDictionary:
    profile = pdfdoc.PDFStream(content=intent.profile, filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = intent.components
    entries = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName(intent.subtype),
        "OutputConditionIdentifier": pdfdoc.PDFString(intent.condition),
        "Info": pdfdoc.PDFString(intent.info),
        "DestOutputProfile": document.Reference(profile),
    }
    if intent.registry:
        entries["RegistryName"] = pdfdoc.PDFString(intent.registry)
    return pdfdoc.PDFDictionary(entries)
