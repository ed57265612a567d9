"""The cache: what is kept is found again, nothing in it can be out of date, and whatever is wrong costs time alone."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from b12docs.drawing.qr import qr_modules
from b12docs.library.packaged import packaged
from b12docs.source import cache
from b12docs.source.cache import kept, usual_folder
from b12docs.source.makers import code_of, files_of, hash_of

POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no modes and owners of this kind")
LARGE = b"x" * 3_000_000
LEAFLET = ("build", "--audience", "patient", "--layout", "leaflet", "--quiet")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of this test, which is not there yet."""
    found = tmp_path / "cache"
    monkeypatch.setenv("B12DOCS_CACHE", str(found))
    return found


def count() -> Callable[[], str]:
    """What works out another text each time."""
    numbers = iter(range(100))
    return lambda: f"text {next(numbers)}"


def keep(make: Callable[[], str], given: str = "a", kind: str = "k", makers: tuple[str, ...] = ("b12docs",)) -> str:
    return kept(kind, makers, given, make)


def entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def loaded(folder: Path) -> set[str]:
    """What works out trees, codes and shapes, as far as a fresh process in this folder loads it for a leaflet."""
    code = """
import sys
from b12docs import load, plan, build
project = load()
build(project, plan(project, audience="patient", layout="leaflet"))
print(*{"jinja2", "segno.encoder", "svgelements"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


# --- what is kept -----------------------------------------------------------------------------------------------------


def test_it_is_worked_out_once(folder: Path) -> None:
    """The second time it is read, letter for letter."""
    text = "ä \u2028 \x00 \r\n end"
    assert keep(lambda: text) == text
    assert keep(count()) == text
    assert len(entries(folder)) == 1


def test_each_input_has_an_entry_of_its_own(folder: Path) -> None:
    """Another kind, another text that was given, other code: each is worked out anew."""
    make = count()
    assert keep(make) == "text 0"
    assert keep(make, given="b") == "text 1"
    assert keep(make, kind="l") == "text 2"
    assert keep(make, makers=("b12docs", "click")) == "text 3"
    assert keep(make) == "text 0"
    assert len(entries(folder)) == 4


def test_code_that_has_changed_works_it_out_anew(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter in a file of a maker, a new file, another Python: no entry outlives what made it."""
    package = tmp_path / "maker_of_tests"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    make, seen = count(), []
    for number in range(4):
        if number == 1:
            (package / "__init__.py").write_text("#")
        elif number == 2:
            (package / "more.py").write_text("")
        elif number == 3:
            monkeypatch.setattr(sys, "version", "another")
        code_of.cache_clear()
        hash_of.cache_clear()
        seen.append(keep(make, makers=("maker_of_tests",)))
    assert seen == ["text 0", "text 1", "text 2", "text 3"]
    code_of.cache_clear()
    hash_of.cache_clear()


def test_the_makers_have_files() -> None:
    """All makers that the program names are found, else nothing would be kept."""
    from b12docs.drawing import qr, svg
    from b12docs.templates import grammar

    for makers in (qr._MAKERS, svg._MAKERS, grammar._MAKERS):
        for name in makers:
            assert all(path.is_file() for path in files_of(name)), name
    assert {path.name for path in files_of("jinja2")} >= {"lexer.py", "parser.py", "nodes.py", "environment.py"}


def test_makers_are_not_loaded(folder: Path, tmp_path: Path) -> None:
    """What is kept is found without loading what made it: here the tree of a layout of one's own."""
    (tmp_path / "layouts").mkdir()
    own = packaged("layouts") / "leaflet.html"
    (tmp_path / "layouts" / "leaflet.html").write_text(own.read_text("utf-8") + "{# our own #}", "utf-8")
    first, second = (loaded(tmp_path) for _ in range(2))
    assert (first, second) == ({"jinja2"}, set())


def test_what_comes_with_the_program_is_ready_at_the_first_run(folder: Path, tmp_path: Path) -> None:
    """Its own layouts, drawings and codes are not worked out, and none of them is kept."""
    assert loaded(tmp_path) == set()
    kinds = [path.read_bytes().partition(b"\n")[2][:8] for path in entries(folder)]
    assert [one for one in kinds if not one.startswith(b'{"')] == []


def test_what_is_at_fault_is_not_kept(folder: Path) -> None:
    """An error is raised each time."""

    def broken() -> str:
        raise ValueError("broken")

    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            keep(broken)
    assert entries(folder) == []


def test_the_bytes_are_the_same(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All worked out anew, with an empty cache and with a full one, and when every entry of it is damaged."""
    made = []
    for number in range(4):  # without, empty, full, damaged
        monkeypatch.setenv("B12DOCS_CACHE", str(folder) if number else "")
        for path in entries(folder) if number == 3 else ():
            path.write_bytes(path.read_bytes()[:-1])
        place = tmp_path / str(number)
        subprocess.run([sys.executable, "-m", "b12docs", *LEAFLET, "-o", place], check=True)
        (file,) = place.glob("*.pdf")
        made.append(file.read_bytes())
    assert len(set(made)) == 1
    assert entries(folder)


# --- what is wrong with it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [
    lambda data: b"", lambda data: data[:-1], lambda data: data + b" ", lambda data: data[:-1] + b"?",
    lambda data: data.partition(b"\n")[2], lambda data: b"\xff" * 100,
    lambda data: hashlib.sha256(LARGE).hexdigest().encode() + b"\n" + LARGE,
])  # fmt: skip
def test_a_damaged_entry_is_made_anew(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    """Cut off, changed, emptied or grown beyond measure: it is no entry, and the next one is sound."""
    keep(lambda: "sound")
    (path,) = entries(folder)
    path.write_bytes(damage(path.read_bytes()))
    assert keep(lambda: "anew") == "anew"
    assert keep(count()) == "anew"


def test_an_entry_that_is_no_file(folder: Path, tmp_path: Path) -> None:
    """A folder in its place is left alone, a link or a pipe is not followed."""
    keep(lambda: "sound")
    (path,) = entries(folder)
    sound = path.read_bytes()
    path.unlink()
    path.mkdir()
    assert keep(lambda: "anew") == "anew"
    path.rmdir()
    (tmp_path / "elsewhere").write_bytes(sound)
    if os.name == "posix":
        path.symlink_to(tmp_path / "elsewhere")
        assert keep(lambda: "anew") == "anew"
        path.unlink()
        os.mkfifo(path)
        assert keep(lambda: "again") == "again"
    assert (tmp_path / "elsewhere").read_bytes() == sound


@POSIX
def test_the_folder_is_the_users_alone(folder: Path) -> None:
    """Nobody else may enter it or read what is in it."""
    keep(count())
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in entries(folder)] == [0o600]


@POSIX
@pytest.mark.parametrize("mode", [0o777, 0o750, 0o701])
def test_a_folder_that_others_may_enter_is_refused(folder: Path, mode: int) -> None:
    """It is neither read nor written."""
    keep(lambda: "planted")
    folder.chmod(mode)
    assert keep(lambda: "own") == "own"
    assert keep(lambda: "own again") == "own again"
    assert len(entries(folder)) == 1


@POSIX
def test_another_users_folder_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is neither read nor written."""
    keep(lambda: "planted")
    owner = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert keep(lambda: "own") == "own"
    assert len(entries(folder)) == 1


@POSIX
def test_a_link_to_a_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    """A link that somebody put into its place leads nowhere."""
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "elsewhere")
    assert keep(count()) == "text 0"
    assert entries(tmp_path / "elsewhere") == []


def test_without_a_folder_it_is_worked_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switched off, a file in its place, a place where none can be made, a name too long for any."""
    folder.write_text("a file")
    for name in ("", str(folder), str(folder / "below"), "a" * 5000):
        monkeypatch.setenv("B12DOCS_CACHE", name)
        make = count()
        assert (keep(make), keep(make)) == ("text 0", "text 1"), name
    assert folder.read_text() == "a file"


def test_a_disk_that_takes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be put into its place leaves nothing behind."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    make = count()
    assert (keep(make), keep(make)) == ("text 0", "text 1")
    assert entries(folder) == []


def test_it_does_not_grow_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many entries the older half goes at the next run; a very large one is not kept at all."""
    monkeypatch.setattr(cache, "_MOST_ENTRIES", 10)
    for number in range(15):
        cache._make_room.cache_clear()
        keep(count(), given=str(number))
    assert len(entries(folder)) <= 10
    assert keep(lambda: "kept", given="14") == "text 0"
    keep(lambda: "x" * 3_000_000, given="large")
    assert keep(lambda: "anew", given="large") == "anew"


# --- where it is ------------------------------------------------------------------------------------------------------


@POSIX
def test_the_usual_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is where the platform's programs keep what they can make again."""
    monkeypatch.setenv("HOME", "/home/a")
    for platform, variable, expected in (
        ("linux", "", "/home/a/.cache/b12docs"), ("linux", "x", "/home/a/.cache/b12docs"),
        ("linux", "/x", "/x/b12docs"), ("darwin", "/x", "/home/a/Library/Caches/b12docs"),
    ):  # fmt: skip
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setenv("XDG_CACHE_HOME", variable)
        assert usual_folder() == Path(expected)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert usual_folder() is None


def test_a_code_is_drawn_as_it_is_kept(folder: Path) -> None:
    """A QR code that is read back has the modules that were drawn."""
    drawn = qr_modules("https://a.example/kept")
    qr_modules.cache_clear()
    assert qr_modules("https://a.example/kept") == drawn
    assert {module for row in drawn for module in row} == {True, False}
    assert len(entries(folder)) == 1
