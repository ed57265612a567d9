"""Jinja as a sandbox: the closed set of what a layout may use, stamps with places, and the limits of a run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from b12docs.diagnostics import Location, fault
from b12docs.schema.front_matter import split_front_matter
from b12docs.source.files import File
from b12docs.source.prose import MEANINGLESS

DEADLINE_SECONDS = 10.0
MAX_OUTPUT = 2_000_000
MAX_BUILT = 100_000  # characters that a filter may build
_FILTERS = ("first", "last", "length", "join", "list", "selectattr", "rejectattr", "map", "select", "reject", "sort",
            "default", "lower", "upper", "capitalize", "replace", "trim", "int", "string", "escape",
            "e", "reverse")  # fmt: skip

_START_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")


class FileLoader(BaseLoader):
    """Gives the templates among these files by their names, without their front matter."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self.files = files

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        file = self.files.get(template)
        if file is None:
            raise TemplateNotFound(template)
        text = file.text
        hidden = MEANINGLESS.search(text)
        if hidden:
            start = hidden.start()
            at = Location(file.name, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
            raise fault("character", at, f"the character U+{ord(hidden[0]):04X} has no meaning in print", "remove it")
        if not template.startswith("_"):
            text = split_front_matter(text, file.name)[1]
        return text, file.name, lambda: True


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
        return f'<{match[1]} data-at="{escape(file)}:{here}:{column}"'

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


def new_environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """An environment of templates, with nothing in it but what a layout may use."""
    environment = _Sandbox(
        loader=loader, autoescape=True, undefined=StrictUndefined, extensions=[_Stamp],
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.filters = {name: environment.filters[name] for name in _FILTERS} | {"replace": _replace}
    environment.globals = {"range": environment.globals["range"]}
    return environment
