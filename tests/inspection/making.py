"""Small PDFs made by hand, as other programs would make them: content, tags and catalog, each as given."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfbase.ttfonts import TTFontFile

from b12docs.diagnostics import Diagnostic
from b12docs.inspection.facts import Facts
from b12docs.inspection.reading import facts_of
from b12docs.production.inspecting import judged

A4 = (0, 0, 595, 842)
Tree = tuple[Any, ...]  # a kind, what it says of itself where it says anything, and marks (numbers) or elements
LINES = ("Low vitamin B12", "It can harm your nerves.", "Ask for a blood test.")
_FONT = Path(str(files("font_source_sans_pro")), "files", "SourceSansPro-Regular.ttf")  # any font would do


def words(said: str, y: float = 700, *, x: float = 72, size: float = 12, colour: str = "0 g", font: str = "F") -> str:
    """Operators that show the words, without a mark."""
    escaped = said.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {colour} /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def marked(number: int, content: str, kind: str = "P") -> str:
    """The content in a mark of this number."""
    return f"/{kind} <</MCID {number}>> BDC\n{content}EMC\n"


def artifact(content: str) -> str:
    """The content as decoration."""
    return f"/Artifact BMC\n{content}EMC\n"


def plain(*lines: str) -> str:
    """A page with the lines below each other, each in a mark of its own."""
    return "".join(marked(number, words(line, 760 - 30 * number)) for number, line in enumerate(lines))


GOOD: Tree = ("Document", ("H1", 0), ("P", 1), ("P", 2))


def make(*pages: str, tree: Tree | None = GOOD, fixed: Any = None, **catalog: Any) -> bytes:
    """A file of these pages, tagged where there is a tree; ``fixed`` may change the open file before it is saved."""
    file = pikepdf.new()
    font = file.make_indirect(_font(file))
    for content in pages or (plain(*LINES),):
        page = Dictionary(Type=Name.Page, MediaBox=Array(A4), Resources=Dictionary(Font=Dictionary(F=font)))
        page.Contents = file.make_stream(content.encode("cp1252"))
        file.pages.append(pikepdf.Page(page))
    with file.open_metadata(set_pikepdf_as_editor=False) as said:
        said["dc:title"] = "Low vitamin B12"
    file.Root.Lang, file.Root.ViewerPreferences = String("en-GB"), Dictionary(DisplayDocTitle=True)
    if tree is not None:
        file.Root.MarkInfo = Dictionary(Marked=True)
        root = file.Root.StructTreeRoot = file.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = _element(file, tree, root)
    for key, value in catalog.items():
        file.Root[f"/{key}"] = value
    if fixed:
        fixed(file)
    buffer = BytesIO()
    file.save(buffer, static_id=True)
    return buffer.getvalue()


def _element(file: pikepdf.Pdf, tree: Tree, parent: pikepdf.Object) -> pikepdf.Object:
    kind, *rest = tree
    said = rest.pop(0) if rest and isinstance(rest[0], dict) else {}
    page = int(said.pop("page", 0))
    entries = {f"/{key}": value for key, value in said.items()}
    one = file.make_indirect(Dictionary({"/S": Name(f"/{kind}"), "/P": parent, "/Pg": file.pages[page].obj, **entries}))
    one.K = Array([kid if isinstance(kid, int) else _element(file, kid, one) for kid in rest])
    return one


def _font(file: pikepdf.Pdf) -> Dictionary:
    face = _face()
    widths = [face.charWidths.get(ord(bytes([code]).decode("cp1252", "replace")), 500) for code in range(32, 256)]
    described = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.SourceSans, Flags=32, FontBBox=Array([-500, -300, 2000, 1000]),
        ItalicAngle=0, Ascent=750, Descent=-250, CapHeight=650, StemV=80,
        FontFile2=file.make_stream(_FONT.read_bytes()),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.SourceSans, FirstChar=32, LastChar=255,
        Widths=Array([round(width) for width in widths]), Encoding=Name.WinAnsiEncoding,
        FontDescriptor=file.make_indirect(described),
    )  # fmt: skip


@cache
def _face() -> TTFontFile:
    return TTFontFile(str(_FONT))


def facts(data: bytes) -> Facts:
    """What is found in a file, every page of which can be read."""
    found = facts_of(data, "leaflet.pdf")
    assert all(page.is_read for page in found.pages)
    return found


def findings(data: bytes) -> list[Diagnostic]:
    """What the rules say of a file."""
    return judged("leaflet.pdf", facts(data))


def said(data: bytes) -> list[str]:
    """The names of the rules that speak, each as often as it does."""
    return [one.rule for one in findings(data)]
