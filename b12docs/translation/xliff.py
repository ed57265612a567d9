"""Files of translations in the form XLIFF 1.2, which the programs of professional translators open: written, and read.

A text has its id there, its English, its translation and how far that is; a mark says what the translation was when the
file was written, so that it is known on its return whether somebody has changed it here meanwhile.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from xml.parsers import expat  # entities, which could make a file grow without end, are refused below
from xml.sax.saxutils import escape, quoteattr

from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.language.languages import main_part
from b12docs.records import field, record
from b12docs.source.files import File
from b12docs.translation.messages import Message

XLIFF_BYTES = 8_000_000
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_MARKED = re.compile(r"b12docs:([0-9a-f]{8})")
_DONE, _FUZZY = "translated", "needs-review-translation"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@record(frozen=False)
class Unit:
    """A text in such a file: its id, its English and its translation, and the line that it begins in.

    ``mark`` is that of the translation when the file was written; empty where another program has lost it.
    """

    id: str
    line: int
    source: str = ""
    target: str = ""
    is_fuzzy: bool = False
    mark: str = ""


def mark_of(translation: str) -> str:
    """A short mark of a translation, by which it is known again."""
    return f"{zlib.crc32(translation.encode()):08x}"


def as_xliff(messages: Iterable[Message], original: str, source: str, target: str) -> bytes:
    """The bytes of a file with these messages, from one language into another; ``original`` names what they are of."""
    units = "".join(map(_unit, messages))
    names = f"original={quoteattr(original)} source-language={quoteattr(source)} target-language={quoteattr(target)}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{_NAMESPACE}">\n'
        f'<file {names} datatype="plaintext">\n<body>\n{units}</body>\n</file>\n</xliff>\n'
    ).encode()


def _unit(one: Message) -> str:
    said = _written(one.translation)
    state = _FUZZY if one.is_fuzzy else _DONE
    target = f'<target state="{state}">{said}</target>\n' if said else ""
    before = f'<note from="b12docs">English before: {_written(one.previous)}</note>\n' if one.previous else ""
    remarks = f'<note from="translator">{_written(one.remarks)}</note>\n' if one.remarks else ""
    name = quoteattr(_UNWRITABLE.sub("", one.id))
    return (
        f'<trans-unit id={name} xml:space="preserve">\n<source>{_written(one.english)}</source>\n{target}'
        f'<note from="developer">{_written(one.comment)}</note>\n{before}{remarks}'
        f'<note from="b12docs">b12docs:{mark_of(one.translation)}</note>\n</trans-unit>\n'
    )


def _written(text: str) -> str:
    """A text as XML can hold it: what it has no way to write, nobody has typed on purpose."""
    return escape(_UNWRITABLE.sub("", text))


def read_xliff(file: File, code: str) -> tuple[Unit, ...]:
    """The texts of such a file, in order, translated into the language of the ``code``.

    Raises InputError where it is none, is of another language, or has texts twice.
    """
    reader = _Reader(file.name, main_part(code))
    try:
        reader.parser.Parse(file.text.encode(), True)
    except expat.ExpatError as error:
        message = f"this is no XLIFF file: {expat.ErrorString(error.code)}"
        raise fault("xliff", Location(file.name, error.lineno), message, _AGAIN) from None
    if not reader.is_xliff:
        raise fault("xliff", Location(file.name, 1), "this is no file in the form XLIFF 1.2", _AGAIN)
    if twice := list(_twice(file.name, reader.units)):
        raise InputError(twice)
    return tuple(reader.units)


_AGAIN = "ask the translator to export it once more, as XLIFF 1.2"


def _twice(name: str, units: Iterable[Unit]) -> Iterator[Diagnostic]:
    """What stands there again; programs may write all of a file in one line."""
    first: dict[str, Unit] = {}
    for one in units:
        if (known := first.setdefault(one.id, one)) is not one:
            message = f"the text '{one.id}' stands here twice, first in line {known.line}"
            hint = "keep the right translation and delete the other"
            yield Diagnostic("xliff", Location(name, one.line), message, hint)


@record(frozen=False, eq=False)
class _Reader:
    """Takes what the parser finds: elements of other programs are passed over, and the words inside them kept."""

    name: str
    language: str  # the one that its texts are to be in, without a region
    units: list[Unit] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    is_xliff: bool = False
    approved: str = ""  # what the text says of itself that is read

    @property
    def parser(self) -> expat.XMLParserType:
        """A parser that tells this reader."""
        made = expat.ParserCreate("utf-8")
        made.StartDoctypeDeclHandler = self._doctype
        made.StartElementHandler = lambda tag, given: self._start(tag, given, made.CurrentLineNumber)
        made.EndElementHandler = self._end
        made.CharacterDataHandler = self.words.append
        return made

    def _doctype(self, *given: object) -> None:
        message = "the file has a document type of its own, which may hold anything"
        raise fault("xliff", Location(self.name, 1), message, _AGAIN)

    def _start(self, tag: str, given: dict[str, str], line: int) -> None:
        self.path.append(tag.rpartition(":")[2])
        match self.path:
            case ["xliff"]:
                self.is_xliff = given.get("version") == "1.2"
            case [*_, "file"]:
                self._refuse_other(given.get("target-language", "").replace("_", "-"), line)
            case [*_, "trans-unit"]:
                self.units.append(Unit(given.get("id", ""), line))
                self.approved = given.get("approved", "")
            case [*_, "trans-unit", "source" | "target" | "note"]:
                self.words.clear()
                if self.path[-1] == "target":
                    unsaid = _FUZZY if self.approved == "no" else _DONE
                    state = _DONE if self.approved == "yes" else given.get("state", unsaid)
                    self.units[-1].is_fuzzy = state.startswith(("needs-", "new"))

    def _refuse_other(self, given: str, line: int) -> None:
        """Raise InputError for another language; a region is no other one, as translators' programs add theirs."""
        if given and main_part(given) != self.language:
            message = f"the file says that it is in the language '{given}'"
            hint = f"import it as {given}, or ask the translator for the one in '{self.language}'"
            raise fault("xliff", Location(self.name, line), message, hint)

    def _end(self, tag: str) -> None:
        match self.path:
            case [*_, "trans-unit", "source"]:
                self.units[-1].source = "".join(self.words)
            case [*_, "trans-unit", "target"]:
                self.units[-1].target = "".join(self.words)
            case [*_, "trans-unit", "note"]:
                if found := _MARKED.search("".join(self.words)):
                    self.units[-1].mark = found[1]
        self.path.pop()
