"""Values that break readers; most stand in ``values/*.txt``, one a line, escaped as in a Python string.

A surrogate from U+DC80 to U+DCFF stands for a raw byte, which is no UTF-8.
"""

from __future__ import annotations

from pathlib import Path
from random import Random


def _values(name: str) -> tuple[str, ...]:
    lines = Path(__file__).with_name("values").joinpath(f"{name}.txt").read_text("ascii").splitlines()
    return tuple(line.encode().decode("unicode_escape") for line in lines)


SIGNS = _values("signs")
NUMBERS = (*_values("numbers"), "9" * 400, "9" * 5000, "0." + "0" * 400 + "1")
COLOURS = _values("colours")
WORDS = (*_values("words"), "x" * 300, "B" * 200 + ".", "a. " * 200, f"http://{'a' * 300}.example")
YAML = _values("yaml")
EXPRESSIONS = _values("expressions")
STATEMENTS = _values("statements")
HTML = _values("html")
PATHS = _values("paths")
MOVES = (*_values("moves"), "rotate(0) " * 50, "scale(999999) " * 90, "scale(0.000001) " * 60)
XML = _values("xml")
CHARACTERS = (
    "\x00\x01\x07\x0b\x0c\x1b\x7f\x85\xa0\xad\u0130\u0131\u017f\u200b\u200d\u200f\u2028\u2029\u202e\u2060\u2066\ufeff"
    "\ufffd\uffff\ue000\uf8ff\u0301\u0627\u05d0\u4e2d\u0e01\U0001f600\U0001f468\U000e0041\U0010ffff\udc80\udcff\udcc0"
    "\t\r\n\\\"'`{}[]()<>&*#%|:;,-?!@$^~=+/_"
)
_PAIRS = (
    ("[", "]"), ("{a: ", "}"), ("(", ")"), ("**[", "](b)**"), ("<g>", "</g>"), ("<div>", "</div>"), ("- ", ""),
    ("{% if 1 %}", "{% endif %}"), ("{{ (", ") }}"), ("<section>", "</section>"),
)  # fmt: skip


def many(random: Random) -> str:
    """A sign thousands of times, now and then sixty thousand times."""
    return random.choice(SIGNS) * random.choice((50, 500, 5_000, 5_000, 60_000))


def nested(random: Random) -> str:
    """Something inside itself, deeply."""
    begin, end = random.choice(_PAIRS)
    depth = random.choice((5, 39, 41, 200, 2_000, 20_000))
    return begin * depth + random.choice(("", "a")) + end * depth


def long_word(random: Random) -> str:
    """A word that no line can take."""
    return random.choice("aWi.-é/\u00ad\u200b") * random.choice((30, 300, 3_000, 100_000))


def odd(random: Random) -> str:
    """A few characters of every kind."""
    return "".join(random.choice(CHARACTERS) for _ in range(random.randint(1, 12)))


def word(random: Random) -> str:
    """A short value that means something to somebody, though not here."""
    return random.choice(WORDS + NUMBERS)


def number(random: Random) -> str:
    """A number that is too large, too small or none."""
    return random.choice(NUMBERS)


def text(random: Random) -> str:
    """Any hostile text."""
    return random.choice((many, nested, long_word, odd, odd, word, word, word))(random)


def quoted(value: str) -> str:
    """The text as a YAML string, which any text can be."""
    escaped = (f"\\u{ord(c):04x}" if ord(c) < 32 and c != "\n" else "\\" + c if c in '"\\' else c for c in value)
    return f'"{"".join(escaped)}"'


def quoted_text(random: Random) -> str:
    """Any hostile text as a YAML string."""
    return quoted(text(random))


def quoted_word(random: Random) -> str:
    """A short value as a YAML string."""
    return quoted(word(random))


def yaml_value(random: Random) -> str:
    """A value of a YAML file, sound or not."""
    makers = (lambda _: random.choice(YAML), quoted_text, quoted_word, word, number, text)
    return random.choice(makers)(random)
