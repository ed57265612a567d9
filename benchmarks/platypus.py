"""The leaflet in plain ReportLab Platypus: ``python -m benchmarks.platypus FOLDER SOURCE.json...``.

Boxes and columns are tables, for Platypus has no others; figures are flowables. What it does not do: no tags, no
bookmarks, no PDF/A or PDF/UA metadata, no check that the text fits or that the font has every character, no balanced
lines, no baseline grid. Fonts, sizes, colours, spaces, links and compression are those of b12docs; styles and fonts are
made, and figures read, once a process, as b12docs' are; b12docs keeps them from run to run, Platypus keeps nothing.
"""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from b12docs.drawing.svg import Drawing, Svg, read_drawing
from benchmarks.platypus_figures import MM, Picture, Pointed, QrCode

Node = dict[str, Any]
Story = list[Flowable]

_FIGURE = 0.6  # the most of the width that a figure takes where words stand beside it
_PLAIN = ("", "column", "tight", "protocol")  # groups without a ground or frame
_GAP = 2.2 * MM  # between a pictogram and its words
_UNLABELLED = ("pictured", "plain")  # lists without bullets
_TONES = ("circle", "square", "triangle")  # the markers of the cards
BARE = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip


@cache
def _svg(text: str) -> Svg:
    return Svg.of(text)  # the drawings of the layouts are sound


@cache
def _register(name: str, file: str) -> None:
    """Make a font known to ReportLab, once a process."""
    pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily("Regular", normal="Regular", bold="Bold")


class Leaflet:
    """Makes the document of one source; ``pdf()`` may be called any number of times."""

    def __init__(self, source: Node) -> None:
        self.source, self.colours = source, {name: HexColor(value) for name, value in source["colours"].items()}
        self.margin, self.gap, self.line = source["margin"], source["gap"], source["type"]["body"][1]
        self.width, self.height = source["size"]
        self.inner = self.width - 2 * self.margin
        self._styles: dict[tuple[str, str, bool], ParagraphStyle] = {}
        for name, file in source["fonts"].items():
            _register(name, file)

    def pdf(self) -> bytes:
        """The bytes of one document, all flowables made anew."""
        buffer = BytesIO()
        document = BaseDocTemplate(
            buffer,
            pagesize=(self.width, self.height),
            title=self.source["title"],
            lang=self.source["language"],
            pageCompression=1,
        )
        frame = Frame(self.margin, self._foot, self.inner, self.height - self._foot, 0, 0, 0, 0)
        document.addPageTemplates(PageTemplate(frames=[frame], onPage=self._running))
        story: Story = []
        for page in self.source["pages"]:
            story += [*([PageBreak()] if story else []), *self._separated(page["blocks"], "body", self.inner, self.gap)]
        document.build(story)
        return buffer.getvalue()

    @property
    def _foot(self) -> float:
        return 1.75 * float(self._style("small").leading)

    def _running(self, canvas: Any, document: Any) -> None:
        style = self._style("small")
        canvas.setFont("Regular", style.fontSize)
        canvas.drawString(self.margin, self._foot * 0.4, self.source["running"])
        number = f"Page {canvas.getPageNumber()} of {len(self.source['pages'])}"
        canvas.drawRightString(self.width - self.margin, self._foot * 0.4, number)

    def _style(self, name: str, colour: str = "ink", *, bold: bool = False) -> ParagraphStyle:
        key = name, colour, bold
        if key not in self._styles:
            size, leading = self.source["type"].get(name, self.source["type"]["body"])
            ink = white if colour == "white" else self.colours[colour]
            font = "Bold" if bold else "Regular"
            self._styles[key] = ParagraphStyle(str(key), fontName=font, fontSize=size, leading=leading, textColor=ink)
        return self._styles[key]

    def _separated(self, blocks: list[Node], look: str, width: float, space: float) -> Story:
        """The blocks with spaces between them, less below a heading."""
        story: Story = []
        for index, block in enumerate(blocks):
            if index:
                story.append(Spacer(0, 0.25 * self.line if blocks[index - 1]["kind"] == "heading" else space))
            story += self._flow(block, look, width)
        return story

    def _flow(self, block: Node, look: str, width: float) -> Story:
        """The flowables of a block; a group that draws nothing of its own is no table, only its blocks."""
        if block["kind"] == "group" and block["role"] in _PLAIN:
            space = {"column": self.gap, "tight": 0.0}.get(block["role"], 0.42 * self.line)
            return self._separated(block["blocks"], look, width, space)
        if block["kind"] == "list" and block["role"] in _UNLABELLED:
            return self._separated([node for item in block["items"] for node in item], look, width, 0.22 * self.line)
        return [self._block(block, look, width)]

    def _block(self, block: Node, look: str, width: float) -> Flowable:
        make = {"heading": self._heading, "paragraph": self._paragraph, "list": self._list, "lines": self._lines,
                "qr": self._qr, "figure": self._figure, "beside": self._beside, "pictured": self._pictured,
                "pointed": self._pointed, "table": self._table, "group": self._group}  # fmt: skip
        return make[block["kind"]](block, look, width)

    # Text

    def _text(self, runs: list[Node], style: ParagraphStyle) -> Paragraph:
        return Paragraph("".join(self._markup(run) for run in runs), style)

    def _markup(self, run: Node) -> str:
        text = escape(run["text"], quote=False).replace("\n", "<br/>")
        if run["bold"]:
            text = f"<b>{text}</b>"
        if run["small"]:
            text = f'<font size="{self._style("small").fontSize}">{text}</font>'
        colour = self.source["colours"]["strong"]
        return f'<a href="{escape(run["href"])}" color="{colour}">{text}</a>' if run["href"] else text

    def _heading(self, block: Node, look: str, width: float) -> Flowable:
        name = ("title", "h2", "h3")[block["level"] - 1]
        colour = look if look in _TONES else "white" if name == "title" else "accent"
        if look == "alarm":
            colour = "white" if name == "h2" else "alarm_text"
        return self._text(block["runs"], self._style(name, colour, bold=True))

    def _paragraph(self, block: Node, look: str, width: float) -> Flowable:
        role = block["role"]
        style = self._paragraph_style(role, look)
        if role == "write-in":
            return self._write_in(block, style, width)
        return self._text(block["runs"], style)

    def _paragraph_style(self, role: str, look: str) -> ParagraphStyle:
        if look == "band":
            return self._style("kind", "accent_note", bold=True) if role == "kind" else self._style("subtitle", "white")
        if look == "key-message":
            return self._style("label", "white", bold=True) if role == "label" else self._style("callout", bold=True)
        if look in ("col", "row"):
            return self._style("row", "white" if look == "col" else "ink", bold=True)
        size = "small" if look == "passport" else "body"
        return self._style(size, "alarm_text" if role == "status" else "ink", bold=role in ("status", "clear"))

    def _write_in(self, block: Node, style: ParagraphStyle, width: float) -> Flowable:
        text = "".join(run["text"] for run in block["runs"])
        own = pdfmetrics.stringWidth(text, style.fontName, style.fontSize) + 4
        line = ("LINEBELOW", (1, 0), (1, 0), 0.8, self.colours["rule"])
        return self._cells([[self._text(block["runs"], style), ""]], [own, width - own], [line])

    def _lines(self, block: Node, look: str, width: float) -> Flowable:
        rows: list[list[Any]] = [[""]] * block["count"]
        ruled = ("LINEBELOW", (0, 0), (-1, -1), 0.8, self.colours["rule"])
        return self._cells(rows, [width], [ruled], heights=[max(8 * MM, self.line)] * len(rows))

    # Lists and tables

    def _list(self, block: Node, look: str, width: float) -> Flowable:
        if block["role"] == "tiles":
            return self._tiles(block, look, width)
        numbered, indent = block["ordered"], self.line * (1.5 if block["ordered"] else 0.85)
        near = 0.22 * self.line
        items = [
            ListItem(self._separated(item, look, width - indent, near), spaceBefore=near if index else 0)
            for index, item in enumerate(block["items"])
        ]
        size = self._style("body").fontSize
        colour = self.colours["alarm" if look == "alarm" else "strong"]
        return ListFlowable(
            items, bulletType="1" if numbered else "bullet", start=None if numbered else "•", leftIndent=indent,
            bulletFontName="Bold", bulletFontSize=size, bulletColor=colour,
        )  # fmt: skip

    def _tiles(self, block: Node, look: str, width: float) -> Flowable:
        """Short entries in columns, each as wide as its longest line."""
        count, items = block["columns"], block["items"]
        widths = [max(map(self._natural, items[column::count])) for column in range(count)]
        spare = (width - sum(widths)) / count
        widths = [own + spare for own in widths]
        cells = [
            [self._separated(item, look, own, 0) for item, own in zip(items[start:], widths, strict=False)]
            for start in range(0, len(items), count)
        ]
        return self._cells(cells, widths, [("BOTTOMPADDING", (0, 0), (-1, -2), 0.5 * self.line)])

    def _natural(self, item: list[Node]) -> float:
        """The width at which no line of the entry, a pictogram and a paragraph, needs to break."""
        pictured, size = item[0], self._style("body").fontSize
        lines, own = [0.0], pictured["side"] + _GAP
        for run in pictured["blocks"][0]["runs"]:
            for number, part in enumerate(run["text"].split("\n")):
                lines += [0.0] if number else []
                lines[-1] += pdfmetrics.stringWidth(part, "Bold" if run["bold"] else "Regular", size)
        return float(own + max(lines) + 1)

    def _table(self, block: Node, look: str, width: float) -> Flowable:
        unit = width / sum(block["widths"])
        widths = [unit * weight for weight in block["widths"]]
        rows = [
            [self._separated(cell["blocks"], cell["header"], own - 8, 0) for cell, own in zip(row, widths, strict=True)]
            for row in block["rows"]
        ]
        grounds = [
            ("BACKGROUND", (column, 0), (column, 0), self.colours[cell["marker"] or "accent"])
            for column, cell in enumerate(block["rows"][0])
        ]
        ruled = ("LINEBELOW", (0, 0), (-1, -1), 0.6, self.colours["rule"])
        return self._cells(rows, widths, [ruled, *grounds, *_padding(4, 2)])

    # Figures

    def _qr(self, block: Node, look: str, width: float) -> Flowable:
        return QrCode(block["modules"], min(22 * MM, width))

    def _drawing(self, block: Node) -> Drawing:
        return read_drawing(_svg(block["svg"]), self.source["roles"])  # which keeps what it has read

    def _figure(self, block: Node, look: str, width: float) -> Picture:
        return Picture(self._drawing(block), block["height"] * MM)

    def _beside(self, block: Node, look: str, width: float) -> Flowable:
        picture = self._figure(block["figure"], look, width)
        if picture.width > _FIGURE * width:  # the height in the source is the most that a figure takes
            picture = Picture(self._drawing(block["figure"]), picture.height * _FIGURE * width / picture.width)
        left = picture.width + 0.7 * self.line
        story = self._separated(block["blocks"], look, width - left, 0)
        return self._cells([[picture, story]], [left, width - left], [("VALIGN", (0, 0), (-1, -1), "MIDDLE")])

    def _pictured(self, block: Node, look: str, width: float) -> Flowable:
        picture = Picture(self._drawing(block), block["side"], self.colours["callout"])
        left = picture.width + _GAP
        story = self._separated(block["blocks"], look, width - left, 0.22 * self.line)
        return self._cells([[picture, story]], [left, width - left], [("VALIGN", (0, 0), (-1, -1), "MIDDLE")])

    def _pointed(self, block: Node, look: str, width: float) -> Flowable:
        left, ratio = 0.5 * width + 1.6 * self.line, block["ratio"]
        picture = Picture(self._drawing(block["figure"]), 0.5 * width * ratio)
        labels: list[tuple[list[float] | None, Flowable]] = []
        for label in block["labels"]:
            words = self._separated(label["blocks"], look, width - left, 0)
            labels.append((label["place"], self._cells([[words]], [width - left], [])))
        return Pointed(picture, labels, left)

    def _ground(self, colour: str) -> tuple[Any, ...]:
        return "BACKGROUND", (0, 0), (-1, -1), self.colours[colour]

    def _cells(
        self, rows: list[list[Any]], widths: list[float], style: list[Any], heights: list[float] | None = None
    ) -> Table:
        return Table(rows, widths, heights, style=[*BARE, *style])

    # Groups

    def _group(self, block: Node, look: str, width: float) -> Flowable:
        role, blocks = block["role"], block["blocks"]
        match role:
            case "columns":
                return self._columns(block, look, width)
            case "cards":
                return self._cards(blocks, width)
            case "band" | "passport":
                ground = self._ground("accent" if role == "band" else "footer")
                return self._box(blocks, role, self.width, (self.margin, 0.5 * self.line), ground)
            case "strip":
                return self._cells([[""]], [self.width], [self._ground("accent")], [4 * MM])
            case "key-message":
                return self._key_message(blocks, width)
            case "red-flags":
                return self._red_flags(blocks, width)
            case "key-points":
                return self._box(blocks, look, width, (0.9 * self.line, 0.54 * self.line), self._ground("callout"))
            case "panel":
                return self._box(blocks, look, width, (0.9 * self.line, 0.54 * self.line), self._ground("panel"))
            case _:
                raise ValueError(f"no component for a group with the role '{role}'")

    def _box(
        self, blocks: list[Node], look: str, width: float, padding: tuple[float, float], ground: tuple[Any, ...]
    ) -> Table:
        aside, above = padding
        space = 0.12 * self.line if look in ("band", "passport") else 0.42 * self.line
        story = self._separated(blocks, look, width - 2 * aside, space)
        return self._cells([[story]], [width], [ground, *_padding(aside, above)])

    def _columns(self, block: Node, look: str, width: float) -> Table:
        gutter = 1.26 * self.line
        given = block["options"].get("widths", "")
        weights = [float(part) for part in given.split(":")] if given else [1.0] * len(block["blocks"])
        free = width - gutter * (len(weights) - 1)
        row: list[Any] = []
        widths: list[float] = []
        for part, weight in zip(block["blocks"], weights, strict=False):
            own = free * weight / sum(weights)
            row += [*([""] if row else []), self._flow(part, look, own)]
            widths += [*([gutter] if widths else []), own]
        return self._cells([row], widths, [])

    def _key_message(self, blocks: list[Node], width: float) -> Table:
        tag, padding = 29 * MM, 0.7 * self.line
        label = self._separated(blocks[:1], "key-message", tag - 2 * padding, 0)
        message = self._separated(blocks[1:], "key-message", width - tag - 2 * padding, 0)
        tag_ground = ("BACKGROUND", (0, 0), (0, 0), self.colours["strong"])
        middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
        grounds = [self._ground("callout"), tag_ground, middle, *_padding(padding, padding)]
        return self._cells([[label, message]], [tag, width - tag], grounds)

    def _red_flags(self, blocks: list[Node], width: float) -> Table:
        padding = 0.9 * self.line
        inner, red = width - 2 * padding, self.colours["alarm"]
        rows = [[self._separated(part, "alarm", inner, 0.42 * self.line)] for part in (blocks[:1], blocks[1:])]
        style = [("BACKGROUND", (0, 0), (0, 0), red), ("BOX", (0, 0), (-1, -1), 3, red)]
        return self._cells(rows, [width], [*style, *_padding(padding, 0.6 * padding)])

    def _cards(self, cards: list[Node], width: float) -> Table:
        gutter = 4 * MM
        own = (width - gutter * (len(cards) - 1)) / len(cards)
        row: list[Any] = []
        style: list[Any] = _padding(0.8 * self.line, 0.54 * self.line)
        for index, card in enumerate(cards):
            marker = card["options"]["marker"]
            story = self._separated(card["blocks"], marker, own - 1.6 * self.line, 0.22 * self.line)
            row += [*([""] if row else []), story]
            style.append(("BOX", (2 * index, 0), (2 * index, 0), 2.8, self.colours[marker]))
        widths = [own, *[gutter, own] * (len(cards) - 1)]
        return self._cells([row], widths, style)


def _padding(aside: float, above: float) -> list[Any]:
    sides = (("LEFT", aside), ("RIGHT", aside), ("TOP", above), ("BOTTOM", above))
    return [(f"{side}PADDING", (0, 0), (-1, -1), size) for side, size in sides]


if __name__ == "__main__":
    os.environ["B12DOCS_CACHE"] = ""  # what b12docs keeps from run to run is not Platypus's
    folder = Path(sys.argv[1])
    for path in map(Path, sys.argv[2:]):
        made = Leaflet(json.loads(path.read_text("utf-8"))).pdf()
        (folder / path.with_suffix(".pdf").name).write_bytes(made)
