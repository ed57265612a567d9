"""The document tree: its table of kinds, what its nodes refuse, and that a tree can be handed on as it is."""

from __future__ import annotations

import pickle
from typing import get_args

import pytest

from b12docs.document import nodes
from b12docs.document.leaves import Heading, InvalidNodeError, Paragraph, Picture, Run
from b12docs.document.nodes import KINDS, Container, ListBlock, kinds_of
from tests.editions import EVERYTHING, LONG

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
