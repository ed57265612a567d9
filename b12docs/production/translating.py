"""A project's files of translations: read as they are, made fresh, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from b12docs.diagnostics import Location, did_you_mean, fault
from b12docs.language.direction import NAME_SCRIPT
from b12docs.language.languages import LANGUAGES, known, written_in
from b12docs.production.disk import DISK
from b12docs.production.lock import locked
from b12docs.production.store import replace_file
from b12docs.project.language_files import LANGUAGES_FILE
from b12docs.project.project import Project
from b12docs.project.speaking import rows, texts_of
from b12docs.source.files import PO_BYTES, read_file, shown
from b12docs.translation.entries import Entry, entries_of
from b12docs.translation.importing import Imported, imported, units_of
from b12docs.translation.messages import Catalogue
from b12docs.translation.po import as_bytes, read
from b12docs.translation.rows import with_row
from b12docs.translation.updating import Updated, updated
from b12docs.translation.xliff import XLIFF_BYTES, as_xliff, read_xliff


def entries(project: Project, code: str) -> list[Entry]:
    """Every text beside its translation; raises InputError where there is no such file, or where it cannot be read."""
    return list(entries_of(texts_of(project), catalogue_of(project, code)))


def catalogue_of(project: Project, code: str) -> Catalogue:
    """What the file of translations into a language says by now; raises InputError, also where there is none."""
    name = f"{code}.po"
    path = project.inputs.language_files.get(name, project.inputs.languages / name)
    return read(read_file(path, PO_BYTES, within=path.parent), code)


def update(project: Project, code: str, readers: Collection[tuple[str, str]] | None = None) -> tuple[Path, Updated]:
    """Make the file of translations into a language, or make it fresh; returns its path and what is new in it.

    ``readers`` are those for whom new texts are entered; None stands for all. Raises InputError where the file cannot
    be read, and then nothing is written, and MachineError.
    """
    path = project.inputs.languages / f"{code}.po"
    folders = DISK.make_folder(path.parent)
    try:
        with locked(path.parent):
            is_there = path.name in project.inputs.language_files
            old = catalogue_of(project, code) if is_there else _new(project, code, shown(path))
            language = _settled(project, code)
            made = updated(old, texts_of(project), project.content.hard_words, readers)
            _write(path, as_bytes(made.catalogue))
            if language:
                _write(project.inputs.languages / LANGUAGES_FILE, language.encode())
    except BaseException:
        DISK.remove_folders(folders)
        raise
    return path, made


def _settled(project: Project, code: str) -> str:
    """The text of languages.yaml with the language's row; raises InputError where nobody knows the language."""
    path = project.inputs.language_files.get(LANGUAGES_FILE)
    file = read_file(path, within=path.parent) if path else None
    if code in rows(file):
        return ""
    language = known(code)
    if language is None:
        near = did_you_mean(code, LANGUAGES) if written_in(code) else f"{NAME_SCRIPT.format(code)}."
        at = Location(shown(project.inputs.languages / LANGUAGES_FILE))
        raise fault("language", at, f"b12docs knows no language with the code '{code}'", f"{near} {_OWN_ROW}")
    return with_row(file.text if file else "", replace(language, code=code))


def exported(project: Project, code: str) -> tuple[bytes, int]:
    """The texts of a language's file as XLIFF, and how many they are; raises InputError."""
    texts = {one.id for one in texts_of(project)}
    found = [one for one in catalogue_of(project, code).messages if not one.obsolete and one.id in texts]
    name = f"{project.content.id} {project.content.version}"
    return as_xliff(found, name, str(project.content.language), code), len(found)


def take(project: Project, code: str, path: Path, *, theirs: bool = False) -> tuple[Path, Imported]:
    """Take the translations of a file, XLIFF or PO, into a language's file; returns its path and what was taken.

    ``theirs`` takes also what was changed here since it was sent out. Raises InputError, and MachineError.
    """
    file = read_file(path, XLIFF_BYTES)
    came = read(file, code, nameless=True) if path.suffix.lower() == ".po" else read_xliff(file, code)
    target = project.inputs.languages / f"{code}.po"
    with locked(target.parent):
        texts, old = {one.id: str(one.words) for one in texts_of(project)}, catalogue_of(project, code)
        units = units_of(came, old) if isinstance(came, Catalogue) else came
        found = imported(old, units, texts, theirs=theirs)
        _write(target, as_bytes(found.catalogue))
    return target, found


def _write(path: Path, data: bytes) -> None:
    """Write a file where it says something else so far."""
    if len(data) > PO_BYTES:
        message = f"the file would be larger than {PO_BYTES:,} bytes"
        raise fault("size", Location(shown(path)), message, "take the entries out that no text has any more")
    if not path.is_file() or path.read_bytes() != data:
        replace_file(path, data)


def _new(project: Project, code: str, name: str) -> Catalogue:
    metadata = {
        "Project-Id-Version": f"{project.content.id} {project.content.version}", "Language": code.replace("-", "_"),
        "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": str(project.content.language).replace("-", "_"),
    }  # fmt: skip
    return Catalogue(name, header=_HEADER, metadata=metadata)


_OWN_ROW = "Of another language write the row yourself: own, english, day, month, months, quotes."
_HEADER = "Made by b12docs. Write the translations alone: 'b12docs translate update' makes the rest."
