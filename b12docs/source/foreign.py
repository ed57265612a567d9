"""What is no file of 'key: value' lines as a whole: it comes from another program.

Every file is looked at so; its lines are read one by one (``slips``) where the parser, or a doubt, asks for it.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Slip(NamedTuple):
    """A slip: its line and column, which count from 1, and what to say."""

    line: int
    column: int
    message: str
    hint: str


_CONFLICT = r"(?m)(?:<{7}|={7}|>{7}|\|{7})(?: |$)"
_PAGE = r"(?i)\s*(?:<!DOCTYPE|<html|<\?xml|<head|<body)"


def whole_slip(text: str) -> Slip | None:
    """What is wrong with the file as a whole; None where nothing seems to be."""
    if text.startswith("{\\rtf"):
        hint = "save it as plain text (UTF-8), or copy the words into a plain text editor"
        return Slip(1, 1, "this is a document of a word processor, and no plain text", hint)
    if text.lstrip().startswith("<") and re.match(_PAGE, text):
        return Slip(1, 1, "this is a web page, and no plain text", "save the file itself, not the page that shows it")
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (found := re.search(_CONFLICT, text)):
        message = "two versions of these lines stand here, between marks of a program that could not choose"
        hint = "keep one of the two, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"
        return Slip(text.count("\n", 0, found.start()) + 1, 1, message, hint)
    return None
