"""Each rule of finished PDFs speaks of a file that breaks it, and of one that keeps it says nothing."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from b12docs.rules.registry import rules_of
from tests.inspection.making import LINES, artifact, facts, findings, make, marked, plain, said, words

Fix = Callable[[pikepdf.Pdf], None]
LONG = "This line goes on and on, from one edge of the page to the other, and who reads it loses the way back."
FOR_PRINT = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=Name.Simplex)
TABLE = "".join(marked(number, words(str(number), 700 - 20 * number)) for number in range(2))


def test_of_a_good_file_nothing_is_said() -> None:
    """So that what a case changes is what makes a rule speak."""
    assert findings(make()) == []


def without(*keys: str) -> Fix:
    """Take these keys out of the catalog."""

    def fix(file: pikepdf.Pdf) -> None:
        for key in keys:
            del file.Root[key]

    return fix


def untitled(file: pikepdf.Pdf) -> None:
    del file.Root.Metadata, file.trailer.Info


def titled(title: str) -> Fix:
    def fix(file: pikepdf.Pdf) -> None:
        with file.open_metadata() as meta:
            meta["dc:title"] = title

    return fix


def font_without(key: str) -> Fix:
    def fix(file: pikepdf.Pdf) -> None:
        font = file.pages[0].Resources.Font.F
        del (font if key in font else font.FontDescriptor)[key]
        font.FontDescriptor.Flags = 4

    return fix


def link(**entries: Any) -> Fix:
    def fix(file: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 690, 200, 710]), F=4, **entries)
        file.pages[0].Annots = Array([file.make_indirect(note)])

    return fix


def picture(*, tagged: bool) -> bytes:
    """A page that is a picture alone."""
    content = "q 595 0 0 842 0 0 cm /I Do Q\n"

    def fix(file: pikepdf.Pdf) -> None:
        image = file.make_stream(
            b"\xff\x00\x00\x00\x00\xff" * 2, Width=2, Height=2, ColorSpace=Name.DeviceRGB, BitsPerComponent=8
        )
        image.Type, image.Subtype = Name.XObject, Name.Image
        file.pages[0].Resources.XObject = Dictionary(I=image)

    tree = ("Document", ("Figure", {"Alt": "Two feet, red where they tingle"}, 0))
    return make(marked(0, content, "Figure") if tagged else content, tree=tree if tagged else None, fixed=fix)


def table(*cells: Any) -> bytes:
    """A table of one row of two cells."""
    return make(TABLE, tree=("Document", ("Table", ("TR", *cells))))


def scoped(scope: str) -> dict[str, Any]:
    return {"A": Dictionary(O=Name.Table, Scope=Name(f"/{scope}"))}


def on_ground(ground: str, colour: str) -> str:
    """The third line on a rectangle."""
    return artifact(f"{ground} 60 490 300 30 re f\n") + marked(2, words(LINES[2], 500, colour=colour))


def turned(content: str) -> str:
    """The content on its side."""
    return f"q 0 1 -1 0 300 0 cm\n{content}Q\n"


def half_light(colour: str) -> str:
    """The third line, of which the second half lies on a dark ground."""
    return artifact("0.1 g 110 490 300 30 re f\n") + marked(2, words(LINES[2], 500, colour=colour))


def named_mark(file: pikepdf.Pdf) -> None:
    """The properties of a mark, among the resources of its page."""
    file.pages[0].Resources.Properties = Dictionary(M2=Dictionary(MCID=2))


def locked() -> bytes:
    """A file that a screen reader may not read, though everybody may open it."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(make())) as file:
        forbidden = pikepdf.Permissions(accessibility=False, extract=False)
        file.save(
            buffer, encryption=pikepdf.Encryption(owner="x", user="", R=3, aes=False, metadata=False, allow=forbidden)
        )
    return buffer.getvalue()


# The rule, and a file that breaks it.
BROKEN: list[tuple[str, Callable[[], bytes]]] = [
    ("pdf-language", lambda: make(fixed=without("/Lang"))),
    ("pdf-language", lambda: make(Lang=String("English, please"))),
    ("pdf-title", lambda: make(fixed=untitled)),
    ("pdf-title", lambda: make(fixed=without("/ViewerPreferences"))),
    ("pdf-poor-title", lambda: make(fixed=titled("leaflet_final2.docx"))),
    ("pdf-bookmarks", lambda: make(*[plain("A page of words")] * 5, tree=("Document", ("H1", 0)))),
    ("pdf-fonts", lambda: make(fixed=font_without("/FontFile2"))),
    ("pdf-fonts", lambda: make(fixed=font_without("/Encoding"))),
    ("pdf-type-size", lambda: make(plain(*LINES) + artifact(words("Small print", 300, size=6)))),
    ("pdf-locked", locked),
    ("pdf-tags", lambda: make(tree=None)),
    ("pdf-tags", lambda: make(plain(*LINES) + words("Who to call", 500))),
    ("pdf-tags", lambda: make(tree=("Document", ("Chapter", 0, 1, 2), ("H1",)))),
    ("pdf-nesting", lambda: make(tree=("Document", ("H1", 0), ("P", ("LI", ("LBody", 1, 2)))))),
    ("pdf-nesting", lambda: make(tree=("Document", ("H1", 0), ("TD", 1, 2)))),
    ("pdf-nesting", lambda: make(tree=("Document", ("H1", 0), ("L", ("LI", ("P", 1)), ("LI", ("LBody", 2)))))),
    ("pdf-headings", lambda: make(tree=("Document", ("H1", 0), ("H3", 1), ("P", 2)))),
    ("pdf-headings", lambda: make(tree=("Document", ("H2", 0), ("P", 1), ("P", 2)))),
    ("pdf-no-headings", lambda: make(plain(*[LONG[:60]] * 9), tree=("Document", *(("P", one) for one in range(9))))),
    ("pdf-alt-text", lambda: make(tree=("Document", ("H1", 0), ("Figure", 1), ("P", 2)))),
    ("pdf-poor-alt-text", lambda: make(tree=("Document", ("H1", 0), ("Figure", {"Alt": "IMG_0123.jpg"}, 1), ("P", 2)))),
    ("pdf-tags", lambda: make(tree=("Document", ("H1", 0), ("P", ("Strong", 1), 2)))),
    ("pdf-links", lambda: make(fixed=link(Contents=String("Our page")))),
    ("pdf-header-scope", lambda: table(("TH", 0), ("TD", 1))),
    ("pdf-table-headers", lambda: table(("TD", 0), ("TD", 1))),
    ("pdf-contrast", lambda: make(plain(*LINES[:2]) + marked(2, words(LINES[2], 500, colour="0.6 g")))),
    ("pdf-contrast", lambda: make(plain(*LINES[:2]) + on_ground("0.2 0.2 0.5 rg", "0.1 g"))),
    ("pdf-contrast", lambda: make(plain(*LINES[:2]) + half_light("0 g"))),
    ("pdf-contrast", lambda: make(plain(*LINES[:2]) + marked(2, turned(words(LINES[2], 90, colour="0.7 g"))))),
    ("pdf-hidden", lambda: make(plain(*LINES[:2]) + marked(2, words(LINES[2], 500, colour="1 g")))),
    ("pdf-hidden", lambda: make(plain(*LINES[:2]) + half_light("1 g"))),
    ("pdf-hidden", lambda: make(plain(*LINES) + artifact("0.9 g 60 690 400 30 re f\n"))),
    ("pdf-hidden", lambda: make(plain(*LINES[:2]) + f"q 0 0 10 10 re W n\n{marked(2, words(LINES[2], 500))}Q\n")),
    ("pdf-outside", lambda: make(plain(*LINES[:2]) + marked(2, words(LINES[2], 500, x=520)))),
    ("pdf-outside", lambda: make(fixed=lambda file: file.pages[0].__setattr__("CropBox", Array([0, 0, 595, 760])))),
    ("pdf-line-length", lambda: make(plain(*LINES[:2], LONG))),
    ("pdf-scan", lambda: picture(tagged=False)),
    ("pdf-run-together", lambda: make(tree=("Document", ("H1", 0), ("P", 1, 2)))),
    ("pdf-run-together", lambda: make(plain(*LINES[:2]) + marked(2, words("Low", 500) + words("mood", 500, x=150)))),
    ("pdf-artifact-only", lambda: make(plain(*LINES) + artifact(words("This does not replace advice.", 60)))),
    ("pdf-reading-order", lambda: make(tree=("Document", ("H1", 0), ("P", 2), ("P", 1)))),
    ("pdf-for-print", lambda: make(tree=None, ViewerPreferences=FOR_PRINT)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "made"), BROKEN, ids=[f"{rule} {number}" for number, (rule, _) in enumerate(BROKEN)])
def test_a_rule_speaks_of_a_file_that_breaks_it(rule: str, made: Callable[[], bytes]) -> None:
    """Once, in words, with the page where it is one page's."""
    found = [one for one in findings(made()) if one.rule == rule]
    assert len(found) == 1
    assert len(found[0].message) > 15
    assert found[0].hint


def test_every_rule_has_a_case() -> None:
    """Metadata have a test module of their own; damage and length are seen where files are read."""
    elsewhere = {"pdf-metadata", "pdf-repaired", "pdf-long"}
    assert {rule.name for rule in rules_of("pdf")} == {name for name, _ in BROKEN} | elsewhere


def described_by_its_tag(file: pikepdf.Pdf) -> None:
    """A link whose element says where it leads."""
    note = file.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 690, 200, 710]), F=4))
    file.pages[0].Annots = Array([note])
    held = Dictionary(S=Name.Link, Alt=String("Our page"), K=Dictionary(Type=Name.OBJR, Obj=note))
    file.Root.StructTreeRoot.K.K.append(file.make_indirect(held))


SOUND: list[tuple[str, Callable[[], bytes]]] = [
    ("words in place of letters that mean nothing", lambda: make(
        plain(*LINES) + artifact(f"/Span <</ActualText (Low vitamin)>> BDC {words('Lxw vxtxmxn', 60)}EMC\n"))),
    ("marks whose properties have a name", lambda: make(
        plain(*LINES[:2]) + f"/P /M2 BDC {words(LINES[2], 500)}EMC\n", fixed=named_mark)),
    ("a caption that is told first, and stands below", lambda: make(
        plain(*LINES), tree=("Document", ("H1", 0), ("Table", ("Caption", 2), ("TR", ("TH", scoped("Row"), 1)))))),
    ("marks inside marks", lambda: make(
        plain(*LINES[:2])
        + f"/P <</MCID 2>> BDC /Span <</Lang (fr)>> BDC {words('Un', 500)}EMC {words(' test', 500, x=86)}EMC\n")),
    ("headers with a scope", lambda: table(("TH", scoped("Column"), 0), ("TD", 1))),
    ("a picture with a description", lambda: picture(tagged=True)),
    ("a notice at the foot that is told first", lambda: make(
        plain(*LINES), tree=("Document", ("P", 2), ("H1", 0), ("P", 1)))),
    ("a link that its tag describes", lambda: make(fixed=described_by_its_tag)),
    ("large pale letters", lambda: make(plain(*LINES[:2]) + marked(2, words(LINES[2], 500, size=24, colour="0.55 g")))),
    ("light letters on a dark ground", lambda: make(plain(*LINES[:2]) + on_ground("0 0 0.4 rg", "1 g"))),
    ("a page number", lambda: make(plain(*LINES) + artifact(words("Page 1 of 1", 60)))),
    ("decoration that repeats the text", lambda: make(plain(*LINES) + artifact(words("Low vitamin B12", 60)))),
    ("a page on its side", lambda: make(fixed=lambda file: file.pages[0].__setattr__("Rotate", 90))),
    ("a space at the end of a line", lambda: make(
        plain(LINES[0], f"{LINES[1]} ", LINES[2]), tree=("Document", ("H1", 0), ("P", 1, 2)))),
    ("a word parted by a hyphen", lambda: make(
        plain(LINES[0], "It harms nerve-", "cells."), tree=("Document", ("H1", 0), ("P", 1, 2)))),
    ("columns", lambda: make(
        plain(LINES[0], LINES[1]) + marked(2, words("The second column", 760, x=350)))),
    ("searchable text over a scan", lambda: make(plain(*LINES[:2]) + marked(2, "3 Tr\n" + words(LINES[2], 500)))),
]  # fmt: skip


@pytest.mark.parametrize("made", [made for _, made in SOUND], ids=[name for name, _ in SOUND])
def test_what_is_sound_is_not_told(made: Callable[[], bytes]) -> None:
    """Cases that look like faults to who does not look closely."""
    assert {rule for rule in said(made()) if rule not in ("pdf-headings",)} == set()


def test_the_page_of_a_finding_is_told() -> None:
    """In words, and as a field of the JSON."""
    tree = ("Document", ("H1", 0), ("P", {"page": 1}, 0))
    data = make(plain("Low vitamin B12"), marked(0, words("Pale words", colour="0.7 g")), tree=tree)
    (found,) = findings(data)
    assert str(found).startswith("leaflet.pdf, page 2: error: the contrast of 'Pale words' is 2.")
    assert {"file": "leaflet.pdf", "line": None, "column": None, "page": 2}.items() <= found.as_json().items()


def test_contrast_is_with_what_really_lies_behind() -> None:
    """The same grey on paper, on a dark ground, and half transparent."""
    contrasts = []
    for ground in ("1 g", "0.5 g", "0 g"):
        content = artifact(f"{ground} 0 0 595 842 re f\n") + marked(0, words("Ask for a blood test", colour="0.5 g"))
        (run,) = [run for run in facts(make(content, tree=("Document", ("H1", 0)))).runs if run.letters]
        contrasts.append(run.contrast)
    assert contrasts[0] == pytest.approx(3.95, abs=0.1)
    assert contrasts[1] is None
    assert contrasts[2] == pytest.approx(5.3, abs=0.1)
