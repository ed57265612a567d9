"""How content crosses a template: as the number of a slot, between two characters that nothing else may hold.

A text of the content is printed as its number in the run's table, and the start tags of a template carry the number of
their place. Neither is encoded and parsed back, so that a text may hold any character, and a file have any name.
Private-use characters are refused in content, in layouts and as references like ``&#xe000;``: a number is always ours.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from b12docs.diagnostics import Location
from b12docs.records import record
from b12docs.source.prose import Words

SLOT_OPEN, SLOT_CLOSE = "\ue000", "\ue001"
PLACE_OPEN, PLACE_CLOSE = "\ue002", "\ue003"
SLOT = re.compile(f"{SLOT_OPEN}([0-9]+){SLOT_CLOSE}")
PLACE = re.compile(f"{PLACE_OPEN}([0-9]+){PLACE_CLOSE}")

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# What those who see a page do not read for sure: tags with their attributes, and the head of a list of contents, which
# stands on long documents alone.
_UNSEEN = re.compile(
    r"<nav\b.*?(?:</nav|\Z)|<[a-zA-Z](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+>", re.DOTALL | re.IGNORECASE
)
_ALT = re.compile(rf"\balt\s*+=\s*+[\"']?{SLOT_OPEN}([0-9]++){SLOT_CLOSE}", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+>")
_OWN_VALUE = re.compile(r"\b(?:alt|href)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE)
_START_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9]*(?=[\s/>])")


@record
class Printed:
    """What a layout printed: its HTML, the texts that its slots stand for, and the places of its tags."""

    html: str
    texts: Sequence[Words] = ()
    places: Sequence[Location] = ()

    @property
    def told(self) -> frozenset[Location]:
        """The places of the texts that stand in the HTML, also in its attributes; a comment tells nobody anything."""
        return self._places(SLOT.findall(self._without_comments()))

    @property
    def seen(self) -> frozenset[Location]:
        """The places of the texts that everybody reads who sees the pages."""
        return self._places(SLOT.findall(_UNSEEN.sub("", self._without_comments())))

    @property
    def heard(self) -> frozenset[Location]:
        """The places of the texts that stand for pictures."""
        return self._places(_ALT.findall(self._without_comments()))

    @property
    def lines(self) -> frozenset[tuple[Location, str]]:
        """The texts that stand in the HTML, each line of theirs by itself: a line has the place of its text."""
        found = (self.texts[int(number)] for number in SLOT.findall(self._without_comments()))
        return frozenset((words.at, str(words)) for words in found)

    @property
    def own(self) -> frozenset[str]:
        """The layout's own words, which stand in no text, also for pictures and as addresses: each piece by itself."""
        whole = self._without_comments()
        pieces = (" ".join(html.unescape(PLACE.sub("", one)).split()) for one in _own_pieces(whole))
        return frozenset(one for one in pieces if any(map(str.isalnum, one)))

    def _without_comments(self) -> str:
        return _COMMENT.sub("", self.html) if "<!--" in self.html else self.html

    def _places(self, numbers: Iterable[str]) -> frozenset[Location]:
        return frozenset(self.texts[int(number)].at for number in numbers)


def _own_pieces(whole: str) -> Iterator[str]:
    """What stands between the tags and texts of some HTML, and between the texts in words and addresses of its tags."""
    yield from (piece for between in _TAG.split(whole) for piece in _between(between))
    for tag in _TAG.findall(whole):
        yield from (piece for value in _OWN_VALUE.findall(tag) for piece in _between("".join(value)))


def _between(text: str) -> list[str]:
    """The pieces of a text between its slots."""
    return SLOT.split(text)[::2]


def stamped(data: str, file: str, line: int, places: list[Location]) -> str:
    """A template's HTML, with the number of its place behind the name of each start tag; ``places`` grows by these."""

    def stamp(tag: re.Match[str]) -> str:
        here = line + data.count("\n", 0, tag.start())
        column = tag.start() - data.rfind("\n", 0, tag.start())
        places.append(Location(file, here, column))
        return f"{tag[0]}{PLACE_OPEN}{len(places) - 1}{PLACE_CLOSE}"

    return _START_TAG.sub(stamp, data)
