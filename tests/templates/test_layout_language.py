"""What a layout prints becomes the document tree, or a diagnostic at the very place in the layout.

The cases stand in ``tests/layouts/*.txt``: the source, then the tree printed as text, or the diagnostics.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from b12docs.diagnostics import InputError, Location
from b12docs.document.tree import Document
from b12docs.language.together import NO_BREAK
from b12docs.library.overlay import overlaid
from b12docs.source.prose import Words
from b12docs.templates.reader import read_document
from b12docs.templates.rendering import Templates
from tests.helpers_cli import HERE, Case, matches, parameters, print_tree

FILES = ("blocks", "faults")
VIEW = {
    "words": Words("Some **bold words** and [a page](https://example.org/).", Location("content.yaml", 7, 3)),
    "plain": Words("Plain words", Location("content.yaml", 8, 3)),
    "hostile": Words("<b>\"&'{{ 1 }}</b>", Location("content.yaml", 9, 3)),
    "nothing": "",
}


def cases() -> dict[str, Case]:
    """Every case by ``file: title``; its source is what a file ``source`` would hold."""
    found: dict[str, Case] = {}
    for file in FILES:
        text = (HERE / "layouts" / f"{file}.txt").read_text("utf-8")
        for block in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
            title, _, rest = block.partition("\n=== source\n")
            source, _, expected = rest.partition("\n=== expect\n")
            source, _, bug = source.partition("\n=== open ")
            assert f"{file}: {title}" not in found, title
            found[f"{file}: {title}"] = Case(
                title, [("write", "source", source)], expected=expected.strip("\n"), open_bug=bug
            )
    return found


CASES = cases()


def read(folder: Path, source: str) -> Document:
    """The document of a page with this inside; the source's first line is the layout's first."""
    (folder / "_case.html").write_text(f'<section class="page">{source}</section>', "utf-8")
    html = Templates(overlaid([folder])).render("_case.html", VIEW)
    return read_document(html, file="_case.html", title="A case", language="en")


def answer(folder: Path, source: str) -> str:
    """The tree of the source, its no-break spaces shown as ~, else its diagnostics."""
    try:
        return print_tree(read(folder, source)).replace(NO_BREAK, "~")
    except InputError as error:
        return str(error).replace(f"{folder.as_posix()}/", "")


def test_the_cases_were_read() -> None:
    """There are cases of both kinds, and each says what it expects."""
    assert len(CASES) > 40
    assert [name for name, case in CASES.items() if not case.changes[0][2] or not case.expected] == []
    assert all(("error: " in case.expected) == name.startswith("faults") for name, case in CASES.items())


@pytest.mark.parametrize("name", parameters(CASES))
def test_a_source_becomes_its_tree_or_its_faults(tmp_path: Path, name: str) -> None:
    """The answer to the source is, to the letter, what the case says."""
    case = CASES[name]
    found = answer(tmp_path, case.changes[0][2])
    assert matches(case.expected, found), found


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("faults")])
def test_every_fault_has_a_line_of_the_layout(name: str) -> None:
    """A fault of the layout names the layout's line, and never blames the content for it."""
    found = [line for line in CASES[name].expected.splitlines() if "error: " in line]
    assert found
    assert [line for line in found if not re.match(r"_case\.html:\d+:\d+: error: ", line)] == []


def test_each_word_knows_where_it_came_from(tmp_path: Path) -> None:
    """A word of the content keeps its place in the YAML, through the template and into the tree."""
    document = read(tmp_path, "<p>{{ words }}</p><p>{{ plain }} of the layout</p>")
    runs = [run for block in document.walk() for run in getattr(block, "runs", ())]
    places = {run.text: str(run.at) for run in runs}
    assert places["bold words"] == places["Some "] == "content.yaml:7:3"
    assert str(runs[-1].at) == "content.yaml:8:3"
    assert not any("\ue000" <= char <= "\uf8ff" for run in runs for char in run.text)


def test_a_tag_keeps_its_line_behind_loops_and_includes(tmp_path: Path) -> None:
    """Blocks, comments and included files in between do not move the lines."""
    (tmp_path / "_part.html").write_text("<p>a</p>\n<p>b</p>\n")
    source = "{# a\nremark #}\n{% for n in [1] %}\n\n{% endfor %}{% include '_part.html' %}\n\n  <p>c</p>"
    blocks = list(read(tmp_path, source).walk())[1:]
    places = [str(getattr(block, "at", None)).rpartition("/")[2] for block in blocks]
    assert places == ["_part.html:1:1", "_part.html:2:1", "_case.html:7:3"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ hostile | default('x') }}</p>",
        "<p>{{ plain | trim }}</p>",
        "<p>{{ [plain, words] | join(', ') }}</p>",
        "<p>{{ hostile | trim }}</p>",
        "<p>{{ '<b>' | replace('b', '<i>') | upper }}</p>",
    ],
)
def test_no_filter_lets_markup_through(tmp_path: Path, text: str) -> None:
    """Whatever a template does with a text, its characters stay characters, and it prints."""
    answered = answer(tmp_path, text)
    assert answered.startswith("group.page\n  paragraph: ")
    assert "\ue000" not in answered
    assert not re.search(r"&#?\w+;", answered)
