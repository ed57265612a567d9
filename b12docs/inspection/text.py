"""The text of a page as its content draws it: letters with their places, gathered into runs.

The marks that content stands in may stand inside each other (ISO 32000-1 §14.6); a letter belongs to the innermost
that has a number, unless an artifact lies further in.
"""

from __future__ import annotations

from typing import Any

from pdfminer.cmapdb import CMap, IdentityCMap
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, decode_text

from b12docs.inspection.facts import NO_CHARACTER, Mark, Run
from b12docs.paper import Box
from b12docs.records import record

MOST_LETTERS = 500_000  # on a page

_ASCENT, _DESCENT = 0.75, 0.2  # of letters that are seen, as parts of the type size
_GAP = 0.2  # of the type size: what lies further apart than this are two words


class TooMuchError(Exception):
    """A page has more letters than are read."""


@record
class Owner:
    """Whose a piece of content is: a mark's, an artifact's, or nobody's."""

    mark: Mark | None = None
    artifact: bool = False


@record
class _Style:
    owner: Owner
    font: str
    size: float
    colour: str
    upright: bool
    unseen: bool


class Pen(PDFTextDevice):
    """Follows what a page draws; ``runs`` is the text that it has met, ``untagged`` how many pictures are nobody's."""

    def __init__(self, manager: PDFResourceManager, page: int) -> None:
        super().__init__(manager)
        self.page, self.letters = page, 0
        self.runs: list[Run] = []
        self.untagged = 0
        self.open: list[Owner] = []
        # Of each open mark: the text in place of its letters, until it is told.
        self.instead: list[list[str] | None] = []
        self.mode = 0
        self.style: _Style | None = None
        self.text, self.box, self.end = "", Box(0, 0, 0, 0), (0.0, 0.0)

    @property
    def owner(self) -> Owner:
        """Whose the content is that is drawn now."""
        return self.open[-1] if self.open else Owner()

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """A mark begins."""
        props = {str(key): resolve1(value) for key, value in props.items()} if isinstance(props, dict) else {}
        number, outer, instead = props.get("MCID"), self.owner, props.get("ActualText")
        if isinstance(instead, bytes):
            self.instead.append([decode_text(instead)])
        else:
            self.instead.append(self.instead[-1] if self.instead else None)
        if str(tag.name) == "Artifact":
            self.open.append(Owner(None, True))
        elif isinstance(number, int):
            self.open.append(Owner(Mark(self.page, number)))
        else:
            self.open.append(outer)

    def end_tag(self) -> None:
        """The innermost mark ends."""
        if self.open:
            self.open.pop()
            self.instead.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Text is shown."""
        self.mode, font = textstate.render, textstate.font
        if isinstance(font, PDFCIDFont) and isinstance(font.cmap, CMap) and not font.cmap.code2cid:
            font.cmap = IdentityCMap()  # a table of codes in the file is not read: they nearly always are the numbers
        if font is not None:
            super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Matrix, font: PDFFont, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any,
        graphicstate: Any,
    ) -> float:  # fmt: skip
        """A letter is shown; gives how far it goes on, in text space."""
        self.letters += 1
        if self.letters > MOST_LETTERS:
            raise TooMuchError
        advance: float = font.char_width(cid) * fontsize * scaling
        a, b, c, d, _, _ = matrix
        size = abs(fontsize) * abs(a * d - b * c) ** 0.5
        upright = abs(b) < 1e-3 * abs(a) and abs(c) < 1e-3 * abs(d or 1)
        style = _Style(self.owner, _name(font), round(size, 2), repr(graphicstate.ncolor), upright, self.mode in (3, 7))
        corners = [_at(x, y + rise, matrix) for x in (0, advance) for y in (-_DESCENT * fontsize, _ASCENT * fontsize)]
        xs, ys = zip(*corners, strict=True)
        self._add(self._text(font, cid), style, Box(min(xs), min(ys), max(xs), max(ys)), matrix, advance)
        return advance

    def _text(self, font: PDFFont, cid: int) -> str:
        """What a letter says: the first one of a mark that has a text in its place that text, the others nothing."""
        instead = self.instead[-1] if self.instead else None
        if instead is None:
            return _character(font, cid)
        return instead.pop() if instead else ""

    def _add(self, text: str, style: _Style, box: Box, matrix: Matrix, advance: float) -> None:
        start = _at(0, 0, matrix)
        if self.style != style or not self._is_next(start, style.size):
            self.flush()
            self.style, self.text, self.box = style, text, box
        else:
            self.text, self.box = self.text + text, self.box.joined(box) if text.strip() else self.box
        self.end = _at(advance, 0, matrix)

    def _is_next(self, start: tuple[float, float], size: float) -> bool:
        """Whether a letter that starts here goes on what stands there; behind a space there may be more room."""
        along, across = start[0] - self.end[0], abs(start[1] - self.end[1])
        room = 1.5 if self.text[-1:].isspace() else _GAP
        return (self.style is not None and not self.style.upright) or (
            -size < along < room * size and across < 0.1 * size
        )

    def flush(self) -> None:
        """The run that is open ends."""
        if self.style and self.text:
            style, owner = self.style, self.style.owner
            self.runs.append(
                Run(
                    self.page, self.text, self.box, style.size, style.font, owner.mark, owner.artifact, style.upright,
                    style.unseen,
                )
            )  # fmt: skip
        self.style, self.text = None, ""

    def render_image(self, name: str, stream: PDFStream) -> None:
        """A picture is shown."""
        self.untagged += self.owner == Owner()


class _Interpreter(PDFPageInterpreter):
    """Looks up the properties of a mark that stand in the page's resources under a name."""

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - as its parent calls it
        if isinstance(props, PSLiteral):
            known = dict_value(dict_value(self.resources or {}).get("Properties") or {})
            props = resolve1(known.get(props.name))
        super().do_BDC(tag, props)


def read(page: PDFPage, number: int, manager: PDFResourceManager) -> Pen:
    """What a page draws. Raises TooMuchError, and whatever its reader does where the page is damaged."""
    pen = Pen(manager, number)
    _Interpreter(manager, pen).process_page(page)
    pen.flush()
    return pen


def shown(page: PDFPage) -> Box:
    """The part of a page that is shown, as the page is turned: its crop box, as far as it lies on the page."""
    media = page.mediabox
    crop = Box(*map(max, media[:2], page.cropbox[:2]), *map(min, media[2:], page.cropbox[2:]))
    left, bottom, right, top = media
    turn: dict[int, Matrix] = {
        90: (0, -1, 1, 0, -bottom, right), 180: (-1, 0, 0, -1, right, top), 270: (0, 1, -1, 0, top, -left),
    }  # fmt: skip
    matrix = turn.get(page.rotate, (1, 0, 0, 1, -left, -bottom))
    xs, ys = zip(_at(crop.left, crop.bottom, matrix), _at(crop.right, crop.top, matrix), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _at(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _name(font: PDFFont) -> str:
    name = font.fontname
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)


def _character(font: PDFFont, cid: int) -> str:
    try:
        found = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return NO_CHARACTER
    return found.replace("\0", NO_CHARACTER) or NO_CHARACTER
