"""What is typed is what is meant: slips that parse, or that mislead, are told where they are, with advice that helps.

The cases stand in ``tests/typed/*.txt``: what somebody typed into the smallest good project, what the program says when
it reads the files, and the change that its hint asks for, after which it has nothing more to say.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from b12docs import api
from b12docs.library.packaged import packaged
from b12docs.source.characters import known_name
from tests.helpers_cli import HERE, good_project, read_cases, replace

CASES = read_cases(HERE / "typed")
# Words of those who make parsers, which nobody who writes a leaflet knows.
JARGON = re.compile(
    r"\b(mappings?|scalars?|tokens?|blocks?|alias(es)?|anchors?|flow|sequences?|nodes?|pars(er|ing|e)|scann(er|ing)"
    r"|indicators?|directives?|tags?|streams?|plain scalar|simple key|unicode|string|syntax|escape|invalid)\b",
    re.IGNORECASE,
)


def said(folder: Path) -> str:
    """What the program says of the files of a project when it reads them, in the order of their lines."""
    with contextlib.chdir(folder):
        try:
            found = api.load().warnings
        except api.InputError as error:
            found = error.diagnostics
    return "\n".join(map(str, sorted(found, key=lambda one: one.at)))


def test_the_cases_were_read() -> None:
    """More than 120 things that people type are tried, and most of them as their hint says."""
    assert len(CASES) > 120
    assert sum(bool(case.mends) for case in CASES.values()) > 120


@pytest.mark.parametrize("name", CASES)
def test_a_slip_is_told_where_it_is_and_its_hint_helps(tmp_path: Path, name: str) -> None:
    """The answer is the case's, to the letter; and when its hint is followed, there is nothing to say any more."""
    case = CASES[name]
    case.prepare(tmp_path)
    assert said(tmp_path) == case.expected
    assert case.expected
    if case.mends:
        case.mend(tmp_path)
        assert said(tmp_path) == ""


@pytest.mark.parametrize("name", CASES)
def test_an_answer_is_in_plain_words(name: str) -> None:
    """A slip is told once, at a line and a column, and without a word of those who make parsers."""
    told = [line for line in CASES[name].expected.splitlines() if not line.startswith("  hint: ")]
    assert all(re.match(r"[\w./-]+:\d+:\d+: (error|warning): ", line) for line in told)
    assert not JARGON.search(CASES[name].expected)


def test_the_good_project_is_silent(tmp_path: Path) -> None:
    """What the cases change has nothing to be said of it."""
    assert said(good_project(tmp_path)) == ""


@pytest.mark.parametrize("sign", ["|", ">", '"', ""], ids=["bar", "joined", "in quotes", "plain"])
def test_lines_of_an_order_are_never_run_together(tmp_path: Path, sign: str) -> None:
    """Each line of a protocol is a line, however it was typed: joined, two of them would be another order."""
    good_project(tmp_path)
    first = f"{sign}\n    " if sign in ("|", ">") else sign
    last = '"' if sign == '"' else ""
    replace(tmp_path / "clinic.yaml", "our own words", f"{first}Under 180, treat\n    180 to 350, test again{last}")
    assert said(tmp_path) == ""
    with contextlib.chdir(tmp_path):
        assert api.load().clinic.protocol["test"] == "Under 180, treat\n180 to 350, test again"


def test_what_nobody_sees_is_taken_out(tmp_path: Path) -> None:
    """Soft hyphens, marks of no width and accents typed apart change no name, no key and no word."""
    good_project(tmp_path)
    replace(tmp_path / "clinic.yaml", "name: Riverside Surgery", "na\u200bme: \ufeffZoe\u0301 Water\u00adside\u2060")
    replace(tmp_path / "content.yaml", "short: A short text.", "short: An e\u2011mail of\u00a0\ufb01ve ﬀ don´t.")
    with contextlib.chdir(tmp_path):
        project = api.load()
    assert project.warnings == ()
    assert project.clinic.name == "Zo\u00e9 Waterside"
    assert "An e-mail of five ff don't." in _strings(project.loaded.tree.value)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for entry in inside for one in _strings(entry)]


@pytest.mark.parametrize("name", ["content.yaml", "layouts/topic.example.yaml"])
def test_the_marks_stand_on_four_lines_of_what_init_gives(name: str) -> None:
    """Whoever opens the file for the first time reads which marks there are: bold, links and names, and no others."""
    lines = packaged(name).read_text("utf-8").splitlines()[:40]
    first = next(number for number, line in enumerate(lines) if line.startswith("# The marks of a text"))
    marks = lines[first + 1 : first + 4]
    assert [line.split()[1] for line in marks] == ["**bold", "[words](https://…)", "{emergency}"]
    assert all(line.startswith("# ") for line in marks)


@pytest.mark.parametrize(
    "name", ["Zoe\u0301.png", "Zo\u00e9.png", "Logo 10.30\u202fAM.png", "Wa\u00adter.png"], ids=ascii
)
@pytest.mark.parametrize("typed", ["apart", "as it is", "plain"])
def test_a_picture_is_found_by_its_name_as_it_is_read(tmp_path: Path, name: str, typed: str) -> None:
    """A file whose name has its accents apart, or odd spaces, is the one that somebody means who types the name."""
    good_project(tmp_path)
    Image.new("RGB", (99, 99), "#003B5C").save(tmp_path / name)
    words = {"apart": unicodedata.normalize("NFD", name), "as it is": name, "plain": known_name(name)}[typed]
    replace(tmp_path / "clinic.yaml", "name: Riverside Surgery", f'name: Ours\nlogo: {{file: "{words}", alt: Ours}}')
    assert said(tmp_path) == ""


FINE = (
    "It's \"fine\" to rest", "5 * 3 tablets, 2 < 3 and 4 > 3", "pH_2 and a_b_c", "A&E, AT&T; R&D", '"100% of it, 50 %"',
    'A 6" bandage', "He said “rest” and “drink”", "The '90s were 'rock 'n' roll'", "the patients' rights",
    "10 °C – 20 °C", "9:30",
    "x = 5, n=20 people", "a_b@c.org or www.x_y_.org", '"[1] see note"', "β-blocker and μg", "Café № 5 ½ m²",
    "‘quoted’ word", "“Rest” is good", "~5 tablets or ~6 of them", "note* and more*", "—rest", "yes",
    "http://x.y",
    '"Call {doctor}: **now**, or [us](https://a_b_.org)"', "\n            Rest well", "|\n            Rest well",
)  # fmt: skip


@pytest.mark.parametrize("text", FINE)
def test_what_is_meant_so_is_left_alone(tmp_path: Path, text: str) -> None:
    """Signs that people use in sentences are no slips."""
    replace(good_project(tmp_path) / "content.yaml", "short: A short text.", f"short: {text}")
    assert said(tmp_path) == ""


@pytest.mark.parametrize("line", ["theme: riverside  # green", "paper: Letter  # ours", 'accent: "#003B5C"  # blue'])
def test_a_remark_behind_a_name_is_no_loss(tmp_path: Path, line: str) -> None:
    """Behind names, numbers, days and what stands in quotation marks a remark takes no words away."""
    clinic = good_project(tmp_path) / "clinic.yaml"
    replace(clinic, 'accent: "#003B5C"', line)
    assert said(tmp_path) == ""
