"""Rules between content.yaml and the folders of layouts: every layout, drawing and point that it names exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from b12docs.drawing.svg import Svg
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import NAMED, Nodes, mapping, names, unknown


@record
class Surroundings:
    """The subject: what content.yaml holds, the names of the layouts, and the drawings; None where one is at fault."""

    nodes: Nodes
    layouts: Collection[str] | None
    figures: Mapping[str, Svg] | None


@rule("unknown-layout", "project", source=NAMED)
def known_layouts(subject: Surroundings) -> Iterator[Finding]:
    """Every layout of an audience exists."""
    for audience in mapping(subject.nodes.top, "audiences").values() if subject.layouts else ():
        yield from unknown(names(mapping(audience).get("layouts")), subject.layouts or (), "there is no layout")


@rule("unknown-figure", "project", source=NAMED)
def known_figures(subject: Surroundings) -> Iterator[Finding]:
    """Every pictogram and drawing that the content names lies in the folder ``figures`` of the layouts."""
    for path, value, _ in subject.nodes.mappings if subject.figures else ():
        for key in ("icon", *(("file",) if path[-1:] == ("figure",) else ())):
            if key in value:
                yield from unknown(names(value[key]), subject.figures or (), "layouts/figures has no file")


@rule("unknown-point", "project", source=NAMED)
def known_points(subject: Surroundings) -> Iterator[Finding]:
    """Every label points at a point of its section's figure."""
    figures = subject.figures or {}
    for path, value, _ in subject.nodes.mappings if figures else ():
        if "points_at" in value:
            section = subject.nodes.top["sections"][path[1]] if path[:1] == ("sections",) else None
            files = names(mapping(section, "figure").get("file"))
            points = [point for file in files if file in figures for point in figures[file].anchors]
            yield from unknown(names(value["points_at"]), points, "the section's figure has no point")
