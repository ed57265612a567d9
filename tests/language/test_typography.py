"""Pages: one baseline grid, one type scale, hanging bullets, whole pairs, level columns, nothing alone at a foot."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import inf

import pytest

from b12docs.document.leaves import Run, plain_text, unbroken
from b12docs.document.nodes import Block, Column, Columns, KeyPoints, Pointed, RedFlags
from b12docs.document.tree import Document, children, walk
from b12docs.look.theme import STYLES
from b12docs.paper import MM
from b12docs.production.finishing import print_of
from b12docs.typeset import Print, fonts
from b12docs.typeset.boxes import TextBox
from b12docs.typeset.builders.tables import BETWEEN
from b12docs.typeset.builders.text import SMALLER
from b12docs.typeset.grid import Grid
from b12docs.typeset.pieces import Style
from b12docs.typeset.room import enlarged, forms, tightened
from b12docs.typeset.stack import Entry, Stack
from b12docs.typeset.structure import Element as Tag
from b12docs.typeset.styles import Styles
from b12docs.typeset.text import SetText
from b12docs.typeset.wording import TooWideError, words_of
from tests.conftest import Built, shipped
from tests.editions import block_words
from tests.pdfs import Element, Line, Pdf, clean

NEAR = 0.05  # points
DENSE = 12  # points of leading; at or below it a page is set for clinicians
LEVEL = 8  # mm; columns that end no further apart look level
WALL = "poster"  # what hangs on a wall: its type is larger, in more sizes
MOST_SIZES = {WALL: 10}  # of type in a document, where they are more than nine
NARROW = ("label", "large", "h2")  # what is read first in a column: it may be smaller where that is narrow
SQUARE = "■"  # the bullet of warnings: a mark in a type size of its own
HEADINGS = ("H1", "H2", "H3")
STYLE = Style(12, 15, "#000000", "#000000", drop=11.25)


def printed(document: Built) -> Print:
    """How the document is printed: its type scale in points of the layout, and how much that is enlarged."""
    return print_of(shipped(), document.job)


def sizes_of(job: Print) -> list[Print]:
    """How it may be printed: as its layout says, or in ever larger type where that fills its pages."""
    return [job, *enlarged(job)]


def _as_large(document: Built) -> Print:
    """How it is printed: the one whose type its longest text is in."""
    body = Counter(round(span.size, 2) for span in document.pdf.spans).most_common(1)[0][0]
    jobs = sizes_of(printed(document))
    return min(jobs, key=lambda job: min(abs(size * job.scale - body) for size, _ in job.type.values()))


def step_of(job: Print) -> float:
    """The step of the baseline grid on paper: a quarter of the body's leading, an eighth on dense pages and a wall."""
    leading = job.type["body"][1]
    width, height = job.size
    return leading / (4 if leading > DENSE and width < height else 8) * job.scale


def off_grid(pdf: Pdf, lines: list[Line], step: float) -> list[str]:
    """The words of the lines that do not lie whole steps below the head of their page."""
    depths = [(line.text, (pdf.sizes[line.page][1] - line.baseline) / step) for line in lines]
    return [text for text, depth in depths if abs(depth - round(depth)) * step > NEAR]


def lines_by_block(pdf: Pdf) -> dict[Element, list[Line]]:
    """The printed lines of each paragraph, heading, label and caption that has any, in reading order."""
    found: dict[Element, list[Line]] = defaultdict(list)
    for line in pdf.lines:
        if line.block is not None:
            found[line.block].append(line)
    return dict(found)


# --- grid and scale ---------------------------------------------------------------------------------------------------


def test_every_line_stands_on_the_baseline_grid(document: Built) -> None:
    """Each baseline lies whole steps below the head of its page, in every column and running line.

    Words that stand in the middle of a cell, or of a table's corner, may lie half a step off: the eye sees the middle,
    not the step. Labels of a figure stand at what they name, wherever that is.
    """
    ways = [(tree, large) for tree, job in forms(document.tree, printed(document)) for large in sizes_of(job)]
    steps = {step_of(tight) for tree, large in ways for tight, _ in tightened(tree, large)}
    lines = [line for line in document.pdf.lines if not (line.block and _stands_free(document, line.block))]
    assert len(lines) > 30
    assert [] in [off_grid(document.pdf, lines, step) for step in steps]


def _stands_free(document: Built, block: Element) -> bool:
    """Whether words stand where the eye looks for them: in a table, as a figure's label, or as a large number."""
    is_label = block.kind == "Lbl" and document.pdf.text(block).isdigit()
    number = is_label and any(isinstance(one, KeyPoints) for one in document.tree.walk())
    return number or block.inside("Table") or document.pdf.text(block).split() in _entries(document.tree, Pointed)


def _entries(tree: Document, kind: type[Block]) -> list[list[str]]:
    """The words of each entry of the lists in components of a kind."""
    lists = [block for one in tree.walk() if isinstance(one, kind) for block in children(one)]
    return [block_words(entry) for block in lists for entry in children(block)]


@pytest.mark.parametrize("size", [9.0, 10.5, 13.0, 22.0, 31.0])
def test_the_grid_lays_no_lines_on_each_other(size: float) -> None:
    """Lines that are set solid are moved apart to the next step of the grid, never together."""
    grid, theme = Grid(3.75), shipped().themes.load("clear")
    style = Styles({"title": (size, size)}, theme.palette, grid, size, None).named("title")
    assert size <= style.leading < size + grid.step
    assert grid.near(style.leading) == style.leading


def test_one_type_scale(document: Built) -> None:
    """Every size is one of the layout's scale, or of words that a narrow column makes smaller; a document has few."""
    job = _as_large(document)
    scale = {round(size, 2) for size, _ in job.type.values()}
    sizes = {round(span.size / job.scale, 2) for span in document.pdf.spans if clean(span.text) not in ("", SQUARE)}
    assert set(job.type) == set(STYLES)
    smaller = [part * job.type[name][0] for name in NARROW for part in (*SMALLER, BETWEEN)]
    assert all(size == pytest.approx(near(size, smaller), abs=0.01) for size in sizes - scale)
    assert 4 <= len(sizes) <= MOST_SIZES.get(document.job.layout, 9)


def near(size: float, sizes: list[float]) -> float:
    """The nearest of some sizes."""
    return min(sizes, key=lambda one: abs(one - size))


# --- lists ------------------------------------------------------------------------------------------------------------


def test_the_names_of_columns_stand_on_one_line(document: Built) -> None:
    """One in two lines would make the whole row as high."""
    lines = lines_by_block(document.pdf)
    names = [one for head in document.pdf.root.find("THead") for cell in head.find("TH") for one in cell.find("P")]
    assert [document.pdf.text(one) for one in names if len(lines[one]) > 1] == []


def test_bullets_and_numbers_hang(document: Built) -> None:
    """The lines of an entry begin at one left edge, clear of its bullet or number, which stands left of them all.

    The label of a line to write on may stand behind words, on their line.
    """
    by_block = lines_by_block(document.pdf)
    several = []
    for entry in document.pdf.root.find("LI"):
        labels = [by_block[one] for one in entry.elements if one.kind == "Lbl"]
        bodies = [one for one in entry.elements if one.kind == "LBody"]
        lines = [line for body in bodies for one in body.elements for line in by_block.get(one, [])]
        if labels and lines:
            several.append(len(lines) > 1)
            edge = min(line.box.left for line in lines)
            first = {round(line.baseline): line for line in sorted(lines, key=lambda line: -line.box.left)}
            assert max(line.box.left for line in first.values()) <= edge + NEAR, lines[0].text
            assert labels[0][0].box.right < edge - 1, lines[0].text
    assert len(several) >= 7
    assert sum(several) >= 3 or document.job.layout == "poster"


def test_a_bullet_stands_on_the_first_line(document: Built) -> None:
    """A bullet or number has the baseline of the first line of its entry; a key point's stands in its middle."""
    by_block, step = lines_by_block(document.pdf), step_of(printed(document))
    points = _entries(document.tree, KeyPoints)
    seen = 0
    for entry in document.pdf.root.find("LI"):
        first, *rest = [one for one in entry.walk() if one in by_block]
        if first.kind == "Lbl":
            seen += 1
            label, lines = by_block[first][0], by_block[rest[0]]
            if document.pdf.text(rest[0]).split() in points:
                middle = (lines[0].baseline + lines[-1].baseline) / 2
                assert abs(label.baseline - middle) <= step / 2 + NEAR, label.text
            else:
                assert label.baseline == pytest.approx(lines[0].baseline, abs=NEAR)
    assert seen >= 7


# --- the foot of a page -----------------------------------------------------------------------------------------------


def test_no_heading_is_left_alone(document: Built) -> None:
    """What a heading introduces stands on its page, below it; beside it where a poster's warnings have it aside,
    and on its line where a small card says there on which side it is felt.

    A title may pass under the clinic's tab: the words there stand above it and are read after it.
    """
    pdf, by_block = document.pdf, lines_by_block(document.pdf)
    blocks = [block for block in pdf.blocks if block in by_block]
    headings = [(block, blocks[index + 1 :]) for index, block in enumerate(blocks[:-1]) if block.kind in HEADINGS]
    assert len(headings) >= 4
    for heading, following in headings:
        last = by_block[heading][-1]
        firsts = [by_block[one][0] for one in following[: 2 if heading.kind == "H1" else 1]]
        first = next((one for one in firsts if one.page == last.page and one.baseline < last.baseline), firsts[0])
        below = first.page == last.page and first.baseline < last.baseline
        level = document.job.paper == "DL" and abs(first.baseline - last.baseline) < 0.1
        aside = first.page == last.page and first.box.left > last.box.right
        beside = aside and (level or document.job.layout == "poster")
        assert below or beside or _rules_below(pdf, last) >= 3, last.text


def _rules_below(pdf: Pdf, line: Line) -> int:
    """The number of lines to write on below a line, on its page."""
    below = (shape for shape in pdf.shapes if shape.page == line.page and shape.box.top < line.baseline)
    return sum(shape.kind == "stroke" and shape.box.top - shape.box.bottom < 3 for shape in below)


def test_no_paragraph_leaves_a_line_alone(document: Built) -> None:
    """A paragraph that goes on on the next page has two lines or more on each: no widow, no orphan."""
    by_block = lines_by_block(document.pdf)
    assert len(by_block) > 50
    for lines in by_block.values():
        pages = Counter(line.page for line in lines)
        assert len(pages) == 1 or min(pages.values()) >= 2, lines[0].text


def text_box(text: str, *, lead: bool = False) -> TextBox:
    """A paragraph, one that introduces what follows where it is a lead."""
    fonts.register()
    return TextBox((Run(text),), STYLE, Tag("P"), lead=lead)


WIDTH = 200.0


def test_a_paragraph_is_split_into_parts_of_two_lines_or_more() -> None:
    """It may break between any two lines but the first two and the last two, and each part is as high as it says."""
    words = "A lack of vitamin B12 can damage nerves over time, often those of the legs and feet first. " * 3
    whole = text_box(words)
    count = len(whole.set_at(WIDTH).lines)
    assert count == 8
    breaks = whole.breaks(WIDTH)
    assert (
        [one.end / STYLE.leading for one in breaks] == [one.start / STYLE.leading for one in breaks] == [2, 3, 4, 5, 6]
    )
    for one in breaks:
        first, rest = whole.cut(WIDTH, one.path)
        assert (first.height(WIDTH), rest.height(WIDTH)) == (one.end, whole.height(WIDTH) - one.start)


@pytest.mark.parametrize("count", [2, 3])
def test_a_short_paragraph_stays_whole(count: int) -> None:
    """A paragraph of two or three lines cannot be split without leaving one alone."""
    paragraph = text_box("\n".join(["line"] * count))
    assert paragraph.height(WIDTH) == count * STYLE.leading
    assert paragraph.breaks(WIDTH) == []


def test_a_heading_goes_along_with_what_it_introduces() -> None:
    """Where the text below a heading and its lead goes on to the next page, both go along."""
    entries = [Entry(text_box("Before")), Entry(text_box("Heading", lead=True)), Entry(text_box("Lead:", lead=True))]
    entries.append(Entry(text_box("one\ntwo\nthree")))
    assert [one.path for one in Stack(entries, Grid(1.0)).breaks(WIDTH)] == [(1,)]


# --- columns ----------------------------------------------------------------------------------------------------------


def test_columns_end_level(document: Built) -> None:
    """Columns of words beside each other end within 8 mm of each other, but for the lists of red flags."""
    flags = {id(block) for one in document.tree.walk() if isinstance(one, RedFlags) for block in walk(one)}
    groups = [group for group in _columns(document.tree) if id(group) not in flags]
    feet = [feet for group in groups for feet in [_feet(document.pdf, group)] if len(feet) > 1]
    assert feet or document.job.version != "leaflet"
    for found in feet:
        assert max(found) - min(found) <= LEVEL * MM * printed(document).scale


def _columns(tree: Document) -> Iterator[Columns]:
    """The components whose parts are all columns."""
    for block in tree.walk():
        if isinstance(block, Columns) and all(isinstance(part, Column) for part in block.blocks):
            yield block


def _feet(pdf: Pdf, group: Columns) -> list[float]:
    """The last baseline of each column that ends in words: not in a figure with labels, nor in lines to write on."""
    by_block = lines_by_block(pdf)
    feet = []
    for column in group.blocks:
        if not _ends_in_words(column):
            continue
        words = block_words(column)
        (part,) = [one for one in pdf.root.find("Div") if _words(pdf, one) == words][:1]
        lines = [line for one in part.walk() for line in by_block.get(one, [])]
        assert len({line.page for line in lines}) == 1
        feet.append(min(line.baseline for line in lines))
    return feet


def _ends_in_words(block: object) -> bool:
    blocks = getattr(block, "blocks", ())
    if isinstance(block, Pointed):
        return False
    return _ends_in_words(blocks[-1]) if blocks else hasattr(block, "runs") or hasattr(block, "items")


def _words(pdf: Pdf, element: Element) -> list[str]:
    kinds = ("P", *HEADINGS, "Figure", "Caption")
    told = (one.alt if one.kind == "Figure" else pdf.text(one) for one in element.walk() if one.kind in kinds)
    return [word for text in told for word in text.split()]


class Heights(TextBox):
    """A paragraph that remembers where it was drawn."""

    top = 0.0

    def draw(self, painter: object, x: float, top: float, width: float, height: float) -> None:
        """Remember the place, draw nothing."""
        self.top = top


def drawn(entries: list[tuple[str, bool]], spare: float) -> list[float]:
    """By how many steps each space below the first opens in a column: ``even`` ones belong to a list."""
    fonts.register()
    boxes = [Heights((Run(text),), STYLE, Tag("P"), lead=text == "Heading") for text, _ in entries]
    stack = Stack([Entry(box, 5.0, even=even) for box, (_, even) in zip(boxes, entries, strict=True)], Grid(5.0))
    stack.opening(15.0).draw(None, 0, 0, WIDTH, stack.height(WIDTH) + spare)  # type: ignore[arg-type]
    return [(above.top - below.top - STYLE.leading - 5.0) / 5.0 for above, below in pairwise(boxes)]


OPENINGS = {
    "paragraphs share": ("Heading A B C", 20, [0, 2, 2]),
    "the first ones take what is left over": ("Heading A B C", 25, [0, 3, 2]),
    "none by more than a line": ("Heading A B C", 60, [0, 3, 3]),
    "a list opens evenly": ("Heading A *B *C *D", 15, [0, 1, 1, 1]),
    "or not at all": ("Heading A *B *C *D", 10, [0, 0, 0, 0]),
    "what lists cannot take others do": ("Heading A *B *C D", 20, [0, 1, 1, 2]),
    "what others cannot take lists do": ("Heading A *B *C D", 50, [0, 3, 3, 3]),
    "nothing to open": ("Heading A", 30, [0]),
}


@pytest.mark.parametrize("case", OPENINGS.values(), ids=OPENINGS)
def test_the_spaces_of_a_column_open(case: tuple[str, float, list[int]]) -> None:
    """Spaces between blocks open step by step, those of a list alike; none below a heading, none by over a line."""
    words, spare, expected = case
    entries = [(word.lstrip("*"), word.startswith("*")) for word in words.split()]
    assert drawn(entries, spare) == expected


# --- pairs ------------------------------------------------------------------------------------------------------------

PAIRS = ("vitamin B12", "10 mg", "(01632) 960 123", "3 May 2026", "Crohn’s [3]")


def words(*runs: Run) -> list[str]:
    """What the lines of the runs are made of."""
    fonts.register()
    found = words_of(unbroken(runs), STYLE)
    return [plain_text(tuple(Run(piece.text) for piece in word.pieces)).strip() for word in found]


@pytest.mark.parametrize("pair", PAIRS)
def test_what_belongs_together_is_one_word_for_the_line_breaking(pair: str) -> None:
    """No line ends inside the pair, in plain words and where a part of it is bold."""
    first, _, rest = pair.partition(" ")
    assert words(Run(f"so {pair} so")) == ["so", pair, "so"]
    assert words(Run("so "), Run(first, bold=True), Run(f" {rest} so")) == ["so", pair, "so"]


def test_a_link_breaks_in_its_address_and_not_in_a_figure() -> None:
    """What leads to an address may be broken inside where it is one, and not where it is a time."""
    assert words(Run("24/7 or 9.30.", href="tel:1"), Run(" "), Run("a.example/b", href="https://a.example/b")) == [
        "24/7", "or", "9.30.", "a.", "example/", "b",
    ]  # fmt: skip


def test_a_column_that_is_too_narrow_breaks_a_pair() -> None:
    """Where a pair is wider than its column, a break in it is better than no leaflet; others stay whole."""
    fonts.register()
    runs = unbroken((Run("Take 10 mg. Call +44 (0)1632 960 123 now"),))
    assert printed_lines(SetText(runs, STYLE, 115)) == ["Take 10 mg. Call", "+44 (0)1632 960 123", "now"]
    assert printed_lines(SetText(runs, STYLE, 70)) == ["Take 10 mg.", "Call +44", "(0)1632 960", "123 now"]


@pytest.mark.parametrize(
    ("typed", "width", "lines"),
    [
        ("Kingston-upon-Thames Surgery", 130, ["Kingston-upon-Thames", "Surgery"]),
        ("Kingston-upon-Thames Surgery", 90, ["Kingston-upon-", "Thames Surgery"]),
        ("Kingston-upon-Thames Surgery", 60, ["Kingston-", "upon-", "Thames", "Surgery"]),
        ("Kingston-upon\na Way", 66, ["Kingston-", "upon", "a Way"]),
        ("Take vitamin-B12 (1-2 a day)", 66, ["Take", "vitamin-B12", "(1-2 a day)"]),
    ],
)
def test_a_compound_is_parted_behind_its_hyphens_where_it_is_too_wide(
    typed: str, width: float, lines: list[str]
) -> None:
    """Only there, where a hyphen stands between words, and as few times as that takes."""
    fonts.register()
    assert printed_lines(SetText(unbroken((Run(typed),)), STYLE, width)) == lines


def test_an_address_is_not_parted_behind_its_hyphens() -> None:
    """Nobody could tell whether the hyphen belongs to it."""
    fonts.register()
    address = Run("kingston-upon-thames", href="https://kingston-upon-thames")
    assert printed_lines(SetText((Run("kingston-upon-thames"),), STYLE, 75)) == ["kingston-", "upon-thames"]
    with pytest.raises(TooWideError):
        SetText((address,), STYLE, 75)


def printed_lines(text: SetText) -> list[str]:
    """The words of each line."""
    return [plain_text(tuple(Run(piece.text) for piece in line)).strip() for line in text.lines]


_STRADDLES = re.compile(
    r"^\S+ [A-Z]\d+\b|^\S+ \[\d|^\S+ –$|"
    r"^\W?\d(?:[\d.,–]*\d)? (?!or$)(?:[^\W\d]|%)|^\W?(?:[Tt]ype|[Pp]age|[Cc]all|Ring) \d|^Dr [A-Z]"
)  # "999 or A&E": a figure that counts nothing may end its line


def test_no_pair_straddles_two_lines(document: Built) -> None:
    """No line of a shipped document ends inside "vitamin B12" and the like, where its column is wide enough."""
    blocks = lines_by_block(document.pdf).values()
    turns = [
        f"{above.text.split()[-1]} {below.text.split()[0]}"
        for lines in blocks
        for above, below in pairwise(lines)
        if above.page == below.page and not _too_wide(document.pdf, above, below)
    ]
    assert len(turns) >= 15
    assert [turn for turn in turns if _STRADDLES.search(turn)] == []


def _too_wide(pdf: Pdf, above: Line, below: Line) -> bool:
    """Whether two words that have a line each would in one line reach beyond the ground that they stand on."""
    if len(above.text.split()) > 1 or len(below.text.split()) > 1:
        return False
    grounds = [one.box for one in pdf.shapes if one.page == above.page and one.kind == "fill"]
    under = [one for one in grounds if one.bottom <= below.box.bottom and one.top >= above.box.top]
    edge = min((one.right for one in under if one.left <= above.box.left and one.right >= above.box.right), default=inf)
    return above.box.right + below.box.right - below.box.left > edge
