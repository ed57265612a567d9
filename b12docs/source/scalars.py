"""The words of a YAML file as their writer sees them: with their line breaks, in characters that are what they seem.

YAML makes spaces of line breaks, and remarks of what stands behind a #; people paste characters that nobody sees, and
put the quotation marks of a word processor round their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from b12docs.diagnostics import Diagnostic, Location, fault
from b12docs.source.characters import LOOK_ALIKES, UNUSUAL, as_meant, look_alikes, named
from b12docs.source.marks import BACKSLASH, sign_needs_quotes
from b12docs.source.prose import MEANINGLESS, Cut, Joined, Quoted, Words
from b12docs.source.tree import YamlTree

_REMARK = re.compile(r"\S[ \t]+#")
_BEHIND = re.compile(r"[ \t]+(#.*)")
_ESCAPED = re.compile(r"\\(?:([nr](?=[a-z])|t)|.)", re.DOTALL)
# A whole text between quotation marks of a word processor.
_OPENING = frozenset("“”„‘’‚«»")
_WRAPPED = re.compile(r"[“”„]([^“”„]+)[“”]|[‘’‚]([^‘’‚]+)[‘’]|[«»]([^«»]+)[«»]")


class Scalars:
    """Makes words of the parser's scalars; what it sets right is told among the slips of the ``tree``.

    ``rare`` are the text's characters that few texts have; ``only_scalar`` gives the text of the one scalar that a YAML
    source holds.
    """

    def __init__(self, text: str, rare: str, tree: YamlTree, only_scalar: Callable[[str], str]) -> None:
        self._source, self._tree, self._only_scalar = text, tree, only_scalar
        self._is_odd = bool(MEANINGLESS.search(rare) or UNUSUAL.search(rare))
        self._has_escapes = "\\" in text
        self._lines = text.split("\n")
        self._remarks = {number for number, line in enumerate(self._lines) if "#" in line and _REMARK.search(line)}

    def text(self, event: Any, at: Location) -> str:
        """The text of a scalar as it is meant; raises InputError for characters that have no meaning in print."""
        text: str = event.value
        style = event.style
        if event.start_mark.line != event.end_mark.line and style not in ("|", ">"):
            text = self._with_line_breaks(event)
        is_escaped = self._has_escapes and style == '"'  # and any character may stand there as its number
        if is_escaped:
            self._tell_escapes(event)
        if self._is_odd or is_escaped:
            text = self._as_meant(text, at)
        if style:
            return text
        text = text.strip()
        return self._unwrapped(text, at) if text[:1] in _OPENING else text

    def words(self, text: str, at: Location, event: Any) -> Words:
        """The words of a scalar with its text, as what they are: quoted, followed by a remark, or neither."""
        if style := event.style:
            return Joined(text, at, self._unjoined(event, at)) if style == ">" else Quoted(text, at)
        end = event.end_mark
        if end.line in self._remarks and (remark := _BEHIND.match(self._source, end.index)):
            place = Location(at.file, end.line + 1, end.column + remark.start(1) - end.index + 1)
            return Cut(text, at, Words(remark[1].rstrip(), place))
        return Words(text, at)

    def _unjoined(self, event: Any, at: Location) -> str:
        """The lines below a >, as they were typed; raises InputError where that is the sign for more than a figure."""
        source = self._typed(event)
        if not event.value and (sign := re.match(r">\d", source)):
            raise fault("yaml", at, *sign_needs_quotes(">", sign[0]))
        return self._as_meant(self._only_scalar(f"- |{source[1:]}"), at)

    def _typed(self, event: Any) -> str:
        """The scalar as it stands in the file, without the anchor before it."""
        source = self._source[event.start_mark.index : event.end_mark.index]
        return re.sub(r"\A&\S+\s+", "", source) if event.anchor else source

    def _with_line_breaks(self, event: Any) -> str:
        """The text with the line breaks that somebody wrote, which YAML makes spaces of."""
        source = self._typed(event)
        text = "\n".join(line.strip(" \t") for line in source.split("\n"))
        if event.style == '"':
            joined = re.sub(r"(?<!\\)((?:\\\\)*)\\\n", r"\1", text)
            return self._only_scalar("- " + joined.replace("\n", "\\n"))
        return text[1:-1].replace("''", "'") if event.style else text

    def _tell_escapes(self, event: Any) -> None:
        """Tell of backslashes that take a letter from a word, or a space for a tab; others are meant, or are errors."""
        source = self._source[event.start_mark.index : event.end_mark.index]
        for found in filter(lambda one: one[1], _ESCAPED.finditer(source)):
            above = source[: found.start()]
            column = found.start() - above.rfind("\n") + (0 if "\n" in above else event.start_mark.column)
            place = Location(self._tree.file, event.start_mark.line + above.count("\n") + 1, column)
            what = "a tab" if found[1] == "t" else "the end of a line"
            message = f"'\\{found[1]}' is no part of these words: between double quotation marks it is {what}"
            self._tree.slips.append(Diagnostic("backslash", place, message, BACKSLASH[1], "warning"))

    def _as_meant(self, text: str, at: Location) -> str:
        text = as_meant(text)
        if hidden := MEANINGLESS.search(text):
            message = f"the character U+{ord(hidden[0]):04X} has no meaning in print"
            hint = "take it out; where nothing is to be seen, type these words anew"
            raise fault("character", self._place_of(hidden[0], at), message, hint)
        places = look_alikes(text)
        for letter in dict.fromkeys(text[place] for place in places):
            message = f"{named(letter)} looks like '{LOOK_ALIKES[letter]}' and is a letter of another alphabet"
            hint = f"it is set as '{LOOK_ALIKES[letter]}': type it anew"
            slip = Diagnostic("look-alike", self._place_of(letter, at), message, hint, "warning")
            self._tree.slips.append(slip)
        letters = list(text)
        for place in places:
            letters[place] = LOOK_ALIKES[letters[place]]
        return "".join(letters)

    def _unwrapped(self, text: str, at: Location) -> str:
        """The text without the quotation marks of a word processor round the whole of it."""
        pair = _WRAPPED.fullmatch(text)
        if not pair:
            return text
        message = f"'{text[0]}' and '{text[-1]}' are no quotation marks of these files, but are taken for them"
        self._tree.slips.append(Diagnostic("quotes", at, message, 'type straight ones: "…"', "warning"))
        return str(pair[pair.lastindex or 1])

    def _place_of(self, char: str, at: Location) -> Location:
        """Where a character of a scalar stands, which begins at a place; that place where it is an escape."""
        line, column = at.line or 1, at.column or 1
        found = self._lines[line - 1].find(char, column - 1)
        return Location(at.file, line, found + 1) if found != -1 else at
