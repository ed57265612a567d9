"""A rule across documents: the levels of one layout differ, so that the choice between them is a real one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from b12docs.diagnostics import Location
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.schema.content import Content


@record
class Levels:
    """The subject: the grades (FKGL) of the documents of one layout for one audience, by level; ``at`` is its title."""

    content: Content
    layout: str
    audience: str
    grades: dict[str, float]
    at: Location


@rule(
    "level-gap",
    "levels",
    group="words",
    source="a level is a choice: grades are known to within 1.5",
    severity="warning",
)
def levels_apart(subject: Levels) -> Iterator[Finding]:
    """A leaflet of a level lies so many grades above that of the easier level as its limits say."""
    who = subject.content.audiences[subject.audience]
    made = [level for level in who.levels if level in subject.grades]
    for easier, level in pairwise(made):
        limits = subject.content.limits(who.reads, level)
        apart = subject.grades[level] - subject.grades[easier]
        if limits and limits.apart is not None and apart < limits.apart:
            grades = f"{subject.grades[easier]:.1f} and {subject.grades[level]:.1f}"
            said = f"the levels '{easier}' and '{level}' of the {subject.layout} for '{subject.audience}' hardly differ"
            message = f"{said}: FKGL is {grades}, and they should be {limits.apart:g} grades apart"
            yield Finding(subject.at, message, f"make '{easier}' easier, not '{level}' harder")
