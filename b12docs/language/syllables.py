"""The syllables of a word in British speech."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from b12docs.language.sentences import PLAIN_CHARACTERS, WORD

# Read as words; other short capitals (GP, MMA) are read letter by letter.
_CAPITAL_WORDS = set(
    WORD.findall("AIDS COVID NICE PIN SIM ALL AND ANY BOTH CALL DO GET GO HELP IF IN NEVER NO NOT NOW ONLY OR STOP")
)

_LONGEST = 60  # letters; what is longer is no word, and its vowels alone are counted: the rules may read it many times
_SHORT_CAPITALS = re.compile(r"([A-Z]{2,5})(?:'?s)?")  # longer ones are an ordinary word that shouts


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """The syllables of one word in British speech, at least 1.

    A hyphenated word is the sum of its parts. A figure is one syllable (Flesch 1979); letters beside it are read one by
    one (B12 is two, HbA1c five), and so are short capitals and words without a vowel (GP and mg are two, MMA three).
    """
    word = word.translate(PLAIN_CHARACTERS)
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
    if len(part) > _LONGEST:
        return max(1, len(re.findall("[aeiouy]+", part.lower())))
    part = re.sub("é(?=s?$)", "i", part.lower())  # a final é is heard, unlike a final e
    return _spoken("".join(c for c in unicodedata.normalize("NFKD", part) if not unicodedata.combining(c)))


def _spelt(letters: str) -> int:
    """Letters read out one by one: a syllable each, but "double-u" three."""
    return len(letters) + 2 * letters.lower().count("w")


# Words that the rules below get wrong, by syllables. Inflected forms follow by rule (people's, businesses).
_EXCEPTIONS = {
    word: count
    for count, line in {
        1: "aches drawer ms",
        2: "acne argue backaches breastfed brilliant business colonel crooked every evening headaches herpes lawyer"
        " maybe mrs naive naked people ragged rugged soldier thereof triage wednesday whereas wicked wretched",
        3: "alien civilian element familiar linear nuclear overseas parliament recipe vegetable whoever",
        4: "coalition controversial initiative nevertheless",
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
    "(every|more|police|some|spokes|(?:bare|base|business|care|cheese|else|eye|fire|fore(?=[cfghmst])|frame|grape|guide"
    "|home|horse|house|life|like|lime|make|name|nine|nose|note|safe|share|side|there|time|ware|where|white|whole|wide)"
    "(?=[^aeiouy]))(?!ver)(?=.*[aeiouy])(.+)"
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
