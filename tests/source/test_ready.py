"""What comes with the program ready is what its makers make today, and counts for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from b12docs.diagnostics import InputError
from b12docs.drawing import parts
from b12docs.library import figures
from b12docs.library.packaged import packaged
from b12docs.source import makers, ready
from b12docs.source.cache import kept
from b12docs.source.ready import FILE, lines_of
from tests.ready import entries

MAKERS = ("click", "b12docs.diagnostics")


def test_it_is_current() -> None:
    """A layout, a drawing or what reads them has changed: ``python -m tests.ready`` works it out anew."""
    assert FILE.read_text("ascii") == entries(), "type: python -m tests.ready"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of our own in its place, in which "tree" is ready; the cache is switched on, and has no folder."""
    path = tmp_path / "ready.txt"
    path.write_text("".join(f"{line}\n" for line in lines_of("template", MAKERS, {"a layout": "a tree"})), "ascii")
    monkeypatch.setattr(ready, "FILE", path)
    monkeypatch.setenv("B12DOCS_CACHE", str(path))
    ready._entries.cache_clear()
    yield path
    ready._entries.cache_clear()
    makers.own_code_of.cache_clear()


def found(given: str = "a layout", kind: str = "template", own: tuple[str, ...] = MAKERS) -> str:
    return kept(kind, own, given, lambda: "worked out")


def test_what_is_ready_is_not_worked_out(file: Path) -> None:
    """Also where there is no folder for what is kept."""
    assert found() == "a tree"


def test_what_is_not_ready_is_worked_out(file: Path) -> None:
    """A layout with a letter more, another kind, and by other makers."""
    assert found("a layout.") == found(kind="shapes") == found(own=("b12docs.paper",)) == "worked out"


def test_a_cache_that_is_switched_off_reads_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is worked out anew."""
    monkeypatch.setenv("B12DOCS_CACHE", "")
    assert found() == "worked out"


def test_code_that_has_changed_works_it_out_anew(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter in the file of a maker of ours; ends of lines are those of the system that it was checked out on."""
    own = tmp_path / "diagnostics.py"
    monkeypatch.setattr(makers, "files_of", lambda name: [own])
    code = (FILE.parents[1] / "diagnostics.py").read_bytes()
    for data, expected in ((code.replace(b"\n", b"\r\n"), "a tree"), (code + b"#", "worked out")):
        own.write_bytes(data)
        makers.own_code_of.cache_clear()
        assert found() == expected


@pytest.mark.parametrize("data", [None, b"", b"template", b"\xff\n", b"\n \n"])
def test_a_file_that_is_not_there_costs_time_alone(file: Path, data: bytes | None) -> None:
    """Gone, empty, or of something else."""
    file.unlink()
    if data is not None:
        file.write_bytes(data)
    ready._entries.cache_clear()
    assert found() == "worked out"


def test_a_drawing_of_the_program_is_known_to_be_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read before it is drawn; one with a letter more is, and its faults are told."""
    monkeypatch.setenv("B12DOCS_CACHE", str(tmp_path / "cache"))
    looked_at: list[str] = []

    def read(text: str, file: str) -> parts.Reading:
        looked_at.append(text)
        return parts.read_parts(text, file)

    monkeypatch.setattr(figures, "read_parts", read)
    own = (packaged("layouts") / "figures" / "phone.svg").read_text("utf-8")
    for text in (own, own + "<!-- ours -->"):
        figures._sound.cache_clear()
        assert figures.read_figure(text, "phone.svg").size == (64, 64)
    with pytest.raises(InputError):
        figures.read_figure(own.replace("<path", "<image"), "phone.svg")
    assert looked_at[0] == own + "<!-- ours -->"
