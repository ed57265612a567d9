"""What a layout hides reaches nobody, and counts as left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers_cli import good_project, replace, run

STATUS = "<p>{{ clinic.name or labels.clinic }}, {{ review.status }}</p>"
HIDING = [
    "<!-- {{ %s }} -->",
    '<img src="box.svg" alt="{{ %s }}" data-height="9mm">',
    '<nav class="contents" data-from="9"><h2>{{ %s }}</h2></nav>',
    '<img alt="&lt;!--" src="box.svg" data-height="9mm"><!-- {{ %s }} -->',
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good project, with a drawing."""
    good_project(tmp_path)
    (tmp_path / "layouts" / "figures").mkdir()
    shape = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="var(--strong, #00588A)" d="M1 1h7v7z"/>'
        "</svg>"
    )
    (tmp_path / "layouts" / "figures" / "box.svg").write_text(shape)
    return tmp_path


@pytest.mark.parametrize("hiding", HIDING)
def test_a_layout_cannot_hide_whether_it_is_approved(folder: Path, hiding: str) -> None:
    """In a comment, in words for a picture, in the head of a list of contents: nobody sees it there."""
    hidden = hiding.replace("%s", "review.status")
    replace(folder / "layouts" / "page.html", STATUS, f"<p>{{{{ clinic.name or labels.clinic }}}}</p>{hidden}")
    result = run(folder, "build")
    assert "does not say whether somebody approved" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("hiding", HIDING)
def test_a_layout_cannot_hide_a_warning(folder: Path, hiding: str) -> None:
    """The same holds for a red flag."""
    flag = "<p>{{ item.text }}</p>"
    hidden = '{% if item.id == "faint" %}' + hiding.replace("%s", "item.text") + f"{{% else %}}{flag}{{% endif %}}"
    loop = "{% for item in group.items %}"
    replace(folder / "layouts" / "page.html", loop + flag, loop + hidden)
    result = run(folder, "build")
    assert "leaves out the warning 'you faint'" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("hiding", HIDING)
def test_a_layout_cannot_hide_a_text(folder: Path, hiding: str) -> None:
    """Nor for any other text of the content."""
    hidden = hiding.replace("%s", "main_message.text")
    replace(folder / "layouts" / "page.html", "<p>{{ main_message.text }}</p>", hidden)
    result = run(folder, "build", "--level", "all")
    assert "prints 'Rest well.'" in result.stderr
    assert result.exit_code == 1
