"""A template's text -> the tree that Jinja's lexer and parser make of it. Nothing of Jinja runs a template.

The file's tokens and its nesting are bounded, and so what the parser takes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from b12docs.diagnostics import Location, fault

MAX_TOKENS = 20_000  # names, operators, strings and pieces of HTML of a file; _parts.html has some 4,000
TAGS = (
    "for",
    "endfor",
    "if",
    "elif",
    "else",
    "endif",
    "macro",
    "endmacro",
    "set",
    "endset",
    "import",
    "from",
    "include",
)


_LARGE = 10**18  # no layout may have such a number; JSON cannot have much longer ones


def parsed(text: str, file: str) -> str:
    """The tree of a template in JSON; raises InputError with its place for what is not in the language."""
    parser = None
    try:
        parser = Parser(_ENVIRONMENT, text, file, file)
        return json.dumps(_plain(parser.parse()), separators=(",", ":"))
    except TemplateSyntaxError as error:
        message = error.message or "the template is wrong"
        raise fault("template", Location(file, error.lineno), message[:200]) from None
    except RecursionError:
        line = parser.stream.current.lineno if parser else 1
        raise fault("template", Location(file, line), "this is nested too deeply", "take it apart") from None


def _plain(value: Any) -> Any:
    """A node of Jinja's with all that is inside it, in plain values."""
    if isinstance(value, nodes.Node):
        parts = {name: _plain(getattr(value, name, None)) for name in value.fields}
        own = {"operator": value.operator} if isinstance(value, nodes.BinExpr | nodes.UnaryExpr) else {}
        return {"kind": type(value).__name__, "lineno": value.lineno, **own, **parts}
    if type(value) is int:
        return min(value, _LARGE)
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


class _Tokens(Extension):
    """Counts the tokens, and refuses tags that are not in the language."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template; raises TemplateSyntaxError."""
        file, line, previous = stream.filename or "", 1, ""

        def wrong(message: str) -> TemplateSyntaxError:
            return TemplateSyntaxError(message, line, file, file)

        try:
            for number, token in enumerate(stream):
                line = token.lineno
                if number > MAX_TOKENS:
                    raise wrong(f"the file has more than {MAX_TOKENS:,} names, operators and pieces: split it")
                if previous == "block_begin" and token.value not in TAGS:
                    raise wrong(f"{{% {str(token.value)[:40]} %}} is not allowed")
                if token.type == "tilde":
                    raise wrong("'~' is not allowed: print the pieces one after the other")
                yield token
                previous = token.type
        except ValueError:  # Python refuses to read a number of thousands of digits
            raise wrong("this number is too long") from None


_ENVIRONMENT = Environment(extensions=[_Tokens], trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - it renders nothing
