"""Document -> PDF that conforms to PDF/UA-1 and PDF/A-2a, or, for a print shop, to PDF/X-4."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Run
from b12docs.document.tree import Document
from b12docs.look.colour import luminance
from b12docs.look.grey import in_grey
from b12docs.look.palette import Palette
from b12docs.look.theme import Spacing
from b12docs.paper import MM, Size
from b12docs.typeset import fonts
from b12docs.typeset.flow import Flow
from b12docs.typeset.pages import SAFE_EDGE, Geometry, Overflow, Page, body_top, foot_top, paginate, spread
from b12docs.typeset.styles import Spaces, Styles
from b12docs.typeset.text import SetText, TooWideError
from b12docs.writers.pdf.inks import BLACK, BLACK_ALONE, CmykInks, GreyInks, Inks, RgbInks
from b12docs.writers.pdf.metadata import About, archive, new_canvas, prefer_tray
from b12docs.writers.pdf.painter import Painter
from b12docs.writers.pdf.press import Press

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class Print:
    """How a document is to be printed: its name for errors, page size and scale, and the theme's look.

    ``grey`` prints in greys; ``press`` makes a file for a print shop. Both together print in black on a press.
    """

    name: str
    layout: Location
    size: Size
    scale: float
    type: dict[str, tuple[float, float]]
    least: float
    margin: float
    gap: float
    counts: tuple[int, ...]
    palette: Palette
    spacing: Spacing
    measure: int | None
    date: datetime.date
    pictures: dict[str, Image] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    grey: bool = False
    press: Press | None = None


def write_pdf(document: Document, job: Print) -> tuple[bytes, int]:
    """The bytes of the PDF and its number of pages; raises InputError where something does not fit or has no glyph."""
    fonts.register()
    _refuse_missing_glyphs(document)
    _refuse_small_type(job)
    _refuse_long_running_line(document, job)
    buffer = BytesIO()
    about = About(document.title, document.subject, document.language, job.date, job.name)
    standard = job.press.standard(about) if job.press else archive()
    canvas = new_canvas(buffer, about, standard, fonts.REGULAR)
    if job.grey:
        job = replace(job, palette=in_grey(job.palette), press=job.press and replace(job.press, plates=BLACK_ALONE))
    painter = Painter(canvas, job.palette, job.spacing, _inks(job), job.size, job.scale, job.press)
    try:
        count = _lay_out(document, job, painter)
    except TooWideError as error:
        at = error.at or job.layout
        message = f"{job.name}: the word '{error.word}' is wider than its column"
        raise InputError([Diagnostic("fit", at, message, "use a shorter word")]) from None
    painter.tags.write()
    if not job.press:
        prefer_tray(canvas, count)
    canvas.save()
    return buffer.getvalue(), count


def _inks(job: Print) -> Inks:
    if job.press:
        dark = luminance(job.palette.ink) < luminance(job.palette.paper)
        return CmykInks(job.press.profile, job.palette.ink if dark else BLACK, job.grey)
    return GreyInks() if job.grey else RgbInks()


def _lay_out(document: Document, job: Print, painter: Painter) -> int:
    """Draw the document's pages; returns their number."""
    lying = painter.width > painter.height
    spaces = Spaces(job.margin, job.gap, job.type["body"][1], job.spacing, poster=lying).on_grid()
    grid = spaces.grid
    styles = Styles(job.type, job.palette, grid, job.least, job.measure)
    # A document of a single page has no running line: its layout prints what belongs there into the passport.
    several = max(job.counts) > 1
    foot = SAFE_EDGE + (1.3 * styles.named("small").leading if several else 0.0)
    geometry = Geometry(painter.width, painter.height, job.margin, spaces.gap, foot, several, grid)
    flow = Flow(styles, spaces, painter.tags.root, job.pictures, job.figures)
    pages, overflow = paginate(document.pages, flow, geometry, max(job.counts))
    if len(pages) not in job.counts or (overflow and overflow.lost):
        raise _does_not_fit(job, len(pages), overflow)
    running = document.running if several else ()
    for number, page in enumerate(pages, 1):
        numbers = {"{page}": str(number), "{pages}": str(len(pages))}
        filled = [_filled(run.text, numbers) for run in running]
        _draw(painter, page, geometry, filled, styles, last=number == len(pages))
    return len(pages)


def _draw(painter: Painter, page: Page, geometry: Geometry, running: list[str], styles: Styles, *, last: bool) -> None:
    painter.begin_page()
    height = geometry.height
    if page.head:
        page.head.draw(painter, 0, height, geometry.width, page.head.height(geometry.width))
    body, room = spread(page, geometry)
    body.draw(painter, geometry.margin, height - body_top(page, geometry), geometry.inner, room)
    if page.foot:
        top = height - foot_top(page, geometry)
        page.foot.draw(painter, 0, top, geometry.width, top)
    if running:
        # Beside the passport, which says the rest, only the page number stands there.
        _draw_running(painter, geometry, running[-1:] if page.foot else running, styles)
    painter.end_page(last=last)


def _draw_running(painter: Painter, geometry: Geometry, running: list[str], styles: Styles) -> None:
    """The running line at the page's foot: an artifact, its last part at the right."""
    style = styles.named("small")
    top = geometry.height - geometry.grid.down(geometry.height - SAFE_EDGE - style.leading)
    with painter.tags.artifact("Pagination"):
        for index, text in enumerate(running):
            line = SetText((Run(text),), style, geometry.inner)
            at_right = index == len(running) - 1
            x = geometry.width - geometry.margin - line.width if at_right else geometry.margin
            line.draw_plain(painter, x, top)


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def _does_not_fit(job: Print, made: int, overflow: Overflow | None) -> InputError:
    allowed = " or ".join(str(count) for count in job.counts)
    if overflow is None:
        message = f"{job.name}: the layout makes {made} pages; it may have {allowed}"
        return InputError([Diagnostic("fit", job.layout, message, "change the layout, or the pages that it allows")])
    words = " ".join(overflow.box.words().split()[:8])
    lacks = ceil(overflow.short / MM)
    message = f"{job.name}: page {overflow.page} is full; the block '{words}' does not fit, by {lacks} mm"
    pages = f"{allowed} page{'s' if allowed != '1' else ''}"
    hint = f"shorten the text of page {overflow.page}, or what clinic.yaml adds to it: the document may have {pages}"
    return InputError([Diagnostic("fit", overflow.box.at or job.layout, message, hint)])


def _refuse_missing_glyphs(document: Document) -> None:
    faults = []
    nodes = list(document.walk())
    texts = [(getattr(node, name, ()), node.at) for node in nodes for name in ("runs", "caption")]
    for runs, place in [*texts, (document.running, None)]:
        for run in runs:
            absent = [char for char in fonts.missing(run.text) if char != "\u200b"]
            if absent:
                names = ", ".join(f"'{char}' (U+{ord(char):04X})" for char in absent)
                at = run.at or place or Location("")
                faults.append(Diagnostic("glyph", at, f"the font cannot show {names}", "use another character or word"))
    if faults:
        raise InputError(faults)


def _refuse_long_running_line(document: Document, job: Print) -> None:
    """The running line stands on one line, with the page number at its right."""
    size = job.type["small"][0]
    needed = sum(fonts.width(run.text, fonts.REGULAR) * size for run in document.running)
    if max(job.counts) > 1 and needed + size > job.size[0] / job.scale - 2 * job.margin:
        at = document.running[0].at or job.layout
        message = f"{job.name}: the line at the foot of the page is too long"
        raise InputError([Diagnostic("fit", at, message, "shorten the text")])


def _refuse_small_type(job: Print) -> None:
    small = {name: size for name, (size, _) in job.type.items() if size * min(1.0, job.scale) < job.least}
    if small:
        names = ", ".join(f"{name} {size:g}pt" for name, size in small.items())
        message = f"{job.name}: smaller than the layout's own limit of {job.least:g}pt: {names}"
        hint = "change 'type' or 'body', or the theme's 'type'"
        raise InputError([Diagnostic("type-size", job.layout, message, hint)])
