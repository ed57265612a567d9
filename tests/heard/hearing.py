"""Starts ``listen.py`` with a display and a bus of its own, and reads what it heard."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Way = Literal["guessing", "tags", "firefox"]
TOOLS = ("chromium", "firefox-esr", "xvfb-run", "dbus-run-session")
INSIDE = "\ufffc"  # stands in the words of a node for one that lies inside it

_START = ("xvfb-run", "-a", "-s", "-screen 0 1280x1024x24", "dbus-run-session", "--", "sh", "-c")
_BUS = '/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 & exec "$@"'
_LISTEN = ("/usr/bin/python3", "-W", "ignore", str(Path(__file__).with_name("listen.py")))


@dataclass(frozen=True)
class Told:
    """A node as a screen reader gets it: its role, a heading's level, its name, its own words, and what is inside."""

    role: str
    level: str
    name: str
    words: str
    inside: tuple[Told, ...]

    @classmethod
    def of(cls, node: list[Any]) -> Told:
        """The node that a list of JSON stands for."""
        role, level, name, words, inside = node
        return cls(role, level, name, words, tuple(map(cls.of, inside)))

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
        parts = self.words.split(INSIDE)
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

    def all(self, *roles: str) -> list[Told]:
        """Every node with one of these roles, in order."""
        return [one for page in self.pages for one in page.walk() if one.role in roles]


def hear(way: Way, files: Sequence[Path]) -> list[Heard]:
    """What a browser tells of each of the files."""
    command = [*_START, _BUS, "sh", *_LISTEN, way, *map(str, files)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert not done.returncode, f"{way}: {done.stderr[-2000:]}"
    return [Heard(tuple(map(Told.of, json.loads(line)))) for line in done.stdout.splitlines()]
