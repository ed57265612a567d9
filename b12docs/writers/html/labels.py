"""Labels at a figure on a screen, in parts of the figure's size: they stand at what they name, as on paper.

The figure and the list of its labels lie in one cell of a grid. Each label has a row of the list, which begins at its
place and is as high as it is far to the next: longer words lengthen their row, so that no label lies over another.
The lowest, above a bracket, ends at its place: it would push the bracket away from the figure.
``style.css`` knows the figure's height as ``--tall`` and its width as ``--wide``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from b12docs.drawing.svg import Anchor, Svg

Attributes = Mapping[str, str | None]
NONE: Attributes = {}


class Labels:
    """The labels of a drawing, which name these places of it; "" names none."""

    def __init__(self, drawing: Svg, names: Sequence[str]) -> None:
        self.width, self.height = drawing.size
        self.anchors = [drawing.anchors.get(name) for name in names]
        sided = {(one.y, one.x): one for one in self.anchors if one and not one.span}
        self.side = [sided[place] for place in sorted(sided)]
        self.spans = [one for one in self.anchors if one and one.span]
        self.low = self.side.pop() if self.side and self.spans and not self.side[-1].under else None
        self.beside = [one.x / self.width for one in (*self.side, self.low) if one and not one.under]

    def frame(self, height: float) -> str:
        """The style of both together: the figure's height on paper (mm), its shape, and where its places lie across."""
        reach = max(self.beside, default=0.0)
        edge = min((one.x / self.width for one in (*self.side, self.low) if one), default=1.0)
        parts = {"ratio": self.width / self.height, "reach": reach, "edge": edge}
        return _declared({"height": f"{height:g}mm"} | {name: _part(value) for name, value in parts.items()})

    def rows(self) -> str:
        """The style of the list: its rows down to the first place, from each to the next, and to the figure's foot."""
        depths = [0.0, *(one.y / self.height for one in self.side)]
        ends = [*depths[1:], 1.0]
        first, *others = (_part(end - start) for start, end in zip(depths, ends, strict=True))
        rows = [f"calc({first}*var(--tall))", *(f"minmax(calc({one}*var(--tall)), auto)" for one in others)]
        if not self.low:
            return f"grid-template-rows: {' '.join(rows)}"
        depth = self.low.y / self.height
        rows[-1:] = ["auto", "1fr", f"max(0px, {_part(1 - depth)}*var(--tall) - .65em)"]
        parts = {"row": str(1 + len(self.side)), "low": _part(depth - depths[-1])}
        return f"grid-template-rows: {' '.join(rows)}; {_declared(parts)}"

    def attributes(self) -> list[Attributes]:
        """Class and style of each label; those of brackets, then the captions, have the rows below the figure."""
        return [self._attributes(one, self.anchors[:index].count(None)) for index, one in enumerate(self.anchors)]

    def _attributes(self, one: Anchor | None, before: int) -> Attributes:
        below = 2 + len(self.side) + (2 if self.low else 0)
        if one is None:
            return _style("", below + len(self.spans) + before)
        across = one.x / self.width
        if one.span:
            return _style("span", below + self.spans.index(one), at=across, span=one.span / self.width)
        row = 2 + (self.side.index(one) if one is not self.low else len(self.side))
        followed = any(not later.under for later in self.side[row - 1 : row])
        above = {"above": 1.0} if followed else {}  # of a label that begins half a line higher than its row
        if one.under:
            return _style("under", row, at=across, **above)
        kind = "beside low" if one is self.low else "beside"
        return _style(kind, row, at=across, lead=max(self.beside) - across, **above)


def _style(kind: str, row: int, **parts: float) -> Attributes:
    style = _declared({name: _part(value) for name, value in parts.items()})
    return {"class_": kind or None, "style": "; ".join(filter(None, (f"grid-row: {row}", style)))}


def _declared(parts: Mapping[str, str]) -> str:
    """Custom properties of these values."""
    return "; ".join(f"--{name}: {value}" for name, value in parts.items())


def _part(value: float) -> str:
    return f"{value:.4g}"
