"""Lists of people: every way in which programs write them gives the same rows; what is bad is told by its row."""

from __future__ import annotations

import datetime
import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from b12docs.diagnostics import Diagnostic, InputError
from b12docs.handover.copies.people import read_people
from b12docs.handover.copies.persons import Person, Persons, columns_of, example
from tests.conftest import shipped
from tests.handover.copies.lists import MONTHS, listed

PLAIN = 'name,appointment\nZoë Quint,"3 May, 10:30"\nÖdön Bly,4 May\n'
SAME = [["Zoë Quint", "3 May, 10:30"], ["Ödön Bly", "4 May"]]
RECORDS = '- name: Zoë Quint\n  appointment: "3 May, 10:30"\n- name: Ödön Bly\n  appointment: 4 May\n'
LINES = '{"name": "Zoë Quint", "appointment": "3 May, 10:30"}\n\n{"name": "Ödön Bly", "appointment": "4 May"}\n'


def _sheet(*rows: tuple[object, ...]) -> bytes:
    book, buffer = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(buffer)
    return buffer.getvalue()


SEMICOLONS = "name;appointment\r\nZoë Quint;3 May, 10:30\r\nÖdön Bly;4 May\r\n"
SHEET = _sheet(("name", "appointment"), ("Zoë Quint", "3 May, 10:30"), (None, None), ("Ödön Bly", "4 May"))
FORMS: dict[str, tuple[str, bytes]] = {
    "utf-8": ("people.csv", PLAIN.encode()),
    "with the mark of Excel": ("people.csv", PLAIN.encode("utf-8-sig")),
    "semicolons": ("people.csv", SEMICOLONS.encode()),
    "Excel says what stands between": ("people.csv", f"sep=;\r\n{SEMICOLONS}".encode()),
    "tabs in UTF-16": ("people.txt", SEMICOLONS.replace(";", "\t").encode("utf-16")),
    "Windows": ("people.csv", PLAIN.encode("cp1252")),
    "lines of Windows": ("people.csv", PLAIN.replace("\n", "\r\n").encode()),
    "empty lines": ("people.csv", ("\n\n" + PLAIN.replace("\nÖ", "\n,\n\nÖ")).encode()),
    "YAML": ("people.yaml", RECORDS.encode()),
    "JSON lines": ("people.jsonl", LINES.encode()),
    "Excel": ("people.xlsx", SHEET),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_rows(tmp_path: Path, form: str) -> None:
    """As often as they are gone through."""
    name, data = FORMS[form]
    people = listed(tmp_path, data, name)
    assert people.columns == ("name", "appointment")
    assert [list(row.cells) for row in people.rows()] == [list(row.cells) for row in people.rows()] == SAME


def test_a_guess_is_told(tmp_path: Path) -> None:
    """What is not UTF-8 is taken for Excel's letters, and whoever has made the list should look at the accents."""
    assert listed(tmp_path, PLAIN.encode("cp1252")).encoding == "cp1252"
    assert listed(tmp_path, PLAIN).encoding == ""


def test_days_and_figures_of_a_sheet_are_said_as_people_say_them(tmp_path: Path) -> None:
    """No seconds, no midnight, no decimals of a whole number."""
    day, time = datetime.datetime(2026, 12, 7, 10, 30), datetime.time(9, 5)
    data = _sheet(("a", "b", "c", "d"), (day, time, 4.0, datetime.date(2026, 1, 2)))
    (row,) = listed(tmp_path, data, "people.xlsx").rows()
    assert list(row.cells) == ["7 December 2026, 10:30", "09:05", "4", "2 January 2026"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("people.csv", ""),
        ("people.csv", 'name,appointment\n"Zoë,3 May\n'),
        ("people.doc", "name\nZoë\n"),
        ("people.yaml", "name: Zoë"),
        ("people.yaml", "- name: [Zoë, Bly]"),
        ("people.yaml", "- name: 'Zoë"),
        ("people.jsonl", '{"name": "Zoë"}\n{"name": "Zoë"'),
        ("people.jsonl", '["Zoë"]'),
        ("people.xlsx", "name\nZoë\n"),
    ],
)
def test_what_is_no_list_is_refused_without_a_word_of_it(tmp_path: Path, name: str, text: str) -> None:
    """A message names a row at most."""
    with pytest.raises(InputError) as caught:
        list(listed(tmp_path, text, name).rows())
    assert "Zo" not in str(caught.value)


def test_a_list_that_is_too_long_for_yaml_says_so(tmp_path: Path) -> None:
    """And what to do; it is not called no YAML."""
    with pytest.raises(InputError, match="too long for YAML") as caught:
        listed(tmp_path, 26_000 * "- name: A\n", "people.yaml")
    assert caught.value.diagnostics[0].hint == "save it as CSV"


def test_a_damaged_sheet_is_refused_without_a_word_of_it(tmp_path: Path) -> None:
    """Whatever the library that reads it raises, and warns of."""
    whole, buffer = ZipFile(BytesIO(SHEET)), BytesIO()
    with ZipFile(buffer, "w") as damaged:
        for name in whole.namelist():
            data = whole.read(name)
            damaged.writestr(name, data[: len(data) // 2] if "sheet1" in name else data)
    with pytest.raises(InputError, match="damaged"):
        list(listed(tmp_path, buffer.getvalue(), "people.xlsx").rows())


def test_a_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every other input, with the one that is meant; nobody waits for a pipe."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text(PLAIN, "utf-8")
    with pytest.raises(InputError, match=r"did you mean 'people\.csv'"):
        read_people(Path("poeple.csv"), MONTHS)
    with pytest.raises(InputError, match=r"a folder|a device"):
        read_people(Path(os.devnull), MONTHS)


# --- columns ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head", ["name,appointment", "Appointment , NAME", "name:,appointment", "x,Name,y,appointment"]
)
def test_columns_are_known_by_the_names_of_values(tmp_path: Path, head: str) -> None:
    """In any order, in any letters; others are left out, and told by their numbers."""
    columns = columns_of(listed(tmp_path, f"{head}\n"), shipped())
    names = [one.strip(" :").casefold() for one in head.split(",")]
    assert columns.values == {name: names.index(name) for name in names if len(name) > 1}
    assert columns.ignored == tuple(number for number, name in enumerate(names) if len(name) == 1)


@pytest.mark.parametrize("head", ["Zoë Quint,3 May", "nmae,appointment", "name,Name", "appointment"])
def test_a_list_without_the_column_that_is_needed_is_refused(tmp_path: Path, head: str) -> None:
    """Where the first row is a person, the message does not say who."""
    with pytest.raises(InputError) as caught:
        columns_of(listed(tmp_path, f"{head}\n"), shipped())
    assert "'name'" in str(caught.value)
    assert ("nearly so" in str(caught.value)) == ("nmae" in head)
    assert "Quint" not in str(caught.value)


@pytest.mark.parametrize("option", [{"name_by": "number"}, {"encrypt": True}])
def test_an_option_that_needs_a_column_says_so(tmp_path: Path, option: dict[str, str]) -> None:
    """Before anything is made."""
    with pytest.raises(InputError, match="needs one column"):
        columns_of(listed(tmp_path, PLAIN), shipped(), **option)  # type: ignore[arg-type]


def test_the_example_has_a_column_for_each_value() -> None:
    """And opens in Excel with its letters right."""
    assert example(shipped()).decode("utf-8-sig") == "name,appointment\r\n"


# --- rows -------------------------------------------------------------------------------------------------------------


def _persons(folder: Path, text: str, **options: str) -> list[Person | Diagnostic]:
    people = listed(folder, text)
    return list(Persons(people, columns_of(people, shipped(), **options), shipped()))  # type: ignore[arg-type]


BAD = {
    "a cell too many": "Zoë Quint,3 May, 10:30",
    "nobody": ",3 May",
    "too long": f"{'Z' * 201},3 May",
    "two lines": '"Zoë\nQuint",3 May',
    "a letter that the font lacks": "ก,3 May",
    "what a formula could not find": "Zoë Quint,#N/A",
    "a formula": '"=HYPERLINK(""http://evil.example"",""Quint"")",3 May',
    "a formula of cells": "=A1&B1,3 May",
    "a formula behind an apostrophe": "'=Quint!A1,3 May",
    "a formula of another program": "Zoë Quint,@SUM(A1:A9)",
    "a formula that calls a program": "+cmd|' /C Quint'!A0,3 May",
    "what a database has in an empty cell": "Zoë Quint,NULL",
    "a letter of a web page by its number": "Zoë O&#39;Quint,3 May",
    "letters that were saved in two ways": "ZoÃ« Quint,3 May",
    "marks of a text": "**Zoë Quint**,3 May",
    "the name of a value": "{name},3 May",
    "the names of the columns once more": "Name,appointment",
    "a letter that turns words round": "Zoë\u202eQuint,3 May",
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_row_is_told_by_its_number(tmp_path: Path, what: str) -> None:
    """And not by what is in it; the good rows around it stay."""
    found = _persons(tmp_path, f"name,appointment\nA,1 May\n{BAD[what]}\nB,2 May\n")
    (bad,) = (one for one in found if isinstance(one, Diagnostic))
    assert bad.at.line == 3
    assert not any(said in str(bad) for said in ("Zo", "Quint", "ก"))
    assert [one.values for one in found if isinstance(one, Person)] == [("A", "1 May"), ("B", "2 May")]


def test_what_is_empty_is_a_line_to_write_on(tmp_path: Path) -> None:
    """But for the name: a copy for nobody is none."""
    (person,) = _persons(tmp_path, "name,appointment\nZoë Quint,\n")
    assert isinstance(person, Person)
    assert (person.names, person.values) == (("name",), ("Zoë Quint",))


def test_a_row_may_end_before_or_behind_the_last_column(tmp_path: Path) -> None:
    """Excel leaves out the ends of rows whose last cells are empty, and adds some elsewhere."""
    found = _persons(tmp_path, "name;appointment;password\nZoë Quint;3 May\nÖdön Bly\nNgozi;;;;\n")
    assert [one.values for one in found if isinstance(one, Person)] == [
        ("Zoë Quint", "3 May"),
        ("Ödön Bly",),
        ("Ngozi",),
    ]


def test_values_are_taken_as_they_are_meant(tmp_path: Path) -> None:
    """Accents are put on their letters, and spaces that nobody sees are gone."""
    (person,) = _persons(tmp_path, "name,appointment\n  Zoe\u0308 \u00a0Quint ,3 May\n")
    assert isinstance(person, Person)
    assert person.values == ("Zoë Quint", "3 May")


@pytest.mark.parametrize(
    "value", ["@home", "+44 Zoë", "= Zoë", "- Smith", "• Smith", "> Zoë", "Zoë (née O'Quint)", "'t Hart", "B=C"]
)
def test_what_only_begins_like_a_formula_is_printed(tmp_path: Path, value: str) -> None:
    """Names may begin with a sign, and so do telephone numbers."""
    (person,) = _persons(tmp_path, f"name,appointment\n{value},3 May\n")
    assert isinstance(person, Person), person
    assert person.values[0] == value


@pytest.mark.parametrize(
    "value", ["- to be agreed", "-", "---", "+44 1234 567890", "+44-1234-567890", "-5", "# 3, by the door", "= noon"]
)
def test_a_dash_or_a_number_is_no_sign_of_another_program(tmp_path: Path, value: str) -> None:
    """Whoever writes '- to be agreed' means the dash."""
    (person,) = _persons(tmp_path, f'name,appointment\nZoë Quint,"{value}"\n')
    assert isinstance(person, Person), person
    assert person.values[1] == value


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("+1+1,Monday", "'name' is a formula of a spreadsheet: it begins with '+'"),
        ("Zoë,-2+3", "'appointment' is a formula of a spreadsheet: it begins with '-'"),
        ("Zoë,-A1*2", "'appointment' is a formula of a spreadsheet: it begins with '-'"),
        ("'=A1,Monday", "'name' is a formula of a spreadsheet: it begins with '='"),
        ("Zoë O&#39;Quint,Monday", "'name' has '&' as another program writes it"),
        ("<b>Zoë</b>,Monday", "'name' has '<' as another program writes it"),
        ("Zoë,*Quint*", "'appointment' has '*' as another program writes it"),
        ("Zoë,{name}", "'appointment' has '{' as another program writes it"),
        ("=,Monday", "'name' has no letter"),
        ("-,Monday", "'name' has no letter"),
        ("+44 1234,Monday", "'name' has no letter"),
    ],
)
def test_what_is_wrong_with_a_value_is_named_by_its_sign(tmp_path: Path, row: str, said: str) -> None:
    """The sign alone: what a list says of people stands in no message."""
    (bad,) = _persons(tmp_path, f"name,appointment\n{row}\n")
    assert isinstance(bad, Diagnostic)
    assert said in bad.message
    assert "Quint" not in str(bad)


@pytest.mark.parametrize("name", ["王", "Ö", "Αθηνά", "محمد", "प्रिया"])
def test_a_name_has_a_letter_of_any_script(tmp_path: Path, name: str) -> None:
    (person,) = _persons(tmp_path, f"name,appointment\n{name},Monday\n")
    assert "has no letter" not in str(person)


def test_files_are_called_by_running_numbers_or_by_a_column(tmp_path: Path) -> None:
    """A number is that of the person in the list, so that it stays where others are left out."""
    text = "name,appointment,number\nA,,K-17\n,,K-18\nB,,K-19\n"
    named = [one.file for one in _persons(tmp_path, text) if isinstance(one, Person)]
    by_column = [one.file for one in _persons(tmp_path, text, name_by="number") if isinstance(one, Person)]
    assert (named, by_column) == (["0001", "0003"], ["K-17", "K-19"])


@pytest.mark.parametrize("number", ["", "../K", "a/b", "K-1", "k-1", "CON", ".K", "K.", "a\\b", "ü"])
def test_what_is_no_name_of_a_file_is_refused(tmp_path: Path, number: str) -> None:
    """On no system, and in no other folder; none stands twice."""
    found = _persons(tmp_path, f"name,number\nA,K-1\nB,{number}\n", name_by="number")
    assert [type(one) for one in found] == [Person, Diagnostic]
