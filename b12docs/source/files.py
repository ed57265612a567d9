"""Files, each read once: only ordinary ones, with a limit, into a record that everything else follows from."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePath

from b12docs.diagnostics import Diagnostic, InputError, Location, fault, nearest
from b12docs.records import record
from b12docs.source.characters import composed
from b12docs.source.noted import note

TEXT_BYTES = 1_000_000  # a content, clinic, layout or theme file, or a drawing
PO_BYTES = 4_000_000  # a file of translations, which holds two languages
PICTURE_BYTES = 30_000_000
PROFILE_BYTES = 8_000_000

# What would break a message in two, turn it round, or cannot be printed: also bytes of a name that are no UTF-8.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufeff\ufffe\uffff]")
# A pipe or a device must not be waited for, even if it took a file's place a moment ago.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
_REASONS = {
    errno.ENOENT: "the file does not exist",
    errno.EISDIR: "this is a folder, not a file",
    errno.ENOTDIR: "the file does not exist: part of its path is no folder",
    errno.EACCES: "the file or its folder may not be read",
    errno.EPERM: "the file or its folder may not be read",
    errno.ELOOP: "the file is a link that leads back to itself",
    errno.ENAMETOOLONG: "the file's name is too long",
}


@record
class File:
    """A file as it was read: its name as messages show it, its bytes and their SHA-256 in hex.

    One that could not be read has no bytes; its ``fault`` is raised when somebody asks for its text.
    """

    name: str
    data: bytes = b""
    sha256: str = ""
    fault: Diagnostic | None = None

    @property
    def text(self) -> str:
        """The file as text with lines that end in a line feed; raises InputError where it is unread, or no UTF-8."""
        if self.fault:
            raise InputError([self.fault])
        try:
            text = composed(self.data.decode("utf-8-sig"))
            return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        except UnicodeDecodeError as error:
            start = error.start + len(self.data) - len(error.object)  # counted without a byte order mark
            before = self.data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
            other = next((words for sign, words in _OTHER_FILES.items() if self.data.startswith(sign)), "")
            at = Location(self.name, 1, 1) if other else Location(self.name, line, column)
            message = f"the file is no UTF-8 text{other and ': '}{other}"
            raise fault("encoding", at, message, "save it as UTF-8 text from a plain text editor") from None


# What files begin with that are no text of ours.
_OTHER_FILES = {
    b"\xff\xfe": "it is saved as UTF-16",
    b"\xfe\xff": "it is saved as UTF-16",
    b"PK\x03\x04": "it is a document of a word processor, or another zip file",
    b"\xd0\xcf\x11\xe0": "it is a document of a word processor",
    b"%PDF": "it is a PDF",
    b"\x89PNG": "it is a picture",
    b"\xff\xd8\xff": "it is a picture",
}


def shown(path: PurePath) -> str:
    r"""A path as messages show it: with slashes, and with what cannot be printed as an escape like \n or \xff."""
    return _UNSHOWN.sub(_escaped, path.as_posix())


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else found[0].encode("unicode_escape").decode()


def leads_out(path: PurePath, folder: PurePath) -> bool:
    """Whether a link on the way to this path leads out of the folder; the folder may itself be reached by links."""
    if _is_plainly_inside(os.fspath(path), os.fspath(folder)):
        return False
    real, root = (os.path.normcase(os.path.join(os.path.realpath(one), "")) for one in (path, folder))
    return not real.startswith(root)


def _is_plainly_inside(path: str, folder: str) -> bool:
    """Whether a path goes on from the folder's, and nothing on the way is a link: so it is of nearly all."""
    if not path.startswith(f"{folder}{os.sep}"):
        return False
    steps = path[len(folder) + 1 :].split(os.sep)
    below = (os.sep.join((folder, *steps[:count])) for count in range(1, len(steps) + 1))
    return os.pardir not in steps and not any(map(_is_link, below))


def _is_link(path: str) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_reparse_tag", 0))  # as a junction of Windows has


LEADS_OUT = "this link leads out of the folder", "put the file itself there"


def read_file(path: PurePath, limit: int = TEXT_BYTES, within: PurePath | None = None) -> File:
    """The file at a path, if it is an ordinary one of at most ``limit`` bytes; never raises.

    Links are followed, but none that leads out of the folder ``within``, where there is one.
    """
    name = shown(path)
    note(path)
    try:
        data = _bytes(path, limit, within)
    except _LeadsOutError:
        return File(name, fault=Diagnostic("file", Location(name), *LEADS_OUT))
    except (OSError, ValueError) as error:
        return File(name, fault=Diagnostic("file", Location(name), _why(error), _hint(path, error)))
    if len(data) > limit:
        message, hint = f"the file is larger than {limit:,} bytes", "split it or remove what is no text"
        return File(name, fault=Diagnostic("size", Location(name), message, hint))
    import hashlib  # here, for help needs none

    return File(name, data, hashlib.sha256(data).hexdigest())


def _hint(path: PurePath, error: OSError | ValueError) -> str:
    """What to do about a file that cannot be read: the name beside it that is meant, where one is near."""
    beside: list[str] = []
    if isinstance(error, FileNotFoundError):
        with suppress(OSError, ValueError):
            beside = os.listdir(path.parent)
    if isinstance(error, PermissionError):
        return "close it in other programs, and check that you may read it"
    near = nearest(path.name, beside)
    return f"did you mean '{shown(path.with_name(near))}'?" if near else "check the name, and that you may read it"


class _LeadsOutError(Exception):
    """A link leads out of the folder that its file must lie in."""


def _bytes(path: PurePath, limit: int, within: PurePath | None) -> bytes:
    """At most ``limit`` + 1 of the file's bytes."""
    _refuse_special(os.stat(path))  # before it is opened: opening some devices does something
    if within is not None and leads_out(path, within):
        raise _LeadsOutError
    number = os.open(path, _FLAGS)
    try:
        found = os.fstat(number)
        _refuse_special(found)
        return b"".join(_parts(number, max(found.st_size + 1, _LEAST_PART), limit + 1))
    finally:
        os.close(number)


_LEAST_PART = 16_384  # some files of the system say that they have no size


def _parts(number: int, size: int, most: int) -> Iterator[bytes]:
    """The bytes of an open file up to ``most``, in parts of at most ``size``: where nobody writes to it, in one.

    Room for the limit itself, which is far above most files, would take longer to make than all of them to read.
    """
    while most > 0 and (part := os.read(number, min(size, most))):
        yield part
        most -= len(part)


def _refuse_special(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("this is no ordinary file, but a pipe, a socket or a device")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0, f"the file cannot be read: {error.strerror or error}")
    return str(error)
