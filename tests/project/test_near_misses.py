"""A name that is nearly right is told: whoever wrote such a file believes that it is read."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

import pytest

from b12docs.diagnostics import InputError
from b12docs.project.inputs import find_inputs
from tests.helpers_cli import as_json, good_project, run

# What is meant without a doubt, whether the right file is there or not.
CERTAIN = {
    "content.yaml": ["content.yml", "content.yaml.txt", "content.yml.txt", "Content.yaml", "CONTENT.YAML",
                     "content .yaml", "content.yaml.yaml", "content.yaml.docx", "content.ymal", "content.YAML"],
    "clinic.yaml": ["clinic.yml", "clinic.yaml.txt", "Clinic.yaml"],
    "house.yaml": ["house.yml", "house.yaml.txt", "House.yaml"],
    "approval.yaml": ["approval.yml", "Approval.yaml"],
}  # fmt: skip
COPIES = ["content (1).yaml", "content(2).yml", "content - Copy.yaml", "content - Copy (2).yaml", "content copy.yaml",
          "Copy of content.yaml", "content - Kopie.yaml", "content 2.yaml"]  # fmt: skip
BACKUPS = ["content.yaml.bak", "content.yaml~", "content.yaml.old"]
ALIKE = {
    "content.yaml": ["contents.yaml", "contnet.yaml", "contant.yml", "content.txt", "content"],
    "clinic.yaml": ["clinics.yaml", "clinc.yaml"],
    "house.yaml": ["houses.yml"],
    "approval.yaml": ["approvals.yaml"],
}
OTHERS = ["content-gout.yaml", "~$content.yaml", ".content.yaml.swp", "contact.yaml", "discontent.yaml",
          "clinic.example.yaml", "horse-clinic.yaml", "output.txt", "notes", "content.pdf"]  # fmt: skip


def slips(folder: Path) -> list[tuple[str, str]]:
    """What is told of the names in the folder: the severity and the name."""
    with contextlib.chdir(folder):
        try:
            found = find_inputs().warnings
        except InputError as error:
            found = error.diagnostics
    assert {one.rule for one in found} <= {"near-miss", "wrong-folder"}
    return [(one.severity, one.at.file) for one in found]


def hints(folder: Path) -> list[str]:
    """What is to be done about the names in the folder."""
    with contextlib.chdir(folder):
        try:
            found = find_inputs().warnings
        except InputError as error:
            found = error.diagnostics
    return [one.hint for one in found]


def both(names: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Each right name with each of its slips."""
    return [(right, name) for right, wrong in names.items() for name in wrong]


@pytest.mark.parametrize(("right", "name"), both(CERTAIN))
def test_what_is_certainly_meant_is_an_error(tmp_path: Path, right: str, name: str) -> None:
    """Alone, and beside the right file: then nobody knows in which of them the last change was made."""
    (tmp_path / name).write_text("")
    assert slips(tmp_path) == [("error", name)]
    (tmp_path / right).write_text("")
    assert slips(tmp_path) == [("error", name)]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_an_error_where_the_right_file_is_missing(tmp_path: Path, name: str) -> None:
    """Beside the right file it is a warning: it may be an older one that somebody keeps."""
    (tmp_path / name).write_text("")
    assert slips(tmp_path) == [("error", name)]
    (tmp_path / "content.yaml").write_text("")
    assert slips(tmp_path) == [("warning", name)]


@pytest.mark.parametrize(("right", "name"), [*both(ALIKE), *(("content.yaml", name) for name in BACKUPS)])
def test_what_is_alike_counts_where_the_right_file_is_missing(tmp_path: Path, right: str, name: str) -> None:
    """Beside the right file it is something else."""
    (tmp_path / name).write_text("")
    assert slips(tmp_path) == [("error", name)]
    (tmp_path / right).write_text("")
    assert slips(tmp_path) == []


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_other_files(tmp_path: Path, name: str) -> None:
    """What an office program keeps beside an open file, files of other topics, and what is no text."""
    (tmp_path / name).write_text("")
    assert slips(tmp_path) == []
    (tmp_path / "clinic.yaml.bak").write_text("")  # it was put aside
    assert slips(tmp_path) == []


@pytest.mark.parametrize("name", ["layout", "Layouts", "LAYOUTS", "layouts (1)", "layuots"])
def test_the_folder_of_layouts(tmp_path: Path, name: str) -> None:
    """Where layouts lie in it; in other letters it is an error beside the right one, too."""
    (tmp_path / name).mkdir()
    assert slips(tmp_path) == []
    (tmp_path / name / "leaflet.html").write_text("")
    assert slips(tmp_path) == [("error", name)]
    (tmp_path / "layouts").mkdir()
    assert slips(tmp_path) == ([("error", name)] if name.lower() == "layouts" else [])


@pytest.mark.parametrize("name", ["language", "Languages", "LANGUAGES", "languages (1)", "langauges"])
def test_the_folder_of_translations(tmp_path: Path, name: str) -> None:
    """Where translations lie in it; in other letters it is an error beside the right one, too."""
    (tmp_path / name).mkdir()
    assert slips(tmp_path) == []
    (tmp_path / name / "pl.po").write_text("")
    assert slips(tmp_path) == [("error", name)]
    (tmp_path / "languages").mkdir()
    assert slips(tmp_path) == ([("error", name)] if name.lower() == "languages" else [])


@pytest.mark.parametrize(("name", "right"), [
    ("PL.po", "pl.po"), ("pl.PO", "pl.po"), ("pl.po.txt", "pl.po"), (" pl.po", "pl.po"), ("pt_br.po", "pt-BR.po"),
    ("ZH-hans.po", "zh-Hans.po"), ("languages.yml", "languages.yaml"), ("Languages.yaml", "languages.yaml"),
])  # fmt: skip
def test_a_file_of_translations_that_is_not_read_for_its_name(tmp_path: Path, name: str, right: str) -> None:
    """It is an error beside the right one, too, and not any more when it is called as the hint says."""
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / name).write_text("")
    assert hints(tmp_path)[0].startswith(f"call it '{right}'")
    (folder / right).write_text("")
    assert slips(tmp_path) == [("error", f"languages/{name}")]
    (folder / name).unlink()
    assert slips(tmp_path) == []
    assert right in find_inputs(tmp_path / "content.yaml").language_files


@pytest.mark.parametrize("name", ["pl (1).po", "pl - Copy.po", "pl kopia.po", "pl(2).PO"])
def test_a_copy_of_a_translation(tmp_path: Path, name: str) -> None:
    """Beside the right one it is a warning, and no language of its own."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / name).write_text("")
    assert slips(tmp_path) == [("error", f"languages/{name}")]
    (tmp_path / "languages" / "pl.po").write_text("")
    assert slips(tmp_path) == [("warning", f"languages/{name}")]
    assert list(find_inputs(tmp_path / "content.yaml").language_files) == ["pl.po"]


@pytest.mark.parametrize("name", ["polish.po", "b12-pl.po", "pl/b12.po", "pl/LC_MESSAGES/b12.po"])
def test_a_translation_that_does_not_say_its_language(tmp_path: Path, name: str) -> None:
    file = tmp_path / "languages" / name
    file.parent.mkdir(parents=True)
    file.write_text("")
    assert slips(tmp_path) == [("warning", f"languages/{name.partition('/')[0]}")]
    assert "like pl.po" in hints(tmp_path)[0]


@pytest.mark.parametrize("name", ["pl.po~", "pl.mo", "b12.pot", "pl.po.bak", ".pl.po.swp", "notes.txt", "old/pl.xliff"])
def test_what_else_lies_beside_translations(tmp_path: Path, name: str) -> None:
    """Poedit keeps its own files there, and people their notes."""
    file = tmp_path / "languages" / name
    file.parent.mkdir(parents=True)
    file.write_text("")
    assert slips(tmp_path) == []


def test_translations_above_a_topic_are_told(tmp_path: Path) -> None:
    """In a hospital's folder they are of no topic; beside the content of another one they are that one's."""
    topic = tmp_path / "topics" / "b12"
    topic.mkdir(parents=True)
    (topic / "content.yaml").write_text("")
    (tmp_path / "house.yaml").write_text("")
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "pl.po").write_text("")
    assert slips(topic) == [("warning", "../../languages")]
    assert hints(topic) == ["put it beside the content that it is of: 'languages'"]
    (tmp_path / "content.yaml").write_text("")
    assert slips(topic) == []


@pytest.mark.parametrize(("name", "right"), [
    ("leaflet.htm", "leaflet.html"), ("Leaflet.html", "leaflet.html"), ("leaflet.html.txt", "leaflet.html"),
    ("ours.HTML", "ours.html"), ("themes/ours.yml", "ours.yaml"), ("themes/Clear.yaml", "clear.yaml"),
    ("themes/ours.yaml.txt", "ours.yaml"), ("figures/ours.SVG", "ours.svg"), ("figures/Legs.svg", "legs.svg"),
    ("theme/ours.yaml", "themes"), ("Figures/ours.svg", "figures"),
])  # fmt: skip
def test_what_lies_in_ones_own_layouts_and_is_not_read(tmp_path: Path, name: str, right: str) -> None:
    """An ending that is not looked for, and a name that would not take the packaged one's place."""
    file = tmp_path / "layouts" / name
    file.parent.mkdir(parents=True)
    file.write_text("")
    told = file if "." in right else file.parent
    assert slips(tmp_path) == [("error", told.relative_to(tmp_path).as_posix())]
    file.rename(file.with_name("kept.txt"))
    if "." in right:
        assert slips(tmp_path) == []


@pytest.mark.parametrize("name", [".DS_Store", "._leaflet.htm", "~$ours.htm", "notes.txt", "figures/photo.JPG"])
def test_what_else_may_lie_there(tmp_path: Path, name: str) -> None:
    """File managers leave things behind, and pictures may end in capitals."""
    (tmp_path / "layouts" / "figures").mkdir(parents=True)
    (tmp_path / "layouts" / name).write_text("")
    assert slips(tmp_path) == []


def test_each_hint_is_true(tmp_path: Path) -> None:
    """Whoever calls the file as the hint says has it read, and nothing more is told."""
    for name in ("content.yaml.txt", "Clinic.yaml", "layouts/page.HTML"):
        project = good_project(tmp_path / name.replace("/", "-"))
        right = name.lower().removesuffix(".txt")
        (project / right).rename(project / name)
        found = as_json(run(project, "build", "--json"))["diagnostics"]
        assert [(one["rule"], one["file"], one["line"]) for one in found] == [("near-miss", name, None)]
        hint = re.match(r"call it '([^']+)'", found[0]["hint"])
        assert hint
        (project / name).rename((project / name).with_name(hint[1]))
        assert as_json(run(project, "build", "--json"))["diagnostics"] == []


def test_windows_hides_the_ending(tmp_path: Path) -> None:
    """Who sees 'content.yaml' in the Explorer is told how to see the rest."""
    (tmp_path / "content.yaml.txt").write_text("")
    assert "Windows hides the ending .txt: in Explorer choose View, Show" in run(tmp_path, "list").stderr
    assert run(tmp_path, "list").exit_code == 1


# --- where it is looked for -------------------------------------------------------------------------------------------


def test_the_folders_above_are_looked_through_up_to_the_right_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip that is nearer than the file that is found was meant; one beyond it serves others."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "topic").mkdir()
    (tmp_path / "topic" / "content.yaml").write_text("")
    (tmp_path / "clinic.yml").write_text("")
    assert slips(tmp_path / "topic") == [("error", "../clinic.yml")]
    (tmp_path / "topic" / "clinic.yaml").write_text("")
    assert slips(tmp_path / "topic") == []
    (tmp_path / "content.yml").write_text("")  # content is never looked for above
    assert slips(tmp_path / "topic") == []


def test_what_an_option_names_is_not_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have any name."""
    monkeypatch.chdir(tmp_path)
    for name in ("content.yml", "clinic.yml", "house.yml"):
        Path(name).write_text("")
    Path("Layouts").mkdir()
    Path("Layouts/page.html").write_text("")
    assert find_inputs(*map(Path, ("content.yml", "clinic.yml", "Layouts", "house.yml"))).warnings == ()


def test_a_disk_that_makes_no_difference_of_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There content.yaml is found although it is called otherwise; on another disk it would be missing."""
    (tmp_path / "Content.yaml").write_text("")
    there = os.path.lexists
    monkeypatch.setattr("os.path.lexists", lambda path: there(str(path).replace("content.yaml", "Content.yaml")))
    assert slips(tmp_path) == [("error", "Content.yaml")]
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as raised:
        find_inputs()
    assert raised.value.diagnostics[0].hint == "call it 'content.yaml'"  # and not: keep one of the two


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may read everything can list every folder")
def test_a_folder_that_cannot_be_listed(tmp_path: Path) -> None:
    """What is looked for in it is found by its name."""
    good_project(tmp_path).chmod(0o311)
    try:
        assert slips(tmp_path) == []
        with contextlib.chdir(tmp_path):
            assert find_inputs().content == Path("content.yaml")
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize("place", ["mine/content.yaml", "../content.yaml"])
def test_content_in_another_folder_is_named(tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has made a folder of his own and calls the program beside it gets the packaged text, and is told."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    here = tmp_path / "here"
    (here / "mine").mkdir(parents=True)
    assert slips(here) == []
    (here / place).write_text("")
    assert slips(here) == [("warning", place)]
    told = as_json(run(here, "build", "--audience", "clinician", "--json"))["diagnostics"]
    assert (told[0]["rule"], f"--content {place}" in told[0]["hint"]) == ("wrong-folder", True)
