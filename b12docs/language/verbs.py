"""Whether a sentence of British English health text has a verb, and which verbs in it are passive.

There is no grammar here, but a list of verbs, and for words that are nouns as well (a test, to test) the words around
them. What is not sure counts as a verb: a sentence is called a fragment only where nothing in it can be one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from b12docs.language.sentences import WORD, clean


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AUXILIARIES = _set(
    """am is are was were be do does did done have has had having can could may might must shall should will
    would cannot ought let's i'm you're we're they're it's that's there's he's she's who's what's i've you've we've
    they've i'll you'll we'll they'll it'll i'd you'd we'd they'd"""
)
# Verbs in their plain form that are hardly ever nouns in a leaflet.
_VERBS = _set(
    """absorb accept adapt add adjust admit advise affect agree aim allow annoy appear apply appoint arise arrange
    arrive ask assess assume attach attend avoid bathe become begin behave believe belong bend bind bleed book
    bother break breathe bring build buy call carry catch cease chew choose clean climb cling collapse collect
    combine come compare complain complete confine confirm confuse connect consider consist constitute consult
    contact contain continue convert cook cope cough create crush cry deal decide declare decline decrease
    deliver deny depend describe deserve destroy detect develop diagnose die differ dig disagree disappear
    discharge discover discuss disrupt dissolve disturb divide doubt drive eat embarrass emerge employ encourage
    enjoy enter estimate examine exist expand expect explain explore expose express extend fade fail faint
    fasten favour feed feel fetch fill find finish fix flush fold follow forget form freeze frighten gargle
    gather get give go grow guide hang happen hate have heal hear hide hold hope identify ignore imagine impress
    improve include increase inform inhale inject insert inspect insulate intend interfere introduce invite
    involve irritate jog join judge keep kill kneel know lack last lay lead lean learn leave lie lift like
    listen live loosen lose love lower maintain make manage matter mean measure meet melt mend miss mix
    moisturise multiply need notice obtain occur offend ooze open operate overflow owe own park pay pee peel
    perform permit persuade pick play point possess postpone pour prefer prepare prescribe preserve prevent
    produce protect prove provide pull push put quit raise reach react read receive recognise recommend recover
    reduce refer refuse regret reject relax relieve rely remain remember remind remove repeat replace request
    require rescue respond restore retire return reveal rise rot rub ruin run satisfy save say scare see seem
    select send serve settle shake share shiver shoot show shrink shut sing sip sit skip sleep sneeze soak solve
    soothe sort speak spend spit spoil spread squash squat squeeze stagger stand stare stay steal stick stir
    store strengthen struggle stumble succeed suck suffer suggest suit suppose surround survive suspect swallow
    swap swell swim take talk tear tell thank thicken think throw tie tighten tingle tolerate touch tremble
    trigger try twitch understand undo unscrew untreat upset urinate vanish vary wait wake want wash watch
    weaken wear weep weigh wheeze widen wipe wonder worsen wrap write yawn"""
)
# Verbs that are nouns as often: each is a verb where the words around it say so.
_BOTH = _set(
    """ache act answer attack award balance block bruise brush burn calm care cause change charge check clot comfort
    concern control cool cost count cover cut damage delay demand design diet dip dose double drain dress drink
    drop ease end exercise experience face fall fear fight fit flow force fracture gain grip harm heat help hurt
    interest itch jab jump label laugh limit limp link list load look mark massage match mind monitor move name
    note number offer order paint pass phone pin pinch place plan plaster plug polish post press print process
    promise puff question rate record report rest result ring rinse risk roll scan scratch screen seal search
    sense shock shower sign slide slip smell smoke snack sound spray stain start step stop strap stress stretch
    stroke study supply support surprise sweat switch tap taste test tick tip trace train transfer travel treat
    trip trouble turn type use value view visit vomit walk warm warn waste wish work worry"""
)
_PAST = _set(
    """ate became began bent bled broke brought built bought came caught chose cut dealt drove drank fell felt found
    forgot froze gave got went grew had heard held hid hurt kept knew led left lost made meant met paid put ran read
    rose said saw sent set shook shot shrank slept spoke spent spread stood stuck swelled swam took taught told thought
    threw understood woke wore won wrote"""
)
_PARTICIPLES = _set(
    """beaten begun bent bitten blown born bought bound broken brought built burnt caught chosen cut dealt done drawn
    driven drunk eaten felt fought forgotten found frozen given gone grown heard held hidden hurt kept known laid led
    left lost made meant met paid prescribed put read said seen sent set shaken shown shrunk shut split spoken
    spread stolen struck stuck swollen taken taught thought told torn thrown understood woken worn written"""
)
# What stands before a verb rather than a noun.
_BEFORE_VERBS = _set(
    """i you he she it we they who which that to not never always please don't then also and or but if when this these
    can cannot could may might must shall should will would do does did let"""
)
# What stands before a noun, so that the word behind it is none of these verbs.
_BEFORE_NOUNS = _set(
    """a an the my your his her its our their no any some more less of in on at for with without from by this these
    those each every blood"""
)
_SUBJECTS, _ARTICLES = _set("i you he she it we they who which that"), _set("a an the your their my our this")
# What stands between a noun and its verb.
_ADVERBS = _set("often usually sometimes also always never still now then soon later mostly")
_NO_ADVERBS = _set("early daily weekly monthly elderly family only likely unlikely friendly lonely")
_PLURALS = _set("people children women men feet teeth")
_BEHIND_NOUNS = _set(
    """and or of in on at for with without from by to after before during than as but if when over under near"""
)
# Words that end like a participle and say how somebody or something is.
_STATES = _set(
    """tired worried interested pleased scared frightened bored married retired confused used supposed aged related
    advanced concerned unsteady sacred naked wicked red bed need"""
)
_BE = r"(?:am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't)"
_BETWEEN = r"(?: \w+ly| not| also| often| never| always| still| then| now| first)*"
_PASSIVE = re.compile(rf"\b{_BE}{_BETWEEN} (\w+)\b", re.IGNORECASE)
_CLAUSES, _PARTS = re.compile(r"[;:.!?\u2013\u2014]+"), re.compile(r"[,()]+")


@lru_cache(maxsize=4096)
def has_verb(text: str) -> bool:
    """Whether a text holds a verb that says what is or what to do; "being older" and "numb feet" hold none."""
    clauses = [_PARTS.split(clause) for clause in _CLAUSES.split(clean(text).lower())]
    parts = [(number, WORD.findall(part)) for clause in clauses for number, part in enumerate(clause)]
    return any(_is_verb(words, index, number) for number, words in parts for index in range(len(words)))


def _is_verb(words: list[str], index: int, part: int) -> bool:
    """Whether a word of a part of a clause is a verb; "to help" is none that makes a sentence."""
    word, before = words[index], words[index - 1] if index else ""
    if word in _AUXILIARIES or word.endswith("n't"):
        return True
    if before in _BEFORE_NOUNS or before == "to":
        return False
    if index == 1 and before in _SUBJECTS:
        return True
    if before in _ADVERBS or (before.endswith("ly") and before not in _NO_ADVERBS):
        return word in _VERBS or word in _BOTH or word in _PAST or bool(_base(word))
    if word in _BOTH:
        return not (index or part) or before in _BEFORE_VERBS or before.endswith("s") or before in _PLURALS
    return word in _VERBS or word in _PAST or _is_past(words, index) or _is_third_person(words, index)


def _is_past(words: list[str], index: int) -> bool:
    """Whether a word is the "helped" of "it helped" or "the nurse helped", not that of "helped people"."""
    if not words[index].endswith("ed") or not index:
        return False
    behind = words[index + 1] if index + 1 < len(words) else ""
    is_many = words[index - 1].endswith("s") and behind and behind not in _BEHIND_NOUNS
    return bool(is_many) or words[index - 1] in _SUBJECTS or (index > 1 and words[index - 2] in _ARTICLES)


def _is_third_person(words: list[str], index: int) -> bool:
    """Whether a word is "helps", or a "changes" that something stands behind."""
    base = _base(words[index])
    if base not in _BOTH:
        return bool(base)
    behind = words[index + 1] if index + 1 < len(words) else ""
    return bool(index and behind and behind not in _BEHIND_NOUNS)


def _base(word: str) -> str:
    """The verb of which a word is the third person; empty where it is none."""
    if not word.endswith("s"):
        return ""
    forms = (word[:-1], word.removesuffix("es"), re.sub("ies$", "y", word))
    return next((form for form in forms if form in _VERBS or form in _BOTH), "")


def passives(sentence: str) -> list[str]:
    """The verbs of a sentence that may be passive, as they stand ("is needed")."""
    return [found[0] for found in _PASSIVE.finditer(sentence) if _is_participle(found[1].lower())]


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or (len(word) > 4 and word.endswith("ed") and word not in _STATES)
