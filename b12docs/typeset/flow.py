"""Document nodes -> boxes, each with its structure elements made in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from b12docs.document import nodes
from b12docs.document.leaves import Figure, Heading, Logo, Paragraph, QrCode, WriteLines
from b12docs.document.nodes import Block, ListBlock, Table
from b12docs.paper import MM
from b12docs.typeset.boxes import Box, Columns, Entry, Stack, TextBox
from b12docs.typeset.components import Band, Marked, Passport, RedFlags, Strip, Tagged, card
from b12docs.typeset.flow_tables import TableBuilder
from b12docs.typeset.panels import Panel, RuledLines
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
            case Logo():
                return self.logo(block, context)
            case QrCode():
                return self.qr_code(block, context)
            case WriteLines():
                return RuledLines(block.count, self.spaces.ruled, block.at)
            case Table():
                return self.table(block, context)
            case _:
                make: Callable[[Flow, Any, Context], Box] = self._components[type(block)]
                return make(self, block, context)

    def _section(self, group: nodes.Section, context: Context) -> Box:
        return self.stack(self.boxes(group.blocks, self.inside(group, context)), self.spaces.paragraph)

    def _column(self, group: nodes.Column, context: Context) -> Box:
        """Blocks whose spaces open a little, so that columns beside each other end level."""
        stack = self.stack(self.boxes(group.blocks, self.inside(group, context)), self.spaces.gap)
        return stack.opening(self.spaces.line)

    def _tight(self, group: nodes.Tight, context: Context) -> Box:
        boxes = self.boxes(group.blocks, self.inside(group, context))
        return Stack([Entry(box) for box in boxes], self.grid)

    def _columns(self, group: nodes.Columns, context: Context) -> Box:
        boxes = self.boxes(group.blocks, self.inside(group, context))
        return Columns(boxes, list(group.widths) or [1.0] * len(boxes), 1.4 * self.spaces.padding, self.grid)

    def _band(self, group: nodes.Band, context: Context) -> Box:
        subtitle = self.styles.named("subtitle", self.palette.on_accent, balance=True)
        note = self.styles.named("kind", self.palette.accent_note, bold=True)
        inner = self.inside(group, context)
        looks = {"kind": note, "clinic": self.styles.named("kind", self.palette.on_accent, bold=True)}
        main: list[Box] = []
        aside: Box | None = None
        for block in group.blocks:
            box = self.box(block, replace(inner, body=looks.get(getattr(block, "role", ""), subtitle)))
            if block is group.aside:
                aside = box
            else:
                main.append(box)
        if aside:  # beside the first line, so that nothing can lie over the title
            own = aside.set_at(BAND_NAME).width + 1 if isinstance(aside, TextBox) else BAND_LOGO
            main[0] = Columns([main[0], aside], [1.0, -own], 4 * MM, self.grid, middle=True)
        title = Stack([Entry(box) for box in main], self.grid)
        dense = self.spaces.poster or not self.spaces.is_open
        return Band(title, self.spaces.margin, self.grid.near(self.spaces.line * (0.55 if dense else 0.85)), self.grid)

    def _strip(self, group: nodes.Strip, context: Context) -> Box:
        return Strip()

    def _key_message(self, group: nodes.KeyMessage, context: Context) -> Box:
        inner = self.inside(group, context)
        label = self.styles.named("label", self.palette.on_strong, bold=True, balance=True)
        callout = self.styles.named("callout", bold=True, balance=True)
        boxes = [
            self.box(block, replace(inner, body=label if getattr(block, "role", "") == "label" else callout))
            for block in group.blocks
        ]
        padding = (1.25 * self.spaces.padding, self.spaces.inset(0.8))
        tag = max(29 * MM, 5.6 * label.size)
        return Tagged(boxes[0], self.stack(boxes[1:], self.spaces.item), tag, padding, self.grid)

    def _key_points(self, group: nodes.KeyPoints, context: Context) -> Box:
        callout = self.styles.named("callout", bold=True)
        inner = replace(self.inside(group, context), body=callout)
        padding = (self.spaces.padding, self.spaces.inset(0.6))
        columns: list[Box] = []
        for block in group.blocks:
            listed = replace(inner, element=inner.element.add_list(ordered=True))
            columns += [self.action(item, number, listed) for number, item in enumerate(block.items, 1)]
        side_by_side = Columns(columns, [1.0] * len(columns), self.spaces.padding, self.grid)
        return Panel(side_by_side, padding, fill=self.palette.callout)

    def _red_flags(self, group: nodes.RedFlags, context: Context) -> Box:
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
        return RedFlags(box, body, self.spaces.padding, title.leading * 0.95, self.grid, group.side * MM)

    def _cards(self, group: nodes.Cards, context: Context) -> Box:
        inner = replace(self.inside(group, context), body=replace(context.body, balance=True))
        boxes = self.boxes(group.blocks, inner)
        return Columns(boxes, [1.0] * len(boxes), 4 * MM, self.grid)

    def _card(self, group: nodes.Card, context: Context) -> Box:
        marker = group.marker
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

    def _panel(self, group: nodes.Panel, context: Context) -> Box:
        """A tinted panel; its spaced lists open to fill the height that it is given."""
        inner = self.inside(group, context)
        stack = self.stack(self.boxes(group.blocks, inner), self.spaces.paragraph)
        entries: list[Entry] = []
        for block, entry in zip(group.blocks, stack.entries, strict=True):
            if isinstance(block, nodes.Spaced) and isinstance(entry.box, Stack):
                first, *rest = entry.box.entries
                entries.append(Entry(first.box, entry.before))
                entries += [Entry(one.box, one.before, 1.3 * self.spaces.line) for one in rest]
            else:
                entries.append(entry)
        padding = (self.spaces.padding, self.spaces.inset(0.6))
        return Panel(Stack(entries, self.grid), padding, fill=self.palette.panel, radius=self.spaces.look.radius)

    def _protocol(self, group: nodes.Protocol, context: Context) -> Box:
        blocks = self.boxes(group.blocks, self.inside(group, context))
        padding = (self.spaces.padding, self.spaces.inset(0.8))
        stack = self.stack(blocks, self.spaces.item)
        look = self.spaces.look
        return Panel(
            stack, padding,
            stroke=self.palette.rule, line=look.rule, radius=0.75 * look.radius, dash=(3, 2), whole=True,
        )  # fmt: skip

    def _passport(self, group: nodes.Passport, context: Context) -> Box:
        small = self.styles.named("small")
        inner = replace(self.inside(group, context), body=small, h2=self.styles.named("small", bold=True))
        stack = self.stack(self.boxes(group.blocks, inner), 0.0)
        last = stack.entries[-1].box
        leaves_room = isinstance(last, Columns) and len(last.weights) > len(last.boxes)
        return Passport(stack, self.spaces.margin, self.grid.near(0.45 * small.leading), 0.0, leaves_room)

    _components: ClassVar[dict[type, Callable[[Flow, Any, Context], Box]]] = {
        nodes.Section: _section, nodes.Columns: _columns, nodes.Column: _column, nodes.Tight: _tight,
        nodes.Band: _band, nodes.Strip: _strip, nodes.KeyMessage: _key_message, nodes.KeyPoints: _key_points,
        nodes.RedFlags: _red_flags, nodes.Cards: _cards, nodes.Card: _card, nodes.Panel: _panel,
        nodes.Protocol: _protocol, nodes.Passport: _passport, nodes.Pointed: TableBuilder.pointed,
    }  # fmt: skip
