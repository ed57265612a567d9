"""The text that every tool sets: b12docs' own document tree as plain lists and dicts.

Each tool's source is made of it.

What only b12docs has to work out is given to the others for nothing: the choice of the texts from ``content.yaml``, the
number of pages, and the QR code's modules.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from b12docs.document import (
    Block,
    Cell,
    Document,
    Figure,
    Group,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
    WriteLines,
    plain_text,
)
from b12docs.pipeline import Project, make_document
from b12docs.selection import Job, Request, plan

Node: TypeAlias = dict[str, Any]
Source: TypeAlias = dict[str, Any]


def leaflet_job(project: Project) -> Job:
    """The standard patient leaflet on A4."""
    request = Request(audience="patient", layout="leaflet", paper="A4")
    return plan(request, project.content, project.layouts.all).jobs[0]


def source_of(project: Project, job: Job) -> Source:
    """The document of a job, with its type scale, spaces (points) and colours, as JSON can hold it."""
    document: Document = make_document(project, job)
    front = project.layouts.all[job.layout].front
    palette = project.theme("clear").palette
    names = ("ink", "accent", "accent_note", "strong", "callout", "panel", "footer", "rule", "alarm", "alarm_text")
    return {
        "title": document.title,
        "language": document.language,
        "running": plain_text(document.running[:1]),  # the page number stands behind it
        "type": {name: list(size) for name, size in front.type[job.level].items()},
        "margin": front.on_paper(front.margin, "A4"),
        "gap": front.on_paper(front.gap, "A4"),
        "colours": {
            **{name: getattr(palette, name) for name in names},
            **{name: palette.tone(name).colour for name in ("circle", "square", "triangle")},
        },
        "pages": [_node(page) for page in document.pages],
    }


def _node(block: Block) -> Node:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "runs": _runs(block.runs)}
        case Paragraph():
            return {"kind": "paragraph", "role": block.role, "runs": _runs(block.runs)}
        case WriteLines():
            return {"kind": "lines", "count": block.count}
        case Figure():
            modules = qr_modules(block.source) if block.role == "qr" else []
            return {"kind": "figure", "role": block.role, "alt": block.alt, "modules": modules}
        case ListBlock():
            items = [_nodes(item.blocks) for item in block.items]
            return {"kind": "list", "role": block.role, "ordered": block.ordered, "items": items}
        case Table():
            return {"kind": "table", "rows": [_row(row) for row in (*block.head, *block.rows)]}
        case Group():
            return {"kind": "group", "role": block.role, "options": dict(block.options), "blocks": _nodes(block.blocks)}


def _nodes(blocks: tuple[Block, ...]) -> list[Node]:
    return [_node(block) for block in blocks]


def _row(row: tuple[Cell, ...]) -> list[list[Node]]:
    return [_nodes(cell.blocks) for cell in row]


def _runs(runs: tuple[Run, ...]) -> list[Node]:
    return [{"text": run.text, "bold": run.bold, "href": run.href} for run in runs]


def qr_modules(link: str) -> list[str]:
    """The rows of a link's QR code, ``1`` for each dark module."""
    from b12docs.qr import qr_modules as modules_of

    return ["".join("01"[dark] for dark in row) for row in modules_of(link)]


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
