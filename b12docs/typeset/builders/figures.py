"""Figures -> boxes: drawings in the theme's colours, beside words or with labels, pictograms, QR codes and logos."""

from __future__ import annotations

from b12docs.diagnostics import Location, did_you_mean, fault
from b12docs.document import nodes
from b12docs.document.leaves import USUAL_HEIGHT, Figure, Logo, QrCode
from b12docs.document.nodes import Block, Item
from b12docs.drawing.svg import Anchor, Drawing, read_drawing
from b12docs.paper import MM
from b12docs.records import replace
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.figures import Beside, FigureBox, PicturedBox
from b12docs.typeset.labels import Label, PointedBox
from b12docs.typeset.pictures import LogoBox, QrBox
from b12docs.typeset.styles import LATIN, Context

ICON_GAP = 2.5 * MM  # between a pictogram and its words
USUAL_CODE = 20  # millimetres of a QR code that says none: to be scanned from the hand


def figure(build: Builder, block: Figure, context: Context) -> Box:
    """A drawing or a photograph with its caption."""
    if not block.caption:
        return _lower(build, _figure_box(build, block, context))
    beside = _beside(build, block, (), context, 0.0)
    lower = _lower(build, beside.figure)
    return replace(beside, figure=lower, most=lower.most)


def logo(build: Builder, block: Logo, context: Context) -> Box:
    """The clinic's logo; raises InputError where there is none of this name."""
    if block.source not in build.pictures:
        raise fault("picture", block.at or Location(""), f"there is no logo '{block.source}'")
    element = context.element.add_figure(block.alt)
    return LogoBox(build.pictures[block.source], build.spaces.logo, element, build.grid, block.at)


def qr_code(build: Builder, block: QrCode, context: Context) -> Box:
    """The QR code of a link."""
    size = build.grid.up((block.height or USUAL_CODE) * MM)
    return QrBox(block.source, size, context.element.add_figure(block.alt), block.at)


def pointed(build: Builder, block: nodes.Pointed, context: Context) -> Box:
    """A figure whose labels are the entries of the list behind it; those that name no place are captions."""
    figure, listed = block.blocks
    inner = build.inside(block, context)
    drawing = _lower(build, _figure_box(build, figure, inner))
    entries = replace(inner, element=inner.element.add_list(ordered=False, labelled=False))
    labels: list[Label] = []
    captions: list[Box] = []
    for item in listed.items:
        body = build.body(item, entries.element.add("LI").add("LBody"), entries)
        anchor = _anchor(item, drawing)
        if anchor:
            labels.append(Label(body, anchor))
        else:
            captions.append(body)
    tall = build.styles.script.leading / LATIN if build.styles.script else 1.0
    return PointedBox(drawing, labels, captions, build.grid, build.styles.from_right, max(1.0, tall))


def with_icon(
    build: Builder,
    icon: str,
    body: Box,
    at: Location | None,
    *,
    part: float = 1.0,
    line: float = 0.0,
    tile: bool = True,
) -> Box:
    """Words beside a pictogram, on a tile or without one, which has this part of its usual side."""
    side = build.grid.near(part * build.step.icons * build.spaces.icon)
    return PicturedBox(drawing_of(build, icon, at), body, side, ICON_GAP, build.grid, line, tile=tile)


def figure_inside(
    build: Builder, blocks: tuple[Block, ...], context: Context, *, under: bool = False, grows: bool = False
) -> list[Box]:
    """The boxes of blocks of which those behind a figure stand beside it.

    Its caption stands ``under`` it, or below the words. One that has given way may grow again where it ``grows``; in a
    card, where captions stand under figures, also above its words.
    """
    for index, block in enumerate(blocks):
        if isinstance(block, Figure):
            before, words = build.boxes(blocks[:index], context), blocks[index + 1 :]
            beside = _beside(build, block, words, context, build.spaces.item, under=under)
            whole = (block.height or USUAL_HEIGHT) * MM
            return [*before, replace(beside, most=whole, in_card=under) if grows else beside]
    return build.boxes(blocks, context)


def _beside(
    build: Builder, figure: Figure, blocks: tuple[Block, ...], context: Context, gap: float, *, under: bool = False
) -> Beside:
    """A figure, and blocks to the right of it.

    A figure and its caption are a section of their own, of which the caption is the last: in PDF 2.0 it may stand
    nowhere else, and not in a cell, of which a Div would still be a part.
    """
    both = replace(context, element=context.element.add("Sect")) if figure.caption else context
    drawing = _figure_box(build, figure, both)
    caption = [_caption(build, figure, both)] if figure.caption else []  # read before the words
    words, space = build.boxes(blocks, context), 0.6 * build.spaces.padding
    if under and words and caption:
        return Beside(drawing, build.stack(words, gap), space, build.grid, under=caption[0])
    return Beside(drawing, build.stack([*words, *caption], gap), space, build.grid, captioned=bool(caption))


def _caption(build: Builder, figure: Figure, context: Context) -> TextBox:
    return TextBox(figure.caption, build.styles.named("row"), context.element.add("Caption"), figure.at)


def _figure_box(build: Builder, block: Figure, context: Context) -> FigureBox:
    """A drawing or a photograph in its structure element."""
    size = build.step.figures * (block.height or USUAL_HEIGHT) * MM
    element = context.element.add_figure(block.alt)
    art = build.photographs.get(block.source) or drawing_of(build, block.source, block.at)
    return FigureBox(art, size, build.grid, element, block.at)


def _lower(build: Builder, box: FigureBox) -> FigureBox:
    """A figure that is as low as it may be, and grows again where its page has room."""
    least = build.step.least
    return replace(box, size=least * box.size, most=box.size) if least < 1 else box


def drawing_of(build: Builder, source: str, at: Location | None) -> Drawing:
    """The drawing of this name in the colours of the theme; raises InputError with the place that names it."""
    place = at or Location("")
    if source not in build.figures:
        hint = did_you_mean(source, build.figures)
        noun = "drawing" if source in build.photographs else "file"
        raise fault("picture", place, f"layouts/figures has no {noun} '{source}'", hint)
    drawing = read_drawing(build.figures[source], build.palette.colours)
    if drawing.spills:
        hint = "enlarge its viewBox, or move the shape"
        raise fault("picture", place, f"the figure '{source}' has a shape outside its viewBox", hint)
    return drawing


def _anchor(item: Item, box: FigureBox) -> Anchor | None:
    """The place that a label names; None where it names none."""
    if not item.anchor:
        return None
    if item.anchor not in box.art.anchors:
        hint = did_you_mean(item.anchor, box.art.anchors)
        raise fault("picture", item.at or Location(""), f"the figure has no point '{item.anchor}'", hint)
    return box.art.anchors[item.anchor]
