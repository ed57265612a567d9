"""Sending an e-mail to people, one at a time, so that nobody sees who else got it.

Again and again is tried only what has not been begun: from the server's being asked to take the e-mail on, it may have
been sent, and somebody is asked.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Literal

from b12docs.diagnostics import MachineError
from b12docs.handover.mail.addresses import Address
from b12docs.handover.mail.journal import Entry, Journal
from b12docs.handover.mail.message import Letter, to_send
from b12docs.handover.mail.server import MailError, Server, UncertainError
from b12docs.records import record

PAUSES = (1.0, 4.0)  # seconds before it is tried for the second and the third time
Became = Literal["sent", "known", "doubtful", "maybe", "failed", "untried"]


@record
class Outcome:
    """What became of the e-mail to somebody.

    ``known`` is one that was sent before, ``doubtful`` one that may have been: neither was sent again. ``maybe`` may
    have been sent now, ``failed`` and ``untried`` were not. ``on`` is the day of before, ``error`` says why.
    """

    to: Address
    became: Became
    on: date | None = None
    error: MailError | None = None


class _KnownError(Exception):
    """Another program has sent it meanwhile."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry


class Post:
    """Sends one letter; ``connect`` opens a line to the server, and ``insists`` sends what was sent before."""

    def __init__(self, letter: Letter, sender: Address, journal: Journal, connect: Callable[[], Server], *,
                 insists: bool = False) -> None:  # fmt: skip
        self.letter, self.sender, self.journal, self.insists = letter, sender, journal, insists
        self._connect = connect
        self._server: Server | None = None
        self._digest = letter.digest
        self.begun: Address | None = None  # to whom it may have been sent, while nobody has heard

    def message(self, to: Address) -> bytes:
        """The e-mail to somebody, with the time and an identity of its own."""
        return to_send(self.letter, self.sender, to, datetime.now(UTC), secrets.token_hex(16))

    def before(self, to: Address) -> Outcome | None:
        """What is known of an earlier e-mail of the same words to the same person, where that stands in the way."""
        entry = None if self.insists else self.journal.known(to.key, self._digest)
        return _known(to, entry) if entry else None

    def send(self, people: Sequence[Address]) -> Iterator[Outcome]:
        """Send it to each; raises MachineError where what is sent cannot be written down, before anything is."""
        down: MailError | None = None
        try:
            for to in people:
                outcome = self.before(to) or (Outcome(to, "untried", error=down) if down else self._sent(to))
                if outcome.became == "failed" and outcome.error and outcome.error.whole:
                    down = outcome.error
                yield outcome
        finally:
            self._hang_up()

    def _sent(self, to: Address) -> Outcome:
        """Try, and try again what is passing and was not begun."""
        message = self.message(to)
        for pause in (*PAUSES, None):
            try:
                self._try(to, message)
                return Outcome(to, "sent")
            except _KnownError as known:
                return _known(to, known.entry)
            except UncertainError:
                self._hang_up()
                return Outcome(to, "maybe")
            except KeyboardInterrupt:
                self._hang_up(politely=False)
                raise
            except MailError as error:
                if error.whole or error.passing:
                    self._hang_up()  # what passes passes on a new line
                if pause is None or not error.passing:
                    return Outcome(to, "failed", error=error)
                time.sleep(pause)
        raise AssertionError("the last pause is none")

    def _try(self, to: Address, message: bytes) -> None:
        if self._server is None:
            self._server = self._connect()
        else:
            self._server.reset()
        before: list[Entry | None] = []
        try:
            self._server.deliver(self.sender.mailbox, to.mailbox, message, lambda: before.append(self._begin(to)))
        except MailError:
            if before:
                self._put(to, before[0])
            raise
        self._put(to, Entry("sent", _today()))

    def _begin(self, to: Address) -> Entry | None:
        """Write down that it may have been sent; returns what was known before."""
        with self.journal.changing(to.key, self._digest) as change:
            before = change.entry
            if before and not self.insists:
                raise _KnownError(before)
            change.put(Entry("may", _today()))
        self.begun = to
        return before

    def _put(self, to: Address, entry: Entry | None) -> None:
        """Write down what has become of it; where that fails it stays one that may have been sent."""
        with suppress(MachineError), self.journal.changing(to.key, self._digest) as change:
            change.put(entry)
        self.begun = None

    def _hang_up(self, *, politely: bool = True) -> None:
        if self._server:
            self._server.close(politely=politely)
        self._server = None


def _known(to: Address, entry: Entry) -> Outcome:
    return Outcome(to, "known" if entry.state == "sent" else "doubtful", entry.on)


def _today() -> date:
    return datetime.now().astimezone().date()
