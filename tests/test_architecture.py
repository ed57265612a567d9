"""The arrows of the design point one way: who may import whom, who may say what, and how long things may be."""

from __future__ import annotations

import ast
import statistics
from functools import cache
from pathlib import Path

import pytest

import b12docs
from b12docs.schema.ids import ids_of
from tests.conftest import shipped

ROOT = Path(b12docs.__file__).parent


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its path below it."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))
    }


def imports(tree: ast.AST) -> set[str]:
    """The dotted name of every module that is imported, wherever in the file, also for types only."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def importers(name: str) -> set[str]:
    """The modules that import the package ``name`` or something inside it."""
    return {
        path
        for path, tree in modules().items()
        if any(one == name or one.startswith(f"{name}.") for one in imports(tree))
    }


def test_the_modules_were_read() -> None:
    """The tests below look at the whole package."""
    assert len(modules()) > 20
    assert {"api.py", "rules/texts.py", "writers/pdf/tags.py"} <= set(modules())


# The modules that read finished PDFs with pikepdf.
PDF_READERS = {f"inspection/{name}.py" for name in ("document", "leaks", "objects", "reading", "structure", "titles")}


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("jinja2", {"templates/parsing.py"}),
        ("yaml", {"source/yaml_tree.py", "source/dumping.py"}),
        ("pdfminer", {"inspection/text.py", "inspection/reading.py"}),
        ("pypdfium2", {"inspection/picture.py", "inspection/reading.py", "handover/pictures.py"}),
        ("pikepdf", {"imposition/file.py", "handover/copies/encryption.py", *PDF_READERS}),
        ("watchfiles", {"production/watching.py"}),
        ("smtplib", {"handover/mail/server.py"}),
        ("email", {"handover/mail/message.py"}),
        ("keyring", {"handover/mail/secret.py"}),
        ("polib", {"translation/po.py"}),
        ("uharfbuzz", {"typeset/shaping.py"}),
    ],
)
def test_one_module_alone_imports(package: str, allowed: set[str]) -> None:
    """Click stays in the command line, Jinja in the layouts, YAML in its tree, pikepdf where pages change files,
    PDFium where they become pictures, watchfiles where files are waited for, HarfBuzz where letters are shaped, and the
    library's e-mail where one is written, sent, and logged in for."""
    assert importers(package) == allowed


def test_only_the_command_line_knows_click() -> None:
    """Everything else can be called without it."""
    found = importers("click")
    assert found
    assert {path for path in found if not path.startswith("cli/")} == set()
    assert {path for path in importers("b12docs.cli") if not path.startswith("cli/")} == {"__main__.py"}


def test_only_the_pdf_writer_and_the_fonts_know_reportlab() -> None:
    """ReportLab is imported below writers/pdf, and for the widths of letters; nowhere else."""
    found = importers("reportlab")
    assert found
    outside = {path for path in found if not path.startswith("writers/pdf/")}
    assert outside == {"typeset/fonts.py"}


# The rooms from the ground up. A room imports itself and the rooms above it in this list, and no other.
ROOMS = (
    "diagnostics", "paper", "records", "extras", "later", "language", "look", "inspection", "source", "readability",
    "document", "drawing", "schema", "translation", "typeset", "templates", "rules", "writers", "imposition", "library",
    "catalogue", "project", "approval", "production", "handover", "api", "cli",
)  # fmt: skip


def room_of(path: str) -> str:
    """The room of a module's path or dotted name: the first step below the package."""
    return path.removeprefix("b12docs").lstrip("./").split("/")[0].split(".")[0]


def test_every_module_is_in_a_room() -> None:
    """A new file at the top of the package, or a folder without a row in the list, is no room."""
    assert {room_of(path) for path in modules()} - {"__init__", "__main__"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_is_above_it(room: str) -> None:
    """Data flows one way: what a room may import is a list of what is allowed, not of what is forbidden."""
    allowed = {"", "__version__", *ROOMS[: ROOMS.index(room) + 1]}
    for path, tree in modules().items():
        if room_of(path) == room:
            wrong = {name for name in imports(tree) if name.split(".")[0] == "b12docs" and room_of(name) not in allowed}
            assert wrong == set(), path


def test_private_names_stay_in_their_module() -> None:
    """No module imports a name of another that begins with an underscore."""
    found = {
        f"{path}: {name}"
        for path, tree in modules().items()
        for name in imports(tree)
        if name.startswith("b12docs.") and name.rpartition(".")[2].startswith("_") and not name.endswith("__")
    }
    assert found == set()


@pytest.mark.parametrize("word", ["MCID", "BDC", "ParentTree"])
def test_tags_stand_in_one_place(word: str) -> None:
    """Only tags.py says how content is marked; everybody else calls it. Who inspects a file reads it by itself."""
    sources = {path: (ROOT / path).read_text("utf-8") for path in modules() if room_of(path) != "inspection"}
    merging = {"writers/pdf/merged.py"} if word == "ParentTree" else set()  # gives what is written other numbers
    assert {path for path, text in sources.items() if word in text} == {"writers/pdf/tags.py", *merging}


HOUSE_WORDS = ("labels/", "editions/", "email/", "languages/", "feedback/", "disclaimer/")


def words_of(tree: ast.Module) -> set[str]:
    """The texts of three words and more that a module holds, without docstrings."""
    texts = {id(node.value): node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts
        and len(node.value.split()) >= 3
    }  # fmt: skip


def test_fixed_words_stand_once() -> None:
    """What documents print in English by themselves stands in house.yaml, which is translated, and in no module.

    A proof is in English alone.
    """
    fixed = {str(words) for name, words in ids_of(shipped().loaded.tree.value) if name.startswith(HOUSE_WORDS)}
    fixed -= {"{day} {month} {year}", "Page {page} of {pages}"}
    assert len(fixed) > 50
    others = {path: words_of(tree) & fixed for path, tree in modules().items()}
    assert {path: found for path, found in others.items() if found} == {}


def functions() -> dict[str, int]:
    """The length in lines of every function of the package, without its docstring."""
    found: dict[str, int] = {}
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found[f"{path}:{node.lineno} {node.name}"] = _lines(node)
    return found


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if said else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


def test_functions_are_short() -> None:
    """Half of the functions have at most eight lines; the few above 25 are named when there are more of them."""
    lengths = functions()
    assert len(lengths) > 200
    assert statistics.median(lengths.values()) <= 8
    longest = sorted(((length, name) for name, length in lengths.items() if length > 25), reverse=True)
    assert len(longest) <= 6, longest
    assert longest == [] or longest[0][0] <= 40, longest


def test_modules_are_short() -> None:
    """No module has more than 400 lines."""
    lengths = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path in modules()}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_every_public_name_says_what_it_is() -> None:
    """Modules, public classes and public functions have a docstring (methods are left to ruff)."""
    missing = []
    for path, tree in modules().items():
        if path.endswith("__init__.py") and not tree.body:
            continue
        nodes = [
            node
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        ]
        missing += [f"{path} {node.name}" for node in nodes if not ast.get_docstring(node)]
        missing += [path] if not ast.get_docstring(tree) else []
    assert missing == []
