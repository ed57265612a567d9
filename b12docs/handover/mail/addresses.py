"""Addresses of people, read strictly: what could be meant in two ways, or could slip a line into a header, is refused.

Domains are written as the mail servers know them, in ASCII (RFC 5891). Python's own table of them is of 2003; where it
would lead to another domain than today's, the address is refused, since a stranger may own that one.
"""

from __future__ import annotations

import re
import unicodedata

from b12docs.records import record

MOST_NAME = 120  # characters of a display name, more than any clinic's
_MOST_LOCAL, _MOST_WHOLE = 64, 254  # RFC 5321 §4.5.3.1
_FORM = re.compile(r"\s*(?:(?P<name>[^<>]*?)\s*<(?P<inside>[^<>]*)>|(?P<bare>[^<>]*?))\s*")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_LIKE = "write it like desk@clinic.example, or like 'Riverside Surgery <desk@clinic.example>'"


class AddressError(ValueError):
    """What is wrong with an address, or with words for a header, and in ``hint`` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@record
class Address:
    """Somebody's address in ASCII, and the name that a mail program shows for it, if there is one."""

    name: str
    local: str
    domain: str

    @property
    def mailbox(self) -> str:
        """The address alone."""
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """What is the same for all ways of writing it: nobody gives Anna@ and anna@ to two people."""
        return self.mailbox.casefold()

    def __str__(self) -> str:
        return f"{self.name} <{self.mailbox}>" if self.name else self.mailbox


def address(said: str) -> Address:
    """One address, with a display name or without; raises AddressError."""
    one_line(said, "the address")
    found = _FORM.fullmatch(said)
    if not found:
        raise AddressError(f"'{said}' is not one address", _LIKE)
    bare = (found["inside"] if found["bare"] is None else found["bare"]).strip()
    if re.search(r"[,;]", bare):
        raise AddressError(f"'{said}' is more than one address", "name each with an option of its own: --to A --to B")
    local, at, domain = bare.rpartition("@")
    if not at:
        raise AddressError(f"'{said}' is no e-mail address", _LIKE)
    return Address(_name(found["name"] or ""), _local(local, said), _whole(local, _domain(domain, said), said))


def one_line(said: str, what: str) -> str:
    """The words, if a header can hold them as they look; raises AddressError where a sign in them would not be seen."""
    for char in said:
        if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"):
            shown = f"U+{ord(char):04X}"
            kind = "a line break" if char in "\r\n\u2028\u2029\x85\x0b\x0c" else f"a sign that nobody sees ({shown})"
            raise AddressError(f"{what} holds {kind}", "take it out: it stands in one line, as it is read")
    if "=?" in said:
        raise AddressError(f"{what} holds '=?', behind which mail programs read other letters", "take it out")
    return said


def _name(said: str) -> str:
    """The display name without its quotation marks."""
    quoted = re.fullmatch(r'"(.*)"', said)
    name = re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else said
    if len(name) > MOST_NAME:
        raise AddressError(f"the name '{name}' has more than {MOST_NAME} characters", "shorten it")
    return name.strip()


def _local(local: str, said: str) -> str:
    if not local.isascii():
        hint = "many mail servers do not take such an address: ask for one in plain letters"
        raise AddressError(f"before the @ of '{said}' stand letters with accents, or of another alphabet", hint)
    if not _LOCAL.fullmatch(local) or len(local) > _MOST_LOCAL:
        raise AddressError(f"'{said}' is no e-mail address", _LIKE)
    return local


def _domain(domain: str, said: str) -> str:
    """The domain as mail servers know it."""
    labels = [_label(one, said) for one in domain.split(".")]
    if len(labels) < 2 or labels[-1].isdigit() or not all(map(_LABEL.fullmatch, labels)):
        raise AddressError(f"'{said}' has no domain behind its @", _LIKE)
    return ".".join(labels)


def _label(label: str, said: str) -> str:
    if label.isascii():
        return label.lower()
    wanted = unicodedata.normalize("NFC", label.lower())
    try:
        found = label.encode("idna")
        if found.decode("idna") != wanted:  # the table of 2003 made ss of ß, and took other letters for the same
            raise UnicodeError
    except UnicodeError:
        hint = "write the domain as your mail program shows it in the details, beginning with xn--"
        raise AddressError(f"the domain of '{said}' has letters that can be meant in two ways", hint) from None
    return found.decode("ascii")


def _whole(local: str, domain: str, said: str) -> str:
    if len(local) + 1 + len(domain) > _MOST_WHOLE:
        raise AddressError(f"'{said}' is longer than an address can be", "check it")
    return domain
