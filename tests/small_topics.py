"""Topics of a few lines, laid over the shipped house, what a reader gets of them, and what layouts make of that."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from textwrap import dedent
from typing import TypeVar

from b12docs.document.nodes import Container
from b12docs.document.tree import Document
from b12docs.library.packaged import packaged
from b12docs.project.loading import LoadedContent, read_content
from b12docs.schema.clinic import Clinic
from b12docs.schema.validation import validate
from b12docs.source.files import File, read_file
from b12docs.source.yaml_tree import parse
from b12docs.templates.reader import read_document
from b12docs.templates.selection import select
from b12docs.templates.standing import Format
from b12docs.templates.view import View, names
from tests.conftest import shipped

N = TypeVar("N", bound=Container)

# What every topic needs, with one warning; ``topic`` puts further parts behind it.
LEAST = """
id: topic
version: "1"
published: 2026-01-31
review_by: 2028-01-31
title: A topic
main_message: {text: One thing matters.}
"""
WARNINGS = """
warnings:
  title: Get help now
  groups: [{id: now, title: "Call now if:", items: [{text: they faint}]}]
"""
SECTION = """
sections:
  - id: one
    title: A section
    blocks:
"""


def topic(parts: str = "", *, warnings: str = WARNINGS) -> LoadedContent:
    """A topic of the least that there must be and these parts; raises InputError."""
    text = "\n".join((LEAST, dedent(warnings), dedent(parts)))
    return read_content(File("content.yaml", text.encode()), [_house()])[0]


def section_of(blocks: str) -> str:
    """The part of a content that is one section of these blocks."""
    lines = dedent(blocks).strip().splitlines()
    return SECTION + "\n".join(f"      {line}" for line in lines) + "\n"


def clinic_of(text: str = "") -> Clinic:
    """What a clinic says."""
    return validate(Clinic, parse(dedent(text) or "name: Ours", "clinic.yaml"), [])


def seen(
    loaded: LoadedContent, audience: str = "patient", level: str = "standard", clinic: str = "", screen: bool = False
) -> View:
    """What a layout may use of the topic for a reader; raises InputError."""
    target = Format("A4", "flow", screen)
    return select(loaded.content, clinic_of(clinic), audience, level, target)


def document_of(view: View, layout: str = "leaflet") -> Document:
    """What a shipped layout makes of a view."""
    html = shipped().layouts.templates.render(f"{layout}.html", names(view))
    return read_document(html, file=layout, title="A topic", language="en")


def parts_of(document: Document, kind: type[N]) -> Iterator[N]:
    """The components of a kind, in the order of reading."""
    return (node for node in document.walk() if isinstance(node, kind))


@cache
def _house() -> File:
    return read_file(packaged("house.yaml"))
