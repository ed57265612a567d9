"""Rules between the parts of content.yaml, and of its texts: ids are unique, and every name refers to something.

Like ``texts`` they read the YAML tree, so that they can speak beside faults of type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol, get_args

from b12docs.diagnostics import EMPTY_VALUE, nearest
from b12docs.paper import PAPERS
from b12docs.rules.registry import Finding, rule
from b12docs.rules.texts import ContentNodes
from b12docs.rules.walk import NAMED, Nodes, entries, ids, mapping, names, unfilled, unknown
from b12docs.schema.base import Length, keys, kinds
from b12docs.schema.blocks import BLOCKS, Table
from b12docs.schema.content import Comparison
from b12docs.schema.house import Help
from b12docs.source.prose import MARKS, SAFE_LINK, SAFE_LINKS, Quoted, Words, links, loose_mark, placeholders
from b12docs.source.tree import Path_

# What is filled in at all: help lines and values in every text, save where something else or nothing is.
_FILLED_IN: dict[Path_, tuple[str, ...]] = {
    ("labels", "approved"): (*keys(Help), "name", "role", "date"),
    ("labels", "expired"): (*keys(Help), "date"),
    ("labels", "translation"): ("language", "version", "date"),
    ("labels", "translated_by"): ("name",),
    ("labels", "translation_checked"): ("name", "role", "date"),
    ("labels", "also_in"): ("names",),
    ("labels", "page"): (*keys(Help), "page", "pages"),
    ("labels", "day"): ("day", "month", "year"),
    ("labels", "month"): ("month", "year"),
    **dict.fromkeys([("help",), ("references",), ("version",), ("labels", "months"), ("labels", "months_alone")], ()),
    ("labels",): tuple(keys(Help)),
    **dict.fromkeys([("editions", "skip"), ("editions", "picture")], ()),
    ("editions", "call"): ("number",),
    ("editions", "on_paper"): ("title", "paper"),
    ("email", "subject"): ("clinic",),
    ("email",): (),
    ("editions",): ("title", "name", "row", "rows", "column", "columns", "sheets"),  # in the words of imposed files
    ("gallery",): ("all", "number", "pages", "name", "date", "version", "topic", "topics"),
}


def shows_values(path: Path_) -> bool:
    """Whether the clinic's values stand in the braces of a text at this path, and nothing else of the same name."""
    return _filled_in(path) is None


def _filled_in(path: Path_) -> tuple[str, ...] | None:
    """What is filled in at a path alone; None where it is what is filled in everywhere."""
    return _FILLED_IN.get(path[:2], _FILLED_IN.get(path[:1]))


class Written(Protocol):
    """A subject that is a YAML file with texts, content.yaml or clinic.yaml."""

    @property
    def nodes(self) -> Nodes:
        """What its tree holds."""


# --- of texts ---------------------------------------------------------------------------------------------------------


@rule("unknown-placeholder", "content", source=NAMED)
def known_placeholders(subject: ContentNodes) -> Iterator[Finding]:
    """Every ``{name}`` in a text is a help line or a value, or something else that the program fills in just there."""
    everywhere = (*keys(Help), *mapping(subject.nodes.top, "values"))
    for path, words in subject.nodes.prose:
        if "{" not in words and "}" not in words:
            continue
        own = _filled_in(path)
        known = everywhere if own is None else own
        for doubled in _DOUBLED.findall(words)[:1]:
            name = doubled.strip("{} ")
            yield Finding(words.at, f"'{doubled}' has two braces on each side", f"write {{{name}}}")
        single = Words(_DOUBLED.sub("", words), words.at)
        yield from unfilled(single, known)
        for stray in _STRAY.findall(_PLACEHOLDER.sub("", single))[:1]:  # it would be printed as it is
            hint = "between braces stands the name of a value or a help line, without a space"
            yield Finding(words.at, f"nothing fills in '{stray}'", hint)


_DOUBLED = re.compile(r"\{\{\s*\w+\s*\}\}")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_STRAY = re.compile(r"\{[^{}]{0,40}\}?|\}")


@rule("unsafe-link", "content", "clinic", source="RFC 3986 and the links that a printed document may carry")
def safe_links(subject: Written) -> Iterator[Finding]:
    """Every link inside a text starts with https://, mailto: or tel:."""
    for _, words in subject.nodes.prose:
        for address in links(words):
            if not SAFE_LINK.match(address):
                yield Finding(words.at, f"the link '{address}' is not allowed", SAFE_LINKS)


@rule("unsafe-link", "content", source="a link that leads nowhere cannot be followed")
def whole_links(subject: ContentNodes) -> Iterator[Finding]:
    """Nothing is filled in in the address of a link."""
    for _, words in subject.nodes.prose:
        for address in links(words):
            if placeholders(address):
                hint = "write the value alone, without a link, or the whole address"
                yield Finding(words.at, f"nothing is filled in in the address of a link: '{address}'", hint)


@rule("loose-mark", "content", "clinic", source="marks are not for readers")
def paired_marks(subject: Written) -> Iterator[Finding]:
    """Stars make words bold and brackets make a link, wherever they stand: none of them is printed."""
    for _, words in subject.nodes.prose:
        if mark := loose_mark(words):
            yield Finding(words.at, f"'{mark}' makes nothing bold and no link", MARKS)


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
    for key in ("refs", "ref", "sources"):
        for path, value, _ in subject.nodes.having(key):
            if key != "sources" or not path:
                yield from unknown(names(value[key]), known, "no reference has the id")


@rule("unknown-level", "content", source="the level that is asked for is the level that the reader gets")
def known_defaults(subject: ContentNodes) -> Iterator[Finding]:
    """An audience's default is one of its levels."""
    for audience in map(mapping, mapping(subject.nodes.top, "audiences").values()):
        own = names(entries(audience.get("levels")))
        default = audience.get("default")
        if own and isinstance(default, Words):
            yield from unknown([default], own, "this audience has no level")


@rule("wrong-mark", "content", source="a word is printed where a box to tick was meant", severity="warning")
def marks_and_not_words(subject: ContentNodes) -> Iterator[Finding]:
    """No cell of a table is the word for a mark, spelled otherwise or in quotes; a comparison has no marks."""
    for path, value, _ in subject.nodes.having("cells"):
        marks = () if path[:1] == ("comparison",) else _MARKS
        for words in mapping(value, "cells").values():
            if isinstance(words, Words) and words not in marks and words.strip().lower().removesuffix("s") in _MARKS:
                hint = "a comparison has words alone" if not marks else f"the marks are {' and '.join(marks)}"
                yield Finding(words.at, f"'{words}' is printed as a word here", hint)
            elif isinstance(words, Quoted) and words in marks:
                hint = f"take the quotation marks out; for the word itself write {{text: {words}}}"
                yield Finding(words.at, f"'{words}' in quotation marks is a mark, too, and no word", hint)


_MARKS = ("tick", "line")


@rule("unknown-reader", "content", source="words that nobody reads are a slip of the pen")
def known_readers(subject: ContentNodes) -> Iterator[Finding]:
    """Audiences read, and readers extend, kinds of reader that the house has."""
    for audience in map(mapping, mapping(subject.nodes.top, "audiences").values()):
        for name in names(audience.get("reads")):
            if name not in subject.declared:
                near = nearest(name, subject.declared)
                other = f"did you mean '{near}'?" if near else f"add it: 'readers: {{{name}: {{extends: lay}}}}'"
                hint = subject.read_by(name) or other
                yield Finding(name.at, f"'readers' has no kind of reader '{name}'", hint)
    for reader in map(mapping, mapping(subject.nodes.top, "readers").values()):
        yield from unknown(names(reader.get("extends")), subject.declared, "'readers' has no kind of reader")


@rule("unknown-reader", "content", source="words that nobody reads are a slip of the pen")
def readers_end(subject: ContentNodes) -> Iterator[Finding]:
    """No kind of reader extends itself, be it by way of others."""
    readers = mapping(subject.nodes.top, "readers")
    for name, chain in subject.declared.items():
        if mapping(readers, chain[-1]).get("extends") == name:
            at = subject.tree.locate(("readers", name, "extends"))
            others = "".join(f", which extends '{one}'" for one in chain[2:])
            message = f"'{name}' extends '{[*chain, name][1]}'{others}, and comes back to itself"
            yield Finding(at, message, "one of them must read words of its own")
            return  # each of them would say the same


@rule("unknown-level", "content", source="the level that is asked for is the level that the reader gets")
def unlike_names(subject: ContentNodes) -> Iterator[Finding]:
    """No level has the name of a kind of reader: a text could stand for either."""
    for kind in sorted(subject.levels & subject.declared.keys()):
        at = subject.tree.locate(("readers", kind), key=True)
        yield Finding(at, f"'{kind}' is a kind of reader and a level", "call one of the two something else")


@rule("missing-field", "content", source="no reader and no level goes without a warning")
def warnings_or_why_not(subject: ContentNodes) -> Iterator[Finding]:
    """There are warnings under their title, or the reason why there are none."""
    warnings = subject.nodes.top.get("warnings")
    if not isinstance(warnings, dict):
        return
    at = subject.tree.locate(("warnings",), key=True)
    if "none" in warnings:
        if warnings.keys() & {"groups", "title"}:
            yield Finding(at, "there are warnings, and 'none' says that there are not", "keep one of the two")
    elif not entries(warnings.get("groups")):
        yield Finding(at, "the warnings have no groups", "add 'groups:', or say why there are none: 'none: ...'")
    elif "title" not in warnings:
        yield Finding(at, "the field 'title' is missing", "add 'title:'")


@rule("duplicate-id", "content", source="an id names one thing, in approvals and in other languages too")
def unique_blocks(subject: ContentNodes) -> Iterator[Finding]:
    """Two blocks of one kind in a section, or in a box, have ids."""
    for path, value, _ in subject.nodes.having("blocks"):
        seen: set[str] = set()
        for index, block in enumerate(entries(value.get("blocks"))):
            kind = next((name for name in BLOCKS if name in mapping(block)), "")
            name = str(mapping(block).get("id", kind))
            if name in seen and kind and "id" not in mapping(block):
                at = subject.tree.locate((*path, "blocks", index))
                hint = "add 'id:' with a name that no other block here has"
                yield Finding(at, f"this is the second block '{name}' here: it needs an id", hint)
            seen.add(name)


@rule("unknown-paper", "content", source="a promise that nobody can keep is a slip of the pen")
def promised_papers(subject: ContentNodes) -> Iterator[Finding]:
    """The pages in ``documents`` are promised for papers that there are."""
    for path, pages in _promises(subject):
        found = [Words(paper, subject.tree.locate((*path, paper), key=True)) for paper in pages]
        yield from unknown(found, PAPERS, "there is no paper")


@rule("unknown-level", "content", source="a promise that nobody can keep is a slip of the pen")
def promised_levels(subject: ContentNodes) -> Iterator[Finding]:
    """The pages in ``documents`` are promised for levels that there are."""
    for path, pages in _promises(subject):
        for paper, counts in pages.items():
            levels = [name for name in mapping(counts) if name not in ("from", "to")]
            found = [Words(name, subject.tree.locate((*path, paper, name), key=True)) for name in levels]
            yield from unknown(found, subject.levels, "there is no level")


def _promises(subject: ContentNodes) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """What ``documents`` promises of pages by paper, of layouts and their editions."""
    for path, value, _ in subject.nodes.mappings:
        if path[:1] == ("documents",) and path[-1] == "pages":
            yield path, value


# --- tables -----------------------------------------------------------------------------------------------------------


class _Grid(NamedTuple):
    """A table or the comparison: its path, and the list of its columns and what one of these is called."""

    path: Path_
    value: dict[str, Any]
    key: str

    @property
    def columns(self) -> list[Words]:
        """The ids of its columns."""
        return ids(self.value.get(self.key))

    @property
    def most(self) -> int:
        """How many columns there may be; what is wrong with one more is that it is there."""
        model = Comparison if self.key == "conditions" else Table
        return next(int(mark.most) for mark in get_args(kinds(model)[self.key]) if isinstance(mark, Length))

    @property
    def one(self) -> str:
        """What a column is called."""
        return self.key.removesuffix("s")

    def rows(self) -> Iterator[tuple[Path_, dict[str, object]]]:
        """The cells of each row, and their path."""
        for index, row in enumerate(entries(self.value.get("rows"))):
            if isinstance(mapping(row).get("cells"), dict):
                yield (*self.path, "rows", index, "cells"), mapping(row, "cells")


def _grids(subject: ContentNodes) -> Iterator[_Grid]:
    comparison = subject.nodes.top.get("comparison")
    if isinstance(comparison, dict):
        yield _Grid(("comparison",), comparison, "conditions")
    for path, value, _ in subject.nodes.having("columns"):
        if path[-1:] == ("table",):
            yield _Grid(path, value, "columns")


@rule("unknown-row", "content", source=NAMED)
def known_rows(subject: ContentNodes) -> Iterator[Finding]:
    """The cards of the comparison name rows that exist."""
    comparison = mapping(subject.nodes.top, "comparison")
    shown = [name for card in entries(comparison.get("cards")) for name in names(mapping(card).get("row"))]
    yield from unknown(shown, ids(comparison.get("rows")), "no row has the id")


@rule("unknown-column", "content", source=NAMED)
def known_columns(subject: ContentNodes) -> Iterator[Finding]:
    """A row of a table has cells for columns that exist."""
    for grid in _grids(subject):
        for path, cells in grid.rows():
            found = [Words(key, subject.tree.locate((*path, key), key=True)) for key in cells]
            yield from unknown(found, grid.columns, f"no {grid.one} has the id")


@rule("missing-cell", "content", source="WCAG 2.2 1.3.1: a table whose every cell has its row and its column")
def full_rows(subject: ContentNodes) -> Iterator[Finding]:
    """Each row of a table has a cell for every column."""
    for grid in _grids(subject):
        hint = f'every {grid.one} needs a cell in every row: words, or the mark tick or line, or "" for an empty one'
        rows, wanted = list(grid.rows()), grid.columns[: grid.most]
        nowhere = [name for name in wanted if len(rows) > 1 and not any(name in cells for _, cells in rows)]
        for name in nowhere:
            yield Finding(name.at, f"no row has a cell for '{name}'", hint)
        for path, cells in rows:
            for missing in [name for name in wanted if name not in cells and name not in nowhere]:
                yield Finding(subject.tree.locate(path, key=True), f"the cell for '{missing}' is missing", hint)


@rule("marker", "content", source="WCAG 2.2 1.4.1: colour is never the only sign")
def unlike_markers(subject: ContentNodes) -> Iterator[Finding]:
    """No two columns of a table have the same marker: it tells them apart without colour."""
    for grid in _grids(subject):
        seen: set[str] = set()
        for column in entries(grid.value.get(grid.key))[: grid.most]:
            for marker in names(mapping(column).get("marker")):
                if marker in seen:
                    hint = "use circle, square, triangle and diamond once each"
                    yield Finding(marker.at, f"two {grid.key} have the marker '{marker}'", hint)
                seen.add(marker)


@rule("marker", "content", source="WCAG 2.2 1.4.1: colour is never the only sign")
def marked_boxes(subject: ContentNodes) -> Iterator[Finding]:
    """A box with a marker has a title, for the marker stands before it."""
    for path, value, _ in subject.nodes.having("box"):
        box = mapping(value, "box")
        if box.get("marker") and not box.get("title"):
            at = subject.tree.locate((*path, "box", "marker"))
            yield Finding(
                at, "the box has a marker and no title before which it could stand", "add 'title:' to the box"
            )


_ICONS = ("tiles", "pictured")  # the forms of lists whose entries have pictograms, beside the actions


@rule("icon", "content", source="what somebody wrote for a reader must not be lost without a word")
def shown_icons(subject: ContentNodes) -> Iterator[Finding]:
    """Only entries of lists that show pictograms have one; bullets, steps and the labels of a figure do not."""
    mappings = subject.nodes.mappings
    for path, value, parent in subject.nodes.having("icon"):
        if value["icon"] and (what := _without_icons(path[-2:-1], mappings[parent].value)):
            hint = "take it out; lists of the forms 'pictured' and 'tiles' show pictograms"
            yield Finding(subject.tree.locate((*path, "icon")), f"{what} have no pictogram", hint)


def _without_icons(key: Path_, block: dict[str, Any]) -> str:
    """What the entries under a key of a block are called where they have no pictograms; empty where they may."""
    form = block.get("list", "tiles") if key == ("items",) else "tiles"
    if key == ("labels",):
        return "labels of a figure"
    return "" if form in _ICONS else f"entries of the list '{form}'"


@rule("dates", "content", source="the review date tells readers how long the text may be trusted")
def dates_in_order(subject: ContentNodes) -> Iterator[Finding]:
    """The review is due after the publication (dates written like 2026-11-22 compare as text)."""
    dates = [name for key in ("published", "review_by") for name in names(subject.nodes.top.get(key))]
    if len(dates) == 2 and all(re.fullmatch(r"\d{4}-\d\d-\d\d", date) for date in dates) and dates[1] < dates[0]:
        yield Finding(dates[1].at, "the review is due before the publication", "check both dates")
