"""Every PDF conforms to PDF/UA-1 and PDF/A-2a, or to PDF/UA-2, WTPDF and PDF/A-4f, in the judgement of veraPDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import cycle, product

import pikepdf
import pytest
from PIL import Image

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import InputError
from b12docs.production.pipeline import build
from b12docs.writers.pdf import write_pdf
from tests.conftest import Built, built, jobs, name_of, paired, shipped
from tests.pieces import raster
from tests.verapdf import NEWER, PROFILES, Verdicts, judged, need_java
from tests.writers.test_photographs import ready
from tests.writers.test_ua2 import newer as with_contents

pytestmark = pytest.mark.whole

DRESSED = ("high-contrast", "high-contrast-screen", "riverside")


_NOISE = Image.effect_noise((90, 60), 60).convert("RGB")
PICTURES: dict[str, tuple[Image.Image, str]] = {
    "a JPEG": (_NOISE, "JPEG"), "a grey JPEG": (_NOISE.convert("L"), "JPEG"), "a JPEG in grey": (_NOISE, "JPEG"),
    "a large JPEG": (_NOISE.resize((900, 600)), "JPEG"), "a JPEG of four inks": (_NOISE.convert("CMYK"), "JPEG"),
    "a PNG": (Image.new("RGB", (90, 60), "navy"), "PNG"), "a PNG in grey": (Image.new("RGB", (90, 60), "navy"), "PNG"),
}  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
def test_every_document_conforms(verdicts: Verdicts, paired_document: Built, profile: str) -> None:
    """veraPDF finds nothing to object to, in thousands of checks."""
    verdict = verdicts[name_of(paired_document.job), profile]
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


# --- PDF 2.0 ----------------------------------------------------------------------------------------------------------

INKS = (False, True)


@cache
def newer_jobs() -> dict[str, Job]:
    """Every document in its usual form, and each paper and edition in colour and in grey, in each theme in turn."""
    found = {name_of(job): job for job in jobs(default_paper_only=True)}
    fullest = sorted(jobs(), key=lambda job: (job.layout == "leaflet", job.level == "detailed"))  # is the last
    forms = {(job.paper, job.finish.edition): job for job in fullest}
    themes = cycle(("clear", *DRESSED))
    for job, grey in product(forms.values(), INKS):
        dressed = replace(job, finish=replace(job.finish, theme=next(themes), grey=grey))
        found[name_of(dressed)] = dressed
    return {name: replace(job, finish=replace(job.finish, standard="ua2")) for name, job in found.items()}


@pytest.mark.parametrize("profile", NEWER)
@pytest.mark.parametrize("name", newer_jobs())
def test_every_document_conforms_to_pdf_2(newer: Verdicts, name: str, profile: str) -> None:
    """In its usual form, and in every paper, edition, ink and theme."""
    verdict = newer[name, profile]
    assert verdict.failed == ""
    assert verdict.checks > 2000


@pytest.mark.parametrize(
    ("name", "profile", "clause"),
    [
        ("saved again", "", ""),
        ("without namespace", "PDFUA-2-ISO32005", "8.2.5.2-2"),
        ("with bookmarks to pages alone", "PDFUA-2-ISO32005", "8.8-2"),
        ("with bookmarks to pages alone", "WTPDF-1-0-Reuse", "8.8-2"),
        ("with contents", "", ""),
        ("with lost contents", "PDFUA-2-ISO32005", "8.2.5.8-1"),
        ("with a caption in the middle", "WTPDF-1-0-Accessibility", "8.2.5.27-1"),
        ("without the page inside", "PDFA-4F", "6.9-5"),
        ("with an Info dictionary", "PDFA-4F", "6.1.3-4"),
    ],
)
def test_the_engine_refuses_a_broken_copy_of_pdf_2(newer: Verdicts, name: str, profile: str, clause: str) -> None:
    """A document that lost what the standard requires fails, by the clause that requires it; others conform."""
    found = {one: verdict.failed for (file, one), verdict in newer.items() if file == name}
    if not clause:
        assert set(found.values()) == {""}
    else:
        assert found[profile].startswith(f"{clause} ") or f" | {clause} " in found[profile]


def _elements(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{kind}"]


def _no_namespace(file: pikepdf.Pdf) -> None:
    (document,) = _elements(file, "Document")
    del document.NS


def _pages_alone(file: pikepdf.Pdf) -> None:
    held = [one.A for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/A" in one]
    ways = [one for one in (*held, *_elements(file, "GoTo")) if isinstance(one, pikepdf.Dictionary) and "/SD" in one]
    assert ways
    for way in ways:
        del way.SD


def _no_heading(file: pikepdf.Pdf) -> None:
    for link in _elements(file, "Link"):
        if "/Ref" in link:
            del link.Ref


def _middle(file: pikepdf.Pdf) -> None:
    caption = _elements(file, "Caption")[0]
    figure, own = caption.P.K
    caption.P.K = pikepdf.Array([figure, own, figure])


def _nothing_inside(file: pikepdf.Pdf) -> None:
    del file.Root.AF
    del file.Root.Names


def _info(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = "A title"


BROKEN_NEWER: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "saved again": lambda file: None,
    "without namespace": _no_namespace,
    "with bookmarks to pages alone": _pages_alone,
    "with a caption in the middle": _middle,
    "without the page inside": _nothing_inside,
    "with an Info dictionary": _info,
}


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What veraPDF says of documents in PDF 2.0, and of broken copies of one that has all kinds of elements."""
    need_java()
    files = {name: build(shipped(), [job]).made[0].data for name, job in newer_jobs().items()}
    whole = files["leaflet-patient-detailed-A4"]
    files |= {name: copy(whole, change) for name, change in BROKEN_NEWER.items()}
    files |= {"with contents": with_contents().data, "with lost contents": copy(with_contents().data, _no_heading)}
    return judged(files, tmp_path_factory.mktemp("newer"), NEWER)


# --- files ------------------------------------------------------------------------------------------------------------


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
    files |= {name_of(job): data for job in (*jobs(default_paper_only=True), *paired(jobs())) if (data := _bytes(job))}
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
