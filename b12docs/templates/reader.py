"""The closed subset of HTML that layouts print -> Document, with the place that each node came from.

Whatever is not in the subset is an error with its place and a hint; nothing is repaired in silence.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from b12docs.diagnostics import Diagnostic, InputError, Location, did_you_mean
from b12docs.document.leaves import Heading, InvalidNodeError, Run, plain_text
from b12docs.document.nodes import AnyPage, Flow, Page
from b12docs.document.tree import Document, walk
from b12docs.source.prose import MARK, MEANINGLESS, SAFE_LINK, SAFE_LINKS, read_mark
from b12docs.source.uris import uri
from b12docs.templates.elements import ATTRIBUTES, CHILDREN, INLINES, VOID, Element, class_hint, nodes_of

_NAMING = ("src", "data-icon", "data-anchor")  # attributes that name a picture or a point of it
_MOST_DEPTH = 60  # elements inside each other
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_document(
    html: str, *, file: str, title: str, language: str, running: tuple[Run, ...] = (), subject: str = ""
) -> Document:
    """The document of a layout's HTML; raises InputError with every fault found."""
    parser = _Parser(file)
    parser.feed(html)
    parser.close()
    parser.finish()
    if parser.faults:
        raise InputError(parser.faults)
    try:
        title = _first_title(parser.pages) or title
        return Document(title, language, tuple(parser.pages), running, subject)
    except InvalidNodeError as error:
        raise InputError([Diagnostic("document", error.at or Location(file), str(error))]) from None


def _first_title(pages: list[AnyPage]) -> str:
    """The words of the first heading of level 1, which are the document's title."""
    headings = (block for page in pages for block in walk(page) if isinstance(block, Heading) and block.level == 1)
    return next((plain_text(heading.runs) for heading in headings), "")


class _Parser(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, Location(file))
        self.stack = [self.root]
        self.faults: list[Diagnostic] = []
        self.place: Location | None = None  # the last mark of a content string

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
        self.faults.append(Diagnostic("layout", at, message, hint))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stamp = attrs[0][1] if attrs and attrs[0][0] == "data-at" else None
        given = attrs[1:] if stamp else attrs
        raw = {name: value or "" for name, value in given}
        at = _location(stamp, self.stack[-1].at)
        for name in {name for name, _ in given if [one for one, _ in given].count(name) > 1}:
            self._fault(at, f"<{tag}> has the attribute '{name}' twice")
        if tag not in ATTRIBUTES:
            self._fault(at, f"<{tag}> is not in the subset of HTML", did_you_mean(tag, ATTRIBUTES))
            self.stack[-1].broken = True
            return
        if len(self.stack) > _MOST_DEPTH:
            self._fault(at, f"the layout is nested more than {_MOST_DEPTH} levels deep", "close what is open")
            raise InputError(self.faults)
        element = Element(tag, {name: MARK.sub("", value) for name, value in raw.items()}, at)
        element.named = _told(raw)
        for name, value in element.attributes.items():
            self._refuse_meaningless(value, element.place)
            if name not in ATTRIBUTES[tag]:
                self._fault(at, f"<{tag}> takes no '{name}'", did_you_mean(name, ATTRIBUTES[tag]))
        self._check_parent(element)
        if tag in VOID:
            self._close(element)
        else:
            self.stack.append(element)

    def _check_parent(self, element: Element) -> None:
        parent = self.stack[-1].name
        if element.name in INLINES and element.name in [one.name for one in self.stack]:
            self._fault(element.at, f"<{element.name}> may not stand in <{element.name}>")
        allowed = CHILDREN.get(parent)
        misplaced = allowed is not None and element.name not in allowed
        needs = [name for name, inside in CHILDREN.items() if element.name in inside and element.name != "img"]
        if misplaced or (needs and parent not in needs):
            hint = f"it stands in {' or '.join(f'<{name}>' for name in needs)}" if needs else ""
            self._fault(element.at, f"<{element.name}> may not stand in <{parent or 'the document'}>", hint)
            self.stack[-1].broken = True

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag not in [element.name for element in self.stack]:
            if tag in ATTRIBUTES:
                self._fault(self.stack[-1].at, f"</{tag}> closes nothing")
            return
        while self.stack[-1].name != tag:
            element = self.stack.pop()
            self._fault(element.at, f"<{element.name}> is never closed", f"add </{element.name}>")
            self.stack[-1].broken = True
        self._close(self.stack.pop())

    def handle_decl(self, decl: str) -> None:
        self._fault(self.stack[-1].at, f"<!{decl}> is not in the subset of HTML")

    def handle_pi(self, data: str) -> None:
        self._fault(self.stack[-1].at, f"<?{data}> is not in the subset of HTML")

    def unknown_decl(self, data: str) -> None:
        self._fault(self.stack[-1].at, f"<![{data}]> is not in the subset of HTML")

    def handle_data(self, data: str) -> None:
        position = 0
        for found in MARK.finditer(data):
            self._text(data[position : found.start()])
            self.place = read_mark(found[1]) or self.place
            position = found.end()
        self._text(data[position:])

    def _refuse_meaningless(self, text: str, at: Location) -> None:
        found = MEANINGLESS.search(text)
        if found:
            self._fault(at, f"the character U+{ord(found[0]):04X} has no meaning in print", "remove it")

    def _text(self, data: str) -> None:
        self._refuse_meaningless(data, self.place or self.stack[-1].at)
        text = _SPACE.sub(" ", data)
        if not text:
            return
        holder = next(element for element in reversed(self.stack) if element.name not in INLINES)
        takes_text = holder.name in ("p", "h1", "h2", "h3", "li", "td", "th", "figcaption")
        if takes_text:
            holder.runs.append(self._run(text))
        elif text.strip():
            words = re.sub(r' data-at="[^"]*"?', "", text.strip())[:40]
            self._fault(holder.at, f"text stands outside a paragraph: '{words}'", "put it into <p>")
            holder.broken = True

    def _run(self, text: str) -> Run:
        inlines = {element.name: element for element in self.stack if element.name in INLINES}
        href = inlines["a"].attributes.get("href", "") if "a" in inlines else ""
        if "a" in inlines and not SAFE_LINK.match(href):
            self._fault(inlines["a"].at, f"the link '{href}' is not allowed", SAFE_LINKS)
        small = "span" in inlines and inlines["span"].attributes.get("class") == "ref"
        return Run(text, "strong" in inlines, uri(href), small, self.place)

    def _close(self, element: Element) -> None:
        if element.name in INLINES:
            if element.name == "span" and element.role != "ref":
                self._fault(element.at, f"no span has the class '{element.role}'", 'a reference number has class="ref"')
            self.place = self.place if len(self.stack) > 1 else None
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
            self.stack[-1].inside.extend(nodes)


def _location(stamp: str | None, otherwise: Location) -> Location:
    found = re.fullmatch(r"(.*):(\d+):(\d+)", stamp or "")
    return Location(found[1], int(found[2]), int(found[3])) if found else otherwise


def _told(attributes: dict[str, str]) -> Location | None:
    """The place of the content's words that name a picture or a point."""
    marks = (MARK.search(attributes.get(name, "")) for name in _NAMING)
    return next((read_mark(found[1]) for found in marks if found), None)
