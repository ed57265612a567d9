"""The structure tree of a tagged PDF: elements, marked content, link annotations and the parent tree.

The one module that knows how ISO 32000-1 §14.7-14.8 writes structure. An element that its type needs an attribute
for (a header cell's scope, a figure's alt text) takes it in its constructor function, so that a wrong one cannot be
made. What is drawn outside ``Tags.content`` is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from b12docs.document.nodes import Scope

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]

# The operators that mark content (ISO 32000-1 table 320); a page without them looks the same.
MARKED_CONTENT = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})


@dataclass(eq=False)
class Element:
    """A structure element: its standard type, attributes, and its kids in reading order."""

    kind: str
    parent: Element | None = None
    alt: str = ""
    attributes: str = ""
    box: Box | None = None
    kids: list[Element | _Mark | _Annotation] = field(default_factory=list)

    def add(self, kind: str, *, alt: str = "", attributes: str = "") -> Element:
        """A new element at the end of this one."""
        child = Element(kind, self, alt, attributes)
        self.kids.append(child)
        return child

    def add_header_cell(self, scope: Scope) -> Element:
        """A TH with its scope."""
        names = {"col": "Column", "row": "Row"}
        return self.add("TH", attributes=f"<</O /Table /Scope /{names[scope]}>>")

    def add_figure(self, alt: str) -> Element:
        """A Figure with its alternate text; its box is set where it is drawn."""
        return self.add("Figure", alt=alt)

    def add_list(self, *, ordered: bool, labelled: bool = True) -> Element:
        """An L with the numbering that its labels show, if it has any."""
        numbering = ("Decimal" if ordered else "Disc") if labelled else "None"
        return self.add("L", attributes=f"<</O /List /ListNumbering /{numbering}>>")


@dataclass(frozen=True)
class _Mark:
    page: int
    mcid: int


@dataclass(frozen=True)
class _Annotation:
    page: int
    name: str


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose PDF syntax is at hand; a structure tree has hundreds, and ReportLab's dictionaries are slow."""

    __RefOnly__ = 1

    def __init__(self, syntax: str = "") -> None:
        self.syntax = syntax

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes of the object."""
        return self.syntax.encode("latin-1")


class Tags:
    """Collects the structure of one document while its pages are drawn, and writes it into the file's catalog."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.root = Element("Document")
        self.parents: list[list[Element]] = [[]]  # page -> MCID -> element
        self.links: list[tuple[str, Element]] = []  # annotation names and their elements
        self.inside = False
        self.repeating = False  # whether what is drawn was read before: a header row on the next page

    @property
    def page(self) -> int:
        """The index of the page that is being drawn."""
        return len(self.parents) - 1

    def next_page(self) -> None:
        """The pages go on with a fresh count of marks."""
        self.parents.append([])

    def begin(self, element: Element) -> None:
        """What is drawn from here to ``end`` belongs to the element."""
        assert not self.inside, "marked content may not nest"
        self.inside = True
        mcid = len(self.parents[-1])
        self.parents[-1].append(element)
        element.kids.append(_Mark(self.page, mcid))
        self.canvas.addLiteral(f"/{element.kind} <</MCID {mcid}>> BDC")

    def begin_artifact(self, kind: str = "") -> None:
        """What is drawn from here to ``end`` is decoration, or repeated on every page (``kind`` "Pagination")."""
        assert not self.inside, "marked content may not nest"
        self.inside = True
        self.canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")

    def end(self) -> None:
        """End of marked content."""
        self.inside = False
        self.canvas.addLiteral("EMC")

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Draw the element's content inside the with statement."""
        self.begin(element)
        yield
        self.end()

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Draw decoration inside the with statement."""
        self.begin_artifact(kind)
        yield
        self.end()

    @contextmanager
    def repeated(self) -> Iterator[None]:
        """Draw text again that an earlier page has already; a reader hears it once."""
        self.repeating = True
        yield
        self.repeating = False

    def link(self, element: Element, href: str, title: str, box: Box) -> None:
        """A link annotation over the box (points, default user space) for a Link element."""
        name = f"link{len(self.links)}"
        key = len(self.links)
        syntax = (
            f"<</Type /Annot /Subtype /Link /Rect [{_numbers(box)}] /Border [0 0 0] /F 4 /StructParent {_LINKS + key}"
            f" /Contents {_text(title)} /A <</S /URI /URI {_text(href)}>>>>"
        )
        self.canvas._addAnnotation(_Raw(syntax), name)
        self.links.append((name, element))
        element.kids.append(_Annotation(self.page, name))

    def write(self) -> None:
        """Write the structure tree and the parent tree; call once, after the last page."""
        document = self.canvas._doc
        pages = [document.Reference(page) for page in document.Pages.pages]
        for index, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = index, pdfdoc.PDFName("S")
        writer = _TreeWriter(document, [_ref(document, page) for page in pages])
        tree = _Raw()
        top = _ref(document, document.Reference(tree))
        writer.write(self.root, top)
        tree.syntax = (
            f"<</Type /StructTreeRoot /K {writer.refs[id(self.root)]} /ParentTree {self._parent_tree(writer)}"
            f" /ParentTreeNextKey {_LINKS + len(self.links)}>>"
        )
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _parent_tree(self, writer: _TreeWriter) -> str:
        pages = [
            f"{index} [{' '.join(writer.refs[id(element)] for element in marks)}]"
            for index, marks in enumerate(self.parents)
            if marks
        ]
        links = [f"{_LINKS + key} {writer.refs[id(element)]}" for key, (_, element) in enumerate(self.links)]
        return f"<</Nums [{' '.join(pages + links)}]>>"


_LINKS = 1000  # keys of annotations in the parent tree; pages have the keys below


class _TreeWriter:
    """Gives each element an object and writes its kids."""

    def __init__(self, document: pdfdoc.PDFDocument, pages: list[str]) -> None:
        self.document, self.pages = document, pages
        self.refs: dict[int, str] = {}

    def write(self, element: Element, parent: str) -> None:
        """Write the element and everything below it."""
        raw = _Raw()
        own = self.refs[id(element)] = _ref(self.document, self.document.Reference(raw))
        for kid in element.kids:
            if isinstance(kid, Element):
                self.write(kid, own)
        raw.syntax = (
            f"<</S /{element.kind} /P {parent}{self._page(element)}{self._details(element)} /K {self._kids(element)}>>"
        )

    def _page(self, element: Element) -> str:
        page = self._first_page(element)
        return "" if page is None else f" /Pg {self.pages[page]}"

    @staticmethod
    def _first_page(element: Element) -> int | None:
        return next((kid.page for kid in element.kids if isinstance(kid, _Mark)), None)

    def _details(self, element: Element) -> str:
        attributes = element.attributes
        if element.box:
            attributes += f"<</O /Layout /Placement /Block /BBox [{_numbers(element.box)}]>>"
        alt = f" /Alt {_text(element.alt)}" if element.alt else ""
        return alt + (f" /A {attributes}" if attributes else "")

    def _kids(self, element: Element) -> str:
        home = self._first_page(element)
        kids = [self._kid(kid, home) for kid in element.kids]
        return kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"

    def _kid(self, kid: Element | _Mark | _Annotation, home: int | None) -> str:
        if isinstance(kid, Element):
            return self.refs[id(kid)]
        if isinstance(kid, _Annotation):
            annotation = _ref(self.document, self.document.refAnnotation(kid.name))
            return f"<</Type /OBJR /Pg {self.pages[kid.page]} /Obj {annotation}>>"
        if kid.page == home:
            return str(kid.mcid)
        return f"<</Type /MCR /Pg {self.pages[kid.page]} /MCID {kid.mcid}>>"


def _ref(document: pdfdoc.PDFDocument, reference: pdfdoc.PDFObjectReference) -> str:
    return str(reference.format(document).decode())


def _numbers(box: Box) -> str:
    return " ".join(f"{value:.2f}" for value in box)


def _text(text: str) -> str:
    """A PDF text string: ASCII as it is, else UTF-16BE with its byte order mark, in hexadecimal."""
    if text.isascii():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return "<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper() + ">"
