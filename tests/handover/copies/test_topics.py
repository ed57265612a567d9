"""Other topics: where words of one person may stand, and where not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from b12docs.catalogue.finish import PLAIN
from b12docs.catalogue.plan import Request
from b12docs.diagnostics import InputError, MachineError
from b12docs.handover.copies.batch import Batch, Checked, checked, write_copies
from b12docs.handover.copies.persons import columns_of
from b12docs.production.pipeline import load_project
from b12docs.project.inputs import find_inputs
from tests.handover.copies.lists import listed
from tests.pdfs import Pdf

TOPIC = """
id: visit
version: "1.0"
published: 2026-11-22
review_by: 2028-11-22
audiences: {patient: {levels: [standard]}}
title: "Your visit to us"
subtitle: {text: "What to bring"}
warnings: {none: "a list of opening hours"}
values:
  name: {label: "For:", personal: true}
  room: {label: "Your room:", personal: true}
  dose: {label: "Your dose:", personal: true, kind: dose}
addressee: name
main_message: {text: "Please come in good time."}
sections:
  - id: visit
    title: "Your visit"
    blocks:
      - text: "We are in room {room}. Read [our page](https://example.org) on {dose}."
      - list: bullets
        items: [{id: a, text: "Bring a friend"}, {id: b, text: "Come early"}]
"""
TABLE = """
      - table:
          feature: "What"
          columns: [{id: words, name: "Words"}]
          rows: [{id: dose, name: "Dose", cells: {words: "{dose}"}}]
"""
PEOPLE = "name,room,dose\nZoë Quint,West 4,5 mg\nÖdön Bly,East 7,10 mg\n"


def _batch(folder: Path, content: str, people: str = PEOPLE) -> Checked:
    (folder / "content.yaml").write_text(content, "utf-8")
    project = load_project(find_inputs(folder / "content.yaml"))
    (job,) = project.plan(Request("patient", "standard", "leaflet", "A4", PLAIN)).jobs
    one = listed(folder, people)
    return checked(Batch(project, job, one, columns_of(one, project), allows_drafts=True))


def _texts(found: Checked) -> list[str]:
    copies = [Pdf(found.forms.copy(one)[0]) for one in found.persons]
    return [pdf.text(pdf.root) for pdf in copies]


def test_words_of_a_person_may_stand_in_a_sentence_an_entry_and_a_cell(tmp_path: Path) -> None:
    """Also by themselves."""
    content = TOPIC.replace("Bring a friend", "{room}").replace("Come early", "Come to {room}") + TABLE
    for text, room, dose in zip(
        _texts(_batch(tmp_path, content)), ("West 4", "East 7"), ("5 mg", "10 mg"), strict=True
    ):
        assert (text.count(room), text.count(dose)) == (3, 2)


@pytest.mark.parametrize("place", ["Your visit to us", "Your visit", "our page"])
def test_elsewhere_they_are_refused_with_their_place(tmp_path: Path, place: str) -> None:
    """A title, a heading and the words of a link stand outside of pages, too."""
    content = re.sub(f'(?<=["\\[]){place}(?=["\\]])', f"{place} {{room}}", TOPIC)
    line = next(number for number, one in enumerate(content.splitlines(), 1) if f"{place} {{room}}" in one)
    with pytest.raises(InputError, match="from person to person") as caught:
        _batch(tmp_path, content)
    assert {one.at.line for one in caught.value.diagnostics} == {line}


def test_who_has_no_dose_is_a_bad_row(tmp_path: Path) -> None:
    """Nobody may write one in by hand; the others have their copies."""
    found = _batch(tmp_path, TOPIC, PEOPLE + "Ann Lee,West 5,\n")
    assert [(one.at.line, one.message) for one in found.bad] == [(4, "'dose' is empty")]


@pytest.mark.parametrize("added", ["", TABLE])
def test_copies_of_words_that_have_changed_since_lie_in_no_folder_together(tmp_path: Path, added: str) -> None:
    """Also where only the sentence round a value is another, and where each copy is set by itself."""
    write_copies(_batch(tmp_path, TOPIC + added), tmp_path / "copies")
    with pytest.raises(MachineError, match="another list or document"):
        write_copies(_batch(tmp_path, TOPIC.replace("We are", "You are") + added), tmp_path / "copies")
