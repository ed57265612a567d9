"""What the tests of production share."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """No power is cut here: the disk need not be waited for."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
