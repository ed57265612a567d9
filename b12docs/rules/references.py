"""Rules between the parts of content.yaml and clinic.yaml: ids are unique, and every name refers to something.

Like ``texts`` they read the YAML tree, so that they can speak beside faults of type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from b12docs.diagnostics import EMPTY_VALUE, Diagnostic, did_you_mean
from b12docs.drawing.svg import read_anchors
from b12docs.paper import PAPERS
from b12docs.schema.content import Help
from b12docs.source.prose import SAFE_LINK, Words, links, placeholders
from b12docs.source.yaml_tree import Path_, YamlTree

# Placeholders that the program fills in itself, beside the help lines.
_FILLED_IN = ("languages", "name", "role", "date", "page", "pages")
_ON_SHEETS = ("title", "name", "row", "rows", "column", "columns", "sheets")  # in the words of imposed files


def content_rules(tree: YamlTree) -> Iterator[Diagnostic]:
    """Every fault between the parts of content.yaml."""
    if not isinstance(tree.value, dict):
        return
    yield from unique_ids(tree)
    yield from known_references(tree)
    yield from sound_audiences(tree)
    yield from full_comparison(tree)
    yield from text_rules(tree)
    yield from unlike_markers(tree)
    yield from dates_in_order(tree)


def text_rules(tree: YamlTree) -> Iterator[Diagnostic]:
    """The rules that hold for the texts of content.yaml and clinic.yaml alike."""
    yield from known_placeholders(tree)
    yield from safe_links(tree)
    yield from no_empty_values(tree)


def no_empty_values(tree: YamlTree) -> Iterator[Diagnostic]:
    """No key stands without a value: that is a line somebody forgot, or a # that hides what stands behind it."""
    for path, value in _nodes(tree):
        if value is None and path:
            yield Diagnostic("wrong-value", tree.locate(path), *EMPTY_VALUE)


def unlike_markers(tree: YamlTree) -> Iterator[Diagnostic]:
    """No two conditions have the same marker: it tells them apart without colour."""
    conditions = _mapping(tree.value, "comparison").get("conditions")
    seen: set[str] = set()
    for condition in conditions if isinstance(conditions, list) else []:
        for marker in _names(_mapping(condition).get("marker")):
            if marker in seen:
                hint = "use circle, square and triangle once each"
                yield Diagnostic("marker", marker.at, f"two conditions have the marker '{marker}'", hint)
            seen.add(marker)


def dates_in_order(tree: YamlTree) -> Iterator[Diagnostic]:
    """The review is due after the publication (dates written like 2026-11-22 compare as text)."""
    dates = [name for key in ("published", "review_by") for name in _names(tree.value.get(key))]
    if len(dates) == 2 and all(re.fullmatch(r"\d{4}-\d\d-\d\d", date) for date in dates) and dates[1] < dates[0]:
        yield Diagnostic("dates", dates[1].at, "the review is due before the publication", "check both dates")


def _nodes(tree: YamlTree) -> Iterator[tuple[Path_, Any]]:
    stack: list[tuple[Path_, Any]] = [((), tree.value)]
    while stack:
        path, value = stack.pop()
        yield path, value
        if isinstance(value, dict):
            stack += [((*path, key), entry) for key, entry in value.items()]
        elif isinstance(value, list):
            stack += [((*path, index), entry) for index, entry in enumerate(value)]


def _mapping(value: Any, *keys: str) -> dict[str, Any]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _names(value: Any) -> list[Words]:
    found = value if isinstance(value, list) else [value]
    return [name for name in found if isinstance(name, Words)]


def _ids(entries: Any) -> list[Words]:
    listed = entries if isinstance(entries, list) else []
    return [entry["id"] for entry in listed if isinstance(entry, dict) and isinstance(entry.get("id"), Words)]


def unique_ids(tree: YamlTree) -> Iterator[Diagnostic]:
    """No two entries of one list have the same id."""
    for _, value in _nodes(tree):
        first: dict[str, Words] = {}
        for name in _ids(value):
            if name in first:
                hint = f"it stands in line {first[name].at.line} already: give this entry another"
                yield Diagnostic("duplicate-id", name.at, f"the id '{name}' is given twice", hint)
            first.setdefault(name, name)


def known_references(tree: YamlTree) -> Iterator[Diagnostic]:
    """Every name in ``refs``, ``ref`` and ``sources`` is the id of a reference."""
    known = _ids(tree.value.get("references"))
    for path, value in _nodes(tree):
        if isinstance(value, dict):
            for key in ("refs", "ref", *(() if path else ("sources",))):
                yield from _unknown("unknown-reference", _names(value.get(key)), known, "no reference has the id")


def _unknown(rule: str, names: Iterable[Words], known: Iterable[str], message: str) -> Iterator[Diagnostic]:
    known = [str(name) for name in known]
    for name in names:
        if name not in known:
            yield Diagnostic(rule, name.at, f"{message} '{name}'", did_you_mean(name, known))


def sound_audiences(tree: YamlTree) -> Iterator[Diagnostic]:
    """An audience's default is one of its levels; limits name levels that exist (they may name readers not served)."""
    levels: dict[str, list[str]] = {}
    for audience in _mapping(tree.value, "audiences").values():
        own = _names(_mapping(audience).get("levels"))
        for reads in _names(_mapping(audience).get("reads")):
            levels.setdefault(reads, []).extend(own)
        default = _mapping(audience).get("default")
        if own and isinstance(default, Words):
            yield from _unknown("unknown-level", [default], own, "this audience has no level")
    for kind, limits in _mapping(tree.value, "limits").items():
        if did_you_mean(kind, levels).startswith("did you mean"):  # a slip; another name is a reader not served
            yield from _unknown(
                "unknown-reader", [Words(kind, tree.locate(("limits", kind), key=True))], levels, "no audience reads"
            )
        for level in _mapping(limits) if kind in levels else ():
            place = Words(level, tree.locate(("limits", kind, level), key=True))
            yield from _unknown("unknown-level", [place], levels.get(kind, [level]), "no audience has the level")


def full_comparison(tree: YamlTree) -> Iterator[Diagnostic]:
    """Each row of the comparison has a cell for every condition and no other; its cards name rows that exist."""
    comparison = _mapping(tree.value, "comparison")
    conditions, rows = _ids(comparison.get("conditions")), comparison.get("rows")
    cards = comparison.get("cards")
    shown = [name for card in (cards if isinstance(cards, list) else []) for name in _names(_mapping(card).get("row"))]
    yield from _unknown("unknown-row", shown, _ids(rows), "no row has the id")
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        path: Path_ = ("comparison", "rows", index, "cells")
        cells = _mapping(row, "cells")
        named = [Words(key, tree.locate((*path, key), key=True)) for key in cells]
        yield from _unknown("unknown-condition", named, conditions, "no condition has the id")
        for missing in [name for name in conditions if name not in cells]:
            message = f"the cell for '{missing}' is missing"
            yield Diagnostic(
                "missing-cell", tree.locate(path, key=True), message, "every condition needs a cell in every row"
            )


def known_placeholders(tree: YamlTree) -> Iterator[Diagnostic]:
    """Every ``{name}`` in a text is a help line or is filled in by the program."""
    for path, value in _nodes(tree):
        known = [*Help.model_fields, *_FILLED_IN, *(_ON_SHEETS if path[:1] == ("editions",) else ())]
        if isinstance(value, Words):
            names = [Words(name, value.at) for name in placeholders(value)]
            yield from _unknown("unknown-placeholder", names, known, "nothing fills in the placeholder")


def safe_links(tree: YamlTree) -> Iterator[Diagnostic]:
    """Every link inside a text starts with https://, mailto: or tel:."""
    for _, value in _nodes(tree):
        if isinstance(value, Words):
            for address in links(value):
                if not SAFE_LINK.match(address):
                    message = f"the link '{address}' is not allowed"
                    yield Diagnostic("unsafe-link", value.at, message, "a link starts with https://, mailto: or tel:")


def known_papers(clinic: YamlTree) -> Iterator[Diagnostic]:
    """Every usual paper of the clinic is a paper."""
    papers = clinic.value.get("paper") if isinstance(clinic.value, dict) else None
    yield from _unknown("unknown-paper", _names(papers), PAPERS, "there is no paper")


def known_theme(clinic: YamlTree, themes: Iterable[str]) -> Iterator[Diagnostic]:
    """The clinic's theme exists."""
    yield from _unknown("unknown-theme", _names(_mapping(clinic.value).get("theme")), themes, "there is no theme")


def protocol_rules(clinic: YamlTree, content: YamlTree) -> Iterator[Diagnostic]:
    """Every line of the clinic's protocol answers a prompt of content.yaml."""
    prompts = _ids(_mapping(content.value, "protocol").get("prompts"))
    lines = _mapping(clinic.value, "protocol")
    named = [Words(key, clinic.locate(("protocol", key), key=True)) for key in lines]
    yield from _unknown("unknown-prompt", named, prompts, "content.yaml has no protocol prompt with the id")


def known_layouts(tree: YamlTree, layouts: Iterable[str]) -> Iterator[Diagnostic]:
    """Every layout of an audience exists."""
    for audience in _mapping(tree.value, "audiences").values():
        yield from _unknown("unknown-layout", _names(_mapping(audience).get("layouts")), layouts, "there is no layout")


def known_figures(tree: YamlTree, figures: Iterable[str]) -> Iterator[Diagnostic]:
    """Every pictogram and drawing that the content names lies in the folder ``figures`` of the layouts."""
    for path, value in _nodes(tree):
        if path and (path[-1] == "icon" or path[-2:] == ("figure", "file")):
            yield from _unknown("unknown-figure", _names(value), figures, "layouts/figures has no file")


def known_points(tree: YamlTree, figures: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Every label points at a point of its section's figure."""
    for path, value in _nodes(tree):
        if path[-1:] == ("points_at",):
            section = tree.value["sections"][path[1]] if path[0] == "sections" else None
            files = _names(_mapping(section, "figure").get("file"))
            points = [point for file in files if file in figures for point in read_anchors(figures[file])]
            yield from _unknown("unknown-point", _names(value), points, "the section's figure has no point")
