"""Files of translations in the form PO, which Poedit, Weblate, OmegaT and memoQ open: read and written by polib."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.source.files import File
from b12docs.translation.messages import FUZZY, Catalogue, Message

if TYPE_CHECKING:
    import polib

_NO_WRAP = -1
_LINE = re.compile(r"\(line (\d+)\)(?:: (.*))?")
_SEPARATORS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # which polib takes for ends of lines
# A line with words: behind a sign of what is gone or of what was before, and behind the name of what they are.
_WORDS = re.compile(r"\s*(?:#[~|]+\s*)*(?:msg(?:ctxt|id|str)(?:_plural|\[\d+\])?(?![\w\[])\s*|(?=\"))(.*)")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_CHARSET = re.compile(r"charset=([\w.:-]+)", re.IGNORECASE)
_AGAIN = "open it in Poedit, which shows the place, or take the last copy that could be read"
_IS_UTF8 = {"utf-8", "utf8", "charset"}  # the last stands in templates that nobody has filled in


def read(file: File, code: str = "", *, nameless: bool = False) -> Catalogue:
    """What a PO file says; raises InputError with every fault, also where it is of another language than ``code``.

    Where ``nameless`` entries are allowed, their ids are empty: some programs lose them.
    """
    text = file.text
    _refuse_unreadable(file.name, text)
    if misquoted := list(_quote_faults(file.name, text)):
        raise InputError(misquoted)
    parsed = _parsed(file.name, text)
    lines = text.split("\n")
    entries = [(one, _line_of(lines, one.linenum or 1)) for one in parsed]
    if faults := [
        *_header_faults(file.name, text, parsed.metadata, code),
        *_faults(file.name, entries, nameless=nameless),
    ]:
        raise InputError(sorted(faults, key=lambda one: one.at.line or 0))
    messages = tuple(_message(one, line) for one, line in entries)
    metadata, is_fuzzy = dict(parsed.metadata), bool(parsed.metadata_is_fuzzy)
    return Catalogue(file.name, messages, parsed.header, metadata, is_fuzzy, _behind(lines))


def as_bytes(catalogue: Catalogue) -> bytes:
    """The bytes of the file, each text in one line."""
    import polib

    made = polib.POFile(wrapwidth=_NO_WRAP)
    made.header, made.metadata = catalogue.header, dict(catalogue.metadata)
    made.metadata_is_fuzzy = [FUZZY] if catalogue.is_fuzzy else []
    for one in catalogue.messages:
        made.append(_as_entry(polib.POEntry, one))
    return f"{str(made).rstrip()}\n{catalogue.behind}".encode()


def _refuse_unreadable(name: str, text: str) -> None:
    """Raise InputError for what the parser would take for something else."""
    if found := _SEPARATORS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"a sign that no text has stands here (U+{ord(found[0]):04X})"
        raise fault("po", Location(name, line), message, "delete it, and type a common space or a new line")
    charset = _CHARSET.search(text[:2000])
    if charset and charset[1].lower() not in _IS_UTF8:
        line = text.count("\n", 0, charset.start()) + 1
        message = f"the file says that it is written in {charset[1]}"
        raise fault(
            "encoding", Location(name, line), message, "save it as UTF-8: in Poedit, under Catalogue, Properties"
        )


def _quote_faults(name: str, text: str) -> Iterator[Diagnostic]:
    """Lines whose words don't stand between two quotation marks: the parser would take their last letter for one."""
    for number, line in enumerate(text.split("\n"), 1):
        found = _WORDS.fullmatch(line.rstrip())
        if found and not _QUOTED.fullmatch(found[1]):
            at = Location(name, number, found.start(1) + 1)
            yield Diagnostic("po", at, *_misquoted(found[1]))


def _misquoted(words: str) -> tuple[str, str]:
    if words[:1] != '"':
        return "these words stand between no straight quotation marks", 'write them as in: msgstr "…"'
    if not _QUOTED.match(words):
        return "the quotation mark that opens here is never closed", "put one at the end of the words"
    return "a quotation mark stands inside these words", 'write \\" in its place, or the marks of the language'


def _parsed(name: str, text: str) -> polib.POFile:
    import polib

    try:
        return polib.pofile(text + "\n", encoding="utf-8")  # with a line's end no text is the name of a file
    except OSError as error:
        found = _LINE.search(str(error))
        why = f": {found[2]}" if found and found[2] else ""
        message = f"this line is not what a file of translations has here{why}"
        raise fault("po", Location(name, int(found[1]) if found else 1), message, _AGAIN) from None
    except (ValueError, LookupError, AttributeError, TypeError):
        raise fault("po", Location(name, 1), "this is no file of translations (PO)", _AGAIN) from None


def _line_of(lines: list[str], first: int) -> int:
    """The line on which the translation of an entry begins, which itself begins on the ``first``."""
    found = (number for number in range(first, len(lines) + 1) if "msgstr" in lines[number - 1][:9])
    return next(found, first)


def _header_faults(name: str, text: str, metadata: dict[str, str], code: str) -> Iterator[Diagnostic]:
    given = metadata.get("Language", "").replace("_", "-")
    if code and given and given.lower() != code.lower():
        line = text[: text.find('"Language:')].count("\n") + 1
        hint = f"name the file {given}.po, or write '{code}' as its language"
        yield Diagnostic("po", Location(name, line), f"the file says that it is in the language '{given}'", hint)


def _faults(name: str, entries: list[tuple[Any, int]], *, nameless: bool) -> Iterator[Diagnostic]:
    """What is wrong with entries: of each text there is one, with its id and in one form."""
    first: dict[str, int] = {}
    for one, line in entries:
        at = Location(name, line)
        if one.msgid_plural or one.msgstr_plural:
            hint = "no text here has a form for many: take the lines 'msgid_plural' and 'msgstr[1]' out"
            yield Diagnostic("po", at, "this entry has plural forms", hint)
        elif one.obsolete or (nameless and not one.msgctxt):
            continue
        elif not one.msgctxt:
            hint = "let 'b12docs translate update' make the entries, and write the translations alone"
            yield Diagnostic(
                "po", at, "this entry does not say which text it is of: its line 'msgctxt' is missing", hint
            )
        elif first.setdefault(one.msgctxt, line) != line:
            message = f"the text '{one.msgctxt}' stands here twice, first in line {first[one.msgctxt]}"
            yield Diagnostic("po", at, message, "keep the right translation and delete the other entry")


def _message(one: Any, line: int) -> Message:
    return Message(
        one.msgctxt or "", one.msgid, one.msgstr, one.previous_msgid or "", tuple(one.flags), one.tcomment,
        one.comment, bool(one.obsolete), line, tuple(one.occurrences),
    )  # fmt: skip


def _as_entry(kind: Any, one: Message) -> polib.POEntry:
    previous = one.previous if one.previous and not one.obsolete else None  # polib does not read it of obsolete ones
    made: polib.POEntry = kind(
        msgctxt=one.id, msgid=one.english, msgstr=one.translation, previous_msgid=previous, flags=list(one.flags),
        tcomment=one.remarks, comment=one.comment, obsolete=one.obsolete, occurrences=list(one.occurrences),
    )  # fmt: skip
    return made


def _behind(lines: list[str]) -> str:
    """The remarks behind the last entry, which belong to none."""
    found: list[str] = []
    for line in reversed(lines):
        if line.strip() and not re.match(r"#(?!~)", line):
            break
        found.insert(0, line)
    kept = [line for line in found if line.strip()]
    return "\n" + "\n".join(kept) + "\n" if kept else ""
