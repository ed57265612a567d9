"""The documents of a build, made one after the other or by the workers of an executor."""

from __future__ import annotations

import hashlib
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future, ProcessPoolExecutor

P = TypeVar("P")
J = TypeVar("J")
R = TypeVar("R")


def in_order(
    work: Callable[[P, J], R], project: P, jobs: Iterable[J], begin: Callable[[J], None], executor: Executor | None
) -> Iterator[R]:
    """What the work makes of each job, in the order of the jobs; ``begin`` is called with a job before it is given out.

    A worker process is sent the project with each job, and unpacks it once.
    """
    if executor is None:
        for job in jobs:
            begin(job)
            yield work(project, job)
        return
    shared = _Shared(project)
    futures = []
    for job in jobs:
        begin(job)
        futures.append(executor.submit(_run, work, shared, job))
    try:
        for future in futures:
            yield future.result()
    finally:
        for future in futures:
            future.cancel()


def streamed(
    work: Callable[[P, J], R], shared: P, jobs: Iterable[J], executor: Executor | Processes | None, most: int = 16
) -> Iterator[R]:
    """What the work makes of each of many jobs, in their order; no more than ``most`` are taken up at a time.

    ``shared`` goes to each worker process once, and is kept there.
    """
    if executor is None:
        yield from (work(shared, job) for job in jobs)
        return
    value = executor.sharing(shared) if isinstance(executor, Processes) else _Shared(shared)
    running: deque[Future[R]] = deque()
    try:
        for job in jobs:
            running.append(executor.submit(_run, work, value, job))
            if len(running) >= most:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    finally:
        for future in running:
            future.cancel()


@contextmanager
def processes() -> Iterator[Processes]:
    """As many worker processes as this one has processors, which end behind the block."""
    started = Processes()
    try:
        yield started
    finally:
        started.shutdown()


class Processes:
    """Worker processes. They begin with the first job: with what is loaded here by then, where they can, and shared.

    It takes jobs as an executor does.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._held: dict[int, Any] = {}

    def sharing(self, value: P) -> _Held[P] | _Shared[P]:
        """A value for many jobs; what is shared before the first job is sent to nobody, or to each process once."""
        known = next((number for number, held in self._held.items() if held is value), None)
        if known is None and self._pool:
            return _Shared(value)
        number = len(self._held) if known is None else known
        self._held[number] = value
        return _Held(number)

    def submit(self, job: Callable[..., R], /, *given: Any) -> Future[R]:
        """Have a job done."""
        self._pool = self._pool or _pool(self._held)
        return self._pool.submit(job, *given)

    def shutdown(self) -> None:
        """End the processes when what they have taken up is done."""
        if self._pool:
            self._pool.shutdown()


def _pool(held: dict[int, Any]) -> ProcessPoolExecutor:
    import multiprocessing
    import os
    from concurrent.futures import ProcessPoolExecutor

    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    way = "fork" if sys.platform == "linux" else None
    return ProcessPoolExecutor(count, multiprocessing.get_context(way), _begin, (held,))


def _begin(held: dict[int, Any]) -> None:
    """What a worker process does first: it keeps what is shared."""
    _held.update(held)
    _end_with_parent()


def _end_with_parent() -> None:
    """Let this worker end when the process is killed that it works for: else it would wait for work for ever."""
    import os
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


_held: dict[int, Any] = {}  # what this worker has begun with


class _Held(Generic[P]):
    """A value that each worker process has begun with."""

    def __init__(self, number: int) -> None:
        self._number = number

    @property
    def value(self) -> P:
        """The value, in a worker process."""
        return cast("P", _held[self._number])


class _Shared(Generic[P]):
    """A value for many jobs: it is packed once for all worker processes, and threads share it as it is."""

    def __init__(self, value: P) -> None:
        self.value = value
        self._packed: tuple[str, bytes] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        if self._packed is None:
            import pickle

            data = pickle.dumps(self.value)
            self._packed = hashlib.sha256(data).hexdigest(), data
        return _unpacked, self._packed


_kept: dict[str, _Shared[Any]] = {}  # the last value that this worker unpacked


def _unpacked(key: str, data: bytes) -> _Shared[Any]:
    if key not in _kept:
        _kept.clear()
        import pickle

        _kept[key] = _Shared(pickle.loads(data))  # noqa: S301 - it comes from the process that started this one
    return _kept[key]


def _run(work: Callable[[P, J], R], shared: _Held[P] | _Shared[P], job: J) -> R:
    return work(shared.value, job)
