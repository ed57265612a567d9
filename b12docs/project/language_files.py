"""The folder of translations beside a content: which of its files are read, and what only looks as if it were."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from b12docs.diagnostics import Diagnostic, Location
from b12docs.later import pattern
from b12docs.project.near_misses import LANGUAGES, Folder, listed, near_folders, near_misses, unread
from b12docs.source.files import shown
from b12docs.source.noted import note

LANGUAGES_FILE = "languages.yaml"
_NEARLY = pattern(r"\s*(?P<code>.+?)(?P<mark>\s*\(\d+\)|(\s+-)?\s+\w+)?\s*\.po(\.txt)*\s*", re.IGNORECASE)
_REGION = pattern(r"[ _]+")


def is_code_of_file(code: str) -> bool:
    """Whether a file of translations may have this code as its name: ``pl``, ``pt-BR``, ``zh-Hans``."""
    first, *others = code.split("-")
    is_language = 2 <= len(first) <= 3 and first.isascii() and first.isalpha() and first.islower()
    return is_language and all(2 <= len(one) <= 8 and one.isascii() and one.isalnum() for one in others)


def names_in(folder: Path) -> list[str]:
    """The names of the files of translations in a folder; none where there is no such folder."""
    note(folder, _is_read)
    try:
        return [name for name in os.listdir(folder) if _is_read(name)]
    except OSError:
        return []


def _is_read(name: str) -> bool:
    return name == LANGUAGES_FILE or (name.endswith(".po") and is_code_of_file(name.removesuffix(".po")))


def unread_languages(own: Path, folders: Iterable[Folder]) -> Iterator[Diagnostic]:
    """What holds translations and isn't read: for its name, or because it lies elsewhere than beside its content.

    ``own`` is the folder of translations, whether it is there or not, and ``folders`` are those in which the other
    files of a topic are looked for.
    """
    beside, others = Folder(own.parent), list[Folder]()
    for folder in folders:
        if os.path.realpath(folder.path) == os.path.realpath(own.parent):
            beside = folder
        elif "content.yaml" not in folder:
            others.append(folder)
    yield from near_folders(LANGUAGES, (beside,), _holds_translations)
    if LANGUAGES in beside:
        yield from _unread_inside(own)
    for folder in others:
        if LANGUAGES in folder.folders and _holds_translations(folder.path / LANGUAGES):
            yield _elsewhere(folder.path / LANGUAGES, f"put it beside the content that it is of: '{shown(own)}'")


def _unread_inside(own: Path) -> Iterator[Diagnostic]:
    note(own, _may_be_meant)
    there = listed(own)
    yield from near_misses(LANGUAGES_FILE, (there,))
    for name in sorted(there.files):
        yield from _unread_file(own / name, there)
    for name in sorted(there.folders):
        if _holds_translations(own / name) or _holds_translations(own / name / "LC_MESSAGES"):
            yield _elsewhere(own / name, f"put its file into '{shown(own)}', and call it by its language, like pl.po")


def _unread_file(path: Path, there: Folder) -> Iterator[Diagnostic]:
    """What is wrong with the name of a file of translations: its letters, its ending, or the mark of a copy."""
    found = None if _is_read(path.name) or path.name.startswith(".") else _NEARLY.fullmatch(path.name)
    if found is None:
        return
    right = f"{_code_in(found['code'])}.po"
    if right == ".po":
        message = "this is not read, because its name is not the code of a language"
        hint = "call it by its code, like pl.po; those of copies belong into another folder"
        yield Diagnostic("near-miss", Location(shown(path)), message, hint, "warning")
    else:
        is_copy = bool(found["mark"]) and right in there
        yield unread(path, right, "warning" if is_copy else "error", is_there=right in there)


def _code_in(stem: str) -> str:
    """The code that a name is meant to be, such as pt-BR of PT_br; empty where it is none."""
    first, *rest = _REGION.sub("-", stem).split("-")
    code = "-".join([first.lower(), *(part.upper() if len(part) == 2 else part.capitalize() for part in rest)])
    return code if is_code_of_file(code) else ""


def _may_be_meant(name: str) -> bool:
    """Whether a file or folder of this name, in the folder of translations, may be meant to be read."""
    return "." not in name or bool(_NEARLY.fullmatch(name)) or name.strip().casefold().startswith(LANGUAGES)


def _elsewhere(path: Path, hint: str) -> Diagnostic:
    message = "the translations in this folder are not read"
    return Diagnostic("wrong-folder", Location(shown(path)), message, hint, "warning")


def _holds_translations(folder: Path) -> bool:
    return any(name.lower().endswith(".po") for name in listed(folder).files)
