"""The command line keeps its contract: names, selection, exit status, JSON, what is written and what is left alone."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from b12docs.production.manifest import MANIFEST
from tests.helpers_cli import GOOD, HAY_FEVER, as_json, build, files_below, good_project, pdf_words, replace, run, told

READER = "reader: {reads: lay, levels: [short, long], default: short, layouts: [page]}"
# A second audience with a level of its own, and a second layout for one of the audiences.
READERS = """reader: {reads: lay, levels: [short, long], default: short, layouts: [page, card]}
  child: {reads: lay, levels: [short], default: short, layouts: [page]}"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two audiences, two levels, two layouts (page on A4 and Letter, card on A4 for level short only)."""
    good_project(tmp_path)
    replace(tmp_path / "content.yaml", READER, READERS)
    page = (tmp_path / "layouts" / "page.html").read_text()
    (tmp_path / "layouts" / "card.html").write_text(page.replace(", long: 1}}", "}}"))
    replace(tmp_path / "layouts" / "page.html", "long: 1}}", "long: 1}, Letter: {short: 1, long: 1}}")
    return tmp_path


def names(folder: Path, *options: str) -> list[str]:
    """The names of the documents that ``build`` makes with these options, without the topic and the suffix."""
    made = as_json(build(folder, "--json", "-o", "made", *options))["documents"]
    return [Path(one["path"]).name.removeprefix("topic-").removesuffix(".pdf") for one in made]


def skipped(folder: Path, *options: str) -> list[tuple[str, str, str]]:
    """What ``build`` says that it left out."""
    found = as_json(build(folder, "--json", "-o", "made", *options))["skipped"]
    return [(one["layout"], one["audience"], one["level"]) for one in found]


# --- what is selected -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ["page-reader-short", "card-reader-short", "page-child-short"]),
        ("--level all", ["page-reader-short", "card-reader-short", "page-reader-long", "page-child-short"]),
        ("--level long", ["page-reader-long"]),
        ("--audience child", ["page-child-short"]),
        ("--audience child --level all", ["page-child-short"]),
        ("--audience all --level short --layout card", ["card-reader-short"]),
        (
            "--layout all --level all",
            ["page-reader-short", "card-reader-short", "page-reader-long", "page-child-short"],
        ),
        ("--paper Letter", ["page-reader-short-letter", "page-child-short-letter"]),
        ("--paper A4 --layout card", ["card-reader-short"]),
        ("--layout page --audience reader --level long --paper Letter", ["page-reader-long-letter"]),
        ("--audience READER --level Long --paper letter --format PDF", ["page-reader-long-letter"]),
        (
            "--audience child --audience reader --level all,short --layout page",
            ["page-child-short", "page-reader-short", "page-reader-long"],
        ),
        ("--audience reader,child,Reader --layout page", ["page-reader-short", "page-child-short"]),
        ("--audience reader,child --layout page,card", ["page-reader-short", "card-reader-short", "page-child-short"]),
        (
            "--paper A4,letter --layout card,page --audience reader",
            ["card-reader-short", "page-reader-short", "page-reader-short-letter"],
        ),
        ("--standard UA1 --today 2026-11-22 --allow-expired --force --audience child", ["page-child-short"]),
    ],
)
def test_options_select_from_what_exists(project: Path, options: str, expected: list[str]) -> None:
    """Left out, audience means all, level each audience's default, layout those meant for the audience."""
    assert names(project, *options.split()) == expected
    assert [name for name in files_below(project / "made") if name.endswith(".pdf")] == sorted(
        f"topic-{one}.pdf" for one in expected
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", []),
        ("--level all", [("card", "reader", "long")]),
        ("--level long", [("card", "reader", "long"), ("page", "child", "long")]),
        ("--paper Letter", [("card", "reader", "short")]),
        ("--layout card", [("card", "child", "short")]),
    ],
)
def test_what_does_not_exist_is_skipped(project: Path, options: str, expected: list[tuple[str, str, str]]) -> None:
    """A combination that came from ``all`` or a default is left out, and said to be."""
    assert skipped(project, *options.split()) == expected
    shown = build(project, "-o", "made", *options.split()).stdout
    assert shown.count("skipped: ") == len(expected)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--audience child --level long", "audience 'child' has no level 'long' (it has short)"),
        ("--audience child --layout card", "layout 'card' is not meant for 'child'"),
        ("--layout card --paper Letter", "layout 'card' is not made for paper Letter (it takes A4)"),
        ("--layout card --level long", "layout 'card' has no level 'long'"),
        ("--paper A1", "nothing is left to build"),
        ("--audience reeder", "--audience: 'reeder' does not exist; did you mean 'reader'?"),
        ("--audience school", "does not exist; known here: child, reader; add it to the 'audiences' of"),
        ("--level shrot", "--level: 'shrot' does not exist; did you mean 'short'?"),
        ("--layout pgae", "--layout: 'pgae' does not exist; did you mean 'page'?"),
        ("--paper Leter", "--paper: 'Leter' does not exist; did you mean 'Letter'?"),
        ("--paper all", "--paper: 'all' does not exist"),
        ("--paper A4x", "--paper: 'A4x' does not exist"),
        ("--level short,longest", "--level: 'longest' does not exist; known here: long, short"),
        ("--layout page,card --paper Letter", "layout 'card' is not made for paper Letter"),
        ("--audience reader,child --level long", "audience 'child' has no level 'long'"),
        ("--theme clear,riverside", "--theme takes one name, not clear and riverside"),
        ("--standard ua3", "--standard: 'ua3' does not exist; known here: ua1, ua2"),
        ("--today 2026-2-30", "'2026-2-30' is no date; write it like 2026-11-22"),
        ("--audience ''", "does not exist"),
    ],
)
def test_what_is_named_must_exist(project: Path, options: str, message: str) -> None:
    """An option that names what does not exist ends with status 2, a reason, and nothing written."""
    result = run(project, "build", "-o", "made", *[one.strip("'") for one in options.split()])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())
    assert not (project / "made").exists()


@pytest.mark.parametrize("options", [["--nonsense"], ["--audience"], ["extra"]])
def test_a_wrong_command_line_ends_with_2(project: Path, options: list[str]) -> None:
    """A command line that cannot be understood is never taken for a fault of the content."""
    assert run(project, "build", *options).exit_code == 2
    assert run(project, "bulid").exit_code == 2


@pytest.mark.parametrize("line", ["build reader", "build --audience reader child", "list content.yaml", "init a b"])
def test_a_word_that_belongs_to_no_option(project: Path, line: str) -> None:
    """It is named, with how several names are written."""
    result = run(project, *line.split())
    word = line.rsplit(maxsplit=1)[-1]
    assert result.exit_code == 2
    assert f"'{word}' belongs to no option; names have commas between them" in " ".join(result.stderr.split())


def test_a_fault_of_the_content_ends_with_1(project: Path) -> None:
    """Status 1 says that an input is at fault, also when the options are good."""
    replace(project / "content.yaml", "published: 2026-01-31", "published: never")
    result = run(project, "build", "-o", "made")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "content.yaml:4:12: error: 'never' is no date\n  hint: write it like 2026-11-22\n"
    assert not (project / "made").exists()


# --- what is printed --------------------------------------------------------------------------------------------------


def test_the_table_shows_path_pages_and_size(project: Path) -> None:
    """After a build each file stands in a line of its own, with its pages and its size."""
    result = build(project, "--audience", "child")
    size = (project / "output" / "topic-page-child-short.pdf").stat().st_size
    assert result.stdout.split() == [
        "output/topic-page-child-short.pdf",
        "1",
        "page",
        f"{size / 1000:.1f}",
        "KB",
        "draft",
    ]


def test_json_has_the_keys_of_the_contract(project: Path) -> None:
    """With exit 0 standard output is one object, whose figures are those of the files."""
    found = as_json(build(project, "--json", "--level", "all", "-o", "made"))
    assert list(found) == ["documents", "skipped", "diagnostics", "lowered", "stale"]
    assert len(found["documents"]) == 4
    for one in found["documents"]:
        assert list(one) == [
            "path",
            "layout",
            "audience",
            "level",
            "paper",
            "format",
            "language",
            "variant",
            "pages",
            "bytes",
            "sha256",
            "approved",
            "topic",
            "content",
        ]
        data = (project / one["path"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert (one["format"], one["variant"], one["paper"], one["language"]) == ("pdf", [], "A4", None)
        assert (one["topic"], one["content"]) == ("topic", "content.yaml")
        with pikepdf.open(project / one["path"]) as pdf:
            assert one["pages"] == len(pdf.pages)
    assert found["diagnostics"] == []


def test_json_has_the_same_keys_when_the_content_is_at_fault(project: Path) -> None:
    """With exit 1 the object says what is wrong, where; a place that is not known is null."""
    replace(project / "content.yaml", 'version: "1"', 'versoin: "1"')
    result = run(project, "build", "--json", "--clinic", "none.yaml", "-o", "made")
    assert result.exit_code == 1
    found = as_json(result)
    assert (list(found), found["documents"]) == (["documents", "skipped", "diagnostics", "lowered", "stale"], [])
    assert len(found["diagnostics"]) == 2
    for one in found["diagnostics"]:
        assert list(one) == ["severity", "rule", "file", "line", "column", "message", "hint"]
        assert (one["severity"], bool(one["rule"]), bool(one["message"])) == ("error", True, True)
    places = [(one["file"], one["line"], one["column"]) for one in found["diagnostics"]]
    assert places == [("content.yaml", 3, 1), ("none.yaml", None, None)]


def test_json_carries_warnings(project: Path) -> None:
    """A sentence that is too long for its level is a warning, in the JSON too, and the document is made."""
    replace(project / "content.yaml", "short: A short text.", "short: " + "so very " * 15 + "long.")
    result = build(project, "--json", "--audience", "child", "-o", "made")
    found = as_json(result)
    assert {(one["severity"], one["rule"], one["line"]) for one in found["diagnostics"]} == {
        ("warning", "long-sentence", 41)
    }
    assert len(found["documents"]) == 1
    assert "1 warning of words: 'b12docs check' names it" in result.stderr


def test_quiet_says_nothing_of_a_good_build(project: Path) -> None:
    """--quiet leaves errors only, and makes the same files."""
    result = build(project, "--quiet")
    assert result.output == ""
    assert len(list((project / "output").glob("*.pdf"))) == 3
    replace(project / "content.yaml", "language: en", "language: EN!")
    assert "content.yaml:2:11: error:" in run(project, "build", "--quiet").stderr


def b12docs(folder: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    command = [sys.executable, "-m", "b12docs", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False, **options)


# --- one file, and what opens it --------------------------------------------------------------------------------------

ONE = ("--audience", "child", "--layout", "page")


@pytest.mark.parametrize(("file", "options"), [
    ("leaflet.pdf", []), ("new/deep/LEAFLET.PDF", []), ("page.htm", ["--format", "html"]),
    ("page.html", ["--format", "html"]), ("mail.txt", ["--format", "text"]),
    ("mail.htm", ["--format", "email"]),
])  # fmt: skip
def test_one_document_goes_into_the_file_that_is_named(project: Path, file: str, options: list[str]) -> None:
    """-o with the ending of a document names its file."""
    (document,) = as_json(build(project, "--json", "-o", file, *ONE, *options))["documents"]
    assert document["path"] == file
    assert hashlib.sha256((project / file).read_bytes()).hexdigest() == document["sha256"]


@pytest.mark.parametrize("folder", ["made.d", "2026.11", "leaflet.pdf/", ".hidden", "there.pdf"])
def test_everything_else_that_is_named_is_a_folder(project: Path, folder: str) -> None:
    """A name without such an ending, or with a stroke behind it, or of a folder that is there."""
    (project / "there.pdf").mkdir()
    build(project, "-o", folder, *ONE)
    assert (project / folder / "topic-page-child-short.pdf").is_file()


@pytest.mark.parametrize(("options", "message"), [
    (["-o", "x.docx", *ONE], "-o: 'x.docx' is no name for --format pdf: end it with .pdf, or with /"),
    (["-o", "x.pdf", *ONE, "--format", "html"], "-o: 'x.pdf' is no name for --format html: end it with .html"),
    (["-o", "x.pdf"], "-o: 'x.pdf' is one file for 3 documents"),
    (["-o", "layouts/page.html", *ONE, "--format", "html"], "would lie among the layouts"),
])  # fmt: skip
def test_a_file_that_cannot_hold_it_is_refused(project: Path, options: list[str], message: str) -> None:
    """With status 2; nothing is written, and no layout is written over."""
    before = (project / "layouts" / "page.html").read_bytes()
    result = run(project, "build", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())
    assert (project / "layouts" / "page.html").read_bytes() == before
    assert not (project / "x.pdf").exists()


@pytest.mark.parametrize(("options", "opened"), [(ONE, "output/topic-page-child-short.pdf"), ((), "output")])
def test_open_shows_what_was_made(
    project: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], opened: str
) -> None:
    """The one document, or the folder of several; without a program that shows it, a line says so."""
    asked: list[str] = []

    def launch(path: str) -> int:
        asked.append(path)
        return 1

    monkeypatch.setattr("click.launch", launch)
    result = build(project, "--open", *options)
    assert asked == [opened]
    assert result.stderr.endswith(f"no program was found that opens '{opened}': open it by hand\n")


def test_a_process_without_a_terminal_shows_no_progress(project: Path) -> None:
    """In a pipe standard error stays clean, so that the output can be logged."""
    result = b12docs(project, "build")
    assert (result.returncode, told(result.stderr)) == (0, "")
    assert result.stdout.count(" 1 page ") == 3
    failed = b12docs(project, "build", "--clinic", "none.yaml")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "Traceback" not in failed.stderr


def test_progress_is_shown_on_a_terminal(project: Path) -> None:
    """On a terminal a line says which document is being made, and is wiped out at the end; not with --quiet."""
    for option, expected in (("--json", True), ("--quiet", False)):
        leader, follower = pty.openpty()
        command = [sys.executable, "-m", "b12docs", "build", option]
        subprocess.run(command, cwd=project, stdout=subprocess.DEVNULL, stderr=follower, timeout=60, check=True)
        os.close(follower)
        shown = _read_all(leader)
        assert ("1/3 page for reader" in shown, "3/3 page for child" in shown) == (expected, expected)
        assert shown.endswith("\x1b[K") == expected


def _read_all(descriptor: int) -> str:
    found = b""
    try:
        while part := os.read(descriptor, 4096):
            found += part
    except OSError:  # the other end of the terminal is closed
        pass
    os.close(descriptor)
    return found.decode()


# --- what is written --------------------------------------------------------------------------------------------------


def test_files_of_others_are_left_alone(project: Path) -> None:
    """Nothing in the output folder is touched but the documents that are made and .b12docs.json."""
    folder = project / "made"
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"mine")
    (folder / "topic-page-reader-long.pdf").write_bytes(b"an older one")
    build(project, "-o", "made")
    assert (folder / "holiday.jpg").read_bytes() == b"mine"
    assert (folder / "topic-page-reader-long.pdf").read_bytes() == b"an older one"
    assert files_below(folder) == [
        ".b12docs.json", "holiday.jpg", "topic-card-reader-short.pdf", "topic-page-child-short.pdf",
        "topic-page-reader-long.pdf", "topic-page-reader-short.pdf",
    ]  # fmt: skip


def test_a_damaged_list_of_files_is_replaced_with_a_warning(project: Path) -> None:
    """Whatever .b12docs.json holds, a build goes through, writes it anew, and says so."""
    (project / "made").mkdir()
    (project / "made" / ".b12docs.json").write_text("[" * 200_000)
    result = build(project, "-o", "made", "--json")
    assert result.stderr.startswith("made/.b12docs.json: warning: this file of b12docs was damaged, and has been")
    assert [one["rule"] for one in as_json(result)["diagnostics"]] == ["damaged"]
    found = json.loads((project / "made" / ".b12docs.json").read_text())["documents"]
    assert "topic-page-child-short.pdf" in found


def test_a_build_of_one_document_keeps_the_list_of_the_others(project: Path) -> None:
    """What was made earlier stays in .b12docs.json."""
    build(project, "-o", "made", "--audience", "reader")
    build(project, "-o", "made", "--audience", "child")
    found = json.loads((project / "made" / ".b12docs.json").read_text())["documents"]
    assert sorted(found) == ["topic-card-reader-short.pdf", "topic-page-child-short.pdf", "topic-page-reader-short.pdf"]


def test_the_same_input_gives_the_same_bytes(project: Path) -> None:
    """Two builds, in two folders and two processes, are the same to the last byte, and name no path of the machine."""
    build(project, "-o", "one")
    copy = good_project(project.parent / "another place")
    for name in ("content.yaml", "layouts/page.html", "layouts/card.html"):
        (copy / name).write_bytes((project / name).read_bytes())
    assert (
        b12docs(
            copy,
            "build",
            "-o",
            "two",
            env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "86400"},
        ).returncode
        == 0
    )
    assert len(files_below(project / "one")) == 4
    for name in files_below(project / "one"):
        data = (project / "one" / name).read_bytes()
        assert data == (copy / "two" / name).read_bytes()
        assert project.as_posix().encode() not in data


@pytest.mark.parametrize("broken", ["replace", "fsync"])
def test_a_failed_write_leaves_nothing_half_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """When the disk is full: status 3 in plain words, the older files as they were, and no leftovers."""
    build(project, "-o", "made")
    before = {name: (project / "made" / name).read_bytes() for name in files_below(project / "made")}
    replace(project / "content.yaml", "short: A short text.", "short: Other words.")
    monkeypatch.setattr(os, broken, _fail_at_the_third(getattr(os, broken)))
    result = run(project, "build", "-o", "made")
    assert (result.exit_code, result.stdout) == (3, "")
    assert re.fullmatch(
        r"made/\S+: error: the disk is full\n"
        r"  hint: delete what nobody needs any more, or choose another folder; "
        r"until then every file stays as it was\n",
        result.stderr,
    )
    assert {name: (project / "made" / name).read_bytes() for name in files_below(project / "made")} == before


def _fail_at_the_third(call: Any) -> Any:
    done: list[int] = []

    def fail(*arguments: Any) -> Any:
        done.append(1)
        if len(done) == 3:
            raise OSError(28, "No space left on device")
        return call(*arguments)

    return fail


def test_a_locked_file_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds is named, with what to do; it is no fault of the command line."""
    build(project, "-o", "made")
    before = {name: (project / "made" / name).read_bytes() for name in files_below(project / "made")}
    rename = os.replace

    def refuse(old: Path, new: Path) -> None:
        if old.name == "topic-page-child-short.pdf":
            raise PermissionError(13, "The process cannot access the file because it is being used")
        rename(old, new)

    monkeypatch.setattr(os, "replace", refuse)
    result = run(project, "build", "-o", "made", "--force")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        "made/topic-page-child-short.pdf: error: this file cannot be replaced: another program holds it, "
        "or you may not change it\n"
        "  hint: close it in the other program (a PDF viewer, say) and try again, or choose another folder; "
        "until then every file stays as it was\n"
    )
    assert {name: (project / "made" / name).read_bytes() for name in files_below(project / "made")} == before


@pytest.mark.parametrize("target", ["made", "made/deeper"])
def test_a_folder_that_is_a_file(project: Path, target: str) -> None:
    """An output folder that is none is status 3 with its name, and no traceback."""
    (project / "made").write_text("I am a file")
    result = run(project, "build", "-o", target)
    assert result.exit_code == 3
    assert result.stderr.startswith("made: error: this is a file, where a folder is needed\n  hint: ")
    assert (project / "made").read_text() == "I am a file"


@pytest.mark.parametrize("target", ["nowhere", "made"])
@pytest.mark.parametrize("command", ["build -o made", "build -o made/deeper", "init made"])
def test_a_folder_that_is_a_link_to_nowhere(project: Path, target: str, command: str) -> None:
    """It is named for what it is, also where it leads back to itself."""
    (project / "made").symlink_to(target)
    result = run(project, *command.split())
    assert (result.exit_code, result.stderr.partition("\n")[0]) == (3, "made: error: this link leads nowhere")


@pytest.mark.parametrize("command", [["build", "-o"], ["init"]])
def test_a_folder_of_too_long_a_name(project: Path, command: list[str]) -> None:
    """A name that no disk takes is told in the usual words, and nothing is made on the way to it."""
    before = set(project.iterdir())
    result = run(project, *command, f"made/{'x' * 300}")
    assert (result.exit_code, "its name is too long for this disk" in result.stderr) == (3, True)
    assert set(project.iterdir()) == before


def test_the_usual_folder_is_no_way_out(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An ``output`` that a stranger made a link writes nowhere else; a folder that is named by -o may be a link."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project / "output").symlink_to(elsewhere)
    result = run(project, "build")
    assert result.exit_code == 3
    assert result.stderr.startswith("output: error: this link leads out of the current folder\n  hint: ")
    assert files_below(elsewhere) == []
    build(project, "-o", "output")
    assert files_below(elsewhere) != []
    (project / "output").unlink()
    (project / "inside").mkdir()
    (project / "output").symlink_to("inside")
    build(project)


@pytest.mark.parametrize(
    "option", ["--content", "--clinic", "--layouts", "--theme", "--profile", "--impose", "--on", "-o"]
)
def test_an_empty_option_is_a_mistake(project: Path, option: str) -> None:
    """A script whose variable is empty does not get something else than it asked for."""
    result = run(project, "build", option, "")
    assert (result.exit_code, option in result.stderr, "is empty" in result.stderr) == (2, True, True)
    assert not (project / "output").exists()
    assert run(project, "init", "").exit_code == 2


@pytest.mark.parametrize(
    ("number", "words"), [(13, "nothing may be written here"), (30, "this disk can be read, and not written")]
)
def test_a_folder_that_takes_no_files(project: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    """A folder without the right to write, or on a disk that is read only, is named itself (simulated)."""
    write = os.open

    def refuse(path: str | Path, flags: int, *rest: Any, **options: Any) -> int:
        if flags & os.O_EXCL and "made" in str(path):
            raise OSError(number, os.strerror(number))
        return write(path, flags, *rest, **options)

    monkeypatch.setattr(os, "open", refuse)
    result = run(project, "build", "-o", "made")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (3, f"made: error: {words}")


@pytest.mark.skipif(os.geteuid() == 0, reason="runs as root, who may write into every folder")
def test_a_folder_without_the_right_to_write(project: Path) -> None:
    """A folder that may not be written is status 3 with its name."""
    (project / "made").mkdir(mode=0o500)
    result = run(project, "build", "-o", "made")
    assert (result.exit_code, "nothing may be written here" in result.stderr) == (3, True)


@pytest.mark.parametrize("name", [".b12docs.json", "topic-page-reader-short.pdf"])
def test_a_folder_in_the_place_of_a_file(project: Path, name: str) -> None:
    """Where one of the files cannot be replaced, none is, and the folder that is in the way is named."""
    (project / "made" / name).mkdir(parents=True)
    result = run(project, "build", "--level", "all", "-o", "made")
    assert result.exit_code == 3
    assert f"made/{name}: error: this is a folder, where a file is to be written" in result.stderr
    assert files_below(project / "made") == []


# --- how it ends ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", ["list", "list --json", "build", "build --json", "--help", "build --help", "--version"]
)
def test_a_reader_that_goes_away_is_no_fault(project: Path, command: str) -> None:
    """``b12docs list | head -1``: whoever closes the pipe has read enough; status 0, and no word about it."""
    program = subprocess.Popen(
        [sys.executable, "-m", "b12docs", *command.split()], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    program.stdout.close()
    assert (told(program.communicate(timeout=60)[1].decode()), program.returncode) == ("", 0)


def test_a_reader_that_goes_away_hides_no_fault(project: Path) -> None:
    """Where nobody reads the diagnostics, the status still says that there are some."""
    command = [sys.executable, "-m", "b12docs", "build", "--clinic", "none.yaml"]
    program = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert program.stdout is not None
    program.stdout.close()
    assert program.wait(60) == 1


CLOSED = (">&-", "2>&-", ">&- 2>&-")


@pytest.mark.parametrize("command", ["list", "list --json", "build", "build --json", "--help", "init mine"])
@pytest.mark.parametrize("closed", CLOSED)
def test_closed_streams_are_no_fault(project: Path, command: str, closed: str) -> None:
    """Whoever closes standard output or standard error wants no words there; what is made is made all the same."""
    line = f'exec "{sys.executable}" -m b12docs {command} {closed}'
    result = subprocess.run(line, shell=True, cwd=project, capture_output=True, text=True, check=False)
    assert (result.returncode, told(result.stderr)) == (0, "")


@pytest.mark.parametrize("closed", CLOSED)
def test_closed_streams_hide_no_fault(project: Path, closed: str) -> None:
    """The status says that nothing was made."""
    wrong = f'exec "{sys.executable}" -m b12docs build --json --clinic none.yaml {closed}'
    assert subprocess.run(wrong, shell=True, cwd=project, capture_output=True, check=False).returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", ["list", "build", "--help", "--version"])
def test_output_onto_a_full_disk(project: Path, command: str) -> None:
    """What cannot be printed is said, with status 3."""
    with open("/dev/full", "w") as full:
        arguments = [sys.executable, "-m", "b12docs", command]
        result = subprocess.run(arguments, cwd=project, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (result.returncode, told(result.stderr)) == (3, "standard output: error: No space left on device\n")


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.2, 0.4, 0.8])
def test_an_interrupt_is_quiet(project: Path, seconds: float) -> None:
    """Ctrl-C at any time ends with status 130 and no word; a build that it comes too late for is whole."""
    code = "from b12docs.cli import ending, run; ending.prepare(); print('begun', flush=True); run()"
    program = subprocess.Popen(
        [sys.executable, "-c", code, "build", "--level", "all"],
        cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout is not None
    assert program.stdout.readline() == b"begun\n"
    with contextlib.suppress(subprocess.TimeoutExpired):
        program.wait(seconds)
    program.send_signal(signal.SIGINT)
    assert told(program.communicate(timeout=60)[1].decode()) == ""
    assert program.returncode in (130, 0)


@pytest.mark.parametrize("place", ["b12docs.cli.program", "b12docs.api", "reportlab", "b12docs.production.store"])
def test_an_interrupt_during_an_import(project: Path, place: str) -> None:
    """Where the program is still loading itself, Ctrl-C is as quiet."""
    code = f"""
import importlib.abc, os, signal, sys
class Interrupt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {place!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
from b12docs.cli import main
main()
"""
    arguments = [sys.executable, "-c", code, "build"]
    result = subprocess.run(arguments, cwd=project, capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, told(result.stderr.decode())) == (130, b"", "")
    assert not (project / "output").exists()


def test_an_interrupt_while_files_are_written(project: Path) -> None:
    """What has begun is put back: the older files are as they were, and nothing is left over."""
    build(project)
    before = {name: (project / "output" / name).read_bytes() for name in files_below(project / "output")}
    replace(project / "content.yaml", "short: A short text.", "short: Other words.")
    code = """
import os, signal
from b12docs.cli import main
rename, done = os.replace, []
def interrupted(old, new):
    done.append(old)
    if len(done) == 3:
        os.kill(os.getpid(), signal.SIGINT)
    rename(old, new)
os.replace = interrupted
main()
"""
    arguments = [sys.executable, "-c", code, "build"]
    result = subprocess.run(arguments, cwd=project, capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, told(result.stderr.decode())) == (130, b"", "")
    assert {name: (project / "output" / name).read_bytes() for name in files_below(project / "output")} == before


@pytest.mark.parametrize(("arguments", "status"), [(["list", "--json"], 0), (["list", "--paper"], 2)])
def test_the_process_ends_at_once(project: Path, arguments: list[str], status: int) -> None:
    """It says all that it has to say, with its status, and does not take apart what it has loaded."""
    code = "import atexit; from b12docs.cli import run; atexit.register(print, 'late'); run()"
    command = [sys.executable, "-c", code, *arguments]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    here = run(project, *arguments)
    expected = here.stderr.replace("main list", "b12docs list")
    assert (result.returncode, result.stdout, told(result.stderr)) == (status, here.stdout, expected)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["build", "--help"], ["list", "--help"]])
def test_help_loads_little(arguments: list[str]) -> None:
    """Asked for its version or its help, the program loads click, and none of what makes or reads documents."""
    heavy = {"yaml", "jinja2", "reportlab", "PIL", "pikepdf", "svgelements", "segno", "json", "concurrent", "hashlib"}
    code = "import sys\nfrom b12docs.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    loaded = set(result.stdout.splitlines()[-1].split())
    assert {name for name in loaded if name.split(".")[0] in heavy} == set()
    assert "click" in loaded


def test_a_list_loads_no_writer(project: Path) -> None:
    """``list`` reads and checks, and loads nothing that makes pages."""
    code = "import sys\nfrom b12docs.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules)"
    command = [sys.executable, "-c", code, "list"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in result.stdout.splitlines()[-1].split()}
    assert loaded & {"jinja2", "reportlab", "PIL", "pikepdf", "svgelements", "segno"} == set()


# --- where the inputs come from ---------------------------------------------------------------------------------------


def test_the_packaged_content_is_the_last_resort(tmp_path: Path) -> None:
    """In an empty folder the packaged content and layouts are used."""
    found = as_json(run(tmp_path, "list", "--json"))
    assert Path(found["content"]).is_absolute()
    assert {one["layout"] for one in found["documents"]} >= {"leaflet", "onepager", "poster"}


def test_the_current_folder_wins(project: Path) -> None:
    """A content.yaml here is taken before the packaged one, and --content before both."""
    assert as_json(run(project, "list", "--json"))["content"] == "content.yaml"
    other = project / "other"
    other.mkdir()
    (other / "hay.yaml").write_bytes(HAY_FEVER.read_bytes())
    assert as_json(run(project, "list", "--json", "--content", "other/hay.yaml"))["content"] == "other/hay.yaml"


def test_clinic_yaml_stands_beside_the_content(project: Path) -> None:
    """Without --clinic the clinic file is the one beside the content, not the one in the current folder."""
    elsewhere = project / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "clinic.yaml").write_text("nonsense: true\n")
    content = (project / "content.yaml").as_posix()
    result = run(elsewhere, "build", "--content", content, "--layouts", (project / "layouts").as_posix())
    assert result.exit_code == 0, result.stderr
    assert "Riverside Surgery" in pdf_words(elsewhere / "output" / "topic-page-reader-short.pdf")


def test_a_layout_of_the_folder_overlays_its_namesake(tmp_path: Path) -> None:
    """layouts/ overlays the packaged layouts file by file: one is replaced, the others and the parts stay."""
    content = HAY_FEVER.read_text("utf-8").replace("{form: sheet, pages: {A4: 2}}", "{pages: {A4: 1}}")
    (tmp_path / "content.yaml").write_text(content, "utf-8")
    (tmp_path / "layouts").mkdir()
    page = (GOOD / "layouts" / "page.html").read_text().replace("short", "easy").replace("long", "standard")
    (tmp_path / "layouts" / "leaflet.html").write_text(page.replace("<h1>", "<h1>Our own: "))
    build(tmp_path, "--audience", "family")
    assert "Our own: Living with hay fever" in pdf_words(tmp_path / "output" / "hay-fever-leaflet-family-standard.pdf")
    assert "poster" in str(as_json(run(tmp_path / "layouts", "list", "--json"))["documents"])


def test_a_part_of_the_folder_overlays_its_namesake(tmp_path: Path) -> None:
    """A packaged layout takes a part from layouts/ when there is one."""
    from b12docs.library.packaged import packaged

    (tmp_path / "content.yaml").write_bytes(HAY_FEVER.read_bytes())
    (tmp_path / "layouts").mkdir()
    parts = (packaged("layouts") / "_parts.html").read_text()
    (tmp_path / "layouts" / "_parts.html").write_text(parts.replace("<h1>{{ title }}", "<h1>Mine: {{ title }}"))
    build(tmp_path, "--audience", "family")
    assert "Mine: Living with hay fever" in pdf_words(tmp_path / "output" / "hay-fever-leaflet-family-standard.pdf")


# --- list and init ----------------------------------------------------------------------------------------------------


def test_list_shows_documents_and_fingerprint(project: Path) -> None:
    """``list`` prints the fingerprint to approve, each document with its papers, and what else can be asked for."""
    result = run(project, "list")
    found = as_json(run(project, "list", "--json"))
    assert result.exit_code == 0
    assert f"fingerprint: {found['fingerprint']}\n" in result.stdout
    assert len(found["fingerprint"]) >= 16
    documents, rest = result.stdout.split("\n\n")
    rows = [line.split(maxsplit=3) for line in documents.splitlines()[2:]]
    assert [[row[0], row[1], row[2], sorted(row[3].split(", "))] for row in rows] == [
        ["page", "reader", "short", ["A4", "Letter"]],
        ["card", "reader", "short", ["A4"]],
        ["page", "reader", "long", ["A4", "Letter"]],
        ["page", "child", "short", ["A4", "Letter"]],
    ]
    assert rest.splitlines() == [
        "editions:    none",
        "impositions: 2up (page: A4, Letter; card: A4)",
        "languages:   en",
        "themes:      clear, high-contrast, high-contrast-screen, riverside",
        "standards:   ua1, ua2",
        "formats:     pdf, html, text, email",
    ]


def test_list_reports_faults_like_build(project: Path) -> None:
    """``list`` of a faulty content ends with status 1 and the same diagnostics, as JSON too."""
    replace(project / "content.yaml", "language: en", "langauge: en")
    listed, built = run(project, "list", "--json"), run(project, "build", "--json")
    assert (listed.exit_code, listed.stderr) == (1, built.stderr)
    assert as_json(listed)["diagnostics"] == as_json(built)["diagnostics"]


def test_init_hands_out_a_project_that_builds(tmp_path: Path) -> None:
    """What ``init`` makes loads and lists as the packaged content does, without a change."""
    result = run(tmp_path, "init", "mine")
    assert result.exit_code == 0, result.stderr
    made = files_below(tmp_path / "mine")
    assert {"content.yaml", "clinic.yaml", "layouts/leaflet.html", "layouts/_parts.html"} <= set(made)
    assert "mine/content.yaml" in result.stdout
    shipped, own = as_json(run(tmp_path, "list", "--json")), as_json(run(tmp_path / "mine", "list", "--json"))
    assert own["content"] == "content.yaml"
    assert (own["fingerprint"], own["documents"]) == (shipped["fingerprint"], shipped["documents"])


def test_what_init_makes_builds_the_same_bytes(tmp_path: Path) -> None:
    """The documents of a fresh ``init`` are those of the packaged content, byte by byte."""
    run(tmp_path, "init", "mine")
    build(tmp_path)
    build(tmp_path / "mine")
    made = [name for name in files_below(tmp_path / "output") if name != MANIFEST]
    assert len(made) > 3
    for name in made:
        assert (tmp_path / "output" / name).read_bytes() == (tmp_path / "mine" / "output" / name).read_bytes()


@pytest.mark.parametrize("name", ["content.yaml", "clinic.yaml", "layouts/leaflet.html"])
def test_init_never_overwrites(tmp_path: Path, name: str) -> None:
    """One file of the same name is enough for nothing at all to be written, and is named."""
    (tmp_path / "mine" / name).parent.mkdir(parents=True)
    (tmp_path / "mine" / name).write_text("my own work")
    result = run(tmp_path, "init", "mine")
    assert (result.exit_code, f"mine/{name}" in result.stderr) == (2, True)
    assert files_below(tmp_path / "mine") == [name]
    assert (tmp_path / "mine" / name).read_text() == "my own work"


def test_init_names_a_few_of_many_files(tmp_path: Path) -> None:
    """A second ``init`` finds all that the first one has written."""
    run(tmp_path, "init", "mine")
    (tmp_path / "mine" / "content.yaml").unlink()
    said = run(tmp_path, "init", "mine").stderr
    assert "because mine/clinic.yaml, mine/house.yaml, mine/schemas/" in said
    assert said.endswith(" more are already there; name a new folder\n")


def test_init_never_follows_a_dangling_link(tmp_path: Path) -> None:
    """A link that leads nowhere is somebody's file too."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "clinic.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert run(tmp_path, "init", "mine").exit_code == 2
    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize("name", ["layouts", "layouts/themes"])
def test_init_writes_through_no_link(tmp_path: Path, name: str) -> None:
    """A link in the place of one of its folders is somebody's too: what it leads to stays as it is."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mine" / name).parent.mkdir(parents=True)
    (tmp_path / "mine" / name).symlink_to(tmp_path / "elsewhere")
    result = run(tmp_path, "init", "mine")
    assert (result.exit_code, f"mine/{name}" in result.stderr) == (2, True)
    assert files_below(tmp_path) == []


@pytest.mark.parametrize("target", ["file", "file/deeper"])
def test_init_into_a_file(tmp_path: Path, target: str) -> None:
    """``init`` where a file stands is status 3 without a traceback."""
    (tmp_path / "file").write_text("mine")
    result = run(tmp_path, "init", target)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("file: error: this is a file, where a folder is needed\n  hint: ")
    assert (tmp_path / "file").read_text() == "mine"


def test_init_beside_a_file_called_layouts(tmp_path: Path) -> None:
    """Where one folder cannot be made, no file is written either."""
    (tmp_path / "layouts").write_text("notes")
    result = run(tmp_path, "init", ".")
    assert (result.exit_code, result.stderr.partition(":")[0]) == (3, "layouts")
    assert files_below(tmp_path) == ["layouts"]


def test_init_explains_itself(tmp_path: Path) -> None:
    """Both YAML files begin with a comment that says how to change them; each setting of clinic.yaml is explained."""
    run(tmp_path, "init", "mine")
    for name in ("content.yaml", "clinic.yaml"):
        lines = (tmp_path / "mine" / name).read_text().splitlines()
        head = lines[: next(index for index, line in enumerate(lines) if not line.startswith("#"))]
        assert len(head) >= 5, name
        assert "how to" in " ".join(head).lower(), name
    clinic = (tmp_path / "mine" / "clinic.yaml").read_text()
    for key in (
        "name",
        "phone",
        "web",
        "address",
        "logo",
        "accent",
        "help",
        "paper",
        "protocol",
        "languages",
    ):
        assert f"# {key}:" in clinic


def test_each_example_of_the_clinic_file_works(tmp_path: Path) -> None:
    """When every setting of the clinic.yaml that ``init`` makes is switched on, the file loads (but for the logo)."""
    run(tmp_path, "init", "mine")
    file = tmp_path / "mine" / "clinic.yaml"
    lines = file.read_text().splitlines()
    settings = [line[2:] for line in lines if line.startswith(("#   ", "# ")) and _is_setting(line[2:])]
    file.write_text("\n".join(settings))
    (tmp_path / "mine" / "logo.png").write_bytes(b"")
    assert len(yaml.safe_load(file.read_text())) >= 10
    found = run(tmp_path / "mine", "list").stderr
    assert [line for line in found.splitlines() if "error:" in line and "logo.png" not in line] == []


def _is_setting(line: str) -> bool:
    """Whether a comment's words are a setting: a known key at its start, or an indented one below."""
    key = line.partition(":")[0]
    contacts = {"name", "phone", "web", "email", "hours", "address", "languages"}
    known = contacts | {"logo", "accent", "help", "paper", "protocol"}
    return ":" in line and (key in known or (line.startswith("  ") and key.strip().isidentifier()))


@pytest.mark.parametrize("command", ["build", "list", "init"])
def test_every_command_explains_itself(command: str, tmp_path: Path) -> None:
    """--help works everywhere, and every command takes the three inputs."""
    result = run(tmp_path, command, "--help")
    assert result.exit_code == 0
    assert [option for option in ("--content", "--clinic", "--layouts") if option not in result.stdout] == []


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("options", "variant"), [
    ("", ["tiles"]), ("--on A4", ["tiles"]), ("--on Letter", ["tiles", "letter"]),
    ("--paper A2 --on letter --grey --theme RIVERSIDE", ["a2", "riverside", "grey", "tiles", "letter"]),
])  # fmt: skip
def test_the_name_of_tiles_says_their_sheet(tmp_path: Path, options: str, variant: list[str]) -> None:
    """Where it is not the one that lies in the office anyway: both can lie in one folder."""
    asked = ["--audience", "patient", "--layout", "poster", "--impose", "tiles", "--json", *options.split()]
    (document,) = as_json(build(tmp_path, *asked))["documents"]
    assert document["variant"] == variant
    assert document["path"] == f"output/b12-legs-poster-patient-standard-{'-'.join(variant)}.pdf"


@pytest.mark.parametrize("name", ["grey", "A5", "ours-grey", "press-green", "large-print", "tiles"])
def test_a_theme_is_not_called_like_a_finish(project: Path, name: str) -> None:
    """``--theme grey`` and ``--grey`` would be written into one file, the one over the other."""
    theme = project / "layouts" / "themes" / f"{name}.yaml"
    theme.parent.mkdir()
    theme.write_text("title: Ours\nextends: clear\n")
    result = run(project, "build", "--theme", name, "--json")
    (found,) = as_json(result)["diagnostics"]
    assert (result.exit_code, found["rule"]) == (1, "file-name")
    assert f"the theme's name '{name}' could not be told from '" in found["message"]
    theme.rename(theme.with_name("greyish.yaml"))
    assert as_json(build(project, "--theme", "greyish", *ONE, "--json"))["documents"][0]["variant"] == ["greyish"]


def test_a_level_is_not_called_like_a_finish(project: Path) -> None:
    """A level ``long-a5`` on A4 would be the level ``long`` on A5."""
    for file in (project / "content.yaml", *(project / "layouts").glob("*.html")):
        file.write_text(re.sub(r"\blong\b", "long-a5", file.read_text()))
    found = run(project, "build", "--level", "long-a5")
    assert (found.exit_code, "the level's name 'long-a5' could not be told from 'a5'" in found.stderr) == (1, True)


def test_names_that_differ_in_case_alone_are_one(project: Path) -> None:
    """Many disks would write the one document over the other."""
    (project / "layouts" / "card.html").rename(project / "layouts" / "Page.htm")
    (project / "layouts" / "Page.htm").rename(project / "layouts" / "pagE.html")
    replace(project / "content.yaml", "layouts: [page, card]", "layouts: [page, pagE]")
    found = run(project, "build")
    assert (found.exit_code, "this is not read, because its name is not 'pagE.html'" in found.stderr) == (1, True)
