"""The tools, each as a command that makes the leaflet in a fresh process and as a function that makes it here."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from b12docs import __version__
from b12docs.catalogue.plan import Job
from b12docs.production.pipeline import Project, build, load_project
from benchmarks.html_source import css_of, html_of
from benchmarks.source import Source
from benchmarks.typst_source import TypstWriter

ROOT = Path(__file__).resolve().parent.parent
B12DOCS, PLATYPUS, TYPST, WEASYPRINT = "b12docs", "Platypus", "Typst", "WeasyPrint"

_TYPST_COLD = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""
_WEASYPRINT_COLD = """
import sys
from weasyprint import HTML
HTML(sys.argv[1]).write_pdf(sys.argv[2])
"""

Make = Callable[[], bytes]


@dataclass(frozen=True)
class Tool:
    """One tool: ``command`` writes ``made``; ``warm`` gives the function to time, whose result is the PDF."""

    name: str
    version: str
    command: tuple[str, ...] = ()
    made: Path = Path()
    warm: Callable[[], Make] | None = None
    missing: str = ""  # why it cannot run


def environment(folder: Path) -> dict[str, str]:
    """The processes' environment, the same for all: the checkout is importable, compiled modules are kept in a folder.

    Without that folder a set PYTHONDONTWRITEBYTECODE, or a checkout nobody has run yet, would charge b12docs alone
    with compiling itself every time.
    """
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "pyc")}


def all_tools(project: Project, job: Job, source: Source, folder: Path) -> list[Tool]:
    """The four tools; their sources are written into the folder."""
    fonts = _fonts(folder / "fonts")
    return [
        _b12docs(project, job, folder),
        _platypus(source, fonts, folder),
        _guarded(TYPST, "typst", lambda: _typst(source, fonts, folder)),
        _guarded(WEASYPRINT, "weasyprint", lambda: _weasyprint(source, fonts, folder)),
    ]


def _fonts(folder: Path) -> dict[str, Path]:
    """The two fonts, copied: Typst reads every font of the folder that it is given."""
    folder.mkdir()
    packaged = files("font_source_sans_pro") / "files"
    names = {"Regular": "SourceSansPro-Regular.ttf", "Bold": "SourceSansPro-Bold.ttf"}
    return {weight: Path(shutil.copy(str(packaged / name), folder)) for weight, name in names.items()}


def _guarded(name: str, package: str, make: Callable[[], Tool]) -> Tool:
    """The tool, or the reason why it cannot run here."""
    if find_spec(package) is None:
        return Tool(name, "", missing=f"not installed (pip install {package})")
    try:
        return make()
    except (ImportError, OSError) as error:  # WeasyPrint without Pango
        return Tool(name, "", missing=f"not installed ({str(error).splitlines()[0][:70]})")


def _b12docs(project: Project, job: Job, folder: Path) -> Tool:
    inputs = project.inputs
    options = ["--audience", job.audience, "--layout", job.layout, "--paper", job.paper]
    options += ["-o", str(folder / "out"), "--quiet"]
    options += ["--content", str(inputs.content), *(["--clinic", str(inputs.clinic)] if inputs.clinic else [])]
    return Tool(
        B12DOCS, __version__, (sys.executable, "-m", "b12docs", "build", *options),
        folder / "out" / job.file_name(project.content.id), lambda: _warm(project, job),
    )  # fmt: skip


def _warm(project: Project, job: Job) -> Make:
    """ReportLab keeps one object a typeface: ours is made first, so that the bytes are those of the command line."""
    from b12docs.typeset import fonts

    fonts.register()
    return lambda: build(project, [job]).made[0].data


def with_loading(project: Project, job: Job) -> Make:
    """b12docs' warm time when the inputs are read again for each document."""
    return lambda: build(load_project(project.inputs), [job]).made[0].data


def _platypus(source: Source, fonts: dict[str, Path], folder: Path) -> Tool:
    whole = {**source, "fonts": {name: str(path) for name, path in fonts.items()}}
    path, made = folder / "platypus.json", folder / "platypus.pdf"
    path.write_text(json.dumps(whole), "utf-8")

    def warm() -> Make:
        from benchmarks.platypus import Leaflet

        return Leaflet(whole).pdf

    version = importlib.metadata.version("reportlab")
    return Tool(PLATYPUS, version, (sys.executable, "-m", "benchmarks.platypus", str(path), str(made)), made, warm)


def _typst(source: Source, fonts: dict[str, Path], folder: Path) -> Tool:
    typst = import_module("typst")
    path, made, places = folder / "leaflet.typ", folder / "typst.pdf", fonts["Regular"].parent
    path.write_text(TypstWriter(source).text(), "utf-8")

    def warm() -> Make:
        compiler = typst.Compiler(str(path), font_paths=[str(places)], ignore_system_fonts=True)
        number = count()  # a new input each time, or Typst hands out what it remembers of the last document

        def make() -> bytes:
            made: bytes = compiler.compile(sys_inputs={"document": str(next(number))})
            return made

        return make

    command = (sys.executable, "-c", _TYPST_COLD, str(path), str(made), str(places))
    return Tool(TYPST, importlib.metadata.version("typst"), command, made, warm)


def _weasyprint(source: Source, fonts: dict[str, Path], folder: Path) -> Tool:
    weasyprint, text = import_module("weasyprint"), import_module("weasyprint.text.fonts")
    path, made = folder / "leaflet.html", folder / "weasyprint.pdf"
    css = css_of(source, fonts)
    path.write_text(html_of(source, css), "utf-8")

    def warm() -> Make:
        configuration = text.FontConfiguration()  # fonts and style sheet are read once, outside the time
        style, html = weasyprint.CSS(string=css, font_config=configuration), html_of(source)

        def make() -> bytes:
            made: bytes = weasyprint.HTML(string=html).write_pdf(stylesheets=[style], font_config=configuration)
            return made

        return make

    command = (sys.executable, "-c", _WEASYPRINT_COLD, str(path), str(made))
    return Tool(WEASYPRINT, importlib.metadata.version("weasyprint"), command, made, warm)
