"""Figures -> boxes: drawings in the theme's colours, beside words or with labels, pictograms, QR codes and logos."""

from __future__ import annotations

from dataclasses import replace

from b12docs.diagnostics import Location, did_you_mean, fault
from b12docs.document.leaves import Figure, Logo, QrCode
from b12docs.document.nodes import Block, Item
from b12docs.document.nodes import Pointed as PointedNode
from b12docs.drawing.svg import Drawing, read_drawing
from b12docs.paper import MM
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.builder import Builder
from b12docs.typeset.figures import Beside, DrawingBox, Label, Pictured, Pointed
from b12docs.typeset.pictures import LogoBox, QrBox
from b12docs.typeset.styles import Context


class FigureBuilder(Builder):
    """Builds the boxes of figures."""

    def with_icon(self, icon: str, body: Box, at: Location | None, part: float = 1.0, line: float = 0.0) -> Box:
        """Words beside a pictogram, whose tile has this part of its usual side."""
        side = self.grid.near(part * self.spaces.icon)
        return Pictured(self._drawing(icon, at), body, side, 1.5 * MM, self.grid, line)

    def _drawing(self, source: str, at: Location | None) -> Drawing:
        """The drawing of this name in the colours of the theme; raises InputError with the place that names it."""
        place = at or Location("")
        if source not in self.figures:
            hint = did_you_mean(source, self.figures)
            raise fault("picture", place, f"layouts/figures has no file '{source}'", hint)
        drawing = read_drawing(self.figures[source], self.palette.colours)
        if drawing.spills:
            hint = "enlarge its viewBox, or move the shape"
            raise fault("picture", place, f"the figure '{source}' has a shape outside its viewBox", hint)
        return drawing

    def qr_code(self, block: QrCode, context: Context) -> Box:
        """A QR code."""
        return QrBox(block.source, self.grid.up(20 * MM), context.element.add_figure(block.alt), block.at)

    def figure(self, block: Figure, context: Context) -> Box:
        """A drawing with its caption."""
        return self._beside_figure(block, (), context, 0.0) if block.caption else self.drawing_box(block, context)

    def logo(self, block: Logo, context: Context) -> Box:
        """The clinic's logo."""
        if block.source not in self.pictures:
            raise fault("picture", block.at or Location(""), f"there is no logo '{block.source}'")
        element = context.element.add_figure(block.alt)
        return LogoBox(self.pictures[block.source], self.spaces.logo, element, self.grid, block.at)

    def drawing_box(self, block: Figure, context: Context) -> DrawingBox:
        """A drawing in its structure element."""
        size = (block.height or 40) * MM
        element = context.element.add_figure(block.alt)
        return DrawingBox(self._drawing(block.source, block.at), size, self.grid, element, block.at)

    def figure_inside(self, blocks: tuple[Block, ...], context: Context) -> list[Box]:
        """Blocks of which those behind a figure stand beside it."""
        boxes: list[Box] = []
        for index, block in enumerate(blocks):
            if isinstance(block, Figure):
                return [*boxes, self._beside_figure(block, blocks[index + 1 :], context, self.spaces.item)]
            boxes.append(self.box(block, context))
        return boxes

    def _beside_figure(self, figure: Figure, blocks: tuple[Block, ...], context: Context, gap: float) -> Box:
        """A figure, and blocks to the right of it."""
        drawing = self.drawing_box(figure, context)
        caption = [self._caption(figure, context)] if figure.caption else []  # read before the words
        words = self.stack([*self.boxes(blocks, context), *caption], gap)
        return Beside(drawing, words, 0.8 * self.spaces.padding, self.grid)

    def _caption(self, figure: Figure, context: Context) -> Box:
        return TextBox(figure.caption, context.body, context.element.add("Caption"), figure.at)

    def pointed(self, group: PointedNode, context: Context) -> Box:
        """A figure whose labels are the entries of the list behind it."""
        figure, labels = group.blocks
        inner = self.inside(group, context)
        drawing = self.drawing_box(figure, inner)
        listed = replace(inner, element=inner.element.add_list(ordered=False, labelled=False))
        own = [
            Label(self.body(item, listed.element.add("LI").add("LBody"), listed), self._anchor(item, drawing))
            for item in labels.items
        ]
        return Pointed(drawing, own, self.grid, 1.8 * self.spaces.padding)

    def _anchor(self, item: Item, box: DrawingBox) -> str:
        if item.anchor and item.anchor not in box.drawing.anchors:
            hint = did_you_mean(item.anchor, box.drawing.anchors)
            raise fault("picture", item.at or Location(""), f"the figure has no point '{item.anchor}'", hint)
        return item.anchor
