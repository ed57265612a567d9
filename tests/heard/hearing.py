"""Starts ``listen.py`` with a display and a bus of its own, and reads what it heard."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Literal

Way = Literal["guessing", "tags", "firefox"]
File = tuple[Path, int]  # its place, and the number of its pages: 0 of a web page
Edition = Literal["usual", "newer", "page", "small"]  # a PDF, one of PDF 2.0, a web page, a PDF of a few sentences
TOOLS = ("chromium", "firefox-esr", "xvfb-run", "dbus-run-session")
TURNING = re.compile("[\u200e\u200f\u2066-\u2069]")  # marks of direction, which nobody hears
INSIDE = "\ufffc"  # stands in the words of a node for one that lies inside it

_START = ("xvfb-run", "-a", "-s", "-screen 0 1280x1024x24")
_SESSION = ("dbus-run-session", "--", "sh", "-c")
_DISPLAYS: dict[Way, str] = {"guessing": "100", "tags": "200", "firefox": "300"}  # from which on a free one is taken
_BUS = '/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 & exec "$@"'
_LISTEN = ("/usr/bin/python3", "-W", "ignore", str(Path(__file__).with_name("listen.py")))


@dataclass(frozen=True)
class Told:
    """A node as a screen reader gets it.

    Its role, a heading's level, its name, its own words and the language of these, and what is inside.
    """

    role: str
    level: str
    name: str
    words: str
    language: str
    inside: tuple[Told, ...]

    @classmethod
    def of(cls, node: list[Any]) -> Told:
        """The node that a list of JSON stands for."""
        role, level, name, words, language, inside = node
        return cls(role, level, name, words, language, tuple(map(cls.of, inside)))

    def walk(self) -> Iterator[Told]:
        """The node, and every node inside it."""
        yield self
        for one in self.inside:
            yield from one.walk()

    @property
    def pieces(self) -> list[str]:
        """All words inside, in order.

        Where each node inside has its place among a node's own words, these count; else they are told inside once more.
        """
        parts = TURNING.sub("", self.words).split(INSIDE)
        if len(parts) != len(self.inside) + 1:
            parts = [""] * (len(self.inside) + 1)
        found = parts[0].split()
        for one, behind in zip(self.inside, parts[1:], strict=True):
            found += [*one.pieces, *behind.split()]
        return found

    @property
    def said(self) -> str:
        """All words inside, one space between them."""
        return " ".join(self.pieces)


@dataclass(frozen=True)
class Heard:
    """What is told of a document, page by page."""

    pages: tuple[Told, ...]

    @property
    def pieces(self) -> list[str]:
        """All words, in order."""
        return [word for page in self.pages for word in page.pieces]

    @property
    def leaves(self) -> list[Told]:
        """Every node with words and nothing inside, in order."""
        nodes = (one for page in self.pages for one in page.walk())
        return [one for one in nodes if one.pieces and not one.inside]

    def all(self, *roles: str) -> list[Told]:
        """Every node with one of these roles, in order."""
        return [one for page in self.pages for one in page.walk() if one.role in roles]


def hear(files: Mapping[Way, Sequence[File]]) -> dict[Way, list[Heard]]:
    """What browsers tell of each of the files in each way; all of them hear at the same time."""
    with ExitStack() as stack:
        running = {way: stack.enter_context(_listening(way, some)) for way, some in files.items()}
        return {way: list(_read(way, *one)) for way, one in running.items()}


@contextmanager
def _listening(way: Way, files: Sequence[File]) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]]:
    """A browser that hears the files; what it tells of them, and of itself, goes into two files of its own."""
    command = [*_START, "-n", _DISPLAYS[way], *_SESSION, _BUS, "sh", *_LISTEN, way]
    command += [word for file, pages in files for word in (str(pages), str(file))]
    with TemporaryFile() as told, TemporaryFile() as faults:
        process = subprocess.Popen(command, stdout=told, stderr=faults)
        try:
            yield process, told, faults
        finally:
            process.terminate()
            process.wait()


def _read(way: Way, process: subprocess.Popen[bytes], told: IO[bytes], faults: IO[bytes]) -> Iterator[Heard]:
    status = process.wait()
    told.seek(0)
    faults.seek(0)
    assert not status, f"{way}: {faults.read().decode()[-2000:]}"
    yield from (Heard(tuple(map(Told.of, json.loads(line)))) for line in told)
