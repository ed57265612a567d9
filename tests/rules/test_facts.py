"""Every document says what it must: each fact of ``facts.yaml`` in each document that its ``docs`` names.

``facts.yaml`` holds, for each fact, expressions that must all match within one text: a paragraph, a list entry, a
label or a cell. A fact of the comparison must stand in its own cell (or on its own card), not just anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from b12docs.catalogue.plan import Job
from b12docs.document.leaves import Heading, Paragraph, plain_text
from b12docs.document.nodes import Block, Card, Node, Table
from b12docs.document.tree import Document, walk
from b12docs.production.pipeline import Project
from b12docs.schema.texts import strings
from tests.conftest import jobs, name_of, shipped, tree

FILE = Path(__file__).parents[1] / "facts.yaml"
KEYS = {"id", "docs", "cell", "fact", "says"}


@dataclass(frozen=True)
class Fact:
    """One entry of ``facts.yaml``; ``cell`` is row/condition, or empty."""

    id: str
    docs: str
    fact: str
    says: dict[str, list[str]]
    cell: str = ""

    def expressions(self, job: Job) -> list[re.Pattern[str]]:
        """What must match in the document: what is said of its reader; a carer is told what a patient is told."""
        reads = shipped().content.audiences[job.audience].reads
        names = {"lay": (job.level, "lay"), "carer": ("carer", job.level, "lay")}.get(reads, (reads,))
        says = next(self.says[name] for name in names if name in self.says)
        return [re.compile(expression, re.IGNORECASE) for expression in says]


@cache
def facts() -> tuple[Fact, ...]:
    """The entries of ``facts.yaml``."""
    return tuple(Fact(**entry) for entry in yaml.safe_load(FILE.read_text("utf-8")))


def letter(job: Job) -> str:
    """The letter that stands for a document in ``docs``."""
    if job.layout == "leaflet":
        return "e" if job.level == "easy" else "p"
    return {"onepager": "c", "poster": "t"}[job.layout]


PAIRS = [(fact, job) for fact in facts() for job in jobs(default_paper_only=True) if letter(job) in fact.docs]


@pytest.mark.parametrize(("fact", "job"), PAIRS, ids=[f"{fact.id}-{name_of(job)}" for fact, job in PAIRS])
def test_the_document_tells_the_fact(fact: Fact, job: Job) -> None:
    """All expressions of the fact match within one text of the document, in its own cell where it has one."""
    document = tree(job)
    texts = list(_texts(_place(document, fact.cell, job)))
    if fact.cell:
        texts.append(" ".join(texts))  # what a cell leads with may stand on a line of its own
    found = [text for text in texts if all(one.search(text) for one in fact.expressions(job))]
    assert texts
    assert found, f"{fact.id} ({fact.fact}): no text matches {fact.says}{_nearest(fact, job, texts)}"


def test_all_facts_are_listed_once() -> None:
    """F01 to F65 are listed, each id once, in the documents and with the readers that it must be told to."""
    ids = [fact.id for fact in facts()]
    assert len(ids) == len(set(ids))
    assert {f"F{number:02}" for number in range(1, 66)} <= set(ids)
    assert {f"A21{part}" for part in "abcd"} | {f"A22{part}" for part in "abc"} <= set(ids)
    assert len(PAIRS) > 450
    for fact in facts():
        assert fact.docs
        assert set(fact.docs) <= set("epct")
        assert re.fullmatch(r"[a-z]+/[a-z0-9]+", fact.cell or "cause/b12")
        assert set(fact.says) <= {"lay", "carer", "clinical", "easy", "standard", "detailed"}


def test_no_warning_is_left_out_at_any_level() -> None:
    """The red flags (A21, A22) are for every document."""
    warnings = [fact for fact in facts() if fact.id.startswith(("A21", "A22"))]
    assert len(warnings) >= 7
    assert {fact.docs for fact in warnings} == {"epct"}


SPOKEN = (Heading, Paragraph)
YOURS = re.compile(r"\b(?:my|if you|your (?:own|body|brain|nerves|cells|legs|feet|tongue))\b", re.IGNORECASE)


@pytest.mark.parametrize("level", ["easy", "standard", "detailed"])
def test_a_carer_is_not_taken_for_the_patient(level: str) -> None:
    """A carer's leaflet speaks of the person cared for: "their feet", where the patient's says "your feet"."""
    yours = {}
    for audience in ("patient", "carer"):
        job = Job("leaflet", audience, level, "A4", version="leaflet")
        blocks = [block for block in tree(job).walk() if isinstance(block, SPOKEN)]
        yours[audience] = [words for block in blocks if YOURS.search(words := plain_text(block.runs))]
    assert len(yours["patient"]) >= 6
    assert yours["carer"] == []


PATIENTS_OWN = re.compile(r"(?:^|[.:] )(?:keep taking|see a doctor|go back to|check your|try not)\b", re.IGNORECASE)


@pytest.mark.parametrize("level", ["easy", "standard", "detailed"])
def test_a_carer_is_told_how_to_help(level: str) -> None:
    """What a patient does, a carer helps with: no line tells a carer to take B12, or to see a doctor in their place."""
    told = {}
    for audience in ("patient", "carer"):
        job = Job("leaflet", audience, level, "A4", version="leaflet")
        told[audience] = [text for text in _texts(tree(job).walk()) if PATIENTS_OWN.search(text)]
    assert told["patient"]
    assert told["carer"] == []
    assert any("ooking after yourself" in text or "ook after yourself" in text for text in _texts(tree(job).walk()))


def test_expressions_are_not_met_by_just_any_text() -> None:
    """No fact is found in an empty text, nor in a sentence about something else."""
    texts = ["", "Ask your pharmacist which cream is right for a rash.", "The clinic is open on weekdays from 9 to 5."]
    for fact in facts():
        for expressions in fact.says.values():
            assert expressions
            for text in texts:
                assert not all(re.search(one, text, re.IGNORECASE) for one in expressions), (fact.id, text)


def test_content_names_only_facts_that_are_listed(project: Project) -> None:
    """Every fact that a text of content.yaml claims to tell is one of the list."""
    known = {fact.id for fact in facts()} | {re.sub(r"(?<=\d)[a-d]$", "", fact.id) for fact in facts()}
    tree_of_yaml = yaml.safe_load(project.inputs.content.read_text("utf-8"))
    claimed = set(_claims(tree_of_yaml))
    assert len(claimed) > 65
    assert {claim for claim in claimed if re.match(r"F\d", claim)} <= known


# --- helpers ----------------------------------------------------------------------------------------------------------


def _texts(blocks: Iterator[Node]) -> Iterator[str]:
    """The words of every paragraph, list entry, label and cell, without reference numbers, and where its links lead."""
    for block in blocks:
        if isinstance(block, Paragraph):
            led = " ".join(dict.fromkeys(run.href for run in block.runs if run.href))  # where its links lead
            yield f"{' '.join(plain_text(tuple(run for run in block.runs if not run.small)).split())} {led}".strip()


def _place(document: Document, cell: str, job: Job) -> Iterator[Node]:
    """The blocks in which a fact must stand.

    For a fact with a cell that is the cell of the table; where cards stand for the table, the condition's card if the
    cards show the row. Every other fact may stand anywhere.
    """
    comparison = shipped().content.comparison
    assert comparison
    row, _, condition = cell.partition("/")
    rows, columns = ([one.id for one in ids] for ids in (comparison.rows, comparison.conditions))
    table = next((block for block in document.walk() if isinstance(block, Table)), None)
    if cell and table:
        assert [len(line) - 1 for line in table.rows] == [len(columns)] * len(rows)
        names = set(map(str, strings(next(one for one in comparison.rows if one.id == row).name.root)))
        (line,) = (one for one in table.rows if names & set(_texts(_all(one[0].blocks))))  # in any order
        return _all(line[columns.index(condition) + 1].blocks)
    if row in _rows_on_cards(job):
        cards = [block for block in document.walk() if isinstance(block, Card)]
        return _all(cards[columns.index(condition)].blocks)
    return document.walk()


def _all(blocks: tuple[Block, ...]) -> Iterator[Node]:
    return (inner for block in blocks for inner in walk(block))


def _rows_on_cards(job: Job) -> set[str]:
    """The rows of the comparison that this reader's cards show."""
    content = shipped().content
    reads = content.audiences[job.audience].reads
    cards = content.comparison.cards if content.comparison and job.layout == "leaflet" else ()
    return {card.row for card in cards if not card.meant_for or {reads, f"{reads}/{job.level}"} & set(card.meant_for)}


def _nearest(fact: Fact, job: Job, texts: list[str]) -> str:
    """The text that matches most of the expressions, to say in an error."""
    expressions = fact.expressions(job)
    best = max(texts, key=lambda text: sum(bool(one.search(text)) for one in expressions))
    missing = [one.pattern for one in expressions if not one.search(best)]
    return f"\nnearest: {best!r}\nlacks: {missing}"


def _claims(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from map(str, inner) if key == "facts" and isinstance(inner, list) else _claims(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _claims(inner)
