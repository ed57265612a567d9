"""What a file of translations holds: messages, each a text's id, its English and its translation.

They are what every tool of translators knows, whichever form the file has.
"""

from __future__ import annotations

from b12docs.records import field, record

FUZZY = "fuzzy"  # the flag of a translation that somebody must look at again


@record
class Message:
    """A text's entry in a file of translations.

    ``english`` is what it was when the file was last made fresh, ``previous`` the one before that the translation was
    made of, where it has changed. ``flags`` and ``remarks`` are the translator's, ``comment`` is the program's.
    ``line`` is that of the translation in the file, 0 where it has not been written yet.
    """

    id: str
    english: str
    translation: str = ""
    previous: str = ""
    flags: tuple[str, ...] = ()
    remarks: str = ""
    comment: str = ""
    obsolete: bool = False
    line: int = 0
    occurrences: tuple[tuple[str, str], ...] = ()

    @property
    def is_fuzzy(self) -> bool:
        """Whether a translator or the program has said that it is not finished."""
        return FUZZY in self.flags

    @property
    def is_touched(self) -> bool:
        """Whether it holds anything that a translator has written."""
        return bool(self.translation or self.remarks or set(self.flags) - {FUZZY})


@record
class Catalogue:
    """A file of translations as messages show it, what stands above and behind its messages, and these in order."""

    file: str
    messages: tuple[Message, ...] = ()
    header: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    is_fuzzy: bool = False
    behind: str = ""
