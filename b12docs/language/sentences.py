"""English text -> sentences -> words, as they are read aloud."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A link's middle and end, and what of a token is an address: each is looked for once at most from any place.
_MIDDLE, _LAST = re.compile(r"\]\("), re.compile(r"[)\s]|\Z")
_ADDRESS = re.compile(r"https?://|www\.|mailto:|@|\.(?:com|edu|eu|gov|int|net|org|uk)\b")
_SCHEME = re.compile(r"https?://|www\.|mailto:")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w.-]++\Z")
_HOST = re.compile(r"(?<![\w.-])[.-]*+([\w.-]++)(?=/|\Z)")
_DOMAINS = ("com", "edu", "eu", "gov", "int", "net", "org", "uk")
_BEHIND_ADDRESS = ".,;:!?)]'\">"  # punctuation, which stays

# Quotes and hyphens to plain ones; no soft hyphens, zero-width spaces and bold (text for readers doesn't multiply).
PLAIN_CHARACTERS = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011", "''\"\"--", "\u00ad\u200b*")
_END = re.compile(r"(?<![.!?\u2026])[.!?\u2026]++[\"')\]]*+(?=\s|$)")
_NEVER_ENDS = {"approx", "cf", "dr", "e.g", "eg", "fig", "i.e", "ie", "mr", "mrs", "ms", "prof", "st", "tel", "vs"}
_MAY_END = {"a.m", "al", "etc", "p.m"}  # these end a sentence when a capital follows
_NAMED_BY_LETTER = {"and", "grade", "group", "hepatitis", "or", "type", "vitamin", "vitamins"}


def sentences(text: str) -> list[str]:
    """The sentences of one string, without its markup and addresses; one without a word ("!") is left out.

    They end at . ! or ? before a space, and at the end of the string; a colon, a semicolon, a decimal point, an
    initial, the number of a list ("1. Call") and an abbreviation ("Dr.", "e.g.") do not end one.
    """
    text = clean(text)
    found, start = [], 0
    for mark in _END.finditer(text):
        if not _is_within(_last_two(text, start, mark.start()), mark.group(), text[mark.end() + 1 : mark.end() + 2]):
            found.append(text[start : mark.end()].strip())
            start = mark.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if WORD.search(sentence)]


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """The text as it is printed: links unwrapped, addresses gone, plain quotes and spaces."""
    text = _composed(_unwrapped(text)).translate(PLAIN_CHARACTERS)
    tokens = map(_without_address, text.split()) if _ADDRESS.search(text) else text.split()
    return re.sub(r" (?=[.,;:!?])", "", " ".join(filter(None, tokens)))


def _composed(text: str) -> str:
    """Accents joined to their letters, but in no word of thousands: the time to order them grows with its square."""
    if text.isascii():
        return text
    return " ".join(unicodedata.normalize("NFC", word) if len(word) < 1_000 else word for word in text.split(" "))


def _unwrapped(text: str) -> str:
    """The text with the words of each link in its place."""
    found, done, end = [""], 0, -1
    for middle in _MIDDLE.finditer(text):
        start = text.find("[", max(done, text.rfind("]", done, middle.start()) + 1), middle.start())
        if start >= done:
            if end < middle.end():
                last = _LAST.search(text, middle.end())
                end = last.start() if last else len(text)
            if text[end : end + 1] == ")":
                found += text[done:start], text[start + 1 : middle.start()]
                done = end + 1
    return "".join(found) + text[done:]


def _without_address(token: str) -> str:
    """What a run of letters without spaces has before and behind an address."""
    body = token.rstrip(_BEHIND_ADDRESS)
    scheme, mail = _SCHEME.search(token), _MAIL.search(body)
    starts = [found.start() for found in (scheme, mail) if found]
    starts += [found.start(1) for found in _HOST.finditer(body) if _is_host(found[1])]
    return token[: min(starts)] + token[max(len(body), scheme.end() if scheme else 0) :] if starts else token


def _is_host(name: str) -> bool:
    before, _, domain = name.rpartition(".")
    return bool(before) and domain in _DOMAINS


def _last_two(text: str, start: int, end: int) -> list[str]:
    """The last two words of a part of a text that has single spaces alone."""
    words: list[str] = []
    while len(words) < 2 and end > start:
        begin = max(start, text.rfind(" ", start, end) + 1)
        words[:0] = [text[begin:end]] if end > begin else []
        end = begin - 1
    return words


def _is_within(tokens: list[str], mark: str, after: str) -> bool:
    """Whether a full stop stands inside its sentence: after the number of a list, an abbreviation or an initial."""
    if not mark.startswith(".") or not tokens or not after:
        return False
    last, previous = tokens[-1].lstrip("(['\"").lower(), "".join(tokens[-2:-1]).lower()
    if last in _MAY_END:
        return not after[0].isupper()
    if last == "no":  # "No. 5"
        return after[0].isdigit()
    # "J" and "J.R" are initials; the pronoun and the letter of "vitamin D" are not.
    initial = re.fullmatch(r"\W*(?:[A-Z]\.)*[A-HJ-Z]", tokens[-1]) and previous not in _NAMED_BY_LETTER
    return bool(initial) or last in _NEVER_ENDS or (last.isdigit() and not previous)


# Letters and figures, joined by an apostrophe, a hyphen or "&" (don't, long-term, A&E), and figures also by the marks
# that stand in them (1.5, 1,000, 24/7). A slash or a dash parts two words (and/or).
WORD = re.compile(r"[^\W_]+(?:(?:['&-]|(?<=\d)[.,:/](?=\d))[^\W_]+)*")
_SPOKEN = {"eg": "for example", "ie": "that is", "etc": "and so on", "vs": "versus", "approx": "about", "&": "and"}
_ABBREVIATION = re.compile(r"\b(?:e\.?g|i\.?e|etc|vs|approx)\b|(?<= )&(?= )", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\d) ?[\u2013\u2014] ?(?=\d)")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\b")


def words(text: str) -> list[str]:
    """The words of a text as they are read: "e.g." is "for example", 3 dash 6 is "3 to 6"; addresses are not read.

    A hyphenated word, a contraction, an abbreviation and a figure are one word each (Flesch 1979).
    """
    return spoken_words(clean(text))


def spoken_words(text: str) -> list[str]:
    """The words of a text that is clean already."""
    text = _ABBREVIATION.sub(lambda found: _SPOKEN[found.group().replace(".", "").lower()], text)
    text = _RANGE.sub(" to ", text)
    text = _DOTTED.sub(lambda dotted: dotted.group().replace(".", "").upper(), text)  # p.m.: PM
    return WORD.findall(text)
