"""Rules between the parts of content.yaml, and of its texts: ids are unique, and every name refers to something.

Like ``texts`` they read the YAML tree, so that they can speak beside faults of type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from b12docs.diagnostics import EMPTY_VALUE, did_you_mean
from b12docs.rules.registry import Finding, rule
from b12docs.rules.texts import ContentNodes
from b12docs.rules.walk import NAMED, Nodes, entries, ids, mapping, names, unfilled, unknown
from b12docs.schema.base import keys
from b12docs.schema.content import Help
from b12docs.source.prose import SAFE_LINK, SAFE_LINKS, Words, links
from b12docs.source.yaml_tree import Path_

# What is filled in at all: the help lines in every text, save where something else or nothing is.
_FILLED_IN: dict[Path_, tuple[str, ...]] = {
    ("labels", "approved"): (*keys(Help), "name", "role", "date"),
    ("labels", "page"): (*keys(Help), "page", "pages"),
    **dict.fromkeys([("help",), ("references",), ("version",), ("labels", "months")], ()),
    **dict.fromkeys([("editions", "skip"), ("editions", "picture")], ()),
    ("editions",): ("title", "name", "row", "rows", "column", "columns", "sheets"),  # in the words of imposed files
}


class Written(Protocol):
    """A subject that is a YAML file with texts, content.yaml or clinic.yaml."""

    @property
    def nodes(self) -> Nodes:
        """What its tree holds."""


# --- of texts ---------------------------------------------------------------------------------------------------------


@rule("unknown-placeholder", "content", source=NAMED)
def known_placeholders(subject: ContentNodes) -> Iterator[Finding]:
    """Every ``{name}`` in a text is a help line, or something else that the program fills in just there."""
    for path, words in subject.nodes.prose:
        known = next((own for begin, own in _FILLED_IN.items() if path[: len(begin)] == begin), tuple(keys(Help)))
        yield from unfilled(words, known)


@rule("unsafe-link", "content", "clinic", source="RFC 3986 and the links that a printed document may carry")
def safe_links(subject: Written) -> Iterator[Finding]:
    """Every link inside a text starts with https://, mailto: or tel:."""
    for _, words in subject.nodes.prose:
        for address in links(words):
            if not SAFE_LINK.match(address):
                yield Finding(words.at, f"the link '{address}' is not allowed", SAFE_LINKS)


@rule("wrong-value", "content", "clinic", source="in YAML what stands behind # is a remark")
def no_empty_values(subject: Written) -> Iterator[Finding]:
    """No key stands without a value: that is a line somebody forgot, or a # that hides what stands behind it."""
    for path in subject.nodes.empty:
        yield Finding(subject.nodes.tree.locate(path), *EMPTY_VALUE)


# --- between the parts ------------------------------------------------------------------------------------------------


@rule("duplicate-id", "content", source="an id names one thing, in approvals and in other languages too")
def unique_ids(subject: ContentNodes) -> Iterator[Finding]:
    """No two entries of one list have the same id."""
    for listed in subject.nodes.lists:
        first: dict[str, Words] = {}
        for name in ids(listed):
            if name in first:
                hint = f"it stands in line {first[name].at.line} already: give this entry another"
                yield Finding(name.at, f"the id '{name}' is given twice", hint)
            first.setdefault(name, name)


@rule("unknown-reference", "content", source="every medical statement names its source")
def known_references(subject: ContentNodes) -> Iterator[Finding]:
    """Every name in ``refs``, ``ref`` and ``sources`` is the id of a reference."""
    known = ids(subject.nodes.top.get("references"))
    for path, value, _ in subject.nodes.mappings:
        for key in ("refs", "ref", *(() if path else ("sources",))):
            if key in value:
                yield from unknown(names(value[key]), known, "no reference has the id")


@rule("unknown-level", "content", source="the level that is asked for is the level that the reader gets")
def known_defaults(subject: ContentNodes) -> Iterator[Finding]:
    """An audience's default is one of its levels."""
    for audience in map(mapping, mapping(subject.nodes.top, "audiences").values()):
        own = names(audience.get("levels"))
        default = audience.get("default")
        if own and isinstance(default, Words):
            yield from unknown([default], own, "this audience has no level")


@rule("unknown-reader", "content", source="a limit that holds for nobody is a slip of the pen")
def known_readers(subject: ContentNodes) -> Iterator[Finding]:
    """Limits name kinds of reader that an audience reads, or others that are not served and not nearly the same."""
    levels = _levels(subject)
    for kind in mapping(subject.nodes.top, "limits"):
        if did_you_mean(kind, levels).startswith("did you mean"):  # a slip; another name is a reader not served
            place = subject.tree.locate(("limits", kind), key=True)
            yield from unknown([Words(kind, place)], levels, "no audience reads")


@rule("unknown-level", "content", source="a limit that holds for nobody is a slip of the pen")
def known_limits(subject: ContentNodes) -> Iterator[Finding]:
    """Limits name levels that an audience has."""
    levels = _levels(subject)
    for kind, limits in mapping(subject.nodes.top, "limits").items():
        for level in mapping(limits) if kind in levels else ():
            place = subject.tree.locate(("limits", kind, level), key=True)
            yield from unknown([Words(level, place)], levels[kind] or [level], "no audience has the level")


def _levels(subject: ContentNodes) -> dict[str, list[Words]]:
    """Kind of reader -> the levels of all audiences that read it."""
    found: dict[str, list[Words]] = {}
    for audience in map(mapping, mapping(subject.nodes.top, "audiences").values()):
        for reads in names(audience.get("reads")):
            found.setdefault(reads, []).extend(names(audience.get("levels")))
    return found


@rule("unknown-row", "content", source=NAMED)
def known_rows(subject: ContentNodes) -> Iterator[Finding]:
    """The cards of the comparison name rows that exist."""
    comparison = mapping(subject.nodes.top, "comparison")
    shown = [name for card in entries(comparison.get("cards")) for name in names(mapping(card).get("row"))]
    yield from unknown(shown, ids(comparison.get("rows")), "no row has the id")


@rule("unknown-condition", "content", source=NAMED)
def known_conditions(subject: ContentNodes) -> Iterator[Finding]:
    """A row of the comparison has cells for conditions that exist."""
    conditions = ids(mapping(subject.nodes.top, "comparison").get("conditions"))
    for path, cells in _rows(subject):
        found = [Words(key, subject.tree.locate((*path, key), key=True)) for key in cells]
        yield from unknown(found, conditions, "no condition has the id")


@rule("missing-cell", "content", source="WCAG 2.2 1.3.1: a table whose every cell has its row and its column")
def full_rows(subject: ContentNodes) -> Iterator[Finding]:
    """Each row of the comparison has a cell for every condition."""
    conditions = ids(mapping(subject.nodes.top, "comparison").get("conditions"))
    for path, cells in _rows(subject):
        for missing in [name for name in conditions if name not in cells]:
            hint = "every condition needs a cell in every row"
            yield Finding(subject.tree.locate(path, key=True), f"the cell for '{missing}' is missing", hint)


def _rows(subject: ContentNodes) -> Iterator[tuple[Path_, dict[str, object]]]:
    """The cells of each row of the comparison, and their path."""
    for index, row in enumerate(entries(mapping(subject.nodes.top, "comparison").get("rows"))):
        yield ("comparison", "rows", index, "cells"), mapping(row, "cells")


@rule("marker", "content", source="WCAG 2.2 1.4.1: colour is never the only sign")
def unlike_markers(subject: ContentNodes) -> Iterator[Finding]:
    """No two conditions have the same marker: it tells them apart without colour."""
    seen: set[str] = set()
    for condition in entries(mapping(subject.nodes.top, "comparison").get("conditions")):
        for marker in names(mapping(condition).get("marker")):
            if marker in seen:
                hint = "use each of circle, square, triangle and diamond for one condition"
                yield Finding(marker.at, f"two conditions have the marker '{marker}'", hint)
            seen.add(marker)


@rule("dates", "content", source="the review date tells readers how long the text may be trusted")
def dates_in_order(subject: ContentNodes) -> Iterator[Finding]:
    """The review is due after the publication (dates written like 2026-11-22 compare as text)."""
    dates = [name for key in ("published", "review_by") for name in names(subject.nodes.top.get(key))]
    if len(dates) == 2 and all(re.fullmatch(r"\d{4}-\d\d-\d\d", date) for date in dates) and dates[1] < dates[0]:
        yield Finding(dates[1].at, "the review is due before the publication", "check both dates")
