"""The shipped text keeps the limits of its reading levels, figure by figure.

The limits stand here as well as in house.yaml, so that nobody can loosen them there unseen. A figure is an aid
(about one and a half grades either way) and no proof that anybody understands: every message names its method.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic
from b12docs.document.leaves import Heading, Paragraph, Run, plain_text
from b12docs.document.tree import Document
from b12docs.production.findings import subject_of
from b12docs.production.pipeline import Project
from b12docs.production.rendering import rendered
from b12docs.readability.meter import Measure
from b12docs.readability.meter import measure as measured
from b12docs.rules.reading import texts
from b12docs.rules.registry import all_rules, run
from b12docs.rules.words import hard_words
from b12docs.schema.house import Limits
from tests.conftest import LAY_AUDIENCES, jobs, name_of, shipped, tree

LIMITS = {  # level: FKGL, SMOG, mean words a sentence, words of the longest sentence
    "easy": (5.0, 7.0, 10.0, 20),
    "standard": (8.0, 9.0, 14.0, 25),
    "detailed": (10.0, 12.0, 18.0, 30),
}
LONGEST_CLINICAL = 30
APART = 1.5  # grades between one leaflet and the next

WORDS = {rule.name for rule in all_rules() if rule.group == "words"}
DOCUMENTS = jobs(default_paper_only=True)
LAY = [job for job in DOCUMENTS if job.audience in LAY_AUDIENCES]
CLINICAL = [job for job in DOCUMENTS if job.audience == "clinician"]

lay = pytest.mark.parametrize("job", LAY, ids=name_of)
clinical = pytest.mark.parametrize("job", CLINICAL, ids=name_of)


@lay
def test_grade(job: Job) -> None:
    """The Flesch-Kincaid grade of a document is not above its level's limit."""
    measured, limit = measure(job), LIMITS[job.level][0]
    assert measured.fkgl <= limit, said(job, measured)


@lay
def test_smog(job: Job) -> None:
    """The SMOG grade of a document is not above its level's limit."""
    measured, limit = measure(job), LIMITS[job.level][1]
    assert measured.smog <= limit, said(job, measured)


@lay
def test_mean_sentence(job: Job) -> None:
    """The sentences of a document have no more words on average than its level allows."""
    measured, limit = measure(job), LIMITS[job.level][2]
    assert measured.mean_words <= limit, said(job, measured)


@lay
def test_longest_sentence(job: Job) -> None:
    """No sentence of a document is longer than its level allows."""
    measured, limit = measure(job), LIMITS[job.level][3]
    assert measured.longest.words <= limit, said(job, measured)


@clinical
def test_longest_clinical_sentence(job: Job) -> None:
    """No sentence for clinicians has more than 30 words."""
    measured = measure(job)
    assert measured.longest.words <= LONGEST_CLINICAL, said(job, measured)


@pytest.mark.parametrize("job", DOCUMENTS, ids=name_of)
def test_enough_is_measured(job: Job) -> None:
    """The figures are of a whole document's text, and say how they were made."""
    measured = measure(job)
    assert measured.words > (150 if job.layout == "poster" else 250), said(job, measured)
    assert measured.sentences > 20
    assert "FKGL" in measured.method
    assert "aid" in measured.method


@pytest.mark.parametrize("audience", LAY_AUDIENCES)
@pytest.mark.parametrize(("lower", "higher"), [("easy", "standard"), ("standard", "detailed")])
def test_the_levels_of_the_leaflet_differ(lower: str, higher: str, audience: str) -> None:
    """Each level of the leaflet is at least 1.5 grades harder than the one below it: the choice is a real one."""
    leaflets = {job.level: job for job in LAY if (job.layout, job.audience) == ("leaflet", audience)}
    one, other = leaflets[lower], leaflets[higher]
    apart = measure(other).fkgl - measure(one).fkgl
    assert apart >= APART, f"{apart:.2f} grades apart\n{said(one, measure(one))}\n{said(other, measure(other))}"


@pytest.mark.parametrize("write", [str, str.capitalize, str.upper], ids=["inside", "first", "shouted"])
def test_an_unexplained_hard_word_is_found(write: Callable[[str], str]) -> None:
    """A hard word that is put into a document without its explanation is named, with whatever letters it begins."""
    job = next(job for job in LAY if job.level == "easy" and job.layout == "leaflet")
    document, words = tree(job), shipped().content.hard_words
    term = next(term for term, word in words.items() if "easy" not in word.keep)
    first, *rest = document.pages
    band, *below = first.blocks
    paragraph = Paragraph((Run(f"{write(term)}: so it is called."),))
    changed = replace(document, pages=(replace(first, blocks=(band, paragraph, *below)), *rest))
    assert term in [found.term for found in hard_words(tuple(texts(changed)), words) if not found.is_explained]


def test_content_holds_these_limits(project: Project) -> None:
    """house.yaml has the same limits, so that a build warns of what these tests refuse."""
    content = project.content
    for reads in ("lay", "carer"):
        limits = {level: content.limits(reads, level) or Limits() for level in LIMITS}
        assert {name: (one.fkgl, one.smog, one.mean_words, one.longest) for name, one in limits.items()} == LIMITS
    clinical = {level: content.limits("clinical", level) or Limits() for level in ("standard", "detailed")}
    assert {one.longest for one in clinical.values()} == {LONGEST_CLINICAL}
    assert content.limits("clinical", "easy") is None


def test_the_rules_of_words_find_nothing_in_the_shipped_text() -> None:
    """No document is above its level, no section and no sentence too long, and no word, sentence or list is told of."""
    assert [str(one) for job in DOCUMENTS for one in found_of(job) if one.rule in WORDS] == []


# --- abbreviations ----------------------------------------------------------------------------------------------------

CAPITALS = re.compile(r"(?<![\w&])(?=\S*[A-Z]\S*[A-Z])[A-Z][A-Z0-9]*(?:&[A-Z]+)?(?![\w])")


@pytest.mark.parametrize("job", DOCUMENTS, ids=name_of)
def test_every_abbreviation_is_known_or_expanded(job: Job) -> None:
    """Two or more capitals in a row are an abbreviation that content.yaml explains, or lists as known to everybody."""
    content = shipped().content
    known = {*content.abbreviations, *map(str, content.known_abbreviations)}
    words = {word for text in all_texts(tree(job)) for word in CAPITALS.findall(text)}
    assert words
    assert words - known == set()


@clinical
def test_abbreviations_are_expanded_at_first_use(job: Job) -> None:
    """Where a clinician first meets an abbreviation, its words stand just before it, or it just before its words."""
    content = shipped().content
    text = " ".join(all_texts(tree(job)))
    for short, words in content.abbreviations.items():
        first = re.search(rf"\b{re.escape(short)}\b", text)
        if first:
            around = text[max(0, first.start() - len(words) - 3) : first.end() + len(words) + 3].lower()
            assert words.lower() in around, f"{short} is not expanded in: {around}"


def test_patients_meet_no_abbreviation_that_needs_expanding() -> None:
    """The abbreviations that are explained to clinicians do not stand in patient documents."""
    short = list(shipped().content.abbreviations)
    assert short
    found = [
        (name_of(job), word)
        for job in LAY
        for text in all_texts(tree(job))
        for word in short
        if re.search(rf"\b{re.escape(word)}\b", text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask for MMA and HbA1c.", ["MMA"]),
        ("Vitamin B12 or A&E, NG239.", ["A&E", "NG239"]),
        ("Do Not shout", []),
        ("(NIH): AAPM&R", ["NIH", "AAPM&R"]),
    ],
)
def test_capitals_are_recognised(text: str, found: list[str]) -> None:
    """A word of two or more capitals, with figures and "&", is taken for an abbreviation."""
    assert CAPITALS.findall(text) == found


def found_of(job: Job) -> tuple[Diagnostic, ...]:
    """What all rules say of a document."""
    ready = rendered(shipped(), job)
    return (*ready.found, *run("document", subject_of(shipped(), job, ready)))


# --- helpers ----------------------------------------------------------------------------------------------------------


@cache
def measure(job: Job) -> Measure:
    """The figures of a document."""
    assert texts(tree(job))
    return measured(text.unit for text in texts(tree(job)))


def said(job: Job, measured: Measure) -> str:
    """The figures, with their method, for a message."""
    return (
        f"{name_of(job)}: FKGL {measured.fkgl:.2f}, SMOG {measured.smog:.2f}, "
        f"{measured.mean_words:.1f} words a sentence, "
        f"the longest {measured.longest.words}: '{measured.longest.text}' "
        f"({measured.words} words in {measured.sentences} sentences; {measured.method})"
    )


def all_texts(document: Document) -> list[str]:
    """The words of every heading and paragraph, addresses apart."""
    blocks = [block for block in document.walk() if isinstance(block, Heading | Paragraph)]
    return [plain_text(tuple(run for run in block.runs if not run.href)) for block in blocks]
