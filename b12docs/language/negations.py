"""Words that turn what a sentence says, or bound it: 'not', 'never', 'only'. One that is lost makes it harmful.

They are looked for in the languages of the translations that come with b12docs, in all of them at once: a text may
quote another language, and what counts is whether they have changed.
"""

from __future__ import annotations

from b12docs.later import pattern

_ENGLISH = (
    "not|cannot|never|no|none|nobody|nothing|nor|neither|only|unless|without|except|"
    "(?:do|does|did|is|are|was|were|has|have|had|ca|wo|could|would|should|must|need|sha)n[’']t"
)
_POLISH = "nie|nigdy|tylko|wyłącznie|bez|ani|chyba że|żad(?:en|na|ne|nego|nej|nych)"
_SPANISH = "nunca|jamás|ni|solo|sólo|solamente|únicamente|sin|ningun[oa]?|ningún|salvo|excepto|a menos que"
_ARABIC = "[وف]?(?:لا|لم|لن|ليس|ليست|فقط|أبد[اً]+|بدون|دون|إلا)"
_URDU = "نہ|نہیں|مت|صرف|کبھی|بغیر"
_BENGALI = "না|নয়|নেই|নি|কখনো|কখনোই|শুধু|শুধুমাত্র|ছাড়া|বিনা"
_CHINESE = "不|没|未|勿|莫|切忌|只|仅|除非"
_WORDS = "|".join((_ENGLISH, _POLISH, _SPANISH, _ARABIC, _URDU, _BENGALI))
_LETTER = r"(?:[^\W\d_]|[\u0981-\u09e3])"  # vowel signs of Bengali are no letters of their own
_NEGATIONS = pattern(rf"(?i)(?<!{_LETTER})(?:{_WORDS})(?!{_LETTER})|{_CHINESE}")


def negations(text: str) -> tuple[str, ...]:
    """The words of a text that turn or bound what it says, in their order; 'cannot' and 'don't' are a 'not'."""
    return tuple("not" if _is_a_not(word) else word for word in map(str.lower, _NEGATIONS.findall(text)))


def _is_a_not(word: str) -> bool:
    return word == "cannot" or word.endswith(("n't", "n’t"))
