"""The elements of the subset of HTML that layouts print -> nodes of the document tree.

Which class makes which node, and what it takes, stands in ``document.nodes.KINDS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from b12docs.diagnostics import Location, did_you_mean
from b12docs.document.kinds import Scope, TableForm
from b12docs.document.leaves import (
    BLANK_FORMS,
    PARAGRAPH_ROLES,
    Blank,
    BlankForm,
    Figure,
    Heading,
    InvalidNodeError,
    Logo,
    Paragraph,
    Picture,
    QrCode,
    Role,
    Run,
    WriteLines,
    plain_text,
    unbroken,
)
from b12docs.document.nodes import (
    KINDS,
    Band,
    Block,
    Boxed,
    Card,
    Cell,
    Columns,
    Container,
    Contents,
    Item,
    KeyMessage,
    ListBlock,
    Panel,
    Passport,
    RedFlags,
    Section,
    Table,
    kinds_of,
)
from b12docs.records import field, record, replace
from b12docs.source.prose import SAFE_LINK
from b12docs.source.uris import uri

_GROUPS = ("section", "div", "aside", "header", "footer", "nav")
INLINES = ("strong", "a", "span")
VOID = ("img", "hr")
_COMPONENTS, _LISTS, _PICTURES = kinds_of(Container), kinds_of(ListBlock), kinds_of(Picture)
_CLASSES = {
    "p": PARAGRAPH_ROLES, "ul": _LISTS, "ol": _LISTS, "img": _PICTURES, "table": ("", "tinted", "fit", "stacked"),
    "span": ("ref", *BLANK_FORMS),
    **dict.fromkeys(_GROUPS, _COMPONENTS),
}  # fmt: skip
_ONLY = {  # attributes of some kinds, and what to say where they stand at another
    "data-widths": "only columns, red flags and passports have widths",
    "data-marker": "only cards, boxes and header cells have a marker",
    "data-tone": "only boxes and header cells have a tone",
    "data-icon": "only title bands, main messages, sections, panels, entries of lists and cells have pictures",
    "data-height": "only drawings, QR codes, and the pictograms of tiles, have a height",
    "data-from": "only lists of contents say from how many pages on",
}


def _attributes(nodes: Mapping[str, type]) -> tuple[str, ...]:
    """The class, and what else any of the types takes."""
    return ("class", *dict.fromkeys(name for node in nodes.values() for name in KINDS[node].attributes))


ATTRIBUTES = {
    "a": ("href",), "img": ("src", "alt", *_attributes(_PICTURES)), "hr": ("data-count", "alt"),
    "th": ("scope", "data-marker", "data-tone", "data-icon"),
    "strong": (), "span": ("class",), "h1": (), "h2": (), "h3": (), "p": ("class",),
    "ul": _attributes(_LISTS), "ol": _attributes(_LISTS),
    "li": ("data-icon", "data-anchor"), "table": ("class", "data-widths"), "thead": (), "tbody": (), "tr": (),
    "td": ("data-icon",), "figure": (), "figcaption": (), "caption": (),
    **dict.fromkeys(_GROUPS, _attributes(_COMPONENTS)),
}  # fmt: skip
CHILDREN = {
    "ul": ("li",), "ol": ("li",), "table": ("caption", "thead", "tbody"), "thead": ("tr",), "tbody": ("tr",),
    "tr": ("th", "td"),
    "figure": ("img", "figcaption"),
}  # fmt: skip
WORDS_ALONE = ("p", "h1", "h2", "h3", "figcaption", "caption", *INLINES)  # what holds words, and nothing else


@record(frozen=False)
class Element:
    """An element that has begun: its attributes, and what was read of its inside."""

    name: str
    attributes: dict[str, str]
    at: Location
    runs: list[Run] = field(default_factory=list)
    inside: list[Any] = field(default_factory=list)  # finished blocks, items, rows or cells
    broken: bool = False  # a fault inside was reported: what follows from it is not
    named: Location | None = None  # the place of the content that names its picture

    @property
    def place(self) -> Location:
        """Where a fault of its picture can be mended: in the content, or in the template."""
        return self.named or self.at

    @property
    def role(self) -> str:
        """Its class, which says what kind of node it makes."""
        return self.attributes.get("class", "").strip()

    @property
    def is_blank(self) -> bool:
        """Whether it is a tick or a line, which is no part of the words around it."""
        return self.name == "span" and self.role in BLANK_FORMS

    def end_paragraph(self) -> None:
        """The words read so far are a paragraph of their own, before what follows."""
        runs = _runs(self) if self.runs else ()
        if runs:
            self.inside.append(Paragraph(runs, at=_first_place(self)))
        self.runs = []


def nodes_of(element: Element) -> list[Any]:
    """The nodes that a finished element makes: blocks, entries, rows or cells; raises InvalidNodeError."""
    made = _BUILDERS[element.name](element)
    return made if isinstance(made, list) else [made]


def _first_place(element: Element) -> Location:
    """The place of the content's first word inside, which a writer can mend, else of the template's tag."""
    return next((run.at for run in element.runs if run.at), element.at)


def class_hint(element: Element) -> str:
    """The class that was perhaps meant, where there is none of this name."""
    known = _CLASSES.get(element.name, ())
    role = element.attributes.get("class", "")
    return did_you_mean(role, [name for name in known if name]) if role and role not in known else ""


def _runs(element: Element) -> tuple[Run, ...]:
    """The runs without white space at their ends and without double spaces; what belongs together is held together."""
    trimmed: list[Run] = []
    for run in element.runs:
        text = run.text
        if not trimmed or trimmed[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            trimmed.append(_saying(run, text))
    while trimmed and not trimmed[-1].text.rstrip(" "):
        trimmed.pop()
    if trimmed:
        trimmed[-1] = _saying(trimmed[-1], trimmed[-1].text.rstrip(" "))
    return unbroken(tuple(trimmed))


def _saying(run: Run, text: str) -> Run:
    return run if run.text == text else replace(run, text=text)


def _blocks(element: Element) -> tuple[Block, ...]:
    element.end_paragraph()
    return tuple(element.inside)


def _count(element: Element) -> int:
    text = element.attributes.get("data-count", "")
    if not re.fullmatch(r"[0-9]+", text):
        raise InvalidNodeError("data-count is a whole number")
    return int(text[:7])  # which is too many already


def _type(element: Element, known: dict[str, type], noun: str) -> type:
    """The node type of the element's class, which takes all that the element says; else raises InvalidNodeError."""
    role = element.role
    if role not in known:
        raise InvalidNodeError(f"no {noun} has the class '{role}'")
    for name, message in _ONLY.items():
        if element.attributes.get(name) and name not in KINDS[known[role]].attributes:
            raise InvalidNodeError(message)
    return known[role]


def _widths(element: Element) -> tuple[float, ...]:
    """The weights of columns, such as "2:5:5"; none where there are none."""
    text = element.attributes.get("data-widths", "")
    parts = text.split(":") if text else []
    if not all(re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", part) and float(part) > 0 for part in parts):
        raise InvalidNodeError(f"'{text}' are no widths: write weights above 0, like 2:5:5")
    return tuple(float(part) for part in parts)


def _marks(element: Element) -> dict[str, str]:
    return {name: element.attributes.get(f"data-{name}", "") for name in ("marker", "tone")}


def _least(element: Element) -> dict[str, Any]:
    """From how many pages on a list of contents stands on paper, where it says so."""
    text = element.attributes.get("data-from", "")
    if text and not re.fullmatch(r"[0-9]{1,3}", text):
        raise InvalidNodeError("data-from is a whole number below 1,000")
    return {"least": int(text)} if text else {}


_FIELDS: dict[type, Callable[[Element], dict[str, Any]]] = {  # of components, besides their blocks
    Columns: lambda element: {"widths": _widths(element)},
    **dict.fromkeys((RedFlags, Passport), lambda element: {"side": sum(_widths(element))}),
    Contents: _least,
    **dict.fromkeys(
        (Band, KeyMessage, Panel, Section), lambda element: {"icon": element.attributes.get("data-icon", "")}
    ),
    Card: lambda element: {"marker": element.attributes.get("data-marker", "")},
    Boxed: _marks,
}


def _group(element: Element) -> Container:
    node, blocks = _type(element, _COMPONENTS, "group"), _blocks(element)
    fields = _FIELDS[node](element) if node in _FIELDS else {}
    found: Container = node(blocks, **fields, at=element.at)
    return found


def _heading(element: Element) -> Heading:
    return Heading(int(element.name[1]), _runs(element), _first_place(element))


def _paragraph(element: Element) -> Paragraph:
    return Paragraph(_runs(element), cast("Role", element.role), _first_place(element))


def _list(element: Element) -> ListBlock:
    node, entries = _type(element, _LISTS, "list"), tuple(element.inside)
    found: ListBlock = node(entries, element.name == "ol", at=element.at, height=_height(element))
    return found


def _item(element: Element) -> Item:
    icon, anchor = (element.attributes.get(name, "") for name in ("data-icon", "data-anchor"))
    return Item(_blocks(element), element.place, icon, anchor)


def _height(element: Element) -> float:
    """The height of a picture in millimetres; 0 where there is none."""
    height = element.attributes.get("data-height", "")
    if height and not re.fullmatch(r"[0-9]{1,3}(\.[0-9]+)?mm", height):
        raise InvalidNodeError("data-height is a length like 40mm, of less than 1000mm")
    millimetres = float(height.removesuffix("mm") or 0)
    if height and millimetres < 1:
        raise InvalidNodeError("data-height is 1mm or more")
    return millimetres


def _image(element: Element) -> Picture:
    node = _type(element, _PICTURES, "figure")
    source, alt = (element.attributes.get(name, "") for name in ("src", "alt"))
    if node is Figure:
        return Figure(source, alt, height=_height(element), at=element.place)
    if node is Logo:
        return Logo(source, alt, at=element.place)
    if source and not SAFE_LINK.match(source):
        raise InvalidNodeError(f"the link '{source}' is not allowed: it starts with https://, mailto: or tel:")
    return QrCode(uri(source), alt, height=_height(element), at=element.place)


@record(frozen=False)
class _Caption:
    runs: tuple[Run, ...]


def _figure(element: Element) -> Picture:
    images = [one for one in element.inside if isinstance(one, Picture)]
    captions = [one for one in element.inside if isinstance(one, _Caption)]
    if len(images) != 1 or len(captions) > 1:
        raise InvalidNodeError("a figure has one img, and one figcaption at most")
    if not captions:
        return images[0]
    if not isinstance(images[0], Figure):
        raise InvalidNodeError("a logo or QR code has no caption")
    return replace(images[0], caption=captions[0].runs)


def _blank(element: Element) -> Blank:
    return Blank(cast("BlankForm", element.role), plain_text(_runs(element)), element.at)


def _cell(element: Element) -> Cell:
    scope = element.attributes.get("scope")
    if element.name == "th" and scope not in ("col", "row"):
        raise InvalidNodeError('a th needs scope="col" or scope="row"')
    icon = element.attributes.get("data-icon", "")
    own = cast("Scope", scope) if element.name == "th" else None
    return Cell(_blocks(element), own, at=element.place, icon=icon, **_marks(element))


@record(frozen=False)
class _Rows:
    head: bool
    rows: list[tuple[Cell, ...]]
    at: Location


def _table(element: Element) -> Table:
    captions = [one.runs for one in element.inside if isinstance(one, _Caption)]
    if len(captions) > 1:
        raise InvalidNodeError("a table has one caption at most")
    parts = [one for one in element.inside if isinstance(one, _Rows)]
    head = tuple(row for part in parts if part.head for row in part.rows)
    rows = tuple(row for part in parts if not part.head for row in part.rows)
    if element.role not in _CLASSES["table"]:
        raise InvalidNodeError(f"no table has the class '{element.role}'")
    form = cast("TableForm", element.role if element.role in get_args(TableForm) else "")
    return Table(head, rows, element.role == "tinted", _widths(element), element.at, form, *captions)


_BUILDERS: dict[str, Callable[[Element], Any]] = {
    **dict.fromkeys(_GROUPS, _group),
    **dict.fromkeys(("h1", "h2", "h3"), _heading),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "li": _item,
    "img": _image,
    "figure": _figure,
    **dict.fromkeys(("figcaption", "caption"), lambda element: _Caption(_runs(element))),
    "hr": lambda element: WriteLines(_count(element), element.attributes.get("alt", ""), element.at),
    "table": _table,
    "thead": lambda element: _Rows(True, element.inside, element.at),
    "tbody": lambda element: _Rows(False, element.inside, element.at),
    "tr": lambda element: [tuple(element.inside)],
    "th": _cell,
    "td": _cell,
    "span": _blank,
}
