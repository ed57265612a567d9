"""Document nodes -> boxes, each with its structure elements made in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from b12docs.document.nodes import Block, Figure, Group, Heading, ListBlock, Paragraph, Table, WriteLines, parse_widths
from b12docs.paper import MM
from b12docs.typeset.boxes import Box, Columns, Entry, Stack, TextBox
from b12docs.typeset.components import Band, Marked, Passport, RedFlags, Strip, Tagged, card
from b12docs.typeset.flow_tables import TableBuilder
from b12docs.typeset.frames import Panel, RuledLines
from b12docs.typeset.styles import BAND_LOGO, BAND_NAME, LARGE, SQUARE, Context


class Flow(TableBuilder):
    """Builds the boxes of every block, and of the components that groups stand for."""

    def box(self, block: Block, context: Context) -> Box:
        """The box of one block."""
        match block:
            case Heading():
                return self.heading(block, context)
            case Paragraph():
                return self.paragraph(block, context)
            case ListBlock():
                return self.list(block, context)
            case Figure():
                return self.figure(block, context)
            case WriteLines():
                return RuledLines(block.count, self.spaces.ruled, block.at)
            case Table():
                return self.table(block, context)
            case Group():
                return self._groups.get(block.role, Flow._section)(self, block, context)

    def _section(self, group: Group, context: Context) -> Box:
        return self.stack(self.boxes(group.blocks, self.inside(group, context)), self.spaces.paragraph)

    def _column(self, group: Group, context: Context) -> Box:
        """Blocks whose spaces open a little, so that columns beside each other end level."""
        stack = self.stack(self.boxes(group.blocks, self.inside(group, context, "Div")), self.spaces.gap)
        return stack.opening(self.spaces.line)

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
        dense = self.spaces.poster or not self.spaces.is_open
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
            columns += [self.action(item, number, listed) for number, item in enumerate(block.items, 1)]
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
        boxes += self.figure_inside(tuple(rest), inner)
        padding = (self.spaces.padding * 0.9, self.spaces.inset(0.8 if context.body.size >= LARGE else 0.6))
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
        return Panel(
            stack, padding,
            stroke=self.palette.rule, line=look.rule, radius=0.75 * look.radius, dash=(3, 2), whole=True,
        )  # fmt: skip

    def _passport(self, group: Group, context: Context) -> Box:
        small = self.styles.named("small")
        inner = replace(self.inside(group, context), body=small, h2=self.styles.named("small", bold=True))
        stack = self.stack(self.boxes(group.blocks, inner), 0.0)
        last = stack.entries[-1].box
        leaves_room = isinstance(last, Columns) and len(last.weights) > len(last.boxes)
        return Passport(stack, self.spaces.margin, self.grid.near(0.45 * small.leading), 0.0, leaves_room)

    _groups: ClassVar[dict[str, Callable[[Flow, Group, Context], Box]]] = {
        "columns": _columns, "column": _column, "tight": _tight, "band": _band, "strip": _strip,
        "key-message": _key_message, "key-points": _key_points, "red-flags": _red_flags, "cards": _cards,
        "card": _card, "panel": _panel, "protocol": _protocol, "passport": _passport, "pointed": TableBuilder.pointed,
    }  # fmt: skip


def _weights(group: Group, count: int) -> list[float]:
    return parse_widths(group.option("widths")) or [1.0] * count
