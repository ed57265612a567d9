"""What is mangled and how it is built: sound projects, and cases that a seed and a number alone decide."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from PIL import Image

from tests.fuzz.mangle import ANY, YAML, Op
from tests.fuzz.mangle_markup import LAYOUT, SVG, THEME
from tests.helpers_cli import FULL_CLINIC

ROOT = Path(__file__).resolve().parents[2]
KINDS: dict[str, tuple[Op, ...]] = {"content": YAML, "clinic": YAML, "layout": LAYOUT, "theme": THEME, "svg": SVG}
THEME_OF_OURS = """\
title: Fuzzed
extends: clear
palette:
  ink: "#111111"
  accent: "#003B5C"
  heading: accent
  strong: "#00588A"
  on-strong: paper
  alarm: "#A8071A"
dark:
  ink: "#E3EAEF"
  alarm: "#FF9C9C"
  alarm-text: alarm
type:
  title: 2.5/2.8
  small: 1/1.2
spacing: {item: 0.22, radius: 2mm, rule: 0.8pt}
"""
THEME_FILE, DRAWING_FILE = "layouts/themes/fuzzed.yaml", "layouts/figures/fuzzed.svg"
FIGURE = '<figure><img src="fuzzed.svg" alt="A drawing" data-height="30mm"></figure>\n'

# The options of a build, and the layout that it reads.
_LEAFLET = ("build", "--audience", "patient", "--layout", "leaflet")
_BUILDS = (
    (*_LEAFLET, "--level", "standard"), (*_LEAFLET, "--level", "standard"), (*_LEAFLET, "--level", "easy"),
    (*_LEAFLET, "--level", "detailed"), ("build", "--audience", "clinician", "--layout", "onepager"),
    ("build", "--audience", "clinician", "--layout", "poster"),
    ("build", "--audience", "patient", "--layout", "poster"), ("build", "--audience", "carer", "--layout", "leaflet"),
)  # fmt: skip
_EDITIONS = ((*_LEAFLET, "--large-print"), (*_LEAFLET, "--paper", "A5"))
_SMALL_BUILDS = (("build",), ("build", "--level", "long"), ("build", "--json"))
_FINISHES = (
    *((),) * 7, ("--format", "html"), ("--format", "html"), ("--format", "text"), ("--grey",), ("--press",), ("--json",)
)  # fmt: skip
_LISTS = (("list",), ("list", "--json"))


@dataclass(frozen=True)
class Case:
    """One file of a project, mangled step by step, and the command line that reads it."""

    number: int
    kind: str
    project: str
    file: str
    sound: str  # the file's text before; empty where the project doesn't have it
    steps: tuple[tuple[Op, int], ...]
    command: tuple[str, ...]

    @property
    def data(self) -> bytes:
        """The mangled file."""
        text = self.sound
        for op, seed in self.steps:
            text = op(text, Random(seed))[:1_500_000]
        return text.encode("utf-8", "surrogateescape")

    def with_steps(self, steps: tuple[tuple[Op, int], ...]) -> Case:
        """The case with fewer steps."""
        return replace(self, steps=steps)


@dataclass(frozen=True)
class Project:
    """A sound project: its files by name, and sound drawings for the names under which its documents show one."""

    name: str
    files: dict[str, bytes]
    drawings: tuple[tuple[str, str], ...]


def full_project(files: dict[str, bytes]) -> Project:
    """What ``init`` made, with a clinic file that uses every setting, a logo, and a theme of its own."""
    logo = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(logo, "PNG")
    clinic = FULL_CLINIC.read_text("utf-8").replace("theme: clear", "theme: fuzzed")
    ours = {"clinic.yaml": clinic.encode(), "logo.png": logo.getvalue(), THEME_FILE: THEME_OF_OURS.encode()}
    used = set(re.findall(r"(?:icon|figure|file): \"?([\w-]+)(?:\.svg)?", files["content.yaml"].decode()))
    drawings = tuple((f"layouts/figures/{name}.svg", svg) for name, svg in _drawings().items() if name in used)
    return Project("full", files | ours, drawings)


def small_project() -> Project:
    """The smallest sound project, which is quickly built, with a theme of its own, and any drawing as its figure."""
    good = ROOT / "tests" / "bad" / "good"
    files = {path.relative_to(good).as_posix(): path.read_bytes() for path in sorted(good.rglob("*")) if path.is_file()}
    page = files["layouts/page.html"].replace(b"</section>", FIGURE.encode() + b"</section>")
    clinic = files["clinic.yaml"] + b"theme: fuzzed\n"
    drawings = tuple((DRAWING_FILE, svg) for svg in _drawings().values())
    ours = {"layouts/page.html": page, "clinic.yaml": clinic, THEME_FILE: THEME_OF_OURS.encode()}
    return Project("small", files | ours | {DRAWING_FILE: drawings[0][1].encode()}, drawings)


def _drawings() -> dict[str, str]:
    return {one.stem: one.read_text("utf-8") for one in sorted((ROOT / "layouts" / "figures").glob("*.svg"))}


def commands(*, small: bool) -> list[tuple[str, ...]]:
    """The command lines for a project, the usual ones several times."""
    builds = [build + finish for build in (_SMALL_BUILDS if small else _BUILDS) for finish in _FINISHES]
    return [*builds, *_LISTS * (len(builds) // 30), *(() if small else _EDITIONS * (len(builds) // 20))]


def warming() -> list[tuple[str, tuple[str, ...]]]:
    """Projects and command lines that together load all that a case may need."""
    finished = [_LEAFLET + finish for finish in dict.fromkeys(_FINISHES)]
    full = dict.fromkeys((*_BUILDS, *_EDITIONS, *_LISTS, *finished))
    return [*(("full", one) for one in full), *(("small", one) for one in _SMALL_BUILDS)]


def make(seed: int, number: int, projects: dict[str, Project], kind: str = "") -> Case:
    """The case of this seed and number, of any kind or of this one."""
    random = Random(f"{seed}/{number}")
    kind = kind or random.choice(list(KINDS))
    small = random.random() < 0.75
    project = projects["small" if small else "full"]
    command = random.choice(commands(small=small))
    file, sound = _file(kind, project, command, random)
    ops = (*KINDS[kind], *KINDS[kind], *ANY)
    steps = tuple((random.choice(ops), random.getrandbits(32)) for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5))))
    return Case(number, kind, project.name, file, sound, steps, command)


def _file(kind: str, project: Project, command: tuple[str, ...], random: Random) -> tuple[str, str]:
    """A file of this kind that the command line reads, and its sound text."""
    if kind == "svg":
        return random.choice(project.drawings)
    names = {"layout": _layouts(project, command), "theme": [THEME_FILE, THEME_FILE, "layouts/themes/clear.yaml"]}
    name = random.choice([one for one in names.get(kind, [f"{kind}.yaml"]) if one in project.files])
    return name, project.files[name].decode()


def _layouts(project: Project, command: tuple[str, ...]) -> list[str]:
    """The layouts that the command line reads, each twice, and what they share."""
    layouts = [name for name in project.files if re.fullmatch(r"layouts/\w[\w.-]*\.html", name)]
    named = [name for word in command for name in layouts if name.startswith(f"layouts/{word}.")]
    return (named or layouts) * 2 + [name for name in layouts if name.startswith("layouts/_")]
