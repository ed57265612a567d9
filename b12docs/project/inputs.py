"""Where the inputs come from: the options, else the folders from the topic's upwards, else the copies in the package.

A hospital has one folder: ``house.yaml``, ``clinic.yaml`` and ``layouts/`` once, and a folder for each topic below.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.library.packaged import packaged
from b12docs.project.language_files import names_in, unread_languages
from b12docs.project.near_misses import LANGUAGES, LAYOUTS, Folder, listed, near_layouts, near_misses, unread_layouts
from b12docs.records import record
from b12docs.source.files import LEADS_OUT, leads_out, shown

_CONTENT, _HOUSE, _CLINIC = _FILES = "content.yaml", "house.yaml", "clinic.yaml"
_APPROVAL = "approval.yaml"
_SOUGHT = (*_FILES, _APPROVAL, LAYOUTS, LANGUAGES)
_EVERYBODYS = stat.S_ISVTX | stat.S_IWOTH  # the mode of /tmp: anybody may put a file there, for anybody to find


@record
class Inputs:
    """The files of a project; ``clinic`` and ``house`` are None where there is none, the nearest layouts come first.

    What was ``found`` by itself must lie in its folder: nobody has named what a link there leads to.
    """

    content: Path
    clinic: Path | None
    layouts: tuple[Path, ...]
    found: frozenset[Path] = frozenset()
    house: Path | None = None
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def shares_clinic(self) -> bool:
        """Whether the clinic file serves other topics too: it does not lie beside the content that it is for.

        The packaged content has its clinic file anywhere, but in a hospital's folder that is the hospital's.
        """
        if self.is_packaged:
            return _are_beside(self.clinic, self.house)
        return self.clinic is not None and not _are_beside(self.clinic, self.content)

    @property
    def is_packaged(self) -> bool:
        """Whether the text is the one that comes with the program, because nobody named one and none was found."""
        return self.content == packaged(_CONTENT)

    @property
    def approval(self) -> Path:
        """Where approvals are kept, whether there are any yet: beside the content, of the packaged one by the clinic's.

        The packaged content has the folder of the clinic file, or the current one.
        """
        if not self.is_packaged:
            return self.content.parent / _APPROVAL
        return self.clinic.parent / _APPROVAL if self.clinic else Path(_APPROVAL)

    @property
    def languages(self) -> Path:
        """The folder of translations, whether there is one yet: beside the file of approvals."""
        return self.approval.parent / LANGUAGES

    @property
    def language_files(self) -> dict[str, Path]:
        """The files of translations by their names, in order; those of the packaged content lie under one's own."""
        folders = ((packaged(LANGUAGES),) if self.is_packaged else ()) + (self.languages,)
        found = {name: folder / name for folder in folders for name in names_in(folder)}
        return dict(sorted(found.items()))

    def bound_of(self, path: Path) -> Path | None:
        """The folder that a link in the place of this file must not lead out of, where there is one."""
        is_met = path in self.found or path == self.approval or path.parent == self.languages
        return path.parent if is_met else None


def find_inputs(
    content: Path | None = None, clinic: Path | None = None, layouts: Path | None = None, house: Path | None = None
) -> Inputs:
    """The inputs for these options; an option's path is taken as it is, whether it exists or not.

    The others are looked for in the content's folder and those above it, up to the first that holds a ``house.yaml``;
    where none of these does, in the current folder and those above it too. Every folder of layouts that is met overlays
    those that come after it.

    Raises InputError where there is no such folder of layouts, where one that is met is a link that leads out of the
    folder that it lies in, and where something has nearly the name of what is looked for.
    """
    folders = [listed(folder, _SOUGHT) for folder in _reach(content.parent if content else Path())]
    found: set[Path] = set()

    def nearest(name: str) -> Path | None:
        paths = [folder.path / name for folder in folders if name in folder]
        found.update(paths[:1])
        return paths[0] if paths else None

    named = {_CONTENT: content, _HOUSE: house, _CLINIC: clinic, _APPROVAL: None, LAYOUTS: layouts}
    slips = list(_slips(folders, [name for name, path in named.items() if path is None]))
    _refuse(slips)
    if content is None and _CONTENT in folders[0]:
        content = Path(_CONTENT)
        found.add(content)
    own = _met_layouts(folders) if layouts is None else (_named_layouts(layouts),)
    found.update(own if layouts is None else ())
    _refuse(unread_layouts(own, packaged(LAYOUTS)))
    slips += _of_others(folders) if content is None else ()
    return _with_warnings(Inputs(
        content or packaged(_CONTENT), clinic or nearest(_CLINIC), (*own, packaged(LAYOUTS)),
        house=house or nearest(_HOUSE), found=frozenset(found), warnings=tuple(slips),
    ), folders)  # fmt: skip


def _with_warnings(inputs: Inputs, folders: list[Folder]) -> Inputs:
    """The inputs with what is noticed of translations that aren't read, which lie beside their approvals."""
    slips = list(unread_languages(inputs.languages, folders))
    _refuse(slips)
    return replace(inputs, warnings=(*inputs.warnings, *slips))


def _refuse(slips: Iterable[Diagnostic]) -> None:
    """Raise InputError with those that are errors, where there are any."""
    if faults := [one for one in slips if one.severity == "error"]:
        raise InputError(faults)


def _slips(folders: list[Folder], sought: Iterable[str]) -> Iterator[Diagnostic]:
    """What has nearly the name of what is looked for; content and its approval lie in the first folder alone."""
    for name in sought:
        within = folders[:1] if name in (_CONTENT, _APPROVAL) else folders
        if name == LAYOUTS:
            yield from near_layouts(folders)
        else:
            yield from near_misses(name, within, backups=name == _CONTENT)


def _of_others(folders: list[Folder]) -> Iterator[Diagnostic]:
    """Content that lies in a folder above or below the current one: who wrote it may think that it is made."""
    here = folders[0]
    below = (path / _CONTENT for name in sorted(here.folders) for path in (here.path / name,))
    others = [folder.path / _CONTENT for folder in folders[1:] if _CONTENT in folder]
    for path in [*others, *filter(os.path.lexists, below)][:1]:
        message = "this is not read, because it lies in another folder: the text that comes with b12docs is made"
        hint = f"call b12docs in the folder '{shown(path.parent)}', or with --content {shown(path)}"
        yield Diagnostic("wrong-folder", Location(shown(path)), message, hint, "warning")


def find_topics(
    contents: Iterable[Path], clinic: Path | None, layouts: Path | None, house: Path | None
) -> tuple[Inputs, ...]:
    """The inputs of each content file, in their order; one that is named twice is there once.

    Raises InputError with what stands in the way of any of them.
    """
    found: list[Inputs] = []
    faults: list[Diagnostic] = []
    for content in _each_once(contents):
        try:
            found.append(find_inputs(content, clinic, layouts, house))
        except InputError as error:
            faults += error.diagnostics
    if faults:
        raise InputError(faults)
    return tuple(found)


def _each_once(paths: Iterable[Path]) -> Iterable[Path]:
    """The paths without those of a file that is there already."""
    files: dict[str, Path] = {}
    for path in paths:
        files.setdefault(os.path.realpath(path), path)
    return files.values()


def _are_beside(one: Path | None, other: Path | None) -> bool:
    """Whether there are both files, in one folder."""
    return one is not None and other is not None and os.path.realpath(one.parent) == os.path.realpath(other.parent)


def _reach(start: Path) -> list[Path]:
    """The folders in which inputs are looked for, the nearest first, as messages name them."""
    reached = {folder: _as_named(folder, start) for folder in _upwards(start)}
    if not any(os.path.lexists(folder / _HOUSE) for folder in reached):
        for folder in _upwards(Path()):
            reached.setdefault(folder, _as_named(folder, Path()))
    return list(reached.values())


def _upwards(start: Path) -> Iterator[Path]:
    """The folder and those above it, by their real paths, up to the first that holds a house file.

    None of those above lies beyond the home folder, or is one where anybody may put a file for others to find.
    """
    here, home = Path(os.path.realpath(start)), _home()
    for folder in (here, *here.parents):
        beyond = home is not None and home != folder and home.is_relative_to(folder)
        if folder != here and (beyond or _is_everybodys(folder)):
            return
        yield folder
        if os.path.lexists(folder / _HOUSE):
            return


def _home() -> Path | None:
    """The home folder's real path, where there is one."""
    try:
        return Path(os.path.realpath(Path.home()))
    except RuntimeError:
        return None


def _is_everybodys(folder: Path) -> bool:
    try:
        return os.stat(folder).st_mode & _EVERYBODYS == _EVERYBODYS
    except OSError:
        return True


def _as_named(folder: Path, start: Path) -> Path:
    """A folder above the start as messages name it: from the current folder, unless the start is named from the top."""
    if folder == Path(os.path.realpath(start)):
        return start
    return folder if start.anchor else Path(os.path.relpath(folder, os.path.realpath(os.curdir)))


def _named_layouts(path: Path) -> Path:
    """The folder that an option names."""
    if not os.path.isdir(path):
        raise fault("file", Location(shown(path)), "there is no such folder of layouts", "check --layouts")
    return path


def _met_layouts(folders: list[Folder]) -> tuple[Path, ...]:
    """The folders of layouts on the way."""
    met = tuple(folder.path / LAYOUTS for folder in folders if LAYOUTS in folder)
    for path in met:
        if leads_out(path, path.parent):
            hint = "put the folder itself there, or name it by --layouts"
            raise fault("file", Location(shown(path)), LEADS_OUT[0], hint)
        if not os.path.isdir(path):
            hint = "the layouts of your own go into a folder of this name: call this something else"
            raise fault("file", Location(shown(path)), "this is no folder", hint)
    return met


def house_above(folder: Path) -> Path | None:
    """The hospital's folder that a new one lies in, so that it needs none of the files that topics share."""
    start = folder
    while not os.path.isdir(start) and start != start.parent:
        start = start.parent
    return next((one for one in _upwards(start) if os.path.lexists(one / _HOUSE)), None)
