"""Worker processes: what all jobs share goes to each of them once."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from b12docs.production.workers import Processes, processes, streamed


def _times(shared: bytes, number: int) -> int:
    return len(shared) * number


def _and(shared: bytes, number: int) -> int:
    return len(shared) + number


@pytest.fixture
def workers() -> Iterator[Processes]:
    """Processes of a test's own."""
    with processes() as found:
        yield found


def test_what_is_shared_is_not_sent_with_every_job(workers: Processes) -> None:
    """Nor with jobs of a second kind: a project takes longer to unpack than a copy to be made."""
    shared = bytes(100_000)
    assert list(streamed(_times, shared, range(3), workers)) == [0, 100_000, 200_000]
    assert list(streamed(_and, shared, range(2), workers)) == [100_000, 100_001]
    assert len(pickle.dumps(workers.sharing(shared))) < 1_000


def test_what_is_shared_later_reaches_workers_that_have_begun(workers: Processes) -> None:
    """It is sent to them."""
    assert list(streamed(_times, b"a", [1], workers)) == [1]
    assert list(streamed(_times, b"ab", [1], workers)) == [2]
