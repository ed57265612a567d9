"""An e-mail is read by another library than the one that wrote it, and gives nothing away."""

from __future__ import annotations

from datetime import UTC, datetime

import fast_mail_parser
import pytest

from b12docs.handover.mail.addresses import Address, address
from b12docs.handover.mail.message import Attachment, Letter, draft, header_of, is_as_written, to_send

FILES = (Attachment("information.pdf", bytes(range(256)) * 9), Attachment("information-2.pdf", b"%PDF-1.7\r\n\n.\r\n"))
TEXT = "Ruhe hilft – “ja”.\n\n.\n..\nFrom here\n" + 200 * "lang " + "\n"
LETTER = Letter("Informationen von Müllers Praxis", TEXT.encode(), f"<p>{TEXT}</p>\n".encode(), FILES)
NAMES = ["", "Desk", "Müller, Dr. med.", 'The "old" (desk)', "診療所", "Żółć @ home", "O'Neill; Søn: a, b", "a" * 120,
         "ü" * 120, "Dr. Ł, Dr. Ł", "Dr. Łą " * 15 + ".", "x\\y", "Straße 1, 2. Stock"]  # fmt: skip


def read(data: bytes) -> fast_mail_parser.PyMail:
    """The e-mail, of which nothing has to be mended."""
    return fast_mail_parser.parse_email(data, strict=True)


def test_a_draft_is_as_it_was_meant() -> None:
    """Both bodies and every file, in the form that mail programs want, and nothing of its own time."""
    mail = read(draft(LETTER, address("desk@clinic.example"), (address("anna@example.org"),)))
    assert (mail.subject, mail.headers["X-Unsent"]) == (LETTER.subject, ["1"])
    assert not {"date", "message-id", "x-mailer", "user-agent"} & {name.lower() for name in mail.headers}
    assert [one.replace("\r\n", "\n") for one in (*mail.text_plain, *mail.text_html)] == [TEXT, f"<p>{TEXT}</p>\n"]
    assert [(one.filename, one.content, one.mimetype, one.disposition) for one in mail.attachments] == [
        (one.name, one.data, "application/pdf", "attachment") for one in FILES
    ]


def test_its_parts_are_nested_as_mail_programs_want() -> None:
    """The files beside the two bodies, of which a program chooses one."""
    tree = fast_mail_parser.parse_email_tree(draft(LETTER, None, ()))
    inside = tree.children[0]
    assert (tree.content_type, inside.content_type) == ("multipart/mixed", "multipart/alternative")
    assert [one.content_type for one in inside.children] == ["text/plain", "text/html"]
    assert [one.content_type for one in tree.children[1:]] == ["application/pdf"] * 2


@pytest.mark.parametrize("name", NAMES)
def test_names_are_right(name: str) -> None:
    """In any letters, with any signs, however long."""
    one = Address(name, "desk", "clinic.example")
    data = draft(LETTER, one, (one, Address(name, "anna", "example.org")))
    mail = read(data)
    assert mail.from_
    assert [mail.from_.display_name or "", mail.from_.address] == [name, "desk@clinic.example"]
    assert [(to.display_name or "", to.address) for to in mail.to] == [
        (name, "desk@clinic.example"), (name, "anna@example.org"),
    ]  # fmt: skip
    assert data.isascii()


@pytest.mark.parametrize("subject", ["Information", "Übersicht – “neu”", "診療所より " * 20 + "。", "a" * 200,
                                     "Dr. Ł " * 20 + ".", "a word " * 20 + "."])  # fmt: skip
def test_a_subject_is_right(subject: str) -> None:
    """In any letters, also over several lines."""
    letter = Letter(subject, b"a\n", b"b\n", ())
    data = draft(letter, None, ())
    assert read(data).subject == subject
    assert max(map(len, header_of(data).split("\n"))) <= (210 if subject.isascii() else 78)


def test_lines_are_as_servers_take_them() -> None:
    """All in ASCII, ended by CR and LF, none above 998 characters (RFC 5322)."""
    data = draft(LETTER, None, ())
    assert data.isascii()
    assert data.replace(b"\r\n", b"").count(b"\n") == data.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_the_same_draft_twice_is_the_same() -> None:
    """No clock and no chance."""
    assert draft(LETTER, None, ()) == draft(LETTER, None, ())


def test_a_draft_is_known_until_somebody_changes_it() -> None:
    """In any place."""
    data = draft(LETTER, address("desk@clinic.example"), ())
    assert is_as_written(data)
    for place in range(0, len(data), 97):
        assert not is_as_written(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]), place
    assert not is_as_written(b"")


def test_what_is_sent_has_its_time_and_its_identity() -> None:
    """And is no draft; the identity is of the sender's domain, and names no computer."""
    now = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)
    mail = read(to_send(LETTER, address("desk@clinic.example"), address("anna@example.org"), now, "abc"))
    assert (mail.date_parsed, mail.headers["Message-ID"]) == (now, ["<abc@clinic.example>"])
    assert "X-Unsent" not in mail.headers


def test_no_header_names_this_program() -> None:
    """Whose name would tell what somebody has."""
    sender, to = address("desk@clinic.example"), address("anna@example.org")
    for data in (draft(LETTER, sender, (to,)), to_send(LETTER, sender, to, datetime.now(UTC), "abc")):
        assert b"b12" not in data.lower()
