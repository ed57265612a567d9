"""A document from the right with marks around what runs from the left, for programs that order the words themselves.

Browsers and programs for e-mail know the marks (Unicode's isolates), wherever the words stand: "0800 123 4567" is told
and shown in its order. A document from the left needs none.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from b12docs.document.leaves import Run, Runs
from b12docs.document.rebuilt import rebuilt
from b12docs.document.tree import Document, is_page_number
from b12docs.language.bidi import LRI, PDI
from b12docs.language.direction import direction
from b12docs.language.isolates import phrases_between
from b12docs.records import replace


def isolated(document: Document) -> Document:
    """The document with its marks; one from the left is the same object as before."""
    marked: Document = _marked(document) if direction(document.language) == "rtl" else document
    return marked


def _marked(value: Any) -> Any:
    """A part of the tree with its marks; what needs none is the same object as before."""
    match value:
        case (Run(), *_):
            return _runs(value)
        case _:
            return rebuilt(value, _marked)


def _runs(runs: Runs) -> Runs:
    """The runs of one text: a phrase may go on from one to the next, but into a link or out of it."""
    starts = list(accumulate((len(run.text) for run in runs), initial=0))
    apart = [(start, start + len(run.text)) for run, start in zip(runs, starts, strict=False) if run.href or run.small]
    marks: dict[int, str] = {}
    for start, end in phrases_between("".join(run.text for run in runs), tuple(apart)):
        marks[start] = marks.get(start, "") + LRI
        marks[end] = PDI + marks.get(end, "")
    return tuple(_run(run, start, marks) for run, start in zip(runs, starts, strict=False))


def _run(run: Run, start: int, marks: dict[int, str]) -> Run:
    """The run with the marks inside it: one that ends a phrase stands behind its last letter, in the same run."""
    if run.small or is_page_number(run):  # numbers of references, each of which is one; what is filled in on pages
        return run
    said = ""
    for at, char in enumerate(run.text, start):
        before = marks.get(at, "")
        said += before.replace(PDI, "") + char + (PDI if PDI in marks.get(at + 1, "") else "")
    return run if said == run.text else replace(run, text=said)
