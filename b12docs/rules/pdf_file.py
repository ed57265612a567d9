"""Rules of finished PDFs: what the file says of itself, and what it gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from b12docs.inspection.facts import NO_CHARACTER, Leak, Run, sized
from b12docs.rules.finished import Finished, letters_only, pdf_rule, quoted, several
from b12docs.rules.registry import Finding

_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{1,8})*"
)  # RFC 5646, the usual forms
_NO_TITLE = re.compile(
    r"(?i)(untitled|title|document\d*|unnamed|.*\.(docx?|odt|indd|pub|pages|pdf|html?|rtf|tex)|microsoft \w+ - .*)"
)
_LONG = 5  # pages, from which on a reader looks for bookmarks
_READ_AGAIN = "look at it as a reader would, and save it again from its source"
_LEAKS = {
    "person": "take it out in the program's document properties, if it is not meant to be known",
    "path": "take it out in the program's document properties, or save the file again",
    "revisions": "save it anew under another name ('Save as', or 'Reduce file size'), so that one version is left",
    "attachment": "take the attached file out, or hand it out by itself",
    "script": "take it out: readers' programs warn of it or refuse the file",
    "comment": "delete all comments before the file is handed out",
    "layer": "delete the hidden layers, or show them",
    "form": "empty the form before it is handed out",
    "history": "save it anew without the program's private data",
    "picture": "save the picture anew without its metadata",
}


@pdf_rule("pdf-language", source="ISO 14289-1 7.2; Matterhorn 11-001 to 11-006; WCAG 2.2 3.1.1")
def says_its_language(pdf: Finished) -> Iterator[Finding]:
    """A finished PDF says in which language it is."""
    said = pdf.facts.language
    if pdf.facts.for_print or _LANGUAGE.fullmatch(said):
        return
    what = (
        f"says that its language is {quoted(said)}, which is none" if said else "does not say in which language it is"
    )
    yield Finding(pdf.at(), what, "set the document's language, such as en-GB, in the program that it comes from")


@pdf_rule("pdf-title", source="ISO 14289-1 7.1; Matterhorn 06-003 and 07-001; WCAG 2.2 2.4.2")
def has_a_title(pdf: Finished) -> Iterator[Finding]:
    """A finished PDF has a title, and asks that it be shown."""
    hint = "write the title into the document's properties, and have it shown in the window's title bar"
    if not pdf.facts.title:
        yield Finding(pdf.at(), "has no title: a window shows the name of its file instead", hint)
    elif not pdf.facts.shows_title:
        yield Finding(pdf.at(), "has a title, and does not ask that it be shown in place of the file's name", hint)


@pdf_rule("pdf-poor-title", source="WCAG 2.2 2.4.2, failure F25", severity="warning")
def title_says_something(pdf: Finished) -> Iterator[Finding]:
    """The title of a finished PDF is no file name, and no program's word for a document without one."""
    if pdf.facts.title and _NO_TITLE.fullmatch(pdf.facts.title):
        yield Finding(pdf.at(), f"its title is {quoted(pdf.facts.title)}", "say what the document is about")


@pdf_rule("pdf-bookmarks", source="WCAG 2.2 2.4.5, technique PDF2", severity="warning")
def has_bookmarks(pdf: Finished) -> Iterator[Finding]:
    """A finished PDF of five pages or more has bookmarks."""
    if pdf.facts.page_count >= _LONG and not pdf.facts.bookmarks and not pdf.facts.for_print:
        said = f"has {pdf.facts.page_count} pages and no bookmarks"
        yield Finding(pdf.at(), said, "have its headings made into bookmarks when it is saved as PDF")


@pdf_rule("pdf-fonts", source="ISO 14289-1 7.21.4.1; Matterhorn 31-009")
def fonts_are_embedded(pdf: Finished) -> Iterator[Finding]:
    """The fonts of a finished PDF lie in the file."""
    names = sorted({font.name for font in pdf.facts.fonts if not font.embedded})
    if names:
        said = f"the letters of {several(names)} do not lie in the file: another computer may show others, or none"
        yield Finding(pdf.at(), said, "save it with all fonts embedded")


@pdf_rule("pdf-fonts", source="ISO 14289-1 7.21.7; Matterhorn 31-027; WCAG 2.2 1.1.1")
def letters_have_characters(pdf: Finished) -> Iterator[Finding]:
    """The letters of a finished PDF can be searched, copied and read aloud."""
    names = sorted({font.name for font in pdf.facts.fonts if not font.unicode})
    if names:
        said = f"what the letters of {several(names)} mean is not said: they cannot be read aloud or searched"
        yield Finding(pdf.at(), said, "save it as a tagged PDF, which says so for each font")
    for page, runs in pdf.by_page(run for run in pdf.facts.runs if _is_unsaid(run)):
        count = sum(sum(map(_has_no_meaning, run.text)) for run in runs)
        yield Finding(
            pdf.at(page), f"what {count} of its letters mean is not said: nobody can search or hear them", _READ_AGAIN
        )


def _is_unsaid(run: Run) -> bool:
    return (run.mark is not None or not run.artifact) and any(map(_has_no_meaning, run.text))


def _has_no_meaning(letter: str) -> bool:
    """Whether a character is unknown, or of the private use area, where each font means something else."""
    return letter == NO_CHARACTER or "\ue000" <= letter <= "\uf8ff" or letter >= "\U000f0000"


@pdf_rule("pdf-type-size", source="EMA guideline on readability (2009): 9 points at least", severity="warning")
def type_is_large_enough(pdf: Finished) -> Iterator[Finding]:
    """Of the text of a finished PDF, less than a hundredth is set in type below 9 points."""
    sizes = sized(_at_its_largest(pdf))
    small = {size: count for size, count in sizes.items() if size < 8.95}
    few, all_of_it = sum(small.values()), sum(sizes.values())
    if few * 100 > all_of_it:
        said = f"{few} of {all_of_it} letters are smaller than 9 pt, the smallest {min(small):g} pt"
        yield Finding(pdf.at(), said, "set them larger: 12 pt and more is easy to read, 9 pt the least")


def _at_its_largest(pdf: Finished) -> list[Run]:
    """The runs, each in the size in which its words are largest: a small picture of a page is not there to be read."""
    largest: dict[str, float] = {}
    runs = letters_only(pdf.facts.runs)
    for run in runs:
        largest[run.text] = max(run.size, largest.get(run.text, 0.0))
    return [replace(run, size=largest[run.text]) for run in runs]


@pdf_rule(
    "pdf-metadata",
    source="PDF Association, and Information Commissioner's Office: what a file gives away",
    severity="warning",
)
def gives_nothing_away(pdf: Finished) -> Iterator[Finding]:
    """A finished PDF holds no names, paths, places, earlier versions or attachments that its pages do not show."""
    kinds: dict[str, list[Leak]] = {}
    for leak in pdf.facts.leaks:
        if leak.kind != "person" or not _is_printed(leak, pdf):
            kinds.setdefault(leak.kind, []).append(leak)
    for kind, found in kinds.items():
        words = list(dict.fromkeys(leak.words for leak in found))
        pages = {leak.page for leak in found}
        yield Finding(pdf.at(pages.pop() if len(pages) == 1 else None), f"gives away {several(words)}", _LEAKS[kind])


def _is_printed(leak: Leak, pdf: Finished) -> bool:
    """Whether the pages say the name as well: then it is no secret."""
    name = leak.words.partition("'")[2].rpartition("'")[0]
    return bool(name) and pdf.is_said(name)


@pdf_rule("pdf-locked", source="ISO 14289-1 7.16; Matterhorn 26-002")
def can_be_read_aloud(pdf: Finished) -> Iterator[Finding]:
    """A finished PDF lets a screen reader take its text."""
    if pdf.facts.locked:
        yield Finding(pdf.at(), "is locked so that a screen reader may not take its text", "save it without a password")


@pdf_rule("pdf-repaired", source="ISO 32000-1 7.5: the parts of a file", severity="warning")
def is_whole(pdf: Finished) -> Iterator[Finding]:
    """A finished PDF can be read without mending, every page of it."""
    if pdf.facts.repaired:
        yield Finding(pdf.at(), "is damaged, and was mended to be looked at", _READ_AGAIN)
    for page in pdf.facts.pages:
        if not page.is_read:
            yield Finding(
                pdf.at(page.number),
                "this page could not be looked at: it is damaged, or holds more than a page should",
                _READ_AGAIN,
            )


@pdf_rule("pdf-long", source="what was not looked at must not look as if it were good", severity="warning")
def was_looked_at(pdf: Finished) -> Iterator[Finding]:
    """Every page of a finished PDF was looked at."""
    if pdf.facts.looked_at < pdf.facts.page_count:
        said = f"its first {pdf.facts.looked_at} pages were looked at, and {pdf.facts.page_count} are there"
        yield Finding(pdf.at(), said, "divide it, to have all of its pages looked at")
