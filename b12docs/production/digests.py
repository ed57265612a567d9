"""Hashes of files: whether a document is still as it was made."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

MOST_BYTES = 500_000_000  # larger than any document


def bytes_of(path: Path) -> bytes | None:
    """The bytes of an ordinary file; None where there is none, or one that cannot be a document of ours."""
    try:
        if path.is_symlink() or not path.is_file() or os.lstat(path).st_size > MOST_BYTES:
            return None
        return path.read_bytes()
    except OSError:
        return None


def sha256(data: bytes) -> str:
    """The hash of these bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """The hash of a file; nothing where there is none, or one that cannot be a document of ours."""
    data = bytes_of(path)
    return "" if data is None else sha256(data)


def intact(path: Path, digest: str) -> bytes | None:
    """The bytes of a file that has this hash; None where it has not, or there is no such file."""
    data = bytes_of(path)
    return data if data is not None and sha256(data) == digest else None
