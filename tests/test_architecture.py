"""The arrows of the design point one way: who may import whom, who may say what, and how long things may be."""

from __future__ import annotations

import ast
import statistics
from functools import cache
from pathlib import Path

import pytest

import b12docs

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
    assert {"cli.py", "layout.py", "checks/texts.py", "writers/pdf/tags.py"} <= set(modules())


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("click", {"cli.py"}),
        ("jinja2", {"layout.py"}),
        ("yaml", {"yaml_tree.py"}),
        ("pikepdf", {"imposition/file.py"}),
        ("b12docs.cli", {"__main__.py"}),
    ],
)
def test_one_module_alone_imports(package: str, allowed: set[str]) -> None:
    """Click stays in the command line, Jinja in the layouts, YAML in its tree, pikepdf where pages change files."""
    assert importers(package) == allowed


def test_only_the_pdf_writer_knows_reportlab() -> None:
    """ReportLab is imported below writers/pdf and nowhere else."""
    found = importers("reportlab")
    assert found
    assert {path for path in found if not path.startswith("writers/pdf/")} == set()


FORBIDDEN = {
    "diagnostics.py": ("b12docs",),
    "readability.py": ("b12docs",),
    "paper.py": ("b12docs",),
    "theme.py": ("b12docs",),
    "prose.py": ("b12docs.content", "b12docs.layout", "b12docs.reader", "b12docs.document", "b12docs.writers"),
    "yaml_tree.py": ("b12docs.content", "b12docs.layout", "b12docs.reader", "b12docs.document", "b12docs.writers"),
    "content.py": ("b12docs.layout", "b12docs.reader", "b12docs.document", "b12docs.writers", "b12docs.load"),
    "load.py": ("b12docs.layout", "b12docs.reader", "b12docs.document", "b12docs.writers", "b12docs.select"),
    "select.py": ("b12docs.layout", "b12docs.reader", "b12docs.document", "b12docs.writers", "b12docs.selection"),
    "layout.py": ("b12docs.reader", "b12docs.document", "b12docs.writers", "b12docs.select"),
    "document.py": (
        "b12docs.content", "b12docs.load", "b12docs.layout", "b12docs.reader", "b12docs.writers", "b12docs.prose",
    ),
    "reader.py": ("b12docs.content", "b12docs.load", "b12docs.layout", "b12docs.writers", "b12docs.select"),
    "selection.py": ("b12docs.writers", "b12docs.reader", "b12docs.document", "b12docs.select"),
    "checks/": ("b12docs.layout", "b12docs.reader", "b12docs.writers", "b12docs.pipeline", "b12docs.select"),
    "writers/": (
        "b12docs.content", "b12docs.load", "b12docs.layout", "b12docs.reader", "b12docs.pipeline", "b12docs.prose",
        "b12docs.yaml_tree", "b12docs.select", "b12docs.selection", "b12docs.checks", "b12docs.imposition",
    ),
    "imposition/": (
        "b12docs.content", "b12docs.load", "b12docs.layout", "b12docs.reader", "b12docs.document", "b12docs.pipeline",
        "b12docs.prose", "b12docs.yaml_tree", "b12docs.select", "b12docs.selection", "b12docs.checks",
    ),
    "typography.py": ("b12docs",),
    "drawing.py": ("b12docs.layout", "b12docs.writers", "b12docs.content", "b12docs.theme", "b12docs.load"),
    "finish.py": ("b12docs.layout", "b12docs.writers", "b12docs.content", "b12docs.selection", "b12docs.project"),
    "project.py": ("b12docs.pipeline", "b12docs.finishing", "b12docs.writers", "b12docs.reader", "b12docs.imposition"),
    "finishing.py": ("b12docs.pipeline", "b12docs.output", "b12docs.reader", "b12docs.select"),
    "pipeline.py": ("b12docs.output", "b12docs.scaffold"),
}  # fmt: skip


@pytest.mark.parametrize("prefix", FORBIDDEN)
def test_no_arrow_turns_back(prefix: str) -> None:
    """A stage knows nothing of the stages behind it."""
    paths = [path for path in modules() if path.startswith(prefix)]
    assert paths
    for path in paths:
        wrong = [
            name
            for name in imports(modules()[path])
            if any(f"{name}.".startswith(f"{one}.") for one in FORBIDDEN[prefix])
        ]
        assert wrong == [], path


@pytest.mark.parametrize("word", ["MCID", "BDC", "ParentTree"])
def test_tags_stand_in_one_place(word: str) -> None:
    """Only tags.py says how content is marked; everybody else calls it."""
    sources = {path: (ROOT / path).read_text("utf-8") for path in modules()}
    assert {path for path, text in sources.items() if word in text} == {"writers/pdf/tags.py"}


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
