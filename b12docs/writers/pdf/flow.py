"""Document nodes -> boxes, each with its structure elements made in reading order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from b12docs.diagnostics import Location, did_you_mean, fault
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
from b12docs.drawing import Drawing, DrawingError, read_drawing
from b12docs.paper import MM
from b12docs.writers.pdf.boxes import Box, Columns, Entry, HeadingBox, Stack, TextBox, Tiles
from b12docs.writers.pdf.components import Band, Marked, Passport, RedFlags, Strip, Tagged, card
from b12docs.writers.pdf.figures import Beside, DrawingBox, Label, Pictured, Pointed
from b12docs.writers.pdf.frames import Labelled, Numbered, Panel, RuledLines, WriteIn
from b12docs.writers.pdf.pictures import LogoBox, QrBox
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
from b12docs.writers.pdf.tables import TableBox, TableCell
from b12docs.writers.pdf.tags import Element
from b12docs.writers.pdf.text import Style

if TYPE_CHECKING:
    from PIL.Image import Image


UNLABELLED = ("tiles", "pictured", "plain")  # lists whose entries have neither bullet nor number


class Flow:
    """Builds the boxes of one document."""

    def __init__(
        self, styles: Styles, spaces: Spaces, root: Element, pictures: Mapping[str, Image], figures: Mapping[str, str]
    ) -> None:
        self.styles, self.spaces, self.root = styles, spaces, root
        self.pictures, self.figures = pictures, figures
        self.palette, self.grid = styles.palette, spaces.grid

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
                return RuledLines(block.count, self.spaces.ruled, block.at)
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
        lead = block.role in ("lead", "label")
        text = TextBox(block.runs, style, context.element.add("P"), block.at, lead=lead)
        return WriteIn(text, self.spaces.write_in) if block.role == "write-in" else text

    def stack(self, boxes: list[Box], gap: float) -> Stack:
        """The boxes with equal spaces; a heading has less room below it than above."""
        entries = []
        for index, box in enumerate(boxes):
            after_heading = index > 0 and isinstance(boxes[index - 1], HeadingBox)
            entries.append(Entry(box, self.spaces.under_heading if after_heading else gap))
        return Stack(entries, self.grid)

    # Lists

    def _list(self, block: ListBlock, context: Context) -> Box:
        kind = {"tiles": self._tile, "pictured": self._pictured, "actions": self._action, "plain": self._plain}
        make = kind.get(block.role, self._reference if block.role == "references" else self._bullet)
        element = context.element.add_list(ordered=block.ordered, labelled=block.role not in UNLABELLED)
        inside = replace(context, element=element)
        items = [make(item, index, inside) for index, item in enumerate(block.items, 1)]
        pictured = any(item.icon for item in block.items)
        if block.role == "tiles":
            return Tiles(items, (3.75 if pictured else 2.75) * MM * context.body.size, 2 * MM, 2 * self.grid.step)
        if block.role == "references":
            return Tiles(items, 80 * MM, 4 * MM, 0)
        return self.stack(items, self.spaces.item * (2 if block.role == "actions" and not pictured else 1))

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
        label, text = self._labelled(item, context, str(number), style)
        body = self._with_icon(item.icon, text, item.at, 0.75) if item.icon else text
        return Numbered(label, body, 2.4 * context.body.size)

    def _reference(self, item: Item, number: int, context: Context) -> Box:
        style = replace(context.body, bold=True, colour=self.palette.strong)
        label, body = self._labelled(item, context, str(number), style)
        return Labelled(label, body, 1.9 * context.body.size)

    def _plain(self, item: Item, number: int, context: Context) -> Box:
        return self._body(item, context.element.add("LI").add("LBody"), context)

    def _tile(self, item: Item, number: int, context: Context) -> Box:
        """A short entry, its bold lead on a line of its own: beside a pictogram, or on a tint where it has none."""
        blocks = tuple(
            replace(block, runs=_lead_apart(block.runs)) if isinstance(block, Paragraph) else block
            for block in item.blocks
        )
        body = self._body(replace(item, blocks=blocks), context.element.add("LI").add("LBody"), context)
        if item.icon:
            return self._with_icon(item.icon, body, item.at)
        padding = (0.5 * self.spaces.padding, self.spaces.inset(0.35))
        return Panel(body, padding, fill=self.palette.callout, radius=0.75 * self.spaces.look.radius)

    def _pictured(self, item: Item, number: int, context: Context) -> Box:
        """An entry with a pictogram in place of a bullet."""
        body = self._body(item, context.element.add("LI").add("LBody"), context)
        return self._with_icon(item.icon, body, item.at) if item.icon else body

    def _with_icon(self, icon: str, body: Box, at: Location | None, part: float = 1.0) -> Box:
        side = self.grid.near(part * self.spaces.icon)
        return Pictured(self._drawing(icon, at), body, side, 2.2 * MM, self.grid)

    # Figures

    def _drawing(self, source: str, at: Location | None) -> Drawing:
        """The drawing of this name in the colours of the theme; raises InputError with the place that names it."""
        place = at or Location("")
        if source not in self.figures:
            hint = did_you_mean(source, self.figures)
            raise fault("picture", place, f"layouts/figures has no file '{source}'", hint)
        try:
            return read_drawing(self.figures[source], self.palette.colours)
        except DrawingError as error:
            raise fault("picture", place, f"the figure '{source}' cannot be drawn: {error}") from None

    def _figure(self, block: Figure, context: Context) -> Box:
        if block.role == "qr":
            return QrBox(block.source, self.grid.up(20 * MM), context.element.add_figure(block.alt), block.at)
        if block.role == "logo":
            return self._logo(block, context)
        return self._beside_figure(block, (), context, 0.0) if block.caption else self._drawing_box(block, context)

    def _logo(self, block: Figure, context: Context) -> Box:
        if block.source not in self.pictures:
            raise fault("picture", block.at or Location(""), f"there is no logo '{block.source}'")
        element = context.element.add_figure(block.alt)
        return LogoBox(self.pictures[block.source], self.spaces.logo, element, self.grid, block.at)

    def _drawing_box(self, block: Figure, context: Context) -> DrawingBox:
        size = (block.height or 40) * MM
        element = context.element.add_figure(block.alt)
        return DrawingBox(self._drawing(block.source, block.at), size, self.grid, element, block.at)

    def _figure_inside(self, blocks: tuple[Block, ...], context: Context) -> list[Box]:
        """Blocks of which those behind a figure stand beside it."""
        at = next((index for index, block in enumerate(blocks) if isinstance(block, Figure)), len(blocks))
        boxes = self.boxes(blocks[:at], context)
        for figure in blocks[at : at + 1]:
            assert isinstance(figure, Figure)
            boxes.append(self._beside_figure(figure, blocks[at + 1 :], context, self.spaces.item))
        return boxes

    def _beside_figure(self, figure: Figure, blocks: tuple[Block, ...], context: Context, gap: float) -> Box:
        """A figure, and blocks to the right of it."""
        drawing = self._drawing_box(figure, context)
        caption = [self._caption(figure, context)] if figure.caption else []  # read before the words, printed below them
        words = self.stack([*self.boxes(blocks, context), *caption], gap)
        return Beside(drawing, words, 0.8 * self.spaces.padding, self.grid)

    def _caption(self, figure: Figure, context: Context) -> Box:
        return TextBox(figure.caption, context.body, context.element.add("Caption"), figure.at)

    def _pointed(self, group: Group, context: Context) -> Box:
        """A figure whose labels are the entries of the list behind it."""
        figure, labels = group.blocks
        assert isinstance(figure, Figure)
        assert isinstance(labels, ListBlock)
        inner = self.inside(group, context, "Div")
        drawing = self._drawing_box(figure, inner)
        listed = replace(inner, element=inner.element.add_list(ordered=False, labelled=False))
        own = [
            Label(self._body(item, listed.element.add("LI").add("LBody"), listed), self._anchor(item, drawing))
            for item in labels.items
        ]
        return Pointed(drawing, own, self.grid, 1.8 * self.spaces.padding)

    def _anchor(self, item: Item, box: DrawingBox) -> str:
        if item.anchor and item.anchor not in box.drawing.anchors:
            hint = did_you_mean(item.anchor, box.drawing.anchors)
            raise fault("picture", item.at or Location(""), f"the figure has no point '{item.anchor}'", hint)
        return item.anchor

    # Groups

    def inside(self, group: Group, context: Context, kind: str = "Sect") -> Context:
        """The context of a group's blocks: its own structure element in its parent's."""
        return replace(context, element=context.element.add(kind))

    def _section(self, group: Group, context: Context) -> Box:
        return self.stack(self.boxes(group.blocks, self.inside(group, context)), self.spaces.paragraph)

    def _column(self, group: Group, context: Context) -> Box:
        """Blocks whose spaces open a little, so that columns beside each other end level."""
        stack = self.stack(self.boxes(group.blocks, self.inside(group, context, "Div")), self.spaces.gap)
        boxes = [entry.box for entry in stack.entries]
        after_heading = [False, *(isinstance(box, HeadingBox) for box in boxes[:-1])]
        entries = zip(stack.entries, after_heading, strict=True)
        return Stack([replace(one, opens=0.0 if after else self.spaces.line) for one, after in entries], self.grid)

    def _tight(self, group: Group, context: Context) -> Box:
        boxes = self.boxes(group.blocks, self.inside(group, context, "Div"))
        return Stack([Entry(box) for box in boxes], self.grid)

    def _columns(self, group: Group, context: Context) -> Box:
        boxes = self.boxes(group.blocks, self.inside(group, context, "Div"))
        return Columns(boxes, _weights(group, len(boxes)), 1.4 * self.spaces.padding, self.grid)

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
            main[0] = Columns([main[0], aside], [1.0, -own], 4 * MM, self.grid, middle=True)
        title = Stack([Entry(box) for box in main], self.grid)
        dense = not COMPACT_LEADING < self.spaces.line < POSTER_LEADING
        return Band(title, self.spaces.margin, self.grid.near(self.spaces.line * (0.55 if dense else 0.85)), self.grid)

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
        padding = (1.25 * self.spaces.padding, self.spaces.inset(0.8))
        tag = max(29 * MM, 5.6 * label.size)
        return Tagged(boxes[0], self.stack(boxes[1:], self.spaces.item), tag, padding, self.grid)

    def _key_points(self, group: Group, context: Context) -> Box:
        callout = self.styles.named("callout", bold=True)
        inner = replace(self.inside(group, context, "Div"), body=callout)
        padding = (self.spaces.padding, self.spaces.inset(0.6))
        columns: list[Box] = []
        for block in group.blocks:
            assert isinstance(block, ListBlock)
            listed = replace(inner, element=inner.element.add_list(ordered=True))
            columns += [self._action(item, number, listed) for number, item in enumerate(block.items, 1)]
        side_by_side = Columns(columns, [1.0] * len(columns), self.spaces.padding, self.grid)
        return Panel(side_by_side, padding, fill=self.palette.callout)

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
        return RedFlags(box, body, self.spaces.padding, title.leading * 0.95, self.grid, side)

    def _cards(self, group: Group, context: Context) -> Box:
        inner = replace(self.inside(group, context, "Div"), body=replace(context.body, balance=True))
        boxes = self.boxes(group.blocks, inner)
        return Columns(boxes, [1.0] * len(boxes), 4 * MM, self.grid)

    def _card(self, group: Group, context: Context) -> Box:
        marker = group.option("marker")
        tone = self.palette.tone(marker)
        head = self.styles.named("h3", tone.colour, bold=True)
        inner = replace(self.inside(group, context), h3=head)
        first, *rest = group.blocks
        size = 0.8 * head.size
        boxes: list[Box] = [Marked(marker, tone.colour, self.box(first, inner), size, 0.5 * size)]
        boxes += self._figure_inside(tuple(rest), inner)
        padding = (self.spaces.padding * 0.9, self.spaces.inset(0.6))
        stack = self.stack(boxes, self.spaces.item)
        return card(stack, tone.colour, self.palette.paper, padding, self.spaces.look)

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
        padding = (self.spaces.padding, self.spaces.inset(0.6))
        return Panel(Stack(entries, self.grid), padding, fill=self.palette.panel, radius=self.spaces.look.radius)

    def _protocol(self, group: Group, context: Context) -> Box:
        blocks = self.boxes(group.blocks, self.inside(group, context))
        padding = (self.spaces.padding, self.spaces.inset(0.8))
        stack = self.stack(blocks, self.spaces.item)
        look = self.spaces.look
        return Panel(stack, padding, stroke=self.palette.rule, line=look.rule, radius=0.75 * look.radius, dash=(3, 2))

    def _passport(self, group: Group, context: Context) -> Box:
        small = self.styles.named("small")
        inner = replace(self.inside(group, context), body=small, h2=self.styles.named("small", bold=True))
        stack = self.stack(self.boxes(group.blocks, inner), 0.0)
        last = stack.entries[-1].box
        leaves_room = isinstance(last, Columns) and len(last.weights) > len(last.boxes)
        return Passport(stack, self.spaces.margin, self.grid.near(0.45 * small.leading), 0.0, leaves_room)

    # Tables

    def _table(self, block: Table, context: Context) -> Box:
        tinted = block.role == "tinted"
        element = context.element.add("Table")
        head = [self._head_cells(row, element.add("TR"), context) for row in block.head]
        rows = [self._row_cells(row, element.add("TR"), context) for row in block.rows]
        weights = parse_widths(block.widths) or [1.0] * len(head[0])
        above = 2 * self.grid.near(0.09 * context.body.leading) or self.grid.step
        padding = (0.62 * context.body.leading, above)
        return TableBox(head[0], rows, weights, self.spaces.gap * 0.5, padding, tinted, self.grid)

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
            style = self.styles.named("row", self.palette.heading if head else "", bold=head)
            cells.append(
                TableCell(self._cell(cell, own, replace(context, body=replace(style, balance=True))), cell.scope)
            )
        return cells

    def _cell(self, cell: Cell, element: Element, context: Context) -> Box:
        words = self.stack(self._figure_inside(cell.blocks, replace(context, element=element)), self.spaces.item)
        return self._with_icon(cell.icon, words, cell.at) if cell.icon else words

    _groups: ClassVar[dict[str, Callable[[Flow, Group, Context], Box]]] = {
        "columns": _columns, "column": _column, "tight": _tight, "band": _band, "strip": _strip,
        "key-message": _key_message, "key-points": _key_points, "red-flags": _red_flags, "cards": _cards,
        "card": _card, "panel": _panel, "protocol": _protocol, "passport": _passport, "pointed": _pointed,
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
