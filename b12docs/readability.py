"""The reading level of British English health text: its sentences, words and syllables, FKGL and SMOG.

A text is given as units, one per string of the writer's file, so that a bullet without a full stop can't run into the
next one. Bullets are read twice, alone and after the words that lead into them, and the worse figure is published.

Where a rule could go either way the harder reading is taken (medicine has 3 syllables), except for figures: Flesch
(*How to Write Plain English*, 1979, chapter 2) counts a figure as one word of one syllable, and so do we, lest "Call
999" or a year score as hard text. Scores are an aid, within about 1.5 grades, and no proof that anybody understands.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

METHOD = (
    "FKGL (Kincaid 1975) and SMOG (McLaughlin 1969); own count of British English syllables; each string measured by "
    "itself; bullets read alone and after their lead-in, the worse figure given; an aid (±1.5 grades), not proof"
)
SMOG_SENTENCES = 30  # McLaughlin's formula is for samples of 30 sentences; a shorter text is scaled up to it
POLYSYLLABLE = 3  # syllables from which SMOG calls a word hard


@dataclass(frozen=True)
class Unit:
    """One string of the writer's file; a sentence never crosses its ends.

    `text` may hold `[link](https://...)` and `**bold**`. A bullet's `stem` is the string that leads into its list, ""
    if there is none; that string is a unit as well. `place` is handed back untouched, so that a report can name it.
    """

    text: str
    stem: str = ""
    bullet: bool = False
    place: object = None


@dataclass(frozen=True)
class Sentence:
    """A sentence as it was read (a bullet may have its stem before it), its counts, and the unit that it came from."""

    text: str
    unit: Unit
    words: int
    syllables: int
    polysyllables: int


@dataclass(frozen=True)
class Measure:
    """The figures of one text.

    The four counts are of the text as printed. `fkgl` and `smog` (US school grades), `mean_words` (words a sentence)
    and `longest` are each the worse of the two readings of its bullets, so they need not follow from the counts.
    `method` belongs beside every figure that is shown; below 30 sentences it says that SMOG is an estimate.
    """

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    fkgl: float
    smog: float
    mean_words: float
    longest: Sentence
    method: str


def measure(units: Iterable[Unit]) -> Measure:
    """Read a text both ways and give the worse figure of each kind; ValueError if it holds no word."""
    units = list(units)
    alone = [sentence for unit in units for sentence in _read(unit, unit.text)]
    led = list(_led(units))
    if not alone:
        raise ValueError("there is nothing to measure: no unit holds a word")
    grade, hardness, mean = (max(pair) for pair in zip(_figures(alone), _figures(led), strict=True))
    return Measure(
        words=sum(s.words for s in alone),
        sentences=len(alone),
        syllables=sum(s.syllables for s in alone),
        polysyllables=sum(s.polysyllables for s in alone),
        fkgl=grade,
        smog=hardness,
        mean_words=mean,
        longest=max(alone + led, key=lambda s: s.words),
        method=METHOD + ("; SMOG estimated from under 30 sentences" if len(alone) < SMOG_SENTENCES else ""),
    )


def fkgl(words: int, sentences: int, syllables: int) -> float:
    """Flesch-Kincaid grade level, a US school grade (Kincaid, Fishburne, Rogers and Chissom 1975)."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog(polysyllables: int, sentences: int) -> float:
    """SMOG grade, a US school grade, from the words of three or more syllables (McLaughlin 1969)."""
    return 1.0430 * sqrt(polysyllables * SMOG_SENTENCES / sentences) + 3.1291


def _figures(read: list[Sentence]) -> tuple[float, float, float]:
    """FKGL, SMOG and mean words a sentence of one reading."""
    count = sum(s.words for s in read)
    grade = fkgl(count, len(read), sum(s.syllables for s in read))
    return grade, smog(sum(s.polysyllables for s in read), len(read)), count / len(read)


def _led(units: list[Unit]) -> Iterator[Sentence]:
    """Each bullet after its stem; the stem's own unit is left out, for as a sentence it would only lower the mean."""
    stems = {_clean(unit.stem) for unit in units if unit.bullet}
    for unit in units:
        if unit.bullet:
            yield from _read(unit, f"{unit.stem} {unit.text}")
        elif _clean(unit.text) not in stems:
            yield from _read(unit, unit.text)


def _read(unit: Unit, text: str) -> Iterator[Sentence]:
    for sentence, counts in _counted(text):
        yield Sentence(sentence, unit, len(counts), sum(counts), sum(n >= POLYSYLLABLE for n in counts))


@lru_cache(maxsize=4096)
def _counted(text: str) -> list[tuple[str, list[int]]]:
    """Each sentence with the syllables of its words; kept, as running text is read twice and a text often again."""
    return [(sentence, [syllables(word) for word in _words(sentence)]) for sentence in sentences(text)]


# --- text to sentences ------------------------------------------------------------------------------------------------

_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_ADDRESS = re.compile(  # the second line keeps the punctuation after it
    r"(?:(?:https?://|www\.|mailto:)\S*?|[\w.+-]+@[\w.-]+?|\b[\w.-]+\.(?:com|edu|eu|gov|int|net|org|uk)\b(?:/\S*?)?)"
    r"(?=[.,;:!?)\]'\">]*(?:\s|$))"
)
# Quotes and hyphens to plain ones; no soft hyphens, zero-width spaces and bold (text for readers doesn't multiply).
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011", "''\"\"--", "\u00ad\u200b*")
_END = re.compile(r"[.!?\u2026]+[\"')\]]*(?=\s|$)")
_NEVER_ENDS = {"approx", "cf", "dr", "e.g", "eg", "fig", "i.e", "ie", "mr", "mrs", "ms", "prof", "st", "tel", "vs"}
_MAY_END = {"a.m", "al", "etc", "p.m"}  # these end a sentence when a capital follows
_NAMED_BY_LETTER = {"and", "grade", "group", "hepatitis", "or", "type", "vitamin", "vitamins"}


def sentences(text: str) -> list[str]:
    """The sentences of one string, without its markup and addresses; one without a word ("!") is left out.

    They end at . ! or ? before a space, and at the end of the string; a colon, a semicolon, a decimal point, an
    initial, the number of a list ("1. Call") and an abbreviation ("Dr.", "e.g.") do not end one.
    """
    text = _clean(text)
    found, start = [], 0
    for mark in _END.finditer(text):
        if not _is_within(text[start : mark.start()].split(), mark.group(), text[mark.end() :].lstrip()):
            found.append(text[start : mark.end()].strip())
            start = mark.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if _WORD.search(sentence)]


@lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    """The text as it is printed: links unwrapped, addresses gone, plain quotes and spaces."""
    text = unicodedata.normalize("NFC", _LINK.sub(r"\1", text)).translate(_PLAIN)
    text = " ".join(_ADDRESS.sub("", text).split())
    return re.sub(r" (?=[.,;:!?])", "", text)


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


# --- text to words ----------------------------------------------------------------------------------------------------

# Letters and figures, joined by an apostrophe, a hyphen or "&" (don't, long-term, A&E), and figures also by the marks
# that stand in them (1.5, 1,000, 24/7). A slash or a dash parts two words (and/or).
_WORD = re.compile(r"[^\W_]+(?:(?:['&-]|(?<=\d)[.,:/](?=\d))[^\W_]+)*")
_SPOKEN = {"eg": "for example", "ie": "that is", "etc": "and so on", "vs": "versus", "approx": "about", "&": "and"}
_ABBREVIATION = re.compile(r"\b(?:e\.?g|i\.?e|etc|vs|approx)\b|(?<= )&(?= )", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\d) ?[\u2013\u2014] ?(?=\d)")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\b")


def words(text: str) -> list[str]:
    """The words of a text as they are read: "e.g." is "for example", 3 dash 6 is "3 to 6"; addresses are not read.

    A hyphenated word, a contraction, an abbreviation and a figure are one word each (Flesch 1979).
    """
    return _words(_clean(text))


def _words(text: str) -> list[str]:
    text = _ABBREVIATION.sub(lambda found: _SPOKEN[found.group().replace(".", "").lower()], text)
    text = _RANGE.sub(" to ", text)
    text = _DOTTED.sub(lambda dotted: dotted.group().replace(".", "").upper(), text)  # p.m.: PM
    return _WORD.findall(text)


# --- word to syllables ------------------------------------------------------------------------------------------------

# Read as words; other short capitals (GP, MMA) are read letter by letter.
_CAPITAL_WORDS = set(
    _WORD.findall("AIDS COVID NICE PIN SIM ALL AND ANY BOTH CALL DO GET GO HELP IF IN NEVER NO NOT NOW ONLY OR STOP")
)
_SHORT_CAPITALS = re.compile(r"([A-Z]{2,5})(?:'?s)?")  # longer ones are an ordinary word that shouts


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """The syllables of one word in British speech, at least 1.

    A hyphenated word is the sum of its parts. A figure is one syllable (Flesch 1979); letters beside it are read one by
    one (B12 is two, HbA1c five), and so are short capitals and words without a vowel (GP and mg are two, MMA three).
    """
    word = word.translate(_PLAIN)
    if not any(c.isalpha() for c in word):
        return 1
    return word.count("&") + sum(_part(part) for part in re.split("[-&]", word))


def _part(part: str) -> int:
    """The syllables of a part of a hyphenated word."""
    if re.search(r"\d", part):
        runs = re.findall(r"\d[\d.,:/]*(?:st|nd|rd|th|'?s)?|[^\W\d_]+", part)
        return sum(1 if run[0].isdigit() else _spelt(run) for run in runs)
    capitals = _SHORT_CAPITALS.fullmatch(part)
    if capitals and capitals[1] not in _CAPITAL_WORDS:
        return _spelt(capitals[1])
    part = re.sub("é(?=s?$)", "i", part.lower())  # a final é is heard, unlike a final e
    return _spoken("".join(c for c in unicodedata.normalize("NFKD", part) if not unicodedata.combining(c)))


def _spelt(letters: str) -> int:
    """Letters read out one by one: a syllable each, but "double-u" three."""
    return len(letters) + 2 * letters.lower().count("w")


# Words that the rules below get wrong, by syllables. Inflected forms follow by rule (people's, businesses).
_EXCEPTIONS = {
    word: count
    for count, line in {
        1: "aches ms",
        2: "acne argue backaches breastfed business every evening headaches herpes maybe mrs naive"
        " people triage wednesday whereas",
        3: "element linear nuclear overseas recipe vegetable",
        4: "nevertheless",
    }.items()
    for word in line.split()
}


def _spoken(word: str) -> int:
    """The syllables of lower-case letters: the first rule that applies counts the rest as a word of its own."""
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    if not re.search("[aeiouy]", word):
        return _spelt(word)
    for rule in (_contraction, _plural, _past, _compound, _suffix):
        if count := rule(word):
            return count
    return _by_vowels(word)


def _contraction(word: str) -> int:
    """Count didn't as 2 but don't as 1, it'll 2 but you'll 1, nurse's 2 but Crohn's 1."""
    base, apostrophe, tail = word.rpartition("'")
    if not apostrophe:
        return 0
    if word.endswith("n't"):
        return _spoken(word[:-3]) + bool(re.search("(?:[dst]|ve)n't$", word))
    if tail == "s":
        return _spoken(base) + bool(re.search("(?:[sxz]|[cs]h|[csgz]e)$", base))
    if tail in ("d", "ll", "re", "ve"):
        return _spoken(base) + (base[-1] not in "aeiouyw")
    return _spoken(word.replace("'", ""))


def _plural(word: str) -> int:
    """Count boxes and changes as 2, months 1; the s of illness, virus, this and diabetes is no ending."""
    if re.search("(?:ss|x|zz|[cs]h)es$", word):
        return _spoken(word[:-2]) + 1
    if re.search("[csgz]es$", word):
        return _spoken(word[:-1]) + 1
    return _spoken(word[:-1]) if re.search("[^siu]s$", word) and not word.endswith("betes") else 0


def _past(word: str) -> int:
    """Count wanted as 2, walked and stayed 1, tingled 2."""
    if not re.search("(?:[aeiouy].*[^aeiouy]|[aeiou]y|[aeiouy].*[gq]u)ed$", word):
        return 0
    return _spoken(word[:-1]) + (word[-3] in "dt")


_HEADS = re.compile(
    "(every|more|some|(?:bare|base|care|cheese|else|eye|fire|fore(?=[cfght])|grape|guide|home|house|life|like|make|name"
    "|nine|nose|note|safe|side|there|time|where|white|whole|wide)(?=[^aeiouy]))(?!ver)(?=.*[aeiouy])(.+)"
)


def _compound(word: str) -> int:
    """Keep the silent e of a compound's first part: some-thing, there-fore, life-long."""
    match = _HEADS.fullmatch(word)
    return _spoken(match[1]) + _spoken(match[2]) if match else 0


def _suffix(word: str) -> int:
    """Keep an e silent before an ending (move-ment), and part "-ing" from a vowel (be-ing); "-ically" is "-icly"."""
    match = re.fullmatch("(.*[aeiouy].*)(?:ful|ing|less|ly|ment|ness)", re.sub("ically$", "icly", word))
    return _spoken(match[1]) + 1 if match else 0


# Vowels that the next vowel doesn't join: each is one syllable more than its group of letters shows.
_HIATUS = re.compile(
    r"""
      (?<![cst])i(?=a(?!g$)) | (?<=s)i(?=a(?!n)) | (?<=[ct])i(?=at) | (?<=^sc)i    # media, associate; not special
    | (?<![tscxghn])(?<!ll)i(?=o(?!ur)) | (?<=n)i(?=o(?!n))                        # serious; not onion, behaviour
    | (?<=[tscxgh])i(?=o(?!n|us))                                                  # physiology; not action, anxious
    | i(?=u|et|epi) | (?<![ctxs])i(?=en[ct]) | (?<!^p)(?<!^t)(?<!^pr)i(?=er$|est$) # medium, diet, client, easier
    | (?<!p)(?<!^[^aeiouy])(?<!^[^aeiouy]{2})e(?=a$) | (?<=o)e(?=a)                # area, diarrhoea; not pea
    | (?<=[gn])e(?=al$) | (?<=er|id|il)e(?=al$) | (?<=r)e(?=ali[tsz])              # ileal, cereal, reality; not meal
    | (?<=cr)e(?=at(?!u)) | (?<=^r)e(?=a(?:ct|dj|dm|ff|pp|rr|ss|tt))               # create, reassure; not creature
    | (?<=^r)e(?=in[fjstv].|u[ns])                                                 # reinforce, reuse
    | (?<!g)e(?=o) | (?<=g)e(?=o(?!n|us)) | e(?=u[ms]$)                            # video, ileum; not surgeon
    | (?<!s)u(?=a) | (?<=s)u(?=al) | u(?=en[tcz]|el$|et$)                          # gradual, usual, fluent, fuel
    | u(?=id$|in|it[iy]|ici) | u(?=o)                                              # fluid, ruin, continuous
    | (?<=^c)o(?=ag|op|or|inc|e[fx]) | (?<=p)o(?=e[mt]) | o(?=imm|intes|org)       # cooperate, poem, autoimmune
    | a(?=o|indic) | (?<=[^aeiouy])y(?=[aeiou])(?!e$)                              # aorta, contraindicated, myelin
    """,
    re.VERBOSE,
)


def _by_vowels(word: str) -> int:
    """Count the vowel groups, less a silent final e, and what is heard between two vowels and in "-sm" and "-thm"."""
    word = re.sub("(?:^|(?<=[aeiou]))y(?=[aeiou])", "j", word)  # the consonant of yeast and layer
    word = re.sub("gu(?=[aeiy])", "gw", word.replace("qu", "kw"))  # quiet, fatigue
    if re.search("[aeiouy].*[^aeiouy]e$", word) and not re.search("[bcdfgkpstxz]le$|[bcdgtv]re$", word):
        word = word[:-1]  # the silent e of time, not that of muscle and fibre
    groups = len(re.findall("[aeiouy]+", word)) + len(_HIATUS.findall(word))
    return groups + bool(re.search("(?:[aeiouy]s|th)m$", word))
