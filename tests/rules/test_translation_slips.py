"""Slips of translators that each change one good translation: every one is told by its rule, and the good one is not.

Beside the faults of ``test_translations``: here a text has mostly the same numbers and names as its English.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from b12docs.language.languages import unlisted
from b12docs.records import replace
from b12docs.rules.translated_order import _NAME
from b12docs.rules.translated_slips import _BEHIND, _SPACES, _half
from b12docs.rules.translated_whole import _END_LOST, _ENDS, _LETTER_LOST, _SIGN_IN_WORD, _STRANGE
from tests.conftest import shipped
from tests.rules.translated import told


class Slip(NamedTuple):
    """What tells it, the English, the language, a good translation, and the same with a slip."""

    rule: str
    english: str
    code: str
    good: str
    wrong: str


WASH, DRY = "Wash your hands.", "Wash your hands. Dry your face."
CALLS = "By day call 01632 960123, by night 01632 960124."
LINKS = "See [NHS](https://nhs.uk) or [the NICE page](https://nice.org.uk)."
SLIPS: dict[str, Slip] = {
    # what stands there twice
    "a sentence is doubled": Slip("translation-doubled", DRY, "pl", "Umyj ręce. Osusz twarz.",
                                  "Umyj ręce. Umyj ręce. Osusz twarz."),
    "a text is pasted twice": Slip("translation-doubled", "Wash your hands", "pl", "Umyj ręce", "Umyj ręceUmyj ręce"),
    "a text of Chinese is pasted twice": Slip("translation-doubled", "Wash", "zh", "洗手", "洗手 洗手"),
    "a word is doubled": Slip("translation-doubled", "Ask for help.", "es", "Pida ayuda.", "Pida pida ayuda."),
    "a short word is doubled": Slip("translation-doubled", "Ask for help.", "pl", "Proś o pomoc.", "Proś o o pomoc."),
    # how a text ends
    "a question is none": Slip("translation-ending", "Does it hurt?", "zh", "痛吗？", "痛。"),
    "a text has become a question": Slip("translation-ending", "It hurts.", "ar", "هذا مؤلم.", "هذا مؤلم؟"),
    "a colon is lost": Slip("translation-ending", "Call if:", "ur", "فون کریں اگر:", "فون کریں اگر"),
    "the end is lost": Slip("translation-ending", "Wash your hands well.", "bn", "ভালো করে হাত ধুয়ে নিন।", "ভালো করে হাত"),
    "the end is lost behind a vowel's sign": Slip("translation-ending", "It can be so.", "bn", "আছে, বলে রাখি।",
                                                  "আছে, বলে রাখি"),
    "the end is lost behind a name in braces": Slip("translation-ending", "Call {gp}.", "es", "Llame a {gp}.",
                                                    "Llame a {gp}"),
    # spaces
    "a space at the beginning": Slip("double-space", WASH, "pl", "Umyj ręce.", " Umyj ręce."),
    "an empty line at the end": Slip("double-space", WASH, "pl", "Umyj ręce.", "Umyj ręce.\n"),
    "spaces inside the stars": Slip("double-space", "Ask **a doctor** now.", "pl", "Zapytaj **lekarza** teraz.",
                                    "Zapytaj ** lekarza ** teraz."),
    "a space before a comma": Slip("space-at-mark", "Wash, and dry.", "es", "Lave, y seque.", "Lave , y seque."),
    "a space before a question mark": Slip("space-at-mark", "Does it hurt?", "ar", "هل يؤلمك؟", "هل يؤلمك ؟"),
    "no space behind a full stop": Slip("space-at-mark", DRY, "pl", "Umyj ręce. Osusz twarz.",
                                        "Umyj ręce.Osusz twarz."),
    "no space behind an Arabic comma": Slip("space-at-mark", "Wash, and dry.", "ar", "اغسل، وجفف.", "اغسل،وجفف."),
    "no space behind a danda": Slip("space-at-mark", DRY, "bn", "হাত ধুয়ে নিন। মুখ মুছে নিন।", "হাত ধুয়ে নিন।মুখ মুছে নিন।"),
    "no space beside a name in braces": Slip("space-at-mark", "Call {gp} now.", "pl", "Zadzwoń: {gp} teraz.",
                                             "Zadzwoń do{gp} teraz."),
    # marks
    "quotes of English": Slip("other-mark", "Say “stop” now.", "pl", "Powiedz „stop” teraz.", "Powiedz “stop” teraz."),
    "quotes of German": Slip("other-mark", "Say “stop” now.", "pl", "Powiedz „stop” teraz.", "Powiedz „stop“ teraz."),
    "quotes turned round": Slip("other-mark", "Say “stop” now.", "es", "Diga «basta» ahora.", "Diga »basta« ahora."),
    "both quotes close": Slip("other-mark", "Say “stop” now.", "pl", "Powiedz „stop” teraz.", "Powiedz ”stop” teraz."),
    "a comma of English in Chinese": Slip("other-mark", "Wash, and dry.", "zh", "洗手，擦干。", "洗手,擦干。"),
    "a comma of Chinese in Polish": Slip("other-mark", "Wash, and dry.", "pl", "Umyj, osusz.", "Umyj， osusz."),
    "a comma of English in Arabic": Slip("other-mark", "Wash, and dry.", "ar", "اغسل، وجفف.", "اغسل, وجفف."),
    "a question mark of English in Urdu": Slip("other-mark", "Does it hurt?", "ur", "درد ہے؟", "درد ہے?"),
    "a full stop of English in Urdu": Slip("other-mark", WASH, "ur", "ہاتھ دھوئیں۔", "ہاتھ دھوئیں."),
    "a full stop of English in Bengali": Slip("other-mark", WASH, "bn", "হাত ধুয়ে নিন।", "হাত ধুয়ে নিন."),
    "two full stops": Slip("other-mark", WASH, "zh", "洗手。", "洗手。。"),
    "brackets turned round": Slip("unbalanced", "Rest (a day).", "pl", "Odpocznij (dzień).", "Odpocznij )dzień(."),
    # letters
    "a ligature of a PDF": Slip("presentation-form", "Find the office.", "es", "Busque la oficina.",
                                "Busque la oﬁcina."),
    "a joiner that joins nothing": Slip("control-character", WASH, "pl", "Umyj ręce.", "Umyj\u200c ręce."),
    "a joiner in Chinese": Slip("control-character", WASH, "zh", "洗手。", "洗\u200d手。"),
    "a letter of phonetics": Slip("mixed-scripts", "Ask now.", "pl", "Zapytaj teraz.", "Zɑpytaj teraz."),
    "wide letters": Slip("mixed-scripts", "Ask the NHS.", "zh", "请问NHS。", "请问ＮＨＳ。"),
    "wide digits": Slip("translation-digits", "Call 999.", "zh", "请拨打999。", "请拨打９９９。"),
    "a whole word of another alphabet": Slip("mixed-scripts", "Ask him.", "es", "Pregunte a su.", "Pregunte a ѕо."),
    "a file that was saved in two ways": Slip("recoded", WASH, "pl", "Umyj ręce.", "Umyj rÄ™ce."),
    "the same in Spanish": Slip("recoded", "Come tomorrow.", "es", "Venga mañana.", "Venga maÃ±ana."),
    "letters that were lost": Slip("recoded", WASH, "pl", "Umyj ręce.", "Umyj r?ce."),
    # what other programs understand
    "an entity of HTML": Slip("markup", "Rest & sleep.", "pl", "Odpocznij i śpij.", "Odpocznij &amp; śpij."),
    "a line's end as letters": Slip("markup", "Rest. Sleep.", "pl", "Odpocznij. Śpij.", "Odpocznij.\\nŚpij."),
    "a mark of a list": Slip("markup", WASH, "pl", "Umyj ręce.", "- Umyj ręce."),
    "a note to oneself": Slip("translation-unfinished", WASH, "pl", "Umyj ręce.", "Umyj ręce. (TODO)"),
    "question marks for a word": Slip("translation-unfinished", WASH, "es", "Lávese las manos.", "Lávese las ???."),
    # numbers, and what is where
    "a range without its dash": Slip("translation-range", "It heals in 3–6 weeks.", "pl", "Goi się 3–6 tygodni.",
                                     "Goi się 3 6 tygodni."),
    "money of another country": Slip("translation-currency", "It costs £5.", "es", "Cuesta 5 £.", "Cuesta 5 €."),
    "times turned round": Slip("translation-order", "Open from 9am to 5pm.", "pl", "Czynne od 9:00 do 17:00.",
                               "Czynne od 17:00 do 9:00."),
    "telephone numbers exchanged": Slip("translation-order", CALLS, "ar", "نهارًا 01632 960123، ليلًا 01632 960124.",
                                        "نهارًا 01632 960124، ليلًا 01632 960123."),
    "days exchanged": Slip("translation-order", "From 3 May 2026 to 5 June 2026.", "zh", "2026年5月3日至2026年6月5日。",
                           "2026年6月5日至2026年5月3日。"),
    "lines of a list exchanged": Slip("translation-order", "Mon 9am to 5pm\nSat 10am to 12pm", "pl",
                                      "Pon. 9:00–17:00\nSob. 10:00–12:00", "Sob. 10:00–12:00\nPon. 9:00–17:00"),
    "addresses of links exchanged": Slip("translation-order", LINKS, "pl",
                                         "Zob. [NHS](https://nhs.uk) lub [strona NICE](https://nice.org.uk).",
                                         "Zob. [NHS](https://nice.org.uk) lub [strona NICE](https://nhs.uk)."),
    "paragraphs run together": Slip("translation-lines", "First.\n\nSecond.", "pl", "Jeden.\n\nDwa.", "Jeden.\nDwa."),
    "a text in letters of English": Slip("translation-script", WASH, "ur", "ہاتھ دھوئیں۔", "Haath dho lein, abhi."),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_and_the_good_translation_is_not(name: str) -> None:
    """By the rule that is meant for it, with what to do."""
    slip = SLIPS[name]
    assert told(slip.english, slip.code, slip.good) == []
    found = told(slip.english, slip.code, slip.wrong)
    assert slip.rule in {one.rule for one in found}, found
    assert all(len(one.message) > 15 and one.hint for one in found)


def test_there_are_fifty_slips() -> None:
    assert len(SLIPS) >= 50


GOOD = (  # what looks like a slip of one language, and is none of another
    ("It gets better bit by bit.", "bn", "ধীরে ধীরে ভালো হয়।"),
    ("Sometimes it hurts.", "ur", "کبھی کبھی درد ہوتا ہے۔"),
    ("It gets better slowly.", "tr", "Yavaş yavaş iyileşir."),
    ("Take care.", "zh", "慢慢来，慢慢走。"),
    ("You wash.", "fr", "Vous vous lavez."),
    ("Does it hurt?", "fr", "Ça fait mal ?"),
    ("Say “stop”: it helps.", "fr", "Dites « stop » : ça aide."),
    ("Say “stop” now.", "zh", "现在说“停”。"),
    ("Say “stop” now.", "ar", "قل “توقف” الآن."),
    ("Say 'stop' now.", "ro", 'Spuneți "stop" acum.'),
    ("Ask Dr Khan (or a nurse).", "bn", "ডা. খানকে (বা নার্সকে) জিজ্ঞাসা করুন।"),
    ("Use 5 mg.", "ur", "5 ملی گرام (mg) لیں۔"),
    ("Look at nhs.uk, or ask.", "ar", "انظر nhs.uk, أو اسأل."),
    ("Call {doctor}.", "tr", "{doctor}'u arayın."),
    ("Call {doctor}.", "ar", "اتصل ب{doctor}."),
    ("Well… rest.", "pl", "No cóż… odpocznij."),
    ("No, no: rest.", "es", "No, no: descanse."),
    ("Do rest. Do not smoke. Do rest.", "pl", "Odpoczywaj. Nie pal. Odpoczywaj."),
    ("It costs £5.", "pl", "Kosztuje 5 funtów."),
    ("Wait 3 to 6 weeks.", "pl", "Czekaj od 3 do 6 tygodni."),
    ("It is 3–6.", "es", "Son 3 a 6."),
    ("Ask your doctor for a “fit note”.", "pl", "Poproś lekarza o [en: fit note]."),
    ("A&E or NHS 111", "ar", "A&E أو NHS 111"),
    ("It can be 1.5 mg, e.g. daily.", "pl", "Może być 1,5 mg, np. codziennie."),
    ("Say می‌شود now.", "fa", "اکنون بگویید می‌شود."),
    ("Call us! Now!", "es", "¡Llámenos! ¡Ya!"),
    ("From 9am to 5pm and 10am to 1pm.", "zh", "9:00至17:00和10:00至13:00。"),
)  # fmt: skip


@pytest.mark.parametrize(("english", "code", "translation"), GOOD)
def test_what_a_language_does_is_no_slip(english: str, code: str, translation: str) -> None:
    """Words that are doubled on purpose, marks of its own, endings behind names."""
    assert told(english, code, translation) == []


ABROAD = (  # the same in languages that a project adds by a row of its own, with their quotation marks
    ("Does it hurt?", "el", "Πονάει;", "«»“”"),
    ("Ask “why?”", "de", "Fragen Sie „warum?“", "„“‚‘"),
    ("Say “stop.”", "cs", "Řekněte „dost.“", "„“‚‘"),
    ("Say “stop” now.", "da", "Sig »stop« nu.", "»«›‹"),
    ("Ask “why?”", "da", "Spørg »hvorfor?«", "»«›‹"),
)


@pytest.mark.parametrize(("english", "code", "translation", "quotes"), ABROAD)
def test_what_another_language_does_is_no_slip(english: str, code: str, translation: str, quotes: str) -> None:
    """It asks with the mark of Greek, and closes with what opens in English."""
    first, last, inner_first, inner_last = list(quotes)
    language = replace(unlisted(code), quotes=(first, last, inner_first, inner_last))
    assert told(english, code, translation, language) == []


def test_a_long_row_of_marks_holds_nothing_up() -> None:
    """Whether a text is one thing twice is seen without trying all that could stand between: that took an hour."""
    assert _half("." * 20_000 + "a") == ""
    assert _half("- " * 20_000 + "a") == ""
    assert _half("Umyj ręce. – Umyj ręce") == "Umyj ręce"


@pytest.mark.parametrize("pattern", [_BEHIND, _SPACES, _NAME, _END_LOST, _LETTER_LOST, _SIGN_IN_WORD, _STRANGE, _ENDS])
def test_a_long_word_holds_nothing_up(pattern: re.Pattern[str]) -> None:
    """It is looked at once, and not anew from each of its letters: that took from minutes to more than an hour."""
    assert not pattern.search(200_000 * "a")


@pytest.mark.parametrize("code", ["ar", "bn", "es", "pl", "ur", "zh"])
def test_the_shipped_translations_have_none(code: str) -> None:
    """Whoever is told of slips that are none soon reads no warning more."""
    from b12docs.diagnostics import Location
    from b12docs.rules.registry import run
    from b12docs.rules.translation import Translated

    spoken = shipped().in_language(code).spoken
    assert spoken
    subject = Translated(code, spoken.entries, Location(f"{code}.po"), spoken.language)
    assert [str(one) for one in run("translation", subject)] == []


# --- what is bold -----------------------------------------------------------------------------------------------------

WAIT = "**Do not wait to see if it gets better at home.**"
STRESS: dict[str, tuple[str, str, str, str, str]] = {  # the rule, the English, the language, good and wrong
    "a warning is bold in part": ("translation-bold", WAIT, "pl", "**Nie czekaj, aż samo się poprawi w domu.**",
                                  "**Nie** czekaj, aż samo się poprawi w domu."),
    "all is bold": ("translation-bold", "**Do not wait** to see if it gets better at home.", "es",
                    "**No espere** a ver si mejora en casa.", "**No espere a ver si mejora en casa.**"),
    "a warning is not bold": ("translation-bold", WAIT, "zh", "**不要在家里等它好转。**", "不要在家里等它好转。"),
    "another figure is bold": ("translation-bold", "**Call 999** if 2 legs are weak.", "ur",
                               "2 ٹانگیں کمزور ہوں تو **999 پر فون کریں**۔",
                               "**2 ٹانگیں** کمزور ہوں تو 999 پر فون کریں۔"),
    "a figure more is bold": ("translation-bold", "**Ask** one of 2 nurses now.", "pl",
                              "**Zapytaj** teraz jedną z 2 pielęgniarek.", "Zapytaj teraz jedną z **2 pielęgniarek**."),
    "a placeholder more is bold": ("translation-bold", "**Call now**: {gp}.", "ar", "**اتصل الآن**: {gp}.",
                                   "اتصل الآن: **{gp}**."),
    "two stretches hold what one does": ("translation-bold", "**Call 999** if bad, **call 111** if not.", "pl",
                                         "**Dzwoń 999**, jeśli jest źle, **dzwoń 111**, jeśli nie.",
                                         "**Dzwoń 999 lub 111**, jeśli jest źle, **dzwoń**, jeśli nie."),
    "a link is bold no more": ("translation-bold", "See **[the page](https://nhs.uk)** and ask.", "pl",
                               "Zob. **[stronę](https://nhs.uk)** i zapytaj.",
                               "Zob. [stronę](https://nhs.uk) i **zapytaj**."),
    "another line is bold": ("translation-bold", "**Wash** your hands.\nDry your face.", "bn",
                             "হাত **ধুয়ে** নিন।\nমুখ মুছে নিন।", "হাত ধুয়ে নিন।\nমুখ **মুছে** নিন।"),
    "another sentence is bold": ("translation-stress", "Ask a doctor. **Do not stop any medicine.**", "pl",
                                 "Zapytaj lekarza. **Nie odstawiaj żadnego leku.**",
                                 "**Zapytaj lekarza.** Nie odstawiaj żadnego leku."),
    "the label is not bold": ("translation-stress", "**Numbness:** you cannot feel well.", "es",
                              "**Entumecimiento:** no siente bien.", "Entumecimiento: **no siente bien**."),
}  # fmt: skip


@pytest.mark.parametrize("name", STRESS)
def test_bold_stands_on_what_says_the_same(name: str) -> None:
    """As far as a program can know what that is."""
    rule, english, code, good, wrong = STRESS[name]
    assert told(english, code, good) == []
    assert rule in {one.rule for one in told(english, code, wrong)}


@pytest.mark.parametrize(("english", "code", "translation"), [
    ("**Call 999** **now** or wait.", "pl", "**Dzwoń teraz pod 999** lub czekaj."),
    ("Take it **with food** and **not** later.", "zh", "**不要**晚服，要**随餐**服用。"),
    ("From **9am to 5pm** call us.", "es", "Llame **de 9:00 a 17:00**."),
    ("**Low B12:** ask a doctor.", "ur", "**B12 کی کمی:** ڈاکٹر سے پوچھیں۔"),
    ("**Wash**, then rest. Ask.", "pl", "Odpocznij, ale najpierw **umyj ręce**. Zapytaj."),
    ("**1,000 mg** a day.", "pl", "**1 000 mg** dziennie."),
    ("**Call now** if it is bad: **999**.", "pl", "Jeśli jest źle, **dzwoń teraz**: **999**."),
])  # fmt: skip
def test_bold_words_may_stand_where_the_language_has_them(english: str, code: str, translation: str) -> None:
    """And two stretches that only a space parts are one."""
    assert told(english, code, translation) == []


# --- order ------------------------------------------------------------------------------------------------------------

MOVED = (  # what a language says in another order
    ("Translated from version {version} of {date}.", "zh", "译自{date}的第{version}版。"),
    ("Call {doctor} or {urgent} today.", "zh", "请今天致电{urgent}或{doctor}。"),
    ("Call {urgent} if {doctor} is closed.", "ur", "اگر {doctor} بند ہو تو {urgent} پر فون کریں۔"),
    ("From 9 to 5 call {gp}, at night call {urgent}.", "pl", "W nocy dzwoń {urgent}, od 9 do 5 {gp}."),
    ("See [NHS](https://nhs.uk) or [NICE](https://nice.org.uk).", "pl",
     "Zob. [NICE](https://nice.org.uk) lub [NHS](https://nhs.uk)."),
    ("Ask [the society](https://a.org.uk) about [the test](https://b.org.uk).", "zh",
     "有关[检查](https://b.org.uk)，请问[协会](https://a.org.uk)。"),
)  # fmt: skip
EXCHANGED = (  # what says another thing
    ("By day call {gp}, by night call {urgent}.", "pl", "W dzień: {urgent}, w nocy: {gp}."),
    ("From 9 to 5 call {gp}, at night call {urgent}.", "pl", "Od 9 do 5 dzwoń {urgent}, w nocy {gp}."),
    ("Call {gp} first. Then ask {nurse}.", "ar", "اتصل أولاً {nurse}. ثم اسأل {gp}."),
    ("Within 1 hour call {gp}, within 2 hours {urgent}.", "zh", "1小时内请致电{urgent}，2小时内请致电{gp}。"),
    ("Read [the leaflet](https://a.org.uk), then [the form](https://b.org.uk).", "pl",
     "Przeczytaj [formularz](https://b.org.uk), potem [ulotkę](https://a.org.uk)."),
)  # fmt: skip


@pytest.mark.parametrize(("english", "code", "translation"), MOVED)
def test_another_order_is_no_fault(english: str, code: str, translation: str) -> None:
    """Of a list, of what depends on what, and of a part that has moved with all that is in it."""
    assert told(english, code, translation) == []


@pytest.mark.parametrize(("english", "code", "translation"), EXCHANGED)
def test_what_has_changed_places_is_told(english: str, code: str, translation: str) -> None:
    """As a warning: who reads both languages sees whether it does."""
    assert [(one.rule, one.severity) for one in told(english, code, translation)] == [("translation-order", "warning")]
