"""Rules of pictures and tables: alternative texts say what a picture means, and both say what they show."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.diagnostics import Location
from b12docs.document.leaves import Figure, Paragraph, plain_text
from b12docs.document.nodes import Card, Cell, Pointed, Table
from b12docs.document.tree import own_runs
from b12docs.records import record
from b12docs.rules.outline import said
from b12docs.rules.reading import ReadDocument
from b12docs.rules.registry import Finding, rule
from b12docs.source.prose import plain
from b12docs.templates.view import Block, Picture, View

_LEAST_WORDS = 3  # of an alternative text
_MOST_IN_HEADER, _MOST_IN_CELL = 6, 20  # words

_MEANING = "say what a reader is to learn from it, for example: 'Diabetes: usually both feet first'"


def pictures_of(view: View) -> list[Picture]:
    """The pictures of the content that a layout could show, in the order of reading."""
    blocks = [block for section in view.sections for block in section.blocks]
    found = list(_in_blocks(tuple(blocks)))
    conditions = view.comparison.conditions if view.comparison else ()
    return found + [one.figure for one in conditions if one.figure]


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    for block in blocks:
        if block.figure:
            yield block.figure
        yield from _in_blocks(block.blocks)


@record(slots=True)
class _Shown:
    """A figure of the document, and where its alternative text stands."""

    figure: Figure
    at: Location


def _shown(subject: ReadDocument) -> Iterator[_Shown]:
    places = {str(one.alt): one.alt.at for one in pictures_of(subject.view)}
    for placed in subject.outline:
        node = placed.node
        if isinstance(node, Figure):
            yield _Shown(node, places.get(node.alt) or node.at or subject.at)


# --- alternative texts ------------------------------------------------------------------------------------------------


# How something is drawn, which says nothing to who does not see it.
_INK = (
    "arrow", "arrows", "broken line", "colored", "coloured", "dark", "darker", "darkest", "dashed line", "dotted line",
    "drawn in", "filled in", "hatched", "hatching", "marked in", "shaded", "shading", "solid line", "stripe", "striped",
    "stripes", "thick line", "thin line",
)  # fmt: skip
_ARTICLES = ("a", "an", "the")
_KINDS = (
    "diagram", "drawing", "figure", "graphic", "icon", "illustration", "image", "photo", "photograph", "picture",
)  # fmt: skip
_FILES = (".gif", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".webp", "dsc_", "img_")
_WCAG = "WCAG 2.2 1.1.1: words that serve the purpose of the picture"


@rule("alt-text", "document", group="structure", severity="warning", source=_WCAG)
def telling_words(subject: ReadDocument) -> Iterator[Finding]:
    """The words for a picture say what it means: not how it is drawn, that it is a picture, its file or its caption."""
    english = subject.content.language.startswith("en")
    for shown in _shown(subject):
        if wrong := _no_meaning(shown.figure, english):
            yield Finding(shown.at, f"the words for a picture {wrong}: '{shown.figure.alt}'", _MEANING)


def _no_meaning(figure: Figure, english: bool) -> str:
    """What a figure's alternative text does in place of saying what the figure means; empty where it does."""
    words = _bare(figure.alt)
    if any(end in figure.alt.lower() for end in _FILES):
        return "are the name of a file"
    if words == _bare(plain_text(figure.caption)):
        return "say the caption again"
    if len(words) < _LEAST_WORDS:
        return "are too few"
    return _drawn(words) if english else ""


def _drawn(words: list[str]) -> str:
    """What English words say of a picture in place of its meaning: how it is drawn, or that it is one."""
    text = f" {' '.join(words)} "
    ink = next((one for one in _INK if f" {one} " in text), "")
    if ink:
        return f"say how it is drawn ('{ink}')"
    kind = next(word for word in (*words, "") if word not in _ARTICLES)
    return f"say that it is one ('{kind}'), which readers are told anyway" if kind in _KINDS else ""


def _bare(text: str) -> list[str]:
    """The words of a text in small letters, without signs."""
    return "".join(char if char.isalnum() else " " for char in text.lower()).split()


# --- captions and titles ----------------------------------------------------------------------------------------------


@rule("caption", "document", group="structure", severity="warning", source="PEMAT-P 17, CDC 4: visuals with captions")
def captioned(subject: ReadDocument) -> Iterator[Finding]:
    """A patient's picture has a caption, or words beside it: labels, or the words of its card or cell."""
    for placed in subject.outline if subject.is_lay else ():
        node = placed.node
        if isinstance(node, Figure) and not node.caption and not placed.within(Pointed, Card, Table):
            at = next((one.alt.at for one in pictures_of(subject.view) if str(one.file) == node.source), node.at)
            message = f"the picture '{node.source}' has no caption"
            yield Finding(at or subject.at, message, "say below it, in a few words, what it shows: 'caption:'")


@rule(
    "caption",
    "document",
    group="structure",
    severity="warning",
    source="PEMAT-P 17: what a writer says of a picture is needed",
)
def kept_captions(subject: ReadDocument) -> Iterator[Finding]:
    """A picture is printed with its caption, whatever the layout."""
    told = {run.at for placed in subject.outline for run in own_runs(placed.node)}
    sources = {placed.node.source for placed in subject.outline if isinstance(placed.node, Figure)}
    for picture in pictures_of(subject.view):
        if picture.caption and str(picture.file) in sources and picture.caption.at not in told:
            message = f"the {subject.layout} shows '{picture.file}' without its caption: '{plain(picture.caption)}'"
            yield Finding(
                picture.caption.at, message, "print the caption in the layout, or say it in the text beside it"
            )


@rule("table-title", "document", group="structure", severity="warning", source="PEMAT-P 17 and 19, WCAG 2.2 2.4.6")
def titled_tables(subject: ReadDocument) -> Iterator[Finding]:
    """A table has a caption, or a heading of its own above it, and not the title of the document alone."""
    for placed in subject.outline:
        node = placed.node
        if isinstance(node, Table) and not node.caption and (not placed.section or placed.section.level == 1):
            hint = "print a heading, h2, before the table, or its caption"
            yield Finding(subject.at, f"the table of the {subject.layout} has no heading", hint)


@rule(
    "table-words",
    "document",
    group="structure",
    severity="warning",
    source="PEMAT-P 19: short and clear headings of rows and columns",
)
def short_cells(subject: ReadDocument) -> Iterator[Finding]:
    """A heading of a row or column has at most six words; a cell for patients at most twenty."""
    for placed in subject.outline:
        if isinstance(placed.node, Table):
            for row in (*placed.node.head, *placed.node.rows):
                for cell in row:
                    yield from _long(cell, subject)


def _long(cell: Cell, subject: ReadDocument) -> Iterator[Finding]:
    most = _MOST_IN_HEADER if cell.scope else _MOST_IN_CELL
    for block in cell.blocks if cell.scope or subject.is_lay else ():
        if isinstance(block, Paragraph) and (count := len(said(block.runs).split())) > most:
            what = "heading in a table" if cell.scope else "cell of a table"
            message = f"this {what} has {count} words, and {most} are enough: '{said(block.runs)}'"
            yield Finding(block.at or subject.at, message, "say the rest in the text around the table")
