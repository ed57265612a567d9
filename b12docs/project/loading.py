"""The files of a project -> models: every error of a file at once, each with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache
from typing import Any

from b12docs.diagnostics import Diagnostic
from b12docs.look.theme import Theme
from b12docs.project.helps import with_their_doctor
from b12docs.project.topic import TO_DO, refuse_first_form, refuse_what_is_to_do, sound_house, topic_tree
from b12docs.records import record
from b12docs.rules.clinic import ClinicFile
from b12docs.rules.registry import run
from b12docs.rules.texts import ContentNodes
from b12docs.rules.walk import Nodes
from b12docs.schema.approval import Approval, Approvals
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.schema.validation import validate
from b12docs.source.files import File
from b12docs.source.pictures import Pictures
from b12docs.source.tree import Mapping, YamlTree
from b12docs.source.yaml_tree import parse


@record
class LoadedContent:
    """content.yaml as a model, its tree, and the fingerprint of what it says (comments and layout do not count)."""

    content: Content
    tree: YamlTree
    warnings: tuple[Diagnostic, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """A short name of what the tree says."""
        return fingerprint(self.tree.value)


@record
class LoadedClinic:
    """clinic.yaml as a model, its tree, and its warnings; a clinic that says nothing where there is none, or faults."""

    clinic: Clinic = Clinic()
    tree: YamlTree | None = None
    warnings: tuple[Diagnostic, ...] = ()


def read_content(file: File, houses: Iterable[File]) -> tuple[LoadedContent, Nodes]:
    """The content of a file, laid over what the house files say, the general one first, and what its tree holds.

    Raises InputError with every fault.
    """
    text = file.text
    own = parse(text, file.name)
    refuse_first_form(own)
    if TO_DO in text:
        refuse_what_is_to_do(own)
    tree = topic_tree(filter(None, map(_house_tree, houses)), with_their_doctor(own))
    subject = ContentNodes.of(tree)
    faults, warnings = _parted(run("content", subject))
    content = validate(Content, tree, faults)
    return LoadedContent(content, tree, tuple(warnings)), subject.nodes


@lru_cache(maxsize=16)
def _house_tree(file: File) -> YamlTree | None:
    """The tree of a house file, which nobody changes: what was read once is known by its bytes."""
    tree = read_if_any(file)
    return with_their_doctor(sound_house(tree)) if tree else None


def read_if_any(file: File) -> YamlTree | None:
    """The tree of a clinic or house file; None where every line is a comment.

    That is how ``init`` hands out a clinic file, and a house file that says nothing marks a hospital's folder.
    """
    text = file.text
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return None
    return parse(text, file.name)


def load_clinic(
    tree: YamlTree,
    pictures: Pictures,
    content: YamlTree | None,
    themes: Collection[str],
    theme: Theme | None,
    is_shared: bool = False,
) -> LoadedClinic:
    """The clinic file, checked against the content and the theme that it chooses.

    Raises InputError with every fault.

    ``pictures`` are those beside it, ``themes`` those that there are; content and theme are None where they are at
    fault themselves. A file that ``is_shared`` may answer what only other topics ask.
    """
    tree = with_their_doctor(tree)
    subject = ClinicFile(tree, pictures, content, themes, theme, is_shared)
    faults, warnings = _parted(run("clinic", subject))
    return LoadedClinic(validate(Clinic, _without_moved_keys(tree), faults), tree, tuple(warnings))


def _parted(found: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Errors, and warnings."""
    parts: tuple[list[Diagnostic], list[Diagnostic]] = ([], [])
    for one in found:
        parts[one.severity == "warning"].append(one)
    return parts


def content_of(loaded: LoadedContent, tree: YamlTree) -> LoadedContent:
    """The same content with other words, which a tree of the same form holds. Raises InputError."""
    return LoadedContent(validate(Content, tree, []), tree, loaded.warnings)


def clinic_of(tree: YamlTree) -> Clinic:
    """The clinic that a tree describes, which has been looked at. Raises InputError."""
    return validate(Clinic, _without_moved_keys(tree), [])


def _without_moved_keys(tree: YamlTree) -> YamlTree:
    """The clinic's tree without what stands elsewhere now, of which a rule has told already."""
    if not isinstance(tree.value, Mapping) or "approval" not in tree.value:
        return tree
    return YamlTree(tree.file, tree.value.only(tree.value.keys() - {"approval"}), tree.at, tree.slips)


def read_approvals(file: File | None) -> tuple[Approval, ...]:
    """What approval.yaml says; nothing where there is none. Raises InputError with every fault."""
    tree = read_if_any(file) if file else None
    return validate(Approvals, tree, []).approvals if tree else ()


def fingerprint(value: Any) -> str:
    """A short name of what a YAML tree says: the first 16 hex digits of the SHA-256 of its values in canonical JSON."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
