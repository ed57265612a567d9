"""A clinic's own name has room on every document, however long its words are: nobody can choose a shorter one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from b12docs.catalogue.plan import Job
from b12docs.library.packaged import packaged
from b12docs.production.finishing import laid_out
from b12docs.production.rendering import make_document
from b12docs.project.inputs import Inputs
from b12docs.project.project import Project, load_project
from b12docs.typeset.frames import Frame, Marked, Rect, SetDocument, Text
from tests.conftest import jobs, name_of
from tests.small_topics import clinic_of

LONG = "Royal Wolverhampton and Northamptonshire Teaching Hospitals Trust"
NAMES = (
    "Wolverhampton Gastroenterology Centre", "Northamptonshire Clinic", "Otorhinolaryngology Department",
    "Neurorehabilitation Unit", "Stratford-upon-Avon Surgery", "Kingston-upon-Thames Surgery",
)  # fmt: skip
JOBS = {(job.layout, job.paper, job.finish.edition): job for job in reversed(jobs())}.values()  # the largest type


def words(document: SetDocument) -> str:
    """What stands on its pages, as it is drawn, without spaces."""
    texts = (
        drawn
        for frame in document.frames
        for item in frame.items
        for drawn in (item.drawn if isinstance(item, Marked) else ())
        if isinstance(drawn, Text)
    )
    return "".join("".join(span.text.split()) for text in texts for span in text.spans)


def of_clinic(project: Project, job: Job, name: str, more: str = "phone: 01632 960 123") -> SetDocument:
    """The document of a job for a clinic of this name, which says more of itself."""
    own = replace(project, clinic=clinic_of(f"name: {name}\n{more}"))
    return laid_out(own, job, make_document(own, job))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_long_words_is_printed(project: Project, name: str) -> None:
    """In its usual form, on small and large paper, on a wall and in large print; it is parted at its hyphens alone."""
    assert [name_of(job) for job in JOBS if "".join(name.split()) not in words(of_clinic(project, job, name))] == []


MUCH = """\
phone: [{label: Weekdays only, number: 01632 960 123}, {label: Nights and weekends, number: 01632 960 124}]
address: 1 River Street, Stratford-upon-Avon, CV37 1AA
hours: Monday to Friday, 8 to 6
web: https://www.surgery.example/b12
email: nurse@surgery.example
"""


@pytest.mark.parametrize("name", [*NAMES, "St Mary & St John Health Centre and Community Hospital"])
def test_a_clinic_that_says_much_of_itself_has_every_document(project: Project, name: str) -> None:
    """In its usual form, with the label of its number: one page that is too full stops them all."""
    for job in jobs(default_paper_only=True):
        printed = words(of_clinic(project, job, name, MUCH))
        assert [one for one in ("Weekdaysonly", "01632960123") if one not in printed] == [], name_of(job)


@pytest.mark.parametrize("more", ["", "phone: 01632 960 123", "phone: [{label: Weekdays only, number: 01632 960 123}]"])
def test_a_long_name_has_a_poster(project: Project, more: str) -> None:
    """A hospital's full name of 65 letters, with a number, with a label, and with none."""
    for job in jobs(default_paper_only=True):
        if job.layout == "poster":
            assert "".join(LONG.split()) in words(of_clinic(project, job, LONG, more)), name_of(job)


def test_a_long_name_is_not_lost_where_a_logo_stands_at_the_top(tmp_path: Path) -> None:
    """Of a poster: the words for the logo may be others, and nobody sees them."""
    Image.new("RGB", (600, 200), "#7A2468").save(tmp_path / "logo.png")
    file = tmp_path / "clinic.yaml"
    file.write_text(f"name: {LONG}\nlogo: {{file: logo.png, alt: Logo}}\nphone: 01632 960 123\n", "utf-8")
    own = load_project(Inputs(packaged("content.yaml"), file, (packaged("layouts"),)))
    for job in jobs(default_paper_only=True):
        if job.layout == "poster":
            assert "".join(LONG.split()) in words(laid_out(own, job, make_document(own, job)))


def test_a_long_name_is_wide_rather_than_high(project: Project) -> None:
    """It stands on two lines where the page is wide enough, so that it takes no room from the words below it."""
    (job,) = (job for job in jobs(default_paper_only=True) if name_of(job) == "leaflet-patient-easy-A4")
    short, long = (of_clinic(project, job, name) for name in ("Rivertown and Northamptonshire Clinic", LONG))
    tab = [one for one in lines(long.frames[0]) if one in LONG]
    assert len(tab) == 2
    assert len(short.frames) == len(long.frames)


# Names of real length: of 52 letters, of 81 and of 99, the last of long words with hyphens.
HOSPITALS = (
    "Saint Bartholomew and Upper Slaughter Medical Centre",
    "University Hospitals of North Midlands NHS Trust, Royal Stoke University Hospital",
    "Stratford-upon-Avon, Kingston-upon-Thames and Newcastle-under-Lyme Community-and-Teaching Hospitals",
)
EVERYTHING = """\
phone: [{label: Weekdays only, number: 01632 960 123}, {label: Nights and weekends, number: 01632 960 124}]
address: |
  The Old Brewery Building
  12 Church Street
  Upper Slaughter
  Cheltenham
  GL54 2JF
hours: |
  Monday to Friday, 8 am to 6.30 pm
  Saturday, 9 am to 12 noon
  Closed on Sundays and bank holidays
email: upperslaughter.medicalcentre.enquiries@practices.example.org
web: https://www.upperslaughtermedicalcentre.example.org/b12
"""
LARGE_PAPERS = ("A4", "A3", "Letter", "Tabloid")
ON_LARGE_PAPER = [job for job in jobs() if job.paper in LARGE_PAPERS and not job.finish.edition]


@pytest.mark.parametrize("logo", ["", "logo: {file: logo.png, alt: Logo}\n"], ids=["no-logo", "logo"])
@pytest.mark.parametrize("more", ["", "phone: 01632 960123\n", EVERYTHING], ids=["name", "phone", "everything"])
@pytest.mark.parametrize("name", HOSPITALS, ids=["52", "81", "99"])
def test_a_name_of_100_letters_has_every_document(tmp_path: Path, name: str, more: str, logo: str) -> None:
    """Whatever else the clinic says, with or without a logo: whole, in no smaller type than promised."""
    Image.new("RGB", (200, 300), "#7A2468").save(tmp_path / "logo.png")
    (tmp_path / "clinic.yaml").write_text(f"name: {name}\n{logo}{more}", "utf-8")
    own = load_project(Inputs(packaged("content.yaml"), tmp_path / "clinic.yaml", (packaged("layouts"),)))
    said = [name, *(["01632 960"] if more else []), *(["6.30 pm", "/b12"] if more == EVERYTHING else [])]
    for job in ON_LARGE_PAPER:
        done = laid_out(own, job, make_document(own, job))
        printed = words(done)
        wanted = said[:2] if job.layout == "poster" else said  # which has the first number alone
        assert [one for one in wanted if "".join(one.split()) not in printed] == [], name_of(job)
        assert smallest(done, name) >= own.layouts.all[job.version].front.body[job.level], name_of(job)


def test_a_name_costs_the_clinicians_page_no_room(project: Project) -> None:
    """A long one stands beside the title in the page's own type, and the title band is no higher for it."""
    for job in (job for job in jobs(default_paper_only=True) if job.layout == "onepager"):
        short, long = (of_clinic(project, job, name).frames[0] for name in ("Riverside Surgery", HOSPITALS[1]))
        assert band(short) == band(long), name_of(job)


def test_who_has_a_long_name_is_asked_as_the_clinic(project: Project) -> None:
    """Without a number: a sentence that says all of it is longer than the foot of a poster has room for."""
    (job,) = (job for job in jobs(default_paper_only=True) if name_of(job) == "poster-patient-easy-A3")
    asked = [words(of_clinic(project, job, name, "")) for name in ("Riverside Surgery", HOSPITALS[1])]
    assert ["AskRiversideSurgery." in asked[0], "Asktheclinic." in asked[1]] == [True, True]


def smallest(document: SetDocument, name: str) -> float:
    """The size of the smallest type of words of a name (points)."""
    items = (item for frame in document.frames for item in frame.items if isinstance(item, Marked))
    texts = (one for item in items for one in item.drawn if isinstance(one, Text))
    return min(span.size for text in texts for span in text.spans if span.text.strip() in name and span.text.strip())


def band(frame: Frame) -> float:
    """The height of the title band, the first ground that is as wide as a page (points)."""
    grounds = (one for item in frame.items for one in getattr(item, "drawn", ()) if isinstance(one, Rect))
    return next(one.height for one in grounds if one.width * frame.scale >= frame.size[0] - 1)


def lines(frame: Frame) -> list[str]:
    """The lines of the first words that stand on a page as the clinic's name does."""
    texts = (one for item in frame.items if isinstance(item, Marked) for one in item.drawn if isinstance(one, Text))
    return [span.text.strip() for text in texts for span in text.spans if span.bold]
