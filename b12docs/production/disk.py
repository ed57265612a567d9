"""The steps on files that a change of a folder is made of; the file at which one fails is named in plain words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from b12docs.diagnostics import MachineError
from b12docs.source.files import leads_out, shown

_ELSEWHERE = "choose another folder"
_FULL = "the disk is full", f"delete what nobody needs any more, or {_ELSEWHERE}"
_LOCKED = (
    "this file cannot be replaced: another program holds it, or you may not change it",
    f"close it in the other program (a PDF viewer, say) and try again, or {_ELSEWHERE}",
)
_FORBIDDEN = "nothing may be written here", f"{_ELSEWHERE}, or ask whoever looks after this computer"
_READ_ONLY = "this disk can be read, and not written", _ELSEWHERE
_NO_FOLDER = "this is a file, where a folder is needed", f"move that file away, or {_ELSEWHERE}"
_NOWHERE = "this link leads nowhere", f"take the link away, or {_ELSEWHERE}"
_AWAY = "this link leads out of the current folder", "take the link away, or name the folder that you mean by -o"
_IS_FOLDER = "this is a folder, where a file is to be written", f"move that folder away, or {_ELSEWHERE}"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EISDIR: _IS_FOLDER,
    errno.ENAMETOOLONG: ("its name is too long for this disk", f"{_ELSEWHERE}, or a shorter 'id' in content.yaml"),
}
_FEW = 5
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # and through no link that lies there
_HOLDING = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)  # what a rename says of a file that is in use


class Disk:
    """Every way in which a change touches the disk, one step a method; each raises MachineError.

    ``about`` is the path that the person at the machine knows: a file in the making is named after what it becomes.
    """

    mode = 0o666  # of a new file, from the moment that it is there; without what the user's mask takes away

    def files(self, folder: Path) -> list[str]:
        """The names of a folder's files, in order."""
        with told(folder), os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if not entry.is_dir(follow_symlinks=False))

    def make_folder(self, folder: Path) -> list[Path]:
        """The folder and those above it, where they are not there yet; returns those that were made, outermost first.

        Where one cannot be made, none is.
        """
        missing: list[Path] = []
        with told(folder):
            for path in (folder, *folder.parents):
                if os.path.isdir(path):
                    break
                if os.path.lexists(path):
                    raise MachineError(shown(path), *(_NO_FOLDER if os.path.exists(path) else _NOWHERE))
                missing.insert(0, path)
        made: list[Path] = []
        try:
            for path in missing:
                with told(folder):
                    path.mkdir(exist_ok=True)
                made.append(path)
        except BaseException:
            self.remove_folders(made)
            raise
        return made

    def remove_folders(self, folders: Sequence[Path]) -> None:
        """Take folders away again, the last first, as far as nothing is in them."""
        for path in reversed(folders):
            with suppress(OSError):
                path.rmdir()

    def write(self, path: Path, data: bytes, about: Path) -> None:
        """A new file, whole; one that is there already is somebody else's."""
        with told(about, {errno.EEXIST: (f"'{path.name}' is in the way", f"move it away, or {_ELSEWHERE}")}):
            handle = os.open(path, NEW, self.mode)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
            except BaseException:
                path.unlink(missing_ok=True)
                raise

    def flush(self, paths: Mapping[Path, Path]) -> None:
        """See to it that files and folders outlast a power cut, each beside the path that it is told by.

        Many of them at the same time, because the disk then does it in one go: 15 ms instead of 85 for fourteen
        documents. To load the threads takes as long as a few files.
        """
        if len(paths) <= _FEW:
            for path, about in paths.items():
                _flush(path, about)
            return
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(max_workers=16) as threads:
            for _ in threads.map(_flush, paths.keys(), paths.values()):
                pass

    def rename(self, old: Path, new: Path, about: Path) -> None:
        """Give a file its new name; a file of that name is replaced."""
        with told(about, dict.fromkeys(_HOLDING, _LOCKED)):
            os.replace(old, new)

    def remove(self, path: Path) -> None:
        """Take a file away, if it is there."""
        with told(path, dict.fromkeys(_HOLDING, _LOCKED)):
            path.unlink(missing_ok=True)


class PrivateDisk(Disk):
    """A disk on which nobody else may read what is written: files that say who is ill, or whose e-mail it is."""

    mode = 0o600


DISK = Disk()
PRIVATE_DISK = PrivateDisk()


@contextmanager
def told(path: Path, special: dict[int, tuple[str, str]] | None = None) -> Iterator[None]:
    """What the operating system says of the path in our words, as MachineError; ``special`` are those of this step."""
    try:
        yield
    except OSError as error:
        said = f"this cannot be written: {error.strerror or error}", _ELSEWHERE
        found = (_REASONS | (special or {})).get(error.errno or 0, said)
        at = path.parent if found in (_FORBIDDEN, _READ_ONLY) and not path.is_dir() else path
        raise MachineError(at.as_posix(), *found) from None


def _flush(path: Path, about: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return  # Windows keeps the order of names by itself, and opens no folder
    with told(about):
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refuse_link_out(folder: Path) -> None:
    """Raise MachineError where a folder that nobody has named is a link that leads out of the one that it stands in."""
    if folder.is_symlink() and leads_out(folder, folder.parent):
        raise MachineError(shown(folder), *_AWAY)


def refuse_folder(path: Path) -> None:
    """Raise MachineError where a folder stands in the place of a file."""
    if path.is_dir() and not path.is_symlink():
        raise MachineError(shown(path), *_IS_FOLDER)
