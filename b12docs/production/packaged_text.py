"""Whether the text that comes with the program is newer than a copy of it that a clinic has adapted."""

from __future__ import annotations

import re

from b12docs.diagnostics import InputError
from b12docs.library.packaged import packaged
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.source.files import read_file
from b12docs.source.tree import Mapping
from b12docs.source.yaml_tree import parse


@record
class Packaged:
    """The version of the packaged text, and the day of its publication as it is written."""

    version: str
    published: str


def newer_packaged(project: Project) -> Packaged | None:
    """The packaged text, where the project's is an older copy of it; else None."""
    if project.inputs.is_packaged:
        return None
    file = read_file(packaged("content.yaml"))
    try:
        top = parse(file.text, file.name).value
    except InputError:  # a damaged installation: the build of the packaged text tells
        return None
    if not isinstance(top, Mapping) or top.get("id") != project.content.id:
        return None
    found = Packaged(str(top.get("version", "")), str(top.get("published", "")))
    own = _parts(project.content.version), str(project.content.published)
    return found if (_parts(found.version), found.published) > own else None


def _parts(version: str) -> tuple[tuple[bool, int, str], ...]:
    """A version as its numbers and words, so that 1.10 comes behind 1.9."""
    found = re.findall(r"\d+|[^\W\d]+", version)
    return tuple((part.isdigit(), int(part) if part.isdigit() else 0, part) for part in found)
