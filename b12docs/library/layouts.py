"""Layouts: files of front matter that says what they take, and a template that prints the closed HTML subset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.drawing.svg import Svg
from b12docs.library.figures import read_figures, read_photographs
from b12docs.library.overlay import Files, named
from b12docs.records import record
from b12docs.rules.registry import run
from b12docs.schema.front_matter import FrontMatter, split_front_matter
from b12docs.schema.validation import validate
from b12docs.source.files import File
from b12docs.source.raster import Raster
from b12docs.source.tree import YamlTree
from b12docs.source.yaml_tree import parse

if TYPE_CHECKING:
    from b12docs.templates.rendering import Templates


@record
class Layout:
    """A file of layouts: its name is the file's name without ``.html``.

    ``leaflet.html`` and ``leaflet.pocket.html`` are two versions of one layout, for other papers or editions.
    """

    name: str
    file: File
    front: FrontMatter
    tree: YamlTree

    @property
    def family(self) -> str:
        """The layout's name, which all its versions share."""
        return self.name.partition(".")[0]


class Layouts:
    """The layouts among the files of the layouts' folders."""

    def __init__(self, files: Files) -> None:
        self.files = files

    def __getstate__(self) -> dict[str, Any]:
        """What crosses to another process: everything but the templates, which are compiled anew there."""
        return {name: value for name, value in vars(self).items() if name != "templates"}

    @cached_property
    def templates(self) -> Templates:
        """The templates, ready to be rendered; loaded when the first is needed, for not every command needs one."""
        from b12docs.templates.rendering import Templates

        return Templates(self.files)

    @property
    def known(self) -> list[str]:
        """The names of all layouts, sound or not."""
        return sorted({name.partition(".")[0] for name in named(self.files, "", ".html")})

    @cached_property
    def all(self) -> dict[str, Layout]:
        """Every file of layouts by name; raises InputError with the faults of all of them."""
        found: dict[str, Layout] = {}
        faults: list[Diagnostic] = []
        for name in named(self.files, "", ".html"):
            try:
                found[name] = _layout(name, self.files[f"{name}.html"])
            except InputError as error:
                faults += error.diagnostics
        if faults := faults or list(_version_rules(found)):
            raise InputError(faults)
        return found

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """How the settings of layouts were typed, where that was set right; of layouts that are sound."""
        return tuple(slip for layout in self.all.values() for slip in layout.tree.slips)

    @cached_property
    def figures(self) -> dict[str, Svg]:
        """Every drawing by its file's name; raises InputError with the faults of all of them."""
        return read_figures(self.files)

    @cached_property
    def photographs(self) -> dict[str, Raster]:
        """Every PNG and JPEG by its file's name; raises InputError with the faults of all of them."""
        return read_photographs(self.files)


@lru_cache(maxsize=64)
def _layout(name: str, file: File) -> Layout:
    """The layout of a file; raises InputError with its faults. What was read once is known by its bytes."""
    front, _ = split_front_matter(file.text, file.name)
    tree = parse(front, file.name)
    model = validate(FrontMatter, tree, list(run("layout", tree)))
    return Layout(name, file, model, tree)


def _version_rules(layouts: Mapping[str, Layout]) -> Iterator[Diagnostic]:
    """Every version belongs to a layout in a file of its own, and no two of them make an edition on one paper."""
    taken: dict[tuple[str, str, str], str] = {}
    for name, layout in sorted(layouts.items(), key=lambda one: len(one[0])):
        at = Location(layout.file.name, 1, 1)
        if layout.family not in layouts:
            hint = f"call it {layout.family}.html, or put that file beside it"
            yield Diagnostic("version", at, f"this is a version of '{layout.family}.html', which does not exist", hint)
        if layout.family == name and layout.front.edition:
            hint = f"call it {name}.{layout.front.edition}.html, beside the usual {name}.html"
            yield Diagnostic(
                "version", layout.tree.locate(("edition",)), "the usual file of a layout has no edition", hint
            )
        for paper in layout.front.papers:
            first = taken.setdefault((layout.family, layout.front.edition, paper), f"{name}.html")
            if first != f"{name}.html":
                at = layout.tree.locate(("papers", paper), key=True)
                yield Diagnostic("version", at, f"'{first}' is made for {paper} too", "take it out of one of the two")
