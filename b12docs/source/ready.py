"""What comes with the program ready: what was worked out of its own layouts and drawings before anybody asked.

``ready.txt`` lies beside this file, and ``python -m tests.ready`` writes it. A line is a kind with the hash of the code
that worked out its entries, or an entry: its kind, the hash of what was given, and the text that came of it. Where that
code has changed since, no entry of its kind counts. The versions of Python and of the libraries do not: what they make
of these files is a value of ours, and a test compares it with what today's make of them. Nothing in it is ever run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from b12docs.source.makers import own_code_of

FILE = Path(__file__).with_name("ready.txt")


def ready(kind: str, makers: tuple[str, ...], given: str) -> str | None:
    """What came of ``given``, where it is among the entries of this kind and the makers' code is what it was."""
    entries = _entries()
    text = entries.get(f"{kind}/{_hash(given)}")
    if text is None or entries.get(kind) != own_code_of(makers):
        return None
    return text


@cache
def _entries() -> dict[str, str]:
    try:
        lines = FILE.read_text("ascii").splitlines()
    except (OSError, ValueError):  # whatever is wrong with it costs time alone
        return {}
    return {name: text for name, _, text in (line.partition(" ") for line in lines)}


def _hash(given: str) -> str:
    return hashlib.sha256(given.encode(errors="surrogatepass")).hexdigest()


def lines_of(kind: str, makers: tuple[str, ...], entries: Mapping[str, str]) -> Iterator[str]:
    """The lines of a kind: its makers' code, and what came of each text that was given, in an order of their own."""
    yield f"{kind} {own_code_of(makers)}"
    for given, text in _sorted(entries):
        yield f"{kind}/{given} {text}"


def _sorted(entries: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return sorted((_hash(given), text) for given, text in entries.items())
