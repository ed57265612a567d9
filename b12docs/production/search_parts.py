"""Words that a document prints though no text alone says them: each part of them stands at a place of its own."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.diagnostics import Location
from b12docs.document.leaves import Run
from b12docs.document.tree import Document, own_runs


def parts_of(document: Document, sought: str) -> dict[Location, str]:
    """The texts that the first place of a document with these words is made of, in the order of reading.

    ``sought`` has small letters, and one space between words.
    """
    letters: list[str] = []
    whose: list[Run] = []
    for run in _runs(document):
        for letter in run.text.casefold():
            is_space = letter.isspace()
            if not (is_space and letters and letters[-1] == " "):
                letters.append(" " if is_space else letter)
                whose.append(run)
    at = "".join(letters).find(sought)
    found: dict[Location, str] = {}
    for run in dict.fromkeys(whose[at : at + len(sought)] if at >= 0 else ()):
        if run.at and run.text.strip():
            found[run.at] = f"{found.get(run.at, '')} {run.text.strip()}".strip()
    return found


def _runs(document: Document) -> Iterator[Run]:
    """All words in the order of reading, with a space between blocks, and the lines at the foot of pages."""
    for node in document.walk():
        yield from (*own_runs(node), Run(" "))
    for run in document.running:
        yield from (run, Run(" "))
