"""Names that are nearly those of the files that a build reads: whoever wrote such a file believes that it is read.

Windows hides the endings of names, editors and mail programs add their own, and a copy has a mark of its kind. Where it
is certain what is meant, it is an error that it isn't read, also beside the right file, for nobody knows then which one
is meant. What is only alike is one where the right file is missing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from b12docs.diagnostics import Diagnostic, Location, Severity, nearest
from b12docs.records import record
from b12docs.source.files import leads_out, shown
from b12docs.source.noted import note

LAYOUTS, LANGUAGES = "layouts", "languages"
_STEMS = ("content", "house", "clinic", "approval")
_ADDED = r"(\.(txt|ya?ml|docx?|odt|rtf))*\s*"  # what an editor, or a hand, has put behind the right name
_CERTAIN = rf"\s*{{stem}}\s*\.(ya?ml|yam|ymal|yalm){_ADDED}"
_MARK = r"(\s*\(\d+\)|\s\d+|\s(- )?(copy|kopie|copie|copia)( ?\(?\d+\)?)?)"
_COPY = rf"(((copy of|kopie von|copie de|copia de) )?{{stem}}{_MARK}?)\.ya?ml{_ADDED}"
_BACKUP = r"{stem}\.yaml(\.(bak|old|orig|backup|save)|~)"
_UNSURE = (".yaml", ".yml", ".txt", "")  # endings of what may be meant by a slip of the pen
_PARTS = {"": (".html", r"\.html?"), "themes": (".yaml", r"\.ya?ml"), "figures": (".svg", r"\.svg")}
_HIDDEN = "; Windows hides the ending .txt: in Explorer choose View, Show, File name extensions"


@record
class Folder:
    """What lies in a folder; of one that can't be listed, what was looked for and is there."""

    path: Path
    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()

    def __contains__(self, name: str) -> bool:
        """Whether something has just this name, in these letters: also where the disk makes no difference of case."""
        return name in self.files or name in self.folders


def listed(path: Path, sought: Collection[str] = ()) -> Folder:
    """What lies in a folder; ``sought`` are the names that are looked for where it can't be listed."""
    note(path, _may_be_sought if sought else _may_be_layout)
    for name in sought:
        note(path / name)
    try:
        with os.scandir(path) as entries:
            found = {entry.name: entry.is_dir() for entry in entries}
    except OSError:
        found = {name: os.path.isdir(path / name) for name in sought if os.path.lexists(path / name)}
    folders = frozenset(name for name, is_folder in found.items() if is_folder)
    return Folder(path, frozenset(found) - folders, folders)


def _may_be_sought(name: str) -> bool:
    """Whether a file or folder of this name may be meant to be read, or is a folder of layouts or translations."""
    forms = (_CERTAIN, _COPY)
    return any(_is_alike(name, stem) or any(_matches(form, stem, name) for form in forms) for stem in _STEMS) or any(
        name != right and _is_meant(re.sub(f"{_MARK}$", "", name.strip().casefold()), right)
        for right in (LAYOUTS, LANGUAGES)
    )


def _may_be_layout(name: str) -> bool:
    """Whether a file or folder of this name, in a folder of layouts, may be meant to be read."""
    return any(_read_as(name, part) for part in _PARTS) or f"{name.casefold().rstrip('s')}s" in _PARTS


def near_misses(right: str, folders: Iterable[Folder], *, backups: bool = False) -> Iterator[Diagnostic]:
    """What is nearly the file of the right name, in the folders where it is looked for, up to the first that holds it.

    ``backups`` counts a backup as well where the file is missing: without it something else is made altogether.
    """
    stem = right.removesuffix(".yaml")
    for folder in folders:
        is_there = right in folder
        for name in sorted(folder.files - {right}):
            if _matches(_CERTAIN, stem, name):
                yield unread(folder.path / name, right, is_there=is_there)
            elif _matches(_COPY, stem, name):
                yield unread(folder.path / name, right, "warning" if is_there else "error", is_there=is_there)
            elif not is_there and (_is_alike(name, stem) or (backups and _matches(_BACKUP, stem, name))):
                yield unread(folder.path / name, right)
        if is_there:
            return


def near_layouts(folders: Iterable[Folder]) -> Iterator[Diagnostic]:
    """What is nearly the folder of layouts; one that is only alike counts where layouts lie in it."""
    yield from near_folders(LAYOUTS, folders, _holds_layouts)


def near_folders(right: str, folders: Iterable[Folder], holds: Callable[[Path], bool]) -> Iterator[Diagnostic]:
    """What is nearly the folder of the right name and ``holds`` what is looked for there."""
    for folder in folders:
        is_there = right in folder
        for name in sorted(folder.folders - {right}):
            word = name.strip().casefold()
            is_like = word == right or (not is_there and _is_meant(re.sub(f"{_MARK}$", "", word), right))
            if is_like and holds(folder.path / name):
                yield unread(folder.path / name, right, is_there=is_there)


def unread_layouts(folders: Sequence[Path], packaged: Path) -> Iterator[Diagnostic]:
    """What lies in one's own folders of layouts and isn't read for its name.

    A name that differs from another's in letter case only is meant to take its place, and would not.
    """
    alike: dict[str, str] = {}
    for folder in (packaged, *reversed(folders)) if folders else ():
        yield from _unread_folders(folder)
        for part, name in _files(folder):
            right = _read_as(name, part)
            right = alike.setdefault(f"{part}/{right}".casefold(), right)
            if right and right != name:
                yield unread(folder / part / name, right)


def _unread_folders(folder: Path) -> Iterator[Diagnostic]:
    there = listed(folder)
    for name in sorted(there.folders):
        right = f"{name.casefold().rstrip('s')}s"
        if right in _PARTS and name != right:
            yield unread(folder / name, right, is_there=right in there)


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """The files of a folder of layouts, each with its part; of a link that leads away nothing is said."""
    for part in _PARTS:
        if not leads_out(folder / part, folder):
            yield from ((part, name) for name in sorted(listed(folder / part).files))


@lru_cache(maxsize=1024)
def _read_as(name: str, part: str) -> str:
    """The name by which such a file is read, which may be its own; empty for others."""
    ending, nearly = _PARTS[part]
    right, slips = re.subn(rf"({nearly})(\.txt)*\s*$", ending, name, count=1, flags=re.IGNORECASE)
    return right if slips and not name.startswith((".", "~$")) else ""


def unread(path: Path, right: str, severity: Severity = "error", *, is_there: bool = False) -> Diagnostic:
    """What is told of a path that is not read for its name; where it ``is_there``, something else has the right one."""
    message = f"this is not read, because its name is not '{right}'"
    hint = f"keep one of the two, and call it '{right}'" if is_there else f"call it '{right}'"
    hidden = _HIDDEN if path.name.lower().strip().endswith(".txt") else ""
    return Diagnostic("near-miss", Location(shown(path)), message, hint + hidden, severity)


@cache
def _pattern(form: str, stem: str) -> re.Pattern[str]:
    return re.compile(form.format(stem=stem), re.IGNORECASE)


def _matches(form: str, stem: str, name: str) -> bool:
    return stem in name.casefold() and bool(_pattern(form, stem).fullmatch(name))


def _is_alike(name: str, stem: str) -> bool:
    """Whether the name is the right one but for a letter or its ending."""
    start, dot, end = name.casefold().rpartition(".")
    word, ending = (start, dot + end) if dot else (end, "")
    return ending in _UNSURE and _is_meant(word, stem)


def _is_meant(word: str, name: str) -> bool:
    is_as_long = abs(len(word) - len(name)) <= 1  # looked at first: a folder of downloads holds thousands of names
    return word == name or (is_as_long and nearest(word, [name]) == name)


def _holds_layouts(folder: Path) -> bool:
    there = listed(folder)
    return any(name.lower().endswith((".html", ".htm")) for name in there.files) or not there.folders.isdisjoint(_PARTS)
