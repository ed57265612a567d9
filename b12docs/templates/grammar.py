"""A template's file -> its tree, which is read by Jinja's parser once and then kept from run to run."""

from __future__ import annotations

from b12docs.diagnostics import Location, fault
from b12docs.source.cache import kept
from b12docs.source.prose import MEANINGLESS
from b12docs.templates.tree import Node, read_tree

MAX_LENGTH = 200_000  # characters of a file
_MAKERS = ("jinja2", "b12docs.templates.parsing")


def parse_template(text: str, file: str) -> Node:
    """The tree of a template; raises InputError with its place for what is not in the language."""
    _refuse_hidden(text, file)
    if len(text) > MAX_LENGTH:
        raise fault("template", Location(file), f"the file has more than {MAX_LENGTH:,} characters", "split it")
    try:
        return read_tree(kept("template", _MAKERS, text, lambda: _parsed(text, file)))
    except RecursionError:
        raise fault("template", Location(file, 1), "this is nested too deeply", "take it apart") from None


def _parsed(text: str, file: str) -> str:
    from b12docs.templates.parsing import parsed  # Jinja takes longer to load than all templates to print

    return parsed(text, file)


def _refuse_hidden(text: str, file: str) -> None:
    hidden = MEANINGLESS.search(text)
    if hidden:
        start = hidden.start()
        at = Location(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        raise fault("character", at, f"the character U+{ord(hidden[0]):04X} has no meaning in print", "remove it")
