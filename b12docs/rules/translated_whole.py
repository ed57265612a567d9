"""Rules of what is lost from a translation: all its words, a sentence, or letters, read in a wrong encoding.

The program cannot read the language, but it can count, and it knows which letters are typed in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12docs.language.languages import CHINESE, LATIN, Language, main_part
from b12docs.language.letters import LATIN_LETTERS, name_of, script_of
from b12docs.language.sentences import sentences
from b12docs.rules.registry import Finding, rule
from b12docs.rules.translated_numbers import NOT_READ, each
from b12docs.rules.translation import Translated, letter_counts
from b12docs.source.prose import placeholders, plain
from b12docs.translation.entries import Entry

_LOST = "who reads a part does not know that there was more"
_READ = "a word with other letters is another word, or none"
_USUAL, _USUAL_CHINESE = 0.9, 0.35  # how long translations are beside their English, where few are there
_PART_TOLD = 0.4  # of a part that seems to be lost, by how much a translation is shorter at least
_LEAST_SAID = 3  # letters of an English text that says something; "to" may be a dash
_ENDS = re.compile(r"[.!?…][\s*)\]\"”»“’]+|[。！？।۔؟][*)\]\"”»“’]*|[.!?…][*)\]\"”»“’]*\Z")


@rule("translation-wordless", "translation", source=_LOST, group="safety", fixed=True)
def said_in_words(subject: Translated) -> Iterator[Finding]:
    """A translation of words has words, figures or placeholders: dots, dashes and question marks say nothing."""
    for one in subject.done:
        says = any(map(str.isalnum, NOT_READ.sub(" ", one.translation))) or placeholders(one.translation)
        if not says and sum(map(str.isalpha, NOT_READ.sub(" ", one.english))) >= _LEAST_SAID:
            yield Finding(one.place, f"'{one.translation.strip()}' says nothing", f"translate '{one.english}'")


@rule("translation-sentence", "translation", source=_LOST, severity="warning", group="safety")
def every_sentence(subject: Translated) -> Iterator[Finding]:
    """A translation has the sentences of its English; where two have become one, it is no shorter for that."""
    for one in subject.done:
        wanted, found = len(sentences(one.english)), _sentences(one.translation)
        if 0 < found < wanted and _is_shorter(subject, one, (wanted - found) / wanted):
            said = f"the English has {wanted} sentences, and this has {found}"
            yield Finding(one.place, said, f"see that nothing of it is lost: '{one.english}'")


def _is_shorter(subject: Translated, one: Entry, lost: float) -> bool:
    """Whether a translation is shorter than others are by a good part of what seems to be lost."""
    is_chinese = subject.language is not None and subject.language.script == CHINESE
    usual = subject.usual_length or (_USUAL_CHINESE if is_chinese else _USUAL)
    english, translation = letter_counts(one)
    return translation < english * usual * (1 - _PART_TOLD * lost)


def _sentences(text: str) -> int:
    """How many sentences a text of any language has; an abbreviation may count as the end of one."""
    parts = _ENDS.split(plain(text).strip())
    return sum(any(map(str.isalnum, part)) for part in parts)


# --- letters ----------------------------------------------------------------------------------------------------------


@rule("recoded", "translation", source=_READ, group="safety", fixed=True)
def right_encoding(subject: Translated) -> Iterator[Finding]:
    """No letters have become others, signs or question marks since the file was read in a wrong encoding."""
    for one, language in each(subject):
        text, english = (NOT_READ.sub(" ", words) for words in (one.translation, one.english))
        if recoded := next((word for word in text.split() if _was(word, language)), ""):
            said = f"'{recoded}' comes of saving the file in two ways: it was '{_was(recoded, language)}'"
            yield Finding(one.place, said, "type it anew, and save the file as UTF-8")
        elif found := _LETTER_LOST.search(text) or (None if "?" in english else _END_LOST.search(text)):
            yield Finding(one.place, f"a letter is lost in '{found[0]}', or a space", "type it anew")
        elif (sign := _SIGN_IN_WORD.search(text)) and (sign[1] or sign[2]) not in english:
            word = next(word for word in text.split() if sign[0] in word)
            said = f"the sign '{sign[1] or sign[2]}' stands in the word '{word}'"
            yield Finding(one.place, said, "type it anew, and save the file as UTF-8")


_LETTER_LOST = re.compile(r"(?<![A-Za-zÀ-ž])[A-Za-zÀ-ž]++\?[a-zà-ž]+")
_END_LOST = re.compile(r"(?<![a-zà-ž])[a-zà-ž]++\?\s[a-zà-ž]+")
_SIGNS = "¤¥¢¦§¨¬¯´¶¸¹ˇ˘˙˛˝~^`|"
_SIGN_IN_WORD = re.compile(rf"[^\W\d_]([{_SIGNS}])|([{_SIGNS}])[^\W\d_]")
_RECODED = re.compile("[\u00a0-\u017f\u0218-\u021b\u2010-\u2122]")


def _was(word: str, language: Language) -> str:
    """What a word was before its letters were read in the wrong encoding; empty where they were not."""
    for said in () if word.isascii() else (word, word.strip("“”‘’„«»–—…"), *_STRANGE.findall(word)):
        for encoding in ("cp1252", "cp1250"):
            try:
                other = said.encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            if other != said and all(
                char.isascii() or _RECODED.match(char) or script_of(char) == language.script for char in other
            ):
                return word.replace(said, other)
    return ""


_STRANGE = re.compile("(?:â[^\x00-\x7f]|[ÂÃÄÅĂĹ])[^\x00-\x7f]")  # two or three, of which a letter or a mark was made


@rule("foreign-letter", "translation", severity="warning", source=_READ)
def letters_of_the_language(subject: Translated) -> Iterator[Finding]:
    """Latin letters with marks are those of the language, or of a word that the English has too."""
    own = LATIN_LETTERS.get(main_part(subject.code), "")
    for one in subject.done if own else ():
        for word in NOT_READ.sub(" ", one.translation).split():
            if strange := next((char for char in word if _is_strange(char, own) and char not in one.english), ""):
                said = (
                    f"'{strange}' (U+{ord(strange):04X}, {name_of(strange)}) in '{word}' is no letter of the language"
                )
                yield Finding(one.place, said, "type the word anew; a name may stay")
                break


def _is_strange(char: str, own: str) -> bool:
    return not char.isascii() and script_of(char) == LATIN and char.lower() not in own
