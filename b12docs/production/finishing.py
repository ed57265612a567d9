"""Document -> the bytes of its file, in the finish that was asked for: PDF, sheets, web page, e-mail or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from b12docs.catalogue.finish import IMPOSITIONS, USUAL_THEME, Finish, with_language
from b12docs.catalogue.forms import form_of, geometry
from b12docs.catalogue.plan import Job, Request
from b12docs.diagnostics import Diagnostic, Location, SelectionError, fault
from b12docs.document.leaves import plain_text
from b12docs.document.nodes import Section
from b12docs.document.tree import Document, is_for_questions, own_runs
from b12docs.look.grey import in_grey
from b12docs.look.theme import TypeScale
from b12docs.paper import PAPERS
from b12docs.production.rendering import rendered
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.rules.registry import run
from b12docs.source.prose import plain
from b12docs.templates.filling import help_lines

if TYPE_CHECKING:
    from b12docs.imposition.words import SheetWords
    from b12docs.typeset.frames import SetDocument
    from b12docs.typeset.printing import Print
    from b12docs.writers.calls import Calls
    from b12docs.writers.email.writer import Look as MailLook
    from b12docs.writers.html.writer import Look
    from b12docs.writers.pdf.press import Press
    from b12docs.writers.pdf.standard import Standard

PANELS = 6  # the pages of a leaflet that is folded twice

# Writers are imported where they are used: a plain build loads neither pikepdf nor colour profiles, a web page no
# ReportLab.


@record
class Finished:
    """The bytes of a document's file, its number of pages, if it has any, and what was found on them."""

    data: bytes
    pages: int | None = None
    found: tuple[Diagnostic, ...] = ()


def finished(project: Project, job: Job, document: Document) -> Finished:
    """The document in the finish of its job; raises InputError where it can't be made."""
    match job.finish.format:
        case "html":
            return Finished(_html(project, job, document))
        case "email":
            from b12docs.writers.email.writer import write_email

            return Finished(write_email(document, _mail_look(project, job)))
        case "text":
            from b12docs.writers.text import write_text

            return Finished(write_text(document, plain(project.content.editions.picture)))
        case _:
            return _pdf(project, job, document)


def settings(project: Project, job: Job) -> str:
    """All that the bytes of a job's file follow from beside its document, its pictures and the code, as one text."""
    finish = job.finish
    match finish.format:
        case "html":
            look = _look(project, job)
            own: list[object] = [(name, value) for name, value in _values(look) if name not in _NAMED]
        case "email":
            own = list(_values(_mail_look(project, job)))
        case "text":
            own = [plain(project.content.editions.picture)]
        case _:
            printed = _printed(project, job)
            own = [(name, value) for name, value in printed.items() if name not in _NAMED]
            own += [settings(project, held[0]) if (held := web_page(project, job)) else None]
            own += [_sheet_words(project) if finish.impose else None]
            own += [project.snapshot.profile(finish.profile).sha256 if finish.profile else None]
    return repr((finish, own))


_NAMED = ("layout", "pictures", "figures", "photographs")  # a place, and what counts by the bytes of its files


def _values(value: Any) -> Iterator[tuple[str, object]]:
    return ((one.name, getattr(value, one.name)) for one in fields(value))


def _html(project: Project, job: Job, document: Document) -> bytes:
    from b12docs.writers.html.writer import write_html

    return write_html(document, _look(project, job))


def _look(project: Project, job: Job) -> Look:
    from b12docs.writers.html.writer import Look

    theme = project.theme(job.finish.theme or USUAL_THEME)
    skip, drawn = plain(project.content.editions.skip), project.layouts.figures
    return Look(theme.palette, theme.dark, skip, project.pictures, drawn, project.photographs, _calls(project))


def _mail_look(project: Project, job: Job) -> MailLook:
    from b12docs.writers.email.writer import Look

    theme = project.theme(job.finish.theme or USUAL_THEME)
    return Look(theme.palette, theme.dark, plain(project.content.editions.picture), _calls(project))


def _calls(project: Project) -> Calls:
    """The numbers of help lines and of the clinic."""
    from b12docs.writers.calls import Calls

    known = help_lines(project.content, project.clinic)
    numbers = (known["emergency"], known["urgent"], *(one.number for one in project.clinic.phone))
    return Calls(plain(project.content.editions.call), tuple(dict.fromkeys(map(plain, filter(None, numbers)))))


def _pdf(project: Project, job: Job, document: Document) -> Finished:
    from b12docs.writers.pdf import write_pdf

    ready = laid_out(project, job, document)
    press, standard = _press(project, job.finish), _standard(project, job)
    data = write_pdf(ready, grey=job.finish.grey, press=press, standard=standard)
    found = found_on(document, ready)
    if job.finish.impose:
        if job.finish.impose == "booklet" and len(ready.frames) % 4:  # its blank pages have the lines
            found = tuple(one for one in found if one.rule != "left-out")
        return Finished(*_imposed(project, job, ready, data, _asked(document)), found)
    return Finished(data, len(ready.frames), found)


def laid_out(project: Project, job: Job, document: Document) -> SetDocument:
    """The document on its pages; raises InputError where it does not fit them, or where the font lacks a character."""
    from b12docs.typeset import set_document

    return set_document(document, print_of(project, job))


def found_on(document: Document, pages: SetDocument) -> tuple[Diagnostic, ...]:
    """What the rules of pages say of a document that is laid out."""
    from b12docs.rules.pages import SetPages

    return tuple(run("pages", SetPages(document, pages)))


def _asked(document: Document) -> str:
    """The heading of its lines for questions; empty where it has none."""
    headings = (one.blocks[0] for one in document.walk() if isinstance(one, Section) and is_for_questions(one))
    return next((plain_text(own_runs(heading)) for heading in headings), "")


def _imposed(project: Project, job: Job, ready: SetDocument, data: bytes, notes: str) -> tuple[bytes, int]:
    from b12docs.imposition import ImpositionError, WordsError, impose
    from b12docs.typeset.covered import covered

    kind, sheet = next(one for one in IMPOSITIONS if one == job.finish.impose), PAPERS[job.finish.sheet]
    words, long_edge = replace(_sheet_words(project), notes=notes), bool(job.finish.duplex)
    try:
        imposed = impose(data, kind, sheet, words, long_edge=long_edge, covered=covered(ready.frames[0]))
    except WordsError as error:
        at = project.loaded.tree.locate(("editions",), key=True)
        raise fault("imposition", at, f"{job}: {error}", "change 'editions', or choose larger sheets") from None
    except ImpositionError as error:
        hint = "choose another paper or another imposition"
        raise fault("imposition", promised(project, job), f"{job}: {error}", hint) from None
    return imposed.data, imposed.pages


def _sheet_words(project: Project) -> SheetWords:
    from b12docs.imposition.words import SheetWords

    own = project.content.editions
    said = {
        one.name: _said(getattr(own, one.name)) for one in fields(SheetWords) if one.name not in ("language", "notes")
    }
    return SheetWords(**said, language=project.content.language)


def _said(words: str | tuple[str, ...]) -> Any:
    """The words of a field of the editions, or each line of them, as they are printed."""
    return plain(words) if isinstance(words, str) else tuple(map(plain, words))


def _press(project: Project, finish: Finish) -> Press | None:
    if not finish.press:
        return None
    from b12docs.writers.pdf.icc import load_profile
    from b12docs.writers.pdf.press import Press

    if not finish.profile:
        return Press()
    return Press(load_profile(project.snapshot.profile(finish.profile)))


def web_page(project: Project, job: Job) -> tuple[Job, Document] | None:
    """The web page that goes with the job's PDF and says the same; None where none does.

    It is the one that a build makes of this document; where there is none, one of the PDF's own layout file.
    """
    if job.finish.standard != "ua2":
        return None
    page = as_screen(project, job, "html")
    return page, rendered(project, page).document


def as_screen(project: Project, job: Job, form: str) -> Job:
    """The web page or e-mail that a build makes of a job's document; where it makes none, one of the layout file."""
    finish = Finish(theme=job.finish.theme, format=form)
    try:
        request = Request(job.audience, job.level, job.layout, None, finish, job.language or None)
        (page,) = project.plan(request).jobs
    except SelectionError:  # the usual paper has no document of this level
        page = replace(job, finish=finish, variant=with_language(finish.variant, job.language))
    return page


def _standard(project: Project, job: Job) -> Standard | None:
    held = web_page(project, job)
    if held is None:
        return None
    from b12docs.writers.pdf.attachment import Attachment
    from b12docs.writers.pdf.ua2 import reusable

    page, document = held
    name, data = page.file_name(project.content.id), _html(project, page, document)
    return reusable(Attachment(name, "text/html", data))


def _counts(allowed: tuple[int, ...], finish: Finish) -> tuple[int, ...]:
    """The numbers of pages that the document may have: a leaflet that is to be folded keeps to its panels if it can."""
    return (PANELS,) if finish.impose == "trifold" and PANELS in allowed else allowed


def print_of(project: Project, job: Job) -> Print:
    """How the job's document is printed: geometry from the layout, look from the theme, in the finish."""
    from b12docs.typeset.printing import Print

    return Print(**_printed(project, job))


def _printed(project: Project, job: Job) -> dict[str, Any]:
    """The values of a ``Print``: known without what sets it, where nothing is to be set."""
    front = project.layouts.all[job.version].front
    page = geometry(front, job.paper)
    form = form_of(job.layout, job.finish, project.layouts.all, project.content, job.language)
    theme = project.theme(job.finish.theme or USUAL_THEME)
    return {
        "name": str(job),
        "layout": promised(project, job),
        "size": page.size,
        "scale": page.scale,
        "type": _tightened(theme.sizes(front.type[job.level]), page.leading),
        "least": front.body[job.level],
        **{"margin": page.margin, "gap": page.gap, "fills": front.fills},
        "counts": _counts(form.counts(job.paper, job.level), job.finish),
        "palette": in_grey(theme.palette) if job.finish.grey else theme.palette,
        "spacing": theme.spacing,
        "measure": project.content.measure(project.content.audiences[job.audience].reads),
        "date": project.content.published,
        "pictures": project.pictures,
        "figures": project.layouts.figures,
        "photographs": project.photographs,
        "links": not job.finish.press,
        "call": plain(project.content.editions.call),
    }


def promised(project: Project, job: Job) -> Location:
    """Where it says how many pages the job's document may have: in the content, else in the layout."""
    path = form_of(job.layout, job.finish, project.layouts.all, project.content, job.language).promise(job.paper)
    if path:
        return project.loaded.tree.locate((*path, job.level))
    return project.layouts.all[job.version].tree.locate(("papers", job.paper, job.level))


def _tightened(scale: TypeScale, factor: float) -> TypeScale:
    """The type scale with every leading times the factor."""
    return {name: (size, factor * leading) for name, (size, leading) in scale.items()}
