"""The proof that an approver reads: all that documents say, what it rests on, how hard it is, and what has changed.

It is set as any other document is, so that it can be heard, archived and signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import unquote

from b12docs.approval.changes import Change
from b12docs.approval.ids import names_by_place
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Paragraph, Picture, Run, plain_text
from b12docs.document.nodes import AnyPage, Block, Flow, Node, RedFlags
from b12docs.document.tree import Document, children, own_runs
from b12docs.production.approvals import picture_id, words_added
from b12docs.production.comparing import Sourced, sourced
from b12docs.production.findings import Figures, findings_of, said_of
from b12docs.production.made import Standing
from b12docs.production.offered import every_form, form_name
from b12docs.production.personal_forms import choices, for_all, given
from b12docs.production.proof_file import LANGUAGE, proof_file, where_to_sign
from b12docs.production.proof_forms import told_apart
from b12docs.production.rendering import Rendered, rendered
from b12docs.production.standing import standing
from b12docs.project.project import Project
from b12docs.records import record, replace
from b12docs.rules.judgement import Judge, questions_for
from b12docs.schema.content import Reference
from b12docs.source.prose import plain
from b12docs.source.telephones import dialled
from b12docs.source.uris import typed
from b12docs.templates.filling import filled_in
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed

_BAND = '<header class="band"><h1>Proof</h1></header>'
_ASKED: dict[Judge, str] = {"clinician": "For a clinician", "editor": "For an editor", "reader": "For readers"}
_ELSEWHERE = "What it says besides in large print, on another paper, as a web page or to one person"
_APART = "What other forms leave out, or say in another order, by the numbers above"
_GONE = "Taken out since it was approved"
_LONG, _PIECE = re.compile(r"\S{16,}"), re.compile(r"[^/?&=_.-]{1,20}[/?&=_.-]*|[/?&=_.-]+")


@record
class _Row:
    """A text as it is printed, the places of its words in the files, what it rests on, and what is to be said of it."""

    text: str
    places: tuple[Location, ...]
    sources: Sourced
    notes: tuple[str, ...]


def proof(project: Project, jobs: Iterable[Job]) -> bytes:
    """The PDF of the proof of these documents, on A4; raises InputError with the faults of all of them."""
    parts, used, added, faults = list[str](), set[str](), dict[str, tuple[str, ...]](), list[Diagnostic]()
    known = sourced(project.loaded.tree)
    for job in jobs:
        try:
            ready = rendered(project, job)
            now = standing(project, job, ready)
            rows = tuple(_rows(project, ready, now, known))
            forms = tuple(_other_forms(project, job, known))
        except InputError as error:
            faults += error.diagnostics
            continue
        others = tuple(_besides(rows, forms))
        added.update(_added(project, job, ready, now))
        used.update(name for row in (*rows, *others) for name in row.sources.refs)
        scores = _scores(project, job, findings_of(project, job, ready).figures)
        parts.append(f"{_document(job, now, scores, rows)}{_apart(rows, forms)}{_elsewhere(others)}")
    if faults:
        raise InputError(faults)
    references = [one for one in project.content.references if one.id in used]
    closing = (
        f"{_values(project)}{_house(added.values())}{_references(references)}",
        f"{_questions()}{_signing(project)}",
    )
    return _set(project, [_front(project), *parts, *closing])


# --- what a document says ---------------------------------------------------------------------------------------------


def _rows(project: Project, ready: Rendered, now: Standing, known: Mapping[Location, Sourced]) -> Iterator[_Row]:
    """A row for each block of words of a document, and for each picture, in the order of reading."""
    names, changed = names_by_place(project), {one.id: one for one in now.changed}
    running = ((Paragraph((run,), at=run.at), False) for run in ready.document.running)
    for node, is_warning in (*_told(ready.document.pages), *running):
        words = _words(node)
        if not words:
            continue
        own = getattr(node, "at", None)
        places = list(dict.fromkeys(run.at for run in own_runs(node) if run.at)) or ([own] if own else [])
        known_places = tuple(place for place in places if place in names)
        ids = (names[place] for place in known_places)
        notes = ["warning"] if is_warning else []
        notes += [_since(changed[name]) for name in ids if name in changed]
        if isinstance(node, Picture) and (other := changed.get(picture_id(node))):
            notes.append(other.said)
        yield _Row(words, known_places, _together(known[place] for place in places if place in known), tuple(notes))


def _together(sources: Iterable[Sourced]) -> Sourced:
    """What several texts that are printed in one block rest on, each once."""
    whole = Sourced()
    for one in sources:
        whole = Sourced(whole.facts | one.facts, whole.refs | one.refs)
    return whole


def _other_forms(
    project: Project, job: Job, known: Mapping[Location, Sourced]
) -> Iterator[tuple[str, tuple[_Row, ...]]]:
    """What a document says in each form that is approved with it, and where that is read: on a paper, on a screen.

    Also in the copy of a person, of whose values it has names and kinds.
    """
    of_people = [(for_all(project, (*given(project), *names)), job, names) for names in choices(project)[1:]]
    for own, form, names in (*((project, form, ()) for form in every_form(project, [job])), *of_people):
        ready = rendered(own, form)
        now = standing(own, form, ready)
        if names:  # an approval holds no label of a person's value: nobody knows whether it is new
            now = replace(now, changed=tuple(one for one in now.changed if one.before is not None))
        yield form_name(form, names), tuple(_rows(own, ready, now, known))


def _besides(rows: Iterable[_Row], forms: Iterable[tuple[str, Iterable[_Row]]]) -> Iterator[_Row]:
    """What other forms say beside these rows, each text once."""
    said = {row.text for row in rows}
    for row in (row for _, own in forms for row in own):
        if row.text not in said:
            said.add(row.text)
            yield row


def _told(blocks: Iterable[AnyPage | Block], is_warning: bool = False) -> Iterator[tuple[Node, bool]]:
    """Every node in the order of reading, and whether it stands among the warnings."""
    for block in blocks:
        within = is_warning or isinstance(block, RedFlags)
        yield block, within
        yield from _told(children(block), within)


def _words(node: Node) -> str:
    words = "".join(f"{plain_text((run,))}{_address(run)}" for run in own_runs(node))
    if isinstance(node, Picture):
        return f"Picture {node.source}: {node.alt}" + (f" Below it: {words}" if words else "")
    return words


def _address(run: Run) -> str:
    """Where a link leads, unless its words say so: nobody sees that on a page."""
    said, href = run.text.strip(), unquote(run.href).removeprefix("mailto:")
    is_said = not href or typed(said).rstrip("/") == typed(href).rstrip("/") or dialled(said) == href
    return "" if is_said else f" ({run.href})"


def _since(change: Change) -> str:
    return change.said if change.before is None else f"{change.said}; it was: {plain(change.before)}"


def _document(job: Job, now: Standing, scores: str, rows: Iterable[_Row]) -> str:
    gone = [one for one in now.changed if one.now is None and not one.named]
    taken_out = "".join(f"<li>{_bold(one.said)} {escape(plain(one.before or ''))}</li>" for one in gone)
    return (
        f"<h2>{escape(_title(job))}</h2><p>{escape(_stands(now))}</p>{scores}"
        + (f'<section class="box" data-tone="red"><h3>{_GONE}</h3><ul>{taken_out}</ul></section>' if gone else "")
        + _saying(rows)
    )


def _elsewhere(rows: Iterable[_Row]) -> str:
    table = _saying(rows)
    return f"<h3>{_ELSEWHERE}</h3>{table}" if table else ""


def _apart(rows: Iterable[_Row], forms: Iterable[tuple[str, Iterable[_Row]]]) -> str:
    """What each other form leaves out of the rows, and in which order it has them, where that is another."""
    whole, others = _places_of(rows), [(name, _places_of(own)) for name, own in forms]
    said = "".join(f"<li>{_bold(names)} {escape(what)}</li>" for names, what in told_apart(whole, others))
    return f"<h3>{_APART}</h3><ul>{said}</ul>" if said else ""


def _places_of(rows: Iterable[_Row]) -> list[tuple[Location, ...]]:
    return [row.places for row in rows]


def _saying(rows: Iterable[_Row]) -> str:
    return _table("1:11:4:5", ("No.", "What it says", "Facts and references", "Remarks"), map(_cells, rows))


def _title(job: Job) -> str:
    return f"{job.layout.capitalize()} for {job.audience}, level {job.level}"


def _stands(now: Standing) -> str:
    if now.approved:
        return f"Approved as it stands by {now.by} on {now.on}."
    if now.by:
        return f"Draft. {now.by} approved an earlier form on {now.on}; changes are marked."
    return "Draft. Nobody has approved it before."


def _scores(project: Project, job: Job, figures: Figures | None) -> str:
    """What the meter says of a document, beside the limits of its level."""
    if figures is None:
        return ""
    limits = project.content.limits(project.content.audiences[job.audience].reads, job.level)
    if figures.lengths:
        return f'<p class="note">{escape(said_of(figures))}. {escape(figures.method)}.</p>'
    grades = (("FKGL", figures.fkgl, limits and limits.fkgl), ("SMOG", figures.smog, limits and limits.smog))
    said = (f"{name} {grade:.1f} ({f'limit {most:g}' if most else 'no limit'})" for name, grade, most in grades)
    words = f"{figures.words} words; {', '.join(said)}, US school grades. {figures.method}."
    return f'<p class="note">{escape(words)}</p>'


def _cells(row: _Row) -> tuple[str, ...]:
    return row.text, ", ".join(sorted(row.sources.facts) + sorted(row.sources.refs)), ". ".join(row.notes)


def _bold(words: str) -> str:
    return f"<strong>{escape(words)}:</strong>"


def _table(widths: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table whose first column numbers the rows."""
    names = "".join(f'<th scope="col">{escape(one)}</th>' for one in head)
    body = "".join(
        f'<tr><th scope="row">{number}</th>'
        + "".join(f"<td>{escape(_breakable(cell)) or '–'}</td>" for cell in row)
        + "</tr>"
        for number, row in enumerate(rows, 1)
    )
    return f'<table data-widths="{widths}"><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>' if body else ""


# --- what stands before and behind ------------------------------------------------------------------------------------


def _front(project: Project) -> str:
    own = project.content
    return (
        f'<header class="band"><h1>Proof for approval: {escape(own.id)}</h1>'
        f'<p class="subtitle">Version {escape(own.version)}, to be reviewed by {own.review_by}</p></header>'
        "<p>This is everything that the documents below say, in the order in which they are read. Mark what is wrong. "
        "An approval is of these words: any change of one of them makes its document a draft again. How a page looks "
        "is to be seen in the documents themselves.</p>"
    )


def _values(project: Project) -> str:
    given, own = filled_in(project.content, project.clinic), project.content.values
    rows = [(name, words, "the clinic's" if name in own else "help line") for name, words in given.items() if words]
    missing = [(name, "to be written in by hand", "not given") for name in own if name not in given]
    table = _table("1:4:9:4", ("No.", "Name", "What is printed", "Whose"), [*rows, *missing])
    return f"<h2>Help lines, and values of the clinic</h2>{table}"


def _added(project: Project, job: Job, ready: Rendered, now: Standing) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The house's words that no layout prints, each with its id and what has changed; but for months."""
    names, changed = names_by_place(project), {one.id: one for one in now.changed}
    for words in words_added(project, job, ready.view):
        name = names.get(words.at, "")
        if name and not name.startswith("labels/months/"):
            note = _since(changed[name]) if name in changed else ""
            yield name, (plain(words), name, note)


def _house(added: Iterable[tuple[str, ...]]) -> str:
    table = _table("1:9:5:4", ("No.", "What it says", "Name", "Remarks"), added)
    return f"<h2>What the program adds: status, web pages, e-mails, sheets to cut and fold</h2>{table}"


def _references(used: Iterable[Reference]) -> str:
    rows = [(one.id, ", ".join(filter(None, (one.title, one.publisher, one.date))), one.url) for one in used]
    table = _table("1:2:9:7", ("No.", "Name", "Reference", "Address"), rows)
    return f"<h2>References</h2>{table}" if table else ""


def _breakable(words: str) -> str:
    """The words, of which those that no column may have room for can be broken: addresses and names behind their signs.

    The next line begins without a hyphen. What is longer than any word of a language is broken anywhere.
    """
    return _LONG.sub(lambda long: "\u200b".join(_PIECE.findall(long[0])), words)


def _questions() -> str:
    """What no program can judge, with a box to tick for each."""
    parts = ["<h2>What no program can judge</h2>"]
    for who, heading in _ASKED.items():
        asked = questions_for(who)
        entries = "".join(f'<li><span class="tick">to tick</span> {escape(one.question)}</li>' for one in asked)
        parts.append(f"<h3>{heading}</h3><ul>{entries}</ul>" if asked else "")
    return "".join(parts)


def _signing(project: Project) -> str:
    words = "I have read these texts, with the documents beside them, and approve them until"
    command = 'b12docs approve --name "…" --role "…"'
    return where_to_sign("Approval", f"{words} {project.content.review_by}.", "approval", command)


# --- the file ---------------------------------------------------------------------------------------------------------


def _set(project: Project, parts: Iterable[str]) -> bytes:
    """The PDF of all parts, each of them on pages of its own but the first, which stands above the second."""
    first, second, *others = parts
    pages = (_read(f"{first}{second}"), *(_read(f"{_BAND}{part}", leave_out=1) for part in others))
    document = Document(f"Proof for approval: {project.content.id}", LANGUAGE, pages)
    return proof_file(project, document, "Proof for approval")


def _read(html: str, leave_out: int = 0) -> Flow:
    """The part as a flow of pages, without so many of its first blocks: headings stand below one of level 1."""
    whole = Printed(f'<section class="flow">{html}</section>')
    (flow,) = read_document(whole, file="proof", title="Proof", language=LANGUAGE).pages
    return Flow(flow.blocks[leave_out:])
