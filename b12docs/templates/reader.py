"""The closed subset of HTML that layouts print -> Document, with the place that each node came from.

Whatever is not in the subset is an error with its place and a hint; nothing is repaired in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from b12docs.diagnostics import Diagnostic, InputError, Location, did_you_mean
from b12docs.document.leaves import Heading, InvalidNodeError, Run, plain_text, unbroken
from b12docs.document.nodes import AnyPage, Flow, Page
from b12docs.document.tree import Document, walk
from b12docs.language.marks import WIDE, is_tight, set_marks
from b12docs.records import replace
from b12docs.source.prose import MEANINGLESS, SAFE_LINK, SAFE_LINKS, Piece, Words, prose
from b12docs.source.uris import uri
from b12docs.templates.elements import (
    ATTRIBUTES,
    CHILDREN,
    INLINES,
    VOID,
    WORDS_ALONE,
    Element,
    class_hint,
    nodes_of,
)
from b12docs.templates.markup import End, Start, Strange, Token, tokens
from b12docs.templates.parts import Datum
from b12docs.templates.slots import PLACE, Printed

_NAMING = ("src", "data-icon", "data-anchor")  # attributes that name a picture or a point of it
_WITH_BLANKS = ("td", "li")  # what a tick or a line may stand in
_TEXT = ("p", "h1", "h2", "h3", "li", "td", "th", "figcaption", "caption")  # what words may stand in
_WITHOUT_WORDS = {*ATTRIBUTES, ""} - {*_TEXT, *INLINES}
_MOST_DEPTH = 60  # elements inside each other
_MOST_ELEMENTS = 20_000
_MOST_FAULTS = 100
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_document(
    printed: Printed, *, file: str, title: str, language: str, running: tuple[Run, ...] = (), subject: str = ""
) -> Document:
    """The document of what a layout printed; raises InputError with every fault found, up to a hundred."""
    first = PLACE.search(printed.html)
    reader = _Reader(file, printed.places[int(first[1])] if first else Location(file), language)
    for token in tokens(printed):
        reader.read(token)
    reader.finish()
    if reader.faults:
        raise InputError(reader.faults)
    try:
        title = _first_title(reader.pages) or title
        return Document(title, language, tuple(reader.pages), unbroken(running), subject)
    except InvalidNodeError as error:
        raise InputError([Diagnostic("document", error.at or Location(file), str(error))]) from None


def _first_title(pages: list[AnyPage]) -> str:
    """The words of the first heading of level 1, which are the document's title."""
    headings = (block for page in pages for block in walk(page) if isinstance(block, Heading) and block.level == 1)
    return next((plain_text(heading.runs) for heading in headings), "")


class _Reader:
    def __init__(self, file: str, first: Location, language: str) -> None:
        self.root = Element("", {}, Location(file))
        self.last = first  # the place of the last tag: only start tags carry theirs
        self.stack = [self.root]
        self.language, self.tight = language, is_tight(language)
        self.faults: list[Diagnostic] = []
        self.place: Location | None = None  # of the last text of the content in this block
        self.goes_on = False  # whether text belongs to the run before it
        self.elements = 0

    @property
    def pages(self) -> list[AnyPage]:
        """The pages read so far."""
        return [block for block in self.root.inside if isinstance(block, Page | Flow)]

    def finish(self) -> None:
        """Report what was left open or stands outside a page."""
        for element in self.stack[1:]:
            self._fault(element.at, f"<{element.name}> is never closed", f"add </{element.name}>")
        for block in self.root.inside:
            if not isinstance(block, Page | Flow):
                self._fault(
                    block.at or self.root.at, "this stands outside a page", 'put it into <section class="page">'
                )
        if not self.root.inside and not self.faults:
            self._fault(self.root.at, "the layout prints no page", 'a page is a <section class="page">')

    def _fault(self, at: Location, message: str, hint: str = "") -> None:
        self.faults.append(Diagnostic("layout", at if at.line else self.last, message, hint))
        if len(self.faults) >= _MOST_FAULTS:
            raise InputError(self.faults)

    def read(self, token: Token) -> None:
        """Take the next tag or piece of text; raises InputError where there is no use in going on."""
        self.goes_on = False
        match token:
            case Start():
                self._start(token)
            case End():
                self._end(token.name)
            case Strange():
                at, hint = token.at or self.stack[-1].at, "end it with >, or write &lt; where < is meant"
                self._fault(at, f"'{token.text[:40]}' is no tag of HTML", hint)
            case _:
                for part in token:
                    self._words(part) if isinstance(part, Words) else self._text(part)

    def _start(self, tag: Start) -> None:
        at = self.last = tag.at or self.stack[-1].at
        if tag.name not in ATTRIBUTES:
            self._fault(at, f"<{tag.name[:40]}> is not in the subset of HTML", did_you_mean(tag.name[:40], ATTRIBUTES))
            self.stack[-1].broken = True
            return
        self._count(at)
        element = Element(tag.name, {name: value.text for name, value in tag.attributes}, at)
        element.named = _told(tag)
        self._check_attributes(tag, element)
        self._check_parent(element)
        if tag.name in VOID:
            self._close(element)
        else:
            self.stack.append(element)

    def _count(self, at: Location) -> None:
        self.elements += 1
        if len(self.stack) > _MOST_DEPTH:
            self._fault(at, f"the layout is nested more than {_MOST_DEPTH} levels deep", "close what is open")
        elif self.elements > _MOST_ELEMENTS:
            self._fault(at, f"the layout prints more than {_MOST_ELEMENTS:,} elements", "let it print less")
        else:
            return
        raise InputError(self.faults)

    def _check_attributes(self, tag: Start, element: Element) -> None:
        twice = len(element.attributes) < len(tag.attributes)
        counted = Counter(name for name, _ in tag.attributes) if twice else {}
        for name, value in element.attributes.items():
            if twice and counted[name] > 1:
                self._fault(element.at, f"<{tag.name}> has the attribute '{name[:40]}' twice")
            self._refuse_meaningless(value, element.place)
            if name not in ATTRIBUTES[tag.name]:
                hint = did_you_mean(name[:40], ATTRIBUTES[tag.name])
                self._fault(element.at, f"<{tag.name}> takes no '{name[:40]}'", hint)
        if tag.strange:
            hint = 'write name="value", with &lt; where < is meant'
            self._fault(element.at, f"<{tag.name}> has something that is no attribute", hint)

    def _check_parent(self, element: Element) -> None:
        parent = self.stack[-1].name
        if element.name in INLINES and element.name in [one.name for one in self.stack]:
            self._fault(element.at, f"<{element.name}> may not stand in <{element.name}>")
        allowed = CHILDREN.get(parent)
        misplaced = allowed is not None and element.name not in allowed
        needs = _needed(element.name)
        if element.is_blank:
            misplaced, needs = parent not in _WITH_BLANKS, list(_WITH_BLANKS)
        elif parent in WORDS_ALONE and element.name not in INLINES:
            misplaced = True
        if misplaced or (needs and parent not in needs):
            hint = f"it stands in {' or '.join(f'<{name}>' for name in needs)}" if needs else ""
            self._fault(element.at, f"<{element.name}> may not stand in <{parent or 'the document'}>", hint)
            self.stack[-1].broken = True

    def _end(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.stack[-1].name != tag and tag not in [element.name for element in self.stack]:
            if tag in ATTRIBUTES:
                self._fault(self.stack[-1].at, f"</{tag}> closes nothing")
            return
        while self.stack[-1].name != tag:
            element = self.stack.pop()
            self._fault(element.at, f"<{element.name}> is never closed", f"add </{element.name}>")
            self.stack[-1].broken = True
        self._close(self.stack.pop())

    def _refuse_meaningless(self, text: str, at: Location) -> None:
        found = MEANINGLESS.search(text)
        if found:
            self._fault(at, f"the character U+{ord(found[0]):04X} has no meaning in print", "remove it")

    def _text(self, text: str) -> None:
        if self.stack[-1].name in _WITHOUT_WORDS and not text.strip(" \n"):  # what parts the lines of a layout
            return
        self._refuse_meaningless(text, self.place or self.stack[-1].at)
        self._add(Piece(set_marks(text, self.language)), own=True)
        self.goes_on = True

    def _words(self, words: Words) -> None:
        """A text of the content: prose is set and may have bold words and links, data stays as it is."""
        self.place = words.at
        for piece in (Piece(words),) if isinstance(words, Datum) else prose(words):
            self.goes_on = False
            self._add(piece)
        self.goes_on = True

    def _add(self, piece: Piece, *, own: bool = False) -> None:
        text = _SPACE.sub(" ", piece.text)
        if not text:
            return
        holder = self.stack[-1]
        if holder.name in INLINES:
            holder = next(one for one in reversed(self.stack) if one.name not in INLINES or one.is_blank)
        if self.tight and holder.runs:
            text = _closed(holder.runs, text)
        if holder.name in _TEXT or holder.is_blank:
            run, last = self._run(text, piece, own), holder.runs[-1] if holder.runs else None
            if last and self.goes_on and replace(last, text=run.text) == run:
                holder.runs[-1] = replace(last, text=_SPACE.sub(" ", last.text + text))
            else:
                holder.runs.append(run)
        elif text.strip():
            self._fault(holder.at, f"text stands outside a paragraph: '{text.strip()[:40]}'", "put it into <p>")
            holder.broken = True

    def _run(self, text: str, piece: Piece, own: bool) -> Run:
        inlines = {element.name: element for element in self.stack if element.name in INLINES}
        href, at = piece.href, self.place or self.stack[-1].at
        if "a" in inlines:
            if href is not None:
                self._fault(at, "a link may not stand in a link")
            href, at = inlines["a"].attributes.get("href", ""), inlines["a"].at
        if href is not None and not SAFE_LINK.match(href):
            self._fault(at, f"the link '{href}' is not allowed", SAFE_LINKS)
        small = "span" in inlines and inlines["span"].role == "ref"
        bold, address = piece.bold or "strong" in inlines, uri(href) if href else ""
        return _run(text, bold, address, small, self.place, "", piece.language, own)

    def _close(self, element: Element) -> None:
        if element.name in INLINES and not element.is_blank:
            if element.name == "span" and element.role != "ref":
                hint = class_hint(element) or 'a reference number has class="ref"'
                self._fault(element.at, f"no span has the class '{element.role}'", hint)
            self.place = self.place if len(self.stack) > 1 else None
            self.stack[-1].broken |= element.broken
            return
        self.place = None
        if element.broken:  # its fault was reported, and what it holds is not what its builder expects
            self.stack[-1].broken = True
            return
        try:
            nodes = nodes_of(element)
        except InvalidNodeError as error:
            self._fault(element.place, str(error), class_hint(element))
            self.stack[-1].broken = True
        else:
            self.stack[-1].end_paragraph()
            self.stack[-1].inside.extend(nodes)


_run = lru_cache(maxsize=4096)(Run)  # of a document that is made again most are as they were, and then found at once


def _closed(runs: list[Run], text: str) -> str:
    """The text that follows the runs, with no space between both where one has a wide mark there.

    A dot between two of a row stands in the middle of its spaces.
    """
    last = runs[-1].text
    if text.startswith(" ·"):
        return text
    if text[:1] in WIDE:
        runs[-1] = replace(runs[-1], text=last.rstrip(" "))
    return text.lstrip(" ") if last[-1:] in WIDE else text


@cache
def _needed(name: str) -> list[str]:
    """The elements that one of this name stands in; none where it may stand anywhere."""
    return [parent for parent, inside in CHILDREN.items() if name in inside and name != "img"]


def _told(tag: Start) -> Location | None:
    """The place of the content's words that name a picture or a point."""
    told = [value.words for name, value in tag.attributes if name in _NAMING and value.words]
    return told[0].at if told else None
