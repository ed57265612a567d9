"""Files of translations in the form XLIFF 1.2, which the programs of professional translators open: written, and read.

A text has its id there, its English, its translation and how far that is; a mark says what the translation was when the
file was written, so that it is known on its return whether somebody has changed it, there or here meanwhile.

How far a translation is, programs say by two attributes, and each looks at another one: Poedit and Weblate at the
state, Lokalize and the Translate Toolkit at ``approved`` too. So both are written. A state says more and is read first,
since Poedit changes no other.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from xml.parsers import expat  # entities, which could make a file grow without end, are refused below
from xml.sax.saxutils import escape, quoteattr

from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.language.languages import main_part
from b12docs.records import field, record, replace
from b12docs.source.files import File
from b12docs.translation.messages import Message

XLIFF_BYTES = 8_000_000
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_MARKED = re.compile(r"b12docs:([0-9a-f]{8})")
_VERSIONS = {"1.0", "1.1", "1.2"}  # those that say source, target, state and note alike
_DONE, _FUZZY = "translated", "needs-translation"  # "needs-review-translation" is finished for Poedit and Weblate
_UNFINISHED = ("needs-", "new")  # what the states of a translation that is not finished begin with
_OWN_NOTES = {"developer", "b12docs"}  # whose notes are written here; those of others are remarks
_NO_TEXT = "x-gettext-domain-header"  # the head of a PO file, which po2xliff takes for a text
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@record(frozen=False)
class Unit:
    """A text in such a file: its id, its English and its translation, and the line that it begins in.

    ``mark`` is that of the translation when the file was written; empty where another program has lost it.
    ``says_state`` tells whether the file says how far the translation is, and ``remarks`` are the translator's.
    """

    id: str
    line: int
    source: str = ""
    target: str = ""
    is_fuzzy: bool = False
    says_state: bool = False
    remarks: str = ""
    mark: str = ""

    @property
    def is_as_sent(self) -> bool:
        """Whether nobody has changed the translation, or how far it is, since the file was written."""
        return self.mark == mark_of(self.target, is_fuzzy=self.is_fuzzy)


def mark_of(translation: str, *, is_fuzzy: bool) -> str:
    """A short mark of a translation and how far it is, by which they are known again."""
    return f"{zlib.crc32(f'{translation}{chr(0) * is_fuzzy}'.encode()):08x}"


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
    state, approved = (_FUZZY, "no") if one.is_fuzzy else (_DONE, "yes")
    target = f'<target state="{state}">{said}</target>\n' if said else ""
    approval = f' approved="{approved}"' if said else ""
    before = f'<note from="b12docs">English before: {_written(one.previous)}</note>\n' if one.previous else ""
    remarks = f'<note from="translator">{_written(one.remarks)}</note>\n' if one.remarks else ""
    name = quoteattr(_UNWRITABLE.sub("", one.id))
    return (
        f'<trans-unit id={name} xml:space="preserve"{approval}>\n<source>{_written(one.english)}</source>\n{target}'
        f'<note from="developer">{_written(one.comment)}</note>\n{before}{remarks}'
        f'<note from="b12docs">Leave this note: b12docs:{mark_of(one.translation, is_fuzzy=one.is_fuzzy)}</note>\n'
        "</trans-unit>\n"
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
        raise fault("xliff", Location(file.name, 1), "this is no file in the form XLIFF 1.2 or older", _AGAIN)
    if twice := list(_twice(file.name, reader.units)):
        raise InputError(twice)
    return tuple(map(_settled, reader.units))


def _settled(one: Unit) -> Unit:
    """A text whose file does not say how far it is: what was sent out unfinished and has the same words is so still."""
    was_unfinished = not one.says_state and one.mark == mark_of(one.target, is_fuzzy=True)
    return replace(one, is_fuzzy=True) if was_unfinished else one


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
    is_text: bool = True  # whether what is read belongs to a text
    approved: str = ""  # what the text says of itself that is read
    of: str = ""  # whose note is read

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
                self.is_xliff = given.get("version") in _VERSIONS
            case [*_, "file"]:
                self._refuse_other(given.get("target-language", "").replace("_", "-"), line)
            case [*_, "trans-unit"]:
                self.is_text = given.get("restype") != _NO_TEXT
                self.approved = given.get("approved", "")
                if self.is_text:
                    self.units.append(Unit(given.get("id", ""), line))
            case [*_, "trans-unit", "source" | "target" | "note"] if self.is_text:
                self.words.clear()
                self.of = given.get("from", "")
                if self.path[-1] == "target":
                    self._take_state(given.get("state", ""))

    def _take_state(self, state: str) -> None:
        """Note how far a translation is: by its state, or where it has none by whether it is approved."""
        self.units[-1].says_state = bool(state or self.approved)
        self.units[-1].is_fuzzy = state.startswith(_UNFINISHED) if state else self.approved == "no"

    def _refuse_other(self, given: str, line: int) -> None:
        """Raise InputError for another language; a region is no other one, as translators' programs add theirs."""
        if given and main_part(given) != self.language:
            message = f"the file says that it is in the language '{given}'"
            hint = f"import it as {given}, or ask the translator for the one in '{self.language}'"
            raise fault("xliff", Location(self.name, line), message, hint)

    def _end(self, tag: str) -> None:
        said = "".join(self.words)
        match self.path if self.is_text else ():
            case [*_, "trans-unit", "source"]:
                self.units[-1].source = said
            case [*_, "trans-unit", "target"]:
                self.units[-1].target = said.strip()
            case [*_, "trans-unit", "note"]:
                self._take_note(said.strip())
        self.path.pop()

    def _take_note(self, said: str) -> None:
        """Take a note: the mark of the text, or what somebody else than this program has remarked."""
        unit = self.units[-1]
        if found := _MARKED.search(said):
            unit.mark = found[1]
        elif self.of not in _OWN_NOTES:
            unit.remarks = "\n".join(filter(None, (unit.remarks, said)))
