"""Where room runs short, or is left: what gives way on pages that are fixed, and in which order; what fills others.

Air goes first, then the height of figures, then a little leading, columns part elsewhere, and lines may be a few
letters longer where that saves one; then a part of pictograms, then lines for questions, and last of all the least
space above a heading. Where all flows, lines for questions give way when they would cost a page. Never the
size of type, a word that says something, or a margin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import chain, pairwise
from typing import Literal

from b12docs.document.leaves import Heading, InvalidNodeError, Paragraph
from b12docs.document.nodes import (
    AnyPage,
    Band,
    Block,
    Column,
    Columns,
    Flow,
    KeyMessage,
    Page,
    Passport,
    RedFlags,
    Section,
    Strip,
)
from b12docs.document.tree import Document, is_for_questions, walk, with_openings
from b12docs.document.warned import begins, outlined, warnings_apart
from b12docs.look.theme import TypeScale
from b12docs.records import record, replace
from b12docs.typeset.printing import Print

Named = tuple[tuple[Heading, bool], ...]
Lines = Literal["ruled", "one", "none"]  # for questions: as many as there is room for, one behind their heading, none

LARGER = 0.025  # of the size of type: a step in which it grows
LEAST_LEADING = 1.22  # times the size of type, below which lines are hard to follow
TIGHTEST = 0.92  # of the leading, where a flow is set as tightly as it may be
OVER = 7  # letters of a line of 80, which has eleven or twelve words: half a word
LEAST_FIGURE = 0.8  # of its height, that a figure in a flow has where its page has no more room


@record
class Tightness:
    """What is left of the air between and around blocks, of the height of figures, and of leading.

    With ``shifts`` the space between two columns may move, and a line to write on stand behind the words above it;
    ``lines`` for questions are one behind their heading, or have given way with it, where there is no room for more.
    Figures that stand by themselves have at least the part ``least`` of their height, and all of it where their page
    has room. ``icons`` is what is left of pictograms. Without ``heads`` headings of sections are no further from the
    words before them than blocks are from each other, where their page has no room for that. Lines may have so many
    letters ``over`` the reader's measure where that saves one.
    """

    air: float = 1.0
    figures: float = 1.0
    leading: float = 1.0
    shifts: bool = False
    lines: Lines = "ruled"
    least: float = 1.0
    icons: float = 1.0
    heads: bool = True
    over: int = 0

    @property
    def around(self) -> float:
        """What is left of the air inside boxes, which gives way less than that between them."""
        return 0.4 + 0.6 * self.air

    @property
    def is_tightest(self) -> bool:
        """Whether a flow is set as tightly as it may be: then headings of large print may yield, too."""
        return self.leading <= TIGHTEST


AIRY = Tightness()
_TIGHT = Tightness(0.4, 0.75, 0.95, True, over=OVER)
STEPS = (
    AIRY, Tightness(0.75), Tightness(0.6, 0.85), _TIGHT, replace(_TIGHT, icons=0.9),
    replace(_TIGHT, icons=0.9, lines="one"), replace(_TIGHT, icons=0.9, lines="none"),
    replace(_TIGHT, icons=0.9, lines="none", heads=False),
)  # fmt: skip
FLOWING = (
    Tightness(least=LEAST_FIGURE), Tightness(0.75, leading=0.976, least=LEAST_FIGURE),
    Tightness(0.6, 0.85, 0.95, least=LEAST_FIGURE, icons=0.8), Tightness(least=LEAST_FIGURE, lines="one"),
    Tightness(0.6, 0.85, 0.95, least=LEAST_FIGURE, icons=0.8, lines="one"),
    Tightness(0.6, 0.75, TIGHTEST, least=LEAST_FIGURE, icons=0.8),
)  # fmt: skip


def has_fixed_pages(document: Document) -> bool:
    """Whether it has pages that hold what they hold, but for a cover."""
    return any(isinstance(page, Page) and not is_cover(page) for page in document.pages)


def asks(document: Document) -> bool:
    """Whether it has lines for questions."""
    return any(map(is_for_questions, document.walk()))


def named(document: Document) -> Named:
    """The headings that its list of contents names, each with whether it gives way with lines for questions."""
    asking = [block.blocks[0] for block in document.walk() if isinstance(block, Section) and is_for_questions(block)]
    return tuple((one, any(one is heading for heading in asking)) for one in document.listed)


def forms(document: Document, job: Print) -> Iterator[tuple[Document, Print]]:
    """The document as it is; where it is a flow that ``fills`` its pages, first as one page, if it may be one."""
    match document.pages:
        case [Flow(blocks=blocks, at=at)] if job.fills > 1 == min(job.counts):
            yield replace(document, pages=(Page(blocks, at=at),)), replace(job, counts=(1,))
    yield document, job


def enlarged(job: Print) -> Iterator[Print]:
    """The job with ever larger type, from a little larger than it is to as large as it may be."""
    for step in range(1, round((job.fills - 1) / LARGER) + 1):
        part = 1 + step * LARGER
        # In hundredths, as sizes are written: long titles would end elsewhere than they were measured.
        larger = {name: (round(part * size, 2), part * leading) for name, (size, leading) in job.type.items()}
        yield replace(job, type=larger, least=part * job.least)


def tightened(document: Document, job: Print) -> Iterator[tuple[Print, Tightness]]:
    """The job as it is, then ever tighter ones.

    What flows needs none, behind a cover too: it takes one more page, and its figures are as high as each leaves room.
    """
    for step in STEPS if has_fixed_pages(document) else FLOWING:
        look = replace(
            job.spacing, padding=step.around * job.spacing.padding, paragraph=step.around * job.spacing.paragraph
        )
        closer = replace(job, gap=step.air * job.gap, spacing=look, type=_closer(job.type, step.leading))
        yield closer, step


def _where_it_can_be(freer: Callable[[Document], Document | None]) -> Callable[[Document], Document | None]:
    """The function; None where the pages cannot be moved so: one flow has no two title bands, and no two passports."""

    @wraps(freer)
    def tried(document: Document) -> Document | None:
        try:
            return freer(document)
        except InvalidNodeError:
            return None

    return tried


@_where_it_can_be
def given_on(document: Document) -> Document | None:
    """The document with a section of a fixed page in the flow behind it; None where there is none to give on.

    It is the last before the warnings, which stay: they must not be what a page has no room for.
    """
    pages = list(document.pages)
    for index, (page, after) in enumerate(pairwise(pages)):
        if isinstance(page, Page) and isinstance(after, Flow) and isinstance(page.blocks[-1], RedFlags):
            groups = list(with_openings(page.blocks))
            given = next(filter(_may_be_given, reversed(groups)), None)
            if given:
                head = sum(isinstance(one, Strip) for one in after.blocks[:1])
                behind = (*after.blocks[:head], *given, *after.blocks[head:])
                kept = tuple(one for group in groups if group is not given for one in group)
                pages[index : index + 2] = replace(page, blocks=kept), replace(after, blocks=behind)
                return _with_pages(document, *pages)
    return None


def _may_be_given(group: tuple[Block, ...]) -> bool:
    """Whether blocks that belong together may stand on the next page: a section or columns, and no warning in them."""
    return isinstance(group[-1], Section | Columns) and not _warns(group[-1])


@_where_it_can_be
def flowing(document: Document) -> Document | None:
    """The document as one flow, its warnings straight behind what the title band and the main message say.

    That is for texts that are longer than the fixed pages were made for; a cover stays one. None where nothing warns,
    or where neither a cover begins it nor a flow ends it: a page that is all there is stays what it is.
    """
    cover = [page for page in document.pages[:1] if isinstance(page, Page) and is_cover(page)]
    pages = document.pages[len(cover) :]
    blocks = (block for page in pages for block in page.blocks if not isinstance(block, Strip))
    warnings, others = warnings_apart(blocks)
    if not has_fixed_pages(document) or not warnings or not (cover or isinstance(document.pages[-1], Flow)):
        return None
    groups = sorted(with_openings(others), key=lambda group: _turn(group[-1]))
    begun = sum(begins(group[-1]) for group in groups)
    head = [(Strip(),)] if cover else []
    flow = Flow(tuple(chain(*head, *groups[:begun], warnings, *groups[begun:])), at=pages[-1].at)
    return _with_pages(document, *cover, flow)


def _turn(block: Block) -> int:
    """When it is a block's turn where all flows: the passport's at the end."""
    return 0 if begins(block) else 2 if isinstance(block, Passport) else 1


@_where_it_can_be
def warned_first(document: Document) -> Document | None:
    """The document with its warnings straight behind the title, where nothing but the main message parts them.

    That is for texts whose first page has no room for all three. None where the warnings have another place.
    """
    first, *others = document.pages
    kinds = [type(block) for block in first.blocks[:3]]
    if not isinstance(first, Flow) or kinds != [Band, KeyMessage, RedFlags]:
        return None
    band, message, warnings, *rest = first.blocks
    return _with_pages(document, replace(first, blocks=(band, warnings, message, *rest)), *others)


@_where_it_can_be
def contents_last(document: Document) -> Document | None:
    """The document with its list of contents behind the warnings; None where they stand on no page that flows.

    That is for a list which would take them from the first page.
    """
    first, *others = document.pages
    listed, warnings = document.contents, next(filter(_warns, first.blocks), None)
    if not isinstance(first, Flow) or not listed or not warnings or listed not in first.blocks:
        return None
    kept = [one for one in first.blocks if one is not listed]
    place = 1 + next(index for index, one in enumerate(kept) if one is warnings)
    return _with_pages(document, replace(first, blocks=(*kept[:place], listed, *kept[place:])), *others)


def freer(document: Document) -> Iterator[Document]:
    """The document with ever less on fixed pages, and then side by side: what no page can hold so has room at last.

    Where all flows, each set of columns by itself stands one below the other, and then all of them.
    """
    if moved := given_on(document):
        yield moved
    if (whole := flowing(document)) is None:
        return
    yield whole
    *cover, flow = whole.pages
    columns = [block for block in flow.blocks if isinstance(block, Columns)]
    for chosen in [*([one] for one in columns), columns][len(columns) < 2 :]:
        blocks = tuple(_one_by_one(flow.blocks, chosen))
        yield replace(whole, pages=(*cover, replace(flow, blocks=blocks)))


def uncovered(document: Document) -> Document | None:
    """The document with the words at the foot of its cover behind the warnings, where all but the cover flows.

    That is for a cover on which its title leaves them no room. None where there is none such.
    """
    whole = flowing(document) or document
    match whole.pages:
        case [Page(blocks=(Band(blocks=said) as band,)) as cover, Flow() as flow] if band.icon:
            words = tuple(one for one in said if isinstance(one, Paragraph) and not one.role)
            kept = replace(cover, blocks=(replace(band, blocks=tuple(one for one in said if one not in words)),))
            first = 1 + next((at for at, one in enumerate(flow.blocks) if _warns(one)), -1)
            blocks = (*flow.blocks[:first], KeyMessage(words), *flow.blocks[first:])
            return replace(whole, pages=(kept, replace(flow, blocks=blocks))) if words and first else None
    return None


def _warns(block: Block) -> bool:
    return any(isinstance(one, RedFlags) for one in walk(block))


def _with_pages(document: Document, *pages: AnyPage) -> Document:
    return replace(document, pages=outlined(pages))


def _one_by_one(blocks: Iterable[Block], chosen: Iterable[Columns]) -> Iterator[Block]:
    for block in blocks:
        if any(block is one for one in chosen):
            yield from _apart(block)
        else:
            yield block


def _apart(block: Block) -> Iterator[Block]:
    """What stands in columns, one after the other."""
    if isinstance(block, Columns | Column):
        yield from chain.from_iterable(map(_apart, block.blocks))
    else:
        yield block


def is_cover(page: AnyPage) -> bool:
    """Whether a page is a title over all of it."""
    return isinstance(page, Page) and all(isinstance(block, Band) for block in page.blocks)


def _closer(scale: TypeScale, part: float) -> TypeScale:
    return {
        name: (size, max(part * leading, min(leading, LEAST_LEADING * size))) for name, (size, leading) in scale.items()
    }
