"""The text of a page, whatever its fonts are and however its letters are placed."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.inspection.making import facts, findings, make, marked, plain, words

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0001> <004C> <0002> <006F> endbfchar endcmap"""


def own_codes(file: pikepdf.Pdf) -> None:
    """The font as a composite one, with a table of codes of its own in the file."""
    simple = file.pages[0].Resources.Font.F
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Own, CIDSystemInfo=system, DW=500,
        FontDescriptor=simple.FontDescriptor,
    )  # fmt: skip
    file.pages[0].Resources.Font.F = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Own, DescendantFonts=Array([inner]),
        Encoding=file.make_stream(b"begincmap endcmap", Type=Name.CMap, CMapName=Name.Own, CIDSystemInfo=system),
        ToUnicode=file.make_stream(TO_UNICODE),
    )  # fmt: skip


def test_letters_whose_codes_have_a_table_in_the_file_are_read() -> None:
    """Text that is not read would look like none."""
    content = marked(0, "BT /F 12 Tf 72 700 Td <00010002> Tj ET\n")
    assert [run.text for run in facts(make(content, tree=("Document", ("P", 0)), fixed=own_codes)).runs] == ["Lo"]


def test_letters_of_which_nothing_is_known_are_told() -> None:
    """They are there to the eye alone."""
    content = marked(0, "BT /F 12 Tf 72 700 Td <00010007> Tj ET\n")
    data = make(content, tree=("Document", ("P", 0)), fixed=own_codes)
    assert "what 1 of its letters mean is not said: nobody can search or hear them" in [
        one.message for one in findings(data)
    ]


def test_letters_that_are_placed_one_by_one_are_one_run() -> None:
    """As some programs write each of them; a wide gap without a space begins another."""
    shown = "[(Lo) 20 (w) -30 ( B1) 5 (2) -900 (one)] TJ"
    content = marked(0, f"BT /F 12 Tf 72 700 Td {shown} ET\n")
    assert [run.text for run in facts(make(content, tree=("Document", ("P", 0)))).runs] == ["Low B12", "one"]


def test_the_size_of_type_is_that_on_paper() -> None:
    """Also where the page is drawn larger than it is written."""
    content = f"q 2 0 0 2 0 0 cm\n{marked(0, words('Low', 300, size=6))}Q\n"
    (run,) = facts(make(content, tree=("Document", ("P", 0)))).runs
    assert (run.size, round(run.box.left), round(run.box.bottom)) == (12, 144, 598)


def test_a_line_is_what_stands_side_by_side() -> None:
    """Columns are lines of their own."""
    content = plain("The first line") + marked(1, words("A second column", 760, x=300))
    found = facts(make(content, tree=("Document", ("P", 0, 1))))
    assert [[run.text for run in line] for line in found.lines] == [["The first line"], ["A second column"]]


def test_a_page_on_its_side_is_looked_at_as_it_is_shown() -> None:
    """Its upper left corner is where a reader sees it."""
    data = make(fixed=lambda file: file.pages[0].__setattr__("Rotate", 90))
    page, run = facts(data).pages[0], facts(data).runs[0]
    assert page.shown == (0, 0, 842, 595)
    assert (round(run.box.left), round(run.box.top)) == (758, 523)
    assert not run.upright
