"""The printed HTML as a row of tags and pieces of text, read from its beginning to its end in one go.

The tags are told apart by one expression in which nothing is tried twice, so that the time grows with the length alone,
whatever stands there. What is no tag of HTML is an error; nothing is repaired.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from b12docs.diagnostics import Location
from b12docs.records import record
from b12docs.source.prose import Words, without_languages
from b12docs.templates.slots import PLACE, SLOT, SLOT_OPEN, Printed

_MARKUP = re.compile(
    r"<(?P<start>[a-zA-Z][a-zA-Z0-9]*+)(?:\ue002(?P<at>[0-9]++)\ue003)?"
    r"(?P<inside>(?=[\s/>])(?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|</(?P<end>[a-zA-Z][a-zA-Z0-9]*+)\s*+>"
    r"|(?P<comment><!--)"
    r"|<[a-zA-Z/!?](?P<strange>[^<>]{0,40})"
)
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"']++)))?"
)

# There is no such character, and Python refuses to count so far.
_LONG_REFERENCE = re.compile(r"&(#[xX]?[0-9a-fA-F]{9})")


@record(slots=True)
class Value:
    """The value of an attribute, with what its slots stand for, unchanged; ``words`` is the first text in it."""

    text: str
    words: Words | None = None


@record(slots=True)
class Start:
    """A start tag with its attributes as they are written; ``strange`` is what cannot be read as an attribute."""

    name: str
    at: Location | None
    attributes: tuple[tuple[str, Value], ...]
    strange: str = ""


@record(slots=True)
class End:
    """An end tag."""

    name: str


@record(slots=True)
class Strange:
    """What begins like a tag and is none."""

    text: str
    at: Location | None = None


Token = Start | End | Strange | tuple[str | Words, ...]  # the last is text, and the texts of the content in it


def tokens(printed: Printed) -> Iterator[Token]:
    """What the HTML is made of, in order; comments are nothing."""
    text, done = printed.html, 0
    found = _MARKUP.search(text)
    while found:
        if found.start() > done:
            yield _words(printed, text[done : found.start()])
        done = found.end()
        start, at, inside, end, comment, _ = found.groups()
        if start:
            yield _start(printed, start.lower(), at, inside)
            if inside.endswith("/"):
                yield End(start.lower())
        elif end:
            yield End(end.lower())
        elif comment:
            close = text.find("-->", done)
            if close < 0:
                yield Strange("<!--")
                return
            done = close + 3
        else:
            yield _strange(printed, found[0])
        found = _MARKUP.search(text, done)
    if done < len(text):
        yield _words(printed, text[done:])


def _strange(printed: Printed, text: str) -> Strange:
    place = PLACE.search(text)
    return Strange(PLACE.sub("", SLOT.sub("…", text)), printed.places[int(place[1])] if place else None)


def _start(printed: Printed, name: str, at: str | None, inside: str) -> Start:
    place = printed.places[int(at)] if at else None
    if SLOT_OPEN not in inside:
        return Start(name, place, *_plain_attributes(inside))
    written, strange = _attributes(inside)
    return Start(name, place, tuple([(name, _value(printed, value)) for name, value in written]), strange)


@lru_cache(maxsize=1024)  # a document has hundreds of tags, and few that are not alike
def _plain_attributes(inside: str) -> tuple[tuple[tuple[str, Value], ...], str]:
    """The attributes of a tag in which there is no text of the content."""
    written, strange = _attributes(inside)
    return tuple([(name, Value(_unescaped(value))) for name, value in written]), strange


@lru_cache(maxsize=1024)
def _attributes(inside: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The attributes of a tag, as their values are written, and what cannot be read as one."""
    attributes, done = [], 0
    while found := _ATTRIBUTE.match(inside, done):
        value = next((found[kind] for kind in ("double", "single", "bare") if found[kind] is not None), "")
        attributes.append((found["name"].lower(), value))
        done = found.end()
    if "<" in inside:  # what finds the texts in the HTML need not know where a value begins
        return tuple(attributes), "<"
    return tuple(attributes), inside[done:].strip(" \t\r\n\f/")


def _value(printed: Printed, text: str) -> Value:
    parts = _words(printed, text)
    said = (without_languages(part) if isinstance(part, Words) and "[" in part else part for part in parts)
    return Value("".join(said), next((part for part in parts if isinstance(part, Words)), None))


def _words(printed: Printed, text: str) -> tuple[str | Words, ...]:
    """The text in pieces: what the layout wrote, and the texts of the content in between."""
    if SLOT_OPEN not in text:
        return (own,) if (own := _unescaped(text)) else ()
    first, *rest = SLOT.split(text)
    parts: list[str | Words] = [_unescaped(first)]
    for number, behind in zip(rest[::2], rest[1::2], strict=True):
        parts += [printed.texts[int(number)], _unescaped(behind)]
    return tuple([part for part in parts if part])


def _unescaped(text: str) -> str:
    """The text with the characters that references like ``&amp;`` stand for; one that stands for none stays."""
    if "&" not in text and "\ue002" not in text:
        return text
    return html.unescape(_LONG_REFERENCE.sub(r"&amp;\1", PLACE.sub("", text)))
