"""What goes wrong by a fault of this program is told without its words, which may be somebody's."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager

from b12docs.diagnostics import InputError, MachineError, SelectionError


@contextmanager
def unsaid() -> Iterator[None]:
    """Let an exception that nobody foresaw tell where it came from, and its kind alone.

    Its message may have a value of a row in it, as that of a KeyError has.
    """
    try:
        yield
    except (InputError, SelectionError, MachineError):
        raise
    except BrokenExecutor:
        message = "a process that made copies was ended, perhaps for want of memory"
        raise MachineError("copies", message, "start it again: it goes on where it was") from None
    except Exception as error:
        told = f"{type(error).__name__}; what it says is left out, since it may be about somebody"
        raise RuntimeError(told).with_traceback(error.__traceback__) from None
