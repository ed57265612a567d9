"""Every input is an ordinary file with a limit, read once into a snapshot from which everything follows."""

from __future__ import annotations

import json
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from b12docs.catalogue.finish import Finish
from b12docs.catalogue.plan import Request, plan
from b12docs.library.overlay import overlaid
from b12docs.library.packaged import packaged
from b12docs.production.pipeline import build, load_project
from b12docs.project.inputs import Inputs, find_inputs
from b12docs.project.project import Project
from b12docs.project.snapshot import take
from b12docs.source.files import TEXT_BYTES, read_file, shown
from b12docs.writers.pdf.icc import shipped_profile
from tests.helpers_cli import good_project, run
from tests.helpers_cli import replace as change

INPUTS = ("content.yaml", "clinic.yaml", "layouts/page.html", "layouts/themes/own.yaml", "layouts/figures/own.svg")
LOGO = "logo: {file: logo.png, alt: Riverside}"


linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse some of these names")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's whole path has at most a hundred characters
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


NO_ORDINARY = "this is no ordinary file, but a pipe, a socket or a device"
NO_FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (_pipe, NO_ORDINARY),
    "a socket": (_socket, NO_ORDINARY),
    "an endless device": (_device, NO_ORDINARY),
    "a link to itself": (_loop, "the file is a link that leads back to itself"),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere"), "the file does not exist"),
    "a folder": (Path.mkdir, "this is a folder, not a file"),
}


def in_place_of(file: Path, make: Callable[[Path], None]) -> None:
    """Put something else where the file was, or would be."""
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    make(file)


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("name", INPUTS)
def test_only_ordinary_files_are_read(tmp_path: Path, name: str, kind: str) -> None:
    """Whatever else stands in a file's place is refused at once and named, and nothing waits for it."""
    make, message = NO_FILES[kind]
    in_place_of(good_project(tmp_path) / name, make)
    result = run(tmp_path, "build", *(["--theme", "own"] if "themes" in name else []))
    assert (result.exit_code, f"{name}: error: {message}\n" in result.stderr) == (1, True), result.output


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("name", ["logo.png", "shop.icc"])
def test_only_ordinary_pictures_and_profiles_are_read(tmp_path: Path, name: str, kind: str) -> None:
    """The same for what is no text: a clinic's logo and the profile of a print shop."""
    in_place_of(good_project(tmp_path) / name, NO_FILES[kind][0])
    change(tmp_path / "clinic.yaml", "name: Riverside Surgery", LOGO if name == "logo.png" else "name: Ours")
    result = run(tmp_path, "build", *(["--press", "--profile", name] if name == "shop.icc" else []))
    assert (result.exit_code, f"'{name}'" in result.stderr) == (1, True), result.output


# --- links ------------------------------------------------------------------------------------------------------------

LEADS_OUT = "error: this link leads out of the folder\n  hint: put the "


@pytest.mark.parametrize(
    "name", [*INPUTS, "layouts/_part.html", "layouts/figures/own.png", "layouts", "layouts/themes", "layouts/figures"]
)
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    """A folder that somebody else made shows nothing of the computer: what leads elsewhere is named, and never read."""
    project = tmp_path / "project"
    own_project(project)
    change(project / "layouts" / "page.html", "<h1>", '{% include "_part.html" %}<h1>')
    (project / "layouts" / "_part.html").write_text("<p>part</p>")
    assert run(project, "build", "--theme", "own").exit_code == 0
    (project / name).rename(tmp_path / "secret")
    (project / name).symlink_to(tmp_path / "secret")
    with opened_below(tmp_path) as opened:
        result = run(project, "build", "--theme", "own", "-o", "made")
    assert (result.exit_code, f"{name}: {LEADS_OUT}" in result.stderr) == (1, True), result.output
    assert not any("secret" in path for path in opened)
    assert not (project / "made").exists()


def test_links_that_stay_in_the_folder_are_followed(tmp_path: Path) -> None:
    """A file or a folder may be a link to its neighbour, and the whole project may be reached by a link."""
    project = tmp_path / "project"
    own_project(project)
    for name in (*INPUTS, "layouts"):
        file = project / name
        file.rename(file.with_name(f"real-{file.name}"))
        file.symlink_to(f"real-{file.name}")
    (tmp_path / "link").symlink_to(project)
    assert run(tmp_path / "link", "build").exit_code == 0


def test_what_an_option_names_may_be_a_link(tmp_path: Path) -> None:
    """Whoever names a path wants what it leads to; what is inside a folder of layouts must stay inside all the same."""
    project, links = tmp_path / "project", tmp_path / "links"
    good_project(project)
    links.mkdir()
    options = []
    for option, name in (("content", "content.yaml"), ("clinic", "clinic.yaml"), ("layouts", "layouts")):
        (links / name).symlink_to(project / name)
        options += [f"--{option}", name]
    assert run(links, "build", *options).exit_code == 0
    (project / "layouts" / "_out.html").symlink_to(project / "clinic.yaml")
    change(project / "layouts" / "page.html", "<h1>", '{% include "_out.html" %}<h1>')
    assert f"layouts/_out.html: {LEADS_OUT}" in run(links, "build", *options).stderr


def test_an_installer_may_link_the_packaged_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package's own layouts are nobody else's: some installers make each of them a link into their store."""
    store, linked = packaged("layouts"), tmp_path / "layouts"
    for file in store.rglob("*.*"):
        (linked / file.relative_to(store)).parent.mkdir(parents=True, exist_ok=True)
        (linked / file.relative_to(store)).symlink_to(file)
    monkeypatch.setattr("b12docs.library.overlay.packaged", lambda name: linked)
    assert {file.sha256 for file in overlaid([linked]).values()} == {file.sha256 for file in overlaid([store]).values()}
    assert not any(file.fault for file in overlaid([linked]).values())


@pytest.mark.parametrize("kind", [kind for kind in NO_FILES if kind != "a folder"] + ["a file"])
@pytest.mark.parametrize("name", ["layouts", "layouts/themes", "layouts/figures"])
def test_a_folder_of_another_kind(tmp_path: Path, name: str, kind: str) -> None:
    """What stands in a folder's place and is none is an error: the packaged ones do not step in unasked."""
    make = Path.touch if kind == "a file" else NO_FILES[kind][0]
    own_project(tmp_path)
    (tmp_path / name).rename(tmp_path / "away")
    make(tmp_path / name)
    result = run(tmp_path, "list")
    assert (result.exit_code, result.stderr.startswith(f"{name}: error: this ")) == (1, True), result.output


DAMAGED = {
    "empty": (b"", "the file is empty"),
    "UTF-16": ("title: B12".encode("utf-16"), "the file is no UTF-8 text"),
    "Latin-1": ("title: Größe".encode("latin-1"), "the file is no UTF-8 text"),
    "zeros": (bytes(100), "a character that YAML does not allow"),
    "one byte too long": (b"#" * (TEXT_BYTES + 1), "the file is larger than 1,000,000 bytes"),
    "one line too long": (b"#" * TEXT_BYTES, "the file is empty"),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_content_file(tmp_path: Path, kind: str) -> None:
    """What is no text, none of ours or too much is said in one line, with the file's name."""
    data, message = DAMAGED[kind]
    (good_project(tmp_path) / "content.yaml").write_bytes(data)
    result = run(tmp_path, "build")
    assert (result.exit_code, message in result.stderr.splitlines()[0]) == (1, True), result.output
    assert result.stderr.startswith("content.yaml:")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """A mark at the file's beginning is left out, and the column of a fault behind it is still true."""
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbftitle")
    assert read_file(tmp_path / "a").text == "title"
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfb\n12\xff")
    fault = read_file(tmp_path / "a")
    with pytest.raises(Exception, match=r"a:2:3: error: the file is no UTF-8 text"):
        assert fault.text


def test_a_content_file_that_leads_nowhere(tmp_path: Path) -> None:
    """A link to a file that is gone is an error: the packaged content does not step in unasked."""
    (tmp_path / "content.yaml").symlink_to("gone.yaml")
    assert run(tmp_path, "build").stderr.startswith("content.yaml: error: the file does not exist")


@pytest.mark.parametrize("at_once", [1, 7, 2_000])
def test_a_file_is_read_whole_however_little_comes_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """As from a disk far away, or where the system says that a file has no size."""
    (file := tmp_path / "long.yaml").write_bytes(bytes(range(256)) * 10)
    read, taken = os.read, list[int]()

    def some(number: int, size: int) -> bytes:
        taken.append(len(part := read(number, min(size, at_once))))
        return part

    monkeypatch.setattr(os, "read", some)
    read_file(file, limit=20)
    assert sum(taken) == 21, "no more than says that it is too large"
    assert read_file(file).data == bytes(range(256)) * 10
    assert read_file(file, limit=2_560).data
    refused = read_file(file, limit=2_559)
    assert refused.data == b""
    assert refused.fault
    assert "larger" in refused.fault.message


def test_layouts_that_would_fill_the_memory(tmp_path: Path) -> None:
    """A folder of many files, each within its limit, is refused as a whole."""
    for number in range(21):
        (good_project(tmp_path) / "layouts" / f"own{number}.html").write_bytes(b" " * TEXT_BYTES)
    assert run(tmp_path, "build").stderr.startswith("layouts: error: the folder holds too many or too large files")


# --- once -------------------------------------------------------------------------------------------------------------

_OPENED: list[str] = []
_WATCHED: list[str] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _WATCHED and event == "open" and str(arguments[0]).startswith(_WATCHED[0]):
        _OPENED.append(str(arguments[0]))


sys.addaudithook(_note)  # Python calls it for each file that anybody opens


@contextmanager
def opened_below(folder: Path) -> Iterator[list[str]]:
    """The paths of all files below the folder that are opened meanwhile, by whatever means."""
    _OPENED.clear()
    _WATCHED.append(str(folder))
    try:
        yield _OPENED
    finally:
        _WATCHED.clear()


def own_project(folder: Path) -> Inputs:
    """A project with a file of every kind."""
    good_project(folder)
    Image.new("RGB", (9, 9), "navy").save(folder / "logo.png")
    (folder / "shop.icc").write_bytes(shipped_profile().data)
    change(folder / "clinic.yaml", "name: Riverside Surgery", LOGO)
    for name in ("themes", "figures"):
        (folder / "layouts" / name).mkdir()
    (folder / "layouts" / "themes" / "own.yaml").write_text("title: Ours\nextends: clear\n")
    figure = (packaged("layouts") / "figures" / "nerve.svg").read_bytes()
    (folder / "layouts" / "figures" / "own.svg").write_bytes(figure)
    Image.new("RGB", (9, 9), "navy").save(folder / "layouts" / "figures" / "own.png")
    return find_inputs(folder / "content.yaml", None, folder / "layouts")


def built(project: Project, folder: Path) -> list[bytes]:
    """What the project comes to, for a print shop and in its own theme."""
    finish = Finish(theme="own", press=True, profile=str(folder / "shop.icc"))
    jobs = plan(Request(level="all", finish=finish), project.content, project.layouts.all, project.usual).jobs
    assert len(jobs) > 1
    return [one.data for one in build(project, jobs).made]


def test_every_input_is_opened_once(tmp_path: Path) -> None:
    """Loading and building several documents opens each file one time: whatever is made of it is of one moment."""
    inputs = own_project(tmp_path)
    with opened_below(tmp_path) as opened:
        built(load_project(inputs), tmp_path)
    names = [Path(path).relative_to(tmp_path).as_posix() for path in opened]
    assert {*INPUTS, "layouts/figures/own.png", "logo.png", "shop.icc"} <= set(names)
    assert sorted(names) == sorted(set(names))


def test_a_file_that_changes_meanwhile(tmp_path: Path) -> None:
    """What was loaded is built, even if every file is gone before the first document is laid out."""
    inputs = own_project(tmp_path)
    expected = built(load_project(inputs), tmp_path)
    project = load_project(inputs)
    for name in (*INPUTS, "logo.png"):
        (tmp_path / name).write_bytes(b"half of")
    assert built(project, tmp_path) == expected


@pytest.mark.parametrize("end", [b"\r\n", b"\r"], ids=["Windows", "old Macs"])
def test_the_line_ends_of_another_system(tmp_path: Path, end: bytes) -> None:
    """Content, clinic file, layouts, themes and drawings make the same files, whatever system saved them."""
    inputs = own_project(tmp_path)
    expected = built(load_project(inputs), tmp_path)
    for name in INPUTS:
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes().replace(b"\n", end))
    assert built(load_project(inputs), tmp_path) == expected
    (tmp_path / "content.yaml").write_bytes(b"a: 1" + end + end + b"b: \xff")
    with pytest.raises(Exception, match=r"content.yaml:3:4: error: the file is no UTF-8 text"):
        assert read_file(tmp_path / "content.yaml").text


def test_the_snapshot_knows_every_file_by_its_hash(tmp_path: Path) -> None:
    """One changed byte of any file gives another hash of the whole, and nothing else does; it crosses to a worker."""
    inputs = own_project(tmp_path)
    snapshot = take(inputs)
    assert take(inputs).sha256 == snapshot.sha256
    assert pickle.loads(pickle.dumps(snapshot)) == snapshot
    for name in INPUTS:
        before = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(before + b"\n")
        changed = take(inputs)
        assert changed.sha256 != snapshot.sha256, name
        assert [one for one, file in changed.files.items() if file.sha256 != snapshot.files[one].sha256] != []
        (tmp_path / name).write_bytes(before)
    assert take(replace(inputs, clinic=None)).sha256 != snapshot.sha256
    assert load_project(inputs).snapshot.files["logo/logo.png"].sha256 == read_file(tmp_path / "logo.png").sha256


# --- any path ---------------------------------------------------------------------------------------------------------

NAMES = [b"St Mary's", b'a"b', b"a:b", b"a\nb", b"<b>&amp;", b"{y}%20", "Größe".encode(), "診療所".encode(), b"caf\xe9",
         "\u202egnol".encode()]  # fmt: skip
OUTPUTS = [{}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
           {"PYTHONIOENCODING": "utf-8:strict"}, {"PYTHONIOENCODING": "cp1252:strict"}]  # fmt: skip


@linux
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_any_path_works(tmp_path: Path, name: bytes) -> None:
    """A folder's name is data, in what is built and in what is said of a fault."""
    folder = os.fsdecode(name)
    page = good_project(tmp_path / folder) / "layouts" / "page.html"
    options = ("build", "--content", f"{folder}/content.yaml", "--layouts", f"{folder}/layouts", "-o", f"{folder}/made")
    assert run(tmp_path, *options).exit_code == 0
    change(page, "<h1>", "<blink>")
    result = run(tmp_path, *options)
    assert (result.exit_code, f"{shown(Path(folder))}/layouts/page.html:12" in result.stderr) == (1, True)


@linux
@pytest.mark.parametrize("environment", OUTPUTS, ids=str)
def test_any_path_can_be_told(tmp_path: Path, environment: dict[str, str]) -> None:
    """A path is told in words and in JSON, whatever of it the terminal can print."""
    name = b" ".join(NAMES)
    folder = good_project(Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)))
    done = started(tmp_path, name, environment)
    assert (done.returncode, done.stderr.startswith(b"reads: "), done.stderr.count(b"\n")) == (0, True, 1)
    change(folder / "layouts" / "page.html", "<h1>", "<blink>")
    done = started(tmp_path, name, environment, b"--json")
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    found = json.loads(done.stdout)["diagnostics"]
    assert {one["file"].rpartition("/layouts/")[2] for one in found} == {"page.html"}
    assert all(one["file"].isprintable() for one in found)


@linux
def test_json_is_utf_8_whatever_the_path(tmp_path: Path) -> None:
    """The path of a document that was made leads to it, also where it is no UTF-8."""
    good_project(tmp_path / os.fsdecode(b"caf\xe9"))
    done = started(tmp_path, b"caf\xe9", {}, b"--json")
    (path, *_) = (one["path"] for one in json.loads(done.stdout.decode())["documents"])
    assert (tmp_path / path).exists()


def started(
    folder: Path, name: bytes, environment: dict[str, str], *options: bytes
) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, with inputs and output in the folder of this name."""
    given = [b"--content", name + b"/content.yaml", b"--layouts", name + b"/layouts", b"-o", name + b"/made", *options]
    command = [os.fsencode(sys.executable), b"-m", b"b12docs", b"build", *given]
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, check=False)


def test_how_a_path_is_shown() -> None:
    """What would break a message or cannot be printed is an escape; letters of any alphabet stay."""
    assert shown(Path("Größe/診療所 1.yaml")) == "Größe/診療所 1.yaml"
    assert shown(Path("a\nb\x1b\u202e\ue000")) == r"a\nb\x1b\u202e\ue000"
    assert shown(Path(os.fsdecode(b"caf\xe9"))) == r"caf\xe9"
