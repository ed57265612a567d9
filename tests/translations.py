"""A small topic with a translation of its few texts: each is its English behind a letter that no English has."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import polib

from b12docs.api import load
from b12docs.production.translating import update
from b12docs.project.project import Project
from tests.helpers_cli import HERE

PATIENT = {("patient", "standard")}
SHORT = HERE / "topics" / "short" / "content.yaml"


def translated(folder: Path, code: str = "pl", said: Callable[[str], str] = lambda english: f"ż {english}") -> Project:
    """The topic about a waiting room in a folder of its own, with all of its texts translated."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SHORT, folder / "content.yaml")
    path, _ = update(load(folder / "content.yaml"), code, PATIENT)
    entries = polib.pofile(str(path))
    for one in entries:
        one.msgstr = said(one.msgid)
    entries.save()
    return load(folder / "content.yaml")


def change(folder: Path, name: str, before: str, after: str) -> Project:
    """The topic with one text changed in one of its files."""
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(before) == 1, text.count(before)
    path.write_text(text.replace(before, after), "utf-8")
    return load(folder / "content.yaml")
