"""The page of the preview. All its words stand here, in English: they are for those who write, not for patients."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from b12docs.diagnostics import Diagnostic, first_of
from b12docs.handover.board import WIDTHS, Shown, State
from b12docs.handover.pictures import PageLook

_USUAL_WIDTH = 800
_SIZES = "(min-width: 100rem) 30vw, (min-width: 60rem) 45vw, 95vw"  # as the style sheet lays pages out
_WORDS = {
    "preview": "Preview",
    "skip": "Skip to the pages",
    "document": "Document",
    "show": "Show",
    "follow": "Jump to what changed",
    "lost": "The preview has ended: start it again in its window, and open the new address.",
    "old": "These pages are old. They show the last text that could be built.",
    "nothing": "Nothing could be built yet.",
    "fine": "No faults",
    "static": "Without scripts this page is still: load it again to see what changed.",
}


def page(state: State, chosen: str) -> str:
    """The whole page, with the document of the chosen name or the first one; what is inserted is escaped."""
    document = state.document(chosen)
    faults = [one for one in state.diagnostics if one.severity == "error"]
    warnings = [one for one in state.diagnostics if one.severity != "error"]
    first_new = next((one.sheet.name for one in state.documents if one.new), "")
    title = f"{_counted(len(faults), 'fault')} – {_WORDS['preview']}" if faults else _WORDS["preview"]
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="icon" href="icon.svg">\n<link rel="stylesheet" href="style.css">\n'
        '<script src="script.js" defer></script>\n</head>\n'
        f'<body data-number="{state.number}" data-new="{escape(first_new)}">\n'
        f'<a class="skip" href="#pages">{_WORDS["skip"]}</a>\n'
        f"{_header(state, document)}"
        f'<main id="main">\n{_faults(state.problem, faults, warnings)}{_pages(state, document)}</main>\n'
        "</body>\n</html>\n"
    )


def _header(state: State, document: Shown | None) -> str:
    options = "".join(
        f'<option value="{escape(one.sheet.name)}"{" selected" if one is document else ""}>'
        f"{escape(_title(one))}{_marks(one)}</option>"
        for one in state.documents
    )
    return (
        f'<header>\n<h1>{_WORDS["preview"]}</h1>\n<form action="./">\n'
        f'<label for="document">{_WORDS["document"]}</label>\n'
        f'<select id="document" name="document">{options}</select>\n<button>{_WORDS["show"]}</button>\n'
        f'<label class="follow"><input type="checkbox" id="follow" checked> {_WORDS["follow"]}</label>\n</form>\n'
        f'<p id="said" role="status">{escape(state.said)}</p>\n'
        f'<p id="lost" class="alarm" role="alert" hidden>{_WORDS["lost"]}</p>\n'
        f"<noscript><p>{_WORDS['static']}</p></noscript>\n</header>\n"
    )


def _marks(document: Shown) -> str:
    return f" ({_counted(len(document.new), 'page')} changed)" if document.new else ""


def _title(document: Shown) -> str:
    return _begun(document.sheet.title)


# --- faults -----------------------------------------------------------------------------------------------------------


def _faults(problem: str, faults: list[Diagnostic], warnings: list[Diagnostic]) -> str:
    count = len(faults) + bool(problem)
    heading = _counted(count, "fault") if count else _WORDS["fine"]
    listed = [f'<li class="error"><p>{escape(problem)}</p></li>\n'] if problem else []
    listed += _listed(faults)
    told = f"<ul>\n{''.join(listed)}</ul>\n" if listed else ""
    more = ""
    if warnings:
        summary = _counted(len(warnings), "warning")
        more = f'<details id="warnings"><summary id="warnings-summary">{summary}</summary>\n'
        more += f"<ul>\n{''.join(_listed(warnings))}</ul>\n</details>\n"
    kind = "" if told or more else ' class="fine"'
    start = f'<section id="faults"{kind} aria-labelledby="faults-title">\n<h2 id="faults-title">{heading}</h2>\n'
    return f"{start}{told}{more}</section>\n"


def _listed(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    for one in first_of(diagnostics):
        hint = f'<p class="hint">Hint: {escape(one.hint)}</p>' if one.hint else ""
        yield (
            f'<li class="{one.severity}"><p class="where"><b>{one.severity.capitalize()}</b> '
            f"<code>{escape(str(one.at))}</code></p><p>{escape(one.message)}</p>{hint}</li>\n"
        )


# --- pages ------------------------------------------------------------------------------------------------------------


def _pages(state: State, document: Shown | None) -> str:
    start = '<section id="pages" tabindex="-1" aria-labelledby="pages-title">\n'
    if document is None:
        return f'{start}<h2 id="pages-title">{_WORDS["nothing"]}</h2>\n</section>\n'
    notes = f'<p class="alarm">{_WORDS["old"]}</p>\n' if state.is_old else ""
    kind = "approved" if document.sheet.is_approved else "draft"
    notes += f'<p class="{kind}">{escape(_begun(document.sheet.standing))}</p>\n'
    figures = "".join(_figure(document, number, one, state.is_old) for number, one in enumerate(document.pages, 1))
    return (
        f'{start}<h2 id="pages-title">{escape(_title(document))}</h2>\n{notes}'
        f'<ol class="sheets">\n{figures}</ol>\n</section>\n'
    )


def _figure(document: Shown, number: int, look: PageLook, is_old: bool) -> str:
    """A page with its picture, what it says to those who see none, and whether it is new or old."""
    name = f"Page {number} of {len(document.pages)}"
    is_new = number in document.new
    state, mark = ("old", " – old") if is_old else ("new", " – changed") if is_new else ("", "")
    address = f"picture/{look.digest}"
    offered = ", ".join(f"{address}/{width}.png {width}w" for width in WIDTHS)
    height = round(_USUAL_WIDTH * look.height / look.width)
    return (
        f'<li id="page-{number}" class="{state}"><figure>\n'
        f'<img src="{address}/{_USUAL_WIDTH}.png" srcset="{offered}" sizes="{_SIZES}" width="{_USUAL_WIDTH}" '
        f'height="{height}" alt="{escape(f"{name} of {document.sheet.title}")}" decoding="async" loading="lazy">\n'
        f'<figcaption>{name}{mark} <a href="{address}/{WIDTHS[-1]}.png">Enlarge page {number}</a></figcaption>\n'
        "</figure>\n"
        f'<details id="text-{number}"><summary id="text-{number}-summary">Text of page {number}</summary>\n'
        f'<p class="text">{escape(look.text)}</p></details>\n</li>\n'
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _begun(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]
