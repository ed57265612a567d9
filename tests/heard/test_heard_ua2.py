"""A PDF of ``--standard ua2`` is heard as the usual one: no browser minds its version or an element's namespace."""

from __future__ import annotations

from typing import get_args

import pytest

from b12docs.catalogue.plan import Job
from tests.conftest import name_of
from tests.heard.conftest import NEWER, Hearing
from tests.heard.hearing import Way

pytestmark = pytest.mark.whole


@pytest.mark.parametrize("way", get_args(Way))
@pytest.mark.parametrize("job", NEWER, ids=name_of)
def test_the_same_is_heard(heard: Hearing, way: Way, job: Job) -> None:
    """Node by node: roles, levels, names and words."""
    usual, newer = (heard(way, job, edition) for edition in ("usual", "newer"))
    assert newer == usual
    assert len(usual.pieces) > 100


def test_each_kind_of_document_is_among_them() -> None:
    """Of those that are heard twice."""
    assert {job.layout for job in NEWER} == {"leaflet", "poster", "onepager"}
