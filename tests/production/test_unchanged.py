"""A build makes only what has changed: what it leaves alone is what a build of everything would have made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import b12docs
from b12docs.production import makers
from b12docs.production.manifest import MANIFEST
from b12docs.source.makers import hash_of
from tests.helpers_cli import as_json, build, files_below, good_project, replace, run

SHORT, LONG = "topic-page-reader-short.pdf", "topic-page-reader-long.pdf"
ALL = ("build", "--level", "all")
LAYOUTS = Path(__file__).parent.parent.parent / "layouts"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of two levels, with a warning: a logo of too few pixels."""
    folder = good_project(tmp_path / "project")
    Image.new("RGB", (40, 20), "#7A2468").save(folder / "logo.png")
    replace(folder / "clinic.yaml", "name: Riverside Surgery", "logo: {file: logo.png, alt: Riverside}")
    replace(folder / "content.yaml", "  draft: Draft\n", "")
    logo = '{% if clinic.logo %}<img class="logo" src="{{ clinic.logo.file }}" alt="{{ clinic.logo.alt }}">{% endif %}'
    replace(folder / "layouts" / "page.html", "  <h1>", f"  {logo}\n  <h1>")
    return folder


def files_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Each document of a folder with what changes when it is written: its number on the disk and its time."""
    found = {name: (folder / "output" / name).stat() for name in files_below(folder / "output") if name != MANIFEST}
    return {name: (one.st_ino, one.st_mtime_ns) for name, one in found.items()}


def written(folder: Path, *arguments: str) -> set[str]:
    """The documents that this build writes."""
    before = files_of(folder)
    run(folder, *(arguments or ALL))
    return {name for name, one in files_of(folder).items() if one != before.get(name)}


def as_forced(folder: Path, *options: str) -> bool:
    """Whether the documents are those that a build of everything makes."""
    build(folder, "--level", "all", "--force", "-o", "forced", *options)
    made = [name for name in files_below(folder / "forced") if name != MANIFEST]
    same = [(folder / "output" / name).read_bytes() == (folder / "forced" / name).read_bytes() for name in made]
    shutil.rmtree(folder / "forced")
    return bool(made) and all(same)


# --- nothing has changed ----------------------------------------------------------------------------------------------

HEAVY = ["jinja2", "reportlab", "yaml", "pikepdf", "PIL", "svgelements", "b12docs.schema", "b12docs.rules",
         "b12docs.templates", "b12docs.document", "b12docs.typeset", "b12docs.writers"]  # fmt: skip


def loaded(folder: Path) -> list[str]:
    """Those of the heavy modules that a build in a process of its own loads."""
    code = f"import sys; from b12docs.cli import main; main({[*ALL, '--quiet']}, standalone_mode=False)"
    code += f"; print(*[name for name in {HEAVY} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder)
    return result.stdout.split()


def test_nothing_is_loaded_for_what_has_not_changed(project: Path) -> None:
    """Neither the layouts' language nor what sets and writes pages, nor what reads YAML."""
    assert {"reportlab", "yaml", "b12docs.templates", "b12docs.writers"} <= set(loaded(project))
    assert loaded(project) == []


def test_the_same_is_said_again(project: Path) -> None:
    """Table, warnings and JSON are as they were, and no file is touched, not even our list."""
    first = build(project, "--level", "all", "--json")
    files, list_ = files_of(project), (project / "output" / MANIFEST).stat()
    again = build(project, "--level", "all", "--json")
    assert "too few pixels" in first.stderr
    assert (again.stdout, again.stderr) == (first.stdout, first.stderr)
    table = [build(project, *options) for options in (("--force",), ())]
    assert table[0].stdout == table[1].stdout
    assert files == {**files_of(project), SHORT: files[SHORT]}
    assert list_.st_ino != 0


def test_what_is_skipped_is_said_again(project: Path) -> None:
    """What the options reach and does not exist."""
    replace(project / "content.yaml", "layouts: [page]}", "layouts: [page, poster]}")
    said = [build(project).stdout for _ in range(2)]
    assert said[0] == said[1]
    assert "skipped: " in said[0]


def test_what_is_lowered_is_said_again(project: Path) -> None:
    """A rule that the content makes less severe, with its reason, on the screen and in the JSON."""
    rules = "rules: {resolution: {severity: off, because: the logo is drawn in few points}}\n"
    content = project / "content.yaml"
    content.write_text(content.read_text("utf-8") + rules, "utf-8")
    said = [build(project, "--json") for _ in range(2)]
    assert "the logo is drawn in few points" in said[0].stderr
    assert (said[1].stdout, said[1].stderr) == (said[0].stdout, said[0].stderr)


def test_a_folder_of_any_name(tmp_path: Path) -> None:
    """Also one that is no UTF-8."""
    project = good_project(tmp_path / os.fsdecode(b"caf\xe9 \xff"))
    build(project)
    assert written(project, "build") == set()
    replace(project / "content.yaml", "long: A longer text.", "long: Other words.")
    assert written(project, "build") == set()
    assert as_json(build(project, "--json"))["stale"] == []


def add_house(folder: Path) -> None:
    (folder / "house.yaml").write_text("labels: {draft: Not yet read by a clinician}\n")


def draw_logo(folder: Path) -> None:
    Image.new("RGB", (40, 20), "#003B5C").save(folder / "logo.png")


def add_theme(folder: Path) -> None:
    (folder / "layouts" / "themes").mkdir()
    theme = (LAYOUTS / "themes" / "clear.yaml").read_text("utf-8")
    (folder / "layouts" / "themes" / "clear.yaml").write_text(theme.replace("ink: ", "ink: '#101010' # ", 1), "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a sentence": lambda folder: replace(folder / "content.yaml", "A short text.", "Another text."),
    "a date": lambda folder: replace(folder / "content.yaml", "published: 2026-01-31", "published: 2026-02-01"),
    "the clinic": lambda folder: replace(folder / "clinic.yaml", "alt: Riverside", "alt: By the river"),
    "no clinic": lambda folder: (folder / "clinic.yaml").unlink(),
    "a house": add_house,
    "a layout": lambda folder: replace(folder / "layouts" / "page.html", "gap: 4mm", "gap: 5mm"),
    "a theme": add_theme,
    "the logo": draw_logo,
    "an approval": lambda folder: run(folder, "approve", "--name", "A. Doctor", "--role", "GP", "--yes"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_an_input_reaches_the_documents(project: Path, change: str) -> None:
    """Whatever changes, comes or goes: afterwards the documents are those of a build of everything."""
    build(project, "--level", "all")
    before = (project / "output" / SHORT).read_bytes()
    CHANGES[change](project)
    build(project, "--level", "all")
    assert (project / "output" / SHORT).read_bytes() != before
    assert as_forced(project)


def test_a_profile_that_changes_reaches_the_document(project: Path) -> None:
    """A file that only an option names is an input too."""
    shipped = Path(b12docs.__file__).parent / "writers" / "pdf" / "profiles" / "ISOcoated_v2_300_bas.icc"
    data = shipped.read_bytes()
    profile = project / "shop.icc"
    profile.write_bytes(data)
    options = ("--press", "--profile", "shop.icc")
    build(project, *options)
    assert written(project, "build", *options) == set()
    profile.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert written(project, "build", *options) == {SHORT.replace(".pdf", "-press.pdf")}


def test_other_options_are_another_build(project: Path) -> None:
    """Each is known by itself: one after the other, none is made again."""
    options = [ALL, ("build",), ("build", "--grey"), ("build", "--format", "html"), ("build", "--theme", "riverside")]
    for each in options:
        run(project, *each)
    assert [written(project, *each) for each in options] == [set()] * len(options)
    assert len(files_of(project)) == 5


def test_another_code_makes_all_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of another version may make other bytes."""
    from b12docs.production import dependence, unchanged

    build(project, "--level", "all")
    for module in (dependence, unchanged):
        monkeypatch.setattr(module, "code", lambda: "another version")
    assert written(project) == {SHORT, LONG}


def test_the_code_is_the_program_and_its_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file of the program counts, and the version of each library."""

    def code() -> str:
        """The hash as the next run would find it."""
        makers.code.cache_clear()
        hash_of.cache_clear()
        return makers.code()

    before = code()
    shutil.copytree(Path(b12docs.__file__).parent, tmp_path / "b12docs", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(makers, "_HERE", tmp_path / "b12docs")
    assert code() == before
    file = tmp_path / "b12docs" / "typeset" / "widths.py"
    file.write_text(file.read_text() + "\n", "utf-8")
    assert code() != before
    monkeypatch.setattr(makers, "_installed", lambda folder: ("reportlab-99.dist-info",))
    file.write_text(file.read_text()[:-1], "utf-8")
    assert code() != before
    makers.code.cache_clear()


# --- something has changed --------------------------------------------------------------------------------------------


def test_only_what_prints_a_sentence_is_made_anew(project: Path) -> None:
    """The other document keeps its file, and both are those of a build of everything."""
    build(project, "--level", "all")
    replace(project / "content.yaml", "short: A short text.", "short: Another text.")
    assert written(project) == {SHORT}
    assert as_forced(project)


def test_workers_keep_what_has_not_changed_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an executor, the same documents are kept, whole."""
    monkeypatch.chdir(project)
    build(project, "--level", "all")
    replace(project / "content.yaml", "short: A short text.", "short: Another text.")
    loaded_ = b12docs.load()
    plan = b12docs.plan(loaded_, level="all")
    with ProcessPoolExecutor(1) as executor:
        result = b12docs.build(loaded_, plan, executor, folder="output")
    assert [(one.name, one.kept) for one in result.made] == [(SHORT, False), (LONG, True)]
    assert [one.data for one in result.made] == [one.data for one in b12docs.build(loaded_, plan).made]


def test_a_remark_makes_nothing_anew_and_moves_warnings(project: Path) -> None:
    """Places are not printed: the pages stay, and what is told of them has its new line."""
    first = as_json(build(project, "--level", "all", "--json"))["diagnostics"]
    clinic = project / "clinic.yaml"
    clinic.write_text(f"# a remark\n{clinic.read_text('utf-8')}", "utf-8")
    told = as_json(build(project, "--level", "all", "--json"))["diagnostics"]
    moved = [{**one, "line": one["line"] + 1} if one["file"] == "clinic.yaml" else one for one in first]
    assert [one for one in told if one["rule"] == "resolution"] == [one for one in moved if one["rule"] == "resolution"]
    assert len(told) == len(first)
    replace(project / "content.yaml", "# What the poster says first.", "# What it says first.")
    assert written(project) == set()
    assert as_json(build(project, "--level", "all", "--json", "--quiet"))["diagnostics"] == told


def test_force_makes_all_anew(project: Path) -> None:
    """Although nothing has changed."""
    build(project, "--level", "all")
    assert written(project, *ALL, "--force") == {SHORT, LONG}
    assert written(project) == set()


def test_a_deleted_document_is_made_again(project: Path) -> None:
    """It alone."""
    build(project, "--level", "all")
    (project / "output" / SHORT).unlink()
    assert written(project) == {SHORT}
    assert as_forced(project)


def test_a_document_that_somebody_changed_is_kept_aside(project: Path) -> None:
    """Also where nothing else has changed."""
    build(project, "--level", "all")
    (project / "output" / SHORT).write_bytes(b"a note")
    said = build(project, "--level", "all").stderr
    aside = SHORT.replace(".pdf", ".changed-1.pdf")
    assert aside in said
    assert (project / "output" / aside).read_bytes() == b"a note"
    assert as_forced(project)
    assert aside not in build(project, "--level", "all").stderr


def test_an_error_is_told_each_time(project: Path) -> None:
    """Nothing is remembered of a build that was refused."""
    build(project, "--level", "all")
    replace(project / "content.yaml", "A short text.", "long " * 3000)
    for _ in range(2):
        assert run(project, *ALL).exit_code == 1


def test_one_file_for_one_document(project: Path) -> None:
    """A file of another name is known by that name."""
    options = ("build", "-o", "output/mine.pdf")
    build(project, *options[1:])
    assert written(project, *options) == set()
    assert written(project, "build", "-o", "output/yours.pdf") == {"yours.pdf"}
    assert written(project, "build") == {SHORT}
    assert "no longer" not in build(project).stderr


def test_the_library_keeps_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``build`` and ``write`` with a folder leave alone what would come out the same; without one, nothing is kept."""
    monkeypatch.chdir(project)
    loaded_ = b12docs.load()
    plan = b12docs.plan(loaded_, level="all")
    b12docs.write(b12docs.build(loaded_, plan), "output")
    before = files_of(project)
    result = b12docs.build(loaded_, plan, folder="output")
    assert [one.kept for one in result.made] == [True, True]
    b12docs.write(result, "output")
    assert files_of(project) == before
    assert not any(one.kept for one in b12docs.build(loaded_, plan, folder="output", force=True).made)
    assert not any(one.kept for one in b12docs.build(loaded_, plan).made)


def test_what_is_kept_is_written_where_it_is_gone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody deletes a document between the two steps."""
    monkeypatch.chdir(project)
    build(project, "--level", "all")
    loaded_ = b12docs.load()
    result = b12docs.build(loaded_, b12docs.plan(loaded_, level="all"), folder="output")
    (project / "output" / SHORT).unlink()
    b12docs.write(result, "output")
    assert (project / "output" / SHORT).read_bytes() == result.made[0].data


# --- the list ---------------------------------------------------------------------------------------------------------


def listed(folder: Path) -> dict[str, Any]:
    """Our list of the folder."""
    found: dict[str, Any] = json.loads((folder / "output" / MANIFEST).read_text())
    return found


def test_the_list_of_an_earlier_version_is_taken_over(project: Path) -> None:
    """Its documents are ours, and are made anew once."""
    build(project, "--level", "all")
    old = {
        name: {"content": one["content"], "sha256": one["sha256"]} for name, one in listed(project)["documents"].items()
    }
    (project / "output" / MANIFEST).write_text(json.dumps({"documents": old}))
    result = run(project, *ALL)
    assert "damaged" not in result.stderr
    assert "changed by hand" not in result.stderr
    assert written(project) == set()


WRONG: list[Any] = [7, None, "text", [], {}, [[]], {"a": 1}, True, -1]


@pytest.mark.whole
@pytest.mark.parametrize("wrong", WRONG)
def test_anything_in_the_list_may_be_damaged(project: Path, wrong: Any) -> None:
    """Whatever stands in any of its fields, the build makes what a build of everything makes."""
    build(project, "--level", "all")
    sound = listed(project)
    for part, fields in (("documents", sound["documents"][SHORT]), ("builds", sound["builds"][-1])):
        for name in fields:
            broken = json.loads(json.dumps(sound))
            (broken[part][SHORT] if part == "documents" else broken[part][-1])[name] = wrong
            (project / "output" / MANIFEST).write_text(json.dumps(broken))
            build(project, "--level", "all")
            files = [name for name in files_below(project / "output") if ".changed-" not in name]
            assert files == sorted([MANIFEST, SHORT, LONG])
    assert as_forced(project)
