"""Rules: what was typed is what is meant. Words that YAML takes for a remark, marks of other programs, stray quotes.

They look at texts that would be printed as they stand, though nobody can have wanted that: so they warn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Protocol, Union, get_args, get_origin

from b12docs.diagnostics import Location
from b12docs.language.days import ambiguous_day
from b12docs.language.languages import ENGLISH
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import Nodes, is_data, is_odd
from b12docs.schema.base import Choice, Model, keys, kinds
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.schema.texts import Text
from b12docs.source.marks import quoted
from b12docs.source.prose import Cut, Quoted, Words, links
from b12docs.source.tree import Path_

_MEANT = "what is printed is what its writer sees in the file"


class Typed(Protocol):
    """A subject that is a YAML file with texts, content.yaml or clinic.yaml."""

    @property
    def nodes(self) -> Nodes:
        """What its tree holds."""


@rule("look-alike", "content", "clinic", severity="warning", source=_MEANT)
def one_alphabet(subject: Typed) -> Iterator[Finding]:
    """No word has a letter of another alphabet that looks like one of its own: who searches, or listens, misses it."""
    yield from _slips(subject, "look-alike")


@rule("backslash", "content", "clinic", severity="warning", source=_MEANT)
def no_backslashes(subject: Typed) -> Iterator[Finding]:
    """No backslash between double quotation marks takes a letter from a word; to print one, write two."""
    yield from _slips(subject, "backslash")


@rule("quotes", "content", "clinic", severity="warning", source=_MEANT)
def straight_quotes(subject: Typed) -> Iterator[Finding]:
    """A text stands between straight quotation marks: those of a word processor are taken for them, and told."""
    yield from _slips(subject, "quotes")


def _slips(subject: Typed, name: str) -> Iterator[Finding]:
    """What was set right when the file was read."""
    for slip in subject.nodes.tree.slips:
        if slip.rule == name:
            yield Finding(slip.at, slip.message, slip.hint)


# --- remarks ----------------------------------------------------------------------------------------------------------


@rule("remark", "content", severity="warning", source="in YAML what stands behind # is a remark, and is not printed")
def remarks_of_content(subject: Typed) -> Iterator[Finding]:
    """No text without quotation marks has a remark on its line: these words may be meant for readers."""
    yield from _remarks(subject, Content)


@rule("remark", "clinic", severity="warning", source="in YAML what stands behind # is a remark, and is not printed")
def remarks_of_clinic(subject: Typed) -> Iterator[Finding]:
    """No text without quotation marks has a remark on its line: these words may be meant for readers."""
    yield from _remarks(subject, Clinic)


def _remarks(subject: Typed, model: type[Model]) -> Iterator[Finding]:
    for path, words in subject.nodes.odd:
        if isinstance(words, Cut) and not is_data(path) and _is_text(model, subject.nodes.top, path):
            hint = f"if they are meant for readers, write {quoted(f'{words} {words.remark}')}; else begin a line with #"
            yield Finding(words.remark.at, f"these words are a remark, and are not printed: '{words.remark}'", hint)


def _is_text(kind: Any, value: Any, path: Path_) -> bool:
    """Whether the model has words for readers at the path, and no name, number or day."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        choice = next((mark for mark in inside[1:] if isinstance(mark, Choice)), None)
        return _is_text(_picked(choice, value) if choice else inside[0], value, path)
    if origin in (Union, UnionType):
        return any(_is_text(one, value, path) for one in inside)
    if origin in (tuple, dict):
        of_entry = inside[0] if origin is tuple else inside[1]
        return _is_text(of_entry, value[path[0]] if path else value, path[1:])
    if not isinstance(kind, type) or not issubclass(kind, Model):
        return kind is Words
    if issubclass(kind, Text) or not path:
        return True
    name = next((name for name, key in keys(kind).items() if key == path[0]), None)
    return name is not None and _is_text(kinds(kind)[name], value[path[0]], path[1:])


def _picked(choice: Choice, value: Any) -> Any:
    try:
        return choice.pick(value)
    except ValueError:
        return None


# --- marks of other programs ------------------------------------------------------------------------------------------


class _Mark(NamedTuple):
    """What is printed as it stands: one of its signs, its form, what to write instead, and the words that tell it.

    A pattern is compiled when a text holds a sign of it: most files need none of them.
    """

    signs: str
    form: str
    hint: str
    message: str = "'{}' is printed as it stands here"


_BOLD = "**two stars** on each side make words bold"
_LINK = "[words](https://…), without a space between, make a link"
_NAME = "a value or a help line stands between single braces: {name}"
_LISTS = "take it out: the entries of a list get their marks by themselves"
_LINE = "(?m)^"  # with which the forms of what marks a line begin
_MARKS = (
    _Mark("*", r"(?<![\w*])\*(?![\s*])[^*\n]*[^*\s]\*(?![\w*])", _BOLD),
    _Mark("_", r"(?<![\w_])_{1,3}(?![\s_])[^_\n]*[^_\s]_{1,3}(?![\w_])", _BOLD),
    _Mark("~", r"(?<![\w~])~{1,2}(?![\s~])[^~\n]*[^~\s]~{1,2}(?![\w~])",
          "take the signs out: nothing is struck through"),
    _Mark("`", r"`[^`\n]+`|```", "take the signs out"),
    _Mark("%$<[«", r"%[A-Za-z_]\w*%|\$\{\w+\}|\$(?=\{\w+\})|<<\s*\w+\s*>>|\[\[\s*\w+\s*\]\]|«\w*_\w*»", _NAME),
    _Mark("<", r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]{0,200})?/?>|<!--", f"take it out; {_BOLD}"),
    _Mark("&", r"&(?:[A-Za-z][A-Za-z0-9]{1,12}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});", "type the character itself"),
    _Mark("#", r"(?m)^#{1,6}[ \t]+(?=\S)", "take it out; a heading is the title of a section"),
    _Mark("-*•·●▪◦‣⁃+–—o", r"(?m)^(?:[-*•·●▪◦‣⁃+–—]|o(?= [A-Z]))[ \t]+(?=\S)", _LISTS),
    _Mark(">", r"(?m)^>+[ \t]*(?=[A-Za-z])", "take it out: it comes from an e-mail"),
    _Mark("[", r"(?m)^\[[ xX]?\][ \t]", "take it out; in a table, tick makes a box to tick"),
    _Mark("-=*_", r"(?m)^(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*$", "take the line out"),
    _Mark("|", r"(?m)^\|.*\|[ \t]*$", "a table has columns and rows of its own"),
    _Mark("[", r"!?\[[^\[\]\n]+\][ \t]+\((?=https?:|mailto:|tel:|www\.)", _LINK),
    _Mark("(", r"\((?:https?:|www\.)[^\s()]*\)\[", _LINK),
    _Mark("!", r"!\[(?=[^\[\]\n]+\]\()", "a picture is a figure of its own"),
    _Mark("\\", r"\\[nrt](?![a-z])", "write the words in several lines below a bar: |"),
    _Mark("\\", r"\\", "take it out"),
    _Mark("âÃÂï", r"â€[™œž˜“”\x9c\x9d¦]?|Ã[\x80-\xbf©¨¡³­ª¼¶¤ŸŽ–—“”‰Œ‘’]|Â[\xa0-\xbf]|ï»¿", "type it anew",
          "'{}' comes of saving the file in two ways: it was another character"),
    _Mark("=", r"=(?:[0-9A-F]{2}=)+[0-9A-F]{2}", "type it anew",
          "'{}' comes from an e-mail: it was another character"),
    _Mark("E", r"(?<![\w.])\d(?:\.\d+)?E[+-]?\d+(?!\w)", "write the number itself",
          "'{}' is how a spreadsheet shortens a long number"),
    _Mark("#", r"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!)|#{4,}", "write the value itself",
          "'{}' is how a spreadsheet says that it has no value"),
)  # fmt: skip


@rule("markup", "content", "clinic", severity="warning", source=_MEANT)
def no_foreign_marks(subject: Typed) -> Iterator[Finding]:
    """No text has marks that other programs understand: they would be printed as they stand."""
    for _, words in subject.nodes.odd_prose:
        for index, message, hint in foreign_marks(words):
            yield Finding(_place(words, index), message, hint)


@lru_cache(maxsize=4096)  # of a text that is loaded again, most are as they were
def foreign_marks(text: str) -> tuple[tuple[int, str, str], ...]:
    """The first of each mark of other programs in a text: where it stands, what is said of it, and what to do."""
    found = ((mark, at, text[at:end].strip()) for mark, at, end in _foreign(text))
    return tuple((at, mark.message.format(typed), mark.hint) for mark, at, typed in found)


def foreign_sign(text: str) -> str:
    """The sign of the first mark of other programs in a text of one line; empty where there is none.

    What stands at the beginning of a line is none: there it is a dash or a number sign as people write them.
    """
    found = ((mark, text[at:end]) for mark, at, end in _foreign(text) if not mark.form.startswith(_LINE))
    return next((sign for mark, typed in found for sign in mark.signs if sign in typed), "")


def _foreign(text: str) -> Iterator[tuple[_Mark, int, int]]:
    """The first of each mark in a text, where it begins and where it ends; of two that overlap the first."""
    bare = _without_own(text)
    taken: list[tuple[int, int]] = []
    for mark in _marks_of(bare):
        for found in re.finditer(mark.form, bare):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                yield mark, *found.span()
                break


def _marks_of(text: str) -> Iterator[_Mark]:
    """The marks that a text may hold, by their signs."""
    if is_odd(text):
        yield from (mark for mark in _MARKS if any(sign in text for sign in mark.signs))


def _without_own(text: str) -> str:
    """The text without the signs of what marks them as they should be, and of addresses; as long as they were."""
    bare = text.replace("**", "  ")
    for address in links(text):
        bare = bare.replace(address, len(address) * "x")
    return _ADDRESS.sub(lambda found: found[1] + len(found[2]) * "x", bare)


_ADDRESS = re.compile(r"(https?://|mailto:|www\.)([^\s()<>\"]+)")


def _place(words: Words, index: int) -> Location:
    """The place of a character of the words, where they stand in one line as they were typed; else of the words."""
    at = words.at
    if "\n" in words or at.column is None or (isinstance(words, Quoted) and re.search(r"[\\\"']", words[:index])):
        return at
    return Location(at.file, at.line, at.column + index + isinstance(words, Quoted))


@rule("unfinished", "content", "clinic", severity="warning", source=_MEANT)
def finished_words(subject: Typed) -> Iterator[Finding]:
    """No text has the words that people put where something is still to be written: TODO, TBC, [your name], XXX."""
    for _, words in subject.nodes.odd_prose:
        if found := _UNFINISHED.search(words):
            message = f"'{found[0]}' seems to stand for what is still to be written"
            yield Finding(_place(words, found.start()), message, "write what is meant in its place")


_UNFINISHED = re.compile(  # what each begins with stands first: all else is passed over at once
    r"[TtFXxLl?？\[](?:"
    r"(?:(?<=\bT)(?:ODO|odo|O-DO|B[CD])|(?<=\bt)odo|(?<=\bF)IXME|(?<=\b[Xx])[Xx]{2,}|(?<=\b[Ll])orem ipsum)\b"
    r"|(?<=[?？])[?？]{2,}"
    r"|(?<=\[)(?<![\[)]\[)(?i:insert|enter|type|your|name|date|phone|address)\b[^\[\]\n:]{0,60}\](?!\]|\s*\())"
)


@rule(
    "ambiguous-date", "content", "clinic", severity="warning", source="Britain reads the day first, America the month"
)
def clear_days(subject: Typed) -> Iterator[Finding]:
    """No day stands in figures of which some readers take the first for the day and others for the month."""
    for _, words in subject.nodes.odd_prose:
        if found := ambiguous_day(words):
            index, said, days = found
            first, second = (f"{day.day} {ENGLISH.months[day.month - 1]} {day.year}" for day in days)
            message = f"'{said}' is {first} to some readers, and {second} to others"
            yield Finding(_place(words, index), message, f"write the month in words: {first}, or {second}")


# --- quotation marks --------------------------------------------------------------------------------------------------


@rule("stray-quote", "content", "clinic", severity="warning", source=_MEANT)
def paired_quotes(subject: Typed) -> Iterator[Finding]:
    """A quotation mark at the beginning or at the end of a text has its partner."""
    for _, words in subject.nodes.odd_prose:
        if (place := _stray(words)) != -1:
            hint = "close it, or take it out: quotation marks round a whole text are not printed"
            yield Finding(_place(words, place), f"the quotation mark '{words[place]}' has no partner", hint)


_INCHES = re.compile(r"(?:^|\s)\d{1,2}[½¼¾]?\"$")
_QUOTE = re.compile("[\"'“”„‘‚]")


@lru_cache(maxsize=4096)
def _stray(words: str) -> int:
    """The place of a quotation mark at either end that has no partner; -1 where there is none."""
    text = words.rstrip(".,;:!? ")
    if not _QUOTE.search(text):
        return -1
    first, last = text[0], text[-1]
    doubles = [at for at, char in enumerate(text) if char in '“”„"']
    if first in '“”„"' and len(doubles) % 2:
        return 0
    if last in '“”„"' and len(doubles) % 2 and not _INCHES.search(text):
        return len(text) - 1
    if doubles and len(doubles) == 2 and {first, last} <= set('“”„"') and {first, last} in ({"“", '"'}, {"”", '"'}):
        return len(text) - 1
    if "„" not in text and text.count("“") != text.count("”") and '"' not in text:
        return text.rindex("“" if text.count("“") > text.count("”") else "”")
    if first in "‘‚" and "’" not in text and "‘" not in text[1:]:
        return 0
    if text.startswith("''") or (first == last == "'" and not _is_quoted_apart(text)):
        return 0
    return -1


def _is_quoted_apart(text: str) -> bool:
    """Whether words at the beginning and others at the end stand in single quotation marks, each between their own."""
    marks = text.count("'")
    return marks > 2 and marks % 2 == 0
