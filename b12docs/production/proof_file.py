"""What the proofs have in common, that of documents and that of a translation: how they are set and where to sign."""

from __future__ import annotations

from html import escape

from b12docs.catalogue.finish import USUAL_THEME
from b12docs.diagnostics import Location
from b12docs.document.leaves import Run
from b12docs.document.tree import Document
from b12docs.paper import MM, page_size
from b12docs.project.project import Project
from b12docs.records import replace

LANGUAGE = "en-GB"
_BODY, _SMALL = (10.0, 13.0), (9.0, 12.0)  # size and leading in points
_MARGIN, _GAP = 14, 3  # millimetres
_MOST_PAGES = 999
_SIGNED = ("Name", "Role", "Date", "Signature")


def where_to_sign(heading: str, words: str, what: str, command: str) -> str:
    """The HTML of the lines to sign below the words, and of the command that enters what was signed."""
    lines = "".join(f'<p class="write-in">{one}</p>' for one in _SIGNED)
    return (
        f'<h2>{heading}</h2><section class="box"><p>{words}</p>{lines}</section>'
        f'<p class="note">Whoever looks after the files enters the {what} with: {escape(command)}</p>'
    )


def proof_file(project: Project, document: Document, name: str) -> bytes:
    """The PDF of a proof on A4, with its name and number at the foot of each page."""
    from b12docs.typeset import set_document
    from b12docs.typeset.printing import Print
    from b12docs.writers.pdf import write_pdf

    theme = project.theme(USUAL_THEME)
    job = Print(
        name="the proof", layout=Location("proof"), size=page_size("A4", landscape=False), scale=1.0,
        type=theme.sizes({"body": _BODY, "small": _SMALL}), least=_SMALL[0], margin=_MARGIN * MM, gap=_GAP * MM,
        counts=tuple(range(1, _MOST_PAGES + 1)), palette=theme.palette, spacing=theme.spacing, measure=None,
        date=project.content.published, figures=project.layouts.figures,
    )  # fmt: skip
    running = (Run(name), Run("Page {page} of {pages}"))
    return write_pdf(set_document(replace(document, running=running), job))
