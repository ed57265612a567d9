"""What a build comes to: the documents, ready to be written, and what was noticed on the way."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from b12docs.approval.changes import Change
from b12docs.catalogue.plan import Job, Skipped
from b12docs.diagnostics import Diagnostic, Lowered
from b12docs.production.digests import sha256
from b12docs.records import record

NEAR_DAYS = 60  # before a review is due, in which it is named: time to find a clinician and to print anew


@record
class Origin:
    """What a document's file follows from: the content and the clinic file, and hashes.

    ``inputs`` is that of all files of its project, ``depends`` of what this very file follows from, ``code`` of what
    made it. ``texts`` are the marks of the texts that it prints. ``told`` is what was noticed of its pages when they
    were set; ``places`` is then the hash of where its words stand.
    """

    content: Path
    clinic: Path | None
    inputs: str
    depends: str
    code: str
    texts: str = ""
    told: tuple[Diagnostic, ...] = ()
    places: str = ""


@record
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

    def days_left(self, today: datetime.date) -> int | None:
        """The days until it must be reviewed, negative where it is overdue; None where nobody knows."""
        return (self.due - today).days if self.due else None

    def review(self, today: datetime.date) -> str:
        """What is to be said of its review: that it is past or near; nothing where it is far."""
        left = self.days_left(today)
        if left is None or left > NEAR_DAYS:
            return ""
        if left < 0:
            return f"out of date: the review was due by {self.due}"
        return f"review due by {self.due}, in {left} day{'' if left == 1 else 's'}"


@record
class Made:
    """A document that is ready to be written: its file's name, its bytes and its number of pages, if it has any.

    ``fingerprint`` is that of the content that it follows from, ``standing`` says who approved it, if anybody. One that
    is ``kept`` was in the folder already, and follows from the inputs as they are: it was not set again, and need not
    be written.
    """

    job: Job
    name: str
    data: bytes
    pages: int | None
    fingerprint: str = ""
    standing: Standing = Standing()
    origin: Origin | None = None
    kept: bool = False

    @property
    def approved(self) -> bool:
        """Whether somebody approved what it says."""
        return self.standing.approved

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return sha256(self.data)


@record
class Stale:
    """A document that the folder holds and that no longer follows from the inputs, and why."""

    name: str
    reason: str


@record
class Judged:
    """A document of a folder that a build has not made: the inputs it was held against, and why it is stale, if so.

    ``sha256`` is what the folder's list said of it.
    """

    inputs: str
    stale: str
    sha256: str


@record
class Basis:
    """What a whole build follows from, so that it is known again.

    ``key`` is of the options and of the paths, ``topics`` are their ids, ``inputs`` the hash of each one's files, and
    ``beside`` the names of the files that only these name. ``skipped`` is what it left out, ``today`` the day of it.
    """

    key: str
    topics: tuple[str, ...]
    inputs: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...]
    code: str
    skipped: tuple[Skipped, ...]
    today: datetime.date


@record
class Result:
    """What a build made, and its warnings.

    Of a build that knows its folder, ``judged`` are the other documents that the folder holds of the same inputs.
    ``lowered`` are the rules that the inputs make less severe, and ``groups`` says what is at stake with each rule that
    the warnings are of.
    """

    made: tuple[Made, ...]
    warnings: tuple[Diagnostic, ...]
    basis: Basis | None = None
    judged: Mapping[str, Judged] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What its request left out, where that is known."""
        return self.basis.skipped if self.basis else ()

    @property
    def stale(self) -> tuple[Stale, ...]:
        """What else the folder holds and no longer follows from the inputs."""
        return tuple(Stale(name, one.stale) for name, one in self.judged.items() if one.stale)

    def named(self, name: str) -> Result:
        """The same with another name for the file of its one document; raises ValueError where there are several."""
        (one,) = self.made
        basis = replace(self.basis, key=f"{self.basis.key} {name}") if self.basis else None
        judged = {other: about for other, about in self.judged.items() if other != name}
        return replace(self, made=(replace(one, name=name, kept=False),), basis=basis, judged=judged)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the content that all of it follows from; of several contents theirs, with a space."""
        return " ".join(dict.fromkeys(one.fingerprint for one in self.made))
