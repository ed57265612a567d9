"""Every rule over documents and whole topics speaks where a case breaks it, and of the exemplary topic none does."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from PIL import Image

from b12docs import api
from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Paragraph, Run
from b12docs.document.nodes import Page
from b12docs.document.tree import Document
from b12docs.library.packaged import packaged
from b12docs.production.checking import check
from b12docs.rules.reading import texts
from b12docs.rules.registry import Kind, rules_of
from tests.rules.test_rules import GOOD

EXEMPLARY = Path(__file__).parent / "exemplary"
KINDS: tuple[Kind, ...] = ("document", "printed", "topic", "whole", "levels", "pages")
NAMES = sorted({rule.name for kind in KINDS for rule in rules_of(kind)})


class Change(NamedTuple):
    """What a case changes: the words ``old`` of a file into ``new``; with no ``old`` the file is written.

    Of a picture ``new`` is its width and height.
    """

    old: str
    new: str
    file: str = "content.yaml"


# What makes the easy leaflet speak of nobody.
WITHOUT_YOU = {
    "What may help you": "What may help",
    "your lips or tongue": "the lips or tongue",
    "You sneeze.": "People sneeze.",
    "Your eyes itch.": "Eyes itch.",
    "can tell you what": "can tell what",
    'lay: "What can I do?"': 'lay: "What may help?"',
    'easy: "I want to ask"': "easy: Questions",
}

FLOW = Change("{form: sheet, pages: {A4: 2}}", "{pages: {A4: 2}}")
SIGNS = "    blocks:\n      - list: bullets\n"  # of the section "signs", where a case puts a block of its own


def block(words: str) -> Change:
    """A block more in the section of signs."""
    return Change(SIGNS, SIGNS.replace("blocks:", f"blocks:\n      - {words}"))


def sheet(page: str, rest: str = "{{ parts.warnings(warnings) }}{{ parts.status(review) }}") -> Change:
    """A leaflet of this page."""
    return Change("", f"""---
title: Sheet
papers: {{A4: {{easy: 1, standard: 1}}}}
body: {{easy: 14pt, standard: 12pt}}
type: {{easy: {{body: 14/18}}, standard: {{body: 12/15.6}}}}
margin: 14mm
gap: 4mm
---
{{% import "_parts.html" as parts %}}
<section class="page"><h1>{{{{ title }}}}</h1>{page}{rest}</section>
""", "layouts/leaflet.html")  # fmt: skip


# The rule's name, and how the exemplary topic is changed so that it speaks.
CASES: dict[str, tuple[Change, ...]] = {
    "approval": (sheet("", "{{ parts.warnings(warnings) }}"),),
    "abbreviation": (Change("Your eyes itch.", "Ask for an MRI."),),
    "clinical-word": (Change("Your eyes itch.", "You have acute pain."),),
    "cut-text": (
        block('{id: cut, text: "A line.\\nIts next line."}'),
        sheet(
            "{% for section in sections %}{% for block in section.blocks if block.id == 'cut' %}"
            "<p>{{ block.paragraphs[0][0] }}</p>{% endfor %}{% endfor %}"
        ),
    ),
    "dose": (Change("Your eyes itch.", "Take two tablets a day."),),
    "draft-words": (Change("Draft: nobody has approved this yet", "Approved by the practice"),),
    "fragment": (Change("Your eyes itch.", "Red and sore eyes."),),
    "hard-sentence": (Change("Your eyes itch.", "Your immediate family knows everything."),),
    "hard-word": (Change("Your eyes itch.", "You may need an injection."),),
    "inherited-words": (
        Change("""            staff: "suddenly finds it hard to breathe"\n""", ""),
        Change("it is suddenly hard to breathe", "it is suddenly hard for you to breathe"),
    ),
    "level-gap": (
        Change("A chemist can tell", 30 * "It may itch. " + "A chemist can tell"),
        Change("A pharmacist can tell you about drops", 30 * "It may itch. " + "A pharmacist can tell you about drops"),
    ),
    "left-out": (sheet(
        30 * "<p>{{ main_message.text }}</p>" + '<section><h2>{{ actions.questions }}</h2><hr data-count="4"></section>'
    ),),
    "long-sentence": (Change("A chemist can tell", "A chemist" + " can and may and will" * 6 + " tell"),),
    "no-warnings": (sheet("", "{{ parts.status(review) }}"),),
    "no-you": (
        *(Change(old, new) for old, new in WITHOUT_YOU.items()),
        Change("A chemist can tell", 25 * "The eyes may itch. " + "A chemist can tell"),
    ),
    "other-reader": (Change("A pupil may have red, itchy eyes.", "Rest your eyes."),),
    "passive": (Change("Your eyes itch.", "You are tested."),),
    "reading-level": (Change("A chemist can tell", "A chemist" + " can and may and will" * 6 + " tell"),),
    "resolution": (
        Change(
            "blocks:\n      - refs: [NHS1]\n        text:\n          lay:\n            easy: \"A chemist",
            "blocks:\n      - figure: {file: small.png, alt: Grass in flower}\n"
            "      - refs: [NHS1]\n        text:\n          lay:\n            easy: \"A chemist",
        ),
        Change("{form: sheet, pages: {A4: 2}}", "{pages: {A4: 2}}"),
        Change("", "40 20", "small.png"),
    ),
    "section-level": (Change("A chemist can", 20 * "Your immediate family knows everything. " + "A chemist can"),),
    "unprinted": (
        Change(
            "languages:\n  lay",
            "comparison: {title: Which, message: {text: Sit down.}, conditions: [{id: a, name: This, marker: circle}, "
            "{id: b, name: That, marker: square}], rows: [{id: one, name: Where, cells: {a: here, b: there}}]}\n\n"
            "languages:\n  lay",
        ),
    ),
    "unshown": (sheet('<p>A <span class="ref">{{ sections[0].title }}</span></p>'),),
    "wrong-heading": (
        sheet(
            "<h2>{{ warnings.title }}</h2>"
            "{% for group in warnings.groups %}<h3>{{ group.title }}</h3>"
            "{% for item in warnings.groups[1 - loop.index0].items %}<p>{{ item.text }}</p>{% endfor %}{% endfor %}",
            "{{ parts.status(review) }}",
        ),
    ),
    # --- structure ---
    "action-verb": (Change("**Ask** a pharmacist for advice.", "A visit to a pharmacist."),),
    "alt-text": (FLOW, block("figure: {file: legs.svg, alt: A drawing of legs, caption: Legs}")),
    "ask-whom": (Change("You sneeze.", "Ask before you take it."),),
    "call-to-action": (Change("**Ask** a pharmacist for advice.", "A visit to a pharmacist."),),
    "capitals": (Change("You sneeze.", "Do NOT sneeze."),),
    "caption": (FLOW, block("figure: {file: legs.svg, alt: Both legs itch alike}")),
    "emphasis": (Change("Some people get ill from **pollen**. It", f"**{'Some people get ill. ' * 9}** It"),),
    "heading-question": (Change("What is hay fever?", "Hay fever"),),
    "long-list": (block(
        f"{{id: many, list: bullets, items: [{', '.join(f'{{id: n{one}, text: Grass}}' for one in range(8))}]}}"
    ),),
    "long-paragraph": (Change("You sneeze.", "You sneeze." + " Your eyes itch." * 4),),
    "main-message": (sheet("{{ parts.each(sections, labels) }}<p>{{ main_message.text }}</p>"),),
    "number-words": (Change("You sneeze.", "You sneeze three times."),),
    "summary": (Change("You sneeze.", "You sneeze. " * 501),),
    "table-title": (sheet('<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><th scope="row">B</th></tr>'
                          "</tbody></table>"),),
    "table-words": (block("table: {columns: [{id: a, name: How many of us sneeze on each day}], rows: [{id: b, "
                          "name: Grass, cells: {a: Few}}]}"),),
    "warnings-first": (
        Change("leaflet: {form: sheet, pages: {A4: 2}}", "leaflet: {}"), Change("You sneeze.", "You sneeze. " * 300),
    ),
    # --- governance ---
    "contact": (Change("phone: 01632 960 123\n", "", "clinic.yaml"),),
    "dates-shown": (sheet("<p>{{ main_message.text }}</p>"),),
    "feedback": (Change("Tell the school how to improve this.", "Rest."),),
    "funding": (Change(" Our school paid for this.", ""),) * 2,
    "owner": (Change("name: Riverside School\n", "", "clinic.yaml"),),
    "review-span": (Change("review_by: 2028", "review_by: 2030"),),
    "sentence-length": (
        Change("", packaged("house.yaml").read_text("utf-8").replace("language: en-GB", "language: cy"), "house.yaml"),
        Change("A chemist can tell", "A chemist" + " can and may and will" * 30 + " tell"),
    ),
    "undated-reference": (Change('date: "2024"', 'date: "no date"'),),
    "unsourced": (Change("- id: eyes\n            refs: [NHS1]\n", "- id: eyes\n"),),
    "unused-reference": (Change("references:\n", "references:\n  - {id: R2, title: A, publisher: B, date: '2024', "
                                "url: 'https://example.org/', short: A}\n"),),
}  # fmt: skip


def changed(folder: Path, *changes: Change) -> Path:
    """The exemplary topic in a folder, with these changes."""
    shutil.copytree(EXEMPLARY, folder, dirs_exist_ok=True)
    for change in changes:
        file = folder / change.file
        file.parent.mkdir(parents=True, exist_ok=True)
        if change.old:
            text = file.read_text("utf-8")
            assert change.old in text, change.old
            file.write_text(text.replace(change.old, change.new, 1), "utf-8")
        elif file.suffix == ".png":
            width, height = map(int, change.new.split())
            Image.effect_noise((width, height), 90).save(file)
        else:
            file.write_text(change.new, "utf-8")
    return folder


def found(folder: Path) -> tuple[Diagnostic, ...]:
    """What is found of the topic in a folder and of all its documents."""
    with contextlib.chdir(folder):
        try:
            project = api.load()
        except InputError as error:
            return error.diagnostics
        jobs = api.plan(project, level="all").jobs
        return check({project.content.id: project}, jobs).found


def test_nothing_is_found_of_the_exemplary_topic(tmp_path: Path) -> None:
    """So that what a case changes is what makes its rule speak."""
    assert [str(one) for one in found(changed(tmp_path))] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_speaks_where_it_is_broken(name: str, tmp_path: Path) -> None:
    """Each has a case, and says where, in words."""
    own = [one for one in found(changed(tmp_path, *CASES[name])) if one.rule == name]
    assert own
    assert all(one.at.line and len(one.message) > 15 for one in own)


def test_a_text_stands_where_most_of_its_words_do() -> None:
    """The name of a row before the words of its cell has a place of its own, which is no help to who mends the cell."""
    row, cell = Location("content.yaml", 7, 9), Location("content.yaml", 8, 11)
    paragraph = Paragraph((Run("Cause: ", bold=True, at=row), Run("Too little of a vitamin.", at=cell)), at=row)
    document = Document("Title", "en-GB", (Page((paragraph,)),))
    assert [text.unit.place for text in texts(document)] == [cell]


def test_every_kind_of_rule_has_its_cases_somewhere() -> None:
    """Those over files stand in ``test_rules``, those of finished PDFs beside what reads them, those of translations in
    ``test_translations``; all others here.
    """
    assert set(get_args(Kind)) - set(GOOD) - set(KINDS) == {"pdf", "translation"}
