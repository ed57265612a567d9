"""The leaflet of six panels: what stands on which, and what is seen while it is opened."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image, ImageChops

from b12docs.catalogue.finish import PLAIN, Finish
from b12docs.catalogue.plan import Request, plan
from b12docs.production.pipeline import build
from tests.conftest import need_tool, shipped
from tests.folded import PANELS, PIXELS, opened, pictured
from tests.pdfs import Pdf

READERS = ("patient", "carer")


@cache
def made(reader: str, finish: Finish) -> bytes:
    """The leaflet on DL, or its sheet."""
    project = shipped()
    request = Request(reader, "standard", "leaflet", "DL", finish)
    return build(project, plan(request, project.content, project.layouts.all).jobs).made[0].data


@pytest.mark.parametrize("reader", READERS)
def test_each_panel_is_one_thought(reader: str) -> None:
    """The question on the cover, red flags on the flap, where it is felt, why, treatment; what to do on the back.

    Helpers see what to do beside the flap, before all else.
    """
    content, pdf = shipped().content, Pdf(made(reader, PLAIN))
    headings = [(next(iter(one.marks())).page, pdf.text(one)) for one in pdf.root.find("H1", "H2")]
    said = [" ".join(text for own, text in headings if own == page) for page in range(6)]
    to_do = {"patient": "What can I do", "carer": "How can I help"}[reader]
    words = ["numb", "Get help now", "Where", "body", "treated"]
    words.insert(2 if reader == "carer" else 5, to_do)
    assert all(word in panel for word, panel in zip(words, said, strict=True)), said
    assert content.documents["leaflet"].form == "sheet"


@pytest.mark.whole
@pytest.mark.parametrize("reader", READERS)
def test_the_folded_sheet_is_opened_in_the_order_of_its_pages(reader: str) -> None:
    """Cover; first inside panel and flap; all three inside; back: each looks as its page does, within its edges."""
    need_tool("pdftoppm", reason="folding pictures needs pdftoppm (poppler-utils)")
    pages = pictured(made(reader, PLAIN))
    seen = opened(made(reader, Finish(impose="trifold")))
    order = {"closed": [0], "front open": [2, 1], "all open": [2, 3, 4], "back": [5]}
    for state, numbers in order.items():
        for panel, number in zip(seen[state], numbers, strict=True):
            differences = [_differ(panel, page) for page in pages]
            assert differences[number] == min(differences) < 0.01, (state, number)
            assert sorted(differences)[1] > 0.05, (state, number)
    assert seen["front open"][1].width == PIXELS * PANELS[0]


def _differ(panel: Image.Image, page: Image.Image) -> float:
    """Which part of the pixels differs in the middle of a panel and of a page, without the marks of folds."""
    cut = 9 * PIXELS
    middles = [
        one.crop((one.width // 2 - 45 * PIXELS, cut, one.width // 2 + 45 * PIXELS, one.height - cut)).convert("L")
        for one in (panel, page)
    ]
    difference = ImageChops.difference(*middles)
    return sum(difference.histogram()[96:]) / (difference.width * difference.height)
