"""Files that only a password opens (AES-256, ISO 32000-2 §7.6), and that programs which read aloud still can read.

An encrypted file is no PDF/A, which forbids it, and two of the same words differ: keys are random.
"""

from __future__ import annotations

import secrets
from io import BytesIO

import pikepdf


def encrypted(data: bytes, password: str) -> bytes:
    """The file, closed by a password; who has it may do all that a reader of paper may."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        closed = pikepdf.Encryption(owner=secrets.token_urlsafe(24), user=password, R=6)
        file.save(buffer, encryption=closed, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return buffer.getvalue()
