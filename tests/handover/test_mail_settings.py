"""The server is named in mail.toml or the environment, and a password stands in no file and no message."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from b12docs.diagnostics import InputError, MachineError, SelectionError
from b12docs.handover.mail.secret import secret_for
from b12docs.handover.mail.settings import KEYS, Settings, read_settings, variable

WORD = "hunter2"


def read(folder: Path, text: str, **environment: str) -> Settings:
    """The settings of this file and environment."""
    (folder / "mail.toml").write_text(text, "utf-8")
    return read_settings(folder / "mail.toml", {f"B12DOCS_MAIL_{key}": value for key, value in environment.items()})


def faults(folder: Path, text: str, **environment: str) -> str:
    """What is said against them."""
    with pytest.raises(InputError) as error:
        read(folder, text, **environment)
    return str(error.value)


def test_a_file_says_all(tmp_path: Path) -> None:
    """Each of its keys."""
    (tmp_path / "ca.pem").write_text("")
    found = read(tmp_path, """
host = "smtp.example.org"
port = 2525
security = "tls"
user = "desk@example.org"
from = "Die Praxis Müller <desk@example.org>"
auth = "xoauth2"
password_command = ["pass", "show", "mail"]
keyring = true
ca_file = "ca.pem"
timeout = 7.5
""")  # fmt: skip
    assert found.sender
    assert (found.host, found.port, found.security, found.user) == ("smtp.example.org", 2525, "tls", "desk@example.org")
    assert (found.sender.name, found.auth, found.password_command) == (
        "Die Praxis Müller", "xoauth2", ("pass", "show", "mail"),
    )  # fmt: skip
    assert (found.keyring, found.ca_file, found.timeout) == (True, tmp_path / "ca.pem", 7.5)


@pytest.mark.parametrize(("text", "port", "security"), [
    ("", 587, "starttls"), ("port = 465", 465, "tls"), ('security = "tls"', 465, "tls"), ("port = 25", 25, "starttls"),
])  # fmt: skip
def test_the_usual_line_is_secret(text: str, port: int, security: str, tmp_path: Path) -> None:
    """Whatever is left out."""
    found = read(tmp_path, f'host = "smtp.example.org"\n{text}')
    assert (found.port, found.security) == (port, security)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """And it can say all by itself."""
    found = read(tmp_path, 'host = "a.example"\nuser = "a"', HOST="b.example", PORT="26", FROM="desk@b.example")
    assert (found.host, found.port, found.user) == ("b.example", 26, "a")
    assert read_settings(None, {"B12DOCS_MAIL_HOST": "c.example"}).host == "c.example"
    assert read_settings(None, {"B12DOCS_MAIL_HOST": "c.example", "B12DOCS_MAIL_TOKEN": "t"}).auth == "xoauth2"
    with pytest.raises(SelectionError, match="no mail server is named"):
        read_settings(None, {})


@pytest.mark.parametrize("key", ["password", "Password", "passwd", "smtp_pass", "token", "secret", "api-key", "pwd"])
@pytest.mark.parametrize("form", ['{} = "hunter2"', "[{}]\nx = 'hunter2'", '"{}" = ["hunter2"]', "{} = 2"])
def test_a_password_in_the_file_is_refused(key: str, form: str, tmp_path: Path) -> None:
    """It is named by its line, with what to do, and never repeated."""
    said = faults(tmp_path, f'host = "smtp.example.org"\n{form.format(key)}\n')
    assert f"mail.toml:2: error: '{key}': a secret does not stand in this file" in said
    assert "change it, since others may have read it" in said
    assert WORD not in said


@pytest.mark.parametrize(("text", "message"), [
    ("host = 'hunter2", "mail.toml:1: error: this line is no TOML"),
    ("host = hunter2", "this line is no TOML"),
    ("hots = 'hunter2'", "'hots' is no setting\n  hint: did you mean 'host'?"),
    ("host = 'smtp://desk:hunter2@example.org'", "'host': the name of a computer is expected here"),
    ("host = 'hunter2 '", "'host': the name of a computer"), ("host = 7", "'host': a word between quotation marks"),
    ("host = 'a.example'\nuser = 'desk:hunter2'", "mail.toml:2: error: 'user': the name alone is expected here"),
    ("host = 'a.example'\nuser = \"a\\nb\"", "'user': a word between quotation marks"),
    ("host = 'a.example'\nport = 'hunter2'", "'port': a number from 1 to 65535"),
    ("host = 'a.example'\nport = true", "'port': a number"), ("host = 'a.example'\nport = 65536", "'port': a number"),
    ("host = 'a.example'\ntimeout = 0", "'timeout': a number from 1 to 600"),
    ("host = 'a.example'\nsecurity = 'hunter2'", "'security': one of starttls, tls, none is expected here"),
    ("host = 'a.example'\nauth = 'hunter2'", "'auth': one of password, xoauth2"),
    ("host = 'a.example'\npassword_command = 'echo hunter2'", "'password_command': a list of words"),
    ("host = 'a.example'\npassword_command = []", "'password_command': a list of words"),
    ("host = 'a.example'\nkeyring = 'hunter2'", "'keyring': true or false"),
    ("host = 'a.example'\nca_file = 'hunter2.pem'", "'ca_file': there is no such file"),
    ("host = 'a.example'\nfrom = \"a@b.example\\nBcc: c@d.example\"", "'from': a word between quotation marks"),
    ("host = 'a.example'\nfrom = 'nobody'", "'from': 'nobody' is no e-mail address"),
])  # fmt: skip
def test_what_is_wrong_is_told_without_its_words(text: str, message: str, tmp_path: Path) -> None:
    """A password may have slipped into any value."""
    said = faults(tmp_path, text)
    assert message in said
    assert WORD not in said


@pytest.mark.parametrize("host", ["smtp.example.org", "127.0.0.2", "localhost.example.org", "0.0.0.0", "10.0.0.1"])
def test_an_open_line_is_for_this_computer_alone(host: str, tmp_path: Path) -> None:
    """By its three names."""
    said = faults(tmp_path, f'host = "{host}"\nsecurity = "none"')
    assert "mail.toml:2: error: 'security': the line would be open to all" in said
    for name in ("localhost", "127.0.0.1", "::1"):
        assert read(tmp_path, f'host = "{name}"\nsecurity = "none"').security == "none"


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    """It is not put down to the file."""
    said = faults(tmp_path, 'host = "a.example"', PORT=WORD)
    assert said.startswith("B12DOCS_MAIL_PORT: error: 'port': a number")
    assert WORD not in said


# --- where the password comes from ------------------------------------------------------------------------------------


def settings(*command: str, user: str = "desk", keyring: bool = False) -> Settings:
    """Settings with a program that is asked."""
    return Settings("smtp.example.org", 587, user=user, password_command=command, keyring=keyring)


PRINTS = "import sys; print(sys.argv[1]); print('more'); print('noise', file=sys.stderr)"


def test_the_password_comes_from_the_environment_first() -> None:
    """Then from a program, which no shell starts: its words are taken as they are."""
    asked = settings(sys.executable, "-c", PRINTS, "$HOME; `id` ü")
    found = secret_for(asked, {"B12DOCS_MAIL_PASSWORD": WORD})
    assert found
    assert found.reveal() == WORD
    found = secret_for(asked, {})
    assert found
    assert found.reveal() == "$HOME; `id` ü"
    assert secret_for(settings(user=""), {}) is None


@pytest.mark.parametrize("command", [
    ("no-such-program", WORD), (sys.executable, "-c", f"print('{WORD}'); exit(3)"), (sys.executable, "-c", f"'{WORD}'"),
    (sys.executable, "-c", f"raise ValueError('{WORD}')"), ("/", WORD),
    (sys.executable, "-c", r"import sys; sys.stdout.buffer.write(b'hunter2\xff')"),
    (sys.executable, "-c", r"print('hunter2\0')"),
])  # fmt: skip
def test_a_program_that_fails(command: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    """Its name alone is told: its words, what it prints and its complaint may be secret."""
    with pytest.raises(MachineError) as error:
        secret_for(settings(*command), {})
    printed = capfd.readouterr()
    assert WORD not in str(error.value) + printed.out + printed.err


def test_without_a_password(tmp_path: Path) -> None:
    """It is said where one can be put."""
    with pytest.raises(MachineError) as error:
        secret_for(settings(), {})
    assert "there is no password for 'desk'" in str(error.value)
    assert "B12DOCS_MAIL_PASSWORD" in str(error.value)


KEYRING = """
def get_password(server, user):
    if user == "broken":
        raise RuntimeError("hunter2")
    return {("smtp.example.org", "desk"): "from the ring"}.get((server, user))
"""


def test_the_keyring_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked by server and user; what it lacks is told with the line to type."""
    (tmp_path / "keyring.py").write_text(KEYRING)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    found = secret_for(settings(keyring=True), {})
    assert found
    assert found.reveal() == "from the ring"
    for user in ("nobody", "broken"):
        with pytest.raises(MachineError) as error:
            secret_for(settings(keyring=True, user=user), {})
        assert f"type: keyring set smtp.example.org {user}" in str(error.value)
        assert WORD not in str(error.value)
    monkeypatch.delitem(sys.modules, "keyring", raising=False)


def test_the_keyring_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is missing, the line to type is told."""
    monkeypatch.setattr("b12docs.extras.find_spec", lambda name: None)
    with pytest.raises(MachineError, match="not installed") as error:
        secret_for(settings(keyring=True), {})
    assert 'pip install "b12docs[keyring]"' in error.value.hint


def test_every_setting_is_explained() -> None:
    """On the page for those who send, each by its name."""
    page = (Path(__file__).parents[2] / "docs" / "email.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert set(KEYS) <= explained
    for name in (*map(variable, ("host", "port", "password", "token")), "B12DOCS_STATE"):
        assert f"`{name}`" in page
