"""Document nodes -> boxes, each with its structure elements made in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from b12docs.diagnostics import Location, fault
from b12docs.document import (
    Block,
    Cell,
    Figure,
    Group,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Runs,
    Table,
    WriteLines,
    parse_widths,
)
from b12docs.paper import MM
from b12docs.writers.pdf.boxes import (
    Box,
    Columns,
    Entry,
    Grid,
    HeadingBox,
    Labelled,
    Numbered,
    Panel,
    RuledLines,
    Stack,
    TextBox,
    WriteIn,
)
from b12docs.writers.pdf.components import Band, Marked, Passport, RedFlags, Strip, TableBox, TableCell, Tagged, card
from b12docs.writers.pdf.figures import LogoBox, QrBox
from b12docs.writers.pdf.styles import (
    BAND_LOGO,
    BAND_NAME,
    COMPACT_LEADING,
    POSTER_LEADING,
    SQUARE,
    Context,
    Spaces,
    Styles,
)
from b12docs.writers.pdf.tags import Element
from b12docs.writers.pdf.text import Style

if TYPE_CHECKING:
    from PIL.Image import Image


class Flow:
    """Builds the boxes of one document."""

    def __init__(self, styles: Styles, spaces: Spaces, root: Element, pictures: dict[str, Image]) -> None:
        self.styles, self.spaces, self.root, self.pictures = styles, spaces, root, pictures
        self.palette = styles.palette

    def context(self) -> Context:
        """The look of blocks that stand in no component."""
        palette, named = self.palette, self.styles.named
        return Context(
            self.root,
            self.styles.body,
            named("h2", palette.heading, bold=True, balance=True),
            named("h3", palette.heading, bold=True, balance=True),
            bullet_colour=palette.strong,
        )

    def boxes(self, blocks: tuple[Block, ...], context: Context) -> list[Box]:
        """The boxes of blocks that follow each other."""
        return [self.box(block, context) for block in blocks]

    def box(self, block: Block, context: Context) -> Box:
        """The box of one block."""
        match block:
            case Heading():
                return self._heading(block, context)
            case Paragraph():
                return self._paragraph(block, context)
            case ListBlock():
                return self._list(block, context)
            case Figure():
                return self._figure(block, context)
            case WriteLines():
                return RuledLines(block.count, max(8 * MM, context.body.leading), block.at)
            case Table():
                return self._table(block, context)
            case Group():
                return self._groups.get(block.role, Flow._section)(self, block, context)

    # Text

    def _heading(self, block: Heading, context: Context) -> Box:
        title = self.styles.named("title", self.palette.on_accent, bold=True)
        style = {1: title, 2: context.h2, 3: context.h3}[block.level]
        element = context.element.add(f"H{block.level}")
        return HeadingBox(block.runs, style, element, block.at, block.level)

    def _paragraph(self, block: Paragraph, context: Context) -> Box:
        style = context.body
        if block.role == "clear":
            style = replace(style, bold=True)
        if block.role == "status":
            style = replace(style, bold=True, colour=self.palette.alarm_text)
        text = TextBox(block.runs, style, context.element.add("P"), block.at)
        return WriteIn(text, self.spaces.write_in) if block.role == "write-in" else text

    def stack(self, boxes: list[Box], gap: float) -> Stack:
        """The boxes with equal spaces; a heading has less room below it than above."""
        entries = []
        for index, box in enumerate(boxes):
            after_heading = index > 0 and isinstance(boxes[index - 1], HeadingBox)
            entries.append(Entry(box, self.spaces.under_heading if after_heading else gap))
        return Stack(entries)

    # Lists

    def _list(self, block: ListBlock, context: Context) -> Box:
        kind = {"tiles": self._tile, "actions": self._action, "plain": self._plain}
        make = kind.get(block.role, self._reference if block.role == "references" else self._bullet)
        element = context.element.add_list(ordered=block.ordered, labelled=block.role not in ("tiles", "plain"))
        inside = replace(context, element=element)
        items = [make(item, index, inside) for index, item in enumerate(block.items, 1)]
        if block.role == "tiles":
            return Grid(items, 2.75 * MM * context.body.size, 2.5 * MM, 2 * MM)
        if block.role == "references":
            return Grid(items, 80 * MM, 4 * MM, 0)
        return self.stack(items, 1.5 * self.spaces.item if block.role == "actions" else self.spaces.item)

    def _body(self, item: Item, element: Element, context: Context) -> Stack:
        return self.stack(self.boxes(item.blocks, replace(context, element=element)), self.spaces.item)

    def _labelled(self, item: Item, context: Context, label: str, style: Style) -> tuple[TextBox, Stack]:
        entry = context.element.add("LI")
        text = TextBox((Run(label),), style, entry.add("Lbl"))
        return text, self._body(item, entry.add("LBody"), context)

    def _bullet(self, item: Item, number: int, context: Context) -> Box:
        style = replace(context.body.on(context.bullet_colour or self.palette.strong), bold=True)
        if context.bullet == SQUARE:
            style = replace(style, size=0.62 * style.size)
        label, body = self._labelled(item, context, context.bullet, style)
        return Labelled(label, body, 1.1 * context.body.size)

    def _action(self, item: Item, number: int, context: Context) -> Box:
        style = replace(context.body, colour=self.palette.on_strong, bold=True)
        label, body = self._labelled(item, context, str(number), style)
        return Numbered(label, body, 2.4 * context.body.size)

    def _reference(self, item: Item, number: int, context: Context) -> Box:
        style = replace(context.body, bold=True, colour=self.palette.strong)
        label, body = self._labelled(item, context, str(number), style)
        return Labelled(label, body, 1.9 * context.body.size)

    def _plain(self, item: Item, number: int, context: Context) -> Box:
        return self._body(item, context.element.add("LI").add("LBody"), context)

    def _tile(self, item: Item, number: int, context: Context) -> Box:
        """A short entry on a tint, its bold lead on a line of its own; a pictogram will stand at its left."""
        blocks = tuple(
            replace(block, runs=_lead_apart(block.runs)) if isinstance(block, Paragraph) else block
            for block in item.blocks
        )
        body = self._body(replace(item, blocks=blocks), context.element.add("LI").add("LBody"), context)
        padding = (0.5 * self.spaces.padding, 0.35 * self.spaces.padding)
        return Panel(body, padding, fill=self.palette.callout, radius=1.5 * MM)

    # Figures

    def _figure(self, block: Figure, context: Context) -> Box:
        element = context.element.add_figure(block.alt)
        if block.role == "qr":
            return QrBox(block.source, 20 * MM, element, block.at)
        if block.source not in self.pictures:
            hint = "a layout may show the clinic's logo and QR codes"
            raise fault("picture", block.at or Location(""), f"there is no picture '{block.source}'", hint)
        return LogoBox(self.pictures[block.source], self.spaces.logo, element, block.at)

    # Groups

    def inside(self, group: Group, context: Context, kind: str = "Sect") -> Context:
        """The context of a group's blocks: its own structure element in its parent's."""
        return replace(context, element=context.element.add(kind))

    def _section(self, group: Group, context: Context) -> Box:
        return self.stack(self.boxes(group.blocks, self.inside(group, context)), self.spaces.paragraph)

    def _column(self, group: Group, context: Context) -> Box:
        return self.stack(self.boxes(group.blocks, self.inside(group, context, "Div")), self.spaces.gap)

    def _tight(self, group: Group, context: Context) -> Box:
        boxes = self.boxes(group.blocks, self.inside(group, context, "Div"))
        return Stack([Entry(box) for box in boxes])

    def _columns(self, group: Group, context: Context) -> Box:
        boxes = self.boxes(group.blocks, self.inside(group, context, "Div"))
        return Columns(boxes, _weights(group, len(boxes)), 1.4 * self.spaces.padding)

    def _band(self, group: Group, context: Context) -> Box:
        subtitle = self.styles.named("subtitle", self.palette.on_accent, balance=True)
        note = self.styles.named("kind", self.palette.accent_note, bold=True)
        inner = self.inside(group, context, "Div")
        looks = {"kind": note, "clinic": self.styles.named("kind", self.palette.on_accent, bold=True)}
        main: list[Box] = []
        aside: Box | None = None
        for block in group.blocks:
            role = getattr(block, "role", "")
            box = self.box(block, replace(inner, body=looks.get(role, subtitle)))
            if role in ("logo", "clinic"):
                aside = box
            else:
                main.append(box)
        if aside:  # beside the first line, so that nothing can lie over the title
            own = aside.set_at(BAND_NAME).width + 1 if isinstance(aside, TextBox) else BAND_LOGO
            main[0] = Columns([main[0], aside], [1.0, -own], 4 * MM, middle=True)
        title = Stack([Entry(box, 0.12 * self.spaces.line) for box in main])
        dense = not COMPACT_LEADING < self.spaces.line < POSTER_LEADING
        return Band(title, self.spaces.margin, self.spaces.line * (0.55 if dense else 0.85))

    def _strip(self, group: Group, context: Context) -> Box:
        return Strip()

    def _key_message(self, group: Group, context: Context) -> Box:
        inner = self.inside(group, context, "Div")
        label = self.styles.named("label", self.palette.on_strong, bold=True, balance=True)
        callout = self.styles.named("callout", bold=True, balance=True)
        boxes = [
            self.box(block, replace(inner, body=label if getattr(block, "role", "") == "label" else callout))
            for block in group.blocks
        ]
        padding = (1.25 * self.spaces.padding, 0.8 * self.spaces.padding)
        tag = max(29 * MM, 5.6 * label.size)
        return Tagged(boxes[0], self.stack(boxes[1:], self.spaces.item), tag, padding)

    def _key_points(self, group: Group, context: Context) -> Box:
        callout = self.styles.named("callout", bold=True)
        inner = replace(self.inside(group, context, "Div"), body=callout)
        padding = (self.spaces.padding, 0.6 * self.spaces.padding)
        columns: list[Box] = []
        for block in group.blocks:
            assert isinstance(block, ListBlock)
            listed = replace(inner, element=inner.element.add_list(ordered=True))
            columns += [self._action(item, number, listed) for number, item in enumerate(block.items, 1)]
        return Panel(Columns(columns, [1.0] * len(columns), self.spaces.padding), padding, fill=self.palette.callout)

    def _red_flags(self, group: Group, context: Context) -> Box:
        title = self.styles.named("h2", self.palette.on_alarm, bold=True)
        inner = replace(
            self.inside(group, context),
            h2=title,
            h3=self.styles.named("h3", self.palette.alarm_text, bold=True),
            bullet=SQUARE,
            bullet_colour=self.palette.alarm,
        )
        head, *rest = group.blocks
        box = self.box(head, inner)
        body = self.stack(self.boxes(tuple(rest), inner), self.spaces.paragraph)
        side = sum(parse_widths(group.option("widths"))) * MM
        return RedFlags(box, body, self.spaces.padding, title.leading * 0.95, side)

    def _cards(self, group: Group, context: Context) -> Box:
        boxes = self.boxes(group.blocks, self.inside(group, context, "Div"))
        return Columns(boxes, [1.0] * len(boxes), 4 * MM)

    def _card(self, group: Group, context: Context) -> Box:
        marker = group.option("marker")
        tone = self.palette.tone(marker)
        head = self.styles.named("h3", tone.colour, bold=True)
        inner = replace(self.inside(group, context), h3=head, body=replace(context.body, balance=True))
        boxes = self.boxes(group.blocks, inner)
        size = 0.8 * head.size
        boxes[0] = Marked(marker, tone.colour, boxes[0], size, 0.5 * size)
        stack = self.stack(boxes, self.spaces.item)
        return card(stack, tone.colour, self.palette.paper, (self.spaces.padding * 0.9, self.spaces.padding * 0.8))

    def _panel(self, group: Group, context: Context) -> Box:
        """A tinted panel; its spaced lists open to fill the height that it is given."""
        inner = self.inside(group, context)
        stack = self.stack(self.boxes(group.blocks, inner), self.spaces.paragraph)
        entries: list[Entry] = []
        for block, entry in zip(group.blocks, stack.entries, strict=True):
            if isinstance(block, ListBlock) and block.role == "spaced" and isinstance(entry.box, Stack):
                first, *rest = entry.box.entries
                entries.append(Entry(first.box, entry.before))
                entries += [Entry(one.box, one.before, 1.3 * self.spaces.line) for one in rest]
            else:
                entries.append(entry)
        padding = (self.spaces.padding, 0.75 * self.spaces.padding)
        return Panel(Stack(entries), padding, fill=self.palette.panel, radius=2 * MM)

    def _protocol(self, group: Group, context: Context) -> Box:
        blocks = self.boxes(group.blocks, self.inside(group, context))
        padding = (self.spaces.padding, 0.8 * self.spaces.padding)
        stack = self.stack(blocks, self.spaces.item)
        return Panel(stack, padding, stroke=self.palette.rule, line=0.8, radius=1.5 * MM, dash=(3, 2))

    def _passport(self, group: Group, context: Context) -> Box:
        small = self.styles.named("small")
        inner = replace(self.inside(group, context), body=small, h2=self.styles.named("small", bold=True))
        stack = self.stack(self.boxes(group.blocks, inner), 0.1 * small.leading)
        last = stack.entries[-1].box
        leaves_room = isinstance(last, Columns) and len(last.weights) > len(last.boxes)
        return Passport(stack, self.spaces.margin, 0.45 * small.leading, 0.0, leaves_room)

    # Tables

    def _table(self, block: Table, context: Context) -> Box:
        tinted = block.role == "tinted"
        element = context.element.add("Table")
        head = [self._head_cells(row, element.add("TR"), context) for row in block.head]
        rows = [self._row_cells(row, element.add("TR"), context) for row in block.rows]
        weights = parse_widths(block.widths) or [1.0] * len(head[0])
        above = (0.16 if tinted else 0.09) * context.body.leading
        padding = (0.62 * context.body.leading, above)
        return TableBox(head[0], rows, weights, self.spaces.gap * 0.5, padding, tinted, context.body, stretch=tinted)

    def _head_cells(self, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
        cells = []
        for cell in row:
            colour = self.palette.tone(cell.marker).on if cell.marker else self.palette.heading
            style = self.styles.named("h3" if cell.marker else "row", colour, bold=True)
            box = self._cell(cell, element.add_header_cell("col"), replace(context, body=style))
            if cell.marker:
                box = Marked(cell.marker, colour, box, 0.8 * style.size, 0.45 * style.size)
            cells.append(TableCell(box, cell.scope, cell.marker))
        return cells

    def _row_cells(self, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
        cells = []
        for cell in row:
            head = cell.scope == "row"
            own = element.add_header_cell("row") if head else element.add("TD")
            style = self.styles.named("row", self.palette.heading, bold=True) if head else context.body
            cells.append(
                TableCell(self._cell(cell, own, replace(context, body=replace(style, balance=True))), cell.scope)
            )
        return cells

    def _cell(self, cell: Cell, element: Element, context: Context) -> Box:
        return self.stack(self.boxes(cell.blocks, replace(context, element=element)), self.spaces.item)

    _groups: ClassVar[dict[str, Callable[[Flow, Group, Context], Box]]] = {
        "columns": _columns, "column": _column, "tight": _tight, "band": _band, "strip": _strip,
        "key-message": _key_message, "key-points": _key_points, "red-flags": _red_flags, "cards": _cards,
        "card": _card, "panel": _panel, "protocol": _protocol, "passport": _passport,
    }  # fmt: skip


def _lead_apart(runs: Runs) -> Runs:
    """The runs with a line end behind the bold ones that they begin with."""
    lead = next((index for index, run in enumerate(runs) if not run.bold), len(runs))
    if not 0 < lead < len(runs):
        return runs
    first = replace(runs[lead], text="\n" + runs[lead].text.lstrip(" "))
    return (*runs[:lead], first, *runs[lead + 1 :])


def _weights(group: Group, count: int) -> list[float]:
    return parse_widths(group.option("widths")) or [1.0] * count
