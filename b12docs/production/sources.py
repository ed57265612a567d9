"""Which topic a document belongs to, and whether its files are what they were when it was made.

Nothing but files is read here: what has not changed need not be understood again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from b12docs.library.packaged import packaged
from b12docs.production.listed import Listed
from b12docs.production.made import Stale
from b12docs.production.manifest import known_documents
from b12docs.project.inputs import Inputs
from b12docs.project.snapshot import Reader
from b12docs.source.files import PICTURE_BYTES, PROFILE_BYTES, File, leads_out, read_file

BY_HAND = "changed by hand"
BESIDE = ("logo/", "photograph/", "profile/")  # files that only the content, the clinic file or an option names


def hash_of(files: Mapping[str, File]) -> str:
    """One hash of all files by what they are, wherever they lie."""
    lines = (f"{name} {file.sha256}\n" for name, file in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode(errors="surrogatepass")).hexdigest()[:32]


def own_hash(files: Mapping[str, File]) -> str:
    """The hash of a topic's files, without those that an option names."""
    return hash_of({name: file for name, file in files.items() if not name.startswith("profile/")})


def beside(files: Iterable[str]) -> tuple[str, ...]:
    """Those of the files that are found only where the others are understood."""
    return tuple(sorted(name for name in files if name.startswith(BESIDE)))


def read_again(inputs: Inputs, names: Iterable[str], reader: Reader) -> Mapping[str, File]:
    """The files of a topic as they are now, and those of these names; raises InputError as reading them would."""
    return {**reader.take(inputs).files, **{name: _read(inputs, name) for name in names}}


def _read(inputs: Inputs, name: str) -> File:
    kind, _, path = name.partition("/")
    if kind == "profile":
        return read_file(Path(path), PROFILE_BYTES)
    folder = (inputs.clinic or inputs.content).parent if kind == "logo" else inputs.content.parent
    return File(name) if leads_out(folder / path, folder) else read_file(folder / path, PICTURE_BYTES)


def documents_of(inputs: Iterable[Inputs], folder: Path) -> tuple[Stale, ...]:
    """Every document of these topics that a folder holds: none follows from inputs that are at fault themselves."""
    owners = Owners({str(number): one for number, one in enumerate(inputs)}, folder)
    listed = known_documents(folder)
    return tuple(
        Stale(name, "made before this fault")
        for name, one in listed.items()
        if one.job and owners.topic_of(name, one) and (folder / name).is_file()
    )


def source_of(content: Path, clinic: Path | None, folder: Path) -> tuple[str, str]:
    """The content and the clinic file as the list of a folder knows them: by their ways from the folder.

    What comes with the program has the same name wherever the program is.
    """
    return _way(content, folder), _way(clinic, folder) if clinic else ""


class Owners:
    """Which of some topics the documents of a folder belong to."""

    def __init__(self, topics: Mapping[str, Inputs], folder: Path) -> None:
        self.folder, self.names = folder, sorted(topics, key=len, reverse=True)
        self.by_content: dict[str, dict[str, str]] = {}  # a content file's way -> its topic by the clinic file's
        for topic, inputs in topics.items():
            content, clinic = source_of(inputs.content, inputs.clinic, folder)
            self.by_content.setdefault(content, {})[clinic] = topic

    def topic_of(self, name: str, known: Listed) -> str | None:
        """The topic of a document; None where it is another's, or another clinic's.

        A clinic file that came or went since is no other clinic's. What an earlier version has listed, without its
        files, is known by its name.
        """
        if not known.job:
            return next((topic for topic in self.names if name.startswith(f"{topic}-")), None)
        content, clinic = known.source
        own = self.by_content.get(content, {})
        if clinic in own or (clinic and os.path.lexists(self.folder / clinic)):
            return own.get(clinic)
        return next(iter(own.values()), None)


def _way(path: Path, folder: Path) -> str:
    if path == packaged("content.yaml"):
        return "packaged"
    real = os.path.realpath(path)
    try:
        return Path(os.path.relpath(real, os.path.realpath(folder))).as_posix()
    except ValueError:  # on another drive
        return Path(real).as_posix()
