"""Each component that a layout can name looks as a person has seen and accepted it.

The components and their pictures stand in ``tests/components``; CONTRIBUTING.md says how a picture is made anew.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from b12docs.document.kinds import MARKERS
from b12docs.document.leaves import PARAGRAPH_ROLES, Figure, Heading, WriteLines
from b12docs.document.nodes import KINDS, Cell, Item, ListBlock, Table
from b12docs.document.tree import walk
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from tests.components import (
    CAIRO,
    HERE,
    TITLE,
    Component,
    components,
    difference,
    kept,
    pages_of,
    side_by_side,
)
from tests.components.__main__ import main
from tests.components.breaks import CHANGES, broken
from tests.conftest import need_tool

EACH = pytest.mark.parametrize("component", components().values(), ids=components())
LARGEST, ALL = 15_000, 400_000  # bytes


@pytest.fixture(autouse=True)
def _with_poppler() -> None:
    need_tool("pdftoppm", "pdftocairo", reason="no poppler: the components were not looked at")


def shown() -> set[tuple[str, str]]:
    """Kind and role of every block that a component has, and what its entries and cells carry."""
    found: set[tuple[str, str]] = set()
    for one in components().values():
        document = read_document(Printed(TITLE + one.html), file=one.name, title="", language="en")
        for block in (block for page in document.pages[1:] for block in walk(page)):
            found |= {(type(block).__name__, str(getattr(block, "role", "")))}
            found |= {("Table", "tinted")} if isinstance(block, Table) and block.tinted else set()
            found |= _carried(block)
    return found


def _carried(block: object) -> set[tuple[str, str]]:
    parts: list[Item | Cell] = []
    if isinstance(block, ListBlock):
        parts = list(block.items)
    if isinstance(block, Table):
        parts = [cell for row in (*block.head, *block.rows) for cell in row]
    names = ("icon", "anchor", "marker", "scope")
    carried = {(type(part).__name__, name) for part in parts for name in names if getattr(part, name, "")}
    if isinstance(block, Figure) and block.caption:
        carried.add(("Figure", "caption"))
    return carried


def test_every_component_has_its_picture() -> None:
    """Whatever class, icon, marker or label a layout can write stands in one of the pictures."""
    wanted = {("Paragraph", role) for role in PARAGRAPH_ROLES} | {("Table", "tinted")}
    wanted |= {(kind.__name__, "") for kind in (Heading, WriteLines, Table, *KINDS)}
    wanted |= {("Item", "icon"), ("Item", "anchor"), ("Cell", "icon"), ("Cell", "marker"), ("Cell", "scope")}
    wanted |= {("Figure", "caption")}
    assert len(wanted) > 40
    assert wanted - shown() == set()
    sources = "".join(one.html for one in components().values())
    assert [marker for marker in MARKERS if f'data-marker="{marker}"' not in sources] == []


def test_the_pictures_are_small() -> None:
    """Each picture belongs to a component, and all of them are small enough for a repository."""
    sizes = {path.stem: path.stat().st_size for path in HERE.glob("*.png")}
    assert set(sizes) == set(components())
    assert max(sizes.values()) < LARGEST
    assert sum(sizes.values()) < ALL


@EACH
def test_a_component_looks_as_it_did(component: Component, tmp_path: Path) -> None:
    """The component's picture is, but for the smoothing of its edges, the one that a person has accepted."""
    new = side_by_side(pages_of(component.pdf()))
    new.save(tmp_path / "new.png")
    assert new.size == kept(component).size, f"another size or number of pages; the new picture is {tmp_path}/new.png"
    found = difference(kept(component), new)
    found.picture.save(tmp_path / "difference.png")
    assert not found.is_seen, f"wide {found.wide}, small {found.small}; look at {tmp_path}: new.png, difference.png"


@pytest.mark.whole
@EACH
def test_another_renderer_is_no_difference(component: Component) -> None:
    """The same page, smoothed by the rules of another renderer, still counts as the same."""
    other = difference(kept(component), side_by_side(pages_of(component.pdf(), renderer=CAIRO)))
    assert not other.is_seen, (other.wide, other.small)


@pytest.mark.whole
@EACH
def test_a_picture_notices_what_is_broken(component: Component) -> None:
    """Any part that moves by 1.5 mm, is left out, changes its weight, and any two colours swapped, are seen."""
    pdf = component.pdf()
    data, breaks = broken(pdf)
    whole = pages_of(pdf)
    changed = pages_of(data, first=2 + len(whole))
    assert len(changed) == len(breaks)
    assert [how for how in (*CHANGES, "swapped") if not any(how in name for _, name in breaks)] == []
    found = [(how, difference(whole[page], picture)) for (page, how), picture in zip(breaks, changed, strict=True)]
    assert [(how, one.wide, one.small) for how, one in found if not one.is_seen] == []


def test_the_frame_of_a_protocol_is_dashed() -> None:
    """What is written in by hand stands in a dashed frame; its gaps are too small for the pictures to insist on."""
    with pikepdf.open(BytesIO(components()["protocol"].pdf())) as file:
        steps = pikepdf.parse_content_stream(file.pages[1])
        dashes = [list(step.operands[0]) for step in steps if str(step.operator) == "d"]
    assert [[float(length) for length in dash] for dash in dashes if dash] == [[3, 2]]


def test_a_picture_is_renewed_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--renew NAME`` writes that picture alone, and nothing where there is no such component."""
    accepted, strip = kept(components()["strip"]), components()["strip"]
    monkeypatch.setattr("tests.components.HERE", tmp_path)
    assert main(["--renew", "no-such-component"]) == 2
    assert main([]) == 2
    assert list(tmp_path.iterdir()) == []
    assert main(["--renew", "strip"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["strip.png"]
    assert not difference(kept(strip), accepted).is_seen
