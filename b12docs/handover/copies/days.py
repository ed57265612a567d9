"""Days of a list that are written in figures, which some people read day first and others month first."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.diagnostics import Diagnostic, Location
from b12docs.handover.copies.alike import rows_named
from b12docs.handover.copies.persons import Person
from b12docs.language.days import ambiguous_day


class AmbiguousDays:
    """In which rows a value is such a day, by the value's name. Of a row no word is kept."""

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = {}

    def note(self, person: Person) -> None:
        """Take a person up."""
        for name, value in zip(person.names, person.values, strict=True):
            if ambiguous_day(value):
                self._rows.setdefault(name, []).append(person.row)

    def warnings(self, file: str) -> Iterator[Diagnostic]:
        """A warning for each value, at the first of its rows."""
        for name, rows in self._rows.items():
            message = (
                f"'{name}' in {rows_named(rows)}: some people take the first figure for the day, others for the month"
            )
            hint = "write the month in words, such as 12 July 2026"
            yield Diagnostic("ambiguous-date", Location(file, rows[0]), message, hint, "warning")
