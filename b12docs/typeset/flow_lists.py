"""Lists -> boxes: bullets, tiles, pictograms, numbered actions and references."""

from __future__ import annotations

from dataclasses import replace

from b12docs.document import nodes
from b12docs.document.leaves import Paragraph, Run, Runs
from b12docs.document.nodes import AnyList, Item, kind_of
from b12docs.paper import MM
from b12docs.typeset.boxes import Box, Entry, Stack, TextBox, Tiles
from b12docs.typeset.flow_figures import FigureBuilder
from b12docs.typeset.panels import Labelled, Numbered, Panel
from b12docs.typeset.styles import SQUARE, Context
from b12docs.typeset.text import Style

LEAST_ENTRIES = 2  # of a list, at the foot of a page and at the head of the next


class ListBuilder(FigureBuilder):
    """Builds the boxes of lists."""

    def list(self, block: AnyList, context: Context) -> Box:
        """A list: tiles, pictograms, numbered actions, references or bullets."""
        kind = {
            nodes.Tiles: self._tile, nodes.Pictured: self._pictured, nodes.Actions: self.action,
            nodes.Plain: self._plain, nodes.References: self._reference,
        }  # fmt: skip
        make = kind.get(type(block), self._bullet)
        element = context.element.add_list(ordered=block.ordered, labelled=kind_of(block).labelled)
        inside = replace(context, element=element)
        items = [make(item, index, inside) for index, item in enumerate(block.items, 1)]
        pictured = any(item.icon for item in block.items)
        if isinstance(block, nodes.Tiles):
            return Tiles(items, (3.75 if pictured else 2.75) * MM * context.body.size, 1.6 * MM, 2 * self.grid.step)
        if isinstance(block, nodes.References):
            return Tiles(items, 80 * MM, 4 * MM, 0)
        gap = self.spaces.item * (2 if isinstance(block, nodes.Actions) and not pictured else 1)
        return Stack([Entry(item, gap, even=True) for item in items], self.grid, LEAST_ENTRIES)

    def _labelled(self, item: Item, context: Context, label: str, style: Style) -> tuple[TextBox, Stack]:
        entry = context.element.add("LI")
        text = TextBox((Run(label),), style, entry.add("Lbl"))
        return text, self.body(item, entry.add("LBody"), context)

    def _bullet(self, item: Item, number: int, context: Context) -> Box:
        style = replace(context.body.on(context.bullet_colour or self.palette.strong), bold=True)
        if context.bullet == SQUARE:
            style = replace(style, size=0.62 * style.size)
        label, body = self._labelled(item, context, context.bullet, style)
        return Labelled(label, body, 1.1 * context.body.size)

    def action(self, item: Item, number: int, context: Context) -> Box:
        style = replace(context.body, colour=self.palette.on_strong, bold=True)
        label, text = self._labelled(item, context, str(number), style)
        body = self.with_icon(item.icon, text, item.at, 0.75, style.leading) if item.icon else text
        return Numbered(label, body, 2.4 * context.body.size)

    def _reference(self, item: Item, number: int, context: Context) -> Box:
        style = replace(context.body, bold=True, colour=self.palette.strong)
        label, body = self._labelled(item, context, str(number), style)
        return Labelled(label, body, 1.9 * context.body.size)

    def _plain(self, item: Item, number: int, context: Context) -> Box:
        return self.body(item, context.element.add("LI").add("LBody"), context)

    def _tile(self, item: Item, number: int, context: Context) -> Box:
        """A short entry, its bold lead on a line of its own: beside a pictogram, or on a tint where it has none."""
        blocks = tuple(
            replace(block, runs=_lead_apart(block.runs)) if isinstance(block, Paragraph) else block
            for block in item.blocks
        )
        body = self.body(replace(item, blocks=blocks), context.element.add("LI").add("LBody"), context)
        if item.icon:
            return self.with_icon(item.icon, body, item.at)
        padding = (0.5 * self.spaces.padding, self.spaces.inset(0.35))
        return Panel(body, padding, fill=self.palette.callout, radius=0.75 * self.spaces.look.radius)

    def _pictured(self, item: Item, number: int, context: Context) -> Box:
        """An entry with a pictogram in place of a bullet."""
        body = self.body(item, context.element.add("LI").add("LBody"), context)
        return self.with_icon(item.icon, body, item.at) if item.icon else body


def _lead_apart(runs: Runs) -> Runs:
    """The runs with a line end behind the bold ones that they begin with."""
    lead = next((index for index, run in enumerate(runs) if not run.bold), len(runs))
    if not 0 < lead < len(runs):
        return runs
    first = replace(runs[lead], text="\n" + runs[lead].text.lstrip(" "))
    return (*runs[:lead], first, *runs[lead + 1 :])
