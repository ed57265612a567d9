"""A clinic's day, played through in one folder by what README says, from its own text to paper and mailbox.

What comes of it is read by other programs than those that made it: PDFium, and a parser of e-mail.
"""

from __future__ import annotations

import re
from pathlib import Path

import fast_mail_parser
import pypdfium2
import pytest

from tests.handover.copies.lists import NAMES, TIMES, rows
from tests.handover.mailserver import PASSWORD, USER, Box, serving, trusted
from tests.helpers_cli import run

OLD = "see a doctor soon. This can stop the harm getting worse."
NEW = "come to us early. This can stop the harm getting worse."
PATIENT = ("--audience", "patient", "--level", "easy", "--layout", "leaflet")


def _done(folder: Path, *arguments: str) -> str:
    """A command that must succeed, and what it prints."""
    result = run(folder, *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def _words(data: bytes) -> str:
    """All words of a PDF as PDFium finds them."""
    with pypdfium2.PdfDocument(data) as file:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in file)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # of a server whose lines are all TLS
def test_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence is changed, checked, approved, built, found at the desk, mailed, and printed for a thousand."""
    _done(tmp_path, "init", "my-clinic")
    clinic = tmp_path / "my-clinic"
    content = clinic / "content.yaml"
    content.write_text(content.read_text("utf-8").replace(OLD, NEW), "utf-8")
    assert NEW in content.read_text("utf-8")
    (clinic / "clinic.yaml").write_text("name: Riverside Surgery\nphone: 01632 960123\n", "utf-8")
    _done(clinic, "check")
    _done(clinic, "approve", "--name", "A. Clinician", "--role", "GP", "--yes")
    assert "approved by A. Clinician" in _done(clinic, "build", *PATIENT)
    (leaflet,) = (clinic / "output").glob("*.pdf")
    assert NEW in _words(leaflet.read_bytes())

    _done(clinic, "gallery")
    page = (clinic / "output/index.html").read_text("utf-8")
    assert set(re.findall(r'href="([^"]+\.pdf)"', page)) == {f"./{leaflet.name}"}

    _mailed(clinic, leaflet.read_bytes(), tmp_path, monkeypatch)
    _printed_for_a_thousand(clinic)


def _mailed(clinic: Path, leaflet: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One patient gets the leaflet, with its words before it; the envelope says nothing of what it is about."""
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("B12DOCS_MAIL_PASSWORD", PASSWORD)
    box = Box()
    with serving(box) as port:
        lines = ('host = "localhost"', f"port = {port}", f'user = "{USER}"', f'from = "Riverside <{USER}>"')
        (clinic / "mail.toml").write_text("\n".join((*lines, f'ca_file = "{trusted(folder)}"')), "utf-8")
        _done(clinic, "email", "--audience", "patient", "--level", "easy", "--to", "anna@example.org", "--send")
    (sent,) = box.all
    mail = fast_mail_parser.parse_email(sent)
    assert mail.subject == "Information from Riverside Surgery"
    (attached,) = mail.attachments
    assert (attached.filename, attached.content) == ("information.pdf", leaflet)
    assert all(NEW in " ".join(re.sub(r"<[^>]+>", "", part).split()) for part in (*mail.text_plain, *mail.text_html))
    assert "B12" not in sent.decode(errors="replace").partition("\r\n\r\n")[0]


def _printed_for_a_thousand(clinic: Path) -> None:
    """Each person's copy is approved and says their name and time; the file to print has them in the list's order."""
    people = [(f"{name} {number}", when) for number in range(250) for name, when in zip(NAMES, TIMES, strict=True)]
    (clinic / "people.csv").write_text(rows(*people), "utf-8")
    assert "1,000 copies" in _done(clinic, "batch", "people.csv", *PATIENT)
    copies = sorted((clinic / "copies").glob("*.pdf"))
    assert len(copies) == len(people)
    for number in (0, 499, 999):
        name, when = people[number]
        said = _words(copies[number].read_bytes())
        assert all(words in said for words in (name.replace("'", "’"), when, NEW, "Approved by A. Clinician"))
        assert "raft" not in said
    _done(clinic, "batch", "people.csv", *PATIENT, "--merge", "-o", "print.pdf")
    with pypdfium2.PdfDocument((clinic / "print.pdf").read_bytes()) as file:
        each = len(file) // len(people)
        assert (each % 2, len(file) % len(people)) == (0, 0)
        first = [" ".join(file[n].get_textpage().get_text_bounded().split()) for n in range(0, len(file), each)]
    assert all(f"For: {name}".replace("'", "’") in words for (name, _), words in zip(people, first, strict=True))
