"""The structure of a document: elements in reading order, and where on its pages their content stands.

``Element`` is the tree while it grows: builders add elements in reading order, and what is drawn leaves its marks in
them. ``Structure`` is the same when all is done: frozen, with numbers in place of references. An element that its type
needs an attribute for (a header cell's scope, a figure's alternative text) takes it in a method of its own, so that a
wrong one cannot be made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal

from b12docs.document.kinds import Scope
from b12docs.language.together import NO_BREAK
from b12docs.records import record

Box = tuple[float, float, float, float]  # left, foot, right and top in points
Numbering = Literal["", "Decimal", "Disc", "Square", "None"]
Field = Literal["", "cb", "tv"]  # what a form asks for: a box to tick, or text (ISO 32000-1 table 348)


@record(slots=True)
class Mark:
    """Content of an element: the marked content of this index among that of elements on a page, both from 0."""

    page: int
    index: int


@record(slots=True)
class Annotation:
    """A link of an element: the one of this index among the links of a page, both from 0."""

    page: int
    index: int


Kid = int | Mark | Annotation  # an element by its number, or what is its own


@record(slots=True)
class Node:
    """A structure element that is done: its standard type, its kids in reading order, and its attributes.

    Kids that are elements are numbers in the structure. ``box`` is the place of a figure on its page, ``language`` that
    of words in another one than the document's. ``actual`` is what its words say, where the codes that are drawn are in
    another order.
    """

    kind: str
    kids: tuple[Kid, ...]
    alt: str
    scope: Scope | None
    numbering: Numbering
    box: Box | None
    field: Field = ""
    language: str = ""
    actual: str = ""


@record(slots=True)
class Structure:
    """The elements of a document by their numbers; the first is the root of all."""

    nodes: tuple[Node, ...]


class Element:
    """A structure element that grows; one that is made without a tree is the root of its own."""

    __slots__ = ("actual", "alt", "box", "field", "kids", "kind", "language", "number", "numbering", "scope", "tree")

    def __init__(
        self, kind: str, tree: list[Element] | None = None, *, alt: str = "", scope: Scope | None = None,
        numbering: Numbering = "",
    ) -> None:  # fmt: skip
        self.kind, self.alt, self.scope, self.numbering = kind, alt, scope, numbering
        self.box: Box | None = None
        self.field: Field = ""
        self.language = self.actual = ""
        self.kids: list[Kid] = []
        self.tree = [] if tree is None else tree
        self.number = len(self.tree)
        self.tree.append(self)

    def add(
        self, kind: str, *, alt: str = "", scope: Scope | None = None, numbering: Numbering = ""
    ) -> Element:  # fmt: skip
        """A new element at the end of this one."""
        if self.actual:  # which is no more all that it says
            words, self.kids = self.kids, []
            said, self.actual = self.actual, ""
            own = self.add("NonStruct")
            own.kids, own.actual = words, said
        child = Element(kind, self.tree, alt=alt, scope=scope, numbering=numbering)
        self.kids.append(child.number)
        return child

    def apart(self, kind: str) -> Element:
        """A new element of the same tree that stands nowhere yet."""
        return Element(kind, self.tree)

    def put_first(self, child: Element) -> None:
        """Put an element that stands nowhere before all others of this one."""
        self.kids.insert(0, child.number)

    def keep(self, parts: Iterable[Sequence[Element]]) -> None:
        """Keep of the whole tree, of which this is the root, what stands in these parts, in their order.

        That is before anything is drawn: no element has other kids than elements.
        """
        kept, own = [self, *chain.from_iterable(parts)], set(self.kids)
        self.kids = [one.number for one in kept if one.number in own]
        numbers: dict[Kid, int] = {one.number: number for number, one in enumerate(kept)}
        for number, one in enumerate(kept):
            one.kids, one.number = [numbers[kid] for kid in one.kids], number
        self.tree[:] = kept

    def leave_out(self, child: Element) -> None:
        """Take an element, if it stands in this one, out of it."""
        self.kids = [kid for kid in self.kids if kid != child.number]

    def own_words(self, *, torn: bool, language: str = "") -> Element:
        """What the next words of this element are content of: itself, or an element in their place.

        Words in another ``language`` need one: no Span, which programs that read aloud leave out.

        Chromium reads all marks of an element before the elements inside it, so words behind a link need one. Both
        parts of words that are ``torn``, by the end of a page, need one too: Chromium takes a mark for one of the page
        that it reads, whichever page it is on.
        """
        if not (torn or self.kids or language):
            return self
        words = self.add("NonStruct")
        words.language = language
        return words

    def say(self, actual: str) -> None:
        """Take down what its words say, where they are drawn in another order: all that it holds is words then."""
        if actual:
            self.actual = actual.replace(NO_BREAK, " ")

    def add_header_cell(self, scope: Scope) -> Element:
        """A TH with its scope."""
        return self.add("TH", scope=scope)

    def add_figure(self, alt: str) -> Element:
        """A Figure with its alternative text; its box is set where it is drawn."""
        return self.add("Figure", alt=alt)

    def add_form(self, field: Field, alt: str) -> Element:
        """A Form, to be filled in by hand, with its alternative text."""
        form = self.add("Form", alt=alt)
        form.field = field
        return form

    def add_list(self, *, ordered: bool, labelled: bool = True, squares: bool = False) -> Element:
        """An L with what its labels show: numbers, bullets or squares; None where it has no labels."""
        shown: Numbering = "Decimal" if ordered else "Square" if squares else "Disc"
        return self.add("L", numbering=shown if labelled else "None")

    def done(self) -> Structure:
        """The whole tree as it is now."""
        return Structure(
            tuple(
                Node(
                    one.kind,
                    tuple(one.kids),
                    one.alt,
                    one.scope,
                    one.numbering,
                    one.box,
                    one.field,
                    one.language,
                    one.actual,
                )
                for one in self.tree
            )
        )
