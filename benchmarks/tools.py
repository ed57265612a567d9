"""The tools, each as processes that make documents and as a function that makes the leaflet here."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from b12docs import __version__
from benchmarks import ours
from benchmarks.html_source import css_of, html_of
from benchmarks.ours import Make
from benchmarks.source import Source
from benchmarks.typst_source import TypstWriter

ROOT = Path(__file__).resolve().parent.parent
B12DOCS, PLATYPUS, TYPST, WEASYPRINT = "b12docs", "Platypus", "Typst", "WeasyPrint"
LEAFLET = "leaflet"  # the name of its source in a peer's folder; the other documents have numbers

_FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""

Command = tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """The benchmark's own folder: processes run in it, with a cache of its own; the sources and files are in it."""

    folder: Path

    @property
    def content(self) -> Path:
        """The content of b12docs, whose processes find it in their current folder."""
        return self.folder / "content.yaml"

    @property
    def cache(self) -> Path:
        """The cache of b12docs, which the first run finds empty."""
        return self.folder / "cache-b12docs"

    @property
    def fonts(self) -> Path:
        """A folder of the two fonts alone: Typst and WeasyPrint read every font of the folder that they are given."""
        return self.folder / "fonts"

    @property
    def made(self) -> Path:
        """Where the processes write."""
        return self.folder / "made"

    @property
    def variables(self) -> dict[str, str]:
        """The processes' environment, the same for all: the checkout is importable, compiled modules are kept here.

        Without that folder a set PYTHONDONTWRITEBYTECODE, or a checkout nobody has run yet, would charge b12docs alone
        with compiling itself every time. Hashes are fixed, so that instructions can be counted.
        """
        own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return own | {
            "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(self.folder / "pyc"), "PYTHONHASHSEED": "0",
            "XDG_CACHE_HOME": str(self.folder / "cache"), "B12DOCS_CACHE": str(self.cache),
            "FONTCONFIG_FILE": str(self.folder / "fonts.conf"),
        }  # fmt: skip

    def furnish(self, content: Path) -> None:
        """Make the folders, and copy the content and the fonts into them."""
        for folder in (self.fonts, self.made):
            folder.mkdir()
        shutil.copy(content, self.content)
        packaged = files("font_source_sans_pro") / "files"
        for weight in ("Regular", "Bold"):
            shutil.copy(str(packaged / f"SourceSansPro-{weight}.ttf"), self.fonts / f"{weight}.ttf")
        conf = _FONTCONFIG.format(fonts=self.fonts, cache=self.folder / "cache-fontconfig")
        (self.folder / "fonts.conf").write_text(conf, "utf-8")


@dataclass(frozen=True)
class Tool:
    """A tool: its commands for one leaflet, for all documents, and for the leaflet several times in one process.

    ``warm`` gives the function that makes the leaflet in this process.
    """

    name: str
    version: str = ""
    one: Command = ()
    everything: Command = ()
    repeated: Callable[[int], Command] = lambda times: ()
    warm: Callable[[], Make] | None = None
    missing: str = ""  # why it cannot run


def all_tools(place: Place, make: Make, sources: Mapping[str, Source]) -> list[Tool]:
    """The four tools; their sources, the leaflet and the other documents by name, are written into the folder."""
    return [
        _b12docs(make),
        _platypus(place, sources),
        _guarded(TYPST, "typst", lambda: _typst(place, sources)),
        _guarded(WEASYPRINT, "weasyprint", lambda: _weasyprint(place, sources)),
    ]


def _guarded(name: str, package: str, make: Callable[[], Tool]) -> Tool:
    """The tool, or the reason why it cannot run here."""
    if find_spec(package) is None:
        return Tool(name, missing=f"not installed (pip install {package})")
    try:
        return make()
    except (ImportError, OSError) as error:  # WeasyPrint without Pango
        return Tool(name, missing=f"not installed ({str(error).splitlines()[0][:70]})")


def _b12docs(make: Make) -> Tool:
    build = (sys.executable, "-m", "b12docs", "build", "--quiet", "-o", "made/b12docs")
    return Tool(
        B12DOCS, __version__, (*build, *ours.LEAFLET), (*build, *ours.EVERYTHING),
        lambda times: (sys.executable, "-m", "benchmarks.ours", "leaflet", str(times)), lambda: make,
    )  # fmt: skip


def _peer(name: str, package: str, command: Command, sources: Mapping[str, Path], warm: Callable[[], Make]) -> Tool:
    """A peer whose command takes the files of its sources."""
    leaflet = str(sources[LEAFLET])
    others = (str(path) for document, path in sources.items() if document != LEAFLET)
    return Tool(
        name, importlib.metadata.version(package), (*command, leaflet), (*command, *others),
        lambda times: (*command, *[leaflet] * times), warm,
    )  # fmt: skip


def _written(folder: Path, suffix: str, texts: Mapping[str, str]) -> dict[str, Path]:
    """The paths of the texts, which are written into a folder."""
    folder.mkdir()
    paths = {name: folder / f"{name}.{suffix}" for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], "utf-8")
    return paths


def _python(module: str, *arguments: Path) -> Command:
    return (sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments))


def _platypus(place: Place, sources: Mapping[str, Source]) -> Tool:
    fonts = {weight: str(place.fonts / f"{weight}.ttf") for weight in ("Regular", "Bold")}
    whole = {name: {**source, "fonts": fonts} for name, source in sources.items()}
    paths = _written(place.folder / "platypus", "json", {name: json.dumps(one) for name, one in whole.items()})

    def warm() -> Make:
        from benchmarks.platypus import Leaflet

        return Leaflet(whole[LEAFLET]).pdf

    return _peer(PLATYPUS, "reportlab", _python("platypus", place.made), paths, warm)


def _typst(place: Place, sources: Mapping[str, Source]) -> Tool:
    peer = import_module("benchmarks.typst_peer")
    paths = _written(place.folder / "typst", "typ", {name: TypstWriter(one).text() for name, one in sources.items()})
    command = _python("typst_peer", place.fonts, place.made)
    return _peer(TYPST, "typst", command, paths, lambda: peer.maker(paths[LEAFLET], place.fonts))


def _weasyprint(place: Place, sources: Mapping[str, Source]) -> Tool:
    os.environ["FONTCONFIG_FILE"] = place.variables["FONTCONFIG_FILE"]  # read when Pango is loaded, here as there
    peer = import_module("benchmarks.weasyprint_peer")
    texts = {name: html_of(source, css_of(source)) for name, source in sources.items()}
    paths, leaflet = _written(place.folder / "weasyprint", "html", texts), sources[LEAFLET]
    command = _python("weasyprint_peer", place.made)
    return _peer(WEASYPRINT, "weasyprint", command, paths, lambda: peer.maker(html_of(leaflet), css_of(leaflet)))
