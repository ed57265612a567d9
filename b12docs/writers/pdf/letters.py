"""The fonts of one file: which letters it shows, the code of each, and the font objects that hold them.

A letter of ASCII is its own code, so that content is made of few different bytes; others have the codes from 128 on. A
letter has the same code in both weights. Where a file has more than 128 letters beyond ASCII, there are more fonts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfdoc, pdfmetrics

from b12docs.records import field, record
from b12docs.typeset import fonts
from b12docs.typeset.frames import Cluster, Span
from b12docs.writers.pdf.composed import Composed, in_codes, resource
from b12docs.writers.pdf.subset import TABLES, TrueType
from b12docs.writers.pdf.syntax import Raw, numbers, reference

_FIRST, _LAST = 0x20, 0x7E  # of ASCII
_BEYOND = 0x80  # the first code of other letters
_UNBREAKABLE = 0xA0
_EACH = 128  # how many of them a font holds
_ESCAPED = {ord(char): f"\\{char}" for char in "\\()"}

_TO_UNICODE = """/CIDInit/ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def/CMapType 2 def
1 begincodespacerange<00><FF>endcodespacerange
{ranges}endcmap CMapName currentdict/CMap defineresource pop end end"""


class Fonts:
    """The letters of one file in both weights. ReportLab calls ``addObjects`` when all pages are drawn."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._beyond: dict[int, int] = {}  # letter beyond ASCII -> its number, in order of appearance
        self._tables = {bold: _Table(self) for bold in (False, True)}
        self._composed: dict[str, Composed] = {}  # of letters beyond Latin, by the name of their font
        self.from_right = False  # whether text that runs from right to left is shown
        document.delayedFonts.append(self)

    def take_in(self, letters: str, *, bold: bool) -> None:
        """Letters that the file is to hold, whether it shows them or not."""
        for letter in map(ord, f" {letters}" if letters else ""):
            self._tables[bold][letter]

    @property
    def codes_so_far(self) -> Codes:
        """The codes of the letters that are taken in, without the file."""
        tables = {bold: {**table, _UNBREAKABLE: " "} for bold, table in self._tables.items()}
        return Codes(tables, {font: dict(one.codes) for font, one in self._composed.items()})

    def code(self, letter: int) -> int:
        """The code of a letter, and 256 for each font before the one that holds it."""
        if _FIRST <= letter <= _LAST:
            return letter
        number = self._beyond.setdefault(letter, len(self._beyond))
        return 256 * (number // _EACH) + _BEYOND + number % _EACH

    def codes(self, text: str, *, bold: bool) -> Iterator[tuple[str, str]]:
        """The text as strings of codes, with the name of the font of each."""
        return _strings(text.translate(self._tables[bold]), bold=bold)

    def shown(self, span: Span) -> tuple[str, str]:
        """The name of the font of a span of clusters, and the operator that shows them."""
        composed = self._composed.get(span.font) or self._new(span.font)
        return resource(list(self._composed).index(span.font)), in_codes(span, composed.code)

    def _new(self, font: str) -> Composed:
        composed = self._composed[font] = Composed(font, spaced=self.from_right)
        return composed

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Write the fonts that were used into the document."""
        maps: dict[int, str] = {}
        for bold, table in self._tables.items():
            for which, letters in sorted(table.used().items()):
                if which not in maps:
                    maps[which] = reference(document, _stream(self._to_unicode(which)))
                font = Raw(_font(document, which, letters, maps[which], fonts.name(bold=bold)))
                document.idToObject["BasicFonts"].dict[_resource(which, bold=bold)] = font
        for number, one in enumerate(self._composed.values()):
            document.idToObject["BasicFonts"].dict[resource(number)] = one.written(document)

    def _to_unicode(self, which: int) -> bytes:
        """How letters are found again from their codes (§9.10.3)."""
        ranges = "" if which else f"1 beginbfrange<{_FIRST:X}><{_LAST:X}><{_FIRST:04X}>endbfrange\n"
        own = list(self._beyond)[which * _EACH : (which + 1) * _EACH]
        rows = [f"<{_BEYOND + n:X}><{chr(letter).encode('utf-16-be').hex()}>" for n, letter in enumerate(own)]
        for start in range(0, len(rows), 100):  # no section may have more
            part = rows[start : start + 100]
            ranges += f"{len(part)} beginbfchar{''.join(part)}endbfchar\n"
        return _TO_UNICODE.format(ranges=ranges).encode()


class MissingLetterError(Exception):
    """A file that is finished has no code for a letter."""


@record
class Codes:
    """The letters of a file that is finished, by their weight: no more come in."""

    tables: dict[bool, dict[int, int | str]]
    composed: dict[str, dict[Cluster, int]] = field(default_factory=dict)  # by the name of the font

    def codes(self, text: str, *, bold: bool) -> Iterator[tuple[str, str]]:
        """As those of ``Fonts``; raises MissingLetterError."""
        table = self.tables[bold]
        if not all(map(table.__contains__, map(ord, text))):
            raise MissingLetterError(text)
        return _strings(text.translate(table), bold=bold)

    def shown(self, span: Span) -> tuple[str, str]:
        """As that of ``Fonts``; raises MissingLetterError."""
        try:
            return resource(list(self.composed).index(span.font)), in_codes(span, self.composed[span.font].__getitem__)
        except (KeyError, ValueError):
            raise MissingLetterError(span.text) from None


def _strings(coded: str, *, bold: bool) -> Iterator[tuple[str, str]]:
    if coded.isascii() or max(coded) < "\u0100":
        yield _resource(0, bold=bold), coded
        return
    for which, alike in groupby(coded, key=lambda char: ord(char) // 256):
        yield _resource(which, bold=bold), "".join(chr(ord(char) % 256) for char in alike)


class _Table(dict[int, int | str]):
    """The codes of the letters that one weight shows, for ``str.translate``: a letter comes in when it is asked for."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def __missing__(self, letter: int) -> int | str:
        if letter == _UNBREAKABLE:  # spaces that have done their work
            return self[0x20]
        code = self[letter] = _ESCAPED.get(letter) or self._fonts.code(letter)
        return code

    def used(self) -> dict[int, dict[int, int]]:
        """For each font the letter of each code."""
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for letter in self:
            which, code = divmod(self._fonts.code(letter), 256)
            found[which][code] = letter
        return found


def _resource(which: int, *, bold: bool) -> str:
    """The name of a font in content."""
    return f"{'B' if bold else 'R'}{which or ''}"


@cache
def _true_type(name: str) -> TrueType:
    face = pdfmetrics.getFont(name).face
    return TrueType({tag: face.get_table(tag) for tag in TABLES})


def _stream(content: bytes) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])


def _font(document: pdfdoc.PDFDocument, which: int, letters: dict[int, int], to_unicode: str, name: str) -> str:
    """A simple font (§9.6) of these letters by their codes."""
    face = pdfmetrics.getFont(name).face
    program = _stream(_true_type(name).program({code: face.charToGlyph.get(one, 0) for code, one in letters.items()}))
    program.dictionary["Length1"] = len(program.content)
    base = f"AAAAA{chr(ord('A') + which)}+{face.name.decode()}"
    descriptor = Raw(
        f"<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[{numbers(face.bbox)}]/ItalicAngle 0"
        f"/Ascent {round(face.ascent)}/Descent {round(face.descent)}/CapHeight {round(face.capHeight)}"
        f"/StemV {round(face.stemV)}/FontFile2 {reference(document, program)}>>"
    )
    first, last = min(letters), max(letters)
    widths = [face.getCharWidth(letters[code]) if code in letters else 0 for code in range(first, last + 1)]
    return (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{base}/FirstChar {first}/LastChar {last}/Widths[{numbers(widths)}]"
        f"/FontDescriptor {reference(document, descriptor)}/ToUnicode {to_unicode}>>"
    )
