"""What differs between the words of two finished PDFs: their blocks, by the tags or, where there are none, by lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from b12docs.approval.changes import numbers
from b12docs.diagnostics import Location, fault
from b12docs.inspection.facts import Facts, Run
from b12docs.inspection.reading import read
from b12docs.language.negations import negations
from b12docs.records import record
from b12docs.source.files import shown


@record
class Passage:
    """Words that differ, before and now; either is empty where there are none."""

    before: str
    now: str

    @property
    def changes_numbers(self) -> bool:
        """Whether there are other numbers in it."""
        return numbers(self.before) != numbers(self.now)

    @property
    def changes_negations(self) -> bool:
        """Whether a 'not', 'never' or 'only' is gone from it, or new in it; not where all its words are."""
        return bool(self.before and self.now) and negations(self.before) != negations(self.now)


def compare_files(old: Path, new: Path) -> tuple[Passage, ...]:
    """The passages that differ, those with another 'not' first, then those with other numbers.

    Raises InputError for what is no readable PDF.
    """
    before, now = map(_words_of, (old, new))
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    found = [
        passage
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
        for passage in _passages(before[a:b], now[c:d])
    ]
    return tuple(sorted(found, key=lambda one: (not one.changes_negations, not one.changes_numbers)))


def _words_of(path: Path) -> list[str]:
    """The blocks of a file; raises InputError where it has no words at all, as one that was scanned."""
    blocks = [one for one in _blocks(read(path, shown(path))) if one]
    if not blocks:
        hint = "it may be a scan: compare the file that it was printed from"
        raise fault("pdf-no-words", Location(shown(path)), "has no words that could be compared", hint)
    return blocks


def _passages(before: list[str], now: list[str]) -> Iterator[Passage]:
    """As many pairs as there are blocks on both sides, and what is left of the longer one."""
    for number in range(max(len(before), len(now))):
        yield Passage("".join(before[number : number + 1]), "".join(now[number : number + 1]))


def _blocks(facts: Facts) -> list[str]:
    """The words of each block in the order of reading; of an untagged file, of each line."""
    if not facts.told:
        return [" ".join("".join(run.text for run in line).split()) for line in facts.lines]
    blocks: list[tuple[int, list[Run]]] = []
    for element, run in facts.told:
        block = facts.block(element)
        if not blocks or blocks[-1][0] != block:
            blocks.append((block, []))
        blocks[-1][1].append(run)
    return [words for _, runs in blocks if (words := _words(runs))]


def _words(runs: Iterable[Run]) -> str:
    said, before = "", None
    for run in runs:
        goes_on = before is not None and round(before.box.bottom) == round(run.box.bottom)
        said += run.text if goes_on else f" {run.text}"
        before = run
    return " ".join(said.split())
