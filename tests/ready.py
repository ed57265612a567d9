"""What comes with the program ready: ``python -m tests.ready`` writes b12docs/source/ready.txt anew.

Of the package's own files: the tree of each layout, the shapes of each drawing, and that it is sound; and the QR codes
of the content's links.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from unittest.mock import patch

import b12docs
from b12docs.drawing import qr, svg
from b12docs.drawing.parts import read_parts
from b12docs.library import figures
from b12docs.library.layouts import Layouts
from b12docs.library.packaged import packaged
from b12docs.schema.content import Content
from b12docs.source.ready import FILE, lines_of
from b12docs.templates import grammar
from b12docs.templates.rendering import Templates

SHIPPED = (grammar, qr, svg)  # the modules whose entries come with the program


class Made(dict[tuple[str, tuple[str, ...]], dict[str, str]]):
    """What came of each text that was given, by its kind and its makers."""

    def kept(self, kind: str, makers: tuple[str, ...], given: str, make: Callable[[], str]) -> str:
        """Work it out, whatever was kept of it."""
        text = make()
        assert text.isascii(), kind
        assert "\n" not in text, kind
        return self.setdefault((kind, makers), {}).setdefault(given, text)


def entries() -> str:
    """The file as it follows from the layouts, the drawings and the content of today."""
    made, project = Made(), b12docs.load(packaged("content.yaml"), layouts=packaged("layouts"))
    with ExitStack() as patched:
        for module in SHIPPED:
            patched.enter_context(patch.object(module, "kept", made.kept))
        _read(project.layouts, made)
        _encode(project.content)
    found = (line for (kind, makers), own in sorted(made.items()) for line in lines_of(kind, makers, own))
    return "".join(f"{line}\n" for line in found)


def _read(layouts: Layouts, made: Made) -> None:
    """Every layout and every drawing, by objects of their own: those that the tests share have been read."""
    templates = Templates(layouts.files)
    for name in templates.files:
        templates.load(name)
    for drawing in layouts.figures.values():
        assert replace(drawing).shapes
        made.kept("drawing", figures.MAKERS, drawing.text, partial(_soundness, drawing.text))


def _soundness(text: str) -> str:
    assert figures.figure_faults(read_parts(text, "")) == []
    return figures.SOUND


def _encode(content: Content) -> None:
    """The codes of the places to read on."""
    addresses = {reference.id: reference.url for reference in content.references}
    for link in content.more.links if content.more else ():
        qr.qr_modules.__wrapped__(addresses[link.ref])


if __name__ == "__main__":
    FILE.write_text(entries(), "ascii", newline="\n")
