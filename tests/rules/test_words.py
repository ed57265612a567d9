"""Rules of words and levels, each on a topic of a few lines: what makes it speak, and what it is silent about."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Heading, Paragraph, Run
from b12docs.document.nodes import Page
from b12docs.document.tree import Document
from b12docs.language import amounts
from b12docs.language.amounts import doses
from b12docs.production.findings import Figures
from b12docs.production.levels import level_gaps
from b12docs.records import replace
from b12docs.rules.levels import Levels
from b12docs.rules.printing import PrintedDocument, words_of
from b12docs.rules.reading import ReadDocument, ReadTopic, texts
from b12docs.rules.reading_level import _above
from b12docs.rules.registry import run
from tests.conftest import jobs, shipped
from tests.small_topics import clinic_of, document_of, section_of, seen, topic

HARD = "Adequate intake is indispensable for haematopoiesis and the maintenance of myelinated peripheral neurons."
LONG = (
    "If your legs feel numb or weak in the day or at night, ask a nurse at your clinic to look at them with you soon."
)
AT = Location("leaflet.html", 1, 1)

# rule -> texts for patients at the easy level that it speaks of, and texts of its kind that it is silent about.
SENTENCES = {
    "reading-level": ([3 * f"{HARD} "], ["You need enough of it. Your blood and nerves need it, too."]),
    "hard-sentence": ([HARD, "Take a vitamin supplement regularly."], ["Your doctor can tell.", "Ask at a hospital."]),
    "long-sentence": ([LONG], ["Your legs may feel numb. Ask a nurse to look at them with you."]),
    "hard-word": (["You may need an injection."], ["You may need an injection: a jab in the arm."]),
    "clinical-word": (
        ["Your gait may change.", "Tell your clinician.", HARD],
        ["Your walking may change.", "Tell your doctor or nurse.", "The gate is open."],
    ),
    "abbreviation": (
        ["Ask for an MRI.", "Have an MRI (a scan).", "Take NSAIDs with food."],
        ["Ask your GP, or go to A&E.", "Do NOT wait. STOP now.", "Type II is rare.", "IMPORTANT: you need a test."],
    ),
    "passive": (
        ["It can be treated.", "Your blood is then tested again.", "You were not told."],
        ["Your doctor can treat it.", "You are tired.", "You may be worried.", "You need to be sure."],
    ),
    "fragment": (
        ["Tired and low.", "Help now. Early care."],
        ["You feel tired and low.", "Get help now.", "It hurts.", "Stop and rest.", "Low B12 damages nerves."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, (bad, _) in SENTENCES.items() for text in bad])
def test_a_rule_speaks_of_a_sentence_for_patients(rule: str, text: str) -> None:
    """Its finding stands at the text's own line."""
    found = [one for one in of_text(text) if one.rule == rule]
    assert found
    assert {(one.at.file, one.at.line) for one in found} == {("content.yaml", line())}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, (_, good) in SENTENCES.items() for text in good])
def test_a_rule_is_silent_about_a_sentence_for_patients(rule: str, text: str) -> None:
    """What looks alike and is right is not told of."""
    assert [one for one in of_text(text) if one.rule == rule] == []


# --- levels -----------------------------------------------------------------------------------------------------------


def test_a_document_above_its_level_names_its_hardest_sentence_and_the_plain_words() -> None:
    """And neither the red flags nor another sentence that is not at fault; the figures have their method."""
    found = only(of_text(3 * f"{HARD} "), "reading-level")
    assert found.severity == "error"
    assert all(part in found.message for part in ("FKGL is", "the limit is 5", "SMOG is", "words; FKGL (Kincaid 1975)"))
    assert found.hint.startswith("the hardest sentences are 'Adequate intake is indispensable")
    assert "Adequate (say: enough)" in found.hint


@pytest.mark.parametrize(("figure", "shown"), [(7.04, "7.04"), (7.16, "7.2"), (7.0004, "7.0004"), (12.0, "12")])
def test_a_figure_above_its_limit_is_told_as_above(figure: float, shown: str) -> None:
    """Rounded to the limit itself, it would seem to keep it."""
    assert _above([("SMOG", figure, 7.0)]) == f"SMOG is {shown}, the limit is 7"


def test_a_hard_sentence_is_told_with_its_long_words_and_the_plain_ones() -> None:
    """Words that the level may hold when they are explained do not count."""
    found = only(of_text(HARD), "hard-sentence")
    assert "6 long words in a sentence are too many for the level 'easy' (at most 1)" in found.message
    assert found.hint == (
        "say enough for 'Adequate', needed for 'indispensable', making blood cells for 'haematopoiesis', "
        "keeping up for 'maintenance', away from the brain and spine for 'peripheral'"
    )
    assert not of_rule(of_text("Ask about injections: a jab can be at a hospital."), "hard-sentence")


def test_the_hardest_sentence_is_told_first() -> None:
    """A report begins with what makes the text hard."""
    blocks = f'- {{id: a, text: "Call an ambulance immediately."}}\n- {{id: b, text: "{HARD}"}}'
    found = of_rule(of_blocks(blocks), "hard-sentence")
    assert [one.at.line for one in found] == [line() + 1, line()]


def test_a_bullet_is_held_to_its_length_together_with_the_words_before_the_list() -> None:
    """Neither is too long by itself; the bullet is named."""
    lead, bullet = (
        "If you can walk to the clinic and your legs are not numb or weak, then:",
        "ask for a test of your B12.",
    )
    found = only(
        of_blocks(f'- text: "{lead}"\n- list: bullets\n  items: [{{id: a, text: "{bullet}"}}]'), "long-sentence"
    )
    assert "a sentence of 23 words" in found.message
    assert found.at.line == line() + 2


def test_a_hard_section_is_told_though_the_document_is_easy() -> None:
    """A section of a hundred words and more may be two grades above the limits of its level."""
    hard = "Your family doctor can usually explain the particular medicine. " * 14
    easy = '- text: "' + "You are not on your own. " * 120 + '"'
    loaded = topic(two_sections(hard, easy))
    found = of_document(loaded)
    assert not of_rule(found, "reading-level")
    section = only(found, "section-level")
    assert "the section 'Hard' is too hard for the level 'easy'" in section.message
    assert not of_rule(of_document(topic(two_sections(hard[:300], easy))), "section-level")


def test_levels_that_hardly_differ_are_told() -> None:
    """The leaflets of two levels lie a grade and a half apart, or the easier one should be made easier."""
    grades = {"easy": 4.0, "standard": 4.8, "detailed": 7.0}
    found = list(run("levels", Levels(shipped().content, "leaflet", "patient", grades, AT)))
    assert [one.message.partition(":")[0] for one in found] == [
        "the levels 'easy' and 'standard' of the leaflet for 'patient' hardly differ"
    ]
    assert "4.0 and 4.8" in found[0].message
    assert not list(run("levels", Levels(shipped().content, "leaflet", "patient", {"easy": 2.0, "detailed": 7.0}, AT)))


def test_a_build_compares_the_levels_of_each_audience_s_leaflets() -> None:
    """Posters say too little for that, and other editions say the same."""
    made = [job for job in jobs(default_paper_only=True) if job.audience in ("patient", "carer")]
    near, apart = {"easy": 4.0, "standard": 4.5, "detailed": 5.0}, {"easy": 2.0, "standard": 4.0, "detailed": 7.0}
    assert len(list(level_gaps(shipped(), {job: graded(near[job.level]) for job in made}))) == 4
    assert not list(level_gaps(shipped(), {job: graded(apart[job.level]) for job in made}))
    assert not list(level_gaps(shipped(), {job: graded(1.0, words=99) for job in made}))
    assert not list(level_gaps(shipped(), {job: graded(1.0) for job in made if job.layout == "poster"}))


def test_the_name_of_a_row_before_the_words_of_its_cell_is_no_part_of_their_sentence() -> None:
    """So that a cell reads the same in a table and in an edition that has no room for one."""
    name, words = (Location("content.yaml", line, 1) for line in (1, 2))
    runs = Run("Treatment:", bold=True, at=name), Run(" ", at=name), Run("Take care of your feet.", at=words)
    document = Document("A", "en", (Page((Heading(1, (Run("A"),)), Paragraph(runs))),))
    assert [(text.unit.text, text.unit.place) for text in texts(document)] == [("Take care of your feet.", words)]
    bold = Run("Take care:", bold=True, at=words), Run(" you may fall.", at=words)
    document = Document("A", "en", (Page((Heading(1, (Run("A"),)), Paragraph(bold))),))
    assert [text.unit.text for text in texts(document)] == ["Take care: you may fall."]


# --- words ------------------------------------------------------------------------------------------------------------


def test_hard_words_are_told_in_the_order_of_the_text() -> None:
    """Not in that of the alphabet."""
    found = of_rule(of_text("Your vital signs and your gait may change: tell a clinician."), "clinical-word")
    assert [one.message.split("'")[1] for one in found] == ["vital", "gait", "clinician"]


@pytest.mark.parametrize("said", ["physio", "Physio", "physiotherapy", "injections"])
def test_a_hard_word_is_named_as_it_stands_in_the_text(said: str) -> None:
    """Whoever looks for 'physiotherapy' does not find 'physio'."""
    found = [of_rule(of_text(f"{said} may help you."), name) for name in ("clinical-word", "hard-word")]
    assert [one.message.split("'")[1] for own in found for one in own] == [said]


def test_an_abbreviation_of_the_topic_stands_beside_its_words_at_first() -> None:
    """Behind that it may stand alone; what a clinic has entered is its own business."""
    own = "abbreviations: {MRI: magnetic scan}\nvalues: {who: {label: Who}}\n"
    good = '- {id: a, text: "Have a magnetic scan (MRI)."}\n- {id: b, text: "The MRI takes time. Ask {who}."}'
    bad = '- {id: a, text: "Have an MRI."}\n- {id: b, text: "That is a magnetic scan (MRI). Ask {who}."}'
    assert not of_rule(of_blocks(good, own, "values: {who: the ENT nurse}"), "abbreviation")
    assert only(of_blocks(bad, own), "abbreviation").hint == "write: magnetic scan (MRI)"


@pytest.mark.parametrize("layout", ["leaflet", "leaflet.large-print", "leaflet.folded", "onepager"])
def test_a_clinics_name_and_address_are_no_abbreviations(layout: str) -> None:
    """Wherever they stand: in large print that is before the passport. A postcode has no words that it stands for."""
    clinic = "name: MSK and O'Connor Surgery\naddress: |\n  1 River Street, QEH\n  Rivertown, RT1 4XY\n"
    loaded = topic(section_of('- {id: a, text: "Dr O\'Connor has an MRI."}'))
    view = seen(loaded, "patient", "easy", clinic)
    subject = ReadDocument(document_of(view, layout), loaded.content, view, layout, AT)
    told = [one.message.split("'")[1] for one in of_rule(tuple(run("document", subject)), "abbreviation")]
    assert told in (["MRI"], [])
    assert told or layout == "leaflet.folded", "which prints no section here"


def test_a_list_of_fragments_is_told_once() -> None:
    """With some of its entries; whole sentences, and words that go on from a lead-in, are none."""
    texts = "numb feet", "Your legs may tingle.", "weak legs", "being tired"
    entries = "items: [" + ", ".join(f"{{id: {text[0].lower()}, text: {text}}}" for text in texts) + "]"
    found = only(of_blocks(f"- list: bullets\n  {entries}"), "fragment")
    assert "3 of the 4 entries" in found.message
    assert "'numb feet', 'weak legs', …" in found.message
    assert not of_rule(of_blocks(f'- text: "You may have:"\n- list: bullets\n  {entries}'), "fragment")


def test_cells_may_do_without_a_verb() -> None:
    """They go on from the names of their row and column."""
    rows = "rows: [{id: a, name: A, cells: {one: often, two: never}}]"
    columns = "columns: [{id: one, name: One}, {id: two, name: Two}]"
    assert not of_rule(of_blocks(f"- table:\n    {columns}\n    {rows}"), "fragment")


def test_a_document_for_patients_says_you() -> None:
    """A long one that never does is told of once, at its title; carers are told of somebody else."""
    loaded = topic(section_of(f'- text: "{25 * "The legs may tingle. "}"'))
    assert only(of_document(loaded), "no-you").at == loaded.tree.locate(("title",))
    assert not of_rule(of_document(loaded, "carer"), "no-you")
    assert not of_rule(of_text(25 * "Your legs may tingle. "), "no-you")
    assert not of_rule(of_text("The legs may tingle."), "no-you")


@pytest.mark.parametrize(
    ("reader", "text", "spoken"),
    [
        ("carer", "Look at your legs.", "your legs"),
        ("carer", "You can help them.", ""),
        ("carer", "Write down your questions.", ""),
        ("clinical", "Ask what you can do.", "you"),
        ("clinical", "Patients may report pain.", ""),
        ("lay", "Tell the patient.", "the patient"),
        ("lay", "Help them walk.", "Help them"),
        ("lay", "Look at their lower legs.", "their lower legs"),
        ("lay", "Nerves and their coating.", ""),
        ("lay", "Some people stop their tablets.", ""),
        ("lay", "Your nurse can help: ask them.", ""),
        ("lay", "Many patients get better.", "patients"),
        ("lay", "A page for patients.", ""),
        ("lay", "Your feet: wash them.", ""),
    ],
)
def test_words_that_speak_to_somebody_else_are_found(reader: str, text: str, spoken: str) -> None:
    """The words that a reader has of its own speak to it, and of nobody else as the patient."""
    texts = {"lay": "You.", "carer": "They.", "clinical": "They."} | {reader: text}
    own = ", ".join(f'{name}: "{words}"' for name, words in texts.items())
    loaded = topic(section_of(f"- text: {{{own}}}"))
    audience = {"lay": "patient", "carer": "carer", "clinical": "clinician"}[reader]
    view = seen(loaded, audience)
    told = frozenset(words.at for words in words_of(view))
    page = Document("A page", "en-GB", (Page((Heading(1, (Run("A page"),)),)),))
    subject = PrintedDocument(AT, loaded.content, view, told, frozenset(), page)
    found = of_rule(tuple(run("printed", subject)), "other-reader")
    assert [f"'{spoken}'" in one.message for one in found] == ([True] if spoken else [])


def test_words_are_told_without_marks_that_nobody_wrote() -> None:
    """A number that stands for braces is a link on the page, and no text of the file has its brackets."""
    loaded = topic(section_of('- text: {lay: "You.", carer: "Help your feet: **call** {urgent}.", clinical: "They."}'))
    view = seen(loaded, "carer")
    told = frozenset(words.at for words in words_of(view))
    page = Document("A page", "en-GB", (Page((Heading(1, (Run("A page"),)),)),))
    subject = PrintedDocument(AT, loaded.content, view, told, frozenset(), page)
    (found,) = of_rule(tuple(run("printed", subject)), "other-reader")
    assert found.message.endswith("'your feet', in 'Help your feet: call 111.'")


# --- doses ------------------------------------------------------------------------------------------------------------

DOSES = """
Take 1000 micrograms of B12 a day. | 1 mg | 180 ng/L | two tablets a day | > 8 | 1,000 mcg daily | a B12 level below 180
B12 under 148 pmol/L | 5mg | ½ tablet at night | 2 puffs before sport | 10 drops | one tablet a day | ≥ 5 | <180
a tablet twice a day | an injection every three months | HbA1c above 48 | blood pressure over 140/90 | 1 mg/mL
peak flow below 60% | 180–350 ng/L: MMA | 4 g a day | 15 ml twice a day | 100 units of insulin | two 500 mg tablets
a jab every two to three months | the level falls below 4 | a score that is more than 2
Call if it is below 60% of your best. | If it is 140/90, call. | 5/10 mg | five hundred micrograms | 10 µg | 1000 IU
half a tablet every day | A reading of more than 7.5 | Take two to three tablets | one injection a week
two mg | two mcg daily | ten millimoles a litre | ten international units | ten units of insulin | five ml at night
two µg a day | one mmHg more | .5 mg | 400 i.u. | Inject 1 ml each week
your level should be above 180 | B12 stays below 200
a double dose | Then take a double dose. | Double your usual dose for a week | halve the dose
If it hurts, take half the dose | twice the dose at night
a 5 % cream | 2.5% hydrocortisone ointment | 1 per cent gel | 1e3 mg | 1E3 mcg
"""
NO_DOSES = """
Call 999 | within 48 hours | 2 weeks | aged 65 and over | low B12 in up to 1 in 10; more with dose and time | 24/7
B12 deficiency in over 16s (NG239) | 5 a day | in 2 to 3 months | Review at 3 months (1 if pregnant) | page 2 of 4
H2 blockers | 01632 960 123 | 10 minutes | 2 litres of water | 14 units of alcohol a week | 30 g of fibre a day
more than 90% of people | type 2 diabetes | B12 injections (jabs) or tablets | Strong B12 tablets if a bit low
22 November 2026 | a tablet with food | one of these tablets | over 60 years | under 5 years | 50/50 | about 10 cm
an injection every few months | B12 in at least 3 foods | results in under 10 minutes | the level may rise over 2 days
the result is over 2 weeks old | numb for > 3 months | 10/11/2026 | about 60%
more than 60 per cent of adults | two or three signs | 3 cups of tea | a gram of sense
no more than 14 units each week | 140 g of fish each week | you must be over 18 years
Do not take a double dose to make up for one | Never double the dose | You don't need a double dose | 30% off a cream
What to do after a double dose | If you have taken a double dose, ask | half of them take one dose
at half past, a dose
the first dose | four signs | Take a pill | A4 paper | a drop of blood | Take {dose} a day | It can take up to 6 months
"""


@pytest.mark.parametrize("text", [one.strip() for line in DOSES.strip().splitlines() for one in line.split("|")])
def test_a_dose_or_a_threshold_in_a_text_is_an_error(text: str) -> None:
    """Whoever reads it: no clinic has entered it."""
    found = only(of_topic(f'- text: {{lay: "Ask.", clinical: "{text}"}}'), "dose")
    assert (found.severity, found.at.line) == ("error", line())


@pytest.mark.parametrize("text", [one.strip() for line in NO_DOSES.strip().splitlines() for one in line.split("|")])
def test_other_numbers_are_no_doses(text: str) -> None:
    """Times, ages, counts of people, phone numbers and food may stand in any text."""
    values = "values: {dose: {label: Dose}}\n" if "{dose}" in text else ""
    assert not of_rule(of_topic(f'- text: "{text}"', values), "dose")


@pytest.mark.parametrize("where", ["editions: {steps: [{}]}", "editions: {label: {}}", "gallery: {title: {}}"])
def test_a_dose_on_a_sheet_is_an_error(where: str) -> None:
    """What stands beside a document is read with it."""
    parts = where.replace("{}", '"Take 5 mg a day"') + "\n"
    assert only(of_topic('- text: "Ask."', parts), "dose").severity == "error"


def test_what_is_known_of_a_text_sooner_hides_no_dose() -> None:
    """Of texts of such words by chance those have doses in which the patterns alone find them."""
    words = [*(DOSES + NO_DOSES).replace("|", " ").split(), "µg", "½", "≥", "at least", "per week", "-", "/", "%"]
    chance = random.Random(1)
    texts = [chance.choice("  \n").join(chance.choices(words, k=4)) for _ in range(4_000)]
    found = {text: [one[0] for one in re.finditer(amounts._DOSE, text, re.IGNORECASE)] for text in texts}
    assert {text: doses(text) for text in texts} == found
    assert 200 < sum(map(bool, found.values())) < 3_000
    assert doses("a level up\u00a0to 5") == ["level up\u00a0to 5"]


def test_a_long_text_is_looked_through_once() -> None:
    """The time grows with its length alone."""
    assert not doses("1 " * 20_000)
    assert len(doses("one tablet a day, " * 5_000)) == 5_000


def test_a_dose_that_a_clinic_has_entered_is_none_of_ours() -> None:
    """Nor is one that a text leaves to the clinic."""
    parts = "values: {dose: {label: Dose, kind: dose}}\n"
    assert not of_rule(of_topic('- text: "Take {dose} a day."', parts, "values: {dose: 5 mg}"), "dose")


def test_no_file_can_allow_a_dose() -> None:
    """The rule protects readers."""
    with pytest.raises(InputError, match="the rule 'dose' can't be lowered"):
        topic("rules: {dose: {severity: warning, because: We like it}}\n")


# --- other languages --------------------------------------------------------------------------------------------------

LENGTHY = {
    "es": "Vaya al médico si le duele el ojo " + "o si ve menos que antes de un día para otro " * 4 + "y no mejora.",
    "zh": "如果眼睛很痛" + "或者看不清楚东西的时候" * 6 + "请去看医生。",
}


@pytest.mark.parametrize("code", LENGTHY)
def test_long_sentences_of_other_languages_are_told_by_their_own_count(code: str) -> None:
    """Words, or characters, are counted; no grade of English is named, and it is said how it was measured."""
    found = of_language(code, LENGTHY[code] * 2)
    counted = "characters" if code == "zh" else "words"
    assert f"{counted} is too long for the level 'easy'" in of_rule(found, "long-sentence")[0].message
    level = only(found, "sentence-length")
    assert f"the mean of {counted} a sentence" in level.message
    assert "native reader" in level.message
    assert not any("FKGL" in one.message or "SMOG" in one.message for one in found)


def test_hard_spanish_is_told_by_the_scale_that_is_published_for_it() -> None:
    """Long words make it hard to read, however short its sentences are."""
    text = "La deficiencia provoca complicaciones neurológicas irreversibles. " * 6
    assert "INFLESZ is" in only(of_language("es", text), "reading-level").message


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pl", "Lek może powodować złe samopoczucie, zapytaj lekarza o MRI. " * 25),
        ("fr", "My acute pain is treated. Three months. Doctor's visit. " * 20),
        ("de", "Das Auge ist gerötet und wird als Bindehautentzündung behandelt, " * 9 + "sagt der Arzt."),
    ],
)
def test_no_rule_that_knows_words_of_english_speaks_of_another_language(code: str, text: str) -> None:
    """Not even where they look like English; of a language that is not known nothing is measured."""
    known = {"long-sentence", "sentence-length"} if code != "de" else set()
    spoken = {one.rule for one in of_language(code, text) if not one.rule.startswith(("long-par", "main-message"))}
    assert spoken <= known | {"summary"}


def of_language(code: str, text: str) -> Found:
    """What the rules say of a text in another language."""
    loaded = topic(section_of(f'- text: "{text}"'))
    view = seen(loaded, "patient", "easy", "")
    document = replace(document_of(view), language=code)
    return tuple(run("document", ReadDocument(document, loaded.content, view, "leaflet", AT)))


# --- helpers ----------------------------------------------------------------------------------------------------------

Found = tuple[Diagnostic, ...]


def of_text(text: str) -> Found:
    """What the rules say of an easy leaflet for patients that is this text."""
    return of_blocks(f'- text: "{text}"')


def of_blocks(blocks: str, parts: str = "", clinic: str = "") -> Found:
    """What the rules say of an easy leaflet for patients of one section with these blocks."""
    return of_document(topic(section_of(blocks) + parts), clinic=clinic)


def of_document(loaded: object, audience: str = "patient", clinic: str = "") -> Found:
    """What the rules say of a topic's easy leaflet."""
    view = seen(loaded, audience, "easy", clinic)  # type: ignore[arg-type]
    entered = tuple(map(str, clinic_of(clinic).values.values()))
    subject = ReadDocument(document_of(view), loaded.content, view, "leaflet", AT, entered=entered)  # type: ignore[attr-defined]
    return tuple(run("document", subject))


def of_topic(blocks: str, parts: str = "", clinic: str = "") -> Found:
    """What the rules of whole topics say."""
    loaded = topic(section_of(blocks) + parts)
    return tuple(run("whole", ReadTopic(loaded.content, clinic_of(clinic), loaded.tree)))


def graded(fkgl: float, words: int = 500) -> Figures:
    """The figures of a document."""
    return Figures(words, fkgl, 5.0, "by hand")


def of_rule(found: Found, rule: str) -> Found:
    """The findings of one rule."""
    return tuple(one for one in found if one.rule == rule)


def only(found: Found, rule: str) -> Diagnostic:
    """The one finding of a rule."""
    (one,) = of_rule(found, rule)
    return one


@cache
def line() -> int:
    """The line of the first text of a topic of one section."""
    loaded = topic(section_of("- text: Your legs."))
    return loaded.tree.locate(("sections", 0, "blocks", 0, "text")).line or 0


def two_sections(hard: str, easy: str) -> str:
    """Two sections, of one text each."""
    sections = (
        f'  - {{id: hard, title: Hard, blocks: [{{text: "{hard}"}}]}}\n  - id: easy\n    title: Easy\n    blocks:\n'
    )
    return f"sections:\n{sections}      {easy}\n"
