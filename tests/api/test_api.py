"""``import b12docs``: a closed list of names whose types hold, and workers that make the same bytes as one process."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, assert_type

import pytest
from PIL import Image

import b12docs
from b12docs import api
from b12docs.project.project import Terms
from tests.helpers_cli import files_below, good_project, replace

PUBLIC = {
    "load", "load_all", "plan", "build", "copies", "write",
    "Project", "Plan", "Job", "Skipped", "Finish", "Result", "Made",
    "Diagnostic", "Location", "InputError", "SelectionError", "MachineError",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with a logo, as the current folder."""
    good_project(tmp_path)
    Image.new("RGBA", (60, 20), "#7A2468").save(tmp_path / "logo.png")
    replace(tmp_path / "clinic.yaml", "name: Riverside Surgery", "logo: {file: logo.png, alt: Riverside}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- what there is ----------------------------------------------------------------------------------------------------


def test_the_public_names_are_a_closed_list() -> None:
    """A name that is added or taken away is a decision, and this list is where it is made."""
    assert set(api.__all__) == PUBLIC
    assert set(b12docs.__all__) == PUBLIC | {"__version__"}
    assert dir(b12docs) == b12docs.__all__
    for name in PUBLIC:
        assert getattr(b12docs, name) is getattr(api, name)
        assert getattr(api, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'bulid'"):
        _ = b12docs.bulid  # type: ignore[attr-defined]


def test_importing_it_loads_nothing() -> None:
    """The import itself is free, and no module of the package takes the place of a public function."""
    code = (
        "import gc, sys, typing; usual = gc.get_threshold(); before = set(sys.modules); "
        "import b12docs; print(*sorted(set(sys.modules) - before)); "
        "import b12docs.production.pipeline; print(callable(b12docs.build), callable(b12docs.plan)); "
        "print(gc.isenabled(), gc.get_threshold() == usual)"  # the command line alone, whose runs are short, waits
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == ["__future__ b12docs", "True True", "True True"]


@pytest.mark.parametrize("level", ["all", "short,LONG", ["short", "long"], ("Short", "long,short")])
def test_one_name_or_several(folder: Path, level: str | list[str] | tuple[str, ...]) -> None:
    """As on the command line: in any letter case, with commas, or in a sequence."""
    project = b12docs.load()
    plan = b12docs.plan(project, audience=["Reader"], level=level, paper="a4")
    assert [(job.audience, job.level, job.paper) for job in plan.jobs] == [
        ("reader", "short", "A4"),
        ("reader", "long", "A4"),
    ]


def test_its_types_hold(folder: Path) -> None:
    """Read by the type checker: what each function takes and gives; run, it does what it says."""
    project = b12docs.load(content="content.yaml", clinic=Path("clinic.yaml"), layouts="layouts")
    assert_type(project, b12docs.Project)
    plan = b12docs.plan(project, audience="all", level="long", finish=b12docs.Finish(grey=True))
    assert_type(plan, b12docs.Plan)
    assert_type(plan.jobs, tuple[b12docs.Job, ...])
    assert_type(plan.skipped, tuple[b12docs.Skipped, ...])
    result = b12docs.build(project, plan)
    assert_type(result, b12docs.Result)
    assert_type(result.made, tuple[b12docs.Made, ...])
    assert_type(result.warnings, tuple[b12docs.Diagnostic, ...])
    assert_type(result.made[0].data, bytes)
    assert_type(result.made[0].pages, int | None)
    paths = b12docs.write(result, "made")
    assert_type(paths, tuple[Path, ...])
    assert [path.as_posix() for path in paths] == ["made/topic-page-reader-long-grey.pdf"]
    assert paths[0].read_bytes() == result.made[0].data
    build: Callable[[b12docs.Project, b12docs.Plan, Executor | None], b12docs.Result] = b12docs.build
    assert build is b12docs.build


def test_the_inputs_are_found_as_on_the_command_line(folder: Path) -> None:
    """What is left out is taken from the current folder."""
    assert b12docs.load().content.id == "topic"
    assert list(b12docs.load().pictures) == ["logo.png"]


def test_it_prints_nothing(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Warnings are given back, not printed."""
    replace(folder / "content.yaml", "short: A short text.", "short: " + "so very " * 15 + "long.")
    project = b12docs.load()
    result = b12docs.build(project, b12docs.plan(project))
    (folder / "made").mkdir()
    (folder / "made" / ".b12docs.json").write_text("damaged")
    said: list[b12docs.Diagnostic] = []
    b12docs.write(result, "made", said.append)
    assert "long-sentence" in {one.rule for one in result.warnings}
    assert [one.rule for one in said] == ["damaged"]
    assert capfd.readouterr() == ("", "")


def test_its_errors_say_who_is_at_fault(folder: Path) -> None:
    """The files, the options and the machine have an error each; whatever is wrong, nothing is written."""
    project = b12docs.load()
    with pytest.raises(b12docs.SelectionError, match="did you mean 'page'"):
        b12docs.plan(project, layout="pgae")
    with pytest.raises(b12docs.InputError) as caught:
        b12docs.load(content="none.yaml", clinic="nothing.yaml")
    assert [one.at.file for one in caught.value.diagnostics] == ["none.yaml", "nothing.yaml"]
    (folder / "made").write_text("a file")
    with pytest.raises(b12docs.MachineError) as machine:
        b12docs.write(b12docs.build(project, b12docs.plan(project)), "made")
    assert machine.value.path == "made"
    assert (folder / "made").read_text() == "a file"


# --- several topics ---------------------------------------------------------------------------------------------------


@pytest.fixture
def topics(folder: Path) -> list[Path]:
    """The content files of two topics below the folder, which has clinic file and layouts for both."""
    files = [folder / "topics" / name / "content.yaml" for name in ("gout", "hay")]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_bytes((folder / "content.yaml").read_bytes())
        replace(file, "id: topic", f"id: {file.parent.name}")
    (folder / "content.yaml").unlink()
    return files


def test_several_topics_are_loaded_planned_built_and_written_as_one(topics: list[Path]) -> None:
    """The same four steps; each document knows the content that it follows from, and is what its topic alone makes."""
    projects = b12docs.load_all(topics)
    assert_type(projects, tuple[b12docs.Project, ...])
    plan = b12docs.plan(projects, level="all")
    result = b12docs.build(projects, plan)
    assert [one.name for one in result.made] == [
        f"{topic}-page-reader-{level}.pdf" for topic in ("gout", "hay") for level in ("short", "long")
    ]
    alone = [b12docs.load(content=file) for file in topics]
    parts = [b12docs.build(one, b12docs.plan(one, level="all")) for one in alone]
    assert result.made == tuple(made for part in parts for made in part.made)
    assert result.fingerprint.split() == [part.fingerprint for part in parts]
    assert [path.name for path in b12docs.write(result, "made")] == [one.name for one in result.made]
    with ProcessPoolExecutor(2) as executor:
        assert b12docs.build(projects, plan, executor) == result


def test_what_topics_share_is_there_once(topics: list[Path]) -> None:
    """The layouts of a hundred topics are read and checked once."""
    gout, hay = b12docs.load_all(topics)
    assert gout.layouts is hay.layouts
    assert gout.themes is hay.themes
    assert b12docs.load_all([*topics, topics[0].parent / ".." / "gout" / "content.yaml"])[2:] == ()


def test_what_one_topic_lacks_is_skipped(topics: list[Path]) -> None:
    """A name that no topic knows is an error; one that some know leaves the others out, and says so."""
    replace(topics[1], "  reader: {", "  child: {")
    projects = b12docs.load_all(topics)
    plan = b12docs.plan(projects, audience="child", layout="page")
    assert [job.topic for job in plan.jobs] == ["hay"]
    reason = "--audience: 'child' does not exist"
    assert plan.skipped == (b12docs.Skipped("page", "child", "", "", reason, "gout"),)
    with pytest.raises(b12docs.SelectionError, match="'chidl' does not exist; known here: reader"):
        b12docs.plan(projects, audience="chidl")
    with pytest.raises(b12docs.SelectionError, match="there is no topic"):
        b12docs.plan([])


def test_the_faults_of_all_topics_are_told_at_once(topics: list[Path], folder: Path) -> None:
    """Each with its file; what is wrong in a file that they share is told once."""
    for file in topics:
        replace(file, "language: en", "language: EN!")
    replace(folder / "clinic.yaml", "accent:", "acent:")
    with pytest.raises(b12docs.InputError) as caught:
        b12docs.load_all([file.relative_to(folder) for file in topics])
    assert [str(one.at) for one in caught.value.diagnostics] == [
        "topics/gout/content.yaml:2:11", "clinic.yaml:4:1", "topics/hay/content.yaml:2:11",
    ]  # fmt: skip


def test_two_topics_never_share_an_id(topics: list[Path], folder: Path) -> None:
    """The names of their documents would be the same; both files are named."""
    replace(topics[1], "id: hay", "id: gout")
    with pytest.raises(b12docs.InputError) as caught:
        b12docs.load_all([file.relative_to(folder) for file in topics])
    (fault,) = caught.value.diagnostics
    assert str(fault.at) == "topics/hay/content.yaml:1:5"
    assert fault.message == "'topics/gout/content.yaml' has the id 'gout' too"


def test_two_documents_never_share_a_name(topics: list[Path], folder: Path) -> None:
    """Topic ``gout`` with a layout ``x-page`` would be written over topic ``gout-x`` with the layout ``page``."""
    (folder / "layouts" / "x-page.html").write_bytes((folder / "layouts" / "page.html").read_bytes())
    replace(topics[0], "layouts: [page]", "layouts: [x-page]")
    replace(topics[1], "id: hay", "id: gout-x")
    projects = b12docs.load_all(topics)
    with pytest.raises(b12docs.InputError, match=r"two documents .* 'gout-x-page-reader-short\.pdf'"):
        b12docs.build(projects, b12docs.plan(projects))


# --- workers ----------------------------------------------------------------------------------------------------------

EXECUTORS = pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])


def test_what_crosses_can_be_pickled(folder: Path) -> None:
    """Project, plan, result and errors come back equal, also after documents were built with them."""
    project = b12docs.load()
    plan = b12docs.plan(project, level="all")
    result = b12docs.build(project, plan)
    copy = pickle.loads(pickle.dumps(project))
    assert (copy.content, copy.clinic, copy.inputs) == (project.content, project.clinic, project.inputs)
    assert copy.content.title.root["short"].at == project.content.title.root["short"].at
    assert pickle.loads(pickle.dumps(plan)) == plan
    assert pickle.loads(pickle.dumps(result)) == result == b12docs.build(copy, plan)
    with pytest.raises(b12docs.InputError) as caught:
        b12docs.load(content="none.yaml")
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == caught.value.diagnostics


@pytest.mark.whole
@EXECUTORS
def test_two_workers_make_the_same_bytes_as_one(kind: Any, folder: Path) -> None:
    """Every document of the shipped topic, in the plan's order and with its warnings, for screens and for a press."""
    project = b12docs.load(content=api_content(folder))
    with kind(2) as executor:
        for finish in (b12docs.Finish(), b12docs.Finish(press=True), b12docs.Finish(format="html")):
            plan = b12docs.plan(project, audience="patient", level="all", finish=finish)
            assert b12docs.build(project, plan, executor) == b12docs.build(project, plan)


def api_content(folder: Path) -> Path:
    """The shipped content, in a folder where no clinic file or layout of its own lies."""
    from b12docs.library.packaged import packaged

    (folder / "clinic.yaml").unlink()
    (folder / "layouts" / "page.html").unlink()
    return packaged("content.yaml")


@pytest.mark.whole
def test_threads_begin_together(folder: Path) -> None:
    """A process whose very first documents are made by six threads at once makes the same bytes."""
    code = """
import sys, hashlib, b12docs
from concurrent.futures import ThreadPoolExecutor
project = b12docs.load(content=sys.argv[1])
plan = b12docs.plan(project, level="all")
sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(6) if sys.argv[2:] else ThreadPoolExecutor(1) as executor:
    print(*(one.sha256 for one in b12docs.build(project, plan, executor).made))
"""
    content = str(api_content(folder))
    one, six = (
        subprocess.run([sys.executable, "-c", code, content, *more], capture_output=True, text=True, check=True).stdout
        for more in ((), ("6",))
    )
    assert len(one.split()) > 8
    assert six == one


@EXECUTORS
def test_faults_come_in_the_order_of_the_plan(kind: Any, folder: Path) -> None:
    """However many workers, all faults are told, the first document's first, as one process tells them."""
    faults = "{% if level == 'short' %}{{ nothing }}{% else %}{{ nobody }}{% endif %}"
    replace(folder / "layouts" / "page.html", "<h1>{{ title }}</h1>", f"<h1>{faults}</h1>")
    project = b12docs.load()
    plan = b12docs.plan(project, level="all")
    with pytest.raises(b12docs.InputError) as alone:
        b12docs.build(project, plan)
    with kind(2) as executor, pytest.raises(b12docs.InputError) as caught:
        b12docs.build(project, plan, executor)
    assert caught.value.diagnostics == alone.value.diagnostics
    assert ["nothing" in one.message for one in alone.value.diagnostics] == [True, False]


def test_the_project_is_sent_once_to_each_worker(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packing it takes as long as a page: it is done once for a build, not once for each document or topic."""
    project = b12docs.load()
    plan = b12docs.plan(project, level="all")
    packed: list[Any] = []
    dumps = pickle.dumps

    def counted(value: object) -> bytes:
        packed.append(value)
        return dumps(value)

    monkeypatch.setattr(pickle, "dumps", counted)
    with ProcessPoolExecutor(1) as executor:
        b12docs.build(project, plan, executor, today=date(2026, 11, 28))
    assert [sent.projects for sent in packed] == [{"topic": project.on(Terms(date(2026, 11, 28)))}]


def test_an_executor_that_breaks_is_not_hidden(folder: Path) -> None:
    """What an executor raises itself comes through, and what waits for it is called off."""
    waiting = threading.Event()
    project = b12docs.load()
    plan = b12docs.plan(project, level="all")

    class Broken(ThreadPoolExecutor):
        def submit(self, *arguments: Any, **options: Any) -> Any:
            if waiting.is_set():
                raise RuntimeError("cannot schedule new futures")
            waiting.set()
            return super().submit(*arguments, **options)

    with Broken(1) as executor, pytest.raises(RuntimeError, match="cannot schedule"):
        b12docs.build(project, plan, executor)
    assert files_below(folder) == sorted(files_below(folder))


@pytest.fixture(autouse=True)
def _no_leftovers(tmp_path: Path) -> Iterator[None]:
    """Building writes nothing beside what ``write`` was told to."""
    yield
    assert not (tmp_path / "output").exists()
