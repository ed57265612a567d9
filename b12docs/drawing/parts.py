"""A drawing's file, read once: its elements as they are written, each with its place.

``rules.drawing`` says what a drawing may hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from b12docs.diagnostics import Diagnostic, Location
from b12docs.records import field, record

NAMESPACE = "http://www.w3.org/2000/svg"
MOST_DEPTH = 40  # elements inside each other, as in a YAML file
MOST_CHARACTERS = 200_000  # a drawing that is longer is no pictogram, and takes seconds to draw

WORDS = "#words"  # the name of words between elements
INSTRUCTION = "?"  # what the name of a processing instruction begins with
SAID = ("title", "desc")  # words about the drawing: the document says it in its own


@record
class Part:
    """An element with what stands inside it, or words between elements; line and column count from 1.

    Names of other namespaces have theirs before them, with a space between. Words are the attribute of no name.
    """

    name: str
    attributes: dict[str, str]
    parts: tuple[Part, ...]
    line: int
    column: int

    @property
    def is_anchor(self) -> bool:
        """Whether it is a place that labels refer to, which is not drawn: a point, or a line that a bracket joins."""
        return self.name in ("circle", "line") and "anchor" in self.classes

    @property
    def classes(self) -> list[str]:
        """The names of its class."""
        return self.attributes.get("class", "").split()

    def walk(self) -> Iterator[Part]:
        """The element and all below it, in the order of the file."""
        yield self
        for part in self.parts:
            yield from part.walk()


@record
class Reading:
    """What was read of a file: ``stop`` is why it was not read to its end, and ``end`` the place that was reached.

    ``root`` is the element <svg> as far as it was read, None where there is none.
    """

    root: Part | None
    end: Location
    stop: Diagnostic | None = None


def read_parts(text: str, file: str) -> Reading:
    """Read the text of a drawing; ``file`` is the name that its faults give."""
    if len(text) <= MOST_CHARACTERS:
        return _Reader(file).read(text)
    at = Location(file, 1, 1)
    message = f"the drawing is longer than {MOST_CHARACTERS:,} characters"
    return Reading(None, at, Diagnostic("drawing", at, message, "simplify its paths"))


class _StopError(Exception):
    """The rest of the file isn't read."""


@record(frozen=False)
class _Open:
    """An element that has begun."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    parts: list[Part] = field(default_factory=list)

    def closed(self) -> Part:
        return Part(self.name, self.attributes, tuple(self.parts), self.line, self.column)


class _Reader:
    """Builds the parts from the parser's events."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.stop: Diagnostic | None = None
        self.stack = [_Open("", {}, 1, 1)]  # the file, around its root
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = lambda name: self._end()
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, text: str) -> Reading:
        try:
            self.parser.Parse(text, True)
        except expat.ExpatError as error:
            at = Location(self.file, error.lineno, error.offset + 1)
            message = f"the drawing is no XML: {expat.ErrorString(error.code)}"
            self.stop = Diagnostic("drawing", at, message, "save it again as plain SVG")
        except _StopError:
            pass  # what was wrong has been said
        end = Location(self.file, *self._place())
        while len(self.stack) > 1:
            self._end()
        roots = [part for part in self.stack[0].parts if not part.name.startswith(INSTRUCTION)]
        return Reading(self._whole(roots[0]) if roots else None, end, self.stop)

    def _whole(self, root: Part) -> Part:
        """The root with the instructions before and behind it."""
        around = [part for part in self.stack[0].parts if part is not root]
        return Part(root.name, root.attributes, (*around, *root.parts), root.line, root.column) if around else root

    def _place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _refuse(self, message: str, hint: str) -> None:
        self.stop = Diagnostic("drawing", Location(self.file, *self._place()), message, hint)
        raise _StopError

    def _entity(self, name: str, *rest: object) -> None:
        self._refuse(f"the drawing uses an entity, &{name};", "save it again as plain SVG")

    def _instruction(self, target: str, data: str) -> None:
        self.stack[-1].parts.append(Part(INSTRUCTION + target, {"": data}, (), *self._place()))

    def _words(self, data: str) -> None:
        if data.strip():
            self.stack[-1].parts.append(Part(WORDS, {"": data.strip()}, (), *self._place()))

    def _begin(self, full: str, attributes: dict[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        if len(self.stack) == 1 and (space, name) != (NAMESPACE, "svg"):
            self._refuse(f"<{name}> is no drawing", f'a drawing is an <svg xmlns="{NAMESPACE}">')
        if len(self.stack) > MOST_DEPTH:
            self._refuse(f"the drawing is nested more than {MOST_DEPTH} levels deep", "ungroup it")
        own = {key: value for key, value in attributes.items() if " " not in key}  # others change nothing
        self.stack.append(_Open(name if space == NAMESPACE else full, own, *self._place()))

    def _end(self) -> None:
        closed = self.stack.pop()
        self.stack[-1].parts.append(closed.closed())
