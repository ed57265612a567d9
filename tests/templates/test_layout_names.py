"""What a layout sees is a closed list of names, and the page for those who write layouts says exactly these."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from b12docs.schema.base import keys
from b12docs.schema.front_matter import FrontMatter
from b12docs.source.prose import Words
from b12docs.templates import budget, expressions, grammar, parsing
from b12docs.templates.filters import FILTERS, TESTS
from b12docs.templates.parsing import TAGS
from b12docs.templates.parts import FIELDS, ById, Datum, Part
from tests.conftest import Built, view_of

PAGE = (Path(__file__).parents[2] / "docs" / "layouts.md").read_text("utf-8")
PLAIN = (str, int, bool, type(None), Words, Datum)


def test_the_numbers_of_a_statement_count_upwards(usual: Built) -> None:
    """In whatever order a writer names the references of a statement, they are printed as they are numbered."""
    parts = [one for one in values(view_of(usual.job)) if isinstance(one, Part)]
    found: list[tuple[int, ...]] = [getattr(one, "numbers", ()) for one in parts]
    assert len(found) > 10
    assert [numbers for numbers in found if list(numbers) != sorted(set(numbers))] == []


def documented() -> dict[str, set[str]]:
    """The names in the first column of each table of the page, by the table's heading."""
    tables = re.findall(r"^### (\w+)\n\n\| name .*\n\|---.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return {
        title: set(re.findall(r"`(\w+)`", re.sub(r"^(\|[^|]*\|).*$", r"\1", rows, flags=re.M)))
        for title, rows in tables
    }


def values(value: Any) -> Iterator[Any]:
    """The value and everything that can be reached from it."""
    yield value
    if isinstance(value, Part):
        inside = [getattr(value, name) for name in FIELDS[type(value)]]
    else:
        inside = list(value) if isinstance(value, tuple) else list(value.values()) if isinstance(value, ById) else []
    for one in inside:
        yield from values(one)


def test_the_page_names_every_field_and_no_other() -> None:
    """Each part has its table, with the names of its fields."""
    assert documented() == {part.__name__: set(fields) for part, fields in FIELDS.items()}


def test_the_page_names_every_setting() -> None:
    """The table of settings has those of the front matter, and no other."""
    (rows,) = re.findall(r"^\| setting \|.*\n\|---.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    assert set(re.findall(r"^\| `(\w+)`", rows, re.MULTILINE)) == set(keys(FrontMatter).values())


def test_the_page_names_every_filter_test_and_tag() -> None:
    """The tables of filters and tests, and the list of statements, are complete and true."""
    for kind, known in (("filter", FILTERS), ("test", TESTS)):
        (rows,) = re.findall(rf"^\| {kind} \|.*\n\|---.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
        first = [row.split("|")[1] for row in rows.splitlines()]
        assert {name for cell in first for name in re.findall(r"`(\w+)", cell)} == set(known)
    assert set(re.findall(r"{% (\w+)", PAGE)) == set(TAGS)


def test_the_page_names_every_limit() -> None:
    """The limits are those of the code."""
    limits = (grammar.MAX_LENGTH, parsing.MAX_TOKENS, budget.MAX_STEPS, budget.MAX_CHARACTERS, budget.MAX_DEPTH)
    (said,) = re.findall(r"^A layout has limits(.*?)\n\n", PAGE, re.MULTILINE | re.DOTALL)
    assert re.findall(r"\d[\d,]*", said) == [f"{limit:,}" for limit in (*limits, expressions.MAX_RANGE)]


def test_a_view_holds_nothing_but_plain_values(usual: Built) -> None:
    """Whatever can be reached from a view is a word, a number, a truth, None, a tuple, a mapping by id or a part."""
    found = {type(one) for one in values(view_of(usual.job))}
    assert found <= {*PLAIN, tuple, ById, *FIELDS}
    assert {str, int, bool, Words, Datum, tuple} <= found


def test_a_view_is_frozen(sample: Built) -> None:
    """Nothing in a view can be changed, and no part can be given another attribute."""
    for part in values(view_of(sample.job)):
        if isinstance(part, Part):
            for name in (*FIELDS[type(part)], "other"):
                with pytest.raises((AttributeError, TypeError)):
                    setattr(part, name, None)
        if isinstance(part, ById):
            assert not hasattr(part, "__setitem__")


def test_a_view_can_be_pickled(sample: Built) -> None:
    """A view goes to another process, places included."""
    view = view_of(sample.job)
    again = pickle.loads(pickle.dumps(view))
    assert (again.title, again.title.at, again.level) == (view.title, view.title.at, view.level)
