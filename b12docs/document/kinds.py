"""What there is to know of a type of node, and the closed lists of what nodes say of themselves."""

from __future__ import annotations

from typing import Literal

from b12docs.records import record

Place = Literal["anywhere", "page", "head", "foot", "document"]
Landmark = Literal["", "banner", "contentinfo", "navigation"]

Scope = Literal["col", "row"]  # of a header cell
TableForm = Literal["", "fit", "stacked"]

MARKERS = ("circle", "square", "triangle", "diamond")
TONES = (*MARKERS, "green", "amber", "red")


@record
class Kind:
    """What holds for all nodes of a type.

    ``name`` is the class by which layouts print it, ``attributes`` are those that it takes besides. It ``stands``
    anywhere, directly in a page, there at its head or foot, or directly in the document. ``structure`` is its element
    in the tags of a PDF, ``landmark`` its role in the HTML edition.
    The entries of a list may have ``icons``; they are ``labelled`` with bullets or numbers.
    """

    name: str
    structure: str
    attributes: tuple[str, ...] = ()
    stands: Place = "anywhere"
    landmark: Landmark = ""
    icons: bool = False
    labelled: bool = True
