"""What a row of a list says of a person: which column is which value, and whether each value can be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from b12docs.diagnostics import Diagnostic, Location, fault, nearest
from b12docs.extras import to_type
from b12docs.handover.copies.people import People, Row
from b12docs.production.personal_forms import personal_values
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.rules.typed import foreign_sign
from b12docs.schema.content import Value
from b12docs.schema.value_kinds import wrong_kind
from b12docs.source.characters import as_meant, composed
from b12docs.source.prose import MEANINGLESS
from b12docs.typeset import fonts, scripts

MOST_LETTERS = 200  # of a value
PASSWORD = "password"  # noqa: S105 - the name of a column
_FILE_NAME = re.compile(r"[\w-][\w .-]{0,99}(?<![ .])", re.ASCII)
_NOT_WORKED_OUT = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|#+)")
# What a spreadsheet works out, and so does who opens the list: =A1, =HYPERLINK("…"), @SUM(…), +cmd|…, +1+1, -A1*2; no
# @home, no +44 1234 567890, no -5.
_FORMULA = re.compile(
    r"['’]?(?:=[^\s=]|[+@-][^\W\d_][\w.]*[(|]|[+-](?:\d[\d.]*|[A-Za-z]{1,3}\d+)[+*/^](?:\d|[A-Za-z]{1,3}\d))"
)
_NO_VALUE = re.compile(r"NULL|\(null\)|[Nn]a[Nn]|NaT|<NA>|undefined")  # as other programs write a cell that is empty
_OWN_MARKS = re.compile(r"\*\*|\]\(|[{}]")  # of texts, which are none in what a list says
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # what Windows takes for no file


class Person(NamedTuple):
    """One person: their row, the name of their file, the names and words of their values, and their password.

    ``set`` are the words as they stand in a copy that was made for somebody else; empty where they are not known, or
    stand in none.
    """

    row: int
    file: str
    names: tuple[str, ...]
    values: tuple[str, ...]
    password: str = ""
    set: tuple[bytes, ...] = ()


@record
class Columns:
    """The numbers of columns, from 0 on: of each value, of the names of files, and of passwords.

    ``ignored`` are columns that nothing is printed of.
    """

    values: dict[str, int]
    file: int | None = None
    password: int | None = None
    ignored: tuple[int, ...] = ()


def columns_of(people: People, project: Project, *, name_by: str = "", encrypt: bool = False) -> Columns:
    """Which column is what; raises InputError where one that is needed is not there, or is there twice.

    A row of a person in the place of the columns' names must not be told: no message says what is in it.
    """
    known = _known(personal_values(project))
    found: dict[str, int] = {}
    ignored = []
    for number, column in enumerate(people.columns):
        name = known.get(_plain(column))
        if name in found:
            raise fault("people", people.at(1), f"two columns give '{name}'", "take one of them out")
        if name:
            found[name] = number
        else:
            ignored.append(number)
    addressee = project.content.addressee
    for name in [addressee] if addressee else list(known.values())[:1]:
        if name not in found:
            raise _lacking(people, str(name))
    file, password = _column(people, name_by, "--name-by"), _column(people, PASSWORD if encrypt else "", "--encrypt")
    return Columns(found, file, password, tuple(one for one in ignored if one not in (file, password)))


def _known(values: Mapping[str, Value]) -> dict[str, str]:
    """The name of each value by all that a column of it may be called."""
    return {_plain(name): name for name in values}


def _lacking(people: People, name: str) -> Exception:
    near = any(nearest(_plain(one), [name]) for one in people.columns)
    hint = f"call one of them '{name}'" + (": one is nearly so" if near else "; 'b12docs batch --example' shows how")
    return fault("people", people.at(1), f"no column is called '{name}': the first row names the columns", hint)


def _column(people: People, name: str, option: str) -> int | None:
    """The number of a column that an option asks for."""
    if not name:
        return None
    found = [number for number, one in enumerate(people.columns) if _plain(one) == _plain(name)]
    if len(found) != 1:
        message = f"{option} needs one column that is called '{name}'"
        raise fault("people", people.at(1), message, "the first row names the columns")
    return found[0]


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().rstrip(":").casefold())


class Persons:
    """Goes through a list: every row becomes a person, or what is wrong with it.

    Files are called by running numbers of so many ``digits``, unless a column names them. ``note`` is told each row
    that becomes a person.
    """

    def __init__(
        self, people: People, columns: Columns, project: Project, digits: int = 4,
        note: Callable[[Row], None] = lambda row: None,
    ) -> None:  # fmt: skip
        self.people, self.columns, self.digits, self.note = people, columns, digits, note
        self._values = personal_values(project)
        self._language = project.content.language
        self._needed = {name for name, one in self._values.items() if one.required or one.kind == "dose"}
        self._addressee = project.content.addressee or ""
        self._needed.add(self._addressee)
        self._named = [(number, people.columns[number]) for number in columns.values.values()]
        self._order = [name for name in self._values if name in columns.values]
        fonts.register()

    def __iter__(self) -> Iterator[Person | Diagnostic]:
        names = set[str]()
        for number, row in enumerate(self.people.rows(), 1):
            yield self._person(row, f"{number:0{self.digits}}", names)

    def _person(self, row: Row, running: str, names: set[str]) -> Person | Diagnostic:
        if len(row.cells) > (columns := len(self.people.columns)):
            there = "is 1 column" if columns == 1 else f"are {columns} columns"
            message = f"this row has {len(row.cells)} cells, and there {there}"
            return self._bad(row, message, "a text with a comma in it stands between quotation marks")
        if all(_plain(row.cells[number]) == _plain(name) for number, name in self._named):
            return self._bad(row, "the names of the columns stand here again", "take this row out")
        given = {name: _cleaned(row.cells[self.columns.values[name]]) for name in self._order}
        for name, value in given.items():
            if wrong := self._wrong(name, value):
                return self._bad(row, f"'{name}' {wrong[0]}", *wrong[1:])
        password = "" if self.columns.password is None else row.cells[self.columns.password].strip()
        if self.columns.password is not None and not 8 <= len(password) <= 64:
            return self._bad(row, "the password has less than 8 letters, or more than 64")
        file = running if self.columns.file is None else row.cells[self.columns.file].strip()
        if self.columns.file is not None and not self._is_name(file, names):
            hint = "letters from a to z, figures, _ and - make a name of a file, and each may stand once"
            return self._bad(row, "what the file is to be called is no name, or that of another row", hint)
        said = {name: value for name, value in given.items() if value}
        self.note(row)
        return Person(row.number, file, tuple(said), tuple(said.values()), password)

    def _is_name(self, file: str, names: set[str]) -> bool:
        """Whether a file may be called so; ``names`` are those that there are."""
        if not _FILE_NAME.fullmatch(file) or _RESERVED.match(file) or file.casefold() in names:
            return False
        names.add(file.casefold())
        return True

    def _wrong(self, name: str, value: str) -> Sequence[str]:
        """What is wrong with a value, in words that don't tell it, and what to do; empty where nothing is."""
        if not value:
            return ("is empty",) if name in self._needed else ()
        if "\n" in value:
            return ("has several lines",)
        if len(value) > MOST_LETTERS:
            return (f"has more than {MOST_LETTERS} letters",)
        if MEANINGLESS.search(value):
            return ("has a character that has no meaning in print",)
        if _NOT_WORKED_OUT.fullmatch(value):
            return ("is an error of a spreadsheet",)
        if _FORMULA.match(value):
            sign = value.lstrip("'’")[0]
            return f"is a formula of a spreadsheet: it begins with '{sign}'", "write the words that people are to read"
        if _NO_VALUE.fullmatch(value):
            return "is the word of another program for an empty cell", "leave the cell empty"
        own = _OWN_MARKS.search(value)
        if sign := own[0] if own else foreign_sign(value):
            return f"has '{sign}' as another program writes it: it would be printed so", "write what people are to read"
        if name == self._addressee and self._values[name].kind == "text" and not any(map(str.isalpha, value)):
            return "has no letter", "write the name of whom the copy is for"
        if wrong := _unshown(value, self._language):
            return wrong
        kind = wrong_kind(self._values[name].kind, value)
        return (f"is no {kind}",) if kind else ()

    def _bad(self, row: Row, message: str, hint: str = "") -> Diagnostic:
        return Diagnostic("person", Location(self.people.file, row.number), message, hint)


def _unshown(value: str, language: str) -> Sequence[str]:
    """The same of letters that no font shows."""
    if not (absent := fonts.missing(value)):
        return ()
    if extra := scripts.lacking(value, language):
        return "has letters that need a package that is not installed", to_type(extra)
    if missing := scripts.missing(absent, language):
        return (f"has a letter that the font cannot show (U+{ord(missing[0]):04X})",)
    if apart := scripts.apart(value, language):
        return f"has parts of letters that make none (U+{ord(apart[0]):04X})", "write it as it is written elsewhere"
    return ()


def _cleaned(cell: str) -> str:
    """A cell as it is meant, in lines without spaces at their ends."""
    meant = as_meant(composed(cell))
    if meant.isprintable() and "  " not in meant:  # as nearly all are
        return meant.strip()
    lines = (" ".join(line.split()) for line in meant.splitlines())
    return "\n".join(line for line in lines if line)


def example(project: Project) -> bytes:
    """An empty list with a column for each value, as Excel opens it."""
    return b"\xef\xbb\xbf" + ",".join(personal_values(project)).encode() + b"\r\n"
