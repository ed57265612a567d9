"""How e-mail is sent: ``mail.toml`` in the project's folder, and the environment, which goes before it.

A password never stands in the file: where one does, it is refused, and its words are shown nowhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from b12docs.diagnostics import Diagnostic, InputError, Location, SelectionError, did_you_mean, fault
from b12docs.handover.mail.addresses import Address, AddressError, address
from b12docs.records import record
from b12docs.source.files import read_file, shown

FILE = "mail.toml"
Security = Literal["starttls", "tls", "none"]
Auth = Literal["password", "xoauth2"]
_PORTS: dict[str, int] = {"starttls": 587, "tls": 465, "none": 25}
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9a-fA-F:]{2,39}")
_SECRET = re.compile(r"pass|pwd|secret|token|credential|api[_-]?key", re.IGNORECASE)
_ELSEWHERE = (
    "take it out, and change it, since others may have read it; put it into B12DOCS_MAIL_PASSWORD, or say "
    "'password_command' or 'keyring = true'"
)
_MOST_SECONDS = 600


@record
class Settings:
    """The server, how the line to it is kept secret, who logs in, and whom the e-mail is from (if that is said).

    ``timeout`` is in seconds. ``ca_file`` holds the certificates that are trusted in place of the computer's own.
    """

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    sender: Address | None = None
    auth: Auth = "password"
    password_command: tuple[str, ...] = ()
    keyring: bool = False
    ca_file: Path | None = None
    timeout: float = 30.0

    @property
    def server(self) -> str:
        """The server as messages name it."""
        return f"{self.host}:{self.port}"


KEYS = ("host", "port", "security", "user", "from", "auth", "password_command", "keyring", "ca_file", "timeout")
_OF_ENVIRONMENT = ("host", "port", "security", "user", "from", "auth", "ca_file", "timeout")


def variable(key: str) -> str:
    """The environment's variable for a key."""
    return f"B12DOCS_MAIL_{key.upper()}"


def read_settings(file: Path | None, environment: Mapping[str, str], within: Path | None = None) -> Settings:
    """The settings of a file and the environment; raises InputError with every fault, SelectionError without a host.

    ``within`` is the folder that a link in the place of the file must not lead out of, where nobody has named the file.
    """
    text = read_file(file, within=within).text if file else ""
    values = _of_file(file, text) if file else {}
    places = {key: _place(file, text, key) for key in values} if file else {}
    for key in _OF_ENVIRONMENT:
        if said := environment.get(variable(key)):
            values[key], places[key] = said, Location(variable(key))
    if "auth" not in values and environment.get(variable("token")):
        values["auth"], places["auth"] = "xoauth2", Location(variable("token"))
    if "host" not in values:
        hint = f'write host = "smtp.example.org" into {FILE} beside content.yaml, or set {variable("host")}'
        raise SelectionError("--send: no mail server is named", hint)
    return _Reader(values, places, file.parent if file else Path()).settings()


def _of_file(file: Path, text: str) -> dict[str, Any]:
    """The keys of the file; raises InputError, and never with a word of a value."""
    name = shown(file)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+), column (\d+)", str(error))
        place = Location(name, int(at[1]), int(at[2])) if at else Location(name, text.rstrip().count("\n") + 1)
        hint = 'each line is a name, =, and a value between quotation marks: host = "smtp.example.org"'
        raise fault("settings", place, "this line is no TOML", hint) from None
    faults = [Diagnostic("settings", _place(file, text, key), *_wrong_key(key)) for key in found if key not in KEYS]
    if faults:
        raise InputError(faults)
    return found


def _wrong_key(key: str) -> tuple[str, str]:
    if _SECRET.search(key):
        return f"'{key}': a secret does not stand in this file", _ELSEWHERE
    return f"'{key}' is no setting", did_you_mean(key, KEYS)


def _place(file: Path, text: str, key: str) -> Location:
    """The line of a key."""
    found = re.search(rf"^[ \t]*[\[\"']*{re.escape(key)}\b", text, re.MULTILINE)
    return Location(shown(file), text.count("\n", 0, found.start()) + 1 if found else None)


class _Reader:
    """Reads the value of each key; what is wrong with any is told of all at once, and no value is quoted."""

    def __init__(self, values: Mapping[str, Any], places: Mapping[str, Location], folder: Path) -> None:
        self.values, self.places, self.folder = values, places, folder
        self.faults: list[Diagnostic] = []

    def settings(self) -> Settings:
        """The settings; raises InputError."""
        port = self._number("port", 1, 65535) if "port" in self.values else None
        usual = "tls" if port == _PORTS["tls"] else "starttls"
        security = self._one_of("security", get_args(Security)) or usual
        found = Settings(
            host=self._host(security), port=int(port or _PORTS[security]), security=security,  # type: ignore[arg-type]
            user=self._user(), sender=self._sender(),
            auth=self._one_of("auth", get_args(Auth)) or "password",  # type: ignore[arg-type]
            password_command=self._command(), keyring=self._truth("keyring"), ca_file=self._file("ca_file"),
            timeout=self._number("timeout", 1, _MOST_SECONDS) if "timeout" in self.values else 30.0,
        )  # fmt: skip
        if self.faults:
            raise InputError(self.faults)
        return found

    def _wrong(self, key: str, message: str, hint: str = "") -> None:
        self.faults.append(Diagnostic("settings", self.places[key], f"'{key}': {message}", hint))

    def _text(self, key: str) -> str:
        value = self.values.get(key, "")
        if isinstance(value, str) and (value.isprintable() or not value):
            return value
        self._wrong(key, "a word between quotation marks is expected here")
        return ""

    def _host(self, security: str) -> str:
        host = self._text("host")
        if host and not _HOST.fullmatch(host):
            hint = "without smtp:// before it, or a port or a user in it"
            self._wrong("host", "the name of a computer is expected here, like smtp.example.org", hint)
        elif security == "none" and host.lower() not in LOOPBACK:
            hint = 'security = "starttls" or "tls"; "none" is for a server on this very computer (localhost)'
            self._wrong("security" if "security" in self.values else "host", "the line would be open to all", hint)
        return host

    def _user(self) -> str:
        user = self._text("user")
        if ":" in user:
            self._wrong("user", "the name alone is expected here, without a password", _ELSEWHERE)
        return user

    def _sender(self) -> Address | None:
        said = self._text("from")
        try:
            return address(said) if said else None
        except AddressError as error:
            self._wrong("from", error.message, error.hint)
            return None

    def _one_of(self, key: str, known: tuple[str, ...]) -> str:
        value = self._text(key).lower()
        if value and value not in known:
            self._wrong(key, f"one of {', '.join(known)} is expected here")
            return ""
        return value

    def _number(self, key: str, least: int, most: int) -> float:
        value = self.values[key]
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value):  # of the environment
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            self._wrong(key, f"a number from {least} to {most} is expected here")
            return float(least)
        return value

    def _truth(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self._wrong(key, "true or false is expected here")
        return value is True

    def _command(self) -> tuple[str, ...]:
        value = self.values.get("password_command")
        if value is None:
            return ()
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one for one in value):
            hint = 'like password_command = ["pass", "show", "mail"]: each word for itself, since no shell reads them'
            self._wrong("password_command", "a list of words is expected here", hint)
            return ()
        return tuple(value)

    def _file(self, key: str) -> Path | None:
        said = self._text(key)
        path = self.folder / said if said else None
        if path and not path.is_file():
            self._wrong(key, "there is no such file")
        return path
