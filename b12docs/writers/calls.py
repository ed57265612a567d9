"""The telephone numbers that a document names where it is urgent, as something to tap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12docs.document.leaves import plain_text
from b12docs.document.nodes import Block
from b12docs.document.tree import own_runs, walk
from b12docs.records import record
from b12docs.source.telephones import dialled


@record
class Call:
    """What a button says, and the address that it dials."""

    words: str
    href: str


@record
class Calls:
    """The numbers that may be called, the most urgent first; ``words`` say so of one, as ``{number}`` in them."""

    words: str = "{number}"
    numbers: tuple[str, ...] = ()

    def named_in(self, block: Block) -> Iterator[Call]:
        """Those of the numbers that the block names, the most urgent first."""
        said = " ".join(plain_text(own_runs(one)) for one in walk(block))
        for number in filter(dialled, self.numbers):
            if re.search(rf"(?<![\d+]){re.escape(number)}(?!\d)", said):
                yield Call(self.words.format(number=number), dialled(number))
