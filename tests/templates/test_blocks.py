"""Each kind of block becomes its part of the tree through the shipped layouts, and no layout drops one.

The cases stand in ``tests/layouts/sections.txt``: the blocks of a section, then the tree printed as text.
"""

from __future__ import annotations

import re

import pytest

from b12docs.diagnostics import InputError
from b12docs.document.leaves import Paragraph, plain_text
from b12docs.document.nodes import Columns, RedFlags, Section, Table
from b12docs.document.tree import walk
from b12docs.schema.blocks import BLOCKS
from tests.helpers_cli import HERE, print_node
from tests.small_topics import document_of, parts_of, section_of, seen, topic

TEXT = (HERE / "layouts" / "sections.txt").read_text("utf-8")
CASES = dict(
    re.findall(r"^### (.*)\n=== source\n((?:.*\n)*?=== expect\n(?:.+\n)+)", TEXT, re.MULTILINE),
)


def test_the_cases_were_read() -> None:
    """There is one for each kind of block."""
    assert len(CASES) == TEXT.count("### ")
    told = "\n".join(case.partition("=== expect")[0] for case in CASES.values())
    assert {kind for kind in BLOCKS if re.search(rf"^ *- \{{?(?:id: \w+, )?{kind}:", told, re.MULTILINE)} == set(BLOCKS)


@pytest.mark.parametrize("name", CASES)
def test_a_block_becomes_its_part_of_the_tree(name: str) -> None:
    """What the flowing leaflet makes of a section is, to the letter, what the case says."""
    source, _, expected = CASES[name].partition("=== expect\n")
    document = document_of(seen(topic(section_of(source))))
    (found,) = [part for part in parts_of(document, Section) if "A section" in print_node(part)]
    assert print_node(found) == expected.strip("\n")


def test_a_second_block_of_a_kind_needs_an_id() -> None:
    """The first is called by its kind."""
    blocks = "- text: One\n- text: Two"
    with pytest.raises(InputError, match="this is the second block 'text' here: it needs an id"):
        topic(section_of(blocks))
    (section,) = seen(topic(section_of(blocks.replace("- text: Two", "- {id: other, text: Two}")))).sections
    assert [block.id for block in section.blocks] == ["text", "other"]


# --- where there is room ----------------------------------------------------------------------------------------------


def with_a_table(columns: int, frame: str = "") -> str:
    """Three sections, of which the first has a table of so many columns, perhaps in a box."""
    names = [f"c{number}" for number in range(columns)]
    cells, listed = (", ".join(form.format(name) for name in names) for form in ("{}: x", "{{id: {0}, name: {0}}}"))
    table = f"table: {{columns: [{listed}], rows: [{{id: r, name: R, cells: {{{cells}}}}}]}}"
    first = f"- {{id: one, title: One, blocks: [{{{frame.format(table) if frame else table}}}]}}"
    return f"sections:\n  {first}\n" + "".join(f"  - {{id: s{n}, title: S, blocks: [{{text: x}}]}}\n" for n in "ab")


@pytest.mark.parametrize("frame", ["", "box: {{blocks: [{{{}}}]}}"])
@pytest.mark.parametrize(("columns", "is_wide"), [(3, False), (4, True), (6, True)])
def test_a_table_of_many_columns_has_the_width_of_a_clinicians_page(columns: int, is_wide: bool, frame: str) -> None:
    """Elsewhere the section stands in one of two columns."""
    document = document_of(seen(topic(with_a_table(columns, frame)), "clinician"), "onepager")
    beside = [table for one in parts_of(document, Columns) for table in walk(one) if isinstance(table, Table)]
    assert len([node for node in document.walk() if isinstance(node, Table)]) == 1
    assert len(beside) == (0 if is_wide else 1)


@pytest.mark.parametrize(
    ("layout", "reader"),
    [
        *((layout, "patient") for layout in ("leaflet", "leaflet.pocket", "leaflet.folded", "leaflet.large-print")),
        *((layout, "clinician") for layout in ("onepager", "onepager.large-print")),
    ],
)
def test_where_to_read_on_is_said_before_the_links(layout: str, reader: str) -> None:
    """The first has the words of its code, the others words of their own: no list of names stands unexplained.

    On half a sheet and in large print each has a line of its own, so that no name is broken.
    """
    book = "{id: R%s, title: T, publisher: P, date: '2026', url: 'https://example.org/%s', short: S}"
    books = ", ".join(book % (number, number) for number in (1, 2, 3))
    links = "more: {links: [{ref: R1, text: One}, {ref: R2, text: Two}, {ref: R3, text: Three}]}"
    document = document_of(seen(topic(f"references: [{books}]\n{links}"), reader), layout)
    said = [one.runs for one in document.walk() if isinstance(one, Paragraph)]
    joined = layout in ("leaflet", "leaflet.folded", "onepager")
    others = {"Read more: Two; Three"} if joined else {"Read more: Two", "Three"}
    assert {"Scan for more: One", *others} <= set(map(plain_text, said))
    assert [runs[0].bold for runs in said if plain_text(runs).startswith("Read more:")] == [True]


def test_the_name_of_a_row_that_asks_needs_no_colon() -> None:
    """Before its cell on a card."""
    names = "{id: a, name: 'Does it hurt?', cells: {x: Yes, y: No}}, {id: b, name: Where, cells: {x: Here, y: There}}"
    conditions = "{id: x, name: X, marker: circle}, {id: y, name: Y, marker: square}"
    comparison = f"comparison: {{title: C, conditions: [{conditions}], rows: [{names}]}}"
    document = document_of(seen(topic(comparison), "clinician", "detailed"), "onepager.large-print")
    said = [plain_text(one.runs) for one in document.walk() if isinstance(one, Paragraph)]
    assert {"Does it hurt? Yes", "Where: Here"} <= set(said)


# --- warnings ---------------------------------------------------------------------------------------------------------


def groups(count: int) -> str:
    """Warnings of so many groups."""
    listed = "".join(f"    - {{id: g{n}, title: Title{n}, items: [{{text: sign{n}}}]}}\n" for n in range(count))
    return f"warnings:\n  title: Get help now\n  groups:\n{listed}"


@pytest.mark.parametrize(("count", "rows"), [(1, []), (2, [2]), (3, [3]), (4, [2, 2])])
@pytest.mark.parametrize("layout", ["leaflet", "leaflet.pocket", "leaflet.large-print"])
def test_one_to_four_groups_of_warnings_are_printed(count: int, rows: list[int], layout: str) -> None:
    """In one red box, in their order: side by side where the paper has the room, four of them two by two."""
    (box,) = parts_of(document_of(seen(topic(warnings=groups(count))), layout), RedFlags)
    said = [plain_text(node.runs) for node in walk(box) if hasattr(node, "runs")]
    assert said == ["Get help now", *(word for n in range(count) for word in (f"Title{n}", f"sign{n}"))]
    beside = [len(block.blocks) for block in box.blocks if isinstance(block, Columns)]
    assert beside == (rows if layout == "leaflet" else [])


def test_where_there_is_nothing_to_warn_of_there_is_no_box() -> None:
    """Why there is none is said in the content, and printed nowhere."""
    view = seen(topic(warnings="warnings: {none: It is harmless in itself.}"))
    assert (view.warnings.title, view.warnings.groups) == (None, ())
    for layout in ("leaflet", "leaflet.pocket", "leaflet.large-print"):
        document = document_of(view, layout)
        assert list(parts_of(document, RedFlags)) == []
        paragraphs = [plain_text(one.runs) for one in document.walk() if isinstance(one, Paragraph)]
        assert "One thing matters." in paragraphs
        assert not [words for words in paragraphs if "harmless" in words]


@pytest.mark.parametrize(
    ("warnings", "said"),
    [
        (groups(5), "content.yaml:12:5: error: at most 4 entries are expected here"),
        ("warnings: {title: Get help}", "content.yaml:9:1: error: the warnings have no groups"),
        ("warnings: {}", "content.yaml:9:1: error: the warnings have no groups"),
        (groups(1) + "  none: Nothing\n", "there are warnings, and 'none' says that there are not"),
    ],
    ids=["five groups", "no group", "nothing", "both"],
)
def test_warnings_are_groups_or_a_reason(warnings: str, said: str) -> None:
    """Never both, never neither, and never more than four."""
    with pytest.raises(InputError, match=said):
        topic(warnings=warnings)
