"""What the tests of inputs, layouts and the command line share: small projects, cases in text files, printed trees."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, assert_never

import pikepdf
import pytest
from click.testing import CliRunner, Result

from b12docs.cli import main
from b12docs.document.leaves import Blank, Heading, Paragraph, Picture, Runs, WriteLines
from b12docs.document.nodes import Cell, Container, Item, ListBlock, Node, Table, kind_of
from b12docs.document.tree import Document

HERE = Path(__file__).parent
GOOD = HERE / "bad" / "good"
FULL_CLINIC = HERE / "full-clinic.yaml"
HAY_FEVER = HERE / "topics" / "hay-fever" / "content.yaml"


# --- small projects ---------------------------------------------------------------------------------------------------


def good_project(folder: Path) -> Path:
    """A copy of the smallest complete project: content.yaml, clinic.yaml and layouts/page.html."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    return folder


def replace(file: Path, old: str, new: str) -> None:
    """Change the one place in the file that reads ``old``."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file.name} holds {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), "utf-8")


def run(folder: Path, *arguments: str) -> Result:
    """The command line, run in the folder; what it prints to standard output and error is kept apart.

    The first words on standard error, which say what is read, are left out: tests/cli/test_reads.py looks at them.
    """
    with contextlib.chdir(folder):
        result = CliRunner().invoke(main, arguments)
    result.stderr_bytes = told(result.stderr).encode(errors="surrogateescape")
    assert result.exception is None or isinstance(result.exception, SystemExit), f"a traceback: {result.exception!r}"
    return result


def told(stderr: str) -> str:
    """What standard error says beside the files that were read."""
    said = re.match(r"reads: .*\n(there is no content\.yaml in this folder: .*\n)?", stderr)
    return stderr[said.end() :] if said else stderr


def build(folder: Path, *arguments: str) -> Result:
    """``b12docs build`` in the folder, which must succeed."""
    result = run(folder, "build", *arguments)
    assert result.exit_code == 0, result.stderr
    return result


def fill_in(content: Path) -> None:
    """Words, days and an address in the place of every TO DO of a new topic."""
    by_key = {"published": "2026-11-22", "review_by": "2028-11-22", "url": "https://www.example.org"}

    def words(found: re.Match[str]) -> str:
        return f'{found[1]}: "{by_key.get(found[1], "Words for a test.")}"'

    text = re.sub(r'(\w+): "TO DO[^"]*"', words, content.read_text("utf-8"))
    content.write_text(text, "utf-8")


def files_below(folder: Path) -> list[str]:
    """The name of every file in the folder and below, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# --- what a PDF says --------------------------------------------------------------------------------------------------


def pdf_text(path: Path) -> str:
    """The words of a PDF in the order in which they are drawn, a line break between text objects."""
    with pikepdf.open(path) as pdf:
        return "\n".join(_page_text(page) for page in pdf.pages)


def pdf_words(path: Path) -> str:
    """The words of a PDF on one line, so that a sentence can be looked for wherever its lines and links end."""
    return re.sub(r"\s+", " ", re.sub(r"\s+(?=[.,;]\s)", "", pdf_text(path) + " "))


def alt_texts(path: Path) -> list[str]:
    """The alternative text of every figure."""
    with pikepdf.open(path) as pdf:
        return [str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]


def _page_text(page: pikepdf.Page) -> str:
    tables = {str(name): _to_unicode(font) for name, font in page.resources["/Font"].items()}
    words, table = "", {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        match str(instruction.operator):
            case "Tf":
                table = tables[str(operands[0])]
            case "Tj" | "TJ":
                pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                codes = b"".join(bytes(one) for one in pieces if isinstance(one, pikepdf.String))
                words += "".join(table.get(code, "") for code in codes)
            case "ET":
                words += "\n"
    return words


def _to_unicode(font: Any) -> dict[int, str]:
    cmap = font["/ToUnicode"].read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for body in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", body):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for body in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, listed in re.findall(r"<(\w+)>\s*<\w+>\s*\[(.*?)\]", body, re.DOTALL):
            for offset, text in enumerate(re.findall(r"<(\w+)>", listed)):
                found[int(first, 16) + offset] = bytes.fromhex(text).decode("utf-16-be")
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", body):
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(int(text, 16) + code - int(first, 16))
    return found


# --- cases in text files ----------------------------------------------------------------------------------------------


@dataclass
class Case:
    """A case: what it shows, what to change, write or take away, the options, and what to expect."""

    title: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)  # verb, file, body
    mends: list[tuple[str, str]] = field(default_factory=list)  # file, and what its writer does after reading the hint
    options: list[str] = field(default_factory=list)
    expected: str = ""
    status: int = 1
    open_bug: str = ""  # its number in the list of known bugs; the case is then expected to fail

    def prepare(self, folder: Path) -> None:
        """Make the project of this case."""
        good_project(folder)
        for verb, name, body in self.changes:
            file = folder / name
            if verb == "remove":
                file.unlink()
            elif verb == "write":
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(_bytes(body))
            else:
                _change(file, body)

    def mend(self, folder: Path) -> None:
        """Do in the project of this case what its hint says."""
        for name, body in self.mends:
            _change(folder / name, body)


def read_cases(folder: Path) -> dict[str, Case]:
    """Every case of a folder's ``*.txt`` files by ``file: title``; a line of ``#`` signs and a title begins a case."""
    found: dict[str, Case] = {}
    for file in sorted(folder.glob("*.txt")):
        for block in re.split(r"^### ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            case = _case(block)
            name = f"{file.stem}: {case.title}"
            assert name not in found, name
            found[name] = case
    return found


def matches(expected: str, found: str) -> bool:
    """Whether the answer is the expected one; ``…`` at a line's end stands for what may follow there."""
    pattern = "".join(".*" if part == "…" else re.escape(part) for part in re.split(r"(…)(?=\n|$)", expected))
    return re.fullmatch(pattern, found) is not None


def parameters(cases: Mapping[str, Case]) -> list[Any]:
    """The names of the cases as parameters of a test; those of a known bug must fail until it is mended."""
    known = {
        name: pytest.mark.xfail(reason=f"open: {case.open_bug}", strict=True)
        for name, case in cases.items()
        if case.open_bug
    }
    return [pytest.param(name, marks=known.get(name, ())) for name in cases]


def _case(block: str) -> Case:
    title, _, rest = block.partition("\n")
    case = Case(title.strip())
    for part in re.split(r"^=== ", rest, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        verb, *words = head.split()
        if verb == "expect":
            case.status, case.expected = int(words[0]) if words else 1, body.strip("\n")
        elif verb == "options":
            case.options = words
        elif verb == "mend":
            case.mends.append((words[0], body.rstrip("\n")))
        elif verb == "open":
            case.open_bug = " ".join(words)
        else:
            assert verb in ("change", "write", "remove"), head
            case.changes.append((verb, words[0], body.rstrip("\n")))
    return case


def _change(file: Path, body: str) -> None:
    """Replace the lines that begin with ``-`` by those that begin with ``+``; an empty line begins the next change."""
    text = file.read_bytes()
    for change in body.split("\n\n"):
        lines = change.splitlines()
        old = b"".join(_bytes(line[2:]) + b"\n" for line in lines if line.startswith("-"))
        new = b"".join(_bytes(line[2:]) + b"\n" for line in lines if line.startswith("+"))
        assert all(line[:2] in ("- ", "+ ", "+", "-") for line in lines), change
        assert text.count(old) == 1, f"{file.name} holds {old!r} {text.count(old)} times"
        text = text.replace(old, new)
    file.write_bytes(text)


_ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\(t)|\\\\")


def _bytes(text: str) -> bytes:
    r"""The bytes of a case: ``\x89`` is a byte, ``\ue000`` a character, ``\t`` a tab, ``\\`` a backslash."""
    found, position = b"", 0
    for match in _ESCAPE.finditer(text):
        found += text[position : match.start()].encode()
        found += _escaped(match)
        position = match.end()
    return found + text[position:].encode()


def _escaped(match: re.Match[str]) -> bytes:
    if match[1]:
        return bytes.fromhex(match[1])
    if match[2]:
        return chr(int(match[2], 16)).encode()
    return b"\t" if match[3] else b"\\"


# --- the document tree as text ----------------------------------------------------------------------------------------


def print_tree(document: Document) -> str:
    """The tree with one node a line, children indented: what tests compare."""
    return "\n".join(line for page in document.pages for line in _block(page, ""))


def print_node(node: Node) -> str:
    """A part of the tree, printed in the same way."""
    return "\n".join(_block(node, ""))


def _block(block: Node, indent: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{indent}heading {block.level}: {_runs(block.runs)}"
        case Paragraph():
            yield f"{indent}{_named('paragraph', block.role)}: {_runs(block.runs)}"
        case Picture():
            yield f"{indent}{_named('figure', kind_of(block).name)} {block.source}: {block.alt}"
        case Blank():
            yield f"{indent}{block.form}: {block.words}"
        case WriteLines():
            yield f"{indent}lines to write on: {block.count} {block.words}".rstrip()
        case Container():
            yield f"{indent}{_named('group', kind_of(block).name)}{_widths(block)}{_marks(block)}"
            for child in block.blocks:
                yield from _block(child, indent + "  ")
        case ListBlock():
            yield f"{indent}{_named('numbered list' if block.ordered else 'list', kind_of(block).name)}"
            for item in block.items:
                yield from _holder("item", item, indent + "  ")
        case Table():
            yield f"{indent}{_named('table', 'tinted' if block.tinted else block.form)}{_widths(block)}"
            if block.caption:
                yield f"{indent}  caption: {_runs(block.caption)}"
            for kind, rows in (("header row", block.head), ("row", block.rows)):
                for row in rows:
                    yield f"{indent}  {kind}"
                    for cell in row:
                        yield from _holder(_cell(cell), cell, indent + "    ")
        case _:
            assert_never(block)


def _holder(name: str, holder: Item | Cell, indent: str) -> Iterator[str]:
    yield f"{indent}{name} {holder.icon}".rstrip()
    for child in holder.blocks:
        yield from _block(child, indent + "  ")


def _cell(cell: Cell) -> str:
    name = f"header of the {cell.scope}" if cell.scope else "cell"
    return f"{name}{_marks(cell)}"


def _marks(node: Node | Cell) -> str:
    marker, tone = getattr(node, "marker", ""), getattr(node, "tone", "")
    return (f" {marker}" if marker else "") + (f" in the tone of {tone}" if tone else "")


def _widths(block: Node) -> str:
    widths = getattr(block, "widths", ())
    return f" widths={':'.join(f'{width:g}' for width in widths)}" if widths else ""


def _named(kind: str, role: str) -> str:
    return f"{kind}.{role}" if role else kind


def _runs(runs: Runs) -> str:
    def one(text: str, *, bold: bool, small: bool, href: str) -> str:
        text = f"**{text}**" if bold else f"^{text}^" if small else text
        return f"[{text}]({href})" if href else text

    return "".join(one(run.text, bold=run.bold, small=run.small, href=run.href) for run in runs)


def as_json(result: Result) -> dict[str, Any]:
    """The one object that a command printed on standard output."""
    found: dict[str, Any] = json.loads(result.stdout)
    return found
