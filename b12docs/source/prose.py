"""The words of a content string: where they stand, and the inline markup that they may hold.

The markup is ``**bold**`` and ``[link text](https://...)``; everything else is plain text. A string remembers its
place in the YAML file and carries it through the templates as a mark of private-use characters, which the reader
of the printed HTML takes out again. Text that already holds such characters is refused when it is loaded.
"""

from __future__ import annotations

import html
import re
from typing import Any

from pydantic_core import CoreSchema, core_schema

from b12docs.diagnostics import Location
from b12docs.language.typography import typeset

MARK_OPEN, MARK_CLOSE, MARK_BYTE = "\ue000", "\ue001", 0xE100
# What has no meaning in print: controls, marks that turn the order of letters round, and what we mark places with.
MEANINGLESS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ue000-\uf8ff]"
)
MARK = re.compile(f"{MARK_OPEN}([\ue100-\ue1ff]*){MARK_CLOSE}")
SAFE_LINK = re.compile(r"(https://|mailto:|tel:)[^\s\"<>]+\Z")
SAFE_LINKS = "a link starts with https://, mailto: or tel:"
_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<text>[^\]]+)\]\((?P<href>[^)\s]*)\)")


class Words(str):
    """A string of an input file that knows where it stands (``at``)."""

    at: Location
    __slots__ = ("at",)

    def __new__(cls, text: str, at: Location) -> Words:
        self = super().__new__(cls, text)
        self.at = at
        return self

    def __getnewargs__(self) -> tuple[str, Location]:  # type: ignore[override]
        return str(self), self.at

    def __html__(self) -> str:
        return mark(self.at) + to_html(self)

    def filled(self, values: dict[str, str]) -> Words:
        """The same words with each ``{name}`` replaced by its value; unknown names stay as they are."""
        return Words(re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], m[0]), self), self.at)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_keep_words)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": r"\S"}


def _keep_words(value: object) -> Words:
    if not isinstance(value, Words):
        raise ValueError("a text is expected here")
    if not any(char.isprintable() and not char.isspace() for char in value):
        raise ValueError("the text is empty")
    return value


def mark(at: Location) -> str:
    """The place as a run of private-use characters that templates carry along unseen."""
    return MARK_OPEN + "".join(chr(MARK_BYTE + byte) for byte in str(at).encode()) + MARK_CLOSE


def read_mark(body: str) -> Location | None:
    """The place that a mark's body stands for; None for private characters that are no place."""
    words = bytes(ord(char) - MARK_BYTE for char in body).decode(errors="replace")
    found = re.fullmatch(r"(.*):(\d+):(\d+)", words)
    return Location(found[1], int(found[2]), int(found[3])) if found else None


def _tag(match: re.Match[str]) -> str:
    if match["bold"]:
        return f"<strong>{match['bold']}</strong>"
    return f'<a href="{match["href"]}">{match["text"]}</a>'


def to_html(text: str) -> str:
    """The string as HTML: real quotes and dashes, markup characters escaped, bold and links as elements."""
    return _INLINE.sub(_tag, html.escape(typeset(text)))


def links(text: str) -> list[str]:
    """The address of every link in the string."""
    return [match["href"] for match in _INLINE.finditer(text) if match["text"]]


def placeholders(text: str) -> list[str]:
    """The name of every ``{placeholder}`` in the string."""
    return re.findall(r"\{(\w+)\}", text)


def plain(text: str) -> str:
    """The string without its markup, as a reader sees it."""
    return _INLINE.sub(lambda m: m["bold"] or m["text"], typeset(text))
