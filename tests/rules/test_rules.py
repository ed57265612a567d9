"""Every rule of the registry speaks where it is broken, and is silent where it is kept."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import b12docs
from b12docs.diagnostics import Location
from b12docs.drawing.parts import read_parts
from b12docs.rules.clinic import ClinicFile
from b12docs.rules.drawing import DrawingFile
from b12docs.rules.faults import FAULTS, HARMS
from b12docs.rules.project import Surroundings
from b12docs.rules.registry import Kind, Rule, all_rules, rules_of, run
from b12docs.rules.texts import ContentNodes
from b12docs.rules.theme import Colours
from b12docs.rules.walk import walk
from b12docs.source.pictures import Pictures
from b12docs.source.prose import Words
from b12docs.source.yaml_tree import parse
from tests.conftest import shipped
from tests.rules_page import PAGE, page

# What each kind of subject is made of where all is well; %s is where a case puts its own.
GOOD: dict[Kind, str] = {
    "content": """
published: 2026-01-01
review_by: 2027-01-01
documents: {leaflet: {pages: {A4: {short: 2}}, editions: {large-print: {pages: {A4: 3}}}}}
readers: {lay: {levels: {short: {}, long: {}}}, carer: {extends: lay}}
audiences:
  reader: {reads: lay, levels: [short, long], default: short}
  friend: {reads: carer, levels: [long], default: long}
labels: {page: {lay: {short: "Page {page}", long: "Page {page}"}}}
title: {short: "Call {emergency}", long: "See [us](https://a.example)"}
warnings: {title: Get help, groups: [{id: now, title: If, items: [{text: you faint}]}]}
references: [{id: R1}]
sections: [{id: one, for: lay/short, title: {lay: {short: A}}, blocks: [
  {text: B, refs: R1}, {id: two, text: "Take {dose}"}, {box: {title: T, marker: circle, blocks: [{text: C}]}},
  {list: tiles, items: [{id: a, icon: gas.svg}]}, {figure: {file: legs.svg}, labels: [{id: a}]}]}]
comparison:
  conditions: [{id: a, marker: circle}, {id: b, marker: square}]
  rows: [{id: row, cells: {a: A, b: B}}]
  cards: [{row: row}]
values: {dose: {label: Dose}}
rules: {reading-level: {severity: "off", because: It is a test}}
protocol: {title: Here, values: [dose]}
""",
    "clinic": """
paper: A4
theme: clear
accent: "#005EB8"
logo: {file: logo.png}
values: {ring: 01234 567}
protocol: {test: Now}
""",
    "project": """
audiences: {reader: {layouts: [leaflet]}}
documents: {leaflet: {}}
sections: [{blocks: [{figure: {file: legs.svg}, labels: [{points_at: feet}]}, {items: [{id: a}]},
  {items: [{icon: gas.svg}]}]}]
""",
    "layout": """
papers: {A4: {easy: [1]}}
body: {easy: 12pt}
type: {easy: {body: 12/15, h2: 14/16}}
""",
    "theme": """
palette: {ink: "#000000", heading: ink}
""",
    "palette": """
palette: {ink: "#000000", paper: "#FFFFFF", heading: ink}
""",
    "drawing": """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<g fill="none"><title>Feet</title><path d="M0 0h4" stroke="var(--ink, #000000)"/></g>
<circle class="anchor" id="at-feet" cx="3" cy="4" r="0" fill="none"/></svg>""",
}  # fmt: skip

# The rule's function, and how the good subject is changed so that it speaks.
BROKEN: dict[tuple[Kind, str], tuple[str, str]] = {
    ("content", "known_scopes"): ("for: lay/short", "for: lya/short"),
    ("content", "known_kinds"): ("title: {short:", "title: {expert: A, short:"),
    ("content", "words_of_levels"): ('short: "Call {emergency}"', "short: {lay: A}"),
    ("content", "wanted_levels"): ("title: {lay: {short: A}}", "title: {lay: {short: A, long: B}}"),
    ("content", "all_readers"): (', long: "See [us](https://a.example)"', ""),
    ("content", "house_words"): (', long: "Page {page}"', ""),
    ("content", "known_placeholders"): ("{emergency}", "{emergancy}"),
    ("content", "safe_links"): ("https://a.example", "http://a.example"),
    ("content", "whole_links"): ("text: C", 'text: "[C](tel:{dose})"'),
    ("content", "paired_marks"): ("text: C", 'text: "**C"'),
    ("content", "marks_and_not_words"): ("{a: A, b: B}", "{a: A, b: Tick}"),
    ("content", "no_empty_values"): ("published: 2026-01-01", "published:"),
    ("content", "unique_ids"): ("{id: b, marker", "{id: a, marker"),
    ("content", "known_references"): ("refs: R1", "refs: R2"),
    ("content", "known_defaults"): ("default: short", "default: easy"),
    ("content", "known_readers"): ("extends: lay", "extends: lya"),
    ("content", "readers_end"): ("lay: {", "lay: {extends: carer, "),
    ("content", "read_words"): ("title: {short: ", "title: {lay: Ours, short: "),
    ("content", "used_values"): ("values: {dose", "values: {recall: {label: Recall}, dose"),
    ("content", "read_parts"): ("text: C", "for: carer, text: C"),
    ("content", "unlike_names"): ("carer: {extends", "long: {extends"),
    ("content", "known_values"): ("values: [dose]", "values: [dsoe]"),
    ("content", "values_no_help_lines"): ("values: {dose", "values: {doctor"),
    ("content", "warnings_or_why_not"): (", groups: [{id: now, title: If, items: [{text: you faint}]}]", ""),
    ("content", "unique_blocks"): ("{id: two, text", "{text"),
    ("content", "promised_papers"): ("pages: {A4: 3}", "pages: {A44: 3}"),
    ("content", "promised_levels"): ("{A4: {short: 2}}", "{A4: {shrot: 2}}"),
    ("content", "known_rows"): ("row: row", "row: rwo"),
    ("content", "known_columns"): ("cells: {a: A,", "cells: {c: C, a: A,"),
    ("content", "full_rows"): ("cells: {a: A,", "cells: {"),
    ("content", "unlike_markers"): ("marker: square", "marker: circle"),
    ("content", "marked_boxes"): ("{title: T, marker", "{marker"),
    ("content", "shown_icons"): ("list: tiles", "list: steps"),
    ("content", "dates_in_order"): ("review_by: 2027", "review_by: 2025"),
    ("content", "one_alphabet"): ("title: Get help", "title: Gеt help"),
    ("content", "no_backslashes"): ("title: Get help", 'title: "Get\\the help"'),
    ("content", "straight_quotes"): ("title: Get help", "title: “Get help”"),
    ("content", "remarks_of_content"): ("groups: [{id: now, title: If,", "groups: [{id: now, title: If # not\n,"),
    ("content", "no_foreign_marks"): ("text: C", "text: <b>C</b>"),
    ("content", "finished_words"): ("text: C", "text: TBC"),
    ("content", "clear_days"): ("text: C", "text: On 12/07/2026"),
    ("content", "paired_quotes"): ("text: C", "text: “C"),
    ("content", "sound_help"): ("labels: {", "help: {urgent: 111 or 01632 960123}\nlabels: {"),
    ("content", "existing_rules"): ("{reading-level:", "{raeding-level:"),
    ("content", "unlowered_rules"): ("{reading-level:", "{unprinted:"),
    ("content", "typed_letters_of_files"): ("text: C", "text: \ufefb"),
    ("content", "right_letters_of_content"): ("published:", "language: ro\nversion: ş\npublished:"),
    ("content", "known_code"): ("published:", "language: qy\npublished:"),
    ("clinic", "typed_letters_of_files"): ("Now", "\ufefb"),
    ("clinic", "known_values"): ("{test:", "{tset:"),
    ("clinic", "no_approval"): ("theme: clear", "approval: {name: A}"),
    ("clinic", "values_given_once"): ("{test:", "{ring: 1, test:"),
    ("clinic", "sound_values"): ("01234 567", "the desk"),
    ("clinic", "sound_phones"): ("theme: clear", "theme: clear\nphone: O1234 567"),
    ("clinic", "sound_help"): ("theme: clear", "theme: clear\nhelp: {emergency: 999 (or 112)}"),
    ("clinic", "sound_mentions"): ("theme: clear", "theme: clear\nlanguages: Ann on 01234 567890 0000 0000"),
    ("clinic", "numbers_given_once"): ("theme: clear", "theme: clear\nphone: [01234 567, (01234) 567]"),
    ("clinic", "known_papers"): ("paper: A4", "paper: A44"),
    ("clinic", "known_theme"): ("theme: clear", "theme: claer"),
    ("clinic", "readable_accent"): ("#005EB8", "#FFFF00"),
    ("clinic", "sound_logo"): ("logo.png", "lgoo.png"),
    ("clinic", "no_placeholders"): ("Now", '"{emergency}"'),
    ("clinic", "safe_links"): ("Now", '"[now](javascript:1)"'),
    ("clinic", "one_alphabet"): ("Now", "Nоw"),
    ("clinic", "no_backslashes"): ("Now", '"Now\\now"'),
    ("clinic", "straight_quotes"): ("Now", "“Now”"),
    ("clinic", "remarks_of_clinic"): ("{test: Now}", "\n  test: Now # and then"),
    ("clinic", "no_foreign_marks"): ("Now", '"&amp;"'),
    ("clinic", "finished_words"): ("Now", "TODO"),
    ("clinic", "clear_days"): ("Now", "12/07/2026"),
    ("clinic", "paired_quotes"): ("Now", "Now”"),
    ("clinic", "paired_marks"): ("Now", '"**Now*"'),
    ("clinic", "no_empty_values"): ("paper: A4", "paper:"),
    ("project", "known_layouts"): ("[leaflet]", "[leaflat]"),
    ("project", "made_documents"): ("layouts: [leaflet]", "layouts: [page]"),
    ("project", "known_figures"): ("icon: gas.svg", "icon: gsa.svg"),
    ("project", "sound_photographs"): ("legs.svg", "legs.jpg"),
    ("project", "known_points"): ("points_at: feet", "points_at: foot"),
    ("project", "pointing_labels"): ("{id: a}", "{id: a, points_at: feet}"),
    ("layout", "known_papers"): ("A4:", "A44:"),
    ("layout", "levels_with_type"): ("body: {easy:", "body: {hard:"),
    ("layout", "scales_with_body"): ("body: 12/15,", ""),
    ("layout", "known_styles"): ("h2:", "h7:"),
    ("theme", "known_roles"): ("ink:", "inc:"),
    ("theme", "written_colours"): ("#000000", "#00000"),
    ("theme", "named_colours"): ("heading: ink", "heading: inc"),
    ("palette", "no_circles"): ("heading: ink", "heading: heading"),
    ("palette", "told_apart"): ("#FFFFFF", "#111111"),
    ("drawing", "known_elements"): ("<path", "<image/><path"),
    ("drawing", "no_words"): ("<path", "Feet<path"),
    ("drawing", "known_attributes"): ("<path", '<path opacity="1"'),
    ("drawing", "known_colours"): ("--ink", "--inc"),
    ("drawing", "needed_attributes"): ('d="M0 0h4"', ""),
    ("drawing", "filled_shapes"): ('<g fill="none">', "<g>"),
    ("drawing", "sound_anchors"): ('cx="3"', 'cx="65"'),
    ("drawing", "known_anchors"): ('class="anchor"', 'class="anchor below"'),
    ("drawing", "shows_something"): ('<path d="M0 0h4" stroke="var(--ink, #000000)"/>', ""),
}  # fmt: skip


def words(text: str) -> Words:
    """A text of content.yaml."""
    return Words(text, Location("content.yaml", 1, 1))


@pytest.fixture(autouse=True)
def logo(tmp_path: Path) -> None:
    """The logo that lies beside the clinic file."""
    Image.new("RGB", (9, 9)).save(tmp_path / "logo.png")


def subject(kind: Kind, text: str, folder: Path) -> Any:
    """What the rules of this kind look at."""
    made: dict[Kind, Callable[[], Any]] = {
        "content": lambda: ContentNodes.of(parse(text, "content.yaml")),
        "clinic": lambda: ClinicFile(
            parse(text, "clinic.yaml"), Pictures(folder),
            parse("values: {test: {}, ring: {kind: phone}}", "content.yaml"), ["clear"], shipped().themes.load("clear"),
        ),
        "project": lambda: Surroundings(
            walk(parse(text, "content.yaml")), ["leaflet"], shipped().layouts.figures, {}, Pictures(folder)
        ),
        "palette": lambda: Colours([parse(text, "ours.yaml")], "palette"),
        "drawing": lambda: DrawingFile(read_parts(text, "a.svg")),
    }  # fmt: skip
    return made[kind]() if kind in made else parse(text, "a.yaml")


def of_text(rule: Rule) -> bool:
    """Whether the rule looks at something that a text is read into."""
    return rule.looks_at in GOOD


RULES = [pytest.param(rule, id=f"{rule.looks_at} {rule.check.__name__}") for rule in all_rules() if of_text(rule)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_where_it_is_broken(rule: Rule, tmp_path: Path) -> None:
    """Each rule has a case that breaks it, and says where, in words."""
    good, bad = BROKEN[rule.looks_at, rule.check.__name__]
    assert good in GOOD[rule.looks_at]
    found = list(rule.check(subject(rule.looks_at, GOOD[rule.looks_at].replace(good, bad, 1), tmp_path)))
    assert found
    assert all(one.at.line and len(one.message) > 15 for one in found)


@pytest.mark.parametrize("kind", GOOD)
def test_rules_are_silent_where_all_is_well(kind: Kind, tmp_path: Path) -> None:
    """No rule has anything to say of a good subject, so that its case is what makes it speak."""
    assert list(run(kind, subject(kind, GOOD[kind], tmp_path))) == []
    assert rules_of(kind)


@pytest.mark.parametrize(
    ("second", "told"),
    [("(01234) 567890", True), ("01234 567891", False), ("01234 567890 ext. 5", False), ("+44 1234 567890", False)],
)
def test_a_number_that_is_given_twice_is_told(second: str, told: bool, tmp_path: Path) -> None:
    """However it is written: but an extension is another, and so is how it is dialled from abroad."""
    text = f"phone: [01234 567890, {{label: Nights, number: {second}}}]"
    found = [one for one in run("clinic", subject("clinic", text, tmp_path)) if one.rule == "duplicate-number"]
    assert [(one.severity, one.message) for one in found] == [
        ("warning", f"'{second}' is printed twice: it stands in line 1 already")
    ] * told


def test_what_a_rule_finds_has_its_name_and_severity(tmp_path: Path) -> None:
    """The registry stamps name and severity; a rule says only where and what."""
    bad = GOOD["content"].replace("{id: b, marker", "{id: a, marker")
    found = list(run("content", subject("content", bad, tmp_path)))
    assert {(one.rule, one.severity) for one in found} >= {("duplicate-id", "error")}


def said() -> dict[str, set[str]]:
    """The name of every diagnostic that the package makes by itself -> the modules that make it."""
    root = Path(b12docs.__file__).parent
    found: dict[str, set[str]] = {}
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Diagnostic", "fault"):
                first = node.args[0] if node.args else None
                name = str(first.value) if isinstance(first, ast.Constant) else "?"
                found.setdefault(name, set()).add(path.relative_to(root).as_posix())
    return found


def test_every_diagnostic_has_a_known_name() -> None:
    """A diagnostic is a rule's, or has a name from the closed list of what stands in the way; none of these is idle."""
    used = said()
    assert used.pop("?") <= {"rules/registry.py", "diagnostics.py", "production/listed.py"}
    assert set(used) <= {rule.name for rule in all_rules()} | set(FAULTS)
    assert set(FAULTS) <= set(used)


def test_the_page_of_the_rules_is_true() -> None:
    """docs/rules.md is what the registry says."""
    assert PAGE.read_text("utf-8") == page(), "python -m tests.rules_page writes it anew"


def test_one_name_has_one_group_and_one_answer_to_who_may_lower_it() -> None:
    """Files name a rule by its name alone: what they may do to it does not depend on where it looks."""
    known: dict[str, tuple[str, str, bool]] = {}
    for rule in all_rules():
        said = rule.severity, rule.group, rule.fixed
        assert known.setdefault(rule.name, said) == said, rule.name
        if rule.name in FAULTS:
            assert said == ("error", "safety" if rule.name in HARMS else "files", True), rule.name


def test_every_rule_says_where_it_comes_from() -> None:
    """Each rule has a source, and says in one sentence what holds."""
    for rule in all_rules():
        assert len(rule.source) > 10, rule.name
        assert rule.meaning.endswith("."), rule.name
