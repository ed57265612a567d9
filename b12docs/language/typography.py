"""Real quotes, dashes and ellipses in place of those that a keyboard has: "don't" -> "don’t", "3-6" -> "3–6".

The style is that of British print: spaced en dashes between words, unspaced ones between figures. What is no prose
stays as it was typed: addresses, telephone numbers, dates, ids, and hyphens inside words. The library for this,
smartypants, changes links, knows neither ranges nor our marks of bold, and takes the apostrophe of "the '90s" for a
quote.
"""

from __future__ import annotations

import re

from b12docs.language.languages import is_english, known

_YEAR = r"(?:1[5-9]|20)\d\d"
_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|{_YEAR})"  # others of four digits may be telephone numbers
ADDRESS = (
    r"\A(?:https://|mailto:|tel:)\S+\Z"
    r"|(?:https?://|\bmailto:|\btel:|\bwww\.)[^\s\"<>)]*[^\s\"<>)'.,;:!?]"
    r"|(?<![\w.+'-])[\w.+'-]+@[\w.-]+"
    r"|(?<![\w.-])\w[\w.-]*\.[a-z]{2,}/[^\s\"<>)]*"
)
"""What is an address, in which no mark means anything in print."""
_TYPED = re.compile(
    rf"(?P<address>{ADDRESS})"
    rf"|(?<![\w.,/-])(?<!\d )(?<!\d\) )(?P<first>{_FIGURE})-(?P<last>{_FIGURE})(?![\w/-]|[.,:]\d| \d)"
    r"|(?P<dash>(?<=[^\s-])(?: -{1,3} |-{2,3} ?)(?=[^\s>-]))"
    r"|(?P<ellipsis>(?<!\.)\.{3}(?!\.))"
    r"|(?P<quote>[\"'])"
)
_BEFORE_OPENING = "([{/–—-‘“\"'"
_CLIPPED = re.compile(r"(?:\d0s|tis|twas|til|em|n)\b", re.IGNORECASE)  # words that begin with an apostrophe


def typeset(text: str, language: str = "en") -> str:
    """The text of a content string, its inline markup included, as it is printed in the language of this code.

    What comes out is the same when it is set once more, be it as English: so a translation is set when it is laid
    (``setting.set_in``). A language that we know nothing of is set as English is.
    """
    if not is_english(language) and (other := known(language)):
        from b12docs.language.setting import set_in

        return set_in(text, other)
    if "'" in text or '"' in text or "-" in text or "..." in text:  # without these nothing changes, and most have none
        return _TYPED.sub(_printed, text)
    return text


def _printed(found: re.Match[str]) -> str:
    if found["first"]:
        return _range(found["first"], found["last"])
    match found.lastgroup:
        case "dash":
            return " – "
        case "ellipsis":
            return "…"
        case "quote":
            return _quote(found)
    return found[0]


def _range(first: str, last: str) -> str:
    """Two figures with an en dash where they count upwards; else, and with leading zeros, they are no range."""
    low, high = (float(figure.replace(",", "")) for figure in (first, last))
    numbers = re.match(r"0\d", first) or re.match(r"0\d", last)
    uneven = re.fullmatch(_YEAR, last) and not re.fullmatch(_YEAR, first)
    return f"{first}-{last}" if numbers or uneven or low >= high else f"{first}–{last}"


def _quote(found: re.Match[str]) -> str:
    """The quote or apostrophe that is meant; stars, which make words bold, hide neither what is before nor behind."""
    start, end = found.span()
    before = found.string[max(0, start - 3) : start].rstrip("*")[-1:]
    behind = found.string[end : end + 8].lstrip("*")
    opens = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(behind) and not behind[0].isspace()
    if found[0] == '"':
        return "“" if opens else "”"
    return "‘" if opens and not _CLIPPED.match(behind) else "’"
