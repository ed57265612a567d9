"""Words in a line of the HTML edition: bold parts, links, reference numbers, and what is filled in by hand."""

from __future__ import annotations

from b12docs.document.citations import citations
from b12docs.document.leaves import Blank, Paragraph, Run, Runs
from b12docs.document.nodes import Block
from b12docs.language.direction import direction
from b12docs.language.together import JOINED
from b12docs.writers.html.markup import tag, words


def inline(runs: Runs, listed: int = 0) -> str:
    """Words with their bold parts, links and reference numbers, which lead to the so many references of the page."""
    return "".join(_run(run, listed) for run in runs)


def entry_name(number: int) -> str:
    """The id of the entry of a reference."""
    return f"reference-{number}"


def _run(run: Run, listed: int) -> str:
    text = words(run.text) if run.href else _cited(run, listed) if run.small else _whole(run.text)
    if run.language:
        text = tag("span", text, lang=run.language, dir=direction(run.language))
    if run.bold:
        text = tag("strong", text)
    if run.small:
        text = tag("span", text, class_="ref")
    return tag("a", text, href=run.href) if run.href else text


def _cited(run: Run, listed: int) -> str:
    """Numbers of references, those that are listed as links to their entries."""
    return "".join(
        tag("a", words(text), href=f"#{entry_name(number)}") if 1 <= number <= listed else words(text)
        for text, number in citations(run)
    )


def _whole(text: str) -> str:
    """Text whose ranges and rates are held together: behind a dash, hyphen or slash a browser would end the line."""
    parts = JOINED.split(text)
    return "".join(tag("span", words(part), class_="whole") if at % 2 else words(part) for at, part in enumerate(parts))


def is_plain(block: Block) -> bool:
    """Whether a block stands in a line: plain words, or what is filled in."""
    return isinstance(block, Blank) or (isinstance(block, Paragraph) and not block.role)


def flowing(blocks: tuple[Block, ...], listed: int = 0) -> str:
    """Words and what is filled in beside them, in one line."""
    return " ".join(
        blank(block) if isinstance(block, Blank) else inline(block.runs, listed)
        for block in blocks
        if isinstance(block, Blank | Paragraph)
    )


def blank(block: Blank) -> str:
    """A box to tick or a line to fill in, which is told by its words."""
    return tag("span", class_=f"to-{'tick' if block.form == 'tick' else 'fill'}", role="img", aria_label=block.words)
