"""What the files of a project held when it was loaded: each was read once, and everything follows from that."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from b12docs.library.overlay import overlaid
from b12docs.project.inputs import Inputs
from b12docs.records import record
from b12docs.source.files import PROFILE_BYTES, File, read_file


@record
class Snapshot:
    """The files by what they are: ``content``, ``clinic``, ``layouts/leaflet.html``, ``logo/river.png``.

    Output profiles stand there as ``profile/`` and their path. A file changed since is still what it was.
    """

    files: Mapping[str, File]

    @property
    def layouts(self) -> dict[str, File]:
        """The files of the layouts' folders, by their path below the folder."""
        start = "layouts/"
        return {name.removeprefix(start): file for name, file in self.files.items() if name.startswith(start)}

    def profile(self, path: str) -> File:
        """The output profile of this path, which ``with_profiles`` has read."""
        return self.files[f"profile/{path}"]

    def sha256_of(self, name: str) -> str:
        """The hash of one file's bytes; empty where there is none or where it could not be read."""
        return self.files[name].sha256 if name in self.files else ""

    @property
    def sha256(self) -> str:
        """One hash of all files and what they are."""
        lines = (f"{file.sha256} {name}\n" for name, file in sorted(self.files.items()))
        return hashlib.sha256("".join(lines).encode(errors="surrogateescape")).hexdigest()

    def with_files(self, kind: str, files: Mapping[str, File]) -> Snapshot:
        """The same and these files of one kind."""
        return Snapshot({**self.files, **{f"{kind}/{name}": file for name, file in files.items()}})


def take(inputs: Inputs) -> Snapshot:
    """Read all inputs. Raises InputError where a folder of layouts cannot be listed."""
    files = {"content": read_file(inputs.content, within=inputs.bound_of(inputs.content))}
    if inputs.clinic is not None:
        files["clinic"] = read_file(inputs.clinic, within=inputs.bound_of(inputs.clinic))
    return Snapshot(files).with_files("layouts", overlaid(inputs.layouts))


def with_profile(snapshot: Snapshot, path: str) -> Snapshot:
    """The snapshot and the output profile of this path, read if it is not there yet."""
    if f"profile/{path}" in snapshot.files:
        return snapshot
    return snapshot.with_files("profile", {path: read_file(Path(path), PROFILE_BYTES)})
