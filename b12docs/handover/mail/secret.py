"""Passwords and tokens: where they come from, and that they are never shown.

They come from the environment, from a program that is asked for them, or from the keyring of the operating system.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from contextlib import suppress

from b12docs.diagnostics import MachineError
from b12docs.extras import need
from b12docs.handover.mail.settings import Settings, variable

_SECONDS = 120  # for a program that may ask somebody


class Secret:
    """A password or a token: whoever prints it, or an error that holds it, gets nothing."""

    __slots__ = ("_value", "is_token")

    def __init__(self, value: str, *, is_token: bool) -> None:
        self._value, self.is_token = value, is_token

    def reveal(self) -> str:
        """The secret itself, for the server alone."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written anywhere")


def secret_for(settings: Settings, environment: Mapping[str, str]) -> Secret | None:
    """The secret by which the sender logs in; None where no user is named.

    Raises MachineError where there is none, or where it cannot be had.
    """
    if not settings.user:
        return None
    is_token = settings.auth == "xoauth2"
    found = environment.get(variable("token" if is_token else "password"), "")
    if not found and settings.password_command:
        found = _from_command(settings.password_command)
    elif not found and settings.keyring:
        found = _from_keyring(settings)
    if not found:
        what = "token" if is_token else "password"
        hint = f"set {variable(what)}, or 'password_command' or 'keyring' in mail.toml"
        raise MachineError(settings.server, f"there is no {what} for '{settings.user}'", hint)
    if any(char in found for char in "\r\n\0\x01"):
        raise MachineError(settings.server, "the password has signs that none can have", "give its one line alone")
    return Secret(found, is_token=is_token)


def _from_command(command: tuple[str, ...]) -> str:
    """The first line that a program prints; of its words none but its name is told, since the others may be secret."""
    name = f"password_command: '{command[0]}'"
    hint = "call it by hand, and see whether it prints the password on one line"
    reason = ""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_SECONDS, check=False)  # noqa: S603
    except FileNotFoundError:
        reason = "there is no such program"
    except OSError:
        reason = "this program cannot be started"
    except subprocess.TimeoutExpired:
        reason = f"this program has not ended in {_SECONDS} seconds"
    else:
        reason = f"this program ended with status {done.returncode}" if done.returncode else ""
    if reason:
        raise MachineError(name, reason, hint)
    lines = done.stdout.decode(errors="replace").splitlines()
    if not lines or "\ufffd" in lines[0]:
        raise MachineError(name, "this program printed no password", hint)
    return lines[0]


def _from_keyring(settings: Settings) -> str:
    """The password that the operating system keeps for this server and user."""
    need("keyring", "keyring")
    import keyring

    found: str | None = None
    with suppress(Exception):  # whatever its words are, they may be secret
        found = keyring.get_password(settings.host, settings.user)
    if not found:
        hint = f"type: keyring set {settings.host} {settings.user}"
        raise MachineError("keyring", f"it has no password for '{settings.user}' at '{settings.host}'", hint)
    return found
