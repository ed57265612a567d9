"""Components -> boxes: what stands side by side, on a tint or in a frame, and the head and foot of a page."""

from __future__ import annotations

from typing import cast

from b12docs.document import nodes
from b12docs.document.leaves import Heading, Paragraph, Role
from b12docs.document.tree import number_of
from b12docs.paper import MM
from b12docs.records import replace
from b12docs.typeset.beside import PicturedMessage, PicturedPanel, PicturedStack
from b12docs.typeset.blanks import RuledLines, WriteIn
from b12docs.typeset.boxes import Box, HeadingBox, TextBox
from b12docs.typeset.breaks import WHOLE
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.figures import drawing_of, figure_inside
from b12docs.typeset.builders.lists import action
from b12docs.typeset.columns import ColumnsBox
from b12docs.typeset.components import (
    BandBox,
    MarkedBox,
    MessageBox,
    PassportBox,
    PointsBox,
    Rule,
    StripBox,
    TabBox,
    card,
)
from b12docs.typeset.contents import ContentsLine
from b12docs.typeset.panels import FramedBox, PanelBox, TitledBox
from b12docs.typeset.pictures import LogoBox
from b12docs.typeset.pieces import UNBOUND, Style
from b12docs.typeset.red_flags import RedFlagsBox
from b12docs.typeset.stack import Entry, Stack
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import LARGE, MOST_TAB, SQUARE, Context
from b12docs.typeset.tiles import LevelBox, TilesBox
from b12docs.typeset.yielding import set_alike

LEAST_CARD = 11.5  # the least width of a card beside others, in sizes of its text: about 25 letters
CARDS_GAP = 4 * MM  # between cards
SIDE_GAP = 4 * MM  # at both sides of the edge of what stands apart in the passport
FIGURES_MIDDLE = 0.33  # the middle of capitals and figures above the baseline, as a part of their size
URGENT = ("h2", "large", "callout", "h3")  # on a wall, the largest first
URGENT_LARGE = ("h3", "label")  # in large print, where room is short
SHORT = 10  # lines; a box that has no more is not torn
# Frames that differ where colours do not: of the marker's own length and step, in points.
_DASHES: dict[str, tuple[float, ...]] = {"square": (9, 4), "triangle": (3, 3), "diamond": (9, 3, 2, 3)}


def section(build: Builder, block: nodes.Section, context: Context) -> Box:
    """Blocks that follow each other, on dense pages below a rule, and the picture beside them, if there is one.

    Lines to write on have their heading on each page.
    """
    inner = replace(_inside_pictured(build, block, context), ruled=not build.spaces.is_open)
    boxes = build.boxes(block.blocks, inner)
    match boxes:
        case [HeadingBox() as heading, RuledLines() as lines] if build.step.lines == "one":
            return WriteIn(heading, build.spaces.write_in, element=lines.element)
        case [HeadingBox() as heading, RuledLines() as lines]:
            return TitledBox(heading, lines, build.spaces.under_heading)
    stack = build.stack(boxes, build.spaces.paragraph)
    stack.entries[-1].last = isinstance(block.blocks[-1], Paragraph)
    if not block.icon:
        return stack
    return PicturedStack(stack.entries, stack.grid, drawing_of(build, block.icon, block.at))


def _inside_pictured(build: Builder, block: nodes.Section | nodes.Panel, context: Context) -> Context:
    """The context of a component's blocks, of which no line is longer than usual where a picture needs the room."""
    inner = build.inside(block, context)
    return replace(inner, body=replace(inner.body, over=0)) if block.icon else inner


def column(build: Builder, block: nodes.Column, context: Context) -> Box:
    """Blocks whose sections part a little, so that columns beside each other end level; no list is stretched.

    Cards below each other are kept together as the entries of a list, in large print as far apart as side by side.
    """
    entries = _opening_sections(build, build.boxes(block.blocks, build.inside(block, context)))
    cards = [isinstance(one, nodes.Card) for one in block.blocks]
    least = build.grid.up(CARDS_GAP) if build.is_large else 0.0
    for entry, is_card in zip(entries, cards, strict=True):
        entry.listed, entry.before = is_card, max(entry.before, least if is_card else 0.0)
    return Stack(entries, build.grid)


def _opening_sections(build: Builder, boxes: list[Box]) -> list[Entry]:
    entries = build.stack(boxes, build.spaces.gap).entries
    return [replace(one, opens=build.spaces.line if one.box.titled else 0.0) for one in entries]


def tight(build: Builder, block: nodes.Tight, context: Context) -> Box:
    """Blocks without spaces between them."""
    return _solid(build, build.boxes(block.blocks, build.inside(block, context)))


def columns(build: Builder, block: nodes.Columns, context: Context) -> Box:
    """Parts side by side."""
    boxes = build.boxes(block.blocks, build.inside(block, context))
    weights, gutter = list(block.widths) or [1.0] * len(boxes), 1.4 * build.spaces.padding
    if len(boxes) > len(weights):
        return LevelBox(build.stack(boxes, build.spaces.gap).entries, weights, gutter, build.grid)
    level = build.spaces.is_open and not context.rule and all(isinstance(one, nodes.Column) for one in block.blocks)
    return ColumnsBox(boxes, weights, gutter, build.grid, rule=context.rule, levels=level, shifts=build.step.shifts)


def band(build: Builder, block: nodes.Band, context: Context) -> Box:
    """The title band: what stands before its heading and from there on, and the clinic's name or logo in a tab."""
    return title_band(build, block.blocks, block.aside, build.inside(block, context))


def title_band(build: Builder, blocks: tuple[nodes.Block, ...], aside: nodes.Block | None, context: Context) -> BandBox:
    """The box of a title band with these blocks, of which ``aside`` is the clinic's."""
    boxes = [(one, build.box(one, replace(context, body=_band_style(build, one)))) for one in blocks]
    main = [box for one, box in boxes if one is not aside]
    first = next(index for index, box in enumerate(main) if isinstance(box, HeadingBox))
    tab = next((_tab(build, box) for one, box in boxes if one is aside), None)
    dense = build.spaces.poster or not build.spaces.is_open
    kicker, title = _solid(build, main[:first]), Stack([_below_title(build, box) for box in main[first:]], build.grid)
    large = 1.0 - _apart(build, main[-1])  # what stands further from the title stands nearer to the foot of the band
    part = 0.3 if build.spaces.poster else 0.55 if dense else large if build.is_large else 0.7
    padding = build.grid.near(part * build.spaces.line)
    return BandBox(kicker, title, tab, build.spaces.margin, padding, build.grid)


def strip(build: Builder, block: nodes.Strip, context: Context) -> Box:
    """A strip of colour."""
    return StripBox()


def key_message(build: Builder, block: nodes.KeyMessage, context: Context) -> Box:
    """The main message below its label, and its picture, where the words leave it room."""
    inner = build.inside(block, context)
    label = replace(build.styles.body.on(build.palette.strong), bold=True)
    callout = build.styles.named("callout", bold=True, balance=True)
    boxes = [build.box(one, replace(inner, body=label if _is(one, "label") else callout)) for one in block.blocks]
    message = MessageBox(_solid(build, boxes), (1.3 * build.spaces.padding, build.spaces.inset(0.8)))
    return PicturedMessage(message, drawing_of(build, block.icon, block.at)) if block.icon else message


def key_points(build: Builder, block: nodes.KeyPoints, context: Context) -> Box:
    """The entries of lists side by side, with large numbers."""
    inner = replace(build.inside(block, context), body=build.styles.named("callout", bold=True))
    boxes: list[Box] = []
    for one in block.blocks:
        listed = replace(inner, element=inner.element.add_list(ordered=True))
        numbered = [action(build, item, number, listed) for number, item in enumerate(one.items, 1)]
        boxes += [replace(box, middle=True) for box in numbered]
    return PointsBox(boxes, (0.8 * build.spaces.padding, build.spaces.inset(0.6)), build.grid)


def red_flags(build: Builder, block: nodes.RedFlags, context: Context) -> Box:
    """The warnings below their heading or beside it, with square bullets; a red rule parts their groups.

    A contact right behind the heading is the number to call, which stands on the red bar too.
    """
    inner, palette = _alarming(build, block, context), build.palette
    first, *rest = block.blocks
    heading = cast("TextBox", build.box(first, inner))  # as that of each heading is
    call = number_of(block)
    number = build.box(call, replace(inner, body=context.body.on(palette.on_alarm))) if call else None
    signs = build.boxes(tuple(one for one in rest if one is not call), inner)
    padding = (build.spaces.padding, _above_signs(build, block))
    if len(signs) == 1 and isinstance(signs[0], ColumnsBox):  # whose rule goes from edge to edge
        signs = [replace(signs[0], beyond=padding[1])]
    set_alike(entry.box for one in signs if isinstance(one, Stack) for entry in one.entries)
    body = _ruled(build, signs, palette.alarm)
    sign = (1.3 if block.side else 1.0) * inner.h2.leading
    side = max(block.side * MM, heading.least_width() + 2 * padding[0]) if block.side else 0.0
    return RedFlagsBox(heading, number, body, padding, sign, build.grid, side, FIGURES_MIDDLE)


def _alarming(build: Builder, block: nodes.RedFlags, context: Context) -> Context:
    palette = build.palette
    names = _urgent(build, block, context)
    head, *smaller = (build.styles.named(one, palette.alarm_text, bold=True) for one in names)
    return replace(
        build.inside(block, context),
        h2=build.styles.named("large", palette.on_alarm, bold=True),
        h3=head,
        h3_yields=tuple(smaller),
        bullet=SQUARE,
        bullet_colour=palette.alarm,
        rule=palette.alarm,
    )


def _above_signs(build: Builder, block: nodes.RedFlags) -> float:
    """The space above and below the signs, of which the frame takes a part where the title stands beside them."""
    inset = build.spaces.inset(0.25 if build.spaces.poster and block.side else 0.45 if block.side else 0.7)
    return inset + build.grid.near(build.spaces.look.frame) if block.side else inset


def _urgent(build: Builder, block: nodes.RedFlags, context: Context) -> tuple[str, ...]:
    """The styles of what to do now: on a wall it is as large as the names of the columns, where it has the room.

    In large print it is a little smaller where that saves a line and all else has given way: a line can be a page.
    """
    if build.spaces.poster:
        return URGENT if block.side else ("h3",)
    return URGENT_LARGE if build.step.is_tightest and context.body.size >= LARGE else ("h3",)


def _ruled(build: Builder, boxes: list[Box], colour: str) -> Box:
    """The boxes one below the other, with a rule between them, which no word touches however tight the page is."""
    if len(boxes) == 1:
        return boxes[0]
    entries, around = [Entry(boxes[0])], max(build.spaces.paragraph, 2 * build.grid.step)
    for box in boxes[1:]:
        entries += [Entry(Rule(colour), around), Entry(box, around)]
    return Stack(entries, build.grid)


def cards(build: Builder, block: nodes.Cards, context: Context) -> Box:
    """Cards side by side; those that would be too narrow stand in rows of the same number."""
    inner = replace(build.inside(block, context), body=replace(context.body, balance=True))
    boxes = build.boxes(block.blocks, inner)
    return TilesBox(boxes, LEAST_CARD * context.body.size, CARDS_GAP, build.grid.up(CARDS_GAP), equal=True)


def card_box(build: Builder, block: nodes.Card, context: Context) -> Box:
    """A card in the colour of its marker, which stands before its first block."""
    tone = build.palette.tone(block.marker)
    head = build.styles.named("h3", tone.colour, bold=True)
    inner = replace(build.inside(block, context), h3=head, tone=tone.colour)
    first = _marked(block.marker, build.box(block.blocks[0], inner), head)
    words = build.stack(figure_inside(build, block.blocks[1:], inner, under=True, grows=True), build.spaces.item)
    titled = TitledBox(first, words, build.spaces.item) if words.entries else first
    padding = (build.spaces.padding * 0.9, build.spaces.inset(0.8 if context.body.size >= LARGE else 0.6))
    return card(titled, tone.colour, build.palette.paper, padding, build.spaces.look)


def panel(build: Builder, block: nodes.Panel, context: Context) -> Box:
    """A tinted panel, whose spaced lists open to fill its height; its picture stands beside its words."""
    inner = replace(_inside_pictured(build, block, context), on_panel=True)
    stack = build.stack(build.boxes(block.blocks, inner), build.spaces.paragraph)
    entries: list[Entry] = []
    for one, entry in zip(block.blocks, stack.entries, strict=True):
        entries += _opening(build, entry) if isinstance(one, nodes.Spaced) else [entry]
    entries[-1].last = isinstance(block.blocks[-1], Paragraph)
    padding = (build.spaces.padding, build.spaces.inset(0.6))
    roomy = 2 * build.grid.step if build.is_large else 0.0
    picture = drawing_of(build, block.icon, block.at) if block.icon else None
    fill, radius = build.palette.panel, build.spaces.look.radius
    return PicturedPanel(Stack(entries, build.grid), padding, fill=fill, radius=radius, roomy=roomy, picture=picture)


def boxed(build: Builder, block: nodes.Boxed, context: Context) -> Box:
    """A part of its own in a frame; its tone, its marker and the dashes of the frame tell it from others."""
    named = block.tone or block.marker
    colour = build.palette.tone(named).colour if named else build.palette.heading
    heads = {name: replace(getattr(context, name), colour=colour, link=colour) for name in ("h2", "h3")}
    stack = build.stack(build.boxes(block.blocks, replace(build.inside(block, context), **heads)), build.spaces.item)
    if block.marker:
        stack.entries[0] = Entry(_marked(block.marker, stack.entries[0].box, heads["h3"]))
    padding, look = (build.spaces.padding, build.spaces.inset(0.8)), build.spaces.look
    return PanelBox(
        stack, padding,
        stroke=colour if named else build.palette.rule, line=look.frame if named else look.rule,
        radius=0.75 * look.radius, dash=_DASHES.get(block.marker, ()), least=SHORT * build.spaces.line,
    )  # fmt: skip


def protocol(build: Builder, block: nodes.Protocol, context: Context) -> Box:
    """The clinic's own lines, in a dashed frame."""
    boxes = build.boxes(block.blocks, build.inside(block, context))
    padding, look = (build.spaces.padding, build.spaces.inset(0.8)), build.spaces.look
    frame = PanelBox(
        build.stack(boxes, build.spaces.item), padding,
        stroke=build.palette.rule, line=look.rule, radius=0.75 * look.radius, dash=(3, 2), torn=WHOLE,
        written=isinstance(boxes[-1], WriteIn),
    )  # fmt: skip
    match boxes:
        case [HeadingBox() as heading, *rest] if rest:
            inside = replace(
                frame, box=build.stack(rest, build.spaces.item), below=_below(heading, rest[0], frame, build)
            )
            return FramedBox(heading, inside, build.grid)
    return frame


def _below(title: HeadingBox, first: Box, frame: PanelBox, build: Builder) -> float:
    """What words need below a title that hangs deeper into its frame than the padding; a line to write on has room."""
    inside = title.style.leading - build.grid.near(title.style.leading / 2)
    return 0.0 if isinstance(first, WriteIn) else 2 * build.grid.up(max(0.0, inside - frame.padding[1]) / 2)


def contents(build: Builder, block: nodes.Contents, context: Context) -> Box:
    """The list of contents: the headings that the document lists, each in a line that leads there."""
    inner = build.inside(block, context)
    title = build.box(block.blocks[0], inner)
    element = inner.element.add("TOC")
    lines = [ContentsLine(_contents_title(one, element, context), one) for one in build.named]
    entries = [Entry(line, build.spaces.item, listed=True) for line in lines]
    return build.stack([title, Stack(entries, build.grid)], build.spaces.paragraph)


def _contents_title(heading: Heading, element: Element, context: Context) -> TextBox:
    return TextBox(heading.runs, context.body, element.add("TOCI").add("Reference"), heading.at)


def passport(build: Builder, block: nodes.Passport, context: Context) -> Box:
    """The passport in the smallest type; columns at its end may leave room for the page number."""
    small = build.styles.named("small", balance=True)
    inner = replace(build.inside(block, context), body=small, h2=build.styles.named("small", bold=True))
    side, on = block.side * MM, build.palette.on_accent
    large = replace(inner, body=build.styles.named("subtitle", on), tone=on)
    apart = [build.box(one, large) for one in block.blocks[: side > 0]]
    stack = build.stack(build.boxes(block.blocks[len(apart) :], inner), 0.0)
    for entry in stack.entries[1:2] if not build.spaces.poster else ():
        entry.before = build.grid.down(2 * build.step.air * build.grid.step)
    last = stack.entries[-1].box if stack.entries else stack
    leaves_room = isinstance(last, ColumnsBox) and len(last.weights) > len(last.boxes)
    body = ColumnsBox([*apart, stack], [SIDE_GAP - side, 1.0], 2 * SIDE_GAP, build.grid) if apart else stack
    padding = build.grid.near((0.3 if build.spaces.poster else 0.45) * build.step.around * small.leading)
    return PassportBox(body, build.spaces.margin, padding, 0.0, leaves_room, side)


def _marked(marker: str, first: Box, style: Style) -> MarkedBox:
    """What a card or a box begins with, behind the marker, which is as large as a heading in this style."""
    size = 0.8 * style.size
    return MarkedBox(marker, style.colour, first, size, 0.5 * size)


def _is(block: nodes.Block, role: Role) -> bool:
    return isinstance(block, Paragraph) and block.role == role


def _solid(build: Builder, boxes: list[Box]) -> Stack:
    return Stack([Entry(box) for box in boxes], build.grid)


def _below_title(build: Builder, box: Box) -> Entry:
    """What stands below a title, right below it; in large print lower, but where the page is as close as can be."""
    if not isinstance(box, TextBox) or not build.is_large:
        return Entry(box)
    part = 0.25 if build.step.is_tightest else _apart(build, box)
    return Entry(box, build.grid.near(part * build.spaces.line))


def _apart(build: Builder, box: Box) -> float:
    """How far below a title a text stands in large print, as a part of a line.

    One that is no larger than the text of the page is told as part of the title where it is near.
    """
    is_larger = isinstance(box, TextBox) and box.style.size > build.styles.body.size
    return 0.5 if is_larger else 0.75


def _band_style(build: Builder, block: nodes.Block) -> Style:
    """The style of the text of a block in the title band."""
    if _is(block, "kind"):
        return build.styles.named("kind", build.palette.accent_note, bold=True)
    if _is(block, "clinic") or _is(block, "write-in"):
        name = build.styles.named("kind", build.palette.heading, bold=True)
        return replace(name, measure=UNBOUND)  # nobody loses their place in a name, however long its line
    subtitle = build.styles.named("subtitle", build.palette.on_accent, balance=True)
    return replace(subtitle, measure=UNBOUND) if build.spaces.poster else subtitle


def _tab(build: Builder, aside: Box) -> TabBox:
    if isinstance(aside, LogoBox):
        return TabBox(replace(aside, border=0.0), MOST_TAB, build.grid, bare=True)
    small = build.styles.body
    if (
        isinstance(aside, TextBox)
        and small.size < aside.style.size
        and not (build.spaces.is_open or build.spaces.poster)
    ):
        closer = replace(aside.style, size=small.size, leading=small.leading)
        smaller = TextBox(aside.runs, closer, aside.element, aside.at)
        return TabBox(aside, MOST_TAB, build.grid, smaller=smaller)
    return TabBox(aside, MOST_TAB, build.grid)


def _opening(build: Builder, listed: Entry) -> list[Entry]:
    """The entries of a list, each with a gap before it that can open."""
    assert isinstance(listed.box, Stack)
    first, *rest = listed.box.entries
    opening = [Entry(one.box, one.before, 1.3 * build.spaces.line, listed=True) for one in rest]
    return [Entry(first.box, listed.before), *opening]
