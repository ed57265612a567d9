"""Rules of pages that are set: what can be told only where everything has its size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from b12docs.diagnostics import Location
from b12docs.document.leaves import Heading, plain_text
from b12docs.document.nodes import Band, RedFlags
from b12docs.document.tree import Document, children, is_for_questions, walk
from b12docs.paper import INCH, MM
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.source.raster import LEAST_DPI
from b12docs.typeset.frames import Bookmark, Image, Marked, SetDocument


@record
class SetPages:
    """The subject: a document, and the pages that were made of it."""

    document: Document
    pages: SetDocument


@rule(
    "warnings-first", "pages", group="safety", fixed=True, severity="warning",
    source="who reads one page alone must not miss a warning; PEMAT-P 12, CDC 2",
)  # fmt: skip
def warnings_first(subject: SetPages) -> Iterator[Finding]:
    """The warnings stand on the first page, or on the one that is seen when a cover is opened, all of them."""
    headings = [node for flags in subject.document.walk() if isinstance(flags, RedFlags) for node in _headings(flags)]
    titles = {plain_text(one.runs): one for one in reversed(headings)}
    first = 2 if _has_cover(subject.document) else 1
    for number, frame in enumerate(subject.pages.frames[first:], first + 1):
        for title in (item.title for item in frame.items if isinstance(item, Bookmark)):
            if title in titles:
                message = f"{subject.pages.about.name}: the warnings stand on page {number}: '{title}'"
                hint = "who opens no other page must see them: put less before them, or choose a larger paper"
                yield Finding(titles[title].at or Location(""), message, hint)
                return


def _has_cover(document: Document) -> bool:
    first = document.pages[0].blocks[0]
    return isinstance(first, Band) and bool(first.icon)


def _headings(flags: RedFlags) -> Iterator[Heading]:
    return (node for node in walk(flags) if isinstance(node, Heading))


@rule("left-out", "pages", severity="warning", source="what is printed is what its writer means, or it is said")
def lines_have_room(subject: SetPages) -> Iterator[Finding]:
    """Lines for questions are printed, one at least; where a page has no room for it, this is told."""
    shown = {item.title for frame in subject.pages.frames for item in frame.items if isinstance(item, Bookmark)}
    for section in filter(is_for_questions, subject.document.walk()):
        (heading,) = (one for one in children(section) if isinstance(one, Heading))
        title = plain_text(heading.runs)
        if title not in shown:
            message = f"{subject.pages.about.name}: there is no room for the lines of '{title}', which are left out"
            hint = "shorten other texts, or what clinic.yaml adds: the lines stand where they cost no page"
            yield Finding(heading.at or Location(""), message, hint)


@rule(
    "resolution",
    "pages",
    source="printers: below 150 points an inch, points can be seen",
    severity="warning",
)
def sharp_pictures(subject: SetPages) -> Iterator[Finding]:
    """A logo or photograph has at least 150 pixels an inch at the size at which it is printed."""
    for image, scale in _images(subject.pages):
        width, height = image.width * scale, image.height * scale
        needed = [LEAST_DPI * length / INCH for length in (width, height)]
        if image.picture.width < needed[0] - 0.5:  # its height goes with it
            size, picture = _by((round(width / MM), round(height / MM))), image.picture
            message = f"'{picture.name}' has too few pixels, {_by(picture.size)}, to be sharp at the {size} mm of print"
            hint = f"use a picture of at least {_by(map(ceil, needed))} pixels"
            yield Finding(image.at or Location(""), message, hint)


def _images(document: SetDocument) -> Iterator[tuple[Image, float]]:
    """The pictures of points on the pages, with the scale of their page."""
    for frame in document.frames:
        for item in frame.items:
            for one in item.drawn if isinstance(item, Marked) else ():
                if isinstance(one, Image):
                    yield one, frame.scale


def _by(lengths: Iterable[int]) -> str:
    return " × ".join(map(str, lengths))
