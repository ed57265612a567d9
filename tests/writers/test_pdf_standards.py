"""Every PDF conforms to PDF/UA-1 and PDF/A-2a, in the judgement of veraPDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import InputError
from b12docs.production.pipeline import build
from b12docs.writers.pdf import write_pdf
from tests.conftest import Built, built, jobs, name_of, shipped
from tests.pieces import raster
from tests.verapdf import PROFILES, Verdicts, judged, need_java
from tests.writers.test_photographs import ready

pytestmark = pytest.mark.whole

DRESSED = ("high-contrast", "high-contrast-screen", "riverside")


_NOISE = Image.effect_noise((90, 60), 60).convert("RGB")
PICTURES: dict[str, tuple[Image.Image, str]] = {
    "a JPEG": (_NOISE, "JPEG"), "a grey JPEG": (_NOISE.convert("L"), "JPEG"), "a JPEG in grey": (_NOISE, "JPEG"),
    "a large JPEG": (_NOISE.resize((900, 600)), "JPEG"), "a JPEG of four inks": (_NOISE.convert("CMYK"), "JPEG"),
    "a PNG": (Image.new("RGB", (90, 60), "navy"), "PNG"), "a PNG in grey": (Image.new("RGB", (90, 60), "navy"), "PNG"),
}  # fmt: skip


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
    need_java()
    files = {name: copy(sample.data, change) for name, change in BROKEN.items()}
    files |= {name_of(job): data for job in jobs() if (data := _bytes(job))}
    files |= {name: write_pdf(ready(raster(*how)), grey="grey" in name) for name, how in PICTURES.items()}
    for theme in DRESSED:
        dressed = [replace(job, finish=replace(job.finish, theme=theme)) for job in jobs(default_paper_only=True)]
        files |= {f"{name_of(made.job)}-{theme}": made.data for made in build(shipped(), dressed).made}
    return judged(files, tmp_path_factory.mktemp("verapdf"))


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
