"""Addresses are read strictly, and nothing that anybody types becomes another line of a header."""

from __future__ import annotations

import pytest

from b12docs.handover.mail.addresses import Address, AddressError, address
from b12docs.handover.mail.message import checked_subject


@pytest.mark.parametrize(("said", "name", "mailbox"), [
    ("anna@example.org", "", "anna@example.org"),
    ("  <anna@EXAMPLE.org> ", "", "anna@example.org"),
    ("Anna Weiß <anna@example.org>", "Anna Weiß", "anna@example.org"),
    ('"Müller, Dr." <m@example.org>', "Müller, Dr.", "m@example.org"),
    ("Müller, Dr. <m@example.org>", "Müller, Dr.", "m@example.org"),
    (r'"Anna \"Ann\" B" <a@example.org>', 'Anna "Ann" B', "a@example.org"),
    ("Ωmega 診療所 <a@example.org>", "Ωmega 診療所", "a@example.org"),
    ("a.b+c@sub.example.org", "", "a.b+c@sub.example.org"),
    ("desk@exämple.org", "", "desk@xn--exmple-cua.org"),
    ("desk@EXÄMPLE.org", "", "desk@xn--exmple-cua.org"),
    ("desk@診療所.example", "", "desk@xn--8ou585bfso.example"),
    ("desk@xn--exmple-cua.org", "", "desk@xn--exmple-cua.org"),
])  # fmt: skip
def test_an_address_is_read(said: str, name: str, mailbox: str) -> None:
    """With a display name of any letters, and a domain as mail servers know it."""
    found = address(said)
    assert (found.name, found.mailbox) == (name, mailbox)
    assert address(str(found)) == found


@pytest.mark.parametrize("said", [
    "", " ", "anna", "@example.org", "anna@", "anna@example", "anna@-example.org", "anna@example-.org", "anna@.org",
    "anna@example..org", "anna@exa mple.org", "an na@example.org", ".anna@example.org", "anna.@example.org",
    "an..na@example.org", '"an na"@example.org', "anna@[192.0.2.1]", "anna@192.0.2.1", "änna@example.org",
    "anna@example.org@example.org", "a@example.org, b@example.org", "a@example.org;b@example.org", "<a@example.org",
    "A <a@example.org> B", "A <a@example.org> <b@example.org>", "A <>", "anna@straße.de", "anna@faß\u200d.de",
    "anna@example。org", "anna@ex\uff41mple.org", "anna@" + 64 * "a" + ".org", 65 * "a" + "@example.org",
    "=?utf-8?q?a=0D=0ABcc:=20eve@example.org?= <a@example.org>",
    "a@" + ".".join([60 * "b"] * 5) + ".org", "A" * 121 + " <a@example.org>",
])  # fmt: skip
def test_what_is_no_address_is_refused(said: str) -> None:
    """Each with a hint; also what some would read, and others otherwise."""
    with pytest.raises(AddressError) as error:
        address(said)
    assert error.value.hint


UNSEEN = ["\r", "\n", "\r\n", "\0", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u200b",
          "\u2066", "\ufeff", "\ud800", "\ue000"]  # fmt: skip


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
@pytest.mark.parametrize("said", [
    "Anna{}Bcc: eve@example.org <anna@example.org>", "Anna <anna@example.org{}Bcc: eve@example.org>",
    "anna@example.org{}", "{}anna@example.org", "an{}na@example.org", "anna@exam{}ple.org",
])  # fmt: skip
def test_no_line_is_slipped_in_by_an_address(sign: str, said: str) -> None:
    """In a name or an address; what nobody sees is refused as well, and is not shown."""
    with pytest.raises(AddressError) as error:
        address(said.format(sign))
    assert sign not in error.value.message + error.value.hint


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_no_line_is_slipped_in_by_a_subject(sign: str) -> None:
    """It is refused and never mended."""
    with pytest.raises(AddressError):
        checked_subject(f"Information{sign}Bcc: eve@example.org")


@pytest.mark.parametrize("said", ["", "  ", 201 * "a", "=?utf-8?q?a=0D=0ABcc:=20eve@example.org?="])
def test_a_subject_says_something(said: str) -> None:
    """And not too much."""
    with pytest.raises(AddressError, match="the subject"):
        checked_subject(said)


def test_the_same_person_has_the_same_key() -> None:
    """However the address is written."""
    ways = ("Anna@Example.org", "<anna@example.org>", "A. B. <ANNA@EXAMPLE.ORG>")
    assert {address(way).key for way in ways} == {"anna@example.org"}
    assert Address("", "a", "example.org").key != Address("", "b", "example.org").key
