"""What somebody sees who opens a leaflet that is folded twice: ``python -m tests.folded FILE.pdf OUT.png`` pictures it.

The sheet is printed, cut at its folds into six panels, and these are laid as they lie while it is opened.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

PANELS = (97, 100, 100)  # millimetres, of the outer face from left to right; of the inner one from right to left
PIXELS = 4  # to the millimetre
GAP = 8  # pixels between the pictures


def pictured(data: bytes) -> list[Image.Image]:
    """Each page of a file, or each face of a sheet, as it is printed."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "sheet.pdf")
        file.write_bytes(data)
        subprocess.run(["pdftoppm", "-r", f"{PIXELS * 25.4:.1f}", str(file), str(file.with_suffix(""))], check=True)
        return [Image.open(one).convert("RGB") for one in sorted(Path(folder).glob("*.ppm"))]


def panels(face: Image.Image, widths: tuple[int, ...]) -> list[Image.Image]:
    """The face, cut at its folds."""
    edges = [PIXELS * edge for edge in accumulate(widths, initial=0)]
    return [face.crop((left, 0, right, face.height)) for left, right in pairwise(edges)]


def opened(data: bytes) -> dict[str, list[Image.Image]]:
    """The panels that are seen side by side: closed, with the front opened, with the flap opened, and from behind."""
    outer, inner = pictured(data)
    flap, back, front = panels(outer, PANELS)
    left, middle, right = panels(inner, PANELS[::-1])
    return {"closed": [front], "front open": [left, flap], "all open": [left, middle, right], "back": [back]}


def picture(data: bytes) -> Image.Image:
    """All of them in one picture, in the order in which they are seen."""
    rows = list(opened(data).values())
    width = max(sum(one.width for one in row) for row in rows)
    height = rows[0][0].height
    whole = Image.new("RGB", (2 * width + 3 * GAP, 2 * height + 3 * GAP), "#777777")
    for index, row in enumerate(rows):
        x, y = GAP + (index % 2) * (width + GAP), GAP + (index // 2) * (height + GAP)
        for one in row:
            whole.paste(one, (x, y))
            x += one.width
    return whole


if __name__ == "__main__":
    picture(Path(sys.argv[1]).read_bytes()).save(sys.argv[2])
