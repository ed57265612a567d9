"""Text -> boxes: headings, paragraphs in the look of their role, and lines to write on."""

from __future__ import annotations

from b12docs.document.leaves import Blank, Heading, Paragraph, WriteLines
from b12docs.document.tree import SECTION, opens
from b12docs.paper import MM
from b12docs.records import replace
from b12docs.typeset.blanks import LineBox, RuledLines, TickBox, WriteIn
from b12docs.typeset.boxes import Box, HeadingBox, TextBox
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.pieces import Style
from b12docs.typeset.styles import Context
from b12docs.typeset.yielding import YieldingHeading, YieldingText

UNDER_RULE = 0.5 * MM  # between the rule above a section and its heading
SMALLER = (0.85, 0.7)  # what large words may become in a narrow column, as parts of their size
ANY = 99  # lines


def heading(build: Builder, block: Heading, context: Context) -> Box:
    """A heading of its level."""
    title = build.styles.named("title", build.palette.on_accent, bold=True)
    style = {1: title, 2: context.h2, 3: context.h3}[block.level]
    element = context.element.add(f"H{block.level}")
    if block.level == 1:  # of other languages a word can be longer than a narrow page is wide
        smaller = tuple(build.styles.scaled(title, part) for part in SMALLER)
        return YieldingHeading(block, title, smaller, element, ANY)
    if context.h3_yields and block.level > SECTION:
        return YieldingHeading(block, style, context.h3_yields, element, 1 if build.spaces.poster else None)
    ruled = context.ruled and block.level == SECTION
    return HeadingBox(block, style, element, build.grid.near(UNDER_RULE) if ruled else 0.0)


def paragraph(build: Builder, block: Paragraph, context: Context) -> Box:
    """A paragraph in the look of its role."""
    style = context.body
    if block.role == "clear":
        style = replace(style, bold=True)
    if block.role == "status":
        style = replace(style, bold=True, colour=build.palette.alarm_text)
    if block.role == "point":
        return _large(
            build, block, context, build.styles.named("label", context.tone or build.palette.heading, bold=True)
        )
    if block.role == "phone":
        return _large(
            build, block, context, build.styles.named("large", context.tone or build.palette.heading, bold=True)
        )
    text = TextBox(block.runs, style, context.element.add("P"), block.at, lead=opens(block))
    return WriteIn(text, build.spaces.write_in) if block.role == "write-in" else text


def _large(build: Builder, block: Paragraph, context: Context, style: Style) -> Box:
    """A few words that are read before all others around them; in a narrow column they are smaller, not broken."""
    style = replace(style.on(style.colour), balance=True)
    text = TextBox(block.runs, style, context.element.add("P"), block.at, lead=block.role == "point")
    steps = [build.styles.scaled(style, part) for part in SMALLER if part * style.size > context.body.size]
    return YieldingText(text, *steps, replace(context.body.on(style.colour), bold=True))


def write_lines(build: Builder, block: WriteLines, context: Context) -> Box:
    """Ruled lines to write on."""
    element = context.element.add_form("tv", block.words) if block.words else None
    return RuledLines(block.count, build.spaces.ruled, element, block.at)


def blank(build: Builder, block: Blank, context: Context) -> Box:
    """A box to tick, or a line to fill in."""
    element = context.element.add_form("cb" if block.form == "tick" else "tv", block.words)
    if block.form == "tick":
        return TickBox(context.body, element, block.at)
    return LineBox(build.spaces.write_in, context.body, element, block.at)
