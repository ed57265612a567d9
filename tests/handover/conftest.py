"""What the tests of the preview share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from b12docs.handover.board import Board
from b12docs.handover.server import serving


@pytest.fixture
def address(board: Board) -> Iterator[str]:
    """The address of the page that shows the board."""
    with serving(board) as found:
        yield found
