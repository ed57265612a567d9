"""What the tests of the front desk's page share: documents that nobody has built, and pages taken apart."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from b12docs.catalogue.plan import Job
from b12docs.handover.gallery.desk import Desk, desk_of
from b12docs.handover.gallery.entries import CURRENT, Entry
from b12docs.handover.pictures import Thumbnail
from b12docs.inspection.titles import Titles
from b12docs.production.made import Standing
from tests.conftest import shipped

DAY = datetime.date(2026, 4, 1)
APPROVED = Standing(approved=True, by="Dr A", on=datetime.date(2026, 3, 1), due=datetime.date(2028, 1, 31))
COMMAND = "b12docs email --audience reader -o information.eml"


def card_of(page: str, name: str) -> str:
    """The card of the document of this name, as HTML."""
    (found,) = [card for card in cards(page) if f'download="{html.escape(name)}"' in card]
    return found


def cards(page: str) -> list[str]:
    """Each card of a page."""
    return re.findall(r'<li class="card .*?</div>\n</li>', page, re.DOTALL)


def words_of(card: str) -> str:
    """What a card says."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", card)).split())


@cache
def desk(today: datetime.date = DAY) -> Desk:
    """The desk of the shipped project."""
    return desk_of([shipped()], Path("nowhere"), today)


def entry(
    name: str = "topic-leaflet-reader-short.pdf", title: str = "A title", *, state: str = CURRENT,
    standing: Standing = APPROVED, subject: str = "For readers", command: str = COMMAND, **job: object,
) -> Entry:  # fmt: skip
    """A document of these names."""
    usual = Job("leaflet", "reader", "short", "A4", topic="topic")
    own = replace(usual, **job)  # type: ignore[arg-type]
    return Entry(
        name, own, 2, standing, state, Titles(title, subject, "en-GB"), _picture(), command, own.language or "en-GB"
    )


def many(topics: int) -> Iterator[Entry]:
    """Five documents of each topic."""
    for number in range(topics):
        about = f"Illness {number:02}"
        for at, (audience, level) in enumerate(
            [("patient", "easy"), ("patient", "standard"), ("carer", "easy"), ("carer", "standard"), ("nurse", "long")]
        ):
            yield entry(
                f"illness-{number:02}-{audience}-{level}.pdf", f"{about}: what helps",
                subject=f"For each {audience}", audience=audience, level=level, topic=f"illness-{number:02}",
                paper="A5" if at == 4 else "A4", standing=APPROVED if at % 2 else Standing(due=APPROVED.due),
            )  # fmt: skip


@cache
def _picture() -> Thumbnail:
    file = BytesIO()
    Image.new("RGB", (31, 44), "#003B5C").save(file, "WEBP")
    return Thumbnail(31, 44, file.getvalue())
