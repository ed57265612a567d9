"""Private: what a list says of people stands on their pages, and in no other byte that a run writes or says."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from b12docs.handover.copies.batch import write_copies
from b12docs.handover.copies.making import Forms
from b12docs.handover.copies.persons import Person
from tests.handover.copies.lists import batch, listed

ROOT = Path(__file__).resolve().parents[3]

SECRETS = ("Xyloquent", "Wyvernjäger", "Zugzwang 31")
LIST = "name,appointment,number\n" + "".join(f"{one} Smith,Zugzwang 31,{7 + i}\n" for i, one in enumerate(SECRETS[:2]))
BAD = LIST + 'Xyloquent Bly,"Zugzwang 31",9,Wyvernjäger\nXyloquent \U0001f600,Zugzwang 31,10\n'


def _forms(secret: str) -> list[bytes]:
    """A secret as files may hold it: as text, and in hexadecimal."""
    encoded = [secret.encode(one) for one in ("utf-8", "utf-16-be", "utf-16-le")]
    return [*encoded, *(one.hex().encode() for one in encoded), *(one.hex().upper().encode() for one in encoded)]


def _outside_of_pages(path: Path) -> bytes:
    """All of a file but the content of its pages: of a PDF every object, with its streams unpacked."""
    data = path.read_bytes()
    if path.suffix != ".pdf":
        return data
    with pikepdf.open(BytesIO(data)) as file:
        for page in file.pages:
            contents = page.obj.Contents
            for one in contents if isinstance(contents, pikepdf.Array) else [contents]:
                one.write(b"")
        parts = [one.read_bytes() for one in file.objects if isinstance(one, pikepdf.Stream)]
        return b"\n".join([*(repr(one).encode() for one in file.objects), *parts])


def test_a_fault_of_the_program_does_not_say_who(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exceptions may hold what they stumbled over; their kind and the program's lines are told, also by a worker."""

    def stumbles(self: Forms, person: Person) -> tuple[bytes, bool]:
        raise KeyError(person.values)

    monkeypatch.setattr(Forms, "copy", stumbles)
    with ThreadPoolExecutor(1) as executor, pytest.raises(RuntimeError) as caught:
        write_copies(batch(listed(tmp_path, LIST), executor=executor), tmp_path / "copies")
    told = "".join(traceback.format_exception(caught.value))
    assert "KeyError" in told
    assert "stumbles" in told
    assert not any(secret in told for secret in SECRETS)


@pytest.mark.parametrize("options", [(), ("--merge",), ("--name-by", "number")])
@pytest.mark.parametrize("text", [LIST, BAD])
def test_no_byte_outside_of_pages_says_who(tmp_path: Path, text: str, options: tuple[str, ...]) -> None:
    """Neither files and their names, nor caches, nor what is printed, of a good list and of one with bad rows."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "people.csv").write_text(text, "utf-8")
    places = {name: str(tmp_path / name.lower()) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "B12DOCS_CACHE")}
    for place in places.values():
        os.mkdir(place)
    command = [sys.executable, "-m", "b12docs", "batch", "people.csv", "--audience", "patient", "--layout", "leaflet"]
    done = subprocess.run(
        [*command, "--allow-draft", *options], cwd=folder, env=os.environ | places | {"PYTHONPATH": str(ROOT)},
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == (1 if text == BAD else 0), done.stderr.decode()
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "people.csv"]
    said = {"what was printed": done.stdout + done.stderr, "names": " ".join(map(str, files)).encode()}
    said |= {str(path): _outside_of_pages(path) for path in files}
    assert {
        name for name, data in said.items() for secret in SECRETS for form in _forms(secret) if form in data
    } == set()
    if text == LIST:
        assert [path for path in files if path.suffix == ".pdf"]
