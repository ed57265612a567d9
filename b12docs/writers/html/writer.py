"""The document tree -> one HTML file that is accessible by itself: no script, no request, no font to fetch.

The page's parts are landmarks (title band: banner; text: main; passport: contentinfo), and so are the red flags and the
bar at the top that leads to them and dials their first number; a list of twenty would help nobody. What only
decorates is silent. Reading order is the tree's order, in print, on a phone and aloud.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never

from b12docs.diagnostics import Location, fault
from b12docs.document.isolated import isolated
from b12docs.document.leaves import (
    USUAL_HEIGHT,
    Blank,
    Figure,
    Heading,
    Logo,
    Paragraph,
    QrCode,
    Runs,
    WriteLines,
    plain_text,
)
from b12docs.document.nodes import (
    AnyList,
    Band,
    Block,
    Boxed,
    Card,
    Cards,
    Cell,
    Column,
    Columns,
    Component,
    Container,
    Contents,
    Item,
    KeyMessage,
    KeyPoints,
    ListBlock,
    Panel,
    Passport,
    Pointed,
    Protocol,
    RedFlags,
    Section,
    Strip,
    Table,
    Tight,
    Tiles,
    kind_of,
)
from b12docs.document.tree import LONG, Document, number_of, read_as_one
from b12docs.drawing.svg import Svg
from b12docs.language.direction import direction
from b12docs.look.palette import Palette
from b12docs.records import field, record
from b12docs.source.raster import Raster
from b12docs.writers.calls import Calls
from b12docs.writers.html.images import logo, photograph
from b12docs.writers.html.inline import blank, entry_name, flowing, inline, is_plain
from b12docs.writers.html.labels import NONE, Attributes, Labels
from b12docs.writers.html.markup import tag, words
from b12docs.writers.html.style import style_sheet
from b12docs.writers.html.svg import inlined, marker, warning_sign

_NOTHING_FROM_OUTSIDE = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


@record
class Look:
    """The colours by day and by night, the words of the link past the title, whom to call, and what layouts show.

    ``pictures`` are logos, ``figures`` the drawings and ``photographs`` the PNG and JPEG files that a figure may show.
    """

    palette: Palette
    dark: Palette
    skip: str
    pictures: Mapping[str, Raster] = field(default_factory=dict)
    figures: Mapping[str, Svg] = field(default_factory=dict)
    photographs: Mapping[str, Raster] = field(default_factory=dict)
    calls: Calls = Calls()


def write_html(document: Document, look: Look) -> bytes:
    """The bytes of the file, in UTF-8; raises InputError where a picture is missing or may not be shown."""
    way = "rtl" if _from_right(document) else None  # the other is what a browser takes for granted
    page = tag("html", _head(document, look), _Writer(isolated(document), look).body(), lang=document.language, dir=way)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _from_right(document: Document) -> bool:
    return direction(document.language) == "rtl"


def _head(document: Document, look: Look) -> str:
    meta = [
        tag("meta", charset="utf-8"),
        tag("title", words(document.name)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="description", content=document.subject or document.title),
        *([tag("meta", name="author", content=document.author)] if document.author else []),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", http_equiv="Content-Security-Policy", content=_NOTHING_FROM_OUTSIDE),
        tag("style", style_sheet(look.palette, look.dark, document.language)),
    ]
    return tag("head", "\n", *(f"{one}\n" for one in meta)) + "\n"


class _Writer:
    """Writes the body of one document."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document, self.look = document, look
        self.entries = {id(item): entry_name(number) for number, item in enumerate(document.references, 1)}
        self.names = _names(document.headings, {"main", *self.entries.values()})
        self.heading = document.title  # the one that was written last
        self.alarm = next((block for block in document.walk() if isinstance(block, RedFlags)), None)

    def body(self) -> str:
        """The body: title band, text and passport, and the running words that a printed page has at its foot."""
        blocks: list[Block] = [
            block for page in self.document.pages for block in page.blocks if not isinstance(block, Strip)
        ]
        band, passport = _taken(blocks, 0, "banner"), _taken(blocks, -1, "contentinfo")
        head = (self._notice(), self.sequence(band))
        parts = [
            tag("a", words(self.look.skip), href="#main", class_="skip unseen"),
            tag("header", *head, class_="band") if any(head) else "",
            self._urgent(),
            tag("main", self.sequence(tuple(blocks)), id="main", tabindex="-1"),
            self._foot(passport),
        ]
        return tag("body", "\n", *(f"{part}\n" for part in parts if part))

    def _notice(self) -> str:
        return "".join(tag("p", inline(runs), class_="notice") for runs in self.document.notices)

    def _urgent(self) -> str:
        """A bar that stays at the top: a link to the red flags, and one that dials the first number in them."""
        if self.alarm is None:
            return ""
        title = self.alarm.blocks[0]
        sign = warning_sign() + tag("span", words(plain_text(title.runs)))
        link = tag("a", sign, href=f"#{self.names[id(title)]}")
        call = next(self.look.calls.named_in(self.alarm), None)
        dials = tag("a", words(call.words), href=call.href, class_="call") if call else ""
        return tag("nav", link, dials, class_="urgent", aria_label=plain_text(title.runs))

    def _foot(self, passport: tuple[Block, ...]) -> str:
        closing = tag("p", inline(self.document.closing)) if self.document.closing else ""
        return tag("footer", self.sequence(passport), closing, class_="passport") if passport or closing else ""

    def sequence(self, blocks: tuple[Block, ...]) -> str:
        """Blocks that follow each other; a heading right before a table is the table's caption."""
        parts: list[str] = []
        groups = list(read_as_one(blocks))
        for before, (block, *more) in zip(((None,), *groups), groups, strict=False):
            if isinstance(block, Table):
                if block.caption:
                    caption = tag("caption", self._inline(block.caption))
                else:
                    caption = tag("caption", parts.pop()) if isinstance(before[-1], Heading) else self._unseen_caption()
                parts.append(self._table(block, caption))
            else:
                parts.append(tag("p", flowing((block, *more), len(self.entries))) if more else self._block(block))
        return "\n".join(parts)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Blank():
                return tag("p", blank(block))
            case ListBlock():
                return self._list(block)
            case Figure() | Logo():
                return self._picture(block)
            case WriteLines() | QrCode():
                return ""  # paper's alone
            case Table():
                return self.sequence((block,))
            case Container():
                return self._component(block)
            case _:
                assert_never(block)

    def _component(self, block: Component) -> str:
        match block:
            case Columns():
                return self._columns(block)
            case KeyMessage():
                return self._key_message(block)
            case RedFlags():
                return self._red_flags(block)
            case Contents():
                return self._contents(block)
            case Card() | Boxed():
                return self._marked(block)
            case Pointed():
                return self._pointed(block)
            case (
                Section() | Column() | Tight() | Panel() | Cards() | KeyPoints() | Protocol() | Passport()
                | Band() | Strip()
            ):  # fmt: skip
                return self._part(block, self.sequence(block.blocks))
            case _:
                assert_never(block)

    def _inside(self, blocks: tuple[Block, ...]) -> str:
        """What stands in a list's entry or a cell: the bare words where they are a plain paragraph alone."""
        if len(list(read_as_one(blocks))) == 1 and all(is_plain(block) for block in blocks):
            return flowing(blocks, len(self.entries))
        return self.sequence(blocks)

    # Text

    def _heading(self, block: Heading, sign: str = "") -> str:
        self.heading = plain_text(block.runs)
        inside = sign + tag("span", self._inline(block.runs)) if sign else self._inline(block.runs)
        return tag(f"h{block.level}", inside, id=self.names[id(block)])

    def _paragraph(self, block: Paragraph) -> str:
        return tag("p", self._inline(block.runs), class_=block.role or None)

    def _inline(self, runs: Runs) -> str:
        return inline(runs, len(self.entries))

    # Lists

    def _list(self, block: AnyList) -> str:
        make = self._tile if isinstance(block, Tiles) else self._item
        items = "".join(make(item) for item in block.items)
        return tag("ol" if block.ordered else "ul", items, class_=kind_of(block).name or None)

    def _item(self, item: Item, attributes: Attributes = NONE) -> str:
        inside = self._inside(item.blocks)
        parts = [self._icon(item.icon, item.at), tag("div", inside)] if item.icon else [inside]
        return tag("li", *parts, id=self.entries.get(id(item)), **attributes)

    def _tile(self, item: Item) -> str:
        """A short entry on a tint, its bold lead on a line of its own, with a pictogram at its left."""
        icon = self._icon(item.icon, item.at) if item.icon else ""
        return tag("li", icon, tag("div", self._inside(item.blocks)))

    # Figures

    def _picture(self, block: Figure | Logo) -> str:
        caption = ""
        if isinstance(block, Figure):
            caption = tag("figcaption", self._inline(block.caption)) if block.caption else ""
            if block.source in self.look.figures:
                height = block.height or USUAL_HEIGHT
                return tag("figure", self._drawing(block.source, block.at, block.alt, height), caption)
        pictures = self.look.photographs if isinstance(block, Figure) else self.look.pictures
        if block.source not in pictures:
            hint = "a layout may show the clinic's logo, QR codes, and drawings and photographs of its folder"
            raise fault("picture", block.at or Location(""), f"there is no picture '{block.source}'", hint)
        picture = pictures[block.source]
        if isinstance(block, Figure):
            return tag("figure", photograph(picture, block), caption)
        return logo(picture, block)

    def _pointed(self, block: Pointed) -> str:
        """A figure and its labels; a photograph has no places for them, and has them below it."""
        figure, listed = block.blocks
        if figure.source not in self.look.figures:
            return tag("div", self.sequence(block.blocks))
        labels = Labels(self.look.figures[figure.source], [item.anchor for item in listed.items])
        items = "".join(map(self._item, listed.items, labels.attributes()))
        drawing = inlined(self.look.figures[figure.source], alt=figure.alt, spills=True)
        inside = tag("figure", drawing) + tag("ul", items, class_="labels", style=labels.rows())
        return self._part(block, inside, style=labels.frame(figure.height or USUAL_HEIGHT))

    def _icon(self, source: str, at: Location | None) -> str:
        return tag("span", self._drawing(source, at, None), class_="icon", aria_hidden="true")

    def _drawing(self, source: str, at: Location | None, alt: str | None, height: float = 0.0) -> str:
        if source not in self.look.figures:
            place = at or Location("")
            raise fault("picture", place, f"there is no drawing '{source}'", "put its SVG file beside the layout")
        return inlined(self.look.figures[source], alt=alt, height=height)

    # Components

    def _part(self, block: Component, inside: str, more: str = "", style: str | None = None) -> str:
        """A section, or a plain division where it begins with no heading; a landmark is named by its heading."""
        first = block.blocks[0] if block.blocks else None
        name = self.names[id(first)] if isinstance(first, Heading) and block is self.alarm else None
        classes = kind_of(block).name + more
        element = "section" if isinstance(first, Heading) else "div"
        return tag(element, inside, class_=classes or None, aria_labelledby=name, style=style)

    def _columns(self, block: Columns) -> str:
        if 0 < len(block.widths) < len(block.blocks):
            return self._part(block, self.sequence(block.blocks), " level", f"--count: {len(block.widths)}")
        widths = block.widths[: len(block.blocks)]
        style = f"--columns: {' '.join(f'{width:g}fr' for width in widths)}" if widths else None
        return self._part(block, self.sequence(block.blocks), style=style)

    def _key_message(self, block: KeyMessage) -> str:
        label, *message = block.blocks
        inside = tag("div", self.sequence((label,)), class_="tag") + tag("div", self.sequence(tuple(message)))
        return self._part(block, inside)

    def _red_flags(self, block: RedFlags) -> str:
        (head, *rest), number = block.blocks, number_of(block)
        signs = self.sequence(tuple(one for one in rest if one is not number))
        call = self.sequence((number,)) if number else ""
        inside = self._heading(head, warning_sign()) + call + tag("div", signs, class_="signs")
        return self._part(block, inside, " beside" if block.side else "")

    def _contents(self, block: Contents) -> str:
        """Links to the sections of a long document."""
        if len(listed := self.document.listed) < LONG:
            return ""
        links = (tag("a", inline(one.runs), href=f"#{self.names[id(one)]}") for one in listed)
        entries = tag("ol", *(tag("li", link) for link in links))
        name = self.names[id(block.blocks[0])]
        return tag("nav", self.sequence(block.blocks), entries, class_="contents", aria_labelledby=name)

    def _marked(self, block: Card | Boxed) -> str:
        """A card or a box, the marker before what it begins with."""
        if not block.marker:
            return self._part(block, self.sequence(block.blocks), _shades(block))
        head, *rest = block.blocks
        sign = marker(block.marker)
        top = self._heading(head, sign) if isinstance(head, Heading) else sign + self._block(head)
        return self._part(block, top + self.sequence(tuple(rest)), _shades(block))

    # Tables

    def _unseen_caption(self) -> str:
        return tag("caption", words(self.heading), class_="unseen")

    def _table(self, block: Table, caption: str) -> str:
        weights = block.widths
        columns = "".join(tag("col", style=f"width: {100 * weight / sum(weights):.4g}%") for weight in weights)
        head = "".join(self._row(row, block) for row in block.head)
        body = "".join(self._row(row, block) for row in block.rows)
        parts = [tag("colgroup", columns)] if columns else []
        parts += [tag("thead", head), tag("tbody", body)]
        return tag("table", caption, *parts, class_="tinted" if block.tinted else None)

    def _row(self, row: tuple[Cell, ...], table: Table) -> str:
        return tag("tr", *(self._cell(cell, top) for cell, top in zip(row, table.head[0], strict=True)))

    def _cell(self, cell: Cell, top: Cell) -> str:
        """A cell; one below a column's header has the header's words and marker for where columns have no room."""
        sign = marker(cell.marker) if cell.marker else ""
        inside = sign + self._inside(cell.blocks)
        if cell.icon:
            inside = tag("div", self._icon(cell.icon, cell.at), tag("div", inside), class_="pair")
        shades = (_shades(cell) or _shades(top)).strip() or None
        if cell.scope:
            return tag("th", inside, scope=cell.scope, class_=shades)
        return tag("td", inside, class_=shades, data_column=_said(top.blocks) or None)


def _taken(blocks: list[Block], index: int, landmark: str) -> tuple[Block, ...]:
    """The blocks of the first or last component, which is taken out, where it is this landmark; else none."""
    found = blocks[index] if blocks else None
    if not isinstance(found, Container) or kind_of(found).landmark != landmark:
        return ()
    blocks.pop(index)
    return found.blocks


def _names(headings: tuple[Heading, ...], taken: set[str]) -> dict[int, str]:
    """An id for each heading, from its words, and none that is taken; by identity: two headings may say the same."""
    names: dict[int, str] = {}
    for heading in headings:
        base = re.sub(r"\W+", "-", plain_text(heading.runs).lower()).strip("-") or "heading"
        number, name = 1, base
        while name in taken:
            number, name = number + 1, f"{base}-{number + 1}"
        taken.add(name)
        names[id(heading)] = name
    return names


def _shades(node: Card | Boxed | Cell) -> str:
    """The classes of a node's marker and tone, a space before each."""
    tone = "" if isinstance(node, Card) else node.tone
    return (f" {node.marker}" if node.marker else "") + (f" tone-{tone}" if tone else "")


def _said(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain_text(block.runs) for block in blocks if isinstance(block, Heading | Paragraph))
