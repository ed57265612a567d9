"""The processes that are timed and counted: of one leaflet, of all documents, and the small commands."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.instructions import Counter, one_more, repeated_counts
from benchmarks.measure import Run
from benchmarks.ours import Sentence
from benchmarks.report import (
    ALL,
    CHANGED,
    CLICK,
    COLD,
    COMMANDS,
    FORCED,
    HELP,
    LIST,
    LOADING,
    REWORDED,
    UNCHANGED,
    VERSION,
    WARM,
    Key,
)  # fmt: skip
from benchmarks.tools import B12DOCS, Command, Place, Tool


@dataclass(frozen=True)
class Process:
    """A process in the benchmark's folder; ``before`` makes ready what it finds; it writes ``files`` PDF files."""

    place: Place
    command: Command
    before: Callable[[], object] = lambda: None
    files: int = 0

    @property
    def timed(self) -> Run:
        """The process as something to time; a process that fails, or writes too few files, ends the benchmark."""
        return Run(self._run, self._ready)

    def counted(self, counter: Counter) -> float | None:
        """Its instructions in millions."""
        self._ready()
        return counter.count(self.command, self.place.variables, self.place.folder)

    def _ready(self) -> None:
        shutil.rmtree(self.place.made)
        self.place.made.mkdir()
        self.before()

    def _run(self) -> None:
        subprocess.run(
            self.command, env=self.place.variables, cwd=self.place.folder, check=True, stdout=subprocess.DEVNULL
        )
        made = len(list(self.place.made.rglob("*.pdf")))
        if made != self.files:
            raise FileNotFoundError(f"{self.command[2]} made {made} files, not {self.files}")


@dataclass(frozen=True)
class Processes:
    """The processes of the tools that are installed; ``documents`` is the number of all documents."""

    place: Place
    tools: list[Tool]
    sentence: Sentence
    documents: int

    def all(self) -> dict[str, dict[str, Process]]:
        """The processes by what is timed together, and by name."""
        return {COLD: self._cold(), ALL: self._all(), COMMANDS: self._commands()}

    def counts(self, counter: Counter) -> dict[Key, float | None]:
        """The instructions of each, and of one more leaflet in a process that has made some."""
        found = {(part, name): one.counted(counter) for part, own in self.all().items() for name, one in own.items()}
        return found | {(WARM, name): self._one_more(counter, repeated) for name, repeated in self._repeated()}

    def _first(self) -> None:
        """The first run finds no cache."""
        shutil.rmtree(self.place.cache, ignore_errors=True)

    def _cold(self) -> dict[str, Process]:
        found = {tool.name: Process(self.place, tool.one, files=1) for tool in self.tools}
        ours = found.pop(B12DOCS).command
        first = Process(self.place, ours, self._first, 1)
        return {B12DOCS: first, CHANGED: Process(self.place, ours, self.sentence.change, 1), **found}

    def _all(self) -> dict[str, Process]:
        ours = next(tool.everything for tool in self.tools if tool.name == B12DOCS)
        again = {
            FORCED: Process(self.place, (*ours, "--force"), lambda: self._made(ours), self.documents),
            REWORDED: Process(self.place, ours, lambda: self._made(ours, self.sentence.change), self.documents),
            UNCHANGED: Process(self.place, ours, lambda: self._made(ours), self.documents),
        }
        return {**{tool.name: self._everything(tool) for tool in self.tools}, **again}

    def _made(self, command: Command, then: Callable[[], object] = lambda: None) -> None:
        """What the process finds: all documents as they follow from the content, which then may change."""
        Process(self.place, command, files=self.documents).timed.run()
        then()

    def _everything(self, tool: Tool) -> Process:
        before = self._first if tool.name == B12DOCS else lambda: None
        return Process(self.place, tool.everything, before, self.documents)

    def _commands(self) -> dict[str, Process]:
        python = sys.executable
        ours = {name: (python, "-m", "b12docs", name.split()[1]) for name in (VERSION, HELP, LIST)}
        commands = {**ours, CLICK: (python, "-c", "import click")}
        return {name: Process(self.place, command) for name, command in commands.items()}

    def _repeated(self) -> Iterator[tuple[str, Callable[[int], Command]]]:
        for tool in self.tools:
            yield tool.name, tool.repeated
        yield LOADING, lambda times: (sys.executable, "-m", "benchmarks.ours", "loading", str(times))

    def _one_more(self, counter: Counter, repeated: Callable[[int], Command]) -> float | None:
        few, many = (Process(self.place, repeated(times)).counted(counter) for times in repeated_counts())
        return one_more(few, many)
