"""The fonts of a process, which the threads that make its documents share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from reportlab.pdfbase import pdfmetrics

from b12docs.typeset import fonts

ACCENTS = "äöüéèàçñÄÖÜÉõãêîôû"  # each is made of two glyphs, which a subset looks up in the font's file


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns after each step, so that what they share is soon in the wrong hands."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_threads_make_whole_subsets() -> None:
    """Documents that are finished at the same time hold the same letters as one that is finished alone."""
    fonts.register()
    face, letters = pdfmetrics.getFont(fonts.REGULAR).face, [0, *map(ord, ACCENTS)]
    alone = face.makeSubset(letters)
    with ThreadPoolExecutor(6) as threads:
        assert all(made == alone for made in threads.map(face.makeSubset, [letters] * 1000))
