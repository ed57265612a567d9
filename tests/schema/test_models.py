"""What a model declares is what a file may hold: each kind of value, its marks, and all faults at once."""

from __future__ import annotations

import datetime
from dataclasses import FrozenInstanceError
from typing import Annotated, Literal

import pytest

from b12docs.diagnostics import InputError, Location
from b12docs.records import field
from b12docs.schema.base import Above, After, Before, Length, Model, Pattern, Read, Root
from b12docs.schema.validation import validate
from b12docs.source.prose import Words
from b12docs.source.yaml_tree import parse


class Inner(Model):
    """A mapping inside."""

    name: Words
    meant_for: tuple[str, ...] = field(default=(), metadata={"key": "for"})


class Wrapped(Root):
    """A mapping of numbers that stands in the file itself."""

    root: dict[str, int]


class Sample(Model):
    """A field of every kind; all may be left out but the first."""

    needed: Words
    word: str = ""
    whole: int = 0
    number: float = 0.0
    truth: bool = False
    day: datetime.date | None = None
    few: Literal["", "one", "two"] = ""
    names: Annotated[tuple[Annotated[str, Pattern("^[a-z]+$", "small letters")], ...], Length(1, 2)] = ("a",)
    keyed: dict[Annotated[str, Pattern("^[a-z]+$", "small letters")], Annotated[int, Above(0)]] = field(
        default_factory=dict
    )
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    wrapped: Wrapped = field(default_factory=lambda: Wrapped(root={}))
    split: Annotated[tuple[str, ...], Before(lambda value: [value] if isinstance(value, str) else value)] = ()
    even: Annotated[int, After(lambda value: "an even number is expected here" if value % 2 else "")] = 0
    read: Annotated[float, Read(lambda value: float(str(value)[:-2]))] = 0.0


def read(text: str) -> Sample:
    return validate(Sample, parse(f"needed: yes\n{text}\n", "f"), [])


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        read(text)
    return [f"{one.at.line}:{one.at.column} {one.rule}: {one.message}" for one in error.value.diagnostics]


@pytest.mark.parametrize(("text", "name", "value"), [
    ("word: 5", "word", "5"), ("whole: +12", "whole", 12), ("number: 1.5", "number", 1.5), ("number: 2", "number", 2.0),
    ("truth: Yes", "truth", True), ("truth: off", "truth", False), ("day: null", "day", None),
    ("day: 2026-02-28", "day", datetime.date(2026, 2, 28)), ("few: two", "few", "two"), ("few: ''", "few", ""),
    ("names: [a, b]", "names", ("a", "b")), ("keyed: {a: 1}", "keyed", {"a": 1}), ("split: a", "split", ("a",)),
    ("inner: {name: A, for: [b]}", "inner", Inner(name=Words("A", Location("f")), meant_for=("b",))),
    ("wrapped: {a: 1}", "wrapped", Wrapped(root={"a": 1})), ("split: [a, b]", "split", ("a", "b")),
    ("even: 2", "even", 2), ("read: 12pt", "read", 12.0), ("", "names", ("a",)),
])  # fmt: skip
def test_what_is_taken(text: str, name: str, value: object) -> None:
    """The value of each kind; of a field that is left out its default."""
    found = getattr(read(text), name)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("text", "expected"), [
    ("word: [a]", "2:7 wrong-value: a word is expected here"),
    ("whole: 1.5", "2:8 wrong-value: a whole number is expected here"),
    ("whole: 1_000", "2:8 wrong-value: a whole number is expected here"),
    ("number: a", "2:9 wrong-value: a number is expected here"),
    ("number: nan", "2:9 wrong-value: a number is expected here"),
    ("number: inf", "2:9 wrong-value: a number is expected here"),
    ("number: ٣", "2:9 wrong-value: a number is expected here"),
    ("truth: perhaps", "2:8 wrong-value: true or false is expected here"),
    ("day: 2026-02-30", "2:6 wrong-value: '2026-02-30' is no date"),
    ("day: 20260228", "2:6 wrong-value: '20260228' is no date"),
    ("few: three", "2:6 wrong-value: 'three' is not one of one, two"),
    ("names: a", "2:8 wrong-value: a list is expected here ('- ' before each entry)"),
    ("names: []", "2:8 wrong-value: at least 1 entries are expected here"),
    ("names: [a, b, C]", "2:8 wrong-value: at most 2 entries are expected here"),
    ("names: [a, C]", "2:12 wrong-value: 'C' is no valid name here"),
    ("keyed: {A: 1}", "2:12 wrong-value: 'A' is no valid name here"),
    ("keyed: {a: 0}", "2:12 wrong-value: a number above 0 is expected here"),
    ("keyed: a", "2:8 wrong-value: a list of 'key: value' lines is expected here"),
    ("inner: a", "2:8 wrong-value: a list of 'key: value' lines is expected here"),
    ("inner: {}", "2:1 missing-field: the field 'name' is missing"),
    ("inner: {name: ' '}", "2:15 wrong-value: the text is empty"),
    ("inner: {name: [a]}", "2:15 wrong-value: a text is expected here"),
    ("inner: {name: A, meant_for: [b]}", "2:18 unknown-key: 'meant_for' is not known here"),
    ("many: [{name: A}, {name: null}]", "2:26 wrong-value: the value is empty"),
    ("wrapped: {a: b}", "2:14 wrong-value: a whole number is expected here"),
    ("even: 3", "2:7 wrong-value: an even number is expected here"),
    ("read: apt", "2:7 wrong-value: could not convert string to float: 'a'"),
    ("colour: red", "2:1 unknown-key: 'colour' is not known here"),
])  # fmt: skip
def test_what_is_refused(text: str, expected: str) -> None:
    """Each at its place, in words for who wrote the file."""
    assert faults(text) == [expected]


def test_all_faults_are_told_at_once() -> None:
    """In the order of the file, those that rules had found among them; a key that is misspelled is not missing, too."""
    assert [one.split()[0] for one in faults("whole: a\nbad: 1\nmany: [{nam: A}]\nfew: x")] == [
        "2:8", "3:1", "4:9", "5:6",
    ]  # fmt: skip


def test_a_model_never_changes() -> None:
    """What was read is frozen."""
    with pytest.raises(FrozenInstanceError):
        read("").whole = 2  # type: ignore[misc]
