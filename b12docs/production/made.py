"""What a build comes to: the documents, ready to be written, and what was noticed on the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic


@dataclass(frozen=True)
class Made:
    """A document that is ready to be written: its file's name, its bytes and its number of pages, if it has any."""

    job: Job
    name: str
    data: bytes
    pages: int | None

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Result:
    """What a build made, its warnings, and the fingerprint of the content that all of it follows from."""

    made: tuple[Made, ...]
    warnings: tuple[Diagnostic, ...]
    fingerprint: str
