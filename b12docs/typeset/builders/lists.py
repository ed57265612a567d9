"""Lists -> boxes: bullets, tiles, pictograms, numbered actions and references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar, assert_never

from b12docs.document import nodes
from b12docs.document.leaves import Blank, Paragraph, Run, Runs
from b12docs.document.nodes import AnyList, Item, ListBlock, kind_of
from b12docs.paper import MM
from b12docs.records import replace
from b12docs.typeset.blanks import TickBox, Ticked
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.figures import with_icon
from b12docs.typeset.panels import EntryNumber, Labelled, Numbered, PanelBox
from b12docs.typeset.pieces import Style
from b12docs.typeset.stack import Entry, Stack
from b12docs.typeset.styles import SQUARE, Context
from b12docs.typeset.tiles import DownBox, TilesBox

LEAST_REFERENCE = 25  # the least width of a reference beside others, in sizes of its text
TILES_GAP, TILES_GUTTER = 2.6 * MM, 5 * MM  # between the rows of tiles, and between columns of pictograms with words
LARGE_GUTTER = 4 * MM  # there in large print, whose words need the width
Entered = TypeVar("Entered", bound=Box)


def list_box(build: Builder, block: AnyList, context: Context) -> Box:
    """A list of any type."""
    pictured = any(item.icon for item in block.items)
    match block:
        case nodes.Bullets() | nodes.Spaced() | nodes.Flags():
            return _steps(build, block, context) if block.ordered else _bullets(build, block, context)
        case nodes.Steps():
            return _steps(build, block, context)
        case nodes.Tiles():
            width = (3.75 if pictured else 2.75) * MM * context.body.size
            gutter = (LARGE_GUTTER if build.is_large else TILES_GUTTER) if pictured else TILES_GAP
            inside = _sized(build, block, context)
            gap = build.grid.near(TILES_GAP * (0.5 if block.height else 1))
            return TilesBox(_entries(build, block, _tile, inside), width, gutter, gap)
        case nodes.Pictured():
            return _stacked(build, _entries(build, block, _pictured, _sized(build, block, context)))
        case nodes.Actions():
            return _stacked(build, _entries(build, block, action, context), build.spaces.numbered)
        case nodes.References():
            return DownBox(
                _entries(build, block, _reference, context), LEAST_REFERENCE * context.body.size, 4 * MM, build.grid
            )
        case nodes.Plain():
            return _stacked(build, _entries(build, block, _plain, context))
        case _:
            assert_never(block)


def _sized(build: Builder, block: ListBlock, context: Context) -> Context:
    """The context of entries whose pictograms have the list's own height, where it says one."""
    return replace(context, icons=block.height * MM / build.spaces.icon)


def _entries(
    build: Builder, block: ListBlock, make: Callable[[Builder, Item, int, Context], Entered], context: Context
) -> list[Entered]:
    squares = context.bullet == SQUARE or all(map(_is_ticked, block.items))
    labelled = kind_of(block).labelled
    element = context.element.add_list(ordered=block.ordered, labelled=labelled, squares=squares)
    inside = replace(context, element=element)
    return [make(build, item, number, inside) for number, item in enumerate(block.items, 1)]


def _is_ticked(item: Item) -> bool:
    """Whether an entry begins with a box to tick, which stands in place of a bullet."""
    first, *rest = item.blocks
    return bool(rest) and isinstance(first, Blank) and first.form == "tick"


def _stacked(build: Builder, entries: Sequence[Box], gap: float = 0.0) -> Box:
    """The entries one below the other, with the same space between all of them."""
    return Stack([Entry(one, gap or build.spaces.item, even=True, listed=True) for one in entries], build.grid)


def _labelled(build: Builder, item: Item, context: Context, label: str, style: Style) -> tuple[TextBox, Stack]:
    entry = context.element.add("LI")
    text = TextBox((Run(label),), style, entry.add("Lbl"))
    return text, build.body(item, entry.add("LBody"), context)


def _bullets(build: Builder, block: ListBlock, context: Context) -> Box:
    style = replace(context.body.on(context.bullet_colour or build.palette.strong), bold=True)
    if context.bullet == SQUARE:
        style = replace(style, size=0.65 * style.size)
    return _stacked(build, _entries(build, block, partial(_bullet, style), context))


def _steps(build: Builder, block: ListBlock, context: Context) -> Box:
    """Entries behind plain numbers, all as far from the edge as the longest number asks for."""
    entries = _entries(build, block, _step, context)
    indent = max(entry.indent for entry in entries)
    return _stacked(build, [replace(entry, indent=indent) for entry in entries])


def _bullet(style: Style, build: Builder, item: Item, number: int, context: Context) -> Box:
    """An entry behind a bullet of this style, or behind the box to tick that it begins with."""
    first, *rest = item.blocks
    if _is_ticked(item):
        entry = context.element.add("LI")
        tick = build.box(first, replace(context, element=entry.add("Lbl")))
        assert isinstance(tick, TickBox)
        return Ticked(tick, build.body(replace(item, blocks=tuple(rest)), entry.add("LBody"), context))
    label, body = _labelled(build, item, context, context.bullet, style)
    return Labelled(label, body, 1.1 * context.body.size)


def _step(build: Builder, item: Item, number: int, context: Context) -> Labelled:
    """An entry behind a plain number."""
    style = replace(context.body, bold=True).on(context.bullet_colour or build.palette.strong)
    label, body = _labelled(build, item, context, f"{number}.", style)
    return Labelled(label, body, max(1.6 * style.size, label.natural_width() + 0.4 * style.size))


def action(build: Builder, item: Item, number: int, context: Context) -> Numbered:
    """An entry behind a large number, beside its pictogram if it has one."""
    style = replace(context.body, colour=build.palette.on_strong, bold=True)
    label, text = _labelled(build, item, context, str(number), style)
    body = (
        with_icon(build, item.icon, text, item.at, part=0.75, line=style.leading, tile=not context.on_panel)
        if item.icon
        else text
    )
    return Numbered(label, body, 2.4 * context.body.size)


def _reference(build: Builder, item: Item, number: int, context: Context) -> Box:
    style = replace(context.body, bold=True, colour=build.palette.strong)
    entry = context.element.add("LI")
    label = EntryNumber(number, style, entry.add("Lbl"), entry)
    return Labelled(label, build.body(item, entry.add("LBody"), context), 1.9 * context.body.size)


def _plain(build: Builder, item: Item, number: int, context: Context) -> Box:
    return build.body(item, context.element.add("LI").add("LBody"), context)


def _tile(build: Builder, item: Item, number: int, context: Context) -> Box:
    """A short entry, its bold lead on a line of its own: beside a pictogram, or on a tint where it has none."""
    blocks = tuple(
        replace(block, runs=_lead_apart(block.runs)) if isinstance(block, Paragraph) else block for block in item.blocks
    )
    body = _plain(build, replace(item, blocks=blocks), number, context)
    if item.icon:
        return with_icon(build, item.icon, body, item.at, part=context.icons or 1.12, tile=not context.on_panel)
    padding = (0.5 * build.spaces.padding, build.spaces.inset(0.35))
    return PanelBox(body, padding, fill=build.palette.callout, radius=0.75 * build.spaces.look.radius)


def _pictured(build: Builder, item: Item, number: int, context: Context) -> Box:
    """An entry with a pictogram in place of a bullet."""
    body = _plain(build, item, number, context)
    part = context.icons or 1.0
    return with_icon(build, item.icon, body, item.at, part=part, tile=not context.on_panel) if item.icon else body


def _lead_apart(runs: Runs) -> Runs:
    """The runs with a line end behind the bold ones that they begin with."""
    lead = next((index for index, run in enumerate(runs) if not run.bold), len(runs))
    if not 0 < lead < len(runs):
        return runs
    first = replace(runs[lead], text="\n" + runs[lead].text.lstrip(" "))
    return (*runs[:lead], first, *runs[lead + 1 :])
