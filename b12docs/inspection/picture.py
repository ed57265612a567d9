"""The page as it looks: each word's contrast with what really lies behind it, and text that leaves no trace.

A page is drawn twice, with its text and without. Where the two pictures differ there is text; what the second shows
there lies behind it, be it paper, a colour, a photograph or something half transparent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING

import pypdfium2
from PIL import ImageChops, ImageStat
from pypdfium2 import raw

from b12docs.inspection.facts import Run
from b12docs.look.colour import contrast
from b12docs.paper import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_FINEST = 200 / 72  # points of the picture to a point of the page: the stems of small letters are wider than one
_MOST_POINTS = 6_000_000  # of a picture
_TRACE = 10  # of 255: a smaller difference is none that anybody sees
_INK = 0.97  # of the greatest difference in a run: here the letters cover the whole point
_MOST_OBJECTS = 100_000  # of a page, that are looked at for text


class Picture:
    """A page's picture with its text and without."""

    def __init__(self, page: pypdfium2.PdfPage, shown: Box) -> None:
        self.shown = shown
        width, height = page.get_size()
        self.scale = min(_FINEST, (_MOST_POINTS / max(width * height, 1)) ** 0.5, 10_000 / max(width, height, 1))
        self.seen = _drawn(page, self.scale)
        for number, one in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=15)):
            raw.FPDFPageObj_SetIsActive(one, False)
            if number > _MOST_OBJECTS:
                break
        self.behind = _drawn(page, self.scale)
        self.trace = ImageChops.difference(self.seen, self.behind).convert("L")

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen on the page."""
        return all(low == high for low, high in self.seen.getextrema())  # type: ignore[misc]

    def measured(self, run: Run) -> Run:
        """The run with its contrast, and how many of its letters leave no trace."""
        words = list(_words(run))
        places = [self._place(box) for _, box in words]
        if run.unseen or not words or None in places:
            return run
        inside = [place for place in places if place]
        traces = [_strongest(self.trace.crop(place)) for place in inside]
        strongest = max(traces)
        hidden = sum(len(word) for (word, _), trace in zip(words, traces, strict=True) if trace < _TRACE)
        if strongest < _TRACE:
            return replace(run, hidden=hidden)
        ink = self._colour(self.seen, self._place(run.box) or inside[0], strongest * _INK)
        grounds = {self._colour(self.behind, place, _TRACE) for place in inside} - {""}
        return replace(run, hidden=hidden, contrast=min((contrast(ink, ground) for ground in grounds), default=None))

    def _place(self, box: Box) -> tuple[int, int, int, int] | None:
        """Where a box of the page lies in the picture; None where it lies outside, wholly or in part."""
        left, right = floor((box.left - self.shown.left) * self.scale), ceil((box.right - self.shown.left) * self.scale)
        top, bottom = (floor((self.shown.top - box.top) * self.scale), ceil((self.shown.top - box.bottom) * self.scale))
        width, height = self.seen.size
        inside = left >= -1 and top >= -1 and right <= width + 1 and bottom <= height + 1
        return (left, top, right, bottom) if inside and right > left and bottom > top else None

    def _colour(self, picture: Image, place: tuple[int, int, int, int], least: float) -> str:
        """The usual colour where there is as much trace as this, as #RRGGBB; empty where there is nowhere."""
        mask = self.trace.crop(place).point(lambda value: 255 if value >= least else 0)
        if not mask.getbbox():
            return ""
        return "#{:02X}{:02X}{:02X}".format(*(int(value) for value in ImageStat.Stat(picture.crop(place), mask).median))


def _drawn(page: pypdfium2.PdfPage, scale: float) -> Image:
    drawn: Image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    return drawn


def _strongest(picture: Image) -> int:
    return int(picture.getextrema()[1])  # type: ignore[arg-type]


def _words(run: Run) -> Iterator[tuple[str, Box]]:
    """The words of a run, each with its share of the run's box; one that is turned is taken as a whole."""
    if not run.upright:
        yield run.text.strip(), run.box
        return
    step, start = run.box.width / max(len(run.text), 1), 0
    for word in run.text.split():
        start = run.text.index(word, start)
        left = run.box.left + start * step
        start += len(word)
        yield word, run.box._replace(left=left, right=run.box.left + start * step)
