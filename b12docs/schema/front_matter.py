"""The front matter of a layout: papers, edition, type and spaces that it is made for."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from b12docs.diagnostics import Location, fault
from b12docs.records import field
from b12docs.schema.base import Above, Before, Length, Model, Names, Read, Written, size_and_leading, written
from b12docs.schema.pages import PageCount

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE)


MOST_POINTS, MOST_MM = 200, 50  # of type, and of a margin or a gap: more leaves no page to print on


def _measure(value: object, unit: str, most: int) -> float:
    """A number up to the most that is allowed, written with its unit; -1 for anything else."""
    found = re.fullmatch(rf"([0-9]+(?:\.[0-9]+)?){unit}", value.strip()) if isinstance(value, str) else None
    return float(found[1]) if found and float(found[1]) <= most else -1.0


def _points(value: object) -> object:
    points = _measure(value, "pt", MOST_POINTS)
    if points < 0:
        raise ValueError(f"a size in points is expected here, like 12pt, of at most {MOST_POINTS}pt")
    return points


def _millimetres(value: object) -> object:
    millimetres = _measure(value, "mm", MOST_MM)
    if millimetres < 0:
        raise ValueError(f"a length in millimetres is expected here, like 14mm, of at most {MOST_MM}mm")
    return millimetres * 72 / 25.4


def _size_and_leading(value: object) -> object:
    expected = f"a size and a leading in points are expected here, like 12/15.6, of at most {MOST_POINTS}"
    return size_and_leading(value, expected, most=MOST_POINTS)


def _factor(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[0-9](\.[0-9]+)?", value.strip()) and 0.9 <= float(value) <= 1.5:
        return float(value)
    raise ValueError("a factor from 0.9 to 1.5 is expected here")


_LENGTH = written("Nmm", "a length in millimetres, like 14mm")
Points = Annotated[float, Read(_points), Above(0), written("Npt", "a size in points, like 12pt")]
Millimetres = Annotated[float, Read(_millimetres), Above(0), _LENGTH]
Factor = Annotated[float, Read(_factor), written("N", "a factor from 0.9 to 1.5", or_number=True)]
_TYPE_SIZE = written("N/N", "size and leading in points, like 12/15")
TypeSize = Annotated[tuple[float, float], Read(_size_and_leading), _TYPE_SIZE]


def _per_paper(value: object) -> object:
    if isinstance(value, dict) and "other" not in value:
        raise ValueError("a length for 'other' papers is missing")
    return value if isinstance(value, dict) else {"other": value}


_PER_PAPER = {
    "anyOf": [
        _LENGTH.schema,
        {"type": "object", "required": ["other"], "additionalProperties": _LENGTH.schema},
    ],
    "description": "one length for all papers, or one for each paper that is named and for the 'other' ones",
}
# One length for all papers, or one for a paper and one for the "other" ones.
PerPaper = Annotated[dict[str, Millimetres], Before(_per_paper), Written(_PER_PAPER)]


class FrontMatter(Model):
    """What a layout takes: papers with the pages that it can have at each level, the smallest type, sizes and spaces.

    The papers that are ``named`` (``all`` of them) are on offer only where a topic's ``documents`` names them.
    """

    title: str
    edition: Literal["", "large-print"] = ""
    papers: Annotated[dict[str, Annotated[dict[str, PageCount], Length(1)]], Length(1)]
    named: Names = ()
    scaled: dict[str, str] = field(default_factory=dict)
    landscape: bool = False
    body: dict[str, Points]
    type: dict[str, dict[str, TypeSize]]
    margin: PerPaper
    gap: PerPaper
    leading: dict[str, Factor] = field(default_factory=dict)  # paper: factor of every leading
    fills: Factor = 1.0  # of every size of type, where pages have room to spare
    running: tuple[Literal["disclaimer", "page"], ...] = ("disclaimer", "page")  # the line at the foot
    needs: tuple[Literal["comparison", "protocol"], ...] = ()
    forms: tuple[Literal["flow", "sheet"], ...] = ("flow",)

    def on_paper(self, lengths: dict[str, float], paper: str) -> float:
        """The length for a paper, in points: its own, else that of the other papers."""
        return lengths.get(paper, lengths["other"])

    @property
    def default_paper(self) -> str:
        """The first paper of the list."""
        return next(iter(self.papers))


def split_front_matter(text: str, name: str) -> tuple[str, str]:
    """Front matter and template, each with the other's lines left blank, so that line numbers stay true."""
    found = _FRONT_MATTER.match(text)
    if not found:
        hint = "a layout begins with a line ---, its settings, and another line ---"
        raise fault("front-matter", Location(name, 1, 1), "the layout has no front matter", hint)
    return "\n" + found[1], "\n" * found[0].count("\n") + text[found.end() :]
