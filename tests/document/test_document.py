"""The document tree: its table of kinds, what its nodes refuse, and that a tree can be handed on as it is."""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import get_args

import pytest

from b12docs.document import nodes
from b12docs.document.leaves import PARAGRAPH_ROLES, Heading, InvalidNodeError, Paragraph, Picture, Run
from b12docs.document.nodes import KINDS, Container, ListBlock, kinds_of
from b12docs.templates.elements import ATTRIBUTES
from tests.editions import EVERYTHING, LONG

PAGE = (Path(__file__).parents[2] / "docs" / "layouts.md").read_text("utf-8")
TITLE, WORDS = Heading(2, (Run("A title"),)), Paragraph((Run(LONG),))
PARTS = (nodes.Band((TITLE, WORDS)), nodes.Strip(), nodes.Passport((WORDS,)))


def test_every_type_has_its_row() -> None:
    """The table has a row for each component, page, list and picture, and none besides."""
    pictures = set(Picture.__subclasses__())
    known = {*get_args(nodes.Component), *get_args(nodes.AnyPage), *get_args(nodes.AnyList), *pictures}
    assert set(KINDS) == known
    assert pictures < set(get_args(nodes.Block))


@pytest.mark.parametrize("base", [Container, ListBlock, Picture])
def test_a_class_means_one_type(base: type) -> None:
    """No two types are printed with the same class, or one of them could never be read."""
    assert len(kinds_of(base)) == len([one for one in KINDS if issubclass(one, base)])


@pytest.mark.parametrize("part", PARTS, ids=lambda part: nodes.kind_of(part).name)
def test_a_part_of_a_page_stands_in_nothing_else(part: nodes.Band | nodes.Strip | nodes.Passport) -> None:
    """A title band, a strip and a passport stand directly in their page, at its head or foot, and nowhere else."""
    orders = ((part, WORDS), (WORDS, part))
    sound, wrong = orders if nodes.kind_of(part).stands == "head" else orders[::-1]
    for page in (nodes.Page, nodes.Flow):
        assert page(sound)
        with pytest.raises(InvalidNodeError, match="part of its page"):
            page(wrong)
    for holder in (nodes.Section, nodes.Item, nodes.Cell):
        with pytest.raises(InvalidNodeError, match="stands directly in its page"):
            holder((part,))


def test_the_parts_of_a_page_are_all_tried() -> None:
    """The test above knows each type that the table gives a place in its page."""
    assert {type(part) for part in PARTS} == {one for one, kind in KINDS.items() if kind.stands in ("head", "foot")}


@pytest.mark.parametrize("page", [nodes.Page, nodes.Flow])
@pytest.mark.parametrize("holder", [nodes.Page, nodes.Flow, nodes.Section, nodes.Item, nodes.Cell])
def test_a_page_stands_in_nothing(page: type[Container], holder: type[Container]) -> None:
    """Whatever would hold a page refuses it."""
    with pytest.raises(InvalidNodeError, match="stands in nothing else"):
        holder((page((WORDS,)),))  # type: ignore[arg-type]


def test_widths_are_above_nothing() -> None:
    """A column of no width would hide its words."""
    for widths in ((1, 0), (1, -2)):
        with pytest.raises(InvalidNodeError, match="above 0"):
            nodes.Columns((WORDS, WORDS), widths)


def test_a_tree_can_be_handed_to_another_process() -> None:
    """Every kind of node survives being pickled, and cannot be changed."""
    assert pickle.loads(pickle.dumps(EVERYTHING)) == EVERYTHING
    with pytest.raises(AttributeError):
        EVERYTHING.pages[0].blocks = ()  # type: ignore[misc]


def rows(title: str) -> dict[str, str]:
    """The first column of a table of the page for those who write layouts, name by name, each with the second."""
    (found,) = re.findall(rf"^\| {title} \|.*\n\|---.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    cells = [row.split("|")[1:3] for row in found.splitlines()]
    return {name: second for first, second in cells for name in re.findall(r"`([\w-]+)`", first) or [""]}


@pytest.mark.parametrize(("title", "base"), [("component", Container), ("list", ListBlock), ("picture", Picture)])
def test_the_page_names_every_class(title: str, base: type) -> None:
    """Whoever writes a layout finds each class on the page, and none besides; also what else it takes and its place."""
    found = rows(f"class of a {title}")
    assert set(found) == set(kinds_of(base))
    for name, node in kinds_of(base).items():
        kind = KINDS[node]
        assert [one for one in kind.attributes if f"`{one}`" not in found[name]] == []
        assert ("pictogram" in found[name]) == kind.icons
        assert kind.stands not in ("head", "foot") or f"at the {kind.stands} of its page" in found[name]


def test_the_page_names_every_element() -> None:
    """The elements and their attributes are those that the reader knows, and the paragraphs' classes are all there."""
    attributes = {name: set(re.findall(r"`([\w-]+)`", second)) for name, second in rows("element").items()}
    assert attributes == {name: set(known) for name, known in ATTRIBUTES.items()}
    assert set(rows("class of a paragraph")) == set(PARAGRAPH_ROLES)
