"""What has been sent: so that the same e-mail does not go to the same person twice unasked.

The list lies in the user's own state folder and in no folder that is shared; ``B12DOCS_STATE`` names another one. It
holds no address and no word: for each e-mail to each person one hash, under a key that was drawn for this list alone.
Before an e-mail goes it is written down as one that may have been sent, which is what it stays if the line drops or the
program is killed.
"""

from __future__ import annotations

import datetime
import hmac
import json
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Literal

from b12docs.diagnostics import MachineError
from b12docs.production.disk import DISK
from b12docs.production.lock import locked
from b12docs.production.private import private
from b12docs.records import record
from b12docs.source.files import shown
from b12docs.source.users import users_folder

VARIABLE = "B12DOCS_STATE"
NAME = "sent.json"
State = Literal["sent", "may"]
_HINT = "set B12DOCS_STATE to a folder that is yours alone"


@record
class Entry:
    """What is known of an e-mail to somebody: that it was sent, or may have been, and on which day."""

    state: State
    on: datetime.date


class Journal:
    """The list in a folder, which is made where it is missing."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / NAME

    def known(self, key: str, letter: str) -> Entry | None:
        """What is known of the letter with this digest to the person with this key; raises MachineError."""
        drawn, entries = self._read()
        return entries.get(_hash(drawn, key, letter)) if drawn else None

    @contextmanager
    def changing(self, key: str, letter: str) -> Iterator[Change]:
        """The entry of a letter to somebody, while no other program may change it; raises MachineError."""
        if self.folder in DISK.make_folder(self.folder):
            self.folder.chmod(0o700)
        with locked(self.folder):
            drawn, entries = self._read()
            drawn = drawn or secrets.token_hex(32)
            yield Change(self, drawn, entries, _hash(drawn, key, letter))

    def write(self, drawn: str, entries: dict[str, Entry]) -> None:
        """Put the list into its place, whole or not at all, for nobody else to read."""
        said = {name: [one.state, str(one.on)] for name, one in entries.items()}
        try:
            with private(self.path, synced=True) as file:
                file.write(json.dumps({"key": drawn, "sent": said}).encode())
        except OSError as error:
            raise MachineError(shown(self.path), f"this cannot be written: {error.strerror}", _HINT) from None

    def _read(self) -> tuple[str, dict[str, Entry]]:
        """The key and the entries; nothing where there is no list yet."""
        try:
            if not os.path.lexists(self.path):
                return "", {}
            if not stat.S_ISREG(os.lstat(self.path).st_mode):
                raise ValueError("no ordinary file")
            found = json.loads(self.path.read_text("utf-8"))
            drawn, entries = found["key"], found["sent"]
            if not (isinstance(drawn, str) and len(drawn) == 64):
                raise ValueError("no key")
            return drawn, {name: _entry(*one) for name, one in entries.items()}
        except OSError as error:
            raise MachineError(shown(self.path), f"this cannot be read: {error.strerror}", _HINT) from None
        except (ValueError, KeyError, TypeError, AttributeError):
            message = "the list of what was sent is damaged: an e-mail might go twice"
            raise MachineError(shown(self.path), message, "move it away, and see yourself what was sent") from None


class Change:
    """One entry that may be changed."""

    def __init__(self, journal: Journal, drawn: str, entries: dict[str, Entry], name: str) -> None:
        self.journal, self.drawn, self.entries, self.name = journal, drawn, entries, name

    @property
    def entry(self) -> Entry | None:
        """What is known now."""
        return self.entries.get(self.name)

    def put(self, entry: Entry | None) -> None:
        """Write the entry, or take it away."""
        others = {name: one for name, one in self.entries.items() if name != self.name}
        self.journal.write(self.drawn, others | ({self.name: entry} if entry else {}))


def usual_journal() -> Journal:
    """The list of this user; raises MachineError where there is no place for it."""
    named = os.environ.get(VARIABLE, "")
    folder = Path(named) if named else users_folder("Application Support", "XDG_STATE_HOME", ".local/state")
    if folder is None:
        raise MachineError(VARIABLE, "there is no folder to write down what was sent", _HINT)
    return Journal(folder)


def _hash(drawn: str, key: str, letter: str) -> str:
    return hmac.new(bytes.fromhex(drawn), f"{key}\n{letter}".encode(), sha256).hexdigest()


def _entry(state: str, on: str) -> Entry:
    if state not in ("sent", "may"):
        raise ValueError(state)
    return Entry("sent" if state == "sent" else "may", datetime.date.fromisoformat(on))
