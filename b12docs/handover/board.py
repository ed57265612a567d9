"""What the preview shows: the documents of the last good round, the faults of the last one, and what is new."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from threading import Condition, Lock

from b12docs.diagnostics import Diagnostic
from b12docs.handover.pictures import PageLook, as_png, looks, picture
from b12docs.records import record

WIDTHS = (320, 480, 640, 800, 1200, 1600, 2400, 3200)  # of pictures in pixels: a browser takes what its screen shows
_MOST_KEPT = 64  # pictures


@record
class Sheet:
    """A document to be shown: the name of its file, what it is in words, its PDF, and how far it can be relied on."""

    name: str
    title: str
    data: bytes
    standing: str = "draft"
    is_approved: bool = False


@record
class Shown:
    """A document as it is shown: how its pages look, and the numbers of those that changed in the last round."""

    sheet: Sheet
    pages: tuple[PageLook, ...]
    new: tuple[int, ...] = ()


@record
class State:
    """All that the page says. ``number`` grows with each change; the documents are old where the last round failed.

    ``said`` is the line of the last round, ``problem`` what is wrong and stands in no file.
    """

    number: int = 0
    documents: tuple[Shown, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    problem: str = ""
    said: str = ""
    is_old: bool = False

    def document(self, name: str) -> Shown | None:
        """The document of this name, else the first one that there is."""
        named = [one for one in self.documents if one.sheet.name == name]
        return next(iter((*named, *self.documents)), None)


class Board:
    """The state, which one thread changes and others wait for, and its pictures, made when they are asked for."""

    def __init__(self, *, grey: bool = False) -> None:
        self.state = State()
        self.grey = grey
        self._changed = Condition()
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._keeping = Lock()

    def begin(self, said: str) -> None:
        """Say that a round has begun: what is shown is what was made before it."""
        if self.state.number:
            documents = tuple(Shown(one.sheet, one.pages) for one in self.state.documents)
            self._set(replace(self.state, number=self.state.number + 1, documents=documents, said=said))

    def show(self, sheets: Iterable[Sheet], warnings: Iterable[Diagnostic], said: str) -> None:
        """Show what a round has made; what looks different from before is new."""
        before = {one.sheet.name: one for one in self.state.documents}
        documents = tuple(_shown(sheet, before.get(sheet.name), is_first=not before) for sheet in sheets)
        self._set(State(self.state.number + 1, documents, tuple(warnings), "", said))

    def fail(self, faults: Iterable[Diagnostic], problem: str, said: str) -> None:
        """Show why a round has made nothing; the documents that there are stay, and are old."""
        old = tuple(Shown(one.sheet, one.pages) for one in self.state.documents)
        self._set(State(self.state.number + 1, old, tuple(faults), problem, said, is_old=True))

    def wait(self, after: int, seconds: float) -> int:
        """The number of the state; where it is ``after`` still, wait for the next one for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.number != after, seconds)
            return self.state.number

    def png(self, digest: str, width: int) -> bytes | None:
        """The picture of the page with this hash, so many pixels wide; None where there is none, or no such width."""
        found = self._page(digest)
        if found is None or width not in WIDTHS:
            return None
        with self._keeping:
            if (digest, width) in self._kept:
                self._kept.move_to_end((digest, width))
                return self._kept[digest, width]
        document, number = found
        scale = width / document.pages[number - 1].width
        made = as_png(picture(document.sheet.data, number, scale, grey=self.grey))
        with self._keeping:
            self._kept[digest, width] = made
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return made

    def _page(self, digest: str) -> tuple[Shown, int] | None:
        for document in self.state.documents:
            for number, page in enumerate(document.pages, 1):
                if page.digest == digest:
                    return document, number
        return None

    def _set(self, state: State) -> None:
        with self._changed:
            self.state = state
            self._changed.notify_all()


def _shown(sheet: Sheet, before: Shown | None, *, is_first: bool) -> Shown:
    """The document; one with the bytes of before is looked at no more, and in the first round nothing is new."""
    if before and before.sheet.data == sheet.data:
        return Shown(sheet, before.pages)
    pages = looks(sheet.data)
    if is_first:
        return Shown(sheet, pages)
    old = [one.digest for one in before.pages] if before else []
    new = [number for number, one in enumerate(pages, 1) if old[number - 1 : number] != [one.digest]]
    return Shown(sheet, pages, tuple(new))
