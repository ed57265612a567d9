"""The tables that hold an e-mail together: its page of 600 pixels, rows, boxes and buttons."""

from __future__ import annotations

from b12docs.document.tree import Document
from b12docs.language.direction import direction
from b12docs.writers.calls import Call
from b12docs.writers.email.styles import BODY, BUTTON, FONT, HIDDEN, Styles
from b12docs.writers.html.markup import tag, words

WIDTH = 600  # pixels
_GAP = tag("div", "\u00a0", style="font-size:12px;line-height:12px;")  # below a box: Word knows no margin there
# Word knows no greatest width, so it has a table of its own around the page.
_FOR_WORD = (
    f'<!--[if mso]><table role="presentation" width="{WIDTH}" align="center" cellpadding="0" cellspacing="0">'
    "<tr><td><![endif]-->",
    "<!--[if mso]></td></tr></table><![endif]-->",
)


class Layout:
    """Writes the tables, whose words it is given."""

    def __init__(self, style: Styles) -> None:
        self.style = style

    def page(self, document: Document, preview: str, rows: str) -> bytes:
        """The whole file around its rows; ``preview`` is what a list of e-mails shows beside the subject."""
        page = _table(rows, **self.style(f"width:100%;max-width:{WIDTH}px;", ground="paper"))
        around = self.style("padding:0;", ground="footer")
        middle = tag("tr", tag("td", _FOR_WORD[0], page, _FOR_WORD[1], align="center", **around))
        hidden = tag("div", words(preview), **self.style(HIDDEN, ground="footer") | {"class_": "preview"})
        told = {"lang": document.language, "dir": direction(document.language)}
        article = tag("div", _table(middle), role="article", aria_label=document.title, **told)
        body = tag("body", hidden, article, **self.style("margin:0;padding:0;", ground="footer"))
        head = tag("head", *_meta(document), tag("style", self.style.sheet()))
        return f"<!DOCTYPE html>\n{tag('html', head, body, **told)}\n".encode()

    def row(self, inside: str, *, ground: str = "paper", ink: str = "ink", css: str = "") -> str:
        """What stands over the whole width, on its ground."""
        style = self.style(f"{FONT}{css or BODY}padding:16px 28px 8px;", ink=ink, ground=ground)
        style["class_"] = f"row {style['class_']}"
        return tag("tr", tag("td", inside, **style)) + "\n"

    def box(self, inside: str, *, ground: str = "paper", css: str = "", edge: str = "") -> str:
        """What stands apart from the words around it."""
        style = self.style(f"{FONT}{BODY}padding:12px 16px 6px;{css}", ink="ink", ground=ground, edge=edge)
        return _table(tag("tr", tag("td", inside, **style))) + _GAP

    def alarm(self, title: str, groups: list[str]) -> str:
        """The red flags: their title on red, and groups in a red frame, parted by red lines."""
        top = self.style(f"{FONT}{BODY}padding:8px 16px 4px;", ink="on-alarm", ground="alarm")
        cells = [tag("td", title, **top)]
        for number, group in enumerate(groups):
            line = "border-top:2px solid {edge};" if number else ""
            style = self.style(f"{FONT}{BODY}padding:12px 16px 8px;{line}", ink="ink", ground="paper", edge="alarm")
            cells.append(tag("td", group, **style))
        rows = "".join(tag("tr", cell) for cell in cells)
        return _table(rows, **self.style("border:3px solid {edge};", edge="alarm")) + _GAP

    def buttons(self, calls: tuple[Call, ...], ground: str) -> str:
        """Cells of one colour side by side, each with a link that dials."""
        cells = "".join(f"{self._button(call, ground)}{tag('td', chr(160), width='10')}" for call in calls)
        return _table(tag("tr", cells), width=None) + _GAP if calls else ""

    def _button(self, call: Call, ground: str) -> str:
        link = tag("a", words(call.words), href=call.href, **self.style(BUTTON, ink=f"on-{ground}"))
        cell = self.style(f"{FONT}padding:12px 22px;", ground=ground)
        cell["class_"] = f"call {cell['class_']}"
        return tag("td", link, align="center", **cell)


def _table(rows: str, *, width: str | None = "100%", **attributes: str | None) -> str:
    """A table that is none to those who listen."""
    bare = {"cellpadding": "0", "cellspacing": "0", "border": "0"}
    return tag("table", rows, role="presentation", width=width, **bare, **attributes)


def _meta(document: Document) -> tuple[str, ...]:
    return (
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", words(document.title)),
    )
