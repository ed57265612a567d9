"""The structure tree of a tagged PDF: elements, marked content, link annotations and the parent tree.

The one module that knows how ISO 32000-1 §14.7-14.8 writes structure. A file may hold several documents: then each is
a Part of the whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from b12docs.records import field, record
from b12docs.typeset.frames import Artifact, SetDocument
from b12docs.typeset.structure import Annotation, Box, Mark, Node
from b12docs.writers.pdf.syntax import Raw, numbers, reference, string

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from b12docs.writers.pdf.standard import Dialect

# The operators that mark content (ISO 32000-1 table 320); a page without them looks the same.
MARKED_CONTENT = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
END = "EMC"  # the operator that ends marked content
_ARTIFACTS: dict[Artifact, str] = {
    "": "/Artifact BMC",
    "Pagination": "/Artifact<</Type/Pagination>>BDC",
    "Footer": "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}


@record(frozen=False)
class _Part:
    """A document of the file: its first page there, and how boxes of its layout become boxes of the paper.

    ``objects`` are those of its elements so far, and ``refers`` says of elements to which other ones they lead.
    """

    document: SetDocument
    placed: Callable[[Box], Box]
    page: int
    objects: dict[int, Raw] = field(default_factory=dict)
    refers: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.nodes: tuple[Node, ...] = self.document.structure.nodes

    def raw(self, number: int) -> Raw:
        """The object of an element, which is made when somebody first asks for it."""
        if number not in self.objects:
            self.objects[number] = Raw()
        return self.objects[number]


class Tags:
    """Marks the content of one file while its pages are drawn, and writes its structure into the file's catalog.

    ``pages`` is their number: in the parent tree the keys of annotations begin behind those of pages. Without
    ``links`` there are no annotations, and a Link is a Span.
    """

    def __init__(self, canvas: Canvas, dialect: Dialect, pages: int, *, links: bool) -> None:
        self.canvas, self.dialect, self.links, self.first_key = canvas, dialect, links, pages
        self.parts: list[_Part] = []
        self.marks: list[int] = []  # page -> how many pieces of its content are of an element
        self.first_links: list[int] = []  # page -> the number of its first annotation in the file
        self.count = 0  # of annotations

    def begin_document(self, document: SetDocument, placed: Callable[[Box], Box]) -> None:
        """The pages that follow are those of a document; ``placed`` says where a box of its layout lies on paper."""
        self.parts.append(_Part(document, placed, len(self.marks)))

    def begin_page(self) -> None:
        """The pages go on with a fresh count of marks."""
        self.marks.append(0)
        self.first_links.append(self.count)

    def begin(self, of: int | Artifact) -> str:
        """The operator behind which, up to ``END``, all is of the element of this number, or an artifact of a kind."""
        if isinstance(of, str):
            return _ARTIFACTS[of]
        mcid = self.marks[-1]
        self.marks[-1] += 1
        return f"/{self.kind(self.parts[-1].nodes[of])}<</MCID {mcid}>>BDC"

    def kind(self, node: Node) -> str:
        """The type of an element in this file."""
        return "Span" if node.kind == "Link" and not self.links else node.kind

    def link(self, href: str, title: str, box: Box) -> None:
        """A link annotation over the box (points, default user space)."""
        self._annotate(f"/A<</S/URI/URI{string(href)}>>", title, box)

    def jump(self, of: int, to: int, way: str, title: str, box: Box) -> None:
        """A link annotation over the box, of an element and to another; ``way`` is the entry that says where it is."""
        self.parts[-1].refers[of] = to
        self._annotate(way, title, box)

    def element(self, number: int) -> str:
        """A reference to an element of the document that is being drawn; it may still have to come."""
        return reference(self.canvas._doc, self.parts[-1].raw(number))

    def _annotate(self, way: str, title: str, box: Box) -> None:
        if self.links:
            syntax = (
                f"<</Type/Annot/Subtype/Link/Rect[{numbers(box)}]/Border[0 0 0]/F 4/StructParent"
                f" {self.first_key + self.count}/Contents{string(title)}{way}>>"
            )
            self.canvas._addAnnotation(Raw(syntax), f"link{self.count}")
            self.count += 1

    def write(self) -> None:
        """Write the structure tree and the parent tree; call once, after the last page."""
        document = self.canvas._doc
        pages = [reference(document, page) for page in document.Pages.pages]
        for index, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = index, pdfdoc.PDFName("S")
        writer = _TreeWriter(self, pages)
        tree = Raw()
        root = writer.write(reference(document, tree))
        tree.syntax = (
            f"<</Type/StructTreeRoot/K {root}/ParentTree{writer.parent_tree()}{self.dialect.root()}"
            f"/ParentTreeNextKey {self.first_key + self.count}>>"
        )
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


class _TreeWriter:
    """Gives each element an object and writes its kids; the parents of marks and annotations are found on the way."""

    def __init__(self, tags: Tags, pages: list[str]) -> None:
        self.tags, self.pages = tags, pages
        self.document, self.dialect = tags.canvas._doc, tags.dialect
        self.marks = [[""] * count for count in tags.marks]  # page -> mark -> element
        self.links = [""] * tags.count  # annotation -> element

    def write(self, parent: str) -> str:
        """Write the elements of all documents; returns a reference to the root of all."""
        parts = self.tags.parts
        if len(parts) == 1:
            return self._element(parts[0], 0, parent)
        raw = Raw()
        own = reference(self.document, raw)
        kids = " ".join(
            self._element(part, 0, own, f"{self.dialect.kind('Part')}{self._language(part)}") for part in parts
        )
        raw.syntax = f"<<{self.dialect.kind('Document')}/P {parent}/K[{kids}]>>"
        return own

    def _language(self, part: _Part) -> str:
        """The language of a document, where it is not that of the first, which is the file's."""
        own, whole = part.document.about.language, self.tags.parts[0].document.about.language
        return "" if own == whole else f"/Lang{string(own)}"

    def parent_tree(self) -> str:
        """The element of each mark of a page, and of each annotation."""
        pages = [f"{index}[{' '.join(marks)}]" for index, marks in enumerate(self.marks) if marks]
        links = [f"{self.tags.first_key + number} {element}" for number, element in enumerate(self.links)]
        return f"<</Nums[{' '.join(pages + links)}]>>"

    def _element(self, part: _Part, number: int, parent: str, kind: str = "") -> str:
        """Write the element, of a kind of its own, and everything below it; returns a reference to it."""
        node, raw = part.nodes[number], part.raw(number)
        own = reference(self.document, raw)
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        kids = list(filter(None, [self._kid(part, kid, home, own) for kid in node.kids]))
        page = "" if home is None else f"/Pg {self.pages[part.page + home]}"
        said = f" {kids[0]}" if len(kids) == 1 else f"[{' '.join(kids)}]"
        kind = kind or self.dialect.kind(self.tags.kind(node))
        raw.syntax = (
            f"<<{kind}/P {parent}{page}{self._refers(part, number)}{_details(node, part, self.dialect)}/K{said}>>"
        )
        return own

    def _refers(self, part: _Part, number: int) -> str:
        """What an element says of the one that it leads to."""
        to = part.refers.get(number)
        return "" if to is None else self.dialect.refers(reference(self.document, part.raw(to)))

    def _kid(self, part: _Part, kid: int | Mark | Annotation, home: int | None, own: str) -> str:
        if isinstance(kid, int):
            return self._element(part, kid, own)
        page = part.page + kid.page
        if isinstance(kid, Annotation):
            return self._annotation(page, kid.index, own) if self.tags.links else ""
        self.marks[page][kid.index] = own
        return str(kid.index) if kid.page == home else f"<</Type/MCR/Pg {self.pages[page]}/MCID {kid.index}>>"

    def _annotation(self, page: int, index: int, own: str) -> str:
        number = self.tags.first_links[page] + index
        self.links[number] = own
        annotation = str(self.document.refAnnotation(f"link{number}").format(self.document).decode())
        return f"<</Type/OBJR/Pg {self.pages[page]}/Obj {annotation}>>"


def _details(node: Node, part: _Part, dialect: Dialect) -> str:
    attributes = []
    if node.scope:
        attributes.append(f"<</O/Table/Scope/{_SCOPES[node.scope]}>>")
    if node.numbering:
        attributes.append(f"<</O/List/ListNumbering/{node.numbering}>>")
    if node.field:
        state = f"{dialect.checked}/off" if node.field == "cb" else ""
        attributes.append(f"<</O/PrintField/Role/{node.field}{state}/Desc{string(node.alt)}>>")
    if node.box:
        attributes.append(f"<</O/Layout/Placement/Block/BBox[{numbers(part.placed(node.box))}]>>")
    alt = f"/Lang{string(node.language)}" if node.language else ""
    alt += f"/Alt{string(node.alt)}" if node.alt else ""
    alt += f"/ActualText{string(node.actual)}" if node.actual else ""
    if len(attributes) > 1:
        return f"{alt}/A[{''.join(attributes)}]"
    return f"{alt}/A{attributes[0]}" if attributes else alt


_SCOPES = {"col": "Column", "row": "Row"}
