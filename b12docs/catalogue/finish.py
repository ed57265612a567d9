"""How a document is finished, beside what it says and its paper: edition, theme, inks, standard, imposition, format."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Literal

from b12docs.catalogue.names import known
from b12docs.diagnostics import SelectionError
from b12docs.paper import DOUBLE, NORTH_AMERICAN, PAPERS
from b12docs.records import record

LARGE_PRINT = "large-print"
USUAL_THEME = "clear"
STANDARDS = ("ua1", "ua2")  # of PDFs, the usual first
SUFFIXES = {"pdf": "pdf", "html": "html", "text": "txt", "email": "html"}
IMPOSITIONS: tuple[Literal["booklet", "trifold", "tiles", "2up"], ...] = ("booklet", "trifold", "tiles", "2up")
LONG_EDGE = "long-edge"
DUPLEX = (LONG_EDGE,)


@record
class Finish:
    """The finish of one document, or the options that ask for it; ``theme`` is empty where none was named.

    ``impose`` names how pages are placed on sheets of the paper ``sheet``; both are empty for a plain document.
    ``duplex`` is the edge on which the printer turns these sheets over, where it is not the one that suits them.
    ``standard`` is empty where a PDF conforms to the usual ones, or to none; options may name the usual ones too.
    """

    edition: str = ""
    theme: str = ""
    grey: bool = False
    press: bool = False
    impose: str = ""
    sheet: str = ""
    format: str = "pdf"
    profile: str = ""  # the file of a print shop's output profile; empty for the one that is built in
    duplex: str = ""
    standard: str = ""

    @property
    def variant(self) -> tuple[str, ...]:
        """The parts of the file's name that say how the finish differs from the usual one, in the contract's order."""
        theme = "" if self.theme == USUAL_THEME else self.theme.lower()
        flags = ("grey" if self.grey else "", "press" if self.press else "", self.standard, self.impose, self.duplex)
        return tuple(part for part in (self.edition, theme, *flags) if part)

    @property
    def suffix(self) -> str:
        """The suffix of the file's name."""
        return SUFFIXES[self.format]

    def with_usual(self, theme: str) -> Finish:
        """The finish of a document: with the usual theme where none was named, and the usual standard unnamed."""
        standard = "" if self.standard == STANDARDS[0] else self.standard
        return replace(self, theme=self.theme or theme, standard=standard)


PLAIN = Finish()
_SAID = (
    LARGE_PRINT,
    "email",
    "grey",
    "press",
    *STANDARDS,
    *IMPOSITIONS,
    *DUPLEX,
    *map(str.lower, PAPERS),
)  # by names of files


def says_a_finish(name: str, languages: Iterable[str] = ()) -> str:
    """What of a theme's or a level's name a file's name says of a finish; empty where it is clear what is meant.

    ``languages`` are codes, which stand last in the names of translations.
    """
    called = name.lower()
    said = (word for word in _SAID if f"-{word}-" in f"-{called}-")
    return next(said, "") or next((code for code in languages if f"-{called}".endswith(f"-{code.lower()}")), "")


def with_language(variant: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The variant of a translation's file, in which its language stands last; that of the content itself unchanged."""
    return (*variant, language.lower()) if language else variant


_PAIRED = ("A5", "Half-letter", "A4", "Letter", "A6")  # pages that lie two on a sheet, the usual first
_SHEETS = {"booklet": tuple(DOUBLE.values()), "2up": tuple(DOUBLE.values()), "trifold": ("A4",)}


def settled(finish: Finish, themes: Iterable[str]) -> Finish:
    """The finish with its names as those that exist are spelled; raises SelectionError where one does not exist."""
    return replace(
        finish,
        theme=_name("theme", finish.theme or None, themes),
        impose=_name("impose", finish.impose or None, IMPOSITIONS),
        sheet=_name("on", finish.sheet or None, PAPERS),
        format=_name("format", finish.format, SUFFIXES),
        duplex=_name("duplex", finish.duplex or None, DUPLEX),
        standard=_name("standard", finish.standard or None, STANDARDS),
    )


def _name(option: str, given: str | None, names: Iterable[str]) -> str:
    """The one name that the option gives; empty where it was left out."""
    found = known(option, given, names)
    if len(found) > 1:
        raise SelectionError(f"--{option} takes one name, not {' and '.join(found)}")
    return "".join(found)


def refuse_contradictions(finish: Finish, papers: Collection[str]) -> None:
    """Raise SelectionError where options exclude each other."""
    printed = {
        "--paper": papers, "--large-print": finish.edition, "--grey": finish.grey, "--press": finish.press,
        "--standard": finish.standard, "--impose": finish.impose, "--on": finish.sheet, "--duplex": finish.duplex,
    }  # fmt: skip
    given = [option for option, value in printed.items() if value]
    if finish.format != "pdf" and given:
        raise SelectionError(f"{given[0]} is for print; --format {finish.format} has no pages")
    if finish.sheet and not finish.impose:
        raise SelectionError("--on names the sheet of an imposition; say which with --impose")
    if finish.duplex and finish.impose not in _SHEETS:
        raise SelectionError(f"--duplex is for sheets of two sides; say which with --impose {'|'.join(_SHEETS)}")
    sheets = _SHEETS.get(finish.impose, tuple(PAPERS))
    if finish.sheet and finish.sheet not in sheets:
        raise SelectionError(f"--impose {finish.impose} takes sheets of {', '.join(sheets)}, not of {finish.sheet}")
    if finish.profile and not finish.press:
        raise SelectionError("--profile names the output profile of a print shop's file; add --press")
    if finish.standard and finish.press:
        raise SelectionError("--press and --standard exclude each other: a print shop's file is PDF/X-4, and no PDF/UA")
    if finish.standard and finish.impose:
        raise SelectionError("--impose and --standard exclude each other: sheets that are cut or folded have no tags")
    if finish.press and finish.impose:
        raise SelectionError("--press and --impose exclude each other: a print shop imposes the pages itself")


def imposed_papers(finish: Finish) -> tuple[str, ...]:
    """The papers that an imposition takes for its pages, the usual first; none where any will do."""
    if finish.impose == "trifold":
        return ("DL",)
    if finish.impose in ("booklet", "2up"):
        return tuple(page for page in _PAIRED if finish.sheet in ("", DOUBLE[page]))
    return ()


def sheet_of(finish: Finish, paper: str) -> str:
    """The paper of the sheets that the pages of this paper are imposed on; empty without an imposition."""
    if finish.impose in ("booklet", "2up"):
        return DOUBLE[paper]
    office = "Letter" if paper in NORTH_AMERICAN else "A4"
    return finish.sheet or (office if finish.impose else "")
