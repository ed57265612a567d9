"""What no program can judge: questions for a person, each with the item of the standard that asks for it.

A report lists them beside its findings, so that "checks passed" is not taken for "good"; an approver answers them on
paper. PEMAT-P is AHRQ's Patient Education Materials Assessment Tool, CDC the Clear Communication Index of the Centers
for Disease Control and Prevention, PIF the PIF TICK of the Patient Information Forum.
"""

from __future__ import annotations

from typing import Literal

from b12docs.records import record

Judge = Literal["clinician", "editor", "reader"]


@record
class Question:
    """A question with its stable id; ``who`` can answer it, and ``source`` is the standard and item that it is of."""

    id: str
    question: str
    who: Judge
    source: str


QUESTIONS: tuple[Question, ...] = (
    # --- for a clinician: is it right, and safe? ---
    Question("facts", "Is every statement right, and does its reference say so?", "clinician", "PIF 4"),
    Question("up-to-date", "Has nothing newer and better been published since the references?", "clinician", "PIF 4"),
    Question(
        "warnings", "Are the warning signs complete, and is each in the right group?", "clinician", "patients' safety"
    ),
    Question(
        "numbers",
        "Does each number called for help reach somebody, at the hours when it is needed?",
        "clinician",
        "patients' safety",
    ),
    Question(
        "local", "Do the clinic's own values and its protocol fit these readers?", "clinician", "patients' safety"
    ),
    Question("harms", "Are harms named beside benefits, for treatment and for doing nothing?", "clinician", "CDC 19"),
    Question("risk", "Is the size of each risk said, and for whom it holds?", "clinician", "CDC 18 and 20"),
    Question("unknown", "Is what nobody knows yet told as unknown?", "clinician", "CDC 11"),
    Question(
        "levels", "Do all levels say the same, none of them less than a reader needs?", "clinician", "patients' safety"
    ),
    Question(
        "translated",
        "Does each sentence of a translation say what the English says, above all every 'not', 'never' and 'only'?",
        "clinician",
        "ISO 17100 5.3.3: a second person revises it",
    ),
    # --- for an editor: is it clear? ---
    Question("purpose", "Does the title tell at a glance what it is about, and whom it is for?", "editor", "PEMAT-P 1"),
    Question("first", "Does the most important thing for this reader come first?", "editor", "CDC 1 and 2"),
    Question("distraction", "Is there nothing that this reader could do without?", "editor", "PEMAT-P 2"),
    Question("order", "Does each thing stand where a reader would look for it?", "editor", "PEMAT-P 10"),
    Question("headings", "Does each heading say what stands below it?", "editor", "PEMAT-P 9"),
    Question("importance", "Is it said why each action matters?", "editor", "CDC 13"),
    Question("steps", "Can each action be done from these words alone, step by step?", "editor", "PEMAT-P 22, CDC 14"),
    Question("tools", "Would a list to tick, a diary or a card help to do it?", "editor", "PEMAT-P 23"),
    Question("sums", "Does nobody have to work a number out?", "editor", "PEMAT-P 7, CDC 17"),
    Question("number-sense", "Is it said what each number means?", "editor", "CDC 16"),
    Question(
        "pictures-help",
        "Is there a picture wherever it says more than words, and none elsewhere?",
        "editor",
        "PEMAT-P 15, 16 and 26",
    ),
    Question(
        "pictures-clear", "Is each picture clear, with nothing in it that draws the eye away?", "editor", "PEMAT-P 18"
    ),
    Question("tables", "Does the text say how to read each table, and what to do with it?", "editor", "PEMAT-P 25"),
    Question("need", "Is there a need for this, and nothing as good already?", "editor", "PIF 3"),
    Question("interests", "Had nobody who paid or helped a say in what it says?", "editor", "PIF 1"),
    Question(
        "reach", "How will it reach those who need it, and how will you know that it helped?", "editor", "PIF 9 and 10"
    ),
    # --- for readers, or those who know them ---
    Question(
        "tested", "Have people like its readers read it, and been heard, before it was printed?", "reader", "PIF 5"
    ),
    Question(
        "own-words",
        "Can a reader say in their own words what to do, and when to call for help?",
        "reader",
        "CDC 5, PEMAT-P 20",
    ),
    Question("familiar", "Are these the words that readers use themselves?", "reader", "PEMAT-P 3, CDC 7"),
    Question("understood", "Do readers see in each picture what it is meant to show?", "reader", "PEMAT-P 16, CDC 4"),
    Question("tone", "Is its tone kind, without blame and without fright?", "reader", "PIF 6"),
    Question(
        "culture", "Do readers of other cultures, ages, bodies and families find themselves in it?", "reader", "PIF 6"
    ),
    Question(
        "access", "Can those who can't read or see it well get it in another form or language?", "reader", "PIF 6 and 7"
    ),
)


def questions_for(who: Judge) -> tuple[Question, ...]:
    """The questions that somebody of this kind can answer."""
    return tuple(one for one in QUESTIONS if one.who == who)
