"""Lists of people: CSV as Excel and its kin write it, Excel's own files, YAML, or one JSON object a line.

A list is taken up once, and gone through as often as is wanted, one row at a time. Messages name rows by their number,
and never say what is in them.
"""

from __future__ import annotations

import codecs
import csv
import datetime
import json
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from io import BytesIO, TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from b12docs.diagnostics import InputError, Location, fault
from b12docs.extras import need
from b12docs.handover.copies.unsaid import unsaid
from b12docs.records import record
from b12docs.source.files import read_file
from b12docs.source.yaml_tree import parse

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_WINDOWS = "cp1252"  # Excel's CSV in the west
_BETWEEN = ",;\t|"
_MOST_BYTES = 200_000_000
_CHUNK = 1 << 18  # bytes that are decoded at a time
_KINDS = "a list of people is a .csv, .xlsx, .yaml or .jsonl file"


class Row(NamedTuple):
    """One person: the number of the row in its file (a line, or a row of a sheet), and the cells by their column."""

    number: int
    cells: Sequence[str]


@record
class People:
    """A list of people: its file as it was when it was read, and the names of its columns."""

    file: str
    data: bytes
    columns: tuple[str, ...]
    months: Sequence[str] = ()
    encoding: str = ""  # that was guessed, where the file does not say

    def rows(self) -> Iterator[Row]:
        """Every row with something in it, as wide as the first unless it has more; raises InputError.

        Excel leaves out the ends of many rows below each other whose last cells are empty, and of a sheet no row ends.
        """
        with unsaid():
            rows = _rows(self.file, self.data, self.months)
            next(rows)
            width = len(self.columns)
            for row in rows:
                if not "".join(row.cells).strip():
                    continue
                yield row if len(row.cells) == width else Row(row.number, _wide(row.cells, width))

    @cached_property
    def count(self) -> int:
        """How many rows there are; raises InputError."""
        return sum(1 for _ in self.rows())

    def at(self, number: int) -> Location:
        """The place of a row."""
        return Location(self.file, number)


def _wide(cells: Sequence[str], width: int) -> list[str]:
    used = max(place for place, cell in enumerate(cells, 1) if cell.strip())
    return [*cells[: max(used, width)], *[""] * (width - len(cells))]


@unsaid()
def read_people(path: Path, months: Sequence[str]) -> People:
    """The list in a file, in whose sheets days are said by ``months``; raises InputError where it cannot be read."""
    file = read_file(path, _MOST_BYTES)
    if file.fault:
        raise InputError([file.fault])
    name, data = file.name, file.data
    head = next(_rows(name, data, months), None)
    if head is None or not any(cell.strip() for cell in head.cells):
        raise fault("people", Location(name), "the list is empty", "its first row says what the columns are")
    guessed = _WINDOWS if _is_text(name) and _encoding(name, data) == _WINDOWS else ""
    return People(name, data, tuple(cell.strip() for cell in head.cells), months, guessed)


def _is_text(name: str) -> bool:
    return Path(name).suffix.lower() in (".csv", ".tsv", ".txt", ".jsonl", ".ndjson")


def _rows(name: str, data: bytes, months: Sequence[str]) -> Iterator[Row]:
    """The row of the columns' names, then all others."""
    match Path(name).suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            return _separated(name, data)
        case ".xlsx":
            return _of_sheet(name, data, months)
        case ".jsonl" | ".ndjson":
            return _of_records(name, lambda: _objects(name, data))
        case ".yaml" | ".yml":
            return _of_records(name, lambda: _mappings(name, data))
    raise fault("people", Location(name), "this ending is not known", _KINDS)


# --- text -------------------------------------------------------------------------------------------------------------


def _encoding(name: str, data: bytes) -> str:
    """The encoding that a file's first bytes name; else UTF-8 if it is that, else the one of Excel in the west."""
    named = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), "")
    for encoding in filter(None, (named, "utf-8", _WINDOWS)):
        if _is_in(data, encoding):
            return encoding
    raise fault("people", Location(name), "its letters cannot be read", "save it as 'CSV UTF-8'")


def _is_in(data: bytes, encoding: str) -> bool:
    """Whether the bytes are text of an encoding; of a long list no second copy is held."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(name: str, data: bytes) -> TextIOWrapper:
    return TextIOWrapper(BytesIO(data), _encoding(name, data), newline="")


def _separated(name: str, data: bytes) -> Iterator[Row]:
    """The rows of a CSV file; its first line may say what stands between cells, as Excel does it: ``sep=;``."""
    lines, skipped = _lines(name, data), 0
    begin: Iterable[str] = lines
    first = lines.readline()
    while first and not first.strip():
        first, skipped = lines.readline(), skipped + 1
    said = first.strip()
    if said.lower().startswith("sep=") and len(said) == len("sep=;"):
        between, skipped = said[-1], skipped + 1
    else:
        between, begin = max(_BETWEEN, key=_outside_quotes(first).count), chain([first], lines)
    reader = csv.reader(begin, delimiter=between, strict=True, skipinitialspace=True)
    number = skipped + 1
    try:
        for cells in reader:
            yield Row(number, cells)
            number = skipped + reader.line_num + 1
    except csv.Error:
        message = "from this row on cells and quotation marks do not fit together"
        hint = "a text with a quotation mark stands between two, and its own are doubled"
        raise fault("people", Location(name, number), message, hint) from None


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


# --- records ----------------------------------------------------------------------------------------------------------


def _of_records(name: str, read: Any) -> Iterator[Row]:
    """Records as rows below the names that any of them has."""
    columns = tuple(dict.fromkeys(key for _, one in read() for key in one))
    if columns:
        yield Row(1, columns)
    for number, one in read():
        yield Row(number, [one.get(key, "") for key in columns])


def _objects(name: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The objects of a file of JSON lines, with the number of each line."""
    for number, line in enumerate(_lines(name, data), 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except ValueError:
            one = None
        yield number, _record_of(name, number, one)


def _mappings(name: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The mappings of a YAML list, with the line of each."""
    try:
        tree = parse(_lines(name, data).read(), name)
    except InputError as error:
        first = error.diagnostics[0]
        if first.rule == "size":
            raise fault("people", Location(name), "this list is too long for YAML", "save it as CSV") from None
        raise fault("people", first.at, "this is no YAML", "write '- name: ...' for each person") from None
    if not isinstance(tree.value, list):
        raise fault("people", Location(name, 1), "this is no list", "write '- name: ...' for each person")
    for index, one in enumerate(tree.value):
        number = tree.locate((index,)).line or 1
        yield number, _record_of(name, number, one)


def _record_of(name: str, number: int, one: Any) -> dict[str, str]:
    if not isinstance(one, dict) or any(isinstance(value, list | dict) for value in one.values()):
        hint = "a person is names and values, such as name and appointment"
        raise fault("people", Location(name, number), "this is no person", hint)
    return {str(key): "" if value is None else str(value) for key, value in one.items()}


# --- Excel ------------------------------------------------------------------------------------------------------------


def _of_sheet(name: str, data: bytes, months: Sequence[str]) -> Iterator[Row]:
    """The rows of the first sheet of an Excel file."""
    need("excel", "openpyxl")
    from openpyxl import load_workbook

    warnings.filterwarnings("ignore", module="openpyxl")  # they say what is in a cell
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        rows = ([_cell(value, months) for value in row] for row in book.worksheets[0].iter_rows(values_only=True))
        yield from _from_first(enumerate(rows, 1))
    except Exception:  # a damaged file makes the library raise almost any
        hint = "save it anew as .xlsx, or as CSV UTF-8"
        raise fault("people", Location(name), "this is no Excel file, or it is damaged", hint) from None


def _from_first(rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    """The rows from the first with something in it on, without empty cells at their ends."""
    is_begun = False
    for number, cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        if is_begun := is_begun or bool(cells):
            yield Row(number, cells)


def _cell(value: Any, months: Sequence[str]) -> str:
    """What a cell of a sheet says: a day as 7 December 2026, a time as 10:30."""
    match value:
        case None:
            return ""
        case datetime.datetime():
            time = f", {value:%H:%M}" if value.time() != datetime.time() else ""
            return f"{_cell(value.date(), months)}{time}"
        case datetime.date():
            return f"{value.day} {months[value.month - 1]} {value.year}"
        case datetime.time():
            return f"{value:%H:%M}"
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
