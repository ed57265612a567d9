"""Rules of the letters of a translation: what stands there is what a reader of the language would type.

Some hold of texts in their own language, too: content.yaml may be written in any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from b12docs.diagnostics import did_you_mean
from b12docs.language.direction import NAME_SCRIPT
from b12docs.language.languages import LANGUAGES, LATIN, is_code, main_part, written_in
from b12docs.language.letters import (
    CONTROLS,
    INNER_YE,
    LONE_JOINER,
    LOOK_ALIKE,
    ODD_LATIN,
    ODD_SPACE,
    PRESENTED,
    SCRIPTS,
    mixed_words,
    name_of,
    plain_letters,
    script_of,
    turns_order,
)
from b12docs.later import pattern
from b12docs.rules.registry import Finding, rule
from b12docs.rules.typed import Typed
from b12docs.source.prose import CODE, NO_WORDS, Words

if TYPE_CHECKING:
    from b12docs.rules.translation import Translated

_SEEN = "what a reader, a search and a screen reader find is what is seen"
_NOT_PROSE = pattern(rf"{NO_WORDS}|{CODE}[^]]*\]")
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("（", "）"), ("「", "」"), ("《", "》"), ("【", "】"))
_CURLY = pattern('[„“”"]')


@rule("control-character", "translation", source="marks of direction turn numbers round", group="safety", fixed=True)
def no_controls(subject: Translated) -> Iterator[Finding]:
    """A translation has no marks of direction, and nothing that cannot be seen: the program keeps the order itself."""
    for one in subject.done:
        if found := next(filter(None, (form.search(one.translation) for form in _UNSEEN)), None):
            char = found[0]
            what = "it turns the order of what stands around it" if turns_order(char) else "nobody sees it"
            said = f"the character U+{ord(char):04X} ({name_of(char)}) stands here: {what}"
            yield Finding(one.place, said, f"delete it, behind '{_before(one.translation, found.start())}'")


_UNSEEN = (CONTROLS, LONE_JOINER, ODD_SPACE)


def _before(text: str, place: int) -> str:
    return text[max(0, place - 20) : place].rpartition("\n")[2].strip()


@rule("presentation-form", "translation", source=_SEEN, fixed=True)
def typed_letters(subject: Translated) -> Iterator[Finding]:
    """A translation has letters as they are typed, not the joined forms that a PDF holds."""
    for one in subject.done:
        yield from _presented(Words(one.translation, one.place))


@rule("presentation-form", "content", "clinic", source=_SEEN)
def typed_letters_of_files(subject: Typed) -> Iterator[Finding]:
    """A text has letters as they are typed, not the joined forms that a PDF holds."""
    for _, words in subject.nodes.odd:
        yield from _presented(words)


def _presented(words: Words) -> Iterator[Finding]:
    if found := PRESENTED.search(words):
        word = next((word for word in words.split() if PRESENTED.search(word)), found[0])
        said = f"'{word}' has letters in the forms of a PDF (U+{ord(found[0][0]):04X})"
        yield Finding(words.at, said, f"type it: {plain_letters(word)}; what is pasted from a PDF may lack letters")


@rule("other-letter", "translation", source=_SEEN, fixed=True)
def right_letters(subject: Translated) -> Iterator[Finding]:
    """No letter is that of another language's keyboard: Romanian has ș, not ş, Urdu and Farsi have ی, not ي."""
    for one in subject.done:
        yield from _others(Words(one.translation, one.place), subject.code, one.english)
        if main_part(subject.code) == "ar" and INNER_YE.search(one.translation):
            word = next(word for word in one.translation.split() if INNER_YE.search(word))
            said = f"'ى' (U+0649) stands inside the word '{word}', and ends words only"
            yield Finding(one.place, said, f"write 'ي' (U+064A): {INNER_YE.sub('ي', word)}")


@rule("other-letter", "content", source=_SEEN)
def right_letters_of_content(subject: Typed) -> Iterator[Finding]:
    """No letter of a content is that of another language's keyboard: Romanian has ș, not ş, Urdu has ی, not ي."""
    code = subject.nodes.top.get("language")
    if isinstance(code, str) and main_part(code) in LOOK_ALIKE:
        for words in _all_words(subject.nodes.tree.value):
            yield from _others(words, code)


@rule("unknown-language", "content", source="of a language that is not known no number and no letter can be checked")
def known_code(subject: Typed) -> Iterator[Finding]:
    """A content's language is one that there is, and of which it is known from which side it is written."""
    code = subject.nodes.top.get("language")
    if not isinstance(code, Words) or not re.fullmatch(r"[a-z]{2,3}(-\w+)*", code):
        return
    if not is_code(code):
        yield Finding(code.at, f"there is no language with the code '{code}'", did_you_mean(code, LANGUAGES))
    elif not written_in(code):
        yield Finding(code.at, f"nobody knows from which side '{code}' is written", NAME_SCRIPT.format(main_part(code)))


def _all_words(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _all_words(one)


def _others(words: Words, code: str, english: str = "") -> Iterator[Finding]:
    """What looks like a letter or mark of the language and is another, which no English text has."""
    meant = LOOK_ALIKE.get(main_part(code), {})
    wrong = next((char for char in words if char in meant and char not in english), "")
    if wrong:
        word = next(word for word in words.split() if wrong in word)
        said = f"'{wrong}' (U+{ord(wrong):04X}) in '{word}' is a letter of another language"
        right = "".join(meant.get(char, char) for char in word)
        yield Finding(words.at, said, f"write '{meant[wrong]}' (U+{ord(meant[wrong]):04X}): {right}")


@rule("mixed-scripts", "translation", source=_SEEN, fixed=True)
def one_script(subject: Translated) -> Iterator[Finding]:
    """A word has letters of one script, and a text those of its language and of Latin names."""
    for one in subject.done:
        text = _NOT_PROSE.sub(" ", one.translation)
        if mixed := mixed_words(text):
            word, char = mixed[0]
            said = f"'{char}' (U+{ord(char):04X}, {name_of(char)}) is of another script than the rest of '{word}'"
            yield Finding(one.place, said, "type the word anew")
        elif subject.language and (strange := _strange(text, one.english, subject.language.script)):
            said = f"'{strange}' (U+{ord(strange):04X}, {name_of(strange)}) is no letter of {subject.language.english}"
            yield Finding(one.place, said, "type the word anew, or take it out")


def _strange(text: str, english: str, script: str) -> str:
    """The first letter that is neither of the script nor everyday Latin, nor in the English; empty where none is."""
    if script not in SCRIPTS:
        return ""
    others = (char for char in text if script_of(char) not in ("", script, LATIN) or ODD_LATIN.match(char))
    return next((char for char in others if char not in english), "")


@rule(
    "glyph", "translation", source="a character that the font lacks would be a box on paper", group="safety", fixed=True
)
def shown_letters(subject: Translated) -> Iterator[Finding]:
    """The font of the language has every character of its translations."""
    from b12docs.typeset import fonts
    from b12docs.typeset.scripts import lacking, missing

    for one in subject.done:
        if lacking(one.translation, subject.code):
            return  # without its fonts no document is made, which says what to install
        if absent := [char for char in missing(fonts.missing(one.translation), subject.code) if char.isprintable()]:
            char = absent[0]
            said = f"the font cannot show '{char}' (U+{ord(char):04X}, {name_of(char)})"
            yield Finding(one.place, said, "use another character or word")


# --- pairs ------------------------------------------------------------------------------------------------------------


@rule("unbalanced", "translation", source="who hears or reads half of a pair looks for the other", fixed=True)
def whole_pairs(subject: Translated) -> Iterator[Finding]:
    """Brackets and quotes stand in pairs, where they do so in the English."""
    opens = "".join(subject.language.quotes[::2]) if subject.language else ""
    for one in subject.done:
        text, english = (_NOT_PROSE.sub(" ", words) for words in (one.translation, one.english))
        for opening, closing in _PAIRS:
            opened, closed = text.count(opening), text.count(closing)
            if english.count(opening) != english.count(closing):
                continue
            if opened != closed:
                lacking = closing if opened > closed else opening
                yield Finding(one.place, f"a '{lacking}' is missing", "put it where the pair ends, or begins")
            elif closing in opens:  # as in Danish, »so«
                continue
            elif opened and _closes_first(text, opening, closing) and not _closes_first(english, opening, closing):
                yield Finding(one.place, f"a '{closing}' stands before its '{opening}'", "change the two")
        if len(_CURLY.findall(text)) % 2:
            yield Finding(one.place, "a quotation mark is missing", "put one at the beginning and one at the end")


def _closes_first(text: str, opening: str, closing: str) -> bool:
    """Whether one of a pair closes before it opens; no more close than open."""
    is_open = 0
    for char in re.findall(f"[{re.escape(opening + closing)}]", text):
        is_open += 1 if char == opening else -1
        if is_open < 0:
            return True
    return False


@rule("inverted-mark", "translation", severity="warning", source="Spanish opens what it asks, and what it calls")
def opened_questions(subject: Translated) -> Iterator[Finding]:
    """In Spanish each ? has a ¿ and each ! a ¡ before it."""
    if main_part(subject.code) != "es":
        return
    for one in subject.done:
        text = _NOT_PROSE.sub(" ", one.translation)
        for opening, closing in ("¿?", "¡!"):
            if len(re.findall(rf"{re.escape(closing)}+", text)) != text.count(opening):
                yield Finding(one.place, f"'{opening}' and '{closing}' do not stand in pairs here", "write both")
