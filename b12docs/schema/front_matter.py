"""The front matter of a layout: papers, edition, type and spaces that it is made for, and the rules between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PositiveFloat, PositiveInt

from b12docs.diagnostics import Diagnostic, Location, did_you_mean, fault
from b12docs.look.theme import STYLES
from b12docs.paper import PAPERS
from b12docs.schema.base import Model
from b12docs.source.prose import Words
from b12docs.source.yaml_tree import YamlTree

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE)


def _points(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?pt", value.strip()):
        return float(value.strip()[:-2])
    raise ValueError("a size in points is expected here, like 12pt")


def _millimetres(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?mm", value.strip()):
        return float(value.strip()[:-2]) * 72 / 25.4
    raise ValueError("a length in millimetres is expected here, like 14mm")


def _size_and_leading(value: object) -> object:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)", value.strip()) if isinstance(value, str) else None
    if not found:
        raise ValueError("a size and a leading in points are expected here, like 12/15.6")
    size, leading = float(found[1]), float(found[2])
    if leading < size:
        raise ValueError(f"lines would lie on each other: the leading {leading:g} is less than the size {size:g}")
    return size, leading


def _factor(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d(\.\d+)?", value.strip()) and 0.9 <= float(value) <= 1.5:
        return float(value)
    raise ValueError("a factor from 0.9 to 1.5 is expected here")


Points = Annotated[PositiveFloat, BeforeValidator(_points)]
Length = Annotated[PositiveFloat, BeforeValidator(_millimetres)]
Factor = Annotated[float, BeforeValidator(_factor)]
Counts = Annotated[tuple[PositiveInt, ...], Field(min_length=1)]
TypeSize = Annotated[tuple[float, float], BeforeValidator(_size_and_leading)]


def _per_paper(value: object) -> object:
    if isinstance(value, dict) and "other" not in value:
        raise ValueError("a length for 'other' papers is missing")
    return value if isinstance(value, dict) else {"other": value}


# One length for all papers, or one for a paper and one for the "other" ones.
PerPaper = Annotated[dict[str, Length], BeforeValidator(_per_paper)]


class FrontMatter(Model):
    """What a layout takes: papers with their page counts for each level, the smallest type, sizes and spaces."""

    title: str
    edition: Literal["", "large-print"] = ""
    papers: Annotated[dict[str, Annotated[dict[str, Counts], Field(min_length=1)]], Field(min_length=1)]
    scaled: Annotated[dict[str, str], Field(default_factory=dict)]
    landscape: bool = False
    body: dict[str, Points]
    type: dict[str, dict[str, TypeSize]]
    margin: PerPaper
    gap: PerPaper
    measure: Annotated[dict[str, PositiveInt], Field(default_factory=dict)]  # kind of reader: most characters of a line
    leading: Annotated[dict[str, Factor], Field(default_factory=dict)]  # paper: factor of every leading
    running: tuple[Literal["disclaimer", "page"], ...] = ("disclaimer", "page")  # the line at the foot
    needs: tuple[Literal["comparison", "protocol"], ...] = ()

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


def front_matter_rules(tree: YamlTree) -> Iterator[Diagnostic]:
    """Every paper, level and style that is named exists, and each level has what it needs."""
    front = tree.value if isinstance(tree.value, dict) else {}
    papers = front.get("papers")
    for paper in _papers_of(tree, front):
        if paper not in PAPERS:
            yield Diagnostic("unknown-paper", paper.at, f"'{paper}' is no known paper", did_you_mean(paper, PAPERS))
    for paper, levels in papers.items() if isinstance(papers, dict) else ():
        for level in levels if isinstance(levels, dict) else ():
            for key in ("body", "type"):
                if level not in (front.get(key) or {}):
                    at = tree.locate((key,), key=True)
                    yield Diagnostic("missing-level", at, f"'{key}' lacks the level '{level}'", f"paper {paper} has it")
    for level, scale in (front.get("type") or {}).items() if isinstance(front.get("type"), dict) else ():
        styles = scale if isinstance(scale, dict) else {"body": None}
        if "body" not in styles:
            at = tree.locate(("type", level), key=True)
            hint = "give its size and leading, like 12/15; the theme has the other styles as multiples of it"
            yield Diagnostic("missing-style", at, f"the type scale of '{level}' lacks body", hint)
        for name in styles:
            if name not in STYLES:
                at = tree.locate(("type", level, name), key=True)
                yield Diagnostic("unknown-style", at, f"'{name}' is no style of text", did_you_mean(name, STYLES))


def _papers_of(tree: YamlTree, front: dict[str, Any]) -> Iterator[Words]:
    """Every name of a paper in the front matter."""
    for key in ("papers", "scaled", "leading", "margin", "gap"):
        value = front.get(key)
        for paper, inside in value.items() if isinstance(value, dict) else ():
            if not (key in ("margin", "gap") and paper == "other"):
                yield Words(paper, tree.locate((key, paper), key=True))
            if key == "scaled" and isinstance(inside, Words):
                yield inside
