"""The text that every tool sets: b12docs' own document tree as plain lists and dicts.

Each tool's source is made of it.

What only b12docs has to work out is given to the others for nothing: the choice of the texts from ``content.yaml``, the
number of pages, the columns of short entries, the places of a figure's labels, and the QR code's modules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, TypeAlias

from b12docs.catalogue.finish import USUAL_THEME
from b12docs.catalogue.forms import geometry
from b12docs.catalogue.plan import Job
from b12docs.document import nodes
from b12docs.document.leaves import Figure, Heading, Logo, Paragraph, QrCode, Run, WriteLines, plain_text
from b12docs.document.nodes import (
    Actions,
    Block,
    Card,
    Cell,
    Columns,
    Container,
    Item,
    ListBlock,
    Pointed,
    Table,
    Tiles,
    kind_of,
)
from b12docs.document.tree import Document
from b12docs.drawing.shapes import COLOUR
from b12docs.drawing.svg import Svg, read_drawing
from b12docs.library.packaged import packaged
from b12docs.production.pipeline import Project, make_document

Node: TypeAlias = dict[str, Any]
Source: TypeAlias = dict[str, Any]

_IN_CARD = 40  # mm; the height of a figure in a card, which layouts let grow to fill its page
_TALLER = 1.4  # pages are made taller for the peers, which do not fit their text to them: none has to break one


def source_of(project: Project, job: Job) -> Source:
    """The document of a job, with its page, type scale and spaces (points) and its colours, as JSON can hold it."""
    document: Document = make_document(project, job)
    front, theme = project.layouts.all[job.version].front, project.theme(USUAL_THEME)
    palette, sizes = theme.palette, theme.sizes(front.type[job.level])
    page = geometry(front, job.paper)
    width, height = page.size
    names = ("ink", "accent", "accent_note", "strong", "callout", "panel", "footer", "rule", "alarm", "alarm_text")
    tree = _Tree(project.layouts.figures, palette.colours, sizes["body"][1])
    return {
        "title": document.title,
        "language": document.language,
        "running": plain_text(document.running[:1]),  # the page number stands behind it
        "size": [width, _TALLER * height],
        "type": {name: list(size) for name, size in sizes.items()},
        "margin": page.margin,
        "gap": page.gap,
        "colours": {
            **{name: getattr(palette, name) for name in names},
            **{name: palette.tone(name).colour for name in ("circle", "square", "triangle")},
        },
        "roles": palette.colours,  # what the figures' ``var(--role, …)`` stand for
        "pages": [tree.node(page) for page in document.pages],
    }


@dataclass(frozen=True)
class _Tree:
    """Turns blocks into nodes: the figures by name, the roles' colours, the body's leading in points."""

    figures: dict[str, Svg]
    colours: dict[str, str]
    line: float

    def node(self, block: nodes.Node) -> Node:
        match block:
            case Heading():
                return {"kind": "heading", "level": block.level, "runs": _runs(block.runs)}
            case Paragraph():
                return {"kind": "paragraph", "role": block.role, "runs": _runs(block.runs)}
            case WriteLines():
                return {"kind": "lines", "count": block.count}
            case QrCode():
                return {"kind": "qr", "alt": block.alt, "modules": qr_modules(block.source)}
            case Figure():
                return self._figure(block)
            case ListBlock():
                return self._list(block)
            case Table():
                return self._table(block)
            case Pointed(blocks=(figure, labels)):
                return self._pointed(figure, labels)
            case Columns(widths=widths) if 0 < len(widths) < len(block.blocks):
                columns = _filled(self._nodes(block.blocks), len(widths))
                return {"kind": "group", "role": "columns", "options": _options(block), "blocks": columns}
            case Container():
                blocks = self._card(block.blocks) if isinstance(block, Card) else self._nodes(block.blocks)
                return {"kind": "group", "role": kind_of(block).name, "options": _options(block), "blocks": blocks}
            case _:
                raise ValueError(f"the other tools have no {type(block).__name__}")

    def _nodes(self, blocks: tuple[Block, ...]) -> list[Node]:
        """The nodes of blocks; a clinic's logo is left out."""
        return [self.node(block) for block in blocks if not isinstance(block, Logo)]

    def _figure(self, figure: Figure) -> Node:
        """A drawing, ``height`` millimetres high, with its caption beside it."""
        drawing = {"kind": "figure", "alt": figure.alt, "svg": svg_text(figure.source), "height": figure.height}
        return _beside(drawing, [self.node(Paragraph(figure.caption))]) if figure.caption else drawing

    def _card(self, blocks: tuple[Block, ...]) -> list[Node]:
        """The nodes of a card: what follows its figure stands beside this."""
        nodes = list(map(_lowered, self._nodes(blocks)))
        first = next((index for index, node in enumerate(nodes) if node["kind"] == "figure"), len(nodes))
        return [*nodes[:first], *(_beside(figure, nodes[first + 1 :]) for figure in nodes[first : first + 1])]

    def _list(self, block: ListBlock) -> Node:
        """A list; the entries of ``tiles`` stand in columns, as many as b12docs finds room for."""
        tiles = isinstance(block, Tiles)
        part = 0.75 if isinstance(block, Actions) else 1.0
        items = [self._entry(_lead_apart(item) if tiles else item, part) for item in block.items]
        columns = (5 if len(items) == 5 else 2) if tiles else 1
        return {
            "kind": "list",
            "role": kind_of(block).name,
            "ordered": block.ordered,
            "columns": columns,
            "items": items,
        }

    def _table(self, table: Table) -> Node:
        """A table: the weights of its columns, and rows of cells, the first of them the header row."""
        rows = [
            [{"header": cell.scope or "", "marker": cell.marker, "blocks": self._entry(cell)} for cell in row]
            for row in (*table.head, *table.rows)
        ]
        return {"kind": "table", "rows": rows, "widths": list(table.widths or [1.0] * len(rows[0]))}

    def _entry(self, entry: Item | Cell, part: float = 1.0) -> list[Node]:
        """The nodes of an entry or a cell, beside its pictogram on a tile ``side`` points wide, if it has one."""
        nodes = self._nodes(entry.blocks)
        if not entry.icon:
            return nodes
        return [{"kind": "pictured", "svg": svg_text(entry.icon), "side": 2 * part * self.line, "blocks": nodes}]

    def _pointed(self, figure: Figure, labels: ListBlock) -> Node:
        """A figure and its labels, each with its point in parts of the figure's width and height; some have none."""
        drawing = read_drawing(self.figures[figure.source], self.colours)
        places = {name: [at.x / drawing.width, at.y / drawing.height] for name, at in drawing.anchors.items()}
        named = [{"place": places.get(item.anchor), "blocks": self._nodes(item.blocks)} for item in labels.items]
        return {
            "kind": "pointed", "figure": self._figure(figure), "labels": named, "ratio": drawing.height / drawing.width,
        }  # fmt: skip


def _options(block: Container) -> Node:
    """The widths and the marker of a component that has them."""
    match block:
        case Columns(widths=widths) if widths:
            return {"widths": ":".join(f"{width:g}" for width in widths)}
        case Card(marker=marker):
            return {"marker": marker}
        case _:
            return {}


def _lowered(node: Node) -> Node:
    """A node of a card; a figure is as high as b12docs has room for."""
    match node["kind"]:
        case "figure":
            return {**node, "height": min(node["height"], _IN_CARD)}
        case "beside":
            return {**node, "figure": _lowered(node["figure"])}
    return node


def _filled(blocks: list[Node], count: int) -> list[Node]:
    """Blocks in so many columns, filled in order with about the same number of characters each."""
    ends = list(accumulate(_length(block) for block in blocks))
    middles = [(end - _length(block) / 2) / ends[-1] for end, block in zip(ends, blocks, strict=True)]
    columns = [
        [block for block, middle in zip(blocks, middles, strict=True) if int(middle * count) == number]
        for number in range(count)
    ]
    return [{"kind": "group", "role": "column", "options": {}, "blocks": column} for column in columns]


def _length(value: object) -> int:
    """The number of characters of all runs below a node; 1 at least."""
    if isinstance(value, dict):
        return max(1, len(value.get("text", "")) + sum(_length(child) for child in value.values()))
    return sum(_length(child) for child in value) if isinstance(value, list) else 0


def _beside(figure: Node, blocks: list[Node]) -> Node:
    return {"kind": "beside", "figure": figure, "blocks": blocks}


def _lead_apart(item: Item) -> Item:
    """The entry with a line end behind its bold lead."""
    paragraph = item.blocks[0]
    assert isinstance(paragraph, Paragraph)
    lead, *rest = paragraph.runs
    runs = (lead, *(replace(run, text="\n" + run.text.lstrip()) for run in rest[:1]), *rest[1:])
    return replace(item, blocks=(replace(paragraph, runs=runs), *item.blocks[1:]))


def _runs(runs: tuple[Run, ...]) -> list[Node]:
    return [{"text": run.text, "bold": run.bold, "href": run.href, "small": run.small} for run in runs]


def qr_modules(link: str) -> list[str]:
    """The rows of a link's QR code, ``1`` for each dark module."""
    from b12docs.drawing.qr import qr_modules as modules_of

    return ["".join("01"[dark] for dark in row) for row in modules_of(link)]


def svg_text(name: str) -> str:
    """The text of a drawing's file, for the tools that read SVG."""
    return (packaged("layouts") / "figures" / name).read_text("utf-8")


def in_colours(text: str, colours: dict[str, str]) -> str:
    """A text with the colour of each role in the role's place."""
    return COLOUR.sub(lambda found: colours[found[1]], text)


def qr_svg(rows: list[str]) -> str:
    """The QR code with its quiet zone as an SVG picture of one path, for the tools that read SVG."""
    size = len(rows) + 8
    dark = [(row, column) for row, line in enumerate(rows) for column, module in enumerate(line) if module == "1"]
    path = "".join(f"M{column + 4} {row + 4}h1v1h-1z" for row, column in dark)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}"/></svg>'


def weights(group: Node) -> list[float]:
    """The relative widths of a group's columns."""
    given = group["options"].get("widths", "")
    return [float(part) for part in given.split(":")] if given else [1.0] * len(group["blocks"])
