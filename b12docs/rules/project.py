"""Rules between content.yaml and the folders of layouts: every layout, drawing and point that it names exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from b12docs.diagnostics import InputError
from b12docs.drawing.svg import Svg
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import NAMED, Nodes, entries, mapping, names, unknown
from b12docs.source.pictures import Pictures, is_picture
from b12docs.source.prose import Words
from b12docs.source.raster import Raster


@record
class Surroundings:
    """The subject: what content.yaml holds, the names of the layouts, and their drawings and photographs.

    What is at fault itself is None. ``beside`` are the pictures that lie beside content.yaml.
    """

    nodes: Nodes
    layouts: Collection[str] | None
    figures: Mapping[str, Svg] | None
    photographs: Mapping[str, Raster] | None
    beside: Pictures


def photographs_beside(nodes: Nodes, layouts: Collection[str]) -> list[Words]:
    """The PNG and JPEG files that figures of the content name, without those of the layouts' folder."""
    return [name for name in _figures(nodes) if is_picture(name) and name not in layouts]


def _figures(nodes: Nodes) -> list[Words]:
    """The names of the files that figures of the content show."""
    return [
        name for path, value, _ in nodes.having("file") if path[-1:] == ("figure",) for name in names(value["file"])
    ]


@rule("unknown-layout", "project", source=NAMED)
def known_layouts(subject: Surroundings) -> Iterator[Finding]:
    """Every layout of an audience, and every one that ``documents`` speaks of, exists."""
    if not subject.layouts:
        return
    top = subject.nodes.top
    for audience in mapping(top, "audiences").values():
        yield from unknown(names(mapping(audience).get("layouts")), subject.layouts, "there is no layout")
    named = [
        Words(name, subject.nodes.tree.locate(("documents", name), key=True)) for name in mapping(top, "documents")
    ]
    yield from unknown(named, subject.layouts, "there is no layout")


@rule("unkept-promise", "project", source="a promise that nobody can keep is a slip of the pen")
def made_documents(subject: Surroundings) -> Iterator[Finding]:
    """Every layout in ``documents`` is somebody's."""
    top = subject.nodes.top
    shown = {
        name for audience in mapping(top, "audiences").values() for name in names(mapping(audience).get("layouts"))
    }
    for layout in (name for name in mapping(top, "documents") if name in (subject.layouts or ())):
        at = subject.nodes.tree.locate(("documents", layout), key=True)
        if layout not in shown:
            hint = "add it to the 'layouts:' of an audience, or take it out here"
            yield Finding(at, f"no audience of this topic has the layout '{layout}'", hint)


@rule("unknown-figure", "project", source=NAMED)
def known_figures(subject: Surroundings) -> Iterator[Finding]:
    """Every pictogram and drawing that the content names lies in the folder ``figures`` of the layouts."""
    if subject.figures:
        icons = [name for _, value, _ in subject.nodes.having("icon") for name in names(value["icon"])]
        named = [*icons, *(name for name in _figures(subject.nodes) if not is_picture(name))]
        for noun in ("file", "drawing"):  # a photograph may be there, but is no pictogram
            found = [name for name in named if is_picture(name) == (noun == "drawing")]
            yield from unknown(found, subject.figures, f"layouts/figures has no {noun}")


@rule("picture", "project", source="a photograph that is missing would be missing in print")
def sound_photographs(subject: Surroundings) -> Iterator[Finding]:
    """Every photograph that the content names is a picture beside it, or in the folder ``figures`` of the layouts."""
    if subject.photographs is not None:
        for name in photographs_beside(subject.nodes, subject.photographs):
            try:
                subject.beside.load(name)
            except InputError as error:
                yield from (Finding(one.at, one.message, one.hint) for one in error.diagnostics)


@rule("unknown-point", "project", source=NAMED)
def known_points(subject: Surroundings) -> Iterator[Finding]:
    """Every label points at a point of its figure."""
    figures = subject.figures or {}
    for _, value, _ in subject.nodes.having("labels") if figures else ():
        if "figure" in value:
            files = names(mapping(value, "figure").get("file"))
            points = [point for file in files if file in figures for point in figures[file].anchors]
            named = [name for label in entries(value["labels"]) for name in names(mapping(label).get("points_at"))]
            yield from unknown(named, points, "the figure has no point")


@rule("unknown-point", "project", source=NAMED)
def pointing_labels(subject: Surroundings) -> Iterator[Finding]:
    """Only the labels of a figure point at something."""
    for path, _, _ in subject.nodes.having("points_at"):
        if path[-2:-1] == ("items",):
            at = subject.nodes.tree.locate((*path, "points_at"))
            yield Finding(at, "this entry stands beside no figure", "put it under 'labels:' of the figure's block")
