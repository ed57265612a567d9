"""The picture sheet: every pictogram and drawing that a topic may name, above its name."""

from __future__ import annotations

import datetime
import html

from b12docs.diagnostics import Location
from b12docs.library.layouts import Layouts
from b12docs.library.overlay import overlaid
from b12docs.library.packaged import packaged
from b12docs.library.themes import Themes
from b12docs.paper import MM, page_size
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed

_PICTOGRAM = (64, 64)  # units of the grid that pictograms are drawn on
_TITLE, _LANGUAGE = "Pictures that a topic may name", "en-GB"
_MOST_PAGES = 40
_BODY, _MARGIN, _GAP = (12.0, 15.0), 14, 3  # size and leading in points; millimetres
_DATE = datetime.date(2026, 1, 1)  # of the sheet itself: the same pictures give the same bytes


def picture_sheet() -> bytes:
    """The PDF of the packaged pictures, on A4."""
    from b12docs.typeset import set_document
    from b12docs.typeset.printing import Print
    from b12docs.writers.pdf import write_pdf

    files = overlaid([packaged("layouts")])
    figures, theme = Layouts(files).figures, Themes(files).load("clear")
    icons = [name for name, svg in figures.items() if svg.size == _PICTOGRAM]
    drawings = [name for name in figures if name not in icons]
    document = read_document(Printed(_html(icons, drawings)), file="pictures", title=_TITLE, language=_LANGUAGE)
    job = Print(
        name="the picture sheet", layout=Location("pictures"), size=page_size("A4", landscape=False), scale=1.0,
        type=theme.sizes({"body": _BODY}), least=_BODY[0], margin=_MARGIN * MM, gap=_GAP * MM,
        counts=tuple(range(1, _MOST_PAGES + 1)), palette=theme.palette, spacing=theme.spacing, measure=None, date=_DATE,
        figures=figures,
    )  # fmt: skip
    return write_pdf(set_document(document, job))


def _html(icons: list[str], drawings: list[str]) -> str:
    entries = "".join(f'<li data-icon="{html.escape(name)}">{html.escape(name)}</li>' for name in icons)
    figures = "".join(
        f'<figure><img src="{html.escape(name)}" alt="{html.escape(name)}" data-height="50mm">'
        f"<figcaption>{html.escape(name)}</figcaption></figure>"
        for name in drawings
    )
    return (
        f'<section class="flow"><header class="band"><h1>{_TITLE}</h1></header>'
        '<section><h2>Pictograms</h2><p>For "icon:" in lists of the form pictured or tiles, and in actions.</p>'
        f'<ul class="tiles">{entries}</ul></section>'
        f'<section><h2>Drawings</h2><p>For "file:" in figures.</p>{figures}</section></section>'
    )
