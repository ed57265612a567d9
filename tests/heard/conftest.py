"""One session in each browser hears all files: starting a browser takes as long as hearing a file or two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import get_args

import pytest
from pypdfium2 import PdfDocument

from b12docs.catalogue.finish import PLAIN, Finish
from b12docs.catalogue.plan import Job
from b12docs.production.pipeline import build
from tests.conftest import built, jobs, name_of, need_tool, shipped
from tests.editions import html_of
from tests.heard.hearing import TOOLS, Edition, File, Heard, Way, hear
from tests.right_to_left import document
from tests.scripts import written
from tests.shipped_languages import IN_LARGE_PRINT, ON_A4, ON_A5, OTHERS, job_of

Hearing = Callable[[Way, Job | str, Edition], Heard]
HTML, EMAIL = Finish(format="html"), Finish(format="email")
ENGLISH = [job for job in jobs() if job.variant in ((), ("large-print",))]
TRANSLATED = [job_of(code, level, PLAIN, "A4") for code, level in ON_A4] + [job_of(*one) for one in OTHERS[1::2]]
DOCUMENTS = ENGLISH + TRANSLATED
# The other translations are heard in one way, since what it guesses depends on the lines of each page.
GUESSED = [job for one in ON_A5 + IN_LARGE_PRINT if (job := job_of(*one)) not in TRANSLATED]
PAGES = [job for job in ENGLISH if not job.variant] + [job_of(code, level, HTML) for code, level in ON_A4]
MAILS = [job_of(code, "easy", EMAIL) for code in ("ar", "bn", "es", "ur", "zh")]  # one for each script
SMALL = ("ar", "ur")  # a language for each script from the right
NEWER = [
    job
    for job in ENGLISH
    if name_of(job) in ("leaflet-patient-detailed-A4", "poster-patient-standard-A3", "onepager-clinician-standard-A4")
]  # whose PDF 2.0 is heard, too
_Key = tuple[Edition, Job | str]  # a job, or the language of a small document


def made(edition: Edition, job: Job | str) -> bytes:
    """The file of a document in an edition."""
    match edition, job:
        case "small", str():
            return written(document(job))
        case "usual", Job():
            return built(job).data
        case "newer", Job():
            newer = replace(job, finish=replace(job.finish, standard="ua2"))
            return build(shipped(), [newer]).made[0].data
        case "page", Job():
            return built(job).data if job.language else html_of(built(job).tree)
    raise AssertionError(f"{job} is not heard as {edition}")


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[_Key, File]:
    """Each document as a file; an edition has a folder, for a window may have the name of its file."""
    keys: list[_Key] = [("usual", job) for job in (*DOCUMENTS, *GUESSED)]
    keys += [*(("newer", job) for job in NEWER), *(("page", job) for job in (*PAGES, *MAILS))]
    keys += [("small", language) for language in SMALL]
    folders = {edition: tmp_path_factory.mktemp(edition) for edition in get_args(Edition)}
    found = {}
    for edition, job in keys:
        data = made(edition, job)
        ending, pages = ("html", 0) if edition == "page" else ("pdf", len(PdfDocument(data)))
        name = name_of(job) if isinstance(job, Job) else job
        found[edition, job] = folders[edition] / f"{name}.{ending}", pages
        found[edition, job][0].write_bytes(data)
    return found


def _is_heard(way: Way, edition: Edition, job: Job | str) -> bool:
    """Whether a file is heard in a way: without a PDF's tags there is nothing to read by them."""
    return way == "guessing" or (job not in GUESSED and (edition != "page" or way != "tags"))


@pytest.fixture(scope="session")
def heard(files: dict[_Key, File]) -> Hearing:
    """What is told of a document in a way; all are opened when the first is asked for."""
    need_tool(*TOOLS, reason="no browsers, or nothing that hears them: nobody knows what a screen reader tells")

    @cache
    def everything() -> dict[tuple[Way, Edition, Job | str], Heard]:
        asked = {way: {key: file for key, file in files.items() if _is_heard(way, *key)} for way in get_args(Way)}
        told = hear({way: list(some.values()) for way, some in asked.items()})
        return {(way, *key): one for way, some in asked.items() for key, one in zip(some, told[way], strict=True)}

    return lambda way, job, edition: everything()[way, edition, job]
