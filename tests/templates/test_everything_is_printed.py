"""Each shipped layout prints every text of a topic that has all kinds of parts, whatever its paper, level and edition.

The form ``sheet`` chooses what it prints; posters are the comparison alone.
"""

from textwrap import indent

import pytest

from b12docs.rules.printing import reached, texts_of
from b12docs.templates.view import View, names
from tests.conftest import shipped
from tests.small_topics import seen, topic

BLOCKS = """
- {id: plain, text: Plain words.}
- {id: leading, as: lead, text: Leading words.}
- {id: noted, as: note, text: "A note.\\nIts next line.\\n\\nIts next paragraph."}
- {id: points, list: bullets, items: [{id: one, text: A bullet., write: "Below a bullet:"}]}
- {id: orders, list: steps, items: [{id: one, text: A step., write: "Below a step:"}]}
- {id: tiled, list: tiles, items: [{id: one, text: A tile, write: "In a tile:"}, {id: two, text: Another}]}
- {id: shown, list: pictured, items: [{id: one, icon: tablets.svg, text: A picture., write: "Beside it:"}]}
- {id: written, write: "To write on:", lines: 2}
- {id: drawn, figure: {file: nerve.svg, alt: Two nerves, caption: A caption}}
- id: pointed
  figure: {file: legs.svg, alt: Two legs, caption: Another caption}
  labels: [{id: feet, points_at: feet, text: Two feet}]
- id: grid
  table:
    feature: A feature
    columns: [{id: one, name: A column, marker: circle}, {id: two, name: Another column}]
    rows: [{id: row, name: A row, cells: {one: A cell, two: tick}}]
"""
BOX = f"- id: framed\n  box:\n    title: A box\n    blocks:{indent(BLOCKS, '      ')}"
SECTION = """
  - id: {part}-{beside}
    title: A section
    part: {part}
    beside: {beside}
    blocks:"""
SECTIONS = "sections:" + "".join(
    SECTION.format(part=part, beside=beside) + indent(BLOCKS + BOX, "      ")
    for part in ("condition", "care")
    for beside in ("false", "true")
)
REST = """
subtitle: {for: lay, text: A subtitle.}
key_points: [{id: one, for: clinical, text: A key point.}]
comparison:
  title: A comparison
  conditions: [{id: one, name: One, marker: circle}, {id: two, name: Two, marker: square}]
  rows:
    - {id: first, name: First row, cells: {one: First of one, two: First of two}}
    - {id: second, name: Second row, cells: {one: Second of one, two: Second of two}}
  note: {text: A note below.}
actions: {for: lay, title: Actions, questions: Questions, items: [{id: one, text: An action., write: "A date:"}]}
values: {test: {label: "A test:"}}
protocol: {for: clinical, title: A protocol, values: [test]}
references: [{id: R1, title: A book, publisher: A house, date: "2026", url: "https://example.org", short: A book}]
more: {links: [{ref: R1, text: Read more}, {ref: R1, text: Read even more}]}
"""
LAYOUTS = [
    (layout, audience, level)
    for audience, levels, layouts in [
        ("patient", ("easy", "standard", "detailed"), ("leaflet", "leaflet.pocket", "leaflet.large-print")),
        ("clinician", ("standard", "detailed"), ("onepager", "onepager.large-print")),
    ]
    for layout in layouts
    for level in levels
]


@pytest.mark.parametrize(("layout", "audience", "level"), LAYOUTS)
def test_no_text_is_left_out(layout: str, audience: str, level: str) -> None:
    assert left_out(seen(topic(SECTIONS + REST), audience, level), layout) == []


@pytest.mark.parametrize("layout", ["leaflet", "leaflet.pocket", "leaflet.large-print"])
def test_rows_that_are_chosen_for_cards_are_not_all_that_is_printed(layout: str) -> None:
    """Only the form ``sheet`` has cards of some rows."""
    few = REST.replace("  note: {text: A note below.}", "  cards: [{row: first}]")
    assert left_out(seen(topic(few)), layout) == []


def left_out(view: View, layout: str) -> list[str]:
    """The texts for a reader that a layout doesn't print."""
    printed = shipped().layouts.templates.render(f"{layout}.html", names(view))
    return [str(words) for words in texts_of(view) if words.at not in reached(view, printed)]
