"""What is made is made again when what it was made of changes, and only then."""

from __future__ import annotations

import datetime
import gc
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from b12docs import api
from b12docs.diagnostics import InputError, MachineError, SelectionError
from b12docs.production import watching
from b12docs.production.watching import Round, rounds, wait
from b12docs.source.noted import Noted, noting
from tests.helpers_cli import good_project, replace


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest project, with a picture and a clinic's logo to come, as the current folder."""
    good_project(tmp_path / "hospital" / "topic")
    (tmp_path / "hospital" / "house.yaml").write_text("# nothing of our own\n")
    monkeypatch.chdir(tmp_path / "hospital" / "topic")
    return tmp_path / "hospital" / "topic"


def looked_at() -> Noted:
    """What is looked at to load the project, sound or not."""
    with noting() as noted, suppress(InputError):
        api.load()
    return noted


def changed(noted: Noted) -> set[str]:
    """The names of what is not as it was."""
    return {looked.path.name for looked, sign in noted.items() if looked.sign() != sign}


APPEARING = {
    "content.yaml": "content.yaml", "clinic.yaml": "clinic.yaml", "layouts/page.html": "page.html",
    "layouts/themes/ours.yaml": "themes", "layouts/figures/knee.svg": "figures", "layouts/figures/knee.JPG": "figures",
    "layouts/other.html": "layouts", "house.yaml": "house.yaml", "../clinic.yaml": "clinic.yaml",
    "approval.yaml": "approval.yaml",
    "../layouts/other.html": "layouts", "clinic.yml": "", "house.yaml.txt": "", "layouts/page.htm": "layouts",
}  # fmt: skip


@pytest.mark.parametrize("has_folder", [True, False])
@pytest.mark.parametrize(("name", "noticed"), APPEARING.items(), ids=APPEARING)
def test_all_that_is_read_or_would_be_found_is_waited_for(
    project: Path, name: str, noticed: str, has_folder: bool
) -> None:
    """Content, house, clinic, layouts, themes, drawings, photographs: whether they are there, or come to be."""
    path = project / name
    if has_folder:
        path.parent.mkdir(parents=True, exist_ok=True)
    noted = looked_at()
    if name == "../clinic.yaml":  # would be found only where there is none nearer
        (project / "clinic.yaml").unlink()
        noted = looked_at()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.read_text() + "\n" if path.exists() else "")
    assert noticed in changed(noted)


def test_a_picture_that_is_missing_is_waited_for(project: Path) -> None:
    """A logo that is named and not there yet is looked for again when it comes."""
    with (project / "clinic.yaml").open("a") as file:
        file.write('logo: {file: river.png, alt: "A river"}\n')
    noted = looked_at()
    (project / "river.png").write_bytes(b"")
    assert changed(noted) == {"river.png"}


@pytest.mark.parametrize(
    "name",
    ["notes.txt", "output/a.pdf", ".content.yaml.swp", "content.yaml~", "4913", "layouts/.page.html.swp",
     "layouts/page.html~", "layouts/notes.txt", "layouts/themes.txt", "other/content.yaml"],
)  # fmt: skip
def test_what_nobody_reads_is_not_waited_for(project: Path, name: str) -> None:
    """Editors put files of their own beside ours, and so do we."""
    noted = looked_at()
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("words")
    assert changed(noted) == set()


def waits(noted: Noted, change: Callable[[], object]) -> tuple[str, ...]:
    """What ``wait`` returns when the change is made while it waits."""
    found: list[tuple[str, ...]] = []
    waiting = Thread(target=lambda: found.append(wait(noted)), daemon=True)
    waiting.start()
    waiting.join(0.3)
    assert waiting.is_alive(), found
    change()
    waiting.join(60)
    assert not waiting.is_alive(), "the change was not noticed"
    return found[0]


def save_by_rename(path: Path) -> None:
    """Save as Word and many editors do: the new file is written beside it, the old one goes, the new takes its name."""
    beside = path.with_name("~new")
    beside.write_bytes(path.read_bytes() + b"# more\n")
    path.rename(path.with_name("~old"))
    beside.rename(path)
    path.with_name("~old").unlink()


def save_in_parts(path: Path) -> None:
    """Save as a slow program does: the file is empty first, and then grows."""
    data = path.read_bytes()
    with path.open("wb") as file:
        for start in range(0, len(data), 500):
            file.write(data[start : start + 500])
            file.flush()
        file.write(b"# more\n")


def save_with_its_time(path: Path) -> None:
    """Save as a program does that copies files with their time, such as one that keeps two computers alike."""
    before = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


SAVES = [save_by_rename, save_in_parts, Path.unlink, os.utime]
SAVES += [save_with_its_time] if os.name == "posix" else []  # Windows has no time of the last change


@pytest.mark.parametrize("save", SAVES)
def test_a_file_is_saved_in_any_way(project: Path, save: Callable[[Path], object]) -> None:
    """In place, by another file that takes its name, in parts, or taken away."""
    assert waits(looked_at(), lambda: save(project / "content.yaml")) == ("content.yaml",)


def test_a_folder_goes_and_comes_back(project: Path) -> None:
    """Where the folder of a topic is renamed, its files are gone; a folder of its name in its place is watched."""
    aside = project.with_name("aside")
    os.chdir(project.parent)
    with noting() as noted:
        api.load("topic/content.yaml")
    assert "topic/content.yaml" in waits(noted, lambda: project.rename(aside))
    with noting() as noted, pytest.raises(InputError):
        api.load("topic/content.yaml")
    assert "topic/content.yaml" in waits(noted, lambda: aside.rename(project))
    with noting() as noted:
        api.load("topic/content.yaml")
    assert waits(noted, lambda: save_by_rename(project / "content.yaml")) == ("topic/content.yaml",)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the current folder cannot be deleted")
def test_the_current_folder_is_deleted(project: Path) -> None:
    """Nothing can come back into a folder that is no more, so that there is nothing to be waited for."""
    noted = looked_at()
    shutil.rmtree(project)
    with pytest.raises(MachineError, match="not there any more"):
        wait(noted)


def test_new_files_of_layouts_are_named(project: Path) -> None:
    """A folder in which something appears is not what a person has changed: the file in it is."""
    new = project / "layouts" / "new.html"
    assert waits(looked_at(), lambda: new.write_text("")) == ("layouts/new.html",)


def test_a_link_is_followed(project: Path) -> None:
    """Where content.yaml is a link, the file that it leads to is the one that is saved."""
    elsewhere = project.parent / "elsewhere"
    elsewhere.mkdir()
    (project / "content.yaml").rename(elsewhere / "content.yaml")
    (project / "content.yaml").symlink_to(elsewhere / "content.yaml")
    with noting() as noted:
        api.load("content.yaml")
    assert waits(noted, lambda: save_by_rename(elsewhere / "content.yaml")) == ("content.yaml",)


# --- rounds -----------------------------------------------------------------------------------------------------------


def made(name: str = "content.yaml") -> str:
    """The title of the topic as it is loaded."""
    return str(api.load().content.title)


def step(running: object, change: Callable[[], object]) -> Round[str]:
    """The round that follows the change."""
    change()
    found: Round[str] = next(running)  # type: ignore[call-overload]
    return found


def test_rounds_follow_changes(project: Path) -> None:
    """Each round says what had changed, what came of it, or why nothing did; and goes on."""
    running = rounds(made)
    content = project / "content.yaml"
    first = next(running)
    assert (first.number, first.changed, first.error) == (1, (), None)
    second = step(running, lambda: replace(content, "A topic", "Another topic"))
    assert (second.number, second.changed) == (2, ("content.yaml",))
    assert "Another topic" in str(second.made)
    third = step(running, lambda: replace(content, "id: topic", "idd: topic"))
    assert third.made is None
    assert isinstance(third.error, InputError)
    assert "Another topic" in str(step(running, lambda: replace(content, "idd: topic", "id: topic")).made)


def test_a_new_day_is_a_new_round(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown as approved may be out of date when midnight has passed, and no file has changed."""
    day = datetime.date(2028, 1, 31)
    monkeypatch.setattr(watching, "datetime", SimpleNamespace(date=SimpleNamespace(today=lambda: day)))
    running = rounds(made)
    next(running)
    day += datetime.timedelta(1)
    assert next(running).changed == ("the day",)


def test_the_packaged_text_never_takes_the_place_of_ones_own(project: Path) -> None:
    """While content.yaml is away, the documents of another topic are not what anybody wants."""
    running = rounds(made)
    content = project / "content.yaml"
    next(running)
    aside = project / "aside.yaml"
    gone = step(running, lambda: content.rename(aside))
    assert isinstance(gone.error, InputError)
    assert [one.at.file for one in gone.error.diagnostics] == ["content.yaml"]
    gone = step(running, lambda: replace(project / "clinic.yaml", "Riverside", "Lakeside"))
    assert isinstance(gone.error, InputError)
    assert step(running, lambda: aside.rename(content)).made


@pytest.mark.parametrize("error", [SelectionError("no such level"), MachineError("output", "the disk is full", "")])
def test_a_wrong_command_line_ends_it_at_once(error: Exception) -> None:
    """What no saved file can mend ends the first round; later on it is told like a fault."""

    def make() -> str:
        raise error

    with pytest.raises(type(error)):
        next(rounds(make))


def test_thirty_rounds_leave_nothing_behind(project: Path) -> None:
    """A program that stays all day needs no more memory in the evening, and never shows what was."""
    content = project / "content.yaml"

    def make() -> api.Result:
        loaded = api.load()
        return api.build(loaded, api.plan(loaded))

    running = rounds(make)
    objects, seen = [], set()
    text = content.read_text()
    for number in range(30):
        content.write_text(text.replace("A short text.", f"A text of round {number}."))
        result = next(running).made
        assert result
        seen.add(result.made[0].sha256)
        del result
        gc.collect()
        objects.append(len(gc.get_objects()))
    assert len(seen) == 30
    assert objects[29] - objects[14] < 0.01 * objects[14]
