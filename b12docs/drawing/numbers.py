"""Numbers in the attributes of a drawing, read in one place: what the rules take is what is drawn."""

from __future__ import annotations

import re

# A number below a million; nothing of it is given back, so that 12.5 is never read as two numbers. Digits and spaces
# are those of SVG alone: what reads the path skips those of other scripts, and what belongs to them is then missing.
NUMBER = r"[+-]?(?:[0-9]{1,6}+(?![0-9])(?:\.[0-9]++)?+|\.[0-9]++)(?:[eE]-[0-9](?![0-9]))?+"
SPACE = " \t\r\n"
GAP = rf"[{SPACE},]*+"
_LIST = re.compile(rf"{GAP}(?:{NUMBER}{GAP})*+")
_ONE = re.compile(rf"[{SPACE}]*+{NUMBER}[{SPACE}]*+")


def numbers(text: str) -> list[float]:
    """The numbers of a list; none where anything else stands in it."""
    return [float(one) for one in re.findall(NUMBER, text)] if _LIST.fullmatch(text) else []


def is_number(text: str) -> bool:
    """Whether the text is one number."""
    return _ONE.fullmatch(text) is not None
