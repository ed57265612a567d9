"""Whatever a file holds, the answer is facts or a fault in words: no traceback, no hang, no end of memory."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from b12docs.diagnostics import InputError, MachineError
from b12docs.inspection import reading
from b12docs.inspection.reading import facts_of, read
from b12docs.production.inspecting import inspect, judged
from tests.inspection.making import GOOD, Tree, facts, make, plain, said


def fault_of(data: bytes) -> tuple[str, str]:
    """The name of the fault of a file that cannot be read, and its words."""
    with pytest.raises(InputError) as caught:
        facts_of(data, "leaflet.pdf")
    (found,) = caught.value.diagnostics
    return found.rule, found.message


def with_password() -> bytes:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(make())) as file:
        file.save(buffer, encryption=pikepdf.Encryption(owner="x", user="y"))
    return buffer.getvalue()


def without_pages() -> bytes:
    buffer = BytesIO()
    pikepdf.new().save(buffer)
    return buffer.getvalue()


FAULTS: list[tuple[str, str, Callable[[], bytes]]] = [
    ("pdf-damaged", "is not a PDF", lambda: b""),
    ("pdf-damaged", "is not a PDF", lambda: b"PK\x03\x04 a zip file"),
    ("pdf-damaged", "cannot be read: it is damaged", lambda: b"%PDF-1.7\nand nothing else"),
    ("pdf-damaged", "has no pages", without_pages),
    ("pdf-encrypted", "password", with_password),
]


@pytest.mark.parametrize(("rule", "words", "made"), FAULTS)
def test_what_cannot_be_read_is_a_fault_in_words(rule: str, words: str, made: Callable[[], bytes]) -> None:
    """With a name, and what it is."""
    found, message = fault_of(made())
    assert found == rule
    assert words in message


def ends_well(data: bytes) -> bool:
    """Whether a file can be judged, or has a fault of its own; whatever else is raised, is raised here."""
    try:
        judged("leaflet.pdf", facts_of(data, "leaflet.pdf"))
    except InputError as error:
        return {one.rule for one in error.diagnostics} <= {"pdf-damaged", "pdf-encrypted"}
    return True


def circle(file: pikepdf.Pdf) -> None:
    """An element that stands inside itself."""
    top = file.Root.StructTreeRoot.K
    top.K.append(top)


def page_circle(file: pikepdf.Pdf) -> None:
    """A page tree that holds itself."""
    file.Root.Pages.Kids.append(file.Root.Pages)


def bookmark_circle(file: pikepdf.Pdf) -> None:
    one = file.make_indirect(Dictionary(Title=String("x")))
    one.Next = one
    file.Root.Outlines = Dictionary(First=one)


def role_circle(file: pikepdf.Pdf) -> None:
    file.Root.StructTreeRoot.RoleMap = Dictionary(A=Name.B, B=Name.A)


def form_circle(file: pikepdf.Pdf) -> None:
    """A form that draws itself."""
    form = file.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    file.pages[0].Resources.XObject = Dictionary(X=form)
    file.pages[0].Contents = file.make_stream(plain("Low vitamin B12").encode() + b"/X Do\n")


def sized(*box: float) -> Callable[[pikepdf.Pdf], None]:
    def fix(file: pikepdf.Pdf) -> None:
        file.pages[0].MediaBox = Array(box)

    return fix


def wrong_kinds(file: pikepdf.Pdf) -> None:
    """Everything is of another kind than it should be."""
    file.Root.Lang, file.Root.ViewerPreferences, file.Root.Outlines = 3, Array([]), String("x")
    file.Root.MarkInfo, file.Root.AcroForm, file.Root.OCProperties = Name.x, Array([1]), 7
    file.Root.StructTreeRoot.K.K = Array([String("x"), 1.5, Array([1]), Dictionary(K=Name.x, Alt=3)])
    file.pages[0].Annots = Array([3, Dictionary(Subtype=3, F=Name.x, Contents=Array([]))])
    file.trailer.Info = Array([1])


STRANGE: list[Callable[[pikepdf.Pdf], None]] = [
    circle, page_circle, bookmark_circle, role_circle, form_circle, wrong_kinds, sized(0, 0, 1e9, 1e9),
    sized(0, 0, 0, 0), sized(0, 0, 1e-6, 14400), sized(-1e30, 0, 1e30, 9), sized(595, 842, 0, 0),
]  # fmt: skip


@pytest.mark.parametrize("fixed", STRANGE)
def test_a_strange_file_ends_in_facts_or_a_fault(fixed: Callable[[pikepdf.Pdf], None]) -> None:
    """And the rules can judge what was found."""
    assert ends_well(make(fixed=fixed))


def test_a_circle_of_tags_is_told() -> None:
    """As a fault of the tags, once."""
    assert said(make(fixed=circle)) == ["pdf-tags"]


def test_deep_nesting_is_walked_through() -> None:
    """Ten thousand elements inside each other are as many elements."""

    def deepen(file: pikepdf.Pdf) -> None:
        one = file.Root.StructTreeRoot.K
        for _ in range(10_000):
            one.K = inner = file.make_indirect(Dictionary(S=Name.Div))
            one = inner

        one.K = Array(range(10_000))

    found = facts(make(fixed=deepen))
    assert len(found.elements) == 10_001
    assert len(found.order) == 10_000
    assert [one.rule for one in judged("leaflet.pdf", found)] == ["pdf-run-together"]  # they are one block


def test_a_damaged_file_that_can_be_mended_is_judged_and_told() -> None:
    """Its table of objects points nowhere."""
    data = make()
    at = data.rindex(b"startxref")
    assert said(data[:at] + b"startxref\n99999999\n%%EOF\n") == ["pdf-repaired"]


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_judged() -> None:
    """Here its font is none."""
    tree: Tree = ("Document", ("H1", 0), ("P", {"page": 1}, 0))

    def break_it(file: pikepdf.Pdf) -> None:
        file.pages[1].Resources = Dictionary(Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type0)))

    found = facts_of(make(plain("Low vitamin B12"), plain("Words"), tree=tree, fixed=break_it), "leaflet.pdf")
    assert [page.is_read for page in found.pages] == [True, False]
    assert [(one.rule, one.at.page) for one in judged("a.pdf", found) if one.rule == "pdf-repaired"] == [
        ("pdf-repaired", 2)
    ]


def test_only_so_many_pages_are_looked_at_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not looked at must not look as if it were good."""
    monkeypatch.setattr(reading, "MOST_PAGES", 1)
    assert said(make(plain("Low vitamin B12"), plain("Words"), tree=("Document", ("H1", 0)))) == ["pdf-long"]


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads it ends with it."""
    (tmp_path / "a.pdf").write_bytes(make())
    monkeypatch.setattr(reading, "SECONDS", 0.001)
    with pytest.raises(InputError, match="takes more time or memory"):
        read(tmp_path / "a.pdf", "a.pdf")


def test_a_file_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    """What comes back is the same as what is found here; what is missing is a fault."""
    path = tmp_path / "a.pdf"
    path.write_bytes(make())
    assert inspect(path).facts == facts(make())
    assert inspect(path).findings == ()
    with pytest.raises(InputError, match="cannot be read: No such file"):
        inspect(tmp_path / "b.pdf")


def test_where_the_readers_are_missing_the_line_to_type_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are an extra, which who only builds does not need."""
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    with pytest.raises(MachineError, match=r'pip install "b12docs\[check\]"'):
        read(tmp_path / "a.pdf", "a.pdf")


@pytest.mark.parametrize("seed", range(40))
def test_mangled_files_end_in_facts_or_a_fault(seed: int) -> None:
    """Bytes are changed, cut out and doubled; the same ones each time."""
    chance = random.Random(seed)
    data = bytearray(make(tree=GOOD))
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(20)] = chance.choice(
            (b"", b"0", b"<<", b"[", bytes([chance.randrange(256)]) * 9)
        )
    assert ends_well(b"%PDF-1.7\n" + bytes(data))
