"""What a layout may name -> the HTML that it prints; what goes wrong is told with the template's line."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from b12docs.diagnostics import Location, did_you_mean, fault
from b12docs.schema.front_matter import split_front_matter
from b12docs.source.files import File
from b12docs.templates.budget import RefusedError
from b12docs.templates.grammar import parse_template
from b12docs.templates.slots import Printed
from b12docs.templates.statements import Body, Statements
from b12docs.templates.values import GLOBALS, Run, Scope


class Templates:
    """The templates among these files, the HTML of the layouts' folders by its files' names."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self.files = {name: file for name, file in files.items() if name.endswith(".html")}
        self.loaded: dict[str, tuple[int, Body]] = {}
        self.loading = Lock()  # several threads may render, and the places are numbered one after the other
        self.places: list[Location] = []  # of all start tags of the files that were loaded

    def render(self, name: str, names: Mapping[str, object]) -> Printed:
        """What the file of this name prints with these names; raises InputError with the template's line."""
        run, out = Run(self.load), list[str]()
        try:
            self.load(name)[1](run, Scope(dict(names), GLOBALS), out)
        except RefusedError as refused:
            at = refused.at or Location(self.files[name].name)
            raise fault("template", at, refused.message, refused.hint) from None
        return Printed("".join(out), tuple(run.slots), tuple(self.places))

    def load(self, name: str) -> tuple[int, Body]:
        """The length and the body of the file of this name, read once; raises RefusedError where there is none."""
        if name not in self.files:
            message = f"there is no file '{name[:80]}' in the layouts"
            raise RefusedError(message, did_you_mean(name[:80], self.files))
        with self.loading:
            if name not in self.loaded:
                self.loaded[name] = self._read(name, self.files[name])
        return self.loaded[name]

    def _read(self, name: str, file: File) -> tuple[int, Body]:
        text = file.text if name.startswith("_") else split_front_matter(file.text, file.name)[1]
        return len(text), Statements(file.name, self.places).body(parse_template(text, file.name).body)
