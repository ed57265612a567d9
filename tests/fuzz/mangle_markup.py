"""Mangling of layouts (front matter, Jinja, HTML), of themes and of drawings."""

from __future__ import annotations

import re
from random import Random

from tests.fuzz import hostile
from tests.fuzz.mangle import YAML, Op, one_of, place, put, swap_for

# --- layouts ----------------------------------------------------------------------------------------------------------

_TAG = r"</?[a-z][^<>]*>"
_ATTRIBUTE = r"""[\w-]+=(?:"[^"\n]*"|'[^'\n]*')"""
_EXPRESSION = r"\{\{(.*?)\}\}"
_PLACES = (
    "{{ %s }}", "<p>{{ %s }}</p>", "{%% if %s %%}x{%% endif %%}", "{%% set x = %s %%}", '<p class="{{ %s }}">x</p>',
    "{%% for a in %s %%}{{ a }}{%% endfor %%}", "{{ (%s)|string|length }}",
)  # fmt: skip
_FILTERS = tuple(
    f" | {name} "
    for name in (
        "safe", "e", "upper", "list", "length", "first", "join", "sort", "tojson", "string", "int", "nothing", "sum",
        "default(1)", "map('x')", "batch(2)", "replace('e', 'x'*99)", "urlize", "striptags", "reverse", "indent(99)",
        "format(1)", "xmlattr", "attr('x')", "center(999)",
    )
)  # fmt: skip
_STATEMENT = r"\{%.*?%\}"


def _after_settings(text: str, random: Random) -> int:
    """A place below the settings, best between two tags."""
    begin = text.find("\n---", 3) + 4
    ends = [match.end() for match in re.finditer(r"[>}]\n?", text) if match.end() >= begin]
    return random.choice(ends) if ends else place(text, random)


def settings(text: str, random: Random) -> str:
    """The settings alone, mangled as YAML."""
    until = text.find("\n---", 3) + 1
    return random.choice(YAML)(text[:until], random) + text[until:]


def put_expression(text: str, random: Random) -> str:
    inside = random.choice(hostile.EXPRESSIONS)
    return put(text, _after_settings(text, random), random.choice(_PLACES) % inside)


def put_statement(text: str, random: Random) -> str:
    return put(text, _after_settings(text, random), random.choice(hostile.STATEMENTS))


def put_html(text: str, random: Random) -> str:
    return put(text, _after_settings(text, random), random.choice(hostile.HTML))


def put_much(text: str, random: Random) -> str:
    what = random.choice(hostile.HTML + hostile.STATEMENTS) * random.choice((3, 60, 3_000))
    return put(text, _after_settings(text, random), what[:400_000])


def put_nested(text: str, random: Random) -> str:
    return put(text, _after_settings(text, random), hostile.nested(random))


def change_tag(text: str, random: Random) -> str:
    found = random.choice(re.findall(_TAG, text) or [""])
    return swap_for(_TAG, one_of(["", found, found * 2, random.choice(hostile.HTML)]))(text, random)


def change_attribute(text: str, random: Random) -> str:
    """An attribute away, another in its place, or with another value."""
    found = random.choice(re.findall(_ATTRIBUTE, text) or [""])
    value = random.choice((hostile.word, hostile.number, hostile.odd, hostile.text))(random).replace('"', "")
    name = found.split("=")[0]
    return swap_for(_ATTRIBUTE, one_of(["", found, f'{name}="{value}"', f'{name}="{value}"', name]))(text, random)


def change_statement(text: str, random: Random) -> str:
    found = re.findall(_STATEMENT, text) or [""]
    return swap_for(_STATEMENT, one_of(["", random.choice(found), random.choice(hostile.STATEMENTS)]))(text, random)


def add_filter(text: str, random: Random) -> str:
    return swap_for(r"(?<=[\w)\]]) (?=\}\})", one_of(_FILTERS))(text, random)


LAYOUT: tuple[Op, ...] = (
    settings, settings, put_expression, put_expression, put_statement, put_html, put_html, put_much, put_nested,
    change_tag, change_tag, change_attribute, change_attribute, change_statement, add_filter,
    swap_for(_EXPRESSION, one_of(hostile.EXPRESSIONS), 1),
    swap_for(r"(?<=[.( ])[a-z_]+(?=[.,)| ])", one_of(("title", "none", "sections", "x", "comparison"))),
)  # fmt: skip

# --- themes -----------------------------------------------------------------------------------------------------------


_BASES = (
    "clear", "fuzzed", "high-contrast", "riverside", "missing", "../themes/clear", "clear.yaml", "", "[clear]", "Clear",
    "/etc/passwd",
)  # fmt: skip


def cycle(text: str, random: Random) -> str:
    """A colour that is called by another's name, which may lead back to it."""
    names = re.findall(r"^  ([a-z0-9-]+):", text, re.MULTILINE) or ["ink"]
    return swap_for(r"^  [a-z0-9-]+: (\S+)", one_of(names), 1)(text, random)


def extends(text: str, random: Random) -> str:
    value = random.choice(_BASES)
    rest = re.sub(r"^extends:.*\n", "", text, flags=re.MULTILINE)
    return f"extends: {value}\n{rest}"


THEME: tuple[Op, ...] = (
    *YAML, cycle, cycle, extends, extends, *2 * (swap_for(r'"#\w{6}"', one_of(hostile.COLOURS)),),
    swap_for(r": ([\d./]+\S*)", hostile.number, 1),
    swap_for(r"\d+(\.\d+)?", one_of(("0", "0.01", "9", "99", "9999", "0.3", "1.5"))),
)  # fmt: skip

# --- drawings ---------------------------------------------------------------------------------------------------------


_PARTS = ("L1 1", "z", "A5 5 0 0 1 9 9", "M1 1", "h0", "C1 1 2 2 3 3", " ", "1 ", ",", "m.1.1")
_GROUPS = ("<g>", "<g transform='scale(2)'>", "<g fill='none'>", "<svg>", "<g transform='rotate(1)'>")
_SHAPES = (
    "<path d='M0 0L5 5' fill='none' stroke='var(--ink, #000000)'/>", "<g/>",
    "<circle cx='5' cy='5' r='5' fill='var(--ink, #000000)'/>",
)  # fmt: skip
_ADDED = (
    "", "", ' style="x"', ' opacity="0"', ' x="1"', ' width="99999"', ' href="#a"', ' transform="scale(0)"',
    *(f' stroke-dasharray="{one}"' for one in ("0", "1", "0 1", "1e-6", "1,,1", "-1 2", "none", "", " 1 2 ", "1e-9")),
)  # fmt: skip
_SIZES = (
    "0", "0 0", "0 0 0 0", "0 0 1 1", "0 0 10000 10000", "0 0 1e-3 1", "0 0 1 10000", "0 0 10000 1", "1 1 5 5",
    "0 0 nan nan", "0,0,64,64", "0 0 64 64 64", " 0 0 64 64 ", "0 0 64\xa064",
)  # fmt: skip
_PAINTS = (
    "none", "red", "var(--ink, #000000)", "var(--ink,#000000)", "var(--nothing, #000000)", "var(--ink)", "url(#a)", "",
    "currentColor", "VAR(--ink, #000000)", "var(--stage1, #00588A)",
)  # fmt: skip
_SMALL = ("0", "-1", "0.000001", "99999", "999999", "1e-9", "1 2", "5%", "5px", "")
_NUMBERS = "x|y|cx|cy|r|rx|ry|width|height|x1|y1|x2|y2|stroke-width"
_WORDS = "id|class|points|stroke-linecap|stroke-linejoin|fill-rule|xmlns"


def _attribute(names: str, values: tuple[str, ...]) -> Op:
    """Gives one of the attributes another value."""
    return swap_for(rf'(?<=\s)(?:{names})="([^"]*)"', one_of(values), 1)


def mangle_path(text: str, random: Random) -> str:
    """In one path, a command or a number away, many times, or another."""
    found = list(re.finditer(r'(?<=\sd=")[^"]*', text))
    if not found:
        return text
    path = random.choice(found)
    parts = list(re.finditer(r"[A-Za-z]|[^A-Za-z\s,]+|[\s,]+", path[0]))
    if not parts:
        return text
    part = random.choice(parts)
    what = random.choice((
        "", part[0] * 2, part[0] * 2000, hostile.number(random), random.choice("MmLlHhVvCcSsQqTtAaZz"),
        random.choice(hostile.PATHS),
    ))  # fmt: skip
    return put(text, path.start() + part.start(), what, path.start() + part.end())


def much_path(text: str, random: Random) -> str:
    tail = random.choice(_PARTS) * random.choice((10, 1000, 50_000))
    return swap_for(r'\sd="[^"]*()"', one_of([tail]), 1)(text, random)


def put_xml(text: str, random: Random) -> str:
    ends = [0, *(match.end() for match in re.finditer(r">", text))]
    return put(text, random.choice(ends), random.choice(hostile.XML))


def before(text: str, random: Random) -> str:
    return random.choice(hostile.XML) + text


def nest(text: str, random: Random) -> str:
    """All that is in the drawing inside many groups, now and then of which none ends."""
    begin, depth = random.choice(_GROUPS), random.choice((1, 5, 37, 39, 300, 30_000))
    inside = text.find(">", text.find("<svg")) + 1
    if random.random() < 0.7:
        text = put(text, max(text.rfind("</svg"), 0), f"</{begin[1:4].strip(' >')}>" * depth)
    return put(text, inside, begin * depth)


def much_xml(text: str, random: Random) -> str:
    return put(text, max(text.rfind("</svg"), 0), random.choice(_SHAPES) * random.choice((10, 500, 9_000)))


def change_own(text: str, random: Random) -> str:
    """An attribute away, or another in its place."""
    return swap_for(r'\s[\w-]+="[^"]*"', one_of(_ADDED))(text, random)


def add_own(text: str, random: Random) -> str:
    """An attribute more."""
    move = f' transform="{random.choice(hostile.MOVES)}"'
    return swap_for(r"(?<=<path)|(?<=<g)|(?<=<circle)", one_of((move, random.choice(_ADDED))))(text, random)


SVG: tuple[Op, ...] = (
    mangle_path, mangle_path, mangle_path, _attribute("d", hostile.PATHS), much_path, _attribute("viewBox", _SIZES),
    _attribute("fill|stroke", _PAINTS), _attribute(_NUMBERS, _SMALL), _attribute("transform", hostile.MOVES), add_own,
    add_own, _attribute(_WORDS, hostile.WORDS), _attribute("points", ("", "1", "1 1", "1 1 1", "1 1 1 1", "0,0 0,0")),
    put_xml, put_xml, put_xml, before, nest, much_xml, change_own, change_own,
    swap_for(r"<[^<>]*>", one_of(hostile.XML)),
)  # fmt: skip
