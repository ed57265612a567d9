"""A change of a folder's files: all of them or none, whenever the program is killed and whatever the disk refuses.

A journal says which files there will be, and every one is written beside its name. When all of it is safe on the disk,
names alone change: each old file is put aside, then each new one takes its place. A step that fails puts everything
back. After a kill ``settle`` does the renames that are left, or puts all back. Which files are concerned is read from
the folder itself, so that nothing outside of it can be named; and only names that the journal or the folder's list
knows, or that a document has, are taken for ours.

A file in the place of a new one that is not as the list says (somebody has written into it, or it was never ours) is
not replaced: it goes on under another name, ``NAME.changed-1.pdf``.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import count
from pathlib import Path

from b12docs.diagnostics import Diagnostic, Location, MachineError
from b12docs.production.digests import MOST_BYTES, digest_of, sha256
from b12docs.production.disk import Disk, refuse_folder
from b12docs.production.manifest import MANIFEST, damaged, is_name, known_digests, known_documents, read_ours
from b12docs.records import field, record
from b12docs.source.files import shown

JOURNAL = ".b12docs.journal"
_NEW, _OLD = ".b12docs.new.", ".b12docs.old."
_THEIRS = ".b12docs.own."  # put aside like an old one, and not ours to take away; no longer than the others
# What earlier versions left when they were killed: .NAME.xxxxxxxx.part, where NAME has a document's four parts.
_PART = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}\.part")
_DOCUMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+){3,}\.(pdf|html|txt)")
# More than any build has written: a journal or files beyond that are not ours, and are not read.
_MOST_FILES = 10_000
_MOST_SAID = 5  # names that a message says
_CHANGED = "changed by hand, or are not of b12docs"
_THEIR_FILE = "this file was changed by hand, or is not of b12docs"

UNCHANGED = "until then every file stays as it was"
HALF_DONE = "some files are new and some are old: the next build into this folder puts that right"


@record
class Change:
    """What changes the files of a folder, step by step; ``report`` gets the warnings."""

    folder: Path
    disk: Disk
    report: Callable[[Diagnostic], None]
    ours: set[str] = field(default_factory=set)  # names that are known to be documents of ours
    free: Container[str] = ()  # names whose file may be replaced, whatever the list says of it
    moved: dict[str, str] = field(default_factory=dict)  # what was not as we had made it, and its new name

    def make(self, files: Mapping[str, bytes]) -> None:
        """Write the files, all of them or none; raises MachineError with the one at fault.

        The folder is settled before.
        """
        self.ours.update(files)
        try:
            self._prepare(files)
        except BaseException as error:
            _add(error, UNCHANGED if self._tried(self._clear) else HALF_DONE)
            raise
        try:
            self._rename(files, {name: sha256(data) for name, data in files.items()})
        except BaseException as error:
            _add(error, UNCHANGED if self._tried(lambda: self._undo(files)) else HALF_DONE)
            raise
        self._clear()
        self._tell()

    def settle(self) -> None:
        """Finish what a killed program left, or undo it where that is refused, and clear up; raises MachineError."""
        self.ours.update(known_documents(self.folder, lambda warning: None))
        if os.path.lexists(self.folder / JOURNAL):
            digests = self._read_journal()
            self.ours.update(digests)
            if self._is_begun(digests):
                self._finish(digests)
        self._clear()
        self._tell()

    def is_settled(self) -> bool:
        """Whether nothing in the folder waits to be finished or cleared up."""
        return not (os.path.lexists(self.folder / JOURNAL) or any(map(self._named, (_NEW, _OLD, _THEIRS))))

    def clear_parts(self, known: Container[str]) -> None:
        """Take away what earlier versions left when they were killed; ``known`` are documents of this folder."""
        for file in self.disk.files(self.folder):
            part = _PART.fullmatch(file)
            if part and (part["name"] in known or part["name"] == MANIFEST or _DOCUMENT.fullmatch(part["name"])):
                self.disk.remove(self.folder / file)

    def _prepare(self, files: Mapping[str, bytes]) -> None:
        """Write the journal, and every new file beside its name."""
        path = self.folder / JOURNAL
        self.disk.write(path, _journal(files), path)
        for name, data in files.items():
            self.disk.write(self.folder / (_NEW + name), data, self.folder / name)
        new = {self.folder / (_NEW + name): self.folder / name for name in files}
        self.disk.flush(new | {path: path, self.folder: self.folder})

    def _rename(self, names: Iterable[str], digests: Mapping[str, str]) -> None:
        """Put the old files aside, and the new ones in their places; what was done before is left as it is.

        ``digests`` are the hashes of the new files.
        """
        waiting = [name for name in names if os.path.lexists(self.folder / (_NEW + name))]
        listed = self._listed()
        for name in waiting:
            target = self.folder / name
            refuse_folder(target)
            if os.path.lexists(target):
                known = (
                    name == MANIFEST
                    or name in self.free
                    or listed is None
                    or digest_of(target) in (listed.get(name), digests.get(name))
                )
                self.disk.rename(target, self.folder / ((_OLD if known else _THEIRS) + name), target)
        for name in waiting:
            self.disk.rename(self.folder / (_NEW + name), self.folder / name, self.folder / name)

    def _listed(self) -> Mapping[str, str] | None:
        """The hash of each document as we made it, by the list of before; None where it is damaged, and cannot say."""
        aside = self.folder / (_OLD + MANIFEST)
        return known_digests(aside if os.path.lexists(aside) else self.folder / MANIFEST)

    def _is_begun(self, digests: Mapping[str, str]) -> bool:
        """Whether the renames had begun, or may: every new file is complete, here or in its place already."""
        aside = self._named(_OLD) or self._named(_THEIRS)
        if aside or not digests:
            return bool(aside)
        waiting = self._named(_NEW)
        paths = {name: self.folder / (_NEW + name if name in waiting else name) for name in {*digests, *waiting}}
        if sum(map(_size, paths.values())) > MOST_BYTES:
            return False
        return all(digest_of(path) == digests.get(name) for name, path in paths.items())

    def _finish(self, digests: Mapping[str, str]) -> None:
        """Do the renames that are left, or undo those that were done; raises MachineError where one is refused."""
        try:
            self._rename(self._named(_NEW), digests)
        except MachineError as error:
            there = set(self.disk.files(self.folder)) & set(digests)
            written = [name for name in sorted(there) if digest_of(self.folder / name) == digests[name]]
            _add(error, UNCHANGED if self._tried(lambda: self._undo(written)) else HALF_DONE)
            raise

    def _undo(self, written: Iterable[str]) -> None:
        """Take the new files that are in their places out again, and put the old ones back."""
        for name in written:
            if not os.path.lexists(self.folder / (_NEW + name)):
                self.disk.rename(self.folder / name, self.folder / (_NEW + name), self.folder / name)
        for mark in (_OLD, _THEIRS):
            for name in self._named(mark):
                self.disk.rename(self.folder / (mark + name), self.folder / name, self.folder / name)
        self._clear()

    def _clear(self) -> None:
        """Take away what a change has left, when it is made or undone; a file whose only copy was put aside comes back.

        The journal goes last, because it knows the others.
        """
        for mark in (_OLD, _THEIRS):
            for name in self._named(mark):
                aside, target = self.folder / (mark + name), self.folder / name
                if not os.path.lexists(target):
                    self.disk.rename(aside, target, target)
                elif mark == _OLD:
                    self.disk.remove(aside)
                else:
                    self._move(aside, name)
        for path in (*(self.folder / (_NEW + name) for name in self._named(_NEW)), self.folder / JOURNAL):
            if os.path.lexists(path):
                self.disk.remove(path)

    def _move(self, aside: Path, name: str) -> None:
        """Give a file that is not ours to take away a name of its own."""
        stem, suffix = os.path.splitext(name)
        names = (f"{stem}.changed-{number}{suffix}" for number in count(1))
        free = next(one for one in names if not os.path.lexists(self.folder / one))
        self.disk.rename(aside, self.folder / free, self.folder / name)
        self.moved[name] = free

    def _tell(self) -> None:
        """Report the files that have gone on under another name, once."""
        if not self.moved:
            return
        (name, first), *more = self.moved.items()
        message = f"{_THEIR_FILE}: it is kept as '{first}'"
        if more:
            said = ", ".join(list(self.moved.values())[:_MOST_SAID]) + (", …" if len(more) >= _MOST_SAID else "")
            message = f"{len(self.moved)} files were {_CHANGED}: they are kept as {said}"
        at = Location(shown(self.folder if more else self.folder / name))
        self.report(Diagnostic("changed-by-hand", at, message, "delete what nobody needs of it", "warning"))
        self.moved.clear()

    def _named(self, prefix: str) -> list[str]:
        """The names of our files that this prefix marks; anybody may have a file that only looks like one."""
        marked = (file.removeprefix(prefix) for file in self.disk.files(self.folder) if file.startswith(prefix))
        return [name for name in marked if name in self.ours or name == MANIFEST or _DOCUMENT.fullmatch(name)]

    def _read_journal(self) -> dict[str, str]:
        """The hash of each new file by its name; a damaged journal has none, and the folder says enough without."""
        found = read_ours(self.folder / JOURNAL)
        files = found.get("files") if isinstance(found, dict) else None
        if not isinstance(files, dict) or len(files) > _MOST_FILES or not all(map(_is_entry, files.items())):
            self.report(damaged(self.folder / JOURNAL))
            return {}
        return files

    def _tried(self, step: Callable[[], None]) -> bool:
        """Whether the step could be done."""
        try:
            step()
        except MachineError:
            return False
        return True


def _is_entry(entry: tuple[object, object]) -> bool:
    name, digest = entry
    return is_name(name) and isinstance(digest, str)


def _journal(files: Mapping[str, bytes]) -> bytes:
    """What is to come, and the hash by which each new file is known to be complete."""
    digests = {name: sha256(data) for name, data in files.items()}
    return (json.dumps({"files": digests}, indent=1) + "\n").encode()


def _size(path: Path) -> int:
    """The size in bytes of what bears this name; 0 where there is nothing."""
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0


def _add(error: BaseException, words: str) -> None:
    """Say in the error's hint what has become of the files."""
    if isinstance(error, MachineError):
        error.hint = f"{error.hint}; {words}"
