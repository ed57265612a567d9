"""What is wrong, and where: places in files, diagnostics, and the error that carries many of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

MOST_DIAGNOSTICS = 100  # that one run tells; who has so many mends the first and runs the program again
_MOST_QUOTED, _MOST_SAID = 60, 1_000  # characters of what is quoted of an input, and of a whole message
# What stands in quotes, apostrophes inside words included, and a run of letters that no quotes hold, without the marks
# behind it, so that to shorten a message again changes nothing. Paths may be long.
_QUOTED = re.compile(r"(?<!\w)'((?:[^']|'(?=\w))*+)'(?!\w)|([^\s/']{60,}[^\s/'.,;:)]|[.,;:)]{61,})")

Severity = Literal["error", "warning"]


class Location(NamedTuple):
    """A place in a file; line, column and page count from 1 and are None where only the file is known.

    Only a finished PDF has pages, and it has no lines. Every word that is read has one, so that it is quickly made.
    """

    file: str
    line: int | None = None
    column: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        file, line, column, page = self
        if page is not None:
            return f"{file}, page {page}"
        if line is not None and column is not None:  # as nearly all have
            return f"{file}:{line}:{column}"
        return ":".join(str(part) for part in (file, line, column) if part is not None)


@dataclass(frozen=True)
class Diagnostic:
    """One fault in an input, worded for the person who wrote the file.

    ``rule`` is a short stable name of the rule that was broken, for programs that read the JSON.
    """

    rule: str
    at: Location
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        for name in ("message", "hint"):
            said = getattr(self, name)
            if len(said) > _MOST_QUOTED:
                object.__setattr__(self, name, _with_short_quotes(said))

    def __str__(self) -> str:
        text = f"{self.at}: {self.severity}: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text

    def as_json(self) -> dict[str, object]:
        """The diagnostic as the command line's JSON contract has it."""
        at = self.at._asdict()
        if self.at.page is None:  # as everywhere but in a finished PDF
            del at["page"]
        return {"severity": self.severity, "rule": self.rule, **at, "message": self.message, "hint": self.hint or None}


_IS = {"off": "off", "warning": "a warning"}


@dataclass(frozen=True)
class Lowered:
    """A rule that a file makes less severe: from what to what, why, and where it says so."""

    rule: str
    was: str
    severity: str
    because: str
    at: Location

    def __str__(self) -> str:
        return f"lowered: {self.rule} ({self.was}) is {_IS[self.severity]}: {self.because} ({self.at})"

    def as_json(self) -> dict[str, object]:
        """It as the command line's JSON has it."""
        place = {"file": self.at.file, "line": self.at.line, "column": self.at.column}
        return {"rule": self.rule, "severity": self.severity, "was": self.was, "because": self.because, **place}


def _with_short_quotes(said: str) -> str:
    """The words with an ellipsis in what they quote at length of an input."""
    if len(said) > _MOST_SAID:
        said = f"{said[: _MOST_SAID // 2]}…{said[-_MOST_SAID // 2 + 1 :]}"
    return _QUOTED.sub(lambda found: f"'{shortened(found[1])}'" if found[1] is not None else shortened(found[2]), said)


def shortened(quoted: str) -> str:
    """As much as a message quotes of an input. Who quotes words in which an apostrophe ends one shortens them first."""
    return quoted if len(quoted) <= _MOST_QUOTED else f"{quoted[: _MOST_QUOTED - 1]}…"


def first_of(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics that are told, and one more that says how many are not."""
    found = list(diagnostics)
    told, left = found[:MOST_DIAGNOSTICS], found[MOST_DIAGNOSTICS:]
    if left:
        severity: Severity = "error" if any(one.severity == "error" for one in left) else "warning"
        more = f"and {len(left)} more; mend the first ones and run the program again"
        told.append(Diagnostic("more", Location(left[0].at.file), more, severity=severity))
    return told


class InputError(Exception):
    """The content, the clinic file or a layout is at fault; carries every diagnostic found, in order of file."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(dict.fromkeys(diagnostics))
        super().__init__("\n".join(map(str, first_of(self.diagnostics))))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Diagnostic, ...]]]:
        """What crosses to another process: the diagnostics, not the words that they come to."""
        return type(self), (self.diagnostics,)


class SelectionError(Exception):
    """The options ask for something that does not exist (exit status 2); a hint may say what does."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint

    def __str__(self) -> str:
        return "; ".join(filter(None, (self.message, self.hint)))


class MachineError(Exception):
    """The machine is at fault, and nothing that somebody wrote: a full disk, a missing right, a locked file (status 3).

    ``path`` is the file or folder at fault, as it is shown to the person at the machine.
    """

    def __init__(self, path: str, message: str, hint: str) -> None:
        super().__init__(path, message, hint)
        self.path, self.message, self.hint = path, message, hint

    def __str__(self) -> str:
        return f"{self.path}: error: {self.message}\n  hint: {self.hint}"


def fault(rule: str, at: Location, message: str, hint: str = "") -> InputError:
    """An InputError with one diagnostic."""
    return InputError([Diagnostic(rule, at, message, hint)])


def faults_of(step: Callable[[], object]) -> tuple[Diagnostic, ...]:
    """The faults for which a step cannot be done; none where it can."""
    try:
        step()
    except InputError as error:
        return error.diagnostics
    return ()


EMPTY_VALUE = (
    "the value is empty",
    "write it after the colon, or take the line out; text behind # is a remark unless it is in quotes",
)


MOST_NAMES = 100  # that are listed
MOST_COMPARED = 300  # with a word, since looking for the nearest takes long; the program's own rules are over a hundred
MOST_LETTERS = 100  # of such a word


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them when none is near; of very many it names some."""
    names = sorted(set(known))
    few = _few(names)
    if near := nearest(word, names):
        return f"did you mean '{near}'?"
    more = ", …" if len(names) > len(few) else ""
    return f"known here: {', '.join(few)}{more}" if few else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that a word is meant for, which has a slip in it; empty where none is near, or two are.

    A slip is a letter too many, too few or wrong, or two that have changed places; a word may have one in five letters.
    Letter case and signs round the word are none. Figures must agree: R2 is no slip for R1.
    """
    known = set(known)
    if word in known:
        return ""
    typed = word.strip(_AROUND).lower()
    slips = max(1, len(typed) // 5) if len(typed) > 2 else 0
    near: dict[int, list[str]] = {}
    for name in _few(sorted(known), MOST_COMPARED) if len(word) <= MOST_LETTERS else ():
        if _figures(name) == _figures(typed):
            near.setdefault(_distance(typed, name.lower(), slips), []).append(name)
    best = near.get(min(near, default=0), []) if min(near, default=slips + 1) <= slips else []
    return best[0] if len(best) == 1 else ""


_AROUND = " \t.,;:!?-–—•·*\"'“”‘’«»()[]{}"


_DOUBLED = re.compile(r"(.)\1")


def _figures(word: str) -> str:
    return "".join(char for char in word if char.isdigit())


def _distance(one: str, other: str, most: int) -> int:
    """How many slips make one word of the other; ``most`` and one where they are more.

    A letter that is doubled in the wrong place, as in pallete, is one.
    """
    if one != other and _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other):
        return 1
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = list[int](), list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        above, row = row, [i] + [most + 1] * len(other)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            row[j] = min(above[j - 1] + (char != other[j - 1]), above[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == other[j - 1]:
                row[j] = min(row[j], before[j - 2] + 1)
        before = above
    return row[-1]


def known_as(word: str, known: Iterable[str]) -> str:
    """The known word that this is in some letter case, itself before all others; empty where there is none."""
    names = list(known)
    alike = [name for name in names if name.casefold() == word.casefold()]
    return word if word in names else next(iter(alike), "")


def _few(names: list[str], most: int = MOST_NAMES) -> list[str]:
    return [name for name in names[:most] if len(name) <= MOST_LETTERS]
