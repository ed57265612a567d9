"""The leaflet with WeasyPrint, as PDF/UA-1: ``python -m benchmarks.weasyprint_peer FOLDER SOURCE.html...``.

Its fastest way: fonts are found by fontconfig, whose file names our folder of fonts alone (no search of the system's,
no ``@font-face`` to load for each document), and one font configuration serves all documents.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

VARIANT = "pdf/ua-1"


def maker(html: str, css: str) -> Callable[[], bytes]:
    """What makes the document once more; its style sheet is read once, outside the time."""
    fonts = FontConfiguration()
    style = CSS(string=css, font_config=fonts)

    def make() -> bytes:
        made: bytes = HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=VARIANT)
        return made

    return make


if __name__ == "__main__":
    folder, shared = Path(sys.argv[1]), FontConfiguration()
    for path in map(Path, sys.argv[2:]):
        made = folder / path.with_suffix(".pdf").name
        HTML(path).write_pdf(made, font_config=shared, pdf_variant=VARIANT)
