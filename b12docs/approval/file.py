"""approval.yaml as it is written: what was approved, the newest approval last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from b12docs.approval.changes import worded
from b12docs.schema.approval import Approval, ApprovedDocument, numbers_of
from b12docs.source.dumping import dumped

HEAD = """\
# Who approved which documents, and what these said then. 'b12docs approve' writes this file and 'b12docs status' reads
# it: change nothing by hand. A document that says anything else is a draft again.
"""
_SCHEMA = "# yaml-language-server: "
_CLINICS_OWN = ("values/", "help/", "clinic/")


def with_new(old: Iterable[Approval], new: Approval) -> tuple[Approval, ...]:
    """All approvals, the new one last, without those documents of older ones that it takes the place of.

    An older approval of a document stays where it was given for another clinic's values.
    """
    kept = [_without(one, new) for one in old]
    return (*(one for one in kept if one.documents), new)


def _without(old: Approval, new: Approval) -> Approval:
    left = tuple(one for one in old.documents if old.topic != new.topic or not _is_replaced(old, one, new))
    if left == old.documents:
        return old
    printed = [old.texts_of(one) for one in left]
    texts = {name: words for name, words in old.texts.items() if any(name in one for one in printed)}
    renumbered = (replace(one, prints=numbers_of(own, texts)) for one, own in zip(left, printed, strict=True))
    changed = replace(old, documents=tuple(renumbered), texts=texts)
    return changed.sealed() if old.is_sealed else changed


def _is_replaced(old: Approval, document: ApprovedDocument, new: Approval) -> bool:
    """Whether a new approval covers the document of an old one, for the same values of the clinic."""
    other = new.document(*document.key)
    return other is not None and _own(old.texts_of(document)) == _own(new.texts_of(other))


def _own(texts: Mapping[str, str]) -> dict[str, str | None]:
    return {name: worded(str(words)) for name, words in texts.items() if name.startswith(_CLINICS_OWN)}


def as_yaml(approvals: Iterable[Approval], remarks: str = "", schema: str = "") -> bytes:
    """The bytes of the file; ``remarks`` are lines of the old one that somebody has added to its head.

    ``schema`` is the line by which an editor finds the schema of the file, if it can.
    """
    listed = [_plain(one) for one in approvals]
    text = dumped({"approvals": listed})
    return f"{schema}{HEAD}{remarks}{text}".encode()


def schema_line(content: str) -> str:
    """The first line of a file of approvals, from that of the content beside it; empty where this names no schema."""
    first = content.partition("\n")[0]
    return first.replace("content.schema", "approval.schema") + "\n" if first.startswith(_SCHEMA) else ""


def remarks_of(text: str) -> str:
    """The remarks of a file that are not its head, so that none is lost when it is written anew."""
    known = set(HEAD.splitlines())
    remarks = (line for line in text.splitlines() if line.lstrip().startswith("#") and not line.startswith(_SCHEMA))
    return "".join(f"{line}\n" for line in remarks if line not in known)


def _plain(approval: Approval) -> dict[str, Any]:
    return {
        "name": str(approval.name), "role": str(approval.role), "date": approval.date,
        "review_by": approval.review_by, "topic": approval.topic, "version": str(approval.version),
        **({"seal": approval.seal} if approval.seal else {}),
        "documents": [dict(_document(one)) for one in approval.documents],
        "texts": {str(name): str(words) for name, words in approval.texts.items()},
    }  # fmt: skip


def _document(one: ApprovedDocument) -> Iterator[tuple[str, Any]]:
    yield from (("layout", str(one.layout)), ("audience", one.audience), ("level", one.level))
    if one.language:
        yield "language", one.language
    yield "fingerprints", list(one.fingerprints)
    yield "prints", one.prints
