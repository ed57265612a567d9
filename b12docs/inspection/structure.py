"""The structure tree of a PDF (ISO 32000-1 §14.7): its elements in the order of reading, and the marks they hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf

from b12docs.inspection.facts import Element, Mark, Told
from b12docs.inspection.objects import MOST_OBJECTS, deep, entry, identity, listed, name, whole, words

# The standard types of ISO 32000-1 §14.8.4 and of ISO 32000-2.
STANDARD = frozenset((
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "BlockQuote", "Caption", "TOC", "TOCI",
    "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "FENote", "Sub", "L",
    "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note",
    "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Em",
    "Strong", "Figure", "Formula", "Form", "Artifact",
))  # fmt: skip

# Those of them that ISO 32000-2 brought: before PDF 2.0 they have to be mapped to others.
_NEW = frozenset(("DocumentFragment", "Aside", "Title", "FENote", "Sub", "Em", "Strong", "Artifact"))


class Tree:
    """The tree, walked through once without recursion: no nesting is too deep, and no circle has no end."""

    def __init__(self, file: pikepdf.Pdf, pages: dict[tuple[int, int], int]) -> None:
        self.pages = pages
        self.root = entry(file.Root, "/StructTreeRoot")
        self.roles, self.classes = entry(self.root, "/RoleMap"), entry(self.root, "/ClassMap")
        self.known = STANDARD if file.pdf_version >= "2.0" else STANDARD - _NEW
        self.elements: list[Element] = []
        self.order: list[Told] = []
        self.noted: dict[tuple[int, int], bool] = {}  # the annotations in it, and whether it describes them
        self.faults: dict[str, None] = {}
        self._walk()
        self._place()

    def _place(self) -> None:
        """Give each element that names no page the one of the first mark inside it."""
        for told in self.order:
            index = told.element
            while index >= 0 and self.elements[index].page is None:
                self.elements[index] = replace(self.elements[index], page=told.mark.page)
                index = self.elements[index].parent

    def _walk(self) -> None:
        waiting: list[tuple[Any, int, int | None]] = [(kid, -1, None) for kid in reversed(self._kids(self.root))]
        met: set[tuple[int, int]] = set()
        while waiting:
            kid, parent, page = waiting.pop()
            key = identity(kid)
            if key and key in met:
                self.faults["an element stands in it twice, or inside itself"] = None
            elif len(self.elements) + len(self.order) >= MOST_OBJECTS:
                self.faults[f"it has more than {MOST_OBJECTS:,} elements"] = None
                return
            else:
                met |= {key} if key and entry(kid, "/S") is not None else set()
                waiting += self._read(kid, parent, page)

    def _kids(self, one: Any) -> list[Any]:
        return listed(entry(one, "/K"))

    def _read(self, kid: Any, parent: int, page: int | None) -> list[tuple[Any, int, int | None]]:
        """Take in a kid of an element; gives its own kids, the last first, each with its parent and its page."""
        page = self.pages.get(identity(entry(kid, "/Pg")) or (0, 0), page)
        if (number := whole(kid)) is not None or (number := whole(entry(kid, "/MCID"))) is not None:
            if parent >= 0 and page is not None:
                self.order.append(Told(parent, Mark(page, number)))
        elif entry(kid, "/Obj") is not None:
            self.noted[identity(entry(kid, "/Obj")) or (0, 0)] = parent >= 0 and bool(self.elements[parent].alt)
        elif isinstance(kid, pikepdf.Dictionary):
            self.elements.append(self._element(kid, parent, page))
            index = len(self.elements) - 1
            return [(inner, index, page) for inner in reversed(self._kids(kid))]
        return []

    def _element(self, one: Any, parent: int, page: int | None) -> Element:
        own = name(entry(one, "/S"))
        kind = self._standard(own)
        attributes = self._attributes(one) if kind in ("TH", "TD") else []
        scopes = [name(entry(group, "/Scope")) for group in attributes]
        return Element(
            kind, own, parent, words(entry(one, "/Alt")), words(entry(one, "/ActualText")),
            words(entry(one, "/Lang")) or "", next(filter(None, scopes), ""),
            any(listed(entry(group, "/Headers")) for group in attributes), kind in self.known, page,
        )  # fmt: skip

    def _standard(self, kind: str) -> str:
        """The standard type that a type is mapped to, by way of others where need be."""
        for _ in range(20):
            mapped = name(entry(self.roles, f"/{kind}")) if kind else ""
            if not mapped or kind in self.known:
                return kind
            kind = mapped
        return kind

    def _attributes(self, one: Any) -> list[Any]:
        """The groups of attributes of an element, those of its classes behind its own."""
        classes = [entry(self.classes, f"/{name(key)}") for key in listed(entry(one, "/C")) if name(key)]
        return [group for given in (entry(one, "/A"), *classes) for group in listed(given)]


def is_tagged(file: pikepdf.Pdf) -> bool:
    """Whether the file says that it is tagged, and has a tree."""
    return deep(file.Root, "/MarkInfo", "/Marked") is True and entry(file.Root, "/StructTreeRoot") is not None
