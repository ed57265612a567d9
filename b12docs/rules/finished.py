"""What the rules of finished PDFs look at, and the words they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from b12docs.diagnostics import Location, Severity
from b12docs.inspection.facts import Facts, Run
from b12docs.records import record
from b12docs.rules.registry import Check, rule


def pdf_rule(name: str, *, source: str, severity: Severity = "error") -> Callable[[Check], Check]:
    """Register a rule of finished PDFs: no file may change how severe it is, since a PDF belongs to no topic."""
    return rule(name, "pdf", source=source, severity=severity, fixed=True)


@record
class Finished:
    """A finished PDF: the name by which messages call it, and what was found in it."""

    file: str
    facts: Facts

    def at(self, page: int | None = None) -> Location:
        """The place of a page, counted from 1, or of the whole file."""
        return Location(self.file, page=page)

    def by_page(self, runs: Iterable[Run]) -> Iterator[tuple[int, list[Run]]]:
        """The runs, those of each page together."""
        found: dict[int, list[Run]] = {}
        for run in runs:
            found.setdefault(run.page, []).append(run)
        yield from found.items()

    def is_said(self, words: str) -> bool:
        """Whether a reader is told these words: by the text itself, or in place of it or of a figure."""
        return squeezed(words) in self._said

    @cached_property
    def told(self) -> list[tuple[int, Run]]:
        """The runs that can be seen, in the order in which they are told, each with the block that it belongs to."""
        return [(block, run) for block, run in self.spoken if run.text.strip()]

    @cached_property
    def spoken(self) -> list[tuple[int, Run]]:
        """The same with the runs that are spaces alone: these part what stands before and behind them."""
        replaced = self.facts.nearest(lambda one: one.actual is not None)
        return [(self.facts.block(index), run) for index, run in self.facts.told if replaced[index] < 0]

    @cached_property
    def figured(self) -> frozenset[int]:
        """The indices of the elements that hold a figure."""
        return frozenset(one.parent for one in self.facts.elements if one.kind == "Figure")

    @cached_property
    def _said(self) -> str:
        facts = self.facts
        runs = (run for _, run in facts.told) if facts.tagged else facts.runs
        others = (said for one in facts.elements for said in (one.alt, one.actual) if said)
        return squeezed(" ".join([*(run.text for run in runs), *others]))


def squeezed(words: str) -> str:
    """The letters and digits of the words in small, without anything between them."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def letters_only(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs that say something: with a letter or a digit, and not bullets or rules alone."""
    return tuple(run for run in runs if any(map(str.isalnum, run.text)))


def quoted(words: str) -> str:
    """Words of a file between quotation marks, cut short where they are long."""
    said = " ".join(words.split()).replace("'", "’")
    return f"'{said if len(said) <= 50 else said[:49] + '…'}'"


def several(words: Sequence[str]) -> str:
    """The first three of the words, and how many more there are."""
    rest = len(words) - 3
    if rest > 0:
        return f"{', '.join(words[:3])} and {rest} more"
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def and_more(found: Sequence[object]) -> str:
    """How many more there are than the one that a message names; empty where it names the only one."""
    return f" (and {len(found) - 1} more like it)" if len(found) > 1 else ""
