"""The proof of a translation: each text beside its English, for whoever checks it to mark and to sign."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape
from typing import Any

from b12docs.diagnostics import Location, fault
from b12docs.document.leaves import Heading, Paragraph, Runs
from b12docs.document.nodes import Cell, Container, ListBlock, Table
from b12docs.document.tree import Document
from b12docs.language.direction import direction
from b12docs.production.proof_file import LANGUAGE, proof_file, where_to_sign
from b12docs.production.translated import changed_since, faults_of_files, last_review
from b12docs.project.project import Project
from b12docs.records import replace
from b12docs.schema.languages import Review
from b12docs.source.prose import Words
from b12docs.templates.reader import read_document
from b12docs.templates.slots import SLOT_CLOSE, SLOT_OPEN, Printed
from b12docs.translation.entries import Entry
from b12docs.translation.spoken import Spoken

_HEAD = ("No.", "English", "Translation", "Remarks")
_STATES = {"missing": "Not translated", "fuzzy": "Marked as not finished", "stale": "The English has changed since"}


def translation_proof(project: Project, readers: Collection[tuple[str, str]] | None) -> bytes:
    """The PDF of what readers are given, in both languages, on A4; None stands for all of them.

    Raises InputError where there is nothing to check.
    """
    spoken = project.spoken
    assert spoken is not None
    wanted = set(readers) if readers is not None else {who for one in spoken.entries for who in one.readers}
    own = tuple(one for one in spoken.entries if wanted & set(one.readers) and one.translation.strip())
    if not own:
        raise fault("translation", Location(f"{spoken.code}.po"), "nothing is translated yet", "begin with the title")
    before = last_review(spoken, {"/".join(who) for who in wanted})
    texts: list[Words] = []
    rows = "".join(_rows(project, own, wanted, before, texts))
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    table = f'<table data-widths="1:9:9:6"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    html = f'<section class="flow">{_front(project, spoken, before)}<h2>Texts</h2>{table}{_signing(spoken)}</section>'
    whole = read_document(Printed(html, texts), file="proof", title=_title(project, spoken), language=LANGUAGE)
    return proof_file(project, _in_languages(whole, spoken.code), "Proof of a translation")


def _rows(
    project: Project, entries: Iterable[Entry], wanted: set[tuple[str, str]], before: Review | None, texts: list[Words]
) -> Iterator[str]:
    """The rows of the table; the words of both sides come to the ``texts``, and stand in it by their numbers."""
    entries = tuple(entries)
    changed, found = {one.id for one in changed_since(before, entries)}, faults_of_files(project)
    for number, one in enumerate(entries, 1):
        texts += [Words(one.english, one.at), Words(one.translation, one.place)]
        notes = ["<strong>Changed since it was checked.</strong>"] if one.id in changed else []
        notes += [f"<strong>{_STATES[one.state]}.</strong>"] if one.state in _STATES else []
        notes += [f"{escape(fault.message)}." for fault in found.get(one.place, ())]
        readers = ", ".join(f"{audience} {level}" for audience, level in one.readers if (audience, level) in wanted)
        notes += [f"{escape(one.kind)}; {escape(readers)}", escape(one.id.replace("/", "/\u200b"))]
        said = f"<td>{_slot(len(texts) - 2)}</td><td>{_slot(len(texts) - 1)}</td>"
        remarks = "".join(f"<p>{note}</p>" for note in notes)
        yield f'<tr><th scope="row">{number}</th>{said}<td>{remarks}</td></tr>'


def _slot(number: int) -> str:
    return f"{SLOT_OPEN}{number}{SLOT_CLOSE}"


def _title(project: Project, spoken: Spoken) -> str:
    return f"Proof of a translation: {project.content.id}, {spoken.language.english}"


def _front(project: Project, spoken: Spoken, before: Review | None) -> str:
    own = project.content
    by = f" Translated by {escape(spoken.row.translated_by)}." if spoken.row and spoken.row.translated_by else ""
    since = (
        f" Last checked by {escape(before.name)} on {before.date}; what has changed since is marked." if before else ""
    )
    return (
        f'<header class="band"><h1>{escape(_title(project, spoken))}</h1>'
        f'<p class="subtitle">Of version {escape(own.version)} of {own.published}</p></header>'
        "<p>Read each text in both languages and mark what is wrong: what says more, less or something else than the "
        f"English, and what its readers would not say so. Names in braces are filled in.{by}{since}</p>"
    )


def _signing(spoken: Spoken) -> str:
    words = "I have read these texts in both languages, and the translation says what the English says."
    command = f'b12docs translate review {spoken.code} --name "…" --role "…"'
    return where_to_sign("Review", words, "review", command)


# --- its languages ----------------------------------------------------------------------------------------------------


def _in_languages(document: Document, code: str) -> Document:
    """The document in which each text has its language.

    Of a language from the right it is a document of that language, whose lines begin there, with English words in it.
    """
    is_from_right = direction(code) == "rtl"
    spoken, other = ("", LANGUAGE) if is_from_right else (code, "")
    pages = tuple(_told(page, spoken, other) for page in document.pages)
    return replace(document, pages=pages, language=code if is_from_right else LANGUAGE)


def _told(block: Any, spoken: str, other: str) -> Any:
    """A block whose words have their language: those of a translation in a table, and all others."""
    match block:
        case Table(rows=rows):
            told = tuple(
                tuple(_cell(cell, spoken if at == 2 else other) for at, cell in enumerate(row)) for row in rows
            )
            return replace(block, rows=told, head=tuple(tuple(_cell(one, other) for one in row) for row in block.head))
        case Heading() | Paragraph():
            return replace(block, runs=_runs(block.runs, other))
        case ListBlock():
            return block
        case Container():
            return replace(block, blocks=tuple(_told(one, spoken, other) for one in block.blocks))
    return block


def _cell(cell: Cell, language: str) -> Cell:
    return replace(cell, blocks=tuple(_told(one, language, language) for one in cell.blocks))


def _runs(runs: Runs, language: str) -> Runs:
    return tuple(run if run.language or not language else replace(run, language=language) for run in runs)
