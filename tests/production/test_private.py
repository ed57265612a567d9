"""Files for nobody else to read."""

from __future__ import annotations

import os
from pathlib import Path

from b12docs.production.private import private


def test_what_a_killed_run_of_the_same_number_has_left_is_in_nobodys_way(tmp_path: Path) -> None:
    """In a container each run has the same number."""
    (tmp_path / f".b12docs-{os.getpid()}-sent").write_bytes(b"half of i")
    with private(tmp_path / "sent.json") as file:
        file.write(b"whole")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"sent.json": b"whole"}
