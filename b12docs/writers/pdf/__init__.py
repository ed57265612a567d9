"""Frames -> PDF that conforms to PDF/UA-1 and PDF/A-2a, to another standard, or, for a print shop, to PDF/X-4."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from b12docs.look.colour import BLACK, luminance
from b12docs.records import record
from b12docs.typeset import fonts
from b12docs.typeset.frames import SetDocument
from b12docs.typeset.scripts import script_of
from b12docs.writers.pdf.inks import BLACK_ALONE, CmykInks, GreyInks, Inks, RgbInks
from b12docs.writers.pdf.metadata import new_canvas, prefer_tray
from b12docs.writers.pdf.outline import Outline
from b12docs.writers.pdf.pen import Pen
from b12docs.writers.pdf.standard import Standard
from b12docs.writers.pdf.tags import Tags
from b12docs.writers.pdf.ua1 import archive

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from b12docs.writers.pdf.prepared import Prepared
    from b12docs.writers.pdf.press import Press


def write_pdf(
    document: SetDocument, *more: SetDocument, grey: bool = False, press: Press | None = None,
    standard: Standard | None = None,
) -> bytes:  # fmt: skip
    """The bytes of a file with the pages of one document, or of several: what it says of itself is of the first.

    ``grey`` prints in greys; ``press`` makes a file for a print shop. Both together print in black on a press.
    ``standard`` is what the file conforms to, where it is not the usual; a file for a print shop has its own.
    """
    canvas, _ = _drawn((document, *more), Letters(), grey=grey, press=press, standard=standard)
    return bytes(canvas.getpdfdata())


@record
class Letters:
    """Letters that a file is to hold, whether it shows them or not: in the regular weight, and in the bold one."""

    regular: str = ""
    bold: str = ""


def prepare_pdf(
    document: SetDocument, letters: Letters, *, grey: bool = False, standard: Standard | None = None,
    to_merge: bool = False,
) -> Prepared:  # fmt: skip
    """A document with slots, from which copies for other people are made: files, or if ``to_merge`` parts of one."""
    from b12docs.writers.pdf.prepared import Prepared  # most runs make no copies

    canvas, pen = _drawn((document,), letters, grey=grey, press=None, standard=standard)
    pieces, holes = canvas._doc.pieces(canvas)
    words = tuple(hole.words for hole in holes)
    objects = canvas._doc.all_objects if to_merge else None
    return Prepared(pieces, tuple(hole.place for hole in holes), words, pen.fonts.codes_so_far, objects)


def _drawn(
    documents: tuple[SetDocument, ...], letters: Letters, *, grey: bool, press: Press | None, standard: Standard | None
) -> tuple[Canvas, Pen]:
    """The canvas of a file with all its pages and its structure, and what has drawn them."""
    fonts.register()
    about = documents[0].about
    if press and grey:
        press = replace(press, plates=BLACK_ALONE)
    kept = press.standard(about) if press else standard or archive()
    canvas = new_canvas(BytesIO(), about, kept, fonts.REGULAR)
    dialect = kept.dialect(canvas._doc)
    pages = sum(len(one.frames) for one in documents)
    tags = Tags(canvas, dialect, pages, links=press is None)
    pen = Pen(canvas, tags, Outline(canvas, dialect), press)
    if not script_of(about.language):  # a text in another script is made of clusters, which nobody knows beforehand
        pen.fonts.take_in(letters.regular, bold=False)
        pen.fonts.take_in(letters.bold, bold=True)
    for one in documents:
        pen.draw(one, _inks(one, press, grey=grey))
    tags.write()
    if not press:
        prefer_tray(canvas, pages)
    return canvas, pen


def _inks(document: SetDocument, press: Press | None, *, grey: bool) -> Inks:
    if press:
        dark = luminance(document.ink) < luminance(document.paper)
        return CmykInks(press.profile, document.ink if dark else BLACK, grey)
    return GreyInks() if grey else RgbInks()
