"""The bytes of an e-mail (RFC 5322, MIME): a draft for a mail program, or one that is on its way.

A draft has no date and no identity of its own, so that the same inputs give the same bytes. The lines between its parts
hold a hash of the rest: by it a draft is known that nobody has changed. No header names this program, whose name would
tell what somebody has.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, quote

from b12docs.handover.mail.addresses import Address, AddressError, one_line
from b12docs.records import record

_POLICY = SMTP.clone(cte_type="7bit")  # so that no server on the way has to write it anew
_SEAL = 32  # hexadecimal digits
_EMPTY = "0" * _SEAL
_LINE = re.compile(rb'boundary="=_1_([0-9a-f]{32})"')
_MOST_SUBJECT = 200  # characters
_WIDE, _SHORT = 76, 30  # characters of a line, and of a name that shares it with an address


@record
class Attachment:
    """A file that comes along."""

    name: str
    data: bytes


@record
class Letter:
    """What an e-mail says, whoever gets it: bodies in UTF-8, and files."""

    subject: str
    text: bytes
    html: bytes
    files: tuple[Attachment, ...]

    @property
    def digest(self) -> str:
        """The same for the same words and files."""
        return hashlib.sha256(draft(self, None, ())).hexdigest()


def checked_subject(said: str) -> str:
    """The subject; raises AddressError where it is none."""
    subject = one_line(said, "the subject").strip()
    if not subject or len(subject) > _MOST_SUBJECT:
        fault = "is empty" if not subject else f"has more than {_MOST_SUBJECT} characters"
        raise AddressError(f"the subject {fault}", "write a few words that say nothing of an illness")
    return subject


def draft(letter: Letter, sender: Address | None, to: Sequence[Address]) -> bytes:
    """A draft that mail programs open to be looked at and sent."""
    return _whole(["X-Unsent: 1"], letter, sender, to)


def to_send(letter: Letter, sender: Address, to: Address, now: datetime, identity: str) -> bytes:
    """The e-mail to one person, with its time and its identity, a word that no other e-mail has."""
    own = [f"Date: {format_datetime(now.astimezone(UTC))}", f"Message-ID: <{identity}@{sender.domain}>"]
    return _whole(own, letter, sender, (to,))


def header_of(message: bytes) -> str:
    """The lines of the header, as they travel."""
    return message.partition(b"\r\n\r\n")[0].decode("ascii").replace("\r\n", "\n")


def is_as_written(data: bytes) -> bool:
    """Whether this is a draft of ours that nobody has changed."""
    found = _LINE.search(data)
    return found is not None and _seal(data.replace(found[1], _EMPTY.encode())) == found[1].decode()


def _whole(own: Sequence[str], letter: Letter, sender: Address | None, to: Sequence[Address]) -> bytes:
    """The header, and the parts behind it.

    Names and subjects are encoded whole: the library's newer way loses spaces between words of which only some have
    letters beyond ASCII.
    """
    lines = [*own, *_people("From", [sender] if sender else []), *_people("To", to)]
    lines.append(f"Subject: {_encoded(letter.subject, len('Subject: '))}")
    data = "".join(f"{line}\r\n" for line in lines).encode("ascii") + _parts(letter).as_bytes()
    return data.replace(_EMPTY.encode(), _seal(data).encode())


def _people(name: str, people: Sequence[Address]) -> list[str]:
    return [f"{name}: " + ",\r\n ".join(map(_mailbox, people))] if people else []


def _mailbox(one: Address) -> str:
    """Somebody as a header has them: the name quoted, or encoded where it is not ASCII."""
    if not one.name:
        return one.mailbox
    name = f'"{quote(one.name)}"' if one.name.isascii() else _encoded(one.name, len("From: "))
    return f"{name}\r\n <{one.mailbox}>" if len(name) > _SHORT else f"{name} <{one.mailbox}>"


def _encoded(words: str, before: int) -> str:
    """Words for a header, in lines of a length that all servers take; ``before`` is how much stands before them."""
    if words.isascii():
        return words  # which is shorter than the longest line that there may be
    return Header(words, "utf-8", maxlinelen=_WIDE, header_name="x" * (before - 2)).encode(linesep="\r\n")


def _parts(letter: Letter) -> EmailMessage:
    """The two bodies, and the files beside them."""
    message = EmailMessage(_POLICY)
    message.set_content(letter.text.decode(), cte="quoted-printable")
    message.add_alternative(letter.html.decode(), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_2_{_EMPTY}")
    for one in letter.files:
        message.add_attachment(one.data, maintype="application", subtype="pdf", filename=one.name)
    if letter.files:
        message.set_boundary(f"=_1_{_EMPTY}")
    return message


def _seal(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_SEAL]
