"""A layout from anywhere can be built without fear: it runs nothing, and its time and memory are bounded."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from b12docs.diagnostics import InputError, Location
from b12docs.library.layouts import Layouts
from b12docs.library.overlay import overlaid
from b12docs.source.prose import Words
from b12docs.templates import filters, values
from b12docs.templates.budget import Budget, RefusedError
from b12docs.templates.parts import FIELDS, ById, Datum
from b12docs.templates.reader import read_document
from b12docs.templates.statements import imported
from b12docs.templates.view import names
from tests.conftest import Built, view_of
from tests.helpers_cli import good_project, replace, run

MOST_MEMORY = 30_000_000  # bytes, of which the limits of a file and of a run are the larger part
PICKLE = 'parse_raw("cos\\nsystem\\n(S\'id > PWNED\'\\ntR0(d.", content_type="application/pickle", allow_pickle=true)'
LOREM = "x" * 9000
LONG = f"{{% set w = '{LOREM}' %}}"
LIST = "{% set l = range(9999) %}"
DOUBLED = "{% set a0 %}xxxxxxxx{% endset %}" + "".join(
    f"{{% set a{n + 1} %}}{{{{ a{n} }}}}{{{{ a{n} }}}}{{% endset %}}" for n in range(26)
)
NESTED = "{% set a0 = [1] %}" + "".join(f"{{% set a{n + 1} = [a{n}, a{n}] %}}" for n in range(40))

FORBIDDEN = {
    # what a layout must not reach
    "a model that unpickles": "{% set x = clinic." + PICKLE + " %}",
    "a model in a list": "{% set x = sources[0]." + PICKLE + " %}",
    "a model in a link": "{% set x = more.links[0].reference." + PICKLE + " %}",
    "a class": "{{ title.__class__ }}",
    "a class by its key": '{{ title["__class__"] }}',
    "a part's class": "{{ review.__class__ }}",
    "a part's fields": "{{ review.__dataclass_fields__ }}",
    "a part's slots": "{{ review.__slots__ }}",
    "the place of a text": "{{ title.at }}",
    "the file of a text": "{{ title.at.file }}",
    "a mapping's entries": "{% for row in comparison.rows %}{{ row.cells._entries }}{% endfor %}",
    "a mapping's methods": "{% for row in comparison.rows %}{{ row.cells.items() }}{% endfor %}",
    "a list's methods": "{{ sections.index(sections[0]) }}",
    "a text's methods": "{{ title.upper() }}",
    "a filter's attributes": '{{ sections | map(attribute="__class__") | first }}',
    "attributes of attributes": '{{ sections | map(attribute="title.at") | list }}',
    "attributes through selectattr": '{{ sections | selectattr("__class__") | list }}',
    "a macro's insides": "{% macro m() %}{% endmacro %}{{ m.body }}",
    "a macro's globals": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "a macro's names": "{% macro m() %}{{ m.scope }}{% endmacro %}{{ m() }}",
    "a macro's caller": "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    "a macro's other values": "{% macro m() %}{{ varargs }}{% endmacro %}{{ m() }}",
    "a loop's insides": "{% for one in [1] %}{{ loop.__class__ }}{% endfor %}",
    "a loop's function": "{% for one in [1] %}{{ loop.cycle(1, 2) }}{% endfor %}",
    "a module's file": '{% import "_own.html" as own %}{{ own.file }}',
    "a module's names": '{% import "_own.html" as own %}{{ own.hidden }}',
    "a module's hidden macro": '{% import "_own.html" as own %}{{ own._secret() }}',
    "a module's view": '{% import "_own.html" as own %}{{ own.peek() }}',
    "range's insides": "{{ range.__init__ }}",
    "the template itself": "{{ self }}",
    "the context": "{{ context }}",
    "a namespace": "{% set ns = namespace(a=1) %}",
    "a class of Jinja": "{{ cycler }}",
    "the environment": "{{ environment }}",
    "undefined's insides": "{{ nothing.__class__ }}",
    "a call of a text": "{{ title() }}",
    "a call of a part": "{{ review() }}",
    "a call with stars": "{% macro m(a) %}{% endmacro %}{{ m(*[1]) }}",
    "a call with two stars": '{% macro m(a) %}{% endmacro %}{{ m(**{"a": 1}) }}',
    "a filter that marks as safe": "{{ title | safe }}",
    "a filter that takes attributes": '{{ title | attr("at") }}',
    "a filter that formats": '{{ "%s" | format(title) }}',
    "a filter that prints all": "{{ sections | pprint }}",
    "a test of Jinja": "{{ title is callable }}",
    "a test by its name": '{{ [1] | select("callable") | list }}',
    "a tag of Jinja": "{% block a %}{% endblock %}",
    "a parent": '{% extends "page.html" %}',
    "a call block": "{% macro m() %}{% endmacro %}{% call m() %}{% endcall %}",
    "a filter block": "{% filter upper %}x{% endfilter %}",
    "an include by a value": "{% include title %}",
    "an import with the context": '{% import "_own.html" as own with context %}',
    "a file above": '{% include "../content.yaml" %}',
    "a file by its path": '{% include "/etc/passwd" %}',
    "a change of a name inside": "{% set review.status = 1 %}",
    "a hidden character in a string": '{{ "\\ue000" }}',
    "half a character in a string": '{{ "\\ud800" }}',
    # what would take time or memory without end
    "a format": "{{ '{a:>900000000}'.format_map({'a':1}) }}",
    "tabs": "{{ '\\t'.expandtabs(900000000) }}",
    "a long join": f"{{{{ range(100000) | join('{LOREM}') }}}}",
    "a join within the range": f"{{{{ range(9999) | join('{LOREM}') }}}}",
    "a join of a join": f"{{% set a = range(900) | join('{LOREM[:2000]}') %}}{{{{ range(9999) | join(a) }}}}",
    "words doubled": DOUBLED + "{{ a26 }}",
    "lists doubled": NESTED,
    "lists added": "{{ [1] + [1] }}",
    "lists repeated": "{{ [1] * 999 }}",
    "mappings of mappings": '{{ {"a": {"b": 1}} }}',
    "lists printed": "{{ range(999) }}",
    "a list of lists by map": '{{ sections | map(attribute="items") | list }}',
    "a long replacement": f"{{{{ '{LOREM}' | replace('x', '{LOREM}') }}}}",
    "a replacement of nothing": "{{ 'x' | replace('', 'y') }}",
    "replacements on replacements": "{{ 'x'" + " | replace('x', 'xxxxxxxxxx')" * 30 + " }}",
    "a wide repetition": "{{ 'x' * 9999 }}",
    "a wide format": "{{ '%999999999d' % 1 }}",
    "a power": "{{ 9 ** 999999 }}",
    "powers of powers": "{{ 9 ** 9 ** 9 ** 9 }}",
    "a product": "{{ 9999 * 9999 * 9999 * 9999 }}",
    "a long number": "{{ " + "9" * 5000 + " }}",
    "a long hexadecimal number": "{{ 0x" + "f" * 100_000 + " }}",
    "a fraction": "{{ 1e999 }}",
    "a division": "{{ 1 // 0 }}",
    "a remainder": "{{ 1 % 0 }}",
    "a shift": "{{ 1 << 999999 }}",
    "a huge range": "{{ range(10 ** 9) | length }}",
    "a range too long": "{% for n in range(10001) %}{% endfor %}",
    "a range of no steps": "{{ range(1, 9, 0) | length }}",
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "loops that choose": "{% for a in range(9999) if a in range(9999) %}{% endfor %}",
    "lists searched in loops": LIST + "{% for a in l %}{% if 10000 in l %}{% endif %}{% endfor %}",
    "lists compared in loops": LIST + "{% for a in l %}{% if l == range(9999) %}{% endif %}{% endfor %}",
    "lists cut in loops": LIST + "{% for a in l %}{% set b = l[1:] %}{% endfor %}",
    "lists turned in loops": LIST + "{% for a in l %}{% set b = l | reverse %}{% endfor %}",
    "words compared in loops": LONG + "{% for a in range(9999) %}{% if w == w %}{% endif %}{% endfor %}",
    "words searched in loops": LONG + "{% for a in range(9999) %}{% if 'y' in w %}{% endif %}{% endfor %}",
    "words raised in loops": LONG + "{% for a in range(9999) %}{% set v = w | upper %}{% endfor %}",
    "a long output": "{% for n in range(9999) %}" + "<p>x</p>" * 50 + "{% endfor %}",
    "a macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that calls itself twice": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro as its own value": "{% macro m(a) %}{{ a(a) }}{% endmacro %}{{ m(m) }}",
    "macros that call each other": (
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}" + "{{ a() }}"
    ),
    "macros in a fan": "".join(
        f"{{% macro m{n} () %}}{{{{ m{n + 1}() }}}}{{{{ m{n + 1}() }}}}{{% endmacro %}}" for n in range(20)
    )
    + "{% macro m20() %}{% endmacro %}{{ m0() }}",
    "a file that includes itself": '{% include "_case.html" %}',
    "a file that imports itself": '{% import "_case.html" as again %}',
    "a file used again and again": '{% for n in range(9999) %}{% include "_own.html" %}{% endfor %}',
    "brackets in brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "lists in lists": "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "no and no and no": "{{ " + "not " * 5000 + "1 }}",
    "a sum without end": "{{ 1" + " + 1" * 5000 + " }}",
    "attributes without end": "{{ title" + ".a" * 5000 + " }}",
    "filters without end": "{{ title" + " | trim" * 5000 + " }}",
    "a choice without end": "{{ 1" + " if 1 else 1" * 3000 + " }}",
    "minus minus minus": "{{ " + "-" * 5000 + "1 }}",
    "loops inside each other": "{% for a in [1] %}" * 400 + "{% endfor %}" * 400,
    "conditions inside each other": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
    "macros inside each other": "{% macro m() %}" * 400 + "{% endmacro %}" * 400,
    "many names": "{{ a }}" * 28_000,
    "many pieces": "{% if 1 %}x{% endif %}" * 9_000,
    "a list of many": "{% set a = [" + "1," * 90_000 + "] %}",
    "many operators": "{{ 1" + "+1" * 90_000 + " }}",
    "many line ends": "\n" * 900_000,
    "many starts of tags": "{{" * 90_000,
    "many starts of blocks": "{%" * 90_000,
    "many starts of comments": "{#" * 90_000,
    "quotes without end": "{{ '" + "x" * 190_000,
    "digits and lines": "{{ " + "1_" * 90_000 + " }}",
    "raw without end": "{% raw %}" * 20_000,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file of macros."""
    own = (
        "{% set hidden = 1 %}{% macro _secret() %}x{% endmacro %}{% macro peek() %}{{ title }}{% endmacro %}"
        + " " * 999
    )
    (tmp_path / "_own.html").write_text(own, "utf-8")
    return tmp_path


def attempt(folder: Path, source: str, view: dict[str, object]) -> tuple[InputError | None, int]:
    """What is wrong with the source, and the most memory that it took in bytes."""
    (folder / "_case.html").write_text(f'<section class="page">\n{source}</section>', "utf-8")
    layouts, found = Layouts(overlaid([folder])), None
    tracemalloc.start()
    try:
        html = layouts.templates.render("_case.html", view)
        read_document(html, file="_case.html", title="A case", language="en")
    except InputError as error:
        found = error
    finally:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return found, most


@pytest.mark.parametrize("name", FORBIDDEN)
def test_harm_is_refused_where_it_is(folder: Path, sample: Built, name: str) -> None:
    """Whatever a layout tries, the answer is an error with its line, and the memory stays small."""
    error, most = attempt(folder, FORBIDDEN[name], names(view_of(sample.job)))
    assert error is not None
    (fault,) = error.diagnostics
    if "many" not in name or "line ends" not in name:
        assert (Path(fault.at.file).parent, fault.at.line is not None) == (folder, True), str(fault)
    assert len(str(fault)) < 1000
    assert most < MOST_MEMORY
    assert sorted(path.name for path in folder.iterdir()) == ["_case.html", "_own.html"]


@pytest.mark.parametrize("name", ["a model that unpickles", "a model in a list", "tabs", "a join of a join"])
def test_the_program_says_so(tmp_path: Path, name: str) -> None:
    """The command ends with status 1 and the place, and nothing ran: no file has appeared."""
    page = good_project(tmp_path) / "layouts" / "page.html"
    replace(page, "<h1>{{ title }}</h1>", FORBIDDEN[name] + "<h1>{{ title }}</h1>")
    before = sorted(tmp_path.rglob("*"))
    result = run(tmp_path, "build", "-o", "made")
    assert (result.exit_code, result.stderr.partition(" error: ")[0]) == (1, "layouts/page.html:12:")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("length", [1_100_000, 1_000_000, 210_000])
def test_a_file_has_a_length(folder: Path, length: int) -> None:
    """A file that is too long is refused as a whole, before anything in it is read."""
    error, most = attempt(folder, "x" * length, {})
    assert error is not None
    assert "_case.html: error: the file " in str(error)
    assert most < MOST_MEMORY


@pytest.mark.whole
@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<p>x</p>" * 21_000, "more than 20,000 elements"),
        ("{% for n in range(9999) %}<p>x</p><p>y</p><p>z</p>{% endfor %}", "more than 20,000 elements"),
        ("{% for n in range(9999) %}<p>{{ w }}</p>{% endfor %}", "more than 2,000,000 characters"),
        ("{% for n in range(9999) %}<blink>{% endfor %}", "is not in the subset"),
        ("{% for n in range(99) %}<div>{% endfor %}", "nested more than 60 levels"),
    ],
    ids=["pieces", "elements", "texts", "faults", "depth"],
)
def test_a_document_has_limits(folder: Path, source: str, said: str) -> None:
    """A layout that prints without end is refused, and so is one that prints little with a long text in it."""
    error, most = attempt(folder, source, {"w": Words("word " * 400, Location("content.yaml", 1, 1))})
    assert error is not None
    assert len(error.diagnostics) <= 100
    assert re.search(said, str(error.diagnostics[-1]))
    assert most < MOST_MEMORY


# --- what can be reached ----------------------------------------------------------------------------------------------

REACHED = {
    str, Words, Datum, int, bool, type(None), tuple, ById, *FIELDS,
    values.Loop, values.Macro, values.Missing, values.Module, values.Range,
}  # fmt: skip

GUESSED = ("first", "index", "index0", "last", "length", "peek", "hidden", "_secret", "cycle", "caller", "at")


def inside(value: Any) -> Iterator[Any]:
    """Everything that a template can come to from a value in one step: by a dot, by a key, or as an entry."""
    for name in (*dir(value), *GUESSED):
        try:
            yield values.attribute(value, name)
        except RefusedError:
            continue
    for key in (0, -1, *(value if isinstance(value, ById) else ()), "__class__", "at", "items"):
        try:
            yield values.entry(value, key)
        except RefusedError:
            continue
    if isinstance(value, tuple | ById):
        yield from values.items(value)


def reached(start: Any) -> dict[int, Any]:
    """Everything that can be reached, by its identity."""
    found, waiting = {}, [start]
    while waiting:
        value = waiting.pop()
        if id(value) not in found:
            found[id(value)] = value
            waiting += inside(value)
    return found


def test_what_a_layout_reaches_is_a_closed_list(sample: Built, folder: Path) -> None:
    """From all names of a running template, by any step, only values of the listed types are reached."""
    module = imported(values.Run(Layouts(overlaid([folder])).templates.load), "_own.html")
    known = {**names(view_of(sample.job)), **values.GLOBALS.names, "own": module, "loop": values.Loop(0, 1)}
    for value in known.values():
        assert {type(one) for one in reached(value).values()} <= REACHED
    assert [type(one) for one in reached(module).values()] == [values.Module, values.Macro]
    assert set(values.GLOBALS.names) == {"range"}


def test_filters_and_tests_are_a_closed_list() -> None:
    """A new filter or test is entered here, when it is known what it costs."""
    assert sorted(filters.FILTERS) == [
        "capitalize", "default", "first", "join", "last", "length", "list", "lower", "map", "position", "reject",
        "rejectattr", "replace", "reverse", "select", "selectattr", "trim", "upper",
    ]  # fmt: skip
    assert sorted(filters.TESTS) == ["defined", "equalto", "even", "in", "none", "odd", "undefined"]


def test_a_budget_is_spent() -> None:
    """Steps and letters are taken one from the other, and none is left below zero."""
    budget = Budget()
    budget.step(budget.steps)
    budget.write(budget.characters)
    for take in (budget.step, budget.write):
        with pytest.raises(RefusedError):
            take(1)
