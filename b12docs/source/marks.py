"""Values as they stand in a line: where one ends, and which of them need quotation marks to be read as they are meant.

Columns count from 0 here, as places in the line.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Mark(NamedTuple):
    """What is wrong in a line: the place in it, and what to say."""

    at: int
    message: str
    hint: str


# A quoted text up to its closing mark: the text in it is the first group.
_QUOTED = {
    '"': re.compile(r'"((?:[^"\\]|\\.)*)(")', re.DOTALL),
    "'": re.compile(r"'((?:[^']|'')*)(')"),
}
_ENDS = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}
_REMARK = re.compile(r"\s*(?:#.*|\s#.*)?$")
_BLOCK = re.compile(r"[|>](?:[1-9]?[+-]?|[+-][1-9])\s*(?:#.*)?$")
_CURLY = {"“": "”", "„": "“”", "”": "”", "‘": "’", "‚": "‘’", "«": "»", "»": "«", "″": "″", "＂": "＂"}
_SIGNS = "*&!%@`|>"
_COLON = re.compile(r":(?=\s|$)")
_NEXT_KEY = re.compile(r"\s([A-Za-z][\w-]*): ")
_IN_FLOW = re.compile(r"""(?<=[\[{,:])\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|[ \t](#)""")  # a quoted text, or a remark
_PAIR = re.compile(r",\s*[A-Za-z][\w-]*:\s")

IN_QUOTES = "put the text into quotation marks"


def sign_needs_quotes(sign: str, text: str = "") -> tuple[str, str]:
    """What to say of a text that begins with a sign of YAML's."""
    hint = f"write {quoted(text)}" if text else IN_QUOTES
    return f"a text that begins with '{sign}' needs quotation marks", hint


def quoted(text: str) -> str:
    """How a text stands in quotation marks, shortened."""
    text = text.strip()
    text = text if len(text) <= 40 else f"{text[:39]}…"
    return f'"{text}"' if '"' not in text else f"'{text}'" if "'" not in text else '"…"'


def is_block(value: str) -> bool:
    """Whether lines of words follow: the value is a bar, or the sign for lines that are joined."""
    return _BLOCK.match(value) is not None


def closing(line: str, start: int) -> int:
    """The place behind the closing mark of the quoted text that begins at ``start``; -1 where it is not closed."""
    found = _QUOTED[line[start]].match(line, start)
    return found.end() if found else -1


def value_mark(line: str, start: int) -> Mark | None:
    """What is wrong with the value that begins at ``start`` and ends with its line; None where it looks well."""
    first = line[start]
    if first in _QUOTED:
        return _quoted_mark(line, start, flow=False)
    if first in "[{":
        return _flow_mark(line, start)
    return _sign_mark(line, start) or _plain_mark(line, start)


def _quoted_mark(line: str, start: int, *, flow: bool) -> Mark | None:
    """What is wrong with a quoted text; one that is not closed in its line is the caller's to look at."""
    end = closing(line, start)
    if end == -1:
        return None
    mark = line[start]
    if (line[start + 1 : end] == mark and line[end : end + 1] not in ("", " ", ",", "]", "}")) or (
        line.startswith(3 * mark, start)
    ):
        return Mark(start, "two quotation marks stand where one is meant", "keep one on each side of the text")
    if flow and _PAIR.search(line, start, end):
        return Mark(start, *NOT_CLOSED)
    rest = line[end:]
    if _REMARK.match(rest) or (flow and rest.lstrip()[:1] in (",", "]", "}")):
        return None
    return _goes_on(end, mark)


def _goes_on(end: int, mark: str) -> Mark:
    if mark == "'":
        hint = 'put "double quotation marks" round a text with an apostrophe'
        return Mark(end - 1, "the text goes on behind this apostrophe, which ends it", hint)
    hint = "write 'single marks' inside the text, and \"double ones\" at its beginning and its end alone"
    return Mark(end - 1, "the text goes on behind its closing quotation mark", hint)


NOT_CLOSED = (
    "the quotation mark that opens here is never closed",
    "put one at the end of the text",
)
BACKSLASH = (
    "between double quotation marks a backslash changes what stands behind it",
    "write two of them where one is to be printed: '\\\\'; or take it out",
)
APOSTROPHE = (
    "the apostrophe that stands before this text opens a quotation that is never closed",
    'take it out, or put "double quotation marks" round the text',
)


def not_closed(line: str, start: int) -> Mark:
    """What to say of a quoted text, or of a bracket or brace, that nothing closes."""
    if line[start] in "[{":
        return _not_closed_flow(line, start)
    return Mark(start, *(APOSTROPHE if line[start] == "'" else NOT_CLOSED))


def _not_closed_flow(line: str, start: int) -> Mark:
    """The same of a bracket or brace: a remark may hide what closes it."""
    name, end = ("brace", "}") if line[start] == "{" else ("bracket", "]")
    remark = next((found.start(1) for found in _IN_FLOW.finditer(line, start) if found[1]), len(line))
    if end in line[remark:]:
        message = f"what stands behind this # is a remark, and with it the '{end}' that closes the {name}"
        return Mark(remark, message, "put the text with the # into quotation marks")
    return Mark(start, f"the {name} that opens here is never closed", f"put '{end}' at its end")


def _sign_mark(line: str, start: int) -> Mark | None:
    """A text that begins with a sign of YAML's."""
    value = line[start:]
    first = value[0]
    if first in _CURLY:
        hint = 'type straight ones instead: "…"'
        return Mark(start, f"'{first}' is no quotation mark of these files", hint)
    if first in "|>" and is_block(value):
        return None
    if first in "*&" and re.fullmatch(r"[*&][\w-]+\s*(?:#.*)?", value):
        return None
    if first in _SIGNS or re.match(r"[?:-](?: |$)|[,\]}]", value):
        return Mark(start, *sign_needs_quotes(first, value))
    return None


def _plain_mark(line: str, start: int) -> Mark | None:
    """A colon in a text without quotation marks."""
    remark = re.search(r"\s#", line[start:])
    end = start + remark.start() if remark else len(line)
    colon = _COLON.search(line, start, end)
    if not colon:
        return None
    hint = f"write {quoted(line[start:end])}"
    key = _NEXT_KEY.search(line, start, end)
    if key and key.start() > start:
        hint += f"; or begin a new line before '{key[1]}:'"
    return Mark(colon.start(), "a text that holds a colon and a space needs quotation marks", hint)


# --- between brackets and braces --------------------------------------------------------------------------------------


def flow_end(line: str, start: int) -> int:
    """The place behind the bracket or brace that closes the one at ``start``; -1 where its line does not."""
    return _flow(line, start, 0)[0]


def depth_behind(line: str, start: int) -> int:
    """How many brackets and braces are open at the end of the line, of those from ``start`` on."""
    return _flow(line, start, 0)[1]


def end_in(line: str, opening: str, depth: int) -> tuple[int, int]:
    """Where what began above ends in this line, -1 where it goes on, and how many brackets are open behind it.

    ``opening`` is what it began with: a quotation mark, or a bracket or brace of which ``depth`` are open.
    """
    if opening not in _QUOTED:
        return _flow(line, 0, depth)
    found = _ENDS[opening].match(line)
    return (found.end() if found else -1), 0


def behind(line: str, end: int, opening: str) -> Mark | None:
    """What is wrong with what stands behind the end of something that began above."""
    if _REMARK.match(line[end:]):
        return None
    if opening in _QUOTED:
        return _goes_on(end, opening)
    return Mark(end, "words stand behind the closing bracket", IN_QUOTES)


def _flow(line: str, at: int, depth: int) -> tuple[int, int]:
    """Where brackets end, with so many of them open already, and how many are open behind that."""
    last = ","
    while at < len(line):
        char = line[at]
        if char in _QUOTED and last in "[{,:":
            at = closing(line, at)
            if at == -1:
                return -1, depth
            last = char
            continue
        if char == "#" and line[at - 1 : at] in (" ", "\t"):  # a remark: what closes the bracket is below it
            return -1, depth
        depth += (char in "[{") - (char in "]}")
        at += 1
        if depth == 0 and char in "]}":
            return at, 0
        last = last if char == " " else char
    return -1, depth


def _flow_mark(line: str, start: int) -> Mark | None:
    """What is wrong with what stands in brackets or braces, or behind them."""
    at = start
    for found in re.finditer(r"(?:[\[{,]|:(?=\s))\s*", line[start:]):
        value = start + found.end()
        if start + found.start() < at or value >= len(line):
            continue
        if line[value] in _QUOTED:
            end = closing(line, value)
            if end == -1:
                return not_closed(line, value) if flow_end(line, start) == -1 else None
            if mark := _quoted_mark(line, value, flow=True):
                return mark
            at = end
        elif (line[value] in _CURLY or line[value] in "*&!%@`|>") and (mark := _in_flow(line, value)):
            return mark
    end = flow_end(line, start)
    if end != -1 and not _REMARK.match(line[end:]):
        if _TOO_MANY.match(line, end):
            return Mark(end, f"nothing is open that this '{line[end]}' could close", "take it out")
        what = "braces" if line[start] == "{" else "brackets"
        hint = f"write {quoted(line[start:])}"
        return Mark(start, f"a text that begins with {what} needs quotation marks", hint)
    return None


_TOO_MANY = re.compile(r"[\]}]+\s*(?:#.*)?$")


def _in_flow(line: str, value: int) -> Mark | None:
    text = re.match(r"[^,\]}]*", line[value:])
    assert text is not None
    return _sign_mark(text[0].rstrip(), 0) and _sign_mark(line[:value] + text[0].rstrip(), value)
