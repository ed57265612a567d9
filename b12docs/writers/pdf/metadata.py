"""What a PDF says of itself: Info and XMP (which agree), and the output intent.

PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) are declared here, other standards by whoever asks for them; the pages
keep what is declared.
"""

from __future__ import annotations

import html
from functools import cache
from io import BytesIO

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from b12docs.records import record
from b12docs.typeset.frames import About
from b12docs.writers.pdf.file import CompactDocument

PRODUCER = "b12docs"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" {namespaces}>
{declared}
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
{schemas}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_ARCHIVE_NAMESPACES = """xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#\""""
_ARCHIVE_DECLARED = (
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
)
_ARCHIVE_SCHEMAS = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


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
    """What a file declares that it conforms to: the PDF version, its output intent, and what its XMP says of it."""

    version: str
    intent: Intent
    namespaces: str
    declared: str
    schemas: str = ""
    press: str = ""  # the version of PDF/X; colours are then said not to be trapped


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The Info dictionary; its date is the content's, never the clock's."""

    def __init__(self, about: About, press: str) -> None:
        super().__init__()
        self.about, self.press = about, press

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        about = self.about
        day = pdfdoc.PDFString(f"D:{about.date:%Y%m%d}000000Z")
        fields = {"Title": about.title, "Subject": about.subject, "Creator": PRODUCER, "Producer": PRODUCER}
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
    document.info = _Info(about, standard.press)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = _xmp(about, standard)
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document, standard.intent)])
    catalog.ViewerPreferences = _ViewerPreferences()
    canvas.setViewerPreference("DisplayDocTitle", "true")
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


@cache
def srgb_profile() -> bytes:
    """The sRGB ICC profile; its date (bytes 24-35, ICC.1 §7.2.8) is set, for Pillow writes the clock's."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07d000010001000000000000")
    return bytes(profile)


@cache
def archive() -> Standard:
    """PDF/UA-1 and PDF/A-2a at once, in sRGB: for screens, archives and office printers."""
    intent = Intent("GTS_PDFA1", "sRGB IEC61966-2.1", "sRGB IEC61966-2.1", srgb_profile(), 3)
    return Standard("1.7", intent, _ARCHIVE_NAMESPACES, _ARCHIVE_DECLARED, _ARCHIVE_SCHEMAS)
