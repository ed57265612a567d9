"""A layout: front matter that says what it takes, and a Jinja template that prints the closed HTML subset.

Templates run in Jinja's sandbox with autoescape, without the ways around it (``|safe``, ``{% autoescape %}``), with a
short list of filters, a limit on what arithmetic may build, and a deadline that every loop asks for. Each literal
start tag is stamped with its place (``data-at``), so that a fault in the tree can name the template's line.
"""

from __future__ import annotations

import os
import re
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from b12docs.diagnostics import Diagnostic, InputError, Location, did_you_mean, fault
from b12docs.figures import read_figures
from b12docs.front_matter import FrontMatter, front_matter_rules, split_front_matter
from b12docs.inputs import files_in
from b12docs.load import validate
from b12docs.prose import MEANINGLESS
from b12docs.yaml_tree import YamlTree, parse, read_text

DEADLINE_SECONDS = 10.0
MAX_OUTPUT = 2_000_000
MAX_BUILT = 100_000  # characters that a filter may build
_FILTERS = ("first", "last", "length", "join", "list", "selectattr", "rejectattr", "map", "select", "reject", "sort",
            "default", "lower", "upper", "capitalize", "replace", "trim", "int", "string", "escape",
            "e", "reverse")  # fmt: skip
_START_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")


@dataclass(frozen=True)
class Layout:
    """A file of layouts: its name is the file's name without ``.html``.

    ``leaflet.html`` and ``leaflet.pocket.html`` are two versions of one layout, for other papers or editions.
    """

    name: str
    path: Path
    front: FrontMatter
    tree: YamlTree

    @property
    def family(self) -> str:
        """The layout's name, which all its versions share."""
        return self.name.partition(".")[0]


class Layouts:
    """The layouts of the given folders; a file in an earlier folder takes the place of its namesake in a later one."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders
        self.environment = _environment(_FolderLoader(self.find))
        self.environment.globals["_tick"] = self._tick  # a global, because imported macros see no other names
        self._end = 0.0

    def find(self, file: str) -> Path | None:
        """The first folder's file of this name."""
        return next((folder / file for folder in self.folders if os.path.lexists(folder / file)), None)

    @property
    def _stems(self) -> list[str]:
        return sorted({path.stem for folder in self.folders for path in files_in(folder, ".html")})

    @property
    def known(self) -> list[str]:
        """The names of all layouts, sound or not."""
        return sorted({stem.partition(".")[0] for stem in self._stems})

    @cached_property
    def all(self) -> dict[str, Layout]:
        """Every file of layouts by name; raises InputError with the faults of all of them."""
        found: dict[str, Layout] = {}
        faults: list[Diagnostic] = []
        for name in self._stems:
            try:
                found[name] = self._load(f"{name}.html")
            except InputError as error:
                faults += error.diagnostics
        if faults := faults or list(_version_rules(found)):
            raise InputError(faults)
        return found

    @cached_property
    def figures(self) -> dict[str, str]:
        """The SVG text of every drawing by its file's name; raises InputError with the faults of all of them."""
        return read_figures(self.folders)

    def _load(self, file: str) -> Layout:
        path = self.find(file)
        assert path is not None, "its name is that of a file in one of the folders"
        front, _ = split_front_matter(read_text(path, path.as_posix()), path.as_posix())
        tree = parse(front, path.as_posix())
        model = validate(FrontMatter, tree, list(front_matter_rules(tree)))
        return Layout(path.stem, path, model, tree)

    def _tick(self) -> str:
        """Nothing to print, unless the time is over; it measures a span and never reads the day."""
        if time.monotonic() > self._end:
            raise SecurityError(f"the layout takes longer than {DEADLINE_SECONDS:.0f} seconds")
        return ""

    def render(self, layout: Layout, view: SimpleNamespace) -> str:
        """The HTML that the layout prints for a reader's content; raises InputError with the template's line."""
        self._end = time.monotonic() + DEADLINE_SECONDS
        try:
            template = self.environment.get_template(layout.path.name)
            pieces, size = [], 0
            for piece in template.generate(vars(view)):
                size += len(piece)
                if size > MAX_OUTPUT:
                    raise SecurityError("the layout prints too much")
                pieces.append(piece)
            return "".join(pieces)
        except TemplateSyntaxError as error:
            at = Location(error.filename or layout.path.as_posix(), error.lineno)
            raise fault("template", at, error.message or "the template is wrong") from None
        except InputError:
            raise
        except Exception as error:
            raise _runtime_fault(error, layout, view, self.folders) from None


def _version_rules(layouts: Mapping[str, Layout]) -> Iterator[Diagnostic]:
    """Every version belongs to a layout in a file of its own, and no two of them make an edition on one paper."""
    taken: dict[tuple[str, str, str], str] = {}
    for name, layout in sorted(layouts.items(), key=lambda one: len(one[0])):
        at = Location(layout.path.as_posix(), 1, 1)
        if layout.family not in layouts:
            hint = f"call it {layout.family}.html, or put that file beside it"
            yield Diagnostic("version", at, f"this is a version of '{layout.family}.html', which does not exist", hint)
        if layout.family == name and layout.front.edition:
            hint = f"call it {name}.{layout.front.edition}.html, beside the usual {name}.html"
            yield Diagnostic(
                "version", layout.tree.locate(("edition",)), "the usual file of a layout has no edition", hint
            )
        for paper in layout.front.papers:
            first = taken.setdefault((layout.family, layout.front.edition, paper), layout.path.name)
            if first != layout.path.name:
                at = layout.tree.locate(("papers", paper), key=True)
                yield Diagnostic("version", at, f"'{first}' is made for {paper} too", "take it out of one of the two")


class _FolderLoader(BaseLoader):
    """Finds templates by name in the folders, without their front matter."""

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self.find = find

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = None if "/" in template or "\\" in template else self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        text = read_text(path, path.as_posix())
        hidden = MEANINGLESS.search(text)
        if hidden:
            start = hidden.start()
            at = Location(path.as_posix(), text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
            raise fault("character", at, f"the character U+{ord(hidden[0]):04X} has no meaning in print", "remove it")
        if not template.startswith("_"):
            text = split_front_matter(text, path.as_posix())[1]
        return text, path.as_posix(), lambda: True


class _Stamp(Extension):
    """Stamps start tags with their place, puts a tick into each loop, and takes ``{% autoescape %}`` away."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, stamped."""
        file, previous, statement = stream.filename or stream.name or "", "", ""
        for token in stream:
            if previous == "block_begin":
                statement = token.value
                if statement == "autoescape":
                    raise TemplateSyntaxError("{% autoescape %} is not allowed", token.lineno, stream.name, file)
            if token.type == "tilde":
                message = "'~' is not allowed: print the pieces one after the other"
                raise TemplateSyntaxError(message, token.lineno, stream.name, file)
            if token.type == "data":
                yield Token(token.lineno, "data", _stamped(token.value, file, token.lineno))
            else:
                yield token
            if token.type == "block_end" and statement in ("for", "macro"):
                yield from _tick_call(token.lineno)
            previous = token.type


def _tick_call(line: int) -> Iterator[Token]:
    for kind, value in (
        ("variable_begin", "{{"),
        ("name", "_tick"),
        ("lparen", "("),
        ("rparen", ")"),
        ("variable_end", "}}"),
    ):
        yield Token(line, kind, value)


def _stamped(data: str, file: str, line: int) -> str:
    def stamp(match: re.Match[str]) -> str:
        here = line + data.count("\n", 0, match.start())
        column = match.start() - data.rfind("\n", 0, match.start())
        return f'<{match[1]} data-at="{file}:{here}:{column}"'

    return _START_TAG.sub(stamp, data)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which also refuses arithmetic that builds huge values."""

    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if not all(isinstance(value, int | float) and abs(value) < 10_000 for value in (left, right)):
            raise SecurityError(f"'{operator}' is for small numbers only")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        growing = isinstance(obj, str) and attr in ("ljust", "rjust", "center", "zfill", "format", "join", "replace")
        return not growing and super().is_safe_attribute(obj, attr, value)


def _replace(text: str, old: str, new: str) -> str:
    """The filter ``replace``, which also refuses to build huge values."""
    found = str(text).replace(str(old), str(new))
    if len(found) > MAX_BUILT:
        raise SecurityError("'replace' builds too much")
    return found


def _environment(loader: BaseLoader) -> _Sandbox:
    environment = _Sandbox(
        loader=loader, autoescape=True, undefined=StrictUndefined, extensions=[_Stamp],
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.filters = {name: environment.filters[name] for name in _FILTERS} | {"replace": _replace}
    environment.globals = {"range": environment.globals["range"]}
    return environment


def _names_in(view: Any, depth: int = 4) -> set[str]:
    """Every name that a layout may use, at the top or inside."""
    if isinstance(view, tuple | dict):
        return set().union(*(_names_in(one, depth) for one in (view.values() if isinstance(view, dict) else view)))
    if not isinstance(view, SimpleNamespace) or not depth:
        return set()
    return set(vars(view)) | set().union(*(_names_in(one, depth - 1) for one in vars(view).values()))


def _runtime_fault(error: Exception, layout: Layout, view: SimpleNamespace, folders: list[Path]) -> InputError:
    files = {path.as_posix() for folder in folders for path in folder.glob("*.html")}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
    at = Location(frames[-1].filename, frames[-1].lineno) if frames else Location(layout.path.as_posix())
    hint = ""
    if isinstance(error, TemplateNotFound):
        known = [path.name for folder in folders for path in folder.glob("*.html")]
        return fault(
            "template", at, f"there is no file '{error.name}' in the layouts", did_you_mean(str(error.name), known)
        )
    if isinstance(error, UndefinedError) and str(error).startswith("'None' has no attribute"):
        return fault(
            "template", at, "this part of the content is not meant for this reader", "ask for it first: {% if … %}"
        )
    if isinstance(error, UndefinedError):
        name = re.search(r"'(\w+)'(?: is undefined)?$", str(error))
        if name:
            return fault("template", at, f"'{name[1]}' is not known here", did_you_mean(name[1], _names_in(view)))
    if isinstance(error, RecursionError):
        return fault("template", at, "a macro calls itself without end")
    return fault("template", at, str(error) or type(error).__name__, hint)
