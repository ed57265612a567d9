"""One YAML file laid over another: the upper goes first, key by key, and each value keeps its file and its place."""

from __future__ import annotations

from copy import deepcopy

import pytest

from b12docs.source.merging import merged
from b12docs.source.tree import Path_, YamlTree
from b12docs.source.yaml_tree import parse

LOWER = """help:
  doctor: your GP
  urgent: "111"
words: [one, two]
name: Below
known: [a, b]
"""
UPPER = """name: Above
help: {urgent: "112"}
words: [three]
own: {key: 1}
known: [c]
"""


def both(added: tuple[str, ...] = ()) -> YamlTree:
    """The upper file over the lower one."""
    return merged(parse(LOWER, "lower.yaml"), parse(UPPER, "upper.yaml"), added)


def test_mappings_are_merged_and_all_else_is_replaced() -> None:
    """A list is replaced as a whole: it says what there is."""
    assert both().value == {
        "help": {"doctor": "your GP", "urgent": "112"},
        "words": ["three"],
        "name": "Above",
        "own": {"key": "1"},
        "known": ["c"],
    }


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("help", "doctor"), "lower.yaml:2:11"),
        (("help", "urgent"), "upper.yaml:2:16"),
        (("words", 0), "upper.yaml:3:9"),
        (("name",), "upper.yaml:1:7"),
        (("own", "key"), "upper.yaml:4:12"),
    ],
)
def test_each_value_keeps_its_file_and_its_place(path: Path_, place: str) -> None:
    """Whichever file it is of, in the tree as in the words themselves."""
    tree = both()
    assert str(tree.locate(path)) == place
    value = tree.value
    for step in path:
        value = value[step]
    assert str(value.at) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [(("help", "doctor"), "lower.yaml:2:3"), (("name",), "upper.yaml:1:1"), (("known",), "upper.yaml:5:1")],
)
def test_each_key_keeps_its_file_and_its_place(path: Path_, place: str) -> None:
    """That of the file whose value it has."""
    assert str(both().locate(path, key=True)) == place


def test_lists_that_are_added_stand_behind_each_other() -> None:
    """Those of the lower file first, and each entry keeps its own file and place."""
    tree = both(added=("known", "words", "none"))
    assert (tree.value["known"], tree.value["words"]) == (["a", "b", "c"], ["one", "two", "three"])
    places = [str(tree.locate(("known", index))) for index in range(3)]
    assert places == ["lower.yaml:6:9", "lower.yaml:6:12", "upper.yaml:5:9"]


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        ("a: {b: 1}", "a: 2", {"a": "2"}),
        ("a: 1", "a: {b: 2}", {"a": {"b": "2"}}),
        ("a: {b: 1}", "a: [2]", {"a": ["2"]}),
        ("a: {b: 1}", "a:", {"a": None}),
        ("a: 1", "[2]", ["2"]),
        ("[1]", "a: 1", {"a": "1"}),
        ("a: {b: {c: {d: 1, e: 2}}}", "a: {b: {c: {d: 3}}}", {"a": {"b": {"c": {"d": "3", "e": "2"}}}}),
    ],
)
def test_what_is_no_mapping_in_both_is_the_upper_ones(lower: str, upper: str, expected: object) -> None:
    """Whatever its kind; mappings are merged at any depth."""
    assert merged(parse(lower, "lower.yaml"), parse(upper, "upper.yaml")).value == expected


def test_neither_file_is_changed() -> None:
    """What was read once may be laid under many topics."""
    lower, upper = parse(LOWER, "lower.yaml"), parse(UPPER, "upper.yaml")
    before = deepcopy((lower, upper))
    merged(lower, upper, ("known",))
    assert (lower, upper) == before
    assert [(one.value.places, one.value.key_places) for one in (lower, upper)] == [
        (one.value.places, one.value.key_places) for one in before
    ]
    assert [one.value["known"].places for one in (lower, upper)] == [one.value["known"].places for one in before]


def test_a_key_that_stands_in_both_keeps_its_order() -> None:
    """The lower file's order goes first, so that what a house lists first stays first."""
    assert list(both().value) == ["help", "words", "name", "known", "own"]
