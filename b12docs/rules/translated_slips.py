"""Rules of slips in translations: what stands there twice, marks of another language, spaces, and how a text ends.

They are warnings: none says that a translation is wrong, and each names what a good one never has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import category

from b12docs.language.languages import ARABIC, CHINESE, GREEK, LATIN, Language, main_part
from b12docs.language.letters import script_of
from b12docs.language.marks import WIDE
from b12docs.rules.registry import Finding, rule
from b12docs.rules.translated_numbers import each
from b12docs.rules.translation import Translated
from b12docs.rules.typed import foreign_marks
from b12docs.source.prose import CODE, NO_WORDS, plain
from b12docs.translation.entries import Entry

_SLIP = "a slip of the pen, that who proofreads looks for"
_TOLD = "what is said twice, or asked, is so in every language"
_NOT_PROSE = re.compile(rf"{NO_WORDS}|{CODE}")
_LEAST = 6  # letters of what can't stand twice by chance
# Languages in which a word is not doubled to say another thing, as Bengali, Hindi, Turkish and Chinese do.
_NEVER_DOUBLED = ("pl", "es", "ro", "pt", "ar")


@rule("translation-doubled", "translation", source=_TOLD, severity="warning")
def said_once(subject: Translated) -> Iterator[Finding]:
    """Nothing stands there twice in a row, or as two sentences, that the English says once."""
    for one in subject.done:
        text, english = (" ".join(plain(words).split()) for words in (one.translation, one.english))
        if found := _doubled(text, english, main_part(subject.code)):
            yield Finding(one.place, f"'{found}' stands here twice, and once in the English", "keep one")


def _doubled(text: str, english: str, code: str) -> str:
    """What is doubled in a text and not in its English; empty where nothing is."""
    whole = _half(text)
    if _letters(whole) >= _LEAST_WHOLE.get(code, _LEAST) and not _half(english):
        return whole
    counts = Counter(one for one in _sentences(text) if _letters(one) >= _LEAST)
    most = max(counts, key=lambda one: counts[one], default="")
    if counts[most] > max([1, *Counter(_sentences(english)).values()]):
        return most
    if code in _NEVER_DOUBLED and (word := _DOUBLE_WORD.search(text)):
        return word[1]
    return ""


def _half(text: str) -> str:
    """What a text is twice, with nothing but marks between; empty where it is not."""
    ends = (min(at.start(), len(text) - at.end()) + 1 for at in re.finditer(r"\w", text))
    sizes = range(max(ends, default=1), len(text) // 2 + 1)  # no letter stands between two halves of such a size
    return next((text[:size] for size in sizes if text.endswith(text[:size])), "")


_LEAST_WHOLE = {"zh": 2}  # a character is a word
_DOUBLE_WORD = re.compile(r"(?<![\w'’-])([^\W\d_]+)[^\S\n]\1(?![\w'’-])", re.IGNORECASE)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _sentences(text: str) -> list[str]:
    return [one.strip().casefold() for one in re.split(r"[.!?。！？।۔؟\n]+", text) if one.strip()]


# --- how a text ends --------------------------------------------------------------------------------------------------

_ASKS, _LEADS = "?？؟", ":："
_ASKS_IN_GREEK = ";\u037e"
_BEHIND_ENDS = " *)）\"'”“’‘»«›‹」』"  # quotation marks too that open in one language and close in another


@rule("translation-ending", "translation", source=_TOLD, severity="warning")
def same_endings(subject: Translated) -> Iterator[Finding]:
    """A question is one in both languages, and a colon or full stop that ends the English ends the translation."""
    script = subject.language.script if subject.language else ""
    asking = f"{_ASKS}{_ASKS_IN_GREEK if script == GREEK else ''}"
    for one in subject.done:
        text, english = (plain(words).rstrip(_BEHIND_ENDS) for words in (one.translation, one.english))
        if not text or not english:
            continue
        asks, is_asked = text[-1] in asking, english[-1] == "?"
        if asks != is_asked:
            said = "the English asks a question here" if is_asked else "this is a question, and its English is none"
            yield Finding(one.place, said, f"translate '{one.english}'")
        elif english[-1] == ":" and text[-1] not in _LEADS:
            yield Finding(one.place, "a colon ends the English, and not this", "put one where more words follow")
        elif english[-1] == "." and (text[-1] == "}" or category(text[-1])[0] in "LMN"):
            yield Finding(one.place, "a full stop ends the English, and not this", "see that nothing of it is lost")


# --- spaces -----------------------------------------------------------------------------------------------------------

_SPACED = "fr"  # the language that has a space before its marks
_BEFORE = re.compile(r"[^\W_][)\]”»’]*[^\S\n]+([,;:!?؟،؛۔।]|\.(?!\.|\w))(?=[\s)\]”»’]|\Z)")
# Each word is looked at once, from its beginning.
_BEHIND = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{2,}+[,;!?](?=[^\W\d_])|(?<!\w)\w++\W?[؟،؛۔।](?=[^\W\d_])"
    r"|(?<![a-zà-ž])[a-zà-ž]{2,}+\.(?=[A-ZÀ-Ž][a-zà-ž])"
)
_SPACES = re.compile(r"(?<!\S)\S*+(?:[^\S\n]{2,}|\t)\S*")
_BESIDE_NAME = re.compile(r"[^\W\d_]\{|\}[^\W\d_]")
_APART = ("pl", "es", "ro", "pt", "fr", "cy")  # whose words take no ending behind a name in braces, nor before it


@rule("double-space", "translation", severity="warning", source=_SLIP)
def single_spaces(subject: Translated) -> Iterator[Finding]:
    """No two spaces stand in a row, no tab, and none at either end."""
    for one in subject.done:
        text = plain(one.translation)
        if found := _SPACES.search(text):
            yield Finding(one.place, f"two spaces stand in '{found[0]}'", "keep one")
        elif one.translation.strip() != one.translation and one.english.strip() == one.english:
            what = "an empty line" if one.translation.strip(" ") != one.translation.strip() else "a space"
            yield Finding(one.place, f"{what} stands at an end of this text", "take it out")


@rule("space-at-mark", "translation", severity="warning", source=_SLIP)
def spaces_behind_marks(subject: Translated) -> Iterator[Finding]:
    """A space stands behind a mark and not before it, and on both sides of a name in braces, as the language has it."""
    for one, language in each(subject):
        text = _NOT_PROSE.sub("x", plain(_named(one.translation)))
        if language.main != _SPACED and (found := _BEFORE.search(text)):
            yield Finding(one.place, f"a space stands before '{found[1]}'", "take the space out")
        elif language.script != CHINESE and (found := _BEHIND.search(text)):
            yield Finding(one.place, f"no space stands behind '{found[0]}'", "put one there")
        elif language.main in _APART and (found := _glued(one)):
            yield Finding(one.place, f"no space stands in '{found[0]}'", "put one beside the name in braces")


def _glued(one: Entry) -> re.Match[str] | None:
    """Where letters stand right beside a name in braces, and do nowhere in the English."""
    return None if _BESIDE_NAME.search(one.english) else _BESIDE_NAME.search(one.translation)


def _named(text: str) -> str:
    """The text with a letter for each name in braces, so that marks beside them count."""
    return re.sub(r"\{\w+\}", "X", text)


# --- marks ------------------------------------------------------------------------------------------------------------

_DOUBLE_QUOTES = "“”„‟«»‹›「」『』"
_NARROW = ",;?!"
_LONGEST_ABBREVIATION = 3  # letters
_OWN_QUESTION = {ARABIC: "؟", CHINESE: "？"}
_TWICE = re.compile(r"(?<![.…])\.\.(?!\.)|([,;:،؛۔।。，；：、])\1|([?!؟？！])\2{1,}")
_UNDONE = re.compile(r"\b(?:TODO|TO DO|FIXME|TBD|TBC|XXX+)\b|[?？]{3,}")


@rule("other-mark", "translation", severity="warning", source=_SLIP)
def own_marks(subject: Translated) -> Iterator[Finding]:
    """Commas, full stops and quotation marks are those of the language, and none stands twice."""
    for one, language in each(subject):
        text = _NOT_PROSE.sub(" ", one.translation)
        if found := _wrong_mark(text, language) or _wrong_quote(text, language):
            yield Finding(one.place, *found)
        elif (twice := _TWICE.search(text)) and twice[0] not in one.english:
            yield Finding(one.place, f"'{twice[0]}' stands here, and no such in the English", "keep one mark")


def _wrong_mark(text: str, language: Language) -> tuple[str, str] | None:
    """A mark of another script beside letters of the language, and what to write; None where there is none."""
    if language.script != CHINESE and (found := re.search(f"[^\\W\\d_]([{WIDE}])", text)):
        return f"'{found[1]}' is a mark of Chinese", f"write the one of {language.english or language.code}"
    own = dict(zip(":;,.", language.marks, strict=True)) | {"?": _OWN_QUESTION.get(language.script, "?")}
    if language.script == CHINESE:
        own["!"] = "！"
    for found in re.finditer(r"(\w)[)”»\]]?([,;:.?!])(?=\s|[^\W\d_]|\*|\Z)", text):
        mark = found[2]
        # Behind a short word a full stop may be an abbreviation's.
        is_end = mark != "." or not text[found.end() :].strip() or _is_long(_word(text, found.start()), language)
        if own.get(mark, mark) != mark and script_of(found[1]) == language.script and is_end:
            return f"'{mark}' is the mark of English", f"write '{own[mark]}' behind '{_word(text, found.start())}'"
    return None


def _word(text: str, end: int) -> str:
    return text[: end + 1].rsplit(maxsplit=1)[-1]


def _is_long(word: str, language: Language) -> bool:
    """Whether a word is no abbreviation; in Chinese no full stop ends one."""
    return language.script == CHINESE or sum(map(str.isalpha, word)) > _LONGEST_ABBREVIATION


def _wrong_quote(text: str, language: Language) -> tuple[str, str] | None:
    """A quotation mark of another language, or one that closes before it opens; None where there is none."""
    if language.script not in (LATIN, CHINESE) or not language.own:
        return None
    own = "".join(language.quotes)
    known = f"{own}«»" if language.script == LATIN else f"{own}「」『』"
    if found := next((char for char in text if char in _DOUBLE_QUOTES and char not in known), ""):
        first, last = language.quotes[:2]
        said = f"'{found}' is no quotation mark of {language.english}"
        return said, f"type straight ones, which are set as {first.strip()} and {last.strip()}"
    for opening, closing in (language.quotes[:2], language.quotes[2:]):
        at, before = text.find(closing.strip()), text.find(opening.strip())
        if len(opening.strip()) == 1 and closing not in "’'" and at != -1 and (before == -1 or at < before):
            return f"'{closing.strip()}' closes a quotation here that nothing opens", "type straight ones"
    return None


# --- what is no text --------------------------------------------------------------------------------------------------


@rule("markup", "translation", severity="warning", source="what other programs understand is printed as it stands")
def no_foreign_marks(subject: Translated) -> Iterator[Finding]:
    """No translation has marks that other programs understand."""
    for one in subject.done:
        theirs = {message for _, message, _ in foreign_marks(one.english)}
        if told := [found for found in foreign_marks(one.translation) if found[1] not in theirs]:
            yield Finding(one.place, *told[0][1:])
        elif (found := _FILLED_IN.search(one.translation)) and found[0] not in one.english:
            yield Finding(one.place, f"'{found[0]}' is what another program fills in", "take it out")


_FILLED_IN = re.compile(r"%(?:\d\$)?[sd@](?!\w)|%\(\w{1,30}\)[sd]|\$\{\w{1,30}\}|<\w{1,9} [^>]{0,99}>")


@rule("translation-unfinished", "translation", severity="warning", source="a note to oneself is not for readers")
def no_notes(subject: Translated) -> Iterator[Finding]:
    """No translation holds a note such as TODO or ???, which its English has not."""
    for one in subject.done:
        if (found := _UNDONE.search(one.translation)) and found[0] not in one.english:
            yield Finding(one.place, f"'{found[0]}' stands here", "finish the text, or mark it as fuzzy")
