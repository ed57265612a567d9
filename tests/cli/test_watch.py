"""``b12docs watch`` and ``preview`` as processes of their own: somebody saves, and sees what came of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.request import urlopen

import click
import pytest
from PIL import Image

from b12docs.production import watching
from tests.helpers_cli import files_below, good_project, pdf_words, replace, run

PDF = "topic-page-reader-short.pdf"
_SECONDS = 120  # in which something surely happens that happens at all


class Running:
    """A process, and the lines that it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "b12docs", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        self.lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, words: str) -> list[str]:
        """The lines up to the one that holds the words."""
        met: list[str] = []
        while not met or words not in met[-1]:
            try:
                met.append(self.lines.get(timeout=_SECONDS))
            except Empty:
                pytest.fail(f"{words!r} was not said, but {met}")
        return met

    def interrupt(self) -> int:
        """The exit status after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(_SECONDS)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """What starts a command in the smallest project."""
    good_project(tmp_path)
    started: list[Running] = []

    def begin(*arguments: str) -> Running:
        started.append(Running(tmp_path, *arguments))
        return started[-1]

    yield begin
    for one in started:
        one.process.kill()
        one.process.wait()


def test_a_saved_sentence_is_printed(start: Callable[..., Running], tmp_path: Path) -> None:
    """Each round is a line that says what changed and what was made; a fault has its place; Ctrl-C ends with 130."""
    watch = start("watch")
    said = watch.until("waiting for changes")
    assert said[0].startswith("reads: content.yaml, ")
    assert "1 of 1 documents made anew" in said[-2]
    replace(tmp_path / "content.yaml", "A short text.", "A new text.")
    (line,) = watch.until("changed")
    assert line.startswith("content.yaml changed: 1 of 1 documents made anew (")
    assert line.endswith(f" s): {PDF}")
    assert "A new text." in pdf_words(tmp_path / "output" / PDF)
    replace(tmp_path / "content.yaml", "published: 2026-01-31", "published: never")
    assert watch.until("nothing was made")[0] == "content.yaml:4:12: error: 'never' is no date"
    assert "A new text." in pdf_words(tmp_path / "output" / PDF)
    replace(tmp_path / "content.yaml", "published: never", "published: 2026-01-31")
    assert "every document is as it was" in watch.until("changed")[-1]
    assert watch.interrupt() == 130
    assert watch.process.stdout is not None
    assert files_below(tmp_path / "output") == [".b12docs.json", PDF]


def test_a_file_that_was_gone_is_made_anew(start: Callable[..., Running], tmp_path: Path) -> None:
    """Though its bytes are those of the file that somebody has deleted."""
    watch = start("watch")
    watch.until("waiting for changes")
    shutil.rmtree(tmp_path / "output")
    (tmp_path / "content.yaml").write_text((tmp_path / "content.yaml").read_text("utf-8") + "\n# a remark\n", "utf-8")
    assert "1 of 1 documents made anew" in watch.until("changed: ")[-1]
    assert (tmp_path / "output" / PDF).exists()


def test_layouts_and_the_clinic_are_watched(start: Callable[..., Running], tmp_path: Path) -> None:
    """A layout is saved, the clinic's file goes and comes back, a house file appears: each is a round."""
    watch = start("watch", "--level", "long", "-o", "made")
    watch.until("waiting")
    clinic, page = tmp_path / "clinic.yaml", tmp_path / "layouts" / "page.html"
    replace(page, "<h2>{{ actions.title }}</h2>", "<h2>{{ actions.title }}</h2><p>Read this.</p>")
    assert "layouts/page.html changed: 1 of 1 documents" in watch.until("changed")[-1]
    clinic.rename(tmp_path / "away.yaml")
    said = watch.until("changed")
    assert ("no clinic.yaml" in said[0], "clinic.yaml changed: 1 of 1 documents" in said[-1]) == (True, True)
    (tmp_path / "away.yaml").rename(clinic)
    assert "clinic.yaml changed: 1 of 1 documents" in watch.until("changed")[-1]
    (tmp_path / "house.yaml").write_text("labels: {draft: Not yet read by a doctor}\n")
    assert "house.yaml changed: " in watch.until("changed")[-1]
    assert watch.interrupt() == 130


def test_what_is_not_made_anew_is_named(start: Callable[..., Running], tmp_path: Path) -> None:
    """A document of another level in the folder says what was: it is named once, and not in every round."""
    assert run(tmp_path, "build", "--level", "all").exit_code == 0
    watch = start("watch", "--level", "long")
    assert "no longer follow" not in "".join(watch.until("waiting"))
    replace(tmp_path / "content.yaml", "A short text.", "A new text.")
    said = watch.until("content.yaml changed")
    assert [PDF in line for line in said if line.startswith("  ")][:1] == [True]
    assert "output holds files that no longer follow from the inputs:" in said
    replace(tmp_path / "content.yaml", "A longer text.", "A longer new text.")
    assert len(watch.until("content.yaml changed")) == 1


def test_what_cannot_be_mended_by_saving_ends_it(tmp_path: Path) -> None:
    """A command line that asks for what does not exist is not waited with."""
    good_project(tmp_path)
    for command in ("watch", "preview", "preview --png"):
        result = run(tmp_path, *command.split(), "--level", "none")
        assert (result.exit_code, "--level: 'none' does not exist" in result.stderr) == (2, True)
    assert run(tmp_path, "preview", "--format", "text").exit_code == 2
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(("command", "package"), [("watch", "watchfiles"), ("preview", "pypdfium2")])
def test_a_package_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, package: str
) -> None:
    """Where the extra is not installed, the line to type is said."""
    good_project(tmp_path)
    monkeypatch.setitem(sys.modules, package, None)
    result = run(tmp_path, command)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{package}: error: this command needs a package that is not installed\n  hint: ")
    assert result.stderr.endswith('-m pip install "b12docs[preview]"\n')


def test_the_preview_follows(start: Callable[..., Running], tmp_path: Path) -> None:
    """The address is said; the page there shows each round, faults too, and the files are written as by a build."""
    preview = start("preview")
    address = preview.until("look at ")[-1].removeprefix("look at ")
    assert address.startswith("http://127.0.0.1:")
    assert "Page 1 of 1 of page for reader, level short, on A4" in read(address)
    replace(tmp_path / "content.yaml", "A short text.", "A new text.")
    preview.until("changed")
    assert read(f"{address}wait?after=2") == '{"number": 3}'  # 2 says that they are being made again
    assert "A new text." in read(address)
    assert "A new text." in pdf_words(tmp_path / "output" / PDF)
    replace(tmp_path / "content.yaml", "published: 2026-01-31", "published: never")
    preview.until("nothing was made")
    read(f"{address}wait?after=4")
    assert "is no date" in read(address)
    assert "A new text." in read(address)
    assert preview.interrupt() == 130
    assert address.split("/")[3] not in "".join(preview.lines.queue)


def read(address: str) -> str:
    """What is at an address."""
    with urlopen(address, timeout=_SECONDS) as answer:
        return str(answer.read().decode())


# --- pictures ---------------------------------------------------------------------------------------------------------


def test_pictures_of_all_pages(tmp_path: Path) -> None:
    """A picture of each page in the resolution that was asked for, and one of all of them; no document is written."""
    good_project(tmp_path)
    result = run(tmp_path, "preview", "--png", "--level", "all", "--dpi", "50")
    names = ["contact-sheet.png", "topic-page-reader-long-page-1.png", "topic-page-reader-short-page-1.png"]
    assert (result.exit_code, files_below(tmp_path / "pictures")) == (0, names)
    assert sorted(result.stdout.split()) == [f"pictures/{name}" for name in names]
    with Image.open(tmp_path / "pictures" / names[1]) as picture:
        assert (picture.mode, picture.size) == ("RGB", (414, 585))
        assert picture.info["dpi"] == pytest.approx((50, 50), abs=0.1)
    assert not (tmp_path / "output").exists()


def test_pictures_in_grey(tmp_path: Path) -> None:
    """They are of the document in colour, as a printer shows it that knows only black."""
    good_project(tmp_path)
    replace(tmp_path / "layouts" / "page.html", "<h1>{{ title }}</h1>", '<div class="band"><h1>{{ title }}</h1></div>')
    assert run(tmp_path, "preview", "--png", "colour").exit_code == 0
    assert run(tmp_path, "preview", "--grey", "--png", "grey").exit_code == 0
    name = PDF.replace(".pdf", "-page-1.png")
    data = (tmp_path / "colour" / name).read_bytes()
    with Image.open(BytesIO(data)) as colour, Image.open(tmp_path / "grey" / name) as grey:
        assert colour.convert("L").tobytes() == grey.tobytes()
        assert colour.tobytes() != grey.convert("RGB").tobytes()
        assert grey.mode == "L"


def test_pictures_are_written_again(tmp_path: Path) -> None:
    """Pictures of our own are replaced, those of pages that are no more are taken away, and no other file is."""
    good_project(tmp_path)
    folder = tmp_path / "output"
    assert run(tmp_path, "build").exit_code == 0
    assert run(tmp_path, "preview", "--png", "output").exit_code == 0
    page = folder / PDF.replace(".pdf", "-page-1.png")
    before = page.read_bytes()
    (folder / "topic-page-reader-short-page-2.png").write_bytes(before)
    (folder / "another-page-2.png").write_bytes(before)
    (folder / "topic-page-reader-short-page-3.png").write_bytes(b"a photograph")
    replace(tmp_path / "content.yaml", "A short text.", "A new text.")
    assert run(tmp_path, "preview", "--png", "output").exit_code == 0
    assert page.read_bytes() != before
    assert files_below(folder) == [
        ".b12docs.json", "another-page-2.png", "contact-sheet.png", page.name, "topic-page-reader-short-page-3.png",
        PDF,
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["contact-sheet.png", "topic-page-reader-short-page-1.png"])
def test_somebody_elses_picture_is_left_alone(tmp_path: Path, name: str) -> None:
    """A file of the name that we have not made is in the way: nothing is written, and it is named."""
    good_project(tmp_path)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / name).write_bytes(b"a photograph")
    result = run(tmp_path, "preview", "--png")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        3, f"pictures/{name}: error: this file is there already, and b12docs has not made it",
    )  # fmt: skip
    assert files_below(tmp_path / "pictures") == [name]
    assert (tmp_path / "pictures" / name).read_bytes() == b"a photograph"


def test_a_picture_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """The memory of a computer has an end: the option that asks for too much is told how much is possible."""
    good_project(tmp_path)
    replace(tmp_path / "layouts" / "page.html", "papers: {A4:", "papers: {A1:")
    result = run(tmp_path, "preview", "--png", "--dpi", "600")
    assert result.exit_code == 2
    assert "--dpi: at 600 a picture of topic-page-reader-short.pdf would be too large; choose at most 39" in " ".join(
        result.stderr.split()
    )
    assert not (tmp_path / "pictures").exists()


# --- the browser ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "said"), [(0, ""), (1, "no browser was found: open this address by hand")])
def test_the_browser_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, said: str) -> None:
    """The page is opened where that is wanted, once there is something to see, and where there is a browser."""
    good_project(tmp_path)
    opened: list[str] = []

    def launch(address: str) -> int:
        opened.append(read(address))
        return status

    monkeypatch.setattr(click, "launch", launch)
    monkeypatch.setattr(watching, "wait", lambda noted, day: sys.exit(130))
    result = run(tmp_path, "preview", "--open")
    assert (result.exit_code, said in result.stderr) == (130, True)
    assert "Page 1 of 1" in opened[0]
    assert run(tmp_path, "preview").exit_code == 130
    assert len(opened) == 1
