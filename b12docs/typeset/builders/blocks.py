"""The table of the builders: which function makes the box of which type of node."""

from __future__ import annotations

from typing import assert_never

from b12docs.document import nodes
from b12docs.document.leaves import Blank, Figure, Heading, Logo, Paragraph, QrCode, WriteLines
from b12docs.document.nodes import Block, Component, Container, ListBlock, Table
from b12docs.typeset.boxes import Box
from b12docs.typeset.builders import components, figures, lists, tables, text
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.cover import cover
from b12docs.typeset.styles import Context


def box_of(build: Builder, block: Block, context: Context) -> Box:
    """The box of a block."""
    match block:
        case Heading():
            return text.heading(build, block, context)
        case Paragraph():
            return text.paragraph(build, block, context)
        case WriteLines():
            return text.write_lines(build, block, context)
        case Blank():
            return text.blank(build, block, context)
        case Figure():
            return figures.figure(build, block, context)
        case Logo():
            return figures.logo(build, block, context)
        case QrCode():
            return figures.qr_code(build, block, context)
        case ListBlock():
            return lists.list_box(build, block, context)
        case Table():
            return tables.table(build, block, context)
        case Container():
            return _component_box(build, block, context)
        case _:
            assert_never(block)


def _component_box(build: Builder, block: Component, context: Context) -> Box:  # noqa: PLR0912 - a line for each type
    match block:
        case nodes.Section():
            return components.section(build, block, context)
        case nodes.Column():
            return components.column(build, block, context)
        case nodes.Columns():
            return components.columns(build, block, context)
        case nodes.Tight():
            return components.tight(build, block, context)
        case nodes.Band():
            return (cover if block.icon else components.band)(build, block, context)
        case nodes.Strip():
            return components.strip(build, block, context)
        case nodes.KeyMessage():
            return components.key_message(build, block, context)
        case nodes.KeyPoints():
            return components.key_points(build, block, context)
        case nodes.RedFlags():
            return components.red_flags(build, block, context)
        case nodes.Cards():
            return components.cards(build, block, context)
        case nodes.Card():
            return components.card_box(build, block, context)
        case nodes.Panel():
            return components.panel(build, block, context)
        case nodes.Boxed():
            return components.boxed(build, block, context)
        case nodes.Protocol():
            return components.protocol(build, block, context)
        case nodes.Contents():
            return components.contents(build, block, context)
        case nodes.Passport():
            return components.passport(build, block, context)
        case nodes.Pointed():
            return figures.pointed(build, block, context)
        case _:
            assert_never(block)
