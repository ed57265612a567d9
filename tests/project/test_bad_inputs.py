"""Every mistake in content.yaml, clinic.yaml or a layout is shown where it is, in plain words, and nothing is written.

Most cases stand in ``tests/bad/*.txt``: what is changed in the smallest good project, and the program's whole answer.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from b12docs.diagnostics import Diagnostic, Location
from b12docs.library.packaged import packaged
from b12docs.project.loading import fingerprint
from b12docs.source import files, yaml_tree
from b12docs.source.tree import Path_, YamlTree
from tests.findings import said
from tests.helpers_cli import (
    GOOD,
    HERE,
    Case,
    as_json,
    build,
    files_below,
    good_project,
    matches,
    parameters,
    pdf_words,
    read_cases,
    replace,
    run,
)  # fmt: skip

CASES = read_cases(HERE / "bad")
DIAGNOSTIC = re.compile(r"[^:\n]+(:\d+){0,2}: (error|warning): \S.*")
TOO_BIG = pytest.mark.parametrize("name", ["content.yaml", "clinic.yaml", "layouts/page.html"])


def test_the_cases_were_read() -> None:
    """The folder of cases holds more than a hundred of them, and each says what it expects."""
    assert len(CASES) > 100
    assert [name for name, case in CASES.items() if not case.expected and case.status] == []


def test_the_good_project_is_good(tmp_path: Path) -> None:
    """What the cases change builds without a single diagnostic before it is changed."""
    result = build(good_project(tmp_path), "--level", "all")
    assert result.stderr == ""
    assert len(files_below(tmp_path / "output")) == 3


@pytest.mark.parametrize("name", parameters(CASES))
def test_a_mistake_is_shown_where_it_is(tmp_path: Path, name: str) -> None:
    """The program's answer to the case is what the case says, to the letter, and no folder appears."""
    case: Case = CASES[name]
    case.prepare(tmp_path)
    before = files_below(tmp_path)
    result = run(tmp_path, "build", "-o", "made", *case.options)
    assert matches(case.expected, result.stderr.rstrip("\n")), result.stderr
    assert result.exit_code == case.status
    assert result.stdout == ""
    assert files_below(tmp_path) == before
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("name", CASES)
def test_no_answer_speaks_python(name: str) -> None:
    """No diagnostic shows the words of Python to a receptionist."""
    foreign = r"tuple|validation|NoneType|None\b|Errno|object at|SimpleNamespace|Traceback|instance|input should|\{'"
    assert not re.search(foreign, CASES[name].expected)


def test_all_faults_are_reported_in_order(tmp_path: Path) -> None:
    """Five faults of five kinds make five diagnostics in one run, in the order of their lines."""
    case = CASES["together: five faults of five kinds in one file"]
    case.prepare(tmp_path)
    found = as_json(run(tmp_path, "build", "--json"))["diagnostics"]
    assert len({one["rule"] for one in found}) >= 5
    assert [one["line"] for one in found] == sorted(one["line"] for one in found)


# --- too much ---------------------------------------------------------------------------------------------------------


@TOO_BIG
def test_a_file_that_is_too_large(tmp_path: Path, name: str) -> None:
    """A file of more than a megabyte is refused before it is read."""
    good_project(tmp_path)
    (tmp_path / name).write_text("# " + "x" * files.TEXT_BYTES)
    result = run(tmp_path, "build")
    assert (result.exit_code, f"{name}: error: the file is larger than 1,000,000 bytes" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, "nested more than 40 levels deep"),
        ("a: " + "{b: " * 50, "nested more than 40 levels deep"),
        ("\n".join("  " * depth + "a:" for depth in range(60)), "nested more than 40 levels deep"),
        ("- a\n" * 60_000, "more than 50,000 values"),
        ("a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
            for before, name in zip("abcdefgh", "bcdefghi", strict=True)
        ), "more than 50,000 values"),
        ("a: &a x\nb: [" + "*a, " * 1_001 + "]", "more than 1,000 values begin with *"),
        ("&a [*a]", "a text that begins with '*' needs quotation marks"),
        (f"a: &a {'x ' * 440_000}x\nb: [" + "*a, " * 590 + "]", "more than 2,000,000 characters"),
        ("a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} {'[' * 30}*a{n - 1}{']' * 30}\n" for n in range(1, 40)),
         "nested more than 40 levels deep"),
        ("a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 400)),
         "nested more than 40 levels deep"),
        ("".join(f"- &a{n} [x]\n" for n in range(50_000)), "more than 50,000 values"),
    ],
    ids=["brackets", "braces", "indentation", "values", "a billion laughs", "aliases", "an endless alias",
         "a long text again and again", "aliases inside each other", "a chain of aliases", "anchors"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["content.yaml", "clinic.yaml"])
def test_a_file_that_would_exhaust_the_memory(tmp_path: Path, name: str, text: str, message: str) -> None:
    """Depth, number of values and aliases have a limit, and the place where it is passed is named."""
    (good_project(tmp_path) / name).write_text(text)
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert message in result.stderr
    assert re.search(rf"^{name}:\d+:\d+: error:", result.stderr, re.MULTILINE)


def test_a_layout_without_end(tmp_path: Path) -> None:
    """A template whose loops go on and on is stopped, and the loop's line is named."""
    endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    replace(good_project(tmp_path) / "layouts" / "page.html", "<h1>{{ title }}</h1>", endless)
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert re.match(r"layouts/page\.html:12: error: the layout takes more than", result.stderr)


def test_loops_without_end_in_a_part(tmp_path: Path) -> None:
    """The budget holds inside an imported macro too."""
    good_project(tmp_path)
    loop = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    (tmp_path / "layouts" / "_own.html").write_text("{% macro own() %}\n" + loop + "{% endmacro %}")
    replace(
        tmp_path / "layouts" / "page.html", "<h1>{{ title }}</h1>", '{% import "_own.html" as own %}{{ own.own() }}'
    )
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert re.match(r"layouts/_own\.html:2: error: the layout takes more than", result.stderr)


@pytest.mark.parametrize("side", [8_000, 13_000, 20_000])
def test_a_logo_that_is_too_large(tmp_path: Path, recwarn: pytest.WarningsRecorder, side: int) -> None:
    """A picture that would fill the memory is refused by its size, before its points are read, and in our words."""
    good_project(tmp_path)
    Image.new("1", (side, side)).save(tmp_path / "logo.png")
    replace(tmp_path / "clinic.yaml", "name: Riverside Surgery", "logo: {file: logo.png, alt: Riverside}")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "clinic.yaml:1:14: error: the picture 'logo.png' has more than 40 million pixels\n  hint: "
    )
    assert recwarn.list == []


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "WEBP", "PDF"])
def test_a_logo_in_another_form(tmp_path: Path, form: str) -> None:
    """A logo is a PNG or a JPEG by what is in it, whatever its name says."""
    good_project(tmp_path)
    Image.new("RGB", (9, 9)).save(tmp_path / "logo.png", form)
    replace(tmp_path / "clinic.yaml", "name: Riverside Surgery", "logo: {file: logo.png, alt: Riverside}")
    result = run(tmp_path, "build")
    assert (result.exit_code, "is neither a PNG nor a JPEG" in result.stderr) == (1, True)


def test_a_logo_behind_a_link(tmp_path: Path) -> None:
    """A symbolic link does not bring in a picture from elsewhere."""
    project = tmp_path / "project"
    good_project(project)
    Image.new("RGB", (9, 9)).save(tmp_path / "elsewhere.png")
    (project / "logo.png").symlink_to(tmp_path / "elsewhere.png")
    replace(project / "clinic.yaml", "name: Riverside Surgery", "logo: {file: logo.png, alt: Riverside}")
    result = run(project, "build")
    assert (result.exit_code, "does not lie beside the file" in result.stderr) == (1, True)


# --- what cannot be read ----------------------------------------------------------------------------------------------


@TOO_BIG
def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A file without the right to read it is named, and the hint says what to check (simulated: root may read all)."""
    good_project(tmp_path)
    opened = os.open

    def refuse(path: Any, *arguments: Any, **options: Any) -> int:
        if os.fspath(path).endswith(name):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{name}: error: the file or its folder may not be read\n  hint: ")


@pytest.mark.parametrize(("folder", "options"), [("layouts", []), ("locked", ["--content", "locked/content.yaml"])])
def test_a_folder_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, options: list[str]
) -> None:
    """A folder without the right to read it is named, with status 1 (simulated: root may read every folder)."""
    (good_project(tmp_path) / "locked").mkdir()

    def refused(function: Any, inside: str = "/") -> Any:
        def call(path: Any = ".", *arguments: Any, **options: Any) -> Any:
            if f"{os.fspath(path)}{inside}".startswith(f"{folder}/"):
                raise PermissionError(13, "Permission denied", str(path))
            return function(path, *arguments, **options)

        return call

    for name in ("stat", "is_file", "exists"):
        monkeypatch.setattr(Path, name, refused(getattr(Path, name), ""))
    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, refused(getattr(os, name)))
    result = run(tmp_path, "build", *options)
    assert result.exit_code == 1
    assert re.search(rf"^{folder}\S*: error: ", result.stderr, re.MULTILINE)


@pytest.mark.skipif(os.geteuid() == 0, reason="runs as root, who may read every folder")
def test_a_folder_that_really_may_not_be_read(tmp_path: Path) -> None:
    """The same with a folder's true permissions."""
    good_project(tmp_path)
    (tmp_path / "layouts").chmod(0)
    try:
        result = run(tmp_path, "build")
        assert (result.exit_code, "layouts" in result.stderr) == (1, True)
    finally:
        (tmp_path / "layouts").chmod(0o755)


@pytest.mark.parametrize("name", ["no-such-folder", "content.yaml"])
def test_a_layouts_folder_that_is_none(tmp_path: Path, name: str) -> None:
    """--layouts that names no folder is an error with its name; the packaged layouts do not step in unasked."""
    result = run(good_project(tmp_path), "build", "--layouts", name)
    assert result.exit_code in (1, 2)
    assert name in result.stderr


@pytest.mark.parametrize("name", ["themes/own.yaml", "figures/own.svg", "own.html"])
def test_a_link_to_nowhere(tmp_path: Path, name: str) -> None:
    """A theme, a drawing or a layout that is a link to no file is an error with its name."""
    file = good_project(tmp_path) / "layouts" / name
    file.parent.mkdir(exist_ok=True)
    file.symlink_to("nowhere")
    result = run(tmp_path, "build", "--theme", "own" if file.suffix == ".yaml" else "clear")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"layouts/{name}: error: the file does not exist")


def test_what_a_file_manager_leaves_behind(tmp_path: Path) -> None:
    """Hidden files beside layouts, themes and drawings are nobody's."""
    good_project(tmp_path)
    for name in ("._page.html", "themes/._own.yaml", "figures/._own.svg"):
        file = tmp_path / "layouts" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"\x00\xff")
    assert build(tmp_path).stderr == ""


def test_a_layout_of_headings_alone(tmp_path: Path) -> None:
    """A document without a sentence has no reading level, and is made in every format."""
    page = good_project(tmp_path) / "layouts" / "page.html"
    page.write_text(re.sub("<(/?)(?:p|h3)[^>]*>", r"<\1h2>", page.read_text("utf-8")), "utf-8")
    for form in ("pdf", "html", "text", "email"):
        assert said(build(tmp_path, "--format", form).stderr) == ""


# --- what YAML would like to read otherwise ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["on", "yes", "no", "1.10", "0123", "1e3", "12:30:45", "0x1F", "2026-01-31", "true", "1_000"]
)
def test_words_stay_words(tmp_path: Path, text: str) -> None:
    """What YAML would read as a truth, a number or a time reaches the document as it was typed."""
    good_project(tmp_path)
    replace(tmp_path / "content.yaml", "short: A short text.", f"short: {text}")
    build(tmp_path, "-o", "made")
    assert f" {text} " in pdf_words(tmp_path / "made" / "topic-page-reader-short.pdf")


@pytest.mark.parametrize("text", ["on", "1.10", "0123"])
def test_words_stay_words_in_the_fingerprint(text: str) -> None:
    """Two texts that YAML would read as one value have two fingerprints."""
    values = [yaml_tree.parse(f"a: {one}", "x").value for one in (text, text + " ")]
    assert fingerprint(values[0]) == fingerprint(values[1])
    assert fingerprint(values[0]) != fingerprint({"a": {"on": "true", "1.10": "1.1", "0123": "83"}[text]})


def places(tree: YamlTree) -> Iterator[tuple[Location, Location]]:
    """The place of every value of a tree and of its key."""
    paths: list[Path_] = [()]
    for path in paths:
        yield tree.locate(path), tree.locate(path, key=True)
        value = reduce(lambda inside, step: inside[step], path, tree.value)
        steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        paths += [(*path, step) for step in steps]


def test_both_parsers_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree, and so the fingerprint, does not depend on whether PyYAML came with its C library."""
    text = (GOOD / "content.yaml").read_text() + "empty:\ntilde: ~\nword: null\nquoted: ''\n"
    first = yaml_tree.parse(text, "content.yaml")
    monkeypatch.setattr(yaml_tree, "_Parser", yaml.SafeLoader)
    second = yaml_tree.parse(text, "content.yaml")
    assert first.value == second.value
    assert list(places(first)) == list(places(second))
    assert first.value["empty"] is None


FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48">
  <title>Feet</title>
  <g fill="none" stroke="var(--strong, #00588A)" stroke-width="3.2" stroke-linecap="round" stroke-dasharray="4 3">
    <path d="M8 8h12l4 6a3 3 0 0 1 6 2C30 20 40 40 50 40z"/>
    <polyline points="2,2 8,4 12,9" transform="translate(3 4) rotate(20)"/>
  </g>
  <rect fill="var(--circle, #00588A)" x="40" y="4" width="12" height="9" rx="2"/>
  <circle class="anchor" id="at-feet" cx="8" cy="40" r="0" fill="none"/>
</svg>
"""
PICTURED = """\
  <p>{{ main_message.text }}</p>
  <div class="pointed">
    <img src="own.svg" alt="Two feet" data-height="40mm">
    <ul class="plain">
      <li data-anchor="feet">Both feet</li>
    </ul>
  </div>
  <ul class="tiles">
    <li data-icon="own.svg">Feet</li>
  </ul>"""


# --- anything at all --------------------------------------------------------------------------------------------------


def _mangled(text: str, chance: random.Random) -> str:
    """The text with one to three lines taken out, doubled, cut, moved or given strange characters."""
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        line = lines[at]
        cut = chance.randrange(len(line))
        lines[at] = chance.choice([
            "", line * 2, line[:cut] + "\n", "  " + line, line.lstrip(), line[cut:] + line[:cut],
            line.replace(":", "", 1),
            line[:cut] + chance.choice("{}[]:,\"'*&!|>%@`#-?\t\0é文") + line[cut:],
            line.replace("lay", chance.choice(["lai", "for", "[lay]"])),
            re.sub(r"\d+(\.\d+)?", chance.choice(["-1", "0", "1e999", "nan", "", "9mm", "50%", "inf"]), line, count=1),
            re.sub(r'"[^"]*"', chance.choice(['""', '"x"', '"-5"', '"var(--x, #000000)"', '"M0 0L"']), line, count=1),
            re.sub(r"(\w+)(?=\W*$)", chance.choice(["", "null", "{}", "[]", "-1", "1e999", "*a", "&a"]), line),
        ])  # fmt: skip
        lines = [part for part in lines if part] or ["\n"]
    return "".join(lines)


def _with_a_look_of_its_own(project: Path) -> None:
    """Give the project a theme, and a figure with a label that the page shows."""
    layouts = project / "layouts"
    for folder in ("themes", "figures"):
        (layouts / folder).mkdir()
    theme = (packaged("layouts") / "themes" / "riverside.yaml").read_text("utf-8")
    (layouts / "themes" / "own.yaml").write_text(theme, "utf-8")
    (layouts / "figures" / "own.svg").write_text(FIGURE, "utf-8")
    replace(project / "clinic.yaml", "name: Riverside Surgery", "name: Riverside Surgery\ntheme: own")
    replace(layouts / "page.html", "  <p>{{ main_message.text }}</p>", PICTURED)


@pytest.mark.whole
@pytest.mark.parametrize(
    "name",
    [
        "content.yaml",
        "clinic.yaml",
        "layouts/page.html",
        "layouts/themes/own.yaml",
        "layouts/figures/own.svg",
    ],
)
def test_any_mangled_file_gets_an_answer(tmp_path: Path, name: str) -> None:
    """Lines deleted, doubled and mangled at random (a fixed seed): documents or diagnostics, never a traceback."""
    chance = random.Random(f"b12docs {name}")
    _with_a_look_of_its_own(good_project(tmp_path))
    text = (tmp_path / name).read_text()
    answers = {0: 0, 1: 0}
    for _ in range(200 if name == "content.yaml" else 100):
        (tmp_path / name).write_text(_mangled(text, chance), "utf-8")
        result = run(tmp_path, "build", "-o", "made", "--format", chance.choice(["pdf", "html", "text"]))
        assert result.exit_code in answers, result.stderr
        answers[result.exit_code] += 1
        if result.exit_code == 1:
            assert DIAGNOSTIC.match(result.stderr), result.stderr
    assert min(answers.values()) > 5, answers


LONG = "w" * 60_000
AT_LENGTH = {
    "a word": ("content.yaml", "short: A short text.", f"short: {LONG}"),
    "a theme": ("clinic.yaml", "name: Riverside Surgery", f"theme: {LONG}"),
    "a colour": ("clinic.yaml", '"#003B5C"', f'"{LONG}"'),
    "a paper": ("clinic.yaml", "name: Riverside Surgery", f"paper: {LONG}"),
    "a key": ("clinic.yaml", "name: Riverside Surgery", f"{LONG[:900]}: Riverside Surgery"),
    "a link": ("clinic.yaml", "name: Riverside Surgery", f'name: "[a](http://{LONG})"'),
    "a placeholder": ("content.yaml", "short: A short text.", f'short: "{{{LONG}}}"'),
}


@pytest.mark.parametrize("kind", AT_LENGTH)
def test_what_is_wrong_is_quoted_in_short(tmp_path: Path, kind: str) -> None:
    """A message has room for the beginning of what it is about; the file has the rest."""
    name, old, new = AT_LENGTH[kind]
    replace(good_project(tmp_path) / name, old, new)
    result = run(tmp_path, "build")
    assert (result.exit_code, "…" in result.stderr) == (1, True), result.stderr[:1000]
    assert max(map(len, result.stderr.splitlines())) < 300


def test_a_quotation_ends_where_its_quotes_do() -> None:
    """Apostrophes are no quotes, and what is short is told as it is."""
    short = "the layout's own limit of 9pt, and the limit of the reader's theme, are not those of 'Crohn's leaflet'"
    assert Diagnostic("x", Location("a"), short).message == short
    long = Diagnostic("x", Location("a"), f"the word '{'don’t ' * 30}it's' of 'b' is {LONG}", hint=f"'{LONG}'")
    assert long.message == f"the word '{('don’t ' * 30)[:59]}…' of 'b' is {LONG[:59]}…"
    assert long.hint == f"'{LONG[:59]}…'"


def test_more_faults_than_anybody_mends_at_once(tmp_path: Path) -> None:
    """A hundred are told, in words and in JSON, and how many more there are."""
    with (good_project(tmp_path) / "content.yaml").open("a") as file:
        file.writelines(f"k{number}: 1\n" for number in range(250))
    result = run(tmp_path, "build", "--json")
    assert result.stderr.count(": error: ") == 101
    assert result.stderr.splitlines()[-1] == (
        "content.yaml: error: and 150 more; mend the first ones and run the program again"
    )
    told = as_json(result)["diagnostics"]
    assert (len(told), told[-1]["rule"]) == (101, "more")
