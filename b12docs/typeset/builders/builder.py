"""What the functions that build boxes share: the look, the figures, and stacks of boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from functools import partial

from b12docs.document.leaves import Heading
from b12docs.document.nodes import Block, Component, Contents, Item, kind_of
from b12docs.document.tree import is_for_questions
from b12docs.drawing.svg import Svg
from b12docs.records import replace
from b12docs.source.raster import Raster
from b12docs.typeset.blanks import joined, run_in
from b12docs.typeset.boxes import FIRST_LINES, Box, HeadingBox, TextBox
from b12docs.typeset.builders.reuse import Built, Store, Watched
from b12docs.typeset.columns import ColumnsBox
from b12docs.typeset.panels import Numbered, PanelBox
from b12docs.typeset.room import AIRY, Named, Tightness
from b12docs.typeset.stack import Entry, Stack
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import LARGE, Context, Spaces, Styles


class Builder:
    """Builds the boxes of one document: ``make`` is the function that finds a block's own, ``blocks.box_of``.

    ``store`` holds what was built of it before, and ``built`` is what this setting has of that, in reading order.
    ``listed`` are the headings for its list of contents, each with whether it goes with lines for questions; where
    there are none it has no such list.
    ``step`` is how tight it is set, where room is short; ``foot`` how high the running line is and what
    stands above it.
    """

    def __init__(
        self,
        make: Callable[[Builder, Block, Context], Box],
        styles: Styles,
        spaces: Spaces,
        store: Store,
        pictures: Mapping[str, Raster],
        figures: Mapping[str, Svg],
        photographs: Mapping[str, Raster],
        listed: Named = (),
        step: Tightness = AIRY,
        foot: float = 0.0,
    ) -> None:
        self._make, self.styles, self.spaces, self.store = make, styles, spaces, store
        self.pictures, self.figures, self.photographs = pictures, figures, photographs
        self.listed, self.step, self.foot = listed, Watched(step), foot
        self.built: list[Built] = []
        self.palette, self.grid = styles.palette, spaces.grid

    @property
    def is_large(self) -> bool:
        """Whether it is set in large print."""
        return self.styles.body.size >= LARGE and not self.spaces.poster

    def context(self) -> Context:
        """The look of blocks that stand in no component."""
        palette, named = self.palette, self.styles.named
        return Context(
            self.store.root,
            self.styles.body,
            named("h2", palette.heading, bold=True, balance=True),
            named("h3", palette.heading, bold=True, balance=True),
            bullet_colour=palette.strong,
        )

    def parting(self) -> Builder:
        """The same, with headings apart from the words before them."""
        other = copy(self)
        other.step, other.built = self.step.but(heads=True), []
        return other

    def of_page(self, blocks: Iterable[Block]) -> list[Box]:
        """The boxes of a page's blocks: of each what was built for another setting, where it comes out the same."""
        context, boxes = self.context(), []
        for block in filter(self.prints, blocks):
            taken = {id(one) for one in self.built}
            known = (one for one in self.store.of(block, self.step) if id(one) not in taken)
            built = next(known, None) or self.store.add(block, self.step, partial(self.box, block, context))
            self.built.append(built)
            boxes.append(built.box)
        return joined(boxes)

    def box(self, block: Block, context: Context) -> Box:
        """The box of one block."""
        return self._make(self, block, context)

    def boxes(self, blocks: tuple[Block, ...], context: Context) -> list[Box]:
        """The boxes of blocks that follow each other; what is filled in by hand is one with its words."""
        return joined([self.box(block, context) for block in blocks])

    @property
    def named(self) -> tuple[Heading, ...]:
        """The headings that the list of contents names: those that are printed."""
        return tuple(one for one, asks in self.listed if self.step.lines != "none" or not asks)

    def prints(self, block: Block) -> bool:
        """Whether a block stands on the page: no empty list of contents, and no lines that have given way."""
        if isinstance(block, Contents):
            return bool(self.listed)
        return not is_for_questions(block) or self.step.lines != "none"

    def inside(self, component: Component, context: Context) -> Context:
        """The context of a component's blocks: its own structure element in its parent's."""
        return replace(context, element=context.element.add(kind_of(component).structure))

    def stack(self, boxes: list[Box], gap: float) -> Stack:
        """The boxes with equal spaces; a heading has less room below it than above."""
        entries = []
        for index, box in enumerate(boxes):
            before = boxes[index - 1] if index else None
            if isinstance(before, HeadingBox):
                entries.append(Entry(box, self._under_heading(before, box)))
                if isinstance(box, TextBox):
                    box.first_lines = FIRST_LINES
            else:
                own = self.above(box, max(gap, self.spaces.numbered) if _is_numbered(before) else gap)
                entries.append(Entry(box, own))
        return Stack(entries, self.grid)

    def above(self, box: Box, gap: float, behind: Box | None = None) -> float:
        """The space above a box: the gap, or what the heading of a section needs to be told from the text before it.

        In large print what stands side by side, as whom to call, has a line above it, for no heading parts it from the
        words ``behind`` which it stands; the edge of a panel does.
        """
        bare = isinstance(box, ColumnsBox) and not box.titled and not isinstance(behind, PanelBox)
        if bare and self.is_large:
            return max(gap, self.grid.near(self.step.air * self.spaces.line))
        apart = box.titled and self.step.heads
        least = self.spaces.above_heading(self.styles.script, labelled=box.labelled) if apart else 0.0
        return max(gap, self.grid.up(least - box.headroom)) if apart else gap

    def _under_heading(self, heading: HeadingBox, box: Box) -> float:
        """The space between a heading and what stands below it: discs of numbers rise above their lines.

        One with a rule above it has more, for the rule parts it from the words before it.
        """
        under = self.spaces.numbered if _is_numbered(box) else self.spaces.under_heading
        return under + (self.grid.step if heading.rule else 0.0)

    def body(self, item: Item, element: Element, context: Context) -> Stack:
        """The blocks of a list's entry, in a structure element."""
        boxes = self.boxes(item.blocks, replace(context, element=element))
        return self.stack(run_in(boxes, self.spaces.item) if self.step.shifts else boxes, self.spaces.item)


def _is_numbered(box: Box | None) -> bool:
    return isinstance(box, Stack) and bool(box.entries) and isinstance(box.entries[0].box, Numbered)
