"""Whoever scans the text of a file takes a time that grows with the text alone, whatever stands in it.

Each text here would take minutes if the time grew with its square; the processor's limit, which the operating system
keeps, ends the process long before that.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from collections.abc import Callable
from functools import partial

import pytest

from b12docs.diagnostics import InputError, Location
from b12docs.document.leaves import Run
from b12docs.language.abbreviations import abbreviations
from b12docs.language.days import written_day
from b12docs.language.sentences import sentences, words
from b12docs.language.syllables import syllables
from b12docs.language.together import JOINED, together
from b12docs.language.typography import typeset
from b12docs.library.figures import read_figure
from b12docs.readability.meter import Unit, measure
from b12docs.rules.typed import no_foreign_marks, paired_quotes
from b12docs.rules.walk import Nodes
from b12docs.schema.front_matter import split_front_matter
from b12docs.source.characters import as_meant, look_alikes
from b12docs.source.prose import Words, links, placeholders, plain
from b12docs.source.slips import find_slip
from b12docs.source.tree import YamlTree
from b12docs.source.yaml_tree import parse
from b12docs.typeset import fonts
from b12docs.typeset.pieces import Style
from b12docs.typeset.wording import words_of

LIMIT = 10  # seconds of the processor's time for each case, of which it needs less than one
LETTERS, OF_LETTERS = 100_000, 3  # of a text, and the seconds for it: a tenth of that is enough for all readers

fonts.register()

pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of processor time"),
]


def _run(function: Callable[[], object], limit: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    with contextlib.suppress(InputError):  # a fault that is named is an answer
        function()


def finishes(function: Callable[[], object], limit: int = LIMIT) -> bool:
    """Whether the function comes to an end, without an exception, within the limit."""
    child = multiprocessing.get_context("fork").Process(target=_run, args=(function, limit))
    child.start()
    child.join()
    return child.exitcode == 0


class _Typed:
    """A file that holds one text."""

    def __init__(self, text: str) -> None:
        self.nodes = Nodes(YamlTree("a"), odd=[(("text",), Words(text, Location("a", 1, 1)))])


READERS: dict[str, Callable[[str], object]] = {
    "typography": typeset,
    "what belongs together": together,
    "what is joined": JOINED.split,
    "markup": plain,
    "links": links,
    "placeholders": placeholders,
    "sentences": sentences,
    "words": words,
    "syllables": syllables,
    "characters": as_meant,
    "letters that look alike": look_alikes,
    "signs of other programs": lambda text: list(no_foreign_marks(_Typed(text))),
    "quotation marks": lambda text: list(paired_quotes(_Typed(text))),
    "slips in a value": lambda text: find_slip(f"a: {text}\nb: {text}", 9),
    "slips in a line": lambda text: find_slip(f"{text}\na: 'b {text}", 9),
    "slips in braces": lambda text: find_slip(f"a: {{b: {text}, c: {text}", 9),
    "days": written_day,
    "abbreviations": abbreviations,
    "words of a line": lambda text: words_of((Run(text),), Style(10, 12, "#000000", "#000000")),
    "reading level": lambda text: measure([Unit(f"{text} word.")]),
}
PIECES = (
    "a", "1", "1,", "1-", "[", "[a", "[a](", "](", "*", "**a", "(", "{a", "'", '"', "-", "- ", ".", "...", ". ", "! ",
    "\u2026 ", "@", "a@", "a.", "a-", "www.", "http://", "mailto:a", ".com/", "1. ", "Dr. ", "e.g.", "&", "ing",
    "less", "n't", "some", "every", "es", "ed", "\u0301\u0323", "\u00e9", "_", "~", "`", "<a ", "![", "%a", "\\", " #",
    "#",
    ": ", "a:", ">", "|", "=A0", "\u201c", "\u0430", "\u200b", "\u00a0", "1.2E", "<<a", "12/", "''", '""', " ", "{{",
)  # fmt: skip


def slow(text: str) -> list[str]:
    """The readers that do not come to the end of a text: each is asked alone where all of them in a row do not."""

    def all_of_them() -> None:
        for read in READERS.values():
            with contextlib.suppress(InputError):
                read(text)

    if finishes(all_of_them, OF_LETTERS):
        return []
    return [name for name, read in READERS.items() if not finishes(partial(read, text), OF_LETTERS)]


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_text_of_one_piece_again_and_again(piece: str) -> None:
    """Every reader of texts comes to the end of a string of 100,000 characters."""
    assert slow(piece * (LETTERS // len(piece))) == []


PLACED = (" {}a", "a{} ed", "{{{}", "1{} mg")


@pytest.mark.parametrize("text", PLACED)
@pytest.mark.parametrize("piece", [".", "a", "1,", "a."])
def test_a_text_of_one_piece_between_others(piece: str, text: str) -> None:
    """The same, where what is before or behind makes a pattern begin, or fail at the very end."""
    assert slow(text.format(piece * (LETTERS // len(piece)))) == []


FILES: dict[str, str] = {
    "brackets": "[" * 900_000,
    "a plain scalar": "a: " + "x " * 450_000,
    "quotes": "a: '" + "''" * 400_000 + "'",
    "spaces": "a:" + " " * 900_000 + "b",
    "anchors": "".join(f"- &a{n} [x]\n" for n in range(16_000)) + "- *nothing",
    "keys": "".join(f"k{n}: 1\n" for n in range(20_000)),
    "remarks": "a: " + "x #" * 300_000,
    "lines of a text": "a: x\n" + "  y\n" * 200_000,
    "lines in quotes": 'a: "x\n' + "  y\n" * 200_000 + '"',
    "letters that look alike": "a: x" + "\u0430" * 300_000,
    "quotes that nothing closes": "a: 'x\n" * 100_000,
}


@pytest.mark.parametrize("name", FILES)
def test_a_yaml_file_of_one_kind_of_thing(name: str) -> None:
    """A tree, or a fault, comes of a file as long as it may be."""
    assert finishes(lambda: parse(FILES[name], "content.yaml"))


@pytest.mark.parametrize("line", ["--- x", "---" + " " * 80 + "x", "-", ""])
def test_a_layout_whose_front_matter_has_no_end(line: str) -> None:
    """The end of the front matter is looked for once."""
    assert finishes(lambda: split_front_matter("---\n" + f"{line}\n" * (900_000 // (len(line) + 1)), "leaflet.html"))


DRAWINGS: dict[str, str] = {
    "digits": '<path d="M1 1' + "1" * 900_000 + '" fill="none"/>',
    "dots": '<path d="M1 1' + "1." * 450_000 + '" fill="none"/>',
    "commands": '<path d="' + "M" * 900_000 + '" fill="none"/>',
    "commas": '<path d="M1 1L' + "," * 900_000 + '" fill="none"/>',
    "points": '<polygon points="' + "1," * 450_000 + '" fill="none"/>',
    "letters": '<path d="M1 1L2 2" transform="' + "a" * 900_000 + '" fill="none"/>',
    "moves": '<path d="M1 1L2 2" transform="' + "rotate(" * 120_000 + '" fill="none"/>',
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_of_one_kind_of_thing(name: str) -> None:
    """Shapes, or faults, come of a drawing as long as it may be."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{DRAWINGS[name]}</svg>'
    assert finishes(lambda: read_figure(svg, "legs.svg"))
