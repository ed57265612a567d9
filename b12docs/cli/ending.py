"""How the program ends: its exit status, Ctrl-C, and pipes that somebody closes."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import click

from b12docs.cli.output import print_json, print_still_there, report, stale_as_json
from b12docs.diagnostics import InputError, MachineError, SelectionError

HELD = "b12docs.held"  # of a context: a folder, and what it holds that no longer follows from the inputs
AT_FAULT, MACHINE, INTERRUPTED = 1, 3, 130  # click itself ends with 2 where the command line is at fault


class Command(click.Command):
    """A command that ends with the status of what is at fault, and says what it is."""

    allow_extra_args = True  # which are refused in words of our own

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; ends with status 2 where one belongs to no option."""
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            ctx.fail(
                f"'{left[0]}' belongs to no option; names have commas between them, as in --audience patient,carer"
            )
        return left

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except SelectionError as error:
            raise click.UsageError(str(error), ctx) from None
        except InputError as error:
            report(error.diagnostics)
            folder, stale = ctx.meta.get(HELD, (Path(), ()))
            if not ctx.params.get("quiet"):
                print_still_there(stale, folder)
            if ctx.params.get("json"):
                print_json([], [], error.diagnostics, stale=stale_as_json(stale, folder))
            sys.exit(AT_FAULT)
        except MachineError as error:
            click.echo(str(error), err=True)
            sys.exit(MACHINE)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)


@contextmanager
def told() -> Iterator[None]:
    """Whatever else the operating system refuses, such as output onto a full disk, is said without a traceback."""
    try:
        yield
    except OSError as error:
        where = os.fsdecode(error.filename) if error.filename else "standard output"
        click.echo(f"{where}: error: {error.strerror or error}", err=True)
        sys.exit(MACHINE)


@contextmanager
def at_once() -> Iterator[None]:
    """End the process as soon as what is inside wants it to end.

    Nothing is left to do then, and Python takes a tenth of a short run to take apart what it has loaded; Ctrl-C would
    kill it meanwhile.
    """
    try:
        yield
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise  # a message that Python prints
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # it is closed, or there is none
                stream.flush()
        os._exit(end.code or 0)


def prepare() -> None:
    """Let Ctrl-C and closed pipes end this process quietly."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            setattr(sys, name, _piped(stream))


def _end(number: int, frame: FrameType | None) -> None:
    """End at once: nothing has begun that would have to be put back, and imports cannot be interrupted cleanly."""
    os._exit(INTERRUPTED)


@contextmanager
def interruptible() -> Iterator[None]:
    """Where something has begun that must be put back, Ctrl-C raises KeyboardInterrupt."""
    before = signal.getsignal(signal.SIGINT)
    if before is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        if before is _end:
            signal.signal(signal.SIGINT, _end)


class _Pipe(io.FileIO):
    """A file or a pipe; what is written after its reader has gone is dropped, for nobody waits for it."""

    is_gone = False

    def write(self, data: Any, /) -> int:
        """Write the bytes; raises OSError once where the disk refuses them."""
        try:
            return len(data) if self.is_gone else super().write(data)
        except OSError as error:
            self.is_gone = True
            if error.errno in (errno.EPIPE, errno.EINVAL):  # Windows calls it EINVAL
                return len(data)
            raise


def _piped(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """The same stream over a pipe that may be closed, with a way to write what its encoding has not."""
    stream.flush()
    raw = _Pipe(stream.fileno(), "wb", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding=stream.encoding, errors="backslashreplace", write_through=stream.write_through
    )
