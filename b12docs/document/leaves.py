"""The nodes of the document tree that hold no others: text and pictures.

Nodes are frozen. One that would make a document inaccessible, such as a figure without alt text, cannot be built: it
raises InvalidNodeError.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from b12docs.diagnostics import Location
from b12docs.language.together import NO_BREAK, together
from b12docs.records import field, record, replace

Role = Literal[
    "", "kind", "subtitle", "label", "lead", "note", "clinic", "write-in", "point", "clear", "contact",
    "phone", "status",
]  # fmt: skip
BlankForm = Literal["tick", "line"]
PARAGRAPH_ROLES: tuple[Role, ...] = get_args(Role)
USUAL_HEIGHT = 40  # millimetres of a figure that says none
BLANK_FORMS: tuple[BlankForm, ...] = get_args(BlankForm)
SIGNS = "".join(map(chr, range(0xE100, 0xE1C8)))  # for words of one person: private characters, which no input may hold
MOST_LINES = 40  # to write on, in one place
MOST_LINK = 300  # characters of a QR code; more are too fine to be read from 20 mm


class InvalidNodeError(ValueError):
    """A node that no accessible document may hold; the message says why, and ``at`` where, if that is known."""

    def __init__(self, message: str, at: Location | None = None) -> None:
        super().__init__(message)
        self.at = at


def require(truth: object, message: str, at: Location | None = None) -> None:
    """Raise InvalidNodeError with the message where the truth is none."""
    if not truth:
        raise InvalidNodeError(message, at)


@record(slots=True)
class Run:
    """Text in one style: plain, bold, a link (``href``) or a reference number (``small``).

    It has no-break spaces where no line may end; ``plain_text`` has none. Where it differs from person to person,
    ``personal`` is the text with the signs that stand for a person's values. ``language`` is the code of its own where
    that is not the document's. One that is ``own`` begins with no text of the content, whatever text stands ``at`` the
    place that it follows.
    """

    text: str
    bold: bool = False
    href: str = ""
    small: bool = False
    at: Location | None = None
    personal: str = field(default="", compare=False)
    language: str = ""
    own: bool = field(default=False, compare=False)

    def __hash__(self) -> int:
        return hash(self.text)  # hardly two are alike in this alone, and texts are looked up by their runs all the time


Runs: TypeAlias = tuple[Run, ...]


def plain_text(runs: Runs) -> str:
    """The words of the runs, with common spaces: what is compared, searched for or shown in one line knows no other."""
    return "".join(run.text for run in runs).replace(NO_BREAK, " ")


def unbroken(runs: Runs) -> Runs:
    """The runs with no-break spaces in what belongs together, wherever one run ends and the next begins.

    A number that a run dials is read at once, however it is grouped.
    """
    text, start, held = together("".join(run.text for run in runs)), 0, []
    for run in runs:
        end = start + len(run.text)
        if run.href.startswith("tel:") and not any(map(str.isalpha, run.text)):
            text = text[:start] + _whole(text[start:end]) + text[end:]
        held.append(run if text.startswith(run.text, start) else replace(run, text=text[start:end]))
        start = end
    return tuple(held)


def _whole(number: str) -> str:
    """A number that no line ends in; the spaces before and behind it are no part of it."""
    said = number.strip(" ")
    return number.replace(said, said.replace(" ", NO_BREAK)) if said else number


def has_words(runs: Runs) -> bool:
    """Whether anything of the runs can be seen: spaces, and characters of no width, cannot.

    A sign that stands for the words of one person can.
    """
    return any((char.isprintable() and not char.isspace()) or char in SIGNS for run in runs for char in run.text)


@record
class Heading:
    """A heading of level 1 to 3."""

    level: int
    runs: Runs
    at: Location | None = None

    def __post_init__(self) -> None:
        require(has_words(self.runs), "a heading needs words")
        require(1 <= self.level <= 3, "headings have levels 1 to 3")


@record
class Paragraph:
    """A paragraph; its role says what it is for (a lead-in, a note, a line to write on, ...)."""

    runs: Runs
    role: Role = ""
    at: Location | None = None

    def __post_init__(self) -> None:
        require(has_words(self.runs), "a paragraph needs words")
        require(self.role in PARAGRAPH_ROLES, f"no paragraph has the class '{self.role}'")


@record
class WriteLines:
    """Ruled lines to write on; ``count`` is the least number, more are ruled where there is room.

    ``words`` say so to those who do not see them; without any, nobody is told of the lines.
    """

    count: int
    words: str = ""
    at: Location | None = None

    def __post_init__(self) -> None:
        require(1 <= self.count <= MOST_LINES, f"write-in lines are 1 to {MOST_LINES} in number")


@record
class Blank:
    """A box to tick or a line to fill in, inside a cell or an entry; ``words`` say so to those who do not see it."""

    form: BlankForm
    words: str
    at: Location | None = None

    def __post_init__(self) -> None:
        require(self.words.strip(), f"a {self.form} needs words for those who do not see it, such as 'to fill in'")


@record
class Picture:
    """What all pictures share: where they come from, and ``alt``, which says the same in words."""

    source: str
    alt: str
    at: Location | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        require(self.alt.strip(), "a figure needs alt text")
        require(self.source.strip(), "a figure needs a source")


@record
class Figure(Picture):
    """A drawing or a photograph; its ``height`` is in millimetres, and 0 leaves it to the writer."""

    caption: Runs = ()
    height: float = 0.0


@record
class Logo(Picture):
    """The clinic's logo: the source is its file."""


@record
class QrCode(Picture):
    """The QR code of a link, which is its source; ``height`` is in millimetres, and 0 leaves it to the writer."""

    height: float = 0.0

    def __post_init__(self) -> None:
        super().__post_init__()
        require(len(self.source) <= MOST_LINK, f"a QR code holds {MOST_LINK} characters at most")
