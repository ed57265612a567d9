"""Texts of other languages than English as they are printed: quotes, dashes, and spaces that no line may end at.

What is common to all languages is done elsewhere: figures stay with what follows them (``together``), whatever its
letters. Here stands what differs: "„tak”" in Polish, whose words of one letter end no line either, "« oui »" and a
space before ":" in French, "2 de mayo de 2026" in Spanish.
"""

from __future__ import annotations

import re
from functools import cache

from b12docs.language.languages import CHINESE, Language
from b12docs.language.marks import tight
from b12docs.language.typography import ADDRESS
from b12docs.later import pattern

_SPACE = "\u00a0"
_TYPED = pattern(
    rf"(?P<address>{ADDRESS})"
    r"|(?<![\w.,/-])(?<!\d )(?P<first>\d{1,3}(?:[.,]\d+)?)-(?P<last>\d{1,3}(?:[.,]\d+)?)(?![\w/-]|[.,:]\d| \d)"
    r"|(?P<dash>(?<=[^\s-])(?: -{1,3} |-{2,3} ?)(?=[^\s>-]))"
    r"|(?P<ellipsis>(?<!\.)\.{3}(?!\.))"
    r"|(?P<apostrophe>(?<=[^\W\d_])'(?=\w))"
    r"|(?P<quote>[\"'])"
)
_BEFORE_OPENING = "([{/–—-‘“\"'«„¿¡（《：，。"
# What stands before a number, as in "page 2", in the languages whose writers keep the two together.
_NUMBERED = {
    "pl": "str\\.|nr|strona|stronie|rozdział|krok|typu?|stopnia|numer(?:em|u)?|oddział",
    "ro": "pag\\.|nr\\.|pagina|pasul|tip(?:ul)?|numărul|capitolul",
    "es": "pág\\.|n\\.º|página|paso|tipo|número|capítulo|teléfono",
    "pt": "pág\\.|n\\.º|página|passo|tipo|número|capítulo|telefone",
    "tr": "sayfa|adım|tip|bölüm|numara",
    "cy": "tudalen|cam|math|rhif|pennod",
    "fr": "p\\.|n°|page|étape|type|numéro|chapitre",
}
# Words of one letter, which by the rules of Polish printers end no line.
_ONE_LETTER = {"pl": "aiouwz"}


def set_in(text: str, language: Language) -> str:
    """A text of another language than English with its marks as they are printed; addresses stay as they are."""
    if any(mark in text for mark in ("'", '"', "-", "...")):
        text = _TYPED.sub(lambda found: _printed(found, language), text)
    if language.script == CHINESE:
        text = tight(text)
    if language.main == "fr":
        text = _FRENCH.sub(_french, text)
    pattern = _kept(language)
    return pattern.sub(lambda found: found[0].replace(" ", _SPACE), text) if pattern else text


def _printed(found: re.Match[str], language: Language) -> str:
    if found["first"]:
        low, high = (float(found[name].replace(",", ".")) for name in ("first", "last"))
        return found[0].replace("-", "–") if low < high and not re.match(r"0\d", found["first"]) else found[0]
    match found.lastgroup:
        case "dash":
            return "——" if language.script == CHINESE else " – "
        case "ellipsis":
            return "……" if language.script == CHINESE else "…"
        case "apostrophe":
            return "’"
        case "quote":
            return _quote(found, language)
    return found[0]


def _quote(found: re.Match[str], language: Language) -> str:
    """The mark of the language that opens or closes here; stars, which make words bold, hide nothing."""
    start, end = found.span()
    if language.script == CHINESE:  # no spaces say which it is
        opens = found.string.count(found[0], 0, start) % 2 == 0
    else:
        before = found.string[max(0, start - 3) : start].rstrip("*")[-1:]
        behind = found.string[end : end + 8].lstrip("*")
        opens = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(behind) and behind[0] != " "
    if found[0] == "'" and opens and not _CLOSES.match(found.string, end):
        return "’"  # as in Welsh: 'na
    first = 0 if (found[0] == '"') == (language.quotes[0] != "‘") else 2
    return language.quotes[first + (not opens)]


_CLOSES = pattern(r"(?:[^']|(?<=\w)'(?=\w))*+(?<=[\w.!?…])'(?!\w)")


# --- French -----------------------------------------------------------------------------------------------------------

# A mark that stands high has a space before it; one that ends words of an address or a time has none.
_FRENCH = pattern(
    rf"(?P<address>{ADDRESS})|(?P<before>[\w)\]}}…%»*])[ {_SPACE}\u202f]?(?P<mark>[;:!?]+)(?=[\s*»)\]]|\Z)"
    rf"|«[ {_SPACE}\u202f]?|[ {_SPACE}\u202f]?»"
)


def _french(found: re.Match[str]) -> str:
    if found["mark"]:
        return f"{found['before']}{_SPACE}{found['mark']}"
    if found["address"]:
        return found[0]
    return f"«{_SPACE}" if "«" in found[0] else f"{_SPACE}»"


# --- what stays together ----------------------------------------------------------------------------------------------


@cache
def _kept(language: Language) -> re.Pattern[str] | None:
    """What has spaces at which no line may end; None where the language has nothing of its own."""
    months = "|".join(re.escape(month) for month in dict.fromkeys((*language.months, *language.alone)))
    of = re.escape(language.day.partition("{day}")[2].partition("{month}")[0].strip())
    of = rf"(?:{of}\ )?" if of else ""
    parts = [rf"\d\d?\ {of}(?=(?:{months})(?!\w))", rf"(?:{months})\ {of}(?=\d{{4}}(?!\d))"]
    if language.main in _NUMBERED:
        parts.append(rf"(?i:{_NUMBERED[language.main]})\ (?=\d)")
    if language.main in _ONE_LETTER:
        parts.append(rf"(?:(?i:[{_ONE_LETTER[language.main]}])\ )+(?=[\w(„{{\[*])")
    return None if language.script == CHINESE else re.compile(rf"(?<![\w'’])(?:{'|'.join(parts)})")
