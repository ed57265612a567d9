"""The package's own content and layouts."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent.parent  # the package's own folder


def packaged(name: str) -> Path:
    """The package's own content.yaml, house.yaml, layouts or schemas; in an editable install the checkout's own."""
    inside = _HERE / "data" / name
    return inside if inside.exists() else _HERE.parent / name
