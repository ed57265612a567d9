"""A PDF of ``--standard ua2`` is heard as the usual one: no browser minds its version or an element's namespace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from b12docs.production.pipeline import build
from tests.conftest import built, jobs, name_of, need_tool, shipped
from tests.heard.hearing import TOOLS, Way, hear

pytestmark = pytest.mark.whole

CHOSEN = ("leaflet-patient-detailed-A4", "poster-patient-standard-A3", "onepager-clinician-standard-A4")


@pytest.mark.parametrize("way", get_args(Way))
def test_the_same_is_heard(tmp_path: Path, way: Way) -> None:
    """Node by node: roles, levels, names and words."""
    need_tool(*TOOLS, reason="no browsers, or nothing that hears them: nobody knows what a screen reader tells")
    files = []
    for job in (one for one in jobs() if name_of(one) in CHOSEN):
        newer = replace(job, finish=replace(job.finish, standard="ua2"))
        for name, data in (("usual", built(job).data), ("newer", build(shipped(), [newer]).made[0].data)):
            folder = tmp_path / name  # a window has the name of its file, where it has no title
            folder.mkdir(exist_ok=True)
            files.append(folder / f"{name_of(job)}.pdf")
            files[-1].write_bytes(data)
    heard = hear(way, files)
    assert len(heard) == 2 * 3
    assert heard[::2] == heard[1::2]
    assert all(len(one.pieces) > 100 for one in heard)
