"""E-mail goes over lines that are secret, once to each person, and says what became of it."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import traceback
from datetime import date
from pathlib import Path

import fast_mail_parser
import pytest

from b12docs.diagnostics import MachineError
from b12docs.handover.mail import sending
from b12docs.handover.mail.addresses import Address, address
from b12docs.handover.mail.journal import Entry, Journal, usual_journal
from b12docs.handover.mail.message import Attachment, Letter
from b12docs.handover.mail.secret import Secret
from b12docs.handover.mail.sending import Outcome, Post
from b12docs.handover.mail.server import Server
from b12docs.handover.mail.settings import Auth, Security, Settings
from tests.handover.mailserver import (
    DROP,
    PASSWORD,
    SILENCE,
    TOKEN,
    Box,
    Scripted,
    free_port,
    scripted,
    serving,
    settings_for,
    trusted,
)

LETTER = Letter(
    "Information", b"Rest well.\n.\nA dot alone.\n", b"<p>Rest well.</p>", (Attachment("a.pdf", b"%PDF" * 50),)
)
DESK, ANNA, BOB = address("The Desk <desk@clinic.example>"), address("anna@example.org"), address("bob@example.org")

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")  # of a server whose lines are all TLS


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits before it is tried again."""
    monkeypatch.setattr(sending, "PAUSES", (0.0, 0.0))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A list of what was sent."""
    return Journal(tmp_path / "state")


def post(settings: Settings, journal: Journal, *, secret: str = PASSWORD, insists: bool = False) -> Post:
    """A post that goes through the server of these settings."""
    held = Secret(secret, is_token=settings.auth == "xoauth2") if settings.user else None
    return Post(LETTER, DESK, journal, lambda: Server(settings, held), insists=insists)


def send(
    settings: Settings, journal: Journal, *to: Address, secret: str = PASSWORD, insists: bool = False
) -> list[Outcome]:
    """What becomes of the letter to these people."""
    return list(post(settings, journal, secret=secret, insists=insists).send(to or (ANNA,)))


def why(outcome: Outcome) -> str:
    """Why it was not sent."""
    assert outcome.became == "failed"
    assert outcome.error
    return outcome.error.message


# --- a real server ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("way", ["PLAIN", "LOGIN", "XOAUTH2"])
def test_it_arrives(security: Security, way: str, tmp_path: Path, journal: Journal) -> None:
    """By both kinds of TLS and each way to log in, and another library reads what comes."""
    box, token = Box(), way == "XOAUTH2"
    auth: Auth = "xoauth2" if token else "password"
    with serving(box, security, without=("PLAIN",) if way == "LOGIN" else ()) as port:
        settings = settings_for(port, security, trusted(tmp_path), auth=auth)
        (outcome,) = send(settings, journal, secret=TOKEN if token else PASSWORD)
    assert (outcome.became, box.ways) == ("sent", [way])
    (envelope,) = box.mails
    assert (envelope.mail_from, envelope.rcpt_tos) == ("desk@clinic.example", ["anna@example.org"])
    mail = fast_mail_parser.parse_email(box.all[0], strict=True)
    assert mail.text_plain[0].replace("\r\n", "\n") == LETTER.text.decode()
    assert [one.content for one in mail.attachments] == [LETTER.files[0].data]
    assert mail.date_parsed
    assert mail.headers["Message-ID"][0].endswith("@clinic.example>")
    assert "X-Unsent" not in mail.headers


def test_each_gets_an_email_of_ones_own(tmp_path: Path, journal: Journal) -> None:
    """Nobody sees who else got it, and the server is called once."""
    box = Box()
    with serving(box) as port:
        found = send(settings_for(port, ca=trusted(tmp_path)), journal, ANNA, BOB)
    assert [one.became for one in found] == ["sent", "sent"]
    assert [one.rcpt_tos for one in box.mails] == [["anna@example.org"], ["bob@example.org"]]
    assert [b"bob@" in box.all[0], b"anna@" in box.all[1], len(box.ways)] == [False, False, 1]
    identities = {fast_mail_parser.parse_email(one).headers["Message-ID"][0] for one in box.all}
    assert len(identities) == 2


def test_one_recipient_is_refused(tmp_path: Path, journal: Journal) -> None:
    """The others get it, and it is said who has not, and why."""
    box = Box(refused={"anna@example.org": "550 5.1.1 nobody of this name"})
    with serving(box) as port:
        anna, bob = send(settings_for(port, ca=trusted(tmp_path)), journal, ANNA, BOB)
    assert why(anna) == "the server refuses this address (550 5.1.1 nobody of this name)"
    assert (bob.became, [one.rcpt_tos for one in box.mails]) == ("sent", [["bob@example.org"]])


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_trusts(security: Security, journal: Journal) -> None:
    """Nothing is sent, and the password stays here."""
    box = Box()
    with serving(box, security) as port:
        (outcome,) = send(settings_for(port, security), journal)
    assert "certificate cannot be trusted" in why(outcome)
    assert (box.mails, box.ways) == ([], [])


def test_a_certificate_of_somebody_else(tmp_path: Path, journal: Journal) -> None:
    """It is signed by whom we trust, for another computer."""
    box = Box()
    with serving(box, name="elsewhere.example") as port:
        (outcome,) = send(settings_for(port, ca=trusted(tmp_path)), journal)
    assert "certificate cannot be trusted" in why(outcome)
    assert box.ways == []


@pytest.mark.parametrize(("auth", "secret"), [("password", "wrong"), ("xoauth2", "wrong")])
def test_a_wrong_password(auth: Auth, secret: str, tmp_path: Path, journal: Journal) -> None:
    """It is tried once, since some servers lock who tries often; the other people are not tried."""
    box = Box()
    with serving(box) as port:
        found = send(settings_for(port, ca=trusted(tmp_path), auth=auth), journal, ANNA, BOB, secret=secret)
    assert why(found[0]).startswith("the server does not accept the ")
    assert why(found[0]).endswith(" of 'desk@clinic.example' (535)")
    assert ([one.became for one in found], len(box.ways)) == (["failed", "untried"], 1)


def test_tls_where_there_is_none(journal: Journal) -> None:
    """A server that offers no STARTTLS gets neither a password nor an e-mail."""
    with scripted({}) as server:
        (outcome,) = send(settings_for(server.port), journal)
    assert why(outcome) == "the server offers no STARTTLS"
    assert server.words == ["EHLO", "QUIT"]
    with scripted({}) as server:
        (outcome,) = send(settings_for(server.port, "tls"), journal)
    assert why(outcome) == "no secret line (TLS) could be made with the server"


# --- a server that misbehaves -----------------------------------------------------------------------------------------


def tell(server: Scripted, journal: Journal, **options: object) -> list[Outcome]:
    """What becomes of the letter at a server of this computer without TLS."""
    settings = settings_for(server.port, "none", seconds=0.5)
    return send(settings, journal, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("script", [
    {"BANNER": "421 busy"}, {"BANNER": DROP}, {"EHLO": DROP}, {"AUTH": "454 later"}, {"AUTH": DROP},
    {"MAIL": "451 later"}, {"MAIL": DROP}, {"RCPT": "450 grey"}, {"RCPT": DROP}, {"RCPT": SILENCE},
])  # fmt: skip
def test_what_passes_is_tried_again(script: dict[str, str], journal: Journal) -> None:
    """Before the server was asked to take the e-mail nothing has begun."""
    with scripted(script, {}) as server:
        (outcome,) = tell(server, journal)
    assert outcome.became == "sent"
    assert server.words.count("DATA") == 1


@pytest.mark.parametrize(("script", "message"), [
    ({"BANNER": "554 go away"}, "the server does not want to talk (554)"),
    ({"MAIL": "550 not you"}, "the server takes no e-mail from this sender (550 not you)"),
    ({"RCPT": "550 nobody"}, "the server refuses this address (550 nobody)"),
    ({"DATA": "554 spam"}, "the server has not taken the e-mail (554 spam)"),
    ({"END": "554 spam"}, "the server has not taken the e-mail (554 spam)"),
    ({"END": "451 later"}, "the server has not taken the e-mail now (451 later)"),
    ({"END": "552 too large"}, "the e-mail is too large for the server (552 too large)"),
    ({"EHLO": "250 hi"}, "the server takes no passwords (PLAIN, LOGIN) on this line"),
])  # fmt: skip
def test_what_is_refused_is_not_tried_again(script: dict[str, str], message: str, journal: Journal) -> None:
    """A plain no, and what was begun; it was not sent, so that it can be sent another time."""
    with scripted(script) as server:
        (outcome,) = tell(server, journal)
        assert (why(outcome), server.lines) == (message, 1)
    with scripted({}) as server:
        assert tell(server, journal)[0].became == "sent"


def test_nobody_is_there(monkeypatch: pytest.MonkeyPatch, journal: Journal) -> None:
    """Neither at the port, nor of the name."""
    (outcome,) = send(settings_for(free_port()), journal)
    assert why(outcome) == "no mail server answers there"

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    (outcome,) = send(settings_for(25, host="nobody.example"), journal)
    assert why(outcome) == "there is no computer of this name"


@pytest.mark.parametrize("script", [{"RCPT": "450 grey"}, {"BANNER": SILENCE}, {"MAIL": DROP}])
def test_it_is_tried_three_times(script: dict[str, str], journal: Journal) -> None:
    """And then no more."""
    with scripted(script) as server:
        (outcome,) = tell(server, journal)
    assert why(outcome)
    assert max(server.lines, server.words.count("RCPT")) == 3


@pytest.mark.parametrize("script", [
    {"DATA": DROP}, {"MIDST": DROP}, {"END": DROP}, {"END": SILENCE}, {"END": "what?"}, {"END": "299 perhaps"},
])  # fmt: skip
def test_what_may_have_been_sent_is_not_sent_again(script: dict[str, str], journal: Journal) -> None:
    """Not now, and not the next time unless somebody insists."""
    with scripted(script, {}) as server:
        assert tell(server, journal)[0].became == "maybe"
        assert server.lines == 1
        (again,) = tell(server, journal)
        assert (again.became, again.on, server.lines) == ("doubtful", date.today(), 1)
        assert tell(server, journal, insists=True)[0].became == "sent"
        assert tell(server, journal)[0].became == "known"


def test_the_line_is_lost_between_two_people(journal: Journal) -> None:
    """Who has it has it, and the next one gets it over a new line."""
    with scripted({"RSET": DROP}, {}) as server:
        found = list(post(settings_for(server.port, "none"), journal).send((ANNA, BOB)))
    assert ([one.became for one in found], server.lines) == (["sent", "sent"], 2)


def test_an_open_line_stays_on_this_computer(monkeypatch: pytest.MonkeyPatch, journal: Journal) -> None:
    """Whatever 'localhost' is said to lead to."""
    with scripted({}) as server:
        monkeypatch.setattr("socket.socket.getpeername", lambda _: ("192.0.2.1", 25))
        (outcome,) = tell(server, journal)
    assert "leads to another computer" in why(outcome)
    assert not {"AUTH", "MAIL"} & set(server.words)


# --- secrets ----------------------------------------------------------------------------------------------------------

ECHOES = ["hunter2", "HUNTER2", "h u n t e r 2", "AGRlc2tAY2xpbmljLmV4YW1wbGUAaHVudGVyMg==", "aHVudGVyMg", "unter2"]


@pytest.mark.parametrize("verb", ["AUTH", "MAIL", "RCPT", "DATA", "END"])
@pytest.mark.parametrize("echo", ECHOES)
def test_a_secret_that_the_server_repeats_is_not_told(verb: str, echo: str, journal: Journal) -> None:
    """Neither in the message, nor in a traceback, nor in any form of it."""
    with scripted({verb: f"550 you said {echo}!"}) as server:
        (outcome,) = tell(server, journal, secret="hunter2")
    assert outcome.error
    said = "".join(traceback.format_exception(outcome.error)) + outcome.error.hint + repr(outcome)
    assert "550" in said
    assert "you said" not in said
    assert [one for one in ("hunter2", *ECHOES) if one.casefold() in said.casefold()] == []
    assert (outcome.error.__cause__, outcome.error.__suppress_context__ or not outcome.error.__context__) == (
        None,
        True,
    )


def test_a_secret_shows_nothing_of_itself() -> None:
    """Whoever prints it, formats it or wants to send it to another process."""
    secret = Secret("hunter2", is_token=False)
    assert "hunter2" not in f"{secret} {secret!r} {[secret]}"
    assert not hasattr(secret, "__dict__")
    with pytest.raises(TypeError):
        __import__("pickle").dumps(secret)


# --- what was sent ----------------------------------------------------------------------------------------------------


def test_the_journal_holds_no_address_and_is_for_nobody_else(journal: Journal) -> None:
    """Nor the name, nor the subject; another list has other hashes of the same."""
    with scripted({}) as server:
        tell(server, journal)
    text = journal.path.read_text()
    assert [word for word in ("anna", "example", "Information", "desk") if word in text] == []
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.folder.stat().st_mode) == 0o700
    other = Journal(journal.folder.parent / "other")
    with scripted({}) as server:
        tell(server, other)
    assert json.loads(text)["sent"].keys().isdisjoint(json.loads(other.path.read_text())["sent"])


def test_it_knows_the_same_person_however_written(journal: Journal) -> None:
    """And another letter, or another person, is another thing."""
    with scripted({}) as server:
        tell(server, journal)
    same, other = address('"Anna" <Anna@EXAMPLE.org>'), Letter("Information", b"Other words.\n", LETTER.html, ())
    assert journal.known(same.key, LETTER.digest) == Entry("sent", date.today())
    assert journal.known(ANNA.key, other.digest) is None
    assert journal.known(BOB.key, LETTER.digest) is None


def test_what_another_program_sent_meanwhile(journal: Journal) -> None:
    """The list is asked again when the e-mail is about to go."""
    with scripted({}) as server:
        late = post(settings_for(server.port, "none"), journal)
        late.before = lambda to: None  # type: ignore[method-assign] # it looked before the other one wrote
        assert tell(server, journal)[0].became == "sent"
        assert [one.became for one in late.send((ANNA,))] == ["known"]
    assert server.words.count("DATA") == 1


KILLED = """
import os, sys
from pathlib import Path
from b12docs.handover.mail.journal import Journal
from tests.handover import test_mail_sending as here
post = here.post(here.settings_for(int(sys.argv[2]), "none"), Journal(Path(sys.argv[1])))
list(post.send((here.ANNA,)))
"""


def test_a_program_that_is_killed_while_the_email_goes(tmp_path: Path, journal: Journal) -> None:
    """The next one knows that it may have been sent."""
    with scripted({"END": SILENCE}, {}) as server:
        child = subprocess.Popen([sys.executable, "-c", KILLED, str(journal.folder), str(server.port)], env=os.environ)
        while not journal.path.exists():
            assert child.poll() is None
        child.kill()
        child.wait()
    with scripted({}) as server:
        assert tell(server, journal)[0].became == "doubtful"
        assert server.lines == 0


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": "x", "sent": {}}', '{"key": 5}'])
def test_a_damaged_journal_sends_nothing(damage: str, journal: Journal) -> None:
    """Else something might go twice."""
    journal.folder.mkdir()
    journal.path.write_text(damage)
    with scripted({}) as server, pytest.raises(MachineError, match="damaged"):
        tell(server, journal, insists=True)
    assert "DATA" not in server.words


def test_a_journal_that_cannot_be_written_sends_nothing(tmp_path: Path) -> None:
    """Nobody would know that it went."""
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "sent.json").symlink_to(tmp_path)
    with scripted({}) as server, pytest.raises(MachineError):
        tell(server, Journal(tmp_path / "state"))
    assert "DATA" not in server.words


def test_where_the_journal_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the folder that is named, else in the user's own."""
    monkeypatch.setenv("B12DOCS_STATE", str(tmp_path / "own"))
    assert usual_journal().path == tmp_path / "own" / "sent.json"
    monkeypatch.delenv("B12DOCS_STATE")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert usual_journal().folder == tmp_path / "b12docs"
