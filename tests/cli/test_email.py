"""``b12docs email``: drafts for mail programs, words to be pasted, and e-mails that arrive."""

from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import fast_mail_parser
import pytest
from click.testing import Result

from b12docs.handover.mail import sending
from b12docs.handover.mail.message import is_as_written
from tests.handover.mailserver import DROP, PASSWORD, SILENCE, USER, Box, scripted, serving, trusted
from tests.helpers_cli import files_below, good_project, replace, run

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")  # of a server whose lines are all TLS
ANNA = "Anna Öz <anna@example.org>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that somebody has approved."""
    monkeypatch.setenv("B12DOCS_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(sending, "PAUSES", (0.0, 0.0))
    for name in os.environ:
        if name.startswith("B12DOCS_MAIL_"):
            monkeypatch.delenv(name)
    project = good_project(tmp_path / "project")
    result = run(project, "approve", "--name", "Dr A. Example", "--role", "GP", "--yes")
    assert result.exit_code == 0, result.stderr
    return project


def email(folder: Path, *options: str) -> Result:
    """The command with these options."""
    return run(folder, "email", *options)


def done(folder: Path, *options: str) -> str:
    """What it prints where it must succeed."""
    result = email(folder, *options)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refused(folder: Path, status: int, *options: str) -> str:
    """What it says where it must not."""
    result = email(folder, *options)
    assert result.exit_code == status, result.stdout + result.stderr
    return result.stderr


def mail_of(path: Path) -> fast_mail_parser.PyMail:
    """A draft, of which nothing has to be mended."""
    return fast_mail_parser.parse_email(path.read_bytes(), strict=True)


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_a_draft(folder: Path) -> None:
    """It is for somebody, from somebody, with the document along, and tells nothing in the open."""
    said = done(folder, "--to", ANNA, "--from", "desk@clinic.example", "-o", "draft.eml")
    assert said.startswith("draft.eml: 1 attached, ")
    mail = mail_of(folder / "draft.eml")
    assert mail.from_
    assert [(one.display_name, one.address) for one in mail.to] == [("Anna Öz", "anna@example.org")]
    assert (mail.from_.address, mail.subject) == ("desk@clinic.example", "Information from Riverside Surgery")
    assert [one.filename for one in mail.attachments] == ["information.pdf"]
    assert mail.attachments[0].content.startswith(b"%PDF")
    header = (folder / "draft.eml").read_bytes().partition(b"\r\n\r\n")[0].lower()
    assert [word for word in (b"topic", b"b12", b"date:", b"message-id", b"reader", b"short") if word in header] == []


def test_several_documents(folder: Path) -> None:
    """Each is attached under a name that tells nothing, and named in the text."""
    done(folder, "--level", "all", "-o", "draft.eml")
    mail = mail_of(folder / "draft.eml")
    assert [one.filename for one in mail.attachments] == ["information.pdf", "information-2.pdf"]
    assert len({one.content for one in mail.attachments}) == 2
    assert "information-2.pdf: A longer topic" in mail.text_plain[0]


def test_what_is_attached_is_what_build_makes(folder: Path) -> None:
    """To the last byte."""
    done(folder, "-o", "draft.eml")
    run(folder, "build")
    made = (folder / "output" / "topic-page-reader-short.pdf").read_bytes()
    assert [one.content for one in mail_of(folder / "draft.eml").attachments] == [made]


def test_a_draft_is_written_whole_and_replaced(folder: Path) -> None:
    """One that somebody has changed goes on under another name; nothing else is left behind."""
    before = files_below(folder)
    done(folder, "--to", "a@example.org", "-o", "mails/draft.eml")
    done(folder, "--to", "b@example.org", "-o", "mails/draft.eml")
    draft = folder / "mails" / "draft.eml"
    draft.write_bytes(draft.read_bytes().replace(b"b@example.org", b"c@example.org"))
    result = email(folder, "--to", "d@example.org", "-o", "mails/draft.eml")
    assert "it is kept as 'draft.changed-1.eml'" in result.stderr
    assert sorted({*files_below(folder)} - {*before}) == ["mails/draft.changed-1.eml", "mails/draft.eml"]
    assert b"c@example.org" in (folder / "mails" / "draft.changed-1.eml").read_bytes()
    assert is_as_written(draft.read_bytes())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_a_draft(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says who is written to and of what: not even in the making, nor where others could read the one before."""
    (folder / "mails").mkdir()
    modes, opened = set[int](), os.open

    def seen(path: str, flags: int, *rest: int, **more: int) -> int:
        handle = opened(path, flags, *rest, **more)
        if flags & os.O_CREAT and "draft" in str(path):
            modes.add(stat.S_IMODE(os.fstat(handle).st_mode))
        return handle

    monkeypatch.setattr(os, "open", seen)
    done(folder, "--to", ANNA, "-o", "mails/draft.eml")
    (folder / "mails" / "draft.eml").chmod(0o644)  # as earlier versions wrote it
    done(folder, "--to", "b@example.org", "-o", "mails/draft.eml")
    assert stat.S_IMODE((folder / "mails" / "draft.eml").stat().st_mode) == 0o600
    assert modes == {0o600}


def test_people_would_see_each_other(folder: Path) -> None:
    """In one draft; it is said."""
    result = email(folder, "--to", "a@example.org", "--to", "b@example.org", "-o", "draft.eml")
    assert "everybody named by --to will see the others' addresses" in result.stderr
    assert [one.address for one in mail_of(folder / "draft.eml").to] == ["a@example.org", "b@example.org"]


def test_the_words_alone(folder: Path) -> None:
    """Text or HTML on standard output, and nothing else there."""
    text, html = done(folder, "--body"), done(folder, "--body", "html")
    assert text.startswith("A topic\n=======\n")
    assert "Get help" in text
    assert html.startswith("<!DOCTYPE html>")
    done(folder, "-o", "draft.eml")
    mail = mail_of(folder / "draft.eml")
    assert [one.replace("\r\n", "\n") for one in (*mail.text_plain, *mail.text_html)] == [text, html]


# --- what is not mailed -----------------------------------------------------------------------------------------------

WAYS = [("-o", "draft.eml"), ("--body",), ("--dry-run",), ("--send", "--to", "a@example.org")]


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_draft_document_is_not_mailed(way: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said why, and what to do; with --allow-draft it says itself what it is."""
    monkeypatch.setenv("B12DOCS_MAIL_HOST", "localhost")
    replace(folder / "content.yaml", "short: Rest well.,", "short: Rest a lot.,")
    said = refused(folder, 1, *way)
    assert "approval.yaml: error: the page for reader, level short, on A4 is a draft" in said
    assert "nobody has approved what it says now; what it said was approved by Dr A. Example" in said
    assert "--allow-draft" in said
    assert "draft.eml" not in files_below(folder)
    assert done(folder, "--body", "--allow-draft").startswith("Draft")


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_an_expired_document_is_not_mailed(way: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its line in the content is named."""
    monkeypatch.setenv("B12DOCS_MAIL_HOST", "localhost")
    said = refused(folder, 1, *way, "--today", "2029-01-01")
    assert "content.yaml:5:12: error: the page for reader, level short, on A4 is out of date" in said
    assert "its review was due by 2028-01-31" in said
    assert "Out of date" in done(folder, "--body", "--allow-draft", "--today", "2029-01-01")


def test_the_words_of_the_house_are_approved_too(folder: Path) -> None:
    """Whoever changes one is told which text it was."""
    (folder / "house.yaml").write_text("email: {attached: Along with this}\n")
    refused(folder, 1, "--body")
    changes = run(folder, "approve", "--name", "Dr A. Example", "--role", "GP", "--yes").stdout
    assert re.search(r"email/attached\n +- What is attached\n +\+ Along with this", changes)
    assert "Along with this\n" in done(folder, "--body")


def test_one_reader(folder: Path, tmp_path: Path) -> None:
    """Nobody gets the clinician's page by a slip."""
    said = refused(tmp_path, 2, "-o", "draft.eml", "--allow-draft")
    assert "an e-mail is for one reader; name one by --audience: patient, carer, clinician" in said


@pytest.mark.parametrize(("options", "message"), [
    ((), "nothing says what is to become of the e-mail"),
    (("-o", "a.eml", "--send"), "-o and --send exclude each other"), (("-o", "a.eml", "--body"), "exclude each other"),
    (("--send",), "nobody is named who gets it"), (("--send", "--to", "a@example.org"), "no mail server is named"),
    (("-o", "a.pdf"), "is no name for a draft: end it with .eml"), (("-o", "folder/"), "is no name for a draft"),
    (("-o", "a.eml", "--format", "html"), "an e-mail takes PDFs along"),
    (("-o", "a.eml", "--max-size", "0.01"), "as it travels, and --max-size is 0.01 MB"),
    (("-o", "a.eml", "--to", "a@example.org\nBcc: b@example.org"), "--to: the address holds a line break"),
    (("-o", "a.eml", "--to", "A\rB <a@example.org>"), "--to: the address holds a line break"),
    (("-o", "a.eml", "--from", "a@example.org\0"), "--from: the address holds a sign that nobody sees (U+0000)"),
    (("-o", "a.eml", "--subject", "a\r\nBcc: b@example.org"), "--subject: the subject holds a line break"),
    (("-o", "a.eml", "--subject", ""), "--subject: the subject is empty"),
    (("-o", "a.eml", "--to", "a@example.org,b@example.org"), "is more than one address; name each with an option"),
    (("-o", "a.eml", "--from", ""), "--from: '' is no e-mail address"),
])  # fmt: skip
def test_what_cannot_be_asked_for(options: tuple[str, ...], message: str, folder: Path) -> None:
    """It is told before anything is written or sent."""
    assert message in refused(folder, 2, *options)
    assert not [one for one in files_below(folder) if one.endswith(".eml")]


@pytest.mark.parametrize("name", [r"Praxis\r\nBcc: eve@example.org", r"Praxis\u2028X", "=?utf-8?q?x?="])
def test_a_clinics_name_slips_no_line_in(name: str, folder: Path) -> None:
    """The line of clinic.yaml is named."""
    replace(folder / "clinic.yaml", "name: Riverside Surgery", f'name: "{name}"')
    said = refused(folder, 1, "-o", "a.eml", "--allow-draft")
    assert "clinic.yaml:1:" in said
    assert "a.eml" not in files_below(folder)


def test_the_size_counts_as_it_travels(folder: Path) -> None:
    """Base64 is a third larger than the files."""
    done(folder, "-o", "a.eml")
    size = (folder / "a.eml").stat().st_size
    least = size / 1_000_000
    done(folder, "-o", "a.eml", "--max-size", str(least))
    assert "as it travels" in refused(folder, 2, "-o", "a.eml", "--max-size", str(least - 0.000001))
    assert size > 1.3 * len(mail_of(folder / "a.eml").attachments[0].content)


# --- sending ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def box() -> Box:
    """What arrives."""
    return Box()


@pytest.fixture
def server(box: Box, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with TLS and passwords, which mail.toml names."""
    monkeypatch.setenv("B12DOCS_MAIL_PASSWORD", PASSWORD)
    with serving(box) as port:
        trusted(folder)
        settings = (
            f'host = "localhost"\nport = {port}\nuser = "{USER}"\nfrom = "Die Praxis <{USER}>"\nca_file = "ca.pem"\n'
        )
        (folder / "mail.toml").write_text(settings)
        yield port


@pytest.mark.usefixtures("server")
def test_it_arrives(folder: Path, box: Box) -> None:
    """As a draft would have it, to each person alone."""
    said = done(folder, "--to", ANNA, "--to", "bob@example.org", "--send")
    assert said == f"sent: {ANNA}\nsent: bob@example.org\n"
    done(folder, "--to", ANNA, "--from", f"Die Praxis <{USER}>", "-o", "draft.eml")
    draft, first = mail_of(folder / "draft.eml"), fast_mail_parser.parse_email(box.all[0], strict=True)
    assert [first.subject, first.text_plain, first.text_html] == [draft.subject, draft.text_plain, draft.text_html]
    assert [one.content for one in first.attachments] == [one.content for one in draft.attachments]
    assert [one.rcpt_tos for one in box.mails] == [["anna@example.org"], ["bob@example.org"]]
    assert [one.mail_from for one in box.mails] == [USER, USER]


@pytest.mark.usefixtures("server")
def test_the_same_twice(folder: Path, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes again unasked, and no password is asked for: not to the same person; something else goes."""
    done(folder, "--to", ANNA, "--send")
    monkeypatch.delenv("B12DOCS_MAIL_PASSWORD")
    assert f"not sent again: ANNA@example.org: it was sent on {date.today()}" in done(
        folder, "--to", "ANNA@example.org", "--send"
    )
    assert len(box.mails) == 1
    assert "there is no password for 'desk@clinic.example'" in refused(folder, 3, "--to", ANNA, "--send", "--again")
    monkeypatch.setenv("B12DOCS_MAIL_PASSWORD", PASSWORD)
    done(folder, "--to", ANNA, "--send", "--again")
    done(folder, "--to", ANNA, "--send", "--level", "long")
    assert len(box.mails) == 3


@pytest.mark.usefixtures("server")
def test_a_dry_run_opens_no_line(folder: Path, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does it ask for a password; it shows the header, the people and the sizes as they would be."""
    done(folder, "--to", "bob@example.org", "--send")

    def opened(*_: object) -> None:
        raise AssertionError("a line was opened")

    monkeypatch.delenv("B12DOCS_MAIL_PASSWORD")
    monkeypatch.setattr(socket.socket, "connect", opened)
    said = done(folder, "--to", ANNA, "--to", "bob@example.org", "--send", "--dry-run")
    for line in ("Subject: Information from Riverside Surgery", "attached:  information.pdf, ", f"to:        {ANNA}",
                 "over TLS by STARTTLS as desk@clinic.example, an e-mail to each; nothing was done",
                 "would not be sent: bob@example.org: it was sent on"):  # fmt: skip
        assert line in said
    assert len(box.mails) == 1
    shown = done(folder, "--to", ANNA, "-o", "a.eml", "--dry-run")
    assert "would be written as a draft to a.eml; nothing was done" in shown
    assert "a.eml" not in files_below(folder)
    done(folder, "--to", ANNA, "-o", "a.eml")
    header = (folder / "a.eml").read_bytes().partition(b"\r\n\r\n")[0].replace(b"\r\n", b"\n").decode()
    assert shown.startswith(f"{header}\n\n")
    assert f"the whole: {(folder / 'a.eml').stat().st_size / 1000:.1f} KB" in shown


@pytest.mark.usefixtures("server")
def test_one_is_refused_and_the_others_get_it(folder: Path, box: Box) -> None:
    """It is said who got it and who has not, with status 3; the next time it goes to who has not."""
    box.refused = {"anna@example.org": "550 nobody of this name"}
    result = email(folder, "--to", ANNA, "--to", "bob@example.org", "--send")
    assert (result.exit_code, result.stdout) == (3, "sent: bob@example.org\n")
    assert f"not sent: {ANNA}\n" in result.stderr
    assert (
        "error: the server refuses this address (550 nobody of this name)\n  hint: check the address" in result.stderr
    )
    box.refused = {}
    said = done(folder, "--to", ANNA, "--to", "bob@example.org", "--send")
    assert (said.splitlines()[0], "not sent again: bob" in said) == (f"sent: {ANNA}", True)


@pytest.mark.usefixtures("server")
def test_a_wrong_password(folder: Path, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is never shown, in no line and no file."""
    monkeypatch.setenv("B12DOCS_MAIL_PASSWORD", "Geheim-42")
    result = email(folder, "--to", ANNA, "--send")
    assert result.exit_code == 3
    assert "the server does not accept the password of 'desk@clinic.example' (535)" in result.stderr
    written = b"".join((folder.parent / name).read_bytes() for name in files_below(folder.parent))
    for secret in (b"Geheim-42", b"R2VoZWltLTQy"):
        assert secret not in written + result.stdout_bytes + (result.stderr_bytes or b"")
    assert box.mails == []


def test_a_line_that_is_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have been sent: it is not sent again unless somebody insists; the list is for nobody else."""
    with scripted({"END": DROP}, {}) as server:
        for name, value in (("HOST", "127.0.0.1"), ("PORT", str(server.port)), ("SECURITY", "none"), ("FROM", USER)):
            monkeypatch.setenv(f"B12DOCS_MAIL_{name}", value)
        first, second = (email(folder, "--to", ANNA, "--send") for _ in range(2))
        assert (first.exit_code, second.exit_code, server.lines) == (3, 3, 1)
        assert f"may have been sent: {ANNA}: the line was lost after the e-mail had begun" in first.stderr
        assert f"not sent: {ANNA}: it may have been sent on {date.today()}" in second.stderr
        done(folder, "--to", ANNA, "--send", "--again")
    journal = folder.parent / "state" / "sent.json"
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert b"anna" not in journal.read_bytes()


def test_ctrl_c_while_the_email_goes(folder: Path) -> None:
    """It may have been sent, and that is said; nobody waits for the server."""
    with scripted({"END": SILENCE}) as server:
        own = {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none", "FROM": USER}
        command = [sys.executable, "-m", "b12docs", "email", "--to", ANNA, "--send"]
        child = subprocess.Popen(
            command, cwd=folder, env=os.environ | {f"B12DOCS_MAIL_{name}": value for name, value in own.items()},
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        while "." not in server.heard:
            assert child.poll() is None
            time.sleep(0.01)
        child.send_signal(signal.SIGINT)
        said = child.communicate()[1]
    assert child.returncode == 130
    assert f"may have been sent: {ANNA}" in said
    assert "Traceback" not in said
    assert '"may"' in (folder.parent / "state" / "sent.json").read_text()


def test_settings_are_found_beside_the_content(folder: Path, tmp_path: Path) -> None:
    """Or named; what is wrong in them is told with its line."""
    (folder / "mail.toml").write_text('password = "hunter2"\n')
    said = refused(folder, 1, "--to", ANNA, "--send")
    assert "mail.toml:1: error: 'password': a secret does not stand in this file" in said
    assert "hunter2" not in said
    said = refused(folder, 1, "--to", ANNA, "--send", "--settings", str(tmp_path / "none.toml"))
    assert "the file does not exist" in said
    (folder / "mail.toml").rename(tmp_path / "mail.toml")
    (folder / "mail.toml").symlink_to(tmp_path / "mail.toml")
    assert "mail.toml: error: this link leads out of the folder" in refused(folder, 1, "--to", ANNA, "--send")
    (folder / "mail.toml").unlink()
    (folder / "mail.toml").write_text('host = "localhost"\n')
    assert "nobody is named whom it is from" in refused(folder, 2, "--to", ANNA, "--send")


def test_documents_of_several_topics(folder: Path, tmp_path: Path) -> None:
    """Each says its own in the text, one of them is a draft, and so is the whole."""
    other = good_project(tmp_path / "other")
    replace(other / "content.yaml", "id: topic\n", "id: other\n")
    replace(other / "content.yaml", "short: A topic, long: A longer topic", "short: Another, long: Another topic")
    replace(other / "clinic.yaml", "phone: 01234 567890", "phone: 01234 567899")
    files = ("--content", "content.yaml", "../other/content.yaml")
    said = refused(folder, 1, *files, "--body")
    assert "nobody has approved it" in said
    text = done(folder, *files, "--body", "--allow-draft")
    parts = ["Draft", "\nA topic\n", "\nAnother\n", "What is attached", "- information.pdf: A topic", "-2.pdf: Another"]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert (text.count("Get help"), "01234 567899" in text) == (2, False)  # this layout prints no number
    done(folder, *files, "-o", "a.eml", "--allow-draft")
    assert [one.filename for one in mail_of(folder / "a.eml").attachments] == ["information.pdf", "information-2.pdf"]
