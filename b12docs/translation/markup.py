"""The marks of a translation: bold words, links and lines are written as in the English, and mean the same."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.diagnostics import Diagnostic
from b12docs.source.prose import MARKS, MEANINGLESS, SAFE_LINK, SAFE_LINKS, links, loose_mark
from b12docs.translation.entries import Entry


def markup_faults(entry: Entry) -> Iterator[Diagnostic]:
    """What is wrong with how a translation is written, at its line in its file."""
    text, at, whose = entry.translation, entry.place, f"in the translation of '{entry.id}'"
    if sign := MEANINGLESS.search(text):
        message = f"the character U+{ord(sign[0]):04X} {whose} has no meaning in print"
        yield Diagnostic("character", at, message, "delete it and type the word again")
    if mark := loose_mark(text):
        yield Diagnostic("loose-mark", at, f"'{mark}' makes nothing bold and no link {whose}", MARKS)
    for link in links(text):
        if not SAFE_LINK.match(link):
            yield Diagnostic("unsafe-link", at, f"the link '{link}' {whose} leads nowhere", SAFE_LINKS)
    if "\n" in text.strip() and "\n" not in entry.english:
        message = f"several lines stand {whose}, and its English has one"
        yield Diagnostic("wrong-value", at, message, "write it in one line")
