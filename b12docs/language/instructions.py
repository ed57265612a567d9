"""Instructions in English: whether words tell somebody what to do, and whom to turn to.

Nothing here parses a sentence. What these functions do not know they let pass: a false alarm costs more than a miss.
"""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile(r"\w[\w'’-]*")  # a number, too: somebody is called by it


def _all(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words))


# What instructions to patients begin with. A few are nouns, too ("rest"): these pass as verbs.
_VERBS = _all(
    """
    act add agree aim allow apply arrange ask attend avoid be begin bend book breathe bring brush build buy call carry
    change check choose clean come compare complete consider contact continue cook cool count cover cut decide discuss
    do dress drink drive dry eat elevate empty encourage ensure exercise explain feed feel fill find finish fit flush
    fold follow gargle get give go have help hold increase inhale inject inform join keep know learn leave let lie lift
    limit list listen look lose lower make manage massage measure meet monitor move note offer open pack phone place
    plan play point pour practise prepare press prevent protect pull push put raise read rearrange record reduce refer
    refuse relax remember remind remove repeat replace report request rest return review ride ring rinse roll rub run
    say scan see seek send set share shower show shut sit sleep slow soak sow speak spend spit spread squeeze stand
    start stay stick stop store stretch support swallow swap swim switch take talk tell test think throw tick tie touch
    train treat try turn understand use visit wait wake walk warm wash watch wear weigh wipe work wrap write
    """
)
_BEFORE_VERBS = _all("always also and do don't just never not now or please so then to try")
# What a clause begins with that leads up to an instruction: "If it lasts, see a doctor".
_LEADS_UP = _all(
    """
    after although as at because before by during each even every for from if in instead like on once unless until
    when whenever where while with without
    """
)
_NO_VERBS = _all(
    """
    a an another any better both each enough every extra fewer good healthy her his it its less lots more my no other
    our plenty regular she some that the their there these they this those we your
    """
)
_NOUN_ENDS = ("ing", "tion", "ment", "ness", "ity", "ance", "ence", "ology", "'s", "s'")
_AFTER_VERB = _all(
    "a an any at away back down for from her him in it less more off on out some the them to up with your"
)
_CLAUSE = re.compile(r"[,:;–]\s")
_MODALS = _all("can could may might must need should will")
_MOST_OF_NAME = 4  # words of what is more likely a name than a sentence
# Whoever is asked or called stands behind the verb; behind these there is nobody.
_ASKS_NOBODY = {
    "ask": _all("about before for whether which"),  # "ask how it feels" may be said to who cares for somebody
    **dict.fromkeys(("call", "phone", "ring"), _all("about before if when")),
    **dict.fromkeys(("speak", "talk"), _all("about before")),
}
_FOR_ANYBODY = _all("advice help")  # "ask for medical advice": whoever gives it
_ASKING = _all("how what when where which who whose why")


def is_instruction(sentence: str) -> bool:
    """Whether a sentence tells its reader to do something: "See a doctor", "If it lasts, do not wait"."""
    clauses = [_words(clause) for clause in _CLAUSE.split(sentence)]
    leading = True
    for words in clauses:
        if leading and _begins(words):
            return True
        leading = leading and bool(words) and words[0] in _LEADS_UP
    words = _words(sentence)
    return any(one == "you" and other in _MODALS for one, other in pairwise(words))


def is_question(heading: str) -> bool:
    """Whether a heading asks, as readers would: "How is it treated?", "When to get help"."""
    return heading.endswith("?") or bool(_ASKING & set(_words(heading)[:1]))


def lacks_verb(sentence: str) -> bool:
    """Whether what should say what to do begins with something else: "Doctor's visit", "More rest", "They must go"."""
    words = _words(sentence)
    if not words or is_instruction(sentence):
        return False
    if words[0] in _NO_VERBS or words[0].endswith(_NOUN_ENDS):
        return True
    return len(words) <= _MOST_OF_NAME and words[0] not in _LEADS_UP and not _AFTER_VERB & set(words[1:2])


def asks_nobody(sentence: str) -> str:
    """The words that tell somebody to ask or call without saying whom: "ask before"; empty where none do."""
    words = _words(sentence)
    for number, (verb, after) in enumerate(pairwise(words), 2):
        if after in _ASKS_NOBODY.get(verb, ()) and not (after == "for" and _FOR_ANYBODY & set(words[number:][:2])):
            return f"{verb} {after}"
    return ""


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _begins(words: list[str]) -> bool:
    """Whether the words begin with a verb, behind words such as "please" and "do not"."""
    first = next((word for word in words if word not in _BEFORE_VERBS), "")
    return first in _VERBS or words[:1] == ["do"]
