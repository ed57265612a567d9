"""A template's file -> Jinja's tree of it. Jinja's lexer and parser do the reading; nothing of it runs a template.

The file's length, its tokens and its nesting are bounded, and so what the parser takes.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from b12docs.diagnostics import Location, fault
from b12docs.source.prose import MEANINGLESS

MAX_LENGTH = 200_000  # characters of a file
MAX_TOKENS = 20_000  # names, operators, strings and pieces of HTML of a file; _parts.html has 2,500
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


def parse_template(text: str, file: str) -> nodes.Template:
    """The tree of a template; raises InputError with its place for what is not in the language."""
    _refuse_hidden(text, file)
    if len(text) > MAX_LENGTH:
        raise fault("template", Location(file), f"the file has more than {MAX_LENGTH:,} characters", "split it")
    parser = None
    try:
        parser = Parser(_ENVIRONMENT, text, file, file)
        return parser.parse()
    except TemplateSyntaxError as error:
        message = error.message or "the template is wrong"
        raise fault("template", Location(file, error.lineno), message[:200]) from None
    except RecursionError:
        line = parser.stream.current.lineno if parser else 1
        raise fault("template", Location(file, line), "this is nested too deeply", "take it apart") from None


def _refuse_hidden(text: str, file: str) -> None:
    hidden = MEANINGLESS.search(text)
    if hidden:
        start = hidden.start()
        at = Location(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        raise fault("character", at, f"the character U+{ord(hidden[0]):04X} has no meaning in print", "remove it")


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
