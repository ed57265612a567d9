"""Document -> frames: what stands where on every page, without a word of the file that they will be drawn into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from math import inf

from b12docs.document.leaves import Run, Runs, plain_text
from b12docs.document.nodes import Item
from b12docs.document.tree import Document, own_runs
from b12docs.records import record, replace
from b12docs.typeset import fonts, scripts
from b12docs.typeset.breaks import FLAWED
from b12docs.typeset.builders.blocks import box_of
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.reuse import Store
from b12docs.typeset.cover import CoverBox
from b12docs.typeset.foot import draw_unchecked, foot_of, numbered
from b12docs.typeset.frames import FOOTER, About, Frame, Marked, SetDocument, Text
from b12docs.typeset.limits import (
    NOTICE_GAP,
    OverfullError,
    WideWordError,
    does_not_fit,
    meeting,
    refuse_what_cannot_be_set,
    shorten,
    too_wide,
)
from b12docs.typeset.order import in_order
from b12docs.typeset.pages import SAFE_EDGE, Geometry, Page, body_top, foot_top, spread
from b12docs.typeset.pagination import paginate
from b12docs.typeset.printing import Print
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.room import (
    AIRY,
    Lines,
    Named,
    Tightness,
    asks,
    contents_last,
    enlarged,
    forms,
    freer,
    has_fixed_pages,
    named,
    tightened,
    uncovered,
    warned_first,
)
from b12docs.typeset.settings import Counts, Laid, Made, airiest, asked_again, no_page_more, soundest
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import Spaces, Styles
from b12docs.typeset.text import MeetingError, SetText
from b12docs.typeset.wording import TooWideError

__all__ = [
    "About",
    "OverfullError",
    "Print",
    "SetDocument",
    "WideWordError",
    "set_document",
    "shorten",
]


def set_document(document: Document, job: Print) -> SetDocument:
    """The document, set: its pages and structure. Raises InputError where something does not fit or has no glyph."""
    fonts.register()
    refuse_what_cannot_be_set(document, job)
    recorder = Recorder(
        job.palette, job.spacing, job.size, job.scale, links=job.links, call=job.call,
        references=[_words(item) for item in document.references],
    )  # fmt: skip
    try:
        root = _lay_out(document, job, recorder)
    except TooWideError as error:
        raise too_wide(error, job) from None
    except MeetingError as error:
        raise meeting(error, job) from None
    about = About(document.name, document.subject, document.language, job.date, job.name, document.author)
    frames = in_order(recorder.frames(), root)
    done = SetDocument(about, frames, root.done(), job.palette.ink, job.palette.paper)
    is_turned = scripts.from_right(document.language) or any(_turned(frame) for frame in done.frames)
    return _in_both_directions(done) if is_turned else done


def _turned(frame: Frame) -> bool:
    """Whether words on a page are drawn in another order than they are read in."""
    return any(
        isinstance(one, Text) and one.said
        for item in frame.items if isinstance(item, Marked)
        for one in item.drawn
    )  # fmt: skip


def _in_both_directions(document: SetDocument) -> SetDocument:
    """The document, reflected where its language is written from the right; no number on it is turned round."""
    from b12docs.typeset.mirrored import mirrored  # few documents need it
    from b12docs.typeset.numbers import refuse_turned

    done = mirrored(document) if scripts.from_right(document.about.language) else document
    refuse_turned(done)
    return done


def _words(item: Item) -> str:
    return " ".join(plain_text(own_runs(block)) for block in item.blocks)


def _lay_out(document: Document, job: Print, recorder: Recorder) -> Element:
    """Record the pages of the document, as tight as they need to be; returns the root of its structure."""
    tried: list[Laid] = []
    for form, one in forms(document, job):
        tried.append(_fitted(form, one, recorder))
        if tried[-1].done.fits(one.counts):
            return _recorded(form, tried[-1], recorder)
    last = tried[-1].done
    nearest = last if last.lacks == inf else min((one.done for one in tried), key=lambda done: done.lacks)
    raise does_not_fit(job, document, len(nearest.pages), nearest.overflow)


def _fitted(document: Document, job: Print, recorder: Recorder) -> Laid:
    """The document in the largest type that its pages have room for, else as tight as it needs to be.

    Larger type is not tried on fixed pages that have to be tightened.
    """
    if not has_fixed_pages(document):
        return _largest(document, job, recorder) or _loosest(document, job, recorder)
    laid = _loosest(document, job, recorder)
    larger = _largest(document, job, recorder) if laid.step == AIRY else None
    return larger or laid


def _largest(document: Document, job: Print, recorder: Recorder) -> Laid | None:
    """The document in the largest type that its pages have room for; None where they have none to spare."""
    largest = None
    for larger in enlarged(job):
        laid = _laid(document, larger, AIRY, recorder, Store(Element("Document")), whole=False)
        if laid.sheets(job.counts) == inf:
            break
        largest = laid
    return largest


def _loosest(document: Document, job: Print, recorder: Recorder) -> Laid:
    """The document, as tight as it needs to be; what a fixed page cannot hold even so stands on the next.

    Where it has no room there either, pages are fixed no more: all of it flows, warnings first, and at last one by one.
    That comes sooner where what stands side by side tears blocks or leaves pages empty, if it takes no sheet more.
    """
    laid = _warning(document, job, recorder)
    if not laid.done.overflow:
        return laid
    sound = _sound(freer(document), job, recorder)
    if (first := next(sound, None)) is None:
        return next(_sound(filter(None, [uncovered(document)]), job, recorder), laid)
    others, most = sound if first.done.flaws >= FLAWED else (), first.sheets(job.counts)
    return min((first, *(one for one in others if one.sheets(job.counts) <= most)), key=lambda one: one.done.cost)


def _sound(documents: Iterable[Document], job: Print, recorder: Recorder) -> Iterator[Laid]:
    """Those of the documents that have room, laid out."""
    for one in documents:
        laid = _warning(one, job, recorder)
        if laid.done.fits(job.counts) and not laid.done.overflow:
            yield laid


def _warning(document: Document, job: Print, recorder: Recorder) -> Laid:
    """The document as tight as it needs to be, its warnings on the first page where that has room for them."""
    laid = _tightened(document, job, recorder)
    if laid.done.warns or not (moved := warned_first(document)):
        return laid
    other = _tightened(moved, job, recorder)
    return other if other.done.warns and other.done.fits(job.counts) else laid


def _tightened(document: Document, job: Print, recorder: Recorder) -> Laid:
    steps, fixed, store = list(tightened(document, job)), has_fixed_pages(document), Store(Element("Document"))
    tries = [partial(_laid, document, *step, recorder, store, whole=not fixed or step is steps[-1]) for step in steps]
    laid = airiest(tries, job.counts) if fixed else soundest(tries, job.counts)
    if not asks(document) or (fixed and laid.step.heads):
        return laid

    def asking(lines: Lines, counts: Counts) -> Laid:
        settings = {replace(step, lines=lines): closer for closer, step in (steps[-1:] if fixed else steps)}
        others = [partial(_laid, document, *one[::-1], recorder, store, whole=True) for one in settings.items()]
        return soundest(others, counts)

    return asked_again(laid, asking, job.counts) if fixed else no_page_more(laid, asking, job.counts)


def _laid(
    document: Document, job: Print, step: Tightness, recorder: Recorder, store: Store, *, whole: bool
) -> Laid:  # fmt: skip
    """The document, made with one setting; where that is not ``whole``, no further than to what does not fit.

    The ``store`` holds what was built of it with others.
    """
    lying = recorder.width > recorder.height
    high = scripts.is_high(document.language)
    spaces = Spaces(job.margin, job.gap, job.type["body"][1], job.spacing, poster=lying, high=high).on_grid()
    styles = Styles(job.type, job.palette, spaces.grid, job.least, job.measure, document.language, step.over)
    # A document of a single page has no running line: its layout prints what belongs there into the passport.
    most, small = max(job.counts), styles.named("small")
    below = foot_of(document, small, recorder.width - 2 * job.margin, most)
    foot = SAFE_EDGE + below.lines * small.leading
    geometry = Geometry(
        recorder.width, recorder.height, job.margin, spaces.gap, foot, most > 1, spaces.grid,
        bool(document.unchecked), below.drop, spaces.looser, bool(document.notice),
    )  # fmt: skip

    def made(document: Document, listed: Named) -> Made:
        build = Builder(box_of, styles, spaces, store, job.pictures, job.figures, job.photographs, listed, step, foot)
        pages = paginate(document.pages, build, geometry, job.counts, whole=whole)
        return Made(store.root, build.built, *pages)

    return Laid(step, _with_contents(document, made, job.counts), geometry, styles)


def _recorded(document: Document, laid: Laid, recorder: Recorder) -> Element:
    done, geometry = laid.done, laid.geometry
    done.root.keep(one.elements for one in done.built)
    feet = _feet(document, done, several=geometry.several)
    for page, line in zip(done.pages, feet, strict=True):
        _draw(recorder, page, geometry, laid.styles, line)
    return done.root


def _feet(document: Document, done: Made, *, several: bool) -> Iterator[_Foot]:
    """What stands at the foot of each page; the notices of the first are read before all else.

    A document that is one page has the notice's words in its passport, whose last line stands beside the page number.
    """
    for number in range(1, len(done.pages) + 1):
        lines = [numbered(run, number, len(done.pages)) for run in document.running] if several else []
        notice = done.root.apart("P") if document.notice and number == 1 and len(done.pages) > 1 else None
        unchecked = [_unchecked(done.root, run.language) for run in document.unchecked] if number == 1 else []
        for element in filter(None, (notice, *reversed(unchecked))):
            done.root.put_first(element)
        yield _Foot(lines, document.notice, notice, document.unchecked, tuple(unchecked))


def _unchecked(root: Element, language: str) -> Element:
    element = root.apart("P")
    element.language = language
    return element


@record
class _Foot:
    """The running line of a page; on the first one the notice, where there is one, stands before the page number.

    Above it stands on each page that a translation is ``unchecked``; on the first the lines have ``elements``.
    """

    running: list[Run]
    notice: Runs = ()
    element: Element | None = None
    unchecked: Runs = ()
    elements: tuple[Element, ...] = ()


def _with_contents(document: Document, made: Callable[[Document, Named], Made], counts: tuple[int, ...]) -> Made:
    """The document with its list of contents where it is long enough without, and may be as long as that makes it.

    A list that would take the warnings from the first page stands behind them.
    """
    short = made(document, ())
    if not document.contents or not document.listed or len(short.pages) < document.contents.least:
        return short
    whole = made(document, named(document))
    if short.warns and not whole.warns and (moved := contents_last(document)):
        whole = made(moved, named(document))
    return whole if whole.fits(counts) else short


def _draw(recorder: Recorder, page: Page, geometry: Geometry, styles: Styles, foot: _Foot) -> None:
    recorder.begin_page()
    height = geometry.height
    small = styles.named("small")
    low = height - geometry.grid.down(height - SAFE_EDGE - small.leading)
    lines = [SetText((run,), small, geometry.inner) for run in foot.running]
    lines = lines[-1:] if page.foot else lines  # beside the passport, which says the rest
    notice = SetText(foot.notice, small, geometry.inner) if foot.element else None
    lowest = low - geometry.drop
    draw_unchecked(recorder, foot.unchecked, foot.elements, small, (geometry.margin, lowest, geometry.inner))
    if isinstance(page.head, CoverBox):  # its ground lies below all that stands on the page
        page.head.draw(recorder, 0, height, geometry.width, height)
    if notice and foot.element:  # read before all else, although it stands at the foot
        recorder.content(foot.element, notice.placed(geometry.margin, low))
    if page.head and not isinstance(page.head, CoverBox):
        page.head.draw(recorder, 0, height, geometry.width, page.head.height(geometry.width))
    body, room = spread(page, geometry)
    body.draw(recorder, geometry.margin, height - body_top(page, geometry), geometry.inner, room)
    if page.foot:
        top = height - foot_top(page, geometry)
        page.foot.draw(recorder, 0, top, geometry.width, top)
    _draw_running(recorder, geometry, lines, low, notice.width + NOTICE_GAP * small.size if notice else 0.0)
    recorder.end_page()


def _draw_running(recorder: Recorder, geometry: Geometry, lines: list[SetText], top: float, taken: float) -> None:
    """The running line at the page's foot: an artifact, its last part at the right.

    So much of its room is ``taken`` by the notice before it; where that leaves none for the page's number, the number
    gives way.
    """
    words, number = lines[:-1], lines[-1:]
    left = geometry.margin + taken
    right = geometry.width - geometry.margin - sum(line.width for line in number)
    fits = left + sum(line.width for line in words) <= right
    drawn = [line.placed(left, top) for line in words] + [line.placed(right, top) for line in number if fits]
    if drawn:
        recorder.artifact(*drawn, kind=FOOTER)
