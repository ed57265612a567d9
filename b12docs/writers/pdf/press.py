"""Files for a print shop: PDF/X-4 (ISO 15930-7:2010), with bleed and crop marks.

The pages keep their structure tree: PDF/X-4 lets it stand, a file that the clinic keeps can still be read aloud, and
the pages are drawn in one way only. Links are text alone, for PDF/X-4 lets no annotation lie inside the bleed. The
version is 1.6, on which PDF/X-4 builds; object streams and cross-reference streams are as old as 1.5.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from b12docs.paper import MM, Size
from b12docs.records import field, record
from b12docs.typeset.frames import About
from b12docs.writers.pdf.icc import Cmyk, Profile, shipped_profile
from b12docs.writers.pdf.inks import ALL_PLATES, stroke_inks
from b12docs.writers.pdf.metadata import stamp
from b12docs.writers.pdf.standard import Intent, Standard
from b12docs.writers.pdf.syntax import numbers

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from b12docs.writers.pdf.content import Content

VERSION = "PDF/X-4"
REGISTRY = "http://www.color.org"  # of the names of printing conditions
MARK_LENGTH, MARK_GAP, MARK_LINE = 5 * MM, 1 * MM, 0.25  # the gap is counted from the bleed

_NAMESPACES = 'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
_DECLARED = """<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>
<xmp:MetadataDate>{date}</xmp:MetadataDate><xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>"""


@record
class Press:
    """How a print shop wants its file: the output profile, the bleed, and the room for marks beyond it (points).

    ``plates`` are the inks that the crop marks are drawn in.
    """

    profile: Profile = field(default_factory=shipped_profile)
    bleed: float = 3 * MM
    marks: float = 10 * MM
    plates: Cmyk = ALL_PLATES

    @property
    def edge(self) -> float:
        """From the edge of the trimmed page to the edge of the sheet, in points."""
        return self.bleed + self.marks

    def standard(self, about: About) -> Standard:
        """What the file declares. The identity follows from what the document is, never from a clock."""
        profile = self.profile
        named = f"{about.title}\n{about.subject}\n{about.name}\n{about.date}\n{profile.description}"
        identity = str(uuid.uuid5(uuid.NAMESPACE_URL, named))
        registry = REGISTRY if profile.condition else ""
        info = profile.description or "Custom"
        intent = Intent("GTS_PDFX", profile.condition or "Custom", info, profile.data, 4, registry)
        declared = _DECLARED.format(version=VERSION, date=stamp(about), identity=identity)
        return Standard("1.6", intent, _NAMESPACES, declared, press=VERSION)

    def set_boxes(self, canvas: Canvas, trim: Size) -> None:
        """Say where the page is cut and how far it bleeds; ``trim`` is its size in points when it is cut."""
        width, height = trim
        canvas.setPageSize((width + 2 * self.edge, height + 2 * self.edge))
        canvas.setTrimBox((self.edge, self.edge, self.edge + width, self.edge + height))
        far = self.edge + self.bleed
        canvas.setBleedBox((self.marks, self.marks, far + width, far + height))

    def draw_marks(self, content: Content, trim: Size) -> None:
        """Two marks at each corner of the trimmed page, outside the bleed."""
        near, far = self.marks - MARK_GAP - MARK_LENGTH, self.edge + self.bleed + MARK_GAP
        across, along = (self.edge, self.edge + trim[0]), (self.edge, self.edge + trim[1])
        content.set("stroke", stroke_inks(self.plates))
        content.line(MARK_LINE)
        for x in across:
            for y in (near, far + trim[1]):
                content.add(_mark(x, y, x, y + MARK_LENGTH))
        for y in along:
            for x in (near, far + trim[0]):
                content.add(_mark(x, y, x + MARK_LENGTH, y))


def _mark(left: float, low: float, right: float, high: float) -> str:
    """A line as exact as the boxes of the page."""
    return f"{numbers((left, low), 4)} m {numbers((right, high), 4)} l S"
