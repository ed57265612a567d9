"""What of a topic a reader gets: their own words, nothing meant for others, and a clinic's values filled in."""

from __future__ import annotations

from textwrap import dedent

import pytest

from b12docs.diagnostics import InputError
from b12docs.source.prose import BLANK
from b12docs.templates.selection import select
from b12docs.templates.standing import Status
from b12docs.templates.view import View
from tests.helpers_cli import print_node
from tests.small_topics import clinic_of, document_of, section_of, seen, topic

EVERYBODY = [
    ("patient", "easy"), ("patient", "standard"), ("patient", "detailed"),
    ("carer", "easy"), ("carer", "standard"), ("carer", "detailed"),
    ("clinician", "standard"), ("clinician", "detailed"),
]  # fmt: skip
LAY, CARER, CLINICAL = EVERYBODY[:3], EVERYBODY[3:6], EVERYBODY[6:]


def texts(view: View) -> list[str]:
    """The paragraphs of the first section; none where the reader has no section."""
    return [str(line) for block in view.sections[0].blocks for part in block.paragraphs for line in part]


def by_reader(text: str) -> dict[tuple[str, str], str]:
    """What each reader gets of one text."""
    loaded = topic(section_of(f"- text: {text}"))
    return {one: " ".join(texts(seen(loaded, *one))) for one in EVERYBODY}


# --- readers and levels -----------------------------------------------------------------------------------------------


def test_one_string_is_for_everybody() -> None:
    """A text that stands once is read by every reader at every level."""
    assert by_reader("Once") == dict.fromkeys(EVERYBODY, "Once")


def test_a_text_may_stand_for_each_level() -> None:
    """Whoever reads at the level gets it, of whatever kind."""
    found = by_reader("{easy: E, standard: S, detailed: D}")
    assert found == {(who, level): level[0].upper() for who, level in EVERYBODY}


def test_a_text_may_stand_for_each_kind_of_reader() -> None:
    """Once for all levels of a kind, or for each of its levels."""
    found = by_reader("{lay: {easy: E, standard: S, detailed: D}, clinical: C}")
    assert [found[one] for one in CLINICAL] == ["C", "C"]
    assert [found[one] for one in LAY] == ["E", "S", "D"]


def test_who_extends_another_reads_its_words() -> None:
    """But where there are words of one's own, level by level."""
    found = by_reader("{lay: {easy: E, standard: S, detailed: D}, carer: {standard: Theirs}, clinical: C}")
    assert [found[one] for one in CARER] == ["E", "Theirs", "D"]
    assert [found[one] for one in LAY] == ["E", "S", "D"]


def test_words_of_ones_own_go_before_those_of_a_level() -> None:
    """A kind that is named beside levels has its own words, and everybody else those of their level."""
    found = by_reader("{easy: E, standard: S, detailed: D, carer: Theirs}")
    assert [found[one] for one in CARER] == ["Theirs"] * 3
    assert [found[one] for one in (*LAY, *CLINICAL)] == ["E", "S", "D", "S", "D"]


CHAIN = """
readers: {lay: {levels: {one: {}, two: {}}}, carer: {extends: lay}, school: {extends: carer}}
audiences:
  patient: {reads: lay, levels: [one, two], layouts: [leaflet]}
  teacher: {reads: school, levels: [one, two], layouts: [leaflet]}
labels:
  kind: Leaflet
  review_by: Review by
  sources: Sources
  clinic: Clinic
  contents: Contents
languages: Ask {languages}.
disclaimer: No advice.
"""


def test_readers_extend_readers_in_a_chain() -> None:
    """The nearest words go first: one's own, then those of the reader that is extended, then its own model's."""
    text = "{lay: {one: L1, two: L2}, carer: {one: C1}}"
    loaded = topic(CHAIN + section_of(f"- text: {text}"))
    found = {level: texts(seen(loaded, "teacher", level)) for level in ("one", "two")}
    assert found == {"one": ["C1"], "two": ["L2"]}


@pytest.mark.parametrize(
    ("scope", "readers"),
    [
        ("lay", LAY + CARER),
        ("carer", CARER),
        ("clinical", CLINICAL),
        ("lay/easy", [LAY[0], CARER[0]]),
        ("[carer/easy, clinical]", [CARER[0], *CLINICAL]),
    ],
)
def test_a_part_for_some_is_for_those_who_extend_them_too(scope: str, readers: list[tuple[str, str]]) -> None:
    """``for: lay`` reaches carers, who read what lay readers read; ``for: carer`` reaches them alone."""
    loaded = topic(section_of(f"- text: For all\n- {{id: some, for: {scope}, text: For some}}"))
    assert [one for one in EVERYBODY if "For some" in texts(seen(loaded, *one))] == readers
    assert all("For all" in texts(seen(loaded, *one)) for one in EVERYBODY)


def test_nothing_that_is_meant_for_others_is_left() -> None:
    """Entries, sections and the subtitle, too."""
    entries = "- list: bullets\n  items:\n    - {id: a, text: A, for: lay}\n    - {id: b, text: B, for: clinical}"
    loaded = topic("subtitle: {for: clinical, text: Below}\n" + section_of(entries))
    patient, clinician = seen(loaded), seen(loaded, "clinician", "detailed")
    assert [item.id for view in (patient, clinician) for item in view.sections[0].blocks[0].items] == ["a", "b"]
    assert patient.subtitle is None
    assert clinician.subtitle
    assert clinician.subtitle.text == "Below"


# --- values -----------------------------------------------------------------------------------------------------------

VALUES = """
values:
  ward: {label: "Ward:"}
  drops: {label: "Dose:", kind: dose}
  ring: {label: "Ring:", kind: phone, required: true}
"""
ALL_SHOWN = VALUES + "protocol: {for: clinical, title: Ours, values: [ward, drops, ring]}\n"


def said(text: str, clinic: str = "", *, screen: bool = False) -> str:
    """What a patient reads of a text with values."""
    return texts(seen(topic(ALL_SHOWN + section_of(f"- text: {text}")), clinic=clinic, screen=screen))[0]


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("Come at {ward}.", "9 a.m.", "Come at 9 a.m."),
        ("Come at **{ward}**. Then wait.", "9 a.m.", "Come at **9 a.m.** Then wait."),
        ("At {ward}. Then wait.", "Ring first!", "At Ring first! Then wait."),
        ("Come at {ward}, or ring.", "9 a.m.", "Come at 9 a.m., or ring."),
        ("Come to {ward} ...", "St.", "Come to St. ..."),
        ("Come to {ward}...", "Ward 7.", "Come to Ward 7...."),
        ("Come to {ward}.", "Ward 7", "Come to Ward 7."),
    ],
)
def test_a_sentence_has_one_full_stop(text: str, value: str, printed: str) -> None:
    """A value may end with one of its own: nobody writes two."""
    assert said(text, f'values: {{ward: "{value}"}}') == printed


def test_a_value_is_filled_in() -> None:
    """With what the clinic gives, under ``values`` or, as those of the protocol box, under ``protocol``."""
    assert said("Go to {ward}.", "values: {ward: Ward 7}") == "Go to Ward 7."
    assert said("Go to {ward}.", "protocol: {ward: Ward 8}") == "Go to Ward 8."
    assert (
        said("Take {drops}, ring {ring}.", "values: {drops: 2 drops, ring: 01234 567}")
        == "Take 2 drops, ring [01234 567](tel:01234567)."
    )


@pytest.mark.parametrize(
    ("given", "linked"),
    [
        ("reception on 01632 960123.", "reception on [01632 960123](tel:01632960123)."),
        ("Desk +44 1632 960123 or 01632 960456", "Desk [+44 1632 960123](tel:+441632960123) or "
         "[01632 960456](tel:01632960456)"),
        ("[the desk](tel:01632960123), 01632 960123", "[the desk](tel:01632960123), 01632 960123"),
        ("room 12, 8.30 to 18.00, since 2019 2020 2021", "room 12, 8.30 to 18.00, since 2019 2020 2021"),
        ("0.0005000 or 10 000 000 or 01-02-2026 or 01.02.2026", "0.0005000 or 10 000 000 or 01-02-2026 or 01.02.2026"),
    ],
)  # fmt: skip
def test_numbers_among_a_clinics_words_are_links(given: str, linked: str) -> None:
    """In its lines of help, and in the protocol box."""
    assert said("Ask {doctor}", f"help: {{doctor: '{given}'}}") == f"Ask {linked}"
    view = seen(topic(PROTOCOL), "clinician", "detailed", f"protocol: {{ward: '{given}'}}")
    assert view.protocol
    assert view.protocol.prompts[0].lines == (linked,)


def test_a_missing_value_is_a_line_to_write_on() -> None:
    """On paper; on a screen, where nobody writes, it says whom to ask."""
    assert said("Go to {ward}.") == f"Go to {BLANK}."
    assert said("Go to {ward}.", screen=True) == "Go to (ask your clinic)."


@pytest.mark.parametrize("screen", [False, True])
@pytest.mark.parametrize(("name", "why"), [("drops", "a dose"), ("ring", "what the content requires")])
def test_some_values_must_not_be_missing(name: str, why: str, screen: bool) -> None:
    """A dose, and what is required: the fault names the text, and the hint what to enter."""
    with pytest.raises(InputError) as caught:
        said(f"Take {{{name}}}.", screen=screen)
    (fault,) = caught.value.diagnostics
    assert (fault.rule, fault.at.file, fault.hint) == (
        "missing-value", "content.yaml", f"add to clinic.yaml, under 'values:': {name}: ...",
    )  # fmt: skip
    assert fault.message == f"the clinic gives no '{name}': {why} must be there"


NO_LINES = {
    "a section's title": "sections: [{id: one, title: 'Of {ward}', blocks: [{text: A}]}]",
    "a picture's words": "sections: [{id: one, title: A, blocks: [{figure: {file: house.svg, alt: 'Of {ward}'}}]}]",
    "a box's title": "sections: [{id: one, title: A, blocks: [{box: {title: 'Of {ward}', blocks: [{text: A}]}}]}]",
    "the subtitle": "subtitle: {text: 'Of {ward}'}",
    "a group of warnings": "warnings: {title: Help, groups: [{id: a, title: 'Ring {ward} if:', items: [{text: x}]}]}",
    "a column's name": (
        "sections: [{id: one, title: A, blocks: [{table: "
        "{columns: [{id: a, name: 'Of {ward}'}], rows: [{id: b, name: B, cells: {a: C}}]}}]}]"
    ),
}


@pytest.mark.parametrize("part", NO_LINES)
def test_no_line_to_write_on_stands_in_a_title(part: str) -> None:
    """Nor in a name or in the words for a picture: there the value must be given."""
    given = "" if part == "a group of warnings" else None
    loaded = topic(ALL_SHOWN + NO_LINES[part], **({"warnings": given} if given is not None else {}))
    with pytest.raises(InputError, match="the clinic gives no 'ward': what stands in a title, a name or the words for"):
        seen(loaded)
    assert seen(loaded, clinic="values: {ward: Ward 7}").title == "A topic"


def test_all_that_is_missing_is_told_at_once() -> None:
    """Each text once, in one answer."""
    with pytest.raises(InputError) as caught:
        seen(topic(ALL_SHOWN + section_of("- text: Take {drops} and {drops}.\n- {id: b, text: 'Ring {ring}.'}")))
    assert [one.message.split("'")[1] for one in caught.value.diagnostics] == ["drops", "ring"]


# --- the protocol box, and what a clinic says of itself ---------------------------------------------------------------

PROTOCOL = VALUES.replace(", required: true", "") + "protocol: {title: Ours, values: [ward, drops, ring]}\n"


def test_a_value_of_several_lines_stands_in_the_protocol_box() -> None:
    """As a list below its label; one that is not given is a line to write on, whatever its kind."""
    view = seen(topic(PROTOCOL), "clinician", "detailed", "protocol:\n  ward: |\n    Ward 7\n\n    Second floor\n")
    assert view.protocol
    assert [(one.id, one.label, list(map(str, one.lines))) for one in view.protocol.prompts] == [
        ("ward", "Ward:", ["Ward 7", "Second floor"]), ("drops", "Dose:", []), ("ring", "Ring:", []),
    ]  # fmt: skip
    printed = "\n".join(map(print_node, document_of(view, "onepager").pages))
    assert "paragraph: **Ward:**\n" in printed
    assert all(f"      paragraph: {line}\n" in printed.replace("\u00a0", " ") for line in ("Ward 7", "Second floor"))
    assert "paragraph.write-in: Dose:" in printed


def test_several_lines_do_not_fit_into_a_sentence() -> None:
    """The fault is the clinic's, at its own line."""
    with pytest.raises(InputError, match=r"clinic.yaml:2:9: error: the value 'ward' has several lines"):
        said("Go to {ward}.", "values:\n  ward: |\n    Ward 7\n    Second floor\n")


def test_several_lines_may_be_all_of_a_line() -> None:
    """A text has the lines and paragraphs of a value that stands alone, or on a line of its own."""
    ward = "values:\n  ward: |\n    Ward 7\n    Second floor\n\n    Lift B\n"
    for text, expected in {
        "'{ward}'": ["Ward 7", "Second floor", "Lift B"],
        '"Go to:\\n {ward} \\nWelcome."': ["Go to:", "Ward 7", "Second floor", "Lift B", "Welcome."],
    }.items():
        assert texts(seen(topic(ALL_SHOWN + section_of(f"- text: {text}")), clinic=ward)) == expected


def test_what_stands_behind_a_bar_ends_with_its_last_word() -> None:
    """No line break of the file comes between a value and the full stop behind it."""
    assert said("Go to {ward}.", "values:\n  ward: |\n    Ward 7\n") == "Go to Ward 7."


def test_what_must_be_there_must_stand_in_the_protocol_box_too() -> None:
    """Even where no sentence needs it."""
    with pytest.raises(InputError, match="the clinic gives no 'ring': what the content requires must be there"):
        seen(topic(ALL_SHOWN), "clinician", "detailed")


def test_the_words_for_what_is_missing_have_their_help_lines() -> None:
    """On a screen."""
    ask = 'labels: {ask: {lay: "(ask {doctor})"}}\n'
    view = seen(topic(ask + ALL_SHOWN + section_of("- text: 'Go to {ward}.'")), screen=True)
    assert texts(view)[0] == "Go to (ask your GP)."


def test_a_value_has_the_name_that_it_likes() -> None:
    """What the program fills in elsewhere stays what it is."""
    values = "values: {page: {label: Page}}\n" + section_of("- text: 'Look at page {page}.'")
    view = seen(topic(values), clinic="values: {page: '7'}")
    assert texts(view)[0] == "Look at page 7."
    assert view.labels.page == "Page {page} of {pages}"


@pytest.mark.parametrize(
    "above", ["help: {doctor: your midwife}", "help: {doctor: your midwife, their_doctor: the ward}"]
)
def test_whom_a_topic_names_reaches_carers(above: str) -> None:
    """As theirs, unless there are words for that."""
    expected = "the ward" if "ward" in above else "their midwife"
    assert texts(seen(topic(above + section_of("- text: 'Ask {their_doctor}.'")), "carer"))[0] == f"Ask {expected}."


@pytest.mark.parametrize(
    ("scope", "warned"), [("carer", 1), ("lay/easy", 1), ("[carer, lay]", 0), ("lay/standard", 0), ("clinical", 1)]
)
def test_a_part_that_nobody_reads_is_told(scope: str, warned: int) -> None:
    """Where a topic has fewer audiences or levels than its house."""
    few = "audiences: {patient: {levels: [standard]}}\n"
    parts = section_of(f"- text: For all.\n- {{id: two, for: {scope}, text: For some.}}")
    assert [one.rule for one in topic(few + parts).warnings] == ["unread-part"] * warned


def test_a_part_that_nobody_reads_where_it_stands_is_told() -> None:
    """A clinician reads no box for patients; what stands in a part that nobody reads is not told again."""
    box = "- text: For all.\n- {for: lay, box: {blocks: [{text: All.}, {id: two, for: clinical, text: Some.}]}}"
    found = topic(section_of(box)).warnings
    assert [(one.rule, one.at.line) for one in found] == [("unread-part", 20)]


# --- parts that have nothing for a reader -----------------------------------------------------------------------------


def test_a_part_without_a_title_goes_with_the_last_of_what_it_holds() -> None:
    """A list, a box and the links, where all that they hold is for others; the reference behind is not numbered."""
    parts = """
    - text: For all.
    - {list: bullets, items: [{id: one, for: clinical, text: For others.}]}
    - {box: {blocks: [{for: clinical, text: For others.}]}}
    """
    more = """
    more: {links: [{ref: R1, for: clinical, text: Read on}]}
    references: [{id: R1, title: A book, publisher: A house, date: "2026", url: "https://example.org", short: A book}]
    """
    view = seen(topic(section_of(parts) + dedent(more)))
    assert [block.kind for block in view.sections[0].blocks] == ["text"]
    assert (view.more, view.references) == (None, ())
    assert seen(topic(section_of(parts) + dedent(more)), "clinician", "detailed").more


@pytest.mark.parametrize(
    "part",
    [
        section_of("- {for: clinical, text: For others.}"),
        section_of("- {list: bullets, items: [{id: one, for: clinical, text: For others.}]}"),
        section_of("- text: For all.\n- {box: {title: A box, blocks: [{for: clinical, text: For others.}]}}"),
        "actions: {title: Actions, items: [{id: one, for: clinical, text: For others.}]}\n",
    ],
)
def test_no_title_stands_above_nothing(part: str) -> None:
    """It would be lost, or stand alone."""
    with pytest.raises(InputError, match="nothing below this title is meant for 'lay' at the level 'standard'"):
        seen(topic(part))
    assert seen(topic(part), "clinician", "detailed")


def test_a_text_that_is_a_missing_value_alone_is_a_line_with_its_label() -> None:
    """On paper, over the whole width; on a screen nobody writes."""
    loaded = topic(ALL_SHOWN + section_of("- text: '{ward}'"))
    for screen, expected in {False: ("write", "Ward:"), True: ("text", "(ask your clinic)")}.items():
        block = seen(loaded, screen=screen).sections[0].blocks[0]
        assert (block.kind, str(block.paragraphs[0][0])) == expected


@pytest.mark.parametrize(("cell", "warned"), [("tick", 0), ("'tick'", 1), ("{text: tick}", 0), ("'Tick the box'", 0)])
def test_a_mark_in_quotes_may_be_meant_for_the_word(cell: str, warned: int) -> None:
    """It is a mark with or without them; who wants the word is told how."""
    table = f"- table: {{columns: [{{id: a, name: A}}], rows: [{{id: r, name: R, cells: {{a: {cell}}}}}]}}"
    assert [one.rule for one in topic(section_of(table)).warnings] == ["wrong-mark"] * warned


def test_a_clinic_has_one_telephone_or_several() -> None:
    """With labels, lines of an address and of its hours; what it leaves out is empty."""
    several = """
    phone: [{label: Desk, number: 01234 567}, 01234 890]
    email: desk@clinic.example
    hours: |
      Monday 9 to 5
      Friday 9 to 1
    address: |
      1 High Street
      Riverside
    """
    clinic = seen(topic(), clinic=several).clinic
    assert [(one.label, one.number) for one in clinic.phones] == [
        ("Desk", "[01234 567](tel:01234567)"), (None, "[01234 890](tel:01234890)"),
    ]  # fmt: skip
    assert (clinic.hours, clinic.address) == (("Monday 9 to 5", "Friday 9 to 1"), ("1 High Street", "Riverside"))
    assert clinic.email == "desk@clinic.example"
    least = seen(topic(), clinic="phone: 01234 567").clinic
    assert [(one.label, one.number) for one in least.phones] == [(None, "[01234 567](tel:01234567)")]
    assert (least.name, least.email, least.hours, least.address) == (None, None, (), ())
    assert clinic_of("phone: 01234 567").phone[0].number.at.line == 1


LABELS = {
    "Nights": ("Nights", "Nights"),
    "Reception:": ("Reception", "Reception"),
    "Nights (closed at Christmas)": ("Nights (closed at Christmas)", "Nights, closed at Christmas"),
    "(Mon) (Tue)": ("Mon, Tue", "Mon, Tue"),
    "(Nights)": ("Nights", "Nights"),
    "Days (no texts) only": ("Days (no texts) only", "Days, no texts, only"),
}


@pytest.mark.parametrize("label", LABELS)
def test_a_label_has_no_brackets_in_brackets(label: str) -> None:
    """It stands before its number, and in brackets behind the words that name it; its colon in neither place."""
    phone = seen(topic(), clinic=f'phone: [{{label: "{label}", number: 01632 960123}}]').clinic.phones[0]
    assert (phone.label, phone.aside) == LABELS[label]


def test_a_topic_may_say_nowhere_to_read_on() -> None:
    """Then there is no "more", no protocol, no comparison and nothing to do, and every layout prints without them."""
    view = seen(topic(section_of("- text: A")))
    assert (view.more, view.protocol, view.comparison, view.actions, view.subtitle) == (None,) * 5
    for layout in ("leaflet", "leaflet.pocket", "leaflet.large-print", "onepager", "onepager.large-print"):
        assert "One thing matters." in "\n".join(map(print_node, document_of(view, layout).pages))


def test_a_slip_in_the_level_of_a_houses_audience_is_told_in_the_topic() -> None:
    """Where the level stands, with those that there are: not in the house, as fixed words that are missing."""
    with pytest.raises(InputError) as caught:
        topic("audiences: {patient: {levels: [simple], default: simple}}")
    (fault,) = caught.value.diagnostics
    assert (fault.at.file, fault.message) == ("content.yaml", "'lay' has no level 'simple'")
    assert fault.hint == "known here: detailed, easy, standard"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("patients", "did you mean 'patient'?"), ("nurse", "a new one needs 'reads:', 'levels:' and 'layouts:'")],
)
@pytest.mark.parametrize("own", ["", "{levels: [standard]}"])
def test_an_audience_is_the_houses_or_says_what_it_reads(name: str, own: str, hint: str) -> None:
    """A slip in its name is one fault, not one for each of its fields."""
    with pytest.raises(InputError) as caught:
        topic(f"audiences:\n  {name}: {own}")
    (fault,) = caught.value.diagnostics
    assert fault.message == f"the house has no audience '{name}' (it has patient, carer, clinician)"
    assert fault.hint == hint


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("2024-03-06", "March\u00a02024"),
        ("2025-09", "September\u00a02025"),
        ("updated 2020-12-11", "updated December\u00a02020"),
        ("2009", "2009"),
        ("2024-13", "2024-13"),
    ],
)
def test_the_day_of_a_reference_is_printed_as_its_month(date: str, printed: str) -> None:
    """Readers read months, and no reader needs the day."""
    reference = (
        f"references: [{{id: R1, title: A, publisher: B, date: '{date}', url: 'https://example.org/', short: A}}]"
    )
    assert [str(one.date) for one in seen(topic(f"sources: [R1]\n{reference}")).sources] == [printed]


def test_a_reference_whose_page_names_no_date_has_none() -> None:
    """Nothing is printed in its place."""
    reference = "references: [{id: R1, title: A, publisher: B, url: 'https://example.org/', short: A}]"
    assert [one.date for one in seen(topic(f"sources: [R1]\n{reference}")).sources] == [None]


def test_a_cell_has_words_that_it_leads_with() -> None:
    """They stand before its text."""
    cells = "{one: {lead: Both sides, text: The feet.}, other: The hands.}"
    view = seen(
        topic(f"""
        comparison:
          title: A
          conditions: [{{id: one, name: A, marker: circle}}, {{id: other, name: B, marker: square}}]
          rows: [{{id: where, name: Where, cells: {cells}}}]
        """)
    )
    assert view.comparison
    shown = view.comparison.rows[0].cells
    assert [(shown[name].lead, shown[name].text) for name in shown] == [
        ("Both sides", "The feet."),
        (None, "The hands."),
    ]


# --- other languages --------------------------------------------------------------------------------------------------


def test_the_names_of_languages_are_listed_as_the_text_lists() -> None:
    """A, B and C, with what stands between them in the language of the text."""
    status = Status(languages=("polski", "español", "中文"))
    also = select(topic().content, clinic_of(), "patient", "easy", status=status).review.also_in
    assert str(also) == "It is also there in polski, español and 中文."
