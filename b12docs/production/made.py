"""What a build comes to: the documents, ready to be written, and what was noticed on the way."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, replace

from b12docs.approval.changes import Change
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic


@dataclass(frozen=True)
class Standing:
    """How far a document can be relied on.

    ``by`` and ``on`` are who approved it, and when; of a draft, who approved what it said before ``changed`` of its
    texts did, if anybody. ``due`` is the day by which it must be reviewed.
    """

    approved: bool = False
    by: str = ""
    on: datetime.date | None = None
    changed: tuple[Change, ...] = ()
    due: datetime.date | None = None


@dataclass(frozen=True)
class Made:
    """A document that is ready to be written: its file's name, its bytes and its number of pages, if it has any.

    ``fingerprint`` is that of the content that it follows from, ``standing`` says who approved it, if anybody.
    """

    job: Job
    name: str
    data: bytes
    pages: int | None
    fingerprint: str = ""
    standing: Standing = Standing()

    @property
    def approved(self) -> bool:
        """Whether somebody approved what it says."""
        return self.standing.approved

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Result:
    """What a build made, and its warnings."""

    made: tuple[Made, ...]
    warnings: tuple[Diagnostic, ...]

    def named(self, name: str) -> Result:
        """The same with another name for the file of its one document; raises ValueError where there are several."""
        (one,) = self.made
        return replace(self, made=(replace(one, name=name),))

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the content that all of it follows from; of several contents theirs, with a space."""
        return " ".join(dict.fromkeys(one.fingerprint for one in self.made))
