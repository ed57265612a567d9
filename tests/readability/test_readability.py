"""What `b12docs.readability` promises: how a health text is cut into sentences, words and syllables, and graded."""

import pytest

from b12docs.language import syllables as counter
from b12docs.language.sentences import sentences, words
from b12docs.language.syllables import syllables
from b12docs.readability.meter import METHOD, Unit, fkgl, measure, smog

NBSP, SOFT_HYPHEN, EN_DASH, EM_DASH = "\u00a0", "\u00ad", "\u2013", "\u2014"

# --- word to syllables ------------------------------------------------------------------------------------------------

# British pronunciation, by number of syllables. Where careful and quick speech differ, the careful form (medicine 3).
SYLLABLES = {
    "everyday words": {
        1: """the you your not can may but if of and when what once here less more most much one two three four
            five six eight twelve get give take help ask tell keep check walk stand sit bend eat drink meat fish
            eggs milk feet legs hands arms toes eyes tongue skin blood back side nerve nerves brain spine cord
            cells gut mouth pain numb sore tired weak slow sharp deep month months week weeks days year years
            time right strength world quick school our hour fire real please tea pea""",
        2: """people doctor leaflet body feeling tingling burning early today water before after again away other
            number because better little older healthy symptoms damage treatment problem trouble balance walking
            morning evening every until under also nothing always often begin women children over only really
            reply apply supply party useful unless during even maybe prefer compare person market towel power
            flower lower fewer""",
        3: """hospital pharmacist medicine vitamin different several however family whenever wherever another
            important together remember suddenly possible energy surgery tomorrow anything anyone everything
            yesterday holiday example vegetable favourite already average general separate consider regular
            register opposite document telephone resources ideal element exercise chocolate interest""",
        4: """usually gradually emergency information appropriate temperature ability activity particular
            professional everybody generally supermarket actually immediate February January experiment
            environment""",
        5: "immediately opportunity communication university electricity organisation laboratory",
    },
    "words of the subject": {
        1: "Crohn's dose gas gait jab cramp pins faint blurred poo pee sheath yeast scan numb nurse",
        2: """numbness weakness fatigue muscle muscles wobbly clumsy dizzy vegan fibre fibres bladder bowel
            stomach symptom symptoms oxide nitrous folate folic acid glucose sugar syndrome protein serum reflex
            marrow dairy soya midwife swelling pregnant vaccine thyroid tablet tablets vision tremor restless
            chronic acute gastric spinal nervous axon oral breathless tiredness laughing liver kidney ulcer
            steroids caffeine""",
        3: """coeliac anaemic pernicious myelin metformin injection absorption supplement diagnose sciatic
            permanent persistent gastritis glossitis referral prescription condition infection digestion
            pregnancy allergy abnormal cognitive disturbance optician physician clinician sensation compression
            sclerosis synthesis prognosis paralysed antacid haemorrhage aspirin abdomen oedema oestrogen
            thyroxine insulin colchicine primidone arthritis sublingual subacute atrophic ileum ileal
            uncontrolled impingement efficient sufficient dizziness adjustment herniate intrinsic symmetric
            memory specialist""",
        4: """anaemia diabetes diabetic sciatica neuropathy deficiency cobalamin peripheral neurologist
            haemoglobin oesophagus meningitis dietitian diarrhoea creatinine autoimmune inflammation
            malabsorption spasticity bariatric gastrectomy symmetrical herniated bilateral exacerbate facilitate
            fluctuation ineffective intestinal progressively deficiencies ibuprofen omeprazole pregabalin
            topiramate degenerate""",
        5: """vegetarian multivitamin neurological haematologist supplementation macrocytosis proprioception
            methylmalonic inflammatory paraesthesia dysaesthesia anaesthesia megaloblastic asymptomatic
            intramuscular myelopathy unilateral deteriorate irreversible indeterminate recreational paracetamol
            prediabetes antibiotics phenobarbital""",
        6: """physiotherapy polyneuropathy radiotherapy gastrointestinal demyelination immunofixation
            contraindicated antiepileptics""",
        7: "hydroxocobalamin cyanocobalamin holotranscobalamin hypersensitivity",
    },
    "-ed, -es, -s, -'s, -n't": {
        1: """walked helped asked called named placed caused used weighed breathed blocked stopped passed moved
            seemed stayed played tried changed linked checked laughed ached fed bed red bleed lives takes makes
            comes gives times needs shoes does goes bones types clothes tubes aches gas this yes don't can't
            won't aren't weren't you're you'll we'll we've it's they'd who'd nerve's""",
        2: """wanted needed tested started treated added waited lasted worried carried married studied settled
            tingled handled hundred centred swallowed followed happened altered damaged answered absorbed
            advised noticed fatigued argued agreed changes nurses doses causes uses boxes watches glasses pulses
            buses sizes places faces houses bodies studies worries tables needles litres metres headaches lenses
            nurse's illness virus didn't isn't haven't couldn't wasn't doesn't mustn't it'll that'll would've
            o'clock patient's people's""",
        3: """affected infected injected related connected disrupted repeated reported prevented suspected
            completed illnesses diseases messages bandages sausages promises businesses viruses syringes
            continued fortified diagnosed created medicines""",
        4: "radiated exercises supplemented insulated",
        5: "associated evaluated",
    },
    "silent letters, and consonants that are heard": {
        1: """breathe though through weight height laugh cough rough knee knife wrist wrong write lamb limb thumb
            comb debt half calf talk could would should sign league vague queue guide guard build fruit juice
            bruise suit breath health bread deaf head heart earth piece field friend priest scene whole whose
            sword eye dye I'm""",
        2: """answer island listen castle whistle doubtful biscuit circuit building daughter neighbour autumn
            column enough thorough cupboard foreign design disguise technique antique colleague business
            Wednesday receipt asthma rhythm spasm prism centre acre safety movement careful homeless hygiene
            nineteen herpes triage naive timely carefree acne ninety""",
        3: """vehicle article principle microscope catalogue listening carefully awareness management medically
            typically""",
        4: "organism mechanism optimism psychology",
        5: "metabolism",
        6: "hypothyroidism",
    },
    "two vowels side by side": {
        2: """being going doing seeing diet quiet client trial vial dial giant lion riot science triumph chaos
            poem fuel cruel duel fluid ruin react reuse create prior bias via neon fluent trying dying lying
            crying layer player royal loyal beyond surgeon region pigeon special social partial patient patience
            ocean nation million onion union anxious conscious marriage carriage language tissue issue value
            rescue statue equal quota penguin ancient question quickly creature""",
        3: """area areas idea ideas cereal cereals media radio audio video museum nucleus medium calcium stadium
            serious previous various obvious period genius easier carrier earlier barrier healthier happiest
            usual actual gradual manual annual visual casual influence genuine suicide reaction creation
            reassure reunion stereo nausea urea trachea cornea scientist triangle violence violent diary biopsy
            iodine opinion religion companion official initial essential delicious nutritious infectious
            contagious courageous nutrient audience aorta aerobic reinforce dementia fluctuate cardiac opioid
            polio ratio apnoea behaviour tuition nuclear linear studying carrying dangerous""",
        4: """society variety anxiety dietary material industrial bacteria reality realistic experience convenient
            ingredient diagnosis dialysis biology geography spontaneous continuous ambiguous harmonious
            diarrhoeal evaluate situation negotiate initiate associate appreciate cooperate coordinate variable
            reliable insomnia ataxia pneumonia influenza duodenum intuition psychiatric psychiatrist paediatric
            geriatric influential""",
        5: "association cardiology oesophageal peritoneal physiology homeopathy subcutaneous continuity idiopathic",
        6: "osteoporosis microorganism",
    },
    "compounds": {
        2: """something sometimes someone somewhere therefore lifelong lifestyle bedtime lifetime homework
            household safeguard wholegrain nosebleed baseline likewise elsewhere wheelchair healthcare breakfast
            toenail grapefruit eyesight eyelid backbone footwear homemade widespread cheesecake makeshift
            namesake notebook sideways whereby whiteboard safest barefoot forefoot fireplace guideline whereas
            nowhere meanwhile breastfed chickpeas forehead long-term part-time self-care high-dose""",
        3: """recipe everyone everyday anywhere timetable takeaway caregiver painkiller breastfeeding overseas
            moreover nonetheless side-effect follow-up well-being one-sided gluten-free""",
        4: "nevertheless life-threatening dose-related",
        7: "anti-inflammatory",
    },
}


@pytest.mark.parametrize("kind", SYLLABLES)
def test_a_word_has_the_syllables_of_british_speech(kind: str) -> None:
    """Every word of the table is right, also in capitals at the start of a sentence."""
    wrong = {
        word: f"{syllables(word)}, not {count}"
        for count, line in SYLLABLES[kind].items()
        for word in line.split()
        if not syllables(word) == syllables(word.capitalize()) == count
    }
    assert not wrong


def test_the_table_of_syllables_is_a_table() -> None:
    """It holds many words, and none of them with two counts: a test that looks at nothing proves nothing."""
    table = {(word, n) for kind in SYLLABLES.values() for n, line in kind.items() for word in line.split()}
    assert len(table) > 900
    assert len({word for word, _ in table}) == len(table)


def test_the_list_of_exceptions_is_short_and_each_of_them_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules carry the counter: at most 80 words are listed, and each is one that the rules get wrong."""
    listed = dict(counter._EXCEPTIONS)
    monkeypatch.setattr(counter, "_EXCEPTIONS", {})
    assert 0 < len(listed) <= 80
    assert not [word for word, count in listed.items() if counter._spoken(word) == count]


def test_the_inflected_forms_of_an_exception_follow_by_rule() -> None:
    """Only the plain form is listed."""
    assert [syllables(w) for w in ("people's", "businesses", "vegetables", "naively", "recipes")] == [2, 3, 3, 3, 3]


@pytest.mark.parametrize(
    "figure", ["999", "111", "2024", "1,000", "1.5", "24/7", "0800-123-456", "2024-03-06", "½", "1½"]
)
def test_a_figure_is_one_word_of_one_syllable(figure: str) -> None:
    """So an emergency number, a year and a dose never look like hard text (Flesch 1979)."""
    assert words(figure) == [figure]
    assert syllables(figure) == 1


@pytest.mark.parametrize(
    ("word", "count"),
    [("B12", 2), ("R14", 2), ("H2", 2), ("HbA1c", 5), ("10mg", 3), ("1st", 1), ("50s", 1), ("B12's", 2)],
)
def test_letters_beside_a_figure_are_read_one_by_one(word: str, count: int) -> None:
    """B12 is one word of two syllables; the ending of an ordinal is heard within the figure."""
    assert words(word) == [word]
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [("GP", 2), ("GPs", 2), ("GP's", 2), ("MMA", 3), ("NHS", 3), ("A&E", 3), ("UK", 2), ("WHO", 5), ("PPIs", 3)],
)
def test_short_capitals_are_read_letter_by_letter(word: str, count: int) -> None:
    """A&E is "A and E"; W is "double-u"; the plural s adds nothing."""
    assert words(word) == [word]
    assert syllables(word) == count


@pytest.mark.parametrize(("word", "count"), [("NICE", 1), ("COVID", 2), ("STOP", 1), ("NOT", 1), ("EMERGENCY", 4)])
def test_capitals_that_are_a_word_are_read_as_a_word(word: str, count: int) -> None:
    """Known acronyms, words often stressed by capitals, and whatever is too long for an abbreviation."""
    assert syllables(word) == count


@pytest.mark.parametrize(("word", "count"), [("mg", 2), ("kg", 2), ("Dr", 2), ("Mr", 2), ("pH", 2)])
def test_a_word_without_a_vowel_is_read_letter_by_letter(word: str, count: int) -> None:
    """Nobody says "mg" in one breath; for Dr and Mr (doctor, mister) it comes out right as well."""
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"), [("B12-rich", 3), ("GP-led", 3), ("12-week", 2), ("X-ray", 2), ("COVID-19", 3)]
)
def test_a_hyphenated_word_is_the_sum_of_its_parts(word: str, count: int) -> None:
    """Each part is read by its own rule."""
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"), [("café", 2), ("cafés", 2), ("naïve", 2), ("Ménière's", 3), ("patient’s", 2)]
)
def test_accents_and_curly_apostrophes_change_nothing_but_a_final_e(word: str, count: int) -> None:
    """A final é is heard, where a final e would be silent."""
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["", "%", "b", "I", "a", "the"])
def test_a_word_has_at_least_one_syllable(word: str) -> None:
    """Even a sign, so that no average can fall below one."""
    assert syllables(word) == 1


# --- text to words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("some drugs, e.g. metformin", "some drugs for example metformin"),
        ("(E.g., metformin)", "for example metformin"),
        ("metformin, eg in diabetes", "metformin for example in diabetes"),
        ("weak, i.e. not strong", "weak that is not strong"),
        ("eggs, milk etc.", "eggs milk and so on"),
        ("B12 vs. folate", "B12 versus folate"),
        ("approx. 3 weeks", "about 3 weeks"),
        ("5 p.m. in the U.S.", "5 PM in the US"),
        ("you & me", "you and me"),
        (f"3{EN_DASH}6 months", "3 to 6 months"),
        (f"3 {EN_DASH} 6 months", "3 to 6 months"),
    ],
)
def test_abbreviations_and_ranges_are_expanded_as_they_are_read_aloud(text: str, read: str) -> None:
    """The words counted are the words said."""
    assert words(text) == read.split()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1.5 mg of B12", ["1.5", "mg", "of", "B12"]),
        (f"10{NBSP}mg", ["10", "mg"]),
        ("and/or", ["and", "or"]),
        ("bladder/bowel", ["bladder", "bowel"]),
        (f"sore{EM_DASH}very sore {EN_DASH} legs", ["sore", "very", "sore", "legs"]),
        ("a long-term, well-known cause", ["a", "long-term", "well-known", "cause"]),
        ("long\N{NON-BREAKING HYPHEN}term", ["long-term"]),
        (f"neuro{SOFT_HYPHEN}pathy", ["neuropathy"]),
        ("Me\u0301nie\u0300re's", ["Ménière's"]),
        ("Go to A&E!", ["Go", "to", "A&E"]),
        ("don’t say ‘stop’ or “go”", ["don't", "say", "stop", "or", "go"]),
        ("3% ± 1 ✓ → 5", ["3", "1", "5"]),
        ("", []),
        ("… – !", []),
    ],
)
def test_what_is_one_word(text: str, read: list[str]) -> None:
    """Hyphens, apostrophes, & and the marks inside a figure join; slashes, dashes and spaces of any kind part."""
    assert words(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("See [the NHS page](https://www.nhs.uk/conditions/sciatica/) now.", "See the NHS page now"),
        ("**Do not stop** your pills.", "Do not stop your pills"),
        ("See **[our page](https://x.org)**.", "See our page"),
        ("Read https://www.nhs.uk/conditions/sciatica/ first", "Read first"),
        ("Read more (www.nhs.uk), or www.example.de/x?y=1.", "Read more or"),
        ("Read nhs.uk/conditions/b12 or ods.od.nih.gov.", "Read or"),
        ("Write to first.last@clinic.nhs.net, or call.", "Write to or call"),
        ("[https://nhs.uk](https://nhs.uk)", ""),
    ],
)
def test_markup_and_addresses_are_not_read(text: str, read: str) -> None:
    """The text of a link stays, its address goes, and so do bare addresses and the marks of bold."""
    assert words(text) == read.split()


# --- text to sentences ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Call 999. | Go now! | Can you walk? | Then wait",
        "He said “stop.” | Then he left. | (He came back.) | ‘Why?’",
        "Take vitamin D. | It helps.",
        "Take vitamins A and D. | They help.",
        "So do I. | You may too.",
        "It is low in B12. | Eat more.",
        "Go to A&E. | Do not wait.",
        "Eat eggs, milk, etc. | Do not smoke.",
        "Call at 5 p.m. | Ask for a nurse.",
        "No. | You can't.",
        "Is he a Dr? | Ask him.",
        "Really?! | Yes... | And so on.",
        "Call 111. | 999 is for emergencies.",
        "Write to a@b.org. | Or see nhs.uk. | Then call.",
    ],
)
def test_a_sentence_ends_at_a_full_stop_a_question_or_an_exclamation_mark(text: str) -> None:
    """Closing quotes and brackets go with it, and the end of the text ends the last one."""
    parts = [words(part) for part in text.split(" | ")]
    assert [words(sentence) for sentence in sentences(text.replace(" | ", " "))] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Take 1.5 mg a day",
        "Ask Dr. Jones or Prof. Smith",
        "Ask J. Smith, Dr A. B. Jones or Ms C.D. Brown",
        "Some drugs, e.g. metformin, i.e. those, vs. others",
        "Eggs, milk, etc. are good",
        "From 5 p.m. on",
        "See No. 5 and fig. 2",
        "It takes approx. 3 weeks",
        "Call 999 if: your legs are weak; you can't feel them",
        "1. Call your GP",
        "See www.nhs.uk or nhs.uk/x for more",
        "Symptoms (e.g. numbness) may stay",
    ],
)
def test_what_does_not_end_a_sentence(text: str) -> None:
    """Decimal points, titles, initials, abbreviations, list numbers, addresses, colons and semicolons."""
    assert len(sentences(f"{text}.")) == 1


@pytest.mark.parametrize("text", ["", "   ", "!!!", "... – ?", "https://www.nhs.uk", "**"])
def test_a_text_without_a_word_has_no_sentence(text: str) -> None:
    """Nothing is counted where nothing is read."""
    assert sentences(text) == []


def test_a_sentence_is_given_as_it_is_printed() -> None:
    """So that a report can quote it: abbreviations as written, markup and addresses gone."""
    assert sentences(f"See **10{NBSP}mg** [here](https://x.org), e.g. at www.nhs.uk.") == ["See 10 mg here, e.g. at."]


# --- the figures ------------------------------------------------------------------------------------------------------


def test_fkgl_is_the_formula_of_kincaid_1975() -> None:
    """0.39 x words / sentences + 11.8 x syllables / words - 15.59: here 0.39 x 10 + 11.8 x 1.5 - 15.59."""
    assert fkgl(words=100, sentences=10, syllables=150) == pytest.approx(6.01)


def test_smog_is_the_formula_of_mclaughlin_1969() -> None:
    """1.0430 x sqrt(polysyllables x 30 / sentences) + 3.1291: here the root is that of 36, and of 0."""
    assert smog(polysyllables=12, sentences=10) == pytest.approx(1.0430 * 6 + 3.1291)
    assert smog(polysyllables=0, sentences=10) == pytest.approx(3.1291)


def test_an_easy_text_counted_by_hand() -> None:
    """Low B12 can harm nerves (5 words, 6 syllables). Ask your doctor for a blood test (7 words, 8 syllables)."""
    found = measure([Unit("Low B12 can harm nerves. Ask your doctor for a blood test.")])
    assert (found.words, found.sentences, found.syllables, found.polysyllables) == (12, 2, 14, 0)
    assert found.fkgl == pytest.approx(0.39 * 6 + 11.8 * 14 / 12 - 15.59)
    assert found.smog == pytest.approx(3.1291)
    assert found.mean_words == 6
    assert (found.longest.words, found.longest.text) == (7, "Ask your doctor for a blood test.")


def test_a_hard_text_counted_by_hand() -> None:
    """A vi-ta-min de-fi-cien-cy can cause a-nae-mi-a (6, 14, 3 of them hard). See a phar-ma-cist (3, 5, 1 hard)."""
    found = measure([Unit("A vitamin deficiency can cause anaemia. See a pharmacist.")])
    assert (found.words, found.sentences, found.syllables, found.polysyllables) == (9, 2, 19, 4)
    assert found.fkgl == pytest.approx(0.39 * 4.5 + 11.8 * 19 / 9 - 15.59)
    assert found.smog == pytest.approx(1.0430 * 60**0.5 + 3.1291)


def test_a_word_of_three_syllables_is_hard_and_one_of_two_is_not() -> None:
    """SMOG counts hos-pi-tal, not doc-tor; a hyphenated word is one word to it."""
    assert measure([Unit("See a doctor.")]).polysyllables == 0
    assert measure([Unit("Go to hospital for follow-up.")]).polysyllables == 2


def test_emergency_numbers_and_years_are_not_hard_words() -> None:
    """Call 999 or 111 in 2024: six words, six syllables."""
    found = measure([Unit("Call 999 or 111 in 2024.")])
    assert (found.words, found.syllables, found.polysyllables) == (6, 6, 0)


def test_a_sentence_never_crosses_the_ends_of_a_unit() -> None:
    """Two strings without a full stop are two sentences; one string is one."""
    assert measure([Unit("numb feet"), Unit("weak legs")]).sentences == 2
    assert measure([Unit("numb feet weak legs")]).sentences == 1


@pytest.mark.parametrize("units", [[], [Unit("")], [Unit("  "), Unit("... !")], [Unit("", stem="", bullet=True)]])
def test_an_empty_text_is_an_error_that_says_so(units: list[Unit]) -> None:
    """No figure can be given for no words."""
    with pytest.raises(ValueError, match="nothing to measure: no unit holds a word"):
        measure(units)


def test_units_without_a_word_change_nothing() -> None:
    """An empty string or a bare address beside the text doesn't count as a sentence."""
    assert measure([Unit("Call us."), Unit(""), Unit("https://x.org")]).sentences == 1


def test_units_may_come_from_a_generator() -> None:
    """They are read more than once, but asked for once."""
    assert measure(Unit(text) for text in ("Call us.", "Do not wait.")).words == 5


# --- bullets ----------------------------------------------------------------------------------------------------------

STEM = "Call 999 if you have:"
LIST = [Unit(STEM), Unit("new numbness", STEM, bullet=True), Unit("weak legs", STEM, bullet=True)]


def test_the_worse_reading_of_an_easy_list_is_the_one_with_the_stem() -> None:
    """Call 999 if you have (5 words, 5 syllables): new numbness (2, 3); weak legs (2, 2).

    Alone: 3 sentences, 9 words, 10 syllables. After the stem: 2 sentences of 7 words, 15 syllables in all.
    """
    found = measure(LIST)
    assert found.mean_words == 7
    assert found.fkgl == pytest.approx(0.39 * 7 + 11.8 * 15 / 14 - 15.59)
    assert (found.longest.words, found.longest.text) == (7, "Call 999 if you have: new numbness")


def test_the_worse_reading_of_a_hard_list_is_the_one_without_the_stem() -> None:
    """You may have (3 words, 3 syllables): neuropathy (1, 4); anaemia (1, 4): the easy stem must not thin them.

    Alone: 3 sentences, 5 words, 11 syllables, 2 hard. After the stem: 2 sentences of 4 words, 14 syllables, 2 hard.
    """
    stem = "You may have"
    found = measure([Unit(stem), Unit("neuropathy", stem, bullet=True), Unit("anaemia", stem, bullet=True)])
    assert found.fkgl == pytest.approx(0.39 * 5 / 3 + 11.8 * 11 / 5 - 15.59)


def test_each_figure_is_the_worse_of_the_two_by_itself() -> None:
    """In the hard list SMOG is worse after the stem (2 hard words in 2 sentences, not in 3) and FKGL without it."""
    stem = "You may have"
    found = measure([Unit(stem), Unit("neuropathy", stem, bullet=True), Unit("anaemia", stem, bullet=True)])
    assert found.smog == pytest.approx(smog(2, 2))
    assert found.fkgl > fkgl(words=8, sentences=2, syllables=14)
    assert found.mean_words == 4


def test_the_counts_are_of_the_text_as_printed() -> None:
    """The stem is counted once, however many bullets it leads into."""
    found = measure(LIST)
    assert (found.words, found.sentences, found.syllables, found.polysyllables) == (9, 3, 10, 0)


def test_a_stem_is_known_as_such_also_with_its_markup() -> None:
    """Its own unit is left out of the second reading: as a short sentence it would lower the mean."""
    bold = f"**{STEM}**"
    assert measure([Unit(bold), *LIST[1:]]).mean_words == 7
    assert measure([Unit(STEM), Unit("new numbness", bold, bullet=True)]).mean_words == 7


def test_the_text_around_a_list_is_in_both_readings() -> None:
    """Only the stem is left out: here 7 + 7 + 9 words in three sentences."""
    assert measure([*LIST, Unit("Do not wait for the pain to go away.")]).mean_words == pytest.approx(23 / 3)


def test_a_bullet_without_a_stem_and_running_text_have_one_reading() -> None:
    """Both count as they stand; a stem on running text is of no account."""
    plain = measure([Unit("numb feet"), Unit("weak legs")])
    assert measure([Unit("numb feet", bullet=True), Unit("weak legs", bullet=True)]).fkgl == plain.fkgl
    assert measure([Unit("numb feet", STEM), Unit("weak legs", STEM)]).mean_words == plain.mean_words == 2


def test_a_bullet_of_two_sentences_has_the_stem_before_the_first() -> None:
    """The second stands alone in either reading."""
    found = measure([Unit(STEM), Unit("numb feet. Do not wait.", STEM, bullet=True)])
    assert found.longest.text == "Call 999 if you have: numb feet."
    assert found.mean_words == (7 + 3) / 2


def test_a_list_without_full_stops_scores_as_the_same_list_with_them() -> None:
    """Other counters run the bullets together and give it ten grades more."""
    bullets = ["numb or burning feet", "weak legs", "pain on both sides", "trouble with your bladder"]
    bare = measure([Unit(STEM), *(Unit(text, STEM, bullet=True) for text in bullets)])
    stopped = measure([Unit(STEM), *(Unit(f"{text}.", STEM, bullet=True) for text in bullets)])
    assert (bare.fkgl, bare.smog, bare.mean_words) == (stopped.fkgl, stopped.smog, stopped.mean_words)
    assert bare.fkgl < 5


# --- what a report needs ----------------------------------------------------------------------------------------------


def test_the_longest_sentence_names_its_unit_and_place() -> None:
    """The place is handed back as it came; of two sentences as long, the first in the text is named."""
    place = object()
    found = measure([Unit("Call us."), Unit("Do not wait. Call us here today.", place=place), Unit("We can help you.")])
    assert found.longest.unit.place is place
    assert (found.longest.words, found.longest.text) == (4, "Call us here today.")
    assert measure([Unit("One two.", place=1), Unit("Three four.", place=2)]).longest.unit.place == 1


def test_the_longest_sentence_of_a_list_is_its_bullet() -> None:
    """With the words that lead into it, and the unit of the bullet, which is where the writer can shorten it."""
    assert measure(LIST).longest.unit is LIST[1]


def test_every_measure_carries_its_method() -> None:
    """It names both formulas and the margin, and from 30 sentences on SMOG is no longer called an estimate."""
    assert all(part in METHOD for part in ("Kincaid 1975", "McLaughlin 1969", "±1.5 grades", "not proof"))
    assert measure([Unit("Call us.")] * 29).method == f"{METHOD}; SMOG estimated from under 30 sentences"
    assert measure([Unit("Call us.")] * 30).method == METHOD
