"""Right words in a wrong place: a layout that prints a warning or a cell under another's heading is refused.

So is one that prints words where they are left out: where they lead to a line to write on, which no screen has.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers_cli import build, good_project, replace, run

TITLE = "<h3>{{ group.title }}</h3>"
ITEMS = "{% for item in group.items %}<p>{{ item.text }}</p>{% endfor %}"
COMPARED = """{% for row in comparison.rows %}
  <p>{{ row.name }}: {% for one in comparison.conditions %}{{ one.name }} {{ row.cells[one.id].text }} {% endfor %}</p>
  {% endfor %}"""
TABLE = """<table><thead><tr><td></td>
  {% for one in comparison.conditions %}<th scope="col">{{ one.name }}</th>{% endfor %}
  </tr></thead><tbody>{% for row in comparison.rows %}<tr><th scope="row">{{ row.name }}</th>
  {% for one in CONDITIONS %}<td>{{ row.cells[one.id].text }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>"""
TURNED = """<table><thead><tr><td></td>{% for row in comparison.rows %}<th scope="col">{{ row.name }}</th>{% endfor %}
  </tr></thead><tbody>{% for one in comparison.conditions %}<tr><th scope="row">{{ one.name }}</th>
  {% for row in comparison.rows %}<td>{{ row.cells[CONDITION.id].text }}</td>{% endfor %}</tr>{% endfor %}
  </tbody></table>"""
CARDS = """<div class="cards">{% for one in comparison.conditions %}
  <section class="card" data-marker="{{ one.marker }}"><h3>{{ one.name }}</h3>
  {% for row in comparison.rows %}<p>{{ row.name }}</p><p>{{ row.cells[CONDITION.id].text }}</p>{% endfor %}
  </section>{% endfor %}</div>"""
SET = "{% set other = comparison.conditions[1 - loop.index0] %}"
RIGHT = {
    "a table": TABLE.replace("CONDITIONS", "comparison.conditions"),
    "a table with its rows as columns": TURNED.replace("CONDITION", "one"),
    "cards": CARDS.replace("CONDITION", "one"),
}
WRONG = {
    "a table": TABLE.replace("CONDITIONS", "comparison.conditions | reverse"),
    "a table with its rows as columns": TURNED.replace("CONDITION", "other").replace("<tr><th", f"{SET}<tr><th"),
    "cards": CARDS.replace("CONDITION", "other").replace("<section", f"{SET}<section"),
}


def layout(folder: Path) -> Path:
    """The layout of the good project."""
    return good_project(folder) / "layouts" / "page.html"


@pytest.mark.parametrize(
    "wrong",
    [
        f"{TITLE}{ITEMS.replace('group.', 'warnings.groups[1 - loop.index0].')}",
        f"{ITEMS}{TITLE}",
        f"{TITLE}{{% if loop.first %}}{ITEMS.replace('group.', 'warnings.groups[1].')}{ITEMS}{{% endif %}}",
    ],
)
def test_a_warning_stands_under_the_title_of_its_group(tmp_path: Path, wrong: str) -> None:
    """Who is told to ask the doctor about what is an emergency may lose a leg."""
    page = layout(tmp_path)
    replace(page, TITLE, wrong)
    replace(page, f"  {ITEMS}\n", "")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert "layouts/page.html:1:1: error: the layout prints 'you " in result.stderr
    assert "under a heading that is another group's" in result.stderr


@pytest.mark.parametrize("name", WRONG)
def test_a_cell_stands_in_its_row_and_column(tmp_path: Path, name: str) -> None:
    """In a table whichever way round it is, and on a card."""
    page = layout(tmp_path)
    replace(page, COMPARED, WRONG[name])
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    said = "error: the layout prints 'Slow' under a heading that is another row's or column's"
    assert f"layouts/page.html:1:1: {said}\n  hint: print it where content.yaml:53:14 has it" in result.stderr


@pytest.mark.parametrize("name", RIGHT)
def test_a_cell_in_its_place_is_printed(tmp_path: Path, name: str) -> None:
    """Nothing is said of it."""
    replace(layout(tmp_path), COMPARED, RIGHT[name])
    assert "heading" not in build(tmp_path).stderr


LEFT_OUT = {
    "a label of lines": '<p class="label">{{ item.text }}</p><hr data-count="2">',
    "a heading of lines": '<section><h2>{{ item.text }}</h2><hr data-count="2"></section>',
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_no_warning_leads_to_a_line_to_write_on(tmp_path: Path, name: str) -> None:
    """A screen leaves out both, and says nothing of it; the questions of a reader may go."""
    page = layout(tmp_path)
    replace(page, ITEMS, ITEMS.replace("<p>{{ item.text }}</p>", LEFT_OUT[name]))
    result = run(tmp_path, "build", "--format", "html")
    assert result.exit_code == 1
    said = "error: the layout prints 'you faint' where it is left out\n  hint: print it in a paragraph or a heading"
    assert f"layouts/page.html:1:1: {said}" in result.stderr


def test_no_warning_is_the_label_of_a_line_in_the_passport(tmp_path: Path) -> None:
    """Lines there are the clinic's own, for which a screen asks nobody."""
    page = layout(tmp_path)
    replace(page, ITEMS, "")
    items = '{% for item in group.items %}<p class="write-in">{{ item.text }}</p>{% endfor %}'
    lines = f'<footer class="passport">{{% for group in warnings.groups %}}{items}{{% endfor %}}</footer>'
    replace(page, "\n</section>", f"{lines}</section>")
    result = run(tmp_path, "build", "--format", "html")
    assert (result.exit_code, "prints 'you faint' where it is left out" in result.stderr) == (1, True)


def test_questions_may_lead_to_lines(tmp_path: Path) -> None:
    """For these they were written."""
    questions = "<p>{{ actions.questions }}</p>"
    replace(layout(tmp_path), questions, f'{questions.replace("p>", "h2>")}<hr data-count="2">')
    build(tmp_path, "--format", "html")


@pytest.mark.parametrize("form", ["pdf", "html", "text", "email"])
def test_no_words_are_the_number_of_a_reference(tmp_path: Path, form: str) -> None:
    """It is small, and e-mails leave it out."""
    replace(layout(tmp_path), ITEMS, ITEMS.replace("{{ item.text }}", 'If <span class="ref">{{ item.text }}</span>'))
    result = run(tmp_path, "build", "--format", form)
    assert (result.exit_code, "prints 'you faint' where it is left out" in result.stderr) == (1, True)
