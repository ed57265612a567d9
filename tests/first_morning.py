"""A clinic's first morning: what is typed, and what is answered. ``python -m tests.first_morning`` records it."""

from __future__ import annotations

import contextlib
import os
import shlex
import tempfile
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from b12docs.cli import main

PAGE = Path(__file__).parents[1] / "docs" / "first-morning.md"
DAY = "2026-11-25"
WHAT = "--audience patient --level easy --layout leaflet"
HEAD = f"""\
# A clinic's first morning

What somebody typed, and what the program answered: a name, a sentence, a look, a check, an approval, and the print.
(The day is given as {DAY}, so that the page stays as it is: `python -m tests.first_morning` records it.)
"""
_MOST_LINES = 14  # of an answer; what is left out is said


class Step(NamedTuple):
    """What is done: why, the command, and before it the words of a file in the place of which others are typed."""

    why: str
    command: str
    file: str = ""
    old: str = ""
    new: str = ""


STEPS = (
    Step("A folder of our own, with the text and everything around it:", "init my-clinic"),
    Step(
        "From here on we are in the folder `my-clinic`. Our name and telephone number go into `clinic.yaml`, and\n"
        "another look. A sentence of the patients' leaflet is not ours. Where does it stand?",
        'where "Signs of low B12, treatment, and when to get help"',
        "clinic.yaml",
        "# name: Riverside Surgery\n# phone: 01234 567890\n",
        "name: Hillside Surgery\nphone: 01632 960123\ntheme: riverside\n",
    ),
    Step(
        "We change that line, and only what stands between its quotation marks. Is anything wrong?",
        f"check {WHAT} --today {DAY}",
        "content.yaml",
        '"Signs of low B12, treatment, and when to get help"',
        '"What it feels like, and what helps"',
    ),
    Step("The pages, to look at:", f"build {WHAT} --today {DAY}"),
    Step(
        "What our doctor reads and signs: all that the leaflet says, sentence by sentence.",
        f"proof {WHAT}",
    ),
    Step(
        "She agrees. Whoever looks after the files writes it down:",
        f'approve --name "Dr A. Example" --role "GP partner" --date {DAY} {WHAT} --yes',
    ),
    Step("And the print:", f"build {WHAT} --today {DAY}"),
    Step(
        "A week later somebody enters the number of the night service, and thinks no more of it. The program does:",
        f"build {WHAT} --today {DAY}",
        "clinic.yaml",
        "# help:\n",
        'help: {urgent: "01632 960999"}\n# help:\n',
    ),
)


def recorded() -> str:
    """The page: each step's words, its command, and the answer."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return HEAD + "".join(_recorded(number, step) for number, step in enumerate(STEPS, 1))


def _recorded(number: int, step: Step) -> str:
    if number == 2:
        os.chdir("my-clinic")
    if step.file:
        _type(Path(step.file), step.old, step.new)
    result = CliRunner().invoke(main, shlex.split(step.command))
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    more = len(lines) - _MOST_LINES
    answer = [*lines[:_MOST_LINES], f"… and {more} lines more"] if more > 1 else lines
    typed = "\n".join((f"$ b12docs {step.command}", *answer))
    return f"\n{number}. {step.why}\n\n```console\n{typed}\n```\n"


def _type(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


if __name__ == "__main__":
    PAGE.write_text(recorded(), "utf-8")
