"""Components broken on purpose, to see whether their pictures notice: each break is one more page of the PDF.

A part is what one mark of a page's content holds: a shape, a rule, a drawing, or the words of one block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from tests.pdfs import MM

Instruction = tuple[list[Any], pikepdf.Operator]
Content = list[Instruction]

MOVED = 1.5 * MM
_SETS = ("rg", "RG", "w", "d", "J", "j", "Tf")
BOLDER = 0.6  # points, of a line around each letter


def broken(pdf: bytes, shown: int = 1) -> tuple[bytes, list[tuple[int, str]]]:
    """The PDF with a page behind the others for each break; the index of the page that was broken, and how.

    ``shown`` is the index of the first page to break.
    """
    breaks: list[tuple[int, str]] = []
    with pikepdf.open(BytesIO(pdf)) as file:
        for index in range(shown, len(file.pages)):
            page = file.pages[index]
            read = pikepdf.parse_content_stream(page)
            content = list(_alone((list(one.operands), one.operator) for one in read))
            for how, changed in _breaks(content):
                file.pages.append(page)
                file.pages[-1].Contents = file.make_stream(pikepdf.unparse_content_stream(changed))
                breaks.append((index - shown, how))
        buffer = BytesIO()
        file.save(buffer)
    return buffer.getvalue(), breaks


def _alone(content: Iterable[Instruction]) -> Iterator[Instruction]:
    """The content with all that is set said again in each part: a break is one of that part alone."""
    now: dict[str, Instruction] = {}
    saved: list[dict[str, Instruction]] = []
    for instruction in content:
        name = str(instruction[1])
        if name == "q":
            saved.append(dict(now))
        elif name == "Q":
            now = saved.pop()
        elif name in _SETS:
            now[name] = instruction
        yield instruction
        if name in ("BMC", "BDC"):
            yield from now.values()


def _breaks(content: Content) -> Iterator[tuple[str, Content]]:
    """Every break of a page, and its content then."""
    for number, (start, end) in enumerate(_parts(content)):
        part = content[start:end]
        for how, change in CHANGES.items():
            changed = change(part)
            if changed != part:
                yield f"part {number} {how}", content[:start] + changed + content[end:]
    colours = sorted({_colour(one) for one in content if _colour(one)})
    for dark, light in zip(colours[: len(colours) // 2], reversed(colours), strict=False):
        yield f"{dark} and {light} swapped", [_swapped(instruction, dark, light) for instruction in content]


def _parts(content: Content) -> Iterator[tuple[int, int]]:
    """Start and end of what each outermost mark holds."""
    start, depth = 0, 0
    for index, (_, operator) in enumerate(content):
        if str(operator) in ("BMC", "BDC"):
            start = start if depth else index + 1
            depth += 1
        elif str(operator) == "EMC":
            depth -= 1
            if not depth:
                yield start, index


def _step(name: str, *operands: float) -> Instruction:
    return list(operands), pikepdf.Operator(name)


def _moved(part: Content) -> Content:
    return [_step("q"), _step("cm", 1, 0, 0, 1, MOVED, -MOVED), *part, _step("Q")]


def _bolder(part: Content) -> Content:
    """The part with its letters drawn in outline too, in their own colour."""
    if not any(str(operator) == "Tj" for _, operator in part):
        return part
    outlined: Content = [_step("w", BOLDER), _step("Tr", 2)]
    for operands, operator in part:
        if str(operator) not in ("w", "RG"):
            outlined.append((operands, operator))
        if str(operator) == "rg":
            outlined.append(_step("RG", *operands))
    return outlined


CHANGES: dict[str, Callable[[Content], Content]] = {
    "moved by 1.5 mm": _moved,
    "left out": lambda part: [],
    "in a bolder weight": _bolder,
}


def _colour(instruction: Instruction) -> tuple[float, ...]:
    operands, operator = instruction
    return tuple(float(value) for value in operands) if str(operator) in ("rg", "RG") else ()


def _swapped(instruction: Instruction, one: tuple[float, ...], other: tuple[float, ...]) -> Instruction:
    operator = instruction[1]
    return (list({one: other, other: one}.get(_colour(instruction), instruction[0])), operator)
