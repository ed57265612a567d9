"""Packages that only some commands need, which are installed as extras of this one."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from b12docs.diagnostics import MachineError


def need(extra: str, *packages: str) -> None:
    """Raise MachineError with the line to type where one of the packages of an extra is not installed."""
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise MachineError(", ".join(missing), "this command needs a package that is not installed", to_type(extra))


def to_type(extra: str) -> str:
    """What to type for an extra that is not installed, as a hint says it."""
    return f'type: "{sys.executable}" -m pip install "b12docs[{extra}]"'
