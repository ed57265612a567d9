"""Mangling of any text, and of YAML: each function takes a text and a source of chance, and gives a worse text.

A part of the text that a function needs and does not find leaves the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz import hostile

Op = Callable[[str, Random], str]


def place(text: str, random: Random) -> int:
    """Any place in the text."""
    return random.randint(0, len(text))


def put(text: str, at: int, what: str, until: int | None = None) -> str:
    """The text with something put in, in the place of what stands up to ``until``."""
    return text[:at] + what + text[at if until is None else until :]


def swap_for(pattern: str, make: Callable[[Random], str], group: int = 0) -> Op:
    """The function that replaces one match of the pattern (or its group) by what is made."""
    compiled = re.compile(pattern, re.MULTILINE)

    def op(text: str, random: Random) -> str:
        found = list(compiled.finditer(text))
        if not found:
            return text
        one = random.choice(found)
        return put(text, one.start(group), make(random), one.end(group))

    op.__name__ = f"swap_for({pattern})"
    return op


def one_of(values: Sequence[str]) -> Callable[[Random], str]:
    """Makes one of the values."""
    return lambda random: random.choice(values)


# --- any text ---------------------------------------------------------------------------------------------------------


def character(text: str, random: Random) -> str:
    at = place(text, random)
    return put(text, at, random.choice(hostile.CHARACTERS), at + random.randint(0, 1))


def cut(text: str, random: Random) -> str:
    at = place(text, random)
    return put(text, at, "", at + random.choice((1, 3, 20, 200)))


def again(text: str, random: Random) -> str:
    at = place(text, random)
    return put(text, at, text[at : at + random.choice((1, 5, 60, 600))] * random.choice((1, 2, 40)))


def move(text: str, random: Random) -> str:
    at, size = place(text, random), random.choice((1, 5, 60, 600))
    rest = put(text, at, "", at + size)
    return put(rest, place(rest, random), text[at : at + size])


def insert(text: str, random: Random) -> str:
    return put(text, place(text, random), hostile.text(random))


def end(text: str, random: Random) -> str:
    return text[: place(text, random)]


def drop_line(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True)
    at = random.randrange(len(lines) + 1)
    return "".join(lines[:at] + lines[at + random.choice((1, 1, 2, 9)) :])


def swap_lines(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return text
    one, two = random.sample(range(len(lines)), 2)
    lines[one], lines[two] = lines[two], lines[one]
    return "".join(lines)


def repeat_line(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = random.randrange(len(lines))
    return "".join(lines[:at] + [lines[at]] * random.choice((2, 2, 3, 300)) + lines[at + 1 :])


def indent(text: str, random: Random) -> str:
    return swap_for(r"^ *", one_of(("", " ", "  ", "    ", "\t", "      ", "\xa0 ")))(text, random)


def endings(text: str, random: Random) -> str:
    ending = random.choice(("\r\n", "\r", "\x85", "\u2028", "\n\n"))
    return random.choice(("", "", "\ufeff")) + text.replace("\n", ending)


def swap_words(text: str, random: Random) -> str:
    found = list(re.finditer(r"[\w-]+", text))
    if len(found) < 2:
        return text
    one, two = sorted(random.sample(found, 2), key=lambda match: match.start())
    return text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


def other_word(text: str, random: Random) -> str:
    found = re.findall(r"[\w-]+", text) or [""]
    return swap_for(r"[\w-]+", one_of(found))(text, random)


ANY: tuple[Op, ...] = (
    character, character, cut, again, move, insert, insert, end, drop_line, swap_lines, repeat_line, indent, endings,
    swap_words, other_word, swap_for(r"\d+(\.\d+)?", hostile.number), swap_for(r'"[^"\n]*"', hostile.quoted_text),
    swap_for(r"[\w-]+", hostile.word),
)  # fmt: skip

# --- YAML -------------------------------------------------------------------------------------------------------------

_BLOCK = r"^( *)(?:- )?[\w-]+:.*\n(?:(?:\1 .*)?\n)*"  # a key with all that is indented below it
_VALUE = r"^ *(?:- )?[\w-]+:[ ]?(.*)$"
_FLOW = r"[{,] *[\w-]+: ([^,{}\[\]\n]+)(?=[,}])"
_KEY = r"^ *(?:- )?([\w-]+):"

_WRAPS = (
    ("[", "]"), ("{a: ", "}"), ("{lay: ", "}"), ("&x ", ""), ("!!x ", ""), ("- ", ""), ("[" * 50, "]" * 50)
)  # fmt: skip


def drop_block(text: str, random: Random) -> str:
    return swap_for(_BLOCK, one_of(("",)))(text, random)


def repeat_block(text: str, random: Random) -> str:
    found = [match[0] for match in re.finditer(_BLOCK, text, re.MULTILINE)] or [""]
    return swap_for(_BLOCK, one_of([random.choice(found) * random.choice((1, 2))]))(text, random)


def move_block(text: str, random: Random) -> str:
    """One block in the place of another, indented as it was or as the other."""
    found = list(re.finditer(_BLOCK, text, re.MULTILINE))
    if len(found) < 2:
        return text
    one, two = random.sample(found, 2)
    fitted = re.sub(rf"^{one[1]}", two[1], one[0], flags=re.MULTILINE) if random.random() < 0.7 else one[0]
    return put(text, two.start(), fitted, two.end())


def swap_values(text: str, random: Random) -> str:
    found = [match for pattern in (_VALUE, _FLOW) for match in re.finditer(pattern, text, re.MULTILINE)]
    if len(found) < 2:
        return text
    one, two = random.sample(found, 2)
    return put(text, two.start(1), one[1], two.end(1))


def wrap_value(text: str, random: Random) -> str:
    found = list(re.finditer(random.choice((_VALUE, _FLOW)), text, re.MULTILINE))
    if not found:
        return text
    one = random.choice(found)
    begin, close = random.choice(_WRAPS)
    return put(text, one.start(1), begin + one[1] + close, one.end(1))


def alias(text: str, random: Random) -> str:
    """A name for one value, and the name in the place of another, now and then of an earlier one."""
    found = sorted(re.finditer(_VALUE, text, re.MULTILINE), key=lambda match: match.start())
    if len(found) < 2:
        return text
    first, later = (found[at] for at in sorted(random.sample(range(len(found)), 2)))
    named, name = f"&fuzz {first[1]}", random.choice(("*fuzz", "*fuzz", "*fuzz", "{<<: *fuzz}"))
    if random.random() < 0.2:
        named, name = name, f"&fuzz {later[1]}"
    return put(put(text, later.start(1), name, later.end(1)), first.start(1), named, first.end(1))


def bomb(text: str, random: Random) -> str:
    """Aliases of aliases, which stand for millions of values; many aliases of one long text; a long key."""
    wide = random.choice((2, 9, 100))
    levels = [f"b0: &b0 [{', '.join('x' * wide)}]"]
    levels += [f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * wide)}]" for n in range(1, random.choice((3, 12, 30)))]
    aliases = ", ".join(["*x"] * random.choice((20, 900)))
    long = f"x: &x {hostile.quoted(hostile.text(random)[:60_000])}\ny: [{aliases}]"
    what = random.choice(("\n".join(levels), long, f"? {'k' * 2000}\n: v", f"{'k' * 900}: v", "? [a, b]\n: c"))
    return random.choice((f"{what}\n{text}", f"{text}\n{what}\n"))


YAML: tuple[Op, ...] = (
    *2 * (swap_for(_VALUE, hostile.yaml_value, 1),), swap_for(_FLOW, hostile.yaml_value, 1),
    swap_for(_VALUE, hostile.quoted_text, 1), swap_for(_FLOW, hostile.quoted_word, 1),
    swap_for(_KEY, hostile.yaml_value, 1), drop_block, drop_block, repeat_block, move_block, swap_values, wrap_value,
    alias, bomb, other_word,
)  # fmt: skip
