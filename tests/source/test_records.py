"""Records are dataclasses in all but the making: frozen, compared by value, sent to other processes."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields
from functools import cached_property
from typing import Any, ClassVar

import pytest

from b12docs.records import field, record, replace


@record
class Point:
    """Two numbers, one of which may be left out."""

    x: int
    y: int = 0


@record
class Named(Point):
    """A point with a name by keyword alone, notes of its own, and a length that follows from it."""

    notes: list[str] = field(default_factory=list)
    length: float = field(init=False, compare=False)
    name: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", (self.x**2 + self.y**2) ** 0.5)


@record(slots=True)
class Slim:
    """A record that holds its fields and nothing else."""

    x: int
    y: tuple[int, ...] = ()


@record(eq=False)
class Own:
    """Equal to itself alone."""

    x: int


@record(frozen=False)
class Open:
    """One that changes."""

    x: int = 1


@record
class Nothing:
    """A record without fields."""


@dataclass(frozen=True)
class Model:
    """What a record is measured by."""

    x: int
    y: int = 0


def test_it_takes_what_a_dataclass_takes() -> None:
    """By place, by name, left out; too many, too few and unknown names are refused."""
    assert (Point(1, 2), Point(1), Point(y=2, x=1)) == (Point(x=1, y=2), Point(1, 0), Point(1, 2))
    for wrong in ((), (1, 2, 3)):
        with pytest.raises(TypeError):
            Point(*wrong)
    with pytest.raises(TypeError):
        Point(1, z=2)  # type: ignore[call-arg]
    assert Nothing() == Nothing()


def test_fields_of_all_kinds() -> None:
    """Inherited, made anew for each record, by keyword alone, and such as follow from others."""
    one, other = Named(3, 4, name="a"), Named(3, 4, name="a")
    assert one.length == 5.0
    assert one == other
    assert one.notes is not other.notes
    assert [each.name for each in fields(Named)] == ["x", "y", "notes", "length", "name"]
    with pytest.raises(TypeError):
        Named(3, 4, [], "a")  # type: ignore[call-arg]


def test_the_first_is_made_as_the_hundredth_is() -> None:
    """However many there are of a class, each is made in the same way, and what is wrong is refused."""

    @record
    class Counted:
        x: int
        y: tuple[int, ...] = field(default_factory=tuple)
        name: str = field(default="", kw_only=True)
        twice: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "twice", 2 * self.x)

    for number in range(100):
        made = Counted(number, name="a") if number % 2 else Counted(x=number, name="a")
        assert (made.x, made.y, made.name, made.twice) == (number, (), "a", 2 * number)
    wrong: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (((), {}), ((1,), {"x": 1}), ((1, (), "a"), {}))
    for given, named in wrong:
        with pytest.raises(TypeError):
            Counted(*given, **named)


def test_what_is_compared() -> None:
    """Records of one class and the same values are equal, and have one hash; else they are not."""
    assert Point(1, 2) == Point(1, 2) != Point(1, 3)
    model: object = Model(1, 0)
    assert Point(1, 0) != model
    assert Point(3, 4) != Named(3, 4)
    assert {Point(1, 2): "found"}[Point(1, 2)] == "found"
    assert Own(1) != Own(1)
    assert Open() == Open()
    with pytest.raises(TypeError):
        hash(Open())


def test_nothing_changes() -> None:
    """A field, a new name, a deletion: all are refused; an open record changes."""
    for one in (Point(1), Slim(1), Own(1)):
        for name in ("x", "z"):
            with pytest.raises(FrozenInstanceError):
                setattr(one, name, 2)
        with pytest.raises(FrozenInstanceError):
            delattr(one, "x")
    changing = Open()
    changing.x = 2
    assert changing == Open(2)
    assert not hasattr(Slim(1), "__dict__")


def test_it_crosses_to_another_process_and_is_copied() -> None:
    """Also with slots, also before the first of its class was made there."""
    for one in (Named(3, 4, ["b"], name="a"), Slim(1, (2,)), Open(3)):
        assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one


def test_the_tools_of_dataclasses_take_it() -> None:
    """``replace``, ``asdict``, ``match`` and what it prints."""
    assert dataclasses.replace(Point(1, 2), y=3) == Point(1, 3)
    assert asdict(Named(3, 4, name="a")) == {"x": 3, "y": 4, "notes": [], "length": 5.0, "name": "a"}
    assert repr(Slim(1, (2,))) == "Slim(x=1, y=(2,))"
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_method_of_its_own_stays() -> None:
    """What a class says of itself is not overwritten."""

    @record
    class Loud:
        x: int

        def __repr__(self) -> str:
            return f"{self.x}!"

    assert repr(Loud(1)) == "1!"


@pytest.mark.parametrize("one", [Point(1, 2), Slim(1), Open(), Named(3, 4, name="a")])
def test_a_copy_with_another_value_is_what_dataclasses_make(one: Any) -> None:
    """Slots, what follows from the fields, and one that changes."""
    assert replace(one, x=5) == dataclasses.replace(one, x=5)
    assert vars_of(replace(one, x=5)) == vars_of(dataclasses.replace(one, x=5))


def vars_of(one: Any) -> dict[str, Any]:
    """All that a record holds."""
    return {each.name: getattr(one, each.name) for each in fields(one)}


@record
class Checked:
    """One that refuses 0, and keeps what it has worked out."""

    x: int

    def __post_init__(self) -> None:
        if not self.x:
            raise ValueError("0")

    @cached_property
    def twice(self) -> int:
        """The double."""
        return 2 * self.x


def test_a_copy_is_checked_and_works_out_anew() -> None:
    """What was kept beside the fields is the old one's."""
    one = Checked(1)
    assert (one.twice, replace(one, x=2).twice) == (2, 4)
    with pytest.raises(ValueError, match="0"):
        replace(one, x=0)
    with pytest.raises(TypeError, match="y"):
        replace(one, y=0)  # type: ignore[call-arg]


def test_its_signature_is_a_dataclasss() -> None:
    """What help and editors show: the fields, with what they are when they are left out."""
    assert inspect.signature(Point) == inspect.signature(Model)
    assert str(inspect.signature(Named)).startswith("(x: 'int', y: 'int' = 0, notes: 'list[str]' = <")
    assert list(inspect.signature(Named).parameters) == ["x", "y", "notes", "name"]
    assert inspect.signature(Nothing) == inspect.Signature(return_annotation=None)


def test_a_default_that_all_would_share_is_refused() -> None:
    """As a dataclass refuses it."""
    with pytest.raises(ValueError, match="use default_factory"):
        record(type("Shared", (), {"__annotations__": {"x": "list[int]"}, "x": []}))


def test_a_class_variable_is_no_field() -> None:
    """It is told by its annotation, and stays the class's."""

    @record
    class Counted:
        """One that knows how many there are."""

        many: ClassVar[int] = 3
        x: int = 0

    assert ([one.name for one in fields(Counted)], Counted.many, Counted(2).x) == (["x"], 3, 2)
