"""Rules of what stands where, and how much of it: the main message, actions, headings, paragraphs and lists.

Most hold for documents for patients alone: PEMAT-P (AHRQ's Patient Education Materials Assessment Tool) and CDC's Clear
Communication Index are for these, and are named by the numbers of their items. What only a person can judge stands in
``judgement``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12docs.diagnostics import Location
from b12docs.document.leaves import Heading, Paragraph, Role, Run, WriteLines
from b12docs.document.nodes import Band, Contents, KeyPoints, ListBlock, Protocol, RedFlags
from b12docs.document.tree import own_runs
from b12docs.language.instructions import asks_nobody, is_instruction, is_question, lacks_verb
from b12docs.language.sentences import sentences
from b12docs.rules.outline import Placed, place, said
from b12docs.rules.reading import ReadDocument, Text
from b12docs.rules.registry import Finding, rule
from b12docs.source.prose import plain

_MOST_SENTENCES = 3  # of a main message
_MOST_IN_PARAGRAPH = 4  # sentences, and so many of the level's longest ones in words:
_LONGEST_ONES = 3
_USUAL_LONGEST = 25  # words of a sentence, where the level has no limit
_MOST_ENTRIES = 7
_LONG = 1_000  # words of a document that needs a summary
_MOST_BOLD = 1 / 3
_NO_PROSE: tuple[Role, ...] = ("label", "write-in", "status", "contact", "phone", "clinic", "kind", "subtitle")


def _place(text: Text, subject: ReadDocument) -> Location:
    """Where a measured text stands in the files."""
    return text.unit.place if isinstance(text.unit.place, Location) else subject.at


def _whole(subject: ReadDocument) -> Location:
    """Where the words of a document as a whole are at fault: at their title, not in the layout that prints them."""
    return subject.view.title.at


# --- the main message -------------------------------------------------------------------------------------------------


@rule(
    "main-message", "document", group="structure", severity="warning",
    source="CDC Clear Communication Index 1 and 2, PEMAT-P 1",
)  # fmt: skip
def message_first(subject: ReadDocument) -> Iterator[Finding]:
    """The main message stands before the first section."""
    statements = (subject.view.main_message, subject.view.comparison and subject.view.comparison.message)
    messages = {one.text.at for one in statements if one}
    for placed in subject.outline:
        if isinstance(placed.node, Heading) and placed.node.level > 1 and not placed.within(RedFlags, Contents):
            break
        if any(run.at in messages for run in own_runs(placed.node)):
            return
    hint = "print 'main_message' below the title, before the first section"
    yield Finding(subject.at, f"the {subject.layout} does not begin with the main message", hint)


@rule(
    "main-message", "document", group="structure", severity="warning",
    source="CDC Clear Communication Index 1: one to three short sentences",
)  # fmt: skip
def short_message(subject: ReadDocument) -> Iterator[Finding]:
    """The main message has at most three sentences."""
    text = subject.view.main_message.text
    if (count := len(subject.sentences_of(plain(text)))) > _MOST_SENTENCES:
        hint = f"keep what readers must remember, in {_MOST_SENTENCES} at most"
        yield Finding(text.at, f"the main message has {count} sentences", hint)


@rule("summary", "document", group="structure", severity="warning", source="PEMAT-P 11, CDC 10")
def summed_up(subject: ReadDocument) -> Iterator[Finding]:
    """A document of more than 1,000 words begins with its key points."""
    measured = subject.figures or subject.lengths
    words = measured.words if measured else 0
    if subject.is_lay and words > _LONG and not _has_points(subject):
        hint = "sum it up in 'key_points', or tell less"
        yield Finding(_whole(subject), f"{subject.name} has {words:,} words and no summary", hint)


def _has_points(subject: ReadDocument) -> bool:
    """Whether a list stands before the first section."""
    for placed in subject.outline:
        if isinstance(placed.node, Heading) and placed.node.level > 1 and not placed.within(RedFlags, Contents):
            return False
        if isinstance(placed.node, ListBlock | KeyPoints) and not placed.within(RedFlags):
            return True
    return False


# --- actions ----------------------------------------------------------------------------------------------------------


@rule("call-to-action", "document", group="structure", severity="warning", source="CDC 5, PEMAT-P 20")
def told_to_act(subject: ReadDocument) -> Iterator[Finding]:
    """Beside its warnings, a document tells patients something that they can do."""
    if subject.is_lay and subject.is_english and not any(map(_is_call, subject.outline)):
        hint = "say what to do first, for example: 'See a doctor if this lasts.'"
        yield Finding(_whole(subject), f"{subject.name} tells its readers nothing that they can do", hint)


def _is_call(placed: Placed) -> bool:
    node = placed.node
    if not isinstance(node, Paragraph) or placed.within(RedFlags) or not placed.is_told:
        return False
    return any(map(is_instruction, sentences(said(node.runs))))


@rule("action-verb", "document", group="structure", severity="warning", source="PEMAT-P 20 and 21, CDC 5")
def actions_with_verbs(subject: ReadDocument) -> Iterator[Finding]:
    """What patients can do begins with a verb and speaks to the reader: "See a doctor", not "Doctor's visit"."""
    if not subject.is_lay or not subject.is_english or not subject.view.actions:
        return
    for item in subject.view.actions.items:
        if lacks_verb(next(iter(sentences(plain(item.text))), "")):
            hint = "begin with what the reader does, for example: 'See …', 'Ask …', 'Do not …'"
            yield Finding(item.text.at, f"this action does not say first what to do: '{plain(item.text)}'", hint)


@rule("ask-whom", "document", group="structure", severity="warning", source="PEMAT-P 22: explicit steps")
def asks_somebody(subject: ReadDocument) -> Iterator[Finding]:
    """Who is told to ask or to call is told whom."""
    if subject.is_lay and subject.is_english:
        for text in subject.texts:
            if found := asks_nobody(text.unit.text):
                hint = "name who can answer: 'Ask a doctor before …', 'Ask your pharmacist for …'"
                yield Finding(_place(text, subject), f"'{found} …' does not say whom", hint)


# --- headings and paragraphs ------------------------------------------------------------------------------------------


@rule(
    "heading-question", "document", group="structure", severity="warning",
    source="PEMAT-P 9: headers that inform; NHS and CDC: as readers would ask",
)  # fmt: skip
def asking_headings(subject: ReadDocument) -> Iterator[Finding]:
    """The sections of a patient's document have questions or actions as headings."""
    if not subject.is_lay or not subject.is_english:
        return
    for placed, following in zip(subject.outline, (*subject.outline[1:], None), strict=True):
        node = placed.node
        writes = following is not None and isinstance(following.node, WriteLines)
        if isinstance(node, Heading) and node.level == 2 and not writes and _names_section(placed):
            words = said(node.runs)
            if not is_question(words) and not is_instruction(words):
                hint = "ask as readers would ('How is it treated?'), or say what to do ('Get help now')"
                yield Finding(place(node, subject.at), f"the heading '{words}' is no question and no action", hint)


def _names_section(placed: Placed) -> bool:
    return placed.is_told and not placed.within(Contents, Protocol, Band)


@rule("long-paragraph", "document", group="structure", severity="warning", source="PEMAT-P 8, CDC 9: short chunks")
def short_paragraphs(subject: ReadDocument) -> Iterator[Finding]:
    """A paragraph for patients has at most four sentences, and no more words than three of the level's longest."""
    longest = (subject.limits.longest if subject.limits else None) or _USUAL_LONGEST
    for placed in subject.outline if subject.is_lay else ():
        node = placed.node
        if isinstance(node, Paragraph) and node.role not in _NO_PROSE and placed.is_told:
            text = said(node.runs)
            count, words = len(subject.sentences_of(text)), text.count(" ") + 1
            if count > _MOST_IN_PARAGRAPH or words > _LONGEST_ONES * longest:
                hint = "make two of it, or a list"
                at = place(node, subject.at)
                yield Finding(at, f"this paragraph has {count} sentences and {words} words: '{text}'", hint)


@rule("long-list", "document", group="structure", severity="warning", source="PEMAT-P 8: longer lists in chunks; CDC 8")
def short_lists(subject: ReadDocument) -> Iterator[Finding]:
    """A list for patients has at most seven entries."""
    for placed in subject.outline if subject.is_lay else ():
        node = placed.node
        if isinstance(node, ListBlock) and len(node.items) > _MOST_ENTRIES and placed.is_told:
            first = node.items[0]
            about = f" under '{said(placed.section.runs)}'" if placed.section else ""
            message = f"the list{about} has {len(node.items)} entries for '{subject.level}'"
            words = next((one for one in first.blocks if isinstance(one, Paragraph)), None)
            at = place(words, subject.at) if words else subject.at
            yield Finding(at, message, f"make groups of {_MOST_ENTRIES} at most, or take out what matters least")


# --- how words are set ------------------------------------------------------------------------------------------------


_NUMBERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty"]
)
_SPANS = frozenset(
    f"{one}{ending}" for one in ("day", "hour", "minute", "month", "week", "year") for ending in ("", "s")
)
_UNITS = _SPANS | frozenset(
    ["cups", "doses", "drops", "glasses", "grams", "injections", "jabs", "litres", "meals", "millilitres", "pills",
     "portions", "puffs", "seconds", "slices", "spoons", "tablets", "times", "units"]
)  # fmt: skip


def _number_in_words(text: str) -> str:
    """The first number in words that counts or measures something: "three months", "after one week", "one in ten"."""
    words = "".join(char if char.isalnum() else " " for char in text.lower()).split()
    for before, one, after in zip(("", *words), words, words[1:], strict=False):
        if one in _NUMBERS and after in _UNITS:
            return f"{one} {after}"
        if one == "one" and after in _SPANS and before in ("after", "for", "in", "within"):
            return f"one {after}"
        if one == "in" and before == "one" and after in _NUMBERS:
            return f"one in {after}"
    return ""


@rule(
    "number-words",
    "document",
    group="structure",
    severity="warning",
    source="PEMAT-P 6, CDC 15; NHS: numbers in figures",
)
def numbers_in_figures(subject: ReadDocument) -> Iterator[Finding]:
    """What is counted or measured for patients is a figure: "3 months", not "three months"."""
    if subject.is_lay and subject.is_english:
        for text in subject.texts:
            if found := _number_in_words(text.unit.text):
                yield Finding(_place(text, subject), f"'{found}' is a number in words", "write it in figures")


_CAPITALS = re.compile(r"(?<![\w&'’-])[A-Z]{2,}(?![\w&'’-])")
_SHOUTED = frozenset(
    _CAPITALS.findall("ALL ALWAYS AND ANY BUT CALL DO IF MUST NEVER NO NOT NOW ONLY OR SEE STOP THE YES YOU YOUR")
)
_NO_ABBREVIATION = 6  # letters


@rule(
    "capitals", "document", group="structure", severity="warning",
    source="British Dyslexia Association style guide: no block capitals",
)  # fmt: skip
def no_shouting(subject: ReadDocument) -> Iterator[Finding]:
    """No words are set in capitals; abbreviations are none."""
    content = subject.content
    known = {*map(str, content.known_abbreviations), *content.abbreviations}
    for placed in subject.outline:
        node = placed.node
        if isinstance(node, Heading | Paragraph) and placed.is_told and not _is_of_clinic(node):
            text = said(tuple(run for run in node.runs if not run.href))
            loud = [word for word in _CAPITALS.findall(text) if word not in known and _is_shouted(word)]
            if loud:
                hint = "write it in small letters; two stars make words bold: '**do not stop**'"
                yield Finding(place(node, subject.at), f"'{loud[0]}' stands in capitals", hint)


def _is_of_clinic(node: Heading | Paragraph) -> bool:
    return isinstance(node, Paragraph) and node.role in ("clinic", "contact")


def _is_shouted(word: str) -> bool:
    return word in _SHOUTED or len(word) >= _NO_ABBREVIATION


@rule(
    "emphasis", "document", group="structure", severity="warning", source="PEMAT-P 12: visual cues for key points alone"
)
def sparing_emphasis(subject: ReadDocument) -> Iterator[Finding]:
    """At most a third of a document's words are bold."""
    told = [one.node for one in subject.outline if isinstance(one.node, Paragraph) and one.is_told]
    runs = [run for node in told if isinstance(node, Paragraph) and node.role not in _NO_PROSE for run in node.runs]
    bold, whole = _letters([run for run in runs if run.bold]), _letters(runs)
    if bold > _MOST_BOLD * whole:
        message = f"{round(100 * bold / whole)} % of {subject.name} is bold"
        yield Finding(_whole(subject), message, "keep two stars for what matters most: what all is bold is not")


def _letters(runs: list[Run]) -> int:
    return sum(len(run.text) for run in runs)
