"""The closed subset of HTML that layouts print -> Document, with the place that each node came from.

Whatever is not in the subset is an error with its place and a hint; nothing is repaired in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any

from b12docs.diagnostics import Diagnostic, InputError, Location, did_you_mean
from b12docs.document.nodes import (
    FIGURE_ROLES,
    GROUP_ROLES,
    LIST_ROLES,
    PAGE_ROLES,
    PARAGRAPH_ROLES,
    TABLE_ROLES,
    Block,
    Cell,
    Document,
    Figure,
    Group,
    Heading,
    InvalidNodeError,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Table,
    WriteLines,
    plain_text,
    walk,
)
from b12docs.source.prose import MARK, MEANINGLESS, SAFE_LINK, read_mark

_GROUPS = ("section", "div", "aside", "header", "footer")
_INLINES = ("strong", "a", "span")
_VOID = ("img", "hr")
_ATTRIBUTES = {
    "a": ("href",), "img": ("src", "alt", "class", "data-height"), "hr": ("data-count",),
    "th": ("scope", "data-marker", "data-icon"),
    "strong": (), "span": ("class",), "h1": (), "h2": (), "h3": (), "p": ("class",), "ul": ("class",), "ol": ("class",),
    "li": ("data-icon", "data-anchor"), "table": ("class", "data-widths"), "thead": (), "tbody": (), "tr": (),
    "td": ("data-icon",), "figure": (), "figcaption": (),
    **dict.fromkeys(_GROUPS, ("class", "data-widths", "data-marker")),
}  # fmt: skip
_CHILDREN = {
    "ul": ("li",), "ol": ("li",), "table": ("thead", "tbody"), "thead": ("tr",), "tbody": ("tr",), "tr": ("th", "td"),
    "figure": ("img", "figcaption"),
}  # fmt: skip
_NAMING = ("src", "data-icon", "data-anchor")  # attributes that name a picture or a point of it
_MOST_DEPTH = 60  # elements inside each other
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass
class _Element:
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


def read_document(
    html: str, *, file: str, title: str, language: str, running: tuple[Run, ...] = (), subject: str = ""
) -> Document:
    """The document of a layout's HTML; raises InputError with every fault found."""
    parser = _Parser(file)
    parser.feed(html)
    parser.close()
    parser.finish()
    if parser.faults:
        raise InputError(parser.faults)
    try:
        title = _first_title(parser.pages) or title
        return Document(title, language, tuple(parser.pages), running, subject)
    except InvalidNodeError as error:
        raise InputError([Diagnostic("document", error.at or Location(file), str(error))]) from None


def _first_title(pages: list[Group]) -> str:
    """The words of the first heading of level 1, which are the document's title."""
    headings = (block for page in pages for block in walk(page) if isinstance(block, Heading) and block.level == 1)
    return next((plain_text(heading.runs) for heading in headings), "")


class _Parser(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("", {}, Location(file))
        self.stack = [self.root]
        self.faults: list[Diagnostic] = []
        self.place: Location | None = None  # the last mark of a content string

    @property
    def pages(self) -> list[Group]:
        """The pages read so far."""
        return [block for block in self.root.inside if isinstance(block, Group)]

    def finish(self) -> None:
        """Report what was left open or stands outside a page."""
        for element in self.stack[1:]:
            self._fault(element.at, f"<{element.name}> is never closed", f"add </{element.name}>")
        for block in self.root.inside:
            if not isinstance(block, Group) or block.role not in PAGE_ROLES:
                self._fault(
                    block.at or self.root.at, "this stands outside a page", 'put it into <section class="page">'
                )
        if not self.root.inside and not self.faults:
            self._fault(self.root.at, "the layout prints no page", 'a page is a <section class="page">')

    def _fault(self, at: Location, message: str, hint: str = "") -> None:
        self.faults.append(Diagnostic("layout", at, message, hint))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stamp = attrs[0][1] if attrs and attrs[0][0] == "data-at" else None
        given = attrs[1:] if stamp else attrs
        raw = {name: value or "" for name, value in given}
        at = _location(stamp, self.stack[-1].at)
        for name in {name for name, _ in given if [one for one, _ in given].count(name) > 1}:
            self._fault(at, f"<{tag}> has the attribute '{name}' twice")
        if tag not in _ATTRIBUTES:
            self._fault(at, f"<{tag}> is not in the subset of HTML", did_you_mean(tag, _ATTRIBUTES))
            self.stack[-1].broken = True
            return
        if len(self.stack) > _MOST_DEPTH:
            self._fault(at, f"the layout is nested more than {_MOST_DEPTH} levels deep", "close what is open")
            raise InputError(self.faults)
        element = _Element(tag, {name: MARK.sub("", value) for name, value in raw.items()}, at)
        element.named = _told(raw)
        for name, value in element.attributes.items():
            self._refuse_meaningless(value, element.place)
            if name not in _ATTRIBUTES[tag]:
                self._fault(at, f"<{tag}> takes no '{name}'", did_you_mean(name, _ATTRIBUTES[tag]))
        self._check_parent(element)
        if tag in _VOID:
            self._close(element)
        else:
            self.stack.append(element)

    def _check_parent(self, element: _Element) -> None:
        parent = self.stack[-1].name
        if element.name in _INLINES and element.name in [one.name for one in self.stack]:
            self._fault(element.at, f"<{element.name}> may not stand in <{element.name}>")
        allowed = _CHILDREN.get(parent)
        misplaced = allowed is not None and element.name not in allowed
        needs = [name for name, inside in _CHILDREN.items() if element.name in inside and element.name != "img"]
        if misplaced or (needs and parent not in needs):
            hint = f"it stands in {' or '.join(f'<{name}>' for name in needs)}" if needs else ""
            self._fault(element.at, f"<{element.name}> may not stand in <{parent or 'the document'}>", hint)
            self.stack[-1].broken = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if tag not in [element.name for element in self.stack]:
            if tag in _ATTRIBUTES:
                self._fault(self.stack[-1].at, f"</{tag}> closes nothing")
            return
        while self.stack[-1].name != tag:
            element = self.stack.pop()
            self._fault(element.at, f"<{element.name}> is never closed", f"add </{element.name}>")
            self.stack[-1].broken = True
        self._close(self.stack.pop())

    def handle_decl(self, decl: str) -> None:
        self._fault(self.stack[-1].at, f"<!{decl}> is not in the subset of HTML")

    def handle_pi(self, data: str) -> None:
        self._fault(self.stack[-1].at, f"<?{data}> is not in the subset of HTML")

    def unknown_decl(self, data: str) -> None:
        self._fault(self.stack[-1].at, f"<![{data}]> is not in the subset of HTML")

    def handle_data(self, data: str) -> None:
        position = 0
        for found in MARK.finditer(data):
            self._text(data[position : found.start()])
            self.place = read_mark(found[1]) or self.place
            position = found.end()
        self._text(data[position:])

    def _refuse_meaningless(self, text: str, at: Location) -> None:
        found = MEANINGLESS.search(text)
        if found:
            self._fault(at, f"the character U+{ord(found[0]):04X} has no meaning in print", "remove it")

    def _text(self, data: str) -> None:
        self._refuse_meaningless(data, self.place or self.stack[-1].at)
        text = _SPACE.sub(" ", data)
        if not text:
            return
        holder = next(element for element in reversed(self.stack) if element.name not in _INLINES)
        takes_text = holder.name in ("p", "h1", "h2", "h3", "li", "td", "th", "figcaption")
        if takes_text:
            holder.runs.append(self._run(text))
        elif text.strip():
            words = re.sub(r' data-at="[^"]*"?', "", text.strip())[:40]
            self._fault(holder.at, f"text stands outside a paragraph: '{words}'", "put it into <p>")
            holder.broken = True

    def _run(self, text: str) -> Run:
        inlines = {element.name: element for element in self.stack if element.name in _INLINES}
        href = inlines["a"].attributes.get("href", "") if "a" in inlines else ""
        if "a" in inlines and not SAFE_LINK.match(href):
            self._fault(
                inlines["a"].at, f"the link '{href}' is not allowed", "a link starts with https://, mailto: or tel:"
            )
        small = "span" in inlines and inlines["span"].attributes.get("class") == "ref"
        return Run(text, "strong" in inlines, href, small, self.place)

    def _close(self, element: _Element) -> None:
        if element.name in _INLINES:
            if element.name == "span" and _role(element) != "ref":
                self._fault(
                    element.at, f"no span has the class '{_role(element)}'", 'a reference number has class="ref"'
                )
            self.place = self.place if len(self.stack) > 1 else None
            return
        self.place = None
        if element.broken:  # its fault was reported, and what it holds is not what its builder expects
            self.stack[-1].broken = True
            return
        try:
            node = _BUILDERS[element.name](element)
        except InvalidNodeError as error:
            self._fault(element.place, str(error), _role_hint(element))
            self.stack[-1].broken = True
        else:
            self.stack[-1].inside.extend(node if isinstance(node, list) else [node])


def _location(stamp: str | None, otherwise: Location) -> Location:
    found = re.fullmatch(r"(.*):(\d+):(\d+)", stamp or "")
    return Location(found[1], int(found[2]), int(found[3])) if found else otherwise


def _told(attributes: dict[str, str]) -> Location | None:
    """The place of the content's words that name a picture or a point."""
    marks = (MARK.search(attributes.get(name, "")) for name in _NAMING)
    return next((read_mark(found[1]) for found in marks if found), None)


def _first_place(element: _Element) -> Location:
    """The place of the content's first word inside, which a writer can mend, else of the template's tag."""
    return next((run.at for run in element.runs if run.at), element.at)


def _role_hint(element: _Element) -> str:
    own = {"p": PARAGRAPH_ROLES, "ul": LIST_ROLES, "ol": LIST_ROLES, "img": FIGURE_ROLES, "table": TABLE_ROLES}
    known = own.get(element.name, GROUP_ROLES)
    role = element.attributes.get("class", "")
    return did_you_mean(role, [name for name in known if name]) if role and role not in known else ""


def _runs(element: _Element) -> tuple[Run, ...]:
    """The runs without white space at their ends and without double spaces between them."""
    trimmed: list[Run] = []
    for run in element.runs:
        text = run.text
        if not trimmed or trimmed[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            trimmed.append(Run(text, run.bold, run.href, run.small, run.at))
    while trimmed and not trimmed[-1].text.rstrip(" "):
        trimmed.pop()
    if trimmed:
        last = trimmed[-1]
        trimmed[-1] = Run(last.text.rstrip(" "), last.bold, last.href, last.small, last.at)
    return tuple(trimmed)


def _blocks(element: _Element) -> tuple[Block, ...]:
    runs = _runs(element)
    own: tuple[Block, ...] = (Paragraph(runs, at=_first_place(element)),) if runs else ()
    return own + tuple(element.inside)


def _role(element: _Element) -> str:
    return element.attributes.get("class", "").strip()


def _count(element: _Element) -> int:
    text = element.attributes.get("data-count", "")
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise InvalidNodeError("data-count is a whole number")
    return int(text)


def _group(element: _Element) -> Group:
    options = tuple((name[5:], value) for name, value in element.attributes.items() if name.startswith("data-"))
    return Group(_blocks(element), _role(element), options, element.at)


def _heading(element: _Element) -> Heading:
    return Heading(int(element.name[1]), _runs(element), _first_place(element))


def _paragraph(element: _Element) -> Paragraph:
    return Paragraph(_runs(element), _role(element), _first_place(element))


def _list(element: _Element) -> ListBlock:
    return ListBlock(tuple(element.inside), element.name == "ol", _role(element), element.at)


def _item(element: _Element) -> Item:
    icon, anchor = (element.attributes.get(name, "") for name in ("data-icon", "data-anchor"))
    return Item(_blocks(element), element.place, icon, anchor)


def _image(element: _Element) -> Figure:
    given = element.attributes
    height = given.get("data-height", "")
    if height and not re.fullmatch(r"\d{1,3}(\.\d+)?mm", height):
        raise InvalidNodeError("data-height is a length like 40mm")
    millimetres = float(height.removesuffix("mm") or 0)
    source, role = given.get("src", ""), _role(element)
    if height and millimetres < 1:
        raise InvalidNodeError("data-height is 1mm or more")
    if role == "qr" and source and not SAFE_LINK.match(source):
        raise InvalidNodeError(f"the link '{source}' is not allowed: it starts with https://, mailto: or tel:")
    return Figure(source, given.get("alt", ""), role, element.place, (), millimetres)


@dataclass
class _Caption:
    runs: tuple[Run, ...]


def _figure(element: _Element) -> Figure:
    images = [one for one in element.inside if isinstance(one, Figure)]
    captions = [one for one in element.inside if isinstance(one, _Caption)]
    if len(images) != 1 or len(captions) > 1:
        raise InvalidNodeError("a figure has one img, and one figcaption at most")
    return replace(images[0], caption=captions[0].runs if captions else ())


def _cell(element: _Element) -> Cell:
    scope = element.attributes.get("scope")
    if element.name == "th" and scope not in ("col", "row"):
        raise InvalidNodeError('a th needs scope="col" or scope="row"')
    marker = element.attributes.get("data-marker", "")
    icon = element.attributes.get("data-icon", "")
    return Cell(_blocks(element), scope if element.name == "th" else None, marker, element.place, icon)  # type: ignore[arg-type]


@dataclass
class _Rows:
    head: bool
    rows: list[tuple[Cell, ...]]
    at: Location


def _table(element: _Element) -> Table:
    head = tuple(row for part in element.inside if part.head for row in part.rows)
    rows = tuple(row for part in element.inside if not part.head for row in part.rows)
    widths = element.attributes.get("data-widths", "")
    return Table(head, rows, _role(element), widths, element.at)


_BUILDERS: dict[str, Callable[[_Element], Any]] = {
    **dict.fromkeys(_GROUPS, _group),
    **dict.fromkeys(("h1", "h2", "h3"), _heading),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "li": _item,
    "img": _image,
    "figure": _figure,
    "figcaption": lambda element: _Caption(_runs(element)),
    "hr": lambda element: WriteLines(_count(element), element.at),
    "table": _table,
    "thead": lambda element: _Rows(True, element.inside, element.at),
    "tbody": lambda element: _Rows(False, element.inside, element.at),
    "tr": lambda element: [tuple(element.inside)],
    "th": _cell,
    "td": _cell,
}
