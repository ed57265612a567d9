"""Rules of translations: each agrees with its English in all that a program can compare, one by one.

Whether it says the same no program can tell: a lost "not" is a question for whoever checks it. They look at texts that
have a translation of today's English; one that is missing, unfinished or of an older one no document prints.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING

from b12docs.diagnostics import Diagnostic, Location, did_you_mean
from b12docs.language.languages import CHINESE, LANGUAGES, LATIN, Language, is_code, known
from b12docs.language.letters import script_of
from b12docs.language.typography import ADDRESS
from b12docs.records import record
from b12docs.rules.registry import Finding, rule, run
from b12docs.source.prose import CODE, NO_WORDS, links, placeholders

if TYPE_CHECKING:
    from b12docs.translation.entries import Entry

_SAME = "what a reader is told is the same in every language"
_NAMED = 3  # of what is missing or added, that a message names
_LEAST_COMPARED = 25  # letters of an English text from which its length says something
# How short a translation may be, as a part of the English: Chinese needs a third of the letters of others.
_SHORTEST, _SHORTEST_CHINESE = 0.33, 0.12
# How short beside how long the translations of this language usually are; the shortest that were seen have 0.55.
_PART_OF_USUAL, _LEAST_FOR_PART, _LEAST_FOR_USUAL = 0.45, 40, 20
_LONGEST = 3.0  # how long one may be; the longest that were seen have twice as many


@record
class Translated:
    """The subject: the texts of a project with their translations into the language of the ``code``.

    ``at`` is the place for what is to be said of the whole; ``spoken`` the language as languages.yaml has it.
    """

    code: str
    entries: tuple[Entry, ...]
    at: Location
    spoken: Language | None = None

    @cached_property
    def language(self) -> Language | None:
        """The language; None where nothing is known of it."""
        return known(self.code) or self.spoken

    @cached_property
    def done(self) -> tuple[Entry, ...]:
        """The texts that have a translation of today's English: one of other English is no fault of its own."""
        return tuple(one for one in self.entries if one.state in ("done", "fuzzy"))

    @cached_property
    def usual_length(self) -> float:
        """How long translations are beside their English, half of them more; 0 where there are few."""
        counts = map(letter_counts, self.done)
        found = [length / wanted for wanted, length in counts if wanted >= _LEAST_COMPARED]
        return median(found) if len(found) >= _LEAST_FOR_USUAL else 0.0


def faults_of_translation(subject: Translated) -> dict[Location, list[Diagnostic]]:
    """What the rules say of the translations, by the place of each in its file."""
    found: dict[Location, list[Diagnostic]] = {}
    for one in run("translation", subject):
        found.setdefault(one.at, []).append(one)
    return found


@rule(
    "unknown-language", "translation", source="of a language that is not known no number and no letter can be checked"
)
def known_language(subject: Translated) -> Iterator[Finding]:
    """A translation is into a language that the program knows, and so are words that it says are in another one."""
    if subject.language is None:
        yield Finding(subject.at, f"the language '{subject.code}' is not known", did_you_mean(subject.code, LANGUAGES))
    for one in subject.done:
        if wrong := next((code for code in _CODES.findall(one.translation) if not is_code(code)), ""):
            hint = did_you_mean(wrong, LANGUAGES) or "write the code of a language, as in [en: words]"
            yield Finding(one.place, f"there is no language with the code '{wrong}'", hint)


_CODES = re.compile(r"\[([a-z]{2}(?:-[A-Za-z0-9]{2,8})*)\s?:\s")  # of three letters there are thousands


# --- marks ------------------------------------------------------------------------------------------------------------


@rule("translation-placeholder", "translation", source=_SAME, group="safety", fixed=True)
def same_placeholders(subject: Translated) -> Iterator[Finding]:
    """A translation has the placeholders of its English, each as often, with their names as they are."""
    for one in subject.done:
        lost, added = _apart(placeholders(one.english), placeholders(one.translation))
        if lost or added:
            yield from _told(one, "placeholder", "{{{}}}", lost, added, "a name in braces is not translated: write {}")
        elif len(_BRACE.findall(one.translation)) > len(_BRACE.findall(one.english)):
            yield Finding(
                one.place, "a brace stands here that belongs to no name", "write {doctor}, with one on each side"
            )


_BRACE = re.compile("[{}｛｝]")


@rule("translation-link", "translation", source=_SAME, fixed=True)
def same_links(subject: Translated) -> Iterator[Finding]:
    """A translation has the links of its English, with the same addresses, and the addresses that are no links."""
    for one in subject.done:
        lost, added = _apart(links(one.english), links(one.translation))
        yield from _told(one, "link", "{}", lost, added, "write [words](address) with the address as it is: {}")
        lost, added = _apart(_addresses(one.english), _addresses(one.translation))
        yield from _told(one, "address", "{}", lost, added, "write the address as it is: {}")


def _addresses(text: str) -> Iterator[str]:
    """The addresses that stand in a text by themselves, without the marks behind them; other scripts end them."""
    return (found[0].rstrip(".,;:!?'") for found in _ADDRESS.finditer(_NO_ADDRESS.sub(" ", text)))


_ENDS = "com|org|net|info|biz|eu|uk|pl|ro|es|pt|tr|fr|de|ru|in|pk|cn|ir|io"
_BARE = rf"(?<![\w@.-])(?:[A-Za-z0-9-]{{2,}}\.)+(?:{_ENDS})(?![\w@-])"  # one that says neither https:// nor www
_ADDRESS = re.compile(rf"{ADDRESS}|{_BARE}")
_NO_ADDRESS = re.compile(r"\]\([^)\s]*\)|[^!-~]|\*\*")


@rule("translation-lines", "translation", source=_SAME, group="safety", fixed=True)
def same_lines(subject: Translated) -> Iterator[Finding]:
    """A text of several lines, or paragraphs, has as many in its translation: no entry of a list is lost."""
    for one in subject.done:
        for what, parts in (("lines", r"\S[^\n]*"), ("paragraphs", r"\S(?:[^\n]|\n(?!\s*\n))*")):
            wanted, found = (len(re.findall(parts, text)) for text in (one.english, one.translation))
            if wanted != found:
                said = f"there are {found} {what} here, and {wanted} in the English"
                yield Finding(one.place, said, "translate each line; an empty one parts paragraphs")
                break


# --- lengths ----------------------------------------------------------------------------------------------------------


@rule("warning-shortened", "translation", source=_SAME, group="safety", fixed=True)
def whole_warnings(subject: Translated) -> Iterator[Finding]:
    """The translation of a warning is not far shorter than its English: nothing of it is left out."""
    yield from _short(subject, lambda one: "warning" in one.kind, "a warning")


@rule("translation-length", "translation", source=_SAME, severity="warning", group="safety")
def whole_texts(subject: Translated) -> Iterator[Finding]:
    """No translation is far shorter than its English, or far longer."""
    yield from _short(subject, lambda one: "warning" not in one.kind, "this text")
    for one in subject.done:
        wanted, found = letter_counts(one)
        if wanted >= _LEAST_COMPARED and found > wanted * _LONGEST:
            said = f"this text has {found} letters here, and {wanted} in the English"
            yield Finding(one.place, said, f"translate no more than stands there: '{one.english}'")


def _short(subject: Translated, is_meant: Callable[[Entry], bool], what: str) -> Iterator[Finding]:
    is_chinese = subject.language is not None and subject.language.script == CHINESE
    least = _SHORTEST_CHINESE if is_chinese else _SHORTEST
    for one in filter(is_meant, subject.done):
        wanted, found = letter_counts(one)
        shortest = max(least, _PART_OF_USUAL * subject.usual_length) if wanted >= _LEAST_FOR_PART else least
        if wanted >= _LEAST_COMPARED and found < wanted * shortest:
            said = f"{what} has {found} letters here, and {wanted} in the English"
            yield Finding(one.place, said, f"translate all of it: '{one.english}'")


def letter_counts(one: Entry) -> tuple[int, int]:
    """The letters and figures of the English and of its translation, without what nobody says."""
    english, translation = (sum(map(str.isalnum, _MARKED.sub("", text))) for text in (one.english, one.translation))
    return english, translation


# --- English that is left ---------------------------------------------------------------------------------------------

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_MARKED = re.compile(rf"{NO_WORDS}|{CODE}[^]]*\]")
_STRETCH = 3  # English words in a row that are no chance


@rule("translation-same", "translation", source="who reads another language may read no English", severity="warning")
def translated_texts(subject: Translated) -> Iterator[Finding]:
    """No translation is the same as its English, where that is more than names and numbers."""
    for one in subject.done:
        said = _letters(_IN_ENGLISH.sub(r"\1", one.translation))
        if said == _letters(one.english) and any(map(str.islower, _first_letters(one.english))):
            yield Finding(one.place, f"the translation is the English: '{one.english}'", "translate it")


_IN_ENGLISH = re.compile(rf"{CODE}([^]]*)\]")


def _letters(text: str) -> str:
    return " ".join(text.split()).casefold()


def _first_letters(text: str) -> list[str]:
    """The first letters of a text's words but the first, which names have large."""
    words = _WORD.findall(_MARKED.sub(" ", text))
    return [word[0] for word in (words[1:] if len(words) > 1 else words)]


@rule("translation-script", "translation", source="a text of another language is nobody's", group="safety", fixed=True)
def own_script(subject: Translated) -> Iterator[Finding]:
    """A translation that is more than names has letters of its language's script."""
    script = subject.language.script if subject.language else LATIN
    for one in subject.done if script != LATIN else ():
        words = _first_letters(one.translation)
        if sum(map(str.islower, words)) >= _STRETCH - 1 and not any(
            script_of(char) == script for char in one.translation
        ):
            said = f"no letter of {subject.language.english if subject.language else subject.code} stands here"
            yield Finding(one.place, said, f"translate '{one.english}'")


@rule("translation-english", "translation", source="who reads another language may read no English", severity="warning")
def no_english_left(subject: Translated) -> Iterator[Finding]:
    """No three words of the English stand in its translation in a row; names in large letters and [en: words] may."""
    for one in subject.done:
        if _letters(one.translation) != _letters(one.english) and (left := _left_over(one)):
            hint = f"translate it, or, where it is to stay English, write [en: {left}]"
            yield Finding(one.place, f"these words are English: '{left}'", hint)


def _left_over(one: Entry) -> str:
    """The first words that both have in a row, names apart; empty where they have none."""
    source = f" {' '.join(_plain_words(one.english))} "
    words = _plain_words(one.translation)
    for start in range(len(words) - _STRETCH + 1):
        found = words[start : start + _STRETCH]
        if f" {' '.join(found)} " in source and sum(word[0].islower() for word in found) >= _STRETCH - 1:
            return " ".join(found)
    return ""


def _plain_words(text: str) -> list[str]:
    return _WORD.findall(_MARKED.sub(" \n ", text))


# --- for all of them --------------------------------------------------------------------------------------------------


def _apart(wanted: Iterable[str], found: Iterable[str]) -> tuple[list[str], list[str]]:
    """What is wanted and not found, and what is found and not wanted, each as often."""
    left, right = Counter(wanted), Counter(found)
    return list((left - right).elements()), list((right - left).elements())


def _told(one: Entry, what: str, form: str, lost: list[str], added: list[str], hint: str) -> Iterator[Finding]:
    lost, added = ([form.format(name) for name in names] for names in (lost, added))
    if lost and added:
        said = f"the {what} {_named(lost)} of the English is {_named(added)} here"
    elif lost:
        said = f"the {what} {_named(lost)} of the English is missing"
    elif added:
        said = f"the {what} {_named(added)} is not in the English"
    else:
        return
    yield Finding(one.place, said, hint.format(", ".join(lost)) if lost else "take it out")


def _named(names: list[str]) -> str:
    told = ", ".join(f"'{name}'" for name in names[:_NAMED])
    return told + (", …" if len(names) > _NAMED else "")
