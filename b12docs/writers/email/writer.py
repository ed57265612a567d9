"""The document tree -> one HTML file for the body of an e-mail, as Gmail, Outlook and Apple Mail show it alike.

Tables hold the layout, each element has its own style, and nothing is fetched: pictures are told in their words, and
markers are characters. What stands side by side on paper stands one below the other, in the tree's order, save that the
warnings stand right behind the message; a row of a table has a line for each of its columns, which says the column's
name. The tree is that of a screen.
"""

from __future__ import annotations

from typing import TypeGuard, assert_never

from b12docs.document.isolated import isolated
from b12docs.document.leaves import (
    Blank,
    Figure,
    Heading,
    Logo,
    Paragraph,
    QrCode,
    Run,
    Runs,
    WriteLines,
    plain_text,
)
from b12docs.document.nodes import (
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
    Flags,
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
    kind_of,
)
from b12docs.document.tree import Document, read_as_one
from b12docs.language.direction import direction
from b12docs.language.marks import label_of, labelled, space_behind
from b12docs.language.together import JOINED
from b12docs.look.palette import Palette
from b12docs.records import record
from b12docs.writers.calls import Call, Calls
from b12docs.writers.email import styles
from b12docs.writers.email.layout import Layout
from b12docs.writers.email.order import warned_first
from b12docs.writers.email.styles import Styles
from b12docs.writers.html.markup import tag, words

MARKERS = {"circle": "\u25cf", "square": "\u25a0", "triangle": "\u25b2", "diamond": "\u25c6"}
_SIGN = "\u26a0\ufe0e"  # of warnings, as a letter and not as a coloured picture
_ROLES = dict.fromkeys(("clear", "label", "status", "point"), styles.BOLD) | {"phone": styles.LARGE}
_INKS = {"status": "alarm-text", "label": "strong"}


@record
class Look:
    """The colours by day and by night, the word that says that a picture is told, and whom to call."""

    palette: Palette
    dark: Palette
    picture: str
    calls: Calls = Calls()


def write_email(document: Document, look: Look) -> bytes:
    """The bytes of the file, in UTF-8."""
    return _Writer(isolated(warned_first(document)), look).page()


class _Writer:
    """Writes one document; ``ink`` is the role of the colour of common words where it writes."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document, self.look = document, look
        self.style = Styles(look.palette, look.dark, document.language)
        self.layout = Layout(self.style)
        self.ink = "ink"

    def page(self) -> bytes:
        """The whole file: what the sheet must know of the body is known when the body is written."""
        rows = [self._notice(), *(self._row(block) for page in self.document.pages for block in page.blocks)]
        closing = self._lines(self.document.closing)
        if closing:
            rows.append(self.layout.row(closing, ground="footer", css=styles.SMALL))
        return self.layout.page(self.document, _preview(self.document), "".join(rows))

    def _notice(self) -> str:
        """That it is a draft, out of date, or an unchecked translation: before all else."""
        notices = (tag("strong", self._inline(runs)) for runs in self.document.notices)
        said = "".join(tag("p", one, **self.style("margin:0;", ink="alarm-text")) for one in notices)
        return self.layout.row(said) if said else ""

    # Rows: what stands directly in a page

    def _row(self, block: Block) -> str:
        """A block over the whole width, on the ground of its kind."""
        match block:
            case Strip() | Contents() | WriteLines() | QrCode():
                return ""
            case Band():
                return self.layout.row(self._inked("on-accent", *block.blocks), ground="accent", ink="on-accent")
            case KeyMessage():
                return self.layout.row(self._message(block), ground="callout")
            case KeyPoints() | Panel():
                ground = "panel" if isinstance(block, Panel) else "callout"
                return self.layout.row(self.sequence(block.blocks), ground=ground)
            case Passport():
                return self.layout.row(self.sequence(block.blocks), ground="footer", css=styles.SMALL)
            case _:
                return self.layout.row(self.sequence((block,)))

    def _inked(self, ink: str, *blocks: Block) -> str:
        """Blocks whose words have another colour than elsewhere."""
        self.ink, before = ink, self.ink
        inside = self.sequence(blocks)
        self.ink = before
        return inside

    # Blocks

    def sequence(self, blocks: tuple[Block, ...]) -> str:
        """Blocks that follow each other."""
        return "".join(
            tag("p", self._flowing(group), **self.style(styles.PARAGRAPH, ink=self.ink))
            if len(group) > 1
            else self._block(group[0])
            for group in read_as_one(blocks)
        )

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Blank():
                return tag("p", self._flowing((block,)), **self.style(styles.PARAGRAPH, ink=self.ink))
            case ListBlock():
                return self._list(block)
            case Figure() | Logo():
                return self._picture(block)
            case WriteLines() | QrCode():
                return ""
            case Table():
                return self._caption(block) + "".join(self._table_row(row, block.head[0]) for row in block.rows)
            case Container():
                return self._component(block)
            case _:
                assert_never(block)

    def _component(self, block: Component) -> str:
        match block:
            case Strip() | Contents():
                return ""
            case KeyMessage():
                return self.layout.box(self._message(block), ground="callout")
            case RedFlags():
                return self._red_flags(block)
            case Card() | Boxed():
                return self._marked(block)
            case Panel() | KeyPoints():
                return self.layout.box(self.sequence(block.blocks), ground="panel")
            case Protocol():
                return self.layout.box(self.sequence(block.blocks), css="border:2px dashed {edge};", edge="rule")
            case Section() | Column() | Columns() | Tight() | Cards() | Pointed() | Passport() | Band():
                return self.sequence(block.blocks)
            case _:
                assert_never(block)

    # Text

    def _heading(self, block: Heading, ink: str = "", sign: str = "", css: str = "") -> str:
        ink = ink or (self.ink if self.ink != "ink" else "heading")
        before = tag("span", f"{sign} ", aria_hidden="true") if sign else ""
        inside = before + self._inline(block.runs, ink)
        return tag(f"h{block.level}", inside, **self.style(styles.HEADINGS[block.level] + css, ink=ink))

    def _paragraph(self, block: Paragraph) -> str:
        css = styles.PARAGRAPH + _ROLES.get(block.role, "")
        ink = _INKS.get(block.role, self.ink) if self.ink == "ink" else self.ink
        return tag("p", self._inline(block.runs, ink), **self.style(css, ink=ink))

    def _lines(self, runs: Runs) -> str:
        return tag("p", self._inline(runs), **self.style(styles.PARAGRAPH, ink="ink")) if runs else ""

    def _message(self, block: KeyMessage) -> str:
        """The main message, behind its label if it has one."""
        css = self.style(styles.MESSAGE, ink="ink")
        return "".join(
            tag("p", self._inline(one.runs), **css) if _is_message(one) else self._block(one) for one in block.blocks
        )

    def _inline(self, runs: Runs, ink: str = "") -> str:
        return "".join(self._run(run, ink or self.ink) for run in runs)

    def _run(self, run: Run, ink: str) -> str:
        text = words(run.text) if run.href else _whole(run.text)
        if run.language:
            text = tag("span", text, lang=run.language, dir=direction(run.language))
        if run.bold:
            text = tag("strong", text)
        if not run.href:
            return text
        return tag("a", text, href=run.href, **self.style(styles.LINK, ink="link" if ink == "ink" else ink))

    def _flowing(self, blocks: tuple[Block, ...]) -> str:
        """Words and what is filled in beside them, in one line."""
        parts = (
            self._inline(one.runs) if isinstance(one, Paragraph) else _blank(one)
            for one in blocks
            if isinstance(one, Paragraph | Blank)
        )
        return " ".join(parts)

    # Lists

    def _list(self, block: ListBlock) -> str:
        """A list whose bullets have a colour of their own, as its words do."""
        flags = isinstance(block, Flags)
        css = styles.LIST + ("list-style-type:square;" if flags else "")
        bullet = "alarm" if flags else self.ink if self.ink != "ink" else "strong"
        items = "".join(self._item(item, bullet) for item in block.items)
        return tag("ol" if block.ordered and kind_of(block).labelled else "ul", items, **self.style(css))

    def _item(self, item: Item, bullet: str) -> str:
        first = next(read_as_one(item.blocks))
        if not all(isinstance(one, Paragraph | Blank) for one in first):
            return tag("li", self.sequence(item.blocks), **self.style(styles.ITEM, ink=bullet))
        head = tag("span", self._flowing(first), **self.style(ink=self.ink))
        return tag("li", head, self.sequence(item.blocks[len(first) :]), **self.style(styles.ITEM, ink=bullet))

    # Pictures

    def _picture(self, block: Figure | Logo) -> str:
        """What the picture says, and its caption; a logo says whose it is."""
        if isinstance(block, Logo):
            return tag("p", words(block.alt), **self.style(styles.PARAGRAPH, ink=self.ink))
        told = tag("p", words(labelled(self.look.picture, block.alt)), **self.style(styles.PARAGRAPH, ink=self.ink))
        return told + self._lines(block.caption)

    # Tables

    def _caption(self, block: Table) -> str:
        words = self._inline(block.caption, "heading")
        return tag("p", words, **self.style(styles.MESSAGE, ink="heading")) if words else ""

    def _table_row(self, row: tuple[Cell, ...], head: tuple[Cell, ...]) -> str:
        """A row of a table: its name, then a line for each cell, behind the name of its column."""
        name, *cells = zip(head, row, strict=True)
        title = tag("p", tag("strong", self._named(*name)), **self.style("margin:8px 0 4px;", ink=self.ink))
        lines = "".join(self._cell(*one) for one in cells)
        return title + tag("ul", lines, **self.style(styles.SIGNED if cells[0][0].marker else styles.LIST))

    def _cell(self, top: Cell, cell: Cell) -> str:
        """A cell as an entry, with its column's marker in place of a bullet."""
        sign = tag("span", f"{MARKERS[top.marker]} ", aria_hidden="true") if top.marker else ""
        inside = tag("span", self._named(top, cell), **self.style(ink=self.ink))
        rest = self.sequence(_told(cell)[1])
        return tag("li", sign, inside, rest, **self.style(styles.ITEM, ink=top.tone or top.marker or "strong"))

    def _named(self, top: Cell, cell: Cell) -> str:
        """A cell's first words behind the name of its column."""
        column = " ".join(plain_text(one.runs) for one in top.blocks if isinstance(one, Paragraph | Heading))
        label = label_of(column)
        told = self._flowing(_told(cell)[0])
        return f"{tag('strong', words(label))}{space_behind(label)}{told}".strip() if column else told

    # Components

    def _marked(self, block: Card | Boxed) -> str:
        """A card or a box in its colours, the marker before what it begins with."""
        tone = (block.tone if isinstance(block, Boxed) else "") or block.marker
        head, *rest = block.blocks
        sign = MARKERS.get(block.marker, "")
        top = self._heading(head, tone, sign) if isinstance(head, Heading) else self._block(head)
        edge, ground = (tone, f"{tone}-tint") if tone else ("rule", "paper")
        inside = top + "".join(
            self._inked(tone, one) if tone and isinstance(one, Paragraph) and one.role == "point" else self._block(one)
            for one in rest
        )
        return self.layout.box(inside, ground=ground, css="border-left:6px solid {edge};", edge=edge)

    def _red_flags(self, block: RedFlags) -> str:
        """The warnings in their frame: each group with buttons that dial its numbers."""
        head, *rest = block.blocks
        title = self._heading(head, "on-alarm", _SIGN, "margin:2px 0 4px;")
        if isinstance(rest[0], Paragraph) and rest[0].role == "contact" and len(rest) > 1:
            title += self._inked("on-alarm", rest.pop(0))
        groups = [one for part in rest for one in (part.blocks if isinstance(part, Columns) else (part,))]
        inside = [self._group(group, "alarm" if number == 0 else "strong") for number, group in enumerate(groups)]
        return self.layout.alarm(title, inside)

    def _group(self, group: Block, ground: str) -> str:
        parts = group.blocks if isinstance(group, Column) else (group,)
        text = "".join(
            self._heading(one, "alarm-text") if isinstance(one, Heading) else self.sequence((one,)) for one in parts
        )
        return text + self.layout.buttons(self._calls(parts), ground)

    def _calls(self, parts: tuple[Block, ...]) -> tuple[Call, ...]:
        """The numbers to call that a group's heading names; else those in all of it.

        An entry may name another number for a worse sign, which must not be the button of the group.
        """
        headings = tuple(one for one in parts if isinstance(one, Heading))
        named = (tuple(call for one in among for call in self.look.calls.named_in(one)) for among in (headings, parts))
        return next(filter(None, named), ())


def _preview(document: Document) -> str:
    """What a list of e-mails shows beside the subject: the main message, or what the document is about."""
    messages = (block for block in document.walk() if isinstance(block, KeyMessage))
    said = next((block.blocks for block in messages), ())
    return " ".join(plain_text(one.runs) for one in said if _is_message(one)) or document.title


def _is_message(block: Block) -> TypeGuard[Paragraph]:
    """Whether a block of the main message is words of it, and not their label."""
    return isinstance(block, Paragraph) and block.role != "label"


def _told(cell: Cell) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What of a cell stands in a line, and what stands below it."""
    first = next(read_as_one(cell.blocks), ())
    count = len(first) if all(isinstance(one, Paragraph | Blank) for one in first) else 0
    return cell.blocks[:count], cell.blocks[count:]


def _blank(block: Blank) -> str:
    """The mark of what is filled in."""
    return "\u2610" if block.form == "tick" else "_" * 12


def _whole(text: str) -> str:
    """Text whose ranges and rates are held together: behind a dash, hyphen or slash a program would end the line.

    Outlook on Windows knows the old element for it, and no style.
    """
    parts = JOINED.split(text)
    return "".join(tag("nobr", words(part)) if at % 2 else words(part) for at, part in enumerate(parts))
