"""Dask: a real cluster of two processes makes the copies, as any executor would."""

from __future__ import annotations

from pathlib import Path

from distributed import Client, LocalCluster

import b12docs
from tests.conftest import shipped
from tests.handover.copies.lists import NAMES, TIMES, rows


def test_a_cluster_makes_the_same_copies(tmp_path: Path) -> None:
    """To the last byte, and all of them."""
    people = [(f"{name} {number}", when) for number in range(70) for name, when in zip(NAMES, TIMES, strict=True)]
    (tmp_path / "people.csv").write_text(rows(*people), "utf-8")
    plan = b12docs.plan(shipped(), audience="patient", layout="leaflet", paper="A4")
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with (
        LocalCluster(**options) as cluster,  # type: ignore[no-untyped-call]
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        together = b12docs.copies(
            shipped(), plan, tmp_path / "people.csv", tmp_path / "many", client.get_executor(), allow_draft=True
        )
    alone = b12docs.copies(shipped(), plan, tmp_path / "people.csv", tmp_path / "one", allow_draft=True)
    assert (together, alone) == (280, 280)
    made, expected = (
        {path.name: path.read_bytes() for path in (tmp_path / one).glob("*.pdf")} for one in ("many", "one")
    )
    assert made == expected
