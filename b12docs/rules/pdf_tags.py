"""Rules of finished PDFs: the tags, which are what a screen reader reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from b12docs.inspection.facts import Element
from b12docs.rules.finished import Finished, letters_only, pdf_rule, quoted, several
from b12docs.rules.registry import Finding

_TAG = "save it as a tagged PDF (with 'document structure tags for accessibility'), and look at its tags"
_NO_ALT = re.compile(
    r"(?i)(image|picture|figure|photo|graphic|diagram|logo|img|icon|drawing)?[\s_\d.-]*|.*\.(png|jpe?g|gif|svg|tiff?|bmp|webp)"
)
_GROUPING = ("NonStruct", "Div", "Private", "Artifact")  # what only groups may stand anywhere
_INSIDE = {  # ISO 32000-1 §14.8.4.3: what stands in what
    "LI": ("L",), "LBody": ("LI",), "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",), "TD": ("TR",), "THead": ("Table",), "TBody": ("Table",), "TFoot": ("Table",),
}  # fmt: skip
_HOLDS = {  # and what alone stands in what
    "L": ("Caption", "L", "LI"), "LI": ("Lbl", "LBody"), "TR": ("TH", "TD"),
    "Table": ("Caption", "TR", "THead", "TBody", "TFoot"), "THead": ("TR",), "TBody": ("TR",), "TFoot": ("TR",),
}  # fmt: skip


@pdf_rule("pdf-tags", source="ISO 14289-1 7.1; WCAG 2.2 1.3.1")
def is_tagged(pdf: Finished) -> Iterator[Finding]:
    """A finished PDF has tags, unless its print settings say that it is for paper alone."""
    facts = pdf.facts
    if not facts.for_print and not (facts.tagged and facts.elements):
        yield Finding(pdf.at(), "has no tags: a screen reader can only guess what it says", _TAG)


@pdf_rule("pdf-for-print", source="ISO 32000-1 table 150: print settings", severity="warning")
def is_for_readers(pdf: Finished) -> Iterator[Finding]:
    """A finished PDF whose print settings say that it is for paper alone has tags nevertheless."""
    if pdf.facts.for_print:
        said = "is made for a printer: it has no tags, and a screen reader cannot read it"
        yield Finding(pdf.at(), said, "print it; who reads on a screen gets the document that it was made of")


@pdf_rule("pdf-tags", source="ISO 14289-1 7.1; Matterhorn 01-005")
def all_is_tagged(pdf: Finished) -> Iterator[Finding]:
    """In a tagged PDF, each text and picture has a tag or is marked as decoration."""
    if not pdf.facts.tagged:
        return
    held = {one.mark for one in pdf.facts.order}
    loose = (run for run in letters_only(pdf.facts.runs) if not run.artifact and run.mark not in held)
    for page, runs in pdf.by_page(loose):
        count = sum(run.letters for run in runs)
        said = f"{count} letters have no tag, from {quoted(runs[0].text)} on: a screen reader leaves them out"
        yield Finding(pdf.at(page), said, _TAG)
    for one in pdf.facts.pages:
        if one.untagged_pictures:
            said = f"{one.untagged_pictures} of its pictures have no tag, and are not marked as decoration"
            yield Finding(pdf.at(one.number), said, "give each a description, or mark it as decoration")


@pdf_rule("pdf-tags", source="ISO 14289-1 7.1; Matterhorn 02-001 and 02-003")
def tags_are_standard(pdf: Finished) -> Iterator[Finding]:
    """Every tag is a standard one, or says which one it stands for, and the tree of tags has no circle."""
    for said in pdf.facts.tree_faults:
        yield Finding(pdf.at(), f"the tree of its tags is damaged: {said}", _TAG)
    if names := sorted({one.name for one in pdf.facts.elements if not one.is_known}):
        words = several([quoted(name) for name in names])
        yield Finding(
            pdf.at(), f"it has tags that its version of PDF does not know: {words}", "map them to standard tags"
        )


@pdf_rule("pdf-nesting", source="ISO 32000-1 14.8.4.3; Matterhorn 09-004 to 09-006")
def tags_are_nested(pdf: Finished) -> Iterator[Finding]:
    """Entries stand in lists, cells in rows, and rows in tables, and nothing else stands there."""
    elements, wrong = pdf.facts.elements, Counter[tuple[str, str]]()
    around = pdf.facts.nearest(lambda one: one.kind not in _GROUPING)
    for one in elements:
        outer = around[one.parent] if one.parent >= 0 else -1
        kind = elements[outer].kind if outer >= 0 else ""
        misplaced = kind not in _INSIDE.get(one.kind, (kind,)) or one.kind not in _HOLDS.get(kind, (one.kind,))
        if misplaced and one.kind not in _GROUPING:
            wrong[one.kind, kind] += 1
    for (kind, outside), count in wrong.items():
        said = f"{count} tags {kind} stand in {outside or 'no other'}, where they have no place"
        yield Finding(pdf.at(), said, "mend the list or the table in the program that the file comes from")


@pdf_rule("pdf-headings", source="ISO 14289-1 7.4.2; Matterhorn 14-002 and 14-003; WCAG 2.2 1.3.1")
def headings_go_down_by_steps(pdf: Finished) -> Iterator[Finding]:
    """The headings of a finished PDF begin at the first level, and leave none out."""
    levels = [(int(one.kind[1]), one.page) for one in pdf.facts.elements if re.fullmatch(r"H[1-6]", one.kind)]
    for (before, _), (level, page) in pairwise([(0, None), *levels]):
        if level > before + 1:
            said = (
                f"a heading of level {level} follows one of level {before}"
                if before
                else f"the first heading is of level {level}"
            )
            yield Finding(pdf.at(page), said, "give headings their levels by rank, not by look")
            return


@pdf_rule("pdf-no-headings", source="WCAG 2.2 1.3.1 and 2.4.6, technique PDF9", severity="warning")
def has_headings(pdf: Finished) -> Iterator[Finding]:
    """A tagged PDF with more than a few words has headings."""
    has = any(re.fullmatch(r"H[1-6]?|Title", one.kind) for one in pdf.facts.elements)
    if pdf.facts.tagged and not has and sum(run.letters for run in pdf.facts.runs) > 400:
        yield Finding(
            pdf.at(), "has no headings: nobody can jump to a part of it", "set its headings with heading styles"
        )


@pdf_rule("pdf-alt-text", source="ISO 14289-1 7.3 and 7.7; Matterhorn 13-004 and 17-002; WCAG 2.2 1.1.1")
def figures_are_described(pdf: Finished) -> Iterator[Finding]:
    """Each figure and formula of a finished PDF is described in words."""
    bare = [one for one in pdf.facts.elements if one.kind in ("Figure", "Formula") and not _words_for(one)]
    for (page, kind), count in Counter((one.page, one.kind.lower()) for one in bare).items():
        said = f"{count} {kind}s are not described" if count > 1 else f"a {kind} is not described"
        yield Finding(pdf.at(page), said, "say in words what it means to the reader, or mark it as decoration")


def _words_for(one: Element) -> str:
    return (one.alt or "").strip() or (one.actual or "").strip()


@pdf_rule("pdf-poor-alt-text", source="WCAG 2.2 1.1.1, failure F30", severity="warning")
def descriptions_say_something(pdf: Finished) -> Iterator[Finding]:
    """The description of a figure is no file name, and not only the word for a picture."""
    for one in pdf.facts.elements:
        said = (one.alt or "").strip()
        if one.kind == "Figure" and said and _NO_ALT.fullmatch(said):
            yield Finding(
                pdf.at(one.page), f"a figure is described as {quoted(said)}", "say what it means to the reader"
            )


@pdf_rule("pdf-links", source="ISO 14289-1 7.18.1 and 7.18.5; Matterhorn 28-002 and 28-012")
def links_are_tagged(pdf: Finished) -> Iterator[Finding]:
    """Each link and field of a tagged PDF stands in its tags, and says where it leads or what it is for."""
    kinds: dict[tuple[str, int], list[bool]] = {}
    for note in pdf.facts.notes:
        if pdf.facts.tagged and not (note.tagged and note.described):
            kinds.setdefault((note.kind, note.page), []).append(note.tagged)
    for (kind, page), tagged in kinds.items():
        what = {"Link": "links", "Widget": "fields"}.get(kind, f"remarks ({kind})")
        lack = "do not say what they are for" if all(tagged) else "are not in the tags"
        yield Finding(pdf.at(page), f"{len(tagged)} of its {what} {lack}", "save it again with tags and descriptions")


@pdf_rule("pdf-header-scope", source="ISO 14289-1 7.5; Matterhorn 15-003; WCAG 2.2 1.3.1")
def headers_have_a_scope(pdf: Finished) -> Iterator[Finding]:
    """Each header of a table says whether it is its column's or its row's."""
    for table, cells in _tables(pdf).items():
        bare = sum(cell.kind == "TH" and not cell.scope for cell in cells)
        if bare and not any(cell.headers for cell in cells):
            page = pdf.facts.elements[table].page or cells[0].page
            said = f"{bare} headers of a table do not say whether they are a column's or a row's"
            yield Finding(pdf.at(page), said, "set the scope of each header cell")


def _tables(pdf: Finished) -> dict[int, list[Element]]:
    """The cells of each table, by the index of the table; -1 stands for cells in none."""
    tables: dict[int, list[Element]] = {}
    around = pdf.facts.nearest(lambda one: one.kind == "Table")
    for index, one in enumerate(pdf.facts.elements):
        if one.kind in ("TH", "TD"):
            tables.setdefault(around[index], []).append(one)
    return tables


@pdf_rule("pdf-table-headers", source="WCAG 2.2 1.3.1, technique PDF6", severity="warning")
def tables_have_headers(pdf: Finished) -> Iterator[Finding]:
    """Each table has a header."""
    cells = _tables(pdf)
    for index, one in enumerate(pdf.facts.elements):
        if one.kind == "Table" and not any(cell.kind == "TH" for cell in cells.get(index, ())):
            hint = "mark its first row or column as headers; what only places things is no table"
            yield Finding(pdf.at(one.page), "a table has no header", hint)
