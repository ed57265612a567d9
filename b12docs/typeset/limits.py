"""What can't be set: characters without a glyph, type that is too small, and text that finds no room on its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Run, Runs, plain_text
from b12docs.document.nodes import AnyPage, RedFlags
from b12docs.document.tree import Document, own_runs, walk
from b12docs.extras import to_type
from b12docs.paper import MM
from b12docs.typeset import fonts, scripts
from b12docs.typeset.pages import Overflow
from b12docs.typeset.pieces import Style, pieces_of
from b12docs.typeset.printing import Print
from b12docs.typeset.room import is_cover
from b12docs.typeset.text import MeetingError
from b12docs.typeset.wording import TooWideError

NOTICE_GAP = 2.0  # between the notice of a draft and the words behind it, as a part of their size


def refuse_what_cannot_be_set(document: Document, job: Print) -> None:
    """Raise InputError for characters without a glyph, type below the layout's limit, and a long running line."""
    _refuse_missing_glyphs(document)
    _refuse_small_type(job)
    _refuse_long_running_line(document, job)


class WideWordError(InputError):
    """A ``word`` is wider than its column, and nothing parts it."""

    def __init__(self, diagnostics: Iterable[Diagnostic], word: str) -> None:
        super().__init__(diagnostics)
        self.word = word


def too_wide(error: TooWideError, job: Print) -> WideWordError:
    """The error that a word is wider than its column."""
    message = f"{job.name}: the word '{error.word}' is wider than its column"
    word = error.word.strip(",.;:()")
    parted = ", or write a hyphen where it may be parted" if word.isalpha() else ""  # no address or number is
    hint = f"use a shorter word{parted}"
    return WideWordError([Diagnostic("fit", error.at or job.layout, message, hint)], word)


def meeting(error: MeetingError, job: Print) -> InputError:
    """The error that the letters of one line meet those of the next."""
    message = f"{job.name}: letters of the line '{error.line}' meet those of the line above"
    return InputError([Diagnostic("fit", error.at or job.layout, message, "use other words, or more leading")])


class OverfullError(InputError):
    """A page holds too much. ``texts`` are those of it that may be shortened, the longest first, each with its place.

    None of them is a warning: who looks for something to cut is not to find it there.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], texts: Iterable[tuple[Location, str]] = ()) -> None:
        super().__init__(diagnostics)
        self.texts = tuple(texts)


def does_not_fit(job: Print, document: Document, made: int, overflow: Overflow | None) -> InputError:
    """The error that a document of so many pages is too long or too short, or a block too high for its page."""
    allowed = _numbers(job.counts)
    if overflow is None:
        message = f"{job.name}: the layout makes {made} pages; it may have {allowed}"
        hint = "change the text, the layout, or how many pages are promised here"
        return InputError([Diagnostic("fit", job.layout, message, hint)])
    pages = f"the document may have {allowed} page{'s' if allowed != '1' else ''}"
    if max(job.counts) == 1 < len(document.pages) and is_cover(document.pages[0]):
        message = f"{job.name}: its cover and what stands behind it are two pages at least; {pages}"
        return InputError([Diagnostic("fit", job.layout, message, "promise two pages or more here")])
    texts = _texts((overflow.fixed,) if overflow.fixed else document.pages)
    if overflow.lost or not texts:
        words = " ".join(overflow.box.words().split()[:8])
        lacks = ceil(overflow.short / MM)
        message = f"{job.name}: page {overflow.page} is full; the block '{words}' does not fit, by {lacks} mm"
        hint = f"shorten the text of page {overflow.page}, or what clinic.yaml adds to it: {pages}"
        return InputError([Diagnostic("fit", overflow.box.at or job.layout, message, hint)])
    lines = max(1, ceil(overflow.short / job.type["body"][1] - 0.05))
    message = f"{job.name}: page {overflow.page} is full: {lines} line{'s' if lines != 1 else ''} too many"
    return OverfullError([Diagnostic("fit", texts[0][0], message, f"{shorten(texts)}; {pages}")], texts)


_FEW = 3  # texts that advice names
_SHORT = 20  # letters of a text that nobody can make much shorter


def shorten(texts: Sequence[tuple[Location, str]], of: str = "the longest texts of the page") -> str:
    """Advice to shorten the first of the texts."""
    named = (f"{at} '{' '.join(words.split()[:5])} …' ({len(words)} letters)" for at, words in texts[:_FEW])
    return f"shorten {of}: {', '.join(named)}"


def _texts(pages: Sequence[AnyPage]) -> list[tuple[Location, str]]:
    """The texts of pages that may be shortened, the longest first."""
    blocks = [block for one in pages for block in walk(one)]
    warnings = {id(inside) for block in blocks if isinstance(block, RedFlags) for inside in walk(block)}
    found: dict[Location, str] = {}
    for block in blocks:
        runs = own_runs(block)
        at = block.at or next((run.at for run in runs if run.at), None)
        if at and id(block) not in warnings and len(words := plain_text(runs)) >= _SHORT:
            found.setdefault(at, words)
    return sorted(found.items(), key=lambda one: -len(one[1]))


def _numbers(counts: tuple[int, ...]) -> str:
    """``1``, ``1 or 2``, ``1 to 60``; or each of the numbers where they leave some out."""
    many = len(counts) > 2 and counts == tuple(range(counts[0], counts[-1] + 1))
    return f"{counts[0]} to {counts[-1]}" if many else " or ".join(map(str, counts))


def _refuse_missing_glyphs(document: Document) -> None:
    faults: list[Diagnostic] = []
    texts = [(own_runs(node), node.at) for node in document.walk()]
    for runs, place in [*texts, *((runs, None) for runs in (document.running, *document.notices))]:
        for run in runs:
            absent = [char for char in fonts.missing(run.text) if char != "\u200b"]
            if absent and (said := _unshown(run, absent, run.language or document.language)):
                faults.append(Diagnostic("glyph", run.at or place or Location(""), *said))
    if faults:
        raise InputError(faults)


def _unshown(run: Run, absent: list[str], language: str) -> tuple[str, str] | None:
    """What is wrong with letters that Source Sans lacks, and what to do; None where another font shows them."""
    if extra := scripts.lacking(run.text, language):
        return f"letters such as '{absent[0]}' need a package that is not installed", to_type(extra)
    if missing := scripts.missing(absent, language):
        names = ", ".join(f"'{char}' (U+{ord(char):04X})" for char in missing)
        return f"the font cannot show {names}", "use another character or word"
    if apart := scripts.apart(run.text, language):
        names = " ".join(f"U+{ord(char):04X}" for char in apart)
        return f"the parts of '{apart}' ({names}) don't make a letter", "write it as it is written elsewhere"
    return None


def _refuse_long_running_line(document: Document, job: Print) -> None:
    """The running line stands on one line, with the page number at its right; a notice before it, if not the number.

    So does each line that says that a translation is unchecked.
    """
    size, room = job.type["small"][0], job.size[0] / job.scale - 2 * job.margin
    style = Style(size, size, "", "", language=document.language if scripts.script_of(document.language) else "")
    words, number = document.running[:-1], document.running[-1:]
    gap = NOTICE_GAP * size if words else 0.0
    lines = {(*document.notice, *words): gap} if document.notice else {}
    lines |= {(*words, *number): size} if max(job.counts) > 1 else {}
    lines |= {(run,): 0.0 for run in document.unchecked}
    widths = {line: _width(line, style) + between for line, between in lines.items()}
    longest = max(widths, key=lambda line: widths[line], default=())
    if longest and (over := widths[longest] - room) > 0:
        at = next((run.at for run in longest if run.at), job.layout)
        said = " ".join(run.text.strip() for run in longest if run not in number)
        message = f"{job.name}: the line at the foot of the page is {ceil(over / MM)} mm too long: '{said}'"
        raise InputError([Diagnostic("fit", at, message, "shorten one of the texts that stand in it")])


def _width(runs: Runs, style: Style) -> float:
    return sum(piece.width for piece in pieces_of(runs, style))


def _refuse_small_type(job: Print) -> None:
    printed = {name: size * min(1.0, job.scale) for name, (size, _) in job.type.items()}
    small = [f"{name} {floor(10 * size) / 10:g}pt" for name, size in printed.items() if size < job.least]
    if small:
        names = ", ".join(small)
        message = f"{job.name}: smaller than the layout's own limit of {job.least:g}pt: {names}"
        hint = "change 'type' or 'body', or the theme's 'type'"
        raise InputError([Diagnostic("type-size", job.layout, message, hint)])
