"""Mail servers on this computer: a real one with TLS and passwords, and one that does what a test tells it to."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from b12docs.handover.mail.settings import Auth, Security, Settings

USER, PASSWORD, TOKEN = "desk@clinic.example", "hunter2 ünd mehr", "ya29.a-token"


@cache
def authority() -> trustme.CA:
    """Who has signed the servers' certificates."""
    return trustme.CA()


def trusted(folder: Path) -> Path:
    """The file of certificates that trusts the authority."""
    file = folder / "ca.pem"
    authority().cert_pem.write_to_path(str(file))
    return file


def _context(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(name).configure_cert(context)
    return context


@dataclass
class Box:
    """What a server got: e-mails with their envelopes, and by which way somebody logged in."""

    mails: list[Envelope] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    refused: Mapping[str, str] = field(default_factory=dict)  # what is answered to these recipients

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Sequence[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(envelope)
        return "250 taken"

    async def auth_XOAUTH2(self, server: SMTP, args: Sequence[str]) -> AuthResult:  # noqa: N802
        import base64

        self.ways.append("XOAUTH2")
        said = base64.b64decode(args[1]).decode()
        if said == f"user={USER}\1auth=Bearer {TOKEN}\1\1":
            return AuthResult(success=True, auth_data=said)
        await server.challenge_auth(b'{"status":"401"}')
        return AuthResult(success=False, handled=False)

    def check(self, server: SMTP, session: Session, envelope: Envelope, way: str, given: Any) -> AuthResult:
        """Whether a password is right."""
        self.ways.append(way)
        right = isinstance(given, LoginPassword) and (given.login.decode(), given.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=False, auth_data=given)

    @property
    def all(self) -> list[bytes]:
        """The e-mails, as they came."""
        return [one.content for one in self.mails if isinstance(one.content, bytes)]


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(
    box: Box, security: Security = "starttls", *, login: bool = True, without: Sequence[str] = (),
    name: str = "localhost",
) -> Iterator[int]:  # fmt: skip
    """A real server, and its port; ``name`` is whose certificate it shows, ``without`` the ways that it has not."""
    options: dict[str, Any] = {"auth_exclude_mechanism": without, "decode_data": False, "enable_SMTPUTF8": False}
    if security == "starttls":
        options |= {"tls_context": _context(name), "require_starttls": True}
    if security == "tls":
        options |= {"ssl_context": _context(name)}
    if login:
        options |= {"authenticator": box.check, "auth_required": True, "auth_require_tls": security == "starttls"}
    server = Controller(box, hostname="127.0.0.1", port=free_port(), **options)
    if security != "tls":  # what it tries itself is TLS wherever there is a certificate
        setattr(server, "_trigger_server", lambda: socket.create_connection(("127.0.0.1", server.port)).close())  # noqa: B010
    server.start()
    try:
        yield server.port
    finally:
        server.stop()


DROP, SILENCE = "drop", "silence"
_USUAL = {"BANNER": "220 hi", "EHLO": "250-hi\r\n250 AUTH PLAIN LOGIN", "QUIT": "221 bye", "AUTH": "235 in",
          "DATA": "354 go", "END": "250 taken"}  # fmt: skip


@dataclass
class Scripted:
    """A server that answers each word as it is told, on each line in its own way; ``heard`` is all that came."""

    scripts: list[dict[str, str]]
    port: int = 0
    lines: int = 0
    heard: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The first word of each thing that was heard."""
        return [one.split()[0].upper() if one.split() else "" for one in self.heard]

    def serve(self, listening: socket.socket, end: threading.Event) -> None:
        """Take all lines that come."""
        talks: list[threading.Thread] = []
        while not end.is_set():
            with suppress(OSError):
                line, _ = listening.accept()
                script = _USUAL | self.scripts[min(self.lines, len(self.scripts) - 1)]
                self.lines += 1
                talks.append(threading.Thread(target=self._answer, args=(line, script, end)))
                talks[-1].start()
        for one in talks:
            one.join()

    def _answer(self, line: socket.socket, script: dict[str, str], end: threading.Event) -> None:
        line.settimeout(20)
        with line, line.makefile("rb") as heard, suppress(OSError):
            self._talk(line, heard.readline, script, end)

    def _talk(
        self, line: socket.socket, read: Callable[[], bytes], script: dict[str, str], end: threading.Event
    ) -> None:
        in_data, word = False, "BANNER"
        while True:
            answer = script.get(word, "250 fine")
            if answer == DROP:
                return
            if answer == SILENCE:
                end.wait(20)
                return
            line.sendall(f"{answer}\r\n".encode())
            in_data = word == "DATA" and answer.startswith("354")
            said = read()
            while in_data and said not in (b".\r\n", b""):
                if script.get("MIDST") == DROP:
                    return
                said = read()
            if not said:
                return
            self.heard.append(said.decode(errors="replace").strip())
            word = "END" if in_data else said.split()[0].decode(errors="replace").upper() if said.split() else ""


@contextmanager
def scripted(*scripts: dict[str, str]) -> Iterator[Scripted]:
    """A server with these answers, without TLS."""
    end, server = threading.Event(), Scripted(list(scripts))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        server.port = listening.getsockname()[1]
        thread = threading.Thread(target=server.serve, args=(listening, end))
        thread.start()
        try:
            yield server
        finally:
            end.set()
            thread.join()


def settings_for(port: int, security: Security = "starttls", ca: Path | None = None, *, user: str = USER,
                 auth: Auth = "password", host: str = "localhost", seconds: float = 5.0) -> Settings:  # fmt: skip
    """Settings for a server of a test."""
    return Settings(host=host, port=port, security=security, user=user, auth=auth, ca_file=ca, timeout=seconds)
