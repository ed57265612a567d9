"""The review of a translation: somebody's word that it is right, for the readers whose texts they have checked.

It stands in languages.yaml, which people write too: a review is added to the lines that are there, and all others stay.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.language.languages import Language
from b12docs.production.lacking import lacking
from b12docs.production.lock import locked
from b12docs.production.store import replace_file
from b12docs.production.translated import changed_since, faults_of_files, last_review
from b12docs.project.language_files import LANGUAGES_FILE
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.schema.languages import Review
from b12docs.source.dumping import dumped
from b12docs.source.files import read_file, shown
from b12docs.translation.entries import Entry
from b12docs.translation.rows import HEAD, row_of
from b12docs.translation.spoken import Spoken

_KEY = re.compile(r"(?![\s#-])[^\n:]+:")  # a key at the beginning of its line


@record
class Checked:
    """What is to be reviewed: readers as ``patient/easy``, the texts that they are given, and the last review of them.

    ``changed`` are those of its texts that say something else since.
    """

    readers: tuple[str, ...]
    entries: tuple[Entry, ...]
    before: Review | None
    changed: tuple[Entry, ...]


def to_check(project: Project, readers: Collection[tuple[str, str]] | None) -> Checked:
    """What is to be reviewed of a project in a language, for some readers, or for all who have a whole translation.

    Raises InputError with the faults of the texts of these readers, or where none has a whole translation.
    """
    spoken = _spoken(project)
    wanted = set(readers) if readers is not None else _whole(spoken)
    if not wanted:
        at = spoken.entries[0].place if spoken.entries else project.loaded.tree.locate(("title",))
        raise fault("translation", at, "no reader has a whole translation yet", "see 'b12docs translate status'")
    own = tuple(one for one in _needed(spoken) if wanted & set(one.readers))
    if faults := tuple(_faults(project, spoken, own, wanted)):
        raise InputError(faults)
    names = tuple(sorted("/".join(who) for who in wanted))
    before = last_review(spoken, names)
    return Checked(names, own, before, changed_since(before, own))


def add_review(project: Project, checked: Checked, name: str, role: str, date: datetime.date) -> Path:
    """Write a review into languages.yaml, and a row for the language where it has none; returns the file's path.

    Raises InputError where the file has been damaged meanwhile, and MachineError.
    """
    spoken = _spoken(project)
    review = {
        "name": name, "role": role, "date": date, "readers": list(checked.readers),
        "fingerprint": spoken.fingerprint(checked.readers), "texts": " ".join(one.mark for one in checked.entries),
    }  # fmt: skip
    path = Path(os.path.realpath(project.inputs.languages / LANGUAGES_FILE))
    with locked(path.parent):
        there = project.inputs.language_files.get(LANGUAGES_FILE)
        text = read_file(there).text if there and os.path.lexists(there) else HEAD
        replace_file(path, with_review(text, spoken.language, review, shown(path)).encode())
    return path


def with_review(text: str, language: Language, review: dict[str, Any], name: str) -> str:
    """The text of languages.yaml with a review more, at the end of its language's row; every other line stays.

    Raises InputError for a row whose reviews are not written in lines, in a file of this name.
    """
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    first = next(
        (at for at, line in enumerate(lines) if re.match(rf"['\"]?{language.code}['\"]?:\s*(#.*)?$", line)), None
    )
    if first is None:
        return "".join([*lines, dumped({language.code: {**row_of(language), "reviews": [review]}})])
    end = next((at for at in range(first + 1, len(lines)) if _KEY.match(lines[at])), len(lines))
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "".join([*lines[:end], *_more(lines[first + 1 : end], review, name, first + 1), *lines[end:]])


def _more(row: list[str], review: dict[str, Any], name: str, line: int) -> list[str]:
    """The lines of a review at the end of a row, with the key before them where the row has none yet."""
    indent = next((re.match(r" *", one)[0] for one in row if one.strip() and not one.lstrip().startswith("#")), "  ")  # type: ignore[index]
    at = next((number for number, one in enumerate(row) if one.startswith(f"{indent}reviews:")), None)
    item = dumped([review]).splitlines(keepends=True)
    if at is None:
        return [f"{indent}reviews:\n", *(f"{indent}{one}" for one in item)]
    behind = [one for one in row[at + 1 :] if one.strip() and not one.lstrip().startswith("#")]
    inside = re.match(r" *", behind[0])[0] if behind else indent  # type: ignore[index]
    is_last = all(one.startswith((f"{inside} ", f"{inside}-")) for one in behind)
    if row[at].split("#")[0].strip() != "reviews:" or not is_last:
        hint = "let 'reviews:' be the last key of the language, with a line '- name: …' for each review below it"
        raise fault("language", Location(name, line + at + 1), "a review can't be added to these lines", hint)
    return [f"{inside}{one}" for one in item]


def _spoken(project: Project) -> Spoken:
    if project.spoken is None:
        raise ValueError("a review is of a translation")
    return project.spoken


def _needed(spoken: Spoken) -> list[Entry]:
    """The texts that are to be checked: those that only posters in parts print, where they are translated."""
    return [one for one in spoken.entries if not (one.is_on_sheets and one.state == "missing")]


def _whole(spoken: Spoken) -> set[tuple[str, str]]:
    """The readers all of whose texts are translated."""
    everybody = {who for one in spoken.entries for who in one.readers}
    return everybody - {who for one in _needed(spoken) if one.state != "done" for who in one.readers}


def _faults(
    project: Project, spoken: Spoken, entries: Collection[Entry], readers: Collection[tuple[str, str]]
) -> Iterable[Diagnostic]:
    yield from lacking(spoken, entries, sorted(readers))
    known = faults_of_files(project)
    for one in entries:
        yield from (found for found in known.get(one.place, ()) if found.severity == "error")
