"""A project in another language: the words of a translation in the place of those that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from b12docs.diagnostics import InputError, Location, SelectionError, did_you_mean, fault
from b12docs.language.languages import Language, known, unlisted
from b12docs.project.language_files import LANGUAGES_FILE
from b12docs.project.loading import clinic_of, content_of, read_if_any
from b12docs.project.near_misses import LANGUAGES
from b12docs.schema.languages import LanguageRow, Languages
from b12docs.schema.validation import validate
from b12docs.source.files import File
from b12docs.source.prose import Words
from b12docs.source.tree import Mapping as TreeMapping
from b12docs.source.tree import Sequence, YamlTree
from b12docs.translation.entries import entries_of
from b12docs.translation.markup import markup_faults
from b12docs.translation.po import read
from b12docs.translation.rows import refuse_other_language
from b12docs.translation.spoken import Spoken, laid, said_in, spoken
from b12docs.translation.texts import SourceText, source_texts

if TYPE_CHECKING:
    from b12docs.project.project import Project


def speaking(project: Project, code: str) -> Project:
    """A project whose texts are those of its translation into a language, each at the place of its English.

    Where there is no good one English stands still, and ``spoken.lacking`` knows the place. Raises SelectionError
    where there is no translation into the language, and InputError with every fault of its file.
    """
    files = project.snapshot.files
    if f"{LANGUAGES}/{code}.po" not in files:
        raise SelectionError(f"there is no translation into '{code}'", did_you_mean(code, project.languages))
    named = files.get(f"{LANGUAGES}/{LANGUAGES_FILE}")
    row = rows(named).get(code)
    if named and row:
        refuse_other_language(code, row, named.name)
    file = files[f"{LANGUAGES}/{code}.po"]
    found = spoken(
        _language(code, row, file), row, entries_of(texts_of(project), read(file, code)), project.content.language
    )
    if faults := [one for entry in found.entries if entry.state == "done" for one in markup_faults(entry)]:
        raise InputError(faults)
    said = said_in(found)
    loaded = content_of(project.loaded, _with_dates(laid(project.loaded.tree, said), found))
    tree = project.clinic_tree and laid(project.clinic_tree, said)
    clinic = clinic_of(tree) if tree else project.clinic
    return replace(project, loaded=loaded, clinic=clinic, clinic_tree=tree, spoken=found)


def texts_of(project: Project) -> list[SourceText]:
    """Every text of a project that is translated, in the order of its files."""
    return source_texts(project.content, project.loaded.tree, project.clinic, project.clinic_tree)


def rows(file: File | None) -> Mapping[str, LanguageRow]:
    """The languages that languages.yaml names, by their codes; none where there is none. Raises InputError."""
    tree = read_if_any(file) if file else None
    return validate(Languages, tree, []).root if tree else {}


def _language(code: str, row: LanguageRow | None, file: File) -> Language:
    """The language of a code as languages.yaml has it, else as the program does."""
    built_in = known(code)
    if row is None and built_in is None:
        hint = f"write its row into {LANGUAGES_FILE} beside it, as those of the others stand there"
        raise fault("language", Location(file.name), f"nobody has said how the language '{code}' is written", hint)
    base = replace(built_in, code=code) if built_in else unlisted(code)
    if row is None:
        return base
    texts: dict[str, Any] = {name: str(getattr(row, name)) for name in ("own", "english", "day", "month")}
    lists: dict[str, Any] = {name: tuple(map(str, getattr(row, name) or ())) for name in ("months", "alone", "quotes")}
    return replace(base, **texts, **lists)


def _with_dates(tree: YamlTree, found: Spoken) -> YamlTree:
    """The tree with the code of the language, its months and its order of dates."""
    top, language = tree.value, found.language
    labels: TreeMapping = top["labels"]
    listed = (("months", language.months), ("months_alone", language.alone or language.months))
    for name, months in listed:
        place = labels.places.get(name, labels.places["months"])
        labels = labels.having(name, _sequence(months, place), place)
    for name, form in (("day", language.day), ("month", language.month)):
        place = labels.places[name]
        labels = labels.having(name, Words(form, place), place)
    top = top.having("labels", labels).having("language", Words(found.code, tree.locate(("language",))))
    return YamlTree(tree.file, top, tree.at, tree.slips)


def _sequence(words: tuple[str, ...], place: Location) -> Sequence:
    made = Sequence()
    made += [Words(one, place) for one in words]
    made.places = [place] * len(words)
    return made
