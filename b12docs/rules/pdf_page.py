"""Rules of finished PDFs: the page as it is seen, and the text as it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from b12docs.inspection.facts import Run, signs
from b12docs.paper import Box
from b12docs.rules.finished import Finished, and_more, letters_only, pdf_rule, quoted, squeezed
from b12docs.rules.registry import Finding

_LONGEST = 80  # characters of a line
_FORGIVEN = 0.1  # of a contrast: what smoothing at the edges of small letters takes from it
_EDGE = 1.5  # points by which a letter's box may be larger than its ink
_BOLD = re.compile(r"(?i)bold|black|heavy")
_LABEL = 60  # letters that the label of a figure has at most
_FAR_EAST = "\u2e80"  # from here on are the scripts that have no spaces between words


@pdf_rule("pdf-contrast", source="WCAG 2.2 1.4.3: 4.5:1, and 3:1 from 18 pt on or in bold from 14 pt on")
def can_be_told_apart(pdf: Finished) -> Iterator[Finding]:
    """Text can be told apart from what really lies behind it, as the page is drawn."""
    for page, runs in pdf.by_page(run for run in letters_only(pdf.facts.runs) if _is_faint(run)):
        worst = min(runs, key=lambda run: (run.contrast or 0) / _least(run))
        said = f"the contrast of {quoted(worst.text)} is {worst.contrast:.1f}:1, below {_least(worst):g}:1"
        yield Finding(
            pdf.at(page), said + and_more(runs), "make the text darker, or what lies behind it lighter, or the reverse"
        )


def _is_faint(run: Run) -> bool:
    return run.contrast is not None and run.contrast < _least(run) - _FORGIVEN


def _least(run: Run) -> float:
    return 3.0 if run.size >= 18 or (run.size >= 14 and _BOLD.search(run.font)) else 4.5


@pdf_rule("pdf-hidden", source="WCAG 2.2 1.4.3: what is told can be seen")
def can_be_seen(pdf: Finished) -> Iterator[Finding]:
    """Text leaves a trace on its page: nothing covers it, cuts it off, or has its colour."""
    for page, runs in pdf.by_page(run for run in _uncut(pdf) if run.hidden):
        count = sum(run.hidden for run in runs)
        said = f"{count} letters cannot be seen, near {quoted(runs[0].text)}: something covers them or has their colour"
        yield Finding(pdf.at(page), said, "take them out, or bring them to the front")


@pdf_rule("pdf-outside", source="nothing is cut off in silence")
def lies_on_its_page(pdf: Finished) -> Iterator[Finding]:
    """All text lies on the part of its page that is shown and printed."""
    shown = {page.number: page.shown for page in pdf.facts.pages}
    outside = (run for run in _uncut(pdf) if not _holds(shown[run.page], run.box))
    for page, runs in pdf.by_page(outside):
        said = f"{quoted(runs[0].text)} lies outside the page, or is cut off by its edge"
        yield Finding(pdf.at(page), said + and_more(runs), "make the text shorter, or the page larger")


def _uncut(pdf: Finished) -> tuple[Run, ...]:
    """The runs that should be whole: on sheets for a printer lie parts of pages, cut where the sheets are joined."""
    return () if pdf.facts.for_print else letters_only(pdf.facts.runs)


def _holds(page: Box, box: Box) -> bool:
    return (
        page.left - _EDGE <= box.left and box.right <= page.right + _EDGE
        and page.bottom - _EDGE <= box.bottom and box.top <= page.top + _EDGE
    )  # fmt: skip


@pdf_rule("pdf-line-length", source="WCAG 2.2 1.4.8: at most 80 characters", severity="warning")
def lines_are_short(pdf: Finished) -> Iterator[Finding]:
    """The lines of a finished PDF have at most 80 characters."""
    if pdf.facts.for_print:
        return  # pages that lie side by side on a sheet have lines of their own
    lengths = [(signs(line), line[0]) for line in pdf.facts.lines if len(line[0].text) > 1]
    long = [(length, run) for length, run in lengths if length > _LONGEST]
    if long:
        length, run = max(long, key=lambda one: one[0])
        said = f"{len(long)} of {len(lengths)} lines have more than 80 characters, the longest {length}"
        yield Finding(pdf.at(run.page), said, "make the columns narrower, or the type larger")


@pdf_rule("pdf-scan", source="WCAG 2.2 1.1.1 and 1.4.5, technique PDF7")
def is_text(pdf: Finished) -> Iterator[Finding]:
    """No page is a picture alone, without text and without a description."""
    with_text = {run.page for run in pdf.facts.runs if run.letters}
    described = {one.page for one in pdf.facts.elements if one.kind == "Figure" and one.alt}
    for page in pdf.facts.pages:
        if page.is_read and not page.is_blank and page.number not in with_text | described:
            hint = "save it from its source as text; a scan needs text recognition (OCR), and its result an eye"
            yield Finding(pdf.at(page.number), "this page is a picture without any text that can be read aloud", hint)


@pdf_rule("pdf-run-together", source="ISO 32000-1 14.8.2.5: words are parted by spaces", severity="warning")
def words_are_apart(pdf: Finished) -> Iterator[Finding]:
    """In the text of a tag, words are parted by spaces, at the end of a line too."""
    joined: dict[int, list[str]] = {}
    for (one, first), (other, second) in pairwise(pdf.spoken):
        if one == other and first.page == second.page and _run_together(first, second):
            joined.setdefault(first.page, []).append(f"{_last(first)}{_first(second)}")
    for page, found in joined.items():
        said = f"words run together where no space parts them: {quoted(found[0])}"
        hint = "keep the space at the end of each line when it is saved as PDF"
        yield Finding(pdf.at(page), said + and_more(found), hint)


def _run_together(one: Run, other: Run) -> bool:
    """Whether two runs of one block are two words to the eye, and one to who is told them."""
    end, start = one.text[-1:], other.text[:1]
    if not (end.isalnum() or end in ".,;:?!•·■▪–") or not start.isalnum() or max(end, start) >= _FAR_EAST:
        return False
    size = min(one.size, other.size)
    apart = other.box.left - one.box.right > 0.2 * size or other.box.right < one.box.left
    return abs(one.box.bottom - other.box.bottom) > 0.8 * size or (
        apart and min(len(_last(one)), len(_first(other))) > 1
    )


def _last(run: Run) -> str:
    return run.text.split()[-1] if run.text.split() else ""


def _first(run: Run) -> str:
    return run.text.split()[0] if run.text.split() else ""


@pdf_rule("pdf-artifact-only", source="ISO 14289-1 7.1; Matterhorn 01-002", severity="warning")
def nothing_is_told_to_the_eye_alone(pdf: Finished) -> Iterator[Finding]:
    """What is marked as decoration says nothing but page numbers and what is told elsewhere."""
    if not pdf.facts.tagged:
        return
    found: dict[str, tuple[str, int]] = {}
    for line in pdf.facts.lines:
        artifacts = [run for run in line if run.artifact]
        words = "".join(_spaced(artifacts))
        if _states(words, pdf) and not pdf.is_said(words):
            found.setdefault(re.sub(r"\d+", "#", squeezed(words)), (words, line[0].page))
    for words, page in found.values():
        said = f"{quoted(words)} is marked as decoration, and told nowhere else: a screen reader leaves it out"
        yield Finding(pdf.at(page), said, "say it in the text as well, or mark it as text")


def _spaced(runs: list[Run]) -> Iterator[str]:
    """The texts of the runs of a line, with a space between those that stand apart."""
    for before, run in pairwise([None, *runs]):
        if run:
            yield " " * (before is not None and run.box.left - before.box.right > 0.2 * run.size) + run.text


def _states(words: str, pdf: Finished) -> bool:
    """Whether words state something: at least two, which are not the number of a page."""
    parts = re.findall(r"[^\W\d_]{2,}", words)
    numbers = [int(one) for one in re.findall(r"\d{1,5}", words)]
    is_number = len(parts) <= 2 and bool(numbers) and all(number <= pdf.facts.page_count for number in numbers)
    return len(parts) >= 2 and not is_number


@pdf_rule("pdf-reading-order", source="ISO 14289-1 7.2; Matterhorn 09-001; WCAG 2.2 1.3.2", severity="warning")
def is_told_as_it_is_seen(pdf: Finished) -> Iterator[Finding]:
    """The tags tell a page in the order in which it is read: nothing leads back up in a column, or to a page before."""
    jumps: dict[int, list[tuple[Run, Run]]] = {}
    blocks = list(_blocks(pdf))
    for (block, one), (other_block, other) in pairwise(blocks[1:]):  # what is told before all else may stand anywhere
        labels = all(sum(run.letters for run in runs) <= _LABEL for runs in (one, other))
        if "Caption" in (_kind(pdf, block), _kind(pdf, other_block)):
            continue  # a caption is told before its table, and may stand below it
        if _leads_back(one, other) and not (labels and _are_beside_a_figure(pdf, block, other_block)):
            jumps.setdefault(other[0].page, []).append((one[0], other[0]))
    for page, found in jumps.items():
        before, after = found[0]
        said = f"{quoted(after.text)} is told after {quoted(before.text)}, which stands below it"
        yield Finding(pdf.at(page), said + and_more(found), "put the tags into the order in which the page is read")


def _blocks(pdf: Finished) -> Iterator[tuple[int, list[Run]]]:
    """The runs of each block on a page, in the order in which they are told, and the block's index."""
    for (index, _), told in groupby(pdf.told, key=lambda one: (one[0], one[1].page)):
        yield index, [run for _, run in told]


def _are_beside_a_figure(pdf: Finished, one: int, other: int) -> bool:
    """Whether both blocks stand, be it as entries of a list, beside one figure: its labels may be told in any order."""
    return not pdf.figured.isdisjoint(_above(pdf, one) & _above(pdf, other))


def _kind(pdf: Finished, index: int) -> str:
    return pdf.facts.elements[index].kind if index >= 0 else ""


def _above(pdf: Finished, index: int) -> set[int]:
    """The four elements around an element: a list's entry lies three below what the list stands in."""
    found = set()
    for _ in range(4):
        index = pdf.facts.elements[index].parent if index >= 0 else -1
        found.add(index)
    return found


def _leads_back(one: list[Run], other: list[Run]) -> bool:
    if one[0].page != other[0].page:
        return other[0].page < one[0].page
    first, second = _around(one), _around(other)
    shared = min(first.right, second.right) - max(first.left, second.left)
    return second.bottom > first.top - 1 and shared > 0.5 * min(first.width, second.width)


def _around(runs: list[Run]) -> Box:
    box = runs[0].box
    for run in runs[1:]:
        box = box.joined(run.box)
    return box
