"""One line to a mail server (RFC 5321): kept secret by TLS, opened, logged in, and an e-mail handed over.

What the standard library raises is put into words of our own here. No word of a server's answer to a password is told,
and none of any answer that holds it: servers repeat what they were sent.
"""

from __future__ import annotations

import base64
import ipaddress
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from b12docs.handover.mail.secret import Secret
from b12docs.handover.mail.settings import Settings

_OURSELVES = "[127.0.0.1]"  # as mail programs call the computer, whose name is nobody's business
_MOST_SAID = 200  # characters of what a server answers
_TOO_LARGE = 552
_PIECE = 6  # characters


class MailError(Exception):
    """An e-mail has not been sent: why, and what to do.

    ``passing`` says that it may work in a moment, ``whole`` that nothing else can be sent on this line either.
    """

    def __init__(self, message: str, hint: str, *, passing: bool = False, whole: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.passing, self.whole = message, hint, passing, whole


class UncertainError(Exception):
    """An e-mail may have been sent: the server had it, and has not said what became of it."""


class Server:
    """A line that is open; whoever has it closes it."""

    def __init__(self, settings: Settings, secret: Secret | None) -> None:
        self.settings, self.secret = settings, secret
        with _told(settings):
            self._line = _opened(settings)
        try:
            with _told(settings):
                self._prepare()
        except BaseException:
            self.close()
            raise

    def deliver(self, sender: str, recipient: str, message: bytes, begin: Callable[[], None]) -> None:
        """Hand an e-mail over to one recipient; ``begin`` is called when it may be sent from then on.

        Raises MailError where it was not sent, and UncertainError where nobody knows.
        """
        with _told(self.settings):
            options = [f"size={len(message)}"] if self._line.has_extn("size") else []
            self._expect((250,), self._line.mail(sender, options), "the server takes no e-mail from this sender")
            self._expect((250, 251), self._line.rcpt(recipient), "the server refuses this address")
        begin()
        try:
            reply = self._line.data(message)
        except smtplib.SMTPDataError as error:  # it was asked for the e-mail, and has not taken it
            reply = error.smtp_code, _bytes(error.smtp_error)
        except (smtplib.SMTPException, OSError):
            raise UncertainError from None
        if not (reply[0] == 250 or 400 <= reply[0] < 600):  # nobody knows what that means
            raise UncertainError
        self._expect((250,), reply, "the server has not taken the e-mail", is_begun=True)

    def reset(self) -> None:
        """Forget an e-mail that was begun; raises MailError where the line is gone."""
        with _told(self.settings):
            self._line.rset()

    def close(self, *, politely: bool = True) -> None:
        """End the line, and take leave of the server unless nobody is to wait for its answer."""
        if politely:
            with suppress(smtplib.SMTPException, OSError, ValueError):
                self._line.quit()
        self._line.close()

    def _prepare(self) -> None:
        """Greet, make the line secret, and log in."""
        line, settings = self._line, self.settings
        if settings.security == "none":
            _refuse_other_computers(line)
        line.ehlo_or_helo_if_needed()
        if settings.security == "starttls":
            if not line.has_extn("starttls"):
                hint = 'nothing was sent in the open; perhaps it wants security = "tls", which has port 465'
                raise MailError("the server offers no STARTTLS", hint, whole=True)
            code, _ = line.starttls(context=_trust(settings))
            if code != 220:
                raise MailError(f"the server does not begin TLS ({code})", "try again later", passing=True, whole=True)
            line.ehlo_or_helo_if_needed()
        if self.secret:
            self._log_in(self.secret)

    def _log_in(self, secret: Secret) -> None:
        """Log in by the one way that suits the secret; of the answers the numbers alone are looked at."""
        offered = self._line.esmtp_features.get("auth", "").upper().split()
        user, value = self.settings.user, secret.reveal()
        if secret.is_token and "XOAUTH2" in offered:
            code = self._say("AUTH XOAUTH2 " + _encoded(f"user={user}\1auth=Bearer {value}\1\1"))
            code = self._say("") if code == 334 else code  # it has said why, and wants to hear that we have heard
        elif not secret.is_token and "PLAIN" in offered:
            code = self._say("AUTH PLAIN " + _encoded(f"\0{user}\0{value}"))
        elif not secret.is_token and "LOGIN" in offered:
            code = self._say("AUTH LOGIN " + _encoded(user))
            code = self._say(_encoded(value)) if code == 334 else code
        else:
            ways = "tokens (XOAUTH2)" if secret.is_token else "passwords (PLAIN, LOGIN)"
            raise MailError(f"the server takes no {ways} on this line", "ask whoever runs it for 'auth'", whole=True)
        self._refuse_code(code, "token" if secret.is_token else "password")

    def _say(self, words: str) -> int:
        try:
            return self._line.docmd(words)[0]
        except smtplib.SMTPServerDisconnected:
            raise
        except smtplib.SMTPResponseException as error:
            return error.smtp_code

    def _refuse_code(self, code: int, what: str) -> None:
        if code == 235:
            return
        if 400 <= code < 500:
            message = f"the server cannot check the {what} now ({code})"
            raise MailError(message, "try again later", passing=True, whole=True)
        message = f"the server does not accept the {what} of '{self.settings.user}' ({code})"
        raise MailError(message, f"check the user and the {what}: some providers want one for programs", whole=True)

    def _expect(self, wanted: tuple[int, ...], reply: tuple[int, bytes], fault: str, *, is_begun: bool = False) -> None:
        """Raise MailError where the reply is another than wanted."""
        code, said = reply
        if code in wanted:
            return
        words = f"{code} {self._harmless(said)}".strip()
        if code == _TOO_LARGE:
            raise MailError(f"the e-mail is too large for the server ({words})", "attach fewer or smaller documents")
        if 400 <= code < 500:
            is_passing = not is_begun  # what was begun is not begun again by itself
            hint = "try again in some minutes: nothing was sent"
            raise MailError(f"{fault} now ({words})", hint, passing=is_passing, whole=code == 421)
        raise MailError(f"{fault} ({words})", "check the address; what stands in brackets is the server's reason")

    def _harmless(self, said: bytes) -> str:
        """What the server says, in one line; nothing where it repeats the secret."""
        words = " ".join(re.sub(r"[^\x20-\x7e]", " ", said.decode("ascii", "replace")).split())
        held = self.secret.reveal() if self.secret else ""
        known = (held, _encoded(held), _encoded(f"\0{self.settings.user}\0{held}")) if held else ()
        heard = f"{words} {words.replace(' ', '')}".casefold()
        return "" if any(one in heard for secret in known for one in _pieces(secret.casefold())) else words[:_MOST_SAID]


def _opened(settings: Settings) -> smtplib.SMTP:
    host, port, seconds = settings.host, settings.port, settings.timeout
    if settings.security == "tls":
        return smtplib.SMTP_SSL(host, port, _OURSELVES, timeout=seconds, context=_trust(settings))
    return smtplib.SMTP(host, port, _OURSELVES, timeout=seconds)


def _trust(settings: Settings) -> ssl.SSLContext:
    """TLS that checks certificates, against the computer's own authorities or those of a file."""
    try:
        return ssl.create_default_context(cafile=settings.ca_file)
    except (ssl.SSLError, OSError):
        raise MailError("'ca_file' holds no certificates", "it is a text file of type PEM", whole=True) from None


def _refuse_other_computers(line: smtplib.SMTP) -> None:
    """Without TLS the other end is this very computer, whatever its name was said to lead to."""
    peer = line.sock.getpeername()[0] if line.sock else ""
    if not ipaddress.ip_address(peer.partition("%")[0]).is_loopback:
        raise MailError("this line is open, and leads to another computer", 'use security = "starttls"', whole=True)


@contextmanager
def _told(settings: Settings) -> Iterator[None]:
    """What the standard library raises of a line, as MailError; its own words are left out."""
    try:
        yield
    except MailError:
        raise
    except (smtplib.SMTPException, OSError) as error:
        raise _in_our_words(error, settings) from None


def _in_our_words(error: Exception, settings: Settings) -> MailError:
    match error:
        case ssl.SSLCertVerificationError():
            hint = "nothing was sent; a server of your own needs its certificate in 'ca_file'"
            message = f"the server's certificate cannot be trusted: {error.verify_message}"
            return MailError(message, hint, whole=True)
        case ssl.SSLError():
            hint = "check 'security' and 'port': starttls goes with 587, tls with 465"
            return MailError("no secret line (TLS) could be made with the server", hint, whole=True)
        case socket.gaierror():
            hint = "check 'host', and that this computer is on the network"
            return MailError("there is no computer of this name", hint, passing=True, whole=True)
        case ConnectionRefusedError():
            return MailError("no mail server answers there", "check 'host' and 'port'", passing=True, whole=True)
        case smtplib.SMTPResponseException():
            is_passing = 400 <= error.smtp_code < 500
            message = f"the server does not want to talk ({error.smtp_code})"
            return MailError(message, "try again later", passing=is_passing, whole=True)
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return _late(settings)
    return MailError("the line to the server was dropped", "try again later", passing=True, whole=True)


def _late(settings: Settings) -> MailError:
    message = f"the server has not answered in {settings.timeout:g} seconds"
    hint = "check 'host', 'port' and 'security', or try again later"
    return MailError(message, hint, passing=True, whole=True)


def _pieces(secret: str) -> Iterator[str]:
    """Every part of a secret that is long enough to tell something of it."""
    return (secret[at : at + _PIECE] for at in range(max(1, len(secret) - _PIECE + 1)))


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _bytes(said: bytes | str) -> bytes:
    return said.encode("ascii", "replace") if isinstance(said, str) else said
